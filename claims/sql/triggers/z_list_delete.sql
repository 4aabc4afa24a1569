CREATE OR REPLACE TRIGGER z_list_delete AFTER DELETE ON claims_claimtopic
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('topic_id');
COMMENT ON TRIGGER z_list_delete ON claims_claimtopic IS
    'Takes a claim off the list of an entry that it has left. By its name it fires after the '
    'triggers of record versions.';

CREATE OR REPLACE TRIGGER z_list_delete AFTER DELETE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('measure_id', 'event_id');
COMMENT ON TRIGGER z_list_delete ON claims_numericassertion IS
    'Takes a claim off the list of an entry that it has left. By its name it fires after the '
    'triggers of record versions.';

CREATE OR REPLACE TRIGGER z_list_delete AFTER DELETE ON claims_appearance
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('source_id');
COMMENT ON TRIGGER z_list_delete ON claims_appearance IS
    'Takes a claim off the list of an entry that it has left. By its name it fires after the '
    'triggers of record versions.';

CREATE OR REPLACE TRIGGER z_list_delete AFTER DELETE ON claims_claim
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_claims();
COMMENT ON TRIGGER z_list_delete ON claims_claim IS
    'Takes a claim off the list of an entry that it has left. By its name it fires after the '
    'triggers of record versions.';
