-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_eventidentifier_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- await: event
    PERFORM FROM claims_event t0
    WHERE t0.id = ANY (ARRAY(SELECT n."event_id" FROM new_rows n))
        AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ORDER BY t0.id FOR SHARE OF t0;
    -- raise: event, identifiers
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."event_id"
        FROM (
            SELECT * FROM new_rows
        ) t1
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_eventidentifier_insert IS
    'Records that show a new row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_eventidentifier_insert
    AFTER INSERT ON claims_eventidentifier
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_eventidentifier_insert();
COMMENT ON TRIGGER v_versions_eventidentifier_insert ON claims_eventidentifier IS
    'Records that show a new row get a new version.';
