CREATE OR REPLACE FUNCTION onrecord_unread_claims() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        ids := ARRAY(SELECT id FROM new_rows WHERE quote <> '');
        UPDATE claims_assertionreading r
        SET in_quote = onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end,
            (SELECT quote FROM claims_claim WHERE id = a.claim_id))
        FROM claims_numericassertion a
        WHERE a.claim_id = ANY (ids) AND r.assertion_id = a.id;
    ELSE
        UPDATE claims_assertionreading r
        SET state = 'unread', detail = '', rules_version = NULL,
            in_quote = onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end, n.quote),
            settled_by_id = NULL, settled_at = NULL
        FROM old_rows o JOIN new_rows n ON n.id = o.id
            JOIN claims_numericassertion a ON a.claim_id = n.id
        WHERE r.assertion_id = a.id
            AND (n.quote, n.language, CASE n.quote WHEN '' THEN n.statement END)
            IS DISTINCT FROM (o.quote, o.language, CASE o.quote WHEN '' THEN o.statement END);
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_unread_claims IS
    'Mark the assertions of changed claims as unread, since the words around a number, and their '
    'language, decide how it is read. A claim may come after its assertions, so a new one is '
    'looked at as well. Its keys are known before they are looked up: a join would be planned by '
    'what the tables held earlier.';
