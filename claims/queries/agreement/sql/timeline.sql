-- What do the assertions of a measure allow, day by day?
--
-- Parameters: those of eligible.sql
--
-- Rows: one for each day on which this may change, ascending
--   day
--   at_least   a half-line [low, ): what they leave from below; NULL if nothing bounds it
--   at_most    a half-line ( , high]: what they leave from above; NULL if nothing bounds it

WITH
-- include: eligible,
-- include: moment,
days AS (
    SELECT measure, first AS day FROM moment WHERE first > DATE '0001-12-31 BC'
    UNION SELECT measure, last + 1 FROM moment WHERE last < DATE '9999-01-01'
),

-- Of a cumulative measure: what all earlier times leave from below, and all later ones from above.
turn AS (
    SELECT first AS day, NULL::numrange AS at_least, at_most FROM moment WHERE kind = 'cumulative'
    UNION ALL SELECT last, at_least, NULL FROM moment WHERE kind = 'cumulative'
    UNION ALL SELECT day, NULL, NULL FROM days
),
running AS (
    SELECT DISTINCT ON (day) day,
        range_intersect_agg(at_least) OVER earlier AS at_least,
        range_intersect_agg(at_most) OVER later AS at_most
    FROM turn WINDOW
        earlier AS (ORDER BY day GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        later AS (ORDER BY day DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),

-- Of each day: its own time, the longer times of a stock that cover it, and one period of a flow,
-- which is the shortest that covers it (of these the last that began).
allowed AS (
    SELECT days.day, moment.at_least, moment.at_most
    FROM days JOIN moment ON moment.measure = days.measure AND moment.first = days.day
    WHERE moment.known AND moment.first = moment.last AND moment.kind <> 'flow'
    UNION ALL
    SELECT days.day, moment.at_least, moment.at_most
    FROM days JOIN moment ON moment.measure = days.measure
        AND days.day BETWEEN moment.first AND moment.last
    WHERE moment.kind = 'stock' AND moment.first < moment.last
    UNION ALL
    (
        SELECT DISTINCT ON (days.day) days.day, moment.at_least, moment.at_most
        FROM days JOIN moment ON moment.measure = days.measure
            AND days.day BETWEEN moment.first AND moment.last
        WHERE moment.kind = 'flow'
        ORDER BY days.day, moment.last - moment.first, moment.first DESC
    )
    UNION ALL SELECT day, at_least, at_most FROM running
)
SELECT days.day, range_intersect_agg(allowed.at_least) AS at_least,
    range_intersect_agg(allowed.at_most) AS at_most
FROM days LEFT JOIN allowed USING (day) GROUP BY days.day ORDER BY days.day
