from dataclasses import replace

import pytest

from mla_writer import settings
from mla_writer.gui.services import Services, interface_language, system_now
from mla_writer.model.draft import Draft
from mla_writer.model.errors import UnknownName, VaultError
from mla_writer.model.message import Message, message

from .vaults import put


@pytest.mark.parametrize(
    ("chosen", "desktop", "code"),
    [("fr", "en", "fr"), ("", "fr", "fr"), ("", "xx", "en"), ("xx", "", "en"), ("", "", "en")],
)
def test_the_language_is_the_one_chosen_else_that_of_the_desktop(
    chosen: str, desktop: str, code: str
) -> None:
    assert interface_language(chosen, desktop).code == code


def test_a_message_within_a_message_is_said_too(services: Services) -> None:
    said = services.say(message("{label} {number}", label=Message("Bank records"), number=2))
    assert said == "Bank records 2"


def test_preferences_are_written_down_and_taken_over(services: Services) -> None:
    services.keep(replace(services.settings, interface_language="fr"))
    assert (services.language.code, settings.load().interface_language) == ("fr", "fr")


def test_a_draft_of_the_vault_is_opened(services: Services, example: Draft) -> None:
    session = services.open(put(services, example))
    assert (session.dirty, session.draft) == (False, example)


def test_what_is_not_there_is_told(services: Services) -> None:
    with pytest.raises(UnknownName):
        services.open("nothing")


def test_nothing_is_read_from_a_locked_vault(services: Services) -> None:
    services.vault = None
    with pytest.raises(VaultError):
        services.open("d1")


def test_the_clock_knows_its_offset() -> None:
    assert system_now().utcoffset() is not None


def test_every_request_language_makes_a_language(services: Services) -> None:
    codes = services.request_languages()
    assert {"en", "fr", "es"} <= set(codes)
    assert all(services.request_language(code).domain == "request" for code in codes)


def test_other_digits_are_printed_on_wish_where_the_language_has_them(services: Services) -> None:
    assert services.request_language("ar").number(12) == "12"
    services.settings = replace(services.settings, other_digits=True)
    assert services.request_language("ar").number(12) == "١٢"
    assert services.request_language("fr").number(12) == "12"
