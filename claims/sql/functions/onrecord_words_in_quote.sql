CREATE OR REPLACE FUNCTION onrecord_words_in_quote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    assertion record;
BEGIN
    SELECT a.as_printed, a.quote_start, a.quote_end, char_length(c.quote) AS length INTO assertion
    FROM claims_numericassertion a JOIN claims_claim c ON c.id = a.claim_id
    WHERE (a.id = NEW.id OR (TG_TABLE_NAME = 'claims_claim' AND a.claim_id = NEW.id))
        AND a.quote_start IS NOT NULL
        AND onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end, c.quote) IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '“%” does not stand at % to % of a quote of % characters',
            assertion.as_printed, assertion.quote_start, assertion.quote_end, assertion.length
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assertion_words_in_quote',
                TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_words_in_quote IS
    'Refuse an assertion whose words do not stand at their place in the quote.';
