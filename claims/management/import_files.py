"""The files of an import by command: the one that it reads, and those that it leaves beside it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.db import Error

from claims.formats.delimited import without_formula
from claims.formats.records import Rejection
from claims.formats.tables.mapping import Mapping
from claims.formats.tables.mapping_toml import write_mapping, write_names
from claims.models import Import
from claims.services.importing import running
from claims.services.importing.names import Doubt
from claims.services.importing.pipeline import Reject
from claims.services.importing.rejections import COLUMNS
from claims.services.importing.summary import Interrupted, Summary

Write = Callable[[IO[str], int, Rejection], None]


def begun(
    file: IO[bytes], path: Path, kind: str, mapping: Mapping | None, options: dict[str, Any]
) -> Import:
    """A new import, or the one of this file that was ended on the way. Raises Interrupted."""
    file.seek(0)
    try:
        return running.of_file(
            file,
            name=path.name,
            format=kind,
            mapping=write_mapping(mapping) if mapping else "",
            options={name: options[name] for name in ("publish", "assertions", "locale")},
            dry_run=options["dry_run"],
        )
    except Error as error:
        raise Interrupted(Summary(), error) from error


@contextmanager
def reported(path: Path, *, goes_on: bool) -> Iterator[Reject]:
    """A file of rejected lines, CSV or NDJSON by its name, which is there only if it has any. An
    import that goes on adds to what it told before."""
    is_csv = path.suffix.lower() == ".csv"
    known = goes_on and path.exists() and path.stat().st_size > 0
    begins_csv = is_csv and not known
    encoding = "utf-8-sig" if begins_csv else "utf-8"
    with path.open("a" if known else "w", encoding=encoding, newline="") as file:
        if begins_csv:
            csv.writer(file).writerow(COLUMNS)
        start = file.tell()
        write = _csv_line if is_csv else _json_line
        try:
            yield lambda line, rejection: write(file, line, rejection)
        finally:
            empty = file.tell() == start and not known
            if empty:
                path.unlink()


def _json_line(file: IO[str], line: int, rejection: Rejection) -> None:
    others = {"others": [_told(other) for other in rejection.others]}
    entry = {"line": line} | _told(rejection) | (others if rejection.others else {})
    file.write(json.dumps(entry) + "\n")


def _csv_line(file: IO[str], line: int, rejection: Rejection) -> None:
    """One row for each fault of a line."""
    writer = csv.writer(file)
    for each in (rejection, *rejection.others):
        told = (each.column, each.value, each.code, each.reason, "; ".join(each.allowed))
        writer.writerow([line, *map(without_formula, told), each.field])


def _told(rejection: Rejection) -> dict[str, Any]:
    told: dict[str, Any] = {"field": rejection.field, "code": rejection.code}
    told |= {"column": rejection.column} if rejection.column else {}
    told |= {"value": rejection.value} if rejection.value else {}
    told["reason"] = rejection.reason
    return told | ({"allowed": list(rejection.allowed)} if rejection.allowed else {})


def write_doubts(path: Path, summary: Summary) -> None:
    """The names that somebody has to settle, each with what it may be, as a file for `--settle`."""
    names: dict[str, dict[str, str]] = {}
    comments: dict[str, str] = {}
    for doubt in summary.doubts.values():
        names.setdefault(doubt.kind, {})[doubt.name] = doubt.choices[0]
        comments[f"names.{doubt.kind}.{doubt.name}"] = _choices(doubt)
    start = "Whom or what each name means: the likeliest is filled in. Correct it, then import with"
    text = f"# {start} --settle.\n" + write_names(names, comments=comments)
    path.write_text(text, encoding="utf-8")


def _choices(doubt: Doubt) -> str:
    return (
        "\n".join(
            f"{each.score} %: {each.name} = {choice}"
            for each, choice in zip(doubt.candidates, doubt.choices, strict=False)
        )
        + '\nor "new"'
    )
