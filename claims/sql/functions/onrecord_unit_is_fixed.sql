CREATE OR REPLACE FUNCTION onrecord_unit_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the definition of unit % is fixed', OLD.code
        USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_is_fixed', TABLE = TG_TABLE_NAME;
END $$;

COMMENT ON FUNCTION onrecord_unit_is_fixed IS
    'Refuse to change the definition of a unit.';
