"""`manage.py serve` as a person meets it: real processes, really killed, on loopback."""

import json
import multiprocessing
import os
import re
import signal
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.test import Client

from claims.management.commands import serve
from claims.models import Speaker
from claims.services.privileges import APP, READER
from config import embedded, environment, roles
from tests.support.patience import PATIENCE
from tests.support.sites import FirstStart, Site, free_port, manage, postmaster, postmaster_file
from tests.support.workers import end_as_a_worker

EMPTY = "Demo data      not loaded: the database is empty; DEMO=1 loads the demo"
NOT_EMPTY = "Demo data      not loaded: the database has records already"
STARTED = "Ctrl-C stops the server.\n"  # the last line, unless something goes wrong


def steps(shown: str) -> list[str]:
    """The lines that say what is done, or where the site is, and not how to sign in."""
    return [
        line
        for line in shown.splitlines()
        if re.match(r"[A-Z]\w+( data)? {2,}(?! *setting up)", line)
    ]


@pytest.mark.smoke
def test_the_first_start_keeps_a_password_and_the_second_makes_none(
    first_start: FirstStart, start: Callable[..., Site]
) -> None:
    shown = first_start.output.read_text()
    kept = first_start.data_dir / "first-password"
    assert f"with the password in {kept}" in shown
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.read_text().strip() not in shown
    [port] = re.findall(r"starting on 127\.0\.0\.1, port (\d+)", shown)
    assert steps(shown) == [
        f"PostgreSQL     connecting to the embedded server in {first_start.data_dir}",
        "Migrations     bringing the tables up to date",
        "Demo data      loading the files of fixtures/",
        f"Server         starting on 127.0.0.1, port {port}",
        f"Pages          http://127.0.0.1:{port}/measures/",
        f"API            http://127.0.0.1:{port}/api/v1/",
        f"Documentation  http://127.0.0.1:{port}/api/v1/docs/",
        f"Admin          http://127.0.0.1:{port}/admin/",
    ]

    second = start(workers=2).until_ready()

    assert "password" not in second.output.read_text()
    assert NOT_EMPTY in second.output.read_text()
    assert second.get("/healthz") == (200, "ok\n")
    assert second.get("/admin/login/")[0] == 200
    assert second.get("/static/admin/css/base.css")[0] == 200
    assert "antony-blinken" in second.get("/api/v1/speakers/")[1]
    assert second.interrupt() == 0
    assert second.output.read_text().endswith(STARTED)


def test_a_worker_ends_before_python_is_taken_down(tmp_path: Path) -> None:
    told = tmp_path / "told"
    worker = multiprocessing.get_context("spawn").Process(target=end_as_a_worker, args=[told])

    worker.start()
    worker.join(PATIENCE)

    assert (worker.exitcode, told.read_text()) == (0, "left;")


def test_agreement_is_kept_beside_the_workers(start: Callable[..., Site]) -> None:
    site = start().until_ready()

    site.until(lambda: '"results":[{' in site.get("/api/v1/contradictions/")[1])

    assert site.interrupt() == 0
    assert site.output.read_text().endswith(STARTED)


@pytest.mark.proof
def test_a_database_that_is_given_is_not_filled_unless_asked(start: Callable[..., Site]) -> None:
    url = embedded._Server(start().until_ready().data_dir, embedded.SETTINGS).url
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE given")
    given = url.replace(f"/{embedded.NAME}?", "/given?")

    empty = start(DATABASE_URL=given, DATABASE_OWNER_URL=given).until_ready()
    speakers = empty.get("/api/v1/speakers/?count=exact")[1]
    asked = start(DATABASE_URL=given, DATABASE_OWNER_URL=given, DEMO=1).until_ready()

    assert EMPTY in empty.output.read_text()
    assert '"value":0,"kind":"exact"' in speakers
    assert "Demo data      loading the files of fixtures/" in asked.output.read_text()
    assert "antony-blinken" in asked.get("/api/v1/speakers/")[1]


def test_a_picture_that_many_open_at_once_is_broken_for_none(start: Callable[..., Site]) -> None:
    site = start().until_ready()
    pictures = [f"series.svg?width={width}" for width in (600, 600, 600, 700, 800, 900)]

    with ThreadPoolExecutor(60) as pool:
        found = list(
            pool.map(
                lambda name: site.get(f"/api/v1/measures/russian-servicemen-killed/{name}"),
                pictures * 10,
            )
        )

    assert {status for status, _ in found} == {200}
    assert len({body for _, body in found}) == 4


