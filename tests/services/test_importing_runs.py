"""A run as a whole: its batches, a crash, two at once, and a line that goes wrong in the code."""

from __future__ import annotations

import decimal
import random
import string
import threading
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from claims.formats import ndjson
from claims.models import (
    Claim,
)
from claims.services.importing import checking
from claims.services.importing.record import Record
from claims.services.recording import batch
from claims.services.recording.applying import Changes
from claims.services.recording.differences import Comparison
from tests.support.importing import (
    FIGURE,
    REVIEW,
    apart,
    bring,
    counts,
    line,
    refusals,
)

pytestmark = pytest.mark.django_db


def test_the_number_of_queries_does_not_grow_with_the_batch(
    django_assert_max_num_queries: Any,
) -> None:
    def many(n: int) -> list[dict[str, Any]]:
        return [
            line(
                f"{n}-{i}",
                assertions=[FIGURE],
                reviews=[REVIEW],
                speaker={"slug": f"s-{n}-{i}", "name": "S", "kind": "person"},
            )
            for i in range(n)
        ]

    bring(*many(2))  # so that both find the measure and the reviewer on record
    with django_assert_max_num_queries(60) as few:
        bring(*many(1))
    with django_assert_max_num_queries(60) as more:
        bring(*many(20))

    assert len(more) == len(few)


def test_progress_is_told_after_every_batch() -> None:
    told: list[int] = []

    bring(*map(line, range(5)), batch_size=2, progress=lambda summary: told.append(summary.read))

    assert told == [2, 4, 5]


@apart
def test_a_crash_half_way_leaves_whole_batches_and_a_second_run_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [line(n) for n in range(6)]
    remember = Record.remember
    written: list[int] = []

    def crash(record: Record, answers: Any) -> None:
        written.append(len(answers.outcomes))
        remember(record, answers)
        if len(written) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Record, "remember", crash)
        with pytest.raises(KeyboardInterrupt):
            bring(*lines, batch_size=2)

    assert sorted(Claim.objects.values_list("dataset_id", flat=True)) == ["0", "1"]
    assert counts(*lines, batch_size=2) == (4, 0, 2, 0)


@apart
def test_two_imports_of_one_file_at_once_make_each_claim_once() -> None:
    lines = [line(n) for n in range(40)]
    found: list[tuple[int, int, int, int]] = []

    def one() -> None:
        try:
            found.append(counts(*lines, batch_size=5))
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Claim.objects.count() == 40
    assert [sum(outcome) for outcome in zip(*found, strict=True)] == [40, 0, 40, 0]


@apart
def test_a_claim_changed_while_its_batch_was_compared_is_compared_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bring(line(place="A mailer"))
    lock = Changes._lock
    raced: list[bool] = []

    def race(self: Any) -> None:
        if not raced:
            raced.append(True)
            other = threading.Thread(target=_move_to_rzeszow)
            other.start()
            other.join()
        lock(self)

    monkeypatch.setattr(Changes, "_lock", race)

    assert refusals(line(place="Kraków")) == [(1, "place", "changed_here")]


def _move_to_rzeszow() -> None:
    Claim.objects.update(place="Rzeszów")
    connection.close()


def test_an_import_inside_a_transaction_is_undone_with_it() -> None:
    with transaction.atomic():
        bring(line())
        transaction.set_rollback(True)

    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError("division by zero"),
        OverflowError("too large"),
        decimal.Overflow([decimal.Overflow]),
        RecursionError("maximum recursion depth exceeded"),
        MemoryError(),
        KeyError("slug"),
        AssertionError("a number begins here"),
        StopIteration("no more"),
        ProgrammingError("column does not exist"),
        InternalError("unexpected chunk number"),
        UnicodeEncodeError("utf-8", "x", 0, 1, "surrogates not allowed"),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize(
    "place",
    [
        (ndjson, "read_object"),
        (checking, "fill"),
        (checking, "prepare"),
        (Comparison, "make"),
        (batch.readings, "read_unread"),
    ],
    ids=lambda place: place[1],
)
def test_whatever_goes_wrong_with_a_line_is_of_that_line_alone(
    error: Exception, place: tuple[Any, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, name = place
    works = getattr(owner, name)

    def fails(*arguments: Any, **options: Any) -> Any:
        if _is_of_the_bad_line(name, arguments, options):
            raise error
        return works(*arguments, **options)

    monkeypatch.setattr(owner, name, fails)

    _, rejected = bring(line(1), line(2, statement=BAD), line(3), assertions=True)

    assert [(n, rejection.code) for n, rejection in rejected] == [(2, "unexpected")]
    assert type(error).__name__ in rejected[0][1].reason
    assert sorted(Claim.objects.values_list("dataset_id", flat=True)) == ["1", "3"]


def _is_of_the_bad_line(name: str, arguments: Any, options: Any) -> bool:
    if name == "make":
        return bool(arguments[0]._row.record.statement == BAD)
    if name == "read_unread":
        return Claim.objects.filter(pk__in=options["claims"], statement=BAD).exists()
    return BAD in str(arguments)


def test_a_text_beyond_what_an_index_holds_rejects_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """PostgreSQL takes it for an error of operation, as it does a lost connection."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX ON claims_claim (quote)")
    noise = "".join(random.Random(1).choices(string.printable[:62], k=10_000))

    assert [(number, code) for number, _, code in refusals(line(1), line(2, quote=noise))] == [
        (2, "unexpected")
    ]


BAD = "This one goes wrong, and 331 people see it."
