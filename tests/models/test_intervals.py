"""The intervals that the database makes of printed figures, each worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import Measure, NumericAssertion
from claims.models.error_messages import explain
from claims.models.fields import trim
from claims.quantities.intervals import plain
from claims.quantities.units.conversion import UNITS
from tests.support.printed import PRINTED, SIGNED
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

# value, from, measure's unit -> canonical of [value, value]
CONVERTED = [
    ("32", "[degF]", "Cel", "[491.67,491.67]"),
    ("0", "Cel", "Cel", "[491.67,491.67]"),
    ("26.2", "[mi_i]", "km", "[42164.8128,42164.8128]"),
    ("12.3", "%", "%", "[0.123,0.123]"),
    ("100", "km/h", "km/h", "[100,100]"),
    ("2.75", "USD", "USD", "[2.75,2.75]"),
]
# what is refused -> the code of the refusal
REFUSED = [
    ({"low": 331, "high": None}, "numbers_missing"),
    ({"comparator": "gt", "low": 331, "high": 332}, "numbers_missing"),
    ({"comparator": "lt", "low": 331, "high": None}, "numbers_missing"),
    ({"low": 331, "high": 332}, "numbers_missing"),
    ({"comparator": "between", "low": 9, "high": 5}, "inverted_interval"),
    ({"comparator": "approx"}, "precision_mismatch"),
    ({"precision": "rounded"}, "resolution_missing"),
    ({"precision": "rounded", "resolution": 0}, "resolution_missing"),
    ({"low": -5, "high": -5}, "empty_interval"),
    ({"unit_id": "km"}, "unit_mismatch"),
    ({"unit_id": "%"}, "unit_mismatch"),
    ({"unit_id": "%", "form": "ratio", "direction": "sideways"}, "invalid_direction"),
    ({"direction": "up"}, "invalid_direction"),
    ({"baseline": "[2022-01-30,2022-01-31)"}, "unexpected_baseline"),
    ({"as_of": "empty"}, "date_out_of_range"),
    ({"as_of": "[2022-01-01,)"}, "date_out_of_range"),
    ({"as_of": "[-infinity,2022-01-01)"}, "date_out_of_range"),
    ({"as_of": "[2022-01-01,12022-01-01)"}, "date_out_of_range"),
    ({"as_of": "[2022-01-01,2022-01-02)", "period": "[2022-01-01,2022-02-01)"}, "two_times"),
    ({"as_printed": " "}, "blank"),
    ({"as_printed": "9" * 301}, "too_long"),
    ({"low": "NaN", "high": "NaN"}, "out_of_range"),
    ({"low": "Infinity", "high": "Infinity"}, "out_of_range"),
    ({"low": "1e30", "high": "1e30"}, "out_of_range"),
    ({"low": "1e-19", "high": "1e-19"}, "out_of_range"),
    ({"measure_id": "00000000-0000-7000-8000-000000000000"}, "not_found"),
    ({"unit_id": "nosuch"}, "not_found"),
    ({"position": 0}, "invalid_position"),
    ({"quote_start": 5, "quote_end": 5}, "inverted_interval"),
    ({"multiplier": 0}, "invalid_multiplier"),
    ({"low": None, "high": None}, "numbers_missing"),
    ({"comparator": "about"}, "unknown_comparator"),
]


def make_measure(**overrides: Any) -> Measure:
    fields = {"label": "M", "slug": "m", "unit_id": "1", "temporal_kind": "stock"} | overrides
    return Measure.objects.create(**fields)


def insert(claim_id: Any, measure_id: Any, **values: Any) -> NumericAssertion:
    """By plain SQL, as a stranger would."""
    row = {
        "claim_id": claim_id,
        "measure_id": measure_id,
        "as_printed": "x",
        "position": 9,
    } | values
    columns = ", ".join(row)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO claims_numericassertion ({columns}) "
            f"VALUES ({', '.join(['%s'] * len(row))}) RETURNING id",
            list(row.values()),
        )
        return NumericAssertion.objects.get(pk=cursor.fetchone()[0])


def insert_whole(*args: Any, **values: Any) -> None:
    insert(*args, **values)
    connection.check_constraints()


def as_text(value: Any) -> str:
    if value.isempty:
        return "empty"
    low = "" if value.lower is None else plain(value.lower)
    high = "" if value.upper is None else plain(value.upper)
    return f"{'[' if value.lower_inc else '('}{low},{high}{']' if value.upper_inc else ')'}"


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row[0])
def test_a_printed_figure_has_its_interval(row: Any) -> None:
    _, comparator, precision, low, high, resolution, expected = row
    claim = make_world().claim

    assertion = insert(
        claim.pk,
        make_measure().pk,
        comparator=comparator,
        precision=precision,
        low=low,
        high=high,
        resolution=resolution,
    )

    assert as_text(assertion.interval) == expected
    assert as_text(assertion.canonical) == expected
    assert assertion.basis == "printed"


@pytest.mark.parametrize("row", SIGNED, ids=lambda row: row[0])
def test_a_measure_that_may_be_negative_is_not_clipped(row: Any) -> None:
    _, comparator, precision, low, high, resolution, expected = row
    claim = make_world().claim

    assertion = insert(
        claim.pk,
        make_measure(non_negative=False).pk,
        comparator=comparator,
        precision=precision,
        low=low,
        high=high,
        resolution=resolution,
    )

    assert as_text(assertion.interval) == expected


@pytest.mark.parametrize("row", CONVERTED, ids=lambda row: f"{row[0]} {row[1]}")
def test_a_figure_is_converted_to_its_dimensions_unit(row: Any) -> None:
    value, unit, shown_in, expected = row
    claim = make_world().claim

    assertion = insert(
        claim.pk,
        make_measure(unit_id=shown_in, non_negative=False).pk,
        low=value,
        high=value,
        unit_id=unit,
    )

    assert as_text(assertion.canonical) == expected
    assert as_text(assertion.stated) == expected


@pytest.mark.parametrize(("overrides", "code"), REFUSED, ids=lambda value: str(value)[:60])
def test_the_database_refuses_by_name(overrides: dict[str, Any], code: str) -> None:
    claim = make_world().claim
    measure = make_measure()

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        insert_whole(claim.pk, **({"measure_id": measure.pk, "low": 5, "high": 5} | overrides))

    error = explain(refusal.value)
    lists = error.error_dict.values() if hasattr(error, "error_dict") else [error.error_list]
    codes = [e.code for errors in lists for e in errors]
    assert codes == [code]


def test_a_change_without_its_baseline_is_an_interval_of_the_change_only() -> None:
    change = make_world().change

    NumericAssertion.objects.filter(pk=change.pk).update(baseline_assertion=None)

    change.refresh_from_db()
    assert as_text(change.interval) == "(2,)"
    assert (change.canonical, change.stated, change.basis) == (None, None, "")


def test_what_is_counted_changes_and_its_assertions_follow() -> None:
    claim = make_world().claim
    measure = make_measure()
    assertion = insert(claim.pk, measure.pk, comparator="lt", high=50)

    measure.non_negative = False
    measure.save()

    assertion.refresh_from_db()
    assert as_text(assertion.canonical) == "(,50)"


def test_a_measure_cannot_leave_the_units_of_its_assertions() -> None:
    claim = make_world().claim
    measure = make_measure()
    insert(claim.pk, measure.pk, low=5, high=5)

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(unit_id="km")

    assert explain(refusal.value).code == "unit_mismatch"


numbers = st.decimals(
    min_value=Decimal("-1e20"),
    max_value=Decimal("1e20"),
    allow_nan=False,
    allow_infinity=False,
    places=6,
)
pairs = st.sampled_from(sorted(code for code in UNITS))


@given(value=numbers, code=pairs)
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_canonical_interval_always_contains_the_exact_value(value: Decimal, code: str) -> None:
    """Outward rounding: the exact conversion lies in the interval, and the ends meet where it
    ends."""
    unit = UNITS[code]
    exact = Fraction(value) * unit.factor + unit.offset
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT onrecord_canonical(%s, %s, %s, %s, false), onrecord_canonical(%s, %s, %s, %s, "
            "true)",
            [value, unit.factor.numerator, unit.factor.denominator, decimal(unit.offset)] * 2,
        )
        low, high = cursor.fetchone()

    assert Fraction(low) <= exact <= Fraction(high)
    assert Fraction(high) - Fraction(low) <= Fraction(1, 10**24)


def decimal(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


@given(numbers)
def test_trimming_changes_no_number(value: Decimal) -> None:
    assert trim(value) == value
    assert Decimal(plain(value)) == value
    assert "e" not in plain(value).lower()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "null"),
        ("1_000", "invalid"),
        ("١٢", "invalid"),
        ("NaN", "invalid"),
        ("1e400", "too_large"),
        ("-inf", "invalid"),
        ("1e30", "too_large"),
        ("1e-19", "too_fine"),
        ("1,5", "invalid"),
        (True, "invalid"),
        (1.5, "invalid"),
        ("1e9999999", "too_large"),
        ("-1e999999999999999999", "too_large"),
        ("1e9999999999999999999999", "invalid"),
        ("1e-9999999", "too_fine"),
        ("1e-9999999999999999999999", "invalid"),
        ("sNaN", "invalid"),
        ("-nan123", "invalid"),
        ("Infinity", "invalid"),
        ("１２", "invalid"),
        ("1 000", "invalid"),
        ("0x10", "invalid"),
        (".", "invalid"),
        ("1\0", "invalid"),
        ("9" * 101, "too_long"),
        ("1." + "0" * 1_000_000 + "1", "too_long"),
        (10**5_000, "too_large"),
        (Decimal("1e999999999"), "too_large"),
        (Decimal("1e-999999999"), "too_fine"),
        (Decimal("sNaN"), "invalid"),
    ],
    ids=lambda value: f"{value:.9}" if isinstance(value, str) else type(value).__name__,
)
def test_a_number_field_refuses(text: Any, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        NumericAssertion._meta.get_field("multiplier").clean(text, None)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2750000000", "2750000000"),
        ("0.5", "0.5"),
        ("-3", "-3"),
        (7, "7"),
        ("1e3", "1000"),
        ("1.50", "1.5"),
        (" 5. ", "5"),
        (".5", "0.5"),
        ("+1E-18", "0.000000000000000001"),
        ("0e9999999", "0"),
        ("-0", "0"),
        ("1." + "0" * 98, "1"),
        (Decimal("0E-999999999"), "0"),
        (Decimal(1).scaleb(-18), "0.000000000000000001"),
        (Decimal((0, (1, *[0] * 100_000), -100_000)), "1"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_number_field_accepts(text: Any, number: str) -> None:
    assert plain(NumericAssertion._meta.get_field("multiplier").clean(text, None)) == number
