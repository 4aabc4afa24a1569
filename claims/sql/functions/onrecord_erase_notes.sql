CREATE OR REPLACE FUNCTION onrecord_erase_notes(
    entries text, key uuid, pattern text, in_addresses text
) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    ignored text := current_setting('pgtrigger.ignore', true);
    gone CONSTANT text := '[redacted]';
    redacted boolean;
BEGIN
    EXECUTE format(
        'SELECT redacted_at IS NOT NULL FROM %I.%I WHERE id = $1', current_schema(), entries)
        INTO redacted USING key;
    IF redacted IS NOT TRUE THEN
        RAISE EXCEPTION 'only notes about what was redacted are erased'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'history_stays',
                TABLE = 'pghistory_context';
    END IF;
    UPDATE pghistory_context SET metadata = metadata || jsonb_build_object('note', gone)
        WHERE metadata ->> 'note' ~* pattern;
    PERFORM set_config('pgtrigger.ignore', ARRAY(SELECT tgname FROM pg_trigger
        WHERE tgrelid IN ('claims_bulkaction'::regclass, 'claims_bulkresult'::regclass)
            AND tgname LIKE 'pgtrigger\_written\_once\_%')::text, true);
    UPDATE claims_bulkaction SET filter = '' WHERE filter ~* in_addresses;
    UPDATE claims_bulkaction SET arguments = (
            SELECT jsonb_object_agg(name, CASE WHEN value #>> '{}' ~* pattern
                THEN to_jsonb(gone) ELSE value END)
            FROM jsonb_each(arguments) argument(name, value))
        WHERE arguments::text ~* pattern;
    UPDATE claims_bulkresult SET message = gone WHERE message ~* pattern;
    PERFORM set_config('pgtrigger.ignore', coalesce(ignored, ''), true);
END $$;

COMMENT ON FUNCTION onrecord_erase_notes IS
    'Erase the notes of history, and the texts of actions on many claims, that name a redacted '
    'entry. In addresses a name is written in another way. It runs as its owner, since nobody else '
    'may change what is written once.';
