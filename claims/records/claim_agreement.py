"""How the assertions of a claim compare with those of others: beside its record, never in it.

One new assertion may change the status of a hundred thousand, and no version of their claims rises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.queries.agreement import MOST_COUNTED, Compared, Conflict, Status, Verdict, of_claims

ROOTS = {
    "type": "object",
    "description": (
        "The number of root speakers in strict conflict with it, and in loose conflict only, "
        "counted to ten in all."
    ),
    "properties": {
        "strict": {"type": "integer", "minimum": 0},
        "loose": {"type": "integer", "minimum": 0},
        "or_more": {"type": "boolean", "description": "Whether there may be more than these ten."},
    },
    "required": ["strict", "loose", "or_more"],
    "additionalProperties": False,
}
AGREEMENT: dict[str, Any] = {
    "type": "array",
    "description": "For each assertion of the claim, whether it agrees with others.",
    "items": {
        "type": "object",
        "properties": {
            "assertion": {"type": "string", "format": "uuid"},
            "measure": {"type": "string", "format": "uuid"},
            "event": {
                "type": ["string", "null"],
                "format": "uuid",
                "description": "The event that it is compared within; null if it names none.",
            },
            "status": {
                "type": "string",
                "enum": [str(each) for each in Status],
                "description": "Whether it counts, or why not.",
            },
            "superseded_by": {
                "type": ["string", "null"],
                "format": "uuid",
                "description": "The assertion of the same root speaker that superseded it.",
            },
            "verdict": {
                "type": ["string", "null"],
                "enum": [*Verdict, None],
                "description": (
                    "The verdict on this assertion beside others; null if it does not count."
                ),
            },
            "roots": {
                "type": "integer",
                "minimum": 0,
                "description": (
                    "The number of independent root speakers with assertions that count."
                ),
            },
            "contested": {
                "type": "boolean",
                "description": "Whether another root speaker contradicts it strictly.",
            },
            "opposing_roots": ROOTS,
            "corroborated_by": {
                "type": "integer",
                "minimum": 0,
                "description": (
                    "The number of other root speakers with an assertion for the same time that "
                    "shares a value with it."
                ),
            },
        },
        "required": [
            "assertion",
            "measure",
            "event",
            "status",
            "superseded_by",
            "verdict",
            "roots",
            "contested",
            "opposing_roots",
            "corroborated_by",
        ],
        "additionalProperties": False,
    },
}


@extend_schema_field(AGREEMENT)
class Agreement(serializers.Field[Any, Any, Any, Any]):
    """The status of each assertion, in a list. It is no column: see `beside`."""

    schema = AGREEMENT


def beside(claims: Sequence[UUID]) -> dict[UUID, bytes]:
    """Of each claim the JSON of its agreement."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in of_claims(claims):
        found[each.claim].append(entry(each))
    return {key: f"[{','.join(found[str(key)])}]".encode() for key in claims}


def entry(each: Compared) -> str:
    """As JSON, of which the database has given the words: no letter of them needs escaping."""
    key, _, measure, event, status, by, strict, loose, corroborated, verdict, roots = each
    return (
        f'{{"assertion":"{key}","measure":"{measure}","event":{_text(event)},"status":"{status}",'
        f'"superseded_by":{_text(by)},"verdict":{_text(verdict)},"roots":{roots},'
        f'"contested":{_yes(each.contested)},"opposing_roots":{{"strict":{strict},"loose":{loose},'
        f'"or_more":{_yes(or_more(strict, loose))}}},"corroborated_by":{corroborated}}}'
    )


def _text(value: str | None) -> str:
    return f'"{value}"' if value else "null"


def _yes(value: bool) -> str:
    return "true" if value else "false"


def opposing_roots(each: Conflict) -> dict[str, Any]:
    """How many root speakers are against an assertion."""
    return {
        "strict": each.strict,
        "loose": each.loose,
        "or_more": or_more(each.strict, each.loose),
    }


def or_more(strict: int, loose: int) -> bool:
    """Whether more may be against it than were counted."""
    return strict + loose >= MOST_COUNTED


def added(body: bytes, name: str, value: bytes) -> bytes:
    """A JSON object with one more member at its end."""
    comma = b"" if body == b"{}" else b","
    return b'%s%s"%s":%s}' % (body[:-1], comma, name.encode(), value)
