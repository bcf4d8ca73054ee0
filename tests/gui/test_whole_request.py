import time
from dataclasses import replace
from PySide6.QtWidgets import QApplication
from mla_writer.gui.window import Window
from mla_writer.gui.widgets import Notice
from .typist import Typist

def test_try(services, look, shown, example, ticking):
    services.keep(replace(services.settings, interface_language="fr"))
    look._services = services
    window = Window(services, look)
    window._clock.stop()
    shown(window)
    window.activateWindow()
    t0 = time.time()
    def turned():
        print(f"{time.time()-t0:6.2f}", typist.session.page.key, flush=True)
    typist = Typist(window, services, example, turned)
    typist.begin()
    typist.walk()
    print(time.time()-t0)
