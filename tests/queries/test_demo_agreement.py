"""Agreement on the demo, worked out by hand measure by measure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from claims.models import Measure, Speaker
from claims.queries import agreement
from claims.queries.agreement import Consensus, Period
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
from tests.support.demo import EARTHQUAKES, KYIV, SERIES

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
        "contradiction",
        "2022-04-12",
        "contradiction",
        "[1932, 1932]",
        "[1932, 1932]",
        12,
        12,
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
    "fall-of-ukraines-gdp-in-a-year": (
        "agree",
        "2022-01-01/2022-12-31",
        "agree",
        "[0.2905, 0.2915)",
        "[0.29, 0.292)",
        2,
        2,
        2,
    ),
    "civilians-killed-in-mariupol": (
        "one_origin",
        "2022-04-11",
        "one_origin",
        "(10000, )",
        "(10000, )",
        2,
        2,
        1,
    ),
    "children-killed-in-ukraine": (
        "one_origin",
        "2022-03-23",
        "one_origin",
        "[121, 121]",
        "[121, 121]",
        1,
        1,
        1,
    ),
    "people-killed-in-one-attack": (
        "nothing_comparable",
        "None",
        "nothing_comparable",
        "anything",
        "anything",
        0,
        0,
        0,
    ),
    EARTHQUAKES: (
        "one_origin",
        "2023-02-14",
        "one_origin",
        "[35418, 35418]",
        "[35418, 35418]",
        3,
        3,
        1,
    ),
    "excess-deaths-in-the-covid-19-pandemic": (
        "contradiction",
        "2020-01-01/2021-12-31",
        "contradiction",
        "nothing",
        "nothing",
        2,
        2,
        2,
    ),
    "us-money-for-the-response-to-the-war-in-ukraine": (
        "contradiction",
        "2025-03-31",
        "contradiction",
        "nothing",
        "nothing",
        4,
        4,
        2,
    ),
    "ukrainians-who-trust-volodymyr-zelenskyy": (
        "contradiction",
        "2025-02-14/2025-03-04",
        "one_origin",
        "[0.665, 0.675)",
        "[0.66, 0.68)",
        1,
        1,
        1,
    ),
}

# Of each figure in conflict, by its words: the words against it, whether strictly, why and how far.
PART = {"1,932": [("more than 10,000", True, "part_exceeds_whole", 8068)]}
SAME_ROOT = {
    "14,014": [("16,170", True, "same_root", 2156)],
    "16,170": [("14,014", True, "same_root", 2156)],
}
MARGINS = {
    "17.1 to 19.6 million": [("13.3 million to 16.6 million", True, "same_period", 500_000)],
    "13.3 million to 16.6 million": [("17.1 to 19.6 million", True, "same_period", 500_000)],
}
MONEY = {
    "$350 Billion": [("$184 billion", True, FELL, 165_000_000_000)],
    "$350 billion": [("$184 billion", True, FELL, 165_000_000_000)],
    "$184 billion": [("$350 Billion", True, FELL, 165_000_000_000)],
}
TRUST = {
    "4 per cent": [("67%", True, AT_ONCE, Decimal("0.623"))],
    "67%": [("4 per cent", True, AT_ONCE, Decimal("0.623"))],
}
CONTRADICTIONS = {
    "civilians-killed-in-ukraine": PART,
    EARTHQUAKES: SAME_ROOT,
    "excess-deaths-in-the-covid-19-pandemic": MARGINS,
    "us-money-for-the-response-to-the-war-in-ukraine": MONEY,
    "ukrainians-who-trust-volodymyr-zelenskyy": TRUST,
    "people-killed-in-one-attack": {
        "about 300": [("about 600", False, "same_period", 210)],
        "about 600": [("about 300", False, "same_period", 210)],
    },
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
    "civilians-killed-in-ukraine": PART,
    EARTHQUAKES: SAME_ROOT,
    "excess-deaths-in-the-covid-19-pandemic": MARGINS,
    "us-money-for-the-response-to-the-war-in-ukraine": MONEY,
    "ukrainians-who-trust-volodymyr-zelenskyy": TRUST,
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
    ("civilians-killed-in-ukraine", "1,932"): (1, 0, 0),
    ("fall-of-ukraines-gdp-in-a-year", "30.4% ±2%"): (0, 0, 1),
    ("fall-of-ukraines-gdp-in-a-year", "29.1%"): (0, 0, 1),
    ("people-killed-in-one-attack", "about 300"): (0, 1, 0),
    ("people-killed-in-one-attack", "about 600"): (0, 1, 0),
    ("excess-deaths-in-the-covid-19-pandemic", "17.1 to 19.6 million"): (1, 0, 0),
    ("excess-deaths-in-the-covid-19-pandemic", "13.3 million to 16.6 million"): (1, 0, 0),
    ("us-money-for-the-response-to-the-war-in-ukraine", "$350 Billion"): (1, 0, 0),
    ("us-money-for-the-response-to-the-war-in-ukraine", "$350 billion"): (1, 0, 0),
    ("us-money-for-the-response-to-the-war-in-ukraine", "$184 billion"): (1, 0, 0),
    ("ukrainians-who-trust-volodymyr-zelenskyy", "4 per cent"): (1, 0, 0),
    ("ukrainians-who-trust-volodymyr-zelenskyy", "67%"): (1, 0, 0),
}


def _when(found: Consensus) -> str:
    time = day_of(found)
    return f"{time.first}/{time.last}" if isinstance(time, Period) else str(time)


@pytest.mark.parametrize("slug", SERIES)
def test_a_measure_of_the_demo_has_its_consensus(slug: str) -> None:
    found = consensus(measure_of(slug))

    assert (
        found.verdict,
        _when(found),
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
        "45.1%": "forecast",
        "35%": "forecast",
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
