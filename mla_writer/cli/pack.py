"""``pack``: making, signing, verifying and installing packs, and the keys that vouch for them."""

from __future__ import annotations

import argparse
import getpass
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mla_writer.cli import desk
from mla_writer.cli.output import Output
from mla_writer.files import read_bytes, write_bytes, write_over
from mla_writer.model.errors import DraftError, PackRefused
from mla_writer.model.message import Message, message
from mla_writer.model.packs import Pack
from mla_writer.packs import archive, offers, secret_keys, store, trust
from mla_writer.packs.minisign import LONGEST, PublicKey, SecretKey, public_key, sign
from mla_writer.session.packs import prove, take

ASKED_OF = "MLA_WRITER_PASSPHRASE"
"""The variable from which a passphrase is taken where nobody can be asked, as in a script."""


def build(asked: argparse.Namespace, output: Output) -> int:
    """Make one archive of a folder, proved over the program."""
    offer = offers.offered(asked.folder)
    prove(offer.content)
    target = asked.output or Path(f"{offer.pack.id}-{offer.pack.version}{archive.SUFFIX}")
    write_bytes(target, offer.data)
    said = message("{path} written: {pack} {version}", path=str(target), **_named(offer.pack))
    return _done(output, said, {**_told(offer.pack), "path": str(target)})


def sign_pack(asked: argparse.Namespace, output: Output) -> int:
    """Write the signature of an archive beside it."""
    offer = offers.described(offers.archive_bytes(asked.file))
    prove(offer.content)
    secret = _secret(asked.key)
    signature = sign(secret, offer.data, offers.comment_of(offer.pack))
    target = offers.signature_path(asked.file)
    write_bytes(target, signature.encode())
    said = message(
        "{path} written: {pack} {version}, signed with the key {key}",
        path=str(target),
        key=secret.public.shown_id,
        **_named(offer.pack),
    )
    return _done(output, said, {**_told(offer.pack), "path": str(target), "key": secret.public.shown_id})


def verify(asked: argparse.Namespace, output: Output) -> int:
    """Say whether a pack could be installed: its signature, its files, its declarations."""
    given = _public(asked.key) if asked.key else None
    offer = offers.offered(asked.path, _only(given) if given else None)
    rules = prove(offer.content)
    said = [one.place for one in rules.said]
    text = message(
        "{pack} {version} of {issuer} can be installed; {proof}; it adds or changes {count} entries",
        issuer=offer.pack.issuer,
        proof=_proof(offer.pack),
        count=len(said),
        **_named(offer.pack),
    )
    return _done(output, text, {**_told(offer.pack), "says": said})


def install(asked: argparse.Namespace, output: Output) -> int:
    """Install an archive with its signature, or a folder, which stays marked as unsigned."""
    pack = take(offers.offered(asked.path), desk.day(None), asked.older)
    text = message("{pack} {version} is installed; {proof}", proof=_proof(pack), **_named(pack))
    return _done(output, text, _told(pack))


def remove(asked: argparse.Namespace, output: Output) -> int:
    """Remove a pack; what it overrode holds again."""
    store.remove(asked.id)
    text = message("{pack} is removed; what it overrode holds again", pack=asked.id)
    return _done(output, text, {"id": asked.id})


def listed(asked: argparse.Namespace, output: Output) -> int:
    """Print the installed packs in their order, and why one is not used."""
    rules = desk.rulebook(output)
    aside = {pack.id: reason for pack, reason in rules.set_aside}
    entries = [
        {
            **_told(one.pack),
            "installed_on": one.installed_on,
            "not_used": _said(output, aside.get(one.pack.id)),
        }
        for one in store.records()
    ]
    own = [pack for pack in rules.packs if pack.is_own]
    entries += [{**_told(pack), "installed_on": "", "not_used": ""} for pack in own]
    if output.json:
        output.document(entries)
    for entry in () if output.json else entries:
        proof = output.say(message("signed by {key}", key=entry["signed_by"]))
        unsigned = output.say(message("unsigned"))
        parts = [entry["id"], entry["version"], entry["name"], entry["issuer"]]
        output.print(
            "  ".join([*parts, proof if entry["signed_by"] else unsigned, entry["not_used"]]).rstrip()
        )
    return 0


def conflicts(asked: argparse.Namespace, output: Output) -> int:
    """Print every place of which more than one pack speaks: what the last of them says holds."""
    rules = desk.rulebook(output)
    entries = [
        {"place": place, "packs": list(packs), "holds": packs[-1]} for place, packs in rules.contested.items()
    ]
    if output.json:
        output.document(entries)
    for entry in () if output.json else entries:
        text = message("{place}: {packs}; {holds} holds", **{**entry, "packs": ", ".join(entry["packs"])})
        output.print(output.say(text))
    return 0


