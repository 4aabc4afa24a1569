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
             WHERE (n.claim_id, %s) IS DISTINCT FROM (o.claim_id, %s))',
            (SELECT string_agg(format('n.%I', name), ', ') FROM unnest(TG_ARGV) name),
            (SELECT string_agg(format('o.%I', name), ', ') FROM unnest(TG_ARGV) name)) INTO ids;
    END IF;
    PERFORM onrecord_list(ids);
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_list_parts IS
    'Make the listings of the claims whose parts were written. The arguments are the columns '
    'that name entries.';
