CREATE OR REPLACE FUNCTION onrecord_merge_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:merge:' || TG_TABLE_NAME));
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %1$I
            WHERE (id = $1 AND merged_into_id IS NOT NULL) OR merged_into_id = $2)',
        TG_TABLE_NAME) INTO bad USING NEW.merged_into_id, NEW.id;
    IF bad THEN
        RAISE EXCEPTION 'a merge never leads to another merge'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_no_chain',
                TABLE = TG_TABLE_NAME;
    END IF;
    IF TG_TABLE_NAME = 'claims_claim'
       AND EXISTS (SELECT FROM claims_recordversion WHERE id = NEW.id)
       AND NOT EXISTS (SELECT FROM claims_recordversion WHERE id = NEW.merged_into_id) THEN
        RAISE EXCEPTION 'a public claim merges into a public one only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_into_public',
                TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_merge_is_final IS
    'Refuse a chain of merges, and so a loop: the survivor is not merged itself, and nothing is '
    'merged into the entry that goes.';
