CREATE OR REPLACE FUNCTION onrecord_baselines_shown() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    claims uuid[];
BEGIN
    claims := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE (n.status IN ('published', 'retracted') AND n.redacted_at IS NULL)
            IS DISTINCT FROM (o.status IN ('published', 'retracted') AND o.redacted_at IS NULL));
    IF cardinality(claims) > 0 THEN
        PERFORM onrecord_resolve_again(
            ARRAY(SELECT a.id FROM claims_numericassertion a WHERE a.claim_id = ANY (claims)));
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_baselines_shown IS
    'Resolve again what is measured against the assertions of a claim that becomes public or is '
    'redacted.';
