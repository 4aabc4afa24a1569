"""Files brought through the admin, as a browser without scripts brings them."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.models import Import
from claims.services import jobs
from claims.services.tasks import TASKS
from tests.support.admin_forms import url

ADD = url(Import, "add")


def said(response: Any) -> str:
    """The words of a page."""
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(words).split())


def file_of(*lines: Any, name: str = "claims.ndjson") -> SimpleUploadedFile:
    content = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines]
    return SimpleUploadedFile(name, b"\n".join(content))


def upload(client: Client, *lines: Any) -> str:
    """Bring a file; the address of its page."""
    response = client.post(ADD, {"file": file_of(*lines)})
    assert response.status_code == 302, said(response)
    return str(response.headers["Location"])


def work_off() -> None:
    while jobs.work_off(TASKS):
        pass


def tried(client: Client, *lines: Any, **options: Any) -> Any:
    """The report of a dry run."""
    response = client.post(upload(client, *lines), options)
    work_off()
    return client.get(response.headers["Location"])


def imported(client: Client, *lines: Any, **options: Any) -> Any:
    report = tried(client, *lines, **options)
    run = report.context["run"]
    response = client.post(url(Import, "run", run.pk))
    work_off()
    return client.get(response.headers["Location"])


def ask(client: Client, page: str, told: Any, *keys: Any) -> Any:
    body = told if isinstance(told, bytes) else json.dumps(told)
    return client.post(url(Import, page, *keys), body, content_type="application/json")