def key(asked: argparse.Namespace, output: Output) -> int:
    """Make a key pair: ``NAME.key``, which is to be kept secret, and ``NAME.pub``."""
    name = asked.name.name or "key"
    asked.name = asked.name if asked.name.name else asked.name / name
    secret_path, public_path = asked.name.with_name(f"{name}.key"), asked.name.with_name(f"{name}.pub")
    passphrase = "" if asked.without_passphrase else _new_passphrase()
    secret = secret_keys.new_key()
    write_over(secret_path, secret_keys.written(secret, passphrase).encode(), None)
    write_over(public_path, secret.public.file.encode(), None)
    text = message(
        "{secret} and {public} written. Keep the first secret; give the second to those who install your "
        "packs, and by another way its fingerprint: {fingerprint}",
        secret=str(secret_path),
        public=str(public_path),
        fingerprint=secret.public.fingerprint,
    )
    return _done(
        output, text, {**_key(secret.public), "secret": str(secret_path), "public": str(public_path)}
    )


def accept(asked: argparse.Namespace, output: Output) -> int:
    """Accept an issuer's key; without its fingerprint it is only shown."""
    found = _public(asked.key)
    if "".join((asked.fingerprint or "").split()).casefold() != found.fingerprint.replace(" ", ""):
        raise PackRefused(
            message(
                "the key {key} has the fingerprint {fingerprint}. Compare it with what the issuer tells you "
                "by another way (telephone, letter); if both are alike, repeat the command with "
                "--fingerprint '{fingerprint}'",
                key=found.shown_id,
                fingerprint=found.fingerprint,
            )
        )
    trust.accept(found, asked.note, desk.day(None))
    return _done(output, message("the key {key} is accepted", key=found.shown_id), _key(found))


def keys(asked: argparse.Namespace, output: Output) -> int:
    """Print the accepted keys; ``--withdraw`` accepts one no more."""
    if asked.withdraw:
        gone = trust.withdraw(asked.withdraw).key
        text = message("the key {key} is accepted no more; its packs are set aside", key=gone.shown_id)
        return _done(output, text, _key(gone))
    known = trust.trusted()
    if output.json:
        output.document(
            [{**_key(one.key), "note": one.note, "accepted_on": one.accepted_on} for one in known]
        )
    for one in () if output.json else known:
        output.print("  ".join((one.key.shown_id, one.key.fingerprint, one.accepted_on, one.note)).rstrip())
    return 0


def _done(output: Output, text: Message, data: Mapping[str, Any]) -> int:
    if output.json:
        output.document(dict(data))
    else:
        output.print(output.say(text))
    return 0


def _told(pack: Pack) -> dict[str, Any]:
    """``pack`` as JSON."""
    return {name: getattr(pack, name) for name in Pack.__dataclass_fields__}


def _key(found: PublicKey) -> dict[str, str]:
    return {"key": found.shown_id, "fingerprint": found.fingerprint}


def _named(pack: Pack) -> dict[str, str]:
    return {"pack": pack.id, "version": pack.version}


def _proof(pack: Pack) -> Message:
    if pack.signed_by:
        return message("signed by {key}", key=pack.signed_by)
    return message("it is not signed and stays marked so")


def _said(output: Output, reason: Message | None) -> str:
    return output.say(message("not used: {reason}", reason=reason)) if reason else ""


def _only(key: PublicKey) -> Callable[[bytes], PublicKey | None]:
    return lambda id: key if key.id == id else None


def _public(path: Path) -> PublicKey:
    return public_key(_text(path))


def _secret(path: Path) -> SecretKey:
    text = _text(path)
    asked = secret_keys.needs_passphrase(text)
    return secret_keys.secret_key(text, _passphrase("Passphrase of the key: ") if asked else "")


def _text(path: Path) -> str:
    try:
        return read_bytes(path, LONGEST).decode("ascii")
    except (DraftError, UnicodeDecodeError) as error:
        raise PackRefused(message("{path} cannot be read as a key", path=str(path))) from error


def _new_passphrase() -> str:
    first = _passphrase("Passphrase for the new key: ")
    if not first or (ASKED_OF not in os.environ and _passphrase("The same again: ") != first):
        raise PackRefused(
            message("the passphrases differ or are empty; '--without-passphrase' makes a key that needs none")
        )
    return first


def _passphrase(prompt: str) -> str:
    given = os.environ.get(ASKED_OF)
    if given is not None:
        return given
    try:
        return getpass.getpass(prompt)
    except (EOFError, KeyboardInterrupt):
        return ""
