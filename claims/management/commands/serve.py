"""Everything between a clone and an answer: prepare the database, then serve until told to stop.

Each step may have been done before, may be under way in another process, and may be killed halfway;
so each looks first, holds one lock for all, and is one transaction."""

import multiprocessing
import os
import queue
import resource
import secrets
import signal
import socket
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.db import Error, NotSupportedError, connection, transaction
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from claims.management import jobs
from claims.models import Claim, Speaker
from claims.services import duplicates

OLDEST_SERVER = 15
CONNECTIONS = 1000  # at once, of a worker: one that waits costs some memory and no thread
HEADERS_DEADLINE = 15_000  # milliseconds
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds, before a server that gave up is started anew
PREPARING = zlib.crc32(b"onrecord: prepare the database")


class Command(BaseCommand):
    help = "Prepare the database and serve the site. Ctrl-C and SIGTERM stop it, with exit code 0."
    requires_system_checks = ()  # `migrate` runs them

    def handle(self, *args: Any, **options: Any) -> None:
        address = resolve(settings.SERVE_HOST, settings.SERVE_PORT)
        with reserve(address):
            check_database()
            with one_at_a_time():
                self.step("Migrations", "bringing the tables up to date")
                call_command("migrate", interactive=False, verbosity=0)
                self.offer_demo()
                self.create_admin()
            connection.close()
            self.step("Server", f"starting on {address[0]}, port {address[1]}")
            self.announce()
            run(address)

    def step(self, name: str, said: str) -> None:
        """A line that tells a person what is being done, as `config.environment` writes them."""
        self.stdout.write(f"{name:<15}{said}")
        self.stdout.flush()

    def create_admin(self) -> None:
        users = get_user_model().objects
        if users.exists():
            return
        password = secrets.token_urlsafe(12)
        try:
            with transaction.atomic():  # told before it is committed: no admin without a password
                users.create_superuser("admin", password=password)
                self.tell(password)
        except OSError as error:
            self.stderr.write(
                f"No user of the admin was made: the password cannot be kept ({error}). "
                "Make one with `manage.py createsuperuser`."
            )

    def tell(self, password: str) -> None:
        """On a terminal, once; elsewhere output is kept as a log, so in a file of the owner's."""
        if self.stdout.isatty():
            shown = f"with the password {password} (shown this once)"
        else:
            keep_private(settings.FIRST_PASSWORD, password)
            shown = f"with the password in {settings.FIRST_PASSWORD}"
        self.stdout.write(
            f"Sign in to the admin as 'admin' {shown}.\n"
            "`manage.py changepassword admin` sets another."
        )
        self.stdout.flush()

    def offer_demo(self) -> None:
        if Claim.objects.exists() or Speaker.objects.exists():
            self.step("Demo data", "not loaded: the database has records already")
        elif settings.DEMO:
            self.step("Demo data", "loading the files of fixtures/")
            self.load_demo()
        else:
            self.step("Demo data", "not loaded: the database is empty; DEMO=1 loads the demo")

    def load_demo(self) -> None:
        fixtures = sorted(map(str, settings.BASE_DIR.glob("fixtures/*.json")))
        with transaction.atomic():  # whole or not at all; and else loaddata ends our connection
            call_command("loaddata", *fixtures, verbosity=0)
            duplicates.search_later()  # as after an import

    def announce(self) -> None:
        site = served_as()
        self.stdout.write(
            f"Pages          {site}/measures/\n"
            f"API            {site}/api/v1/\n"
            f"Documentation  {site}/api/v1/docs/\n"
            f"Admin          {site}/admin/\n"
            "Ctrl-C stops the server."
        )
        self.stdout.flush()


def served_as() -> str:
    """An address that is answered: that of HOST, unless others are allowed instead; or the proxy's,
    where one speaks HTTPS."""
    names = [host for host in settings.ALLOWED_HOSTS if host[0] not in "*."]
    given = f"[{settings.SERVE_HOST}]" if ":" in settings.SERVE_HOST else settings.SERVE_HOST
    if names and settings.SECURE_SSL_REDIRECT:
        return f"https://{names[0]}"
    host = given if given in names or not names else names[0]
    return f"http://{host}:{settings.SERVE_PORT}"


