"""Files of the field in the database: each whole, again without a change, and undone by nobody."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from claims.formats import archives
from claims.formats.records import FormatError
from claims.models import Claim, NumericAssertion, Relation, Review, Source, Speaker
from claims.services.importing import pipeline
from claims.services.importing.recognition import format_of
from tests.support.builders import make_speaker
from tests.support.field_files import (
    AVERITEC,
    FACTOPOLIS,
    FILES,
    GDELT,
    REVIEW,
    WILD,
    as_bytes,
    at_hand,
)
from tests.support.importing import everything

pytestmark = pytest.mark.django_db


def bring(form: str, data: bytes, **options: Any) -> tuple[pipeline.Summary, list[Any], list[Any]]:
    rejected: list[Any] = []
    warned: list[Any] = []
    summary = pipeline.run(
        file=BytesIO(data),
        format=form,
        by=None,
        reject=lambda number, rejection: rejected.append((number, rejection)),
        warn=lambda number, warning: warned.append((number, warning)),
        **options,
    )
    passed_over = summary.passed_over.total()
    assert summary.read == summary.accepted + summary.unchanged + summary.rejected + passed_over
    return summary, rejected, warned


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("publish", [False, True], ids=["waiting", "published"])
def test_a_second_run_changes_nothing(form: str, publish: bool) -> None:
    first, rejected, _ = bring(form, FILES[form], publish=publish)
    before = everything()

    second, _, _ = bring(form, FILES[form], publish=publish)

    assert (rejected, first.created) == ([], first.read - first.passed_over.total())
    assert (second.accepted, second.unchanged) == (0, first.created)
    assert everything() == before


@pytest.mark.parametrize("form", FILES)
def test_a_file_tells_its_format(form: str) -> None:
    name = "folder.zip" if form == "factopolis" else "file"

    assert format_of(BytesIO(FILES[form]), name) == form


def test_a_claim_without_a_speaker_is_a_draft_until_somebody_names_one() -> None:
    data = as_bytes(REVIEW | {"itemReviewed": {"@type": "Claim"}})

    _, rejected, [(line, warning)] = bring("claimreview", data, publish=True)

    claim = Claim.objects.get()
    assert (rejected, line, warning.code) == ([], 1, "no_speaker")
    assert (claim.status, claim.speaker) == ("draft", None)

    Claim.objects.update(speaker=make_speaker(), modified_via="admin")
    bring("claimreview", data, publish=True)

    claim.refresh_from_db()
    assert (claim.status, claim.speaker is not None) == ("published", True)


def test_the_repeats_of_a_claim_lead_to_its_first_utterance() -> None:
    bring("factopolis", FILES["factopolis"], publish=True)

    [relation] = Relation.objects.all()
    assert relation.kind == "repeats"
    assert relation.object.speaker.name == "Ada Smith"
    assert relation.subject.speaker.name == "bo-jones"
    assert Review.objects.get(claim=relation.object).verdict == "false"


def test_amounts_are_assertions_where_they_can_be_read_and_the_rest_is_counted() -> None:
    summary, _, warned = bring("gdelt", FILES["gdelt"])

    [assertion] = NumericAssertion.objects.all()
    assert (assertion.low, assertion.unit_id) == (40_000_000, "EUR")
    assert summary.passed_over == {"nothing_counted": 1}
    assert {warning.code for _, warning in warned} == {"no_speaker", "nothing_counted"}


@pytest.mark.parametrize("form", FILES)
def test_a_mutated_file_is_imported_or_refused_for_a_foreseen_reason(form: str) -> None:
    chance = Random(form)
    for _ in range(12):
        data = bytearray(FILES[form])
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.choice(b'\0\xff"{}[]|#;,:\t\n09aZ<&')
        try:
            _, rejected, _ = bring(form, bytes(data), publish=chance.random() < 0.5)
        except FormatError:
            continue
        assert [each for _, each in rejected if each.code == "unexpected"] == []


REAL: list[tuple[str, Path, dict[type[Any], int]]] = [
    ("claimreview", WILD, {Claim: 23, Review: 23, Source: 5}),
    ("averitec", AVERITEC, {Claim: 250, Review: 250}),
    ("factopolis", FACTOPOLIS, {Claim: 540, Review: 480, Relation: 312}),
    ("gdelt", GDELT, {Claim: 481}),
]


@pytest.mark.parametrize(
    ("form", "path", "counts"), REAL, ids=[f"{form} {path.name}" for form, path, _ in REAL]
)
def test_a_real_file_goes_in_whole_and_once(
    form: str, path: Path, counts: dict[type[Any], int]
) -> None:
    real = at_hand(path)
    data = archives.packed(real).read() if real.is_dir() else real.read_bytes()

    _, rejected, _ = bring(form, data, publish=True)
    again, _, _ = bring(form, data, publish=True)

    assert rejected == []
    assert {model: model.objects.count() for model in counts} == counts
    assert (again.accepted, again.kept) == (0, 0)
    drafts = Claim.objects.filter(status="draft")
    assert not drafts.exclude(speaker=None).exists()
    assert not Claim.objects.exclude(status="draft").filter(speaker=None).exists()
    assert Speaker.objects.exclude(name="").exists()
