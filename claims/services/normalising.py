"""Reviews on record get the verdict that the table of rating words has now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from django.db.models import Count

from claims.formats.records import ClaimRecord, ReviewRecord, SpeakerRecord, partial
from claims.models import Review
from claims.services import recording
from claims.services.rating_words import BY_WORDS, NOBODY, folded

CLAIMS_AT_ONCE = 500


def normalise(*, words: Collection[str], by: Any) -> int:
    """Normalise all reviews again whose ratings are these words: how many have another verdict.
    What a curator or another mapping said stays."""
    records = _records(set(words))
    changed = 0
    while batch := list(islice(records, CLAIMS_AT_ONCE)):
        outcomes = recording.record(batch, by=by)
        changed += sum(each.result == recording.Result.CHANGED for each in outcomes)
    return changed


def waiting() -> Counter[str]:
    """The words of ratings that nobody has normalised, each with the number of its reviews."""
    reviews = Review.objects.filter(verdict_by=NOBODY, redacted_at=None).order_by()
    counts: Counter[str] = Counter()
    for rating, count in reviews.values_list("rating").annotate(Count("pk")):
        counts[folded(rating)] += count
    return counts


def _records(words: set[str]) -> Iterator[ClaimRecord]:
    """One record for each claim, which is silent on all but who has reviewed it."""
    found: dict[Any, list[ReviewRecord]] = defaultdict(list)
    rows = Review.objects.filter(verdict_by__in=(NOBODY, BY_WORDS), redacted_at=None)
    for key, claim, reviewer, rating in rows.values_list("pk", "claim", "reviewer", "rating"):
        if folded(rating) in words:
            review = partial(ReviewRecord, id=key, reviewer=SpeakerRecord(id=reviewer))
            found[claim].append(review)
    for claim, reviews in found.items():
        yield partial(ClaimRecord, id=claim, reviews=tuple(reviews))
