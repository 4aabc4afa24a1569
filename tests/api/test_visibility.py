"""What is not public appears nowhere: not in a list, a record, a filter or a refusal."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from claims.api.filtering import fields
from claims.api.read.resources import RESOURCES
from claims.models import Claim, Status
from claims.services import curation
from tests.support import builders
from tests.support.asking import ROOT, ask, assert_problem, ids, pages
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

HIDDEN = [Status.DRAFT, Status.IN_REVIEW, Status.REJECTED]
SECRET = "Xyzzy"  # stands in every text of what is hidden, and in nothing else
PATHS = {
    "claim": "claims",
    "speaker": "speakers",
    "source": "sources",
    "numericassertion": "assertions",
    "measure": "measures",
    "review": "reviews",
    "topic": "topics",
    "relation": "relations",
}


def make_hidden(status: str, public: Claim) -> list[Any]:
    """A claim that is not public, with all that only it uses, tied to one that is."""
    n = SECRET.lower() + status.replace("_", "")
    speaker = builders.make_speaker(name=f"{SECRET} {status}", slug=f"{n}-speaker", country="XY")
    builders.make_alias(speaker=speaker, name=f"{SECRET} alias")
    builders.make_identifier(speaker=speaker, scheme=n, value=SECRET)
    post = builders.make_speaker(name=f"{SECRET} ministry", slug=f"{n}-post")
    builders.make_role(speaker=speaker, title=f"{SECRET} minister", organization=post)
    source = builders.make_source(
        title=f"{SECRET} source",
        url=f"https://{n}.example/",
        publisher=builders.make_speaker(name=SECRET, slug=n),
    )
    builders.make_snapshot(source=source, text=SECRET)
    broader = builders.make_topic(label=f"{SECRET} broader", slug=f"{n}-broader")
    topic = builders.make_topic(label=f"{SECRET} topic", slug=f"{n}-topic", broader=broader)
    measure = builders.make_measure(label=f"{SECRET} measure", slug=f"{n}-measure")
    claim = builders.make_claim(
        statement=f"{SECRET} statement",
        quote=f"{SECRET} quote",
        place=f"{SECRET}ville",
        status=status,
        speaker=speaker,
        origin=n,
        origin_id=SECRET,
    )
    reviewer = builders.make_speaker(name=f"{SECRET} desk", slug=f"{n}-desk")
    review = builders.make_review(claim=claim, reviewer=reviewer, rating=SECRET, summary=SECRET)
    builders.make_evidence(review=review, source=builders.make_source(title=f"{SECRET} evidence"))
    builders.make_attribution(claim=claim, speaker=reviewer, source=source)
    builders.make_appearance(claim=claim, source=source, exact=SECRET)
    builders.make_claim_topic(claim=claim, topic=topic)
    assertion = builders.make_assertion(claim=claim, measure=measure, as_printed=SECRET)
    relations = [
        builders.make_relation(subject=claim, object=public, note=SECRET),
        builders.make_relation(
            subject=public,
            object=claim,
            kind="repeats" if status == "draft" else "updates",
            note=SECRET,
        ),
    ]
    return [
        claim,
        speaker,
        post,
        source,
        source.publisher,
        broader,
        topic,
        measure,
        reviewer,
        review,
        assertion,
        *relations,
    ]


@pytest.fixture
def world() -> SimpleNamespace:
    world = make_world()
    public = builders.make_claim(status="published")
    hidden = [row for status in HIDDEN for row in make_hidden(status, public)]
    return SimpleNamespace(public=public, unseen=hidden, **vars(world))


def assert_nothing_hidden(world: SimpleNamespace, content: bytes, *, asked: str = "") -> None:
    text = content.decode().replace(asked, "") if asked else content.decode()
    assert SECRET not in text
    assert SECRET.lower() not in text
    assert not [row for row in world.unseen if str(row.pk) in text]


def test_no_list_and_no_record_shows_what_is_hidden(world: SimpleNamespace) -> None:
    for name in RESOURCES:
        for order in set(RESOURCES[name].orderings) - {"-rank"}:
            found = pages(f"{ROOT}{name}/", {"page_size": 100, "ordering": order})
            records = [record for page in found for record in page["results"]]
            assert records
        for record in records[:20]:
            response = ask(f"{ROOT}{name}/{record.get('id') or 'km'}/")
            assert response.status_code == 200
            assert_nothing_hidden(world, response.content)
        assert_nothing_hidden(world, str(records).encode())


def test_the_address_of_what_is_hidden_is_like_one_that_does_not_exist(
    world: SimpleNamespace,
) -> None:
    for row in [*world.unseen, world.draft, world.hidden, world.hidden_source, world.to_draft]:
        place = f"{ROOT}{PATHS[row._meta.model_name]}/"
        addresses = [f"{place}{row.pk}/"] + (
            [f"{place}{row.slug}/"] if hasattr(row, "slug") else []
        )
        for address in addresses:
            problem = assert_problem(ask(address), 404, "not_found")
            nowhere = assert_problem(ask(f"{place}01890a5d-ac96-774b-bcce-b302099a8057/"), 404)
            assert problem | {"request_id": ""} == nowhere | {"request_id": ""}


def test_no_filter_finds_what_is_hidden(world: SimpleNamespace) -> None:
    keys = {str(row.pk) for row in world.unseen}
    slugs = {row.slug for row in world.unseen if hasattr(row, "slug")}
    origins = {row.origin for row in world.unseen if getattr(row, "origin", "")}
    words = {
        SECRET,
        f"{SECRET} statement",
        "XY",
        *origins,
        *(f"{origin}:{SECRET}" for origin in origins),
    }

    for name in RESOURCES:
        for parameter, declared in RESOURCES[name].filterset_class.base_filters.items():
            is_key = isinstance(declared.field, fields.Id | fields.Key)
            for value in sorted(keys | slugs if is_key else words):
                response = ask(f"{ROOT}{name}/", {parameter: value})
                if response.status_code == 200:
                    assert response.json()["results"] == [], (name, parameter, value)
                else:
                    assert_problem(response, 400)


def test_facts_of_hidden_claims_do_not_sway_the_answers_on_public_ones(
    world: SimpleNamespace,
) -> None:
    """A public claim repeats a hidden one: the hidden one's review is not seen through it."""
    assert str(world.public.pk) not in ids("claims", verdict="mixture")
    assert ask(f"{ROOT}claims/{world.public.pk}/").json()["reviews"] == []
    assert ask(f"{ROOT}claims/{world.public.pk}/").json()["relations"] == []


def test_a_refusal_does_not_tell_of_what_is_hidden(world: SimpleNamespace) -> None:
    response = ask(f"{ROOT}claims/", {"status": "in_review"})

    problem = assert_problem(response, 400)
    assert problem["errors"][0]["allowed"] == ["published", "retracted"]
    assert_nothing_hidden(world, response.content)


def test_publishing_shows_all_of_it_and_only_it(world: SimpleNamespace) -> None:
    draft = world.unseen[0]

    curation.publish(claim=Claim.objects.get(pk=draft.pk), by=None)

    assert str(draft.pk) in ids("claims", q=SECRET)
    assert len(ids("claims", q=SECRET)) == 1
    assert len(ids("measures", label=SECRET)) == len(ids("reviews", claim=draft.pk)) == 1
    assert len(ids("relations", claim=draft.pk)) == 2
    assert len(ids("topics", label=SECRET)) == 2
