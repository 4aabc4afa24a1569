"""An undo of a verb for many claims: each gets back what it had, where it still has what it was
given.

What the workflow allows decides how a move is undone. A claim that was published is retracted: what
the public has seen stays on record. A claim that was rejected goes to review, also one that was a
draft, and a draft that was submitted stays in review: no verb leads back to a draft.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from claims.models import Status
from claims.services import workflow
from claims.services.bulk.verbs import (
    CHANGE,
    Change,
    Former,
    Records,
    figures_of,
    locked,
    moved,
    recorded,
    refused,
    topics_of,
    with_kind,
    with_measures,
    with_speaker,
    with_topics,
)

SINCE = "changed_since", "Somebody has changed this since."
NO_WAY_BACK = "no_way_back", "It stays in review: no verb leads back to a draft."
Formers = dict[UUID, Former]
# How each move is undone, by the status before. None: no verb leads there.
BACK: dict[str, dict[str, workflow.Verb | None]] = {
    "submit": {Status.DRAFT: None, Status.REJECTED: workflow.REJECT},
    "publish": dict.fromkeys((Status.DRAFT, Status.IN_REVIEW, Status.RETRACTED), workflow.RETRACT),
    "reject": dict.fromkeys((Status.DRAFT, Status.IN_REVIEW), workflow.SUBMIT),
    "retract": {Status.PUBLISHED: workflow.PUBLISH},
}
PERMISSION = {
    "submit": workflow.REJECT.permission,
    "publish": workflow.RETRACT.permission,
    "reject": workflow.SUBMIT.permission,
    "retract": workflow.PUBLISH.permission,
}


def permission_to_undo(verb: str) -> str:
    """The permission of whatever undoes it."""
    return PERMISSION.get(verb, CHANGE)


def undone(
    verb: str, arguments: Mapping[str, Any], formers: Formers, reason: str, by: Any
) -> list[Change]:
    """Undo a verb for these claims, of which it is known what they were like before it."""
    if verb in BACK:
        return _moved_back(verb, formers, reason, by)
    return UNDONE[verb](arguments, formers, by)


def _moved_back(verb: str, formers: Formers, reason: str, by: Any) -> list[Change]:
    now = {claim.pk: claim.status for claim in locked(list(formers))}
    reached = workflow.VERBS[verb].status
    changes = [refused(key, *SINCE) for key in formers if now.get(key) != reached]
    groups: dict[tuple[workflow.Verb | None, str], list[UUID]] = defaultdict(list)
    for key, former in formers.items():
        if now.get(key) == reached:
            groups[BACK[verb][former["status"]], former["rejection_reason"]].append(key)
    for (back, rejection), keys in groups.items():
        if back is None:
            changes += [refused(key, *NO_WAY_BACK) for key in keys]
        else:
            changes += moved(back, keys, by, **_reasons(back, rejection, reason))
    return changes


def _reasons(verb: workflow.Verb, rejection: str, reason: str) -> dict[str, str]:
    if verb is workflow.REJECT:
        return {"reason": rejection, "note": reason}
    return {"reason": reason} if verb is workflow.RETRACT else {}


def _topic_added(arguments: Mapping[str, Any], formers: Formers, by: Any) -> list[Change]:
    topic = UUID(arguments["topic"])
    records: Records = {
        key: (with_topics(key, [each for each in topics if each != topic]), {})
        for key, topics in topics_of(list(formers)).items()
        if topic in topics
    }
    return recorded(list(formers), records, by)


def _topic_removed(arguments: Mapping[str, Any], formers: Formers, by: Any) -> list[Change]:
    topic = UUID(arguments["topic"])
    records: Records = {
        key: (with_topics(key, [*topics, topic]), {})
        for key, topics in topics_of(list(formers)).items()
        if topic not in topics
    }
    return recorded(list(formers), records, by)


def _kind_set(arguments: Mapping[str, Any], formers: Formers, by: Any) -> list[Change]:
    return _column_set("kind", arguments["kind"], with_kind, formers, by)


def _speaker_set(arguments: Mapping[str, Any], formers: Formers, by: Any) -> list[Change]:
    def record(claim: UUID, speaker: str | None) -> Any:
        return with_speaker(claim, UUID(speaker) if speaker else None)

    return _column_set("speaker_id", UUID(arguments["speaker"]), record, formers, by)


def _column_set(
    column: str, given: Any, record: Callable[[UUID, Any], Any], formers: Formers, by: Any
) -> list[Change]:
    now = {claim.pk: getattr(claim, column) for claim in locked(list(formers))}
    records: Records = {
        key: (record(key, former[column.removesuffix("_id")]), {})
        for key, former in formers.items()
        if key in now and now[key] == given
    }
    others = [refused(key, *SINCE) for key in formers if key not in records]
    return [*recorded(list(records), records, by), *others]


def _measure_set(arguments: Mapping[str, Any], formers: Formers, by: Any) -> list[Change]:
    """Of all figures of a claim that were given the measure, or of none."""
    given, found = UUID(arguments["measure"]), figures_of(list(formers))
    records: Records = {}
    for key, former in formers.items():
        before = {UUID(figure): UUID(measure) for figure, measure in former["measures"].items()}
        now = {row.pk: row.measure_id for row in found.get(key, [])}
        if all(now.get(figure) == given for figure in before):
            records[key] = (with_measures(key, found[key], before), {})
    others = [refused(key, *SINCE) for key in formers if key not in records]
    return [*recorded(list(records), records, by), *others]


UNDONE: dict[str, Callable[[Mapping[str, Any], Formers, Any], list[Change]]] = {
    "add_topic": _topic_added,
    "remove_topic": _topic_removed,
    "set_kind": _kind_set,
    "set_speaker": _speaker_set,
    "set_measure": _measure_set,
}
