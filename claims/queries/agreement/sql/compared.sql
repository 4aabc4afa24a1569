-- How do the assertions of some claims compare with those of others?
--
-- Parameters: those of eligible.sql (of all measures that they speak of), and
--   claims   ids of claims
--
-- Rows: one for each public assertion of the claims, in their order
--   claim, assertion
--   measure           the survivor of its measure
--   status            counts, retracted, unresolved, forecast or superseded
--   superseded_by     the assertion that it gave way to
--   strict, loose     how many other roots are against it strictly, and how many only loosely
--   corroborated_by   how many other roots agree with it
--   roots             how many roots have assertions of its measure that count

WITH
-- include: eligible,
asked AS MATERIALIZED (
    SELECT * FROM claims_assertionlisting WHERE claim_id = ANY (%(claims)s::uuid[])
),
-- include: status,

-- Ends as floating-point numbers, which are cheap to compare. Rounding keeps their order, so that
-- none is missed.
all_counted AS MATERIALIZED (
    SELECT counted.*, coalesce(lower(value)::float8, '-Infinity') AS low,
        coalesce(upper(value)::float8, 'Infinity') AS high
    FROM counted
),
own AS MATERIALIZED (
    SELECT * FROM all_counted WHERE id IN (SELECT id FROM status WHERE status = 'counts')
),

-- Of any two in conflict one lies above the other, and does not come after it. OFFSET 0 lets the
-- comparison be made once for each pair.
other_root AS (
    SELECT id, root, bool_or(conflict) AS against, bool_or(conflict AND strict) AS strictly,
        bool_or(agreeing) AS agreeing
    FROM (
        SELECT one.id, other.root, pair.conflict, pair.agreeing, pair.strict
        FROM own one JOIN all_counted other
            ON other.measure = one.measure AND other.root <> one.root
        -- include: pair
        WHERE one.low >= other.high AND one.first <= other.last
            OR other.low >= one.high AND other.first <= one.last
            OR pair.same_time
        OFFSET 0
    ) pairs
    WHERE conflict OR agreeing GROUP BY id, root
),
tally AS (
    SELECT id, count(*) FILTER (WHERE strictly) AS strict,
        count(*) FILTER (WHERE against AND NOT strictly) AS loose,
        count(*) FILTER (WHERE agreeing) AS agreeing
    FROM other_root GROUP BY id
),
roots AS (
    SELECT measure, count(*) AS roots
    FROM (SELECT DISTINCT measure, root FROM all_counted) root GROUP BY measure
)
SELECT status.claim, status.id AS assertion, survivor.id AS measure, status.status,
    status.superseded_by, coalesce(tally.strict, 0) AS strict, coalesce(tally.loose, 0) AS loose,
    coalesce(tally.agreeing, 0) AS corroborated_by, coalesce(roots.roots, 0) AS roots
FROM status
JOIN claims_numericassertion assertion ON assertion.id = status.id
JOIN claims_measure own_measure ON own_measure.id = status.measure_id
JOIN claims_measure survivor ON survivor.id = coalesce(own_measure.merged_into_id, own_measure.id)
LEFT JOIN tally ON tally.id = status.id
LEFT JOIN roots ON roots.measure = survivor.id
ORDER BY status.claim, assertion.position, status.id
