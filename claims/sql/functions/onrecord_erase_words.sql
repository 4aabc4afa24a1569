CREATE OR REPLACE FUNCTION onrecord_erase_words(
    entries text, key uuid, history text, named_in text, survivor uuid, said_in text, words text[]
) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    kept regclass := format('%I.%I', current_schema(), history)::regclass;
    ignored text := current_setting('pgtrigger.ignore', true);
    led_to uuid;
BEGIN
    EXECUTE format(
        'SELECT merged_into_id FROM %I.%I WHERE id = $1 AND redacted_at IS NOT NULL',
        current_schema(), entries) INTO led_to USING key;
    IF led_to IS DISTINCT FROM survivor OR NOT EXISTS (
        SELECT FROM pg_trigger WHERE tgrelid = kept AND tgname LIKE 'pgtrigger\_append\_only\_%'
    ) THEN
        RAISE EXCEPTION 'only the words of what was redacted are erased'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'history_stays', TABLE = history;
    END IF;
    PERFORM set_config('pgtrigger.ignore', ARRAY(SELECT tgname FROM pg_trigger
        WHERE tgrelid = kept AND tgname LIKE 'pgtrigger\_append\_only\_%')::text, true);
    EXECUTE format('UPDATE %s SET %I = ''[redacted]'' WHERE %I = $1 AND lower(%I) = ANY ($2)',
        kept, said_in, named_in, said_in)
        USING survivor, ARRAY(SELECT lower(word) FROM unnest(words) word);
    PERFORM set_config('pgtrigger.ignore', coalesce(ignored, ''), true);
END $$;

COMMENT ON FUNCTION onrecord_erase_words IS
    'Erase the words of a redacted entry from the former states of the one it was merged into.';
