"""Dates as pages print them."""

from __future__ import annotations

import pytest

from claims.formats.printed_dates import read_date
from claims.formats.slugs import slug_of

READ = {
    "2020-06-23 20:02": "2020-06-23",
    "2022-06-26": "2022-06-26",
    "2022/6/1": "2022-06-01",
    "2021-08-03T13:26:54+05:30": "2021-08-03T13:26+05:30",
    "2022-11-01T18:16:43+0530": "2022-11-01T18:16+05:30",
    "2022-11-01T18:16:43.123Z": "2022-11-01T18:16Z",
    "2022-11-01T00:00:00+01:00": "2022-11-01",
    "Tue, 01 Nov 2022 18:16:43 +0530": "2022-11-01T18:16+05:30",
    "Tue, 2022-11-01 18:16": "2022-11-01",
    "November 1st, 2022": "2022-11-01",
    "November 28, 2022 10:30 PM": "2022-11-28",
    "28 Nov 2022 10:30 p.m. +0100": "2022-11-28T22:30+01:00",
    "2022-11-28 12:05 am UTC": "2022-11-28T00:05Z",
    "2022-11-28 10:30 IST": "2022-11-28",
    "Sept. 3, 2020": "2020-09-03",
    "Saturday, 5 March 2022": "2022-03-05",
    "March 2022": "2022-03",
    "2022-03": "2022-03",
    "2022": "2022",
    "31/10/2020": "2020-10-31",
    "10/31/2020": "2020-10-31",
    "05.05.2022": "2022-05-05",
}
REFUSED = [
    "",
    "soon",
    "01/02/2022",
    "1-10-2020",
    "2022-13-05",
    "2022-02-30",
    "0000",
    "20220601",
    "2022-06-01T25:00Z",
    "2022-06-01 and later",
    "Marchy 2022",
    "2022-06-01T10:00+25:00",
    "1.5",
]


@pytest.mark.parametrize(("printed", "wanted"), READ.items(), ids=str)
def test_a_date_is_read_as_far_as_it_is_known(printed: str, wanted: str) -> None:
    assert read_date(printed) == wanted


@pytest.mark.parametrize("printed", REFUSED)
def test_what_is_no_date_or_one_of_two_is_not_read(printed: str) -> None:
    assert read_date(printed) is None


def test_a_day_comes_first_where_the_caller_says_so() -> None:
    assert read_date("1-10-2020", day_first=True) == "2020-10-01"
    assert read_date("10/31/2020", day_first=True) is None


@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        (["CNN", "cnn", "C.N.N."], 2),
        (["José Ángel", "Jose Angel", "JOSÉ  ÁNGEL"], 1),
        (["नये भारत", "नये", "भारत"], 3),
        (["Anne-Marie O’Neil", "Anne Marie ONeil"], 1),
        (["", "…", "!?"], 1),
    ],
    ids=str,
)
def test_names_have_one_slug_where_case_accents_and_marks_alone_differ(
    names: list[str], slugs: int
) -> None:
    assert len(set(map(slug_of, names))) == slugs
