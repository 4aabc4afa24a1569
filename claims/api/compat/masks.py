"""Partial responses: the mask of `fields`, such as `claims(text,claimReview/url),nextPageToken`.

A path is names joined by slashes, several are joined by commas, brackets hold several below one
name, and a star is every name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claims.api.compat.contract import Tree
from claims.api.filtering.parameters import nearest, quoted
from claims.web.problems import Fault, bad_request

LONGEST, DEEPEST = 2_000, 8
TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9_]*|[*/(),]")


def read(text: str, known: Tree) -> Tree:
    """The mask as a tree: a name that leads to nothing is shown whole. Raises a 400."""
    if len(text) > LONGEST:
        raise _wrong("invalid_length", f"takes {LONGEST:,} characters at most.")
    tokens = TOKEN.findall(text)
    if "".join(tokens) != "".join(text.split()):
        raise _wrong("invalid_form", f"{quoted(text)} is no mask: write claims(text,claimant).")
    rest = iter([*tokens, ""])
    mask, end = _several(rest, known, depth=0)
    if end:
        raise _malformed()
    return mask


def _several(rest: Iterator[str], known: Tree, depth: int) -> tuple[Tree, str]:
    """The paths up to a bracket or the end, and which of the two it was."""
    mask: Tree = {}
    while True:
        name = next(rest, "")
        below, after = _path(rest, known, name, depth)
        for each in known if name == "*" else [name]:
            mask[each] = _joined(mask.get(each), below)
        if after != ",":
            return mask, after


def _path(rest: Iterator[str], known: Tree, name: str, depth: int) -> tuple[Tree, str]:
    """What is asked for below a name, and the sign behind it."""
    within = _below(known, name)
    if depth > DEEPEST:
        raise _wrong("too_deep", f"goes {DEEPEST} names deep at most.")
    match sign := next(rest, ""):
        case "/":
            inner = next(rest, "")
            below, after = _path(rest, within, inner, depth + 1)
            return dict.fromkeys(within if inner == "*" else [inner], below), after
        case "(":
            below, end = _several(rest, within, depth + 1)
            if end != ")":
                raise _malformed()
            return below, next(rest, "")
        case "," | ")" | "":
            return {}, sign
    raise _malformed()


def _below(known: Tree, name: str) -> Tree:
    if name == "*":
        return {inner: value for tree in known.values() for inner, value in tree.items()}
    if name in known:
        below: Tree = known[name]
        return below
    if not name or not name[0].isalpha():
        raise _malformed()
    close = nearest(name, known)
    hint = f" Did you mean “{close}”?" if close else ""
    there_are = f" There are: {', '.join(known)}." if known else " There is nothing below."
    raise bad_request(
        Fault(
            "unknown_field",
            f"“fields”: there is no {quoted(name)}.{hint}{there_are}",
            "fields",
            allowed=tuple(known),
            nearest=close,
        )
    )


def _joined(before: Tree | None, mask: Tree) -> Tree:
    """Both masks of one name. One that asks for all of it wins."""
    if before is None or not mask:
        return mask
    if not before:
        return before
    return before | {name: _joined(before.get(name), below) for name, below in mask.items()}


def applied(mask: Tree, found: Any) -> Any:
    """What a mask leaves of a message."""
    if not mask:
        return found
    if isinstance(found, list):
        return [kept for each in found if (kept := applied(mask, each)) != {}]
    if not isinstance(found, dict):
        return {}  # a star met what has nothing below
    return {
        name: kept
        for name, value in found.items()
        if name in mask and (kept := applied(mask[name], value)) not in ({}, [])
    }


def _malformed() -> Exception:
    return _wrong("invalid_form", "is no mask: write claims(text,claimReview/url),nextPageToken.")


def _wrong(code: str, detail: str) -> Exception:
    return bad_request(Fault(code, f"“fields” {detail}", "fields"))
