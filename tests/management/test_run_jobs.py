"""The process beside the server: what is left for later is done once, whatever happens to it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import Error, OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone

from claims.management import jobs as beside
from claims.models import AgreementChange, Job, Topic
from claims.services import jobs
from claims.services.jobs import Again
from claims.services.tasks import TASKS
from config import embedded
from tests.support import builders
from tests.support.patience import PATIENCE
from tests.support.sites import ROOT, Site, plain_environment
from tests.support.statements import contested_measure

pytestmark = pytest.mark.django_db

SOON = timedelta(seconds=8)


class Recorded:
    """A task that notes its calls."""

    def __init__(self, *answers: Again | Exception | None) -> None:
        self.calls: list[dict[str, Any]] = []
        self.answers = list(answers)

    def __call__(self, **arguments: Any) -> Again | None:
        self.calls.append(arguments)
        Topic.objects.create(label=f"Step {len(self.calls)}", slug=f"step-{len(self.calls)}")
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer


def work_off_all(task: Any, name: str = "note") -> int:
    """How many steps were done."""
    return sum(1 for _ in iter(lambda: jobs.work_off({name: task}), False))


def make_due() -> None:
    Job.objects.update(due_at=timezone.now() - timedelta(hours=1))


def test_a_job_is_done_once_and_gone() -> None:
    task = Recorded()
    jobs.enqueue("note", "1", words="Hello")

    assert work_off_all(task) == 1
    assert task.calls == [{"words": "Hello"}]
    assert not Job.objects.exists()


def test_a_step_that_the_database_refuses_at_its_end_is_put_off() -> None:
    def leave_a_gap() -> None:
        builders.make_attribution(position=2)

    jobs.enqueue("note", "1")

    assert jobs.work_off({"note": leave_a_gap})
    assert Job.objects.get().failures == 1


def test_a_transaction_that_fails_leaves_no_job() -> None:
    def fail() -> None:
        with transaction.atomic():
            jobs.enqueue("note", "1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert not Job.objects.exists()


def test_a_job_waits_for_its_time_and_can_be_cancelled_until_then() -> None:
    task = Recorded()
    jobs.enqueue("note", "later", due_at=timezone.now() + SOON)

    assert work_off_all(task) == 0
    assert jobs.cancel("note", "later")
    make_due()
    assert work_off_all(task) == 0


def test_what_has_been_done_cannot_be_cancelled() -> None:
    jobs.enqueue("note", "1")
    work_off_all(Recorded())

    assert not jobs.cancel("note", "1")


def test_of_a_task_and_key_one_job_waits() -> None:
    task = Recorded()
    jobs.enqueue("note", "1", words="first", due_at=timezone.now() + SOON)
    jobs.enqueue("note", "1", words="second")
    jobs.enqueue("note", "2", words="other")

    work_off_all(task)

    assert [call["words"] for call in task.calls] == ["second", "other"]


def test_a_long_job_lets_others_in_between_its_steps() -> None:
    order: list[str] = []
    jobs.enqueue("long", "1")
    jobs.enqueue("short", "1")
    steps = iter([Again(), Again(), None])
    tasks = {
        "long": lambda: order.append("long") or next(steps),
        "short": lambda: order.append("short"),
    }

    while jobs.work_off(tasks):
        pass

    assert order == ["long", "short", "long", "long"]


def test_a_step_that_fails_leaves_nothing_behind_and_is_tried_again_later() -> None:
    task = Recorded(ValueError("no such thing"))
    jobs.enqueue("note", "1")

    assert work_off_all(task) == 1
    job = Job.objects.get()
    assert (job.failures, job.error) == (1, "ValueError: no such thing")
    assert job.due_at > timezone.now()
    assert not Topic.objects.exists()

    make_due()

    assert work_off_all(task) == 1
    assert not Job.objects.exists()


def test_a_job_is_given_up_after_some_failures_and_can_be_left_anew() -> None:
    task = Recorded(*[ValueError("again")] * jobs.MOST_FAILURES)
    jobs.enqueue("note", "1")

    for _ in range(jobs.MOST_FAILURES + 3):
        work_off_all(task)
        make_due()

    assert len(task.calls) == jobs.MOST_FAILURES
    assert Job.objects.get().failed_at

    jobs.enqueue("note", "1")

    assert work_off_all(task) == 1
    assert not Job.objects.exists()


def test_a_step_that_succeeds_forgets_the_failures_before_it() -> None:
    task = Recorded(ValueError("once"), Again())
    jobs.enqueue("note", "1")
    work_off_all(task)
    make_due()

    jobs.work_off({"note": task})

    assert (Job.objects.get().failures, Job.objects.get().error) == (0, "")


def test_a_task_that_this_release_lacks_is_put_off() -> None:
    jobs.enqueue("of_the_next_release", "1")

    assert jobs.work_off({})
    assert Job.objects.get().failures == 1


@pytest.mark.django_db(transaction=True)
def test_a_process_that_dies_in_a_step_leaves_the_job_as_it_was() -> None:
    jobs.enqueue("note", "1")
    task = Recorded()

    def die() -> None:
        task()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(Error):
        jobs.work_off({"note": die})
    connection.close()

    assert Job.objects.get().failures == 0
    assert not Topic.objects.exists()
    assert jobs.work_off({"note": task})


@pytest.mark.django_db(transaction=True)
def test_two_processes_do_no_step_twice() -> None:
    """The other takes what is left, and waits for nothing."""
    jobs.enqueue("slow", "1")
    jobs.enqueue("note", "2")
    begun, finish = threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        assert finish.wait(PATIENCE)

    def first() -> None:
        jobs.work_off({"slow": slow})
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    assert begun.wait(PATIENCE)
    task = Recorded()
    steps = work_off_all(task), work_off_all(slow, "slow")
    finish.set()
    thread.join()

    assert steps == (1, 0)
    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_that_is_left_again_while_it_is_done_is_done_again() -> None:
    jobs.enqueue("slow", "1")
    begun, finish = threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        assert finish.wait(PATIENCE)

    def first() -> None:
        jobs.work_off({"slow": slow})
        connection.close()

    def again() -> None:
        jobs.enqueue("slow", "1")
        connection.close()

    threads = [threading.Thread(target=first), threading.Thread(target=again)]
    threads[0].start()
    assert begun.wait(PATIENCE)
    threads[1].start()
    finish.set()
    for thread in threads:
        thread.join()

    assert Job.objects.get().key == "1"


def test_asked_once_it_does_all_that_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    task = Recorded(Again(), Again())
    monkeypatch.setitem(TASKS, "note", task)
    contested_measure()
    jobs.enqueue("note", "1")
    jobs.enqueue("note", "later", due_at=timezone.now() + SOON)

    call_command("run_jobs", once=True)

    assert len(task.calls) == 3
    assert Job.objects.get().key == "later"
    assert not AgreementChange.objects.exists()


def test_a_database_that_is_away_is_told_and_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    waited: list[float] = []
    monkeypatch.setattr(beside.connection, "close", lambda: None)
    monkeypatch.setattr(beside.time, "sleep", waited.append)

    def away() -> int:
        raise OperationalError("gone")

    assert beside.attempt(away, told.append) is None
    assert waited == [beside.AFTER_AN_ERROR]
    assert told == ["Jobs have to wait: gone"]


def health(client: Client) -> tuple[int, list[str]]:
    answer = client.get("/jobsz")
    return answer.status_code, answer.content.decode().splitlines()


@contextmanager
def runner() -> Iterator[None]:
    """Somebody who works jobs off, on a connection of his own."""
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute(f"SELECT pg_advisory_lock_shared({jobs.RUNNER}, 0)")
        yield


def test_whether_jobs_are_done_can_be_seen(client: Client) -> None:
    assert health(client) == (503, ["nobody works off jobs", "0 waiting"])

    jobs.enqueue("note", "1", due_at=timezone.now() + SOON)
    with runner(), runner():
        assert health(client) == (200, ["ok", "1 waiting"])
        Job.objects.update(due_at=timezone.now() - timedelta(seconds=100.5))
        status, [late, waiting] = health(client)
        assert (status, waiting) == (503, "1 waiting")
        assert late.startswith("a job is 100")
        Job.objects.update(failed_at=timezone.now())
        assert health(client) == (503, ["1 jobs were given up", "0 waiting"])


def test_the_server_runs_it_and_starts_it_again(start: Callable[..., Site]) -> None:
    site = start().until_ready()

    site.until(lambda: site.get("/jobsz") == (200, "ok\n0 waiting\n"))

    assert site.interrupt() == 0


RUNNERS = f"SELECT count(DISTINCT pid) FROM pg_locks WHERE classid = {jobs.RUNNER}"


def test_it_runs_by_hand_as_well_and_ends_when_it_is_told_to(start: Callable[..., Site]) -> None:
    site = start().until_ready()
    site.until(lambda: site.get("/jobsz")[0] == 200)
    url = embedded._Server(site.data_dir, embedded.SETTINGS).url
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_jobs"],
        cwd=ROOT,
        env=plain_environment(DATA_DIR=site.data_dir),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    with psycopg.connect(url, autocommit=True) as other:
        site.until(lambda: other.execute(RUNNERS).fetchall() == [(4,)])

    process.send_signal(signal.SIGTERM)

    assert process.communicate(timeout=PATIENCE) == (b"", None)
    assert process.returncode == 0
