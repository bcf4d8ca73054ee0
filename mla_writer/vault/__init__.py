"""The vault: one encrypted store that holds all drafts of a person, and the keys that open it.

Belongs here: keeping. Does not belong here: what a draft means, and asking a person for a passphrase.
Nothing here opens the store by any other means than SQLCipher: a second copy of SQLite in the same process
would drop its locks (SQLite, "How To Corrupt An SQLite Database File", 2.2.1).
"""

from mla_writer.vault.openings import FromKeyring, Opening, Passphrase, RecoveryWords
from mla_writer.vault.query import Entry, Query
from mla_writer.vault.shelf import Revision, Shelf
from mla_writer.vault.vault import Vault

__all__ = [
    "Entry",
    "FromKeyring",
    "Opening",
    "Passphrase",
    "Query",
    "RecoveryWords",
    "Revision",
    "Shelf",
    "Vault",
]
