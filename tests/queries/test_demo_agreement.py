"""Agreement on the demo, worked out by hand measure by measure."""

from __future__ import annotations

from datetime import date

import pytest

from claims.models import Measure, Speaker
from claims.queries import agreement
from tests.support.agreement import (
    AT_ONCE,
    FELL,
    compared,
    conflicts,
    consensus,
    day_of,
    group,
    measure_of,
    revisions,
    statuses_in,
    words,
    written,
)
from tests.support.demo import KYIV, SERIES

# Every test here has the demo, which is loaded once.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_demo")]


NATO, RUDSKOI, KONASHENKOV = "senior-nato-military-official", "sergei-rudskoi", "igor-konashenkov"
GROUND = "ukrainian-ground-forces"

# Of each measure of the demo: its verdict, the day of its consensus and the one of that day, what
# all allow and what the strict figures do, and the figures, claims and origins that take part.
CONSENSUS = {
    "us-military-personnel-in-poland": (
        "one_origin",
        "2022-03-05",
        "one_origin",
        "(10000, )",
        "(10000, )",
        1,
        1,
        1,
    ),
    "humanitarian-assistance-requested-for-ukrainians": (
        "one_origin",
        "2022-03-05",
        "one_origin",
        "[2745000000, 2755000000)",
        "[2740000000, 2760000000)",
        1,
        1,
        1,
    ),
    "civilians-killed-in-ukraine": (
        "one_origin",
        "2022-03-31",
        "one_origin",
        "[1276, 1276]",
        "[1276, 1276]",
        11,
        11,
        1,
    ),
    "civilians-injured-in-ukraine": (
        "one_origin",
        "2022-03-31",
        "one_origin",
        "[1981, 1981]",
        "[1981, 1981]",
        8,
        8,
        1,
    ),
    "refugees-who-left-ukraine": (
        "agree",
        "2022-03-30",
        "agree",
        "[4019287, 4019287]",
        "[4019287, 4019287]",
        9,
        9,
        3,
    ),
    "refugees-arrived-in-poland": (
        "nothing_comparable",
        "2022-03-30",
        "nothing_comparable",
        "(2300000, )",
        "(2300000, )",
        5,
        5,
        2,
    ),
    "russian-servicemen-killed": (
        "contradiction",
        "2022-03-25",
        "contradiction",
        "nothing",
        "nothing",
        6,
        6,
        5,
    ),
    "russian-servicemen-wounded": (
        "nothing_comparable",
        "2022-03-25",
        "nothing_comparable",
        "[3825, 3825]",
        "[3825, 3825]",
        2,
        2,
        2,
    ),
    "ukrainian-servicemen-killed": (
        "loose_contradiction",
        "2022-03-25",
        "nothing_comparable",
        "(14000, )",
        "(14000, )",
        3,
        3,
        3,
    ),
}

# Of each figure in conflict, by its words: the words against it, whether strictly, why and how far.
CONTRADICTIONS = {
    "russian-servicemen-killed": {
        "roughly 9000": [("1,351", False, FELL, 6749)],
        "more than 11000": [("1,351", True, FELL, 9649)],
        "between 7,000 and 15,000": [("1,351", True, FELL, 5649)],
        "about 16100": [("1,351", False, AT_ONCE, 13139)],
        "1,351": [
            ("about 16100", False, AT_ONCE, 13139),
            ("roughly 9000", False, FELL, 6749),
            ("between 7,000 and 15,000", True, FELL, 5649),
        ],
    },
    "ukrainian-servicemen-killed": {
        "2870": [("about 1300", False, FELL, 1440)],
        "about 1300": [("2870", False, FELL, 1440)],
    },
}
STRICTLY = {
    "russian-servicemen-killed": {
        "more than 11000": [("1,351", True, FELL, 9649)],
        "between 7,000 and 15,000": [("1,351", True, FELL, 5649)],
        "1,351": [
            ("more than 11000", True, FELL, 9649),
            ("between 7,000 and 15,000", True, FELL, 5649),
        ],
    },
}
# How many origins are against a figure, strictly and loosely, and how many are for it.
COMPARED = {
    ("russian-servicemen-killed", "roughly 9000"): (0, 1, 0),
    ("russian-servicemen-killed", "more than 11000"): (1, 0, 0),
    ("russian-servicemen-killed", "between 7,000 and 15,000"): (1, 0, 0),
    ("russian-servicemen-killed", "about 16100"): (0, 1, 0),
    ("russian-servicemen-killed", "1,351"): (2, 1, 0),
    ("ukrainian-servicemen-killed", "2870"): (0, 1, 0),
    ("ukrainian-servicemen-killed", "about 1300"): (0, 1, 0),
    ("refugees-who-left-ukraine", "4019287"): (0, 0, 1),
    ("refugees-who-left-ukraine", "4 million"): (0, 0, 1),
}


