"""Agreement as the database finds it, against all pairs compared one by one, on sets by chance."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from claims.models import Claim, NumericAssertion, Speaker
from claims.queries import agreement
from tests import agreement_oracle as oracle
from tests import builders
from tests.agreement_oracle import ONE, Figure

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
SAID = st.one_of(
    st.none(), st.just(MARCH), DAYS.map(lambda day: (day, day, "day")),
    DAYS.map(lambda day: (day, day, "minute")),
)  # fmt: skip


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
                    "comparator": "between", "low": low, "high": low + 10,
                    "precision": "order_of_magnitude",
                },
                {"comparator": "approx", "low": low, "high": low, "precision": "approximate"},
                {"low": low, "high": low, "precision": "rounded", "resolution": 2},
            ]
        )
    )  # fmt: skip
    times = draw(st.sampled_from(["as_of", "as_of", "as_of", "period", None]))
    return {
        "figure": figure,
        "time": {times: draw(TIMES)} if times else {},
        "root": draw(st.integers(0, ROOTS - 1)),
        "said": draw(SAID),
        "status": draw(st.sampled_from(["published"] * 9 + ["retracted"])),
    }


SETS = st.lists(written(), min_size=1, max_size=9)


def stored(kind: str, start: date | None, rows: list[dict[str, Any]]) -> tuple[Any, list[Figure]]:
    """A measure with its figures, and what the oracle is to know of those that may count."""
    measure = builders.make_measure(temporal_kind=kind, start=start)
    speakers = Speaker.objects.bulk_create(
        Speaker(name=f"S{n}", slug=f"s-{measure.slug}-{n}", kind="person") for n in range(ROOTS)
    )
    claims = Claim.objects.bulk_create(
        Claim(statement="So many.", speaker=speakers[row["root"]], status=row["status"],
              retraction_reason="x" if row["status"] == "retracted" else "",
              said_at=row["said"] and datetime(*row["said"][0].timetuple()[:3], tzinfo=UTC),
              said_precision=row["said"][2] if row["said"] else "")
        for row in rows
    )  # fmt: skip
    NumericAssertion.objects.bulk_create(
        NumericAssertion(claim=claim, measure=measure, as_printed="x", unit_id="1", **row["figure"],
                         **{name: DateRange(first, last + ONE)
                            for name, (first, last) in row["time"].items()})
        for claim, row in zip(claims, rows, strict=True)
    )  # fmt: skip
    found = {row.claim_id: row for row in NumericAssertion.objects.filter(measure=measure)}
    order = {row.pk: place for place, row in enumerate(sorted(found.values(), key=lambda r: r.pk))}
    return measure, [
        Figure(
            order=order[found[claim.pk].pk], root=row["root"], kind=kind,
            said=row["said"] and row["said"][0], said_until=row["said"] and row["said"][1],
            value=oracle.interval_of(found[claim.pk].canonical),
            strict=is_strict(row["figure"]), start=start, key=found[claim.pk].pk, **row["time"],
        )
        for claim, row in zip(claims, rows, strict=True) if row["status"] == "published"
    ]  # fmt: skip


def is_strict(figure: dict[str, Any]) -> bool:
    return "precision" not in figure


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(kind=st.sampled_from(KINDS), start=st.sampled_from([None, START]), rows=SETS)
def test_the_database_finds_what_all_pairs_do(
    kind: str, start: date | None, rows: list[dict[str, Any]]
) -> None:
    with transaction.atomic():
        measure, figures = stored(kind, start, rows)
        by_key = {one.key: one for one in figures}

        standing = agreement.standing(measure.pk)
        compared = {
            each.figure: each
            for each in agreement.of_claims(
                list(Claim.objects.filter(assertions__measure=measure).values_list("pk", flat=True))
            )
        }
        band = agreement.band(measure.pk)
        transaction.set_rollback(True)

    gone = oracle.superseded(figures)
    assert {key for key, each in standing.items() if each.counts} == {
        one.key for one in oracle.counting(figures)
    }
    assert {key for key, each in standing.items() if each.why == "superseded"} == {
        one.key for one in gone
    }
    for key, each in standing.items():
        if each.why == "superseded":
            one, by = by_key[key], by_key[each.superseded_by]
            assert one.root == by.root
            assert gone[one] == bool(oracle.conflict(one, by))
        assert compared[key].standing == each
    for one in oracle.counting(figures):
        against = oracle.opponents(one, figures)
        each = compared[one.key]
        assert each.strict == sum(against.values())
        assert each.loose == len(against) - each.strict
        assert each.corroborated_by == len(oracle.supporters(one, figures))
    for allowed in band:
        low, high = oracle.consensus(figures, allowed.day)
        assert (allowed.low, allowed.high, allowed.empty) == (
            None if low == oracle.BOTTOM else low[0],
            None if high == oracle.TOP else high[0],
            low > high,
        )
        assert (allowed.low_inclusive, allowed.high_inclusive) == (
            low != oracle.BOTTOM and low[1] == 0, high != oracle.TOP and high[1] == 0
        )  # fmt: skip
