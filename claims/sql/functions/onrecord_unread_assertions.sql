CREATE OR REPLACE FUNCTION onrecord_unread_assertions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO claims_assertionreading (assertion_id, in_quote)
        SELECT n.id, onrecord_in_quote(n.as_printed, n.quote_start, n.quote_end, c.quote)
        FROM new_rows n LEFT JOIN claims_claim c ON c.id = n.claim_id
        ON CONFLICT (assertion_id) DO UPDATE
        SET state = 'unread', detail = '', in_quote = excluded.in_quote, rules_version = NULL,
            settled_by_id = NULL, settled_at = NULL;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_assertionreading r USING old_rows o WHERE r.assertion_id = o.id;
    ELSE
        ids := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE
                (n.claim_id, n.as_printed, n.quote_start, n.quote_end, n.comparator, n.low, n.high,
                 n.unit_id, n.precision, n.resolution, n.form, n.direction)
            IS DISTINCT FROM
                (o.claim_id, o.as_printed, o.quote_start, o.quote_end, o.comparator, o.low, o.high,
                 o.unit_id, o.precision, o.resolution, o.form, o.direction));
        IF cardinality(ids) > 0 THEN
            UPDATE claims_assertionreading r
            SET state = 'unread', detail = '', rules_version = NULL,
                in_quote = onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end, c.quote),
                settled_by_id = NULL, settled_at = NULL
            FROM claims_numericassertion a LEFT JOIN claims_claim c ON c.id = a.claim_id
            WHERE r.assertion_id = ANY (ids) AND a.id = r.assertion_id;
        END IF;
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_unread_assertions IS
    'Mark the assertions that were written as unread: their words or their numbers are new. The '
    'keys are known before they are looked up: a join with the changed rows would be planned by '
    'what the tables held before.';
