"""Entries that may be one and the same are found by likeness, and rejected pairs never again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import StringIO
from threading import Event
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.models import DuplicatePair, EntryKind, Job, Topic
from claims.queries.duplicates import like
from claims.services import curation, duplicates, jobs
from claims.services.tasks import TASKS
from tests.support import builders
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.django_db

LONG_AGO = "00000000-0000-7000-8000-000000000001"


def day(number: int) -> dict[str, Any]:
    return {"said_at": datetime(2022, 3, number, tzinfo=UTC), "said_precision": "day"}


def on(number: int, field: str, precision: str) -> dict[str, Any]:
    return {field: datetime(2022, 3, number, tzinfo=UTC), precision: "day"}


def of_one_speaker(*claims: dict[str, Any]) -> list[Any]:
    speaker = builders.make_speaker(name="Zelda")
    return [builders.make_claim(speaker=speaker, **claim) for claim in claims]


def with_number(claim: Any, number: int) -> Any:
    builders.make_assertion(claim=claim, low=number, high=number, as_printed=str(number))
    return claim


ALIKE = {
    "speakers with one letter less": lambda: [
        builders.make_speaker(name="Jonathan Smithson"),
        builders.make_speaker(name="Jonathan Smithso"),
    ],
    "speakers but for case and accents": lambda: [
        builders.make_speaker(name="Élodie Durand"),
        builders.make_speaker(name="ELODIE DURAND"),
    ],
    "a speaker called as another is also called": lambda: [
        builders.make_alias(
            speaker=builders.make_speaker(name="WHO"), name="World Health Body"
        ).speaker,
        builders.make_speaker(name="World Health Body"),
    ],
    "sources of one address": lambda: [
        builders.make_source(title="Monday", url="https://www.news.example/a/?utm_source=x"),
        builders.make_source(title="Unlike", url="http://news.example/a#top"),
    ],
    "sources of one title and time": lambda: [
        builders.make_source(
            title="Briefing of the general staff",
            **on(1, "published_at", "published_precision"),
        ),
        builders.make_source(
            title="Briefing of the General Staff.",
            **on(2, "published_at", "published_precision"),
        ),
    ],
    "topics": lambda: [builders.make_topic(label="Refugees"), builders.make_topic(label="Refugee")],
    "events of one time": lambda: [
        builders.make_event(label="Strike on the station", **on(1, "start", "start_precision")),
        builders.make_event(label="Strike on station", **on(2, "start", "start_precision")),
    ],
    "measures of one counted noun": lambda: [
        builders.make_measure(label="Workers (laid off)", population="workers"),
        builders.make_measure(label="Those at work in Ohio", population="Workers"),
    ],
    "measures of like labels": lambda: [
        builders.make_measure(label="Civilians killed in Kyiv"),
        builders.make_measure(label="Civilians killed, Kyiv"),
    ],
    "claims of like words by one speaker": lambda: of_one_speaker(
        {"statement": "At least 331 people were killed there."},
        {"statement": "At least 331 people were killed, there"},
    ),
    "claims that begin with the same words": lambda: [
        builders.make_claim(statement="The top tenth of one percent owns nearly as much as all."),
        builders.make_claim(statement="The top tenth of one percent owns nearly so much as all!"),
    ],
    "claims of one number, day and speaker": lambda: [
        with_number(claim, 4711)
        for claim in of_one_speaker(
            {"statement": "Losses came to 4711.", **day(5)},
            {"statement": "So many of ours fell: 4711", **day(5)},
        )
    ],
}
UNLIKE = {
    "other names": lambda: [
        builders.make_speaker(name="Ada Lovelace"),
        builders.make_speaker(name="Charles Babbage"),
    ],
    "briefings of other days": lambda: [
        builders.make_source(title="Daily briefing", **on(d, "published_at", "published_precision"))
        for d in (1, 20)
    ],
    "strikes of other days": lambda: [
        builders.make_event(label="Strike on Kharkiv", **on(d, "start", "start_precision"))
        for d in (1, 20)
    ],
    "measures in other units": lambda: [
        builders.make_measure(label="Aid to Ukraine", unit_id=unit) for unit in ("1", "km")
    ],
    "another number of the day": lambda: [
        with_number(claim, number)
        for number, claim in enumerate(
            of_one_speaker(
                {"statement": "Losses came to so many.", **day(5)},
                {"statement": "Of ours there fell few", **day(5)},
            )
        )
    ],
}


def kind_of(row: Any) -> str:
    return str(row._meta.model_name)


ADDRESSES = [
    ("http://a.example/x/#top", "https://www.a.example/x"),
    ("https://a.example/x?utm_source=y&id=3", "https://a.example/x?id=3"),
    ("https://a.example/x?id=3&fbclid=z", "https://m.a.example/X?id=3"),
    ("https://a.example/", "http://a.example"),
]


@pytest.mark.parametrize(("one", "other"), ADDRESSES)
def test_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT onrecord_url_key(%s), onrecord_url_key(%s)", [one, other])
        keys = cursor.fetchone()

    assert keys[0] == keys[1]
    assert not keys[0].startswith("http")


@pytest.mark.parametrize("make", ALIKE.values(), ids=ALIKE)
def test_what_is_alike_is_found(make: Any) -> None:
    first, second = make()

    duplicates.search(kind_of(first))

    [pair] = DuplicatePair.objects.all()
    assert {pair.first, pair.second} == {first.pk, second.pk}
    assert pair.kind == kind_of(first)
    assert pair.score >= 55
    assert [each.other for each in like(first)] == [second.pk]


@pytest.mark.parametrize("make", UNLIKE.values(), ids=UNLIKE)
def test_what_is_not_alike_is_not_found(make: Any) -> None:
    first, _ = make()

    duplicates.search(kind_of(first))

    assert not DuplicatePair.objects.exists()


@pytest.mark.parametrize("turned", [False, True], ids=["as found", "the other way round"])
def test_a_rejected_pair_is_never_offered_again(turned: bool) -> None:
    pair = ALIKE["topics"]()
    duplicates.search("topic")

    duplicates.reject(
        kind="topic", entries=[each.pk for each in (pair[::-1] if turned else pair)], by=None
    )
    duplicates.begin_again("topic")
    duplicates.search("topic")

    assert DuplicatePair.objects.get().rejected_at
    assert like(pair[0]) == like(pair[1]) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_after_a_search_passed_its_id_is_looked_at() -> None:
    """By a transaction that was open meanwhile, and with an id of long ago."""
    waiting, written = Event(), Event()

    def write_slowly() -> None:
        with transaction.atomic():
            builders.make_topic(label="Refugees of the war", id=LONG_AGO)
            written.set()
            waiting.wait(PATIENCE)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(write_slowly)
        assert written.wait(PATIENCE)
        builders.make_topic(label="Refugees of the wars")
        search_all("topic")
        waiting.set()
        slow.result()
    assert not DuplicatePair.objects.exists()

    search_all("topic")

    assert DuplicatePair.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_looked_at_is_not_looked_at_again() -> None:
    for _ in range(3):
        builders.make_topic()
    search_all("topic")

    assert duplicates.search("topic") == -1
    Topic.objects.filter(pk=Topic.objects.first().pk).update(label="Renamed")
    assert duplicates.search("topic") >= 0


def search_all(kind: str) -> None:
    while duplicates.search(kind) >= 0:
        pass


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", EntryKind.values)
def test_a_search_goes_on_where_the_last_one_ended(kind: str) -> None:
    make = getattr(builders, f"make_{kind}")
    for _ in range(3):
        make()
    steps = [duplicates.search(kind, most=2) for _ in range(3)]
    assert steps[-1] == -1
    assert min(steps[:-1]) >= 0

    make()

    assert duplicates.search(kind, most=2) >= 0
    assert duplicates.search(kind, most=2) == -1


def test_a_step_takes_as_many_statements_whatever_is_found() -> None:
    counts = []
    for _ in range(2):
        ALIKE["topics"]()
        with CaptureQueriesContext(connection) as queries:
            duplicates.search("topic")
        counts.append(len(queries))
        for number in range(10):
            builders.make_topic(label=f"Refugees {number}")

    assert counts[0] >= counts[1]


def test_what_was_merged_or_redacted_is_no_duplicate() -> None:
    first, second = ALIKE["topics"]()
    third = builders.make_topic(label="Refugeess")
    curation.merge(entry=second, into=first, by=None)
    curation.redact(entry=third, reason="A court said so.", by=None)

    duplicates.search("topic")

    assert not DuplicatePair.objects.exists()


def test_the_command_looks_at_every_kind_and_says_what_it_found() -> None:
    ALIKE["topics"]()
    said = StringIO()

    call_command("find_duplicates", stdout=said)
    call_command("find_duplicates", "--kind", "topic", "--again", stdout=said)

    lines = said.getvalue().splitlines()
    assert len(lines) == len(EntryKind.values) + 1
    assert lines[-1].split() == ["topic", "2", "pairs"]


def test_the_job_looks_at_all_kinds_and_then_rests() -> None:
    ALIKE["topics"]()
    duplicates.search_later()

    while jobs.work_off(TASKS):
        pass

    assert DuplicatePair.objects.get().kind == "topic"
    assert not Job.objects.exists()
