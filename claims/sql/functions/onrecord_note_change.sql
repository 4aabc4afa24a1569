CREATE OR REPLACE FUNCTION onrecord_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id <> OLD.id THEN
        RAISE EXCEPTION 'the id % cannot be changed', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'id_is_fixed', TABLE = TG_TABLE_NAME;
    END IF;
    NEW.created_at := OLD.created_at;
    NEW.created_by_id := OLD.created_by_id;
    NEW.created_via := OLD.created_via;
    NEW.modified_at := OLD.modified_at;
    NEW.modified_by_id := OLD.modified_by_id;
    NEW.modified_via := OLD.modified_via;
    IF NEW IS DISTINCT FROM OLD
       AND (TG_NARGS = 0 OR to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV) THEN
        NEW.modified_at := statement_timestamp();
        NEW.modified_by_id := onrecord_acting_user();
        NEW.modified_via := onrecord_acting_via();
    END IF;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_note_change IS
    'Keep the columns that say who made a row, and note who changed the row and when. A write that '
    'changes nothing, or only columns that the database derives, is not noted. The trigger''s '
    'arguments name those columns.';
