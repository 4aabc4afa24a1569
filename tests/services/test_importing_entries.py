"""The speakers, sources, topics and measures that lines refer to: found, made, completed."""

from __future__ import annotations

import pytest

from claims.models import (
    Claim,
    NumericAssertion,
    Role,
    Source,
    Speaker,
    Topic,
)
from claims.services import curation
from tests.support.builders import (
    make_claim,
    make_measure,
    make_source,
    make_speaker,
    make_topic,
)
from tests.support.importing import (
    ADA,
    DESK,
    FIGURE,
    PAGE,
    REVIEW,
    bring,
    counts,
    line,
    refusals,
)

pytestmark = pytest.mark.django_db


def test_merged_entries_lead_to_their_survivors() -> None:
    bring(line())
    ada = Speaker.objects.get(slug="ada")
    survivor = make_speaker(slug="ada-lovelace")
    curation.merge(entry=ada, into=survivor, by=None)

    assert counts(line()) == (0, 0, 1, 0)
    bring(line(2))

    assert {claim.speaker for claim in Claim.objects.all()} == {survivor}


def test_a_merged_claim_is_left_alone() -> None:
    bring(line(topics=[{"slug": "war", "label": "War"}]))
    curation.merge(entry=Claim.objects.get(), into=make_claim(), by=None)

    assert counts(line(topics=[{"slug": "war", "label": "War"}], statement="New.")) == (0, 0, 1, 0)


def test_entries_are_found_by_id_identifier_slug_or_address() -> None:
    ada = make_speaker(slug="somebody")
    ada.identifiers.create(scheme="wikidata", value="Q7259")
    page = make_source(url="https://news.example/1", title="As we know it")
    war, killed = make_topic(slug="war"), make_measure(slug="killed")
    named = {"slug": "other", "identifiers": [{"scheme": "wikidata", "value": "Q7259"}]}

    bring(
        line(
            1,
            speaker=named,
            assertions=[FIGURE],
            topics=[{"slug": "war"}],
            appearances=[{"source": {"url": page.url}}],
        ),
        line(2, speaker={"id": str(ada.pk)}, topics=[{"id": str(war.pk)}]),
    )

    assert Speaker.objects.filter(claims__isnull=False).distinct().get() == ada
    assert (Source.objects.get(), Topic.objects.get()) == (page, war)
    assert NumericAssertion.objects.get().measure == killed
    assert ada.name == Speaker.objects.get(pk=ada.pk).name


def test_a_source_without_an_address_is_known_by_what_it_is() -> None:
    talk = {"kind": "speech", "title": "A talk", "publisher": DESK, "published_at": "2022-03"}
    lines = [line(n, appearances=[{"source": talk}]) for n in (1, 2)]
    bring(*lines)

    bring(line(3, appearances=[{"source": talk | {"published_at": "2023"}}]))

    assert counts(*lines) == (0, 0, 2, 0)
    assert Source.objects.count() == 2


def test_a_line_may_define_an_entry_anywhere_and_name_it_elsewhere() -> None:
    page = PAGE | {"publisher": {"slug": "desk"}}
    desk = DESK | {"roles": [{"organization": {"slug": "ada"}}]}
    chain = [{"speaker": {"slug": "ada"}, "verb": "said"}]

    summary, rejected = bring(
        line(
            appearances=[{"source": page}],
            attributions=chain,
            reviews=[REVIEW | {"reviewer": desk}],
        )
    )

    assert (summary.created, rejected) == (1, [])
    assert Source.objects.get().publisher.slug == "desk"
    assert Role.objects.get().organization.slug == "ada"


def test_topics_that_are_broader_than_each_other_are_refused() -> None:
    one = {"slug": "one", "label": "One", "broader": {"slug": "two"}}
    two = {"slug": "two", "label": "Two", "broader": {"slug": "one"}}

    assert refusals(line(topics=[one, two])) == [(1, "topics[0].broader", "loop")]


def test_entries_that_are_there_are_completed_not_overwritten() -> None:
    make_speaker(slug="ada", name="Ada here", area="")

    bring(line(speaker=ADA | {"area": "Texas", "aliases": [{"name": "A."}]}))

    ada = Speaker.objects.get(slug="ada")
    assert (ada.name, ada.area, ada.aliases.get().name) == ("Ada here", "Texas", "A.")
