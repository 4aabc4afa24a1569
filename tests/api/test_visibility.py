"""What is not public appears nowhere: not in a list, a record, a filter or a refusal."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from claims.api.filtering import fields
from claims.api.read.resources import RESOURCES
from claims.models import Claim
from tests.support import builders, verbs
from tests.support.client import ROOT, ask, assert_problem, ids, pages
from tests.support.hidden import HIDDEN, SECRET, assert_nothing_hidden, make_hidden
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

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


@pytest.fixture
def world() -> SimpleNamespace:
    world = make_world()
    public = builders.make_claim(status="published")
    hidden = [row for status in HIDDEN for row in make_hidden(status, public)]
    return SimpleNamespace(public=public, unseen=hidden, **vars(world))


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
    datasets = {row.dataset for row in world.unseen if getattr(row, "dataset", "")}
    words = {
        SECRET,
        f"{SECRET} statement",
        "XY",
        *datasets,
        *(f"{dataset}:{SECRET}" for dataset in datasets),
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

    verbs.publish(claim=Claim.objects.get(pk=draft.pk), by=None)

    assert str(draft.pk) in ids("claims", q=SECRET)
    assert len(ids("claims", q=SECRET)) == 1
    assert len(ids("measures", label=SECRET)) == len(ids("reviews", claim=draft.pk)) == 1
    assert len(ids("relations", claim=draft.pk)) == 2
    assert len(ids("topics", label=SECRET)) == 2