@pytest.mark.parametrize("slug", SERIES)
def test_a_measure_of_the_demo_has_its_consensus(slug: str) -> None:
    found = consensus(measure_of(slug))

    assert (
        found.verdict,
        str(day_of(found)),
        found.verdict_on_day,
        written(found.allowed),
        written(found.strictly),
        found.counts.assertions,
        found.counts.claims,
        found.counts.roots,
    ) == CONSENSUS[slug]


@pytest.mark.parametrize("slug", SERIES)
def test_a_measure_of_the_demo_has_its_contradictions(slug: str) -> None:
    measure = measure_of(slug)

    assert conflicts(measure, strict=False) == CONTRADICTIONS.get(slug, {})
    assert conflicts(measure, strict=True) == STRICTLY.get(slug, {})
    assert revisions(measure) == {}


@pytest.mark.parametrize("slug", SERIES)
def test_figures_of_the_demo_have_whom_they_have(slug: str) -> None:
    found = {
        (slug, printed): (each.strict, each.loose, each.corroborated_by)
        for printed, each in compared(measure_of(slug)).items()
    }

    assert found == {key: COMPARED.get(key, (0, 0, 0)) for key in found}


def test_what_does_not_count_in_the_demo_says_why() -> None:
    measures = Measure.objects.values_list("pk", flat=True)
    statuses = {key: found for pk in measures for key, found in statuses_in(pk).items()}

    assert len(statuses) == sum(map(len, SERIES.values()))
    assert {words(key): found.status for key, found in statuses.items() if not found.counted} == {
        "9861": "withdrawn",
        "more than doubled": "unresolved",
        "more than 4 million": "forecast",
    }


def test_two_agencies_that_quote_one_staff_are_one_root() -> None:
    found = consensus(measure_of("russian-servicemen-killed"))

    slugs = dict(Speaker.objects.values_list("pk", "slug"))
    roots = {slugs[root.speaker]: (root.assertions, root.relayed_by) for root in found.most_relayed}
    assert roots == {
        KYIV: (2, 2),
        GROUND: (1, 1),
        NATO: (1, 1),
        KONASHENKOV: (1, 0),
        RUDSKOI: (1, 0),
    }
    assert found.counts.speakers == 6
    assert (words(found.earliest), words(found.latest)) == ("498", "1,351")
    assert written(found.spread) == "[1351, 17710]"


def test_a_speaker_is_asked_about_alone() -> None:
    measure = measure_of("russian-servicemen-killed")
    reuters = Speaker.objects.get(slug="reuters").pk

    found = consensus(measure, speaker=reuters)

    assert (str(day_of(found)), written(found.allowed)) == ("2022-03-06", "(11000, )")
    assert found.counts.assertions == 1


@pytest.mark.parametrize(
    ("day", "allowed", "verdict"),
    [
        ("2022-02-24", "[0, 547982]", "one_origin"),
        ("2022-03-02", "[547982, 547982]", "one_origin"),
        ("2022-03-03", "[547982, 756303]", "one_origin"),
        ("2022-03-05", "(780000, 1975449]", "nothing_comparable"),
        ("2022-03-18", "[1975449, 1975449]", "nothing_comparable"),
        ("2022-03-31", "(2300000, )", "nothing_comparable"),
    ],
)
def test_a_growing_count_is_bounded_from_before_and_after(
    day: str, allowed: str, verdict: str
) -> None:
    found = consensus(measure_of("refugees-arrived-in-poland"), day=date.fromisoformat(day))

    assert (written(found.allowed), found.verdict_on_day) == (allowed, verdict)


def test_the_band_of_the_demo_says_where_nothing_is_left() -> None:
    band = agreement.timeline(group(measure_of("ukrainian-servicemen-killed")))

    assert [
        (str(each.day), each.allowed.low, each.allowed.high, each.allowed.empty) for each in band
    ] == [
        ("2022-03-02", 2870, 1430, True),
        ("2022-03-03", 2870, 1430, True),
        ("2022-03-12", 2870, 1430, True),
        ("2022-03-13", 2870, None, False),
        ("2022-03-25", 14000, None, False),
        ("2022-03-26", 14000, None, False),
    ]
