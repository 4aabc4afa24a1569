CREATE OR REPLACE FUNCTION onrecord_record_versions_are_derived() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2
       AND current_setting('onrecord.raising_versions', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'record versions are written by triggers only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'record_versions_are_derived',
                TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_record_versions_are_derived IS
    'Refuse record versions that are not written by a trigger: a version that could be set by '
    'hand would be worth nothing.';
