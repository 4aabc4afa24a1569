-- What are two assertions of one measure to each other?
--
-- Needs: one and other, two assertions with the columns of candidate, to which this is joined
-- Gives: pair
--   same_days    whether both name the same days
--   overlapping  whether their days overlap
--   same_time    whether they speak of one time: of a stock, days that overlap; else the same days
--   strict       whether both are strict
--   conflict     whether they cannot both hold
--   agreeing     whether both give a number, not only a bound, for one time, and share a value
--   reason       of two in conflict: why, in a word of the public
--   gap          of two in conflict: the distance of the ends that face each other
CROSS JOIN LATERAL (
    SELECT *,
        CASE one.kind
            WHEN 'cumulative' THEN CASE
                WHEN one.last < other.first THEN one.value >> other.value
                WHEN other.last < one.first THEN other.value >> one.value
                ELSE same_days AND NOT one.value && other.value END
            WHEN 'stock' THEN overlapping AND NOT one.value && other.value
            ELSE same_days AND NOT one.value && other.value END AS conflict,
        same_time AND one.value && other.value
            AND NOT lower_inf(one.value) AND NOT upper_inf(one.value)
            AND NOT lower_inf(other.value) AND NOT upper_inf(other.value) AS agreeing,
        CASE WHEN NOT same_time THEN 'count_that_fell' WHEN one.kind = 'flow' THEN 'same_period'
            ELSE 'disjoint_at_the_same_time' END AS reason,
        CASE WHEN one.value << other.value THEN lower(other.value) - upper(one.value)
            ELSE lower(one.value) - upper(other.value) END AS gap
    FROM (
        SELECT *, CASE one.kind WHEN 'stock' THEN overlapping ELSE same_days END AS same_time
        FROM (
            SELECT one.strict AND other.strict AS strict,
                one.first <= other.last AND other.first <= one.last AS overlapping,
                one.known AND other.known AND one.first = other.first AND one.last = other.last
                    AS same_days
        ) days
    ) times
) pair
