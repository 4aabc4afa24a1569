"""Small groups of figures at random, for holding one account of agreement against another.

Values, days and roots are few, so that ties, repeats and figures that just miss each other are
common. Figures follow the number language: an interval is what its comparator, precision and
last digit make of the printed figure.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from .agreement_figures import Assertion, Event, Measure, ObservationStatus, TemporalKind
from .agreement_notation import days, event, says

TODAY = date(2024, 6, 30)
STARTS = [None, date(2024, 2, 24), date(2024, 4, 30)]
EVENTS = [event("north@5-1"), event("south@5-2..5-3"), event("east")]
ROOTS = ["A", "A", "B", "C", "D"]
SPEAKERS = ["", "X", "Y"]

EXACT = ["0", "90", "95", "96", "99", "100", "101", "104", "105", "110", "111", "120", "1000"]
ROUNDED = ["100/10", "110/10", "120/10", "100/100", "1k/1k", "1.1k/100", "99.5/0.1", "0/0.1"]
RANGES = ["90-100", "100-110", "95-105/1", "90-100/10", "100-1000/100", "96-97"]
BOUNDS = [">100", ">=100", ">=101", ">110/10", "<100", "<=100", "0<50", "0<=96", "<90/10"]
VAGUE = ["~100", "~120", "~1000", "24..100", "200..1000"]
PRINTED = [*EXACT, *ROUNDED, *RANGES, *BOUNDS, *VAGUE]
PLAIN = ["90", "100", "110", "120"]

AS_OF = ["5-1..5-3", "5-3..5-4", "2024-4", "2024-5", "2024", "7-1", "5-1", "5-2", None]
SAID = ["2024-4", "2024-5", "2024", "4-30", "7-2", "5-2", "5-4", None]
DAYS = ["5-1", "5-2", "5-3", "5-4", "5-5"]
REPORTED = [*((day, day) for day in DAYS), ("5-1", "5-5"), ("5-1", "5-3")]
KINDS = ["quantity"] * 17 + ["prediction", "pledge", "demand"]
STATUSES = [None] * 16 + list(ObservationStatus)
WITHDRAWN = [False] * 19 + [True]
DERIVED = [()] * 7 + [("low_derived",), ("high_derived",), ("low_derived", "high_derived")]


@dataclass(frozen=True)
class Said:
    """All that was said of a measure and of its part; `events` holds each event, and None."""

    measure: Measure
    part: Measure
    events: tuple[Event | None, ...]
    figures: tuple[Assertion, ...]

    @property
    def groups(self) -> list[tuple[Measure, Event | None]]:
        return [(measure, one) for measure in (self.measure, self.part) for one in self.events]


def measures() -> st.SearchStrategy[Measure]:
    return st.builds(
        Measure,
        name=st.just("whole"),
        temporal_kind=st.sampled_from(TemporalKind),
        start=st.sampled_from(STARTS),
        counts_pledged_or_requested=st.booleans(),
    )


def part_of(measure: Measure) -> Measure:
    return Measure("part", measure.temporal_kind, measure.start, part_of=measure)


@st.composite
def groups(draw: st.DrawFn) -> Said:
    """A measure with its part, at most two events, and 2 to 12 figures."""
    measure = draw(measures())
    part = part_of(measure)
    events = (None, *draw(st.lists(st.sampled_from(EVENTS), max_size=2, unique=True)))
    keys = "abcdefghijkl"[: draw(st.sampled_from(range(2, 13)))]
    run = draw(st.sampled_from([series(measure), st.just([])]))
    of_either, about = [measure] * 4 + [part], [None, None, *events]
    others = [draw(figures(key, of_either, about)) for key in keys]
    said = (draw(run) + others)[: len(keys)]
    labelled = (replace(each, key=key) for each, key in zip(said, keys, strict=True))
    return Said(measure, part, events, tuple(labelled))


def series(measure: Measure) -> st.SearchStrategy[list[Assertion]]:
    """What one root reports day by day, with falls and returns."""
    return st.lists(st.sampled_from(PLAIN), min_size=3, max_size=len(DAYS)).map(
        lambda texts: [
            Assertion(
                key=day, root="A", measure=measure, as_of=days(day), said=days(day), **says(text)
            )
            for day, text in zip(DAYS, texts, strict=False)
        ]
    )


@st.composite
def figures(
    draw: st.DrawFn, key: str, measures: list[Measure], events: list[Event | None]
) -> Assertion:
    root = draw(st.sampled_from(ROOTS))
    return Assertion(
        key=key,
        root=root,
        measure=draw(st.sampled_from(measures)),
        event=draw(st.sampled_from(events)),
        speaker=draw(st.sampled_from(SPEAKERS)) or root,
        **draw(printed()),
        **draw(times()),
        **draw(standing()),
    )


def times() -> st.SearchStrategy[dict[str, Any]]:
    """Mostly a day that was reported then or later, for series; or anything, known or not."""
    apart = st.tuples(st.sampled_from(AS_OF), st.sampled_from(SAID))
    together = st.sampled_from(REPORTED)
    return (together | together | apart).map(dated)


def dated(texts: tuple[str | None, str | None]) -> dict[str, Any]:
    as_of, said = (text and days(text) for text in texts)
    return {"as_of": as_of, "said": said}


def standing() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "status": st.sampled_from(STATUSES),
            "kind": st.sampled_from(KINDS),
            "withdrawn": st.sampled_from(WITHDRAWN),
        }
    )


@st.composite
def printed(draw: st.DrawFn) -> dict[str, Any]:
    """What a figure says; now and then it is derived, a fraction, or a change without its base."""
    text = draw(st.sampled_from(PLAIN) | st.sampled_from(PRINTED))
    derived = dict.fromkeys(draw(st.sampled_from(DERIVED)), True)
    in_words = text in ROUNDED and draw(st.sampled_from([False] * 4 + [True]))
    said = says(draw(st.sampled_from([text] * 15 + ["?"])))
    return said | {"is_fraction_or_change_word": in_words} | derived
