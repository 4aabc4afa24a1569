"""The verdict on the figures of a measure, of all days: whether independent origins agree.

One origin agrees with nobody, however often it is passed on, and bounds alone never agree: “at
least 331” and “more than 10,000” have values in common and say nothing of each other.
"""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from claims.queries import read_connection
from claims.queries.agreement.bounds import CONFLICTING
from claims.queries.agreement.eligible import COUNTING, members
from claims.queries.agreement.predicates import CLOSED


class Verdict(StrEnum):
    """The first of these that holds."""

    CONTRADICTION = "contradiction"
    LOOSE = "loose_contradiction"
    AGREE = "agree"
    ONE_ORIGIN = "one_origin"
    NOTHING = "nothing_comparable"


IN_WORDS = {
    Verdict.CONTRADICTION: "{who} contradict each other, as they were printed: no value fits all "
    "of them.",
    Verdict.LOOSE: "{who} contradict each other, but only loosely: no value fits all of them, "
    "though of each two one is rounded, estimated or derived.",
    Verdict.AGREE: "The figures that count agree: no two contradict each other, and independent "
    "origins have a value in common for the same time.",
    Verdict.ONE_ORIGIN: "One origin: nothing independent to compare.",
    Verdict.NOTHING: "There is nothing to compare. No two independent origins give a number, not "
    "just a bound, for the same time.",
}


def decided(*, strict: bool, loose: bool, agreeing: bool, roots: int) -> Verdict:
    """By whether figures of two roots conflict strictly, or only loosely, or agree, and by how many
    roots have figures that count."""
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


# What decides it, of one measure. Where no two figures conflict, any two of one time have a value
# in common, so that two roots agree if they speak of one. Those of a stock do if the days of each,
# added up, are more than the days of all.
GROUNDS = f"""
both_ends AS (SELECT * FROM counting WHERE known AND {CLOSED.format("value")}),
spoken AS (
    SELECT root, range_agg(daterange(first, last, '[]')) AS days FROM both_ends
    WHERE kind = 'stock' GROUP BY root
),
lengths AS (
    SELECT sum(upper(day) - lower(day)) AS added,
        (SELECT sum(upper(day) - lower(day)) FROM unnest((
            SELECT range_agg(daterange(first, last, '[]')) FROM both_ends WHERE kind = 'stock'
        )) AS day) AS together
    FROM spoken CROSS JOIN unnest(days) AS day
),
grounds AS (
    SELECT (SELECT bool_or(strictly) FROM contested) IS TRUE AS strict,
        EXISTS (SELECT FROM contested) AS loose,
        EXISTS (SELECT FROM both_ends WHERE kind <> 'stock' GROUP BY first, last
            HAVING count(DISTINCT root) > 1)
            OR (SELECT added > together FROM lengths) IS TRUE AS agreeing,
        (SELECT count(DISTINCT root) FROM counting) AS roots
)
"""
VERDICT = f"WITH {COUNTING}, {CONFLICTING}, {GROUNDS} SELECT * FROM grounds"


def verdict(measure: UUID) -> Verdict:
    """The verdict on a measure. Raises Django's database errors."""
    [(strict, loose, agreeing, roots)] = read_connection.rows(VERDICT, [members(measure)])
    return decided(strict=strict, loose=loose, agreeing=agreeing, roots=roots)
