"""What can be done to many claims, each verb by one call of recording or workflow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from claims.formats.records import ClaimRecord, MeasureRecord, SpeakerRecord, TopicRecord, partial
from claims.models import Claim, ClaimTopic, NumericAssertion
from claims.models.bulk import BulkOutcome
from claims.services import recording, workflow
from claims.services.recording import Result
from claims.services.recording.from_rows import assertion_record

Former = dict[str, Any]
Records = dict[UUID, tuple[ClaimRecord, Former]]


@dataclass(frozen=True)
class Change:
    """What became of one claim, and what it was like before."""

    claim: UUID
    outcome: BulkOutcome
    code: str = ""
    message: str = ""
    former: Former | None = None


@dataclass(frozen=True)
class BulkVerb:
    """A verb, what it is called, the permission that it takes, and what does it."""

    name: str
    label: str
    permission: str
    apply: Callable[[Sequence[UUID], Mapping[str, Any], Any], list[Change]]


def refused(claim: UUID, code: str, message: str) -> Change:
    return Change(claim, BulkOutcome.REFUSED, code, message)


def moved(
    verb: workflow.Verb, claims: Sequence[UUID], by: Any, *, reason: str = "", note: str = ""
) -> list[Change]:
    """Move claims by a verb of the workflow."""
    former = _statuses(claims)
    outcome = workflow.move(verb, claims=claims, by=by, reason=reason, note=note)
    return [
        *(Change(key, BulkOutcome.DONE, former=former[key]) for key in outcome.moved),
        *(Change(key, BulkOutcome.UNCHANGED) for key in outcome.unchanged),
        *(refused(key, *_first(error)) for key, error in outcome.refused.items()),
        *_gone(claims, former),
    ]


def _statuses(claims: Sequence[UUID]) -> dict[UUID, Former]:
    rows = Claim.objects.select_for_update(no_key=True).filter(pk__in=claims).order_by("pk")
    return {
        key: {"status": status, "rejection_reason": reason}
        for key, status, reason in rows.values_list("pk", "status", "rejection_reason")
    }


def _first(error: ValidationError) -> tuple[str, str]:
    """The code that a claim is counted under, and all that stands against it."""
    return str(error.error_list[0].code), " ".join(error.messages)


def _gone(claims: Iterable[UUID], there: Iterable[UUID]) -> list[Change]:
    left = set(there)
    return [refused(key, "not_found", "The claim is gone.") for key in claims if key not in left]


def recorded(claims: Sequence[UUID], records: Records, by: Any) -> list[Change]:
    """Record claims. Those of them for which there is no record stay as they are."""
    keys = list(records)
    outcomes = recording.record([records[key][0] for key in keys], by=by) if keys else []
    changes = [
        _of_outcome(key, outcome, records[key][1])
        for key, outcome in zip(keys, outcomes, strict=True)
    ]
    others = [key for key in claims if key not in records]
    there = set(Claim.objects.filter(pk__in=others).values_list("pk", flat=True))
    unchanged = [Change(key, BulkOutcome.UNCHANGED) for key in others if key in there]
    return [*changes, *unchanged, *_gone(others, there)]


def _of_outcome(key: UUID, outcome: recording.Outcome, former: Former) -> Change:
    if outcome.result == Result.REFUSED:
        message = " ".join(dict.fromkeys(fault.message for fault in outcome.faults))
        return refused(key, outcome.faults[0].code, message)
    if outcome.result == Result.UNCHANGED:
        return Change(key, BulkOutcome.UNCHANGED)
    return Change(key, BulkOutcome.DONE, former=former)


def locked(claims: Sequence[UUID]) -> list[Claim]:
    """The claims that are on record, kept as they are until this transaction ends."""
    rows = Claim.objects.select_for_update(no_key=True).filter(pk__in=claims)
    return list(rows.only("pk", "kind", "speaker", "status").order_by("pk"))


def topics_of(claims: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """The topics of each claim, in their order."""
    there = [claim.pk for claim in locked(claims)]
    found: dict[UUID, list[UUID]] = {key: [] for key in there}
    links = ClaimTopic.objects.filter(claim__in=there).order_by("id")
    for claim, topic in links.values_list("claim_id", "topic_id"):
        found[claim].append(topic)
    return found


def figures_of(claims: Sequence[UUID]) -> dict[UUID, list[NumericAssertion]]:
    """The assertions of each claim that has any, in their order."""
    there = [claim.pk for claim in locked(claims)]
    found: dict[UUID, list[NumericAssertion]] = defaultdict(list)
    for row in NumericAssertion.objects.filter(claim__in=there).order_by("claim", "position"):
        found[row.claim_id].append(row)
    return found


def with_topics(claim: UUID, topics: Iterable[UUID]) -> ClaimRecord:
    return partial(ClaimRecord, id=claim, topics=tuple(TopicRecord(id=key) for key in topics))


def with_measures(
    claim: UUID, figures: Iterable[NumericAssertion], measures: Mapping[UUID, UUID]
) -> ClaimRecord:
    """A claim whose assertions are as they are, but for the measures of some: nobody reads their
    words anew."""
    parts = (
        replace(
            assertion_record(row),
            vouched=True,
            measure=MeasureRecord(id=measures.get(row.pk, row.measure_id)),
        )
        for row in figures
    )
    return partial(ClaimRecord, id=claim, assertions=tuple(parts))


def with_kind(claim: UUID, kind: str) -> ClaimRecord:
    return partial(ClaimRecord, id=claim, kind=kind)


def with_speaker(claim: UUID, speaker: UUID | None) -> ClaimRecord:
    return partial(ClaimRecord, id=claim, speaker=SpeakerRecord(id=speaker) if speaker else None)


def _move(verb: workflow.Verb) -> Callable[..., list[Change]]:
    def apply(claims: Sequence[UUID], arguments: Mapping[str, Any], by: Any) -> list[Change]:
        return moved(verb, claims, by, **arguments)

    return apply


def _add_topic(claims: Sequence[UUID], arguments: Mapping[str, Any], by: Any) -> list[Change]:
    topic = UUID(arguments["topic"])
    records: Records = {
        key: (with_topics(key, [*topics, topic]), {})
        for key, topics in topics_of(claims).items()
        if topic not in topics
    }
    return recorded(claims, records, by)


def _remove_topic(claims: Sequence[UUID], arguments: Mapping[str, Any], by: Any) -> list[Change]:
    topic = UUID(arguments["topic"])
    records: Records = {
        key: (with_topics(key, [each for each in topics if each != topic]), {})
        for key, topics in topics_of(claims).items()
        if topic in topics
    }
    return recorded(claims, records, by)


def _set_kind(claims: Sequence[UUID], arguments: Mapping[str, Any], by: Any) -> list[Change]:
    kind = arguments["kind"]
    records: Records = {
        claim.pk: (with_kind(claim.pk, kind), {"kind": claim.kind}) for claim in locked(claims)
    }
    return recorded(claims, records, by)


def _set_speaker(claims: Sequence[UUID], arguments: Mapping[str, Any], by: Any) -> list[Change]:
    speaker = UUID(arguments["speaker"])
    records: Records = {
        claim.pk: (with_speaker(claim.pk, speaker), {"speaker": _text(claim.speaker_id)})
        for claim in locked(claims)
    }
    return recorded(claims, records, by)


def _set_measure(claims: Sequence[UUID], arguments: Mapping[str, Any], by: Any) -> list[Change]:
    """Of all figures, or of those that another measure has."""
    into, only = UUID(arguments["measure"]), arguments.get("only")
    records: Records = {}
    for key, figures in figures_of(claims).items():
        chosen = [row for row in figures if only in (None, str(row.measure_id))]
        former = {str(row.pk): str(row.measure_id) for row in chosen if row.measure_id != into}
        if former:
            measures = dict.fromkeys((row.pk for row in chosen), into)
            records[key] = (with_measures(key, figures, measures), {"measures": former})
    return recorded(claims, records, by)


def _text(key: UUID | None) -> str | None:
    return str(key) if key else None


CHANGE = "claims.change_claim"
BULK_VERBS = {
    verb.name: verb
    for verb in (
        BulkVerb("submit", "Submit for review", workflow.SUBMIT.permission, _move(workflow.SUBMIT)),
        BulkVerb("publish", "Publish", workflow.PUBLISH.permission, _move(workflow.PUBLISH)),
        BulkVerb("reject", "Reject", workflow.REJECT.permission, _move(workflow.REJECT)),
        BulkVerb("retract", "Retract", workflow.RETRACT.permission, _move(workflow.RETRACT)),
        BulkVerb("add_topic", "Add a topic", CHANGE, _add_topic),
        BulkVerb("remove_topic", "Remove a topic", CHANGE, _remove_topic),
        BulkVerb("set_kind", "Set the kind", CHANGE, _set_kind),
        BulkVerb("set_speaker", "Set the speaker", CHANGE, _set_speaker),
        BulkVerb("set_measure", "Set the measure of figures", CHANGE, _set_measure),
    )
}
