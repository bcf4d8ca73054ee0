"""How a proposal of languages is worded."""

from __future__ import annotations

import pytest

from mla_writer.i18n import Language, accepted_words
from mla_writer.model.accepted import Mode, Proposal

PRINTED = ("en", "fr", "es", "ru", "ar", "zh", "pt")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Proposal("FR", ("fr",), Mode.ANY_OF), "France accepts: French."),
        (
            Proposal("CH", ("de", "fr"), Mode.ANY_OF),
            "Switzerland accepts: German or French. One of them is enough.",
        ),
        (
            Proposal("MK", ("mk", "en"), Mode.ALL_OF),
            "North Macedonia accepts: Macedonian and English. Each of them is needed.",
        ),
        (
            Proposal("FR", ("fr",), Mode.ANY_OF, optional=True),
            "France accepts: French. No translation is needed.",
        ),
        (Proposal("FR", optional=True), "No translation is needed."),
        (Proposal("IQ"), "Not known. Ask the central authority of the requested State."),
    ],
)
def test_what_is_accepted(found: Proposal, said: str) -> None:
    assert accepted_words.accepts(Language("en"), found) == said


NONE = "None of the languages chosen is known to be accepted."
OUTSIDE = "The program makes no documents in:"


@pytest.mark.parametrize(
    ("found", "chosen", "said"),
    [
        (Proposal("FR", ("fr",), Mode.ANY_OF, printed=PRINTED), ("fr",), ()),
        (Proposal("FR", ("fr",), Mode.ANY_OF, printed=PRINTED), ("en",), (NONE,)),
        (
            Proposal("JP", ("ja",), Mode.ANY_OF, printed=PRINTED),
            ("en",),
            (NONE, f"{OUTSIDE} Japanese. Have the finished document translated."),
        ),
        (
            Proposal("SE", ("sv", "da"), Mode.ANY_OF, printed=PRINTED),
            ("en",),
            (NONE, f"{OUTSIDE} Swedish or Danish. Have the finished document translated into one of them."),
        ),
        (
            Proposal("MK", ("mk", "en"), Mode.ALL_OF, printed=PRINTED),
            ("fr",),
            (
                "Languages needed and not chosen: Macedonian and English.",
                f"{OUTSIDE} Macedonian. Have the finished document translated.",
            ),
        ),
    ],
)
def test_what_lacks(found: Proposal, chosen: tuple[str, ...], said: tuple[str, ...]) -> None:
    assert accepted_words.lacks(Language("en"), found, chosen) == said
