"""Agreement as it is worked out of the database, against the oracle's comparison of every pair: of
the cases that were worked out by hand, and of groups by chance."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from claims.queries import agreement
from claims.queries.agreement import Consensus, Group
from claims.queries.agreement.bounds import MOST_COUNTED
from claims.queries.agreement.opposition import witnesses
from tests.support.agreement_cases import CASES, Case
from tests.support.agreement_contradictions import witnesses as expected_witnesses
from tests.support.agreement_figures import Days, Interval
from tests.support.agreement_oracle import Answer, Standing, judge
from tests.support.agreement_records import OnRecord, is_recordable, on_record, recordable
from tests.support.agreement_strategies import TODAY, Said, groups

pytestmark = pytest.mark.django_db
BESIDE = {"pledge", "unresolved"}


RECORDABLE = [case for case in CASES if all(map(is_recordable, case.figures))]


def test_nearly_all_cases_can_be_put_on_record() -> None:
    assert len(RECORDABLE) > 0.9 * len(CASES)


@pytest.mark.parametrize("case", RECORDABLE, ids=lambda case: case.id)
def test_a_case_that_was_worked_out_by_hand_is_worked_out_alike(case: Case) -> None:
    figures = recordable(case.figures)
    about = {"measure": case.asked, "event": case.event, "today": case.today.first, "at": case.at}
    expected = judge(figures, **about)

    with on_record(figures, case.measure, case.part, events=[case.event]) as record:
        group = record.group(case.asked, case.event)

        assert_alike(group, expected, record, case.today.first, case.at)
    assert group.verdict == case.known["verdict"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(groups())
def test_groups_by_chance_are_worked_out_alike(said: Said) -> None:
    figures = recordable(said.figures)
    with on_record(figures, said.measure, said.part, events=said.events) as record:
        for measure, event in said.groups:
            expected = judge(figures, measure=measure, event=event, today=TODAY)
            assert_alike(record.group(measure, event), expected, record, TODAY, None)


def assert_alike(
    group: Group, expected: Answer, record: OnRecord, today: date, at: Days | None
) -> None:
    standings = {record.keys[key]: found for key, found in group.standings.items()}
    assert standings.keys() == expected.standings.keys()
    for key, found in standings.items():
        assert_stands(found, expected.standings[key], record)
        if found.counted:
            assert_opposed(key, found, expected, record)
    assert group.verdict == expected.verdict
    assert group.disagrees_within_root == expected.disagrees_within_a_root
    times: dict[str, Any] = {"period": at and agreement.Period(at.first, at.last)}
    assert_consensus(agreement.at(group, today=today, **times), expected)


def assert_stands(found: Any, expected: Standing, record: OnRecord) -> None:
    assert ("beside" if found.status in BESIDE else found.status) == expected.status
    by = found.superseded_by
    assert (by is not None) == (found.status == "superseded")
    assert by is None or record.keys[by.id] in expected.superseded_by
    strictly = expected.contradicted_strictly_by
    assert found.strict == min(len(strictly), MOST_COUNTED)
    assert found.loose == len(expected.contradicted_loosely_by - strictly)
    assert found.corroborated_by == len(expected.agreed_with_by)


def assert_opposed(key: str, found: Any, expected: Answer, record: OnRecord) -> None:
    """Each opposing root has a witness, none of whose others lies farther off."""
    wanted = expected_witnesses(expected.contradictions, key)
    shown = witnesses(found.candidate, found.opposition.plain, 100)
    by_root = {
        root: each
        for each in shown
        for root, one in wanted.items()
        if record.keys[each.key] in one.keys
    }
    assert by_root.keys() == wanted.keys()
    assert len(shown) == len(wanted)
    assert all(each.gap == wanted[root].gap for root, each in by_root.items())
    within = {
        frozenset((each.lower, each.higher))
        for each in expected.contradictions
        if each.reason == "same_root" and key in (each.lower, each.higher)
    }
    own = witnesses(found.candidate, found.within_root.plain, 100)
    assert {frozenset((key, record.keys[each.key])) for each in own} == within


def assert_consensus(found: Consensus, expected: Answer) -> None:
    time = found.time and Days(found.time.first or date.min, found.time.last or date.max)
    assert (time, found.valid_until) == (expected.time, expected.valid_until)
    assert found.verdict_on_day == expected.verdict_on_day
    if expected.consensus is None:
        assert found.allowed is None
        return
    assert found.counts.roots == len(expected.consensus.roots)
    assert found.counts.assertions == len(expected.consensus.keys)
    assert found.allowed is not None
    assert found.allowed.empty == (expected.consensus.interval is None)
    if not found.allowed.empty:
        assert _interval(found.allowed) == expected.consensus.interval


def _interval(found: agreement.Allowed) -> Interval:
    return Interval(
        found.low,
        found.high,
        found.low is None or found.low_inclusive,
        found.high is None or found.high_inclusive,
    )
