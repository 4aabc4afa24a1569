CREATE OR REPLACE FUNCTION onrecord_forget(entries text, key uuid, history text, named_in text)
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    kept regclass := format('%I.%I', current_schema(), history)::regclass;
    ignored text := current_setting('pgtrigger.ignore', true);
    redacted boolean;
BEGIN
    EXECUTE format(
        'SELECT redacted_at IS NOT NULL FROM %I.%I WHERE id = $1', current_schema(), entries)
        INTO redacted USING key;
    IF redacted IS NOT TRUE OR NOT EXISTS (
        SELECT FROM pg_trigger WHERE tgrelid = kept AND tgname LIKE 'pgtrigger\_append\_only\_%'
    ) THEN
        RAISE EXCEPTION 'only the history of what was redacted is erased'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'history_stays', TABLE = history;
    END IF;
    PERFORM set_config('pgtrigger.ignore', ARRAY(SELECT tgname FROM pg_trigger
        WHERE tgrelid = kept AND tgname LIKE 'pgtrigger\_append\_only\_%')::text, true);
    EXECUTE format('DELETE FROM %s WHERE %I = $1', kept, named_in) USING key;
    PERFORM set_config('pgtrigger.ignore', coalesce(ignored, ''), true);
END $$;

COMMENT ON FUNCTION onrecord_forget IS
    'Erase the former states that name a redacted entry in one of their columns. It runs as its '
    'owner, so names are looked up in its own schema alone: in a temporary table of that name, a '
    'trigger of its maker would run as the owner.';
