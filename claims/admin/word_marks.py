"""Which words of two texts differ, for pages that show both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MOST = 600  # words that are compared one by one; beyond, the whole differs


@dataclass(frozen=True)
class Mark:
    """Some words: in both texts, in the old one (`gone`), or in the new one (`new`)."""

    kind: str
    text: str


def marks(old: str, new: str) -> tuple[Mark, ...]:
    """The words of both texts in one order. Texts without a common word stand one after another."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    last, final = len(before) - end, len(after) - end
    middle = list(_differing(before[start:last], after[start:final]))
    found = [Mark("same", "".join(before[:start])), *middle, Mark("same", "".join(before[last:]))]
    if not any(mark.kind == "same" and re.search(r"\w", mark.text) for mark in found):
        found = [Mark("gone", old), Mark("new", new)]
    return tuple(mark for mark in found if mark.text)


def _common(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _differing(before: list[str], after: list[str]) -> Iterator[Mark]:
    if max(len(before), len(after)) > MOST:
        yield Mark("gone", "".join(before))
        yield Mark("new", "".join(after))
        return
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Mark("same", "".join(before[i:j]))
        else:
            yield Mark("gone", "".join(before[i:j]))
            yield Mark("new", "".join(after[k:m]))
