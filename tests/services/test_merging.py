"""A merge moves everything in a few statements, notes what it moved, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.models import (
    Claim,
    Event,
    Measure,
    Merge,
    MergeMove,
    Relation,
    Source,
    Speaker,
    SpeakerAlias,
    Topic,
)
from claims.services import curation
from tests.support import builders
from tests.support.client import LISTS, ROOT, ask, pages
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

# What tells when a record changed, not what it says.
RECORDS = [place for place in LISTS if not place.endswith("/units/")]
OF_CHANGE = {"version", "modified_at", "changed_at", "updated_at", "last_changed_at"}


@pytest.fixture
def user() -> User:
    return User.objects.create_user("curator")


def said(record: Any) -> Any:
    if isinstance(record, dict):
        return {name: said(value) for name, value in record.items() if name not in OF_CHANGE}
    return [said(each) for each in record] if isinstance(record, list) else record


def public_records(places: Sequence[str] = RECORDS) -> dict[str, Any]:
    """Every public record, by its address: merged ones lead to their survivors."""
    found = {}
    for place in places:
        for page in pages(place, {"page_size": 100}):
            found |= {f"{place}{each['id']}": said(each) for each in page["results"]}
    return found


def versions() -> dict[str, int]:
    return {
        f"{place}{each['id']}": each["version"]
        for place in RECORDS
        for page in pages(place, {"page_size": 100})
        for each in page["results"]
        if "version" in each
    }


def twin_of_speaker(world: Any) -> tuple[Any, Any]:
    twin = builders.make_speaker(name="Ada M.", country="UA")
    builders.make_alias(speaker=twin, name="A. Minister", language="pl")
    builders.make_alias(speaker=twin, name="Ada")
    builders.make_identifier(speaker=twin)
    builders.make_role(speaker=twin, organization=world.ministry)
    builders.make_claim(speaker=twin, status="published")
    builders.make_source(publisher=twin)
    builders.make_review(claim=world.first, reviewer=twin)
    return twin, world.minister


def twin_of_source(world: Any) -> tuple[Any, Any]:
    builders.make_appearance(claim=world.first, source=world.report)
    builders.make_appearance(claim=world.claim, source=world.report)
    builders.make_snapshot(source=world.report, text="So at least 331 people.")
    return world.report, world.article


def twin_of_topic(world: Any) -> tuple[Any, Any]:
    twin = builders.make_topic(broader=world.war)
    builders.make_topic_alias(topic=twin, name="Casualties", language="en")
    for claim in (world.claim, world.first):
        builders.make_claim_topic(claim=claim, topic=twin)
    return twin, world.losses


def twin_of_event(world: Any) -> tuple[Any, Any]:
    twin = builders.make_event(place="Kramatorsk station")
    builders.make_event_identifier(event=twin)
    claim = builders.make_claim(status="published")
    builders.make_assertion(claim=claim, measure=world.killed, event=twin)
    return twin, world.strike


def twin_of_measure(world: Any) -> tuple[Any, Any]:
    same = {"temporal_kind": "cumulative", "start": world.killed.start, "unit_id": "1"}
    twin = builders.make_measure(part_of=world.dead, description="All dead.", **same)
    builders.make_measure_alias(measure=twin, name="Deaths", language="en")
    builders.make_measure(part_of=twin, **same)
    claim = builders.make_claim(status="published")
    builders.make_assertion(claim=claim, measure=twin)
    return twin, world.killed


def twin_of_claim(world: Any) -> tuple[Any, Any]:
    twin = builders.make_claim(speaker=world.minister, status="published", place="Lviv")
    builders.make_assertion(claim=twin, measure=world.killed)
    builders.make_appearance(claim=twin, source=world.report, is_first=True)
    there = {"start": 3, "end": 15, "exact": "at least 331"}
    builders.make_appearance(claim=twin, source=world.article, **there)
    builders.make_claim_topic(claim=twin, topic=world.losses)
    builders.make_review(claim=twin)
    builders.make_relation(subject=twin, object=world.claim, kind="supports")
    builders.make_relation(subject=twin, object=world.earlier, kind="updates")
    builders.make_relation(subject=world.first, object=twin, kind="supports")
    return twin, world.claim


TWINS = {
    Speaker: (twin_of_speaker, {"country"}),
    Source: (twin_of_source, {"kind", "title"}),
    Topic: (twin_of_topic, {"label"}),
    Event: (twin_of_event, {"place", "kind"}),
    Measure: (twin_of_measure, {"label", "description"}),
    Claim: (twin_of_claim, {"place"}),
}
every_kind = pytest.mark.parametrize(
    ("make", "chosen"), TWINS.values(), ids=[model._meta.model_name for model in TWINS]
)


@every_kind
def test_merged_and_undone_every_public_record_says_what_it_said(
    user: User, make: Any, chosen: set[str]
) -> None:
    entry, into = make(make_world())
    before, former = public_records(), versions()

    merge = curation.merge(entry=entry, into=into, by=user, chosen=chosen)
    between = public_records()
    undone = curation.undo(merge=merge, by=user)

    assert undone.stayed == ()
    assert between != before
    assert public_records() == before
    assert all(now >= former[place] for place, now in versions().items())


@every_kind
def test_the_survivor_takes_the_chosen_fields(user: User, make: Any, chosen: set[str]) -> None:
    entry, into = make(make_world())
    kept = {name for name in curation.fields.CHOICES[type(into)] if name not in chosen}
    into.refresh_from_db()
    own = {name: getattr(into, name) for name in kept}

    curation.merge(entry=entry, into=into, by=user, chosen=chosen)

    into.refresh_from_db()
    assert {name: getattr(into, name) for name in kept} == own
    assert [getattr(into, n) for n in chosen] == [getattr(entry, n) for n in chosen]


@every_kind
def test_an_old_address_leads_to_the_survivor_until_the_merge_is_undone(
    user: User, make: Any, chosen: set[str]
) -> None:
    entry, into = make(make_world())
    place = f"{ROOT}{type(entry)._meta.model_name}s/{entry.pk}/"
    was_public = ask(place).status_code == 200

    merge = curation.merge(entry=entry, into=into, by=user)
    moved = ask(place)
    curation.undo(merge=merge, by=user)

    if was_public:
        assert moved.status_code == 301
        assert moved["Location"].endswith(f"/{into.pk}/")
        assert ask(place).status_code == 200


@every_kind
def test_a_merge_takes_as_many_statements_whatever_moves(
    user: User, make: Any, chosen: set[str]
) -> None:
    counted = []
    for more in (1, 12):
        with transaction.atomic():
            world = make_world()
            entry, into = make(world)
            for _ in range(more if isinstance(entry, Speaker) else 0):
                builders.make_alias(speaker=entry)
                builders.make_claim(speaker=entry)
            for _ in range(more if isinstance(entry, Topic) else 0):
                builders.make_claim_topic(topic=entry)
            for _ in range(more if isinstance(entry, Measure) else 0):
                builders.make_assertion(measure=entry)
            for _ in range(more if isinstance(entry, Source) else 0):
                builders.make_appearance(source=entry)
            with CaptureQueriesContext(connection) as queries:
                curation.merge(entry=entry, into=into, by=user, chosen=chosen)
            counted.append(len(queries))
            transaction.set_rollback(True)

    assert counted[0] == counted[1]


def test_the_name_that_is_no_longer_used_is_another_name(user: User) -> None:
    ada, twin = builders.make_speaker(name="Ada"), builders.make_speaker(name="Ada Minister")

    curation.merge(entry=twin, into=ada, by=user, chosen={"name"})

    ada.refresh_from_db()
    assert (ada.name, [alias.name for alias in ada.aliases.all()]) == ("Ada Minister", ["Ada"])


def test_what_changed_since_is_told_and_left_as_it_is(user: User) -> None:
    ada, twin = builders.make_speaker(area=""), builders.make_speaker(area="Texas", country="US")
    claims = [builders.make_claim(speaker=twin) for _ in range(3)]
    other = builders.make_speaker()
    merge = curation.merge(entry=twin, into=ada, by=user, chosen={"area", "country"})
    Claim.objects.filter(pk=claims[0].pk).update(speaker=other)
    claims[1].delete()
    Speaker.objects.filter(pk=ada.pk).update(area="Ohio")
    SpeakerAlias.objects.filter(speaker=ada).update(name="Known as")

    undone = curation.undo(merge=merge, by=user)

    ada.refresh_from_db()
    assert ("claims", 1) in undone.back
    assert sorted(undone.stayed) == [
        "1 other names: changed since, or gone.",
        "2 claims: changed since, or gone.",
        "The field area: changed since.",
    ]
    assert (ada.area, ada.country) == ("Ohio", "")
    assert Claim.objects.get(pk=claims[0].pk).speaker == other
    assert Claim.objects.get(pk=claims[2].pk).speaker == twin


def test_an_earlier_merge_is_undone_after_the_later_one(user: User) -> None:
    a, b, c = (builders.make_speaker() for _ in range(3))
    earlier = curation.merge(entry=a, into=b, by=user)
    later = curation.merge(entry=b, into=c, by=user)

    with pytest.raises(ValidationError) as refused:
        curation.undo(merge=earlier, by=user)
    assert refused.value.code == "merged_since"

    for merge in (later, earlier):
        curation.undo(merge=merge, by=user)
    assert not Speaker.objects.exclude(merged_into=None).exists()


def test_a_merge_is_undone_once(user: User) -> None:
    merge = curation.merge(entry=builders.make_topic(), into=builders.make_topic(), by=user)
    curation.undo(merge=merge, by=user)

    with pytest.raises(ValidationError) as refused:
        curation.undo(merge=merge, by=user)

    assert refused.value.code == "undone"


def test_a_merge_of_what_was_deleted_since_is_not_undone(user: User) -> None:
    draft, twin = (builders.make_claim(status="draft") for _ in range(2))
    merge = curation.merge(entry=twin, into=draft, by=user)
    twin.delete()

    with pytest.raises(ValidationError) as refused:
        curation.undo(merge=merge, by=user)

    assert refused.value.code == "gone"


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_quote_in_which_words_were_marked_since_stays_and_is_named(
    user: User, dry_run: bool
) -> None:
    into = builders.make_claim(quote="Hundreds died.", place="Kyiv")
    twin = builders.make_claim(quote="331 died.", place="Lviv")
    merge = curation.merge(entry=twin, into=into, by=user, chosen={"quote", "place"})
    builders.make_assertion(claim=into, as_printed="331", quote_start=0, quote_end=3)

    undone = curation.undo(merge=merge, by=user, dry_run=dry_run)

    into.refresh_from_db()
    twin.refresh_from_db()
    [stayed] = undone.stayed
    assert stayed.startswith("The field quote: The assertion's words are not at this place")
    assert ("field: place", 1) in undone.back
    assert into.quote == "331 died."
    assert (twin.merged_into_id is None, into.place == "Kyiv") == (not dry_run, not dry_run)


def test_a_look_at_undoing_changes_nothing(user: User) -> None:
    entry = builders.make_topic()
    merge = curation.merge(entry=entry, into=builders.make_topic(), by=user)

    undone = curation.undo(merge=merge, by=user, dry_run=True)

    entry.refresh_from_db()
    merge.refresh_from_db()
    assert undone.back == (("other names", 1),)
    assert entry.merged_into_id
    assert merge.undone_at is None


@pytest.mark.parametrize(
    "write",
    [
        "UPDATE claims_merge SET survivor = entry",
        "DELETE FROM claims_merge",
        "UPDATE claims_mergemove SET rows = '{}'",
        "DELETE FROM claims_mergemove",
    ],
)
def test_what_a_merge_moved_cannot_be_rewritten(user: User, write: str) -> None:
    curation.merge(entry=builders.make_topic(), into=builders.make_topic(), by=user)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(write)

    assert MergeMove.objects.exists()


def test_a_preview_that_is_overtaken_is_refused(user: User) -> None:
    ada, twin = builders.make_speaker(), builders.make_speaker()
    seen = curation.preview(entries=[twin], into=ada).digest
    builders.make_alias(speaker=twin)

    with pytest.raises(ValidationError) as refused:
        curation.merge_all(entries=[twin.pk], into=ada, by=user, seen=seen)

    assert refused.value.code == "changed_meanwhile"
    assert not Merge.objects.exists()


def test_a_preview_says_what_moves_and_what_is_dropped() -> None:
    entry, into = twin_of_speaker(make_world())

    found = curation.preview(entries=[entry], into=into)

    assert {(each.name, each.moved, each.kept_back) for each in found.moving} == {
        ("other names", 1, 1),
        ("identifiers", 1, 0),
        ("roles", 1, 0),
        ("claims", 1, 0),
        ("sources published by it", 1, 0),
        ("reviews written by it", 1, 0),
    }
    assert [(each.name, dict(each.values)[each.suggested]) for each in found.differences] == [
        ("name", "Ada Minister"),
        ("country", "PL"),
    ]
    assert (found.new_names, found.faults) == (("Ada M.",), ())


def test_a_preview_changes_nothing_and_says_what_the_merge_then_does(user: User) -> None:
    entry, into = twin_of_claim(make_world())
    found = curation.preview(entries=[entry], into=into)

    merge = curation.merge(entry=entry, into=into, by=user)

    told = sum(each.moved for each in found.moving), sum(e.kept_back for e in found.moving)
    done = dict.fromkeys(("moved", "dropped", "withdrawn"), 0)
    for move in merge.moves.exclude(action="no_longer_first"):
        done[move.action] += len(move.rows)
    assert told == (done["moved"], done["dropped"] + done["withdrawn"])


def fits(**changed: Any) -> Measure:
    usual = {"temporal_kind": "stock", "unit_id": "1"}
    return builders.make_measure(**usual | changed)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"unit_id": "km"}, "unit_mismatch"),
        ({"temporal_kind": "flow"}, "temporal_kind_mismatch"),
        ({"temporal_kind": "cumulative", "start": "2022-02-24"}, "temporal_kind_mismatch"),
    ],
)
def test_measures_that_cannot_be_one_are_not_merged(
    user: User, changed: dict[str, Any], code: str
) -> None:
    entry, into = fits(), fits(**changed)

    with pytest.raises(ValidationError) as refused:
        curation.merge(entry=entry, into=into, by=user)

    found = refused.value.error_list
    assert code in [error.code for error in found]
    assert curation.preview(entries=[entry], into=into).faults == tuple(
        sentence for error in found for sentence in error.messages
    )


def test_two_links_of_one_chain_are_not_merged(user: User) -> None:
    world = make_world()

    with pytest.raises(ValidationError) as refused:
        curation.merge(entry=world.witness, into=world.minister, by=user)

    assert refused.value.code == "loop"


def test_both_first_appearances_stay_and_one_is_first(user: User) -> None:
    entry, into = twin_of_claim(make_world())

    curation.merge(entry=entry, into=into, by=user)

    assert sorted(each.is_first for each in into.appearances.all()) == [False, True]


def test_a_repeat_that_would_be_a_repeat_of_a_repeat_is_withdrawn(user: User) -> None:
    world = make_world()  # world.claim repeats world.first
    twin = builders.make_claim(speaker=world.minister, status="published")
    other = builders.make_claim(speaker=world.minister, status="published")
    repeat = builders.make_relation(subject=other, kind="repeats", object=twin)

    curation.merge(entry=twin, into=world.claim, by=user)

    repeat.refresh_from_db()
    assert repeat.retraction_reason == f"{twin.pk} was merged into {world.claim.pk}."


NAMES = st.sampled_from(["Ada", "ADA", "Ada M.", "Bob", "Élodie"])
LANGUAGES = st.sampled_from(["", "en", "pl"])


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    names=st.tuples(NAMES, NAMES),
    aliases=st.tuples(*[st.sets(st.tuples(NAMES, LANGUAGES), max_size=4)] * 2),
    chosen=st.sets(st.sampled_from(["name", "country", "description"])),
)
def test_whatever_names_they_have_undoing_restores_them(
    names: Any, aliases: Any, chosen: set[str]
) -> None:
    with transaction.atomic():
        pair = [builders.make_speaker(name=name) for name in names]
        for speaker, own in zip(pair, aliases, strict=True):
            for name, language in own:
                builders.make_alias(speaker=speaker, name=name, language=language)
        builders.make_claim(speaker=pair[0], status="published")
        builders.make_claim(speaker=pair[1], status="published")
        places = [f"{ROOT}speakers/", f"{ROOT}claims/"]
        before = public_records(places)

        merge = curation.merge(entry=pair[0], into=pair[1], by=None, chosen=chosen)
        known = {alias.name.casefold() for alias in pair[1].aliases.all()}
        pair[1].refresh_from_db()
        assert {name.casefold() for name in names} <= known | {pair[1].name.casefold()}
        curation.undo(merge=merge, by=None)

        assert public_records(places) == before
        transaction.set_rollback(True)


def test_ten_are_merged_at_once_or_none(user: User) -> None:
    into, *others = (builders.make_speaker() for _ in range(4))
    Speaker.objects.filter(pk=others[2].pk).update(country="FR")

    curation.merge_all(
        entries=[each.pk for each in others],
        into=into,
        by=user,
        chosen={"country": others[2].pk},
    )

    into.refresh_from_db()
    assert into.country == "FR"
    assert Speaker.objects.filter(merged_into=into).count() == 3
    assert [merge.chosen for merge in Merge.objects.order_by("id")] == [[], [], ["country"]]


def test_if_one_of_them_is_refused_none_is_merged(user: User) -> None:
    into, fitting, other = fits(), fits(), fits(temporal_kind="flow")

    with pytest.raises(ValidationError):
        curation.merge_all(entries=[fitting.pk, other.pk], into=into, by=user)

    assert not Measure.objects.exclude(merged_into=None).exists()


def test_relations_of_drafts_are_dropped_from_no_record(user: User) -> None:
    """A relation is never deleted, even if nobody has seen it."""
    entry, into = twin_of_claim(make_world())
    before = Relation.objects.count()

    curation.merge(entry=entry, into=into, by=user)

    assert Relation.objects.count() == before
