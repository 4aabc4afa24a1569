CREATE OR REPLACE FUNCTION onrecord_log_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is added to, and never changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'log_stays', TABLE = TG_TABLE_NAME;
END $$;

COMMENT ON FUNCTION onrecord_log_stays IS
    'Refuse to change or delete what tells of a merge or a redaction.';
