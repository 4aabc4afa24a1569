"""LIAR: 10,269 real statements, where they are at hand, and a few made up."""

from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from claims.models import Appearance, Claim, RecordVersion, Review, Role, Source, Speaker, Topic
from claims.services.importing import pipeline, underway
from claims.services.importing.underway import Underway

pytestmark = pytest.mark.django_db

TRAIN = Path(settings.BASE_DIR).parent / "shared" / "data" / "liar" / "train.tsv"
COUNTS = ["0"] * 5


def row(key: int, speaker: str = "ada-smith", **columns: str) -> bytes:
    cells = {
        "label": "half-true",
        "statement": f"Statement {key}.",
        "subject": "weather",
        "speaker": speaker,
        "job": "",
        "state": "",
        "party": "none",
    } | columns
    return "\t".join([f"{key}.json", *cells.values(), *COUNTS, "a mailer"]).encode()


def bring(*rows: bytes) -> pipeline.Summary:
    return pipeline.run(file=BytesIO(b"\n".join(rows)), format="liar", by=None, batch_size=2)


def test_a_speaker_is_found_once_and_completed_by_later_rows() -> None:
    bring(
        row(1),
        row(2, job="Mayor", party="democrat"),
        row(3, job="Mayor ", state="Texas", party="democrat"),
        row(4, job="Senator", state="Ohio", party="democrat"),
    )

    ada = Speaker.objects.get(slug="ada-smith")
    assert (ada.name, ada.kind, ada.area) == ("Ada Smith", "person", "Texas")
    assert (ada.dataset, ada.dataset_id) == ("liar", "ada-smith")
    roles = ada.roles.values_list("title", "organization__name")
    assert sorted(roles) == [("", "Democratic Party"), ("Mayor", None), ("Senator", None)]


def test_the_record_says_that_there_is_no_date_and_no_source() -> None:
    bring(row(1))

    claim = Claim.objects.get()
    assert (claim.said_at, claim.said_precision, claim.place) == (None, "", "a mailer")
    assert not Appearance.objects.exists()
    assert not Source.objects.exists()


def test_a_date_found_since_is_not_taken_away() -> None:
    bring(row(1))
    Claim.objects.update(said_at="2010-01-01T00:00:00Z", said_precision="year", kind="quantity")

    summary = bring(row(1))

    assert (summary.unchanged, summary.kept) == (1, 0)
    assert Claim.objects.get().said_precision == "year"


def test_bad_rows_are_counted_and_the_others_stand() -> None:
    rows = [
        row(1),
        row(2, statement=""),
        row(3, label="fine"),
        b"a\tb",
        row(1),
        row(4, job="x" * 301),
    ]

    summary = bring(*rows)

    assert (summary.created, summary.rejected) == (1, 5)


@pytest.mark.parametrize(("enough", "told"), [(1, True), (2, False)])
def test_the_planner_is_told_of_many_new_claims(
    enough: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underway, "ANALYZE_AFTER", enough)

    with CaptureQueriesContext(connection) as queries:
        bring(row(1))

    assert any("onrecord_analyze" in query["sql"] for query in queries) == told


def test_the_planner_is_told_while_the_tables_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(underway, "ANALYZE_AFTER", 2)
    at: list[int] = []
    tell = Underway._analyze
    monkeypatch.setattr(Underway, "_analyze", lambda u: at.append(u.summary.accepted) or tell(u))

    bring(*(row(n) for n in range(1, 12)))

    assert at == [2, 8, 11]


@pytest.fixture
def train() -> Path:
    if not TRAIN.exists():
        pytest.skip("needs ../shared/data/liar/train.tsv, which is not here")
    return TRAIN


WHOLE = {
    "Pants on Fire": 842,
    "False": 1998,
    "Mostly False": 1657,
    "Half True": 2123,
    "Mostly True": 1966,
    "True": 1683,
}


@pytest.mark.proof
def test_the_whole_file(train: Path, tmp_path: Path) -> None:
    rows = train.read_text(encoding="utf-8").split("\n")

    assert_goes_in(rows, tmp_path)

    assert dict(Review.objects.values_list("rating").annotate(Count("id"))) == WHOLE


def test_the_first_lines_of_the_file(train: Path, tmp_path: Path) -> None:
    assert_goes_in(train.read_text(encoding="utf-8").split("\n")[:500], tmp_path)

    assert {rating for (rating,) in Review.objects.values_list("rating")} == WHOLE.keys()


def assert_goes_in(lines: list[str], folder: Path) -> None:
    """Every line becomes a claim with all that it says, and nothing is new a second time."""
    path, rejects = folder / "liar.tsv", folder / "rejects.ndjson"
    path.write_text("\n".join(lines), encoding="utf-8")
    arguments = ["import", str(path), "--format=liar", f"--rejects={rejects}"]
    rows = [line.split("\t") for line in lines if line]
    many = len(rows)

    call_command(*arguments, stdout=(first := StringIO()))

    assert (
        f"{many:,} lines = {many:,} new + 0 changed + 0 unchanged + 0 rejected" in first.getvalue()
    )
    assert not rejects.exists()
    assert set(Claim.objects.values_list("dataset_id", "statement", "status")) == {
        (cells[0], cells[2].strip(), "in_review") for cells in rows
    }
    assert set(Speaker.objects.filter(dataset="liar").values_list("dataset_id", flat=True)) == {
        cells[4] for cells in rows
    }
    assert {slug.lower() for cells in rows for slug in cells[3].split(",")} == set(
        Topic.objects.values_list("slug", flat=True)
    )
    said = {(cells[4], " ".join(cells[5].split())) for cells in rows}
    said = {(speaker, job) for speaker, job in said if job.lower() not in {"", "none", "n/a"}}
    titles = set(Role.objects.exclude(title="").values_list("speaker__dataset_id", "title"))
    persons = set(Speaker.objects.filter(kind="person").values_list("dataset_id", flat=True))
    assert {pair for pair in said if pair[0] in persons} <= titles
    assert Review.objects.count() == many
    assert {r.reviewer.name for r in Review.objects.select_related("reviewer")} == {"PolitiFact"}
    assert not RecordVersion.objects.exists()

    call_command(*arguments, stdout=(second := StringIO()))

    assert f"0 new + 0 changed + {many:,} unchanged + 0 rejected" in second.getvalue()
    assert not Claim.objects.filter(modified_at__isnull=False).exists()
