"""An import that is killed, or whose database is: each line is in once, and is counted once."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psycopg
import pytest

from tests.support.patience import PATIENCE
from tests.support.sites import ROOT, FirstStart, copied, plain_environment, postmaster

HOLDER = """
import sys
from pathlib import Path
from config import embedded
print(embedded.attach(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""
BATCH = 10
APART = 1000  # lines between kills, as a rule, so that no run ends before it is killed
REJECTED = 7  # every so many lines
# What became of the file: as the record of the import counts, and as it is on record.
COUNTED = "SELECT read, created, rejected, line, state FROM claims_import"
ON_RECORD = "SELECT dataset_id, count(*) FROM claims_claim WHERE dataset = 'kills' GROUP BY 1"
LINKED = "SELECT count(*), count(DISTINCT claim_id) FROM claims_importedclaim"
FAULTS = "SELECT array_agg(line ORDER BY line) FROM claims_importfault"


@dataclass
class Importing:
    """A folder with a database, and a file that is imported into it."""

    data_dir: Path
    file: Path
    holders: list[subprocess.Popen[str]] = field(default_factory=list)

    def hold(self) -> None:
        """Keep the server running, or start it again, until the test ends."""
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDER, self.data_dir],
            cwd=ROOT,
            env=plain_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.holders.append(holder)
        output: IO[str] = holder.stdout  # type: ignore[assignment]
        self.url = output.readline().strip().replace("//onrecord@", "//postgres@")

    def ask(self, sql: str) -> Any:
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).fetchall()

    def start(self) -> subprocess.Popen[str]:
        arguments = ["import", self.file, "--format=ndjson", f"--batch-size={BATCH}"]
        return subprocess.Popen(
            [sys.executable, "manage.py", *map(str, arguments), f"--rejects={self.file}.rejects"],
            cwd=ROOT,
            env=plain_environment(DATA_DIR=self.data_dir),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def until_line(self, wanted: int, process: subprocess.Popen[str]) -> None:
        """Until so many lines are in, or the process has ended by itself."""
        while process.poll() is None:
            with suppress(psycopg.Error):
                if self.ask(f"SELECT FROM claims_import WHERE line >= {wanted}"):
                    return
            time.sleep(0.005)

    def end(self) -> None:
        for holder in self.holders:
            holder.stdin.close()  # type: ignore[union-attr]
            holder.wait(timeout=PATIENCE)
            holder.stdout.close()  # type: ignore[union-attr]


@pytest.fixture
def importing(first_start: FirstStart, tmp_path: Path) -> Iterator[Importing]:
    file = tmp_path / "claims.ndjson"
    with copied(first_start) as data_dir:
        made = Importing(data_dir, file)
        made.hold()
        yield made
        made.end()


def line(number: int) -> dict[str, Any]:
    ada = {"slug": "ada", "name": "Ada", "kind": "person"}
    rejected = {"kind": "gossip"} if number % REJECTED == 0 else {}
    return {
        "dataset": "kills",
        "dataset_id": str(number),
        "statement": f"Statement {number}.",
        "speaker": ada,
    } | rejected


def kill_importer(importing: Importing, process: subprocess.Popen[str]) -> None:
    process.kill()


def kill_database(importing: Importing, process: subprocess.Popen[str]) -> None:
    os.kill(postmaster(importing.data_dir), signal.SIGKILL)
    process.wait(timeout=PATIENCE)
    importing.hold()


KILLS = (kill_importer, kill_database)


@pytest.mark.parametrize("times", [2, pytest.param(30, marks=pytest.mark.proof)])
def test_every_line_is_in_once_and_counted_once(importing: Importing, times: int) -> None:
    """One kill of each kind; as a proof thirty, wherever they fall."""
    lines = APART * (times + 1)
    importing.file.write_text("\n".join(json.dumps(line(n)) for n in range(1, lines + 1)))
    moments = sorted(random.Random(times).sample(range(lines - APART), times))
    said: list[str] = []

    for number, moment in enumerate(moments):
        process = importing.start()
        importing.until_line(moment, process)
        KILLS[number % 2](importing, process)
        said.append(process.communicate(timeout=PATIENCE)[0])
    last = importing.start()
    said.append(last.communicate(timeout=PATIENCE)[0])

    rejected = [n for n in range(1, lines + 1) if n % REJECTED == 0]
    taken = lines - len(rejected)
    assert "Traceback" not in "".join(said)
    assert last.returncode == 0, said[-1]
    assert "Going on with import" in said[-1]
    assert importing.ask(COUNTED) == [(lines, taken, len(rejected), lines, "finished")]
    found = dict(importing.ask(ON_RECORD))
    assert (len(found), set(found.values())) == (taken, {1})
    assert importing.ask(LINKED) == [(taken, taken)]
    assert importing.ask(FAULTS) == [(rejected,)]
