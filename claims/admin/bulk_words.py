"""What a verb for many claims says to a person: in a sentence, and claim by claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.models import ClaimKind, Measure, RejectionReason, Speaker, Status, Topic
from claims.models.bulk import BulkAction
from claims.services.bulk import BULK_VERBS
from claims.services.bulk.undoing import BACK
from claims.services.workflow import VERBS

ENTRIES: dict[str, Any] = {"topic": Topic, "speaker": Speaker, "measure": Measure, "only": Measure}
NOTHING = "—"
Former = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What changes of a claim."""

    before: str
    after: str


@dataclass(frozen=True)
class Words:
    """A verb with its arguments, and whether it is an undo of it that is spoken of."""

    verb: str
    arguments: Mapping[str, Any]
    undoes: bool = False

    @property
    def sentence(self) -> str:
        said = _sentence(self.verb, self.arguments, self._entries([]))
        return f"Undo: {said}" if self.undoes else said

    def changes(self, formers: Sequence[Former]) -> list[Change]:
        """What claims were and are to be, given what they were like before the verb."""
        entries = self._entries(formers)
        return [Change(*self._both(former, entries)) for former in formers]

    def _both(self, former: Former, entries: Mapping[str, str]) -> tuple[str, str]:
        before, after = _value(self.verb, former, entries), self._given(entries)
        if self.verb == "remove_topic":
            before, after = after, before
        if not self.undoes:
            return before, after
        back = BACK.get(self.verb, {}).get(former.get("status", ""))
        return after, back.status.label if back else before

    def _given(self, entries: Mapping[str, str]) -> str:
        """What the verb gives every claim."""
        if self.verb in VERBS:
            return str(VERBS[self.verb].status.label)
        if self.verb == "set_kind":
            return str(ClaimKind(self.arguments["kind"]).label)
        return entries[self.arguments[self.verb.partition("_")[2]]]

    def _entries(self, formers: Iterable[Former]) -> dict[str, str]:
        """The names of all entries that are spoken of: one query for each kind of them."""
        wanted: dict[Any, set[str]] = {}
        for name, model in ENTRIES.items():
            if key := self.arguments.get(name):
                wanted.setdefault(model, set()).add(key)
        for former in formers:
            if speaker := former.get("speaker"):
                wanted.setdefault(Speaker, set()).add(speaker)
            wanted.setdefault(Measure, set()).update(former.get("measures", {}).values())
        return {
            str(row.pk): str(row)
            for model, keys in wanted.items()
            if keys
            for row in model._default_manager.filter(pk__in=keys)
        }


def words_of(action: BulkAction, *, undoes: bool = False) -> Words:
    """Those of an action, or of the undo that it is or may have."""
    if action.undoes:
        return Words(action.undoes.verb, action.undoes.arguments, undoes=True)
    return Words(action.verb, action.arguments, undoes=undoes)


def _value(verb: str, former: Former, entries: Mapping[str, str]) -> str:
    """What a claim had before the verb."""
    if verb in VERBS:
        return str(Status(former["status"]).label) if "status" in former else NOTHING
    if verb == "set_kind":
        return str(ClaimKind(former["kind"]).label) if "kind" in former else NOTHING
    if verb == "set_speaker":
        return entries.get(former.get("speaker") or "", NOTHING)
    if verb == "set_measure":
        counted = Counter(former.get("measures", {}).values())
        return "; ".join(f"{entries.get(key, key)} ({n})" for key, n in counted.items())
    return NOTHING


def _sentence(verb: str, arguments: Mapping[str, Any], entries: Mapping[str, str]) -> str:
    label = BULK_VERBS[verb].label
    named = {name: entries.get(arguments.get(name, ""), "") for name in ENTRIES}
    if verb == "set_kind":
        return f"{label}: {ClaimKind(arguments['kind']).label}"
    if verb == "reject":
        return f"{label}: {RejectionReason(arguments['reason']).label}"
    if verb == "set_measure":
        only = f", of figures of “{named['only']}” only" if named["only"] else ""
        return f"{label}: “{named['measure']}”{only}"
    name = named["topic"] or named["speaker"]
    return f"{label}: “{name}”" if name else label
