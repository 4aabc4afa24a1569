"""An import that is under way: lines are read, checked and written batch by batch.

A batch is a number of lines, and is written whole or not at all, together with what the record of
the import says of it (`record`). A line that is refused, by Onrecord or by the database, is left
out of its batch and reported; the other lines of the batch are written. `rejections` tells where
the words of a refusal come from. A dry run does all of it, and takes each batch back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.db import connection, transaction

from claims.formats.tables.mapping import Mapping
from claims.models import (
    Appearance,
    AssertionListing,
    Attribution,
    Claim,
    ClaimListing,
    ClaimTopic,
    DraftListing,
    FaultKind,
    Import,
    Measure,
    NumericAssertion,
    RecordVersion,
    Review,
    Source,
    Speaker,
    Topic,
)
from claims.services import recording
from claims.services.audit import acting
from claims.services.importing import rejections
from claims.services.importing.checking import Batch, Checker, Line, rejected
from claims.services.importing.policy import ADDED_BY_TABLES, ImportPolicy
from claims.services.importing.record import Position, Record, Told, all_of
from claims.services.importing.summary import Summary
from claims.services.recording import Answers, Result
from claims.services.recording.validating import Prepared
from claims.services.recording.writing import again_if_overtaken

BATCH = 1000
MOST_POSTPONED = 10_000
# Run ANALYZE after 1,000 claims, and again whenever there are four times as many. Until autovacuum
# has run, the planner takes the tables for empty, and would read all rows of a data set for a line.
ANALYZE_AFTER, ANALYZE_GROWTH = 1_000, 4
WRITTEN = (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    Measure,
    NumericAssertion,
    Review,
    Source,
    Speaker,
    Topic,
)
KEPT = (ClaimListing, AssertionListing, DraftListing, RecordVersion)
TABLES = [model._meta.db_table for model in (*WRITTEN, *KEPT)]

INDEX = re.compile(r"\[\d+\]")  # in a path, the place of a part among others
UNTRIED = "untried"  # measured against another line, which a dry run has taken back
Tell = Callable[[Told], None]


@dataclass(frozen=True)
class Outcome:
    """What became of a batch, and the lines that wait after it."""

    found: Summary
    told: list[Told]
    waiting: list[Prepared]


class Underway:
    """An import that is under way: what it reads next, what waits, and what became of the rest."""

    def __init__(
        self,
        run: Import,
        lines: Iterator[Line],
        mapping: Mapping | None = None,
        *,
        share: Callable[[], int] = lambda: 0,
        batch_size: int = BATCH,
        tell: Tell = lambda told: None,
    ) -> None:
        self.run, self.summary = run, Summary.of(run)
        self._share, self._batch_size, self._tell = share, batch_size, tell
        self._record = Record(run)
        self._checker = Checker(run.format, mapping, run.options)
        self._policy = ImportPolicy(
            record=self._record,
            publish=run.options["publish"],
            adds=ADDED_BY_TABLES if mapping else ImportPolicy.adds,
        )
        self._waiting: list[Prepared] = []  # for lines that come later
        self._round: list[Prepared] = []  # of these, those that are looked at again
        self._in_round = -1
        self._analyzed = run.created + run.changed
        self._lines = self._from_here(lines)

    def step(self) -> bool:
        """Write the next batch. False: nothing is left to write."""
        if lines := list(islice(self._lines, self._batch_size)):
            self._write(self._checker.check(lines, self._policy), lines[-1][0])
        elif self._waiting or self._round:
            self._write(self._next_of_round(), self.summary.line)
        else:
            return False
        if self.summary.accepted >= max(ANALYZE_AFTER, ANALYZE_GROWTH * self._analyzed):
            self._analyze()
        return True

    def analyze_rest(self) -> None:
        """Count what has come since the planner was last told, if that is worth it."""
        if self.summary.accepted >= max(ANALYZE_AFTER, self._analyzed + 1):
            self._analyze()

    def _analyze(self) -> None:
        if not self.run.dry_run:
            with connection.cursor() as cursor:
                cursor.execute("SELECT onrecord_analyze(VARIADIC %s)", [TABLES])
            self._analyzed = self.summary.accepted

    def _from_here(self, lines: Iterator[Line]) -> Iterator[Line]:
        """The lines behind those that are in. Those that wait for others are checked again."""
        waiting, done = set(self.run.waiting), self.run.line
        for number, given in lines:
            if number > done:
                yield number, given
            elif number in waiting:
                self._waiting += self._checker.check([(number, given)], self._policy).rows

    def _next_of_round(self) -> Batch:
        """Lines whose baselines came after them: again and again, until no more of them find
        theirs."""
        if not self._round:
            is_last = self._in_round == len(self._waiting)
            self._round, self._waiting = self._waiting, []
            self._in_round = len(self._round)
            if is_last and self.run.dry_run:
                return self._left_untried()
            self._policy = replace(self._policy, last=is_last)
        rows, self._round = self._round[: self._batch_size], self._round[self._batch_size :]
        return Batch(rows)

    def _left_untried(self) -> Batch:
        """What a dry run cannot try: the claims that these lines wait for are not on record."""
        untried, self._round = len(self._round), []
        return Batch(found=Summary(passed_over=Counter({UNTRIED: untried})))

    def _write(self, batch: Batch, line: int) -> None:
        """One batch, in one transaction. Imports take turns, so that two of one file do not
        collide."""

        def once() -> Outcome:
            self.summary.committing = False
            self._record.expect(batch.rows)
            with acting(by=self.run.by, via="import"):
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('onrecord:import'))")
                with transaction.atomic():
                    answers = recording.write(batch.rows, self._policy)
                    transaction.set_rollback(self.run.dry_run)
                outcome = self._outcome(batch, answers)
                waiting = [row.number for row in (*self._round, *outcome.waiting)]
                position = Position(line, waiting, self._share())
                found = self._record.keep(outcome.found, outcome.told, answers.made, position)
                self.summary.committing = True
            self.summary.committing = False
            return replace(outcome, found=found)

        outcome = again_if_overtaken(once)
        self._waiting = outcome.waiting
        self.summary.add(outcome.found)
        self.summary.line, self.summary.waiting = line, len(self._round) + len(outcome.waiting)
        for told in outcome.told:
            self._tell(told)

    def _outcome(self, batch: Batch, answers: Answers) -> Outcome:
        """What became of a batch. Lines that wait for others are kept, but not without end."""
        deferred = {each.number for each in answers.outcomes if each.result == Result.DEFERRED}
        waiting = [row for row in batch.rows if row.number in deferred]
        room = MOST_POSTPONED - len(self._waiting)
        too_many = (rejected(row.number, rejections.TOO_MANY_WAITING) for row in waiting[room:])
        told = [*batch.told, *too_many, *told_of(answers, batch)]
        told.sort(key=lambda each: (each.kind != FaultKind.REJECTED, each.line))
        found = _counted(batch.found, answers, told)
        return Outcome(found, told, [*self._waiting, *waiting[:room]])


def told_of(answers: Answers, batch: Batch) -> Iterator[Told]:
    """What is wrong with the lines of a batch that was written, each fault with its cell."""
    cells = batch.cells
    for each in answers.outcomes:
        kinds = {
            FaultKind.REJECTED: each.faults if each.result == Result.REFUSED else (),
            FaultKind.LOCKED: each.locked,
            FaultKind.WARNED: each.warnings,
        }
        for kind, faults in kinds.items():
            if faults:
                rejection = rejections.of_faults(faults, cells.get(each.number, ()))
                yield Told(each.number, kind, rejection)


def _counted(found: Summary, answers: Answers, told: Sequence[Told]) -> Summary:
    """The numbers of a batch."""
    results = Counter(each.result for each in answers.outcomes)
    kinds = Counter(each.kind for each in told)
    total = Summary(
        created=results[Result.CREATED],
        updated=results[Result.CHANGED],
        unchanged=results[Result.UNCHANGED],
        rejected=kinds[FaultKind.REJECTED],
        kept=sum(each.kept for each in answers.outcomes),
    )
    for each in told:
        if each.kind == FaultKind.LOCKED:
            total.locked.update({INDEX.sub("", fault.field) for fault in all_of(each.rejection)})
        elif each.kind == FaultKind.WARNED:
            total.warned.update(fault.code for fault in all_of(each.rejection))
    total.add(found)
    return total
