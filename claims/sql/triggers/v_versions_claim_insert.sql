-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_claim_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- reveal: claim
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT n.id, 'claim', pg_current_xact_id() FROM new_rows n
    WHERE n.first_published_at IS NOT NULL
    ORDER BY n.id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_claim_insert IS
    'Records that show a new row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_claim_insert
    AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_claim_insert();
COMMENT ON TRIGGER v_versions_claim_insert ON claims_claim IS
    'Records that show a new row get a new version.';
