-- Which times do the counted assertions of a measure speak of, and what do they allow then?
--
-- Needs: counted
-- Gives: moment, a row for each time
--     measure, kind, first, last, known   as in eligible.sql
--     at_least   a half-line [low, ): what all assertions of this time leave from below
--     at_most    a half-line ( , high]: what they leave from above
--     strict_at_least, strict_at_most     the same of the strict assertions; NULL if there are none
part AS (
    SELECT measure, kind, first, last, known, strict,
        range_intersect_agg(
            numrange(lower(value), NULL, CASE WHEN lower_inc(value) THEN '[)' ELSE '()' END)
        ) AS at_least,
        range_intersect_agg(
            numrange(NULL, upper(value), CASE WHEN upper_inc(value) THEN '(]' ELSE '()' END)
        ) AS at_most
    FROM counted WHERE first IS NOT NULL
    GROUP BY measure, kind, first, last, known, strict
),
moment AS MATERIALIZED (
    SELECT measure, kind, first, last, known,
        range_intersect_agg(at_least) AS at_least,
        range_intersect_agg(at_most) AS at_most,
        range_intersect_agg(at_least) FILTER (WHERE strict) AS strict_at_least,
        range_intersect_agg(at_most) FILTER (WHERE strict) AS strict_at_most
    FROM part GROUP BY measure, kind, first, last, known
)
