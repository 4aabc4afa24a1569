"""Records as bytes in each format of files: one writer a format, whatever list they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

import msgspec

from claims.formats import delimited, json_cells, json_numbers, parquet
from claims.formats.chunks import chunks
from claims.formats.columns import Column, Values, row_of
from claims.queries.pages import Position
from claims.records.columns import number_names
from claims.records.record_cache import KINDS
from claims.services.exporting import walking
from claims.services.exporting.walking import Listing

Records = Iterable[bytes]

as_numbers = json_numbers.unquoting(number_names(kind.shape for kind in KINDS.values()))


def written(
    form: str, listing: Listing, first: Records = (), start: Position | None = None
) -> Iterator[bytes]:
    """A list in a format: the records that are at hand, then all after a position."""
    if form == "csv" and listing.is_table:
        return chain(chunks(_lines(listing, first)), walking.lines(listing, start))
    return WRITERS[form](listing, chain(first, walking.records(listing, start)))


def of_records(form: str, listing: Listing, records: Records) -> Iterator[bytes]:
    """Some records of a list in a format."""
    return WRITERS[form](listing, records)


def _ndjson(listing: Listing, records: Records) -> Iterator[bytes]:
    return chunks(record + b"\n" for record in records)


def _ndjson_of_numbers(listing: Listing, records: Records) -> Iterator[bytes]:
    return _ndjson(listing, map(as_numbers, records))


def _csv(listing: Listing, records: Records) -> Iterator[bytes]:
    return chunks(_lines(listing, records))


def _lines(listing: Listing, records: Records) -> Iterator[bytes]:
    columns = listing.columns
    yield delimited.header(columns)
    yield from map(json_cells.line_of([column.path for column in columns]), records)


def _spreadsheet(listing: Listing, records: Records) -> Iterator[bytes]:
    return chunks(delimited.for_spreadsheets(listing.columns, _rows(listing.columns, records)))


def _parquet(listing: Listing, records: Records) -> Iterator[bytes]:
    rows = _rows(listing.columns, records)
    return parquet.written(listing.columns, rows, lambda: walking.widths(listing))


def _rows(columns: list[Column], records: Records) -> Iterator[Values]:
    """Each record as a row: the values of its columns."""
    row: Callable[[dict[str, Any]], Values] = row_of([column.path for column in columns])
    return map(row, map(msgspec.json.decode, records))


WRITERS: dict[str, Callable[[Listing, Records], Iterator[bytes]]] = {
    "ndjson": _ndjson,
    "ndjson of numbers": _ndjson_of_numbers,
    "csv": _csv,
    "spreadsheet": _spreadsheet,
    "parquet": _parquet,
}
