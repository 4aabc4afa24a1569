"""`manage.py parse`: a text from the line or from standard input, for people or as JSON."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from claims.management.commands import parse
from tests.support.client import ROOT
from tests.support.sites import manage


def printed(*arguments: str) -> str:
    out = io.StringIO()
    call_command("parse", *arguments, stdout=out)
    return out.getvalue()


def test_a_quantity_is_one_block_of_aligned_facts() -> None:
    first, *facts = printed("They asked for more than $2.75 billion.").splitlines()

    assert first == "words     more than $2.75 billion  [15:38]"
    assert facts == [
        "meaning   gt, exact",
        "interval  (2750000000,)",
        "unit      USD",
        "rule      bound.more_than: higher than the figure, which is left out",
    ]


def test_a_refusal_is_printed_with_its_code_in_the_order_of_the_text() -> None:
    blocks = printed("In 1999 some 331 civilians.").strip().split("\n\n")

    assert blocks[0] == "words     1999  [3:7]\nrefused   year"
    assert blocks[1].startswith("words     some 331  [8:16]\n")
    assert "\ncounted   civilians\n" in blocks[1]


def test_what_else_a_unit_may_be_is_printed() -> None:
    assert re.search(r"^unit      (GBP|\[lb_av\]); or ", printed("20 pounds"), re.MULTILINE)


def test_a_change_is_printed_with_its_direction_and_baseline() -> None:
    block = printed("Exports fell by 12 percent since January.")

    assert "form      percent change, down since January\n" in block


def test_what_is_expected_decides() -> None:
    assert "interval  [7650000,7750000)\n" in printed("7.7m", "--counted", "people")
    assert "unit      m\n" in printed("7.7m", "--unit", "m")
    assert "meaning   approx, approximate\n" in printed("100?", "--dimension", "count", "--cell")


@pytest.mark.parametrize("option", [["--unit", "kmm"], ["--dimension", "lenght"]])
def test_what_is_expected_exists(option: list[str]) -> None:
    with pytest.raises(CommandError, match="There is no"):
        printed("7.7m", *option)


def test_a_text_without_a_number_says_so() -> None:
    assert printed("Nothing here.") == "No number.\n"


def test_json_is_what_the_api_answers() -> None:
    text = "More than 331 people in 1999."

    answer = Client().post(f"{ROOT}parse/", {"text": text}, content_type="application/json")

    assert json.loads(printed(text, "--json")) == answer.json()


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("at least 331\n"))

    assert printed("-").startswith("words     at least 331  [0:12]\n")


def test_a_language_that_is_not_read_is_named() -> None:
    assert "refused   language_not_read: German" in printed("mindestens 17 Menschen")
    assert "refused   language_not_read: Polish" in printed("331", "--locale", "pl")


def test_a_locale_is_taken_and_an_unknown_one_named() -> None:
    assert "unit      USD" in printed("$20", "--locale", "en-US")
    with pytest.raises(CommandError, match=r"xx.*en-GB"):
        printed("331", "--locale", "xx")


@pytest.mark.parametrize("text", ["\udcff 331", "3" * 30], ids=["not utf-8", "too long"])
def test_what_is_no_text_is_an_error(text: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(parse, "LONGEST", 20)

    with pytest.raises(CommandError):
        printed(text)


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_it_needs_no_database_and_leaves_nothing_behind(form: list[str], tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"

    found = manage("parse", "at least 331 people", *form, DATA_DIR=nowhere)

    assert (found.returncode, found.stderr) == (0, "")
    assert "331" in found.stdout
    assert not nowhere.exists()


def test_a_text_is_read_for_people_without_loading_the_settings() -> None:
    found = manage("parse", "at least 331 people", PORT="which settings refuse")

    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("words     at least 331  [0:12]\n")


def test_an_unknown_locale_is_one_line_there_too() -> None:
    found = manage("parse", "331", "--locale", "xx")

    assert (found.returncode, found.stdout) == (1, "")
    assert found.stderr.startswith("CommandError: no locale 'xx'; known: en, en-US,")
