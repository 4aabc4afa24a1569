"""How the columns of a table become claims.

A field is taken from a column (`columns`), or stated once (`texts`), where {Column} stands for what
the row holds. A table with several columns of numbers has one of `figures` for each, with columns
and texts of its own. `values` says what a cell's words mean, `names` whom or what a name means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from claims.formats.records import FormatError
from claims.formats.tables.dates import ORDERS, Dates
from claims.formats.tables.fields import FIELDS, FIGURE_FIELDS, NAMED, NUMBERS, SCALES
from claims.formats.tables.layout import Layout

EMPTY_WORDS = tuple(
    "- – — -- . .. … ? n/a na n.a. n.a none null nil nan #n/a unknown k.a. k. a. s/d s.d.".split(
        " "
    )
)
DECIMALS = (".", ",")
NEW = "new"  # what settles a name that is nobody's on record
PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
DEFAULT_STATEMENT = "{speaker}: {figures}"


class MappingError(FormatError):
    """What is wrong with a mapping, all of it."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("The mapping cannot be used. " + " ".join(faults))


@dataclass(frozen=True, kw_only=True)
class Conventions:
    """How the cells of a table are written."""

    dates: str = ""
    offset: str = ""
    decimal: str = "."
    empty: tuple[str, ...] = EMPTY_WORDS

    @property
    def of_dates(self) -> Dates:
        return Dates(self.dates, self.offset)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number of a row: where its fields are taken from, or what they are."""

    columns: Pairs[str, str] = field(default_factory=dict)
    texts: Pairs[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """Raises MappingError of what can be told without the table."""

    dataset: str
    key: tuple[str, ...] = ()
    topic_columns: tuple[str, ...] = ()  # marked where a row is of the topic that they name
    layout: Layout = field(default_factory=Layout)
    reading: Conventions = field(default_factory=Conventions)
    columns: Pairs[str, str] = field(default_factory=dict)
    texts: Pairs[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    values: Pairs[str, Pairs[str, str]] = field(default_factory=dict)
    names: Pairs[str, Pairs[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if faults := [*self._faults()]:
            raise MappingError(faults)

    @cached_property
    def each_figure(self) -> tuple[Figure, ...]:
        """The figures with what holds for all of them: without any of their own, the one that the
        mapping itself has."""
        own = self.figures or ((Figure(),) if self._has_numbers(self.columns) else ())
        columns, texts = _of_figures(self.columns), _of_figures(self.texts)
        return tuple(_merged(each, columns, texts) for each in own)

    @cached_property
    def empty_words(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.reading.empty)

    def used_columns(self) -> Iterator[tuple[str, str]]:
        """Each column that the mapping names, and where."""
        for column in self.key:
            yield column, "key"
        for column in self.topic_columns:
            yield column, "topic_columns"
        for column in self.layout.fill_down:
            yield column, "table.fill_down"
        for place, each in self._parts():
            for name, column in each.columns.items():
                yield column, f"{place}columns.{name}"
            for name, text in each.texts.items():
                for column in PLACEHOLDER.findall(text):
                    if column not in FIELDS and column != "figures":
                        yield column, f"{place}texts.{name}"

    def check(self, columns: tuple[str, ...]) -> None:
        """Raises MappingError where the table lacks a column."""
        faults = [
            f"{place}: there is no column “{column[:80]}”.{nearest(column, columns)}"
            for column, place in dict.fromkeys(self.used_columns())
            if column not in columns
        ]
        faults += self._unstated_scales()
        if faults:
            known = ", ".join(f"“{column}”" for column in columns[:60])
            raise MappingError([*faults, f"The columns are {known}."])

    def _unstated_scales(self) -> Iterator[str]:
        """A header that says “in thousands” is not passed over."""
        for figure in self.each_figure:
            for name in NUMBERS:
                column = figure.columns.get(name, "")
                said = SCALED.search(column)
                if said and "scale" not in {*figure.columns, *figure.texts}:
                    yield (
                        f"{name}: “{column[:80]}” seems to count in “{said[0]}”. State scale = "
                        f"{', '.join(SCALES)}."
                    )

    def _parts(self) -> Iterator[tuple[str, Figure | Mapping]]:
        yield "", self
        for number, figure in enumerate(self.figures, 1):
            yield f"figures {number}: ", figure

    def _faults(self) -> Iterator[str]:
        if not self.dataset.strip() or len(self.dataset) > 60:
            yield "dataset: a name of at most 60 characters is needed."
        if not self.key and "dataset_id" not in self.columns:
            yield (
                "key: the columns that tell a row from the others are needed, or a column with "
                "its dataset_id."
            )
        yield from self._unknown_fields()
        yield from self._unknown_words()
        if self.figures and self._has_numbers(self.columns):
            yield "columns: the numbers belong to figures, where there are any."
        for number, figure in enumerate(self.figures, 1):
            if not self._has_numbers(figure.columns):
                yield f"figures {number}: a column is needed for one of {', '.join(NUMBERS)}."
        for number, figure in enumerate(self.each_figure, 1):
            if "measure" not in {*figure.columns, *figure.texts}:
                yield f"figures {number}: what is counted (measure) is needed."

    def _unknown_fields(self) -> Iterator[str]:
        for place, part in self._parts():
            known = FIGURE_FIELDS if isinstance(part, Figure) else frozenset(FIELDS)
            for name in {**part.columns, **part.texts}:
                if name not in known:
                    yield f"{place}there is no field “{name[:40]}”.{nearest(name, tuple(known))}"
            for name in part.columns.keys() & part.texts.keys():
                yield f"{place}{name} is taken from a column and stated as well."
        for name in self.values:
            if name not in FIELDS:
                yield f"values: there is no field “{name[:40]}”.{nearest(name, tuple(FIELDS))}"
        for name in self.names:
            if name not in NAMED:
                yield f"names: there are names of {', '.join(NAMED)}, not of “{name[:40]}”."

    def _unknown_words(self) -> Iterator[str]:
        reading = self.reading
        if reading.dates and reading.dates not in ORDERS:
            yield f"dates: choose one of {', '.join(ORDERS)}."
        if reading.decimal not in DECIMALS:
            yield "decimal: choose one of “.” and “,”."
        if reading.offset not in ("", "none") and not OFFSET.fullmatch(reading.offset):
            yield "offset: write +01:00, or none."
        if self.layout.header_rows not in (1, 2, 3):
            yield "header_rows: 1, 2 or 3."
        if self.layout.header_line < 0:
            yield "header_line: the number of a line, or 0 for the first with two cells."

    def _has_numbers(self, columns: Pairs[str, str]) -> bool:
        return any(name in columns for name in NUMBERS)


SCALED = re.compile(
    r"(?<!\w)(?:thousands?|millions?|billions?|tsd|mio|mrd|mln|mn|bn|(?:in )?['’]?000s?)(?!\w)",
    re.IGNORECASE,
)
OFFSET = re.compile(r"Z|[+-]\d\d:\d\d")


def _of_figures(fields: Pairs[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if name in FIGURE_FIELDS}


def _merged(figure: Figure, columns: dict[str, str], texts: dict[str, str]) -> Figure:
    """A figure with what holds for all; what it says itself, by a column or a text, comes first."""
    own = {*figure.columns, *figure.texts}
    return Figure(
        columns={name: column for name, column in columns.items() if name not in own}
        | dict(figure.columns),
        texts={name: text for name, text in texts.items() if name not in own} | dict(figure.texts),
    )


def nearest(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name.lower(), [each.lower() for each in known], n=1)
    found = next((each for each in known if near and each.lower() == near[0]), "")
    return f" Did you mean “{found}”?" if found else ""
