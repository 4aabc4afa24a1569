"""The record of an import, kept in the transaction of each batch: what it says is in, is in.

By it a run that was ended goes on where it was, a claim that comes twice in a file is noticed, and
somebody can later list what an import made, and undo it. A dry run keeps one as well, of claims
that were never made: they go by digests of their names until it has ended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from claims.formats.records import Rejection
from claims.models import (
    FaultKind,
    Import,
    ImportedClaim,
    ImportedEntry,
    ImportFault,
    ImportState,
    Made,
    Mergeable,
)
from claims.models.fields import shortened
from claims.models.imports import LONGEST_VALUE
from claims.services.importing.summary import TWIN, Summary
from claims.services.recording import Answers, Result
from claims.services.recording.batch import names_of
from claims.services.recording.entries import keys_of
from claims.services.recording.validating import Prepared

MOST_FAULTS = 10_000  # that are kept of one import; all of them are counted
MADE = {
    Result.CREATED: Made.CREATED,
    Result.CHANGED: Made.CHANGED,
    Result.UNCHANGED: Made.UNCHANGED,
}
TAKEN = """
INSERT INTO claims_importedclaim (run_id, claim_id, line, made)
SELECT %s, * FROM unnest(%s::uuid[], %s::int[], %s::smallint[]) ON CONFLICT DO NOTHING
"""
ENTRIES = """
INSERT INTO claims_importedentry (run_id, entry, kind)
SELECT %s, * FROM unnest(%s::uuid[], %s::text[]) ON CONFLICT DO NOTHING RETURNING entry
"""


@dataclass(frozen=True)
class Told:
    """A line with its faults, and what became of it for them."""

    line: int
    kind: FaultKind
    rejection: Rejection


def all_of(rejection: Rejection) -> tuple[Rejection, ...]:
    """Each fault of a line as one of its own."""
    return (rejection, *rejection.others)


@dataclass(frozen=True)
class Position:
    """How far a file has been read: all up to `line` is in, but for what waits for later lines."""

    line: int
    waiting: Sequence[int] = ()
    share: int = 0


class Record:
    """What is kept of one run."""

    def __init__(self, run: Import) -> None:
        self.run = run
        self._kept = run.faults.count() if run.read else 0
        self._names: dict[int, list[Hashable]] = {}
        self._tried: dict[UUID, int] = {}  # of a dry run, whose batches are taken back

    def expect(self, rows: Iterable[Prepared]) -> None:
        """Learn what the claims of the next batch are called."""
        self._names = {row.number: names_of(row.record) for row in rows}
        self._tried = {}

    def already_recorded(
        self, claims: Iterable[UUID], names: Iterable[Hashable]
    ) -> dict[Hashable, int]:
        """The lines that were taken before, of claims by these keys or names."""
        asked: dict[UUID, Hashable] = {claim: claim for claim in claims}
        if self.run.dry_run:
            asked |= {_digest(name): name for name in names}
        rows = ImportedClaim.objects.filter(run=self.run, claim__in=asked)
        found = dict(rows.values_list("claim_id", "line")) if asked else {}
        return {asked[key]: line for key, line in (found | self._tried).items() if key in asked}

    def remember(self, answers: Answers) -> None:
        """Note the lines that were taken."""
        taken = [each for each in answers.outcomes if each.result in MADE]
        if self.run.dry_run:
            for each in taken:
                names = [_digest(name) for name in self._names[each.number]]
                keys = [*names, *([each.claim] if each.claim else [])]
                self._tried |= dict.fromkeys(keys, each.number)
        else:
            made = [MADE[each.result] for each in taken]
            self._note([each.claim for each in taken], [each.number for each in taken], made)

    def keep(
        self, found: Summary, told: Sequence[Told], made: Sequence[Mergeable], position: Position
    ) -> Summary:
        """Count a batch in its own transaction. Returns what is counted of it: an entry that a dry
        run would make for several batches is one."""
        if self._tried:
            self._note(list(self._tried), list(self._tried.values()), [Made.UNCHANGED])
        found = replace(found, made=self._note_entries(made))
        self._keep_faults(told)
        self._count(found, position)
        return found

    def _note(self, claims: list[Any], lines: list[int], made: list[Made]) -> None:
        """Of one outcome for all, or of one each."""
        outcomes = made * len(lines) if len(made) == 1 else made
        with connection.cursor() as cursor:
            cursor.execute(TAKEN, [self.run.pk, claims, lines, outcomes])

    def _note_entries(self, made: Sequence[Mergeable]) -> Counter[str]:
        keys = {self._key_of(entry): entry for entry in made}
        if not keys:
            return Counter()
        kinds = [str(entry._meta.model_name) for entry in keys.values()]
        with connection.cursor() as cursor:
            cursor.execute(ENTRIES, [self.run.pk, list(keys), kinds])
            new = [keys[key] for (key,) in cursor.fetchall()]
        return Counter(str(entry._meta.verbose_name_plural) for entry in new)

    def _key_of(self, entry: Mergeable) -> UUID:
        if not self.run.dry_run:
            key: UUID = entry.pk
            return key
        _, *name = next(key for key in keys_of(entry) if key[1] != "id")
        return _digest((entry._meta.model_name, *name))

    def _keep_faults(self, told: Sequence[Told]) -> None:
        room = MOST_FAULTS - self._kept
        rows = [row for each in told for row in self._faults(each)][:room]
        ImportFault.objects.bulk_create(rows)
        self._kept += len(rows)

    def _faults(self, told: Told) -> Iterator[ImportFault]:
        for fault in all_of(told.rejection):
            yield ImportFault(
                run=self.run,
                line=told.line,
                kind=told.kind,
                path=_text(fault.field, 300),
                column=_text(fault.column, 300),
                code=_text(fault.code, 80),
                reason=_text(fault.reason, 1000),
                value=_text(fault.value, LONGEST_VALUE),
                allowed=_text(", ".join(fault.allowed), 1000),
            )

    def _count(self, found: Summary, position: Position) -> None:
        run = self.run
        total = Summary.of(run)
        total.add(found)
        put(run, total)
        run.line, run.waiting, run.share = position.line, list(position.waiting), position.share
        run.save(update_fields=[*COUNTED, "line", "waiting", "share"])


COUNTED = ("read", "created", "changed", "unchanged", "rejected", "left_out", "twins", "details")


def put(run: Import, total: Summary) -> None:
    """The numbers of a summary as columns."""
    run.read, run.created, run.changed = total.read, total.created, total.updated
    run.unchanged, run.rejected = total.unchanged, total.rejected
    run.left_out = total.passed_over.total()
    run.twins, run.details = total.warned[TWIN], total.as_json()


def end(run: Import, state: ImportState, error: str = "") -> None:
    """Nothing more comes. What was only needed on the way is dropped."""
    run.state, run.error, run.finished_at = state, _text(error, 2000), timezone.now()
    run.save(update_fields=["state", "error", "finished_at"])
    if state == ImportState.FINISHED:
        rows = ImportedClaim.objects.filter(run=run)
        (rows if run.dry_run else rows.filter(made=Made.UNCHANGED)).delete()
        if run.dry_run:
            ImportedEntry.objects.filter(run=run).delete()


def _digest(name: Hashable) -> UUID:
    return UUID(bytes=blake2b(repr(name).encode(), digest_size=16).digest())


def _text(value: str, most: int) -> str:
    return shortened(value.replace("\0", "�"), most)
