"""Recording: what a record makes, changes and leaves alone, and every fault that it is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction

from claims.formats.records import (
    AppearanceRecord,
    AssertionRecord,
    AttributionRecord,
    ClaimRecord,
    MeasureRecord,
    ReviewRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
    partial,
)
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimKind,
    Measure,
    NumericAssertion,
    Review,
    Speaker,
    Topic,
)
from claims.services import curation, recording
from claims.services.recording import Difference, Fault, Outcome, applying, batch, existing
from claims.services.recording.applying import Changes
from tests.support import verbs
from tests.support.builders import make_claim, make_evidence, make_review
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db
apart = pytest.mark.django_db(transaction=True)

ADA = SpeakerRecord(slug="ada", name="Ada", kind="person")
DESK = SpeakerRecord(slug="desk", name="Desk", kind="organization")
PAGE = SourceRecord(kind="article", title="A page", url="https://news.example/1")
KILLED = MeasureRecord(slug="killed", label="Killed", unit="1", temporal_kind="stock")
WAR = TopicRecord(slug="war", label="War")
MODELS = (Claim, NumericAssertion, Attribution, Appearance, Review, Speaker, Measure, Topic)


def claim(key: int = 1, **members: Any) -> ClaimRecord:
    names = {"dataset": "test", "dataset_id": str(key)}
    said = {"statement": f"Statement {key}.", "speaker": ADA}
    return partial(ClaimRecord, **names | said | members)


def assertion(number: int = 331, **members: Any) -> AssertionRecord:
    value = Decimal(number)
    given = {"as_printed": str(number), "measure": KILLED, "low": value, "high": value}
    return partial(AssertionRecord, **given | members)


def whole_claim(key: int = 1, **members: Any) -> ClaimRecord:
    """A claim with one part of each kind."""
    parts = {
        "assertions": (assertion(),),
        "appearances": (AppearanceRecord(source=PAGE, exact="words"),),
        "attributions": (
            AttributionRecord(speaker=ADA, verb="quoted"),
            AttributionRecord(speaker=DESK, verb="said"),
        ),
        "topics": (WAR,),
        "reviews": (partial(ReviewRecord, reviewer=DESK, rating="No", verdict="false"),),
    }
    return claim(key, **parts | members)


def record(*records: ClaimRecord, **options: Any) -> list[Outcome]:
    return recording.record(records, **{"by": None} | options)


def results(*records: ClaimRecord, **options: Any) -> list[str]:
    return [str(outcome.result) for outcome in record(*records, **options)]


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in outcome.faults]


def counted() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in MODELS}


def test_a_claim_is_created_with_all_its_parts_and_a_second_time_unchanged() -> None:
    [created] = record(whole_claim())
    [again] = record(whole_claim())

    found = Claim.objects.get()
    assert created == Outcome(0, recording.Result.CREATED, found.pk)
    assert again == Outcome(0, recording.Result.UNCHANGED, found.pk)
    assert (found.status, found.root_speaker.slug) == ("draft", "desk")
    assert counted() == {
        "Claim": 1,
        "NumericAssertion": 1,
        "Attribution": 2,
        "Appearance": 1,
        "Review": 1,
        "Speaker": 2,
        "Measure": 1,
        "Topic": 1,
    }
    assert found.assertions.get().reading.state == "agrees"


def test_a_claim_needs_no_name_to_be_created() -> None:
    assert results(partial(ClaimRecord, statement="It rained."), whole_claim()) == ["created"] * 2


def test_a_new_claim_needs_a_statement() -> None:
    [outcome] = record(partial(ClaimRecord, speaker=ADA))

    assert told(outcome) == [("statement", "blank")]
    assert not Speaker.objects.exists()


def test_a_claim_is_found_by_its_id_and_says_what_was_changed() -> None:
    found = make_claim(statement="As it was.", place="Kyiv")
    changed = partial(
        ClaimRecord, statement="As it is.", said_at="2022-03", assertions=(assertion(),)
    )

    [outcome] = record(replace(changed, id=found.pk))

    assert outcome.result == "changed"
    assert set(outcome.differences[:2]) == {
        Difference("statement", "As it was.", "As it is."),
        Difference("said_at", "2022-03-01T12:00Z", "2022-03"),
    }
    assert [(each.path, each.existing) for each in outcome.differences[2:]] == [
        ("assertions[0]", None)
    ]
    found.refresh_from_db()
    assert (found.statement, found.place) == ("As it is.", "Kyiv")


def test_every_fault_of_a_record_is_told_at_once_with_its_path() -> None:
    """Those of its values, and those that what is on record tells."""
    bad = claim(
        kind="gossip",
        said_at="5 March",
        place="x" * 301,
        speaker=SpeakerRecord(slug="new"),
        assertions=(
            assertion(comparator="between", low=Decimal(9), high=Decimal(8)),
            assertion(unit="cubit", read_by="curator"),
            assertion(low=Decimal(332), high=Decimal(332)),
            partial(AssertionRecord, as_printed="many", measure=KILLED),
        ),
        appearances=(AppearanceRecord(), AppearanceRecord(source=PAGE, prefix="x")),
        attributions=(AttributionRecord(position=2, speaker=ADA, verb="said"),),
    )

    [refused, other] = record(bad, claim(2))

    assert set(told(refused)) == {
        ("kind", "unknown_kind"),
        ("said_at", "invalid_date"),
        ("place", "too_long"),
        ("speaker.name", "not_found"),
        ("assertions[0].low", "inverted_interval"),
        ("assertions[1].unit", "not_found"),
        ("assertions[2].as_printed", "contradicts_words"),
        ("assertions[3].as_printed", "unreadable"),
        ("appearances[0].source", "required"),
        ("appearances[1].prefix", "exact_missing"),
        ("attributions[0].position", "chain_gap"),
    }
    assert len(refused.faults) == 11
    assert (refused.result, other.result) == ("refused", "created")
    assert counted() | {"Speaker": 1, "Claim": 1} == dict.fromkeys(counted(), 0) | {
        "Speaker": 1,
        "Claim": 1,
    }


@pytest.mark.parametrize(
    ("members", "path", "value", "allowed"),
    [
        ({"kind": "gossip"}, "kind", "gossip", tuple(ClaimKind.values)),
        ({"place": "x" * 301}, "place", "x" * 301, 300),
        (
            {"attributions": (AttributionRecord(position=21, speaker=ADA, verb="said"),)},
            "attributions[0].position",
            21,
            {"gte": 1, "lte": 20},
        ),
        (
            {"assertions": (assertion(low=Decimal(10) ** 30),)},
            "assertions[0].low",
            Decimal(10) ** 30,
            {"gt": -(Decimal(10) ** 30), "lt": 10**30},
        ),
        (
            {"attributions": (AttributionRecord(position=2, speaker=ADA, verb="said"),)},
            "attributions[0].position",
            2,
            1,
        ),
    ],
)
def test_a_fault_holds_the_value_and_what_is_allowed(
    members: Any, path: str, value: Any, allowed: Any
) -> None:
    [outcome] = record(claim(**members))

    [fault] = outcome.faults
    assert (fault.path, fault.value, fault.allowed) == (path, value, allowed)


def test_what_the_database_alone_can_tell_refuses_its_record_and_no_other() -> None:
    loop = (
        AttributionRecord(speaker=ADA, verb="quoted"),
        AttributionRecord(speaker=ADA, verb="said"),
    )

    outcomes = record(claim(1), claim(2, attributions=loop), claim(3))

    assert [str(each.result) for each in outcomes] == ["created", "refused", "created"]
    assert [each.number for each in outcomes] == [0, 1, 2]
    assert outcomes[1].faults == (Fault("", "loop", "A speaker is in a chain only once."),)
    assert sorted(Claim.objects.values_list("dataset_id", flat=True)) == ["1", "3"]


def test_numbers_beside_words_are_compared_with_them_whoever_made_the_record() -> None:
    value = Decimal(332)
    plain = AssertionRecord(as_printed="331", measure=KILLED, low=value, high=value)

    outcomes = record(
        claim(1, assertions=(plain,)),
        claim(2, assertions=(assertion(331, low=value, high=value, read_by="curator"),)),
        claim(3, assertions=(replace(plain, vouched=True),)),
    )

    assert [str(each.result) for each in outcomes] == ["refused", "created", "created"]
    assert told(outcomes[0]) == [("assertions[0].as_printed", "contradicts_words")]


def test_a_claim_that_comes_twice_in_one_call_is_taken_once() -> None:
    [first, second] = record(claim(), claim(place="Kyiv"))

    assert first.result == "created"
    assert told(second) == [("dataset_id", "duplicate")]


def test_a_partial_record_leaves_what_it_does_not_speak_of() -> None:
    record(whole_claim(place="Kyiv", said_at="2022"))
    before = counted()

    assert results(claim(place="Lviv")) == ["changed"]

    found = Claim.objects.get()
    assert (found.place, found.said_precision, counted()) == ("Lviv", "year", before)


def test_a_whole_record_takes_away_what_it_does_not_speak_of() -> None:
    record(whole_claim(place="Kyiv", said_at="2022", kind="quantity"))
    make_evidence(review=Review.objects.get())

    [outcome] = record(claim(statement="Other words."), whole=True)

    found = Claim.objects.get()
    assert (outcome.result, outcome.claim) == ("changed", found.pk)
    assert (found.statement, found.place, found.said_at) == ("Other words.", "", None)
    assert (found.dataset_id, found.kind) == ("1", "other")
    parts = ("NumericAssertion", "Attribution", "Appearance", "Review")
    assert [counted()[name] for name in parts] == [0, 0, 0, 0]
    assert not found.topics.exists()
    removed = {each.path for each in outcome.differences if each.wanted is None}
    assert removed >= {"assertions", "attributions", "appearances", "topics", "reviews", "said_at"}


def test_reviews_of_others_stay_beside_those_of_a_partial_record() -> None:
    record(whole_claim())
    make_review(claim=Claim.objects.get(), rating="Yes")

    record(claim(reviews=(partial(ReviewRecord, reviewer=DESK, rating="So", verdict="false"),)))

    assert sorted(Review.objects.values_list("rating", flat=True)) == ["So", "Yes"]


def test_a_part_that_moves_stays_the_same_row() -> None:
    record(whole_claim(assertions=(assertion(331), assertion(40))))
    one, two = NumericAssertion.objects.order_by("position")
    links = Attribution.objects.order_by("position")
    before = [link.pk for link in links]

    outcomes = record(
        claim(
            assertions=(assertion(40, id=two.pk), assertion(331, id=one.pk)),
            attributions=(
                AttributionRecord(speaker=DESK, verb="said"),
                AttributionRecord(speaker=ADA, verb="quoted"),
            ),
        )
    )

    assert [str(each.result) for each in outcomes] == ["changed"]
    one.refresh_from_db()
    assert (one.position, one.low) == (2, 331)
    assert [link.pk for link in links.all()] == before[::-1]
    assert Claim.objects.get().root_speaker.slug == "ada"


@apart
@pytest.mark.parametrize(
    "records",
    [
        (whole_claim(), claim(2)),
        (claim(kind="gossip"), claim(2)),
        (claim(speaker=SpeakerRecord(slug="new")),),
        (claim(attributions=(AttributionRecord(speaker=ADA, verb="said"),) * 2), claim(2)),
    ],
    ids=["all is well", "a bad value", "nobody on record", "the database refuses"],
)
def test_a_dry_run_answers_the_same_and_writes_nothing(records: Any) -> None:
    before = counted()

    dry = record(*records, dry_run=True)

    assert counted() == before
    assert [(o.number, o.result, o.faults) for o in dry] == [
        (o.number, o.result, o.faults) for o in record(*records)
    ]


@apart
def test_a_dry_run_tells_what_would_change() -> None:
    record(whole_claim())
    changed = whole_claim(statement="Other words.")

    [dry] = record(changed, dry_run=True)

    assert dry.differences == (Difference("statement", "Statement 1.", "Other words."),)
    assert Claim.objects.get().statement == "Statement 1."
    assert record(changed) == [dry]


def versions() -> dict[Any, str]:
    return existing.versions(Claim.objects.values_list("pk", flat=True))


@apart
@pytest.mark.parametrize("published", [True, False])
@pytest.mark.parametrize("part", ["place", "assertion"])
def test_a_record_of_another_version_is_a_conflict(published: bool, part: str) -> None:
    record(whole_claim())
    found = Claim.objects.get()
    if published:
        verbs.publish(claim=found, by=None)
    [base] = versions().values()
    if part == "place":
        Claim.objects.update(place="Lviv")
    else:
        NumericAssertion.objects.update(direction="", resolution=1)
    before = counted()

    mine = partial(ClaimRecord, id=found.pk, base_version=base, place="Odesa", topics=())
    [outcome] = record(mine)

    there = "Lviv" if part == "place" else ""
    assert (outcome.result, outcome.claim) == ("conflict", found.pk)
    assert outcome.version == versions()[found.pk] != base
    assert outcome.differences[0] == Difference("place", there, "Odesa")
    assert [(each.path, each.wanted) for each in outcome.differences[1:]] == [("topics", None)]
    assert counted() == before
    [taken] = record(replace(mine, base_version=outcome.version))
    assert (taken.result, taken.faults) == ("changed", ())
    assert Claim.objects.get().place == "Odesa"


def test_a_conflict_is_told_with_entries_that_are_not_on_record() -> None:
    found = make_claim(dataset="test", dataset_id="1")
    new = SpeakerRecord(slug="new", name="New", kind="person")

    [outcome] = record(claim(statement=found.statement, speaker=new, base_version="0"))

    assert outcome.result == "conflict"
    assert outcome.differences == (Difference("speaker", found.speaker_id, None),)
    assert not Speaker.objects.filter(slug="new").exists()


def test_a_record_with_faults_is_refused_whatever_version_it_is_of() -> None:
    make_claim(dataset="test", dataset_id="1")

    [outcome] = record(claim(kind="gossip", base_version="0"))

    assert told(outcome) == [("kind", "unknown_kind")]


def test_a_base_version_of_no_claim_is_refused() -> None:
    [outcome] = record(claim(base_version="7"))

    assert told(outcome) == [("id", "not_found")]


@apart
@pytest.mark.parametrize("owner", ["Review", "readings"])
def test_a_failure_halfway_leaves_nothing_behind(
    owner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*arguments: Any, **options: Any) -> None:
        raise RuntimeError("the machine is on fire")

    if owner == "readings":
        monkeypatch.setattr(batch.readings, "read_unread", fails)
    else:
        insert = applying.insert
        monkeypatch.setattr(
            applying,
            "insert",
            lambda model, rows: fails() if model is Review else insert(model, rows),
        )

    with pytest.raises(RuntimeError):
        record(whole_claim(), claim(2))

    assert set(counted().values()) == {0}


@apart
def test_a_claim_changed_while_it_was_compared_is_compared_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record(claim(place="Kyiv"))
    lock, raced = Changes._lock, []

    def race(self: Any) -> None:
        if not raced:
            raced.append(1)
            in_parallel(_move_to_lviv)
        lock(self)

    monkeypatch.setattr(Changes, "_lock", race)

    [outcome] = record(claim(place="Odesa"))

    assert outcome.differences == (Difference("place", "Lviv", "Odesa"),)
    assert Claim.objects.get().place == "Odesa"


def _move_to_lviv() -> None:
    Claim.objects.update(place="Lviv")
    connection.close()


def test_who_records_and_through_what_is_on_record(django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("ada")

    record(claim(), by=user, via="api")

    found = Claim.objects.get()
    assert (found.created_by, found.created_via) == (user, "api")


def test_a_redacted_claim_and_a_merged_one_are_not_written() -> None:
    redacted, merged = (make_claim(dataset="test", dataset_id=str(n)) for n in (1, 2))
    curation.redact(entry=redacted, reason="By order of a court.", by=None)
    curation.merge(entry=merged, into=make_claim(), by=None)

    outcomes = record(claim(1), claim(2, statement="New."))

    assert [told(outcome) for outcome in outcomes] == [[("", "redacted")], [("", "merged")]]


def test_the_number_of_queries_does_not_grow_with_the_records(
    django_assert_max_num_queries: Any,
) -> None:
    with django_assert_max_num_queries(60) as few:
        record(whole_claim())
    with django_assert_max_num_queries(60) as more:
        record(*(whole_claim(n) for n in range(2, 30)))

    assert len(more) <= len(few)


def test_what_is_recorded_inside_a_transaction_is_undone_with_it() -> None:
    with transaction.atomic():
        record(whole_claim())
        transaction.set_rollback(True)

    assert not Claim.objects.exists()


def test_words_are_read_in_the_quote_on_record_where_the_record_does_not_give_it() -> None:
    """“331” of “more than 331” is no exact count, whoever adds it."""
    quote = "More than 331 were killed."
    [made] = recording.record([claim(quote=quote, language="en")], by=None)
    words = partial(AssertionRecord, as_printed="331", measure=KILLED)

    recording.record([partial(ClaimRecord, id=made.claim, assertions=(words,))], by=None)

    found = NumericAssertion.objects.get()
    assert (found.comparator, found.low, found.high) == ("gt", 331, None)
    assert quote[found.quote_start : found.quote_end] == "331"
