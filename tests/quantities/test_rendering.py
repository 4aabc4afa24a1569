"""What is said of a quantity is read as that quantity again."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.quantities.parsing.reading import read
from claims.quantities.parsing.unit_forms import DIFFERENCES
from claims.quantities.quantity import Comparator, Direction, Form, Precision, Quantity
from claims.quantities.rendering.parts import Unsayable
from claims.quantities.rendering.phrases import render
from claims.quantities.rules import RULES
from claims.quantities.units.conversion import UNITS
from tests.support.notation import meaning

EQ, BETWEEN = Comparator.EQ, Comparator.BETWEEN
LOWER, UPPER = (Comparator.GT, Comparator.GE), (Comparator.LT, Comparator.LE)
AROUND = (Comparator.APPROX, Comparator.NEARLY, Comparator.JUST_OVER)
SAME = (
    "comparator",
    "low",
    "high",
    "low_inclusive",
    "high_inclusive",
    "resolution",
    "precision",
    "unit",
    "alternatives",
    "form",
    "direction",
)


def make_quantity(**overrides: Any) -> Quantity:
    values: dict[str, Any] = {
        "text": "",
        "start": 0,
        "end": 0,
        "comparator": EQ,
        "low": Decimal(331),
        "high": Decimal(331),
        "number": "",
        "multiplier": Decimal(1),
        "resolution": None,
        "unit": "1",
        "precision": Precision.EXACT,
        "form": Form.ABSOLUTE,
        "rule": "",
    } | overrides
    return Quantity(**values)


def of(notation: str) -> Quantity:
    """A quantity in the notation of tests.support.notation."""
    said = meaning(notation)
    values = dict(said.said)
    precision = Precision(values.get("precision", "rounded" if "resolution" in values else "exact"))
    if said.comparator in AROUND:
        precision = Precision.APPROXIMATE
    return make_quantity(
        comparator=Comparator(said.comparator),
        low=said.low,
        high=said.high,
        unit=said.unit,
        precision=precision,
        form=Form(values.get("form", "absolute")),
        direction=Direction(values["direction"]) if "direction" in values else None,
        resolution=Decimal(values["resolution"]) if "resolution" in values else None,
    )


SAID = [
    ("331", "331"),
    ("10500", "10,500"),
    ("1979", "1,979"),
    ("0", "0"),
    ("1.3M res=100000", "1.3 million"),
    ("2.75B USD res=10000000", "2.75 billion USD"),
    ("1250000 res=1000", "1.250 million"),
    ("40000 res=1000", "40 thousand"),
    ("5000 res=1000", "5,000"),
    ("24 res=12", "2 dozen"),
    ("8 km res=1", "8 kilometres"),
    ("1 km res=1", "1 kilometre"),
    ("12.30 % res=0.01", "12.30%"),
    ("-5 Cel res=1", "-5 degrees Celsius"),
    ("0.5 [mi_i] res=0.5", "half a mile"),
    ("0.25 [in_i] res=0.25", "one-quarter of an inch"),
    ("2.5M EUR res=500000", "2 1/2 million EUR"),
    ("gt 10000", "more than 10,000"),
    ("gt 2.75B USD", "more than 2.75 billion USD"),
    ("ge 331", "at least 331"),
    ("lt 50", "less than 50"),
    ("le 0.5 %", "up to 0.5%"),
    ("approx 40", "about 40"),
    ("approx 1.3M res=100000", "about 1.3 million"),
    ("nearly 200", "nearly 200"),
    ("just_over 200", "just over 200"),
    ("5..7 %", "between 5% and 7%"),
    ("40000..50000", "between 40,000 and 50,000"),
    ("40M..50.5M USD", "between 40 million and 50.5 million USD"),
    ("-5..1 Cel", "between -5 and 1 degree Celsius"),
    ("40..50M", "between 40 and 50,000,000"),
    ("24..<100", "dozens"),
    ("3..<10 km", "a few kilometres"),
    ("300..<1000", "a few hundred"),
    ("20000..<100000", "tens of thousands"),
    ("200M..<1B EUR", "hundreds of millions of EUR"),
    ("2/3 ratio share res=0.333333333333333333", "two-thirds"),
    ("gt 0.5 ratio share", "more than half"),
    ("7/13 ratio share res=0.076923076923076923", "7 out of 13"),
    ("1/25000 ratio share res=0.00004", "1 out of 25,000"),
    ("25 % share res=1", "25% of the total"),
    ("7.25 USD/h res=0.01", "7.25 US dollars per hour"),
    ("12 % percent_change up res=1", "rose by 12%"),
    ("gt 12 % percent_change down", "fell by more than 12%"),
    ("1/3 ratio percent_change down res=0.333333333333333333", "fell by one-third"),
    ("3 percentage_point difference down res=1", "fell by 3 percentage points"),
    ("500 difference up", "rose by 500"),
]
CHANGED = {"form": Form.RATIO, "unit": "ratio", "direction": Direction.UP}
ABOUT, ROUNDED = {"precision": Precision.APPROXIMATE}, {"precision": Precision.ROUNDED}
OPEN = {"low_inclusive": False, "high_inclusive": False}


def just(figure: Any, **overrides: Any) -> Quantity:
    return make_quantity(low=Decimal(figure), high=Decimal(figure), **overrides)


def between(low: int, high: int, **overrides: Any) -> Quantity:
    return make_quantity(comparator=BETWEEN, low=Decimal(low), high=Decimal(high), **overrides)


def above(low: int, **overrides: Any) -> Quantity:
    return make_quantity(comparator=Comparator.GT, low=Decimal(low), high=None, **overrides)


# beyond that notation
SAID_TOO = [
    (above(2, **CHANGED), "more than doubled"),
    (
        just("0.5", resolution=Decimal("0.1"), **CHANGED | ROUNDED | {"direction": Direction.DOWN}),
        "halved",
    ),
    (just(3, resolution=Decimal(1), **CHANGED | ROUNDED), "tripled"),
    (just("2.5", resolution=Decimal("0.1"), **CHANGED | ROUNDED), "2.5 times as many"),
    (between(2, 3, **CHANGED), "between 2 and 3 times as many"),
    (between(100, 300, **OPEN), "more than 100 but less than 300"),
    (between(60, 80, unit="%", high_inclusive=False), "at least 60% but less than 80%"),
    (between(40, 50, **ABOUT), "between about 40 and 50"),
    (above(40, **ABOUT), "more than about 40"),
    (just(5000), "exactly 5,000"),
    (just(5, unit="km"), "exactly 5 kilometres"),
    (
        just(3500000, resolution=Decimal(100000), multiplier=Decimal(100000), **ROUNDED),
        "35 lakh",
    ),
]
WORDS = [words for _, words in SAID_TOO]
# what no text says
UNSAYABLE = {
    "about a decimal, and no last digit": just("0.5", comparator=Comparator.APPROX, **ABOUT),
    "about a round number, and no last digit": just(5000, comparator=Comparator.APPROX, **ABOUT),
    "a last digit worth seven": just(331, resolution=Decimal(7), **ROUNDED),
    "a figure finer than its last digit": just("0.3", resolution=Decimal(1), **ROUNDED),
    "a count rounded to one": just("3.5", resolution=Decimal(1), **ROUNDED),
    "no figure": make_quantity(low=None, high=None),
    "two figures for one": make_quantity(high=Decimal(332)),
    "nearly nothing": just(0, comparator=Comparator.NEARLY, **ABOUT),
    "equal and about": just(331, **ABOUT),
    "exactly about": just(331, comparator=Comparator.APPROX),
    "exact, and rounded": just(331, resolution=Decimal(1)),
    "a rounded bound": above(331, **ROUNDED),
    "a bound with a last digit": above(331, resolution=Decimal(1)),
    "a range of one value": between(5, 5),
    "an order of magnitude of no word": between(331, 400, precision=Precision.ORDER_OF_MAGNITUDE),
    "a change to nowhere": just(5, form=Form.DIFFERENCE),
    "a change up by less than nothing": just(-3, form=Form.DIFFERENCE, direction=Direction.UP),
    "a multiple in metres": just(5, **CHANGED | {"unit": "m"}),
    "a percentage in metres": just(5, unit="m", form=Form.PERCENT_CHANGE, direction=Direction.UP),
    "a difference in per cent": just(5, unit="%", form=Form.DIFFERENCE, direction=Direction.UP),
    "a ratio of nothing": just(5, unit="ratio"),
    "a share in metres": just(5, unit="m", form=Form.SHARE),
    "a share of more than the whole": just(5, unit="ratio", form=Form.SHARE),
    "more digits than are read": just(10**45 + 1),
}


@pytest.mark.parametrize(("notation", "words"), SAID, ids=str)
def test_a_quantity_in_words(notation: str, words: str) -> None:
    assert render(of(notation)) == words


@pytest.mark.parametrize(("quantity", "words"), SAID_TOO, ids=WORDS)
def test_a_quantity_of_another_kind_in_words(quantity: Quantity, words: str) -> None:
    assert render(quantity) == words


@pytest.mark.parametrize("quantity", UNSAYABLE.values(), ids=UNSAYABLE)
def test_what_no_text_says_is_refused(quantity: Quantity) -> None:
    with pytest.raises(Unsayable) as refusal:
        render(quantity)

    assert refusal.value.code == "unsayable"


# ---- there and back


def assert_said_again(quantity: Quantity) -> None:
    text = render(quantity)
    reading = read(text)

    assert [r.code for r in reading.refusals] == [], text
    assert [named(read_again) for read_again in reading.quantities] == [named(quantity)], text
    (again,) = reading.quantities
    assert text[again.start : again.end] == again.text


def named(quantity: Quantity) -> dict[str, Any]:
    return {name: getattr(quantity, name) for name in SAME}


@pytest.mark.parametrize(("notation", "words"), SAID, ids=str)
def test_words_are_read_as_the_quantity_they_say(notation: str, words: str) -> None:
    assert_said_again(of(notation))


@pytest.mark.parametrize(("quantity", "words"), SAID_TOO, ids=WORDS)
def test_words_of_another_kind_are_read_as_the_quantity_they_say(
    quantity: Quantity, words: str
) -> None:
    assert_said_again(quantity)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rules_example_is_read_as_is_said_again(rule: Any) -> None:
    (quantity,) = read(rule.example).quantities

    assert_said_again(replace(quantity, alternatives=()))


# A barn counts barns.
NAMELESS = {"b"}


COMPOSED = ["USD/h", "EUR/a_j", "USX/[gal_us]", "kg/cm3", "L/km", "W/min", "USD/[bbl_us]"]


@pytest.mark.parametrize("code", [*sorted(UNITS.keys() - {"ratio", *NAMELESS}), *COMPOSED])
def test_every_unit_is_read_by_the_name_it_is_given(code: str) -> None:
    change = code in DIFFERENCES.values()
    quantity = make_quantity(
        unit=code,
        comparator=Comparator.GT,
        low=Decimal("3.5"),
        high=None,
        form=Form.DIFFERENCE if change else Form.ABSOLUTE,
        direction=Direction.UP if change else None,
    )

    assert_said_again(quantity)


counts = st.integers(0, 1000) | st.integers(0, 10**29)
scales = st.sampled_from([Decimal(10) ** n for n in (0, 0, 0, 3, 6, 9, 12)])
plain_units = st.sampled_from(
    ["1", "1", "%", "USD", "EUR", "km", "[lb_av]", "Cel", "km/h", "a_j", "kW.h", "t", "h", "/d"]
) | st.sampled_from(sorted(UNITS.keys() - {"ratio", *DIFFERENCES.values(), *NAMELESS}))
differences = plain_units.filter(lambda code: code != "%").map(
    lambda code: DIFFERENCES.get(code, code)
)
directions = st.sampled_from(Direction)
forms = st.one_of(
    st.fixed_dictionaries({"form": st.just(Form.ABSOLUTE), "unit": plain_units}),
    st.fixed_dictionaries({"form": st.just(Form.SHARE), "unit": st.just("%")}),
    st.fixed_dictionaries(
        {"form": st.just(Form.PERCENT_CHANGE), "unit": st.just("%"), "direction": directions}
    ),
    st.fixed_dictionaries(
        {"form": st.just(Form.DIFFERENCE), "unit": differences, "direction": directions}
    ),
    st.fixed_dictionaries(
        {"form": st.just(Form.RATIO), "unit": st.just("ratio"), "direction": directions}
    ),
)


@st.composite
def printed(draw: st.DrawFn) -> tuple[Decimal, Decimal]:
    """A figure as digits print it, and the worth of its last digit."""
    worth = draw(scales).scaleb(-draw(st.integers(0, 4)))
    most = 10 ** (29 - worth.adjusted())  # what the record takes
    digits = draw(st.integers(0, 10**8) | st.integers(0, most - 1))
    return Decimal(f"{digits}e{worth.adjusted()}"), worth


@st.composite
def signed(draw: st.DrawFn, figure: Decimal, form: Form) -> Decimal:
    return (
        figure.copy_negate() if form is Form.ABSOLUTE and draw(st.integers(0, 4)) == 0 else figure
    )


def ends(comparator: Comparator, figure: Decimal) -> dict[str, Decimal | None]:
    low = None if comparator in UPPER else figure
    return {"low": low, "high": None if comparator in LOWER else figure}


def is_round(figure: Decimal) -> bool:
    """Whether its digits say less than they are: 5,000."""
    digits = str(int(figure))
    return len(digits) > 3 and len(digits.rstrip("0")) <= 2


@st.composite
def exact_counts(draw: st.DrawFn) -> Quantity:
    figure = Decimal(draw(counts))
    assume(not is_round(figure))
    comparator = draw(st.sampled_from([EQ, *AROUND] if figure else [EQ, Comparator.APPROX]))
    precision = Precision.EXACT if comparator is EQ else Precision.APPROXIMATE
    change = draw(
        st.sampled_from([{}, *({"form": Form.DIFFERENCE, "direction": d} for d in Direction)])
    )
    return make_quantity(
        comparator=comparator, precision=precision, low=figure, high=figure, **change
    )


@st.composite
def rounded_figures(draw: st.DrawFn) -> Quantity:
    meant, (figure, worth) = draw(forms), draw(printed())
    figure = draw(signed(figure, meant["form"]))
    comparator = draw(st.sampled_from([EQ, EQ, *AROUND]))
    precision = Precision.ROUNDED if comparator is EQ else Precision.APPROXIMATE
    return make_quantity(
        comparator=comparator,
        precision=precision,
        low=figure,
        high=figure,
        resolution=worth,
        **meant,
    )


@st.composite
def round_counts(draw: st.DrawFn) -> Quantity:
    worth = Decimal(10) ** draw(st.integers(3, 15))
    figure = draw(st.integers(1, 9)) * worth
    return make_quantity(low=figure, high=figure, resolution=worth, precision=Precision.ROUNDED)


@st.composite
def bounds(draw: st.DrawFn) -> Quantity:
    meant, (figure, _) = draw(forms), draw(printed())
    figure = draw(signed(figure, meant["form"]))
    comparator = draw(st.sampled_from([*LOWER, *UPPER]))
    precision = draw(st.sampled_from([Precision.EXACT, Precision.EXACT, Precision.APPROXIMATE]))
    return make_quantity(
        comparator=comparator, precision=precision, **ends(comparator, figure), **meant
    )


@st.composite
def ranges(draw: st.DrawFn) -> Quantity:
    meant = draw(forms)
    low, high = sorted(draw(signed(draw(printed())[0], meant["form"])) for _ in range(2))
    assume(low < high)
    precision = draw(st.sampled_from([Precision.EXACT, Precision.EXACT, Precision.APPROXIMATE]))
    return make_quantity(comparator=BETWEEN, precision=precision, low=low, high=high, **meant)


@st.composite
def open_ranges(draw: st.DrawFn) -> Quantity:
    unit = draw(plain_units)
    low, high = sorted(draw(printed())[0] for _ in range(2))
    assume(low < high)
    inclusive = draw(st.sampled_from([(True, False), (False, True), (False, False)]))
    return make_quantity(
        comparator=BETWEEN,
        low=low,
        high=high,
        unit=unit,
        low_inclusive=inclusive[0],
        high_inclusive=inclusive[1],
    )


@st.composite
def magnitudes(draw: st.DrawFn) -> Quantity:
    low, high = draw(st.sampled_from([(3, 10), (20, 100), (24, 100), (40, 100), (200, 1000)]))
    scale = draw(st.sampled_from([10**n for n in (0, 3, 6, 9, 12)]))
    return make_quantity(
        comparator=BETWEEN,
        precision=Precision.ORDER_OF_MAGNITUDE,
        low=Decimal(low * scale),
        high=Decimal(high * scale),
        unit=draw(plain_units),
    )


fractions = st.builds(
    lambda bottom, top: Fraction(top % (bottom - 1) + 1, bottom),
    st.integers(2, 20) | st.integers(2, 1000),
    st.integers(0, 1000),
)
shares_and_changes = st.sampled_from(
    [{"form": Form.SHARE}]
    + [{"form": Form.PERCENT_CHANGE, "direction": direction} for direction in Direction]
)


@st.composite
def parts(draw: st.DrawFn) -> Quantity:
    part = draw(fractions)
    worth, figure = eighteen(1, part.denominator), eighteen(part.numerator, part.denominator)
    comparator = draw(st.sampled_from([EQ, EQ, *AROUND, *LOWER, *UPPER]))
    shape: dict[str, Any] = {"precision": Precision.ROUNDED, "resolution": worth}
    if comparator in AROUND:
        shape["precision"] = Precision.APPROXIMATE
    if comparator in (*LOWER, *UPPER):
        shape = {}
    return make_quantity(
        comparator=comparator,
        unit="ratio",
        **ends(comparator, figure),
        **shape,
        **draw(shares_and_changes),
    )


@st.composite
def parts_of_units(draw: st.DrawFn) -> Quantity:
    bottom = draw(st.sampled_from([2, 3, 4, 5, 8, 16]))
    top, whole = draw(st.integers(1, bottom - 1)), draw(st.integers(0, 20))
    assume(Fraction(top, bottom).denominator == bottom)
    scale = draw(st.sampled_from([1, 10**6, 10**9]))
    figure = (whole + eighteen(top, bottom)) * scale
    unit = draw(plain_units.filter(lambda code: code != "percentage_point"))  # or a basis point
    assume(unit != "1" or whole or scale > 1)
    return make_quantity(
        low=figure,
        high=figure,
        unit=unit,
        resolution=eighteen(1, bottom) * scale,
        precision=Precision.ROUNDED,
    )


@st.composite
def ranges_of_parts(draw: st.DrawFn) -> Quantity:
    low, high = sorted(draw(fractions) for _ in range(2))
    assume(low < high)
    meant = draw(shares_and_changes)
    low, high = (eighteen(end.numerator, end.denominator) for end in (low, high))
    return make_quantity(comparator=BETWEEN, low=low, high=high, unit="ratio", **meant)


@st.composite
def once_printed(draw: st.DrawFn) -> Quantity:
    """With the multiplier that it was printed with, whether it fits or not."""
    quantity = draw(st.one_of(rounded_figures(), bounds(), ranges(), round_counts()))
    power = draw(st.integers(-6, 15))
    return replace(quantity, multiplier=draw(st.just(Decimal(12)) | st.just(Decimal(f"1e{power}"))))


def eighteen(top: int, bottom: int) -> Decimal:
    return Decimal(round(Fraction(top, bottom) * 10**18)).scaleb(-18)


SHAPES = [
    exact_counts,
    rounded_figures,
    round_counts,
    bounds,
    ranges,
    open_ranges,
    magnitudes,
    parts,
    ranges_of_parts,
    parts_of_units,
    once_printed,
]


def test_a_thousandth_of_money_without_cents_is_said_and_read_again() -> None:
    """Three decimals would be read as a group of a thousand."""
    assert_said_again(
        make_quantity(
            comparator=BETWEEN,
            low=Decimal(0),
            high=Decimal("1.001"),
            unit="UGX",
            low_inclusive=True,
            high_inclusive=False,
        )
    )


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_what_is_said_is_read_again(shape: Any) -> None:
    @given(shape())
    def said_and_read(quantity: Quantity) -> None:
        assert_said_again(quantity)

    said_and_read()


@pytest.mark.parametrize(
    "code",
    sorted(UNITS.keys() - {"1", "ratio", "percentage_point", *NAMELESS, *DIFFERENCES.values()}),
)
def test_a_part_of_every_unit_is_read_by_the_name_it_is_given(code: str) -> None:
    part = {name: eighteen(1, 2) for name in ("low", "high", "resolution")}

    assert_said_again(make_quantity(unit=code, precision=Precision.ROUNDED, **part))


def test_all_that_is_the_same_is_compared() -> None:
    """A field that is added to a quantity is held against its reading, or named here."""
    of_the_print = {"text", "start", "end", "number", "multiplier", "rule"}
    of_the_sentence = {"baseline", "counted", "qualifiers"}

    assert {f.name for f in fields(Quantity)} == {*SAME, *of_the_print, *of_the_sentence}
