"""Claims from a file: read line by line, checked, and written batch by batch.

A batch is a number of lines, and is written whole or not at all. A crash leaves whole batches
only, and a second run goes on from there, since a line that is on record already changes nothing. A
line that is refused, by Onrecord or by the database, is left out of its batch and reported; the
other lines of the batch are written. `rejections` tells where the words of a refusal come from.
Whether claims wait in review or are published is for the caller to say, never for the file.

A table needs a mapping, which says what its columns are. Its names are settled and the numbers of
its cells are read here, before anything is checked. A dry run does all of it but the commit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from django.db import Error, connection, transaction

from claims.formats import liar, ndjson
from claims.formats.records import (
    CatalogueRecord,
    Cell,
    ClaimRecord,
    FormatError,
    LeftOut,
    Rejection,
    guarded,
)
from claims.formats.tables.mapping import Mapping
from claims.formats.tables.reading import GRIDS, read_claims
from claims.records.plain_records import shape_of
from claims.records.schemas import ClaimShape
from claims.services import recording
from claims.services.audit import acting
from claims.services.importing import rejections
from claims.services.importing.assertions import Found, fill
from claims.services.importing.names import Names
from claims.services.importing.policy import ADDED_BY_TABLES, ImportPolicy
from claims.services.importing.seen_lines import begin
from claims.services.importing.summary import Interrupted, Summary
from claims.services.importing.table_cells import read_cells
from claims.services.importing.written_tables import TABLES
from claims.services.recording import ConcurrentChange, Fault, Result
from claims.services.recording.measured import in_context
from claims.services.recording.validating import Prepared, prepare
from claims.services.recording.writing import Answers, again_if_overtaken

Line = ClaimRecord | LeftOut | Rejection
FORMATS: dict[str, Callable[..., Iterator[tuple[int, Line]]]] = {
    "liar": liar.read,
    "ndjson": partial(ndjson.read, shape_of(ClaimShape)),
    **{kind: partial(read_claims, kind) for kind in GRIDS},  # which also take a mapping
}
LOCALES_OF = {"liar": "en-US"}  # where the texts of a format were printed
BATCH = 1000
MOST_POSTPONED = 10_000
# Run ANALYZE after 1,000 claims, and again whenever there are four times as many. Until autovacuum
# has run, the planner takes the tables for empty, and would read all rows of a data set for a line.
ANALYZE_AFTER, ANALYZE_GROWTH = 1_000, 4
INDEX = re.compile(r"\[\d+\]")  # in a path, the place of a part among others
Rejected = tuple[int, Rejection]
Reject = Callable[[int, Rejection], None]
Progress = Callable[[Summary], None]


def run(
    *,
    file: Any,
    format: str,  # noqa: A002  what everybody calls it
    by: Any,
    mapping: Mapping | None = None,
    publish: bool = False,
    dry_run: bool = False,
    assertions: bool = False,
    locale: str | None = None,
    batch_size: int = BATCH,
    reject: Reject = lambda line, rejection: None,
    warn: Reject = lambda line, warning: None,
    progress: Progress = lambda summary: None,
) -> Summary:
    """Import a file that is opened in binary, a table by a mapping.

    `reject` is called for each line that is not taken, once its batch is written; `warn` for each
    that is taken and likely wrong, of which a locked field was left out, or that is no claim at
    all. With `assertions`, a claim without assertions gets those that its text holds. The text was
    printed in `locale`, unless its language says otherwise.

    Raises FormatError if the file as a whole cannot be read, and Interrupted if the rest of it
    cannot be.
    """
    names = Names(mapping) if mapping else None
    summary = Summary(doubts=names.doubts if names else {})
    lines = FORMATS[format](file, **({"mapping": mapping} if mapping else {}))
    if assertions:
        lines = _filled(lines, locale or LOCALES_OF.get(format, ""), summary.found)
    policy = ImportPolicy(publish=publish, adds=ADDED_BY_TABLES if mapping else ImportPolicy.adds)
    write = partial(_write, summary, by=by)
    report = partial(_report, summary, reject=reject, warn=warn)
    try:
        with transaction.atomic() if dry_run else nullcontext():
            begin()
            postponed: list[Prepared] = []
            told = 0
            while batch := list(islice(lines, batch_size)):
                rows, rejected = _prepare(batch, policy, summary, names=names, warn=warn)
                answers = write(rows, policy=policy)
                rejected += _postpone(postponed, rows, answers)
                summary.line, summary.waiting = batch[-1][0], len(postponed)
                report(answers, rejected, _cells(rows))
                progress(summary)
                if summary.accepted >= max(ANALYZE_AFTER, ANALYZE_GROWTH * told):
                    told = _analyze(summary)
            _write_postponed(
                postponed, summary, policy=policy, write=write, report=report, batch_size=batch_size
            )
            if summary.accepted >= max(ANALYZE_AFTER, told + 1):
                _analyze(summary)
            if dry_run:
                transaction.set_rollback(True)
    except FormatError as error:
        raise error if dry_run or not summary.line else Interrupted(summary, error) from error
    except (Error, OSError, ConcurrentChange) as error:
        raise Interrupted(summary, error) from error
    return summary


def _analyze(summary: Summary) -> int:
    """Run ANALYZE, and say after how many claims that was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT onrecord_analyze(VARIADIC %s)", [list(TABLES)])
    return summary.accepted


