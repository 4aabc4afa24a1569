DROP TRIGGER IF EXISTS d_words_in_quote_insert ON claims_numericassertion;
CREATE CONSTRAINT TRIGGER d_words_in_quote_insert AFTER INSERT ON claims_numericassertion
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    WHEN (NEW.quote_start IS NOT NULL)
    EXECUTE FUNCTION onrecord_words_in_quote();
COMMENT ON TRIGGER d_words_in_quote_insert ON claims_numericassertion IS
    'The words of an assertion stand in the quote. It is looked at when the transaction ends, '
    'since a quote changes together with the places of its assertions.';
