"""What is asked of many claims: a verb, or the undo of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from claims.models.bulk import BulkAction, BulkOutcome
from claims.services.bulk.undoing import permission_to_undo, undone
from claims.services.bulk.verbs import BULK_VERBS, Change

UNDO = "undo"


@dataclass(frozen=True)
class Request:
    """A verb with its arguments, or what is undone, for these claims, by somebody."""

    verb: str
    claims: Sequence[UUID]
    by: Any
    arguments: Mapping[str, Any] = field(default_factory=dict)
    undoes: BulkAction | None = None

    def apply(self, claims: Sequence[UUID]) -> list[Change]:
        """Do it to some of the claims; what became of each, in their order."""
        if self.undoes is None:
            changes = BULK_VERBS[self.verb].apply(claims, self.arguments, self.by)
        else:
            changes = self._undo(self.undoes, claims)
        found = {change.claim: change for change in changes}
        return [found[key] for key in claims]

    def _undo(self, action: BulkAction, claims: Sequence[UUID]) -> list[Change]:
        rows = action.results.filter(claim__in=claims).values_list("claim_id", "former")
        formers = {key: former or {} for key, former in rows}
        return undone(action.verb, action.arguments, formers, self.arguments["reason"], self.by)


def undo_of(action: BulkAction, *, by: Any, reason: str = "") -> Request:
    """The undo of a verb, for the claims that it changed. That of a publication has a reason."""
    done = action.results.filter(outcome=BulkOutcome.DONE).order_by("claim_id")
    return Request(
        UNDO, list(done.values_list("claim_id", flat=True)), by, {"reason": reason}, action
    )


def of_action(action: BulkAction) -> Request:
    """What was asked, of which some may be done already."""
    return Request(action.verb, action.claims, action.by, action.arguments, action.undoes)


def permission_of(action: BulkAction) -> str:
    """The permission of what was asked."""
    if action.undoes:
        return permission_to_undo(action.undoes.verb)
    return BULK_VERBS[action.verb].permission
