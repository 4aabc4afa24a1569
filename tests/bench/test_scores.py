"""The bench's scorers, on a few labels of our own: a right reading scores, a wrong one does not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from claims.quantities.quantity import Comparator, Form, Precision, Quantity, Reading
from tests.bench import reading_speed as speed
from tests.bench import scoring_liar as liar
from tests.bench import scoring_quantulum as quantulum
from tests.bench import scoring_ranges as ranges
from tests.bench import scoring_recognizers as recognizers
from tests.bench.measuring import Report
from tests.bench.scoring import Meaning, Reader, powers, same_amount

ONE_SIDED = {
    Comparator.GT: "low",
    Comparator.GE: "low",
    Comparator.LT: "high",
    Comparator.LE: "high",
}


def quantity(value: str, unit: str = "1", comparator: str = "eq", **parts: Any) -> Quantity:
    """ "5", "3..4" or, with a one-sided comparator, its one end."""
    meant = Comparator(comparator)
    low, _, high = value.partition("..")
    ends = {"low": Decimal(low), "high": Decimal(high or low)}
    if side := ONE_SIDED.get(meant):
        ends = {"low": None, "high": None, side: Decimal(low)}  # type: ignore[dict-item]
    plain = {"number": value, "multiplier": Decimal(1), "resolution": None, "rule": "made.up"}
    text, start = parts.pop("text", value), parts.pop("start", 0)
    return Quantity(
        text=text,
        start=start,
        end=start + len(text),
        comparator=meant,
        unit=unit,
        precision=Precision.EXACT,
        **{"form": Form.ABSOLUTE} | ends | plain | parts,
    )


def reader(answers: Mapping[str, list[Quantity]]) -> Reader:
    return lambda text: Reading(tuple(answers.get(text, [])), ())


def write(folder: Path, name: str, cases: object) -> None:
    path = folder / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(cases), encoding="utf-8")


def spec(text: str, *labels: tuple[str | None, dict[str, Any]]) -> dict[str, Any]:
    results = [{"Text": text, "Resolution": {"value": value, **unit}} for value, unit in labels]
    return {"Input": text, "Results": results}


@pytest.mark.parametrize(
    ("own", "code", "gold", "meaning"),
    [
        ("5", "km", "5", Meaning("km")),
        ("146", "[in_i]", "12.166666666666666", Meaning("[ft_i]")),
        ("0.333333333333333333", "ratio", "33.3333333333333", Meaning("%")),
        ("12", "1", "1", Meaning("1", Fraction(12))),
        ("3", "J/(m2.a_j)", "3", Meaning("J/m2/a_j")),
        ("0", "USD", "0", Meaning("USD")),
    ],
)
def test_amounts_that_are_the_same(own: str, code: str, gold: str, meaning: Meaning) -> None:
    assert same_amount(Decimal(own), code, Decimal(gold), meaning)


@pytest.mark.parametrize(
    ("own", "code", "gold", "meaning"),
    [
        ("5", "km", "5", Meaning("[mi_i]")),
        ("5", "km", "5", Meaning("kg")),
        ("5", "km", "5.00001", Meaning("km")),
        ("5", "USD", "5", Meaning("AUD")),
        ("5", "nonsense", "5", Meaning("km")),
        ("12", "1", "1", Meaning("1")),
        ("3", "J/m2", "3", Meaning("J/m2/a_j")),
    ],
)
def test_amounts_that_are_not(own: str, code: str, gold: str, meaning: Meaning) -> None:
    assert not same_amount(Decimal(own), code, Decimal(gold), meaning)


def test_a_code_is_taken_apart_into_units_and_powers() -> None:
    assert powers("kg/cm3") == {"kg": 1, "cm": -3}
    assert powers("J/(m2.a_j)") == {"J": 1, "m": -2, "a_j": -1}
    assert powers("[mi_i]/[gal_us].h-1") == {"[mi_i]": 1, "[gal_us]": -1, "h": -1}
    assert powers("1/wk") == powers("/wk") == {"wk": -1}


DOLLARS = {"unit": "Dollar"}
FRANCS = {"unit": "Swiss franc", "isoCurrency": "CHF"}


def test_currencies_count_alone_and_once(tmp_path: Path) -> None:
    cases = [
        spec("$5 and 7 kg", ("5", DOLLARS)),
        spec("over 9 francs, or a franc", ("9", FRANCS), (None, FRANCS)),
        spec("$2 or $2", ("2", DOLLARS), ("2", DOLLARS)),
    ]
    write(tmp_path, recognizers.CURRENCY.files[0], [*cases, cases[0]])
    right = {
        "$5 and 7 kg": [quantity("5", "USD"), quantity("7", "kg")],
        "over 9 francs, or a franc": [quantity("9", "CHF", "gt")],
        "$2 or $2": [quantity("2", "USD"), quantity("2", "USD")],
    }
    wrong = {
        "$5 and 7 kg": [quantity("5", "AUD")],
        "over 9 francs, or a franc": [quantity("9", "CHF"), quantity("1", "CHF")],
        "$2 or $2": [quantity("2", "USD")],
    }

    best = recognizers.score_amounts(tmp_path, recognizers.CURRENCY, reader(right))
    worse = recognizers.score_amounts(tmp_path, recognizers.CURRENCY, reader(wrong))

    assert (best.hits, best.missed, best.extra, best.misses) == (4, 0, 0, [])
    assert best.f1 == 1
    assert (worse.hits, worse.missed, worse.extra, len(worse.misses)) == (2, 2, 2, 3)
    assert worse.f1 == worse.recall == worse.precision == 0.5


def test_dimensions_agree_by_the_end_of_a_range_and_before_a_per(tmp_path: Path) -> None:
    def labelled(value: str, unit: str, subtype: str) -> tuple[str, dict[str, str]]:
        return value, {"unit": unit, "subtype": subtype}

    cases = [
        spec("three to 4 metres", labelled("4", "Meter", "Length")),
        spec("8 gallons a day", labelled("8", "Gallon", "Weight")),
        spec("2 tons", labelled("2", "Ton", "Weight")),
        spec("3 cups for $2", labelled("3", "Cup", "Volume")),
        spec("60 km/h", labelled("60", "Kilometer per hour", "Speed")),
    ]
    write(tmp_path, recognizers.DIMENSION.files[0], cases)
    answers = {
        "three to 4 metres": [quantity("3..4", "m", "between")],
        "8 gallons a day": [quantity("8", "[gal_us]/d")],
        "2 tons": [quantity("2", "[ston_av]")],
        "3 cups for $2": [quantity("3", "[cup_us]"), quantity("2", "USD")],
        "60 km/h": [quantity("60", "km/h")],
    }

    score = recognizers.score_amounts(tmp_path, recognizers.DIMENSION, reader(answers))
    none = recognizers.score_amounts(tmp_path, recognizers.DIMENSION, reader({}))

    assert (score.hits, score.missed, score.extra) == (5, 0, 0), score.misses
    assert (none.hits, none.missed, none.f1) == (0, 5, 0)


@pytest.mark.parametrize(
    ("gold", "value", "comparator"),
    [
        ("(5,)", "5", "gt"),
        ("(,5]", "5", "le"),
        ("[5,9)", "5..9", "between"),
        ("[5,9]", "5..9", "between"),
        ("[5,5]", "5", "eq"),
    ],
)
def test_ranges_that_agree(tmp_path: Path, gold: str, value: str, comparator: str) -> None:
    write(tmp_path, ranges.FILES[0], [spec("5 to 9", (gold, {}))])
    write(tmp_path, ranges.FILES[1], [])

    found = ranges.score(tmp_path, reader({"5 to 9": [quantity(value, "1", comparator)]}))

    assert found.f1 == 1, found.misses


@pytest.mark.parametrize(
    ("text", "gold", "value", "comparator"),
    [
        ("over 5", "(5,)", "5", "ge"),
        ("over 5", "(5,)", "5", "lt"),
        ("over 5", "(5,)", "5", "eq"),
        ("from 5 to 9", "[5,9)", "5..8", "between"),
        ("from 5 to 9", "[5,9)", "9", "lt"),
        ("from 5 up to less than 9", "[5,9)", "5..9", "between"),
        ("more than 5, up to 9", "(5,9]", "5..9", "between"),
    ],
)
def test_ranges_that_do_not(
    tmp_path: Path, text: str, gold: str, value: str, comparator: str
) -> None:
    write(tmp_path, ranges.FILES[0], [spec(text, (gold, {}))])
    write(tmp_path, ranges.FILES[1], [])

    found = ranges.score(tmp_path, reader({text: [quantity(value, "1", comparator)]}))

    assert (found.hits, found.missed) == (0, 1)


def test_a_plain_number_is_no_range_that_is_too_many(tmp_path: Path) -> None:
    write(tmp_path, ranges.FILES[0], [spec("20 is over 5", ("(5,)", {}))])
    write(tmp_path, ranges.FILES[1], [])
    answers = {"20 is over 5": [quantity("20"), quantity("5", "1", "gt"), quantity("6", "1", "lt")]}

    found = ranges.score(tmp_path, reader(answers))

    assert (found.hits, found.missed, found.extra) == (1, 0, 1)


def answer(surface: str, value: float, unit: str, reach: float | None = None) -> dict[str, Any]:
    return {"surface": surface, "value": value, "unit": unit, "uncertainty": reach}


def test_recall_of_value_and_unit_and_what_is_refused_on_purpose(tmp_path: Path) -> None:
    text = "In 1969 Saturn 5 burnt 3 to 4 l/km and cost a dozen dollars a day."
    cases = [
        {
            "req": text,
            "res": [
                answer("1969", 1969, "dimensionless"),
                answer("5", 5, "dimensionless"),
                answer("3 to 4 l/km", 3.5, "litre per kilometre", 0.5),
                answer("a dozen", 1, "dozen"),
            ],
        },
        {"req": "At 2 pm.", "res": []},
    ]
    write(tmp_path, "quantities", cases)
    write(tmp_path, "quantities.ambiguity", [])
    litres, dozen = text.index("3 to"), text.index("a dozen")
    right = {
        text: [
            quantity("3..4", "L/km", "between", start=litres),
            quantity("12", start=dozen),
        ]
    }
    wrong = {
        text: [
            quantity("3..4", "L", "between", start=litres),
            quantity("12", start=0),
        ],
        "At 2 pm.": [quantity("2")],
    }

    best, worse = (quantulum.score(tmp_path, reader(read)) for read in (right, wrong))

    assert (best.exact.hits, best.exact.missed, best.read_of_none) == (2, 0, [])
    assert best.refused == {"year": ["1969"], "name": ["5"]}
    assert (worse.exact.hits, worse.exact.missed, worse.values.hits) == (0, 2, 1)
    assert len(worse.read_of_none) == worse.texts_of_none == 1


@pytest.mark.parametrize("verb", ["rose from", "lies between"])
def test_two_values_are_a_range_only_where_something_changed(tmp_path: Path, verb: str) -> None:
    text = f"It {verb} 4 kg and 6 kg."
    write(tmp_path, "quantities", [{"req": text, "res": [answer("4 kg", 5, "kilogram", 1)]}])
    write(tmp_path, "quantities.ambiguity", [])
    two = [quantity("4", "kg", text=text), quantity("6", "kg", text=text)]

    found = quantulum.score(tmp_path, reader({text: two}))

    assert found.exact.hits == found.as_two == (verb == "rose from")


@pytest.mark.parametrize(
    "statement",
    [
        "Rents are up 12% since 2010.",
        "We built 3,000 homes.",
        "It costs $5.",
        "Since 1998 2.5 million came.",
        "Between 40-50 percent agreed in May 2012.",
        "Taxes rose by 100,000-1.5 million dollars.",
        "Measure 5 cost the city 7 million.",
    ],
)
def test_statements_with_a_quantity_in_digits(statement: str) -> None:
    assert liar.has_quantity_in_digits(statement)
    assert not liar.has_no_number(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Wages fell in 2009, and again in the 1970s.",
        "On March 3, 2011 she left; on 3/4/2011 she was back.",
        "Proposition 8 and Amendment 2 failed.",
        "Flights of the F-16 start at 10 a.m.",
        "We were 9th, then 21st.",
        "No. 1 in the nation, says H.R. 25",
        "It passed by 61-39.",
        "Call 555-0199.",
        "The 2009-10 budget was late.",
    ],
)
def test_statements_with_digits_that_are_no_quantity(statement: str) -> None:
    assert not liar.has_quantity_in_digits(statement)


@pytest.mark.parametrize(
    "statement",
    ["Two-thirds agree.", "It doubled.", "A few thousand left.", "Half of it.", "Only ½ is left."],
)
def test_words_that_are_numbers(statement: str) -> None:
    assert not liar.has_no_number(statement)


def test_words_that_are_none() -> None:
    assert liar.has_no_number("Nobody often tends to weigh a stone at noon, someone said.")


def test_a_figure_beside_its_target_is_counted_as_a_failure() -> None:
    out = StringIO()
    report = Report(out)

    report.figure("good", 0.95, least=0.9)
    report.figure("told", 0.1)
    assert report.failures == 0
    report.figure("poor", 0.85, least=0.9)
    report.figure("slow", 101, most=100)
    report.figure("unmeasured", float("nan"), least=0.9)

    assert report.failures == 3
    assert [line.split()[-1] for line in out.getvalue().splitlines()] == [
        "met",
        "0.100",
        "missed",
        "missed",
        "missed",
    ]


def test_no_pass_sees_the_texts_of_another() -> None:
    seen: list[str] = []

    assert speed.rate(seen.append, ["a", "b"], passes=3) > 0
    assert len(set(seen)) == 6
