"""An uploaded file is imported by a job, step by step, whoever works the steps off."""

from __future__ import annotations

import hashlib
import io
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.models import Claim, Import, ImportState, Job, Upload, UploadPiece
from claims.services import jobs
from claims.services.importing import running, uploads
from claims.services.tasks import TASKS
from tests.support.builders import make_editor
from tests.support.importing import apart, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_editor()


@pytest.fixture
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A batch of two lines is a step."""
    monkeypatch.setattr(running, "STEP", -1)
    monkeypatch.setattr(running, "BATCH", 2)
    yield
    running.OPEN.close()


def uploaded(by: Any, *lines: Any) -> Upload:
    text = b"\n".join(json.dumps(each).encode() for each in lines)
    taken = uploads.take(name="claims.ndjson", size=len(text), chunks=[text], by=by)
    return uploads.recognised(taken)


def started(by: Any, *lines: Any, dry_run: bool = False, publish: bool = False) -> Import:
    return running.start(uploaded(by, *lines), by=by, dry_run=dry_run, options={"publish": publish})


def work_off() -> int:
    steps = 0
    while jobs.work_off(TASKS):
        steps += 1
    return steps


@apart
@pytest.mark.usefixtures("_short_steps")
@pytest.mark.parametrize("same_process", [True, False])
def test_a_job_imports_a_file_step_by_step(
    editor: User, same_process: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = started(editor, *map(line, range(5)), line(6, kind="gossip"))
    seen = []

    while Job.objects.filter(task=running.TASK).exists():
        jobs.work_off(TASKS)
        run.refresh_from_db()
        seen.append((run.read, run.created, run.rejected))
        if not same_process:
            running.OPEN.close()

    assert seen[:3] == [(2, 2, 0), (4, 4, 0), (6, 5, 1)]
    assert (run.state, running.progress(run).state) == ("finished", "finished")
    assert Claim.objects.filter(created_by=editor, created_via="import").count() == 5


@apart
@pytest.mark.usefixtures("_short_steps")
def test_a_step_that_is_lost_is_done_again(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    run = started(editor, *map(line, range(5)))
    jobs.work_off(TASKS)
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "_go_on", lost)
        with pytest.raises(ConnectionError):
            jobs.work_off(TASKS)

    work_off()

    run.refresh_from_db()
    assert (run.read, run.created, Claim.objects.count()) == (5, 5, 5)


def lost(*arguments: Any) -> None:
    raise ConnectionError("The connection was lost before the commit.")


@apart
@pytest.mark.usefixtures("_short_steps")
def test_an_import_is_stopped_and_goes_on(editor: User) -> None:
    run = started(editor, *map(line, range(5)))
    jobs.work_off(TASKS)

    assert running.stop(run)
    work_off()
    run.refresh_from_db()
    assert (run.state, Claim.objects.count()) == ("stopped", 2)

    running.go_on(run)
    work_off()
    run.refresh_from_db()
    assert (run.state, Claim.objects.count()) == ("finished", 5)


@apart
@pytest.mark.parametrize("publish", [False, True])
def test_who_may_not_import_any_more_imports_nothing(editor: User, publish: bool) -> None:
    run = started(editor, line(1), publish=publish)
    if publish:
        editor.groups.get().permissions.remove(
            *editor.groups.get().permissions.filter(codename="publish_claim")
        )
    else:
        editor.groups.clear()

    jobs.work_off(TASKS)

    assert not Claim.objects.exists()
    assert running.NOT_ALLOWED in Job.objects.get(task=running.TASK, key=str(run.pk)).error


def test_a_file_that_is_none_fails_with_a_sentence(editor: User) -> None:
    text = b'{\n"a": 1\n}\n'
    upload = uploads.take(name="x.ndjson", size=len(text), chunks=[text], by=editor)
    run = running.start(
        uploads.recognised(upload), by=editor, dry_run=True, options={"publish": False}
    )

    work_off()

    run.refresh_from_db()
    assert (run.state, "jq -c" in run.error) == (ImportState.FAILED, True)


BYTES = random.Random(7).randbytes(2_500)


@pytest.fixture
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "PIECE", 1000)


@pytest.mark.usefixtures("_small_pieces")
def test_a_file_in_pieces_reads_as_it_was() -> None:
    chunks = [BYTES[:1500], BYTES[1500:1501], BYTES[1501:]]

    upload = uploads.take(name="..\\a/b.csv", size=len(BYTES), chunks=chunks, by=None)

    assert (upload.name, upload.sha256) == ("b.csv", hashlib.sha256(BYTES).hexdigest())
    assert UploadPiece.objects.count() == 3
    file = uploads.opened(upload)
    assert file.read() == BYTES
    file.seek(-10, io.SEEK_END)
    assert file.read(20) == BYTES[-10:]
    file.seek(995)
    assert file.read(10) == BYTES[995:1005]
    with pytest.raises(ValueError, match="negative"):
        file.seek(-1)


@pytest.mark.usefixtures("_small_pieces")
def test_a_piece_that_comes_twice_or_late_is_taken_once() -> None:
    upload = uploads.begin(name="a", size=len(BYTES), by=None)
    for number in (2, 0, 0):
        uploads.add(upload, number, BYTES[1000 * number : 1000 * number + 1000])

    with pytest.raises(ValidationError, match="Piece 2 of the file is missing"):
        uploads.complete(upload)
    uploads.add(upload, 1, BYTES[1000:2000])

    assert uploads.complete(upload).sha256 == hashlib.sha256(BYTES).hexdigest()


@pytest.mark.usefixtures("_small_pieces")
@pytest.mark.parametrize(
    ("number", "length"), [(0, 999), (0, 1001), (2, 1000), (3, 500), (-1, 1000), (1, 0)]
)
def test_a_piece_of_another_file_is_refused(number: int, length: int) -> None:
    upload = uploads.begin(name="a", size=len(BYTES), by=None)

    with pytest.raises(ValidationError) as refused:
        uploads.add(upload, number, b"x" * length)

    assert refused.value.code == "invalid_piece"


@pytest.mark.parametrize(
    ("size", "code"), [(0, "empty_file"), (-1, "empty_file"), (1 << 40, "file_too_large")]
)
def test_a_file_without_room_is_refused(size: int, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        uploads.begin(name="a", size=size, by=None)

    assert refused.value.code == code


def test_files_wait_for_a_week(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    old, running_one = uploaded(editor, line(1)), uploaded(editor, line(1))
    running.start(running_one, by=editor, dry_run=True, options={})
    Upload.objects.update(at="2022-01-01T00:00:00Z")

    new = uploads.begin(name="a", size=1, by=editor)

    assert set(Upload.objects.all()) == {running_one, new}
    assert not UploadPiece.objects.filter(upload=old).exists()
