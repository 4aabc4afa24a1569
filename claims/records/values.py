"""The values that records are made of, and how each is written.

Numbers are strings, so that no digit is lost; dates are no finer than they are known; the days of a
period are both included. A value of several parts names them in `PARTS`: each part is a path of the
record (`interval.low`), a column of a table, and has a type there.
"""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.formats.columns import Type
from claims.quantities.intervals import plain

# How a change or a share is resolved: NUMBERS.md, “Forms”.
DERIVATION_RULES = {
    "ratio.up": "multiple × baseline",
    "ratio.down": "multiple × baseline, where the multiple is 1 or less: “halved”",
    "ratio.times_fewer": "baseline ÷ multiple, where it is 1 or more: “three times fewer”",
    "percent_change.up": "baseline × (1 + change)",
    "percent_change.down": "baseline × (1 − change)",
    "difference.up": "baseline + change",
    "difference.down": "baseline − change",
    "share": "share × baseline",
    "share.itself": "the share itself is what is counted",
    "unresolved": "no interval: `explanation` says why",
}

NUMBER = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$", "examples": ["2750000000"]}
DAYS: dict[str, Any] = {
    "type": ["object", "null"],
    "description": "The first and the last day, both included.",
    "properties": {
        "from": {"type": "string", "format": "date"},
        "to": {"type": "string", "format": "date"},
    },
    "required": ["from", "to"],
    "additionalProperties": False,
}
INTERVAL: dict[str, Any] = {
    "type": ["object", "null"],
    "description": "An interval; null is an open end.",
    "properties": {
        "low": {**NUMBER, "type": ["string", "null"]},
        "high": {**NUMBER, "type": ["string", "null"]},
        "low_inclusive": {"type": "boolean"},
        "high_inclusive": {"type": "boolean"},
    },
    "required": ["low", "high", "low_inclusive", "high_inclusive"],
    "additionalProperties": False,
}
DERIVATION: dict[str, Any] = {
    "type": ["object", "null"],
    "description": (
        "How a change or a share was resolved against its baseline, or why it was not; null "
        "without a public baseline."
    ),
    "properties": {
        "rule": {"type": "string", "enum": list(DERIVATION_RULES)},
        "baseline": {
            "type": "object",
            "description": "The assertion it is measured against, and that assertion's claim.",
            "properties": {
                "id": {"type": "string", "format": "uuid"},
                "claim": {"type": "string", "format": "uuid"},
                "as_printed": {"type": "string"},
            },
            "required": ["id", "claim", "as_printed"],
            "additionalProperties": False,
        },
        "explanation": {
            "type": "string",
            "examples": ["more than 2 × 4,000 = more than 8,000"],
        },
    },
    "required": ["rule", "baseline", "explanation"],
    "additionalProperties": False,
}
PARTIAL_DATE = {
    "type": ["string", "null"],
    "description": "An ISO 8601 date, no finer than it is known.",
    "examples": ["2022", "2022-03", "2022-03-05", "2022-03-05T14:30Z", "2022-03-05T09:30-05:00"],
}


@extend_schema_field(NUMBER)
class Number(serializers.Field[Any, Any, Any, Any]):
    """An exact number, all its digits and no more."""

    def to_representation(self, value: Any) -> str:
        return plain(value)


@extend_schema_field(DAYS)
class Days(serializers.Field[Any, Any, Any, Any]):
    """A daterange as its first and last day."""

    PARTS: ClassVar[dict[str, Type]] = {"from": Type.DAY, "to": Type.DAY}


@extend_schema_field(INTERVAL)
class Interval(serializers.Field[Any, Any, Any, Any]):
    """A numrange with its ends."""

    PARTS: ClassVar[dict[str, Type]] = {
        "low": Type.NUMBER,
        "high": Type.NUMBER,
        "low_inclusive": Type.BOOLEAN,
        "high_inclusive": Type.BOOLEAN,
    }

    def to_representation(self, value: Any) -> dict[str, Any]:
        return {
            "low": None if value.lower is None else plain(value.lower),
            "high": None if value.upper is None else plain(value.upper),
            "low_inclusive": value.lower_inc,
            "high_inclusive": value.upper_inc,
        }


@extend_schema_field(DERIVATION)
class Derivation(serializers.Field[Any, Any, Any, Any]):
    """How an assertion was resolved, as the database wrote it down."""

    PARTS: ClassVar[dict[str, Type]] = {
        "rule": Type.TEXT,
        "baseline.id": Type.ID,
        "baseline.claim": Type.ID,
        "baseline.as_printed": Type.TEXT,
        "explanation": Type.TEXT,
    }


@extend_schema_field({"type": ["string", "null"], "format": "uuid"})
class BaselineId(serializers.Field[Any, Any, Any, Any]):
    """The assertion another is measured against, as far as its claim is public."""


@extend_schema_field(PARTIAL_DATE)
class PartialDate(serializers.Field[Any, Any, Any, Any]):
    """A date and its precision, as one text; with an offset from UTC, by the clocks there."""

    def __init__(self, date: str, precision: str, *offset: str) -> None:
        self.names = date, precision, *offset
        super().__init__(source="*", read_only=True)
