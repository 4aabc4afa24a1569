"""What drafts would contradict, as the list and the page of a claim show it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from claims.admin.lists import ByCondition
from claims.models import Claim, NumericAssertion
from claims.models.claims import DRAFT_STATUSES
from claims.queries import drafts
from claims.queries.agreement import MOST_COUNTED
from claims.queries.drafts import WouldContradict

STRICTLY, LOOSELY = "strictly", "loosely"
BREAK = mark_safe("<br>")


class ByWhatWouldContradict(ByCondition):
    title = "would contradict"
    parameter_name = "would_contradict"
    conditions = {
        STRICTLY: ("What is published, strictly", drafts.would_contradict(strictly=True)),
        LOOSELY: ("It only loosely", drafts.would_contradict(strictly=False)),
    }


def counts_of(claim: Claim) -> str | None:
    """How many root speakers the figures of a draft would contradict: of its prefetched figures."""
    if claim.status not in DRAFT_STATUSES:
        return None
    kept = (each for figure in claim.assertions.all() for each in figure.draft_standings.all())
    return "; ".join(_counted(each.strict, each.loose) for each in kept) or None


def explained(claim: Claim) -> str | None:
    """What each figure of a draft would contradict, with links to the claims."""
    found = drafts.contradicted_by(claim)
    return format_html_join(BREAK, "{}", ((_sentence(one),) for one in found)) or None


def _sentence(one: WouldContradict) -> str:
    named = [*_named(one.strictly, ""), *_named(one.loosely, ", loosely")]
    return format_html(
        "“{}” would contradict root speakers ({}), such as {}",
        one.assertion.as_printed,
        _counted(one.strict, one.loose),
        format_html_join("; ", "{}", ((each,) for each in named)),
    )


def _named(assertions: Iterable[NumericAssertion], how: str) -> list[str]:
    return [
        format_html(
            '<a href="{}">“{}” by {}</a>{}',
            reverse("admin:claims_claim_change", args=[each.claim_id]),
            each.as_printed,
            each.claim.speaker,
            how,
        )
        for each in assertions
    ]


def _counted(strict: int, loose: int) -> str:
    more = "+" if strict + loose >= MOST_COUNTED else ""
    counts = ((strict, STRICTLY), (loose, LOOSELY))
    return ", ".join(f"{number}{more} {how}" for number, how in counts if number)
