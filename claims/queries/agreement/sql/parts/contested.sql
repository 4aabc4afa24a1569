-- Which counted assertions conflict with another?
--
-- Needs: counted
-- Gives: contested, with all columns of counted, and
--     strictly   whether it and one of those that it conflicts with are strict
--
-- An assertion in conflict with any other lies outside the bounds that all comparable ones set for
-- its time, so it is compared with no single one. Its own root's are among them: what counts of one
-- root does not conflict.

-- include: moment,

-- Of a cumulative measure: what all earlier times leave from below, and all later ones from above.
turn AS (
    SELECT measure, first AS day, NULL::numrange AS at_least, NULL::numrange AS strict_at_least,
        at_most, strict_at_most
    FROM moment WHERE kind = 'cumulative'
    UNION ALL
    SELECT measure, last, at_least, strict_at_least, NULL, NULL
    FROM moment WHERE kind = 'cumulative'
),
running AS (
    SELECT DISTINCT ON (measure, day) measure, day,
        range_intersect_agg(at_least) OVER earlier AS at_least,
        range_intersect_agg(strict_at_least) OVER earlier AS strict_at_least,
        range_intersect_agg(at_most) OVER later AS at_most,
        range_intersect_agg(strict_at_most) OVER later AS strict_at_most
    FROM turn WINDOW
        earlier AS (PARTITION BY measure ORDER BY day
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        later AS (PARTITION BY measure ORDER BY day DESC
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),

-- What each time meets: itself, all earlier and all later times of a cumulative measure, and of a
-- stock those that overlap it. Of two of these one is longer than a day: the other one, or itself.
meeting AS (
    SELECT measure, first, last, known, at_least, at_most, strict_at_least, strict_at_most
    FROM moment WHERE known
    UNION ALL
    SELECT moment.measure, moment.first, moment.last, moment.known,
        running.at_least, NULL, running.strict_at_least, NULL
    FROM moment JOIN running ON running.measure = moment.measure AND running.day = moment.first
    UNION ALL
    SELECT moment.measure, moment.first, moment.last, moment.known,
        NULL, running.at_most, NULL, running.strict_at_most
    FROM moment JOIN running ON running.measure = moment.measure AND running.day = moment.last
    UNION ALL
    SELECT one.measure, one.first, one.last, one.known,
        other.at_least, other.at_most, other.strict_at_least, other.strict_at_most
    FROM moment one JOIN moment other ON other.measure = one.measure
        AND one.first <= other.last AND other.first <= one.last
        AND (one.first, one.last) <> (other.first, other.last)
    WHERE other.kind = 'stock' AND other.first < other.last
    UNION ALL
    SELECT one.measure, one.first, one.last, one.known,
        other.at_least, other.at_most, other.strict_at_least, other.strict_at_most
    FROM moment one JOIN moment other ON other.measure = one.measure
        AND one.first <= other.last AND other.first <= one.last
        AND (one.first, one.last) <> (other.first, other.last)
    WHERE one.kind = 'stock' AND one.first < one.last
),
bound AS MATERIALIZED (
    SELECT measure, first, last, known,
        range_intersect_agg(at_least) AS at_least,
        range_intersect_agg(at_most) AS at_most,
        range_intersect_agg(strict_at_least) AS strict_at_least,
        range_intersect_agg(strict_at_most) AS strict_at_most
    FROM meeting GROUP BY measure, first, last, known
),

contested AS (
    SELECT counted.*, (counted.strict AND (
            bound.strict_at_most << counted.value OR bound.strict_at_least >> counted.value
        )) IS TRUE AS strictly
    FROM counted JOIN bound USING (measure, first, last, known)
    WHERE bound.at_most << counted.value OR bound.at_least >> counted.value
)
