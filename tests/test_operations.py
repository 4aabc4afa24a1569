"""OPERATIONS.md and README.md say how a site is set up: every variable, and that a domain works."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from claims.management.commands import serve
from config import environment
from tests.support.documents import README, rows
from tests.support.sites import Site, data_dir, start

__all__ = ["data_dir", "start"]
ROOT = Path(__file__).parent.parent
OPERATIONS = (ROOT / "OPERATIONS.md").read_text()
READERS = {"flag", "number", "one_of", "text", "words", "hosts"}  # of config.environment
NOT_SET_BY_PEOPLE = {"DJANGO_SETTINGS_MODULE", "DATABASE_ROLE"}
DOMAIN = "onrecord.news.example"


def calls(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each call of a function with words to begin with, as code."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), [ast.unparse(each) for each in node.args]
        elif isinstance(node, ast.Subscript):
            yield ast.unparse(node.value), [ast.unparse(node.slice)]


def read() -> dict[str, str]:
    """Every variable that the code reads, with its default where that is a plain number."""
    found: dict[str, str] = {}
    for path in (*ROOT.glob("config/**/*.py"), *ROOT.glob("claims/**/*.py"), ROOT / "manage.py"):
        for function, given in calls(path):
            name = given[0].strip("'\"") if given else ""
            if not re.fullmatch("[A-Z][A-Z_]+", name) or given[0] == name:
                continue
            if function.rpartition(".")[2] in READERS or function.startswith("os.environ"):
                default = given[1] if function.endswith("number") and given[1].isdigit() else ""
                found[name] = found.get(name) or default
    for function, given in calls(ROOT / "config" / "wsgi.py"):
        if function == "os.environ.setdefault":
            found[given[0].strip("'")] = given[1].strip("'")
    return {name: default for name, default in found.items() if name not in NOT_SET_BY_PEOPLE}


def table(text: str, heading: str) -> dict[str, str]:
    return {
        name.strip("`"): cells[2].strip("`| ")
        for cells in rows(text, heading)
        for name in cells[0].split(", ")
    }


def test_every_variable_is_in_the_table_of_operations_and_no_other() -> None:
    assert table(OPERATIONS, "## Settings").keys() == read().keys()


def test_every_default_is_told_as_it_is() -> None:
    told = table(OPERATIONS, "## Settings")

    assert {name: told[name] for name, default in read().items() if default} == {
        name: default for name, default in read().items() if default
    }


def test_the_readme_names_no_variable_that_is_gone() -> None:
    told = table(README, "## Two commands")

    assert told.keys() < read().keys()
    assert told.keys() > {"HOST", "PORT", "ALLOWED_HOSTS", "DATABASE_URL", "DATA_DIR"}


def test_every_command_that_is_told_exists() -> None:
    commands = re.findall(r"manage\.py ([a-z_]+)", OPERATIONS + README)
    known = {path.stem for path in ROOT.glob("claims/management/commands/*.py")}

    assert {*commands} - known <= {
        "migrate",
        "shell",
        "dbshell",
        "changepassword",
        "clearsessions",
    }


# ---- a domain of one's own


@pytest.mark.django_db
@override_settings(
    ALLOWED_HOSTS=[DOMAIN],
    SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    SECURE_SSL_REDIRECT=True,
    SESSION_COOKIE_SECURE=True,
    CSRF_COOKIE_SECURE=True,
)
def test_a_proxy_that_speaks_https_lets_people_sign_in() -> None:
    User.objects.create_superuser("ada", password="correct horse")
    passed_on = {"host": DOMAIN, "x-forwarded-proto": "https"}
    browser = Client(enforce_csrf_checks=True, headers=passed_on)
    page = browser.get("/admin/login/", headers=passed_on)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)', page.content.decode())
    assert token
    typed = {"csrfmiddlewaretoken": token[1], "username": "ada", "password": "correct horse"}
    form = {"path": "/admin/login/?next=/admin/", "data": typed}

    stranger = browser.post(**form, headers=passed_on | {"origin": "https://other.example"})
    signed_in = browser.post(**form, headers=passed_on | {"origin": f"https://{DOMAIN}"})

    assert stranger.status_code == 403
    assert (signed_in.status_code, signed_in["Location"]) == (302, "/admin/")
    assert all(cookie["secure"] for cookie in browser.cookies.values())
    assert browser.get("/admin/", headers=passed_on).status_code == 200


class NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def test_a_site_behind_a_proxy_answers_as_its_domain(start: Callable[..., Site]) -> None:
    site = start(ALLOWED_HOSTS=f"{DOMAIN},127.0.0.1", HTTPS=1, PROXIES=1).until_ready()

    def ask(path: str, **headers: str) -> tuple[int, str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = Request(f"http://127.0.0.1:{site.port}{path}", headers=named)
        opener = build_opener(NoRedirects)
        opener.addheaders = []
        try:
            with opener.open(request) as answer:
                return answer.status, answer.headers.get("Location", ""), answer.read().decode()
        except OSError as refused:
            with refused:  # type: ignore[attr-defined]
                headers_of = refused.headers  # type: ignore[attr-defined]
                return refused.code, headers_of.get("Location", ""), refused.read().decode()  # type: ignore[attr-defined]

    status, _, index = ask("/api/v1/", Host=DOMAIN, X_Forwarded_Proto="https")
    assert (status, f'"https://{DOMAIN}/api/v1/claims/"' in index) == (200, True)
    plain = ask("/api/v1/?x=1", Host=DOMAIN, X_Forwarded_Proto="http")
    assert plain[:2] == (301, f"https://{DOMAIN}/api/v1/?x=1")
    other = ask("/api/v1/", Host="other.example", X_Forwarded_Proto="https")
    assert (other[0], "host_not_served" in other[2]) == (400, True)
    assert ask("/readyz", Host=DOMAIN)[0] == 200
    [line] = [line for line in site.output.read_text().splitlines() if "other.example" in line]
    assert "add 'other.example' to ALLOWED_HOSTS" in line


def test_the_addresses_that_are_printed_are_served(start: Callable[..., Site]) -> None:
    site = start(HOST="0.0.0.0", ALLOWED_HOSTS="localhost,127.0.0.1").until_ready()  # noqa: S104

    shown = re.findall(r"http://\S+", site.output.read_text())

    assert [site.get(urlsplit(address).path)[0] for address in shown] == [200] * 4
    assert {urlsplit(address).netloc for address in shown} == {f"localhost:{site.port}"}


@pytest.mark.parametrize(
    ("host", "allowed", "https", "address"),
    [
        ("127.0.0.1", ["localhost", "127.0.0.1", "[::1]"], False, "http://127.0.0.1:8000"),
        ("desk.local", ["localhost", "desk.local"], False, "http://desk.local:8000"),
        ("0.0.0.0", ["*"], False, "http://0.0.0.0:8000"),  # noqa: S104
        ("0.0.0.0", [".local", "desk.local"], False, "http://desk.local:8000"),  # noqa: S104
        ("::1", ["[::1]"], False, "http://[::1]:8000"),
        ("127.0.0.1", [DOMAIN, "localhost"], True, f"https://{DOMAIN}"),
    ],
)
def test_the_address_that_is_printed_is_one_that_is_served(
    host: str, allowed: list[str], https: bool, address: str, settings: Any
) -> None:
    settings.SERVE_HOST, settings.SERVE_PORT, settings.ALLOWED_HOSTS = host, 8000, allowed
    settings.SECURE_SSL_REDIRECT = https

    assert serve.served_as() == address


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", ["localhost"]),
        ("news.example", ["news.example"]),
        (
            "news.example, 192.0.2.7 ,[2001:db8::1],.news.example",
            [
                "news.example",
                "192.0.2.7",
                "[2001:db8::1]",
                ".news.example",
            ],
        ),
        ("*", ["*"]),
        ("2001:db8::1", ["[2001:db8::1]"]),
    ],
)
def test_hosts_are_names_and_addresses(
    value: str, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", value)

    assert environment.hosts("ALLOWED_HOSTS", ["localhost"]) == found


@pytest.mark.parametrize(
    "value", ["https://news.example", "news.example:8000", "news.example/", "a b", "news.example;x"]
)
def test_what_is_no_host_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", value)

    with pytest.raises(ImproperlyConfigured, match="without scheme and port"):
        environment.hosts("ALLOWED_HOSTS", [])
