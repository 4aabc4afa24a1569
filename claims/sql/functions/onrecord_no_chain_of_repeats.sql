CREATE OR REPLACE FUNCTION onrecord_no_chain_of_repeats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:repeats'));
    IF EXISTS (SELECT FROM claims_relation r WHERE r.kind = 'repeats' AND r.id <> NEW.id
               AND r.retraction_reason = ''
               AND (r.subject_id IN (NEW.object_id, NEW.subject_id)
                   OR r.object_id = NEW.subject_id)) THEN
        RAISE EXCEPTION 'repeats points at the first utterance, never at another repeat'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'relation_no_chain',
                TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_no_chain_of_repeats IS
    'Refuse a chain of repetitions. `repeats` points at the first utterance, so neither end may '
    'be the other end of another one. The lock makes two writers of one chain take turns.';
