"""Who acts, and through what: told to the database once a transaction.

The column defaults, the change trigger and the history (pghistory) read it from two settings of the
transaction. pghistory's own context sets them anew before every statement, which doubles the
statements of a request; here they are set with the first statement that may write, and again only
where more is to be told or a savepoint has taken them back.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import Error, connection, transaction
from psycopg.pq import TransactionStatus

from claims.models.error_messages import explain, sqlstate_of
from claims.services import agreement_keeping

LONGEST_NOTE = 1000
TELL = """SELECT set_config('pghistory.context_id', %s, true),
    set_config('pghistory.context_metadata', %s, true); """
# What writes nothing, and what must come first in its transaction or be alone in its message.
NOT_TOLD = (
    *"select savepoint release begin start".split(),
    *("set transaction", "set session"),
    *"vacuum analyze create alter drop cluster reindex".split(),
)


@dataclass
class Context:
    """What the history notes of all that is written in one request, or in one call of a service.
    Around the statements of a connection, it tells the database."""

    metadata: dict[str, Any]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    _told: str = ""  # to the transaction that is open

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        words = sql.lstrip().lower()
        if _status(context) == TransactionStatus.IDLE or words.startswith("rollback"):
            self._told = ""
        now = json.dumps(self.metadata)
        if now == self._told or words.startswith((*NOT_TOLD, "rollback")):
            return execute(sql, params, many, context)
        tell = context["connection"].ops.compose_sql(TELL, [self.id, now])
        answer = execute(_literally(tell, params) + sql, params, many, context)
        while context["cursor"].nextset():  # to the answer of the statement itself
            pass
        self._told = now
        return answer


NOTED: ContextVar[Context | None] = ContextVar("audit_context", default=None)


@contextmanager
def noting(**metadata: Any) -> Iterator[None]:
    """Have the history note this of all that is written within. What is noted within something else
    is added to it, until that ends."""
    if NOTED.get():
        note(**metadata)
        yield
        return
    made = Context(metadata)
    token = NOTED.set(made)
    try:
        with connection.execute_wrapper(made):
            yield
    finally:
        NOTED.reset(token)


def note(**metadata: Any) -> None:
    """Add to what is noted, if anything is."""
    if noted := NOTED.get():
        noted.metadata |= metadata


@contextmanager
def acting(*, by: Any, via: str | None = None, note: str = "") -> Iterator[None]:
    """One atomic write by a user (None: nobody in particular), with the reason that the history
    gives for it. The database's refusals come out as ValidationErrors; a database that cannot
    answer stays an error.
    """
    told = {"via": via, "note": note.strip()[:LONGEST_NOTE]}
    context = {"user": by.pk if by is not None else None} | {k: v for k, v in told.items() if v}
    try:
        with transaction.atomic(), noting(**context):
            yield
            if not transaction.get_rollback():  # a dry run keeps nothing
                agreement_keeping.bring_up_to_date_on_commit()
    except Error as error:
        if sqlstate_of(error)[:2] not in {"22", "23"}:
            raise
        raise explain(error) from error


def give_reason(reason: str) -> None:
    """The reason that the history gives for all that is written from now on in this request."""
    if reason.strip():
        note(note=reason.strip()[:LONGEST_NOTE])


def _status(context: Any) -> TransactionStatus:
    status: TransactionStatus = context["connection"].connection.info.transaction_status
    return status


def _literally(text: str, params: Any) -> str:
    """A text before a statement with parameters, for which a % means something."""
    return text if params is None else text.replace("%", "%%")
