"""What names show of whom or what they name."""

from __future__ import annotations

import pytest

from claims.formats.tables.kinds import readable, source_kind, speaker_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Antony Blinken", "person"),
        ("Minister A. Example", "person"),
        ("UNHCR", "organization"),
        ("Statistics Office", "organization"),
        ("Police", "organization"),
        ("Kremlin", "organization"),
        ("Union Example", "organization"),
        ("Daily Example", "outlet"),
        ("Reuters", "outlet"),
        ("Senate Republicans", "group"),
        ("Unnamed official", "anonymous"),
        ("Facebook posts", "anonymous"),
    ],
)
def test_the_kind_of_a_speaker_is_made_of_the_name(name: str, kind: str) -> None:
    assert speaker_kind(name) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("radio interview", "interview"),
        ("Press release", "press_release"),
        ("social post", "social_post"),
        ("TV debate", "broadcast"),
        ("annual report", "report"),
        ("https://example.org/a", "article"),
        ("in the pub", "other"),
        ("", "other"),
    ],
)
def test_the_kind_of_a_source_is_made_of_what_is_said_of_it(said: str, kind: str) -> None:
    assert source_kind("", said) == kind


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("military_killed", "Military killed"),
        ("deaths_from_actions:siege", "Deaths from actions: siege"),
        ("patients  waiting", "Patients waiting"),
        ("COVID-19 deaths: total", "COVID-19 deaths: total"),
    ],
)
def test_a_machines_name_becomes_one_that_people_write(name: str, wanted: str) -> None:
    assert readable(name) == wanted
