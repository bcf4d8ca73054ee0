from dataclasses import replace
from PySide6.QtCore import QObject, QEvent, QPoint
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from mla_writer.gui.window import Window
from .typist import Typist, _buttons
from .hands import *
from .hands import _handle

def test_try(services, look, shown, example, ticking):
    services.keep(replace(services.settings, interface_language="fr"))
    look._services = services
    window = Window(services, look)
    window._clock.stop()
    shown(window)
    window.activateWindow()
    typist = Typist(window, services, example)
    typist.begin()
    window.editor.session.answer("common.case.stage", "investigation")
    window.editor.go_to("case/stage")
    for p in ("is_criminal","opened_on"): pass
    sheet=window.editor.page.sheet
    h=typist.hands
    h.click(sheet.fold.button)
    rows=sheet.folded.rows
    typist.fill(rows["common.case.opened_on"], "2025-10-14")
    print("focus", QApplication.focusWidget(), rows["common.case.opened_on"].question.value)
    b=_buttons(rows["common.case.custody"].editor)[1]
    h.scroll_to(b)
    w=b.window()
    g=lambda: b.mapTo(w, QPoint(0,0))
    class F(QObject):
        def eventFilter(self, o, e):
            if e.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease) and o.isWidgetType():
                print(e.type(), o, e.position(), "b at", g())
            return False
    f=F(); QApplication.instance().installEventFilter(f)
    place=b.mapTo(w,b.rect().center())
    print(g(), place, b.rect())
    QTest.mouseClick(_handle(w), LEFT, PLAIN, place)
    print(g())
    settle()
    print(g(), rows["common.case.custody"].question.value, b.isChecked())
    window.grab().save("/tmp/s/dbg.png")
