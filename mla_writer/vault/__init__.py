"""The vault: one encrypted store that holds all drafts of a person, and the keys that open it.

Belongs here: keeping. Does not belong here: what a draft means, and asking a person for a passphrase.
Nothing here opens the store by any other means than SQLCipher: a second copy of SQLite in the same process
would drop its locks (SQLite, "How To Corrupt An SQLite Database File", 2.2.1).
"""
