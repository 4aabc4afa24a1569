"""What is read of words, group by group, and all there is to a quantity."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.quantities.parsing.reading import UnknownLocale, read
from claims.quantities.quantity import Comparator, Direction, Form, Precision, Quantity
from tests.support.notation import assert_means, figure, key, meaning, unmarked
from tests.support.sentences import READING


@pytest.mark.parametrize(("text", "meant", "locale"), [row.param for row in READING])
def test_reads_the_words_as_meant(text: str, meant: str, locale: str) -> None:
    assert_means(text, meant, locale)


BARE: dict[str, Any] = {
    "multiplier": Decimal(1),
    "resolution": None,
    "unit": "1",
    "precision": Precision.EXACT,
    "form": Form.ABSOLUTE,
    "alternatives": (),
    "direction": None,
    "baseline": "",
    "counted": "",
    "qualifiers": (),
}
ROUNDED = {"precision": Precision.ROUNDED}
APPROXIMATE = {"precision": Precision.APPROXIMATE}
# text, comparator, low, high, number, what is not as in BARE
PAYLOADS: list[tuple[str, str, str, str, str, dict[str, Any]]] = [
    ("The force is now [more than 10,000].", "gt", "10k", "", "10,000", {}),
    (
        "At the last count [331] civilians killed in the siege had been named.",
        "eq",
        "331",
        "331",
        "331",
        {"counted": "civilians", "qualifiers": ("killed",)},
    ),
    (
        "Officials counted [at least 331] civilians killed.",
        "ge",
        "331",
        "",
        "331",
        {"counted": "civilians", "qualifiers": ("killed",)},
    ),
    (
        "It spoke of [10,000] Russian military personnel killed.",
        "eq",
        "10k",
        "10k",
        "10,000",
        {
            **ROUNDED,
            "resolution": Decimal(10000),
            "counted": "military personnel",
            "qualifiers": ("Russian", "killed"),
        },
    ),
    (
        "They asked for [$2.75 billion].",
        "eq",
        "2.75B",
        "2.75B",
        "2.75",
        {
            **ROUNDED,
            "unit": "USD",
            "multiplier": Decimal(10**9),
            "resolution": Decimal(10**7),
        },
    ),
    (
        "[More than 1.3 million] people have fled.",
        "gt",
        "1.3M",
        "",
        "1.3",
        {"multiplier": Decimal(10**6), "counted": "people"},
    ),
    (
        "[Between 5 and 7 percent] of voters agreed.",
        "between",
        "5",
        "7",
        "5 and 7",
        {"unit": "%", "form": Form.SHARE, "counted": "voters"},
    ),
    (
        "The army lost [40-50,000] soldiers.",
        "between",
        "40k",
        "50k",
        "40-50,000",
        {"counted": "soldiers"},
    ),
    (
        "The bridge costs [$3-4bn].",
        "between",
        "3B",
        "4B",
        "3-4",
        {"unit": "USD", "multiplier": Decimal(10**9)},
    ),
    (
        "[Two-thirds] of voters stayed at home.",
        "eq",
        "2/3",
        "2/3",
        "Two-thirds",
        {
            **ROUNDED,
            "unit": "ratio",
            "form": Form.SHARE,
            "resolution": figure("1/3"),
            "counted": "voters",
        },
    ),
    (
        "Arrivals [fell by a third].",
        "eq",
        "1/3",
        "1/3",
        "a third",
        {
            **ROUNDED,
            "unit": "ratio",
            "form": Form.PERCENT_CHANGE,
            "direction": Direction.DOWN,
            "resolution": figure("1/3"),
        },
    ),
    (
        "Arrivals are [up 12 %] from a year earlier.",
        "eq",
        "12",
        "12",
        "12",
        {
            **ROUNDED,
            "unit": "%",
            "form": Form.PERCENT_CHANGE,
            "direction": Direction.UP,
            "resolution": Decimal(1),
            "baseline": "from a year earlier",
        },
    ),
    (
        "Arrivals have [more than doubled] since January.",
        "gt",
        "2",
        "",
        "doubled",
        {
            "unit": "ratio",
            "form": Form.RATIO,
            "direction": Direction.UP,
            "baseline": "since January",
        },
    ),
    (
        "The camp holds [about 40] prisoners.",
        "approx",
        "40",
        "40",
        "40",
        {**APPROXIMATE, "counted": "prisoners"},
    ),
    (
        "The storm cut power to [nearly 5,000] homes.",
        "nearly",
        "5000",
        "5000",
        "5,000",
        {**APPROXIMATE, "resolution": Decimal(1000), "counted": "homes"},
    ),
    (
        "[Half a million] children are out of school.",
        "eq",
        "500k",
        "500k",
        "Half a",
        {
            **ROUNDED,
            "multiplier": Decimal(10**6),
            "resolution": Decimal(500000),
            "counted": "children",
        },
    ),
    (
        "The night was cold, at [-5 °C].",
        "eq",
        "-5",
        "-5",
        "5",
        {**ROUNDED, "unit": "Cel", "resolution": Decimal(1)},
    ),
    (
        "The fence is [8 km] long.",
        "eq",
        "8",
        "8",
        "8",
        {**ROUNDED, "unit": "km", "resolution": Decimal(1)},
    ),
]


@pytest.mark.parametrize(
    ("marked", "comparator", "low", "high", "number", "others"),
    PAYLOADS,
    ids=[row[0] for row in PAYLOADS],
)
def test_reads_all_there_is_to_a_quantity(
    marked: str, comparator: str, low: str, high: str, number: str, others: dict[str, Any]
) -> None:
    text, [(start, end)] = unmarked(marked)

    [found] = read(text).quantities

    assert replace(found, rule="") == Quantity(
        text=text[start:end],
        start=start,
        end=end,
        comparator=Comparator(comparator),
        low=figure(low) if low else None,
        high=figure(high) if high else None,
        number=number,
        rule="",
        **BARE | others | {"alternatives": found.alternatives},
    )


PHRASES = {
    "gt": [
        "more than",
        "over",
        "above",
        "exceeding",
        "in excess of",
        "upwards of",
        "greater than",
        "well over",
        "far more than",
        "much more than",
    ],
    "ge": ["at least", "no fewer than", "no less than", "not less than", "a minimum of"],
    "lt": ["less than", "fewer than", "under", "below", "well under", "far fewer than"],
    "le": [
        "up to",
        "at most",
        "no more than",
        "not more than",
        "as many as",
        "as much as",
        "a maximum of",
    ],
    "approx": [
        "about",
        "around",
        "roughly",
        "approximately",
        "an estimated",
        "some",
        "circa",
        "in the region of",
    ],
    "nearly": ["nearly", "almost", "close to", "just under", "just short of"],
    "just_over": ["just over", "slightly more than", "a little over", "slightly over"],
}
PHRASED = [(comparator, each) for comparator, phrases in PHRASES.items() for each in phrases]
FIGURES = [
    ("40 people", "40"),
    ("forty people", "40"),
    ("1.3 million people", "1.3M"),
    ("1 . 3 million people", "1.3M"),
    ("5,000 people", "5000"),
    ("80 , 000 people", "80k"),
    ("a million people", "1M"),
    ("half a million people", "500k"),
    ("two and a half million people", "2.5M"),
    ("a dozen people", "12"),
    ("$2bn", "2B USD"),
    ("$ 46 . 8 million", "46.8M USD"),
    ("€500", "500 EUR"),
    ("Rs 35 lakh", "3.5M INR"),
    ("20 million euros", "20M EUR"),
    ("12 km", "12 km"),
    ("12km", "12 km"),
    ("200 miles", "200 [mi_i]"),
    ("six weeks", "6 wk"),
    ("12%", "12 %"),
    ("12 percent of them", "12 %"),
    ("two-thirds of them", "2/3 ratio"),
    ("half of them", "1/2 ratio"),
    ("a quarter of them", "1/4 ratio"),
    ("one in five of them", "1/5 ratio"),
]


@pytest.mark.parametrize(("comparator", "phrase"), PHRASED, ids=[each for _, each in PHRASED])
def test_every_phrase_goes_with_every_figure(comparator: str, phrase: str) -> None:
    texts = {f"It took {phrase} {words}.": meant for words, meant in FIGURES}

    seen = {text: [key(each) for each in read(text).quantities] for text in texts}

    assert seen == {text: [meaning(f"{comparator} {m}").key] for text, m in texts.items()}


@pytest.mark.parametrize(("comparator", "phrase"), PHRASED, ids=[each for _, each in PHRASED])
def test_capitals_make_no_difference(comparator: str, phrase: str) -> None:
    text = f"{phrase} 40 people"
    expected = [meaning(f"{comparator} 40").key]

    for each in (text.upper(), text.title(), text.capitalize()):
        assert [key(found) for found in read(each).quantities] == expected


@pytest.mark.parametrize("verb", ["rose", "fell", "climbed", "dropped", "jumped", "slipped"])
@pytest.mark.parametrize(("words", "meant"), FIGURES)
def test_a_value_that_was_reached_is_no_change(verb: str, words: str, meant: str) -> None:
    [found] = read(f"The figure {verb} to {words}.").quantities

    assert key(found) == meaning(meant).key
    assert found.direction is None


@pytest.mark.parametrize(
    ("text", "counted", "qualifiers"),
    [
        ("331 civilians died", "civilians", ()),
        ("More than 1.3 million people have fled", "people", ()),
        ("12 Ukrainian soldiers were captured", "soldiers", ("Ukrainian", "captured")),
        ("10,000 Russian military personnel killed", "military personnel", ("Russian", "killed")),
        ("three police officers were hurt", "police officers", ()),
        ("300 new cases", "cases", ("new",)),
        ("two-thirds of voters", "voters", ()),
        ("25% of cases", "cases", ()),
        ("dozens of houses burned", "houses", ()),
        ("tens of thousands of refugees", "refugees", ()),
        ("5 or more passengers", "passengers", ()),
        ("a dozen eggs", "eggs", ()),
        ("71 percent of Canadians like it", "Canadians", ()),
        ("two-thirds of farmers depend on it", "farmers", ()),
        ("300 Bavarians marched in it", "Bavarians", ()),
        ("these two rivers seem alike", "rivers", ()),
        ("about 40 percent of the money", "money", ()),
        ("two thirds of these were lost", "", ()),
        ("16 F-16s", "F-16s", ()),
        ("20 Boeing 737s", "Boeing 737s", ()),
        ("40 people and 12 dogs", "people", ()),
        ("12, police said", "", ()),
        ("1.3 million people die on the roads", "people", ()),
        ("12 police officers", "police officers", ()),
        ("12 of the 30 ambulances", "ambulances", ()),
        ("three of the four defendants", "defendants", ()),
        ("five of the firm's 12 plants", "plants", ()),
        ("58 four years ago", "", ()),
        ("40 newly built schools", "schools", ("newly built",)),
        ("200 mostly elderly residents", "residents", ("mostly elderly",)),
        ("300 family members", "family members", ()),
        ("17 abandoned cars", "cars", ("abandoned",)),
        ("four of the minister's closest advisers", "advisers", ("closest",)),
        ("200 forest fires", "forest fires", ()),
        ("a 650-member chamber", "member", ()),
        ("30 wounded", "wounded", ()),
        ("30 wounded soldiers", "soldiers", ("wounded",)),
        ("40,000 worldwide", "", ()),
        ("$5 million", "", ()),
        ("a total of 45", "", ()),
    ],
)
def test_says_what_is_counted(text: str, counted: str, qualifiers: tuple[str, ...]) -> None:
    first = read(text).quantities[0]

    assert (first.counted, first.qualifiers) == (counted, qualifiers)


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Output rose 12% from a year earlier.", "from a year earlier"),
        ("Prices fell 3 percent compared with 2019.", "compared with 2019"),
        ("Prices fell 3 percent compared to last year.", "compared to last year"),
        ("Arrivals have doubled since January.", "since January"),
        ("Arrivals have more than doubled since Jan. 30, he said.", "since Jan. 30"),
        ("Emissions dropped by a fifth over the past decade.", "over the past decade"),
        ("Sales were up 8 percent year on year.", "year on year"),
        ("Sales were up 8 percent.", ""),
        ("There was a 45% drop in harbour dues.", ""),
        ("Deaths fell 22 percent in the north.", ""),
        ("Sales reached 8 million since January.", ""),
    ],
)
def test_keeps_the_words_of_a_baseline(text: str, baseline: str) -> None:
    assert read(text).quantities[0].baseline == baseline


@pytest.mark.parametrize(
    ("text", "locale", "unit", "alternative"),
    [
        ("5 kt", "en", "kt", "kt_tnt"),
        ("5 kt", "en", "kt", "[kn_i]"),
        ("300 tons", "en", "t", "[ston_av]"),
        ("2,000 pounds", "en-GB", "GBP", "[lb_av]"),
        ("2,000 pounds", "en-US", "[lb_av]", "GBP"),
        ("85 degrees", "en", "Cel", "[degF]"),
        ("85 degrees", "en-US", "[degF]", "Cel"),
        ("5 gallons", "en", "[gal_us]", "[gal_br]"),
        ("5 gallons", "en-GB", "[gal_br]", "[gal_us]"),
        ("3 ounces", "en", "[oz_av]", "[oz_tr]"),
        ("500 calories", "en", "kcal", "cal"),
        ("5,000 pesos", "en", "MXN", "PHP"),
        ("5,000 rupees", "en", "INR", "PKR"),
    ],
)
def test_names_the_other_units_that_the_words_may_mean(
    text: str, locale: str, unit: str, alternative: str
) -> None:
    [found] = read(text, locale=locale).quantities

    assert found.unit == unit
    assert alternative in found.alternatives
    assert unit not in found.alternatives


@pytest.mark.parametrize("text", ["8 km", "€3bn", "US$5", "12 %", "331 civilians", "45 °C"])
def test_names_no_other_unit_where_the_words_are_plain(text: str) -> None:
    assert read(text).quantities[0].alternatives == ()


@pytest.mark.parametrize(
    "locale", ["en", "en-US", "en-GB", "en-IN", "en-ZA", "fr", "fr-CH", "es", "es-MX"]
)
def test_every_locale_reads_plain_digits(locale: str) -> None:
    assert_means("[331 km]", "331 km", locale)


@pytest.mark.parametrize("locale", ["", "xx", "EN_us!", "english", "en-XX-yy", "\0"])
def test_an_unknown_locale_is_refused(locale: str) -> None:
    with pytest.raises(UnknownLocale) as caught:
        read("331", locale=locale)

    assert caught.value.code == "unknown_locale"


@pytest.mark.parametrize("text", ["", " ", "\n", "The minister declined to comment."])
def test_a_text_without_numbers_has_none(text: str) -> None:
    reading = read(text)

    assert (reading.quantities, reading.refusals) == ((), ())
