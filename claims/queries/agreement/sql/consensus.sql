-- What do the assertions of a measure allow together on a day, and whose are they?
--
-- Parameters: those of eligible.sql, and
--   measure      the id of the measure itself
--   day          the day, or NULL
--   first, last  of a flow: the first and last day of the period, or NULL
--   speaker      the id of the only speaker whose claims are asked about, or NULL
--   most_roots   how many roots are named
-- Without a day or a period it is the last day that an assertion certainly speaks of; if all are
-- undated, the first day by which all had been said.
--
-- Rows: one
--   day, first, last    the day, and of a flow the period
--   allowed             the range that all leave; NULL if there is none to ask
--   strictly            the range that the strict ones leave
--   spread              from the lowest to the highest value of those that speak of the day itself
--   figures, strict_figures, claims, speakers, roots    how many have a say
--   comparable_roots    the roots that give a number, not only a bound, for the day itself
--   earliest, latest    the first and the last of them by time
--   most_relayed        JSON: the roots that the most speakers pass on
--   periods             JSON: of a flow, the periods that cover the day
--   grounds             JSON: what the verdict on the whole measure rests on

WITH
-- include: eligible,
-- include: contested,
-- include: grounds,
possible AS (
    SELECT numrange(CASE WHEN non_negative THEN 0 END, NULL) AS values
    FROM claims_measure WHERE id = %(measure)s
),
chosen AS MATERIALIZED (
    SELECT counted.*, listed.claim_id AS claim, listed.speaker_id AS speaker
    FROM counted JOIN claims_assertionlisting listed ON listed.assertion_id = counted.id
        AND listed.measure_id = ANY (%(measures)s::uuid[])
    WHERE %(speaker)s::uuid IS NULL OR listed.speaker_id = %(speaker)s
),
day AS MATERIALIZED (
    SELECT coalesce(%(day)s::date, %(last)s::date, max(last) FILTER (WHERE known),
        max(last) FILTER (WHERE last < DATE '9999-01-01') + 1) AS day
    FROM chosen
),
covering AS MATERIALIZED (
    SELECT DISTINCT chosen.first, chosen.last FROM chosen, day
    WHERE chosen.kind = 'flow' AND day.day BETWEEN chosen.first AND chosen.last
),

-- Of a flow a day belongs to the shortest period that covers it, of these to the last that began.
period AS MATERIALIZED (
    SELECT first, last FROM covering
    WHERE %(first)s::date IS NULL OR (first, last) = (%(first)s::date, %(last)s::date)
    ORDER BY last - first, first DESC LIMIT 1
),

-- `itself`: whether it speaks of the day itself. A cumulative count of an earlier day bounds the
-- day from below, one of a later day from above.
projected AS (
    SELECT chosen.*,
        chosen.kind <> 'cumulative' OR chosen.last >= day.day AND chosen.first <= day.day AS itself,
        CASE chosen.kind
            WHEN 'stock' THEN
                CASE WHEN day.day BETWEEN chosen.first AND chosen.last THEN value END
            WHEN 'flow' THEN
                CASE WHEN (chosen.first, chosen.last) = (period.first, period.last) THEN value END
            ELSE CASE
                WHEN chosen.last < day.day THEN
                numrange(lower(value), NULL, CASE WHEN lower_inc(value) THEN '[)' ELSE '()' END)
                WHEN chosen.first > day.day THEN
                numrange(NULL, upper(value), CASE WHEN upper_inc(value) THEN '(]' ELSE '()' END)
                WHEN chosen.known AND chosen.first = chosen.last THEN value END
        END AS allowed
    FROM day CROSS JOIN chosen LEFT JOIN period ON true
),
made AS MATERIALIZED (SELECT * FROM projected WHERE allowed IS NOT NULL),
most_relayed AS (
    SELECT root AS speaker, count(*) AS figures,
        count(DISTINCT speaker) FILTER (WHERE speaker <> root) AS relayed_by
    FROM made GROUP BY root ORDER BY relayed_by DESC, figures DESC, root LIMIT %(most_roots)s
),
total AS (
    SELECT range_intersect_agg(allowed) AS allowed,
        range_intersect_agg(allowed) FILTER (WHERE strict) AS strictly,
        range_merge(range_agg(value) FILTER (WHERE itself)) AS spread,
        count(*) AS figures, count(*) FILTER (WHERE strict) AS strict_figures,
        count(DISTINCT claim) AS claims, count(DISTINCT speaker) AS speakers,
        count(DISTINCT root) AS roots,
        count(DISTINCT root) FILTER (
            WHERE itself AND NOT lower_inf(value) AND NOT upper_inf(value)
        ) AS comparable_roots
    FROM made
)
SELECT day.day, period.first, period.last,
    total.allowed * possible.values AS allowed, total.strictly * possible.values AS strictly,
    total.spread, total.figures, total.strict_figures, total.claims, total.speakers, total.roots,
    total.comparable_roots,
    (SELECT id FROM made ORDER BY last, first, id LIMIT 1) AS earliest,
    (SELECT id FROM made ORDER BY last DESC, first DESC, id DESC LIMIT 1) AS latest,
    (SELECT json_agg(most_relayed) FROM most_relayed) AS most_relayed,
    (SELECT json_agg(covering ORDER BY last - first, first DESC) FROM covering) AS periods,
    (SELECT to_json(grounds) FROM grounds) AS grounds
FROM day CROSS JOIN possible CROSS JOIN total LEFT JOIN period ON true
