CREATE OR REPLACE FUNCTION onrecord_public_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_recordversion WHERE id = OLD.id) THEN
        RAISE EXCEPTION '% % is public and stays on record', TG_TABLE_NAME, OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'public_stays', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END $$;

COMMENT ON FUNCTION onrecord_public_stays IS
    'Refuse to delete a row that is public.';
