"""The number language by itself: what it makes of a text, and the rules it reads by."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import request_bodies
from claims.api.base import Strict
from claims.api.filtering.parameters import nearest, quoted
from claims.api.read.expecting import MEMBERS, expected
from claims.quantities.parsing.locales import LANGUAGES, LOCALES, READ
from claims.records.readings import MOST, ReadingShape, RulesShape, reading, rules
from claims.services.rate_limits import HEAVY
from claims.web import rate_limits
from claims.web.problems import Fault, bad_request

LONGEST = 10_000
LONGEST_LOCALE = 35
PROPERTIES: dict[str, Any] = {
    "text": {
        "type": "string",
        "maxLength": LONGEST,
        "pattern": "^[^\\u0000]*$",
        "description": f"The text to read. The answer holds its first {MOST} numbers: see "
        "`stopped_at`.",
        "examples": ["At least 331 civilians were killed, more than doubling since 1 March."],
    },
    "locale": {
        "type": "string",
        "enum": list(LOCALES),
        "description": "The locale of the text. Without it, the text tells its language.",
    },
    **MEMBERS,
}
TEXT = {
    "type": "object",
    "properties": PROPERTIES,
    "required": ["text"],
    "additionalProperties": False,
}


class Parse(Strict):
    """What the numbers of a text mean. Nothing is kept."""

    permission_classes = [AllowAny]  # it writes nothing
    parser_classes = [request_bodies.JSONParser]

    @extend_schema(operation_id="parse", request={"application/json": TEXT}, responses=ReadingShape)
    def post(self, request: Request) -> Response:
        request_bodies.require_length(request)
        body: Any = request.data
        request_bodies.members(body, known=tuple(PROPERTIES), required=("text",))
        text = request_bodies.text(body, "text", longest=LONGEST)
        found = reading(text, locale=locale(body), expecting=expected(body))
        rate_limits.charge_more(request, cost(text, found))
        return Response(found)


class Rules(Strict):
    """The rules of the number language, each with an example and what it makes of it."""

    @extend_schema(operation_id="rules", responses=RulesShape)
    def get(self, request: Request) -> Response:
        return Response(rules())


def _not_read(language: str) -> Exception:
    return bad_request(
        Fault(
            "language_not_read",
            f"{language} is not read: only English, French and Spanish are.",
            pointer="/locale",
            allowed=tuple(LOCALES),
        )
    )


def cost(text: str, found: dict[str, Any]) -> int:
    """What a text counts for beyond the request: by its length, or by the numbers it holds."""
    numbers = len(found["quantities"]) + len(found["refusals"])
    return HEAVY * max(len(text) * MOST, numbers * LONGEST) // (LONGEST * MOST)


def locale(body: Any) -> str | None:
    if "locale" not in body:
        return None
    code = request_bodies.text(body, "locale", longest=LONGEST_LOCALE)
    if code in LOCALES:
        return code
    language = code.partition("-")[0]
    if language in LANGUAGES and language not in READ:
        raise _not_read(LANGUAGES[language])
    close = nearest(code, LOCALES)
    hint = f" Did you mean “{close}”?" if close else ""
    raise bad_request(
        Fault(
            "unknown_locale",
            f"There is no locale {quoted(code)}.{hint}",
            pointer="/locale",
            allowed=tuple(LOCALES),
            nearest=close,
        )
    )
