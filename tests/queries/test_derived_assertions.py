"""Who may see what an assertion was derived from, where it is found, and how it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import Claim, NumericAssertion
from claims.services import curation
from tests.support import verbs
from tests.support.builders import make_assertion, make_claim, make_measure
from tests.support.changes import (
    canonical,
    eq,
    gt,
    linked,
    version,
)
from tests.support.client import ROOT, ask, ids

pytestmark = pytest.mark.django_db


def of_draft(**more: Any) -> tuple[NumericAssertion, Claim]:
    """A public change of an assertion that stands in a draft."""
    draft, measure = make_claim(), make_measure()
    base = make_assertion(claim=draft, measure=measure, as_printed="secret 4,000", **eq(4000))
    assertion = make_assertion(
        claim=make_claim(status="published"),
        measure=measure,
        **gt(2),
        form="ratio",
        direction="up",
        baseline_assertion=base,
    )
    return assertion, draft


def public_record(assertion: NumericAssertion) -> dict[str, Any]:
    found: dict[str, Any] = ask(f"{ROOT}assertions/{assertion.pk}/").json()
    return found


def test_a_draft_lends_no_number_to_what_is_public() -> None:
    assertion, _ = of_draft()

    record = public_record(assertion)

    assert (record["canonical"], record["basis"]) == (None, "")
    assert (record["baseline_assertion"], record["derivation"]) == (None, None)
    assert ids("assertions", min="8001") == set()


def test_publishing_the_baseline_resolves_what_is_measured_against_it() -> None:
    assertion, draft = of_draft()
    before = version(assertion.claim)

    verbs.publish(claim=draft, by=None)

    record = public_record(assertion)
    assert record["canonical"]["low"] == "8000"
    assert record["baseline_assertion"] == str(assertion.baseline_assertion_id)
    assert record["derivation"] == {
        "rule": "ratio.up",
        "baseline": {
            "id": str(assertion.baseline_assertion_id),
            "claim": str(draft.pk),
            "as_printed": "secret 4,000",
        },
        "explanation": "more than 2 × 4,000 = more than 8,000",
    }
    assert str(assertion.pk) in ids("assertions", min="8001")
    assert version(assertion.claim) == before, "a version rises once in a transaction"


def test_a_draft_at_the_end_of_a_chain_lends_it_nothing() -> None:
    middle, draft = of_draft()
    last = make_assertion(
        claim=make_claim(status="published"),
        measure=middle.measure,
        **eq(500),
        form="difference",
        direction="up",
        baseline_assertion=middle,
    )
    before = public_record(last)["derivation"]

    verbs.publish(claim=draft, by=None)

    assert (before["rule"], "no interval of its own" in before["explanation"]) == (
        "unresolved",
        True,
    )
    assert canonical(last) == "(8500,)"


def test_a_retracted_baseline_still_counts() -> None:
    assertion, claim = of_draft()
    verbs.publish(claim=claim, by=None)

    verbs.retract(claim=claim, reason="A slip.", by=None)

    assert canonical(assertion) == "(8000,)"


@pytest.mark.django_db(transaction=True)
def test_a_redacted_baseline_is_gone_from_everywhere() -> None:
    assertion, claim = of_draft()
    verbs.publish(claim=claim, by=None)
    public_record(assertion)
    before = version(assertion.claim)

    curation.redact(entry=claim, reason="A court said so.", by=None)

    assert canonical(assertion) is None
    assert (assertion.baseline_assertion, assertion.derivation) == (None, None)
    assert "secret" not in ask(f"{ROOT}claims/{assertion.claim_id}/").content.decode()
    assert version(assertion.claim) == before + 1


def test_assertions_of_one_claim_are_resolved_before_it_is_public() -> None:
    claim, measure = make_claim(), make_measure()
    base = make_assertion(claim=claim, measure=measure, **eq(4000))

    change = {"form": "ratio", "direction": "up", "baseline_assertion": base, "position": 2}
    assertion = make_assertion(claim=claim, measure=measure, **gt(2), **change)

    assert canonical(assertion) == "(8000,)"


def test_what_is_resolved_is_found_in_the_units_of_what_is_counted() -> None:
    assertion = linked(
        eq(12, unit_id="%"),
        "percent_change up",
        eq(5, unit_id="[mi_i]"),
        make_measure(unit_id="km"),
    )

    assert str(assertion.pk) in ids("assertions", min="9.012 km", max="9.013 km")  # 5 mi × 1.12
    assert ids("assertions", min="12 %", max="12 %") == set()
    assert str(assertion.pk) not in ids("assertions", min="9 km", max="10 km", mode="stated")


def page_of(assertion: NumericAssertion) -> str:
    text: str = ask(f"{ROOT}assertions/{assertion.pk}/", accept="text/html").content.decode()
    return text


def test_a_page_says_how_a_change_was_resolved_and_that_it_was_not() -> None:
    assertion, claim = of_draft()
    unresolved = page_of(assertion)
    verbs.publish(claim=claim, by=None)

    page = page_of(assertion)

    assert "Not resolved: its baseline is not on record." in unresolved
    assert "more than 2 × 4,000 = more than 8,000" in page
    assert f'<a href="{ROOT}assertions/{assertion.baseline_assertion_id}/">secret 4,000</a>' in page
    assert "its baseline is not on record" not in page


def test_a_table_has_the_derivation_in_columns() -> None:
    assertion = linked(gt(2), "ratio up", eq(4000), make_measure())

    query = {"format": "csv", "fields": "derivation", "form": "ratio"}
    lines = ask(f"{ROOT}assertions/", query).content.decode().split("\r\n")

    baseline = assertion.baseline_assertion
    assert lines[0] == ",".join(
        f"derivation.{name}"
        for name in (
            "rule",
            "baseline.id",
            "baseline.claim",
            "baseline.as_printed",
            "explanation",
        )
    )
    assert lines[1] == (
        f'ratio.up,{baseline.pk},{baseline.claim_id},base,"more than 2 × 4,000 = more than 8,000"'
    )
