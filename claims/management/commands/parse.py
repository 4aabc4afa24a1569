"""What the number language makes of a text: `manage.py parse "more than $2.75 billion"`."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

import django
from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from claims.quantities.expected import MONEY, Expected
from claims.quantities.parsing.locales import UnknownLocale
from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Quantity, Refusal
from claims.quantities.rules import BY_ID
from claims.quantities.units.conversion import CANONICAL, UNITS

EXPECTED = ("unit", "dimension", "counted", "cell")
LONGEST = 10_000_000


class Command(BaseCommand):
    help = "Read the numbers of a text."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", help="the text to read; - reads standard input")
        parser.add_argument(
            "--locale", help="where it was printed, as en-GB or fr (default: as the text tells)"
        )
        parser.add_argument("--unit", default="", help="the unit that is expected, as km or 1")
        parser.add_argument("--dimension", default="", help="the dimension, as length or count")
        parser.add_argument("--counted", default="", help="what is counted, as people")
        parser.add_argument("--cell", action="store_true", help="it is one cell of a table")
        parser.add_argument("--json", action="store_true", help="print what the API would answer")

    def handle(self, **options: Any) -> None:
        text, locale = self._text(options["text"]), options["locale"]
        expecting = expected(**{name: options[name] for name in EXPECTED})
        try:
            if options["json"]:
                self.stdout.write(as_json(text, locale, expecting))
            else:
                self.stdout.write("\n\n".join(blocks(text, locale, expecting)) or "No number.")
        except UnknownLocale as error:
            raise CommandError(str(error)) from error

    def _text(self, given: str) -> str:
        try:
            text = sys.stdin.read(LONGEST + 1) if given == "-" else given
            text.encode()
        except UnicodeError as error:
            raise CommandError("The text is not UTF-8.") from error
        if len(text) > LONGEST:
            raise CommandError(f"A text has at most {LONGEST:,} characters.")
        return text


def expected(*, unit: str, dimension: str, counted: str, cell: bool) -> Expected:
    if unit and unit not in UNITS:
        raise CommandError(f"There is no unit {unit!r}.")
    dimension = UNITS[unit].dimension if unit else dimension
    if dimension and dimension not in (MONEY, *CANONICAL):
        raise CommandError(f"There is no dimension {dimension!r}.")
    return Expected(dimension, unit, counted, cell)


def as_json(text: str, locale: str | None, expecting: Expected) -> str:
    """As the API answers. The API's records take Django, and a second to load; people need not
    wait for them."""
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
    from claims.records.readings import reading

    found = reading(text, locale=locale, expecting=expecting)
    return json.dumps(found, ensure_ascii=False, indent=2)


def blocks(text: str, locale: str | None, expecting: Expected) -> Iterator[str]:
    """One block for each number, in the order of the text."""
    found = read(text, locale=locale, expecting=expecting)
    numbers: list[Quantity | Refusal] = [*found.quantities, *found.refusals]
    for number in sorted(numbers, key=lambda number: number.start):
        place = ("words", f"{number.text}  [{number.start}:{number.end}]")
        if isinstance(number, Quantity):
            yield _aligned([place, *_facts(number)])
        else:
            why = f"{number.code}: {number.language}" if number.language else number.code
            yield _aligned([place, ("refused", why)])


def _facts(quantity: Quantity) -> Iterator[tuple[str, str]]:
    counted = " ".join(filter(None, [quantity.counted, *(f"({q})" for q in quantity.qualifiers)]))
    change = " ".join(filter(None, [quantity.direction or "", quantity.baseline]))
    maybe = f"; or {', '.join(quantity.alternatives)}" if quantity.alternatives else ""
    yield "meaning", f"{quantity.comparator}, {quantity.precision.replace('_', ' ')}"
    yield "interval", str(quantity.interval)
    yield "unit", quantity.unit + maybe
    if counted:
        yield "counted", counted
    if quantity.form != "absolute" or change:
        yield "form", ", ".join(filter(None, [quantity.form.replace("_", " "), change]))
    meaning = BY_ID[quantity.rule].meaning
    yield "rule", f"{quantity.rule}: {meaning}"


def _aligned(facts: list[tuple[str, str]]) -> str:
    return "\n".join(f"{name:<9} {value}" for name, value in facts)
