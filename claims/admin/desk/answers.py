"""Requests and answers of the desk in JSON: an object in, an object out, and every refusal one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, JsonResponse

from claims.formats.records import Rejection
from claims.formats.strict_json import RecordError, read_object

LARGEST = 1_000_000
Json = dict[str, Any]
View = Callable[..., JsonResponse]


class Stop(Exception):
    """Nothing of the request is kept, and this is the answer."""

    def __init__(self, status: int, code: str, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status = status
        self.answer = {"code": code, "message": message, **more}


def answered(view: View) -> View:
    """A view whose refusals are answered in JSON, whatever raised them. The site has begun the
    transaction of the request: nothing of a refused one is kept."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        try:
            return view(request, *args, **kwargs)
        except (Stop, RecordError, ValidationError, PermissionDenied, Http404) as error:
            transaction.set_rollback(True)
            return _answer(error)

    return answering


def _answer(error: Exception) -> JsonResponse:
    if isinstance(error, Stop):
        return JsonResponse(error.answer, status=error.status)
    if isinstance(error, RecordError):
        return _refused(_of_rejection(error.rejection))
    if isinstance(error, ValidationError):
        return _refused(_of_error(error))
    if isinstance(error, PermissionDenied):
        sentence = "You may not do this. Ask an administrator for the permission."
        return JsonResponse({"code": "forbidden", "message": sentence}, status=403)
    sentence = "This claim is not on record any more."
    return JsonResponse({"code": "not_found", "message": sentence}, status=404)


def body(request: HttpRequest) -> Json:
    """The object that was sent, its numbers exact. Raises RecordError."""
    if len(request.body) > LARGEST:
        raise RecordError("", "too_large", f"At most {LARGEST:,} bytes are taken at once.")
    try:
        return read_object(request.body.decode())
    except UnicodeDecodeError:
        raise RecordError("", "invalid_json", "JSON in UTF-8 is needed.") from None


def text(found: Mapping[str, Any], name: str, *, longest: int = 2000) -> str:
    """A text of the object, empty where there is none. Raises RecordError."""
    value = found.get(name, "")
    if not isinstance(value, str) or len(value) > longest:
        raise RecordError(name, "wrong_type", f"A text of at most {longest:,} letters is needed.")
    return value


def members(found: Mapping[str, Any], name: str) -> Json:
    """An object of the object, empty where there is none. Raises RecordError."""
    value = found.get(name, {})
    if not isinstance(value, dict):
        raise RecordError(name, "wrong_type", "An object is needed.")
    return value


def texts(found: Mapping[str, Any], name: str, *, most: int = 200) -> list[str]:
    """A list of texts of the object, empty where there is none. Raises RecordError."""
    value = found.get(name, [])
    if not isinstance(value, list) or len(value) > most:
        raise RecordError(name, "wrong_type", f"A list of at most {most} texts is needed.")
    return [text({name: each}, name) for each in value]


def _refused(faults: Json) -> JsonResponse:
    first = next(iter(faults.values()), ["Nothing was saved."])[0]
    return JsonResponse({"code": "refused", "message": first, "faults": faults}, status=422)


def by_path(faults: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The sentences of each path."""
    found: dict[str, list[str]] = {}
    for path, sentence in faults:
        found.setdefault(path, []).append(sentence)
    return found


def _of_rejection(rejection: Rejection) -> Json:
    return by_path((each.field, each.reason) for each in (rejection, *rejection.others))


def _of_error(error: ValidationError) -> Json:
    if hasattr(error, "error_dict"):
        return {name: list(messages) for name, messages in error.message_dict.items()}
    return {"": list(error.messages)}
