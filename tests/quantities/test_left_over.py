"""What reading has passed over beside a quantity: named, or nothing."""

from __future__ import annotations

import pytest

from claims.quantities.parsing.left_over import beside, left_over
from claims.quantities.parsing.reading import read


def rest(words: str) -> str:
    found = read(words, locale="en")
    first = found.quantities[0]
    return left_over(words, first.start, first.end, found.refusals)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("120 (80-200)", "(80-200)"),
        ("120 (1980-2000)", "(1980-2000)"),
        ("331[1]", "[1]"),
        ("331 of 1,200", "of 1,200"),
        ("up 5 to 10", "to 10"),
        ("5 m x 6 m", "x 6 m"),
        ("in 10 of 331", "of 331"),
        ("COVID-19 killed 331", "COVID-19 killed"),
        ("Mio. 5", "Mio."),
    ],
)
def test_what_is_left_over_is_named(words: str, named: str) -> None:
    assert rest(words) == named


@pytest.mark.parametrize(
    "words",
    [
        "331",
        "331 people",
        "1,351",
        "at least 816",
        "about 16100",
        "more than 2.3 million",
        "between 7,000 and 15,000",
        "10-15 km",
        "5–10 %",
        "40-50,000",
        "5 Mio",
        "5 Mrd.",
        "5 lakh",
        "$5bn",
        "US$ 5 bn",
        "10k",
        "67M",
        "5 x 10^6",
        "5e6",
        "1½",
        "1 1/2",
        "5 m²",
        "-5 °C",
        "331+",
        "331 or more",
        "nine out of 10",
        "5-year-old",
        "6' 2\"",
        "twenty-one",
        "tens of thousands",
        "331 people in 1999",
        "331 (in 2022)",
        "331 on 5 March",
        "331 as of 1 March 2022",
        "since 2022, 331",
        "12 Grand Slams",
        "(331)",
        "“331”",
        "331.",
        "I'm 45",
    ],
)
def test_of_most_words_nothing_is_left_over(words: str) -> None:
    assert rest(words) == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It killed 331—12 of them children.", ""),
        ("It killed 331, 12 of them children.", ""),
        ("At 10 a.m. 331 died.", ""),
        ("It cost a million. 331 paid.", ""),
        ("共331人，其中一半是儿童。", ""),
        ("It killed 331–12 men.", "–12"),
        ("共331万人。", "万"),
        ("A/B12-331 men", "A/B12-"),
    ],
)
def test_of_a_text_what_is_right_beside_counts(text: str, named: str) -> None:
    start = text.index("331")

    assert beside(text, start, start + 3) == named
