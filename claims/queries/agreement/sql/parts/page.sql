-- Which assertions are on one page, in the order of the last day that they speak of?
--
-- Parameters:
--   limit      how many
--   start_id, start_position    where the page before ended; NULL for the first page
--   included   whether the page begins with this place, and not after it
--   backwards  whether the page lies before it
--
-- Needs: listed, all of them: id, position (that day as a number), and any other columns
-- Gives: concerned, those on the page, each with its place there

page AS MATERIALIZED (
    SELECT id, row_number() OVER () AS place
    FROM (
        SELECT id FROM listed
        WHERE %(start_id)s::uuid IS NULL
            OR NOT %(backwards)s AND (position, id) > (%(start_position)s, %(start_id)s)
            OR %(backwards)s AND (position, id) < (%(start_position)s, %(start_id)s)
            OR %(included)s AND (position, id) = (%(start_position)s, %(start_id)s)
        ORDER BY CASE WHEN %(backwards)s THEN -position ELSE position END,
            CASE WHEN %(backwards)s THEN id END DESC, id
        LIMIT %(limit)s
    ) ordered
),

-- So few are picked by their ids first: joined at once, all would be met for each.
picked AS MATERIALIZED (SELECT * FROM listed WHERE id = ANY (ARRAY(SELECT id FROM page))),
concerned AS MATERIALIZED (SELECT picked.*, page.place FROM page JOIN picked USING (id))
