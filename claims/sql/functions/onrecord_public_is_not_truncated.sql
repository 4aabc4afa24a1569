CREATE OR REPLACE FUNCTION onrecord_public_is_not_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_recordversion)
       AND current_setting('onrecord.may_truncate', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'public records stay, so % is not truncated', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'public_stays', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_public_is_not_truncated IS
    'Refuse to empty a table while anything is public. Tests empty their own database after each '
    'other, and say so in a setting of that database.';
