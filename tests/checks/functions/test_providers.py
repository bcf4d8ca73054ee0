"""Service providers, with the real reference tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.checks.functions.conftest import tables


def test_every_region_of_the_providers_is_read() -> None:
    providers = [one for one in tables()["providers"].values() if isinstance(one, dict)]
    named = {entity["users"] for provider in providers for entity in provider["entities"]}
    assert len(providers) == 30
    assert named == set(tables()["provider_regions"]["regions"])


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Gmail", "google"),
        ("google", "google"),
        ("  whatsapp ", "whatsapp"),
        ("Meta Platforms Inc", "meta"),
        ("Outlook.com", "microsoft"),
        ("Gmail account", None),
        ("", None),
    ],
)
def test_provider_id(call: Callable[..., Any], name: str, id: str | None) -> None:
    assert call("provider_id", name) == id
    assert call("provider_known", name) is (id is not None)


@pytest.mark.parametrize(
    ("value", "id"),
    [
        ("j.doe@gmail.com", "google"),
        ("https://www.facebook.com/profile.php?id=1", "meta"),
        ("HTTPS://M.FACEBOOK.COM:443/x", "meta"),
        ("facebook.com/x", "meta"),
        ("notfacebook.com", None),
        ("facebook.com.example.org", None),
        ("j.doe@example.org", None),
        ("https://[::1", None),
        ("1000000123456789", None),
    ],
)
def test_id_provider(call: Callable[..., Any], value: str, id: str | None) -> None:
    assert call("id_provider", value) == id


def test_what_is_listed(call: Callable[..., Any]) -> None:
    assert call("provider_countries", "TikTok") == ["US", "GB", "IE", "SG"]
    assert (call("provider_e2ee", "Signal"), call("provider_e2ee", "Facebook")) == (True, False)
    assert (call("provider_notifies", "Gmail"), call("provider_notifies", "Telegram")) == (True, False)


@pytest.mark.parametrize(
    ("provider", "user_country", "expected"),
    [
        ("Google Account", "FR", "IE"),
        ("Google Account", "CH", "IE"),
        ("Google Account", "BR", "US"),
        ("Google Account", "GB", None),  # not named by the provider's terms as quoted
        ("Facebook", "CH", None),
        ("Facebook", "MU", "US"),
        ("TikTok", "US", "US"),
        ("TikTok", "GB", "GB"),
        ("TikTok", "KE", "SG"),
        ("iCloud", "DE", "IE"),
        ("iCloud", "US", "US"),
        ("iCloud", "KE", None),  # both entities say "and others"
        ("Outlook.com", "FR", "IE"),
        ("Outlook.com", "US", "US"),
        ("Outlook.com", "JP", None),
        ("PayPal", "FR", "LU"),
        ("PayPal", "BR", None),  # no entity is listed for other States
        ("Uber", "US", "US"),
        ("Uber", "FR", "NL"),
        ("Dropbox", "CA", "US"),
        ("Dropbox", "MX", None),
        ("Dropbox", "FR", "IE"),
        ("WeChat", "CN", "CN"),
        ("WeChat", "HK", None),
        ("WeChat", "FR", "SG"),
        ("AWS", "FR", "LU"),
        ("AWS", "BR", "US"),
        ("AWS", "KE", None),
        ("Signal", "KE", "US"),
        ("Invented Mail", "FR", None),
        ("Google Account", None, None),
    ],
)
def test_expected_country(
    call: Callable[..., Any], provider: str, user_country: str, expected: str | None
) -> None:
    assert call("expected_country", provider, user_country) == expected