def keep_private(path: Path, text: str) -> None:
    """In a file made anew, so that nobody else has it open or may read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(f"{text}\n")


def resolve(host: str, port: int) -> tuple[str, int]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4]
    except (OSError, UnicodeError) as error:
        raise CommandError(f"HOST={host!r} is not an address of this machine: {error}") from error
    return str(found[0]), port


def reserve(address: tuple[str, int]) -> socket.socket:
    """Hold the port until we listen and as long as we do; refuse it where it is taken.

    The workers share it by SO_REUSEPORT; so could another server of the same person's, unseen."""
    family = socket.AF_INET6 if ip_address(address[0]).version == 6 else socket.AF_INET
    holder = socket.socket(family)
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
        if sys.platform == "linux":  # elsewhere granian's main process listens at once
            holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            holder.bind(address)
    except OSError as error:
        holder.close()
        raise CommandError(
            f"Cannot listen on {address[0]}, port {address[1]}: {error.strerror}. "
            "Choose another with PORT=..., or stop what listens there."
        ) from error
    return holder


def check_database() -> None:
    try:
        major, *_ = connection.get_database_version()
    except NotSupportedError as error:  # Django's own limit
        raise CommandError(f"{error} Onrecord needs {OLDEST_SERVER}.") from error
    except Error as error:
        reason = "; ".join(line.strip() for line in str(error).splitlines() if line.strip())
        raise CommandError(f"Cannot reach the database of DATABASE_URL: {reason}") from error
    check_version(major)


def check_version(major: int) -> None:
    if major < OLDEST_SERVER:
        raise CommandError(
            f"The server of DATABASE_URL is PostgreSQL {major}; "
            f"Onrecord needs {OLDEST_SERVER} or newer."
        )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two first starts at once would both migrate, and both load the demo."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])


def run(address: tuple[str, int]) -> None:
    """Serve until told to stop. A server that gives up, as granian does when workers are killed
    again and again, is started anew."""
    multiprocessing.set_start_method("spawn")  # a fork would share our database connection
    allow_files()
    with jobs_worked_off():
        serve_until_stopped(address)


def serve_until_stopped(address: tuple[str, int]) -> None:
    pause = SHORTEST_PAUSE
    while True:
        started = time.monotonic()
        server = web_server(address)
        with suppress(SystemExit):
            server.serve()
        if server.interrupt_signal:
            return
        pause = SHORTEST_PAUSE if time.monotonic() - started > LONGEST_PAUSE else pause * 2
        time.sleep(min(pause, LONGEST_PAUSE))


@contextmanager
def jobs_worked_off() -> Iterator[None]:
    """Have a process beside the workers work jobs off, and start it anew if it ends. It has ended
    before we do: the last user of an embedded PostgreSQL stops it."""
    stopping, started = threading.Event(), queue.SimpleQueue[BaseProcess]()

    def keep() -> None:
        while not stopping.is_set():
            job = multiprocessing.Process(
                target=jobs.run, args=["run_jobs"], name="jobs", daemon=True
            )
            job.start()
            started.put(job)
            job.join()
            stopping.wait(LONGEST_PAUSE)

    thread = threading.Thread(target=keep, name="jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        while not started.empty():
            started.get().terminate()
        thread.join()


def allow_files() -> None:
    """Each connection is an open file, and many a system allows 1,024 unless asked for more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4 * CONNECTIONS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def web_server(address: tuple[str, int]) -> MPServer:
    server = MPServer(
        "config.asgi:application",
        address=address[0],
        port=address[1],
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_DEADLINE),
        workers=settings.SERVE_WORKERS,
        backpressure=CONNECTIONS,
        respawn_failed_workers=True,
        respawn_interval=0.1,
        workers_kill_timeout=10,
        websockets=False,
        log_level=LogLevels.error,
    )
    # A closed terminal means stop; granian would replace its workers and go on.
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    return server
