"""What the number language answers: a reading of a text, and the rules that it was read by.

The members of a quantity that a number on record has as well bear the same names.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from rest_framework import serializers

from claims.models import AssertionPrecision, Comparator, Direction, Form
from claims.quantities.expected import NOTHING, Expected
from claims.quantities.parsing.locales import LOCALES
from claims.quantities.parsing.phrases import AFTER, BEFORE
from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Quantity
from claims.quantities.rules import REFUSALS, RULES, VERSION, Rule
from claims.records.values import Interval, Number

MOST = 250  # numbers in one answer


class ReadInterval(Interval):
    """An interval of the number language with its ends."""

    def to_representation(self, value: Any) -> dict[str, Any]:
        ends = {name: Number().to_representation for name in ("low", "high")}
        return {
            name: None if getattr(value, name) is None else plain(getattr(value, name))
            for name, plain in ends.items()
        } | {"low_inclusive": value.low_inclusive, "high_inclusive": value.high_inclusive}


class DirectionWord(serializers.ChoiceField):
    """Up, down, or empty: a word that is not there."""

    def __init__(self) -> None:
        super().__init__(choices=Direction.choices, allow_blank=True)

    def get_attribute(self, instance: Quantity) -> str:
        return instance.direction or ""


class QuantityShape(serializers.Serializer[Any]):
    """A number as it stands in the text, and as it is read."""

    text = serializers.CharField(help_text="The words: text[start:end].")
    start = serializers.IntegerField(help_text="In characters (code points) from 0.")
    end = serializers.IntegerField()
    comparator = serializers.ChoiceField(Comparator.choices)
    low = Number(allow_null=True)
    high = Number(allow_null=True)
    number = serializers.CharField(help_text="The digits or words of the number alone.")
    multiplier = Number(help_text="What they were multiplied by: 1000000000 for “2.75 billion”.")
    unit = serializers.CharField(help_text="UCUM or ISO 4217; 1 for a count.")
    alternatives = serializers.ListField(
        child=serializers.CharField(), help_text="Other units that the print may mean."
    )
    precision = serializers.ChoiceField(AssertionPrecision.choices)
    resolution = Number(allow_null=True)
    form = serializers.ChoiceField(Form.choices)
    direction = DirectionWord()
    baseline = serializers.CharField(
        help_text="For a change: since when, in the words of the text."
    )
    counted = serializers.CharField(help_text="What is counted: civilians.")
    qualifiers = serializers.ListField(
        child=serializers.CharField(), help_text="The words that narrow it: Russian, killed."
    )
    rule = serializers.CharField(help_text="The rule that made the interval.")
    interval = ReadInterval()


class RefusedShape(serializers.Serializer[Any]):
    """A number that is no quantity, or not certainly one."""

    text = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    code = serializers.CharField(help_text="Why.")
    language = serializers.CharField(
        help_text="The language of a text that is not read, by its name; empty for other refusals."
    )


class ReadingShape(serializers.Serializer[Any]):
    """The numbers of a text, in its order."""

    version = serializers.IntegerField(help_text="The version of the rules.")
    locale = serializers.CharField(
        help_text="The locale by which it was read: that of the request, or what the text tells."
    )
    quantities = QuantityShape(many=True)
    refusals = RefusedShape(many=True)
    stopped_at = serializers.IntegerField(
        allow_null=True,
        help_text=f"Where reading stopped: the start of the first number beyond {MOST} quantities "
        "and refusals. Null where the whole text was read. To go on, send the rest of the text.",
    )


class RuleShape(serializers.Serializer[Any]):
    """A rule, with a text that it reads and what it makes of it. What it leaves open is null."""

    id = serializers.CharField()
    meaning = serializers.CharField()
    comparator = serializers.ChoiceField(Comparator.choices, allow_null=True)
    precision = serializers.ChoiceField(AssertionPrecision.choices, allow_null=True)
    form = serializers.ChoiceField(Form.choices, allow_null=True)
    before = serializers.ListField(
        child=serializers.CharField(), help_text="The words before the number that call it."
    )
    after = serializers.ListField(child=serializers.CharField(), help_text="The words after it.")
    example = serializers.CharField()
    quantity = QuantityShape()


class RefusalRuleShape(serializers.Serializer[Any]):
    """Why a number is refused, with a text that holds one."""

    code = serializers.CharField()
    meaning = serializers.CharField()
    example = serializers.CharField()


class LocaleShape(serializers.Serializer[Any]):
    """Where a text was printed, which decides how digits are grouped and whose dollar it is."""

    code = serializers.CharField()
    name = serializers.CharField(source="label")


class RulesShape(serializers.Serializer[Any]):
    """The number language: its rules, its refusals, its locales."""

    version = serializers.IntegerField()
    rules = RuleShape(many=True)
    refusals = RefusalRuleShape(many=True)
    locales = LocaleShape(many=True)


def reading(text: str, *, locale: str | None, expecting: Expected = NOTHING) -> dict[str, Any]:
    """The first numbers of a text as read, in the one shape. Raises UnknownLocale."""
    found = read(text, locale=locale, expecting=expecting, most=MOST)
    names = ("locale", "quantities", "refusals", "stopped_at")
    members = {name: getattr(found, name) for name in names}
    record: dict[str, Any] = ReadingShape({"version": VERSION} | members).data
    return record


@cache
def rules() -> dict[str, Any]:
    """The rules, each with its example read. They change with the code only."""
    record: dict[str, Any] = RulesShape(
        {
            "version": VERSION,
            "rules": [_with_quantity(rule) for rule in RULES],
            "refusals": REFUSALS,
            "locales": LOCALES.values(),
        }
    ).data
    return record


def _with_quantity(rule: Rule) -> dict[str, Any]:
    names = ("id", "meaning", "comparator", "precision", "form", "example")
    quantity = next(found for found in read(rule.example).quantities if found.rule == rule.id)
    return {name: getattr(rule, name) for name in names} | {
        "before": BEFORE.get(rule.id, []),
        "after": AFTER.get(rule.id, []),
        "quantity": quantity,
    }
