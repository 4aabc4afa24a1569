"""Assertions on the form of a claim: what their words give, what overrides it, and their place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import ValidationError

from claims.admin.fields import NumberField
from claims.models import (
    AssertionReading,
    Claim,
    NumericAssertion,
)
from claims.quantities.rules import VERSION
from claims.services import readings
from tests.support import builders
from tests.support.admin_forms import change, complaints, filled_in, opened, url
from tests.support.builders import (
    make_assertion,
    make_attribution,
    make_claim,
    make_measure,
    make_snapshot,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def add_assertion(client, claim, **typed):
    """Post a claim with a new assertion of which a curator has filled in only this much."""
    blank = filled_in(opened(client, url(Claim, "change", claim.pk)))
    new = {"measure": make_measure().pk, "position": "1"} | typed
    posted = {f"assertions-0-{name}": value for name, value in new.items()}
    return client.post(
        url(Claim, "change", claim.pk), blank | {"assertions-TOTAL_FORMS": "1"} | posted
    )


def test_an_assertion_of_which_only_the_words_are_given_is_what_they_say(admin_client):
    claim = make_claim(quote="It was at least 331 then.")

    response = add_assertion(admin_client, claim, as_printed="at least 331")

    assert response.status_code == 302, response.context["errors"]
    row = claim.assertions.get()
    assert (row.comparator, row.low, row.high, row.unit_id) == ("ge", 331, None, "1")
    assert (row.precision, row.form, row.quote_start, row.quote_end) == ("exact", "absolute", 7, 19)
    assert row.read_by.startswith("bound.at_least/")
    assert row.reading.state == "agrees"


def assertions_with(client, claim, *rows, **more):
    """Post a claim with its assertions and new ones, each with the words and what is typed."""
    blank = filled_in(opened(client, url(Claim, "change", claim.pk)))
    first = int(blank["assertions-TOTAL_FORMS"])
    measure = make_measure().pk
    for number, row in enumerate(rows, start=first):
        new = {"measure": measure, "position": "1", "as_printed": "331"} | row
        blank |= {f"assertions-{number}-{name}": value for name, value in new.items()}
    blank |= {"assertions-TOTAL_FORMS": str(first + len(rows))} | more
    response = client.post(url(Claim, "change", claim.pk), blank)
    assert response.status_code == 302, response.context["errors"]
    return dict(claim.assertions.values_list("as_printed", "position"))


def test_a_new_assertion_comes_last_where_its_position_was_left(admin_client):
    claim = make_assertion(as_printed="331", position=1).claim

    stored = assertions_with(
        admin_client,
        claim,
        {"as_printed": "40"},
        {"as_printed": "50"},
        {"as_printed": "60", "position": "2"},
    )

    assert stored == {"331": 1, "60": 2, "40": 3, "50": 4}


def test_a_new_assertion_comes_after_those_on_other_pages(admin_client):
    claim = make_claim()
    for position in range(1, 22):
        make_assertion(claim=claim, as_printed=f"{position}", position=position)

    assert assertions_with(admin_client, claim, {"as_printed": "40"})["40"] == 22


def test_a_deleted_assertion_takes_no_position(admin_client):
    claim = make_assertion(as_printed="331", position=1).claim
    make_assertion(claim=claim, as_printed="332", low=332, high=332, position=2)

    stored = assertions_with(
        admin_client, claim, {"as_printed": "40"}, **{"assertions-1-DELETE": "on"}
    )

    assert stored == {"331": 1, "40": 2}


def test_a_position_that_was_typed_stands(admin_client):
    claim = make_claim()

    stored = assertions_with(
        admin_client, claim, {"as_printed": "40", "position": "2"}, {"as_printed": "50"}
    )

    assert stored == {"40": 2, "50": 1}


def test_an_assertion_and_its_reading_link_to_each_other(admin_client):
    row, right = make_assertion(low=9, high=9), make_assertion()
    readings.read_unread()
    pages = url(NumericAssertion, "change", row.pk), url(AssertionReading, "change", row.pk)

    for page, other in (pages, pages[::-1]):
        assert f'<a href="{other}">' in admin_client.get(page).content.decode()

    page = admin_client.get(url(NumericAssertion, "change", right.pk)).content.decode()
    assert url(AssertionReading, "change", right.pk) not in page
    assert str(AssertionReading.objects.get(pk=row.pk)) == row.as_printed


def test_the_words_of_a_new_claim_are_read_in_its_quote(admin_client):
    blank = filled_in(opened(admin_client, url(Claim, "add")))
    assertion = {"as_printed": "25 %", "measure": make_measure().pk, "position": "1"}

    response = admin_client.post(
        url(Claim, "add"),
        blank
        | {"statement": "A quarter.", "speaker": make_speaker().pk}
        | {"quote": "It was 25 % of cases.", "assertions-TOTAL_FORMS": "1"}
        | {f"assertions-0-{name}": value for name, value in assertion.items()},
    )

    assert response.status_code == 302, response.context["errors"]
    row = NumericAssertion.objects.get()
    assert (row.form, row.low, row.unit_id, row.quote_start) == ("share", 25, "%", 7)


TYPED_OVER = [
    ({"comparator": "le"}, ("le", None, 331, "exact", "curator")),
    ({"low": "331", "high": "331"}, ("eq", 331, 331, "exact", "curator")),
    ({"low": "331"}, ("ge", 331, None, "exact", f"bound.at_least/{VERSION}")),
    ({"comparator": "ge"}, ("ge", 331, None, "exact", f"bound.at_least/{VERSION}")),
    ({"comparator": "gt", "low": "300"}, ("gt", 300, None, "exact", "curator")),
]


@pytest.mark.parametrize(("typed", "stored"), TYPED_OVER, ids=str)
def test_what_a_curator_typed_wins_over_the_words(admin_client, typed, stored):
    claim = make_claim()

    response = add_assertion(admin_client, claim, as_printed="at least 331", insisted="on", **typed)

    assert response.status_code == 302, response.context["errors"]
    row = claim.assertions.get()
    assert (row.comparator, row.low, row.high, row.precision, row.read_by) == stored


@pytest.mark.parametrize("typed", [typed for typed, row in TYPED_OVER if "curator" in row], ids=str)
def test_numbers_against_the_words_are_asked_about(admin_client, typed):
    claim = make_claim()
    page = admin_client.get(url(Claim, "add")).content.decode()

    asked = add_assertion(admin_client, claim, as_printed="at least 331", **typed)

    [complaint] = complaints(asked)
    assert "“at least 331” says [331,) in 1 (ge), and the assertion says" in complaint
    box = '<input type="{}" name="assertions-0-insisted"'
    assert box.format("checkbox") in asked.content.decode()
    assert "checkbox" not in page.split("-insisted")[0][-200:]
    assert not claim.assertions.exists()


@pytest.mark.parametrize(
    ("words", "low"),
    [("€10-15m", "10"), ("120 (80-200)", "120"), ("1,,000", "1"), ("5 млн", "5")],
)
def test_words_with_something_left_over_need_numbers_and_a_curators_word(admin_client, words, low):
    claim = make_claim()
    for typed in ({}, {"unit": "1"}, {"comparator": "eq"}, {"low": low, "high": low}):
        response = add_assertion(admin_client, claim, as_printed=words, **typed)

        assert complaints(response), typed
        assert not claim.assertions.exists()

    typed = {"comparator": "between", "low": "80", "high": "200", "insisted": "on"}
    assert add_assertion(admin_client, claim, as_printed=words, **typed).status_code == 302
    assert claim.assertions.get().read_by == "curator"


def test_what_is_left_over_is_named_on_the_form(admin_client):
    response = add_assertion(admin_client, make_claim(), as_printed="120 (No. 5)")

    [complaint] = complaints(response)
    assert "can be read: “(No. 5)” is left over" in complaint


def test_words_without_any_number_are_asked_nothing(admin_client):
    claim = make_claim()

    response = add_assertion(
        admin_client, claim, as_printed="a great many", low="9", comparator="ge"
    )

    assert response.status_code == 302, response.context["errors"]


def test_a_contradiction_that_was_confirmed_is_not_asked_about_again(admin_client):
    row = make_assertion(as_printed="331", low=332, high=332)

    assert change(admin_client, row, position="3").status_code == 302
    assert change(admin_client, row.claim, statement="Other words.").status_code == 302
    assert complaints(change(admin_client, row, low="333", high="333"))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("8", "20", "“t least 331 ” stands there. They stand at 7 to 19."),
        ("7", "18", "“at least 33” stands there."),
        ("70", "82", "which has 25 characters: nothing is there."),
        ("0", "999999", "nothing is there."),
        ("19", "7", "A place in the quote has a start from 0 and an end after it."),
        ("7", "", "A place in the quote has a start from 0 and an end after it."),
    ],
)
def test_a_place_that_does_not_hold_the_words_is_said_on_the_form(admin_client, start, end, said):
    claim = make_claim(quote="It was at least 331 then.")

    response = add_assertion(
        admin_client, claim, as_printed="at least 331", quote_start=start, quote_end=end
    )

    assert said in " ".join(complaints(response))
    assert not claim.assertions.exists()


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("So it was at least 331 then.", (10, 22)),
        ("It was at least 331 then, at least 331.", (7, 19)),
        ("So at least 331, at least 331.", (None, None)),
        ("Nothing of that.", (None, None)),
        ("", (None, None)),
    ],
)
def test_the_places_of_assertions_move_with_the_quote(admin_client, quote, place):
    claim = make_claim(quote="It was at least 331 then.")
    add_assertion(admin_client, claim, as_printed="at least 331")
    assert claim.assertions.get().quote_start == 7

    response = change(admin_client, claim, quote=quote)

    assert response.status_code == 302, response.context["errors"]
    row = claim.assertions.get()
    assert (row.quote_start, row.quote_end) == place


def chain_of(client, claim, *positions):
    """Post a claim with these new links."""
    blank = filled_in(opened(client, url(Claim, "change", claim.pk)))
    for number, position in enumerate(positions):
        new = {"position": position, "speaker": make_speaker().pk, "verb": "said"}
        blank |= {f"attributions-{number}-{name}": value for name, value in new.items()}
    return client.post(
        url(Claim, "change", claim.pk), blank | {"attributions-TOTAL_FORMS": str(len(positions))}
    )


@pytest.mark.parametrize("positions", [(1, 5), (2,), (2, 3), (1, 2, 4)])
def test_a_chain_with_a_gap_is_refused_under_the_chain(admin_client, positions):
    claim = make_claim()

    response = chain_of(admin_client, claim, *positions)

    assert response.status_code == 200
    said = "gap: " + ", ".join(map(str, positions)) + " do not."
    assert said in response.content.decode()
    assert not claim.attributions.exists()
    assert chain_of(admin_client, claim, *range(1, len(positions) + 1)).status_code == 302


def test_a_link_in_the_middle_is_deleted_only_if_the_others_close_up(admin_client):
    claim = make_claim()
    for position in (1, 2, 3):
        make_attribution(claim=claim, position=position)
    gone = {"attributions-1-DELETE": "on"}

    assert complaints(change(admin_client, claim, **gone))
    assert complaints(change(admin_client, claim, **{"attributions-2-position": "4"}))
    assert (
        change(admin_client, claim, **gone, **{"attributions-2-position": "2"}).status_code == 302
    )
    assert list(claim.attributions.values_list("position", flat=True)) == [1, 2]


def test_a_place_in_a_source_is_refused_on_the_form(admin_client):
    snapshot = make_snapshot(text="So at least 331 people.")
    place = {"exact": "at least 331", "start": 3, "end": 15}
    claim = builders.make_appearance(source=snapshot.source, **place).claim

    for typed, said in (
        ({"start": "4", "end": "16"}, "are not at this place in the source"),
        ({"start": "3", "end": "14"}, "The place must be as long as the words at that place."),
        ({"start": "15", "end": "3"}, "A place in a text has a start from 0"),
        ({"start": "900", "end": "912"}, "are not at this place in the source"),
    ):
        typed = {f"appearances-0-{name}": value for name, value in typed.items()}
        assert said in " ".join(complaints(change(admin_client, claim, **typed)))


def test_who_may_only_look_is_asked_nothing(client):
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_numericassertion"))
    client.force_login(viewer)

    page = client.get(url(NumericAssertion, "change", make_assertion().pk)).content.decode()

    assert "I confirm these numbers" not in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("many", "No figure can be read"),
        ("331 dead and 50 wounded", "holds 2 figures"),
        ("in 1999", "is a year"),
        ("up to 5 km", "The unit does not measure what is counted."),
    ],
)
def test_words_that_give_no_assertion_are_said_on_the_form(admin_client, words, said):
    response = add_assertion(admin_client, make_claim(), as_printed=words)

    assert response.status_code == 200
    assert said in response.content.decode()


def test_words_that_change_are_read_again_where_the_assertion_is_cleared(admin_client):
    row = make_assertion(as_printed="331")

    response = change(admin_client, row, as_printed="more than 400", low="", high="")

    assert response.status_code == 302, response.context["errors"]
    row.refresh_from_db()
    assert (row.comparator, row.low, row.high) == ("gt", 400, None)
    assert row.read_by.startswith("bound.more_than/")


def test_an_assertion_that_a_curator_changes_is_the_curators(admin_client):
    row = make_assertion(as_printed="331", read_by="number.exact/1")

    change(admin_client, row, low="332", high="332", insisted="on")

    row.refresh_from_db()
    assert (row.low, row.read_by) == (332, "curator")
    assert row.reading.worklist == "contradicts"


def test_a_page_saved_as_it_stands_leaves_who_read_the_assertion(admin_client):
    row = make_assertion(as_printed="331", read_by="number.exact/1")

    change(admin_client, row)

    row.refresh_from_db()
    assert row.read_by == "number.exact/1"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2,500,000", 2_500_000),
        ("2.5 million", 2_500_000),
        ("2.5 Million", 2_500_000),
        ("3 bn", 3_000_000_000),
        ("12k", 12_000),
        ("-3.5 million", -3_500_000),
        (" 1,500 ", 1_500),
        ("1 200", 1_200),
        ("five", 5),
        ("2022", 2_022),
        ("1.50", Decimal("1.5")),
    ],
)
def test_a_number_is_typed_as_it_is_printed(typed, read):
    assert NumberField().clean(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["40 km", "50%", "$3", "about 5", "5-10", "5 or 6", "more than 3", "1,5", "2.500.000", "1_000"],
)
def test_what_is_more_than_one_plain_number_is_refused(typed):
    with pytest.raises(ValidationError, match="is not a number"):
        NumberField().clean(typed)


def test_a_figure_is_saved_with_numbers_as_they_are_printed(admin_client):
    claim = make_assertion(as_printed="2.5 million people", low=1, high=1).claim

    numbers = {"assertions-0-low": "2.5 million", "assertions-0-high": "2,500,000"}
    response = change(admin_client, claim, **numbers)

    assert response.status_code == 302
    assert {claim.assertions.get().low, claim.assertions.get().high} == {2_500_000}
