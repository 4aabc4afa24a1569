"""One verb for many claims: tried first, then done, and undone as one.

    tried = bulk.attempt(request)               # does it to the first thousand, and takes it back
    action = bulk.start(request)  # all of it, or a job for what is more
    bulk.start(bulk.undo_of(action, by=user))

Every change is made by `services.recording`, every move by `services.workflow`: a thousand claims
at a time, in a number of statements that does not grow with them. What becomes of each claim is
kept (`models.bulk`). An undo puts back the former values, except where somebody has changed them
since.
"""

from claims.services.bulk.requests import Request, permission_of, undo_of
from claims.services.bulk.running import (
    AT_ONCE,
    MOST,
    Progress,
    attempt,
    go_on,
    progress,
    start,
    step,
    stop,
)
from claims.services.bulk.undoing import permission_to_undo
from claims.services.bulk.verbs import BULK_VERBS, BulkVerb, Change

__all__ = [
    "AT_ONCE",
    "BULK_VERBS",
    "MOST",
    "BulkVerb",
    "Change",
    "Progress",
    "Request",
    "attempt",
    "go_on",
    "permission_of",
    "permission_to_undo",
    "progress",
    "start",
    "step",
    "stop",
    "undo_of",
]
