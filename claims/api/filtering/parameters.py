"""The query string, read strictly: a parameter that is misspelt, repeated or empty is an error.

If a misspelt filter were ignored, the answer would be ten million wrong rows: nothing is guessed.
A parameter that takes a list may be repeated, as many clients do: its values are joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest

from claims.api.filtering import synonyms
from claims.web.problems import Fault, bad_request

MOST_PARAMETERS = 100


def read(
    request: HttpRequest | Any, known: Iterable[str], lists: Container[str] = ()
) -> dict[str, str]:
    """The value of each parameter of a request. Raises a 400 that lists every fault."""
    return read_text(request.META.get("QUERY_STRING", ""), known, lists)


def read_text(query: str, known: Iterable[str], lists: Container[str] = ()) -> dict[str, str]:
    """The value of each parameter of a query string, as WSGI has it. Those in `lists` may be
    repeated."""
    pairs = _pairs(query)
    found, known = dict(pairs), frozenset(known)
    is_sound = len(found) == len(pairs) and known.issuperset(found)
    if not is_sound or any(_fault_of_value(name, value) for name, value in pairs):
        if faults := list(_faults(pairs, sorted(known), lists)):
            raise bad_request(*faults)
        return {name: ",".join(value for each, value in pairs if each == name) for name in found}
    return found


def _faults(
    pairs: list[tuple[str, str]], known: list[str], lists: Container[str]
) -> Iterator[Fault]:
    times = Counter(name for name, _ in pairs)
    for name, number in times.items():
        if name not in known:
            yield _unknown(name, known)
        elif number > 1 and name not in lists:
            detail = f"“{name}” is given {number} times; it takes one value."
            yield Fault("repeated_parameter", detail, name)
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


def _unknown(name: str, known: list[str]) -> Fault:
    """The fault of a parameter that an address does not have."""
    there_are = f" There are: {', '.join(known)}." if known else " There are none here."
    if close := synonyms.meant(name, known):
        hint = f" {synonyms.advice(close)}"
    else:
        close = nearest(name, known)
        hint = f" Did you mean “{close}”?" if close else ""
    return Fault(
        "unknown_parameter",
        f"There is no parameter {quoted(name)}.{hint}{there_are}",
        parameter=quoted(name)[1:-1],
        allowed=tuple(known),
        nearest=close,
    )


def _fault_of_value(name: str, value: str) -> Fault | None:
    if not value.strip():
        return Fault("empty_value", f"“{name}” is empty: give a value, or leave it out.", name)
    if "\0" in value:
        return Fault("null_character", f"“{name}” contains a NUL character.", name)
    return None
