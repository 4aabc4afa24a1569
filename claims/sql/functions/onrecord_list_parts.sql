CREATE OR REPLACE FUNCTION onrecord_list_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        ids := ARRAY(SELECT DISTINCT claim_id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        ids := ARRAY(SELECT DISTINCT claim_id FROM old_rows);
    ELSE
        EXECUTE format(
            'SELECT ARRAY(SELECT DISTINCT unnest(ARRAY[o.claim_id, n.claim_id])
             FROM old_rows o JOIN new_rows n ON n.id = o.id
             WHERE (n.claim_id, n.%1$I) IS DISTINCT FROM (o.claim_id, o.%1$I))',
            TG_ARGV[0]) INTO ids;
    END IF;
    PERFORM onrecord_list(ids);
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_list_parts IS
    'Make the listings of the claims whose parts were written. The argument is the column that '
    'names the entry.';
