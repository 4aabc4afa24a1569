"""Which claims stand under an entry follows what is written, whatever the path and the order.

A second account of it is made here by other means, from the tables themselves.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction

from claims.models import (
    Appearance,
    Claim,
    ClaimListing,
    ClaimTopic,
    NumericAssertion,
    Topic,
)
from claims.services import curation
from tests.support import builders, verbs
from tests.support.builders import NOON
from tests.support.client import ids, listed
from tests.support.patience import PATIENCE
from tests.support.writers import one_before_the_other_commits

pytestmark = pytest.mark.django_db(transaction=True)
Rows = set[tuple[Any, Any, Any]]


def kept() -> Rows:
    return set(ClaimListing.objects.values_list("claim_id", "entry", "said_at"))


def due() -> Rows:
    """Every claim that is listed, under all it has and all that is broader."""
    broader = dict(Topic.objects.values_list("id", "broader_id"))
    rows: Rows = set()
    public = Claim.objects.filter(
        status__in=["published", "retracted"], redacted_at=None, merged_into=None
    )
    for claim in public:
        entries = {*claim.assertions.values_list("measure_id", flat=True)}
        entries |= {*claim.appearances.values_list("source_id", flat=True)}
        for topic in claim.claim_topics.values_list("topic_id", flat=True):
            while topic:
                entries.add(topic)
                topic = broader[topic]
        rows |= {(claim.pk, entry, claim.said_at) for entry in entries}
    return rows


@pytest.fixture
def it() -> SimpleNamespace:
    """A published claim with two assertions of one measure, and a draft with as much."""
    wide = builders.make_topic()
    narrow = builders.make_topic(broader=wide)
    measure, source = builders.make_measure(), builders.make_source()
    claims = [builders.make_claim(status=status) for status in ("published", "draft")]
    for claim in claims:
        builders.make_claim_topic(claim=claim, topic=narrow)
        for position in (1, 2):
            builders.make_assertion(claim=claim, measure=measure, position=position)
        builders.make_appearance(claim=claim, source=source)
    return SimpleNamespace(
        claim=claims[0], draft=claims[1], wide=wide, narrow=narrow, measure=measure, source=source
    )


CHANGES: dict[str, Callable[[SimpleNamespace], Any]] = {
    "nothing": lambda it: None,
    "published": lambda it: Claim.objects.filter(pk=it.draft.pk).update(status="published"),
    "retracted": lambda it: verbs.retract(claim=it.claim, reason="Wrong.", by=None),
    "redacted": lambda it: curation.redact(entry=it.claim, reason="A court.", by=None),
    "merged": lambda it: curation.merge(
        entry=it.claim, into=builders.make_claim(status="published"), by=None
    ),
    "said at another time": lambda it: Claim.objects.filter(pk=it.claim.pk).update(
        said_at=NOON + timedelta(days=1)
    ),
    "said at no known time": lambda it: Claim.objects.filter(pk=it.claim.pk).update(
        said_at=None, said_precision=""
    ),
    "a topic more": lambda it: builders.make_claim_topic(claim=it.claim),
    "another topic": lambda it: ClaimTopic.objects.update(topic=builders.make_topic()),
    "a topic less": lambda it: ClaimTopic.objects.all().delete(),
    "the broader one as well": lambda it: builders.make_claim_topic(claim=it.claim, topic=it.wide),
    "a topic moved": lambda it: Topic.objects.filter(pk=it.narrow.pk).update(
        broader=builders.make_topic(broader=builders.make_topic())
    ),
    "a topic moved to the top": lambda it: Topic.objects.filter(pk=it.narrow.pk).update(
        broader=None
    ),
    "a topic merged": lambda it: curation.merge(entry=it.wide, into=builders.make_topic(), by=None),
    "one figure of two": lambda it: NumericAssertion.objects.filter(position=2).delete(),
    "another measure": lambda it: NumericAssertion.objects.update(measure=builders.make_measure()),
    "a measure merged": lambda it: curation.merge(
        entry=it.measure, into=builders.make_measure(), by=None
    ),
    "a source more": lambda it: builders.make_appearance(claim=it.claim),
    "another source": lambda it: Appearance.objects.update(source=builders.make_source()),
    "parts of another claim": lambda it: Appearance.objects.update(
        claim=builders.make_claim(status="published"), start=None
    ),
    "by SQL": lambda it: connection.cursor().execute(
        "UPDATE claims_claim SET status = 'published' WHERE id = %s", [it.draft.pk]
    ),
    "deleted": lambda it: it.draft.delete(),
}

SAME = {"nothing", "deleted", "retracted", "one figure of two", "the broader one as well"}


@pytest.mark.parametrize("change", CHANGES)
def test_a_claim_stands_under_what_it_has(it: SimpleNamespace, change: str) -> None:
    if change == "parts of another claim":
        Appearance.objects.filter(claim=it.draft).delete()

    before = kept()

    CHANGES[change](it)

    assert kept() == due()
    assert (kept() == before) == (change in SAME)


@pytest.mark.parametrize(
    ("first", "second"), [*permutations(["topic", "claim", "figure", "broader"], 2)]
)
def test_of_two_writers_the_second_sees_what_the_first_wrote(
    it: SimpleNamespace, first: str, second: str
) -> None:
    other_topic, other_measure = builders.make_topic(), builders.make_measure()
    steps: dict[str, Callable[[], Any]] = {
        "topic": lambda: builders.make_claim_topic(claim=it.claim, topic=other_topic),
        "claim": lambda: Claim.objects.filter(pk=it.claim.pk).update(
            said_at=None, said_precision=""
        ),
        "figure": lambda: builders.make_assertion(
            claim=it.claim, measure=other_measure, position=3
        ),
        "broader": lambda: Topic.objects.filter(pk=other_topic.pk).update(broader=it.wide),
    }

    one_before_the_other_commits(steps[first], steps[second])

    assert kept() == due()


def test_two_who_add_to_one_draft_do_not_bar_each_other(it: SimpleNamespace) -> None:
    def meanwhile() -> None:
        builders.make_claim_topic(claim=it.draft)
        connection.close()

    with transaction.atomic():
        builders.make_claim_topic(claim=it.draft)
        other = threading.Thread(target=meanwhile)
        other.start()
        other.join(PATIENCE)
        assert not other.is_alive()

    assert it.draft.claim_topics.count() == 3


def test_a_claim_is_listed_once_under_each_of_its_entries(it: SimpleNamespace) -> None:
    for query in (
        {"topic": it.wide.slug},
        {"topic": it.narrow.pk},
        {"measure": it.measure.slug},
        {"source": it.source.pk},
        {"topic": it.wide.slug, "measure": it.measure.slug, "source": it.source.pk},
        {"topic": it.wide.slug, "ordering": "-modified"},
    ):
        found = [record["id"] for record in listed("claims", **query)]

        assert found == [str(it.claim.pk)], query


def test_conditions_beside_an_entry_are_of_the_same_row(it: SimpleNamespace) -> None:
    other = builders.make_source(kind="dataset")
    builders.make_appearance(claim=it.claim, source=other)
    builders.make_assertion(claim=it.claim, position=3, low=7, high=7, as_printed="7")

    assert ids("claims", source=it.source.pk, source__kind="dataset") == set()
    assert ids("claims", source=other.pk, source__kind="dataset") == {str(it.claim.pk)}
    assert ids("claims", measure=it.measure.slug, max=100) == set()
    assert ids("claims", measure=it.measure.slug, min=100) == {str(it.claim.pk)}
