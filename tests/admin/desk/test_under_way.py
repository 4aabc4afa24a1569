"""What is pressed, typed or sent while something else is on its way loses nothing."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import Claim, Decision
from tests.support.browser import in_browser
from tests.support.desk_browser import Desk, elsewhere, make_draft, run, session_of

pytestmark = [pytest.mark.django_db(transaction=True), in_browser]

HELD = "() => document.querySelector('main').classList.contains('busy')"
FREE = "() => !document.querySelector('main').classList.contains('busy')"


@pytest.fixture
def site(live_server: Any) -> str:
    return str(live_server.url)


def hold_back(desk: Desk) -> list[Any]:
    """Keep the first save or verb that is sent waiting. It is returned, once it is there."""
    held: list[Any] = []

    def hold(route: Any) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    desk.page.route("**/act/", hold)
    return held


@pytest.mark.parametrize("keys", [["p"], ["p", "Control+s"]], ids=" ".join)
def test_a_verb_pressed_while_the_claim_is_saved_follows(site: str, keys: list[str]) -> None:
    figure = make_draft(0)
    make_draft(1)

    def work(desk: Desk) -> str:
        desk.open()
        was = desk.claim
        held = hold_back(desk)
        desk.press("e")
        desk.page.fill("[name=place]", "Lviv")
        desk.press("Escape", "Control+s", *keys)
        told = desk.outcome
        desk.until(HELD)
        held[0].continue_()
        desk.until("was => document.querySelector('.claim').dataset.claim !== was", was)
        return told

    assert "what you pressed follows" in run(work, site, session_of("ada"))
    assert Claim.objects.get(pk=figure.claim_id).place == "Lviv"
    assert Decision.objects.get().claim_id == figure.claim_id


def test_what_is_typed_while_the_claim_is_saved_stays(site: str) -> None:
    figure = make_draft(0)

    def work(desk: Desk) -> str:
        desk.open()
        held = hold_back(desk)
        desk.press("e")
        desk.page.fill("[name=place]", "Lviv")
        desk.press("Control+s")
        desk.until(HELD)
        desk.page.fill("[name=place]", "Kyiv")
        held[0].continue_()
        desk.until(FREE)
        typed = desk.page.input_value("[name=place]")
        with desk.page.expect_response("**/act/"):
            desk.press("Control+s")
        return typed

    assert run(work, site, session_of("ada")) == "Kyiv"
    assert Claim.objects.get(pk=figure.claim_id).place == "Kyiv"


def test_a_verb_pressed_while_another_is_sent_is_told_to_be_pressed_again(site: str) -> None:
    for number in range(3):
        make_draft(number)

    def work(desk: Desk) -> str:
        desk.open()
        was = desk.claim
        held = hold_back(desk)
        desk.press("p")
        desk.until(HELD)
        desk.press("s")
        told = desk.outcome
        held[0].continue_()
        desk.until("was => document.querySelector('.claim').dataset.claim !== was", was)
        return told

    assert "Press again." in run(work, site, session_of("ada"))
    assert Decision.objects.count() == 1


def test_after_an_offline_save_was_sent_the_next_verb_is_no_conflict(site: str) -> None:
    figure = make_draft(0)
    make_draft(1)

    def work(desk: Desk) -> None:
        desk.open()
        desk.page.wait_for_load_state("networkidle")
        desk.press("e")
        desk.page.fill("[name=place]", "Lviv")
        desk.press("Escape")
        desk.page.context.set_offline(True)
        desk.press("Control+s")
        desk.until("() => !document.getElementById('unsent').hidden")
        desk.page.context.set_offline(False)
        desk.until("() => document.getElementById('unsent').hidden")
        desk.on("p")

    run(work, site, session_of("ada"))

    assert Claim.objects.get(pk=figure.claim_id).place == "Lviv"
    assert Decision.objects.get().claim_id == figure.claim_id


def test_of_two_tabs_one_sends_what_was_kept(site: str) -> None:
    for number in range(6):
        make_draft(number)
    session = session_of("ada")

    def work(nobody: Desk) -> int:
        browser = nobody.page.context.browser
        assert browser
        context = browser.new_context()
        ada, other = Desk(context.new_page(), site, session), Desk(context.new_page(), site, "")
        for tab in (ada, other):
            tab.open()
            tab.page.wait_for_load_state("networkidle")
        sent: list[str] = []
        context.on("request", lambda each: "/act/" in each.url and sent.append(each.url))
        context.set_offline(True)
        ada.on("p")
        sent.clear()
        context.set_offline(False)
        for tab in (ada, other, ada):
            tab.page.evaluate("() => void dispatchEvent(new Event('online'))")
        ada.until("() => document.getElementById('unsent').hidden")
        other.page.wait_for_load_state("networkidle")
        return len(sent)

    assert run(work, site, "") == 1
    assert Decision.objects.get().verb == "publish"


def test_a_conflict_names_the_figure_that_somebody_removed(site: str) -> None:
    figure = make_draft(0)

    def work(desk: Desk) -> str:
        desk.open()
        desk.press("1", "Enter")
        desk.page.fill(f"[name='assertions.{figure.pk}.as_printed']", "332")
        elsewhere(figure.delete)
        desk.press("Escape", "Control+s")
        desk.until("() => document.querySelector('.conflict')")
        return str(desk.page.text_content(".conflict"))

    told = run(work, site, session_of("ada"))

    assert "“331” was removed" in told
    assert "“332”" in told
