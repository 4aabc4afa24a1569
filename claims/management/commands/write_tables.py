"""Write the tables of the papers anew from what the code declares: `manage.py write_tables`.

A table stands between `<!-- table: NAME -->` and `<!-- end -->`. A parameter's table comes from the
OpenAPI description, a rule's from the number language. A test compares the papers with the code.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from drf_spectacular.generators import SchemaGenerator

from claims.formats.json_ld.vocabulary import TERMS
from claims.formats.tables.fields import FIELDS
from claims.quantities.parsing.reading import read
from claims.quantities.units.table import CANONICAL, UNITS
from claims.records.readings import rules

PAPERS = ("API.md", "FORMATS.md", "NUMBERS.md")
TABLE = re.compile(r"(<!-- table: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)

# The paper describes these once for every list.
EVERYWHERE = {"cursor", "page_size", "count", "highlight", "fields", "omit", "expand", "format"}
LISTS = {"claims", "speakers", "sources", "assertions", "measures", "reviews", "topics"}
LISTS |= {"events", "relations", "units"}
# The parameters that several lists share have one table.
SHARED = (LISTS - {"assertions", "units"}, {"claims", "assertions"})

FORMATS = {
    "currency-code": "a currency of `/units/`",
    "cursor": "from `next` or `previous`",
    "date": "a day",
    "printed-number": "a number as printed",
    "unit-code": "a code of `/units/`",
    "uuid": "an id",
    "web-search": "words",
}
PRINTED = (
    "331 civilians",
    "more than 10,000",
    "331 or more",
    "fewer than 50",
    "up to 700",
    "1.3 million",
    "5,000",
    "12.3",
    "about 40",
    "nearly 200",
    "just over 200",
    "40-50,000",
    "dozens",
)

Row = tuple[str, ...]


class Command(BaseCommand):
    help = "Write the tables of API.md, FORMATS.md and NUMBERS.md anew from the code."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if outdated")

    def handle(self, **options: Any) -> None:
        outdated = [name for name in PAPERS if rewrite(name, keep=options["check"])]
        if outdated and options["check"]:
            raise CommandError(f"{', '.join(outdated)}: run `manage.py write_tables`.")
        self.stdout.write(f"Written anew: {', '.join(outdated) or 'nothing'}.")


def rewrite(name: str, *, keep: bool = False) -> bool:
    """Whether the paper was out of date."""
    path = settings.BASE_DIR / name
    text = path.read_text()
    written = TABLE.sub(lambda found: f"{found[1]}{table(found[2])}{found[3]}", text)
    if not keep:
        path.write_text(written)
    return bool(written != text)


def table(name: str) -> str:
    """A table of a paper, by its name: `parameters of claims`, `rules`."""
    kind, _, of = name.partition(" of ")
    if kind != "parameters" and name not in TABLES:
        raise CommandError(f"There is no table {name!r}.")
    head, *rows = parameters(of.split(", ")) if kind == "parameters" else TABLES[name]()
    return "".join(map(_line, [head, ("---",) * len(head), *rows]))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def parameters(names: list[str]) -> list[Row]:
    """Those that all of several lists share, or those of one address that no such table has."""
    head = ("parameter", "meaning", "values")
    if len(names) > 1:
        return [head, *_shared(names)]
    elsewhere = {row for lists in SHARED if names[0] in lists for row in _shared(sorted(lists))}
    return [head, *(row for row in _parameters(names[0]) if row not in elsewhere)]


def _shared(names: Iterable[str]) -> list[Row]:
    first, *others = map(_parameters, names)
    return [row for row in first if all(row in other for other in others)]


def _parameters(address: str) -> list[Row]:
    found = _paths()[f"/api/v1/{address}" if "." in address else f"/api/v1/{address}/"]
    declared = [each for each in found["get"]["parameters"] if each["in"] == "query"]
    return [
        (f"`{each['name']}`", each["description"].partition("\n")[0], _values(each["schema"]))
        for each in declared
        if each["name"] not in EVERYWHERE or address not in LISTS | {"measures/{key}/series"}
    ]


@cache
def _paths() -> dict[str, Any]:
    generator: Any = SchemaGenerator
    paths: dict[str, Any] = generator().get_schema(request=None, public=True)["paths"]
    return paths


def _values(schema: dict[str, Any]) -> str:
    if "default" not in schema:
        return _allowed(schema.get("items", schema))
    default = f"`{schema['default']}`" if "enum" in schema else schema["default"]
    return f"{_allowed(schema)}; {default} by default"


def _allowed(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "minimum" in schema:
        return f"{schema['minimum']:,} to {schema['maximum']:,}"
    if "maxLength" in schema:
        return _length(schema.get("minLength", 1), schema["maxLength"])
    if "anyOf" in schema:
        return "a date or an instant"
    if schema["type"] == "boolean":
        return "true, false"
    return FORMATS.get(schema.get("format", "")) or f"as `{schema['examples'][0]}`"


def _length(least: int, most: int) -> str:
    if least == most:
        return f"{most} characters"
    return f"{least} to {most} characters" if least > 1 else f"up to {most} characters"


def _printed() -> Iterator[Row]:
    yield "printed", "comparator", "precision", "interval"
    for words in PRINTED:
        [quantity] = read(words).quantities
        interval = str(quantity.interval).replace("(,", "[0,")
        yield words, f"`{quantity.comparator}`", f"`{quantity.precision}`", interval


def _rules() -> Iterator[Row]:
    yield "rule", "meaning", "example", "comparator", "precision", "interval", "unit"
    for rule in rules()["rules"]:
        [quantity] = [each for each in read(rule["example"]).quantities if each.rule == rule["id"]]
        terms = f"`{quantity.comparator}`", f"`{quantity.precision}`"
        read_as = (*terms, str(quantity.interval), quantity.unit)
        yield f"`{rule['id']}`", rule["meaning"], rule["example"], *read_as


def _refusals() -> Iterator[Row]:
    yield "code", "meaning", "example"
    for refusal in rules()["refusals"]:
        yield f"`{refusal['code']}`", refusal["meaning"], refusal["example"]


def _locales() -> Iterator[Row]:
    yield "locale", "meaning"
    for locale in rules()["locales"]:
        yield f"`{locale['code']}`", locale["name"]


def _units() -> Iterator[Row]:
    yield "dimension", "canonical unit", "units"
    for dimension, canonical in sorted(CANONICAL.items()):
        codes = [f"`{code}`" for code, unit in UNITS.items() if unit.dimension == dimension]
        if not dimension.startswith("currency:"):
            yield dimension, f"`{canonical}`", " ".join(codes)


def _fields() -> Iterator[Row]:
    yield "field of a mapping", "meaning", "values"
    for field in FIELDS.values():
        allowed = ", ".join(f"`{word}`" for word in field.allowed)
        yield f"`{field.name}`", field.help or field.label.lower(), allowed


def _terms() -> Iterator[Row]:
    yield "term", "meaning", "values"
    for term in TERMS:
        yield f"`{term.name}`", term.meaning, term.range or "a class"


TABLES: dict[str, Callable[[], Iterator[Row]]] = {
    "fields": _fields,
    "printed numbers": _printed,
    "rules": _rules,
    "refusals": _refusals,
    "locales": _locales,
    "units": _units,
    "terms": _terms,
}
