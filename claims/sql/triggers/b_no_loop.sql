CREATE OR REPLACE TRIGGER b_no_loop BEFORE INSERT OR UPDATE OF broader_id ON claims_topic
    FOR EACH ROW
    WHEN (NEW.broader_id IS NOT NULL)
    EXECUTE FUNCTION onrecord_no_loop_of_topics();
COMMENT ON TRIGGER b_no_loop ON claims_topic IS
    'A topic is never broader than itself.';
