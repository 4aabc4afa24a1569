"""The oracle of agreement against what was worked out by hand."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.support.agreement_cases import CASES, Case
from tests.support.agreement_contradictions import Witness, opposing_roots, witnesses
from tests.support.agreement_figures import Measure, Refused, TemporalKind
from tests.support.agreement_notation import days, event, figures
from tests.support.agreement_oracle import Answer, Verdict, judge, verdicts
from tests.support.agreement_standing import Status
from tests.support.agreement_written import (
    written_consensus,
    written_contradictions,
    written_counts,
)

TODAY = date(2024, 6, 30)
STOCK = Measure("people", TemporalKind.STOCK)
FLOW = Measure("arrivals", TemporalKind.FLOW)


def by_hand(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case.id for case in cases])


def answer(case: Case) -> Answer:
    return judge(
        case.figures,
        measure=case.asked,
        event=case.event,
        today=case.today.first,
        at=case.at,
    )


def expecting(name: str) -> list[Case]:
    return [case for case in CASES if name in case.known]


# The cases


@by_hand(CASES)
def test_a_case_has_its_verdict(case):
    assert answer(case).verdict == case.known["verdict"]


@by_hand(CASES)
def test_a_case_has_its_statuses_and_revisions(case):
    found = answer(case).standings

    not_counted = {key: one.status for key, one in found.items() if one.status != Status.COUNTED}
    assert not_counted == case.statuses
    assert {key for key, one in found.items() if one.is_revision} == case.revisions


@by_hand(CASES)
def test_a_case_has_its_contradictions(case):
    found = answer(case)

    assert written_contradictions(found) == case.contradictions
    assert found.disagrees_within_a_root == any("same_root" in one for one in case.contradictions)


@by_hand(expecting("time"))
def test_a_case_has_its_default_time(case):
    expected = case.known["time"]

    assert answer(case).time == (None if expected == "none" else days(expected))


@by_hand(expecting("on the day"))
def test_a_case_has_its_verdict_on_the_day(case):
    assert answer(case).verdict_on_day == case.known["on the day"]


@by_hand(expecting("consensus"))
def test_a_case_has_its_consensus(case):
    assert written_consensus(answer(case).consensus) == case.known["consensus"]


@by_hand(expecting("counts"))
def test_a_case_has_its_counts(case):
    found = answer(case)

    counts = f"{written_counts(found.counts)}, round {written_counts(found.round_counts)}"
    assert counts == case.known["counts"]


@by_hand(expecting("valid until"))
def test_a_case_is_valid_until_its_day(case):
    expected = case.known["valid until"]

    assert answer(case).valid_until == (None if expected == "none" else days(expected).first)


def test_no_two_cases_share_an_id():
    assert [name for name, times in Counter(case.id for case in CASES).items() if times > 1] == []


def test_each_case_expects_what_is_known():
    asked = {"event", "start", "pledges", "group", "at", "today"}
    expected = {"verdict", "revisions", "contradictions", "time", "on the day", "consensus"}
    statuses = {"superseded", "forecast", "outlier", "withdrawn", "beside"}

    names = {name for case in CASES for name in case.known}
    assert names <= asked | expected | statuses | {"counts", "valid until"}


# What a table of one group cannot hold


def test_a_measure_lists_how_many_groups_have_which_verdict():
    said = figures(
        "a A 12 event:north@5-1; b B 15 event:north@5-1; c A 3 event:south@5-1;"
        "d A 4 event:east@5-2; e A 99 @5-1; f B 99 @5-1",
        measure=FLOW,
    )

    assert verdicts(said, FLOW, today=TODAY) == {
        Verdict.CONTRADICTION: 1,
        Verdict.ONE_ORIGIN: 2,
        Verdict.AGREE: 1,
    }


@pytest.mark.parametrize(
    ("part", "code"),
    [
        pytest.param({"start": date(2022, 2, 23)}, "part_of_other_start", id="began-earlier"),
        pytest.param({"start": date(2022, 2, 25)}, "part_of_other_start", id="began-later"),
        pytest.param({"start": None}, "part_of_other_start", id="never-began"),
        pytest.param({"temporal_kind": "stock"}, "part_of_other_temporal_kind", id="another-kind"),
        pytest.param({"dimension": "mass"}, "part_of_other_dimension", id="another-dimension"),
        pytest.param({"name": "killed"}, "part_of_itself", id="itself"),
        pytest.param({"name": "dead"}, "part_of_itself", id="a-loop"),
    ],
)
def test_what_can_be_no_part_is_refused(part, code):
    dead = Measure("dead", TemporalKind.CUMULATIVE, date(2022, 2, 24))
    killed = replace(dead, name="killed", part_of=dead)

    with pytest.raises(Refused, match=f"^{code}$"):
        replace(killed, **{"name": "children", "part_of": killed} | part)


def test_a_part_of_a_part_is_at_most_the_whole():
    killed = replace(STOCK, name="killed", part_of=STOCK)
    children = replace(STOCK, name="children", part_of=killed)
    said = figures("a A 100 @5-1", measure=STOCK) + figures("p B 120 @5-1", measure=children)

    found = judge(said, measure=STOCK, today=TODAY)
    assert written_contradictions(found) == {"a<p strict part_exceeds_whole"}


def test_each_opposing_root_has_one_witness_by_the_widest_gap():
    said = figures("a A 100 @5-1; b B 110 @5-1; c B 130 @5-1; d C ~40 @5-1", measure=STOCK)

    found = judge(said, measure=STOCK, today=TODAY).contradictions
    assert witnesses(found, "a") == {
        "B": Witness("B", 30, frozenset({"c"})),
        "C": Witness("C", 56, frozenset({"d"})),
    }
    assert set(witnesses([each for each in found if each.strict], "a")) == {"B"}


def test_witnesses_with_equal_gaps_are_all_named():
    said = figures("a A 100 @5-1; b B 90 @5-1; c B 110 @5-1; d B 110 @5-1", measure=STOCK)

    found = judge(said, measure=STOCK, today=TODAY).contradictions
    assert witnesses(found, "a") == {"B": Witness("B", 10, frozenset("bcd"))}


@pytest.mark.parametrize(("number", "written"), [(9, "9"), (10, "10 or more"), (11, "10 or more")])
def test_opposing_roots_are_counted_to_ten(number, written):
    others = "; ".join(f"b{each} B{each} 12 @5-1" for each in range(number))
    said = figures(f"a A 10 @5-1; {others}", measure=STOCK)

    assert opposing_roots(judge(said, measure=STOCK, today=TODAY).contradictions, "a") == written


def test_a_standing_names_who_contradicts_and_who_agrees():
    said = figures(
        "a A 100 @5-1 +5-2; b B 100 @5-1; c C 120 @5-1; d D ~90 @5-1; e E 50 @5-1;f A 99 @5-1 +5-1",
        measure=STOCK,
    )

    found = judge(said, measure=STOCK, today=TODAY).standings
    assert found["f"].superseded_by == {"a"}
    assert found["a"].contradicted_strictly_by == {"C", "E"}
    assert found["a"].contradicted_loosely_by == {"D"}
    assert found["a"].agreed_with_by == {"B"}
    assert found["f"].agreed_with_by == found["f"].contradicted_strictly_by == set()


def test_an_event_is_compared_by_its_name_and_days():
    assert event("strike@5-1..5-2").days == days("5-1..5-2")
