CREATE OR REPLACE FUNCTION onrecord_reveal_sources_of_rates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT n.source_id, 'source', pg_current_xact_id()
    FROM (SELECT DISTINCT source_id FROM new_rows) n
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = n.source_id)
        AND EXISTS (SELECT FROM claims_source s WHERE s.id = n.source_id)
    ORDER BY n.source_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_reveal_sources_of_rates IS
    'Make the source of an exchange rate public, since any answer may name the rate.';
