"""Many claims at once in a real browser, by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import Claim
from claims.services.bulk import running
from tests.support.browser import in_browser
from tests.support.builders import make_claim
from tests.support.desk_browser import Desk, one_step, run, serious, session_of

pytestmark = [pytest.mark.django_db(transaction=True), in_browser]

LIST = "/admin/claims/claim/?status__exact=draft"
TOLD = "text => document.querySelector('[data-told]')?.textContent.startsWith(text)"
DONE = "document.querySelector('#state')?.textContent === 'Finished'"


def choose_all(desk: Desk, action: str) -> None:
    page = desk.page
    page.goto(desk.site + LIST)
    page.focus("#action-toggle")
    desk.press("Space")
    page.focus("select[name=action]")
    desk.type(action)
    desk.press("Tab", "Enter")


def test_a_long_action_is_followed_to_its_end_without_a_reload(
    live_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 2)
    monkeypatch.setattr(running, "STEP", 2)
    for number in range(3):
        make_claim(statement=f"Claim {number}.")

    def work(desk: Desk) -> tuple[list[str], str]:
        choose_all(desk, "Publish")
        desk.page.wait_for_selector("button[name=confirm]")
        faults = serious(desk)
        desk.page.focus("button[name=confirm]")
        desk.press("Enter")
        desk.until(TOLD, "0 of 3 claims")
        desk.page.evaluate("window.stayed = true")
        one_step()
        desk.until(TOLD, "2 of 3 claims, 66 %")
        faults += serious(desk)
        one_step()
        desk.until(DONE)
        assert desk.page.evaluate("window.stayed")
        return faults + serious(desk), str(desk.page.evaluate("document.activeElement.textContent"))

    faults, focused = run(work, live_server.url, session_of("ada"))

    assert (faults, focused) == ([], "Publish")
    assert set(Claim.objects.values_list("status", flat=True)) == {"published"}


def test_what_a_verb_asks_for_has_names(live_server: Any) -> None:
    make_claim()

    def work(desk: Desk) -> list[str]:
        choose_all(desk, "Set the m")
        desk.page.wait_for_selector(".select2-selection[aria-label=Measure]")
        return serious(desk)

    assert run(work, live_server.url, session_of("ada")) == []
