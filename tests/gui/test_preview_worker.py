from collections.abc import Callable
from typing import Any

import pytest

from mla_writer.gui import preview_worker
from mla_writer.gui.background import AtOnce, Background, Failed
from mla_writer.gui.preview_worker import Letter, PreviewWorker, Told, Wish
from mla_writer.model.errors import CannotRender
from mla_writer.model.message import Message, message


class Waiting:
    """A runner whose jobs end when they are told to."""

    def __init__(self) -> None:
        self.jobs: list[tuple[Callable[[], Any], Callable[[Any], None], Failed]] = []

    def run(self, job: Callable[[], Any], done: Callable[[Any], None], failed: Failed) -> None:
        self.jobs.append((job, done, failed))

    def end(self) -> None:
        AtOnce().run(*self.jobs.pop(0))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Wish]:
    """The wishes of which a letter was made; making one costs nothing here."""
    wishes: list[Wish] = []

    def letter(make: object, wish: Wish) -> Letter:
        wishes.append(wish)
        if wish.language == "xx":
            raise CannotRender(message("no"))
        return Letter(b"", ((1.0, 2.0),), {}, wish.scale)

    monkeypatch.setattr(preview_worker, "letter", letter)
    return wishes


def wish(language: str) -> Wish:
    return Wish(None, language, (0,), 1.0)  # type: ignore[arg-type]


def worker(runner: Waiting, refused: list[Message]) -> tuple[PreviewWorker, list[Letter]]:
    letters: list[Letter] = []
    told = Told(letters.append, lambda letter, images: None, refused.append)
    return PreviewWorker(runner, lambda case, language: (None, b""), told), letters  # type: ignore[arg-type, return-value]


def test_of_what_is_typed_meanwhile_the_newest_is_made(made: list[Wish]) -> None:
    runner = Waiting()
    making, letters = worker(runner, [])
    for language in ("a", "b", "c", "d"):
        making.wish(wish(language))
    while runner.jobs:
        runner.end()
    assert [one.language for one in made] == ["a", "d"]
    assert len(letters) == 2


def test_a_refusal_does_not_stop_the_next_letter(made: list[Wish]) -> None:
    runner, refused = Waiting(), []
    making, letters = worker(runner, refused)
    making.wish(wish("xx"))
    making.wish(wish("a"))
    while runner.jobs:
        runner.end()
    assert (refused, len(letters)) == ([message("no")], 1)


def test_work_in_the_background_comes_back_in_the_window(application: object) -> None:
    from PySide6.QtCore import QEventLoop

    background, loop, results = Background(), QEventLoop(), []

    def done(result: int) -> None:
        results.append(result)
        loop.quit()

    background.run(lambda: 6 * 7, done, lambda reason: loop.quit())
    loop.exec()
    background.close()
    assert results == [42]


def test_a_refusal_in_the_background_is_told(application: object) -> None:
    from PySide6.QtCore import QEventLoop

    background, loop, reasons = Background(), QEventLoop(), []

    def refuse() -> int:
        raise CannotRender(message("no text"))

    def failed(reason: Message) -> None:
        reasons.append(reason)
        loop.quit()

    background.run(refuse, lambda result: loop.quit(), failed)
    loop.exec()
    background.close()
    assert reasons == [message("no text")]


def test_nothing_is_reported_after_closing(application: object) -> None:
    background, results = Background(), []
    background.close()
    background.run(lambda: 1, results.append, lambda reason: None)
    assert results == []
