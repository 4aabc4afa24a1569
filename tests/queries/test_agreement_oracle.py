"""Agreement as the database finds it, against all pairs compared one by one, on sets by chance."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from claims.models import Claim, NumericAssertion, Speaker
from claims.queries import agreement, read_connection
from tests.support import builders, oracle
from tests.support.agreement import statuses_in
from tests.support.oracle import ONE, Figure

pytestmark = pytest.mark.django_db

DAY = date(2022, 3, 1)
DAYS = st.integers(0, 5).map(lambda number: DAY + timedelta(days=number))
TIMES = st.one_of(
    DAYS.map(lambda day: (day, day)),
    DAYS.map(lambda day: (day, day)),
    st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))),
)
VALUES = st.integers(1, 6).map(lambda number: number * 10)
ROOTS = 4
KINDS = ("stock", "flow", "cumulative")
START = date(2022, 3, 2)
MARCH = (date(2022, 3, 1), date(2022, 3, 31), "month")
LAST = DAY + 5 * ONE
YEAR = (date(2022, 1, 1), date(2022, 12, 31), "year")
SAID = st.one_of(
    st.none(),
    st.sampled_from([MARCH, YEAR, (LAST, LAST, "day")]),
    DAYS.map(lambda day: (day, day, "day")),
    DAYS.map(lambda day: (day, day, "minute")),
)


@st.composite
def written(draw: st.DrawFn) -> dict[str, Any]:
    """The columns of a figure, and of its claim."""
    low = draw(VALUES)
    figure = draw(
        st.sampled_from(
            [
                {"low": low, "high": low},
                {"comparator": "gt", "low": low},
                {"comparator": "ge", "low": low},
                {"comparator": "lt", "high": low},
                {"comparator": "le", "high": low},
                {"comparator": "between", "low": low, "high": low + 10},
                {
                    "comparator": "between",
                    "low": low,
                    "high": low + 10,
                    "precision": "order_of_magnitude",
                },
                {"comparator": "approx", "low": low, "high": low, "precision": "approximate"},
                {"low": low, "high": low, "precision": "rounded", "resolution": 2},
            ]
        )
    )
    times = draw(st.sampled_from(["as_of", "as_of", "as_of", "period", None]))
    return {
        "figure": figure,
        "time": {times: draw(TIMES)} if times else {},
        "root": draw(st.integers(0, ROOTS - 1)),
        "said": draw(SAID),
        "status": draw(st.sampled_from(["published"] * 9 + ["retracted"])),
        "kind": draw(st.sampled_from(["quantity"] * 9 + ["prediction"])),
    }


SETS = st.lists(written(), min_size=1, max_size=9)


def stored(kind: str, start: date | None, rows: list[dict[str, Any]]) -> tuple[Any, list[Figure]]:
    """A measure with its figures, and what the oracle is to know of those that may count."""
    measure = builders.make_measure(temporal_kind=kind, start=start)
    speakers = Speaker.objects.bulk_create(
        Speaker(name=f"S{n}", slug=f"s-{measure.slug}-{n}", kind="person") for n in range(ROOTS)
    )
    claims = Claim.objects.bulk_create(
        Claim(
            statement="So many.",
            speaker=speakers[row["root"]],
            status=row["status"],
            kind=row["kind"],
            retraction_reason="x" if row["status"] == "retracted" else "",
            said_at=row["said"] and datetime(*row["said"][0].timetuple()[:3], tzinfo=UTC),
            said_precision=row["said"][2] if row["said"] else "",
        )
        for row in rows
    )
    NumericAssertion.objects.bulk_create(
        NumericAssertion(
            claim=claim,
            measure=measure,
            as_printed="x",
            unit_id="1",
            **row["figure"],
            **{name: DateRange(first, last + ONE) for name, (first, last) in row["time"].items()},
        )
        for claim, row in zip(claims, rows, strict=True)
    )
    found = {row.claim_id: row for row in NumericAssertion.objects.filter(measure=measure)}
    order = {row.pk: place for place, row in enumerate(sorted(found.values(), key=lambda r: r.pk))}
    return measure, [
        Figure(
            order=order[found[claim.pk].pk],
            root=row["root"],
            kind=kind,
            said=row["said"] and row["said"][0],
            said_until=row["said"] and row["said"][1],
            value=oracle.interval_of(found[claim.pk].canonical),
            strict=is_strict(row["figure"]),
            start=start,
            key=found[claim.pk].pk,
            prediction=row["kind"] == "prediction",
            **row["time"],
        )
        for claim, row in zip(claims, rows, strict=True)
        if row["status"] == "published"
    ]


def is_strict(figure: dict[str, Any]) -> bool:
    return "precision" not in figure


@contextmanager
def on_record(kind: str, start: date | None, rows: list[dict[str, Any]]) -> Iterator[Any]:
    """The figures in the database, which forgets them again."""
    with transaction.atomic():
        measure, figures = stored(kind, start, rows)
        yield measure.pk, figures
        transaction.set_rollback(True)


def by_chance(test: Any) -> Any:
    """Figures of one measure, as they come."""
    given_some = given(
        kind=st.sampled_from(KINDS), start=st.sampled_from([None, START]), rows=SETS
    )(test)
    return settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))(
        given_some
    )


@by_chance
def test_what_counts_and_what_superseded_it_is_what_all_pairs_say(
    kind: str, start: date | None, rows: list[dict[str, Any]]
) -> None:
    with on_record(kind, start, rows) as (measure, figures):
        statuses = statuses_in(measure)

    gone = oracle.superseded(figures)
    by_key = {one.key: one for one in figures}
    assert {key for key, found in statuses.items() if found.counted} == {
        one.key for one in oracle.counting(figures)
    }
    assert {
        key: found.status for key, found in statuses.items() if not found.counted
    } == dict.fromkeys(statuses.keys() - by_key.keys(), "retracted") | {
        one.key: "forecast" for one in figures if one.forecast
    } | {one.key: "superseded" for one in gone}
    for one in gone:
        by = by_key[statuses[one.key].superseded_by]
        assert one.root == by.root
        assert oracle.conflict(one, by)


@by_chance
def test_who_is_for_and_against_a_figure_is_what_all_pairs_say(
    kind: str, start: date | None, rows: list[dict[str, Any]]
) -> None:
    with on_record(kind, start, rows) as (measure, figures):
        claims = Claim.objects.filter(assertions__measure=measure).values_list("pk", flat=True)
        compared = {each.assertion: each for each in agreement.of_claims(list(claims))}
        contested = read_connection.rows(*agreement.contested(measure))
        corroborated = {
            n: read_connection.rows(*agreement.corroborated(measure, n)) for n in (1, 2, 3)
        }
        verdict = agreement.verdict(measure)

    assert verdict == oracle.verdict(figures)
    roots = len({one.root for one in oracle.counting(figures)})
    for one in oracle.counting(figures):
        against, found = oracle.opponents(one, figures), compared.pop(one.key)
        assert found.strict == sum(against.values())
        assert found.loose == len(against) - found.strict
        assert found.corroborated_by == len(oracle.supporters(one, figures))
        assert found.roots == roots
        assert ((one.key,) in contested) == found.contested
        for least, keys in corroborated.items():
            assert ((one.key,) in keys) == (found.corroborated_by >= least)
    for found in compared.values():
        assert not found.counted
        assert (found.strict, found.loose, found.corroborated_by) == (0, 0, 0)
        assert found.verdict is None
        assert (found.assertion,) not in [*contested, *corroborated[1]]


@by_chance
def test_the_contradictions_are_what_all_pairs_say(
    kind: str, start: date | None, rows: list[dict[str, Any]]
) -> None:
    with on_record(kind, start, rows) as (measure, figures):
        listed = {
            strict: agreement.contradictions(
                measure, strict=strict, limit=50, start=None, backwards=False
            )
            for strict in (True, False)
        }

    by_key = {one.key: one for one in figures}
    for strict, found in listed.items():
        opposed = [
            one
            for one in oracle.counting(figures)
            if any(sure or not strict for sure in oracle.opponents(one, figures).values())
        ]
        expected = sorted(opposed, key=place)
        assert [each.id for each in found.conflicts] == [one.key for one in expected]
        assert found.count == len(expected)
        for each, one in zip(found.conflicts, expected, strict=True):
            against = oracle.opponents(one, figures)
            assert (each.strict, each.strict + each.loose) == (sum(against.values()), len(against))
            witnesses = {by_key[witness.assertion].root: witness for witness in each.witnesses}
            assert witnesses.keys() == {
                root for root, sure in against.items() if sure or not strict
            }
            assert len(witnesses) == len(each.witnesses)
            for root, witness in witnesses.items():
                assert_widest(one, witness, by_key, root, strict, figures)


def place(one: Figure) -> tuple[date, int]:
    assert one.window
    return one.window[1], one.order


def assert_widest(
    one: Figure, witness: Any, by_key: dict[Any, Figure], root: int, strict: bool, figures: Any
) -> None:
    other = by_key[witness.assertion]
    gaps = [
        oracle.gap(one, rival)
        for rival in oracle.counting(figures)
        if rival.root == root
        and oracle.conflict(one, rival)
        and (not strict or (one.strict and rival.strict))
    ]
    assert witness.gap == oracle.gap(one, other) == max(gaps)
    assert witness.reason == oracle.conflict(one, other)
    assert witness.strict == (one.strict and other.strict)


@by_chance
def test_the_revisions_are_what_all_pairs_say(
    kind: str, start: date | None, rows: list[dict[str, Any]]
) -> None:
    with on_record(kind, start, rows) as (measure, figures):
        found = agreement.revisions(measure, limit=50, start=None, backwards=False)

    by_key = {one.key: one for one in figures}
    revised = oracle.superseded(figures)
    assert [each.id for each in found.conflicts] == [one.key for one in sorted(revised, key=place)]
    assert found.count == len(revised)
    for each in found.conflicts:
        [witness] = each.witnesses
        one, by = by_key[each.id], by_key[witness.assertion]
        assert witness.gap == oracle.gap(one, by)
        assert (witness.reason, witness.strict) == (
            oracle.conflict(one, by),
            one.strict and by.strict,
        )


@by_chance
def test_a_band_is_the_consensus_of_its_days(
    kind: str, start: date | None, rows: list[dict[str, Any]]
) -> None:
    with on_record(kind, start, rows) as (measure, figures):
        band = agreement.timeline(measure)
        found = {
            day: agreement.at(measure, day=day)
            for day in (DAY + timedelta(days=number) for number in range(-1, 8))
        }

    days = [allowed.day for allowed in band]
    windows = [one.window for one in oracle.counting(figures) if one.window]
    assert days == sorted(
        {first for first, _ in windows if first > date.min}
        | {last + ONE for _, last in windows if last < date.max}
    )
    for allowed in band:
        assert as_written(allowed) == oracle.consensus(figures, allowed.day)
    for day, answer in found.items():
        expected = {}
        for strict in (False, True):
            low, high = oracle.consensus(figures, day, strict=strict)
            expected[strict] = max(low, (Fraction(0), 0)), high  # the measure has no less
        assert answer.counts.figures == len(oracle.made(figures, day))
        if answer.counts.figures:
            assert_is(answer.allowed, expected[0])
        if answer.counts.strict_figures:
            assert_is(answer.strictly, expected[1])
        assert answer.agreement == oracle.verdict_on(figures, day)
        assert answer.verdict == oracle.verdict(figures)


def as_written(allowed: agreement.Allowed) -> oracle.Interval:
    low = (allowed.low, 0 if allowed.low_inclusive else 1)
    high = (allowed.high, 0 if allowed.high_inclusive else -1)
    found = (
        oracle.BOTTOM if allowed.low is None else low,
        oracle.TOP if allowed.high is None else high,
    )
    assert allowed.empty == oracle.is_empty(found)
    return found


def assert_is(found: Any, expected: oracle.Interval) -> None:
    """A range of the database is an interval, or both are empty."""
    assert found.isempty == oracle.is_empty(expected)
    if not found.isempty:
        assert oracle.interval_of(found) == expected
