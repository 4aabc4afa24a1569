"""What holds of agreement whatever was said: properties of the oracle, tried at random."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.agreement_figures import (
    Assertion,
    Days,
    Interval,
    ObservationStatus,
    TemporalKind,
)
from tests.support.agreement_notation import days
from tests.support.agreement_oracle import Answer, Verdict, judge
from tests.support.agreement_standing import Status
from tests.support.agreement_strategies import TODAY, Said, groups
from tests.support.agreement_written import written_consensus, written_contradictions

MIRRORED = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
SEVERE = [Verdict.CONTRADICTION, Verdict.LOOSE_CONTRADICTION]

worlds = given(groups())
few = settings(max_examples=60)


def judged(said: Said, figures: Iterable[Assertion] | None = None) -> dict[object, Answer]:
    """The answer of each group, of all that was said or of other figures in its place."""
    of_it = list(said.figures if figures is None else figures)
    return {
        (measure.name, about): judge(of_it, measure=measure, event=about, today=TODAY)
        for measure, about in said.groups
    }


def of_the_whole(said: Said) -> list[Assertion]:
    return [each for each in said.figures if each.measure == said.measure]


def without_names(found: Answer) -> tuple[object, ...]:
    statuses = sorted(each.status for each in found.standings.values())
    kinds = sorted((each.reason, each.strict, each.gap) for each in found.contradictions)
    return found.verdict, found.verdict_on_day, found.time, statuses, kinds


def mirrored(figure: Assertion) -> Assertion:
    """The same figure, seen from the other side of nought."""
    old = figure.interval
    return replace(
        figure,
        interval=old
        and Interval(negated(old.high), negated(old.low), old.high_closed, old.low_closed),
        comparator=MIRRORED.get(figure.comparator, figure.comparator),
        low_resolution=figure.high_resolution,
        high_resolution=figure.low_resolution,
        low_derived=figure.high_derived,
        high_derived=figure.low_derived,
    )


def negated(end: Decimal | None) -> Decimal | None:
    return None if end is None else -end


def moved(some: Days | None, by: timedelta) -> Days | None:
    return some and Days(some.first + by, some.last + by)


@few
@given(st.data())
def test_the_order_of_what_was_said_never_matters(data):
    said = data.draw(groups())

    assert judged(said, data.draw(st.permutations(said.figures))) == judged(said)


@few
@worlds
def test_no_name_decides_anything(said):
    keys = reversed([each.key for each in said.figures])
    renamed = [replace(each, key=key) for each, key in zip(said.figures, keys, strict=True)]

    for before, after in zip(judged(said).values(), judged(said, renamed).values(), strict=True):
        assert without_names(after) == without_names(before)


@few
@given(st.data())
def test_a_forecast_changes_nothing_but_itself(data):
    said = data.draw(groups())
    of_it = data.draw(st.sampled_from(said.figures))
    forecast = replace(of_it, key="z", status=ObservationStatus.FORECAST, withdrawn=False)

    before, after = judged(said), judged(said, (*said.figures, forecast))
    about = (of_it.measure.name, of_it.event)
    assert after[about].standings.pop("z").status == Status.FORECAST
    assert after == before


@few
@worlds
def test_what_a_root_says_twice_weighs_once(said):
    twins = [replace(each, key=each.key.upper()) for each in said.figures]

    before, after = judged(said), judged(said, (*said.figures, *twins))
    for group, found in after.items():
        once = before[group]
        assert found.verdict == once.verdict
        assert found.verdict_on_day == once.verdict_on_day
        assert written_consensus(found.consensus) == written_consensus(once.consensus)
        assert found.counts.roots == once.counts.roots
        for key, standing in once.standings.items():
            assert found.standings[key].status == standing.status
            assert found.standings[key.upper()].status == standing.status


@few
@worlds
def test_one_root_alone_contradicts_nobody(said):
    found = judged(said, [replace(each, root="A") for each in said.figures])

    for one in found.values():
        assert one.verdict in (Verdict.ONE_ORIGIN, Verdict.NOTHING_COMPARABLE)
        assert one.verdict_on_day in (Verdict.ONE_ORIGIN, Verdict.NOTHING_COMPARABLE)


@few
@worlds
def test_below_and_above_are_treated_alike(said):
    """Only a cumulative count, and a part, know which side is up."""
    if said.measure.temporal_kind == TemporalKind.CUMULATIVE:
        return
    whole = of_the_whole(said)

    before, after = judged(said, whole), judged(said, [mirrored(each) for each in whole])
    for group, found in after.items():
        assert found.verdict == before[group].verdict
        assert found.verdict_on_day == before[group].verdict_on_day
        assert {turned(each) for each in written_contradictions(found)} == written_contradictions(
            before[group]
        )


def turned(contradiction: str) -> str:
    return f"{contradiction[2]}<{contradiction[0]}{contradiction[3:]}"


@few
@worlds
def test_no_day_is_special(said):
    by = timedelta(days=400)
    start = said.measure.start and said.measure.start + by
    measure = replace(said.measure, start=start)
    whole = of_the_whole(said)
    later = [
        replace(
            each,
            measure=measure,
            as_of=moved(each.as_of, by),
            said=moved(each.said, by),
            event=each.event and replace(each.event, days=moved(each.event.days, by)),
        )
        for each in whole
    ]

    for about in said.events:
        before = judge(whole, measure=said.measure, event=about, today=TODAY)
        about_later = about and replace(about, days=moved(about.days, by))
        after = judge(later, measure=measure, event=about_later, today=TODAY + by)
        assert after.standings == before.standings
        assert after.contradictions == before.contradictions
        assert after.verdict_on_day == before.verdict_on_day
        assert after.time == moved(before.time, by)


@few
@given(said=groups(), at=st.sampled_from(["5-1", "5-2", "5-3", "5-1..5-3", "2024-5", "4-1"]))
def test_what_holds_on_a_day_holds_at_all(said, at):
    for measure, about in said.groups:
        found = judge(said.figures, measure=measure, event=about, today=TODAY, at=days(at))
        if found.verdict_on_day == Verdict.CONTRADICTION:
            assert found.verdict == Verdict.CONTRADICTION
        if found.verdict_on_day == Verdict.LOOSE_CONTRADICTION:
            assert found.verdict in SEVERE
        if found.verdict_on_day == Verdict.AGREE:
            assert found.verdict in [*SEVERE, Verdict.AGREE]


@few
@worlds
def test_an_empty_consensus_means_a_contradiction(said):
    for found in judged(said).values():
        if found.consensus and found.consensus.interval is None:
            assert found.contradictions


@few
@worlds
def test_what_is_approximate_contradicts_nobody_strictly(said):
    vague = [replace(each, precision="approximate") for each in said.figures]

    for found in judged(said, vague).values():
        assert not any(each.strict for each in found.contradictions)
