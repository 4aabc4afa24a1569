"""Words to find claims by, kept by the database, and names without case and accents."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations, models

import claims.models.fields

LANGUAGE = r"""
-- English stems, and no accents. Words of other languages are kept as they are written.
CREATE TEXT SEARCH CONFIGURATION onrecord (COPY = english);
ALTER TEXT SEARCH CONFIGURATION onrecord
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;

-- A name without its case and accents. It keeps its search path, since a dump is restored with none.
CREATE FUNCTION onrecord_folded(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path FROM CURRENT
AS $$ SELECT lower(unaccent('unaccent'::regdictionary, name)) $$;
"""
DROP_LANGUAGE = """
DROP FUNCTION onrecord_folded(text);
DROP TEXT SEARCH CONFIGURATION onrecord;
"""

TRIGGERS = r"""
-- Make the documents of claims anew. The names they show are locked first, then the documents, and
-- what they show is read by the next statement: of two writers the second sees what the first wrote.
-- Everything is looked up by keys that are known by then: a join of many rows would be planned by what
-- the tables held before, and has taken hours where they held nothing.
CREATE FUNCTION onrecord_document(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
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
            SELECT name FROM claims_speaker WHERE id = c.speaker_id), '')), 'C')
        || setweight(to_tsvector('onrecord', coalesce((
            SELECT string_agg(DISTINCT (
                SELECT title FROM claims_source WHERE id = a.source_id), ' / ')
            FROM claims_appearance a WHERE a.claim_id = c.id), '')), 'D')
    FROM claims_claim c WHERE c.id = ANY (ids) ORDER BY c.id
    ON CONFLICT (claim_id) DO UPDATE SET document = excluded.document
    WHERE claims_claimdocument.document IS DISTINCT FROM excluded.document;
END $$;

CREATE FUNCTION onrecord_document_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM onrecord_document(ARRAY(SELECT id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_claimdocument d USING old_rows o WHERE d.claim_id = o.id;
    ELSE
        PERFORM onrecord_document(ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.statement, n.quote, n.speaker_id)
                IS DISTINCT FROM (o.statement, o.quote, o.speaker_id)));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION onrecord_document_appearances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM onrecord_document(ARRAY(SELECT DISTINCT claim_id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM onrecord_document(ARRAY(SELECT DISTINCT claim_id FROM old_rows));
    ELSE
        PERFORM onrecord_document(ARRAY(
            SELECT n.claim_id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.claim_id, n.source_id) IS DISTINCT FROM (o.claim_id, o.source_id)
            UNION
            SELECT o.claim_id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE n.claim_id <> o.claim_id));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION onrecord_document_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'claims_speaker' THEN
        PERFORM onrecord_document(ARRAY(
            SELECT c.id FROM old_rows o JOIN new_rows n ON n.id = o.id
                JOIN claims_claim c ON c.speaker_id = n.id
            WHERE n.name <> o.name));
    ELSE
        PERFORM onrecord_document(ARRAY(
            SELECT DISTINCT a.claim_id FROM old_rows o JOIN new_rows n ON n.id = o.id
                JOIN claims_appearance a ON a.source_id = n.id
            WHERE n.title <> o.title));
    END IF;
    RETURN NULL;
END $$;
"""
FUNCTIONS = {
    "claims_claim": "onrecord_document_claims",
    "claims_appearance": "onrecord_document_appearances",
}


def triggers() -> str:
    statements = []
    for table, function in FUNCTIONS.items():
        for event, rows in (
            ("insert", "NEW TABLE AS new_rows"),
            ("update", "OLD TABLE AS old_rows NEW TABLE AS new_rows"),
            ("delete", "OLD TABLE AS old_rows"),
        ):
            statements.append(_trigger(table, event, rows, function))
    for table in ("claims_speaker", "claims_source"):
        rows = "OLD TABLE AS old_rows NEW TABLE AS new_rows"
        statements.append(_trigger(table, "update", rows, "onrecord_document_names"))
    return "\n".join(statements)


def _trigger(table: str, event: str, rows: str, function: str) -> str:
    return (
        f"CREATE TRIGGER c_document_{event} AFTER {event.upper()} ON {table} REFERENCING {rows} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}();"
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0007_redacted_by_index")]

    operations = [
        UnaccentExtension(),
        migrations.RunSQL(LANGUAGE, DROP_LANGUAGE),
        migrations.CreateModel(
            name="ClaimDocument",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="claims.claim",
                    ),
                ),
                ("document", django.contrib.postgres.search.SearchVectorField(editable=False)),
            ],
        ),
        migrations.RunSQL(
            TRIGGERS + triggers() + "SELECT onrecord_document(ARRAY(SELECT id FROM claims_claim));"
        ),
        migrations.AddIndex(
            model_name="claimdocument",
            index=django.contrib.postgres.indexes.GinIndex(
                models.F("document"), name="claimdocument_words"
            ),
        ),
        migrations.AddIndex(
            model_name="speaker",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("name"), "gin_trgm_ops"
                ),
                name="speaker_name_folded",
            ),
        ),
        migrations.AddIndex(
            model_name="speakeralias",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    claims.models.fields.Folded("name"), "gin_trgm_ops"
                ),
                name="speakeralias_folded",
            ),
        ),
    ]
