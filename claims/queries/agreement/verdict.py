"""The verdict on the assertions of a group, of all days: whether independent roots agree.

One root agrees with nobody, however often it is passed on, and bounds alone never agree: “at
least 331” and “more than 10,000” have values in common and say nothing of each other.
"""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """The first of these that holds."""

    CONTRADICTION = "contradiction"
    LOOSE = "loose_contradiction"
    AGREE = "agree"
    ONE_ORIGIN = "one_origin"
    NOTHING = "nothing_comparable"


IN_WORDS = {
    Verdict.CONTRADICTION: "{who} contradict each other: rounding cannot explain it.",
    Verdict.LOOSE: (
        "{who} contradict each other loosely: no value fits all of them, but in each pair one "
        "is rounded, estimated or derived."
    ),
    Verdict.AGREE: (
        "The figures that count agree: no two contradict each other, and independent root "
        "speakers share a value for the same time."
    ),
    Verdict.ONE_ORIGIN: "One root speaker: nothing independent to compare.",
    Verdict.NOTHING: (
        "There is nothing to compare. No two independent root speakers give a number, not only "
        "a bound, for the same time."
    ),
}


def decided(*, strict: bool, loose: bool, agreeing: bool, roots: int) -> Verdict:
    """By whether assertions of two roots conflict strictly, or only loosely, or agree, and by how
    many roots have assertions that count."""
    if strict:
        return Verdict.CONTRADICTION
    if loose:
        return Verdict.LOOSE
    if agreeing:
        return Verdict.AGREE
    return Verdict.ONE_ORIGIN if roots == 1 else Verdict.NOTHING


def in_words(found: Verdict, who: str = "The figures") -> str:
    """A sentence for a reader; a contradiction is of `who`."""
    return IN_WORDS[found].format(who=who)
