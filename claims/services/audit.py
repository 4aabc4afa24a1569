"""Who acts, and through what: told to the database once per service call.

The column defaults, the change trigger and the history all read it from the transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import Error, transaction

from claims.models.error_messages import explain
from claims.services import agreement_keeping

LONGEST_NOTE = 1000


@contextmanager
def acting(*, by: Any, via: str | None = None, note: str = "") -> Iterator[None]:
    """One atomic write by a user (None: nobody in particular), with the reason that the history
    gives for it. The database's refusals come out as ValidationErrors; a database that cannot
    answer stays an error.
    """
    told = {"via": via, "note": note.strip()[:LONGEST_NOTE]}
    context = {"user": by.pk if by is not None else None} | {k: v for k, v in told.items() if v}
    try:
        with transaction.atomic(), pghistory.context(**context):
            yield
            if not transaction.get_rollback():  # a dry run keeps nothing
                agreement_keeping.bring_up_to_date_on_commit()
    except Error as error:
        if (getattr(error.__cause__, "sqlstate", None) or "")[:2] not in {"22", "23"}:
            raise
        raise explain(error) from error


def give_reason(note: str) -> None:
    """The reason that the history gives for all that is written from now on in this request."""
    if note.strip():
        pghistory.context(note=note.strip()[:LONGEST_NOTE])
