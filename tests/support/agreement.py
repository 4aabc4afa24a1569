"""What agreement says of a measure, in the words of its figures."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from claims.models import AssertionListing, Claim, Measure, NumericAssertion
from claims.queries import agreement
from claims.queries.agreement import AssertionStatus, Compared

FELL, AT_ONCE = "count_that_fell", "disjoint_at_the_same_time"


def measure_of(slug: str) -> Any:
    return Measure.objects.get(slug=slug).pk


def words(key: Any) -> str:
    return NumericAssertion.objects.get(pk=key).as_printed


def written(found: Any) -> str:
    if found is None:
        return "anything"
    if found.isempty:
        return "nothing"
    low, high = found.lower, found.upper
    return (
        f"{'[' if found.lower_inc else '('}{low if low is not None else ''}, "
        f"{high if high is not None else ''}{']' if found.upper_inc else ')'}"
    )


def conflicts(measure: Any, *, strict: bool) -> dict[str, list[tuple[Any, ...]]]:
    found = agreement.contradictions(
        measure, strict=strict, limit=50, start=None, backwards=False
    ).conflicts
    return {
        words(each.id): [(words(w.assertion), w.strict, w.reason, w.gap) for w in each.witnesses]
        for each in found
    }


def revisions(measure: Any) -> dict[str, list[tuple[Any, ...]]]:
    found = agreement.revisions(measure, limit=50, start=None, backwards=False).conflicts
    return {
        words(each.id): [(words(w.assertion), w.strict, w.reason, w.gap) for w in each.witnesses]
        for each in found
    }


def statuses_in(measure: Any) -> dict[Any, AssertionStatus]:
    """Whether each public assertion of a measure counts."""
    listed = AssertionListing.objects.filter(
        Q(measure=measure) | Q(measure__merged_into=measure)
    ).values_list("assertion", flat=True)
    return agreement.statuses(measure, list(listed))


def compared(measure: Any) -> dict[str, Compared]:
    claims = Claim.objects.filter(assertions__measure=measure).values_list("pk", flat=True)
    return {words(each.assertion): each for each in agreement.of_claims(list(claims))}
