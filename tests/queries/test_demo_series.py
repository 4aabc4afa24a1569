"""The series of the demo, as read by hand."""

from __future__ import annotations

import pytest

from tests.support.client import ask
from tests.support.series import address, ends, listed

# Every test here has the demo, which is loaded once.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_demo")]


def test_an_entry_says_who_claimed_what_when_and_where() -> None:
    found = ask(address("russian-servicemen-killed"), {"as_of": "2022-03-20"}).json()

    speaker = {
        "id": "017f5761-bae8-7a29-a3d2-f070455aea44",
        "slug": "komsomolskaya-pravda",
        "name": "Komsomolskaya Pravda",
        "kind": "outlet",
    }
    expected = {
        "id": "017f5765-d1c8-7ee7-b722-f69fefdcb95c",
        "group": speaker,
        "as_printed": "9861",
        "comparator": "eq",
        "precision": "exact",
        "form": "absolute",
        "direction": "",
        "canonical": ends("9861", "9861"),
        "shown": ends("9861", "9861"),
        "unit": "1",
        "basis": "printed",
        "derivation": None,
        "as_of": {"from": "2022-03-20", "to": "2022-03-20"},
        "period": None,
        "event": None,
        "said_at": "2022-03-20",
        "said_precision": "day",
        "lag_days": 0,
        "claim": {
            "id": "017f5765-c9f8-7cfb-8407-be3fe77c68b8",
            "statement": (
                "9,861 Russian servicemen were killed in Ukraine from 24 February to 20 March 2022."
            ),
            "status": "retracted",
        },
        "speaker": speaker,
        "root_speaker": speaker,
        "relayed": False,
        "source": {
            "id": "017f5762-5728-7e16-990c-c11fe51871b3",
            "kind": "article",
            "title": "Brussels Times report on NATO's estimate of Russian losses, 24 March 2022",
            "url": (
                "https://brusselstimes.com/212440/up-to-15000-russian-soldiers-dead-in-ukraine-"
                "nato-says"
            ),
            "publisher": {
                "id": "017f5761-c6a0-79ff-99fd-bdf3203ea7fe",
                "slug": "brussels-times",
                "name": "Brussels Times",
                "kind": "outlet",
            },
            "published_at": "2022-03-24",
        },
        "status": "withdrawn",
        "forecast": False,
        "superseded_by": None,
        "retraction_reason": "The newspaper withdrew the figure on the day it printed it.",
    }
    assert found["results"] == [expected]


# Of each figure: as printed, its interval, the day it speaks of, how long after it was said, who
# says it and after whom, and whether it counts.
SERVICEMEN = [
    ("498", ends("498", "498"), 2, 0, "igor-konashenkov", None, "counted"),
    ("roughly 9000", ends("8100", "9900"), 3, 0, "ukrinform", "ukrainian-ground-forces", "counted"),
    (
        "more than 11000",
        ends("11000", None, "()"),
        6,
        0,
        "reuters",
        "general-staff-of-the-armed-forces-of-ukraine",
        "counted",
    ),
    ("9861", ends("9861", "9861"), 20, 0, "komsomolskaya-pravda", None, "withdrawn"),
    (
        "between 7,000 and 15,000",
        ends("7000", "15000"),
        23,
        0,
        "associated-press",
        "senior-nato-military-official",
        "counted",
    ),
    (
        "about 16100",
        ends("14490", "17710"),
        25,
        0,
        "cnn",
        "general-staff-of-the-armed-forces-of-ukraine",
        "counted",
    ),
    ("1,351", ends("1351", "1351"), 25, 0, "sergei-rudskoi", None, "counted"),
]


def test_the_series_of_the_demo_is_as_read_by_hand() -> None:
    entries = listed("russian-servicemen-killed", page_size=3)

    assert [
        (
            entry["as_printed"],
            entry["shown"],
            int(entry["as_of"]["from"].removeprefix("2022-03-")),
            entry["lag_days"],
            entry["speaker"]["slug"],
            entry["root_speaker"]["slug"] if entry["relayed"] else None,
            entry["status"],
        )
        for entry in entries
    ] == SERVICEMEN


@pytest.mark.parametrize(
    ("by", "lines"),
    [
        ("speaker", [row[4] for row in SERVICEMEN]),
        ("root_speaker", [row[5] or row[4] for row in SERVICEMEN]),
    ],
)
def test_a_figure_is_in_the_line_of_its_speaker_or_of_whoever_said_it_first(
    by: str, lines: list[str]
) -> None:
    entries = listed("russian-servicemen-killed", by=by)

    assert [entry["group"]["slug"] for entry in entries] == lines
