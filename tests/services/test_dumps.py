"""Everything public as a folder: whole, of one moment, and read by others' programs as it is."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import IO, Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import TransactionTestCase, override_settings
from pytest_django import DjangoDbBlocker

from claims.api.read.resources import RESOURCES
from claims.models import Claim, Job
from claims.services import jobs
from claims.services.exporting import dumps, nightly
from claims.services.jobs import Again
from tests.support import builders, r_reader
from tests.support.client import ROOT, pages
from tests.support.patience import PATIENCE
from tests.support.world import make_world


@pytest.fixture
def world(transactional_db: None) -> Any:
    return make_world()


@pytest.fixture(scope="module")
def made(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> Iterator[tuple[Path, dict[str, list[Any]]]]:
    """A dump, and the lists that the API had when it was made."""
    folder = tmp_path_factory.mktemp("dumps")
    with django_db_blocker.unblock():
        make_world()
        with override_settings(LICENCE="CC-BY-4.0"):
            call_command("dump", folder, stdout=StringIO())
        yield folder / "latest", {name: listed(name) for name in RESOURCES}
        TransactionTestCase._fixture_teardown(TransactionTestCase())


@pytest.fixture
def dump(made: Any) -> Path:
    path: Path = made[0]
    return path


@pytest.fixture
def lists(made: Any) -> dict[str, list[Any]]:
    """By their names, in the order of keys."""
    found: dict[str, list[Any]] = made[1]
    return found


def listed(name: str) -> list[Any]:
    order = "code" if name == "units" else "id"
    found = pages(f"{ROOT}{name}/", {"page_size": 100, "ordering": order})
    return [record for page in found for record in page["results"]]


def found(dump: Path, name: str) -> Any:
    return json.loads((dump / name).read_text())


def test_a_dump_holds_every_list_as_the_api_has_it(dump: Path, lists: dict[str, Any]) -> None:
    counts = found(dump, "manifest.json")["counts"]

    assert counts == {name: len(records) for name, records in lists.items()}
    for name, records in lists.items():
        lines = (dump / f"{name}.ndjson").read_text().splitlines()
        assert [json.loads(line) for line in lines] == records


def test_everything_in_a_dump_is_told_and_has_its_checksum(dump: Path) -> None:
    files = {file["path"]: file for file in found(dump, "manifest.json")["files"]}
    package = {each["path"]: each for each in found(dump, "datapackage.json")["resources"]}
    sums = dict(line.split()[::-1] for line in (dump / "SHA256SUMS").read_text().splitlines())

    described = {"manifest.json", "datapackage.json", "catalog.jsonld", "SHA256SUMS"}
    assert {path.name for path in dump.iterdir()} - described == files.keys()
    assert files.keys() == sums.keys()
    assert package.keys() == {name for name in files if name.endswith(".csv")}
    for name, file in files.items():
        content = (dump / name).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        assert (file["bytes"], file["sha256"], sums[name]) == (len(content), digest, digest)
        assert name not in package or package[name]["hash"] == f"sha256:{digest}"


def test_a_dump_names_its_licence(dump: Path) -> None:
    assert found(dump, "manifest.json")["licence"] == "CC-BY-4.0"
    assert found(dump, "datapackage.json")["licenses"] == [{"name": "CC-BY-4.0"}]
    assert found(dump, "catalog.jsonld")["dct:license"] == "CC-BY-4.0"


def test_the_catalogue_has_a_distribution_for_each_file(dump: Path) -> None:
    datasets = found(dump, "catalog.jsonld")["dcat:dataset"]

    addresses = [
        each["dcat:downloadURL"]["@id"] for known in datasets for each in known["dcat:distribution"]
    ]
    assert sorted(addresses) == sorted(x["path"] for x in found(dump, "manifest.json")["files"])


@pytest.mark.parametrize("name", dumps.LISTS)
def test_a_package_describes_its_tables_as_they_are(dump: Path, name: str) -> None:
    resources = {each["path"]: each for each in found(dump, "datapackage.json")["resources"]}
    fields = resources[f"{name}.csv"]["schema"]["fields"]

    table = r_reader.read_csv(dump / f"{name}.csv")

    assert [r_reader.NOT_IN_NAMES.sub(".", field["name"]) for field in fields] == list(table)
    fits = {
        "number": lambda cell: isinstance(cell, int | float),
        "integer": lambda cell: isinstance(cell, int),
        "boolean": lambda cell: isinstance(cell, bool),
        "date": date.fromisoformat,
        "datetime": lambda cell: re.fullmatch(r"[0-9-]+T[0-9:.]+Z", cell),
        "array": lambda cell: isinstance(json.loads(cell), list),
        "string": lambda cell: True,
    }
    for field, cells in zip(fields, table.values(), strict=True):
        given = [cell for cell in cells if cell not in (None, "")]
        assert all(fits[field["type"]](cell) for cell in given), field


@pytest.fixture
def expected(lists: dict[str, list[Any]]) -> dict[str, Any]:
    """By its words, what a program should read of each assertion."""
    return {
        record["as_printed"]: (
            record["speaker"]["name"],
            record["interval"] and record["interval"]["low"] and Decimal(record["interval"]["low"]),
            record["as_of"] and date.fromisoformat(record["as_of"]["from"]),
        )
        for record in lists["assertions"]
    }


def by_duckdb(dump: Path, form: str) -> dict[str, Any]:
    duckdb = pytest.importorskip("duckdb")
    columns = '"speaker.name", "interval.low", "as_of.from", as_printed'
    if form == "ndjson":
        columns = "speaker.name, interval.low, as_of['from'], as_printed"
    rows = duckdb.sql(f"SELECT {columns} FROM '{dump}/assertions.{form}'").fetchall()
    return {words: (name, low, day) for name, low, day, words in rows}


@pytest.mark.parametrize("form", ["csv", "parquet", "ndjson"])
def test_duckdb_reads_a_dump_as_it_is(expected: dict[str, Any], dump: Path, form: str) -> None:
    read = by_duckdb(dump, form)

    assert {words: (name, day) for words, (name, _, day) in read.items()} == {
        words: (name, day) for words, (name, _, day) in expected.items()
    }
    for words, (_, low, _) in read.items():
        assert (low is None) == (expected[words][1] is None)
        assert low is None or Decimal(str(low)) == expected[words][1]
        assert form == "ndjson" or not isinstance(low, str), "a number is one without a cast"


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_pandas_reads_a_dump_as_it_is(expected: dict[str, Any], dump: Path, form: str) -> None:
    pandas = pytest.importorskip("pandas")
    path = dump / f"assertions.{form}"

    table = pandas.read_csv(path) if form == "csv" else pandas.read_parquet(path)

    assert set(table["as_printed"]) == expected.keys()
    for _, row in table.iterrows():
        name, low, _ = expected[row["as_printed"]]
        assert row["speaker.name"] == name
        assert pandas.isna(row["interval.low"]) if low is None else row["interval.low"] == low
    if form == "csv":
        assert table["interval.low"].dtype.kind in "if"


def test_r_reads_a_dump_as_it_is(expected: dict[str, Any], dump: Path) -> None:
    table = r_reader.read_csv(dump / "assertions.csv")

    rows = zip(table["as_printed"], table["speaker.name"], table["interval.low"], strict=True)
    for words, name, low in rows:
        assert (name, low) == (expected[words][0], expected[words][1])
    assert set(map(type, table["interval.low_inclusive"])) <= {bool, type(None)}


# ---- whole, or not at all


def test_a_dump_is_of_one_moment(world: Any, tmp_path: Path) -> None:
    changed = []

    def say(_: str) -> None:
        if not changed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM pg_stat_activity")  # within the snapshot
            changed.append(change_elsewhere(world))

    made = dumps.make(tmp_path, kept=1, say=say)

    [path] = changed
    assert path == "elsewhere"
    for name in ("claims.csv", "assertions.csv", "claims.ndjson"):
        assert "elsewhere" not in (made / name).read_text()


def change_elsewhere(world: Any) -> str:
    """By another connection, as soon as the first file is written."""
    import psycopg

    raw = connection.get_connection_params()
    raw.pop("cursor_factory", None)
    raw.pop("context", None)
    with psycopg.connect(**raw, autocommit=True) as other:
        other.execute("UPDATE claims_claim SET place = 'elsewhere' WHERE id = %s", [world.claim.pk])
    return "elsewhere"


def test_a_dump_that_fails_leaves_what_was_there(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "onrecord-2022-03-01T000000Z"
    before.mkdir()

    def fail(*_: Any) -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(dumps.writers, "written", fail)
        with pytest.raises(CommandError, match="No space left on device"):
            call_command("dump", tmp_path)

    assert dumps.dumps(tmp_path) == [before]
    assert not (tmp_path / "latest").exists()

    call_command("dump", tmp_path, stdout=StringIO())
    assert not list(tmp_path.glob(".onrecord*"))


def test_two_dumps_do_not_write_into_one_folder(tmp_path: Path) -> None:
    with dumps.locked(tmp_path), pytest.raises(CommandError, match="Another process"):
        call_command("dump", tmp_path)


def test_the_newest_dumps_are_kept(world: Any, tmp_path: Path) -> None:
    for day in ("2022-03-01T000000Z", "2022-03-02T000000Z", "2022-03-03T000000Z"):
        (tmp_path / f"onrecord-{day}").mkdir()

    made = dumps.make(tmp_path, kept=2)

    assert [path.name for path in dumps.dumps(tmp_path)] == [
        "onrecord-2022-03-03T000000Z",
        made.name,
    ]
    assert (tmp_path / "latest").resolve() == made


def test_drafts_are_in_no_file(world: Any, tmp_path: Path) -> None:
    builders.make_claim(statement="Nobody may see this.")

    made = dumps.make(tmp_path, kept=1)

    assert not [p for p in made.iterdir() if b"Nobody may see this." in p.read_bytes()]
    assert Claim.objects.filter(statement="Nobody may see this.").exists()


# ---- each night


def process(code: str, said: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code], stderr=said)


@pytest.fixture
def nights(
    db: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Any]]:
    """What was started."""
    settings.DUMP_DIR, settings.DUMP_HOUR = str(tmp_path), 0
    started: list[Any] = []
    files: list[IO[bytes]] = []

    def start(said: IO[bytes]) -> Any:
        files.append(said)
        started.append(process("", said))
        return started[-1]

    monkeypatch.setattr(nightly, "_started", start)
    monkeypatch.setattr(nightly._Process, "running", None)
    monkeypatch.setattr(nightly._Process, "said", None, raising=False)
    yield started
    for each in started:
        each.wait()
    for file in files:
        file.close()


def make_one(settings: Any) -> None:
    (Path(settings.DUMP_DIR) / dumps.name_of(datetime.now(UTC))).mkdir(exist_ok=True)


def test_a_night_has_one_dump(nights: list[Any], settings: Any) -> None:
    assert nightly.step() == Again(nightly.LOOK_AGAIN)
    nights[0].wait()
    make_one(settings)

    waits = nightly.step()

    assert len(nights) == 1
    assert waits is not None
    assert timedelta() < waits.after <= timedelta(days=1)


def test_a_dump_that_somebody_makes_is_waited_for(nights: list[Any], tmp_path: Path) -> None:
    with dumps.locked(tmp_path):
        assert nightly.step() == Again(nightly.LOOK_AGAIN)

    assert nights == []


def test_a_dump_that_failed_is_told_and_made_again(
    nights: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tempfile.TemporaryFile()  # noqa: SIM115 (whoever reads it closes it)
    told = "import sys; sys.stderr.write('x' * 1_000_000); raise SystemExit('No space left')"
    failed = process(told, said)
    failed.wait(PATIENCE)
    monkeypatch.setattr(nightly._Process, "running", failed)
    monkeypatch.setattr(nightly._Process, "said", said, raising=False)

    with pytest.raises(nightly.NotMade, match="No space left"):
        nightly.step()
    nightly.step()

    assert len(nights) == 1


def test_a_site_without_a_folder_has_no_nightly_job(nights: list[Any], settings: Any) -> None:
    nightly.schedule()
    assert Job.objects.get().task == nightly.TASK

    settings.DUMP_DIR = ""
    nightly.schedule()

    assert not Job.objects.exists()
    assert nightly.step() is None


def test_the_job_is_known_to_whoever_works_jobs_off(nights: list[Any]) -> None:
    from claims.services.tasks import TASKS

    nightly.schedule()
    assert jobs.work_off(TASKS)
    assert len(nights) == 1
