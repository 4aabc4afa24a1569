"""The mapping of a table as a form: what each column is, and what is stated once for all rows.

What the form does not show, a mapping keeps: several numbers of one figure, what the words of cells
mean, where the header is. All of it can be written as text too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, replace
from typing import Any

from claims.formats.tables.dates import ORDERS
from claims.formats.tables.fields import FIELDS, OF_CLAIM, OF_FIGURE, Field
from claims.formats.tables.mapping import DECIMALS, Figure, Mapping, MappingError

OWN = "figures.new.value"
OWN_LABEL = "Number of a measure of its own"
STATED = ("speaker", "said_at", "source_title", "source_url", "place", "topics", "measure", "unit")
AS_THEY_TELL = "As they tell themselves"
DECIMAL_LABELS = {".": "1,234.5 (point)", ",": "1.234,5 (comma)"}
SAMPLES = 3
Given = Pairs[str, str]


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class ColumnRow:
    """A column of the table: what it holds, and what it is said to be."""

    number: int
    name: str
    samples: tuple[str, ...]
    role: str
    is_key: bool
    measure: str
    unit: str

    @property
    def is_own(self) -> bool:
        return self.role.startswith("figures.")


@dataclass(frozen=True)
class Doubtful:
    """A name that may be somebody's on record, and what settles it."""

    kind: str
    name: str
    choices: tuple[Choice, ...]
    chosen: str


def groups() -> list[tuple[str, list[Choice]]]:
    """What a column may be."""
    return [
        ("The numbers", [Choice(OWN, OWN_LABEL), *_choices(OF_FIGURE)]),
        ("The claim", list(_choices(OF_CLAIM))),
    ]


def _choices(fields: Any) -> Iterator[Choice]:
    return (Choice(each.name, each.label, each.help) for each in fields)


def rows_of(
    mapping: Mapping, columns: Sequence[str], cells: Sequence[Pairs[str, str]]
) -> list[ColumnRow]:
    """The form of a mapping."""
    roles = {column: name for name, column in mapping.columns.items()}
    figures: dict[str, Figure] = {}
    for number, figure in enumerate(mapping.figures, 1):
        roles |= {column: f"figures.{number}.{name}" for name, column in figure.columns.items()}
        figures |= dict.fromkeys(figure.columns.values(), figure)
    return [
        ColumnRow(
            number,
            column,
            _samples(column, cells),
            roles.get(column, ""),
            column in mapping.key,
            figures[column].texts.get("measure", "") if column in figures else "",
            figures[column].texts.get("unit", "") if column in figures else "",
        )
        for number, column in enumerate(columns)
    ]


def _samples(column: str, cells: Sequence[Pairs[str, str]]) -> tuple[str, ...]:
    found = dict.fromkeys(text[:60] for row in cells if (text := row.get(column, "")))
    return tuple(found)[:SAMPLES]


def figure_label(role: str, mapping: Mapping) -> str:
    """A number that belongs to a figure with several: “Lowest of Deaths”."""
    _, number, name = role.split(".")
    if name == "value":
        return OWN_LABEL
    figure = mapping.figures[int(number) - 1]
    of = figure.texts.get("measure") or f"figure {number}"
    return f"{FIELDS[name].label} of {of}"


@dataclass(frozen=True)
class Stated:
    """A field that is said once for all rows."""

    field: Field
    text: str


def stated(mapping: Mapping, typed: Given | None) -> list[Stated]:
    names = dict.fromkeys((*STATED, *mapping.texts))
    texts = {name: typed.get(f"text-{name}", "") for name in names} if typed else mapping.texts
    return [Stated(FIELDS[name], texts.get(name, "")) for name in names]


def mapped(mapping: Mapping, columns: Sequence[str], given: Given) -> Mapping:
    """The mapping with what a form says. Raises MappingError."""
    faults: list[str] = []
    roles = {column: given.get(f"role-{n}", "") for n, column in enumerate(columns)}
    plain = _plain(roles, faults)
    reading = replace(
        mapping.reading, dates=given.get("dates", ""), decimal=given.get("decimal", ".")
    )
    try:
        made = replace(
            mapping,
            dataset=given.get("dataset", "").strip(),
            key=tuple(c for n, c in enumerate(columns) if f"key-{n}" in given),
            columns=plain,
            texts=_texts(mapping, given),
            figures=tuple(_figures(mapping, columns, roles, given)),
            names=_names(mapping, given),
            reading=reading,
        )
    except MappingError as error:
        raise MappingError([*faults, *error.faults]) from None
    if faults:
        raise MappingError(faults)
    return made


def _plain(roles: Pairs[str, str], faults: list[str]) -> dict[str, str]:
    plain: dict[str, str] = {}
    for column, role in roles.items():
        if role in plain:
            label = FIELDS[role].label
            faults.append(f"“{label}” is said to be “{plain[role]}” and “{column}”: choose one.")
        elif role in FIELDS:
            plain[role] = column
        elif role and not role.startswith("figures."):
            faults.append(f"“{column}” cannot be “{role[:60]}”.")
    return plain


def _figures(
    mapping: Mapping, columns: Sequence[str], roles: Pairs[str, str], given: Given
) -> Iterator[Figure]:
    """Figures that are left of the mapping, and then new ones."""
    places = {column: number for number, column in enumerate(columns)}
    for number, figure in enumerate(mapping.figures, 1):
        kept = {
            name: column
            for name, column in figure.columns.items()
            if roles.get(column) == f"figures.{number}.{name}"
        }
        if kept:
            yield _named(Figure(columns=kept, texts=figure.texts), places, given)
    for column, role in roles.items():
        if role == OWN:
            yield _named(Figure(columns={"value": column}), places, given)


def _named(figure: Figure, places: Pairs[str, int], given: Given) -> Figure:
    """With the measure and the unit that are typed beside its first column."""
    place = places[next(iter(figure.columns.values()))]
    typed = {name: given.get(f"{name}-{place}", "").strip() for name in ("measure", "unit")}
    others = {name: text for name, text in figure.texts.items() if name not in typed}
    column = next(iter(figure.columns.values()))
    if not typed["measure"] and "measure" not in figure.columns:
        typed["measure"] = column
    return replace(figure, texts=others | {name: text for name, text in typed.items() if text})


def _texts(mapping: Mapping, given: Given) -> dict[str, str]:
    names = dict.fromkeys((*STATED, *mapping.texts))
    typed = {name: given.get(f"text-{name}", "").strip() for name in names}
    return {name: text for name, text in typed.items() if text}


def _names(mapping: Mapping, given: Given) -> dict[str, dict[str, str]]:
    names = {kind: dict(known) for kind, known in mapping.names.items()}
    for n in range(len(given)):
        if f"name-{n}" not in given:
            break
        kind, name = given.get(f"name-kind-{n}", ""), given[f"name-of-{n}"]
        if said := given[f"name-{n}"]:
            names.setdefault(kind, {})[name] = said
        else:
            names.get(kind, {}).pop(name, None)
    return {kind: known for kind, known in names.items() if known}


def orders() -> list[Choice]:
    return [Choice("", AS_THEY_TELL), *(Choice(each, each.capitalize()) for each in ORDERS)]


def decimals() -> list[Choice]:
    return [Choice(each, DECIMAL_LABELS[each]) for each in DECIMALS]
