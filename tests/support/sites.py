"""Running sites for tests: real processes of `manage.py serve`, on loopback, always ended."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
OURS = {
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "DATABASE_READER_URL",
    "DATABASE_ROLE",
    "DATA_DIR",
    "DJANGO_SETTINGS_MODULE",
    "HOST",
    "PORT",
    "SECRET_KEY",
}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def plain_environment(**more: object) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return kept | {name: str(value) for name, value in more.items()}


def manage(*arguments: str, **variables: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=plain_environment(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Site:
    """A running `manage.py serve`."""

    def __init__(self, data_dir: Path, port: int, workers: int, **variables: object) -> None:
        self.data_dir, self.port = data_dir, port
        self.output = data_dir.parent / f"{port}.{time.monotonic_ns()}.log"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=ROOT,
                env=plain_environment(
                    **{"DATA_DIR": data_dir, "PORT": port, "WORKERS": workers} | variables
                ),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a terminal's Ctrl-C, for it and its workers alone
            )

    def get(self, path: str) -> tuple[int, str]:
        request = Request(f"http://127.0.0.1:{self.port}{path}")
        try:
            with urlopen(request, timeout=PATIENCE) as response:  # noqa: S310 -- http, and ours
                return response.status, response.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def until_ready(self) -> "Site":
        return self.until(lambda: self.get("/readyz")[0] == 200)

    def until(self, holds: Callable[[], bool]) -> "Site":
        """As soon as something holds of a running site; a refused connection is not there yet."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.output.read_text()
            try:
                if holds():
                    return self
            except (URLError, OSError):
                pass
            time.sleep(0.05)
        raise AssertionError(self.output.read_text())

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)

    def interrupt(self) -> int:
        """Ctrl-C goes to all processes of the terminal's foreground group."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


def postmaster_file(data_dir: Path) -> Path:
    return data_dir / "postgres" / "postmaster.pid"


def postmaster(data_dir: Path) -> int:
    return int(postmaster_file(data_dir).read_text().split()[0])


@dataclass(frozen=True)
class FirstStart:
    data_dir: Path
    output: Path


@pytest.fixture(scope="session")
def first_start() -> FirstStart:
    """A site that was started with nothing, and ended: once for all workers of a run, since the
    migrations take most of a test's time."""
    shared = Path(os.environ["TESTS_SHARED"])  # a folder of all workers of a run
    made = FirstStart(shared / "data", shared / "output")
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.output.exists():
            site = Site(made.data_dir, free_port(), workers=1).until_ready()
            assert site.end(signal.SIGTERM) == 0
            site.output.rename(made.output)
    return made


@contextmanager
def copied(first_start: FirstStart) -> Iterator[Path]:
    """A data folder of one's own: a copy of what the first start left.

    Not below pytest's own, which each run of pytest closes to other accounts, and root's
    PostgreSQL runs as one of them."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-running-"))
    # By cp, since only that keeps the owner of each file.
    subprocess.run(["cp", "-a", first_start.data_dir, folder], check=True)  # noqa: S607
    yield folder / "data"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def data_dir(first_start: FirstStart) -> Iterator[Path]:
    """One for all tests of a module."""
    with copied(first_start) as data_dir:
        yield data_dir


@pytest.fixture(scope="session")
def running(first_start: FirstStart) -> Iterator[Site]:
    """A site for all tests that end and change nothing: a start takes longer than such a test."""
    with copied(first_start) as data_dir:
        site = Site(data_dir, free_port(), workers=2).until_ready()
        yield site
        assert site.end(signal.SIGTERM) == 0


@pytest.fixture
def start(data_dir: Path) -> Iterator[Callable[..., Site]]:
    sites: list[Site] = []

    def start(port: int | None = None, workers: int = 1, **variables: object) -> Site:
        sites.append(Site(data_dir, port or free_port(), workers, **variables))
        return sites[-1]

    yield start
    for site in sites:
        if site.process.poll() is None:
            site.end(signal.SIGTERM)
    assert not postmaster_file(data_dir).exists()
