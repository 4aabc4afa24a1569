"""What holds of every text, sensible or not, and of texts of a million characters."""

from __future__ import annotations

import math
import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.quantities.parsing import reading as reading_module
from claims.quantities.parsing.reading import MANY, SPARSE, read
from claims.quantities.quantity import Comparator, Quantity, Reading, Refusal
from claims.quantities.rules import RULES
from claims.quantities.units.conversion import UNITS
from tests.support.sentences import NEWS, NEWS_IN

TEXTS = [row.cells[0] for row in NEWS]
OTHER_TEXTS = [row.cells[0] for rows in NEWS_IN.values() for row in rows]
RULE_IDS = {rule.id for rule in RULES}
LOCALES = ["en", "en-US", "en-GB", "en-IN", "fr", "fr-CA", "es", "es-MX", "de", "uk"]
SIGNS = (
    "0123456789.,:;/-–—−+×^*%°'\"()[]~<>≤≥≈±#@&$€£¥₹½¼⅔²³⁶٣१３eExXkKmMbBtT"
    "\n\t\0\u00a0\u202f\u2009\u200b"
)
WORDS = """
    a an and or of the in on to by from than since per no one two three ten twelve twenty
    fifty hundred thousand million billion trillion lakh crore dozen dozens score half
    third thirds quarter quarters tenth zero double doubled tripled halved twice times
    fold more less fewer least most over under about around nearly almost some few couple
    between up down rose fell at point minus percent per-cent cent cents points degrees
    km kg ft in m s h t l C F GB kt USD EUR Rs dollars pounds years-old year days people
    March Jan. 2019 pm a.m. GMT o'clock v No. Article F- COVID- http:// www. .com ish plus
    1,234 12,34,567 1.234,5 1e9 x10^ 9999999999999999999999999999999999999999
"""
OTHER_WORDS = """
    un une le la les l' d' de du des à a et y sur sobre cada quatre vingt vingts dix neuf soixante
    cent cents mille millions milliard mil cien doscientos treinta veintiún millón millones plus de
    más menos moins jusqu'à hasta entre demi et demi y medio moitié mitad tiers tercio quinto
    cinquième dizaine centaine milliers docena miles environ près alrededor cerca augmenté
    subió de
    un multiplié par se duplicó âgé de ans años heures h horas mars marzo $ US U$D Md€ 1er 21e 3.º
    n°    14h30 1.234,5 1 234,5 1'234 Menschen людей 人 pessoas
"""
# What a reader of numbers may trip over; spaces are as likely as the words between them.
NASTY = [
    *SIGNS,
    *WORDS.split(),
    *OTHER_WORDS.split(),
    *[" "] * 150,
    "\ud800",
    "\U0001d7d9",
    "\u0660",
    "e\u0301",
]
nasty_texts = st.lists(st.sampled_from(NASTY), max_size=40).map("".join)
any_texts = st.one_of(
    st.text(),
    st.text(st.characters()),
    nasty_texts,
    nasty_texts,
    st.sampled_from([*TEXTS, *OTHER_TEXTS]),
)


def shifted(reading: Reading, by: int) -> list[tuple[object, ...]]:
    """All of a reading but its places, and these moved."""
    return [
        (type(each), each.start + by, each.end + by, each.text, *_meant(each))
        for each in (*reading.quantities, *reading.refusals)
    ]


def _meant(each: Quantity | Refusal) -> tuple[object, ...]:
    if isinstance(each, Refusal):
        return (each.code,)
    return (each.comparator, each.low, each.high, each.unit, each.form, each.rule, each.counted)


@settings(max_examples=600, deadline=None)
@given(text=any_texts, locale=st.sampled_from(LOCALES))
@example(text="¼0", locale="en")
def test_reading_never_raises_and_places_point_at_the_words(text: str, locale: str) -> None:
    reading = read(text, locale=locale)

    for each in (*reading.quantities, *reading.refusals):
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text


@settings(max_examples=600, deadline=None)
@given(text=any_texts, locale=st.sampled_from(LOCALES))
@example(text="0$¼", locale="en")
def test_what_is_read_stands_in_order_and_nothing_overlaps(text: str, locale: str) -> None:
    reading = read(text, locale=locale)

    for group in (reading.quantities, reading.refusals):
        assert all(one.end <= other.start for one, other in pairwise(group))
    everything = sorted((*reading.quantities, *reading.refusals), key=lambda each: each.start)
    assert all(one.end <= other.start for one, other in pairwise(everything))


@settings(max_examples=600, deadline=None)
@given(text=any_texts, locale=st.sampled_from(LOCALES))
@example(text="people per km²", locale="en")
@example(text="1,,000 ⅷ €10-15m", locale="en")
def test_no_digit_is_passed_over(text: str, locale: str) -> None:
    reading = read(text, locale=locale)
    numbers = (*reading.quantities, *reading.refusals)

    accounted = {at for each in numbers for at in range(each.start, each.end)}
    digits = {at for at, character in enumerate(text) if _is_digit(character)}

    assert digits <= accounted


