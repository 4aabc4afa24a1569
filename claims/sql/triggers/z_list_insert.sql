CREATE OR REPLACE TRIGGER z_list_insert AFTER INSERT ON claims_claimtopic
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('topic_id');
COMMENT ON TRIGGER z_list_insert ON claims_claimtopic IS
    'Lists a claim under a new entry. By its name it fires after the triggers of record versions: '
    'a part waits for a publication first.';

CREATE OR REPLACE TRIGGER z_list_insert AFTER INSERT ON claims_numericassertion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('measure_id', 'event_id');
COMMENT ON TRIGGER z_list_insert ON claims_numericassertion IS
    'Lists a claim under a new entry. By its name it fires after the triggers of record versions: '
    'a part waits for a publication first.';

CREATE OR REPLACE TRIGGER z_list_insert AFTER INSERT ON claims_appearance
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_parts('source_id');
COMMENT ON TRIGGER z_list_insert ON claims_appearance IS
    'Lists a claim under a new entry. By its name it fires after the triggers of record versions: '
    'a part waits for a publication first.';

CREATE OR REPLACE TRIGGER z_list_insert AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_claims();
COMMENT ON TRIGGER z_list_insert ON claims_claim IS
    'Lists a claim under a new entry. By its name it fires after the triggers of record versions: '
    'a part waits for a publication first.';