def test_it_is_served_by_roles_that_may_do_no_more_than_that(running: Site) -> None:
    owner = embedded._Server(running.data_dir, embedded.SETTINGS).url
    for _ in range(8):
        assert running.get("/api/v1/claims/?count=exact")[0] == 200
        assert running.get("/measures/")[0] == running.get("/admin/login/")[0] == 200

    with psycopg.connect(owner) as connection:
        connected = connection.execute(
            "SELECT DISTINCT usename FROM pg_stat_activity JOIN pg_roles ON rolname = usename "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
        [[kept, supers]] = connection.execute(
            "SELECT (SELECT count(*) FROM claims_storedrecord), "
            "(SELECT array_agg(rolname::text) FROM pg_roles WHERE rolsuper)"
        ).fetchall()

    assert {name for (name,) in connected} == {APP, READER}
    assert supers == [embedded.SUPERUSER]
    assert kept > 0, "a reader may keep what it renders"


HEAD = b"\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
RAW = {  # what is sent, the status, and whether a problem says why
    "an address of 60 kB": (
        b"GET /api/v1/claims/?q=" + b"a" * 60_000 + b" HTTP/1.1" + HEAD,
        400,
        True,
    ),
    "an address of 300 kB": (b"GET /" + b"a" * 300_000 + b" HTTP/1.1" + HEAD, 414, False),
    "300 headers": (
        b"GET /api/v1/ HTTP/1.1" + HEAD + b"".join(b"X-%d: 1\r\n" % n for n in range(300)),
        431,
        False,
    ),
    "another method": (b"BREW /api/v1/claims/ HTTP/1.1" + HEAD, 405, True),
    "another host": (
        b"GET /api/v1/ HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n",
        400,
        True,
    ),
    "no host": (b"GET /api/v1/ HTTP/1.1\r\nConnection: close\r\n", 400, True),
    "NUL in the path": (b"GET /api/v1/cla%00ims/ HTTP/1.1" + HEAD, 404, True),
    "no UTF-8 in the path": (b"GET /api/v1/claims/%ff%fe/ HTTP/1.1" + HEAD, 404, True),
    "no UTF-8 in the question": (b"GET /api/v1/claims/?q=%ff%fe HTTP/1.1" + HEAD, 400, True),
    "a body in pieces": (
        b"POST /api/v1/parse/ HTTP/1.1"
        + HEAD
        + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n",
        411,
        True,
    ),
    "two lengths of a body": (
        b"POST /api/v1/parse/ HTTP/1.1" + HEAD + b"Content-Length: 2\r\nContent-Length: 7\r\n",
        400,
        False,
    ),
    "no HTTP": (b"\x16\x03\x01 hello\r\n", 400, False),
}


def test_what_no_client_sends_is_refused(running: Site) -> None:
    for name, (sent, status, told) in RAW.items():
        head, _, body = exchanged(running.port, sent + b"\r\n").partition(b"\r\n\r\n")

        assert int(head.split()[1]) == status, name
        assert (b"application/problem+json" in head) == told, name
        assert bool(body) == told, name


def exchanged(port: int, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(sent)
        answer = b""
        while received := connection.recv(65536):
            answer += received
    return answer


def test_a_killed_web_server_leaves_no_worker_on_its_port(start: Callable[..., Site]) -> None:
    killed = start().until_ready()

    killed.end(signal.SIGKILL)

    start(killed.port).until_ready()


def test_a_killed_database_is_started_again(start: Callable[..., Site], data_dir: Path) -> None:
    site = start().until_ready()
    killed = postmaster(data_dir)

    os.kill(killed, signal.SIGKILL)
    site.until(lambda: postmaster(data_dir) != killed)

    site.until_ready()
    assert site.get("/api/v1/claims/?page_size=1")[0] == 200
    assert site.get("/admin/login/")[0] == 200


def test_two_sites_share_the_database_of_one_data_folder(
    start: Callable[..., Site], data_dir: Path
) -> None:
    one, other = start(), start()
    one.until_ready()
    other.until_ready()

    one.end(signal.SIGTERM)

    assert other.get("/readyz") == (200, "ok\n")
    assert postmaster_file(data_dir).exists()


@pytest.mark.smoke
def test_a_taken_port_is_refused_in_one_line(running: Site) -> None:
    port = running.port

    refused = manage("serve", PORT=port, DATA_DIR=running.data_dir)

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"CommandError: Cannot listen on 127.0.0.1, port {port}:")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"PORT": "http"}, "PORT='http' is not a number from 1 to 65535."),
        ({"PORT": "65536"}, "PORT='65536' is not a number from 1 to 65535."),
        ({"DEBUG": "maybe"}, "DEBUG='maybe' is neither yes nor no: write 1 or 0."),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL='LOUD' is none of DEBUG, INFO, WARNING, ERROR."),
        ({"HOST": "no such host"}, "CommandError: HOST='no such host' is not an address of "),
        ({"DATABASE_URL": "postgres//x"}, "DATABASE_URL is missing or malformed: write "),
        (
            {"DATABASE_URL": f"postgresql://u:p@127.0.0.1:{free_port()}/db"},
            "CommandError: Cannot reach the database of DATABASE_URL: ",
        ),
        (
            {"DATABASE_URL": "postgresql://u:p@127.0.0.1/db?no_such_option=1"},
            "CommandError: Cannot reach the database of DATABASE_URL: ",
        ),
    ],
)
def test_a_wrong_variable_is_one_line(variables: dict[str, Any], said: str, tmp_path: Path) -> None:
    unused = {"DATABASE_URL": f"postgresql://u:p@127.0.0.1:{free_port()}/db"}

    refused = manage("serve", **({"DATA_DIR": tmp_path, "PORT": free_port()} | unused | variables))

    assert refused.returncode == 1
    assert refused.stderr.startswith(said)
    assert refused.stderr.count("\n") == 1


