"""Catalogs that no translator made: every sentence as long as a long translation, or in another script.

They show what does not fit and what does not turn, before and besides the real ones.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable

import pytest

PARTS = re.compile(r"(\{[A-Za-z_][A-Za-z0-9_]*\})")
LONGER = 0.4
FILLER = "lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod tempor invidunt ut"
ARABIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه", strict=True))
CHINESE = "请求法律依据国家协助案件证据银行账户主管机关文件签名日期人员"


def lengthened(text: str) -> str:
    """``text`` with two fifths more letters at its end, in words of usual length."""
    more = round(len(PARTS.sub("", text)) * LONGER)
    return f"{text} {FILLER[: max(more, 2) - 1].strip()}" if text.strip() else text


def in_arabic(text: str) -> str:
    """``text`` in Arabic letters that mean nothing, its placeholders kept."""
    return "".join(part if place % 2 else _letters(part) for place, part in enumerate(PARTS.split(text)))


def in_chinese(text: str) -> str:
    """``text`` in a third as many Chinese signs that mean nothing, its placeholders kept."""
    parts = PARTS.split(text)
    return "".join(part if place % 2 else _signs(part) for place, part in enumerate(parts))


def _letters(text: str) -> str:
    turned = "".join(ARABIC.get(sign, sign) for sign in text.lower())
    return turned.replace("?", "؟").replace(",", "،").replace(";", "؛")


def _signs(text: str) -> str:
    count = -(-sum(sign.isalpha() for sign in text) // 3)
    end = {"?": "？", ".": "。", ":": "："}.get(text.strip()[-1:], "")
    return (CHINESE * (count // len(CHINESE) + 1))[:count] + end


class Pseudo(gettext.NullTranslations):
    """A catalog whose every sentence is made by ``turn``."""

    def __init__(self, turn: Callable[[str], str]) -> None:
        super().__init__()
        self._turn = turn

    def gettext(self, message: str) -> str:
        return self._turn(message)

    def pgettext(self, context: str, message: str) -> str:
        return self._turn(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._turn(msgid1 if n == 1 else msgid2)


def speak(patch: pytest.MonkeyPatch, turn: Callable[[str], str]) -> None:
    """Let the interface speak by ``turn`` in every language."""
    from mla_writer.i18n import language

    made = Pseudo(turn)

    def translations(code: str, domain: str) -> Pseudo:
        return made

    patch.setattr(language, "translations", translations)
