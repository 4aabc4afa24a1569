"""Files to import, sent whole or in pieces: what is wrong with one is said in a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from claims.models import Claim, Import, Job, Upload
from claims.services.importing import uploads
from tests.support.admin_forms import messages_of, url
from tests.support.builders import make_editor
from tests.support.import_pages import ADD, ask, file_of, said, upload, work_off
from tests.support.importing import apart, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(make_editor())
    return client


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (None, "Choose a file first."),
    ],
)
def test_a_form_without_a_file_is_told_so(client: Client, content: bytes | None, why: str) -> None:
    files = {} if content is None else {"file": SimpleUploadedFile("x.csv", content)}

    page = client.post(ADD, files)

    assert (page.status_code, why in said(page)) == (200, True)
    assert not Upload.objects.exists()


@override_settings(IMPORT_MAX_BYTES=10)
def test_a_file_over_the_cap_is_refused_before_it_is_sent(client: Client) -> None:
    whole = client.post(ADD, {"file": file_of(line(1))})
    begun = ask(client, "upload", {"name": "x", "size": 1 << 30})

    assert "At most 10 can be uploaded" in said(whole)
    assert begun.status_code == 422
    assert "At most 10 can be uploaded" in begun.json()["errors"][0]


@apart
def test_a_file_in_pieces_is_put_together(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(uploads, "PIECE", 100)
    content = file_of(line(1), line(2)).read()
    begun = ask(client, "upload", {"name": "claims.ndjson", "size": len(content)}).json()
    for number in range(0, len(content), 100):
        piece = content[number : number + 100]
        address = f"{begun['pieces']}{number // 100}/"
        assert client.post(address, piece, content_type="application/octet-stream").json() == {}

    complete = client.post(begun["complete"], "{}", content_type="application/json")

    page = client.get(complete.json()["address"])
    assert said(page).count("claims.ndjson") >= 1
    assert Upload.objects.get().size == len(content)


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[1]", b'{"name": 1}', b'{"name": "a", "size": "many"}', b"\xff", b"[" * 9000],
)
def test_a_request_that_says_nothing_is_a_sentence(client: Client, body: bytes) -> None:
    response = ask(client, "upload", body)

    assert response.status_code == 400
    assert "A name and a size are needed" in said(response)


WRONG = {
    "binary": bytes(range(256)) * 9,
    "UTF-16": "{}".encode("utf-16"),
    "a ZIP archive": b"PK\x03\x04" + b"\0" * 99,
    "a PDF": b"%PDF-1.7 and so on",
    "JSON over lines": b'{\n"a": 1\n}\n',
    "an open quotation mark": b'a,b\n1,"2\n' * 9,
    "nothing but spaces": b"   \n \n",
    "a NUL": b'{"statement": "\0"}',
}


@apart
@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_a_sentence_and_never_an_error(client: Client, content: bytes) -> None:
    page = client.post(ADD, {"file": SimpleUploadedFile("file.bin", content)}, follow=True)
    if Upload.objects.exists():
        report = client.post(page.request["PATH_INFO"], {}, follow=True)
        assert report.status_code == 200
    else:
        assert "What kind of file this is cannot be told." in said(page)
    work_off()

    assert page.status_code == 200
    assert not Job.objects.exists()
    for run in Import.objects.all():
        assert run.error or run.rejected == run.read
    assert not Claim.objects.exists()


@apart
def test_a_file_is_discarded_but_not_while_it_is_imported(client: Client) -> None:
    address = upload(client, line(1))
    client.post(address, {})
    discard = url(Import, "discard", Upload.objects.get().pk)

    client.post(discard)
    assert messages_of(client.get(address)) == ["The file is being imported: stop that first."]
    work_off()
    client.post(discard)

    assert not Upload.objects.exists()
    assert client.get(address).status_code == 404
    assert Import.objects.count() == 1
