"""Rows as Parquet, with types that pandas, DuckDB and R take as they are.

A number is a decimal of 38 digits, nine of them after the point unless the numbers of its column
need more. A column that no such decimal holds stays text, and the file says so: nothing is rounded.
Days are dates, instants are in UTC. What is known to a month only stays text, as everywhere.

pyarrow is an extra: a site without it offers everything else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import msgspec

from claims.formats.columns import Column, Type, Values, in_batches

if TYPE_CHECKING:
    import pyarrow

Widths = Mapping[str, tuple[int, int]]  # digits before and after the point, of each column

DIGITS, DECIMALS = 38, 9  # of a decimal, as most programs have it
MAGIC = b"PAR1"
GROUP = 5_000  # rows that are written together
KEPT_AS_TEXT = b"onrecord.numbers_kept_as_text"


def is_installed() -> bool:
    return find_spec("pyarrow") is not None


def written(
    columns: Sequence[Column], rows: Iterable[Values], measured: Callable[[], Widths]
) -> Iterator[bytes]:
    """The file piece by piece. Its first bytes say what it is, before the numbers are measured."""
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter

    yield MAGIC
    sink, schema = _Sink(), _schema(columns, measured())
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        sink.pieces.clear()  # the same four bytes
        for batch in in_batches(iter(rows), GROUP):
            cells = zip(*batch, strict=True)
            arrays = [
                _array(list(values), field) for values, field in zip(cells, schema, strict=True)
            ]
            writer.write_table(Table.from_arrays(arrays, schema=schema))
            yield from sink.taken()
    yield from sink.taken()


class _Sink:
    """A file that gives away what was written to it."""

    closed = False

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: Any) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        self.closed = True

    def taken(self) -> Iterator[bytes]:
        pieces, self.pieces = self.pieces, []
        if pieces:
            yield b"".join(pieces)


def _schema(columns: Sequence[Column], widths: Widths) -> pyarrow.Schema:
    import pyarrow as pa

    known = {
        Type.INTEGER: pa.int64(),
        Type.BOOLEAN: pa.bool_(),
        Type.DAY: pa.date32(),
        Type.INSTANT: pa.timestamp("us", "UTC"),
    }
    numbers = {path: decimal(*width) for path, width in widths.items()}
    as_text = [path for path, found in numbers.items() if found is None]
    types = {
        column.path: pa.decimal128(*found)
        if (found := numbers.get(column.path))
        else known.get(column.type, pa.string())
        for column in columns
    }
    return pa.schema(types.items(), {KEPT_AS_TEXT: json.dumps(as_text)})


def decimal(before: int, after: int) -> tuple[int, int] | None:
    """The digits, and those after the point, of a decimal that holds numbers of such a width."""
    decimals = max(after, DECIMALS) if before + max(after, DECIMALS) <= DIGITS else after
    return (DIGITS, decimals) if before + decimals <= DIGITS else None


def _array(values: list[Any], field: pyarrow.Field) -> pyarrow.Array:
    import pyarrow as pa

    if pa.types.is_integer(field.type) or pa.types.is_boolean(field.type):
        return pa.array(values, field.type)
    return pa.array(map(_text, values), pa.string()).cast(field.type)


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()
