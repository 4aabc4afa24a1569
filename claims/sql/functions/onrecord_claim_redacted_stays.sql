CREATE OR REPLACE FUNCTION onrecord_claim_redacted_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_claim r WHERE r.origin = NEW.origin AND r.origin_id <> ''
               AND r.origin_id =
               'sha256:' || encode(sha256(convert_to(NEW.origin_id, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION '% of % was redacted', TG_TABLE_NAME, NEW.origin
            USING ERRCODE = 'check_violation', CONSTRAINT = 'redacted_stays', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_claim_redacted_stays IS
    'Refuse to import a redacted claim again: a redacted row keeps a digest of its identifier. '
    'The condition `origin_id <> ''''` lets the index of origins be used.';
