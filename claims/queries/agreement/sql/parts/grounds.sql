-- What does the verdict on one measure rest on?
--
-- Needs: counted, contested
-- Gives: grounds, one row
--     strict, loose   whether two assertions conflict strictly, and whether any do
--     agreeing        whether two roots agree
--     roots           how many roots have assertions that count
--
-- Where no two conflict, any two of one time have a value in common, so that two roots agree if
-- both give a number, not only a bound, for one time. Of a stock they do if the days of each root,
-- added up, are more than the days of all.
both_ends AS (
    SELECT * FROM counted WHERE known AND NOT lower_inf(value) AND NOT upper_inf(value)
),
days_of_root AS (
    SELECT root, range_agg(daterange(first, last, '[]')) AS days FROM both_ends
    WHERE kind = 'stock' GROUP BY root
),
days AS (
    SELECT sum(upper(day) - lower(day)) AS added,
        (SELECT sum(upper(day) - lower(day)) FROM unnest((
            SELECT range_agg(daterange(first, last, '[]')) FROM both_ends WHERE kind = 'stock'
        )) AS day) AS together
    FROM days_of_root CROSS JOIN unnest(days) AS day
),
grounds AS (
    SELECT (SELECT bool_or(strictly) FROM contested) IS TRUE AS strict,
        EXISTS (SELECT FROM contested) AS loose,
        EXISTS (
            SELECT FROM both_ends WHERE kind <> 'stock' GROUP BY first, last
            HAVING count(DISTINCT root) > 1
        ) OR (SELECT added > together FROM days) IS TRUE AS agreeing,
        (SELECT count(DISTINCT root) FROM counted) AS roots
)
