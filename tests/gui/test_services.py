import os
from dataclasses import replace
from pathlib import Path

import pytest

from mla_writer import settings
from mla_writer.drafts import to_json
from mla_writer.gui.services import Services, interface_language, system_now
from mla_writer.model.draft import Draft
from mla_writer.model.errors import NotADraft
from mla_writer.model.message import Message, message


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


def test_a_draft_is_opened_with_its_file(services: Services, example: Draft, tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(to_json(example))
    session = services.open(path)
    assert (session.path, session.dirty, session.draft) == (path, False, example)


def test_what_is_no_draft_is_refused(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text("[]")
    with pytest.raises(NotADraft):
        services.open(path)


def test_a_new_draft_has_a_place_that_only_its_owner_sees(services: Services) -> None:
    path = services.new_path(Draft("d1"))
    assert path.name == "d1.json"
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_name_on_the_network_is_never_looked_up(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    looked_up = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        asked.append(path)
        return looked_up(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    services.settings = replace(services.settings, recent_files=("//server/share/x.json",))
    services.known_drafts()
    assert [path for path in asked if "server" in str(path)] == []


def test_files_that_went_are_not_listed(services: Services, tmp_path: Path) -> None:
    services.settings = replace(services.settings, recent_files=(str(tmp_path / "gone.json"),))
    assert services.known_drafts() == ()


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
