"""Figures are listed under their measures as what is written says, whatever the path and the order.

A second account of it is made here by other means, from the tables themselves.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import NumericRange
from psycopg.types.range import DateRange

from claims.models import AssertionListing, Attribution, Claim, NumericAssertion
from claims.services import curation
from tests.support import builders, verbs
from tests.support.writers import one_before_the_other_commits

pytestmark = pytest.mark.django_db(transaction=True)
Rows = dict[Any, tuple[Any, ...]]


def kept() -> Rows:
    names = (
        "claim_id",
        "measure_id",
        "event_id",
        "speaker_id",
        "root_speaker_id",
        "said_at",
        "said_from",
        "said_day",
        "retracted",
        "forecast",
        "pledge",
        "value",
        "wide",
        "bound",
        "rounded",
        "as_of",
        "period",
    )
    return {key: row for key, *row in AssertionListing.objects.values_list("assertion_id", *names)}


def due() -> Rows:
    """Every figure of a claim that is listed."""
    public = NumericAssertion.objects.select_related("claim").filter(
        claim__status__in=["published", "retracted"],
        claim__redacted_at=None,
        claim__merged_into=None,
    )
    return {figure.pk: list(row(figure, figure.claim)) for figure in public}


def row(figure: NumericAssertion, claim: Claim) -> tuple[Any, ...]:
    is_bound = figure.comparator in ("gt", "ge", "lt", "le")
    return (
        claim.pk,
        figure.measure_id,
        figure.event_id,
        claim.speaker_id,
        claim.root_speaker_id,
        claim.said_at,
        first_day(claim),
        last_day(claim),
        claim.status == "retracted",
        figure.observation_status == "forecast",
        claim.kind in ("pledge", "demand"),
        figure.canonical,
        wide(figure),
        is_bound,
        figure.precision != "exact",
        figure.as_of,
        figure.period,
    )


def wide(figure: NumericAssertion) -> Any:
    """The interval with rounded ends a whole unit of their last digit off, at most a tenth."""
    if figure.basis not in ("printed", "converted") or figure.canonical is None:
        return None
    if figure.precision == "exact" or figure.comparator in ("gt", "ge", "lt", "le"):
        return figure.canonical
    if figure.precision != "rounded":
        return None
    low, high = (
        end + sign * min(figure.resolution or end, end / 10)
        for end, sign in ((figure.low, -1), (figure.high, 1))
    )
    return NumericRange(max(low, 0), high, figure.canonical._bounds)


def first_day(claim: Claim) -> date | None:
    last = last_day(claim)
    if last is None or claim.said_precision not in ("year", "month"):
        return last
    return last.replace(day=1, month=1 if claim.said_precision == "year" else last.month)


def last_day(claim: Claim) -> date | None:
    if claim.said_at is None:
        return None
    there = timedelta(minutes=claim.said_at_offset or 0)
    day = (claim.said_at.astimezone(UTC) + there).date()
    if claim.said_precision == "year":
        return date(day.year, 12, 31)
    if claim.said_precision == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day


@pytest.fixture
def it() -> SimpleNamespace:
    """A published claim with two figures, of which one is a change of the other, and a draft."""
    claims = [builders.make_claim(status=status) for status in ("published", "draft")]
    measure = builders.make_measure()
    figures = []
    for claim in claims:
        base = builders.make_assertion(claim=claim, measure=measure)
        figures.append(base)
        builders.make_assertion(
            claim=claim,
            measure=measure,
            position=2,
            as_printed="doubled",
            form="ratio",
            direction="up",
            low=2,
            high=2,
            unit_id="ratio",
            baseline_assertion=base,
        )
    return SimpleNamespace(claim=claims[0], draft=claims[1], figure=figures[0], measure=measure)


def a_claim(**values: Any) -> Callable[[SimpleNamespace], Any]:
    return lambda it: Claim.objects.filter(pk=it.claim.pk).update(**values)


def a_figure(**values: Any) -> Callable[[SimpleNamespace], Any]:
    return lambda it: NumericAssertion.objects.filter(pk=it.figure.pk).update(**values)


SOME_DAYS = DateRange(date(2022, 3, 1), date(2022, 3, 9))
CHANGES: dict[str, Callable[[SimpleNamespace], Any]] = {
    "nothing": lambda it: None,
    "other words": a_claim(statement="Put otherwise."),
    "published": lambda it: Claim.objects.filter(pk=it.draft.pk).update(status="published"),
    "retracted": lambda it: verbs.retract(claim=it.claim, reason="Wrong.", by=None),
    "redacted": lambda it: curation.redact(entry=it.claim, reason="A court.", by=None),
    "merged": lambda it: curation.merge(
        entry=it.claim, into=builders.make_claim(status="published"), by=None
    ),
    "predicted": a_claim(kind="prediction"),
    "said later": a_claim(said_at=builders.NOON + timedelta(days=1)),
    "said in some month": a_claim(said_at=datetime(2024, 2, 1, tzinfo=UTC), said_precision="month"),
    "said in some year": a_claim(said_at=datetime(2024, 1, 1, tzinfo=UTC), said_precision="year"),
    "said at no known time": a_claim(said_at=None, said_precision=""),
    "another speaker": lambda it: Claim.objects.filter(pk=it.claim.pk).update(
        speaker=builders.make_speaker()
    ),
    "another root": lambda it: builders.make_attribution(claim=it.claim),
    "no other root any more": lambda it: [
        builders.make_attribution(claim=it.claim),
        Attribution.objects.all().delete(),
    ],
    "a speaker merged": lambda it: curation.merge(
        entry=it.claim.speaker, into=builders.make_speaker(), by=None
    ),
    "a measure merged": lambda it: curation.merge(
        entry=it.measure, into=builders.make_measure(), by=None
    ),
    "another value": a_figure(low=7, high=7),
    "a bound": a_figure(comparator="ge", high=None),
    "rounded": a_figure(precision="rounded", resolution=10),
    "a forecast": a_figure(observation_status="forecast"),
    "of an event": lambda it: a_figure(event=builders.make_event())(it),
    "said elsewhere": a_claim(said_at_offset=13 * 60),
    "of some days": a_figure(as_of=SOME_DAYS),
    "of a period": a_figure(period=SOME_DAYS, as_of=None),
    "another measure": lambda it: a_figure(measure=builders.make_measure())(it),
    "another claim": lambda it: NumericAssertion.objects.filter(claim=it.claim).update(
        claim=builders.make_claim(status="published")
    ),
    "a draft's": lambda it: NumericAssertion.objects.filter(claim=it.claim).update(
        claim=builders.make_claim()
    ),
    "one more": lambda it: builders.make_assertion(claim=it.claim, position=3),
    "one less": lambda it: NumericAssertion.objects.filter(claim=it.claim, position=2).delete(),
    "by SQL": lambda it: connection.cursor().execute(
        "UPDATE claims_claim SET status = 'published' WHERE id = %s", [it.draft.pk]
    ),
    "a draft deleted": lambda it: it.draft.delete(),
}
SAME = {"nothing", "other words", "no other root any more", "a draft deleted"}


@pytest.mark.parametrize("change", CHANGES)
def test_a_figure_is_listed_with_what_its_claim_says(it: SimpleNamespace, change: str) -> None:
    before = kept()

    CHANGES[change](it)

    assert kept() == due()
    assert (kept() == before) == (change in SAME)


@pytest.mark.parametrize(
    ("first", "second"), [*permutations(["claim", "chain", "figure", "retraction"], 2)]
)
def test_of_two_writers_the_second_sees_what_the_first_wrote(
    it: SimpleNamespace, first: str, second: str
) -> None:
    steps: dict[str, Callable[[], Any]] = {
        "claim": lambda: a_claim(said_at=None, said_precision="")(it),
        "chain": lambda: builders.make_attribution(claim=it.claim),
        "figure": lambda: a_figure(low=8, high=8)(it),
        "retraction": lambda: a_claim(status="retracted", retraction_reason="Wrong.")(it),
    }

    one_before_the_other_commits(steps[first], steps[second])

    assert kept() == due()


def test_figures_may_come_before_their_claim() -> None:
    speaker, measure, claim = builders.make_speaker(), builders.make_measure(), uuid4()
    figure = NumericAssertion(claim_id=claim, measure=measure, as_printed="7", low=7, high=7)

    with transaction.atomic():
        NumericAssertion.objects.bulk_create([figure])
        Claim.objects.bulk_create(
            [Claim(pk=claim, statement="Seven.", speaker=speaker, status="published")]
        )

    assert kept().keys() == {figure.pk}
    assert kept() == due()


def test_what_is_published_while_a_figure_is_added_is_listed_whole(it: SimpleNamespace) -> None:
    one_before_the_other_commits(
        lambda: builders.make_assertion(claim=it.draft, position=3),
        lambda: Claim.objects.filter(pk=it.draft.pk).update(status="published"),
    )

    assert kept() == due()
    assert AssertionListing.objects.filter(claim=it.draft).count() == 3
