CREATE OR REPLACE FUNCTION onrecord_attributed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM onrecord_derive_roots(ARRAY(SELECT DISTINCT claim_id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM onrecord_derive_roots(ARRAY(SELECT DISTINCT claim_id FROM old_rows));
    ELSE
        PERFORM onrecord_derive_roots(
            ARRAY(SELECT claim_id FROM new_rows UNION SELECT claim_id FROM old_rows));
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_attributed IS
    'Derive the root speakers of the claims whose chains have changed.';
