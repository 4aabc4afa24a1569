"""What it costs to ask whether numbers agree, beside what other questions about assertions cost.

In process, through the test client: the median CPU of ours and of PostgreSQL's together, once all
groups are brought up to date. Measures are the heaviest of each kind of time, beside the same with
a tenth of the claims; then one with a hundred thousand assertions, most of which contradict
another, beside one with a hundred: all kept, and again right after one more assertion in each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client

from claims.models import Measure
from claims.services import agreement_keeping, audit
from tests.bench.measuring import Report, cost

ROOT = "/api/v1/"
RUNS, CLAIMS_ON_A_PAGE, SOME = 5, 50, 5
AT_A_TIME, QUICK = 20, 0.1  # quick answers are asked for so often in a run: seconds
HEAVY, ON_HEAVY = "bench-heaviest", 100_000
LIGHT, ON_LIGHT = "bench-light", 100
ON_A_DAY, FEWEST_DAYS = 66, 5
AT_ONCE = 100  # groups
TABLES = "claims_claim, claims_numericassertion, claims_claimlisting, claims_assertionlisting"
SECONDS_TO_KEEP, TIMES = 3.0, 3.0  # of CPU for the heavy one, and what it may cost beside the light
MORE_TO_WRITE, TIMES_EXPANDED = 0.02, 2.0  # seconds in the heavy one; beside the page without it
MEASURES = (
    "SELECT m.slug FROM claims_numericassertion a JOIN claims_measure m ON m.id = a.measure_id "
    "WHERE m.temporal_kind = %s AND m.merged_into_id IS NULL GROUP BY m.id "
    "ORDER BY count(*) DESC LIMIT %s"
)
# Of one measure: each day some assertions, a fiftieth of their value apart, by some thousand roots,
# none of which speaks of a day twice. A light one has as many of a day as a heavy one.
ONE = """
WITH speaker AS MATERIALIZED (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM claims_speaker
    WHERE merged_into_id IS NULL LIMIT 1000
), made AS MATERIALIZED (
    SELECT n, onrecord_uuid7() AS claim, DATE '2020-01-01' + n %% %(days)s AS day,
        round((n %% %(days)s + 1) * 30 * (0.99 + (n * 7919 %% 100) * 0.0002), 0) AS value
    FROM generate_series(1, %(assertions)s) n
), claim AS (
    INSERT INTO claims_claim (id, statement, kind, speaker_id, said_at, said_precision, status,
        dataset)
    SELECT claim, 'So many.', 'quantity', speaker.id, day + 1, 'day', 'published', 'bench'
    FROM made JOIN speaker ON speaker.place = (n + n / %(days)s) %% (SELECT count(*) FROM speaker)
)
INSERT INTO claims_numericassertion (claim_id, as_printed, measure_id, comparator, low, high,
    precision, resolution, as_of)
SELECT claim, value::text, %(measure)s, CASE WHEN n %% 5 = 0 THEN 'ge' ELSE 'eq' END, value,
    CASE WHEN n %% 5 > 0 THEN value END, CASE WHEN n %% 2 = 0 THEN 'exact' ELSE 'rounded' END,
    CASE WHEN n %% 2 > 0 THEN 100 END, daterange(day, day + 1)
