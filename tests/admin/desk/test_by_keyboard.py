"""A curator reviews claims in a real browser, by keyboard alone, and others work beside."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.models import AssertionReading, Claim, Decision, NumericAssertion, Skip
from claims.services import decisions
from tests.support.browser import in_browser
from tests.support.builders import (
    make_claim,
    make_claim_topic,
    make_measure,
    make_topic,
)
from tests.support.desk_browser import QUOTE, Desk, elsewhere, make_draft, run, session_of

pytestmark = [pytest.mark.django_db(transaction=True), in_browser]

TYPING = 150  # milliseconds after the last key, before what is typed is read


@pytest.fixture
def site(live_server: Any) -> str:
    return str(live_server.url)


def apply() -> None:
    Decision.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    decisions.apply_due()


def statuses() -> list[str]:
    return list(Claim.objects.order_by("statement").values_list("status", flat=True))


def test_publish_undo_reject_skip(site: str) -> None:
    for number in range(5):
        make_draft(number)

    def work(desk: Desk) -> list[str]:
        desk.open()
        seen = [desk.title]
        desk.on("p")
        desk.says("Published in")
        desk.on("u")
        seen.append(desk.title)
        desk.on("p")
        desk.on("x", "2")
        desk.says("Rejected in")
        desk.on("s")
        seen.append(desk.title)
        desk.on("j")
        desk.on("k")
        seen.append(desk.title)
        return [title[:7] for title in seen]

    assert run(work, site, session_of("ada")) == ["Claim 0", "Claim 0", "Claim 3", "Claim 3"]
    apply()
    assert statuses() == ["published", "rejected", "draft", "draft", "draft"]
    assert Claim.objects.get(status="rejected").rejection_reason == "duplicate"


def test_a_wrong_number_is_corrected_and_read_while_it_is_typed(site: str) -> None:
    figure = make_draft(0)
    make_draft(1)

    def work(desk: Desk) -> None:
        desk.open()
        desk.press("Enter", "Control+A")
        desk.type("More than 2.5 million people")
        desk.until("() => document.querySelector('.means').textContent.includes('over 2,500,000')")
        desk.press("Escape")
        desk.on("p")

    run(work, site, session_of("ada"))
    apply()

    figure.refresh_from_db()
    assert (figure.comparator, figure.low, figure.high) == ("gt", 2_500_000, None)
    assert Claim.objects.get(pk=figure.claim_id).status == "published"


def test_only_what_is_worked_out_from_is_read_while_it_is_typed(site: str) -> None:
    make_draft(0)

    def typed(desk: Desk, field: str, text: str) -> None:
        desk.press("e")
        desk.reach(field)
        desk.press("Control+A")
        desk.page.keyboard.insert_text(text)
        desk.press("Escape")

    def work(desk: Desk) -> int:
        asked: list[str] = []
        desk.open()
        desk.page.on("request", lambda sent: asked.append(sent.url))
        with desk.page.expect_response("**/preview/"):
            typed(desk, "Quote", "331 died.")
        for field, text in (("Quote", QUOTE), ("Place", "Lviv")):
            typed(desk, field, text)
            desk.page.wait_for_timeout(2 * TYPING)
        return sum("preview" in address for address in asked)

    assert run(work, site, session_of("ada")) == 1


def test_what_cannot_be_read_is_told_under_its_field_and_nothing_is_published(site: str) -> None:
    make_draft(0)

    def work(desk: Desk) -> tuple[list[str], str]:
        desk.open()
        desk.press("Enter", "Control+A")
        desk.type("an ambulance")
        desk.until("() => document.querySelector('[aria-invalid=true]')")
        told = desk.errors_told()
        desk.press("Escape", "p")
        desk.until("() => document.querySelector('#outcome.failed')")
        return told, str(desk.page.evaluate("document.activeElement.name"))

    told, focused = run(work, site, session_of("ada"))

    assert told == ["No figure can be read in “an ambulance”: give it yourself."]
    assert focused.endswith(".as_printed")
    assert not Decision.objects.exists()


def test_a_measure_is_created_and_then_picked(site: str) -> None:
    first, second = make_draft(0), make_draft(1)
    options = "() => document.querySelector('.options [aria-selected=true]')?.textContent"

    def work(desk: Desk) -> None:
        desk.open()
        desk.press("m", "Control+A")
        desk.type("Deaths on the day")
        desk.until(f"{options}.includes('Create')".replace("() => ", "() => (") + ")")
        desk.press("Enter", "Escape")
        desk.press("Control+s")
        desk.says("Saved.")
        desk.on("p")
        desk.press("m", "Control+A")
        desk.type("deaths")
        desk.until("() => document.querySelector('.options')?.textContent.includes('Deaths on')")
        desk.press("Enter", "Escape", "Control+s")
        desk.says("Saved.")

    run(work, site, session_of("ada"))

    for figure in (first, second):
        figure.refresh_from_db()
    assert first.measure.label == "Deaths on the day"
    assert second.measure == first.measure


def test_a_figure_is_made_from_the_selected_text(site: str) -> None:
    claim = make_claim(status="draft", statement="People fled.", quote=QUOTE, language="en")
    make_measure(label="People fled")
    select = """() => {
        const number = document.querySelector('.number.unread');
        getSelection().selectAllChildren(number);
        return number.textContent;
    }"""

    def work(desk: Desk) -> None:
        desk.open()
        desk.page.evaluate(select)
        desk.press("n")
        desk.until("() => document.querySelector('.options [role=option]')")
        desk.press("Enter", "Escape", "Control+s")
        desk.says("Saved.")

    run(work, site, session_of("ada"))

    [found] = claim.assertions.all()
    assert (found.comparator, found.low) == ("gt", 2_500_000)
    assert found.measure.label == "People fled"


def test_a_figure_that_its_words_deny_is_asked_for_once(site: str) -> None:
    figure = make_draft(0)
    make_draft(1)
    AssertionReading.objects.filter(pk=figure.pk).update(state="contradicts", detail="low")

    def work(desk: Desk) -> str:
        desk.open()
        desk.press("p")
        desk.says("W takes the words, H keeps yours.")
        asked = desk.outcome
        desk.press("h")
        desk.says("kept against its words")
        desk.on("p")
        return asked

    assert "deny this figure" in run(work, site, session_of("ada"))
    assert AssertionReading.objects.get(pk=figure.pk).state == "overruled"


def test_two_browsers_never_hold_the_same_claim_and_no_save_undoes_another(site: str) -> None:
    for number in range(8):
        make_draft(number)

    def work(ada: Desk, bob: Desk) -> dict[str, Any]:
        ada.open()
        ada.until("() => document.readyState === 'complete'")
        bob.open()
        found: dict[str, Any] = {"apart": ada.claim != bob.claim}
        held = ada.claim
        bob.open(held)
        found["banner"] = bob.page.text_content(".banner span")
        bob.page.keyboard.press("p")  # the page is read only
        bob.page.click("[data-do=take-over]")
        bob.until("() => !document.querySelector('.banner')")
        bob.press("e")
        bob.page.fill("[name=place]", "Lviv")
        bob.press("Control+s")
        bob.says("Saved.")
        ada.press("e")
        ada.page.fill("[name=place]", "Rzeszów")
        ada.press("Escape", "p")
        ada.until("() => document.querySelector('.banner')")
        ada.page.click("[data-do=take-over]")
        ada.until("() => !document.querySelector('.banner')")
        found["place"] = ada.page.input_value("[name=place]")
        return found

    found = run(work, site, session_of("ada"), session_of("bob"))

    assert found["apart"]
    assert found["banner"].startswith("Being reviewed by ada since")
    assert found["place"] == "Lviv"
    assert not Decision.objects.exists()


def test_a_conflict_shows_both_values_and_loses_neither(site: str) -> None:
    figure = make_draft(0)

    def work(desk: Desk) -> dict[str, Any]:
        desk.open()
        desk.press("e")
        desk.page.fill("[name=place]", "Rzeszów")
        desk.page.fill("[name=language]", "uk")
        elsewhere(lambda: Claim.objects.filter(pk=figure.claim_id).update(place="Lviv"))
        desk.press("Escape", "Control+s")
        desk.until("() => document.querySelector('.conflict')")
        found = {
            "told": desk.page.text_content(".conflict"),
            "mine": desk.page.input_value("[name=place]"),
            "other": desk.page.input_value("[name=language]"),
            "theirs": desk.page.text_content(".theirs"),
        }
        desk.page.click(".theirs button")
        desk.press("Control+s")
        desk.says("Saved.")
        return found

    found = run(work, site, session_of("ada"))

    claim = Claim.objects.get()
    assert (found["mine"], found["other"]) == ("Rzeszów", "uk")
    assert "“Lviv”" in found["theirs"]
    assert "Place" in found["told"]
    assert (claim.place, claim.language) == ("Lviv", "uk")


def test_a_conflict_keeps_new_figures_those_that_go_and_topics(site: str) -> None:
    figure = make_draft(0)
    make_measure(label="People fled")
    ours, theirs = make_topic(label="Flight"), make_topic(label="Border")

    first = "() => (document.querySelector('.options [aria-selected=true]')?.textContent ?? '')"

    def change() -> None:
        Claim.objects.filter(pk=figure.claim_id).update(place="Lviv")
        make_claim_topic(claim=figure.claim, topic=theirs)

    def work(desk: Desk) -> None:
        desk.open()
        desk.press("t")
        desk.type("Flight")
        desk.until(f"{first}.includes('Flight')")
        desk.press("Enter", "Escape", "d", "n")
        desk.type("More than 2.5 million people")
        desk.press("Escape", "m")
        desk.until("() => document.querySelector('.options')?.textContent.includes('People fled')")
        desk.press("Enter", "Escape")
        elsewhere(change)
        desk.press("Control+s")
        desk.until("() => document.querySelector('.conflict')")
        desk.press("Control+s")
        desk.says("Saved.")

    run(work, site, session_of("ada"))

    [found] = NumericAssertion.objects.all()
    assert (found.comparator, found.low) == ("gt", 2_500_000)
    assert set(found.claim.topics.all()) == {ours, theirs}


def test_what_cannot_be_sent_is_kept_and_sent_later(site: str) -> None:
    for number in range(3):
        make_draft(number)

    def work(desk: Desk) -> list[str]:
        desk.open()
        desk.until(
            "() => performance.getEntriesByType('resource').some(e => e.name.includes('ahead'))"
        )
        desk.page.wait_for_load_state("networkidle")
        desk.page.context.set_offline(True)
        desk.on("p")
        kept = str(desk.page.text_content("#unsent"))
        desk.page.context.set_offline(False)
        desk.until("() => document.getElementById('unsent').hidden")
        return [kept]

    assert run(work, site, session_of("ada")) == ["1 unsent"]
    assert Decision.objects.get().verb == "publish"


@pytest.mark.parametrize("keys", [["p"], ["s", "s"], ["Control+s", "p"]], ids=" ".join)
def test_what_was_saved_offline_is_sent_with_the_verb_that_followed(
    site: str, keys: list[str]
) -> None:
    """A save and then a skip, which sends nothing of its own; two saves and a verb."""
    figure = make_draft(0)
    make_draft(1)

    def work(desk: Desk) -> list[str]:
        def unsent() -> str:
            return str(desk.page.text_content("#unsent"))

        desk.open()
        desk.page.wait_for_load_state("networkidle")
        desk.press("e")
        desk.page.fill("[name=place]", "Lviv")
        desk.page.context.set_offline(True)
        desk.press("Control+s")
        desk.until("() => !document.getElementById('unsent').hidden")
        kept = [unsent()]
        desk.press("Escape", *keys[:-1])
        desk.until("() => !document.querySelector('main').classList.contains('busy')")
        desk.on(keys[-1])
        kept.append(unsent())
        desk.page.context.set_offline(False)
        desk.until("() => document.getElementById('unsent').textContent === ''")
        return kept

    assert run(work, site, session_of("ada")) == ["1 unsent", "1 unsent"]
    assert Claim.objects.get(pk=figure.claim_id).place == "Lviv"
    given = Decision.objects.filter(claim=figure.claim_id).values_list("verb", flat=True)
    skipped = Skip.objects.filter(claim=figure.claim_id).exists()
    assert (list(given), skipped) == ((["publish"], False) if keys[-1] == "p" else ([], True))


def test_what_cannot_be_sent_waits_until_one_is_signed_in_again(site: str) -> None:
    for number in range(3):
        make_draft(number)
    session, again = session_of("ada"), session_of("ada")

    def work(desk: Desk) -> str:
        def cookie(name: str, value: str) -> None:
            desk.page.context.add_cookies([{"name": name, "value": value, "url": site}])

        desk.open()
        desk.page.wait_for_load_state("networkidle")
        desk.page.context.set_offline(True)
        desk.on("p")
        cookie("sessionid", "gone")
        desk.page.context.set_offline(False)
        desk.says("You are signed out.")
        kept = str(desk.page.text_content("#unsent"))
        cookie("sessionid", again)
        cookie("csrftoken", "t" * 32)  # as signing in gives a new one
        desk.page.evaluate("dispatchEvent(new Event('online'))")
        desk.until("() => document.getElementById('unsent').hidden")
        return kept

    assert run(work, site, session) == "1 unsent"
    assert Decision.objects.get().verb == "publish"


def test_what_somebody_could_not_send_is_not_sent_under_another_name(site: str) -> None:
    for number in range(3):
        make_draft(number)
    session, other = session_of("ada"), session_of("bob")

    def work(desk: Desk) -> list[bool]:
        def goes_online(csrf: str) -> bool:
            cookies = {"sessionid": other, "csrftoken": csrf}
            desk.page.context.add_cookies(
                [{"name": name, "value": value, "url": site} for name, value in cookies.items()]
            )
            desk.page.context.set_offline(False)
            desk.says("The server answered 403.")
            return bool(desk.page.is_visible("#unsent"))

        desk.open()
        desk.page.wait_for_load_state("networkidle")
        desk.page.context.set_offline(True)
        desk.on("p")
        hers = goes_online("t" * 32)
        desk.open()
        return [hers, bool(desk.page.is_visible("#unsent"))]

    assert run(work, site, session) == [True, False]
    assert not Decision.objects.exists()


def test_what_is_typed_is_left_only_by_asking_twice(site: str) -> None:
    make_draft(0)
    make_draft(1)

    def work(desk: Desk) -> tuple[bool, str]:
        desk.open()
        was = desk.claim
        desk.press("e")
        desk.page.fill("[name=place]", "Lviv")
        desk.press("Escape", "j")
        desk.says("is not saved")
        stayed = desk.claim == was
        typed = desk.page.input_value("[name=place]")
        desk.on("s")
        return stayed, typed

    assert run(work, site, session_of("ada")) == (True, "Lviv")


def test_what_is_refused_when_it_is_sent_later_stays_in_the_browser(site: str) -> None:
    figure = make_draft(0)
    make_draft(1)

    def work(desk: Desk) -> list[str]:
        desk.open()
        desk.page.wait_for_load_state("networkidle")
        desk.press("e")
        desk.page.fill("[name=place]", "Rzeszów")
        desk.press("Escape")
        desk.page.context.set_offline(True)
        desk.on("p")
        elsewhere(lambda: Claim.objects.filter(pk=figure.claim_id).update(place="Lviv"))
        desk.page.context.set_offline(False)
        desk.until("() => document.getElementById('unsent').textContent === '1 not taken'")
        desk.page.click("#unsent")
        told = str(desk.page.text_content("#not-taken li"))
        desk.page.click("#not-taken li button")
        return [told, str(desk.page.text_content("#unsent"))]

    told, left = run(work, site, session_of("ada"))

    assert "changed this claim" in told
    assert "Rzeszów" in told
    assert left == ""


def test_single_keys_can_be_turned_off(site: str) -> None:
    make_draft(0)
    make_draft(1)

    def work(desk: Desk) -> bool:
        desk.open()
        was = desk.claim
        desk.press("?")
        desk.page.uncheck("#single-keys")
        desk.press("Escape", "p", "x")
        return desk.claim == was

    assert run(work, site, session_of("ada"))
    assert not Decision.objects.exists()


def test_the_form_of_a_claim_reads_its_words_as_they_are_typed(site: str) -> None:
    figure = make_draft(0)

    def work(desk: Desk) -> list[str]:
        page = desk.page
        page.goto(f"{site}/admin/claims/claim/{figure.claim_id}/change/")
        page.get_by_role("link", name="Figures", exact=True).first.wait_for()
        page.evaluate("location.hash = 'assertions'")
        page.evaluate(
            """() => document.querySelectorAll('[x-show]').forEach(e => e.style.display = '')"""
        )
        words = page.locator("[name=assertions-0-as_printed]")
        words.evaluate("each => { each.value = 'More than 2.5 million people'; }")
        words.dispatch_event("input")
        desk.until("() => document.querySelector('.live-reading')?.textContent.includes('over')")
        read = str(page.text_content(".live-reading"))
        words.evaluate("each => { each.value = 'an ambulance'; }")
        words.dispatch_event("input")
        desk.until("() => document.querySelector('.live-reading.refused')")
        return [read, str(page.text_content(".live-reading"))]

    read, refused = run(work, site, session_of("ada"))

    assert "over 2,500,000" in read
    assert "No figure can be read in “an ambulance”" in refused
    figure.refresh_from_db()
    assert figure.as_printed == "331"


def test_nothing_waits_is_where_the_queue_ends(site: str) -> None:
    make_draft(0)

    def work(desk: Desk) -> str:
        desk.open()
        desk.press("p")
        desk.until("() => document.querySelector('.empty h1')")
        return str(desk.page.text_content(".empty h1"))

    assert run(work, site, session_of("ada")) == "Nothing waits."
