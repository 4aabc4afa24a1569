CREATE OR REPLACE TRIGGER z_list_update AFTER UPDATE ON claims_claimtopic
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('topic_id');
COMMENT ON TRIGGER z_list_update ON claims_claimtopic IS
    'Lists a claim under a changed entry. By its name it fires after the triggers of record '
    'versions.';

CREATE OR REPLACE TRIGGER z_list_update AFTER UPDATE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('measure_id', 'event_id');
COMMENT ON TRIGGER z_list_update ON claims_numericassertion IS
    'Lists a claim under a changed entry. By its name it fires after the triggers of record '
    'versions.';

CREATE OR REPLACE TRIGGER z_list_update AFTER UPDATE ON claims_appearance
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('source_id');
COMMENT ON TRIGGER z_list_update ON claims_appearance IS
    'Lists a claim under a changed entry. By its name it fires after the triggers of record '
    'versions.';

CREATE OR REPLACE TRIGGER z_list_update AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_claims();
COMMENT ON TRIGGER z_list_update ON claims_claim IS
    'Lists a claim under a changed entry. By its name it fires after the triggers of record '
    'versions.';

CREATE OR REPLACE TRIGGER z_list_update AFTER UPDATE ON claims_topic
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_topics();
COMMENT ON TRIGGER z_list_update ON claims_topic IS
    'Lists a claim under a changed entry. By its name it fires after the triggers of record '
    'versions.';
