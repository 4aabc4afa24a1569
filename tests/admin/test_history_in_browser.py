"""History, reversal, locks and accounts in a browser: by keyboard, and for whoever cannot see."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page

from claims.models import Claim, FieldLock
from claims.services.audit import acting
from tests.support.admin_forms import url
from tests.support.browser import chromium, in_browser
from tests.support.builders import make_assertion

pytestmark = [pytest.mark.django_db(transaction=True), in_browser]


@pytest.fixture
def cookie(db: None) -> dict[str, str]:
    """The session of somebody who is signed in."""
    user = User.objects.create(username="curator", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value}


def shown(
    live_server: Any, cookie: dict[str, str], look: Callable[[Page], Any], **options: Any
) -> Any:
    """What a look at pages tells."""

    def looked() -> Any:
        with chromium("--no-sandbox") as opened:
            page = opened(base_url=live_server.url, **options)
            page.context.add_cookies([cookie | {"url": live_server.url}])
            return look(page)

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(looked).result()


def changed_claim() -> Claim:
    claim: Claim = make_assertion().claim
    with acting(by=None, via="admin", note="A typo."):
        Claim.objects.filter(pk=claim.pk).update(statement="Other words", place="Lviv")
    return claim


def test_a_change_is_reverted_by_keyboard_in_a_dialog(live_server: Any, cookie: Any) -> None:
    claim = changed_claim()

    def look(page: Page) -> list[Any]:
        page.goto(url(Claim, "history", claim.pk))
        page.get_by_role("link", name="Revert this change").first.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        focused = page.evaluate("document.activeElement.type")
        page.keyboard.press("Escape")
        after = page.evaluate("document.activeElement.textContent")
        page.keyboard.press("Enter")
        page.get_by_role("dialog").get_by_label("Why, for the history").fill("It was right before.")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{url(Claim, 'history', claim.pk)}")
        return [focused, after, " ".join(page.inner_text(".history-note >> nth=0").split())]

    focused, after, note = shown(live_server, cookie, look)

    claim.refresh_from_db()
    assert claim.statement != "Other words"
    assert (focused, note) == ("checkbox", "Why: It was right before.")
    assert "Revert this change" in after


def test_a_field_is_locked_by_keyboard_and_typing_is_kept(live_server: Any, cookie: Any) -> None:
    claim = changed_claim()

    def look(page: Page) -> list[str]:
        page.goto(url(Claim, "change", claim.pk))
        page.fill("#id_place", "Typed")
        sign = page.get_by_role("button", name="Lock: “place”")
        sign.focus()
        page.keyboard.press("Enter")
        page.locator("#locks li").wait_for()
        return [page.input_value("#id_place"), sign.get_attribute("aria-pressed")]

    assert shown(live_server, cookie, look) == ["Typed", "true"]
    assert FieldLock.objects.get().field == "place"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 400])
def test_nobody_is_shut_out(live_server: Any, cookie: Any, scheme: str, width: int) -> None:
    claim = changed_claim()
    pages = [
        url(Claim, "history", claim.pk),
        "/admin/account/",
        "/admin/account/set-up/",
    ]

    def look(page: Page) -> dict[str, list[str]]:
        found = {}
        for address in pages:
            page.goto(address)
            found[address] = serious(page)
        page.goto(pages[0])
        page.get_by_role("link", name="Revert this change").first.click()
        page.get_by_role("dialog").wait_for()
        found["dialog"] = serious(page, "dialog")
        return found

    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    found = shown(live_server, cookie, look, **options)

    assert {address: told for address, told in found.items() if told} == {}


def serious(page: Page, within: str = ".history") -> list[str]:
    """What axe finds in what is ours on a page."""
    found = Axe().run(page, context=within).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:120]}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
