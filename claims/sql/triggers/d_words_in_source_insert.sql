DROP TRIGGER IF EXISTS d_words_in_source_insert ON claims_appearance;
CREATE CONSTRAINT TRIGGER d_words_in_source_insert AFTER INSERT ON claims_appearance
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    WHEN (NEW.start IS NOT NULL)
    EXECUTE FUNCTION onrecord_words_in_source();
COMMENT ON TRIGGER d_words_in_source_insert ON claims_appearance IS
    'The words of an appearance stand in a kept text of its source.';
