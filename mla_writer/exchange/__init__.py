"""Sending a request to named persons and reading what they send: sealed, signed files and key cards.

``pack`` and ``unpack`` are the way out and in; the format is published in ``docs/exchange-format.md``.
Belongs here: bytes. Does not belong here: what a person may do with what was received (``session``).
"""
