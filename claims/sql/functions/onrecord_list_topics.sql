CREATE OR REPLACE FUNCTION onrecord_list_topics() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved uuid[] := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE n.broader_id IS DISTINCT FROM o.broader_id);
BEGIN
    IF cardinality(moved) > 0 THEN
        PERFORM pg_advisory_xact_lock(hashtext('onrecord:listings'));
        PERFORM onrecord_list(ARRAY(
            SELECT DISTINCT claim_id FROM claims_claimlisting WHERE entry = ANY (moved)));
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_list_topics IS
    'Make the listings of all claims under a topic that gets another broader one. Whoever lists '
    'claims meanwhile has read the old one, and is waited for.';
