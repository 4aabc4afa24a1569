CREATE OR REPLACE FUNCTION onrecord_chain_without_gaps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM claims_attribution a
        WHERE a.claim_id IN (OLD.claim_id, NEW.claim_id)
        GROUP BY a.claim_id HAVING max(a.position) <> count(*)
    ) THEN
        RAISE EXCEPTION 'the positions of a chain run from 1 without a gap'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_without_gaps',
                TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_chain_without_gaps IS
    'Refuse a chain of attributions with a gap. Positions begin at 1 and none stands twice, so a '
    'chain without a gap has as many links as its last position says.';
