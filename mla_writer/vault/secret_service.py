"""The keyring of Linux desktops: the Secret Service of freedesktop.org, by the library on which ``keyring``
rests.

``keyring`` itself is not loaded here: it brings half of an HTTP client along, which alone takes most of the
time that unlocking may add to a start. Every error means "not available" to who calls (see ``keyring``).
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, contextmanager
from typing import Any

LABEL = "MLA Writer"


class SecretService:
    """One default collection of items, found by service and name; the methods are those of ``keyring``."""

    @staticmethod
    def is_there() -> bool:
        """Whether the desktop offers it; raises where there is no bus."""
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection:
            return secretstorage.check_service_availability(connection)

    def get_password(self, service: str, name: str) -> str | None:
        """The text kept, or None; raises when it stays locked."""
        with _collection() as collection:
            for item in collection.search_items(_attributes(service, name)):
                if item.is_locked():
                    item.unlock()
                return item.get_secret().decode("ascii")
        return None

    def set_password(self, service: str, name: str, text: str) -> None:
        """Keep ``text``, in place of what was there."""
        with _collection() as collection:
            data = text.encode("ascii")
            collection.create_item(LABEL, _attributes(service, name), data, replace=True)

    def delete_password(self, service: str, name: str) -> None:
        """Remove what is kept."""
        with _collection() as collection:
            for item in list(collection.search_items(_attributes(service, name))):
                item.delete()


@contextmanager
def _collection() -> Generator[Any]:
    """The default collection, unlocked by the desktop's own question if need be."""
    import secretstorage

    with closing(secretstorage.dbus_init()) as connection:
        collection = secretstorage.get_default_collection(connection)
        if collection.is_locked():
            collection.unlock()
        collection.ensure_not_locked()
        yield collection


def _attributes(service: str, name: str) -> dict[str, str]:
    return {"service": service, "username": name}
