"""A crash, answered. Where its cause is a database that is away, full or too slow, that is no
mistake of ours: people get a page that says when to come again, on every address.

Django brings whatever a middleware, a view or a template raises here, so one handler is enough. The
page asks no database, and reads neither session nor user.
"""

from __future__ import annotations

import logging
import sys

import psycopg
from django.db import Error, InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse

from claims.api import problems
from claims.site.responses import HTML, rendered
from claims.web.problems import RETRY_AFTER

AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
REASON = (
    "The database cannot answer now. Wait a few seconds, then try again. If you were saving "
    "something, check first whether it was saved."
)

log = logging.getLogger(__name__)


class Unavailable(HttpResponse):
    _has_been_logged = True  # Django's mark: the warning is enough, and no crash is told beside it


def server_error(request: HttpRequest) -> HttpResponse:
    error = sys.exception()
    if request.path_info.startswith(problems.BELOW) or not _is_away(error):
        return problems.server_error(request)
    log.warning("database_unavailable", exc_info=error)
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    page = rendered("problem", title="Not now", reason=REASON)
    return Unavailable(page, status=503, content_type=HTML, headers=headers)


def _is_away(error: BaseException | None) -> bool:
    """Also where another error came of it: of a connection lost inside a transaction, Django says
    at the next query that it may not open another."""
    lost = any(each.closed_in_transaction for each in connections.all(initialized_only=True))
    return isinstance(error, AWAY) or (lost and isinstance(error, Error))
