"""Real tables, where they are at hand, by the mappings that are shipped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from claims.formats.tables.mapping_toml import read_mapping
from claims.models import Claim, Event, NumericAssertion
from claims.services.importing import pipeline
from tests.support.tables import bring as bring_table

pytestmark = pytest.mark.django_db

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
MAPPINGS = Path(settings.BASE_DIR) / "fixtures" / "mappings"


def bring(file: str, mapping: str, kind: str) -> pipeline.Summary:
    path = DATA / file
    if not path.exists():
        pytest.skip(f"{path} is not there")
    with path.open("rb") as opened:
        return pipeline.run(
            file=opened,
            format=kind,
            mapping=read_mapping((MAPPINGS / mapping).read_text(encoding="utf-8")),
            by=None,
            publish=True,
        )


@pytest.mark.parametrize(
    ("file", "mapping", "kind", "wanted"),
    [
        ("spreadsheets/desk-semicolon.csv", "desk-waiting-lists.toml", "csv", (9, 3, {"total": 1})),
        ("wars-totals/totals.csv", "wars-totals.toml", "csv", (454, 0, {"no_figure": 306})),
        ("claimskg-topics/gold_updated.csv", "claimskg-topics.toml", "csv", (625, 0, {})),
        (
            "claimskg-topics/extracted_claims/crime.csv",
            "claimskg-extracted.toml",
            "csv",
            (652, 2, {}),
        ),
    ],
    ids=["desk", "wars", "claimskg", "claimskg by topic"],
)
def test_a_table_goes_in_by_its_mapping_and_all_its_lines_are_accounted_for(
    file: str, mapping: str, kind: str, wanted: Any
) -> None:
    summary = bring(file, mapping, kind)

    created, rejected, left_out = wanted
    assert (summary.created, summary.rejected, summary.passed_over) == (created, rejected, left_out)
    assert summary.read == created + rejected + sum(left_out.values())
    assert Claim.objects.filter(status="published").count() == created
    if "wars" in mapping:
        assert NumericAssertion.objects.filter(event__isnull=False).count() == 454
        assert Event.objects.count() == 81


def test_a_long_series_keeps_the_words_before_its_numbers() -> None:
    path = DATA / "ukraine-losses" / "russia_losses_personnel.json"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    days = json.dumps(json.loads(path.read_text(encoding="utf-8"))[:100])
    mapping = (MAPPINGS / "ukraine-losses.toml").read_text(encoding="utf-8")

    bring_table(days, mapping, kind="json")

    rows = NumericAssertion.objects.all()
    assert rows.filter(comparator="approx", as_printed__startswith="about ").count() == 94
    assert rows.filter(comparator="gt", as_printed__startswith="more than ").count() == 6
