"""Who has the last word on an assertion that is not what its words say."""

from __future__ import annotations

from collections import Counter

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.models import RecordVersion
from claims.quantities.rules import VERSION
from claims.services import readings, settling
from tests.support.builders import make_claim, make_measure, make_unit
from tests.support.readings import figure, state


@pytest.mark.django_db(transaction=True)
def test_a_curators_reading_wins_and_says_so() -> None:
    ada = User.objects.create(username="ada")
    claim = make_claim(status="published", quote="at least 331")
    row = figure(low=332, claim=claim, read_by="bound.at_least/1")
    readings.read_unread()
    version = RecordVersion.objects.get(id=claim.pk).version

    settled = settling.uphold(assertion=row, by=ada)

    row.refresh_from_db()
    assert (settled.state, settled.detail, settled.settled_by) == ("overruled", "low", ada)
    assert (settled.worklist, row.read_by, row.low) == ("", "curator", 332)
    assert RecordVersion.objects.get(id=claim.pk).version == version + 1, "who read it is public"
    assert readings.read_unread() == Counter()


@pytest.mark.django_db
def test_words_that_are_not_in_the_quote_are_confirmed_likewise() -> None:
    row = figure(quote="some three hundred")
    readings.read_unread()

    settling.uphold(assertion=row, by=None)

    assert state(row) == ("overruled", "", False, "")


@pytest.mark.django_db
@pytest.mark.parametrize("read", [True, False])
def test_what_nothing_speaks_against_is_not_confirmed(read: bool) -> None:
    row = figure()
    if read:
        readings.read_unread()

    with pytest.raises(ValidationError) as refused:
        settling.uphold(assertion=row, by=None)

    assert refused.value.code == "nothing_to_settle"


@pytest.mark.django_db
def test_an_assertion_follows_its_words() -> None:
    row = figure(
        "20 pounds",
        "it weighs 20 pounds",
        comparator="eq",
        low=9,
        high=9,
        measure=make_measure(unit=make_unit("kg")),
        unit=make_unit("kg"),
    )
    readings.read_unread()
    assert state(row)[0] == "contradicts"

    settling.follow_words(assertion=row, by=None)

    row.refresh_from_db()
    assert (row.low, row.unit_id, row.precision, row.resolution) == (20, "[lb_av]", "rounded", 1)
    assert (row.quote_start, row.quote_end) == (10, 19)
    assert row.read_by == f"number.rounded/{VERSION}"
    assert state(row) == ("agrees", "", True, "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("at least 331", "The words already say this."),
        ("", "The words already say this."),
        ("331 or so", "The words already say this. They are missing from the quote."),
    ],
)
def test_an_assertion_that_is_what_its_words_say_has_nothing_to_follow(
    quote: str, said: str
) -> None:
    row = figure(quote=quote, read_by="curator")
    readings.read_unread()

    with pytest.raises(ValidationError) as refused:
        settling.follow_words(assertion=row, by=None)

    row.refresh_from_db()
    assert (refused.value.code, refused.value.messages) == ("nothing_to_settle", [said])
    assert (row.read_by, row.modified_at) == ("curator", None)


@pytest.mark.django_db
def test_an_assertion_follows_its_words_to_their_place() -> None:
    """One that was recorded while a place could still be wrong."""
    row = figure(quote_start=1, quote_end=13, read_by="curator")
    assert state(row)[2] is False

    settling.follow_words(assertion=row, by=None)

    row.refresh_from_db()
    assert (row.quote_start, row.quote_end, row.read_by) == (0, 12, "curator")
    assert state(row) == ("agrees", "", True, "")


@pytest.mark.django_db
def test_an_assertion_whose_words_do_not_fit_what_is_counted_stays() -> None:
    row = figure("up to 5 km", "up to 5 km")

    with pytest.raises(ValidationError):
        settling.follow_words(assertion=row, by=None)

    row.refresh_from_db()
    assert (row.low, row.unit_id) == (331, "1")
