"""A place in a text holds the words that are said to stand there, and a chain has no gap.

All is looked at when a transaction ends, since a quote changes together with the places of its
figures, and the links of a chain one after the other.
"""

import django.db.models.functions.text
from django.db import migrations, models

TRIGGERS = r"""
CREATE FUNCTION onrecord_words_in_quote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    figure record;
BEGIN
    SELECT a.as_printed, a.quote_start, a.quote_end, char_length(c.quote) AS length INTO figure
    FROM claims_numericassertion a JOIN claims_claim c ON c.id = a.claim_id
    WHERE (a.id = NEW.id OR (TG_TABLE_NAME = 'claims_claim' AND a.claim_id = NEW.id))
        AND a.quote_start IS NOT NULL
        AND onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end, c.quote) IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '“%” does not stand at % to % of a quote of % characters',
            figure.as_printed, figure.quote_start, figure.quote_end, figure.length
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assertion_words_in_quote', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER d_words_in_quote_insert AFTER INSERT ON claims_numericassertion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.quote_start IS NOT NULL)
    EXECUTE FUNCTION onrecord_words_in_quote();
CREATE CONSTRAINT TRIGGER d_words_in_quote_update
    AFTER UPDATE OF claim_id, as_printed, quote_start, quote_end ON claims_numericassertion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.quote_start IS NOT NULL)
    EXECUTE FUNCTION onrecord_words_in_quote();
CREATE CONSTRAINT TRIGGER d_words_in_quote_update AFTER UPDATE OF quote ON claims_claim
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.quote IS DISTINCT FROM NEW.quote)
    EXECUTE FUNCTION onrecord_words_in_quote();

-- Of a source whose text is kept: one of its texts has the words there. Another may be kept later.
CREATE FUNCTION onrecord_words_in_source() RETURNS trigger LANGUAGE plpgsql AS $$
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
            USING ERRCODE = 'check_violation', CONSTRAINT = 'appearance_words_in_source', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER d_words_in_source_insert AFTER INSERT ON claims_appearance
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.start IS NOT NULL)
    EXECUTE FUNCTION onrecord_words_in_source();
CREATE CONSTRAINT TRIGGER d_words_in_source_update
    AFTER UPDATE OF source_id, exact, start, "end" ON claims_appearance
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.start IS NOT NULL)
    EXECUTE FUNCTION onrecord_words_in_source();

-- Positions begin at 1 and none stands twice, so a chain without a gap has as many links as its last
-- position says.
CREATE FUNCTION onrecord_chain_without_gaps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM claims_attribution a
        WHERE a.claim_id IN (OLD.claim_id, NEW.claim_id)
        GROUP BY a.claim_id HAVING max(a.position) <> count(*)
    ) THEN
        RAISE EXCEPTION 'the positions of a chain run from 1 without a gap'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'attribution_without_gaps', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER d_chain_without_gaps AFTER INSERT OR DELETE OR UPDATE OF claim_id, position
    ON claims_attribution DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION onrecord_chain_without_gaps();
"""
DROP = """
DROP TRIGGER d_chain_without_gaps ON claims_attribution;
DROP FUNCTION onrecord_chain_without_gaps();
DROP TRIGGER d_words_in_source_update ON claims_appearance;
DROP TRIGGER d_words_in_source_insert ON claims_appearance;
DROP FUNCTION onrecord_words_in_source();
DROP TRIGGER d_words_in_quote_update ON claims_claim;
DROP TRIGGER d_words_in_quote_update ON claims_numericassertion;
DROP TRIGGER d_words_in_quote_insert ON claims_numericassertion;
DROP FUNCTION onrecord_words_in_quote();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0026_forecasts")]

    operations = [
        migrations.AddConstraint(
            model_name="appearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start__isnull", True),
                    (
                        "end",
                        django.db.models.functions.text.Length("exact") + models.F("start"),
                    ),
                    _connector="OR",
                ),
                name="appearance_place_as_long_as_words",
                violation_error_code="place_mismatch",
                violation_error_message="The place is as long as the words that stand there.",
            ),
        ),
        migrations.RunSQL(TRIGGERS, DROP),
    ]
