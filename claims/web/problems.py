"""What is wrong with a request, as a plain value: JSON in the API, and a page of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

RETRY_AFTER, RETRY_COSTLY_AFTER = 5, 60  # seconds


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a request, and what would be right."""

    code: str
    detail: str
    parameter: str | None = None
    pointer: str | None = None
    allowed: tuple[str, ...] | None = None
    nearest: str | None = None


@dataclass(frozen=True)
class Problem:
    """A refusal. `more` are members of its own (RFC 9457, section 3.2)."""

    status: int
    code: str
    detail: str
    faults: tuple[Fault, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


class Refusal(Exception):
    """Raise it to answer with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


def bad_request(*faults: Fault) -> Refusal:
    code = faults[0].code if len({fault.code for fault in faults}) == 1 else "invalid_request"
    return Refusal(Problem(400, code, " ".join(fault.detail for fault in faults), faults))


def wrong(code: str, detail: str, parameter: str) -> Refusal:
    """A 400 about one parameter."""
    return bad_request(Fault(code, detail, parameter))


FORBIDDEN = Problem(403, "permission_denied", "You may not do this.")
NOT_FOUND = Problem(404, "not_found", "No public record is at this address.")
OUTDATED = Problem(412, "precondition_failed", "The record has another version than you asked for.")
UNREADABLE = Problem(400, "bad_request", "The request cannot be read.")
NOT_SERVED = Problem(400, "host_not_served", "This host is not served here.")
CRASHED = Problem(500, "server_error", "The server failed. The fault is logged.")
BUSY = Problem(
    503,
    "unavailable",
    "The database cannot answer now. Ask again in a few seconds.",
    headers={"Retry-After": str(RETRY_AFTER)},
)
TOO_EXPENSIVE = Problem(
    503,
    "too_expensive",
    "The question reads too much for one answer. Narrow it: add a filter or a range of dates, "
    "leave out “count”, “facets” and the order by rank, or ask for a smaller page.",
    headers={"Retry-After": str(RETRY_COSTLY_AFTER)},
)
