"""What the app asks of its owner: to erase the history of what was redacted, and to count tables.

`claims.services.privileges` has them run as the owner, and says who may call them.
"""

from django.db import migrations

# Names are looked up in the schema of the function alone: in a temporary table of that name, a
# trigger of its maker's would run as the owner.
FUNCTIONS = r"""
-- Erase the former states that name a redacted entry in one of their columns.
CREATE FUNCTION onrecord_forget(entries text, key uuid, history text, named_in text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    kept regclass := format('%I.%I', current_schema(), history)::regclass;
    ignored text := current_setting('pgtrigger.ignore', true);
    redacted boolean;
BEGIN
    EXECUTE format('SELECT redacted_at IS NOT NULL FROM %I.%I WHERE id = $1', current_schema(), entries)
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

-- Tell the planner what is in tables now.
CREATE FUNCTION onrecord_analyze(VARIADIC tables text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'ANALYZE ' || (
        SELECT string_agg(format('%I.%I', current_schema(), name), ', ') FROM unnest(tables) t (name));
END $$;
"""
DROP = """
DROP FUNCTION onrecord_forget(text, uuid, text, text);
DROP FUNCTION onrecord_analyze(text[]);
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0028_no_reserved_ids")]

    operations = [migrations.RunSQL(FUNCTIONS, DROP)]