def _filled(
    lines: Iterator[tuple[int, Line]], locale: str, found: Found
) -> Iterator[tuple[int, Line]]:
    for number, line in lines:
        if isinstance(line, ClaimRecord):
            yield number, guarded(fill)(line, locale=locale, found=found)
        else:
            yield number, line


def _prepare(
    batch: list[tuple[int, Line]],
    policy: ImportPolicy,
    summary: Summary,
    *,
    names: Names | None,
    warn: Reject,
) -> tuple[list[Prepared], list[Rejected]]:
    rows: list[Prepared] = []
    rejected: list[Rejected] = []
    checked: set[CatalogueRecord] = set()
    summary.read += len(batch)
    told = iter(_in_context([each for _, each in batch if isinstance(each, ClaimRecord)], names))
    for line, given in batch:
        if isinstance(given, LeftOut):
            summary.passed_over[given.code] += 1
            warn(line, Rejection("", given.code, given.reason))
            continue
        if isinstance(given, Rejection):
            rejected.append((line, given))
            continue
        record = next(told)
        summary.left_out.update(record.left_out)
        summary.speakerless += "speaker" in record.given and record.speaker is None
        row = guarded(_prepared)(line, record, policy=policy, checked=checked)
        if isinstance(row, Rejection):
            rejected.append((line, row))
        else:
            rows.append(row)
    return rows, rejected


def _in_context(records: list[ClaimRecord], names: Names | None) -> list[ClaimRecord]:
    """The records, told what is on record of their names and measures; then cells can be read."""
    known = names.told(records) if names else records
    return [read_cells(record) for record in in_context(known)]


def _prepared(
    line: int, record: ClaimRecord, *, policy: ImportPolicy, checked: set[CatalogueRecord]
) -> Prepared:
    row = prepare(line, record, policy=policy, checked=checked)
    if record.id is None and not record.dataset_id:
        row.faults.append(rejections.NO_IDENTITY)
    row.faults.extend(map(rejections.as_fault, record.faults))
    return row


def _write(summary: Summary, rows: Sequence[Prepared], *, policy: ImportPolicy, by: Any) -> Answers:
    """One batch, in one transaction. Imports take turns, so that two of one file do not collide."""

    def once() -> Answers:
        summary.committing = False
        with acting(by=by, via="import"):
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext('onrecord:import'))")
            answers = recording.write(rows, policy)
            summary.committing = True
        summary.committing = False
        return answers

    return again_if_overtaken(once)


def _postpone(
    postponed: list[Prepared], rows: Sequence[Prepared], answers: Answers
) -> list[Rejected]:
    """Keep the rows that wait for a later line, but not without end."""
    waiting = _deferred(rows, answers)
    room = MOST_POSTPONED - len(postponed)
    postponed += waiting[:room]
    return [(row.number, rejections.TOO_MANY_WAITING) for row in waiting[room:]]


def _deferred(rows: Sequence[Prepared], answers: Answers) -> list[Prepared]:
    numbers = {each.number for each in answers.outcomes if each.result == Result.DEFERRED}
    return [row for row in rows if row.number in numbers]


def _write_postponed(
    postponed: list[Prepared],
    summary: Summary,
    *,
    policy: ImportPolicy,
    write: Callable[..., Answers],
    report: Callable[..., None],
    batch_size: int,
) -> None:
    """Rows whose baselines came after them: again and again, until no more of them find theirs."""
    while postponed:
        waiting, postponed = postponed, []
        for start in range(0, len(waiting), batch_size):
            batch = waiting[start : start + batch_size]
            answers = write(batch, policy=policy)
            still = _deferred(batch, answers)
            postponed += still
            summary.waiting -= len(batch) - len(still)
            report(answers, [], _cells(batch))
        policy = replace(policy, last=len(postponed) == len(waiting))


def _cells(rows: Sequence[Prepared]) -> dict[int, tuple[Cell, ...]]:
    """The cells that the members of each line come from."""
    return {row.number: row.record.cells for row in rows if row.record.cells}


def _report(
    summary: Summary,
    answers: Answers,
    rejected: list[Rejected],
    cells: dict[int, tuple[Cell, ...]],
    *,
    reject: Reject,
    warn: Reject,
) -> None:
    def told(number: int, faults: Sequence[Fault]) -> Rejection:
        return rejections.of_faults(faults, cells.get(number, ()))

    results = Counter(each.result for each in answers.outcomes)
    summary.created += results[Result.CREATED]
    summary.updated += results[Result.CHANGED]
    summary.unchanged += results[Result.UNCHANGED]
    summary.kept += sum(each.kept for each in answers.outcomes)
    summary.made += answers.made
    refused = [each for each in answers.outcomes if each.result == Result.REFUSED]
    rejected += [(each.number, told(each.number, each.faults)) for each in refused]
    summary.rejected += len(rejected)
    for line, rejection in sorted(rejected, key=lambda pair: pair[0]):
        reject(line, rejection)
    for each in answers.outcomes:
        if each.locked:
            summary.locked.update({INDEX.sub("", fault.path) for fault in each.locked})
            warn(each.number, told(each.number, each.locked))
        if each.warnings:
            summary.warned.update(warning.code for warning in each.warnings)
            warn(each.number, told(each.number, each.warnings))
