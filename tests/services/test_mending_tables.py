"""Twenty lines that nobody can take: what the reject says is enough to mend each of them.

Each line is mended in one cell, the one that the reject names, by what it says is allowed or asks
for. Then it goes in.
"""

from __future__ import annotations

import pytest

from claims.models import Claim
from tests.support.builders import make_speaker
from tests.support.tables import DESK, bring

pytestmark = pytest.mark.django_db

MAPPING = f"""{DESK}
status = "Status"
kind = "Kind"
source_url = "Link"
period = "Period"
language = "Language"
"""
HEADER = ["Day", "Who", "What", "Number", "Status", "Kind", "Link", "Period", "Language"]
GOOD = {"Day": "03/04/2023", "Who": "Ann Example", "What": "patients", "Number": "331"}
# The column, the cell as it came, the code, words that its reason or its choices hold, and the cell
# as whoever reads that would write it.
MENDED = [
    ("Day", "31/04/2023", "impossible_date", "2023-04 has 30 days", "30/04/2023"),
    ("Day", "29/02/2023", "impossible_date", "2023-02 has 28 days", "28/02/2023"),
    ("Day", "03/14/2023", "impossible_date", "there is no month 14", "14/03/2023"),
    ("Day", "3.4.23", "two_digit_year", "give four", "3.4.2023"),
    ("Day", "Q2 2023", "not_a_date", "a quarter", "2023"),
    ("Day", "45019", "serial_date", "format it as a date", "03/04/2023"),
    ("Day", "3/4/2023 9:30", "time_without_offset", "offset", "2023-04-03T09:30+02:00"),
    ("Day", "last spring", "invalid_date", "5 March 2022", "2023-04"),
    ("Number", "7,2 Mio.", "other_decimal_mark", "“.” parts the decimals", "7.2 million"),
    ("Number", "7.450.000", "other_decimal_mark", "without grouping", "7450000"),
    ("Number", "120 (80-200)", "several_numbers", "give one", "120"),
    ("Number", "12 and 31", "several_numbers", "give one", "31"),
    ("Number", "mindestens 17", "language_not_read", "German", "at least 17"),
    ("Number", "many", "unreadable", "No figure can be read", "about 500"),
    ("Number", "5 km", "unit_mismatch", "unit", "5"),
    ("What", "", "blank", "What is counted is needed", "patients"),
    ("Status", "guess", "unknown_choice", "estimate", "estimate"),
    ("Kind", "gossip", "unknown_choice", "accusation", "other"),
    ("Link", "see page 4", "invalid_url", "http", "https://example.org/4"),
    ("Period", "2023-03/2023-02", "inverted_period", "ends before it begins", "2023-02/2023-03"),
    ("Language", "german!", "invalid_language", "uk", "de"),
    ("Who", "The Example Ministry of Health", "doubtful_name", "ministry", "Example Ministry"),
]


def line(column: str, cell: str) -> str:
    cells = GOOD | {column: cell}
    return ";".join(HEADER) + "\n" + ";".join(cells.get(name, "") for name in HEADER) + "\n"


@pytest.mark.parametrize(("column", "cell", "code", "says", "mended"), MENDED)
def test_a_reject_says_what_mends_its_line(
    column: str, cell: str, code: str, says: str, mended: str
) -> None:
    make_speaker(name="Example Ministry", slug="ministry")
    make_speaker(name="Example Ministry of Health", slug="health")

    _, rejected = bring(line(column, cell), MAPPING)

    assert [(number, each.column, each.value, each.code) for number, each in rejected] == [
        (2, column, cell, code)
    ]
    assert says in " ".join([rejected[0][1].reason, *rejected[0][1].allowed])
    assert bring(line(column, mended), MAPPING)[0].created == 1
    assert Claim.objects.count() == 1
