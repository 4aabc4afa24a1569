"""An import meets what was changed, removed or redacted here."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import (
    Claim,
    ClaimTopic,
    Review,
)
from claims.services import curation
from tests.support.builders import (
    make_claim,
    make_topic,
)
from tests.support.importing import (
    KEY,
    REVIEW,
    apart,
    bring,
    counts,
    everything,
    line,
    refusals,
)

pytestmark = pytest.mark.django_db


@apart
def test_a_change_made_here_stands_while_the_line_stays_as_it_was() -> None:
    lines = [line(place="A mailer", topics=[{"slug": "war", "label": "War"}], reviews=[REVIEW])]
    bring(*lines)
    claim = Claim.objects.get()
    claim.place = "Rzeszów"
    claim.save()
    ClaimTopic.objects.create(claim=claim, topic=make_topic(slug="more"))
    Review.objects.update(verdict="false")
    before = everything()

    summary, _ = bring(*lines)

    assert (summary.unchanged, summary.kept) == (1, 1)
    assert everything() == before


@apart
def test_a_part_removed_here_does_not_come_back() -> None:
    lines = [line(topics=[{"slug": "war", "label": "War"}, {"slug": "sea", "label": "Sea"}])]
    bring(*lines)
    ClaimTopic.objects.filter(topic__slug="war").delete()

    summary, _ = bring(*lines)

    assert (summary.unchanged, summary.kept) == (1, 1)
    assert Claim.objects.get().topics.get().slug == "sea"


@apart
def test_what_the_line_changes_is_taken_beside_a_change_made_here() -> None:
    bring(line(place="A mailer"))
    Claim.objects.update(place="Rzeszów")

    assert counts(line(place="A mailer", statement="Other words.")) == (0, 1, 0, 0)

    claim = Claim.objects.get()
    assert (claim.place, claim.statement) == ("Rzeszów", "Other words.")


@apart
def test_a_change_on_both_sides_is_for_a_person_to_settle() -> None:
    bring(line(place="A mailer"))
    Claim.objects.update(place="Rzeszów")

    assert refusals(line(place="Kraków")) == [(1, "place", "changed_here")]

    assert Claim.objects.get().place == "Rzeszów"


def test_a_claim_made_here_is_changed_by_a_line_that_names_its_id() -> None:
    claim = make_claim(statement="As it was.", status="draft")

    assert counts({"id": str(claim.pk), "statement": "As it is."}) == (0, 1, 0, 0)

    claim.refresh_from_db()
    assert (claim.statement, claim.status, claim.kind) == ("As it is.", "draft", "quantity")


@pytest.mark.parametrize("named", [line(id=KEY.format(1)), line()], ids=["by id", "by dataset"])
def test_a_redacted_claim_is_not_imported_again(named: Any) -> None:
    bring(named, publish=True)
    curation.redact(entry=Claim.objects.get(), reason="By order of a court.", by=None)

    assert refusals(named, publish=True) == [(1, "", "redacted")]

    assert Claim.objects.get().statement == ""
