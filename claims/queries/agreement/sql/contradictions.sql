-- Which assertions of a measure conflict with one of another root, who is against them, and why?
--
-- Parameters: those of eligible.sql and page.sql, and
--   strict     whether strict conflicts alone are asked for
--   assertion  the id of the only one that is asked about, or NULL
--   most       how many witnesses there may be for each
--
-- Rows: one for each witness. An assertion without a witness has one row; so has an empty page.
--   total             how many assertions there are on all pages
--   id, position      the assertion and its place among all; NULL on an empty page
--   strict, loose     how many roots are against it strictly, and how many only loosely
--   witness           the assertion that lies farthest off, of all of one root
--   witness_strict    whether the conflict with it is strict
--   reason, gap       why they conflict, and how far apart they are

WITH
-- include: eligible,
-- include: contested,

-- Their ends as floating-point numbers, which are cheap to compare. Rounding keeps their order, so
-- that none is missed.
opposed AS MATERIALIZED (
    SELECT contested.*, last - DATE '2000-01-01' AS position,
        coalesce(lower(value)::float8, '-Infinity') AS low,
        coalesce(upper(value)::float8, 'Infinity') AS high
    FROM contested
),
listed AS NOT MATERIALIZED (
    SELECT * FROM opposed
    WHERE (strictly OR NOT %(strict)s)
        AND (%(assertion)s::uuid IS NULL OR id = %(assertion)s)
),

-- include: page,

-- An opponent is in conflict itself. Of any two in conflict one lies above the other, and does not
-- come after it.
opponent AS (
    SELECT one.id, other.root, other.id AS witness, other.last, pair.strict, pair.reason, pair.gap
    FROM concerned one JOIN opposed other
        ON (one.low >= other.high AND one.first <= other.last
            OR other.low >= one.high AND other.first <= one.last)
        AND other.root <> one.root AND other.measure = one.measure
    -- include: pair
    WHERE pair.conflict
),

-- Of each root the one that lies farthest off; if strict conflicts are asked for, a strict one.
against AS MATERIALIZED (
    SELECT DISTINCT ON (id, root) *, bool_or(strict) OVER (PARTITION BY id, root) AS strictly
    FROM opponent
    ORDER BY id, root, CASE WHEN %(strict)s THEN strict END DESC, gap DESC, strict DESC, last,
        witness
),
roots AS (
    SELECT id, count(*) FILTER (WHERE strictly) AS strict,
        count(*) FILTER (WHERE NOT strictly) AS loose
    FROM against GROUP BY id
),
witness AS MATERIALIZED (
    SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY id ORDER BY gap DESC, root) AS number
        FROM against WHERE strict OR NOT %(strict)s
    ) numbered
    WHERE number <= %(most)s
)
SELECT total.total, concerned.id, concerned.position, roots.strict, roots.loose,
    witness.witness, witness.strict AS witness_strict, witness.reason,
    trim_scale(witness.gap) AS gap
FROM (SELECT count(*) AS total FROM listed) total
LEFT JOIN concerned ON true
LEFT JOIN roots USING (id)
LEFT JOIN witness ON witness.id = concerned.id
ORDER BY concerned.place, witness.number
