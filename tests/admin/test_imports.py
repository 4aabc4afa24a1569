"""Files brought through the admin: uploaded, looked at, tried, imported, listed and undone."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.test import Client, override_settings

from claims.models import Claim, Import, ImportFault
from tests.support.admin_forms import url
from tests.support.builders import make_editor, make_import
from tests.support.import_pages import ADD, ask, imported, said, tried, upload, work_off
from tests.support.importing import apart, bring, line

pytestmark = pytest.mark.django_db

LIST = url(Import, "changelist")


@pytest.fixture
def editor() -> User:
    return make_editor()


@pytest.fixture
def client(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@apart
def test_a_file_is_looked_at_tried_and_imported(client: Client, editor: User) -> None:
    lines = line(1), line(2, kind="gossip"), line(3)
    page = client.get(upload(client, *lines))
    report = tried(client, *lines)
    assert "Try it" in said(page)
    assert "Tried: nothing was kept" in said(report)
    told = "2 would be new 0 would change 0 as they were 1 rejected 0 left out 3 read"
    assert told in said(report)
    assert not Claim.objects.exists()

    response = client.post(url(Import, "run", report.context["run"].pk))
    running = client.get(response.headers["Location"])
    work_off()
    done = client.get(response.headers["Location"])

    assert "Running" in said(running)
    assert "2 new 0 changed 0 as they were 1 rejected 0 left out 3 read" in said(done)
    assert "2 kind gossip" in said(done)
    assert set(Claim.objects.values_list("status", "created_by")) == {("in_review", editor.pk)}


@apart
def test_the_claims_of_an_import_are_listed_and_named_in_their_history(client: Client) -> None:
    bring(line(9))
    report = imported(client, line(1), line(2))
    run = report.context["run"]
    [address] = re.findall(r'href="([^"]*\?import=\d+)"', report.content.decode())

    listed = client.get(address)
    history = client.get(url(Claim, "history", Claim.objects.get(dataset_id="1").pk))

    assert listed.context["cl"].result_count == 2
    assert f"by import {run.pk} (claims.ndjson)" in said(history)


@apart
def test_an_import_is_undone_from_its_report(client: Client) -> None:
    report = imported(client, line(1), line(2))
    undo = url(Import, "undo", report.context["run"].pk)
    assert undo in report.content.decode()
    assert "2 claims that it made are deleted" in said(client.get(undo))

    response = client.post(undo, follow=True)

    assert "By ed, " in said(response)
    assert "What it had made is gone" in said(response)
    assert not Claim.objects.exists()


@apart
def test_what_is_public_is_not_undone_and_the_page_says_why(client: Client) -> None:
    report = imported(client, line(1), publish="on")
    undo = url(Import, "undo", report.context["run"].pk)

    for page in (client.get(undo), client.post(undo)):
        assert "It cannot be undone “Statement 1.”: the public has seen this" in said(page)
        assert "Undo the import" not in said(page)
    assert Claim.objects.get().status == "published"


@apart
def test_rejects_are_a_table_and_a_file(client: Client) -> None:
    report = imported(client, line(1), line(2, kind="=gossip", language="?"))
    run = report.context["run"]

    answer = client.get(url(Import, "rejects", run.pk))

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["line"], row["field"], row["value"], row["code"]) for row in rows] == [
        ("2", "kind", "'=gossip", "unknown_kind"),
        ("2", "language", "?", "invalid_language"),
    ]
    assert "quantity" in rows[0]["reason"]


@apart
def test_a_likely_twin_is_named_with_links(client: Client) -> None:
    twin = {"statement": "It rained.", "said_at": "2022-03-01"}
    bring(line(1, **twin))
    report = imported(client, line(2, **twin))

    page = client.get(f"{report.request['PATH_INFO']}?kind=warned")

    assert "This claim may be “It rained.” : the same speaker, day and statement." in said(page)
    for claim in Claim.objects.all():
        assert url(Claim, "change", claim.pk) in page.content.decode()


@apart
def test_curators_see_imports_and_run_none(client: Client, editor: User) -> None:
    report = imported(client, line(1))
    run, file = report.context["run"], report.context["run"].upload
    editor.groups.set([Group.objects.get(name="Curators")])

    pages = [client.get(LIST), client.get(url(Import, "change", run.pk))]
    for page in pages:
        assert page.status_code == 200
        assert ADD not in page.content.decode()
    refused = [
        client.get(ADD),
        client.get(url(Import, "file", file.pk)),
        client.get(url(Import, "undo", run.pk)),
        *(client.post(url(Import, name, run.pk)) for name in ("undo", "stop", "go_on", "run")),
        client.post(url(Import, "discard", file.pk)),
        ask(client, "upload", {"name": "a", "size": 1}),
    ]
    assert {page.status_code for page in refused} == {403}


@override_settings(FOUR_EYES=True)
def test_with_four_eyes_nobody_publishes_what_they_bring(client: Client) -> None:
    page = client.get(upload(client, line(1)))

    assert "Publish the claims" not in said(page)


@apart
def test_the_start_page_names_imports_that_left_lines_behind(client: Client) -> None:
    imported(client, line(1))
    imported(client, line(2), line(3, kind="gossip"))
    cache.clear()  # the page counts once a minute

    page = said(client.get("/admin/"))

    assert "Imports with rejects claims.ndjson" in page
    assert "1 of 2" in page
    assert page.count("claims.ndjson") == 1


def test_many_rejects_cost_a_page_no_more_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    bring(line(1), *(line(n, kind="gossip") for n in range(2, 60)))
    run = Import.objects.get()
    client.get(url(Import, "change", run.pk))

    with django_assert_max_num_queries(30) as many:
        client.get(url(Import, "change", run.pk))
    ImportFault.objects.filter(line__gt=3).delete()
    with django_assert_max_num_queries(30) as few:
        client.get(url(Import, "change", run.pk))

    assert len(many) <= len(few) + 1


def test_an_import_whose_process_has_ended_is_said_to_be_interrupted(client: Client) -> None:
    run = make_import(state="running", line=4000, via="command")

    page = said(client.get(url(Import, "change", run.pk)))

    assert "Interrupted" in page
    assert "All up to line 4,000 is in. The same command goes on from there." in page


@apart
def test_an_import_is_stopped_and_goes_on_from_its_page(client: Client) -> None:
    response = client.post(upload(client, line(1)), {})
    address = response.headers["Location"]
    run = Import.objects.get()

    client.post(url(Import, "stop", run.pk))
    stopped = said(client.get(address))
    work_off()
    client.post(url(Import, "go_on", run.pk))
    work_off()

    assert "Stopped" in stopped
    assert "Tried: nothing was kept" in said(client.get(address))


def test_an_import_that_is_none_is_not_found(client: Client) -> None:
    for key in ("0", "x", "9" * 30, "٣"):
        assert client.get(url(Import, "change", key)).status_code in (400, 404)
    assert client.get(f"{url(Claim, 'changelist')}?import=99").status_code == 400
