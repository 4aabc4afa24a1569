"""EMAIL_URL, as the environment says it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

READ = {
    "smtp+tls://ada:p%40ss@mail.news.example:587": {
        "EMAIL_HOST": "mail.news.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "ada",
        "EMAIL_HOST_PASSWORD": "p@ss",
        "EMAIL_USE_TLS": True,
    },
    "smtp://localhost:25": {"EMAIL_HOST": "localhost", "EMAIL_PORT": 25},
    "": {},
}


@pytest.mark.parametrize("url", READ)
def test_a_server_is_read(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("EMAIL_URL", url)

    found = environment.mail()

    assert {name: found[name] for name in READ[url]} == READ[url]
    assert bool(found) == bool(url)


@pytest.mark.parametrize(
    "url", ["mail.news.example", "http://news.example", "smtp://", "smtp://h:x"]
)
def test_another_address_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("EMAIL_URL", url)

    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        environment.mail()
