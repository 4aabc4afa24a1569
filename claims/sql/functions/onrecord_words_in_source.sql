CREATE OR REPLACE FUNCTION onrecord_words_in_source() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place claims_appearance;
    kept bigint;
    held bigint;
BEGIN
    SELECT * INTO place FROM claims_appearance WHERE id = NEW.id AND start IS NOT NULL;
    SELECT count(*), count(*) FILTER (
        WHERE substr(s.text, place.start + 1, place."end" - place.start) = place.exact)
    INTO kept, held FROM claims_snapshot s WHERE s.source_id = place.source_id;
    IF kept > 0 AND held = 0 THEN
        RAISE EXCEPTION '“%” does not stand at % to % of any text of its source',
            left(place.exact, 60), place.start, place."end"
            USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_words_in_source',
                TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_words_in_source IS
    'Refuse an appearance whose words do not stand at their place in any kept text of its source. '
    'A source without a kept text is not looked at: one may be kept later.';
