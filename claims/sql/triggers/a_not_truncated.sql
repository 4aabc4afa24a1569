CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_recordversion
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_recordversion IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_speaker
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_speaker IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_speakeralias
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_speakeralias IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_speakeridentifier
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_speakeridentifier IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_eventidentifier
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_eventidentifier IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_role
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_role IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_source
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_source IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_event
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_event IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_snapshot IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_topic
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_topic IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_topicalias
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_topicalias IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_measure
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_measure IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_measurealias
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_measurealias IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_claim
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_claim IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_claimtopic
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_claimtopic IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_appearance
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_appearance IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_attribution
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_attribution IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_relation
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_relation IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_review
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_review IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_reviewevidence
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_reviewevidence IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_numericassertion
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_numericassertion IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_speakerevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_speakerevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_speakeraliasevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_speakeraliasevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_speakeridentifierevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_speakeridentifierevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_eventidentifierevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_eventidentifierevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_roleevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_roleevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_sourceevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_sourceevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_eventevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_eventevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_snapshotevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_snapshotevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_topicevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_topicevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_topicaliasevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_topicaliasevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_measureevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_measureevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_measurealiasevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_measurealiasevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_claimevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_claimevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_claimtopicevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_claimtopicevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_appearanceevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_appearanceevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_attributionevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_attributionevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_relationevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_relationevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_reviewevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_reviewevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_reviewevidenceevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_reviewevidenceevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_numericassertionevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_numericassertionevent IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_exchangerate
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_exchangerate IS
    'What is public is not emptied by TRUNCATE.';

CREATE OR REPLACE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_exchangerateevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
COMMENT ON TRIGGER a_not_truncated ON claims_exchangerateevent IS
    'What is public is not emptied by TRUNCATE.';
