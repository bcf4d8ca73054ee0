"""Which column of a directory holds which field: guessed from headers, mapped by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mla_writer.authorities.card import FIELDS
from mla_writer.authorities.folding import folded
from mla_writer.model.errors import UnknownName
from mla_writer.model.message import Message, message

STATE = "state"
TARGETS: Mapping[str, Message] = {STATE: message("State"), **FIELDS}
"""What a column can be mapped to."""

GUESSES: Mapping[str, tuple[str, ...]] = {
    STATE: ("state", "country", "country code", "iso", "état", "pays", "code pays", "país", "estado"),
    "name": (
        "name", "authority", "central authority", "office", "fn", "nom", "autorité", "autorité centrale",
        "dénomination", "nombre", "autoridad", "autoridad central",
    ),
    "ministry": ("ministry", "department", "organisation", "organization", "org", "ministère", "organisme",
                 "ministerio", "organismo"),
    "function": ("function", "power", "title", "role", "fonction", "compétence", "función", "cargo"),
    "address": ("address", "postal address", "adr", "adresse", "adresse postale", "dirección",
                "dirección postal"),
    "email": ("email", "e mail", "mail", "courriel", "adresse électronique", "correo", "correo electrónico"),
    "phone": ("phone", "telephone", "tel", "téléphone", "teléfono"),
    "fax": ("fax", "telefax", "télécopie", "télécopieur"),
    "website": ("website", "web", "url", "site", "site web", "site internet", "sitio web", "página web"),
    "contact_24_7": ("24 7", "24 7 contact", "contact at all hours", "contact point", "point de contact",
                     "punto de contacto", "permanence"),
    "languages": ("languages", "language", "langues", "langue", "idiomas", "idioma", "lenguas"),
    "scope": ("scope", "responsible for", "matters", "competence", "remarks", "note", "notes", "matières",
              "compétences", "observations", "remarques", "ámbito", "materias", "observaciones"),
    "source": ("source", "fuente"),
    "as_of": ("as of", "date", "updated", "mise à jour", "fecha", "actualizado", "à jour au"),
}  # fmt: skip
"""Headers by which a column is recognised, in English, French and Spanish."""


def guessed(header: Sequence[str], remembered: Mapping[str, str] | None = None) -> dict[str, str]:
    """A column of ``header`` for each target that is recognised, each column once.

    ``remembered`` is how a person mapped columns last (target to header); it goes before guesses where
    the file has that column.
    """
    mapping = {
        target: column
        for target, column in (remembered or {}).items()
        if target in TARGETS and column in header
    }
    free = [column for column in header if column not in mapping.values()]
    for target, words in GUESSES.items():
        found = None if target in mapping else _recognised(free, words)
        if found is not None:
            mapping[target] = found
            free.remove(found)
    return mapping


def checked(mapping: Mapping[str, str], header: Iterable[str]) -> dict[str, str]:
    """``mapping`` of targets to columns when each exists; else ``UnknownName`` with what is allowed."""
    columns = list(header)
    for target, column in mapping.items():
        if target not in TARGETS:
            allowed = ", ".join(TARGETS)
            raise UnknownName(
                message("there is no field '{found}'; allowed: {allowed}", found=target, allowed=allowed)
            )
        if column not in columns:
            allowed = ", ".join(columns)
            raise UnknownName(
                message("the file has no column '{found}'; it has: {allowed}", found=column, allowed=allowed)
            )
    if "name" not in mapping:
        raise UnknownName(
            message("no column is mapped to the name of the authority; say which one it is (name=…)")
        )
    return dict(mapping)


def _recognised(columns: Iterable[str], words: Iterable[str]) -> str | None:
    by_word = {folded(column): column for column in reversed(list(columns))}
    return next((by_word[folded(word)] for word in words if folded(word) in by_word), None)
