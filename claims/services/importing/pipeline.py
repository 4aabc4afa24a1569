"""Claims from a file: read line by line, checked, and written batch by batch.

A batch is so many lines of the file, and is written whole or not at all: a crash leaves whole
batches only, and a second run goes on from there, since a line that is on record already changes
nothing. A line that is refused, by us or by the database, is left out of its batch and reported,
and the other lines of the batch stand, whatever went wrong with it. Claims wait in review, or are
published; their file has no say in that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

from django.db import (
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)

from claims.formats import liar, ndjson
from claims.formats.lines import BinaryLines
from claims.formats.records import (
    CatalogueRecord,
    ClaimRecord,
    Rejection,
    guarded,
    unexpected,
)
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimListing,
    ClaimTopic,
    FigureListing,
    NumericAssertion,
    Stamp,
)
from claims.models.error_messages import explain, is_overtaken, sqlstate_of
from claims.services.audit import acting
from claims.services.importing.assertions import Found, fill
from claims.services.importing.batch import Result, store
from claims.services.importing.changes import Overtaken
from claims.services.importing.existing import begin
from claims.services.importing.lines import Row, prepare
from claims.services.importing.summary import Interrupted, Summary

FORMATS: dict[str, Callable[[BinaryLines], Iterator[tuple[int, ClaimRecord | Rejection]]]] = {
    "liar": liar.read,
    "ndjson": ndjson.read,
}
LOCALES_OF = {"liar": "en-US"}  # where the texts of a format were printed
BATCH = 1000
MOST_POSTPONED = 10_000
# After so many claims the planner is told at once; until autovacuum comes by it would take the
# tables for empty, and read all claims for each figure.
MANY = 1_000
WRITTEN = (Claim, NumericAssertion, Appearance, Attribution, ClaimTopic)
KEPT = (ClaimListing, FigureListing, Stamp)
TABLES = [model._meta.db_table for model in (*WRITTEN, *KEPT)]
TRIES = 3
BEYOND_LIMITS = "54"  # SQLSTATEs of a row that is more than an index or a statement can hold

Reject = Callable[[int, Rejection], None]
Progress = Callable[[Summary], None]


def run(
    *,
    file: BinaryLines,
    format: str,  # noqa: A002  what everybody calls it
    by: Any,
    publish: bool = False,
    assertions: bool = False,
    locale: str | None = None,
    batch_size: int = BATCH,
    reject: Reject = lambda line, rejection: None,
    progress: Progress = lambda summary: None,
) -> Summary:
    """Import a file. `reject` is called for each line that is not taken, once its batch is written.
    With `assertions`, a claim that comes without figures gets those of its text, which was printed
    in `locale` unless its language says otherwise.

    Raises FormatError where the file as a whole cannot be read, and Interrupted where the rest of
    it cannot be.
    """
    summary = Summary()
    lines = FORMATS[format](file)
    if assertions:
        lines = _filled(lines, locale or LOCALES_OF.get(format, "en"), summary.found)
    write = partial(_write, summary, publish=publish, by=by)
    try:
        begin()
        postponed: list[Row] = []
        while batch := list(islice(lines, batch_size)):
            rows, result = _prepare(batch, publish, summary)
            write(rows, result)
            _postpone(postponed, result)
            summary.line, summary.waiting = batch[-1][0], len(postponed)
            _report(summary, result, reject)
            progress(summary)
        _write_postponed(postponed, summary, reject, write=write, batch_size=batch_size)
        if summary.accepted >= MANY:
            with connection.cursor() as cursor:
                cursor.execute("SELECT onrecord_analyze(VARIADIC %s)", [list(TABLES)])
    except (Error, OSError, Overtaken) as error:
        raise Interrupted(summary, error) from error
    return summary


def _filled(
    lines: Iterator[tuple[int, ClaimRecord | Rejection]], locale: str, found: Found
) -> Iterator[tuple[int, ClaimRecord | Rejection]]:
    for number, line in lines:
        if isinstance(line, ClaimRecord):
            yield number, guarded(fill)(line, locale=locale, found=found)
        else:
            yield number, line


def _prepare(
    batch: list[tuple[int, ClaimRecord | Rejection]], publish: bool, summary: Summary
) -> tuple[list[Row], Result]:
    result = Result()
    rows: list[Row] = []
    checked: set[CatalogueRecord] = set()
    summary.read += len(batch)
    for line, record in batch:
        if isinstance(record, Rejection):
            result.rejected.append((line, record))
            continue
        row = guarded(prepare)(line, record, publish=publish, checked=checked)
        if isinstance(row, Rejection):
            result.rejected.append((line, row))
        else:
            rows.append(row)
        summary.left_out.update(record.left_out)
    return rows, result


def _write(
    summary: Summary,
    rows: Sequence[Row],
    result: Result,
    *,
    publish: bool,
    by: Any,
    last: bool = False,
) -> None:
    """One batch, in one transaction. Imports take turns, so that two of one file do not collide."""
    for attempt in range(1, TRIES + 1):
        written = Result()
        summary.committing = False
        try:
            with acting(by=by, via="import"):
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('onrecord:import'))")
                _store(rows, written, publish=publish, last=last)
                summary.committing = True
        except (Overtaken, OperationalError) as error:
            if attempt == TRIES or not (isinstance(error, Overtaken) or is_overtaken(error)):
                raise
        else:
            summary.committing = False
            result.add(written)
            return


def _store(rows: Sequence[Row], result: Result, *, publish: bool, last: bool) -> None:
    """All rows, or, where some of them cannot be written, halves of them and halves of those."""
    if not rows:
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # As a statement of the ORM it also says who acts: see `import_rows.insert`.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            written = store(rows, publish=publish, last=last)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except Exception as error:
        if not _is_of_the_rows(error):
            raise
        if len(rows) == 1:
            result.rejected.append((rows[0].line, _refusal(error)))
            return
        middle = len(rows) // 2
        _store(rows[:middle], result, publish=publish, last=last)
        _store(rows[middle:], result, publish=publish, last=last)
    else:
        result.add(written)


def _is_of_the_rows(error: Exception) -> bool:
    """Not what somebody else does at the same time, and not the loss of the database."""
    if isinstance(error, OperationalError):
        return sqlstate_of(error).startswith(BEYOND_LIMITS)
    return not isinstance(error, InterfaceError | Overtaken)


def _refusal(error: Exception) -> Rejection:
    """The refusal of one row, in words where the database has them."""
    if not isinstance(error, IntegrityError | DataError):
        return unexpected(error)
    refusal = explain(error)
    by_field = getattr(refusal, "error_dict", {"": refusal.error_list})
    name, errors = next(iter(by_field.items()))
    return Rejection(name, str(errors[0].code), errors[0].messages[0])


def _postpone(postponed: list[Row], result: Result) -> None:
    """Keep the rows that wait for a later line, but not without end."""
    room = MOST_POSTPONED - len(postponed)
    postponed += result.postponed[:room]
    result.rejected += [
        (
            row.line,
            Rejection("assertions", "too_many_waiting", "Too many lines wait for later ones."),
        )
        for row in result.postponed[room:]
    ]


def _write_postponed(
    postponed: list[Row],
    summary: Summary,
    reject: Reject,
    *,
    write: Callable[..., None],
    batch_size: int,
) -> None:
    """Rows whose baselines came after them: again and again, until no more of them find theirs."""
    last = False
    while postponed:
        waiting, postponed = postponed, []
        for start in range(0, len(waiting), batch_size):
            result = Result()
            batch = waiting[start : start + batch_size]
            write(batch, result, last=last)
            postponed += result.postponed
            summary.waiting -= len(batch) - len(result.postponed)
            _report(summary, result, reject)
        last = len(postponed) == len(waiting)


def _report(summary: Summary, result: Result, reject: Reject) -> None:
    summary.created += result.created
    summary.updated += result.updated
    summary.unchanged += result.unchanged
    summary.kept += result.kept
    summary.made += result.made
    summary.rejected += len(result.rejected)
    for line, rejection in sorted(result.rejected, key=lambda pair: pair[0]):
        reject(line, rejection)
