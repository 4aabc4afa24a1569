"""One rule, one code: the same fault is told alike by recording, by an import and by the admin."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.formats import ndjson
from claims.formats.records import ClaimRecord, Rejection
from claims.models import Claim, Measure, NumericAssertion, Source, Speaker
from claims.records.plain_records import shape_of
from claims.records.schemas import ClaimShape
from claims.services import recording
from claims.services.importing import pipeline
from tests.support.admin_forms import codes, filled_in, opened
from tests.support.builders import (
    make_claim,
    make_measure,
    make_snapshot,
    make_source,
    make_speaker,
    make_unit,
)

pytestmark = pytest.mark.django_db

QUOTE = "So at least 331 people were killed."
WORDS = {"as_printed": "at least 331"}
SAID = WORDS | {"comparator": "ge", "low": 331}
EXACT = {"as_printed": "331", "low": 331, "high": 331}
LINKS = [{"position": n, "verb": "said"} for n in (1, 3)]

# What a claim is given of one collection, or of its own members, and the code of what is wrong.
FAULTS = [
    ("assertions", [SAID | {"low": 332}], "contradicts_words"),
    ("assertions", [SAID | {"quote_start": 4, "quote_end": 16}], "words_not_there"),
    ("assertions", [{"as_printed": "many"}], "unreadable"),
    ("assertions", [{"as_printed": "331 dead and 50 wounded"}], "several_numbers"),
    ("assertions", [{"as_printed": "1,,000"}], "left_over"),
    ("assertions", [{"as_printed": "in 1999"}], "year"),
    ("assertions", [WORDS | {"comparator": "le", "low": 331, "high": 331}], "numbers_missing"),
    (
        "assertions",
        [EXACT | {"as_printed": "8 to 9", "comparator": "between", "low": 9, "high": 8}],
        "inverted_interval",
    ),
    ("assertions", [EXACT | {"precision": "approximate"}], "precision_mismatch"),
    ("assertions", [EXACT | {"precision": "rounded"}], "resolution_missing"),
    ("assertions", [EXACT | {"multiplier": 0}], "invalid_multiplier"),
    ("assertions", [EXACT | {"direction": "up"}], "invalid_direction"),
    ("assertions", [EXACT | {"quote_start": 8, "quote_end": 4}], "inverted_interval"),
    ("assertions", [{"as_printed": "up to 5 km"}], "unit_mismatch"),
    ("assertions", [{"as_printed": "-5"}], "empty_interval"),
    ("assertions", [EXACT | {"best": 332}], "best_outside"),
    ("attributions", LINKS, "chain_gap"),
    ("attributions", [LINKS[0] | {"position": 21}], "invalid_position"),
    ("appearances", [{"exact": "at least 331", "start": 3, "end": 14}], "place_mismatch"),
    ("appearances", [{"exact": "at least 331", "start": 15, "end": 3}], "inverted_interval"),
    ("appearances", [{"prefix": "So"}], "exact_missing"),
    ("appearances", [{"exact": "at least 331", "start": 4, "end": 16}], "words_not_there"),
    ("", {"language": "English"}, "invalid_language"),
    ("", {"said_at": "5 March"}, "invalid_date"),
    ("", {"said_at": "2022-03-05T12:00+16:00"}, "invalid_date"),
    ("", {"quote": "", "quote_translation": "So."}, "quote_missing"),
]
OWN = {"assertions": "measure", "attributions": "speaker", "appearances": "source"}


@pytest.fixture
def there() -> dict[str, Any]:
    """A claim, and what its parts refer to."""
    source = make_snapshot(source=make_source(), text=QUOTE).source
    measure = make_measure(unit=make_unit("1"), non_negative=True)
    claim = make_claim(quote=QUOTE, language="en", dataset="test", dataset_id="1")
    return {"claim": claim, "measure": measure, "source": source}


def line(there: dict[str, Any], part: str, given: Any) -> bytes:
    """What an import reads of it."""
    if part:
        given = {part: [each | {OWN[part]: reference(there, part)} for each in given]}
    return json.dumps({"id": str(there["claim"].pk)} | given).encode()


def reference(there: dict[str, Any], part: str) -> dict[str, str]:
    row = make_speaker() if part == "attributions" else there[OWN[part]]
    return {"id": str(row.pk)}


def record(there: dict[str, Any], part: str, given: Any) -> list[str]:
    [(_, read)] = ndjson.read(shape_of(ClaimShape), BytesIO(line(there, part, given)))
    assert isinstance(read, ClaimRecord)
    [outcome] = recording.record([read], by=None)
    return [fault.code for fault in outcome.faults]


def bring(there: dict[str, Any], part: str, given: Any) -> list[str]:
    rejected: list[Rejection] = []
    pipeline.run(
        file=BytesIO(line(there, part, given)),
        format="ndjson",
        by=None,
        reject=lambda number, rejection: rejected.append(rejection),
    )
    return [each.code for each in rejected]


def save(there: dict[str, Any], part: str, given: Any) -> list[str]:
    client = Client()
    client.force_login(User.objects.create(username="ada", is_staff=True, is_superuser=True))
    address = reverse("admin:claims_claim_change", args=[there["claim"].pk])
    data = filled_in(opened(client, address))
    for number, each in enumerate(given if part else ()):
        typed = {"position": number + 1} | each | {OWN[part]: reference(there, part)["id"]}
        data |= {f"{part}-{number}-{name}": value for name, value in typed.items()}
    data |= {f"{part}-TOTAL_FORMS": len(given)} if part else given
    return sorted(codes(client.post(address, data)))


@pytest.mark.parametrize("way", [record, bring, save], ids=["recording", "import", "admin"])
@pytest.mark.parametrize(
    ("part", "given", "code"), FAULTS, ids=[f"{part} {code}" for part, _, code in FAULTS]
)
def test_a_fault_has_one_code_by_whatever_way_it_comes(
    there: dict[str, Any], way: Any, part: str, given: Any, code: str
) -> None:
    found = way(there, part, given)

    assert code in found
    assert way is save or found == [code]  # a form tells all rules of a row, one after the other
    assert not NumericAssertion.objects.exists()
    assert Claim.objects.get().modified_at is None
    assert (Measure.objects.count(), Source.objects.count()) == (1, 1)
    assert Speaker.objects.exists()
