"""One authority as it is looked up, whoever says it, and what its fields may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mla_writer.authorities.folding import folded
from mla_writer.model.errors import ProgramError
from mla_writer.model.message import Message, message
from mla_writer.model.text_gate import clean

RULEBOOK, OWN = "rulebook", "own"
"""Origins: the program's rulebook and the user's own address book; others are ids of packs."""
GENERAL = "general"

TOPICS: Mapping[str, Message] = {
    GENERAL: message("Mutual assistance in general"),
    "preservation_24_7": message("Preservation of data, contact at all hours"),
    "extradition": message("Extradition"),
    "transfer": message("Transfer of persons or of proceedings"),
    "confiscation": message("Freezing and confiscation"),
    "joint_investigation": message("Joint investigation and special techniques"),
    "corruption": message("Corruption"),
    "tax": message("Tax and customs"),
}
"""What an authority may be responsible for, by id."""

FIELDS: Mapping[str, Message] = {
    "name": message("Name"),
    "ministry": message("Ministry"),
    "function": message("Function and power"),
    "address": message("Postal address"),
    "email": message("E-mail"),
    "phone": message("Telephone"),
    "fax": message("Fax"),
    "website": message("Website"),
    "contact_24_7": message("Contact at all hours"),
    "languages": message("Languages"),
    "scope": message("Responsible for"),
    "source": message("Source"),
    "as_of": message("As of"),
}
"""The fields of text that an entry of an address book has, with what each is called."""

SEVERAL_LINES = frozenset({"address", "scope", "function"})
IN_DRAFT = ("name", "function", "address", "email", "phone")
"""The fields that a record of an authority in a draft has too."""
LONGEST_NAME, LONGEST = 500, 2000
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
WHITE = re.compile(r"[^\S\n]+")


class FieldRefused(ProgramError):
    """A field of an authority that cannot be kept as it is."""


@dataclass(frozen=True, slots=True)
class AuthorityCard:
    """An authority with its provenance. Fields that are not known are empty.

    ``state`` is an ISO 3166-1 alpha-2 code. ``treaties`` are ids of instruments for which it is named,
    ``topics`` ids of ``TOPICS``, ``scope`` the matters in words. ``told`` is a declaration that names an
    authority in a sentence: such a card is read, not put into a draft. ``source`` is a title, ``as_of``
    a date ``YYYY[-MM[-DD]]``, ``confidence`` ``high``, ``medium``, ``low`` or empty where the source
    stands for itself. ``origin`` is ``rulebook``, ``own`` or the id of a pack.
    """

    id: str
    state: str
    name: str = ""
    ministry: str = ""
    function: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    fax: str = ""
    website: str = ""
    contact_24_7: str = ""
    languages: str = ""
    scope: str = ""
    source: str = ""
    as_of: str = ""
    told: str = ""
    treaties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    confidence: str = ""
    origin: str = OWN
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any], hash=False)

    @property
    def can_be_used(self) -> bool:
        """Whether it has a name that can stand in a draft."""
        return bool(self.name)

    @property
    def key(self) -> tuple[str, str]:
        """By which the same authority is recognised: State and name, without case, accents and signs."""
        return self.state, folded(self.name)

    def text(self, name: str) -> str:
        """The field ``name`` of ``FIELDS``."""
        return str(getattr(self, name))

    def texts(self) -> dict[str, str]:
        """Its fields of text that hold something."""
        return {name: self.text(name) for name in FIELDS if self.text(name)}

    def with_texts(self, texts: Mapping[str, str]) -> AuthorityCard:
        """This card with ``texts`` in place of its own."""
        changes: dict[str, Any] = {name: text for name, text in texts.items() if name in FIELDS}
        return replace(self, **changes)


def accepted(name: str, text: str) -> str:
    """``text`` as the field ``name`` may hold it: clean, without superfluous white space.

    ``TextRefused`` for a character that may not enter a request, ``FieldRefused`` for what is too long
    and for a date that is none.
    """
    limit = LONGEST_NAME if name == "name" else LONGEST
    if len(text) > limit:
        raise FieldRefused(
            message(
                "{field} has {found} characters; {limit} are allowed",
                field=FIELDS[name],
                found=len(text),
                limit=limit,
            )
        )
    tidy = _tidy(clean(text), several=name in SEVERAL_LINES)
    if name == "as_of" and tidy and not DATE.fullmatch(tidy):
        raise FieldRefused(
            message(
                "'{found}' is no date; write {example}, or the year alone", found=tidy, example="2026-01-31"
            )
        )
    return tidy


def _tidy(text: str, *, several: bool) -> str:
    lines = [WHITE.sub(" ", line).strip() for line in text.split("\n")]
    return ("\n" if several else " ").join(line for line in lines if line)
