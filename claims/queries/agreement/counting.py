"""Which figures count: the first part of every statement about agreement, as SQL.

`COUNTING` are common table expressions that take one parameter: the ids of measures, with those
that were merged into them. They end in `counting`, the figures that count, a row each. `judged`
before it holds all that might, and what became of each: `repeated`, if its root said another for
the same time later (the `latest`), `fell`, if it lies above a later one of its root; `outdone` are
the others. Rows are narrow, since a measure may have a hundred thousand.
"""

from __future__ import annotations

from uuid import UUID

from claims.queries import reader

# The days before and after all days that a figure can speak of: they are bounded (claims.models).
DAWN, DUSK = "DATE '0001-12-31 BC'", "DATE '9999-01-01'"
EPOCH = "DATE '2000-01-01'"
STANDING_CLAIM = "c.status = 'published' AND c.redacted_at IS NULL AND c.merged_into_id IS NULL"
# Its ends come from the print. A resolved change has them from another figure as well.
STRICT = (
    "((a.precision = 'exact' OR a.comparator IN ('gt', 'ge', 'lt', 'le')) "
    "AND a.basis IN ('printed', 'converted'))"
)
SAID = "(c.said_at AT TIME ZONE 'UTC')"
# The last day on which it can have been said.
SAID_DAY = f"""coalesce((CASE c.said_precision
    WHEN 'year' THEN date_trunc('year', {SAID}) + interval '1 year' - interval '1 day'
    WHEN 'month' THEN date_trunc('month', {SAID}) + interval '1 month' - interval '1 day'
    ELSE {SAID} END)::date, {DUSK})"""
UNDATED = "days IS NULL AND s.temporal_kind = 'cumulative' AND a.period IS NULL"

# Each claim is looked up, so that what a measure costs depends on its own figures: joined, a
# heavy one's would be met by reading all claims there are.
FIGURES = f"""
FROM claims_numericassertion a
CROSS JOIN LATERAL (
    SELECT c.speaker_id, c.root_speaker_id, c.said_at, c.said_precision
    FROM claims_claim c WHERE c.id = a.claim_id AND {STANDING_CLAIM} OFFSET 0
) c
JOIN claims_measure m ON m.id = a.measure_id
JOIN claims_measure s ON s.id = coalesce(m.merged_into_id, m.id)
LEFT JOIN claims_speaker gone ON gone.id = c.root_speaker_id AND gone.merged_into_id IS NOT NULL
CROSS JOIN LATERAL (SELECT
    CASE s.temporal_kind WHEN 'flow' THEN coalesce(a.period, a.as_of) ELSE a.as_of END AS days,
    {SAID_DAY} AS said_day
) at
"""
COLUMNS = f"""
a.id{{more}}, s.id AS measure, s.temporal_kind AS kind,
coalesce(gone.merged_into_id, c.root_speaker_id) AS root,
coalesce(c.said_at, '-infinity') AS said, a.canonical AS value, {STRICT} AS strict,
CASE WHEN days IS NOT NULL THEN lower(days)
    WHEN {UNDATED} THEN CASE WHEN s.start < said_day THEN s.start + 1 ELSE {DAWN} END END AS first,
CASE WHEN days IS NOT NULL THEN upper(days) - 1 WHEN {UNDATED} THEN said_day END AS last,
days IS NOT NULL AS known
"""


def above(value: str) -> str:
    """All that is not below an interval: [low, ). Two intervals of which one lies above the other
    have nothing in common, and neither have the half-lines that face each other."""
    return f"numrange(lower({value}), NULL, CASE WHEN lower_inc({value}) THEN '[)' ELSE '()' END)"


def below(value: str) -> str:
    """All that is not above an interval: ( , high]."""
    return f"numrange(NULL, upper({value}), CASE WHEN upper_inc({value}) THEN '(]' ELSE '()' END)"


NARROW = "id, measure, kind, root, said, value, strict, first, last, known"


# One sort serves both windows of a root's own figures, in which time runs backwards. A figure of
# more than one day has two places in it: where it begins it bounds those before it, and where it
# ends it asks for the bound of those after it.
def which_count(**more: str) -> str:
    """The expressions, and more columns that the figures are to have, by their names."""
    names = "".join(f", {name}" for name in more)
    columns = COLUMNS.format(more="".join(f", {sql} AS {name}" for name, sql in more.items()))
    return f"""
figure AS MATERIALIZED (
    SELECT {columns} {FIGURES}
    WHERE a.measure_id = ANY (%s::uuid[]) AND a.canonical IS NOT NULL
),
placed AS (
    SELECT *, {EPOCH} - first AS age, first IS NOT DISTINCT FROM last AS asks FROM figure
    UNION ALL SELECT *, {EPOCH} - last, true FROM figure WHERE first < last
),
latest AS (
    SELECT *, first_value(id) OVER (
        PARTITION BY root, measure, age, first, last, known ORDER BY said DESC, id DESC
    ) AS latest
    FROM placed
),
judged AS MATERIALIZED (
    SELECT {NARROW}{names}, latest, known AND id <> latest AS repeated,
        first IS NOT NULL AND (later << value) IS TRUE AS fell
    FROM (
        SELECT *, range_intersect_agg({below("value")}) FILTER (
            WHERE kind = 'cumulative' AND age = {EPOCH} - first AND (id = latest OR NOT known)
        ) OVER (
            PARTITION BY root, measure ORDER BY age
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS later
        FROM latest
    ) bounded WHERE asks
),
outdone AS (
    SELECT CASE WHEN (x.said, x.id) < (y.said, y.id) THEN x.id ELSE y.id END AS id
    FROM judged x JOIN judged y ON y.measure = x.measure AND y.root = x.root
    WHERE NOT x.repeated AND NOT y.repeated AND x.kind = 'stock' AND x.first < x.last
        AND x.first <= y.last AND y.first <= x.last
        AND NOT x.value && y.value
),
counting AS NOT MATERIALIZED (
    SELECT {NARROW}{names} FROM judged
    WHERE NOT repeated AND NOT fell AND id NOT IN (SELECT id FROM outdone)
)
"""


COUNTING = which_count()


def members(measure: UUID) -> list[UUID]:
    """A measure with those that were merged into it. Looked up beforehand, so that the planner
    knows how many figures there are."""
    found = reader.rows(
        "SELECT id FROM claims_measure WHERE id = %s OR merged_into_id = %s", [measure, measure]
    )
    return [key for (key,) in found]
