CREATE OR REPLACE TRIGGER b_unread_insert AFTER INSERT ON claims_numericassertion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_assertions();
COMMENT ON TRIGGER b_unread_insert ON claims_numericassertion IS
    'A new assertion is unread.';

CREATE OR REPLACE TRIGGER b_unread_insert AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_claims();
COMMENT ON TRIGGER b_unread_insert ON claims_claim IS
    'A new claim may bring the quote of assertions that came before it.';
