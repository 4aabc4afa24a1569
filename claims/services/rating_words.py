"""Ratings as verdicts, by the table of rating words: for every way in, and again when it changes.

The words of a rating are compared without their case, their spaces and the marks around them.
Several rows may fit: the reviewer's own decide before those of all, and the language's before those
of any. Where these differ, nobody has said it. A verdict that a curator or another mapping has
given stays.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps

from claims.models import RatingWord, Verdict
from claims.models.rating_words import LONGEST
from claims.services.known_ratings import KNOWN

BY_WORDS = "rating-words"  # as `verdict_by` of a review
NOBODY = ""
AROUND = " .,:;!?…\"'“”„«»‘’()[]*"


@dataclass(frozen=True)
class Meaning:
    """One row of the table: whose words they are in which language, and what they mean."""

    reviewer: UUID | None
    language: str
    verdict: str

    def fits(self, reviewer: UUID | None, language: str) -> bool:
        spoken = not self.language or not language or _primary(self.language) == _primary(language)
        return spoken and self.reviewer in (None, reviewer)

    def rank(self, language: str) -> tuple[bool, bool]:
        return self.reviewer is not None, bool(language) and bool(self.language)


class RatingTable:
    """The table as it is now, and the words that nobody knew when they were asked for."""

    def __init__(self) -> None:
        self._by_words: dict[str, list[Meaning]] = defaultdict(list)
        self._unknown: dict[str, None] = {}
        columns = ("words", "reviewer_id", "language", "verdict")
        for words, *meaning in RatingWord.objects.values_list(*columns):
            self._by_words[words].append(Meaning(*meaning))

    def verdict(self, rating: str, *, reviewer: UUID | None, language: str) -> tuple[str, str]:
        """The verdict, and who gave it: nobody, where the words are not in the table."""
        words = folded(rating)
        fitting = [each for each in self._by_words.get(words, ()) if each.fits(reviewer, language)]
        said = [each for each in fitting if each.verdict]
        first = max((each.rank(language) for each in said), default=None)
        verdicts = {each.verdict for each in said if each.rank(language) == first}
        if len(verdicts) == 1:
            return verdicts.pop(), BY_WORDS
        if not fitting and 0 < len(words) <= LONGEST:
            self._unknown[words] = None
        return Verdict.OTHER.value, NOBODY

    def note_unknown(self) -> None:
        """Add the words that nobody knew, for a curator to say what they mean."""
        rows = [RatingWord(words=words) for words in sorted(self._unknown)]
        RatingWord.objects.bulk_create(rows, ignore_conflicts=True)
        self._unknown.clear()


def folded(rating: str) -> str:
    """The words of a rating as the table has them."""
    return " ".join(rating.split()).strip(AROUND).lower()


def lay(using: str) -> None:
    """Add the known words that are missing. Those that somebody has deleted stay away."""
    rows = RatingWord.objects.using(using)
    deleted = apps.get_model("claims", "RatingWordEvent").objects.using(using)
    columns = ("words", "language")
    there = {
        *rows.filter(reviewer=None).values_list(*columns),
        *deleted.filter(pgh_label="delete", reviewer=None).values_list(*columns),
    }
    rows.bulk_create(
        RatingWord(words=words, language=language, verdict=verdict)
        for language, verdicts in KNOWN.items()
        for verdict, printed in verdicts.items()
        for words in printed.split(", ")
        if (words, language) not in there
    )


def _primary(language: str) -> str:
    return language.partition("-")[0]
