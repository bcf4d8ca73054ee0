"""A pack is proved before it is installed; one that fails later does not take the others with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mla_writer.model.errors import CannotWrite, PackRefused, ProgramError
from mla_writer.model.message import message
from mla_writer.packs import archive, offers, store, trust
from mla_writer.packs.minisign import sign
from mla_writer.packs.secret_keys import new_key
from mla_writer.rulebook import cache, laying
from mla_writer.session.packs import prove, take
from tests.packs.conftest import DAY, LANGUAGES, SOURCE, files_of, home, read_once

__all__ = ["home", "read_once"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("read_once")]
EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "pack-aldovia"
CH = LANGUAGES.format(value='["en"]')
CHECK = """as_of = "2026-01-01"
[[checks]]
id = "{id}"
severity = "warning"
mode = "automatic"
title = "T"
message = "M"
fix = "F"
when = "{when}"
source = "S"
verified = "text"
"""


def offer(**more: str) -> offers.Offer:
    return offers.described(archive.build(files_of(**more)))


def example(**changed: bytes | None) -> offers.Offer:
    files = archive.read_folder(EXAMPLE)
    for name, content in changed.items():
        path = name.replace("__", "/") + (".md.j2" if name.startswith("templates") else ".toml")
        files.pop(path)
        files |= {path: content} if content is not None else {}
    return offers.described(archive.build(files))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"countries__CH": CH}, r"CH.toml, at .*xa-note"),
        ({"countries__CH": "[languages.acceptd]\nvalue = 1\n"}, r"CH.toml, at .*acceptd"),
        ({"countries__CH": "central_authorities = 3"}, "CH.toml"),
        ({"countries__CH": "[[central_authorities]]\nx = [1]\n"}, "CH.toml"),
        ({"checks__a": CHECK.format(id="SRV-001", when="true")}, "declared twice"),
        ({"checks__a": CHECK.format(id="XA-1", when="no.such > 1")}, "XA-1"),
        ({"checks__language": CHECK.format(id="XA-1", when="true")}, "may add such a file, not replace"),
        ({"assurances": "[assurances.x]\nlabel = 'x'\n"}, "assurances.toml, at as_of"),
        ({"assurances": "as_of = '2026-01-01'\nassurances = 3\n"}, "assurances.toml"),
        ({"term_lists": "[term_lists.x.terms]\nen = []\n"}, "term_lists.toml"),
        ({"choices__a": "[choices]\nkind_family = []\n"}, "choices/a.toml|declared twice"),
        ({"instruments__a": "titles = 3"}, "a.toml, at"),
        ({"instruments__untoc": "participations = 3"}, "untoc.toml, at participations"),
        ({"sources__countries": "[x]\n"}, "may add such a file"),
        ({"records__a": "x = 1979-05-27"}, "records/a.toml"),
    ],
)
def test_declarations_that_do_not_fit(more: dict[str, str], told: str) -> None:
    with pytest.raises(PackRefused, match=told):
        prove(offer(**more).content)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"templates__kinds__xa_seal_register": None},
            "has no text; add templates/kinds/xa_seal_register.md.j2",
        ),
        ({"templates__kinds__xa_seal_register": b"{% if %}"}, "kinds/xa_seal_register"),
        ({"templates__kinds__xa_seal_register": b"{{ measure.__class__ }}"}, "kinds/xa_seal_register"),
        ({"sources__aldovia": None}, "xa-gazette"),
        ({"assurances": None}, "xa_register_returned"),
    ],
)
def test_a_kind_that_is_not_whole(changed: dict[str, bytes | None], told: str) -> None:
    with pytest.raises(PackRefused, match=told):
        prove(example(**changed).content)


def test_nothing_is_installed_that_does_not_fit(home: Path) -> None:
    with pytest.raises(PackRefused):
        take(offer(countries__CH=CH), DAY)
    assert store.records() == ()


def test_two_packs_that_contradict_each_other(home: Path) -> None:
    for id, said in (("xb", '["rm"]'), ("xa", '["en"]')):
        facts = LANGUAGES.format(value=said).replace("xa-note", id)
        source = SOURCE.replace("xa-note", id)
        take(offer(id=id, countries__CH=facts, **{f"sources__{id}": source}), DAY)
    rules = cache.rulebook()
    assert rules.contested == {"countries/CH:languages.accepted": ("xb", "xa")}
    fact = rules.countries["CH"].facts["languages.accepted"]
    assert (fact.value, fact.said_by) == (["en"], "xa")
    assert [pack.id for pack in rules.packs] == ["xb", "xa"]


def test_a_kind_in_a_place_that_another_pack_chose(home: Path) -> None:
    take(example(), DAY)
    files = {
        name.replace("xa_seal", "xb_seal"): content.replace(b"xa_seal", b"xb_seal").replace(
            b"XA-001", b"XB-001"
        )
        for name, content in archive.read_folder(EXAMPLE).items()
        if name.startswith(("kinds/", "templates/", "checks/"))
    }
    data = archive.build({**files, "pack.toml": files_of("xb")["pack.toml"]})
    take(offers.described(data), DAY)
    assert list(cache.rulebook().kinds)[-2:] == ["xa_seal_register", "xb_seal_register"]


def test_one_that_no_longer_fits_is_set_aside_with_its_reason(home: Path) -> None:
    """As after an update of the program: the store holds what was proved by another version."""
    store.place(offer(id="xb", checks__b=CHECK.format(id="XB-1", when="no.such > 1")), DAY)
    store.place(offer(id="xc", sources__xc=SOURCE), DAY)
    for rules in (cache.rulebook(), cache.rulebook()):
        assert [pack.id for pack in rules.packs] == ["xc"]
        ((pack, reason),) = rules.set_aside
        assert pack.id == "xb"
        assert "XB-1" in str(ProgramError(reason))


def test_the_copy_follows_the_packs(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.place(offer(sources__xa=SOURCE), DAY)
    first = cache.rulebook()
    monkeypatch.setattr(laying, "load", None)
    assert cache.rulebook().packs == first.packs
    monkeypatch.undo()
    monkeypatch.setenv("MLA_WRITER_HOME", str(home))
    store.place(offer(version="2026.2", sources__xa=SOURCE), DAY)
    assert [pack.version for pack in cache.rulebook().packs] == ["2026.2"]
    assert (home / "cache" / cache.NAME_WITH_PACKS).is_file()


def test_a_key_is_accepted_with_its_pack_or_not_at_all(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = new_key()
    bad, good = (archive.build(files_of(**more)) for more in ({"countries__CH": CH}, {"sources__xa": SOURCE}))

    def signed(data: bytes) -> offers.Offer:
        return offers.described(data, sign(secret, data, "xa 2026.1"), lambda id: secret.public)

    with pytest.raises(PackRefused):
        take(signed(bad), DAY, key=secret.public)
    assert trust.trusted() == ()

    def full(offer: offers.Offer, day: date) -> None:
        raise CannotWrite(message("the disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(store, "place", full)
        with pytest.raises(CannotWrite):
            take(signed(good), DAY, key=secret.public)
    assert trust.trusted() == ()
    take(signed(good), DAY, key=secret.public)
    assert [(one.key, one.note) for one in trust.trusted()] == [
        (secret.public, "Ministry of Justice of Aldovia")
    ]
    assert [one.fault for one in store.records()] == [None]
