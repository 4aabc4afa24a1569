"""What it costs to ask whether numbers agree, beside what other questions about figures cost.

In process, through the test client: the median CPU of ours and of PostgreSQL's together. Measures
are the heaviest of each kind of time; then one that holds a hundred thousand figures, most of which
contradict another. What the same questions cost with a tenth of the claims stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from claims.models import Measure
from tests.bench.measuring import Report, cost

ROOT = "/api/v1/"
RUNS, CLAIMS_ON_A_PAGE, ON_ONE, SOME = 5, 50, 100_000, 5
HEAVY = "bench-heaviest"
TABLES = "claims_claim, claims_numericassertion, claims_claimlisting, claims_assertionlisting"
SECONDS_ON_ONE = 1.0  # of CPU, to find the conflicting figures of so many
MEASURES = (
    "SELECT m.slug FROM claims_numericassertion a JOIN claims_measure m ON m.id = a.measure_id "
    "WHERE m.temporal_kind = %s AND m.merged_into_id IS NULL GROUP BY m.id "
    "ORDER BY count(*) DESC LIMIT %s"
)
# Of one measure: each day some figures, a fiftieth of their value apart, by some thousand origins,
# none of which speaks of a day twice.
ONE = f"""
WITH speaker AS MATERIALIZED (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM claims_speaker
    WHERE merged_into_id IS NULL LIMIT 1000
), made AS MATERIALIZED (
    SELECT n, onrecord_uuid7() AS claim, DATE '2020-01-01' + n %% 1500 AS day,
        round((n %% 1500 + 1) * 30 * (0.99 + (n * 7919 %% 100) * 0.0002), 0) AS value
    FROM generate_series(1, {ON_ONE}) n
), claim AS (
    INSERT INTO claims_claim (id, statement, kind, speaker_id, said_at, said_precision, status,
        origin)
    SELECT claim, 'So many.', 'quantity', speaker.id, day + 1, 'day', 'published', 'bench'
    FROM made JOIN speaker ON speaker.place = (n + n / 1500) %% (SELECT count(*) FROM speaker)
)
INSERT INTO claims_numericassertion (claim_id, as_printed, measure_id, comparator, low, high,
    precision, resolution, as_of)
SELECT claim, value::text, %s, CASE WHEN n %% 5 = 0 THEN 'ge' ELSE 'eq' END, value,
    CASE WHEN n %% 5 > 0 THEN value END, CASE WHEN n %% 2 = 0 THEN 'exact' ELSE 'rounded' END,
    CASE WHEN n %% 2 > 0 THEN 100 END, daterange(day, day + 1)
FROM made
"""


def answered(report: Report) -> dict[str, float]:
    """Seconds of CPU for each question, of the database that is there."""
    settings.RATE_LIMIT, settings.ALLOWED_HOSTS = 0, ["testserver"]
    found = ((name, spent(report, paths)) for name, paths in questions())
    return {name: seconds for name, seconds in found if seconds is not None}


def measure(report: Report, smaller: dict[str, float]) -> None:
    """The questions, beside what they cost in the `smaller` database; then of a measure with many
    figures, in a transaction that is undone."""
    report.say(f"\nAgreement, seconds of CPU, the median of {RUNS}, and times that of a tenth")
    for name, seconds in answered(report).items():
        report.figure(name, seconds)
        if smaller.get(name):
            report.figure("", seconds / smaller[name], shown="{:,.2f} times")
    with transaction.atomic():
        fill()
        report.say(f"\n... of one measure with {ON_ONE:,} figures")
        for name, path, most in of_one():
            report.figure(name, spent(report, [path]) or float("nan"), most=most)
        transaction.set_rollback(True)


def questions() -> Iterator[tuple[str, list[str]]]:
    for kind in ("cumulative", "stock", "flow"):
        slugs = slugs_of(kind)
        for name in ("contradictions", "consensus", "series"):
            yield f"{name}, {kind}", [f"measures/{slug}/{name}/" for slug in slugs]
    slugs = slugs_of("cumulative")
    yield "contested claims of a measure", [f"claims/?measure={s}&contested=true" for s in slugs]
    yield "corroborated figures", [f"assertions/?measure={s}&corroborated__gte=1" for s in slugs]
    page = f"claims/?page_size={CLAIMS_ON_A_PAGE}"
    yield "newest 50", [page]
    yield "newest 50, expand=agreement", [f"{page}&expand=agreement"]
    figures = [f"assertions/?measure={slug}&min=1000&max=100000" for slug in slugs]
    yield "overlap, of a measure", figures
    yield "certain, of a measure", [f"{path}&mode=certain" for path in figures]
    yield "overlap, of any", ["assertions/?min=1000&max=1200"]
    yield "certain, of any", ["assertions/?min=1000&max=1200&mode=certain"]


def of_one() -> Iterator[tuple[str, str, float | None]]:
    """A question, and how many seconds it may take."""
    yield "contested claims", f"claims/?measure={HEAVY}&contested=true", None
    yield "contradictions, 20", f"measures/{HEAVY}/contradictions/?page_size=20", None
    yield "contradictions, 50", f"measures/{HEAVY}/contradictions/", None
    yield "revisions, 50", f"measures/{HEAVY}/contradictions/?kind=revision", SECONDS_ON_ONE
    yield "consensus", f"measures/{HEAVY}/consensus/", None
    yield "series, 50", f"measures/{HEAVY}/series/", None
    yield "corroborated", f"assertions/?measure={HEAVY}&corroborated__gte=1", None
    yield "50 claims, expand=agreement", f"claims/?measure={HEAVY}&expand=agreement", None


def spent(report: Report, paths: list[str]) -> float | None:
    """The median of asking all of these, or one of them often enough; None where one fails."""
    client, costs = Client(), []
    for path in (paths * RUNS)[: max(RUNS, len(paths))]:
        answers: list[Any] = []
        one = cost(lambda path=path, answers=answers: answers.append(client.get(ROOT + path)))
        if answers[0].status_code != 200:
            report.fail(f"{path}: {answers[0].status_code} {answers[0].content[:200]!r}")
            return None
        costs.append(one.cpu)
    return median(costs)


def slugs_of(kind: str) -> list[str]:
    """The heaviest measures of a kind."""
    with connection.cursor() as cursor:
        cursor.execute(MEASURES, [kind, SOME])
        return [slug for (slug,) in cursor.fetchall()]


def fill() -> None:
    """A measure with many figures."""
    made = Measure.objects.create(
        label="The heaviest of the bench", slug=HEAVY, unit_id="1", temporal_kind="cumulative"
    )
    with connection.cursor() as cursor:
        cursor.execute(ONE, [made.pk])
        cursor.execute(f"ANALYZE {TABLES}")
