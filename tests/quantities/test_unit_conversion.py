"""Units are found by code, and numbers are converted exactly."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.quantities.units.conversion import (
    UNITS,
    DimensionMismatch,
    InexactValue,
    Unit,
    UnitError,
    UnknownUnit,
    convert,
    unit,
)
from tests.support.units import MEASURED, same_dimension


def test_unit_finds_by_code() -> None:
    assert unit("km") == Unit(
        code="km",
        dimension="length",
        factor=Fraction(1000),
        offset=Fraction(0),
        symbol="km",
        label="kilometre",
        plural="kilometres",
        aliases=("kms", "kilometer", "kilometers"),
    )


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("KM", "km"),
        ("kWh", "kW.h"),
        ("ha", "har"),
        ("°C", "Cel"),
        ("usd", "USD"),
        ("US$", "USD"),
        ("Percent", "%"),
        ("", "1"),
        ("tons", "t, [ston_av], [lton_av], t_tnt"),
        ("percentage_points", "percentage_point"),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest_ones(wrong: str, hint: str) -> None:
    with pytest.raises(UnknownUnit, match=r"no unit has the code") as caught:
        unit(wrong)

    assert caught.value.code == "unknown_unit"
    assert f"did you mean {hint}" in str(caught.value)


@pytest.mark.parametrize("wrong", ["\0", "§§§§", "z" * 100_000])
def test_a_code_like_no_other_is_refused_without_a_hint(wrong: str) -> None:
    with pytest.raises(UnknownUnit) as caught:
        unit(wrong)

    assert "did you mean" not in str(caught.value)
    assert len(str(caught.value)) < 100


# Converting


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1, "1", "1", 1),
        (Decimal("12.3"), "%", "ratio", Decimal("0.123")),
        (25, "basis_point", "percentage_point", Decimal("0.25")),
        (7, "per_100000", "[ppm]", 70),
        (1, "[mi_i]", "km", Decimal("1.609344")),
        (Decimal("26.2"), "[mi_i]", "km", Decimal("42.1648128")),
        (1, "km2", "har", 100),
        (1, "[mi_i]2", "acre", 640),
        (1, "acre_foot", "[cft_i]", 43560),
        (1, "[bbl_us]", "[gal_us]", 42),
        (1, "[gal_br]", "[pt_br]", 8),
        (1, "t", "kg", 1000),
        (1, "[ston_av]", "[lb_av]", 2000),
        (1, "[lton_av]", "[lb_av]", 2240),
        (0, "Cel", "K", Decimal("273.15")),
        (100, "Cel", "[degF]", 212),
        (-40, "[degF]", "Cel", -40),
        (Decimal("1.5"), "delta_cel", "delta_degf", Decimal("2.7")),
        (36, "km/h", "m/s", 10),
        (1, "[kn_i]", "km/h", Decimal("1.852")),
        (1, "kW.h", "MJ", Decimal("3.6")),
        (1, "kt_tnt", "TJ", Decimal("4.184")),
        (1, "By", "bit", 8),
        (1, "GiBy", "GBy", Decimal("1.073741824")),
        (18, "a_j", "d", Decimal("6574.5")),
        (12, "mo_j", "a_j", 1),
        (10, "/d", "/wk", 70),
        (1, "/km2", "/har", Decimal("0.01")),
        (Decimal("2.75e9"), "USD", "USD", 2_750_000_000),
        (Fraction(2, 3), "h", "min", 40),
    ],
)
def test_convert_is_exact(
    value: Decimal | int | Fraction, source: str, target: str, expected: Decimal | int
) -> None:
    assert convert(value, source, target) == Fraction(expected)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("km", "kg"),
        ("USD", "EUR"),
        ("USD", "1"),
        ("%", "1"),
        ("Cel", "delta_cel"),
        ("GW", "GW.h"),
        ("MBy", "MBy/s"),
        ("XAU", "[oz_tr]"),
    ],
)
def test_convert_refuses_another_dimension(source: str, target: str) -> None:
    with pytest.raises(DimensionMismatch) as caught:
        convert(1, source, target)

    assert caught.value.code == "unit_mismatch"
    assert UNITS[source].dimension in str(caught.value)
    assert UNITS[target].dimension in str(caught.value)


@pytest.mark.parametrize(
    "value",
    [0.1, 1.0, True, "1", None, 1j]
    + [Decimal(text) for text in ("NaN", "sNaN", "Infinity", "-Infinity", "1e1001", "1e-1001")],
)
def test_convert_refuses_what_is_no_exact_number(value: Any) -> None:
    with pytest.raises(InexactValue) as caught:
        convert(value, "km", "m")

    assert caught.value.code == "inexact_value"
    assert str(value) in str(caught.value)


@pytest.mark.parametrize("value", [Decimal("1e1000"), Decimal("1e-1000"), Decimal("-0"), 10**4000])
def test_convert_takes_large_and_small_numbers(value: Decimal | int) -> None:
    assert convert(value, "km", "m") == Fraction(value) * 1000


@pytest.mark.parametrize(("source", "target"), [("klm", "m"), ("m", "klm")])
def test_convert_refuses_unknown_units(source: str, target: str) -> None:
    with pytest.raises(UnknownUnit, match="klm"):
        convert(1, source, target)


def test_all_refusals_are_unit_errors_with_codes_of_their_own() -> None:
    refusals = UnitError.__subclasses__()

    assert {e.code for e in refusals} == {
        "unknown_unit",
        "unit_mismatch",
        "inexact_value",
        "not_composable",
    }
    assert all(issubclass(e, ValueError) for e in refusals)


@given(value=st.fractions(), pair=st.sampled_from(MEASURED).flatmap(same_dimension))
def test_there_and_back_again_is_the_same_number(value: Fraction, pair: tuple[Unit, Unit]) -> None:
    a, b = (u.code for u in pair)

    assert convert(convert(value, a, b), b, a) == value


@given(
    low=st.decimals(allow_nan=False, allow_infinity=False, places=6),
    high=st.decimals(allow_nan=False, allow_infinity=False, places=6),
    pair=st.sampled_from(MEASURED).flatmap(same_dimension),
)
def test_converting_keeps_the_order_of_numbers(
    low: Decimal, high: Decimal, pair: tuple[Unit, Unit]
) -> None:
    a, b = (u.code for u in pair)

    assert (convert(low, a, b) < convert(high, a, b)) == (low < high)
