CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_speaker
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_speaker IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_speakeralias
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_speakeralias IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_measurealias
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_measurealias IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_speakeridentifier
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_speakeridentifier IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_eventidentifier
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_eventidentifier IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_role
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_role IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_source
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_source IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_event
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_event IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_snapshot
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change(sha256);
COMMENT ON TRIGGER z_note_change ON claims_snapshot IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_topic
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_topic IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_topicalias
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_topicalias IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_measure
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change(dimension);
COMMENT ON TRIGGER z_note_change ON claims_measure IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change(root_speaker_id);
COMMENT ON TRIGGER z_note_change ON claims_claim IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_claimtopic
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_claimtopic IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_appearance
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_appearance IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_attribution
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_attribution IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_relation
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_relation IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_review
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_review IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_reviewevidence
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_reviewevidence IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_numericassertion
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change(measure_dimension, measure_non_negative,
        unit_dimension, interval, stated, canonical, basis, derivation, observation_status_derived);
COMMENT ON TRIGGER z_note_change ON claims_numericassertion IS
    'Notes who changed a row and when; derived columns are its arguments.';

CREATE OR REPLACE TRIGGER z_note_change BEFORE UPDATE ON claims_exchangerate
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change ON claims_exchangerate IS
    'Notes who changed a row and when; derived columns are its arguments.';
