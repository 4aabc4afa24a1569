-- Which assertions count? Every statement about agreement begins with this.
--
-- Parameters:
--   measures   the ids of a measure and of those that were merged into it; of several measures too
--
-- Gives: a row for each assertion
--   candidate  what may count: it is public, has a value, and is neither retracted nor a forecast
--   counted    the candidates that their own root has not superseded
--
-- Columns of both:
--   id           the assertion
--   measure      its measure, or the survivor that this one was merged into
--   kind         of the measure: stock, flow or cumulative
--   root         the speaker who said it first, or the survivor of that one
--   said         when it was said; '-infinity' if unknown
--   value        the canonical interval
--   strict       whether both ends are as printed
--   first, last  the days that it speaks of; NULL if it can be compared with nothing
--   known        whether it names these days. If not, its day is only known to lie among them
-- Columns of candidate alone:
--   restated     whether its root later gave another value for exactly these days
--   superseded   whether it is restated, or gave way to an assertion of its root for other days
--
-- A measure may have a hundred thousand assertions, so their rows are kept narrow, and bounds are
-- found by passes in the order of time instead of comparing all pairs.

-- Candidates with the days that they speak of. A cumulative count that names none has a window: the
-- days after the start of its measure, up to the day it was said. Days lie in the years 1 to 9998:
-- the two dates here are the days before and after all of them.
dated AS NOT MATERIALIZED (
    SELECT listed.assertion_id AS id, survivor.id AS measure, survivor.temporal_kind AS kind,
        coalesce(merged_root.merged_into_id, listed.root_speaker_id) AS root,
        coalesce(listed.said_at, '-infinity') AS said, listed.value, listed.strict,
        CASE WHEN days IS NOT NULL THEN lower(days)
            WHEN in_window AND survivor.start < said_by THEN survivor.start + 1
            WHEN in_window THEN DATE '0001-12-31 BC' END AS first,
        CASE WHEN days IS NOT NULL THEN upper(days) - 1 WHEN in_window THEN said_by END AS last,
        days IS NOT NULL AS known
    FROM claims_assertionlisting listed
    JOIN claims_measure own ON own.id = listed.measure_id
    JOIN claims_measure survivor ON survivor.id = coalesce(own.merged_into_id, own.id)
    LEFT JOIN claims_speaker merged_root ON merged_root.id = listed.root_speaker_id
        AND merged_root.merged_into_id IS NOT NULL
    CROSS JOIN LATERAL (
        SELECT coalesce(listed.said_day, DATE '9999-01-01') AS said_by,
            CASE survivor.temporal_kind WHEN 'flow' THEN coalesce(listed.period, listed.as_of)
                ELSE listed.as_of END AS days
    ) time
    CROSS JOIN LATERAL (
        SELECT days IS NULL AND survivor.temporal_kind = 'cumulative' AND listed.period IS NULL
            AS in_window
    ) undated
    WHERE listed.measure_id = ANY (%(measures)s::uuid[]) AND listed.value IS NOT NULL
        AND NOT listed.retracted AND NOT listed.forecast
    OFFSET 0
),

-- One row for the first day of a candidate, and one more for its last day if that is another. `age`
-- numbers the days from the latest to the earliest, so that one sort serves both windows below.
edge AS (
    SELECT dated.*, at_end, at_end OR first IS NOT DISTINCT FROM last AS is_last,
        DATE '2000-01-01' - CASE WHEN at_end THEN last ELSE first END AS age
    FROM dated CROSS JOIN (VALUES (false), (true)) side (at_end)
    WHERE first < last OR NOT at_end
),

-- Restated: one of the intervals that the root gave for the same days later ends below its own, or
-- begins above it. Of all later ones the half-lines ( , high] and [low, ) are intersected: that
-- leaves the lowest high end and the highest low end.
stated AS (
    SELECT *, known AND (
        range_intersect_agg(
            numrange(NULL, upper(value), CASE WHEN upper_inc(value) THEN '(]' ELSE '()' END)
        ) OVER said_later << value
        OR range_intersect_agg(
            numrange(lower(value), NULL, CASE WHEN lower_inc(value) THEN '[)' ELSE '()' END)
        ) OVER said_later >> value
    ) IS TRUE AS restated
    FROM edge WINDOW said_later AS (
        PARTITION BY root, measure, age, first, last, known ORDER BY said DESC, id DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

-- A cumulative count never falls. For each: the lowest count that its root gave for a later day,
-- whether that end is excluded (then `lowest_excluded` equals it), and when the first of all counts
-- for later days was said. Numbers, since making ranges of them would double the cost.
limited AS (
    SELECT *, min(upper(value)) FILTER (WHERE limits) OVER of_later_days AS lowest,
        min(upper(value)) FILTER (WHERE limits AND NOT upper_inc(value)) OVER of_later_days
            AS lowest_excluded,
        min(said) FILTER (WHERE limits) OVER of_later_days AS said_first
    FROM (
        SELECT *, kind = 'cumulative' AND NOT at_end AND NOT restated AS limits FROM stated
    ) stated
    WINDOW of_later_days AS (
        PARTITION BY root, measure ORDER BY age
        GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

-- A count that lies above the lowest for a later day is `corrected` if all counts for later days
-- were said after it. If one was said before, it is `undecided`: either may have to give way.
compared AS MATERIALIZED (
    SELECT id, measure, kind, root, said, value, strict, first, last, known, restated,
        too_high AND said <= said_first AS corrected, too_high AND said > said_first AS undecided
    FROM limited CROSS JOIN LATERAL (
        SELECT (first IS NOT NULL AND (lowest < lower(value) OR lowest = lower(value) AND (
            NOT lower_inc(value) OR lowest_excluded IS NOT DISTINCT FROM lowest
        ))) IS TRUE AS too_high
    ) height
    WHERE is_last
),

-- include: outdated,

candidate AS MATERIALIZED (
    SELECT id, measure, kind, root, said, value, strict, first, last, known, restated,
        restated OR corrected OR id IN (SELECT id FROM outdated) AS superseded
    FROM compared
),
counted AS NOT MATERIALIZED (
    SELECT id, measure, kind, root, said, value, strict, first, last, known
    FROM candidate WHERE NOT superseded
)
