"""What column defaults and CHECK constraints call, so it must exist before the first table."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

FUNCTIONS = r"""
-- RFC 9562, section 5.7: milliseconds first, then the random bits of a version 4 key.
CREATE FUNCTION onrecord_uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT encode(set_bit(set_bit(overlay(
        uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

CREATE FUNCTION onrecord_acting_user() RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::integer
$$;

CREATE FUNCTION onrecord_acting_via() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'via', 'sql')
$$;

-- Nobody can rewrite who made a row, and a write that changes nothing is no change. Neither is what
-- the database derives: those columns are the trigger's arguments.
CREATE FUNCTION onrecord_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id <> OLD.id THEN
        RAISE EXCEPTION 'the id of % is for good', OLD.id
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

CREATE FUNCTION onrecord_no_finer(instant timestamptz, precision_ text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT instant IS NULL OR precision_ NOT IN ('minute', 'day', 'month', 'year')
        OR NOT isfinite(instant)
        OR date_trunc(precision_, instant AT TIME ZONE 'UTC') = instant AT TIME ZONE 'UTC'
$$;

CREATE FUNCTION onrecord_bounded_dates(days daterange) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT NOT isempty(days) AND NOT lower_inf(days) AND NOT upper_inf(days)
        AND isfinite(lower(days)) AND isfinite(upper(days))
        AND lower(days) > '0001-01-01' AND upper(days) <= '9999-01-01'
$$;
"""

DROP = """
DROP FUNCTION onrecord_bounded_dates(daterange);
DROP FUNCTION onrecord_no_finer(timestamptz, text);
DROP FUNCTION onrecord_note_change();
DROP FUNCTION onrecord_acting_via();
DROP FUNCTION onrecord_acting_user();
DROP FUNCTION onrecord_uuid7();
"""


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(FUNCTIONS, DROP),
    ]