def test_a_server_that_is_too_old_is_refused() -> None:
    serve.check_version(15)
    with pytest.raises(CommandError, match="is PostgreSQL 14; Onrecord needs 15 or newer"):
        serve.check_version(14)


@pytest.mark.smoke
def test_with_a_database_given_nothing_embedded_is_loaded(tmp_path: Path) -> None:
    told = manage(
        "shell",
        "--no-imports",
        "-c",
        "import sys; print([m for m in sys.modules if 'embedded' in m])",
        DATABASE_URL="postgresql://u:p@127.0.0.1/db",
        DATA_DIR=tmp_path,
    )

    assert told.stdout == "[]\n"
    assert not (tmp_path / "postgres").exists()


def test_help_starts_no_database(tmp_path: Path) -> None:
    assert "serve" in manage("help", DATA_DIR=tmp_path).stdout
    assert not (tmp_path / "postgres").exists()


def test_a_database_may_have_several_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("READ_TIMEOUT", raising=False)  # set by whoever loads config.wsgi
    monkeypatch.setenv(
        "DATABASE_URL",
        "postgresql://u:p%40ss@h1:5432,h2:5433/db?target_session_attrs=read-write&connect_timeout=9",
    )

    found = environment.databases()["default"]

    assert (found["HOST"], found["PORT"], found["PASSWORD"]) == ("h1,h2", "5432,5433", "p@ss")
    assert found["OPTIONS"]["target_session_attrs"] == "read-write"
    assert found["OPTIONS"]["connect_timeout"] == 9
    assert found["ENGINE"] == environment.POSTGRESQL


def test_only_a_web_server_keeps_connections_and_limits_statements(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STATEMENT_TIMEOUT", "15")
    monkeypatch.setenv("READ_TIMEOUT", "5")

    found = environment.databases()

    assert {database["ENGINE"] for database in found.values()} == {"config.postgresql"}
    assert {database["CONN_MAX_AGE"] for database in found.values()} == {None}
    assert found["default"]["CONN_HEALTH_CHECKS"]
    assert "statement_timeout=15s" in found["default"]["OPTIONS"]["options"]
    assert "statement_timeout=5s" in found["reader"]["OPTIONS"]["options"]


def test_the_public_never_waits_without_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READ_TIMEOUT", "0")

    with pytest.raises(ImproperlyConfigured, match="READ_TIMEOUT='0' is not a number from 1"):
        environment.databases()


def test_a_secret_key_is_made_once_and_kept_private(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    key = environment.secret_key()

    assert len(key) >= 50
    assert environment.secret_key() == key
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_secret_key_that_cannot_be_kept_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "file" / "data"))

    with pytest.raises(ImproperlyConfigured, match="Cannot keep a secret key in"):
        environment.secret_key()


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def first_password(tmp_path: Path, settings: Any) -> Path:
    settings.FIRST_PASSWORD = tmp_path / "data" / "first-password"
    return settings.FIRST_PASSWORD


