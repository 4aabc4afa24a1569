DROP TRIGGER IF EXISTS d_words_in_quote_update ON claims_numericassertion;
CREATE CONSTRAINT TRIGGER d_words_in_quote_update AFTER UPDATE OF claim_id, as_printed,
        quote_start, quote_end ON claims_numericassertion
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    WHEN (NEW.quote_start IS NOT NULL)
    EXECUTE FUNCTION onrecord_words_in_quote();
COMMENT ON TRIGGER d_words_in_quote_update ON claims_numericassertion IS
    'The words of an assertion stand in the quote. It is looked at when the transaction ends, '
    'since a quote changes together with the places of its assertions.';

DROP TRIGGER IF EXISTS d_words_in_quote_update ON claims_claim;
CREATE CONSTRAINT TRIGGER d_words_in_quote_update AFTER UPDATE OF quote ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    WHEN (OLD.quote IS DISTINCT FROM NEW.quote)
    EXECUTE FUNCTION onrecord_words_in_quote();
COMMENT ON TRIGGER d_words_in_quote_update ON claims_claim IS
    'The words of an assertion stand in the quote. It is looked at when the transaction ends, '
    'since a quote changes together with the places of its assertions.';
