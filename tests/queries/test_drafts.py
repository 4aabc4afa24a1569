"""What a draft would contradict is what it would if its claim alone were published: by the oracle,
and by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import (
    Claim,
    DraftStanding,
    Measure,
    NumericAssertion,
)
from claims.queries import agreement, drafts
from claims.queries.agreement import GroupKey
from claims.queries.agreement.opposition import witnesses
from tests.support import agreement_figures as written
from tests.support import builders
from tests.support.agreement import counts, keep
from tests.support.agreement_cases import CASES, Case
from tests.support.agreement_contradictions import witnesses as expected_witnesses
from tests.support.agreement_figures import Assertion
from tests.support.agreement_oracle import judge
from tests.support.agreement_records import (
    OnRecord,
    is_recordable,
    on_record,
    recordable,
)
from tests.support.agreement_strategies import TODAY, Said, groups
from tests.support.statements import ADA, BOB, EVE, cumulative, draft, say, stock

pytestmark = pytest.mark.django_db


# ---- by the oracle


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(groups(), st.sets(st.sampled_from("abcdefghijkl"), min_size=1, max_size=5))
def test_drafts_by_chance_would_contradict_what_they_would_if_published(
    said: Said, keys: set[str]
) -> None:
    figures = recordable(said.figures)
    not_public = {each.key: replace(each, withdrawn=False) for each in figures if each.key in keys}
    not_public = {key: each for key, each in not_public.items() if not each.low_derived}
    public = [each for each in figures if each.key not in not_public]
    everyone = [*public, *not_public.values()]

    with on_record(
        everyone, said.measure, said.part, events=said.events, drafts=not_public
    ) as record:
        for measure, event in said.groups:
            for figure in not_public.values():
                if figure.group == (measure, event):
                    assert_alike(figure, public, record)
        keep()
        assert kept(record) == due(not_public.values(), public)


Counts = dict[tuple[str, str], tuple[int, int]]


def due(figures: Iterable[Assertion], public: list[Assertion]) -> Counts:
    """How many roots would be against each strictly, and how many more only loosely: of its own
    measure, and of those that this is part of."""
    found: Counts = {}
    for figure in figures:
        for measure in (figure.measure, *figure.measure.wholes):
            among = judged(figure, public, measure)
            strictly = set(expected_witnesses((each for each in among if each.strict), figure.key))
            at_all = set(expected_witnesses(among, figure.key))
            if at_all:
                found[figure.key, measure.name] = len(strictly), len(at_all - strictly)
    return found


def judged(figure: Assertion, public: list[Assertion], measure: written.Measure) -> Any:
    about = {"measure": measure, "event": figure.event, "today": TODAY}
    return judge([*public, figure], **about).contradictions


def kept(record: OnRecord) -> Counts:
    names = {key: name for name, key in record.measures.items()}
    return {
        (record.keys[row.assertion_id], names[row.measure_id]): (row.strict, row.loose)
        for row in DraftStanding.objects.all()
    }


def assert_alike(figure: Assertion, public: list[Assertion], record: OnRecord) -> None:
    """Public answers are the same beside it, and its witnesses are those that lie farthest off."""
    [key] = [key for key, name in record.keys.items() if name == figure.key]
    for measure in (figure.measure, *figure.measure.wholes):
        about = GroupKey(
            record.measures[measure.name], figure.event and record.events[figure.event.name]
        )
        found = agreement.groups([about], with_drafts=True)[about]
        assert without_drafts(found) == without_drafts(agreement.groups([about])[about])
        assert_named(found.drafts.get(key), judged(figure, public, measure), figure.key, record)


def assert_named(found: Any, contradictions: Any, key: str, record: OnRecord) -> None:
    wanted = expected_witnesses(contradictions, key)
    shown = witnesses(found.candidate, found.opposition.plain, 100) if found else []
    gaps = {record.keys[each.key]: each.gap for each in shown}
    assert len(gaps) == len(wanted)
    for each in wanted.values():
        assert each.gap in {gaps[name] for name in each.keys & gaps.keys()}


def without_drafts(group: agreement.Group) -> Any:
    columns = ("status", "strict", "loose", "corroborated_by")
    standings = {
        key: tuple(getattr(each, name) for name in columns) for key, each in group.standings.items()
    }
    return standings, group.verdict, group.roots, agreement.at(group, today=TODAY)


WITH_A_DRAFT = [
    pytest.param(case, figure.key, id=f"{case.id} {figure.key}")
    for case in CASES
    if all(map(is_recordable, case.figures))
    for figure in case.figures[-1:]
    if not (figure.withdrawn or figure.low_derived)
]


@pytest.mark.parametrize(("case", "key"), WITH_A_DRAFT)
def test_the_last_figure_of_a_case_by_hand_would_contradict_as_a_draft_what_it_does(
    case: Case, key: str
) -> None:
    figures = recordable(case.figures)
    [figure] = [each for each in figures if each.key == key]
    public = [each for each in figures if each.key != key]

    with on_record(figures, case.measure, case.part, events=[case.event], drafts={key}) as record:
        assert_alike(figure, public, record)
        keep()
        assert kept(record) == due([figure], public)


# ---- by hand


ABOUT = {"comparator": "approx", "precision": "approximate"}
BY_HAND: dict[str, tuple[Callable[[Measure], NumericAssertion], tuple[int, int]]] = {
    "another value": (lambda m: draft(m, EVE, 15, day=5), (2, 0)),
    "the value of one of two": (lambda m: draft(m, EVE, 12, day=5), (1, 0)),
    "in review": (lambda m: draft(m, EVE, 15, day=5, status="in_review"), (2, 0)),
    "rejected": (lambda m: draft(m, EVE, 15, day=5, status="rejected"), (0, 0)),
    "only about that": (lambda m: draft(m, EVE, 15, 15, day=5, **ABOUT), (0, 2)),
    "of another day": (lambda m: draft(m, EVE, 15, day=6), (0, 0)),
    "of another event": (
        lambda m: draft(m, EVE, 15, day=5, event=builders.make_event()),
        (0, 0),
    ),
    "of one of the roots": (lambda m: draft(m, ADA, 15, day=5), (1, 0)),
    "taken back by what its root said later": (lambda m: draft(m, ADA, 15, day=5, said=19), (0, 0)),
    "by nobody known": (lambda m: _by_nobody(draft(m, EVE, 15, day=5)), (2, 0)),
    "a forecast": (lambda m: draft(m, EVE, 15, day=5, observation_status="forecast"), (0, 0)),
    "a change without its baseline": (
        lambda m: draft(m, EVE, 2, day=5, form="ratio", direction="up"),
        (0, 0),
    ),
    "beside another draft": (
        lambda m: [draft(m, "other", 99, day=5), draft(m, EVE, 12, day=5)][1],
        (1, 0),
    ),
}


def _by_nobody(assertion: NumericAssertion) -> NumericAssertion:
    Claim.objects.filter(pk=assertion.claim_id).update(speaker=None)
    return assertion


@pytest.mark.parametrize(("make", "expected"), BY_HAND.values(), ids=BY_HAND)
def test_a_draft_has_a_count_of_what_it_would_contradict(
    make: Callable[[Measure], NumericAssertion], expected: tuple[int, int]
) -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    say(measure, BOB, 12, day=5)

    assert counts(make(measure)) == expected


def test_a_pledge_would_contradict_only_where_pledges_count() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    pledged = draft(measure, EVE, 15, day=5)
    Claim.objects.filter(pk=pledged.claim_id).update(kind="pledge")
    before = counts(pledged)

    Measure.objects.filter(pk=measure.pk).update(counts_pledges=True)

    assert (before, counts(pledged)) == ((0, 0), (1, 0))


@pytest.mark.parametrize(("low", "expected"), [(900, (0, 0)), (1005, (1, 0))])
def test_a_draft_between_a_fall_and_a_return_is_an_outlier(
    low: int, expected: tuple[int, int]
) -> None:
    measure = cumulative()
    say(measure, ADA, 1000, day=1, said=1)
    say(measure, ADA, 1010, day=5, said=5)
    say(measure, BOB, 1004, day=3, said=3)

    assert counts(draft(measure, ADA, low, day=3, said=3)) == expected


def test_a_later_fall_takes_no_draft_back_that_makes_it_an_outlier() -> None:
    measure = cumulative()
    say(measure, ADA, 900, day=3, said=3)
    say(measure, ADA, 1010, day=5, said=5)
    say(measure, BOB, 950, day=4, said=4)

    assert counts(draft(measure, ADA, 1000, day=2, said=2)) == (1, 0)


def test_a_draft_of_a_whole_would_contradict_its_part_even_where_nothing_else_is_of_it() -> None:
    whole = cumulative()
    say(cumulative(part_of=whole), ADA, 120, day=5)

    assert counts(draft(whole, EVE, 100, day=5)) == (1, 0)


def test_a_draft_of_a_part_would_contradict_the_wholes_that_it_is_above() -> None:
    widest = cumulative()
    whole = cumulative(part_of=widest)
    for measure in (widest, whole):
        say(measure, ADA, 100, day=5)
    part = cumulative(part_of=whole)

    coming = draft(part, EVE, 120, day=5), draft(part, EVE, 90, day=5), draft(part, ADA, 120, day=5)
    keep()

    found = DraftStanding.objects.values_list("assertion", "measure", "strict")
    assert set(found) == {(coming[0].pk, measure.pk, 1) for measure in (widest, whole)}


def test_more_than_ten_roots_are_ten() -> None:
    measure = stock()
    for number in range(12):
        say(measure, f"root{number}", 10, day=5)

    assert counts(draft(measure, EVE, 15, day=5)) == (10, 0)


def test_what_a_draft_would_contradict_is_named_the_widest_gap_first() -> None:
    measure = stock()
    near = say(measure, ADA, 12, day=5)
    about = say(measure, "fay", 5, 5, day=5, **ABOUT)
    far = say(measure, BOB, 10, day=5)
    wrong = draft(measure, EVE, 15, day=5)
    keep()

    [found] = drafts.contradicted_by(wrong.claim)

    assert (found.assertion, found.strict, found.loose) == (wrong, 2, 1)
    assert (found.strictly, found.loosely) == ([far, near], [about])
