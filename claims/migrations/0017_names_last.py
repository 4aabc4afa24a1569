"""The speaker's name comes last in a claim's document, so that a new name is put in the old one's place.

Making the documents of a hundred thousand claims anew, words and stems, took five times as long.
"""

from django.db import migrations

FUNCTIONS = r"""
CREATE FUNCTION onrecord_named(claim uuid) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT setweight(to_tsvector('onrecord', coalesce((
        SELECT s.name FROM claims_speaker s
        WHERE s.id = (SELECT c.speaker_id FROM claims_claim c WHERE c.id = claim)), '')), 'C')
$$;

-- Make the documents of claims anew. The names they show are locked first, then the documents, and
-- what they show is read by the next statement: of two writers the second sees what the first wrote.
-- Everything is looked up by keys that are known by then: a join of many rows would be planned by what
-- the tables held before, and has taken hours where they held nothing.
CREATE OR REPLACE FUNCTION onrecord_document(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    speakers uuid[];
    sources uuid[];
BEGIN
    ids := ARRAY(SELECT id FROM claims_claim WHERE id = ANY (ids));
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    speakers := ARRAY(SELECT DISTINCT speaker_id FROM claims_claim WHERE id = ANY (ids));
    sources := ARRAY(SELECT DISTINCT source_id FROM claims_appearance WHERE claim_id = ANY (ids));
    PERFORM FROM claims_speaker WHERE id = ANY (speakers) ORDER BY id FOR SHARE;
    PERFORM FROM claims_source WHERE id = ANY (sources) ORDER BY id FOR SHARE;
    PERFORM FROM claims_claimdocument WHERE claim_id = ANY (ids) ORDER BY claim_id FOR UPDATE;
    INSERT INTO claims_claimdocument (claim_id, document)
    SELECT c.id,
        setweight(to_tsvector('onrecord', c.statement), 'A')
        || setweight(to_tsvector('onrecord', c.quote), 'B')
        || setweight(to_tsvector('onrecord', coalesce((
            SELECT string_agg(DISTINCT (
                SELECT title FROM claims_source WHERE id = a.source_id), ' / ')
            FROM claims_appearance a WHERE a.claim_id = c.id), '')), 'D')
        || onrecord_named(c.id)
    FROM claims_claim c WHERE c.id = ANY (ids) ORDER BY c.id
    ON CONFLICT (claim_id) DO UPDATE SET document = excluded.document
    WHERE claims_claimdocument.document IS DISTINCT FROM excluded.document;
END $$;

CREATE OR REPLACE FUNCTION onrecord_document_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_TABLE_NAME = 'claims_speaker' THEN
        ids := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE n.name <> o.name);
        ids := ARRAY(SELECT id FROM claims_claim WHERE speaker_id = ANY (ids));
        PERFORM FROM claims_claimdocument WHERE claim_id = ANY (ids) ORDER BY claim_id FOR UPDATE;
        UPDATE claims_claimdocument d
        SET document = ts_filter(d.document, '{a,b,d}') || onrecord_named(d.claim_id)
        WHERE d.claim_id = ANY (ids);
    ELSE
        ids := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE n.title <> o.title);
        PERFORM onrecord_document(ARRAY(
            SELECT DISTINCT claim_id FROM claims_appearance WHERE source_id = ANY (ids)));
    END IF;
    RETURN NULL;
END $$;

SELECT onrecord_document(ARRAY(SELECT id FROM claims_claim));
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_origins_of_entries")]

    operations = [migrations.RunSQL(FUNCTIONS)]
