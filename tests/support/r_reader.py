"""R's `read.csv`, as far as types go: what its manual says of `type.convert`, in Python."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

LOGICAL = {"T": True, "TRUE": True, "true": True, "F": False, "FALSE": False, "false": False}
INTEGER = re.compile(r"\s*[+-]?[0-9]+\s*")
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._]")


def read_csv(path: Path) -> dict[str, list[Any]]:
    """The columns of a file by their names in R. Blank cells are NA (None) unless they are text."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert all(len(row) == len(header) for row in rows), "a row with more or fewer cells"
    cells = zip(*rows, strict=True) if rows else [[]] * len(header)
    return {
        NOT_IN_NAMES.sub(".", name): _converted(list(column))
        for name, column in zip(header, cells, strict=True)
    }


def _converted(cells: list[str]) -> list[Any]:
    given = [cell for cell in cells if cell not in ("", "NA")]
    for fits, convert in (
        (LOGICAL.__contains__, LOGICAL.__getitem__),
        (_is_integer, int),
        (_is_number, float),
    ):
        if all(map(fits, given)):
            return [convert(cell) if cell not in ("", "NA") else None for cell in cells]
    return [None if cell == "NA" else cell for cell in cells]


def _is_integer(cell: str) -> bool:
    return bool(INTEGER.fullmatch(cell)) and abs(int(cell)) < 2**31


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return "_" not in cell
