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
        print(f"{time.time() - t0:6.2f}", typist.session.page.key, flush=True)

    typist = Typist(window, services, example, turned)
    typist.begin()
    typist.walk()
    print(time.time() - t0)
    from .typist import same

    got = typist.session.draft
    for asked in typist.session.journey.asked():
        w = typist.mapped(asked.field, example.get(asked.path))
        g = typist.mapped(asked.field, got.get(asked.path))
        if not same(g, w):
            print("DIFF", asked.path, g, w)
    print(got.confirmations, got.overrides)
    print("ready", typist.session.ready, [(f.check, f.severity, f.field) for f in typist.session.findings])
    import json
    from mla_writer.drafts import to_json

    open("/tmp/s/got.json", "wb").write(to_json(got))
    print(list(services.drafts_folder().glob("*")))
