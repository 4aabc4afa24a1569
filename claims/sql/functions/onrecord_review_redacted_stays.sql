CREATE OR REPLACE FUNCTION onrecord_review_redacted_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_review r WHERE r.dataset = NEW.dataset AND r.dataset_id <> ''
               AND r.dataset_id =
               'sha256:' || encode(sha256(convert_to(NEW.dataset_id, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION 'the review with this identifier in dataset % was redacted',
            NEW.dataset
            USING ERRCODE = 'check_violation', CONSTRAINT = 'redacted_stays', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_review_redacted_stays IS
    'Refuse to import a redacted review again: a redacted row keeps a digest of its identifier. '
    'The condition `dataset_id <> ''''` lets the index of datasets be used.';
