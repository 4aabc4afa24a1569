-- By which assertion of its root is one superseded? Rather by one that counts, for the first time,
-- and said last.
--
-- Needs: candidate; and concerned, the candidates that are asked about
-- Gives: replacement (id, superseded_by)

replacement AS MATERIALIZED (
    SELECT DISTINCT ON (one.id) one.id, other.id AS superseded_by
    FROM concerned one JOIN candidate other
        ON other.root = one.root AND other.measure = one.measure
    -- include: pair
    WHERE one.superseded AND CASE
        WHEN one.restated
            THEN pair.same_days AND (one.said, one.id) < (other.said, other.id) AND pair.conflict
        WHEN other.restated THEN false
        WHEN one.kind = 'stock' THEN (one.said, one.id) < (other.said, other.id) AND pair.conflict
        ELSE one.last < other.first AND one.said <= other.said AND one.value >> other.value
            OR other.last < one.first AND one.said < other.said AND other.value >> one.value
        END
    ORDER BY one.id, other.superseded, other.first, other.said DESC, other.id DESC
)
