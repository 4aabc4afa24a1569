"""Who acts is told to the database once a transaction, and whoever writes is noted all the same."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from claims.models import Claim
from claims.queries import history
from claims.services import audit
from tests.support.builders import make_claim
from tests.support.statements_sent import sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ada() -> User:
    return User.objects.create_user("ada")


@pytest.fixture
def claim() -> Claim:
    found: Claim = make_claim()
    return found


def write(claim: Claim, place: str) -> None:
    Claim.objects.filter(pk=claim.pk).update(place=place)


def noted(claim: Claim) -> list[tuple[Any, str, str]]:
    """Who changed it, through what, and why: the newest first, without its making."""
    return [(each.who, each.via, each.note) for each in history.page(Claim, claim.pk).entries][:-1]


def test_a_transaction_is_told_once_however_much_it_writes(ada: User, claim: Claim) -> None:
    with sent() as statements, audit.acting(by=ada, via="admin"):
        for place in ("Lviv", "Kyiv", "Odesa"):
            with transaction.atomic():
                write(claim, place)

    assert statements.count("tells who acts") == 1
    assert noted(claim) == [("ada", "admin", "")]


def test_each_transaction_is_told_anew(ada: User, claim: Claim) -> None:
    with audit.noting(user=ada.pk, via="admin"):
        write(claim, "Lviv")
        with transaction.atomic():
            Claim.objects.count()
            write(claim, "Kyiv")
        with transaction.atomic():
            write(claim, "Odesa")

    assert noted(claim) == [("ada", "admin", "")] * 3


def test_what_a_savepoint_took_back_is_told_again(ada: User, claim: Claim) -> None:
    with transaction.atomic(), audit.noting(user=ada.pk, via="admin"):
        with transaction.atomic():
            write(claim, "Lviv")
            transaction.set_rollback(True)
        write(claim, "Kyiv")

    assert noted(claim) == [("ada", "admin", "")]


def test_what_is_noted_later_is_told_with_the_next_statement(ada: User, claim: Claim) -> None:
    with transaction.atomic(), audit.noting(user=ada.pk, via="admin"):
        write(claim, "Lviv")
        audit.give_reason("100 % sure: she said 'there'.")
        write(claim, "Kyiv")

    assert noted(claim)[0] == ("ada", "admin", "100 % sure: she said 'there'.")


def test_after_it_nobody_is_noted(ada: User, claim: Claim) -> None:
    with audit.acting(by=ada, via="admin"):
        write(claim, "Lviv")
    write(claim, "Kyiv")

    assert noted(claim) == [(None, "sql", ""), ("ada", "admin", "")]


def test_copied_rows_are_of_whoever_acts(ada: User, claim: Claim) -> None:
    with audit.acting(by=ada, via="import"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        with cursor.copy("COPY claims_topic (id, slug, label) FROM STDIN") as copy:
            copy.write_row(["b1c5a2de-0000-4000-8000-000000000009", "war", "War"])
        cursor.execute("SELECT created_by_id, created_via FROM claims_topic")
        [row] = cursor.fetchall()

    assert row == (ada.pk, "import")
