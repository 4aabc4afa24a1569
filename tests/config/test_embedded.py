"""The embedded server's life and deaths, each in a process of its own that ends like any other."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import IO

import psycopg
import pytest

from config import embedded
from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
# Attaches, prints the address, and stays until its standard input ends.
USER = """
import sys
from pathlib import Path
from config import embedded
print(embedded.attach(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


class User:
    """A process that uses the server of a folder."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, folder],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def url(self) -> str:
        output: IO[str] = self.process.stdout  # type: ignore[assignment]
        if not hasattr(self, "_url"):
            self._url = output.readline().strip()
        return self._url

    def end(self, number: int | None = None) -> int:
        if number is None:
            self.process.stdin.close()  # type: ignore[union-attr]
        else:
            self.process.send_signal(number)
        code = self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()  # type: ignore[union-attr]
        with suppress(BrokenPipeError):
            self.process.stdin.close()  # type: ignore[union-attr]
        return code


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One cluster for all of these tests; each starts it, and has it stopped at its end."""
    folder = tmp_path_factory.mktemp("embedded") / ("deep" * 30) / "data"  # no socket fits in here
    yield folder
    assert not is_running(folder)


@pytest.fixture
def attach(folder: Path) -> Iterator[Callable[[], User]]:
    users: list[User] = []

    def attach() -> User:
        users.append(User(folder))
        return users[-1]

    yield attach
    for user in users:
        if user.process.poll() is None:
            user.end()
    assert not is_running(folder)


def postmaster(folder: Path) -> int:
    return int((folder / "postgres" / "postmaster.pid").read_text().split()[0])


def is_running(folder: Path) -> bool:
    return (folder / "postgres" / "postmaster.pid").exists()


def remember(url: str, thing: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS things (thing text)")
        connection.execute("INSERT INTO things VALUES (%s)", [thing])


def is_remembered(url: str, thing: str) -> bool:
    with psycopg.connect(url) as connection:
        query = "SELECT count(*) FROM things WHERE thing = %s"
        return connection.execute(query, [thing]).fetchone() == (1,)


@pytest.mark.smoke
def test_the_last_user_stops_the_server(attach: Callable[[], User], folder: Path) -> None:
    first, second = attach(), attach()
    assert first.url == second.url
    sockets = Path(first.url.partition("host=")[2])
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700

    first.end()
    remember(second.url, "one left")
    assert second.end(signal.SIGTERM) == 128 + signal.SIGTERM

    assert not is_running(folder)
    assert not sockets.exists()


def test_a_first_start_by_many_at_once_makes_one_cluster(tmp_path: Path) -> None:
    users = [User(tmp_path) for _ in range(3)]

    urls = {user.url for user in users}

    assert len(urls) == 1
    assert urls.pop().startswith("postgresql://")
    for user in users:
        user.end()
    assert not list(tmp_path.glob("postgres.new-*"))
    assert not is_running(tmp_path)


def test_a_killed_user_counts_no_more(attach: Callable[[], User], folder: Path) -> None:
    killed, last = attach(), attach()
    assert killed.url == last.url

    killed.end(signal.SIGKILL)
    last.end()

    assert not is_running(folder)


def test_a_server_left_by_a_killed_user_is_taken_over(
    attach: Callable[[], User], folder: Path
) -> None:
    killed = attach()
    remember(killed.url, "left behind")
    pid = postmaster(folder)
    killed.end(signal.SIGKILL)

    heir = attach()

    assert is_remembered(heir.url, "left behind")
    assert postmaster(folder) == pid


def test_a_killed_server_is_started_again_with_nothing_lost(
    attach: Callable[[], User], folder: Path
) -> None:
    user = attach()
    remember(user.url, "before the kill")
    os.kill(postmaster(folder), signal.SIGKILL)

    second = attach()

    assert second.url == user.url  # so that the first user's process can go on with it, too
    assert is_remembered(second.url, "before the kill")


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="no /proc to find processes in")
def test_a_long_statement_that_outlives_a_killed_server_does_not_keep_the_next_one_down(
    attach: Callable[[], User], folder: Path
) -> None:
    user = attach()
    with closing(psycopg.connect(user.url)) as connection:
        connection.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 10_000_000_000)")
        time.sleep(0.2)
        os.kill(postmaster(folder), signal.SIGKILL)

        second = attach()

        assert second.url == user.url


def test_a_pid_file_that_names_a_living_stranger_does_not_mislead(
    attach: Callable[[], User], folder: Path
) -> None:
    attach().end()
    stale = folder / "postgres" / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{stale.parent}\n0\n5432\n\n\n\nready\n")

    remember(attach().url, "despite the file")

    assert postmaster(folder) != os.getpid()


def test_a_set_up_that_was_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    killed = User(tmp_path)
    while not list(tmp_path.glob("postgres.new-*/PG_VERSION")):
        assert killed.process.poll() is None
        time.sleep(0.005)
    killed.end(signal.SIGKILL)

    user = User(tmp_path)
    remember(user.url, "set up")
    user.end()


def test_a_deleted_data_folder_is_no_trouble(tmp_path: Path) -> None:
    user = User(tmp_path / "data")
    assert user.url
    pid = postmaster(tmp_path / "data")
    (tmp_path / "data").rename(tmp_path / "deleted")

    other = User(tmp_path / "data")
    remember(other.url, "new")

    assert other.url != user.url
    other.end()
    os.kill(pid, signal.SIGINT)
    user.end()


def test_a_folder_that_cannot_be_made_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(
        embedded.EmbeddedError, match=r"file.*: Not a directory|file.*: File exists"
    ):
        embedded.attach(tmp_path / "file" / "data")


def test_a_failed_start_tells_the_servers_last_words(tmp_path: Path) -> None:
    user = User(tmp_path)
    assert user.url
    user.end()
    (tmp_path / "postgres" / "global" / "pg_control").unlink()

    server = embedded._Server(tmp_path, embedded.SETTINGS)

    with pytest.raises(embedded.EmbeddedError, match=r"pg_ctl failed: .*control"):
        server.start()
    server.stop()


def test_the_servers_log_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "LOG_LIMIT", 10)
    server = embedded._Server(tmp_path, embedded.SETTINGS | embedded.DISPOSABLE)

    for _ in range(2):
        server.start()
        server.stop()

    assert "shut down" in (tmp_path / "postgres.log.1").read_text()
    assert "Success" not in (tmp_path / "postgres.log").read_text()


@pytest.mark.parametrize(
    ("gigabytes", "taken"), [(0.5, "128MB"), (8, "1024MB"), (24, "3072MB"), (256, "4096MB")]
)
def test_the_server_takes_an_eighth_of_the_memory_within_bounds(
    monkeypatch: pytest.MonkeyPatch, gigabytes: float, taken: str
) -> None:
    sizes = {"SC_PHYS_PAGES": int(gigabytes * 2**18), "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr(embedded.os, "sysconf", sizes.get)

    assert embedded._share_of_memory() == taken
