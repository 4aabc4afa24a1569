"""A request's body, read strictly: JSON in UTF-8, bounded in size and depth, all members known.

What JSON leaves open (a key that stands twice, NaN, half a surrogate pair) is refused, and a fault
points at the member that it is of.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.utils.mediatypes import _MediaType

from claims.api.filtering.parameters import nearest, quoted
from claims.formats.strict_json import RecordError, read_object, whole_text
from claims.web.problems import Fault, Problem, Refusal, bad_request

LARGEST = 256 * 1024


class JSONParser(BaseParser):
    """One JSON object."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        sent = _MediaType(media_type or "")
        charset = sent.params.get("charset", "utf-8").strip('"').lower()
        if sent.sub_type.lower() != "json" or charset not in {"utf-8", "utf8"}:
            raise UnsupportedMediaType(media_type, "The body must be application/json in UTF-8.")
        raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise Refusal(Problem(413, "body_too_large", f"A body has at most {LARGEST:,} bytes."))
        try:
            return read_object(raw.decode())
        except UnicodeDecodeError as error:
            raise bad_request(
                Fault("invalid_utf8", f"Byte {error.start + 1} of the body is not UTF-8.")
            ) from None
        except RecordError as error:
            refused = error.rejection
            raise bad_request(Fault(refused.code, refused.reason)) from None


def require_length(request: Request) -> None:
    """WSGI does not say how long a chunked body is, and Django takes it for an empty one."""
    if "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH"):
        raise Refusal(Problem(411, "length_required", "Send the body with a Content-Length."))


def members(body: Mapping[str, Any], *, known: tuple[str, ...], required: tuple[str, ...]) -> None:
    """Refuse a body that has other members than these, or lacks one it needs."""
    faults = [_unknown(name, known) for name in body if name not in known]
    faults += [
        Fault("required", f"“{name}” is missing.", pointer=f"/{name}")
        for name in required
        if name not in body
    ]
    if faults:
        raise bad_request(*faults[:20])


def text(body: Mapping[str, Any], name: str, *, longest: int) -> str:
    """A member that is a text of at most so many characters."""
    value = body[name]
    if not isinstance(value, str):
        raise bad_request(
            Fault("wrong_type", f"“{name}” has to be a text in quotes.", pointer=f"/{name}")
        )
    if not whole_text(value):
        raise bad_request(
            Fault(
                "invalid_character",
                f"“{name}” holds a NUL character or half a surrogate pair.",
                pointer=f"/{name}",
            )
        )
    if len(value) > longest:
        raise bad_request(
            Fault(
                "too_long",
                f"“{name}” has at most {longest:,} characters, not {len(value):,}.",
                pointer=f"/{name}",
            )
        )
    return value


def _unknown(name: str, known: tuple[str, ...]) -> Fault:
    close = nearest(name, known)
    hint = f" Did you mean “{close}”?" if close else ""
    shown = quoted(name)
    escaped = shown[1:-1].replace("~", "~0").replace("/", "~1")
    return Fault(
        "unknown_field",
        f"There is no member {shown}.{hint} There are: {', '.join(known)}.",
        pointer=f"/{escaped}",
        allowed=known,
        nearest=close,
    )