FROM made
"""


def answered(report: Report) -> dict[str, float]:
    """Seconds of CPU for each question, of the database that is there."""
    settings.RATE_LIMIT, settings.ALLOWED_HOSTS = 0, ["testserver"]
    report.figure("all groups brought up to date, seconds of CPU", kept())
    found = ((name, spent(report, paths)) for name, paths in questions())
    return {name: seconds for name, seconds in found if seconds is not None}


def measure(report: Report, smaller: dict[str, float]) -> None:
    """The questions, beside what they cost in the `smaller` database; then of one measure with many
    assertions beside one with few, in a transaction that is undone."""
    report.say(f"\nAgreement, seconds of CPU, the median of {RUNS}, and times that of a tenth")
    for name, seconds in answered(report).items():
        report.figure(name, seconds)
        if smaller.get(name):
            report.figure("", seconds / smaller[name], shown="{:,.2f} times")
    little, much = made(LIGHT), made(HEAVY)
    fill(little, ON_LIGHT)
    kept()
    fill(much, ON_HEAVY)
    report.say(f"\n... of one measure with {ON_HEAVY:,} assertions, and times {ON_LIGHT}")
    report.figure("bringing it up to date", kept(), most=SECONDS_TO_KEEP)
    beside(report)
    more = one_more(much) - one_more(little)
    report.figure("one more assertion in it, seconds more", more, most=MORE_TO_WRITE)
    report.say("... right after one more assertion")
    beside(report)
    report.figure("bringing it up to date again", kept(), most=SECONDS_TO_KEEP)


def beside(report: Report) -> None:
    for (name, path, times), (_, light, _) in zip(of_one(HEAVY), of_one(LIGHT), strict=True):
        heavy, little = spent(report, [path]), spent(report, [light])
        if heavy and little:
            report.figure(name, heavy)
            report.figure("", heavy / little, most=times, shown="{:,.2f} times")
    page = f"{ROOT}claims/?measure={HEAVY}"
    plain, expanded = spent(report, [page]), spent(report, [f"{page}&expand=agreement"])
    if plain and expanded:
        report.figure("50 claims, expand=agreement", expanded)
        report.figure("", expanded / plain, most=TIMES_EXPANDED, shown="{:,.2f} times without")


def kept() -> float:
    """Seconds of CPU to bring all groups up to date."""

    def bring() -> None:
        while agreement_keeping.bring_all_up_to_date(AT_ONCE):
            pass

    return cost(bring).cpu


def questions() -> Iterator[tuple[str, list[str]]]:
    for kind in ("cumulative", "stock", "flow"):
        slugs = slugs_of(kind)
        for name in ("contradictions", "consensus", "series"):
            yield f"{name}, {kind}", [f"{ROOT}measures/{slug}/{name}/" for slug in slugs]
    slugs = slugs_of("cumulative")
    yield (
        "contested claims of a measure",
        [f"{ROOT}claims/?measure={s}&contested=true" for s in slugs],
    )
    yield (
        "corroborated assertions",
        [f"{ROOT}assertions/?measure={s}&corroborated__gte=1" for s in slugs],
    )
    page = f"{ROOT}claims/?page_size={CLAIMS_ON_A_PAGE}"
    yield "newest 50", [page]
    yield "newest 50, expand=agreement", [f"{page}&expand=agreement"]
    paths = [f"{ROOT}assertions/?measure={slug}&min=1000&max=100000" for slug in slugs]
    yield "overlap, of a measure", paths
    yield "certain, of a measure", [f"{path}&mode=certain" for path in paths]
    yield "overlap, of any", [f"{ROOT}assertions/?min=1000&max=1200"]
    yield "certain, of any", [f"{ROOT}assertions/?min=1000&max=1200&mode=certain"]


def of_one(slug: str) -> Iterator[tuple[str, str, float | None]]:
    """A question, and how many times what a measure with few takes it may take."""
    measure, claims = f"{ROOT}measures/{slug}/", f"{ROOT}claims/?measure={slug}"
    yield "contradictions, 50", f"{measure}contradictions/", TIMES
    yield "revisions, 50", f"{measure}contradictions/?kind=revision", None  # the light one has none
    yield "consensus", f"{measure}consensus/", TIMES
    yield "series, 50", f"{measure}series/", TIMES
    yield "picture", f"{measure}series.svg", TIMES
    yield "page", f"/measures/{slug}/", TIMES
    yield "contested claims", f"{claims}&contested=true", None
    yield "corroborated", f"{ROOT}assertions/?measure={slug}&corroborated__gte=1", None
    yield "50 claims", claims, None


def spent(report: Report, paths: list[str]) -> float | None:
    """The median of asking all of these, or one of them often enough; None where one fails."""
    client, costs = Client(), []
    for path in (paths * RUNS)[: max(RUNS, len(paths))]:
        answers: list[Any] = []
        ask = partial(_asked, client, path, answers)
        one = cost(ask).cpu
        if answers[0].status_code != 200:
            report.fail(f"{path}: {answers[0].status_code} {answers[0].content[:200]!r}")
            return None
        if one < QUICK:
            one = cost(lambda ask=ask: [ask() for _ in range(AT_A_TIME)]).cpu / AT_A_TIME
        costs.append(one)
    return median(costs)


def _asked(client: Client, path: str, answers: list[Any]) -> None:
    answers[:] = [client.get(path)]


def slugs_of(kind: str) -> list[str]:
    """The heaviest measures of a kind."""
    with connection.cursor() as cursor:
        cursor.execute(MEASURES, [kind, SOME])
        return [slug for (slug,) in cursor.fetchall()]


def made(slug: str) -> Measure:
    """A measure without assertions."""
    return Measure.objects.create(
        label=f"Of the bench: {slug}", slug=slug, unit_id="1", temporal_kind="cumulative"
    )


def fill(measure: Measure, assertions: int) -> None:
    """So many assertions of a measure."""
    with connection.cursor() as cursor:
        days = max(assertions // ON_A_DAY, FEWEST_DAYS)
        cursor.execute(ONE, {"assertions": assertions, "measure": measure.pk, "days": days})
        cursor.execute(f"ANALYZE {TABLES}")


def one_more(measure: Measure) -> float:
    """Seconds to write one more: the median, since the books of the CPU are too coarse."""

    def write() -> None:
        with audit.acting(by=None), connection.cursor() as cursor:
            cursor.execute(ONE, {"assertions": 1, "measure": measure.pk, "days": FEWEST_DAYS})

    return median(cost(write).wall for _ in range(RUNS))
