"""Numbers that are no quantities, and beside each section the look-alikes that are."""

from __future__ import annotations

import pytest

from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Refusal
from tests.support.notation import assert_means, assert_refuses
from tests.support.sentences import ACCEPTED, REFUSED


@pytest.mark.parametrize(("text", "codes"), [row.param for row in REFUSED])
def test_refuses_what_is_no_quantity(text: str, codes: str) -> None:
    assert_refuses(text, codes)


@pytest.mark.parametrize(("text", "meant", "locale"), [row.param for row in ACCEPTED])
def test_reads_what_only_looks_like_it(text: str, meant: str, locale: str) -> None:
    assert_means(text, meant, locale)


def test_every_section_of_refusals_has_its_look_alikes() -> None:
    assert {row.section for row in REFUSED} == {row.section for row in ACCEPTED}


@pytest.mark.parametrize("digits", ["1" * 400, "9" * 5000, "1," * 2000 + "111", "0." + "3" * 400])
def test_refuses_a_figure_that_is_too_long(digits: str) -> None:
    [refusal] = read(f"It is {digits} of them.").refusals

    assert refusal.code in ("too_long", "ambiguous_grouping")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("It fell in 2019.", Refusal("2019", 11, 15, "year")),
        ("The G7 met.", Refusal("G7", 4, 6, "model_name")),
        ("The F-16 fell.", Refusal("F-16", 4, 8, "model_name")),
        ("the 21st century", Refusal("21st", 4, 8, "ordinal")),
        ("an index of 1,5", Refusal("1,5", 12, 15, "ambiguous_grouping")),
        ("It was 5-10.", Refusal("5-10", 7, 11, "ambiguous_score")),
        ("It began at 10:30.", Refusal("10:30", 12, 17, "time")),
        ("Since 12 March 2022, none.", Refusal("12 March 2022", 6, 19, "date")),
        ("under Article 5 today", Refusal("Article 5", 6, 15, "section")),
    ],
)
def test_a_refusal_names_its_words(text: str, refusal: Refusal) -> None:
    reading = read(text)

    assert (reading.quantities, reading.refusals) == ((), (refusal,))


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "({}) "])
def test_the_numbers_of_a_list_are_no_quantities(mark: str) -> None:
    items = ["Wash your hands.", "Drink 2 litres a day.", "Stay at home."]

    reading = read("\n".join(mark.format(n) + item for n, item in enumerate(items, start=1)))

    assert [(each.low, each.unit) for each in reading.quantities] == [(2, "L/d")]


def test_quantities_and_refusals_stand_beside_each_other() -> None:
    reading = read("In 2019 the F-16 fleet flew 1,200 hours; at least 12 were lost by March 3.")

    assert [each.text for each in reading.quantities] == ["1,200 hours", "at least 12"]
    assert [each.code for each in reading.refusals] == ["year", "model_name", "date"]
