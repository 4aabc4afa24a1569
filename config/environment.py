"""What the environment says, checked while it is read: a wrong variable is one line for a person.

Also what stands in for what it does not say: a database of our own, and a secret key."""

import contextlib
import ipaddress
import os
import re
import secrets
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured

from config import roles

BASE_DIR = Path(__file__).resolve().parent.parent
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
POSTGRESQL = "django.db.backends.postgresql"


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value not in YES | NO | {""}:
        raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no: write 1 or 0.")
    return value in YES if value else default


def number(name: str, default: int, *, low: int, high: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit() and low <= int(value) <= high):
        raise ImproperlyConfigured(f"{name}={value!r} is not a number from {low} to {high}.")
    return int(value)


def one_of(name: str, choices: list[str], default: str) -> str:
    value = os.environ.get(name, "").strip().upper() or default
    if value not in choices:
        raise ImproperlyConfigured(f"{name}={value!r} is none of {', '.join(choices)}.")
    return value


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def words(name: str, default: list[str]) -> list[str]:
    return [word for part in text(name, "").split(",") if (word := part.strip())] or default


HOST = re.compile(r"\*|\.?[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]")  # as Django compares them


def hosts(name: str, default: list[str]) -> list[str]:
    """Names and addresses; those of IPv6 in brackets, as browsers send them."""
    given = [_bracketed(word) for word in words(name, [])]
    if wrong := [word for word in given if not HOST.fullmatch(word)]:
        raise ImproperlyConfigured(
            f"{name}={wrong[0]!r} is no host: write names and addresses without scheme and port, "
            "with commas between them."
        )
    return given or [_bracketed(word) for word in default]


def _bracketed(word: str) -> str:
    try:
        return f"[{ipaddress.IPv6Address(word)}]"
    except ValueError:
        return word


def data_dir() -> Path:
    return Path(text("DATA_DIR", str(BASE_DIR / ".data"))).absolute()


def provide_database(*, watch: bool = False) -> None:
    """Start the embedded server, or join it, where no other database is named. Watched, it is
    started again whenever it is gone; any other server is its owner's to watch."""
    given = text("DATABASE_URL", "")
    if watch:
        server = "the server of DATABASE_URL" if given else f"the embedded server in {data_dir()}"
        sys.stdout.write(f"{'PostgreSQL':<15}connecting to {server}\n")
        sys.stdout.flush()
    if not given:
        _attach_embedded(watch=watch)


def _attach_embedded(*, watch: bool) -> None:
    """The demo is for this database, unless DEMO says otherwise."""
    from config import embedded  # never imported by those who bring a database

    os.environ["DEMO"] = text("DEMO", "1")
    try:
        os.environ |= roles.of_embedded(embedded.attach(data_dir(), watch=watch))
    except embedded.EmbeddedError as error:
        raise ImproperlyConfigured(f"The embedded server (DATA_DIR): {error}") from error


def databases() -> dict[str, dict[str, Any]]:
    """The database, and under a web server, which sets READ_TIMEOUT, a second way to it for what
    the public reads."""
    name = roles.acting()
    default = _database(name, text(name, ""))
    default["OPTIONS"] = _timeouts() | default["OPTIONS"]
    if not text("READ_TIMEOUT", ""):
        return {"default": default}
    seconds = number("READ_TIMEOUT", 5, low=1, high=3600)
    return {"default": default | SERVING, "reader": _reader(seconds)}


def _reader(seconds: int) -> dict[str, Any]:
    """A connection of each thread's own, which stays: a lost one is noticed by using it, and what
    is read can be read again. Nothing is compiled: that takes longer than any question may."""
    name = "DATABASE_READER_URL" if text("DATABASE_READER_URL", "") else "DATABASE_URL"
    reader = _database(name, text(name, ""))
    given = f"-c statement_timeout={seconds}s -c jit=off"
    reader["OPTIONS"] = KEEPALIVES | {"options": given} | reader["OPTIONS"]
    return reader | SERVING | {"CONN_HEALTH_CHECKS": False}


def _database(name: str, url: str) -> dict[str, Any]:
    """The database of a URL, which may name several hosts and any option of libpq's."""
    try:
        with warnings.catch_warnings(action="error"):
            found = environ.Env.db_url_config(url)
    except (ValueError, TypeError, UserWarning, environ.ImproperlyConfigured):
        found = {}
    if found.get("ENGINE") != POSTGRESQL or not found["NAME"]:
        raise ImproperlyConfigured(
            f"{name} is missing or malformed: write postgresql://USER:PASSWORD@HOST:PORT/NAME "
            "(or start through manage.py without it, for the embedded server)."
        )
    options = found.pop("OPTIONS", {})
    return dict(found) | {
        "HOST": unquote(options.pop("host", found["HOST"])),
        "OPTIONS": options,
    }


# Under a web server each thread keeps its connections, tries them before a request uses them, and
# gives a server up that says nothing.
SERVING: dict[str, Any] = {
    "ENGINE": "config.postgresql",
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
}

# A lost server is noticed in seconds; else a process waits as long as the network likes.
KEEPALIVES: dict[str, Any] = {
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


def _timeouts() -> dict[str, Any]:
    options = dict(KEEPALIVES)
    if seconds := number("STATEMENT_TIMEOUT", 0, low=0, high=86_400):
        options["options"] = (
            f"-c statement_timeout={seconds}s -c lock_timeout={min(seconds, 5)}s "
            "-c idle_in_transaction_session_timeout=10s"
        )
    return options


def mail() -> dict[str, Any]:
    """Settings of the server that sends mail, or none."""
    url = text("EMAIL_URL", "")
    if not url:
        return {}
    try:
        found = environ.Env.email_url_config(url)
    except (ValueError, environ.ImproperlyConfigured):
        found = {}
    if not found.get("EMAIL_HOST") and "smtp" in found.get("EMAIL_BACKEND", "smtp"):
        raise ImproperlyConfigured(
            "EMAIL_URL is malformed: write smtp+tls://USER:PASSWORD@HOST:PORT, with % signs for "
            "what is no letter or digit."
        )
    return {name: value for name, value in dict(found).items() if name.startswith("EMAIL_")}


def secret_key() -> str:
    """SECRET_KEY, or else a key made once and kept in the data folder."""
    if given := text("SECRET_KEY", ""):
        return given
    path = data_dir() / "secret_key"
    try:
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(48))
        return path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"Cannot keep a secret key in {path} ({error.strerror}): set SECRET_KEY, or DATA_DIR."
        ) from error


def _write_once(path: Path, content: str) -> None:
    """Whole or not at all, and the first of two writers wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:  # of mode 0600
        file.write(content)
        file.flush()
        with contextlib.suppress(FileExistsError):
            os.link(file.name, path)
