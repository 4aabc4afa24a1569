"""What somebody stored as markup is text, on every page of the desk: a real browser runs none of
it, not even through the attributes that Alpine reads."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from claims.models import Claim, Speaker
from tests.support import builders
from tests.support.admin_forms import url
from tests.support.browser import chromium, in_browser

EVIL = (
    "evil \"'><script>window.ran = 1</script><img src=/evil.png onerror=window.ran=1>"
    "<svg onload=window.ran=1><b x-init='window.ran = 1' x-data hx-get=/evil hx-trigger=load>"
    "{{ 7 * 7 }}"
)
PAGES = ("start", "claims", "claim", "history", "speaker", "delete", "searched", "refused")
RAN = 'window.ran || document.querySelector(\'[src="/evil.png"], [hx-get="/evil"]\') !== null'


@pytest.fixture
def stored(live_server: Any, transactional_db: None) -> dict[str, str]:
    """A claim whose every text is markup, and the addresses that show it."""
    cache.clear()
    speaker = builders.make_speaker(name=EVIL, description=EVIL)
    builders.make_alias(speaker=speaker, name=EVIL)
    claim = builders.make_claim(statement=EVIL, quote=EVIL, place=EVIL, speaker=speaker)
    measure = builders.make_measure(label=EVIL, description=EVIL)
    builders.make_assertion(claim=claim, measure=measure, as_printed=f"331 {EVIL[:40]}", note=EVIL)
    source = builders.make_source(title=EVIL, url="https://example.org/#javascript:alert(1)")
    builders.make_appearance(claim=claim, source=source, exact=EVIL)
    builders.make_claim_topic(claim=claim, topic=builders.make_topic(label=EVIL))
    Claim.objects.filter(pk=claim.pk).update(place=f"{EVIL} again")
    client = Client()
    client.force_login(User.objects.create(username="curator", is_staff=True, is_superuser=True))
    return {
        "site": live_server.url,
        "session": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "start": "/admin/",
        "claims": url(Claim, "changelist"),
        "claim": url(Claim, "change", claim.pk),
        "history": url(Claim, "history", claim.pk),
        "speaker": url(Speaker, "change", speaker.pk),
        "delete": url(Speaker, "delete", speaker.pk),
        "searched": f"{url(Claim, 'changelist')}?q=evil",
        "refused": f"{url(Claim, 'changelist')}?nosuch=<script>window.ran=1</script>",
    }


@in_browser
def test_no_stored_markup_is_run(stored: dict[str, str]) -> None:
    with ThreadPoolExecutor() as pool:  # Playwright runs an event loop, which Django refuses
        found = pool.submit(looked_at, stored).result()

    assert found == {"ran": [], "refused": [], "asked": [], "menus": ["palette", "menu", "dialog"]}


def looked_at(stored: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"ran": [], "refused": [], "asked": [], "menus": []}
    asked_for: list[str] = []
    told: list[str] = []
    with chromium() as open_page:
        page = open_page()
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": stored["session"]}
        page.context.add_cookies([cookie | {"url": stored["site"]}])  # type: ignore[list-item]
        page.on("dialog", lambda dialog: found["ran"].append(dialog.message))
        page.on("request", lambda asked: asked_for.append(asked.url.partition("?")[0]))
        page.on("console", lambda said: told.append(said.text))
        for name in PAGES:
            page.goto(stored["site"] + stored[name], wait_until="networkidle")
            if page.evaluate(RAN):
                found["ran"].append(name)
        for name, ran in menus(page, stored):
            found["ran" if ran else "menus"].append(name)
    found["asked"] = [address for address in asked_for if "evil" in address]
    found["refused"] = [text for text in told if "Content Security" in text]
    return found


def menus(page: Any, stored: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """What opens on a page: the palette, a menu that searches, the dialog of a verb."""
    page.goto(stored["site"] + stored["claims"], wait_until="networkidle")
    page.keyboard.press("Control+k")
    page.locator("#search-input-command").press_sequentially("evil")
    page.locator("#command-results-list").wait_for()
    yield "palette", page.evaluate(RAN)
    page.goto(stored["site"] + stored["claim"], wait_until="networkidle")
    page.locator("#id_speaker + .select2").click()
    page.locator(".select2-search__field").last.press_sequentially("evil")
    page.locator(".select2-results__option >> text=evil").first.wait_for()
    yield "menu", page.evaluate(RAN)
    page.goto(stored["site"] + stored["claims"], wait_until="networkidle")
    page.locator("[data-row]").first.focus()
    page.keyboard.press("Enter")
    page.locator("#row-actions a >> text=Reject").press("Enter")
    page.locator("#dialog").wait_for()
    yield "dialog", page.evaluate(RAN)
