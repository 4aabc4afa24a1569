"""One batch of records: each compared with what is on record, all written in a few statements."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from claims.formats.records import ClaimRecord, MeasureRecord
from claims.models import Claim, Mergeable, NumericAssertion
from claims.quantities.units.conversion import suggestions
from claims.services import readings
from claims.services.recording import plausibility
from claims.services.recording.applying import Changes
from claims.services.recording.differences import Comparison
from claims.services.recording.existing import Existing
from claims.services.recording.outcomes import Fault, Outcome, Refused, Result
from claims.services.recording.policy import Policy
from claims.services.recording.rules import UNKNOWN, broken_rule, sentence_of
from claims.services.recording.validating import Part, Prepared

COUNTED = "What is counted is the measure's business: a plain count has the unit 1."
RELATION_LEFT_OUT = "relation_left_out"
NO_CLAIM = "The claim that this relation points at is not on record."
LEFT_OUT = f"{NO_CLAIM} It was left out: import the line again once that claim is there."
CHECKED = {"assertions", "attributions", "appearances"}  # parts that comparing may find faults of


class Deferred(Exception):
    """It points at an assertion or a claim that is not on record yet."""


class Batch:
    """The records of one batch, what is on record of them, and what is to be written."""

    def __init__(self, rows: Sequence[Prepared], policy: Policy) -> None:
        self._policy = policy
        self._existing = Existing(rows, publishes=policy.publishes, heeds_locks=policy.heeds_locks)
        self._changes = Changes()
        self._claims: list[UUID] = []
        names = [name for row in rows for name in names_of(row.record)]
        self._taken: dict[Hashable, int] = dict(
            policy.already_recorded(self._existing.by_id, names)
        )

    @property
    def made(self) -> list[Mergeable]:
        """The entries that are new."""
        return self._existing.catalogue.made

    def decide(self, row: Prepared) -> Outcome:
        """What becomes of a record: all of it is taken, or nothing."""
        try:
            return self._decide(row)
        except Refused as refused:
            return Outcome(row.number, Result.REFUSED, faults=(*row.faults, *refused.faults))
        except Deferred:
            return Outcome(row.number, Result.DEFERRED)

    def warned(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """The outcomes, with what new claims are like that are there already."""
        twins = plausibility.twins(self._changes.new[Claim])
        told = {key: plausibility.likely_twin(other) for key, other in twins.items()}
        return [
            replace(each, warnings=(*each.warnings, told[each.claim]))
            if each.claim in told and each.result == Result.CREATED
            else each
            for each in outcomes
        ]

    def write(self) -> None:
        self._existing.catalogue.write()
        self._changes.write()
        self._existing.note_unknown_ratings()
        if self._changes.concern_readings:
            readings.read_unread(claims=self._claims)

    def _decide(self, row: Prepared) -> Outcome:
        claim = self._claim(row)
        self._refuse_to_touch(row, claim)
        row, left_out = self._without_unknown_relations(row)
        plan = self._compare(row, claim)
        if claim is not None and claim.merged_into_id:  # by a policy that leaves it alone
            return self._take(row, plan, Result.UNCHANGED)
        checked = claim is not None or row.faults or row.parts.keys() & CHECKED
        if checked:
            plan.make()
        if claim is not None and not row.faults and self._is_outdated(row, claim):
            return self._conflict(row, claim, plan)
        if claim is not None and not (plan.changes or plan.faults or row.faults):
            unchanged = self._take(row, plan, Result.UNCHANGED)
            return replace(unchanged, warnings=tuple(left_out))
        self._refuse_unfit(row, claim, plan)
        self._existing.catalogue.take()
        if checked:
            plan = self._compare(row, claim)  # again, now that all it refers to is on record
        plan.make(checked=True)
        if plan.faults:
            raise Refused(plan.faults)
        self._changes.add(plan.changes)
        changed = Result.CHANGED if plan.changes else Result.UNCHANGED
        outcome = self._take(row, plan, Result.CREATED if claim is None else changed)
        likely_wrong = plausibility.of_dates(row, claim, self._existing)
        warnings = (*likely_wrong, *left_out, *self._policy.warnings(row.record, claim))
        locked = (*outcome.locked, *self._existing.catalogue.locked)
        return replace(outcome, warnings=warnings, locked=locked)

    def _without_unknown_relations(self, row: Prepared) -> tuple[Prepared, list[Fault]]:
        """Once nothing more will come, a policy may take a record without some relations."""
        parts = row.parts.get("relations_out", [])
        if self._policy.waits or not self._policy.leaves_relations:
            return row, []
        known = [part for part in parts if part.values["object_id"] in self._existing.objects]
        left_out = [
            Fault(f"{part.path}object", RELATION_LEFT_OUT, LEFT_OUT, part.values["object_id"])
            for part in parts
            if part not in known
        ]
        if not left_out:
            return row, []
        return replace(row, parts=row.parts | {"relations_out": known}), left_out

    def _take(self, row: Prepared, plan: Comparison, result: Result) -> Outcome:
        self._claims.append(plan.key)
        names = names_of(row.record)
        self._taken |= dict.fromkeys([plan.key, *names], row.number)
        self._existing.objects |= dict.fromkeys(names, plan.key)
        differences = tuple(plan.differences)
        return Outcome(
            row.number,
            result,
            plan.key,
            differences=differences,
            kept=plan.kept,
            locked=tuple(plan.locked.values()),
        )

    def _compare(self, row: Prepared, claim: Claim | None) -> Comparison:
        return Comparison(row, claim, existing=self._existing, policy=self._policy)

    def _claim(self, row: Prepared) -> Claim | None:
        """The claim on record, by its id or its identifier in its dataset."""
        record, existing = row.record, self._existing
        by_id = existing.by_id.get(record.id) if record.id else None
        by_dataset = existing.by_dataset.get((record.dataset, record.dataset_id))
        if by_id is None:
            return by_dataset
        if by_dataset not in (None, by_id):
            sentence = "Its id and its dataset_id are those of two claims."
            raise Refused([Fault("id", "two_claims", sentence, record.id)])
        redacted = by_id.redacted_at is not None  # then only a digest of its identifier is left
        if (
            by_id.dataset_id
            and "dataset_id" in record.given
            and by_dataset is None
            and not redacted
        ):
            sentence = "The claim of this id has another dataset."
            raise Refused([Fault("dataset_id", "other_dataset", sentence, record.dataset_id)])
        return by_id

    def _refuse_to_touch(self, row: Prepared, claim: Claim | None) -> None:
        """What comes twice in one call, a claim that was redacted, one that is gone."""
        record = row.record
        for key in [*names_of(record), *([claim.pk] if claim else [])]:
            if key in self._taken:
                path = "dataset_id" if record.dataset_id else "id"
                sentence = self._policy.second_record(self._taken[key])
                raise Refused([Fault(path, "duplicate", sentence)])
        if claim is not None and claim.redacted_at:
            sentence = "This claim was redacted, and is not recorded again."
            raise Refused([Fault("", "redacted", sentence)])
        if claim is not None and claim.merged_into_id and not self._policy.leaves_merged:
            sentence = "This claim was merged into another: change that one."
            raise Refused([Fault("", "merged", sentence, None, claim.merged_into_id)])
        if claim is None and record.base_version:
            raise Refused([Fault("id", "not_found", "There is no such claim.", record.id)])

    def _is_outdated(self, row: Prepared, claim: Claim) -> bool:
        base = row.record.base_version
        return bool(base) and self._existing.versions[claim.pk] != base

    def _conflict(self, row: Prepared, claim: Claim, plan: Comparison) -> Outcome:
        version = self._existing.versions[claim.pk]
        differences = tuple(plan.differences)
        return Outcome(row.number, Result.CONFLICT, claim.pk, (), version, differences)

    def _refuse_unfit(self, row: Prepared, claim: Claim | None, plan: Comparison) -> None:
        """All that speaks against a record beside what is on record."""
        faults = [*self._unknown_units(row), *self._unfit_units(row), *plan.faults]
        if claim is None and "statement" not in row.record.given:
            faults.append(Fault("statement", "blank", sentence_of(Claim, "blank")))
        lacking = list(self._lacking(row))
        if not self._policy.waits:
            faults += lacking
        if claim is not None:
            faults += self._policy.admit_change(claim)
        faults += self._existing.catalogue.faults_of(row.references)
        if faults or row.faults:
            raise Refused(faults)
        if lacking:
            raise Deferred

    def _lacking(self, row: Prepared) -> Iterator[Fault]:
        """What it points at and is not on record, or not yet."""
        for path, key in row.baselines():
            if key not in self._existing.assertions:
                yield Fault(path, "not_found", "There is no such assertion on record.", key)
        for path, name in row.objects():
            if name not in self._existing.objects:
                yield Fault(path, "not_found", NO_CLAIM, name)

    def _unknown_units(self, row: Prepared) -> Iterator[Fault]:
        """Units are never made."""
        for record, path in row.references:
            known = self._existing.units
            if isinstance(record, MeasureRecord) and record.unit and record.unit not in known:
                yield _no_unit(f"{path}.unit", record.unit)

    def _unfit_units(self, row: Prepared) -> Iterator[Fault]:
        for part in row.parts.get("assertions", []):
            if fault := self._unfit_unit(part):
                yield fault

    def _unfit_unit(self, part: Part) -> Fault | None:
        """The database knows best, but it costs more to ask."""
        existing, path = self._existing, f"{part.path}unit"
        form, unit = part.values["form"], part.values["unit_id"]
        if unit not in existing.units:
            return _no_unit(path, unit)
        known = {
            "form": form,
            "unit_dimension": existing.units[unit],
            "measure_dimension": existing.dimension(part.references["measure"]) or UNKNOWN,
        }
        return broken_rule(NumericAssertion, known, path, unit)


def _no_unit(path: str, code: str) -> Fault:
    """With the codes of units that are called so, or else what a word may mean that is none."""
    near = suggestions(code)
    hint = f"Did you mean {', '.join(near)}?" if near else COUNTED
    return Fault(path, "not_found", f"There is no unit “{code[:40]}”. {hint}", code, near or None)


def names_of(record: ClaimRecord) -> list[Hashable]:
    """What a record calls its claim."""
    dataset = [(record.dataset, record.dataset_id)] if record.dataset_id else []
    return [*dataset, *([record.id] if record.id else [])]