def _is_digit(character: str) -> bool:
    """A number's sign of any script, but for those that are letters or words: 万."""
    return unicodedata.category(character).startswith("N")


@settings(max_examples=600, deadline=None)
@given(text=any_texts, locale=st.sampled_from(LOCALES))
@example(text="1-2-3-4%", locale="en")
def test_no_quantity_has_a_digit_joined_to_it(text: str, locale: str) -> None:
    for each in read(text, locale=locale).quantities:
        around = (text[: each.start][-1:], text[each.end :][:1])
        assert not any(map(_is_digit, filter(None, around)))


@settings(max_examples=600, deadline=None)
@given(text=any_texts, locale=st.sampled_from(LOCALES))
@example(text=":¼HUNDRED", locale="en")
def test_every_quantity_is_sound(text: str, locale: str) -> None:
    for each in read(text, locale=locale).quantities:
        _assert_ends_fit_the_comparator(each)
        interval = each.interval
        for end in filter(None, (each.low, each.high)):
            assert end.is_finite()
            assert interval.low is None or interval.low <= end
            assert interval.high is None or end <= interval.high
        assert each.resolution is None or each.resolution > 0
        assert each.multiplier > 0
        assert each.number.strip()
        assert each.rule in RULE_IDS
        assert each.unit in UNITS or "/" in each.unit
        assert not set(each.alternatives) & {each.unit}


def _assert_ends_fit_the_comparator(each: Quantity) -> None:
    has_low = each.comparator not in (Comparator.LT, Comparator.LE)
    has_high = each.comparator not in (Comparator.GT, Comparator.GE)
    assert (each.low is not None, each.high is not None) == (has_low, has_high)
    if each.low is not None and each.high is not None:
        assert each.low <= each.high
        assert each.comparator == Comparator.BETWEEN or each.low == each.high


@settings(max_examples=200, deadline=None)
@given(text=any_texts)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize("times", [1, 50, 2000])
def test_what_stands_far_before_moves_the_places_and_nothing_else(times: int) -> None:
    before = "The harbour lay quiet under a grey sky. " * times + "\n\n"
    texts = TEXTS[:: 1 if times == 1 else 25]

    for text in texts:
        assert shifted(read(before + text), 0) == shifted(read(text), len(before))


@settings(max_examples=200, deadline=None)
@given(pair=st.lists(st.sampled_from(TEXTS), min_size=2, max_size=2))
def test_paragraphs_are_read_one_by_one(pair: list[str]) -> None:
    first, second = pair
    gap = "\n\n"

    both = read(first + gap + second)

    alone = shifted(read(first), 0) + shifted(read(second), len(first + gap))
    assert sorted(shifted(both, 0), key=_place) == sorted(alone, key=_place)


def _place(each: tuple[object, ...]) -> tuple[object, object]:
    return each[1], each[2]


@pytest.mark.parametrize(
    "piece", ["½", "1 ", "5m ", "5%", "1 and ", "half a ", "5m, down from 6, "]
)
def test_a_text_of_numbers_alone_is_left_off(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longest to read are numbers, so a text has no more of them than prose may."""
    text, found = (piece * 10_000)[:10_000], []
    number = reading_module._Reader._number
    monkeypatch.setattr(
        reading_module._Reader, "_number", lambda self, at: found.append(at) or number(self, at)
    )

    reading = read(text)

    assert len(found) <= 2 * (MANY + len(text) // SPARSE)
    told = (*reading.quantities, *reading.refusals)
    assert reading.stopped_at is not None
    assert max(each.end for each in told) <= reading.stopped_at


SIZE = 31_250  # doubled until it is a million, or until it takes long enough to be sure
FLOOR, ENOUGH = 0.1, 0.35  # seconds: below the first the clock is measured, not the reader
REPEATED = [
    "½",
    "5m",
    "5 tonnes, down from 6 in ",
    "1",
    ",",
    "1,",
    "and ",
    "one ",
    "$",
    "1-",
    " ",
    "1 ",
    "million ",
    "a hundred and ",
    ".",
    "1/",
    "1.",
    "-",
    "more than ",
    "two thirds ",
    "from 1 to ",
    "5 million ",
    "1:",
    "$1 ",
    "(",
    "x10^",
    "\u00a0",
    "half a ",
    "per ",
    "A1",
    "B2B",
    "x1",
    "#1",
    "at least 5% but no more than ",
    "8-, 10- and ",
    "junctions 10 and 11, ",
    "to 5 from 7 million ",
]


def seconds(text: str, at_most: float = math.inf) -> float:
    """The least of a few measurements: others use the machine too."""
    least = math.inf
    for _ in range(6):
        before = time.process_time()
        read(text)
        least = min(least, time.process_time() - before)
        if least < at_most:
            break
    return least


@pytest.mark.parametrize("piece", REPEATED)
def test_the_time_is_linear_in_the_text(piece: str) -> None:
    size, before = SIZE, seconds(piece * (SIZE // len(piece)))

    while size < 1_000_000 and before < ENOUGH:
        size, at_most = size * 2, 3.5 * max(before, FLOOR)

        before = seconds(piece * (size // len(piece)), at_most)

        assert before < at_most, size
