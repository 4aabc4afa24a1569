"""Every refusal below /api/ in one form (RFC 9457): a status, a sentence, and a code for programs;
below /v1alpha1/ in the form of that contract.

What the views raise comes through `answer`, DRF's exception handler; what never reaches a view (no
such address, a bad host, a crash) through the handlers that the site's URLs name.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

import structlog
from django.core.exceptions import (
    DisallowedHost,
    PermissionDenied,
    SuspiciousOperation,
    ValidationError,
)
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.views import defaults
from rest_framework import exceptions

from claims.api.compat import contract, errors
from claims.web.problems import (
    BUSY,
    CRASHED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_SERVED,
    TOO_EXPENSIVE,
    UNREADABLE,
    Fault,
    Problem,
    Refusal,
    bad_request,
)

MEDIA_TYPE = "application/problem+json"
BELOW = ("/api/", contract.BELOW)
QUERY_CANCELED = "57014"  # SQLSTATE of a statement that took longer than it may

log = logging.getLogger(__name__)


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem as JSON has it (RFC 9457)."""
    request_id = structlog.contextvars.get_contextvars().get("request_id")
    return {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
        "errors": [_fault(fault) for fault in problem.faults],
        **({"request_id": request_id} if request_id else {}),
        **problem.more,
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {name: value for name, value in asdict(fault).items() if value is not None}


def answer(exception: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """DRF's exception handler. What is nobody's fault but ours stays an exception: it is logged,
    and answered by `server_error`."""
    problem = of(exception)
    return as_response(problem) if problem else None


def of(exception: Exception) -> Problem | None:
    """What an exception means for whoever asked, if it means anything to them."""
    match exception:
        case Refusal():
            return exception.problem
        case exceptions.APIException():
            return _of_drf(exception)
        case Http404():
            return NOT_FOUND
        case PermissionDenied():
            return FORBIDDEN
        case SuspiciousOperation():
            return UNREADABLE
        case ValidationError():
            return _of_validation(exception)
        case OperationalError() if _took_too_long(exception):
            log.warning("too_expensive", exc_info=exception)
            return TOO_EXPENSIVE
        case OperationalError() | InterfaceError():
            log.warning("database_unavailable", exc_info=exception)
            return BUSY
    return None


def _took_too_long(error: Exception) -> bool:
    return getattr(error.__cause__, "sqlstate", None) == QUERY_CANCELED


def _of_drf(exception: exceptions.APIException) -> Problem:
    wait = getattr(exception, "wait", None)
    headers = {"Retry-After": f"{wait:.0f}"} if wait else {}
    codes = exception.get_codes()
    code = codes if isinstance(codes, str) else "invalid"
    detail = exception.detail if isinstance(exception.detail, str) else "The request is not valid."
    return Problem(exception.status_code, code, str(detail), headers=headers)


def _of_validation(exception: ValidationError) -> Problem:
    """The one place where what a model or service refuses becomes an answer."""
    fields = (
        exception.error_dict if hasattr(exception, "error_dict") else {"": exception.error_list}
    )
    faults = tuple(
        Fault(error.code or "invalid", error.messages[0], pointer=f"/{name}" if name else "")
        for name, errors in fields.items()
        for error in errors
    )
    return bad_request(*faults).problem


def below_api(
    problem: Problem, elsewhere: Callable[..., HttpResponse]
) -> Callable[..., HttpResponse]:
    """A Django error handler that answers with a problem below /api/, and as ever elsewhere.

    Of a crash the cause may still be known: a database that is away can fail a middleware as well.
    """

    def handler(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.path_info.startswith(BELOW):
            return elsewhere(request, *args, **kwargs)
        if isinstance(kwargs.get("exception"), DisallowedHost):
            return response_to(request, NOT_SERVED)
        cause = sys.exception() if problem is CRASHED else None
        found = (of(cause) if isinstance(cause, Exception) else None) or problem
        return response_to(request, found)

    return handler


def response_to(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A problem where no view answers, as the contract of the address has it."""
    if request.path_info.startswith(contract.BELOW):
        return errors.as_response(problem)
    return as_response(problem)


def as_response(problem: Problem) -> HttpResponse:
    """A problem as the answer to a request."""
    return HttpResponse(
        # A fault may quote half a surrogate pair, which nothing can send.
        json.dumps(as_json(problem), ensure_ascii=False, separators=(",", ":")).encode(
            errors="replace"
        ),
        status=problem.status,
        content_type=MEDIA_TYPE,
        headers=problem.headers,
    )


def _bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's page, with the one reason that may be told."""
    if not isinstance(exception, DisallowedHost):
        return defaults.bad_request(request, exception)
    told = {"title": "Bad Request (400)", "details": NOT_SERVED.detail}
    return HttpResponse(defaults.ERROR_PAGE_TEMPLATE % told, status=NOT_SERVED.status)


unreadable = below_api(UNREADABLE, _bad_request)
forbidden = below_api(FORBIDDEN, defaults.permission_denied)
not_found = below_api(NOT_FOUND, defaults.page_not_found)
server_error = below_api(CRASHED, defaults.server_error)
