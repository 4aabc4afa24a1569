"""Signing in: slowed by wrong passwords, for everybody who tries, and for nobody else."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import get_hasher, make_password
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from structlog.testing import capture_logs

from claims.models import RateCount, SignInCount
from claims.services import passwords, rate_limits, sign_ins
from claims.services.rate_limits.leases import Limiter
from tests.support.patience import PATIENCE
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db

RIGHT, WRONG = "correct horse 7", "wrong horse 7"
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.{}"


@pytest.fixture(autouse=True)
def ada(monkeypatch: pytest.MonkeyPatch) -> User:
    """A curator, with a hash that is quickly made."""
    monkeypatch.setattr(passwords.OneAtATime, "iterations", 1)
    return User.objects.create(
        username="ada", password=make_password(RIGHT), is_staff=True, is_superuser=True
    )


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the counts stands still: on a busy machine the tries of a test take their time.
    `let_time_pass` moves it on."""
    now = "timestamptz '2026-03-01 12:00Z'"
    for name in ("COUNT", "NOTE", "TAKE_BACK", "SWEEP"):
        sql = getattr(sign_ins, name)
        monkeypatch.setattr(sign_ins, name, sql.replace("clock_timestamp()", now))


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a password was looked at."""
    counted: Counter[str] = Counter()
    encode = passwords.OneAtATime.encode

    def count(self: Any, password: str, *rest: Any) -> str:
        counted[password] += 1
        return encode(self, password, *rest)

    monkeypatch.setattr(passwords.OneAtATime, "encode", count)
    return counted


def sign_in(password: str, *, account: str = "ada", address: str = HERE, client: Any = None) -> Any:
    client = client or Client()
    posted = {"username": account, "password": password}
    return client.post("/admin/login/", posted, REMOTE_ADDR=address)


def statuses(answers: Iterator[Any]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def let_time_pass(seconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_signincount SET last_at = last_at - make_interval(secs => %s), "
            "free_at = free_at - make_interval(secs => %s)",
            [seconds, seconds],
        )


def test_wrong_passwords_are_slowed_and_then_not_even_looked_at(hashed: Counter[str]) -> None:
    answers = [sign_in(WRONG) for _ in range(64)]
    right = sign_in(RIGHT)

    assert statuses(iter(answers)) == {200: 5, 429: 59}
    assert right.status_code == 429
    assert 1 <= int(right.headers["Retry-After"]) <= 10
    assert "Too many tries. Try again in" in right.content.decode()
    assert 'value="ada"' in right.content.decode()
    assert hashed == {WRONG: 5}


def test_nobody_is_barred_for_good() -> None:
    waits = []
    for _ in range(12):
        while (refused := sign_in(WRONG)).status_code == 200:
            pass
        waits.append(int(refused.headers["Retry-After"]))
        let_time_pass(waits[-1])

    assert waits[:4] == [10, 20, 40, 80]
    assert max(waits) <= 900
    assert sign_in(RIGHT).status_code == 302


def test_a_right_password_makes_the_wrong_ones_before_it_forgotten() -> None:
    for _ in range(4):
        sign_in(WRONG)

    assert sign_in(RIGHT).status_code == 302
    assert [sign_in(WRONG).status_code for _ in range(5)] == [200] * 5


def test_wrong_passwords_are_forgotten_little_by_little() -> None:
    for _ in range(5):
        sign_in(WRONG)

    let_time_pass(5 * sign_ins.FORGOTTEN)

    assert statuses(sign_in(WRONG) for _ in range(9)) == {200: 5, 429: 4}


def test_one_address_is_slowed_whatever_accounts_it_tries(hashed: Counter[str]) -> None:
    found = statuses(sign_in(WRONG, account=f"somebody{n}") for n in range(40))

    assert found == {200: 20, 429: 20}
    assert sum(hashed.values()) == 20  # as much work for an account that does not exist
    assert sign_in(RIGHT, address=ELSEWHERE.format(1)).status_code == 302


def test_one_account_is_slowed_whatever_addresses_try_it() -> None:
    found = [sign_in(WRONG, address=ELSEWHERE.format(n)) for n in range(40)]

    assert statuses(iter(found)) == {200: 20, 429: 20}
    let_time_pass(60)
    assert sign_in(RIGHT).status_code == 302


def test_a_device_that_has_signed_in_is_let_in_while_others_are_at_it() -> None:
    own = Client()
    assert sign_in(RIGHT, client=own).status_code == 302
    cookie = own.cookies["known_device"]
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, "/admin/", "Lax")
    own.cookies.pop("sessionid")
    for n in range(40):
        sign_in(WRONG, address=ELSEWHERE.format(n))
        sign_in(WRONG)  # from the same address

    assert sign_in(RIGHT).status_code == 429
    assert sign_in(RIGHT, client=own).status_code == 302


def test_a_device_is_known_to_its_own_account_only_and_slowed_as_well() -> None:
    own = Client()
    sign_in(RIGHT, client=own)

    found = statuses(sign_in(WRONG, client=own, account="root") for _ in range(9))
    assert found == {200: 5, 429: 4}
    assert statuses(sign_in(WRONG, client=own) for _ in range(9)) == {200: 5, 429: 4}
    own.cookies["known_device"] = "forged:" + own.cookies["known_device"].value
    assert sign_in(WRONG, client=own).status_code in (200, 429)


def test_who_shares_an_address_by_a_proxy_is_told_apart(settings: Any) -> None:
    settings.PROXIES = 1
    forwarded = {"X-Forwarded-For": "198.51.100.9"}
    for _ in range(9):
        sign_in(WRONG)

    posted = {"username": "ada", "password": RIGHT}
    answer = Client().post("/admin/login/", posted, REMOTE_ADDR=HERE, headers=forwarded)

    assert answer.status_code == 302


def test_a_header_that_anybody_can_write_makes_nobody_another() -> None:
    def spoofed(n: int) -> Any:
        posted = {"username": "ada", "password": WRONG}
        headers = {"X-Forwarded-For": f"198.51.100.{n}"}
        return Client().post("/admin/login/", posted, REMOTE_ADDR=HERE, headers=headers)

    assert statuses(spoofed(n) for n in range(9)) == {200: 5, 429: 4}


def test_failures_are_logged_on_one_line_without_the_password() -> None:
    with capture_logs() as lines:
        sign_in(WRONG, account="ada\r\n\x1b[31m\u202e" + "x" * 100)

    [line] = [line for line in lines if line["event"] == "sign_in_failed"]
    assert line["log_level"] == "warning"
    assert line["address"] == HERE
    assert line["account"].startswith(r"ada\r\n\x1b[31m\u202ex")
    assert line["account"].isprintable()
    assert len(line["account"]) < 100
    assert WRONG not in json.dumps(line)


def test_a_sign_in_is_charged_to_the_limit_of_requests(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATE_LIMIT = 25
    monkeypatch.setattr(rate_limits, "LIMITER", Limiter(window=1_000_000_000))

    answers = [sign_in(RIGHT) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert RateCount.objects.get().client == HERE


def test_without_a_limit_of_requests_the_brake_is_on(settings: Any) -> None:
    settings.RATE_LIMIT = 0

    assert statuses(sign_in(WRONG) for _ in range(9)) == {200: 5, 429: 4}


def test_the_old_password_is_no_easier_to_try(hashed: Counter[str]) -> None:
    client = Client()
    sign_in(RIGHT, client=client)
    posted = {"old_password": WRONG, "new_password1": "b" * 12, "new_password2": "b" * 12}

    def change(**more: str) -> Any:
        return client.post("/admin/password_change/", posted | more, REMOTE_ADDR=HERE)

    assert statuses(change() for _ in range(9)) == {200: 5, 429: 4}
    assert hashed[WRONG] == 5
    assert "Too many tries" in change(old_password=RIGHT).content.decode()
    let_time_pass(10)
    assert change(old_password=RIGHT).status_code == 302
    assert User.objects.get().check_password("b" * 12)


def test_signing_in_leads_to_the_admin_or_to_where_one_wanted_to_go() -> None:
    posted = {"username": "ada", "password": RIGHT}
    aim = "/admin/login/?next=/admin/claims/claim/"

    assert sign_in(RIGHT).headers["Location"] == "/admin/"
    assert Client().post(aim, posted).headers["Location"] == "/admin/claims/claim/"


def test_what_is_no_sign_in_costs_no_try() -> None:
    for _ in range(30):
        assert Client().get("/admin/login/").status_code == 200

    assert not SignInCount.objects.exists()


def test_names_that_are_none_are_refused() -> None:
    for account in ("", "\0", "x" * 5000, "é" * 150, "a\tb \u202e"):
        assert sign_in(WRONG, account=account).status_code == 200


# Many at once


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_so_many_are_looked_at(hashed: Counter[str]) -> None:
    answers: list[Any] = []

    def guess() -> None:
        answers.append(sign_in(WRONG))
        connection.close()

    in_parallel(*[guess] * 24)

    found = statuses(iter(answers))
    assert found[200] == hashed[WRONG] <= 5
    assert found[200] + found[429] + found[503] == 24


def test_passwords_are_hashed_one_at_a_time_and_few_wait() -> None:
    turns, told = passwords.Turns(waiting=2), threading.Barrier(4)
    going_on: list[int] = []
    most: list[int] = []
    refused: list[int] = []

    def hash_one(number: int) -> None:
        told.wait(PATIENCE)
        try:
            with turns.take():
                going_on.append(number)
                most.append(len(going_on))
                if len(most) == 1:
                    done.wait(PATIENCE)
                going_on.remove(number)
        except passwords.Busy:
            refused.append(number)
            done.set()

    done = threading.Event()
    in_parallel(*(lambda n=n: hash_one(n) for n in range(4)))

    assert (max(most), len(most), len(refused)) == (1, 3, 1)


def test_where_too_many_are_hashed_already_a_sign_in_is_a_503_and_counts_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = passwords.Turns(waiting=0)
    monkeypatch.setattr(passwords, "TURNS", full)

    with full.take():
        answers = [sign_in(RIGHT) for _ in range(9)]

    assert statuses(iter(answers)) == {503: 9}
    assert int(answers[0].headers["Retry-After"]) > 0
    assert "Too many people are signing in." in answers[0].content.decode()
    assert sign_in(RIGHT).status_code == 302


def test_a_password_that_is_set_for_another_waits_its_turn_too(
    monkeypatch: pytest.MonkeyPatch, ada: User
) -> None:
    client = Client()
    client.force_login(ada)
    full = passwords.Turns(waiting=0)
    monkeypatch.setattr(passwords, "TURNS", full)
    posted = {"username": "new", "usable_password": "true", "password1": RIGHT, "password2": RIGHT}

    with full.take():
        refused = client.post("/admin/auth/user/add/", posted)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert User.objects.get() == ada
    assert client.post("/admin/auth/user/add/", posted).status_code == 302


def test_every_password_is_hashed_in_turns_whoever_asks() -> None:
    assert type(get_hasher()) is passwords.OneAtATime
    assert type(get_hasher("pbkdf2_sha256")) is passwords.OneAtATime
    assert make_password(RIGHT).startswith("pbkdf2_sha256$")
