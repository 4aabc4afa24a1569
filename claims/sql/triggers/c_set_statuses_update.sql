CREATE OR REPLACE TRIGGER c_set_statuses_update AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_set_statuses(
        'claim_id', 'kind', 'said_at', 'said_precision', 'said_at_offset');
COMMENT ON TRIGGER c_set_statuses_update ON claims_claim IS
    'Statuses follow the day and the kind of their claim.';

CREATE OR REPLACE TRIGGER c_set_statuses_update AFTER UPDATE ON claims_measure
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_set_statuses('measure_id', 'temporal_kind');
COMMENT ON TRIGGER c_set_statuses_update ON claims_measure IS
    'Statuses follow the kind of time of their measure.';

CREATE OR REPLACE TRIGGER c_set_statuses_update AFTER UPDATE ON claims_event
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_set_statuses(
        'event_id', 'start', 'start_precision', 'end', 'end_precision');
COMMENT ON TRIGGER c_set_statuses_update ON claims_event IS
    'Statuses of assertions without a time follow the days of their event.';
