"""Full text: what is found follows what is written, by whatever path, and is shown safely."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from claims.models import Appearance, Claim, ClaimDocument, Source, Speaker
from tests.support import builders, verbs
from tests.support.client import ROOT, ask, assert_problem, ids, listed
from tests.support.writers import one_before_the_other_commits

pytestmark = pytest.mark.django_db(transaction=True)

CHANGES: dict[str, Callable[[SimpleNamespace], Any]] = {
    "statement": lambda it: Claim.objects.filter(pk=it.claim.pk).update(statement="A zebra."),
    "quote": lambda it: Claim.objects.filter(pk=it.claim.pk).update(quote="zebra"),
    "speaker renamed": lambda it: Speaker.objects.filter(pk=it.claim.speaker_id).update(
        name="Zebra"
    ),
    "another speaker": lambda it: Claim.objects.filter(pk=it.claim.pk).update(
        speaker=builders.make_speaker(name="Zebra")
    ),
    "source renamed": lambda it: Source.objects.filter(pk=it.source.pk).update(title="Zebra"),
    "another source": lambda it: Appearance.objects.filter(claim=it.claim).update(
        source=builders.make_source(title="Zebra")
    ),
    "a source more": lambda it: builders.make_appearance(
        claim=it.claim, source=builders.make_source(title="Zebra")
    ),
    "by SQL": lambda it: connection.cursor().execute(
        "UPDATE claims_claim SET statement = 'zebra' WHERE id = %s", [it.claim.pk]
    ),
}
PLACES: dict[str, Callable[[SimpleNamespace], Any]] = {
    "said at a time unknown": lambda it: Claim.objects.filter(pk=it.claim.pk).update(
        said_at=None, said_precision=""
    ),
    "published": lambda it: verbs.publish(claim=it.draft, by=None),
    "redacted": lambda it: Claim.objects.filter(pk=it.claim.pk).update(
        redacted_at=timezone.now(), redaction_reason="court order"
    ),
    "merged": lambda it: Claim.objects.filter(pk=it.claim.pk).update(merged_into=it.other),
}


@pytest.fixture
def it() -> SimpleNamespace:
    claim = builders.make_claim(status="published", statement="A horse.", quote="horses")
    source = builders.make_source(title="Horse news")
    builders.make_appearance(claim=claim, source=source)
    other = builders.make_claim(status="published", statement="Nothing else.")
    draft = builders.make_claim(statement="Nothing yet.")
    return SimpleNamespace(claim=claim, source=source, other=other, draft=draft)


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_written_is_found_at_once(it: SimpleNamespace, change: str) -> None:
    assert ids("claims", q="zebra") == set()

    CHANGES[change](it)

    assert ids("claims", q="zebras") == {str(it.claim.pk)}


@pytest.mark.parametrize("change", CHANGES | PLACES)
def test_a_document_is_as_if_it_were_made_anew(it: SimpleNamespace, change: str) -> None:
    (CHANGES | PLACES)[change](it)
    kept = set(ClaimDocument.objects.values_list())

    ClaimDocument.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT onrecord_document(ARRAY(SELECT id FROM claims_claim))")

    assert kept == set(ClaimDocument.objects.values_list())


def test_what_is_gone_is_not_found(it: SimpleNamespace) -> None:
    assert ids("claims", q="news") == {str(it.claim.pk)}

    Appearance.objects.filter(claim=it.claim).delete()

    assert ids("claims", q="news") == set()


def test_a_claim_that_is_deleted_leaves_no_document() -> None:
    draft = builders.make_claim(statement="A zebra.")

    draft.delete()

    assert not ClaimDocument.objects.exists()


@pytest.mark.parametrize("first", ["claim", "name"])
def test_a_claim_written_while_its_speaker_is_renamed_is_found_by_the_new_name(first: str) -> None:
    speaker = builders.make_speaker(name="Horse")
    steps: dict[str, Callable[[], Any]] = {
        "claim": lambda: builders.make_claim(speaker=speaker, status="published"),
        "name": lambda: Speaker.objects.filter(pk=speaker.pk).update(name="Zebra"),
    }
    second = ({"claim", "name"} - {first}).pop()

    one_before_the_other_commits(steps[first], steps[second])

    assert len(ids("claims", q="zebra")) == 1
    assert ids("claims", q="horse") == set()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zebra horse", {"both"}),
        ("zebra or horse", {"zebra", "horse", "both"}),
        ("zebra -horse", {"zebra"}),
        ('"zebra and horse"', {"both"}),
        ('"horse and zebra"', set()),
        ("ZEBRAS", {"zebra", "both"}),
        ("zébra", {"zebra", "both"}),
        ('"zebra', {"zebra", "both"}),
        ("zebra & | ! ( horse", {"both"}),
        ("-zebra", {"horse"}),
    ],
)
def test_words_are_read_as_in_a_web_search(words: str, found: set[str]) -> None:
    texts = {"zebra": "One zebra.", "horse": "One horse.", "both": "A zebra and horse."}
    names = {
        str(builders.make_claim(status="published", statement=text).pk): name
        for name, text in texts.items()
    }

    assert {names[key] for key in ids("claims", q=words)} == found


@pytest.mark.parametrize("words", ["the", "the of and", "!!", "-- ''"])
def test_nothing_to_look_for_is_refused(words: str) -> None:
    problem = assert_problem(ask(f"{ROOT}claims/", {"q": words}), 400, "no_words")

    assert problem["errors"][0]["parameter"] == "q"


def test_a_statement_counts_for_more_than_a_quote_a_name_and_a_title() -> None:
    said = builders.make_claim(status="published", statement="It is a zebra.")
    quoted = builders.make_claim(status="published", statement="It is.", quote="a zebra")
    named = builders.make_claim(
        status="published", statement="So.", speaker=builders.make_speaker(name="Zebra Club")
    )
    titled = builders.make_claim(status="published", statement="So.")
    builders.make_appearance(claim=titled, source=builders.make_source(title="Zebra news"))

    found = [record["id"] for record in listed("claims", q="zebra", ordering="-rank")]

    assert found == [str(claim.pk) for claim in (said, quoted, named, titled)]


def test_ranked_pages_follow_one_another() -> None:
    for number in range(7):
        builders.make_claim(status="published", statement="zebra " * (number + 1))
    query = {"q": "zebra", "ordering": "-rank"}
    whole = [record["id"] for record in listed("claims", **query)]

    page = ask(f"{ROOT}claims/", query | {"page_size": 3}).json()
    seen = [record["id"] for record in page["results"]]
    while page["next"]:
        page = ask(
            page["next"].partition("testserver")[2].partition("?")[0],
            page["next"].partition("?")[2],
        ).json()
        seen += [record["id"] for record in page["results"]]

    assert seen == whole
    assert len(set(seen)) == 7


def test_fragments_are_escaped_but_for_their_marks() -> None:
    claim = builders.make_claim(
        status="published", statement="A <b>zebra</b> & <i>one</i>", quote="zebras"
    )
    page = ask(f"{ROOT}claims/", {"q": "zebra", "highlight": "true"}).json()

    assert page["highlights"] == {
        str(claim.pk): {
            "statement": ["A &lt;b&gt;<mark>zebra</mark>&lt;/b&gt; &amp; &lt;i&gt;one&lt;/i&gt;"],
            "quote": ["<mark>zebras</mark>"],
        }
    }


@pytest.mark.parametrize("query", [{"highlight": "true"}, {"ordering": "-rank"}])
def test_rank_and_fragments_need_words(query: dict[str, str]) -> None:
    problem = assert_problem(ask(f"{ROOT}claims/", query), 400, "needs_words")

    assert problem["errors"][0]["parameter"] in query
