"""Assertions that are changes of other assertions, and what each comes to."""

from __future__ import annotations

from typing import Any

from django.db import connection

from claims.models import Claim, Measure, NumericAssertion, RecordVersion
from claims.quantities.intervals import plain
from tests.support.builders import make_assertion, make_claim

EXACT = {"precision": "exact"}
ABOUT = {"precision": "approximate"}
ROUNDED = {"precision": "rounded"}


def eq(value: Any, **more: Any) -> dict[str, Any]:
    return {"comparator": "eq", "low": value, "high": value, **EXACT, **more}


def gt(value: Any) -> dict[str, Any]:
    return {"comparator": "gt", "low": value, "high": None}


def ge(value: Any) -> dict[str, Any]:
    return {"comparator": "ge", "low": value, "high": None}


def lt(value: Any) -> dict[str, Any]:
    return {"comparator": "lt", "low": None, "high": value}


def le(value: Any) -> dict[str, Any]:
    return {"comparator": "le", "low": None, "high": value}


def about(value: Any) -> dict[str, Any]:
    return {"comparator": "approx", "low": value, "high": value, **ABOUT}


def nearly(value: Any) -> dict[str, Any]:
    return about(value) | {"comparator": "nearly"}


def rounded(value: Any, resolution: Any) -> dict[str, Any]:
    return eq(value, resolution=resolution, **ROUNDED)


def between(low: Any, high: Any, **more: Any) -> dict[str, Any]:
    return {"comparator": "between", "low": low, "high": high, **more}


def as_text(value: Any) -> str | None:
    if value is None:
        return None
    low, high = ("" if end is None else plain(end) for end in (value.lower, value.upper))
    return f"{'[' if value.lower_inc else '('}{low},{high}{']' if value.upper_inc else ')'}"


def linked(
    change: dict[str, Any], kind: str, base: dict[str, Any], measure: Measure, **more: Any
) -> NumericAssertion:
    """A change of a public assertion, as the database has it."""
    published = make_claim(status="published")
    baseline = make_assertion(claim=published, measure=measure, as_printed="base", **base)
    form, direction = kind.split(" ")
    made = {"claim": make_claim(status="published"), "measure": measure, "as_printed": "change"}
    assertion = make_assertion(
        **made | change | more, form=form, direction=direction, baseline_assertion=baseline
    )
    assertion.refresh_from_db()
    return assertion


def canonical(assertion: NumericAssertion) -> str | None:
    assertion.refresh_from_db()
    return as_text(assertion.canonical)


def by_sql(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)


LINK = "UPDATE claims_numericassertion SET baseline_assertion_id = %s WHERE id = %s"


def version(claim: Claim) -> int:
    return RecordVersion.objects.get(pk=claim.pk).version
