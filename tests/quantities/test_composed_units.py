"""Units made of two: their code, their words and their factor."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.quantities.units.conversion import (
    UNITS,
    DimensionMismatch,
    NotComposable,
    Unit,
    UnitError,
    UnknownUnit,
    compose,
    convert,
    unit,
)
from tests.support.units import MEASURED, same_dimension


@pytest.mark.parametrize(
    ("numerator", "denominator", "code"),
    [
        ("km", "h", "km/h"),
        ("[mi_i]", "h", "[mi_i]/h"),
        ("USD", "h", "USD/h"),
        ("g", "kW.h", "g/(kW.h)"),
        ("kg", "cm3", "kg/cm3"),
        ("J/m2", "a_j", "J/m2/a_j"),
        ("USD", "km/h", "USD/(km/h)"),
        ("1", "wk", "/wk"),
        ("1", "[mi_i]2", "/[mi_i]2"),
        ("USD", "1", "USD"),
        ("m/s", "s", "m/s2"),
        ("km/s", "s", "km/s2"),
        ("[lb_av]", "[sin_i]", "[psi]"),
        ("mg", "kg", "mg/kg"),
        ("W", "delta_cel", "W/delta_cel"),
        ("km/s", "Mpc", "km/s/Mpc"),
    ],
)
def test_compose_gives_a_code_that_is_a_unit(numerator: str, denominator: str, code: str) -> None:
    assert compose(numerator, denominator) == code
    assert unit(code).code == code


def test_a_composed_unit_says_what_it_is() -> None:
    assert unit("J/m2/a_j") == Unit(
        code="J/m2/a_j",
        dimension="energy/area/time",
        factor=Fraction(1, 31557600),
        offset=Fraction(0),
        symbol="J/m²/yr",
        label="joule per square metre per year",
        plural="joules per square metre per year",
        aliases=(),
    )


@pytest.mark.parametrize(
    ("code", "symbol", "plural"),
    [
        ("/m2", "/m²", "per square metre"),
        ("km/s2", "km/s²", "kilometres per second squared"),
        ("J.s", "J·s", "joule seconds"),
        ("USD/(km/h)", "US$/(km/h)", "US dollars per kilometre per hour"),
    ],
)
def test_a_composed_unit_is_printed(code: str, symbol: str, plural: str) -> None:
    assert (unit(code).symbol, unit(code).plural) == (symbol, plural)


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (10, "L/km", "L/m", Decimal("0.01")),
        (5, "kg/cm3", "kg/m3", 5_000_000),
        (1, "g/mL", "kg/m3", 1000),
        (36, "cm/ms", "km/h", 1296),
        (1, "km/s2", "m/s2", 1000),
        (36, "km/h/s", "m/s2", 10),
        (36, "km/h2", "m/s/h", 10),
        (7, "/wk2", "/wk/d", 1),
        (3600, "kg/h/s", "kg/s2", 1),
        (60, "/min", "Hz", 1),
        (15, "USD/h", "USD/min", Decimal("0.25")),
        (1500, "USX/h", "USD/h", 15),
        (1, "J/s", "W", 1),
        (1, "N/m2", "Pa", 1),
        (3, "MBy/min", "kBy/s", 50),
        (1, "mg/kg", "[ppm]", 1),
        (24, "W/min", "W/h", 1440),
        (1, "[gal_us]/min", "[gal_us]/d", 1440),
        (1, "kW.h/d", "W", Fraction(125, 3)),
        (1, "N.m", "[lbf_av].[ft_i]", 1 / UNITS["[lbf_av].[ft_i]"].factor),
    ],
)
def test_composed_units_convert_exactly(
    value: int, source: str, target: str, expected: Decimal | Fraction | int
) -> None:
    assert convert(value, source, target) == Fraction(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [("USD/h", "EUR/h"), ("USD/h", "USD"), ("kg/m3", "kg/m2"), ("W/h", "W.h"), ("%/a_j", "/a_j")],
)
def test_composed_units_of_another_dimension_do_not_convert(source: str, target: str) -> None:
    with pytest.raises(DimensionMismatch):
        convert(1, source, target)


@pytest.mark.parametrize(
    ("numerator", "denominator"), [("Cel", "h"), ("W", "[degF]"), ("W/m2", "Cel")]
)
def test_a_unit_with_a_zero_of_its_own_is_no_part_of_another(
    numerator: str, denominator: str
) -> None:
    with pytest.raises(NotComposable, match=r"(Cel|\[degF\]) has a zero of its own") as caught:
        compose(numerator, denominator)

    assert caught.value.code == "not_composable"


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("USD/hour", "hour"),
        ("usd/h", "usd"),
        ("kWh/m2", "kWh"),
        ("km/", ""),
        ("/", ""),
        ("m7", "m7"),
        ("USD2", "USD2"),
        ("12", "12"),
        ("12/h", "12"),
        ("km/(h", "km/(h"),
        ("m" + "/s" * 40, "m" + "/s" * 19 + "/"),
    ],
)
def test_an_unknown_part_is_refused_by_its_name(code: str, part: str) -> None:
    with pytest.raises(UnknownUnit) as caught:
        unit(code)

    assert f"no unit has the code {part!r}" in str(caught.value)


@pytest.mark.parametrize(("numerator", "denominator"), [("miles", "h"), ("km", "hour")])
def test_compose_refuses_unknown_units_with_a_hint(numerator: str, denominator: str) -> None:
    with pytest.raises(UnknownUnit, match=r"did you mean (\[mi_i\]|h)"):
        compose(numerator, denominator)


DIVISIBLE = [u for u in UNITS.values() if not u.offset]


@given(st.sampled_from(DIVISIBLE), st.sampled_from(DIVISIBLE))
def test_any_two_units_compose(above: Unit, below: Unit) -> None:
    assume(len(above.code) + len(below.code) < 27)

    composed = unit(compose(above.code, below.code))

    assert compose(above.code, below.code) == composed.code
    assert composed.offset == 0


def test_a_unit_that_has_no_powers_is_written_two_times() -> None:
    assert compose("/har", "har") == "/har/har"
    assert compose("km/h", "h") == "km/h2"


@given(
    value=st.fractions(),
    above=st.sampled_from(DIVISIBLE).flatmap(lambda u: same_dimension(u, DIVISIBLE)),
    below=st.sampled_from(MEASURED)
    .filter(lambda u: u.dimension in {"time", "area", "mass"})
    .flatmap(lambda u: same_dimension(u, DIVISIBLE)),
)
def test_a_quotient_converts_as_its_parts_do(
    value: Fraction, above: tuple[Unit, Unit], below: tuple[Unit, Unit]
) -> None:
    (a, b), (c, d) = above, below
    source, target = compose(a.code, c.code), compose(b.code, d.code)
    assume("[psi]" not in {source, target})  # made of pounds of force

    converted = convert(value, source, target)

    assert converted == value * (a.factor / b.factor) / (c.factor / d.factor)


@given(st.text(alphabet="kmhs2/.()1[]USD", max_size=40))
def test_looking_up_any_text_gives_a_unit_or_a_refusal(text: str) -> None:
    try:
        found = unit(text)
    except UnitError:
        return

    assert found.code == text


def test_the_tables_composed_codes_agree_with_their_parts() -> None:
    """m/s is a speed of factor 3.6: taking it to pieces and composing them gives the same unit."""
    for known in UNITS.values():
        above, slash, below = known.code.rpartition("/")
        if slash and above in UNITS and below in UNITS:
            again = unit(f"({above})/{below}")
            assert (again.dimension, again.factor) == (known.dimension, known.factor), known.code
