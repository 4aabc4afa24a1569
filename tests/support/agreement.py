"""What agreement says of a measure, in the words of its figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from claims.models import AssertionListing, Claim, DraftStanding, Measure, NumericAssertion
from claims.queries import agreement
from claims.queries.agreement import Allowed, Compared, Consensus, Group, GroupKey, Period, Turn
from claims.services import agreement_keeping

FELL, AT_ONCE = "count_that_fell", "disjoint_at_the_same_time"
TODAY = date(2026, 11, 30)


def measure_of(slug: str) -> Any:
    return Measure.objects.get(slug=slug).pk


def words(key: Any) -> str:
    return NumericAssertion.objects.get(pk=key).as_printed


def group(measure: Any, event: Any = None) -> Group:
    key = GroupKey(measure, event)
    return agreement.groups([key])[key]


def keep() -> None:
    """Bring everything that has changed up to date, as the job of a server does."""
    while agreement_keeping.bring_all_up_to_date(100):
        pass


def counts(draft: NumericAssertion) -> tuple[int, int]:
    """How many roots are kept as against a draft, strictly and only loosely."""
    keep()
    found = DraftStanding.objects.filter(assertion=draft).values_list("strict", "loose").first()
    return found or (0, 0)


def consensus(measure: Any, **when: Any) -> Consensus:
    return agreement.at(group(measure), today=TODAY, **when)


def day_of(found: Consensus) -> Period | date | None:
    """The day of a consensus, or the period if it is longer."""
    time = found.time
    return time.last if time and time.first == time.last else time


def written(found: Allowed | None) -> str:
    if found is None:
        return "anything"
    if found.empty:
        return "nothing"
    return (
        f"{'[' if found.low_inclusive else '('}{_end(found.low)}, "
        f"{_end(found.high)}{']' if found.high_inclusive else ')'}"
    )


def _end(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}"


def conflicts(measure: Any, *, strict: bool) -> dict[str, list[tuple[Any, ...]]]:
    return _in_words(agreement.contradictions(measure, strict=strict, turn=Turn(50)))


def revisions(measure: Any) -> dict[str, list[tuple[Any, ...]]]:
    return _in_words(agreement.revisions(measure, turn=Turn(50)))


def _in_words(found: agreement.Found) -> dict[str, list[tuple[Any, ...]]]:
    return {
        words(each.id): [(words(w.assertion), w.strict, w.reason, w.gap) for w in each.witnesses]
        for each in found.conflicts
    }


def statuses_in(measure: Any) -> dict[Any, Compared]:
    """Whether each public assertion of a measure counts."""
    listed = AssertionListing.objects.filter(
        Q(measure=measure) | Q(measure__merged_into=measure)
    ).values_list("assertion", flat=True)
    return agreement.of_assertions(list(listed))


def compared(measure: Any) -> dict[str, Compared]:
    claims = Claim.objects.filter(assertions__measure=measure).values_list("pk", flat=True)
    return {words(each.assertion): each for each in agreement.of_claims(list(claims))}
