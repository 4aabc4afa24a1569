"""Every refusal below /v1alpha1/ as Google's APIs have it (https://cloud.google.com/apis/design/errors)."""

from __future__ import annotations

import json
from typing import Any

import structlog
from django.http import HttpResponse

from claims.web.problems import Problem

JSON = "application/json; charset=UTF-8"
TYPES = "type.googleapis.com/google.rpc."
STATUSES = {
    400: "INVALID_ARGUMENT",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    410: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    408: "DEADLINE_EXCEEDED",
    411: "INVALID_ARGUMENT",
    412: "FAILED_PRECONDITION",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
}


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem in Google's shape: its code stands as the reason."""
    error = {
        "code": problem.status,
        "message": problem.detail,
        "status": STATUSES.get(problem.status, "UNKNOWN"),
        "details": _details(problem),
    }
    return {"error": error}


def _details(problem: Problem) -> list[dict[str, Any]]:
    violations = [
        {"field": fault.parameter, "description": fault.detail}
        for fault in problem.faults
        if fault.parameter
    ]
    request_id = structlog.contextvars.get_contextvars().get("request_id")
    info = {"@type": f"{TYPES}ErrorInfo", "reason": problem.code.upper(), "domain": "onrecord"}
    return [
        *([{"@type": f"{TYPES}BadRequest", "fieldViolations": violations}] if violations else []),
        info,
        *([{"@type": f"{TYPES}RequestInfo", "requestId": request_id}] if request_id else []),
    ]


def as_response(problem: Problem) -> HttpResponse:
    body = json.dumps(as_json(problem), ensure_ascii=False, indent=2)
    return HttpResponse(
        body.encode(errors="replace"),
        status=problem.status,
        content_type=JSON,
        headers=problem.headers,
    )
