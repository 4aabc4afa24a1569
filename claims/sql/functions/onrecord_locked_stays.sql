CREATE OR REPLACE FUNCTION onrecord_locked_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb;
    after jsonb;
    name text;
BEGIN
    IF onrecord_acting_via() <> 'import' THEN
        RETURN NEW;
    END IF;
    FOR name IN SELECT field FROM claims_fieldlock
        WHERE object_id = OLD.id AND kind = TG_ARGV[0] AND field <> 'observation_status'
    LOOP
        before := coalesce(before, to_jsonb(OLD));
        after := coalesce(after, to_jsonb(NEW));
        IF before -> name IS DISTINCT FROM after -> name
            OR before -> (name || '_id') IS DISTINCT FROM after -> (name || '_id')
        THEN
            RAISE EXCEPTION '% of % % is locked', name, TG_TABLE_NAME, OLD.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'locked_stays',
                TABLE = TG_TABLE_NAME;
        END IF;
    END LOOP;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_locked_stays IS
    'Refuse an import that overwrites a field which a curator has locked. A status that follows '
    'the dates of its claim moves with them.';
