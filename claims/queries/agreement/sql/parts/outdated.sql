-- Which assertions give way to another of their root that speaks of other days, where the order of
-- days does not tell it?
--
-- Needs: compared, of eligible.sql
-- Gives: outdated (id)
--
-- Of a stock: two for days that overlap, without a common value. The one said first gives way. At
-- least one of them is longer than a day: two of one and the same day are restated.
-- Of a cumulative measure, where the root has an undecided count: two of which the one for earlier
-- days lies above the other. The one said first gives way, or the one for earlier days if both were
-- said at once.

-- All counts of such a root, numbered in the order in which the others make them give way.
numbered AS MATERIALIZED (
    SELECT *, (root_number << 30) + (number >> 6) AS block
    FROM (
        SELECT id, value, first, last, undecided,
            dense_rank() OVER (ORDER BY measure, root) AS root_number,
            count(*) OVER of_root AS total,
            row_number() OVER (PARTITION BY measure, root ORDER BY said, first, id) - 1 AS number
        FROM compared
        JOIN (SELECT DISTINCT measure, root FROM compared WHERE undecided) concerned
            USING (measure, root)
        WHERE NOT restated AND first IS NOT NULL
        WINDOW of_root AS (PARTITION BY measure, root)
    ) of_roots
),

-- A block is 64 counts with neighbouring numbers: these are compared pair by pair. The numbers of
-- any other two part at one bit above the lowest six, and are equal above it: 1 at that bit is the
-- one said later. So for each bit, those that have it set bound those that do not, day by day.
outdated AS MATERIALIZED (
    SELECT CASE WHEN (one.said, one.id) < (other.said, other.id) THEN one.id ELSE other.id END AS id
    FROM compared one JOIN compared other
        ON other.measure = one.measure AND other.root = one.root
    WHERE NOT one.restated AND NOT other.restated
        AND one.kind = 'stock' AND one.first < one.last
        AND one.first <= other.last AND other.first <= one.last
        AND NOT one.value && other.value
    UNION
    SELECT id FROM numbered one WHERE EXISTS (
        SELECT FROM numbered later
        WHERE later.block = one.block AND later.number > one.number
            AND (one.undecided OR later.undecided)
            AND (one.last < later.first AND one.value >> later.value
                OR later.last < one.first AND later.value >> one.value)
    )
    UNION ALL
    SELECT id FROM (
        SELECT *,
            range_intersect_agg(
                numrange(NULL, upper(value), CASE WHEN upper_inc(value) THEN '(]' ELSE '()' END)
            ) FILTER (WHERE said_later AND day = first) OVER (
                PARTITION BY root_number, bit, above_bit ORDER BY day DESC
                GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS at_most,
            range_intersect_agg(
                numrange(lower(value), NULL, CASE WHEN lower_inc(value) THEN '[)' ELSE '()' END)
            ) FILTER (WHERE said_later AND day = last) OVER (
                PARTITION BY root_number, bit, above_bit ORDER BY day
                GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS at_least
        FROM (
            SELECT numbered.*, bit, number >> bit + 1 AS above_bit,
                number >> bit & 1 = 1 AS said_later,
                CASE WHEN at_end THEN last ELSE first END AS day
            FROM numbered JOIN generate_series(6, 29) bits (bit) ON 1 << bit < total
            CROSS JOIN (VALUES (false), (true)) side (at_end)
            WHERE first < last OR NOT at_end
        ) parted
    ) bounded
    WHERE NOT said_later AND (day = last AND at_most << value OR day = first AND at_least >> value)
)
