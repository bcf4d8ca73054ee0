"""What a person is told about redacted copies: the groups, and the limits."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.model.message import Message, message
from mla_writer.redaction.sensitive import Sort

LIMITS = message(
    "The facts themselves may still identify a person. Names that no answer holds are not found. Read the "
    "copy before you pass it on."
)
GROUPS: Mapping[Sort, Message] = {
    Sort.PERSON: message("Persons"),
    Sort.BIRTH: message("Dates and places of birth"),
    Sort.CONTACT: message("E-mail and telephone"),
    Sort.ADDRESS: message("Addresses"),
    Sort.IDENTITY: message("Identity documents and registers"),
    Sort.ACCOUNT: message("Accounts"),
    Sort.ORGANISATION: message("Organisations"),
    Sort.AUTHORITY: message("Authorities"),
    Sort.IDENTIFIER: message("Identifiers"),
    Sort.REFERENCE: message("References of files"),
    Sort.SUSPECTED: message("Looks like an identifier in the text"),
}
