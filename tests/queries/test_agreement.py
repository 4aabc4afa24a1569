"""Agreement worked out by hand, on the smallest sets that show each rule."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from psycopg.types.range import DateRange

from claims.models import Claim, Measure, NumericAssertion, Speaker
from claims.queries import agreement
from claims.queries.agreement import Turn
from claims.services import curation
from tests.support import builders, verbs
from tests.support.agreement import (
    AT_ONCE,
    FELL,
    compared,
    conflicts,
    consensus,
    group,
    revisions,
    statuses_in,
    words,
    written,
)
from tests.support.statements import ADA, BOB, EVE, MARCH, cumulative, flow, relay, say, stock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "one", "other", "reason"),
    [
        (stock, {"low": 10, "day": 5}, {"low": 11, "day": 5}, AT_ONCE),
        (stock, {"low": 10, "day": (1, 5)}, {"low": 11, "day": (5, 9)}, AT_ONCE),
        (stock, {"low": 10, "day": (1, 5)}, {"low": 11, "day": 6}, None),
        (stock, {"low": 10, "day": 5}, {"low": 11}, None),
        (stock, {"low": 10, "day": 5}, {"low": 10, "day": 5}, None),
        (
            flow,
            {"low": 10, "period": MARCH, "said": 31},
            {"low": 11, "period": MARCH, "said": 31},
            "same_period",
        ),
        (
            flow,
            {"low": 10, "period": MARCH, "said": 31},
            {"low": 11, "day": (1, 31), "said": 31},
            "same_period",
        ),
        (
            flow,
            {"low": 10, "period": MARCH, "said": 31},
            {"low": 11, "day": (1, 30), "said": 31},
            None,
        ),
        (cumulative, {"low": 10, "day": 5}, {"low": 11, "day": 5}, AT_ONCE),
        (cumulative, {"low": 10, "day": 5}, {"low": 11, "day": 6}, None),
        (cumulative, {"low": 11, "day": 5}, {"low": 10, "day": 6}, FELL),
        (cumulative, {"low": 11, "day": (1, 5)}, {"low": 10, "day": (3, 6)}, None),
        (cumulative, {"low": 11, "day": (1, 5)}, {"low": 10, "day": (6, 7)}, FELL),
        (cumulative, {"low": 11, "said": 5}, {"low": 10, "day": 6}, FELL),
        (cumulative, {"low": 11, "said": 5}, {"low": 10, "day": 5}, None),
        (cumulative, {"low": 11, "said": 5}, {"low": 10, "said": 6}, None),
        (cumulative, {"low": 11, "period": MARCH}, {"low": 10, "day": 31}, None),
    ],
    ids=lambda value: str(value) if isinstance(value, dict | str) else "",
)
def test_two_origins_contradict_each_other_at_comparable_times_only(
    make: Any, one: dict[str, Any], other: dict[str, Any], reason: str | None
) -> None:
    measure = make()
    figures = [say(measure, ADA, **one), say(measure, BOB, **other)]

    found = conflicts(measure.pk, strict=True)

    printed = [figure.as_printed for figure in figures]
    expected = {
        a: [(b, True, reason, abs(one["low"] - other["low"]))]
        for a, b in (printed, printed[::-1])
        if reason
    }
    assert found == expected


def test_a_count_without_a_day_begins_after_the_first() -> None:
    measure = cumulative(start=date(2022, 3, 10))
    say(measure, ADA, 11, day=10)
    say(measure, BOB, 10, said=20)

    assert conflicts(measure.pk, strict=True).keys() == {"ada 11  10", "bob 10  None"}


def test_a_month_is_known_to_have_ended_only_at_its_end() -> None:
    measure = cumulative()
    undated = say(measure, ADA, 11)
    later = say(measure, BOB, 10, day=31)
    Claim.objects.filter(pk=undated.claim_id).update(
        said_at=datetime(2022, 3, 1, tzinfo=UTC), said_precision="month"
    )
    Claim.objects.filter(pk=later.claim_id).update(said_at=datetime(2022, 4, 1, tzinfo=UTC))

    within = conflicts(measure.pk, strict=True)
    NumericAssertion.objects.exclude(pk=undated.pk).update(
        as_of=DateRange(date(2022, 4, 1), date(2022, 4, 2))
    )

    assert within == {}
    assert len(conflicts(measure.pk, strict=True)) == 2


@pytest.mark.parametrize(
    ("columns", "strict"),
    [
        ({"low": 20}, True),
        ({"low": 20, "comparator": "gt"}, True),
        ({"low": 20, "comparator": "ge"}, True),
        ({"low": 20, "comparator": "ge", "precision": "rounded"}, True),
        ({"low": 20, "high": 30, "comparator": "between"}, True),
        ({"low": 20, "high": 30, "comparator": "between", "precision": "rounded"}, True),
        (
            {"low": 20, "high": 30, "comparator": "between", "precision": "order_of_magnitude"},
            False,
        ),
        ({"low": 20, "high": 20, "precision": "rounded", "resolution": 1}, True),
        ({"low": 11, "high": 11, "precision": "rounded", "resolution": 1}, False),
        (
            {"low": 20, "high": 20, "precision": "rounded", "resolution": 1}
            | {"read_by": "number.fraction"},
            False,
        ),
        ({"low": 20, "comparator": "ge", "precision": "approximate"}, False),
        ({"low": 20, "high": 20, "comparator": "approx", "precision": "approximate"}, False),
        ({"low": 20, "high": 20, "comparator": "nearly", "precision": "approximate"}, False),
    ],
    ids=str,
)
def test_a_conflict_is_strict_where_rounding_cannot_explain_it(
    columns: dict[str, Any], strict: bool
) -> None:
    measure = stock()
    figure = say(measure, ADA, day=5, **columns)
    say(measure, BOB, 10, day=5)

    found = conflicts(measure.pk, strict=False)[figure.as_printed]

    assert [witness[1] for witness in found] == [strict]
    assert bool(conflicts(measure.pk, strict=True)) == strict


def test_ends_that_touch_are_apart_only_if_one_excludes_the_value() -> None:
    measure = stock()
    say(measure, ADA, 10, comparator="gt", day=5)
    say(measure, BOB, None, 10, comparator="le", day=5)
    say(measure, EVE, None, 11, comparator="le", day=5)

    assert conflicts(measure.pk, strict=True) == {
        "ada 10  5": [("bob None 10 5", True, AT_ONCE, 0)],
        "bob None 10 5": [("ada 10  5", True, AT_ONCE, 0)],
    }


def test_an_origin_is_taken_at_its_last_word_for_a_time() -> None:
    measure = stock()
    first = say(measure, ADA, 10, day=5, said=6)
    again = say(measure, ADA, 10, day=5, said=7)
    last = say(measure, ADA, 12, day=5, said=8)

    statuses = statuses_in(measure.pk)

    assert {key: (found.status, found.superseded_by) for key, found in statuses.items()} == {
        first.pk: ("superseded", str(last.pk)),
        again.pk: ("superseded", str(last.pk)),
        last.pk: ("counted", None),
    }
    assert revisions(measure.pk).keys() == {"ada 10  5"}


@pytest.mark.parametrize(
    ("first", "then", "reason"),
    [(4020, [18, 96], "count_began_anew"), (4020, [403, 500], FELL), (100, [10], FELL)],
)
def test_a_count_that_falls_below_a_tenth_may_have_begun_anew(
    first: int, then: list[int], reason: str
) -> None:
    measure = cumulative()
    say(measure, ADA, first, day=5)
    for number, low in enumerate(then):
        say(measure, ADA, low, day=9 + number, said=21 + number)

    [[found]] = revisions(measure.pk).values()

    assert found[2] == reason


def test_a_lower_count_of_the_same_origin_is_a_revision_and_no_contradiction() -> None:
    measure = cumulative()
    say(measure, ADA, 100, day=5)
    say(measure, ADA, 90, day=9, said=21)
    say(measure, BOB, 95, day=7)

    assert revisions(measure.pk) == {"ada 100  5": [("ada 90  9", True, FELL, 10)]}
    assert conflicts(measure.pk, strict=True) == {
        "ada 90  9": [("bob 95  7", True, FELL, 5)],
        "bob 95  7": [("ada 90  9", True, FELL, 5)],
    }


@pytest.mark.parametrize(
    ("said", "counted", "revised"),
    [
        pytest.param((5, 9), {"90  9"}, {"100  5": "90  9"}, id="as time went on"),
        pytest.param((12, 9), {"100  5"}, {"90  9": "100  5"}, id="put up afterwards"),
        pytest.param((12, 12), {"100  5", "90  9"}, {}, id="at once"),
        pytest.param((12, 9, 10), {"100  5"}, {"90  9": "100  5", "95  8": "100  5"}, id="two"),
        pytest.param((12, 9, 14), {"95  8"}, {"90  9": "95  8", "100  5": "95  8"}, id="in turn"),
    ],
)
def test_a_count_that_cannot_have_fallen_is_the_one_said_last(
    said: tuple[int, ...], counted: set[str], revised: dict[str, str]
) -> None:
    """Of an origin that says 100 of the 5th and 90 of the 9th, and then 95 of the 8th."""
    measure = cumulative()
    for value, day, when in zip((100, 90, 95), (5, 9, 8), said, strict=False):
        say(measure, ADA, value, day=day, said=when)

    found = statuses_in(measure.pk)

    counting = {words(key) for key, how in found.items() if how.counted}
    assert counting == {f"ada {each}" for each in counted}
    taken_back = revisions(measure.pk)
    assert taken_back.keys() == {f"ada {one}" for one in revised}
    assert {one: found[0][0] for one, found in taken_back.items() if len(said) == 2} == {
        f"ada {one}": f"ada {by}" for one, by in revised.items() if len(said) == 2
    }


def test_a_correction_that_was_corrected_does_not_supersede() -> None:
    """A slip of 9 for 90, put right for the same day, takes nothing back."""
    measure = cumulative()
    say(measure, ADA, 80, day=5)
    say(measure, ADA, 9, day=9, said=10)
    say(measure, ADA, 90, day=9, said=11)

    statuses = statuses_in(measure.pk)

    assert sorted(words(key) for key, found in statuses.items() if found.counted) == [
        "ada 80  5",
        "ada 90  9",
    ]


def test_of_two_stocks_of_an_origin_that_cannot_both_hold_the_last_said_counts() -> None:
    measure = stock()
    say(measure, ADA, 10, day=(1, 9), said=12)
    say(measure, ADA, 12, day=5, said=11)
    say(measure, ADA, 10, day=6, said=10)

    statuses = statuses_in(measure.pk)

    assert sorted(words(key) for key, found in statuses.items() if found.counted) == [
        "ada 10  (1, 9)",
        "ada 10  6",
    ]
    assert revisions(measure.pk) == {"ada 12  5": [("ada 10  (1, 9)", True, AT_ONCE, 2)]}


def test_each_origin_has_one_witness_and_it_lies_farthest_off() -> None:
    measure = cumulative()
    say(measure, ADA, 1, day=9)
    for day, value in ((2, 50), (3, 70), (4, 90)):
        say(measure, BOB, value, day=day)
    say(measure, EVE, 60, day=5)

    assert conflicts(measure.pk, strict=True)["ada 1  9"] == [
        ("bob 90  4", True, FELL, 89),
        ("eve 60  5", True, FELL, 59),
    ]


def test_who_relays_an_origin_is_not_another() -> None:
    measure = stock()
    origin = say(measure, ADA, 10, day=5)
    relay(measure, BOB, origin, 12, day=5, said=21)

    assert conflicts(measure.pk, strict=True) == {}
    assert revisions(measure.pk).keys() == {"ada 10  5"}


@pytest.mark.parametrize("kind", ["stock", "cumulative"])
def test_many_who_relay_one_origin_count_and_are_one_root(kind: str) -> None:
    measure = builders.make_measure(temporal_kind=kind)
    origin = say(measure, ADA, 10, day=5, said=5)
    for n in range(3):
        relay(measure, f"agency-{n}", origin, 10, day=5, said=6 + n)
    say(measure, BOB, 12, day=5)
    say(measure, EVE, 8, 11, day=5, comparator="between")

    found = consensus(measure.pk)
    by_words = compared(measure.pk)

    assert (found.counts.assertions, found.counts.speakers, found.counts.roots) == (6, 6, 3)
    root = found.most_relayed[0]
    assert (root.speaker, root.assertions, root.relayed_by) == (origin.claim.speaker_id, 4, 3)
    of_origin = [by_words[f"{who} 10  5"] for who in (ADA, "agency-0", "agency-1", "agency-2")]
    assert {(each.counted, each.strict, each.corroborated_by) for each in of_origin} == {
        (True, 1, 1)
    }
    assert by_words["bob 12  5"].strict == 2
    assert by_words["eve 8 11 5"].corroborated_by == 1
    for least, expected in ((1, 5), (2, 0)):
        assert sum(each.corroborated_by >= least for each in by_words.values()) == expected
    assert revisions(measure.pk) == {}


@pytest.mark.parametrize("change", ["retract", "merge", "redact", "withdraw"])
def test_what_no_longer_stands_contradicts_nobody(change: str) -> None:
    measure = stock()
    wrong, right = say(measure, ADA, 10, day=5), say(measure, BOB, 12, day=5)
    assert len(conflicts(measure.pk, strict=True)) == 2

    match change:
        case "retract":
            verbs.retract(claim=wrong.claim, reason="Wrong.", by=None)
        case "merge":
            curation.merge(entry=wrong.claim, into=right.claim, by=None)
        case "redact":
            curation.redact(entry=wrong.claim, reason="By a court.", by=None)
        case _:
            wrong.delete()

    assert conflicts(measure.pk, strict=True) == {}


def test_nought_is_an_end_like_any_other() -> None:
    measure = stock()
    say(measure, ADA, 0, day=5)

    found = consensus(measure.pk)

    assert (written(found.allowed), written(found.strictly)) == ("[0, 0]", "[0, 0]")


@pytest.mark.parametrize("by_sql", [False, True], ids=["by a curator", "by SQL"])
def test_a_merged_measures_figures_are_its_survivors(by_sql: bool) -> None:
    measure, same = stock(), stock()
    say(measure, ADA, 10, day=5)
    say(same, BOB, 12, day=5)
    assert conflicts(measure.pk, strict=True) == {}

    if by_sql:
        Measure.objects.filter(pk=same.pk).update(merged_into=measure)
    else:
        curation.merge(entry=same, into=measure, by=None)

    assert len(conflicts(measure.pk, strict=True)) == 2
    assert {each.measure for each in compared(measure.pk).values()} == {str(measure.pk)}


def test_a_merged_origin_is_the_one_it_was_merged_into() -> None:
    measure = stock()
    figure = say(measure, ADA, 10, day=5, said=6)
    other = say(measure, BOB, 12, day=5)

    Speaker.objects.filter(pk=figure.claim.speaker_id).update(merged_into=other.claim.speaker_id)

    assert conflicts(measure.pk, strict=True) == {}
    assert revisions(measure.pk).keys() == {"ada 10  5"}


def test_a_flow_is_asked_about_one_period() -> None:
    measure = flow()
    say(measure, ADA, 10, period=MARCH, said=31)
    say(measure, BOB, 2, day=(5, 11))
    say(measure, EVE, 3, day=(5, 11))
    week = agreement.Period(date(2022, 3, 5), date(2022, 3, 11))
    month = agreement.Period(date(2022, 3, 1), date(2022, 3, 31))

    on_a_day = consensus(measure.pk, day=date(2022, 3, 6))
    of_march = consensus(measure.pk, period=month)

    assert (on_a_day.time, on_a_day.verdict_on_day) == (week, "contradiction")
    assert on_a_day.periods == [week, month]
    assert (of_march.time, written(of_march.allowed)) == (month, "[10, 10]")


def test_a_figure_more_allows_no_more() -> None:
    measure = stock()
    allowed = []
    for value, who in ((10, ADA), (12, BOB), (11, EVE)):
        say(measure, who, value, comparator="ge", day=5)
        found = consensus(measure.pk).allowed
        assert found is not None
        allowed.append(found.low)

    assert allowed == [Decimal(10), Decimal(12), Decimal(12)]


def test_where_nobody_speaks_there_is_nothing() -> None:
    measure = stock()

    found = consensus(measure.pk)

    assert (found.time, found.verdict, found.counts.assertions) == (None, "nothing_comparable", 0)
    assert agreement.timeline(group(measure.pk)) == []
    assert statuses_in(measure.pk) == {}
    assert agreement.of_claims([]) == []


def test_what_a_root_said_at_once_counts_twice_and_contests_nothing() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5, said=6)
    say(measure, ADA, 12, day=5, said=6)

    found = consensus(measure.pk)

    assert conflicts(measure.pk, strict=True) == {
        "ada 10  5": [("ada 12  5", True, "same_root", 2)],
        "ada 12  5": [("ada 10  5", True, "same_root", 2)],
    }
    assert revisions(measure.pk) == {}
    assert (found.verdict, found.verdict_on_day) == ("one_origin", "one_origin")
    assert found.disagrees_within_root
    assert not any(each.contested for each in compared(measure.pk).values())


def test_a_drop_that_is_left_again_takes_nothing_back() -> None:
    measure = cumulative()
    for value, day in ((205_009, 5), (187_761, 6), (205_100, 7)):
        say(measure, ADA, value, day=day, said=day)

    assert [each.status for each in compared(measure.pk).values()] == [
        "counted",
        "outlier",
        "counted",
    ]


def test_a_part_above_its_whole_contradicts_it() -> None:
    whole = cumulative()
    part = cumulative(part_of=whole)
    say(whole, ADA, 100, day=5)
    say(part, BOB, 120, day=5)
    say(part, EVE, 90, day=5)

    assert conflicts(whole.pk, strict=True) == {
        "ada 100  5": [("bob 120  5", True, "part_exceeds_whole", 20)]
    }
    assert (group(whole.pk).verdict, group(part.pk).verdict) == ("contradiction", "contradiction")


def test_opposing_roots_are_counted_to_ten_and_three_are_shown() -> None:
    measure = stock()
    lonely = say(measure, ADA, 10, day=5)
    for number in range(12):
        say(measure, f"agency-{number}", 20 + number, day=5)

    [first, *_] = agreement.contradictions(measure.pk, strict=True, turn=Turn(50)).conflicts
    [alone] = agreement.contradictions(
        measure.pk, strict=True, assertion=lonely.pk, turn=Turn(1)
    ).conflicts

    assert (first.id, first.strict, first.loose) == (lonely.pk, 10, 0)
    assert [witness.gap for witness in first.witnesses] == [21, 20, 19]
    assert [witness.gap for witness in alone.witnesses] == [*range(21, 9, -1)]


def test_each_event_is_a_group_of_its_own() -> None:
    measure = stock()
    strike, other = builders.make_event(), builders.make_event()
    say(measure, ADA, 10, day=5, event=strike)
    say(measure, BOB, 12, day=5, event=other)
    say(measure, EVE, 99, day=5)

    assert conflicts(measure.pk, strict=True) == {}
    say(measure, EVE, 12, day=5, event=strike)
    other.merged_into = strike
    other.save()

    assert conflicts(measure.pk, strict=True).keys() == {"ada 10  5", "bob 12  5", "eve 12  5"}
    assert len(agreement.groups_of(measure.pk)) == 2
