"""Records under their addresses: whole, versioned, and still there when merged or redacted."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.api.read.resources import RESOURCES
from claims.models import Claim, NumericAssertion, RecordVersion, Source, Speaker
from claims.services import curation
from tests.support import builders, verbs
from tests.support.client import ROOT, ask, assert_problem, listed
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

OWN_OF = {
    "claims": "claim",
    "speakers": "minister",
    "sources": "article",
    "assertions": "assertion",
    "measures": "killed",
    "reviews": "review",
    "topics": "losses",
    "relations": "updates",
}


@pytest.fixture
def world() -> SimpleNamespace:
    return make_world()


def address(name: str, row: Any) -> str:
    return f"{ROOT}{name}/{row.pk}/"


def test_a_claim_is_answered_whole(world: SimpleNamespace) -> None:
    record_version = RecordVersion.objects.get(pk=world.claim.pk)
    world.claim.refresh_from_db()

    record = ask(address("claims", world.claim)).json()

    assert record == {
        "id": str(world.claim.pk),
        "status": "published",
        "kind": "quantity",
        "statement": "At least 331 people were killed.",
        "speaker": speaker_ref(world.minister),
        "root_speaker": speaker_ref(world.witness),
        "attributions": [
            {
                "position": 1,
                "speaker": speaker_ref(world.minister),
                "verb": "quoted",
                "source": None,
            },
            {
                "position": 2,
                "speaker": speaker_ref(world.witness),
                "verb": "said",
                "source": source_ref(world.report, world.desk, None),
            },
        ],
        "said_at": "2022-03-05",
        "place": "Rzeszów",
        "language": "en",
        "quote": "at least 331",
        "quote_type": "direct",
        "quote_translation": "at least 331",
        "assertions": [at_least_331(world), more_than_doubled(world)],
        "appearances": [
            {
                "id": str(world.appearance.pk),
                "source": source_ref(world.article, world.outlet, "2022-03-05"),
                "is_first": True,
                "exact": "at least 331",
                "prefix": "that ",
                "suffix": " died",
                "start": 3,
                "end": 15,
            }
        ],
        "topics": [{"id": str(world.losses.pk), "slug": "losses", "label": "Losses"}],
        "reviews": [review_of(world), review_of_the_first(world)],
        "relations": [
            {
                "id": str(relation.pk),
                "kind": relation.kind,
                "direction": "out",
                "claim": claim_ref(other),
                "note": relation.note,
                "retraction_reason": "",
            }
            for relation, other in ((world.updates, world.earlier), (world.repeats, world.first))
        ],
        "first_published_at": written(world.claim.first_published_at),
        "retraction_reason": "",
        "merged_into": None,
        "dataset": "",
        "dataset_id": "",
        "redacted_at": None,
        "redaction_reason": "",
        "version": record_version.version,
        "modified": written(record_version.changed_at),
    }


def written(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%S.%f}Z"


def speaker_ref(speaker: Speaker) -> dict[str, Any]:
    return {"id": str(speaker.pk), "slug": speaker.slug, "name": speaker.name, "kind": speaker.kind}


def claim_ref(claim: Claim) -> dict[str, Any]:
    return {"id": str(claim.pk), "statement": claim.statement, "status": "published"}


def source_ref(source: Source, publisher: Speaker, published: str | None) -> dict[str, Any]:
    return {
        "id": str(source.pk),
        "kind": source.kind,
        "title": source.title,
        "url": source.url,
        "publisher": speaker_ref(publisher),
        "published_at": published,
    }


def at_least_331(world: SimpleNamespace) -> dict[str, Any]:
    at_least = {"low": "331", "high": None, "low_inclusive": True, "high_inclusive": False}
    return {
        "id": str(world.assertion.pk),
        "position": 1,
        "as_printed": "at least 331",
        "quote_start": 0,
        "quote_end": 12,
        "measure": {
            "id": str(world.killed.pk),
            "slug": "killed",
            "label": "People killed",
            "unit": "1",
            "temporal_kind": "cumulative",
        },
        "comparator": "ge",
        "low": "331",
        "high": None,
        "best": "340",
        "multiplier": "1",
        "unit": "1",
        "precision": "exact",
        "resolution": None,
        "form": "absolute",
        "direction": "",
        "as_of": {"from": "2022-03-04", "to": "2022-03-04"},
        "period": None,
        "event": {
            "id": str(world.strike.pk),
            "label": "Strike on a station",
            "kind": "strike",
            "start": "2022-03-05",
            "end": "2022-03-05",
            "place": "Kramatorsk",
        },
        "observation_status": "normal",
        "baseline": None,
        "baseline_assertion": None,
        "note": "n",
        "read_by": "curator",
        "interval": at_least,
        "stated": at_least | {"high": "331", "high_inclusive": True},
        "canonical": at_least,
        "basis": "printed",
        "derivation": None,
    }


def more_than_doubled(world: SimpleNamespace) -> dict[str, Any]:
    return at_least_331(world) | {
        "id": str(world.change.pk),
        "position": 2,
        "as_printed": "more than doubled",
        "quote_start": None,
        "quote_end": None,
        "comparator": "gt",
        "low": "2",
        "form": "ratio",
        "direction": "up",
        "best": None,
        "as_of": None,
        "event": None,
        "note": "",
        "baseline": {"from": "2022-03-01", "to": "2022-03-01"},
        "baseline_assertion": str(world.base.pk),
        "interval": {"low": "2", "high": None, "low_inclusive": False, "high_inclusive": False},
        "stated": None,
        "canonical": {
            "low": "640",
            "high": None,
            "low_inclusive": False,
            "high_inclusive": False,
        },
        "basis": "resolved",
        "derivation": {
            "rule": "ratio.up",
            "baseline": {
                "id": str(world.base.pk),
                "claim": str(world.earlier.pk),
                "as_printed": "320",
            },
            "explanation": "more than 2 × 320 = more than 640",
        },
    }


def review_of(world: SimpleNamespace) -> dict[str, Any]:
    return {
        "id": str(world.review.pk),
        "reviewer": speaker_ref(world.desk),
        "title": "Checked",
        "url": "https://desk.example/1",
        "reviewed_at": "2022-03-05",
        "rating": "Half True",
        "rating_value": "3",
        "rating_worst": "1",
        "rating_best": "5",
        "verdict": "mixture",
        "verdict_by": "curator",
        "summary": "So so.",
        "retraction_reason": "",
        "through": None,
    }


def review_of_the_first(world: SimpleNamespace) -> dict[str, Any]:
    """The review of the utterance that the claim repeats."""
    return review_of(world) | {
        "id": str(world.first_review.pk),
        "title": "",
        "url": "",
        "reviewed_at": None,
        "rating": "True",
        "rating_value": None,
        "rating_worst": None,
        "rating_best": None,
        "verdict": "true",
        "summary": "",
        "through": str(world.first.pk),
    }


def test_an_assertion_by_itself_is_that_of_its_claim_with_a_reference_to_it(
    world: SimpleNamespace,
) -> None:
    [within] = [
        a for a in ask(address("claims", world.claim)).json()["assertions"] if a["position"] == 1
    ]

    record = ask(address("assertions", world.assertion)).json()

    who = {name: record.pop(name) for name in ("speaker", "root_speaker", "source")}
    when = {name: record.pop(name) for name in ("said_at", "place")}
    assert record == within | {"claim": claim_ref(world.claim)}
    claim = ask(address("claims", world.claim)).json()
    assert when == {name: claim[name] for name in when}
    assert who["speaker"]["id"] == claim["speaker"]["id"]


@pytest.mark.parametrize("name", OWN_OF)
def test_a_list_shows_the_same_record_as_its_address(world: SimpleNamespace, name: str) -> None:
    row = getattr(world, OWN_OF[name])

    [in_list] = [record for record in listed(name) if record["id"] == str(row.pk)]

    response = ask(address(name, row))
    assert response.json() == in_list
    assert response["Content-Location"] == address(name, row)


@pytest.mark.parametrize(
    ("name", "row"), [("speakers", "minister"), ("measures", "killed"), ("topics", "losses")]
)
def test_an_entry_answers_to_its_slug(world: SimpleNamespace, name: str, row: str) -> None:
    entry = getattr(world, row)

    response = ask(f"{ROOT}{name}/{entry.slug}/")

    assert response.json()["id"] == str(entry.pk)
    assert response["Content-Location"] == address(name, entry)


@pytest.mark.parametrize("code", ["1", "%25", "km%2Fh", "km/h", "USD"])
def test_a_unit_answers_to_its_code(code: str) -> None:
    response = ask(f"{ROOT}units/{code}/")

    assert response.json()["code"] == code.replace("%25", "%").replace("%2F", "/")


@pytest.mark.parametrize("name", OWN_OF)
def test_who_has_a_record_already_is_told_so(world: SimpleNamespace, name: str) -> None:
    place = address(name, getattr(world, OWN_OF[name]))
    with builders.record_versions_by_hand():  # a second that is not over yet has no date
        RecordVersion.objects.update(changed_at=builders.NOON)
    first = ask(place)

    by_tag = ask(place, if_none_match=first["ETag"])
    by_weak_tag = ask(place, if_none_match=f'"other", W/{first["ETag"]}')
    by_date = ask(place, if_modified_since=first["Last-Modified"])
    other = ask(place, if_none_match='"other"')

    assert [r.status_code for r in (by_tag, by_weak_tag, by_date, other)] == [304, 304, 304, 200]
    assert by_tag.content == b""
    assert by_tag["ETag"] == first["ETag"] == other["ETag"]
    assert not first["ETag"].startswith("W/")
    assert_problem(ask(place, if_match='"other"'), 412, "precondition_failed")


@pytest.mark.parametrize("name", ["claims", "assertions"])
def test_a_change_of_what_a_record_shows_changes_its_tag(world: SimpleNamespace, name: str) -> None:
    place = address(name, getattr(world, OWN_OF[name]))
    before = ask(place)
    with (
        builders.record_versions_by_hand()
    ):  # as if the world had been made in a transaction before
        RecordVersion.objects.update(changed_xid=1)

    NumericAssertion.objects.filter(pk=world.assertion.pk).update(low=332)

    after = ask(place, if_none_match=before["ETag"])
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert after.json() != before.json()


def test_a_head_request_answers_without_a_body(world: SimpleNamespace) -> None:
    response = ask(address("claims", world.claim), method="head")

    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"]


def test_a_merged_entry_leads_to_its_survivor(world: SimpleNamespace) -> None:
    old = builders.make_speaker(slug="ada-old")
    builders.make_claim(speaker=old, status="published")
    curation.merge(entry=old, into=world.minister, by=None)

    by_id, by_slug = ask(address("speakers", old)), ask(f"{ROOT}speakers/ada-old/")

    assert (by_id.status_code, by_slug.status_code) == (301, 301)
    assert by_id["Location"] == by_slug["Location"] == address("speakers", world.minister)
    assert str(old.pk) not in {record["id"] for record in listed("speakers")}
    assert listed("claims", speaker="ada-old") == listed("claims", speaker="ada") != []


def test_a_redacted_object_says_so_and_nothing_else(world: SimpleNamespace) -> None:
    curation.redact(entry=world.claim, reason="A court said so.", by=None)
    row = Claim.objects.get(pk=world.claim.pk)

    problem = assert_problem(ask(address("claims", row)), 410, "redacted")

    assert problem["id"] == str(row.pk)
    assert problem["redaction_reason"] == "A court said so."
    assert problem["redacted_at"] == written(row.redacted_at)
    assert str(row.pk) not in {record["id"] for record in listed("claims")}
    assert_problem(ask(address("assertions", world.assertion)), 404, "not_found")


def test_a_retracted_claim_stays_with_its_reason(world: SimpleNamespace) -> None:
    verbs.retract(claim=world.claim, reason="Misheard.", by=None)

    record = ask(address("claims", world.claim)).json()

    assert (record["status"], record["retraction_reason"]) == ("retracted", "Misheard.")
    assert record in listed("claims", status="retracted")


def test_the_index_leads_everywhere() -> None:
    index = ask(ROOT).json()

    besides = {"parse", "rules", "vocabulary", "schema", "documentation"}
    assert index.keys() == {*RESOURCES, *besides}
    assert {
        name: Client().get(place).status_code for name, place in index.items()
    } == dict.fromkeys(index, 200) | {"parse": 405}


def test_text_is_utf8_and_not_escaped(world: SimpleNamespace) -> None:
    assert "Rzeszów".encode() in ask(address("claims", world.claim)).content


@pytest.mark.parametrize("name", RESOURCES)
def test_ten_rows_cost_as_many_queries_as_one(name: str) -> None:
    for _ in range(10):
        make_rich_claim()
    newest = {} if name == "units" else {"ordering": "-id"}

    counts = []
    for size in (1, 10):
        with CaptureQueriesContext(connection) as queries:
            page = ask(f"{ROOT}{name}/", {"page_size": size} | newest).json()
        assert len(page["results"]) == size
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 25


def make_rich_claim() -> Claim:
    """A public claim with one of everything, all of it its own."""
    claim = builders.make_claim(status="published", quote="331")
    first = builders.make_claim(status="published")
    source, measure = builders.make_source(), builders.make_measure()
    builders.make_alias(speaker=claim.speaker)
    builders.make_identifier(speaker=claim.speaker)
    builders.make_role(speaker=claim.speaker)
    builders.make_snapshot(source=source)
    builders.make_attribution(claim=claim, source=builders.make_source())
    builders.make_appearance(claim=claim, source=source)
    builders.make_claim_topic(claim=claim, topic=builders.make_topic(broader=builders.make_topic()))
    event = builders.make_event_identifier().event
    builders.make_assertion(claim=claim, measure=measure, event=event)
    builders.make_evidence(review=builders.make_review(claim=claim))
    builders.make_review(claim=first)
    builders.make_relation(subject=claim, object=first, kind="repeats")
    builders.make_relation(subject=builders.make_claim(status="published"), object=claim)
    return claim