def first_start(output: StringIO) -> str:
    serve.Command(stdout=output, stderr=output).create_admin()
    return output.getvalue()


@pytest.mark.django_db
def test_a_terminal_shows_the_first_password_and_no_file_has_it(first_password: Path) -> None:
    shown = first_start(Terminal())

    [password] = re.findall(r"with the password (\S+) \(shown this once\)", shown)
    assert User.objects.get().check_password(password)
    assert not first_password.exists()


@pytest.mark.django_db
def test_elsewhere_a_private_file_has_the_first_password(first_password: Path) -> None:
    first_password.parent.mkdir()
    first_password.write_text("of an earlier try")
    first_password.chmod(0o644)

    shown = first_start(StringIO())

    password = first_password.read_text().strip()
    assert User.objects.get().check_password(password)
    assert password not in shown
    assert first_password.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_no_admin_is_made_whose_password_nobody_gets(first_password: Path) -> None:
    first_password.parent.write_text("a file where the folder should be")

    assert "manage.py createsuperuser" in first_start(StringIO())
    assert not User.objects.exists()


@pytest.mark.django_db
def test_the_demo_is_loaded_whole_or_not_at_all(tmp_path: Path, settings: Any) -> None:
    row = {"model": "auth.user", "pk": 1, "fields": {"username": "ada", "password": "x"}}
    fixtures = tmp_path / "fixtures"
    fixtures.mkdir()
    settings.BASE_DIR = tmp_path
    (fixtures / "1_whole.json").write_text(json.dumps([row]))
    broken = {"model": "auth.nonsense", "pk": 1, "fields": {}}
    (fixtures / "2_broken.json").write_text(json.dumps([broken]))

    with pytest.raises(Exception, match="nonsense"):
        serve.Command().load_demo()
    assert not User.objects.exists()

    (fixtures / "2_broken.json").unlink()
    serve.Command().load_demo()
    assert User.objects.get().username == "ada"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "there", "said"),
    [
        (True, False, "Demo data      loading the files of fixtures/"),
        (False, False, EMPTY),
        (True, True, NOT_EMPTY),
        (False, True, NOT_EMPTY),
    ],
)
def test_only_an_empty_database_is_offered_the_demo(
    asked: bool, there: bool, said: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO = asked
    if there:
        Speaker.objects.create(slug="ada", name="Ada", kind="person")
    loaded: list[bool] = []
    monkeypatch.setattr(serve.Command, "load_demo", lambda _: loaded.append(True))
    output = StringIO()

    serve.Command(stdout=output).offer_demo()  # type: ignore[arg-type]

    assert output.getvalue() == f"{said}\n"
    assert bool(loaded) == (asked and not there)


@pytest.mark.parametrize(("given", "found"), [("", "1"), ("0", "0"), ("1", "1")])
def test_the_embedded_database_has_the_demo_unless_told(
    given: str, found: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "environ", {"DEMO": given, "DATA_DIR": str(tmp_path)})
    monkeypatch.setattr(embedded, "attach", lambda *_, **__: "")
    monkeypatch.setattr(roles, "of_embedded", lambda _: {})

    environment.provide_database()

    assert os.environ["DEMO"] == found


@pytest.mark.django_db
def test_only_the_admin_may_compile_scripts(client: Client) -> None:
    policies = {
        path: client.get(path).headers["Content-Security-Policy"]
        for path in ("/healthz", "/admin/login/", "/no-such-page/")
    }

    assert {path for path, policy in policies.items() if "unsafe-eval" in policy} == {
        "/admin/login/"
    }
    for policy in policies.values():
        assert "script-src 'self'" in policy
        assert "http" not in policy  # no other host
