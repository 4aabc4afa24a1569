"""The query string, read strictly: a parameter that is misspelt, repeated or empty is an error.

If a misspelt filter were ignored, the answer would be ten million wrong rows: nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest

from claims.web.problems import Fault, bad_request

MOST_PARAMETERS = 100


def read(request: HttpRequest | Any, known: Iterable[str]) -> dict[str, str]:
    """The value of each parameter of a request. Raises a 400 that lists every fault."""
    return read_text(request.META.get("QUERY_STRING", ""), known)


def read_text(query: str, known: Iterable[str]) -> dict[str, str]:
    """The value of each parameter of a query string, as WSGI has it."""
    pairs = _pairs(query)
    found, known = dict(pairs), frozenset(known)
    is_sound = len(found) == len(pairs) and known.issuperset(found)
    if not is_sound or any(_fault_of_value(name, value) for name, value in pairs):
        raise bad_request(*_faults(pairs, sorted(known)))
    return found


def _faults(pairs: list[tuple[str, str]], known: list[str]) -> Iterator[Fault]:
    times = Counter(name for name, _ in pairs)
    for name in times:
        if fault := _fault_of_name(name, times[name], known):
            yield fault
    for name, value in pairs:
        if name in known and (fault := _fault_of_value(name, value)):
            yield fault


def joined(parameter: str, value: str) -> list[str]:
    """The names in a list joined by commas. Raises a 400 if one of them comes twice."""
    names = value.split(",")
    if len(set(names)) < len(names):
        twice = next(name for name, times in Counter(names).items() if times > 1)
        raise bad_request(
            Fault(
                "repeated_value", f"“{parameter}” names {quoted(twice)} more than once.", parameter
            )
        )
    return names


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that is spelt most like this one; upper and lower case do not matter."""
    folded: dict[str, str] = {}
    for known in words:
        folded.setdefault(known.casefold(), known)
    close = get_close_matches(word[:80].casefold(), folded, n=1, cutoff=0.5)
    return folded[close[0]] if close else None


def quoted(value: str) -> str:
    """A value in quotation marks for a sentence, cut after 60 characters."""
    shown = "".join(c if c.isprintable() else "�" for c in value[:60])
    return f"“{shown}…”" if len(value) > 60 else f"“{shown}”"


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        query = text.encode("latin-1").decode()
        if query.count("&") >= MOST_PARAMETERS:
            raise bad_request(
                Fault("too_many_parameters", f"More than {MOST_PARAMETERS} parameters.")
            )
        return parse_qsl(query, keep_blank_values=True, errors="strict")
    except UnicodeError:
        raise bad_request(Fault("invalid_encoding", "The query string is not UTF-8.")) from None


def _fault_of_name(name: str, times: int, known: list[str]) -> Fault | None:
    if name not in known:
        close = nearest(name, known)
        hint = f" Did you mean “{close}”?" if close else ""
        there_are = f" There are: {', '.join(known)}." if known else " There are none here."
        return Fault(
            "unknown_parameter",
            f"There is no parameter {quoted(name)}.{hint}{there_are}",
            parameter=quoted(name)[1:-1],
            allowed=tuple(known),
            nearest=close,
        )
    if times > 1:
        return Fault(
            "repeated_parameter", f"“{name}” is given {times} times; it takes one value.", name
        )
    return None


def _fault_of_value(name: str, value: str) -> Fault | None:
    if not value.strip():
        return Fault("empty_value", f"“{name}” is empty: give a value, or leave it out.", name)
    if "\0" in value:
        return Fault("null_character", f"“{name}” contains a NUL character.", name)
    return None
