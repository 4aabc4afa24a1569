"""A table brought through the admin: its mapping as a form, its rows as they are read."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.formats.tables.mapping_toml import read_mapping
from claims.models import Claim, Import, NumericAssertion, SavedMapping, Upload
from tests.support.admin_forms import url
from tests.support.builders import make_speaker
from tests.support.import_pages import ADD, said, work_off
from tests.support.importing import apart
from tests.support.workbooks import book

pytestmark = pytest.mark.django_db

TABLE = """Date;Who;Killed;Wounded;Note
03.04.2022;Ministry;1.300;at least 20;a
04.04.2022;Ministry;1.351;;b
31.04.2022;Ministry;ca 1.400;x;c
Total;;4.051;;
"""
# What a browser sends of the form: the roles of the five columns, and what is stated once.
WIDE = {
    "role-0": "said_at",
    "role-1": "speaker",
    "role-2": "figures.new.value",
    "measure-2": "Soldiers killed",
    "unit-2": "1",
    "role-3": "figures.new.value",
    "role-4": "note",
    "key-0": "on",
    "key-1": "on",
    "dataset": "losses",
    "dates": "day-first",
    "decimal": ",",
    "text-temporal_kind": "cumulative",
}


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(User.objects.create(username="ed", is_staff=True, is_superuser=True))
    return client


def upload(client: Client, text: str = TABLE, name: str = "losses.csv") -> str:
    response = client.post(ADD, {"file": SimpleUploadedFile(name, text.encode())})
    assert response.status_code == 302, said(response)
    return str(response.headers["Location"])


def mapped(client: Client, address: str, verb: str = "read", **typed: str) -> Any:
    return client.post(address, WIDE | typed | {"verb": verb}, follow=True)


def test_a_draft_of_the_mapping_stands_beside_the_rows(client: Client) -> None:
    page = client.get(upload(client))

    roles = {each["row"].name: each["role"] for each in page.context["columns"]}
    assert (roles["Who"], roles["Note"]) == ("speaker", "note")
    assert "Drafted from the header and the cells" in said(page)
    assert "separator: semicolon" in said(page)


def test_each_row_is_told_in_words_with_its_faults_in_place(client: Client) -> None:
    page = mapped(client, upload(client))

    first, second, third, total = page.context["rows"]
    assert (first.who, first.when) == ("Ministry", "2022-04-03")
    assert dict(first.figures) == {"Soldiers killed": "1,300", "Wounded": "at least 20"}
    assert dict(second.figures) == {"Soldiers killed": "1,351"}
    assert {(fault.column, fault.value) for fault in third.faults} == {
        ("Date", "31.04.2022"),
        ("Wounded", "x"),
    }
    assert total.is_left_out
    assert not Claim.objects.exists()
    assert not Import.objects.exists()


@apart
def test_a_table_is_tried_and_imported_and_its_mapping_kept_for_the_next(client: Client) -> None:
    report = mapped(client, upload(client), "try")
    run = report.context["run"]
    work_off()
    done = client.post(url(Import, "run", run.pk), follow=True)
    work_off()

    tried = said(client.get(report.request["PATH_INFO"]))
    report = said(client.get(done.request["PATH_INFO"]))
    assert "2 would be new 0 would change 0 as they were 1 rejected 1 left out 4 read" in tried
    assert "2 new 0 changed 0 as they were 1 rejected 1 left out 4 read" in report
    assert NumericAssertion.objects.filter(measure__label="Soldiers killed").count() == 2
    again = client.get(upload(client))
    assert "Saved from the last file with these columns." in said(again)
    assert [each["role"] for each in again.context["columns"]][:2] == ["said_at", "speaker"]
    other = client.get(upload(client, TABLE.replace("Wounded", "Hurt")))
    assert "Drafted" in said(other)


WRONG = {
    "two columns of one kind": ({"role-4": "speaker"}, "“Speaker” is said to be “Who” and “Note”"),
    "no such field": ({"role-4": "colour"}, "“Note” cannot be “colour”."),
    "no data set": ({"dataset": " "}, "dataset: a name of at most 60 characters is needed."),
    "no such dates": ({"dates": "backwards"}, "dates: choose one of"),
    "no such decimals": ({"decimal": "'"}, "decimal: choose one of"),
}


@pytest.mark.parametrize(("typed", "why"), WRONG.values(), ids=WRONG)
def test_a_mapping_that_cannot_be_is_told_and_what_was_typed_stays(
    client: Client, typed: dict[str, str], why: str
) -> None:
    page = mapped(client, upload(client), **typed)

    assert why in said(page)
    assert page.context["columns"][2]["measure"] == "Soldiers killed"
    assert Upload.objects.get().mapping == ""


TEXTS = {
    "no TOML": ("dataset = ", "It is not TOML"),
    "an unknown column": (
        'dataset = "x"\nkey = ["Who"]\n[columns]\nspeaker = "Whom"\nstatement = "Note"',
        "there is no column “Whom”. Did you mean “Who”?",
    ),
    "an unknown key": ('dataset = "x"\nkeys = ["Who"]', "There is no “keys”."),
}


@pytest.mark.parametrize(("text", "why"), TEXTS.values(), ids=TEXTS)
def test_a_mapping_that_is_written_is_checked(client: Client, text: str, why: str) -> None:
    address = upload(client)

    page = client.post(address, {"verb": "text", "mapping": text}, follow=True)

    assert why in said(page)
    assert Upload.objects.get().mapping == ""


def test_a_mapping_that_is_written_may_say_where_the_header_is(client: Client) -> None:
    address = upload(client, "A title,of the sheet\nWho,Note\nAnn,It rained\n")
    text = (
        'dataset = "x"\nkey = ["Who"]\n[table]\nheader_line = 2\n'
        '[columns]\nspeaker = "Who"\nstatement = "Note"'
    )

    page = client.post(address, {"verb": "text", "mapping": text}, follow=True)

    assert page.context["errors"] == []
    assert read_mapping(Upload.objects.get().mapping).layout.header_line == 2


def test_the_sheet_of_a_workbook_is_chosen(client: Client) -> None:
    file = book(("a", "b"), Second=[("Who", "Deaths"), ("Ann", 331)])
    response = client.post(ADD, {"file": SimpleUploadedFile("two.xlsx", file.getvalue())})
    address = str(response.headers["Location"])
    asked = client.get(address)

    page = client.post(address, {"verb": "sheet", "sheet": "Second"}, follow=True)

    assert "Which sheet is the table? Sheet Second" in said(asked)
    assert page.context["errors"] == []
    assert read_mapping(Upload.objects.get().mapping).layout.sheet == "Second"


def test_what_the_form_does_not_show_is_kept(client: Client) -> None:
    address = upload(client)
    mapped(client, address)
    text = Upload.objects.get().mapping + '\n[values.note]\na = "first"\n'
    client.post(address, {"verb": "text", "mapping": text})

    page = client.get(address)
    roles = {f"role-{each['row'].number}": each["role"] for each in page.context["columns"]}
    client.post(address, WIDE | roles | {"verb": "read"})

    mapping = read_mapping(Upload.objects.get().mapping)
    assert mapping.values == {"note": {"a": "first"}}
    assert [figure.texts.get("measure") for figure in mapping.figures] == [
        "Soldiers killed",
        "Wounded",
    ]


def test_a_mapping_begins_again_with_a_draft(client: Client) -> None:
    address = upload(client)
    mapped(client, address)

    page = client.post(address, {"verb": "forget"}, follow=True)

    assert "Drafted" in said(page)


@apart
def test_a_doubtful_name_is_settled_once_in_the_form(client: Client) -> None:
    known = make_speaker(name="The Ministry", slug="ministry")
    address = upload(client)
    page = mapped(client, address)
    assert "Speaker “Ministry”" in said(page)
    assert "The Ministry" in said(page)
    settled = {"name-kind-0": "speaker", "name-of-0": "Ministry", "name-0": "ministry"}

    report = mapped(client, address, "try", **settled)
    work_off()
    client.post(url(Import, "run", report.context["run"].pk))
    work_off()

    assert set(Claim.objects.values_list("speaker", flat=True)) == {known.pk}
    assert SavedMapping.objects.get().text.count("ministry") == 1


@apart
def test_a_report_names_the_doubtful_names_and_leads_to_them(client: Client) -> None:
    make_speaker(name="The Ministry", slug="ministry")
    report = mapped(client, upload(client), "try")
    work_off()

    page = client.get(report.request["PATH_INFO"])

    assert "1 name is like others on record" in said(page)
    assert f"{url(Import, 'file', Upload.objects.get().pk)}#doubtful" in page.content.decode()


NO_TABLES = {
    "an open quotation mark": 'a,b\n1,"2\n' * 200,
    "one line": "a\n",
    "a header alone": "a,b,c\n",
    "one cell a line": "a\nb\nc\n",
    "a thousand columns and more": ",".join(map(str, range(2000))) + "\n",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_a_table_that_is_none_is_a_sentence(client: Client, text: str) -> None:
    page = client.get(upload(client, text))

    assert page.status_code == 200
    assert page.context["errors"]


def test_a_workbook_that_is_a_bomb_is_a_sentence(client: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (64 << 20))
        archive.writestr("[Content_Types].xml", b"<Types/>")
    file = SimpleUploadedFile("bomb.xlsx", packed.getvalue())

    response = client.post(ADD, {"file": file}, follow=True)

    assert response.status_code == 200
    assert response.context["errors"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_empty_table_can_be_had_and_needs_no_mapping(client: Client, kind: str) -> None:
    template = client.get(url(Import, "template", kind))
    assert client.get(url(Import, "template", "ods")).status_code == 404

    file = SimpleUploadedFile(f"claims.{kind}", template.content)
    page = client.post(ADD, {"file": file}, follow=True)

    assert "This is the project's own template: its columns are known." in said(page)
