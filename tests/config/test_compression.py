"""Public answers on their way: compressed for whoever takes it, and known again by their tags."""

from __future__ import annotations

import asyncio
import gzip
from typing import Any

import pytest

from config import compression
from tests.support import builders
from tests.support.client import ROOT, ask

JSON = (b"content-type", b"application/json")
TAG = (b"etag", b'"0123456789abcdef0123456789abcdef"')
BODY = b'{"results":[' + b'"the same words",' * 300 + b"0]}"


def sent(body: bytes = BODY, *headers: tuple[bytes, bytes], status: int = 200) -> Any:
    known = [*(headers or (JSON,)), (b"content-length", str(len(body)).encode())]
    found = asyncio.run(compression.compressed((status, known, body)))
    return found[0], dict(found[1]), found[2]


def test_a_text_is_compressed_and_its_tag_weak() -> None:
    status, headers, body = sent(BODY, JSON, TAG)

    assert status == 200
    assert gzip.decompress(body) == BODY
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"content-length"] == str(len(body)).encode()
    assert headers[b"etag"] == b"W/" + TAG[1]
    assert len(body) < len(BODY) / 8


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"{}", [JSON]),
        (BODY, [(b"content-type", b"image/png")]),
        (BODY, [JSON, (b"content-encoding", b"gzip")]),
        (BODY, [(b"x-nothing", b"known")]),
    ],
    ids=["short", "a picture", "compressed already", "of no known type"],
)
def test_nothing_else_is_touched(body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    _, told, left = sent(body, *headers)

    assert left == body
    assert told == dict(headers) | {b"content-length": str(len(body)).encode()}


def test_the_tag_of_an_answer_that_has_not_changed_is_as_weak() -> None:
    _, headers, body = sent(b"", TAG, status=304)

    assert (headers[b"etag"], body) == (b"W/" + TAG[1], b"")


def test_what_many_ask_for_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[bytes] = []
    monkeypatch.setattr(compression, "_gzip", lambda body: done.append(body) or b"packed")
    monkeypatch.setattr(compression, "KEPT", {})

    for _ in range(3):
        assert sent(BODY, JSON, TAG)[2] == b"packed"

    assert len(done) == 1


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        (b"gzip", True),
        (b"br, gzip;q=0.5", True),
        (b"*", True),
        (b"identity", False),
        (b"gzip;q=0", False),
        (b"gzip;q=0.0, br", False),
        (b"br", False),
    ],
)
def test_a_client_says_what_it_takes(accepted: bytes, taken: bool) -> None:
    assert compression.takes_gzip({"headers": [(b"accept-encoding", accepted)]}) is taken
    assert not compression.takes_gzip({"headers": [(b"accept", b"gzip")]})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent_back",
    ["{}", "W/{}", "{-gzip}", "{;gzip}", "{--gzip}", "{-br}", "W/{-gzip}", '"x", {-gzip}'],
)
@pytest.mark.parametrize("address", [f"{ROOT}claims/", f"{ROOT}schema/", "record"])
def test_a_tag_is_known_again_whatever_a_proxy_made_of_it(address: str, sent_back: str) -> None:
    claim = builders.make_claim(status="published")
    address = f"{ROOT}claims/{claim.pk}/" if address == "record" else address
    etag = ask(address)["ETag"]
    for suffix in ("", "-gzip", ";gzip", "--gzip", "-br"):
        sent_back = sent_back.replace(f"{{{suffix}}}", f'{etag[:-1]}{suffix}"')

    same = ask(address, if_none_match=sent_back)

    assert (same.status_code, same["ETag"]) == (304, etag)


@pytest.mark.django_db
@pytest.mark.parametrize("added", ["-gzipped", "gzip", "-zip", "x-gzip"])
def test_a_tag_of_another_is_not_ours(added: str) -> None:
    builders.make_claim(status="published")
    etag = ask(f"{ROOT}claims/")["ETag"]

    assert ask(f"{ROOT}claims/", if_none_match=f'{etag[:-1]}{added}"').status_code == 200


@pytest.mark.django_db
def test_answers_say_that_they_differ_by_what_a_client_takes() -> None:
    assert ask(f"{ROOT}claims/")["Vary"] == "Accept, Accept-Encoding"


@pytest.mark.django_db
def test_answers_of_other_bytes_have_other_tags() -> None:
    """What is packed is kept by its tag."""
    figure = builders.make_assertion(claim=builders.make_claim(status="published"))
    address = f"{ROOT}assertions/{figure.pk}/"

    answers = [
        ask(address, query, Host=host)
        for query in (
            {"format": "ndjson"},
            {"format": "ndjson", "numbers": "number"},
            {"format": "jsonld"},
        )
        for host in ("localhost", "127.0.0.1")
    ]

    told = {(answer.headers["ETag"], b"".join(answer)) for answer in answers}
    assert len({tag for tag, _ in told}) == len(told) == 4
