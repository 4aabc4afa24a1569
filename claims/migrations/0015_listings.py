"""Which claims stand under an entry of the catalogue, in the order of lists, kept by the database."""

import django.db.models.deletion
from django.db import migrations, models

FUNCTIONS = r"""
-- The entries that a listed claim stands under: its topics with all broader ones, its measures, its
-- sources. Of a claim that is not listed there are none.
CREATE FUNCTION onrecord_listings(claim uuid) RETURNS TABLE (entry uuid, said_at timestamptz)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE about (topic_id) AS (
        SELECT topic_id FROM claims_claimtopic WHERE claim_id = claim
        UNION
        SELECT (SELECT t.broader_id FROM claims_topic t WHERE t.id = a.topic_id) FROM about a
    )
    SELECT e.entry, c.said_at FROM claims_claim c CROSS JOIN LATERAL (
        SELECT topic_id FROM about WHERE topic_id IS NOT NULL
        UNION SELECT measure_id FROM claims_numericassertion WHERE claim_id = claim
        UNION SELECT source_id FROM claims_appearance WHERE claim_id = claim
    ) e (entry)
    WHERE c.id = claim AND c.status IN ('published', 'retracted')
        AND c.redacted_at IS NULL AND c.merged_into_id IS NULL
$$;

-- Make the listings of claims anew. The claims are locked first, and what they show is read by the
-- next statements: of two writers the second sees what the first wrote. Of a claim that never was
-- public nothing is listed, and whoever publishes it waits for those that add to it.
CREATE FUNCTION onrecord_list(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtext('onrecord:listings'));
    ids := ARRAY(SELECT id FROM claims_claim
        WHERE id = ANY (ids) AND first_published_at IS NOT NULL ORDER BY id FOR NO KEY UPDATE);
    DELETE FROM claims_claimlisting l WHERE l.claim_id = ANY (ids)
        AND NOT EXISTS (SELECT FROM onrecord_listings(l.claim_id) due WHERE due.entry = l.entry);
    INSERT INTO claims_claimlisting (claim_id, entry, said_at)
    SELECT i.id, due.entry, due.said_at
    FROM unnest(ids) i (id) CROSS JOIN LATERAL onrecord_listings(i.id) due
    ON CONFLICT (claim_id, entry) DO UPDATE SET said_at = excluded.said_at
    WHERE claims_claimlisting.said_at IS DISTINCT FROM excluded.said_at;
END $$;

CREATE FUNCTION onrecord_list_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM onrecord_list(ARRAY(SELECT id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_claimlisting WHERE claim_id = ANY (ARRAY(SELECT id FROM old_rows));
    ELSE
        PERFORM onrecord_list(ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.status, n.said_at, n.redacted_at, n.merged_into_id)
                IS DISTINCT FROM (o.status, o.said_at, o.redacted_at, o.merged_into_id)));
    END IF;
    RETURN NULL;
END $$;

-- The argument is the column that names the entry.
CREATE FUNCTION onrecord_list_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        ids := ARRAY(SELECT DISTINCT claim_id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        ids := ARRAY(SELECT DISTINCT claim_id FROM old_rows);
    ELSE
        EXECUTE format(
            'SELECT ARRAY(SELECT DISTINCT unnest(ARRAY[o.claim_id, n.claim_id])
             FROM old_rows o JOIN new_rows n ON n.id = o.id
             WHERE (n.claim_id, n.%1$I) IS DISTINCT FROM (o.claim_id, o.%1$I))', TG_ARGV[0]) INTO ids;
    END IF;
    PERFORM onrecord_list(ids);
    RETURN NULL;
END $$;

-- A topic that gets another broader one takes along all that stands under it. Whoever lists claims
-- meanwhile has read the old one, and is waited for.
CREATE FUNCTION onrecord_list_topics() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved uuid[] := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE n.broader_id IS DISTINCT FROM o.broader_id);
BEGIN
    IF cardinality(moved) > 0 THEN
        PERFORM pg_advisory_xact_lock(hashtext('onrecord:listings'));
        PERFORM onrecord_list(ARRAY(
            SELECT DISTINCT claim_id FROM claims_claimlisting WHERE entry = ANY (moved)));
    END IF;
    RETURN NULL;
END $$;
"""
PARTS = {
    "claims_claimtopic": "topic_id",
    "claims_numericassertion": "measure_id",
    "claims_appearance": "source_id",
}
# What is rare and what is common under an entry decides how a question is answered.
FILL = """
SELECT onrecord_list(ARRAY(SELECT id FROM claims_claim));
ALTER TABLE claims_claimlisting ALTER entry SET STATISTICS 1000;
"""
EVENTS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}


def triggers() -> str:
    """After those of stamps, by their names: a part waits for a publication first."""
    calls = {table: f"onrecord_list_parts('{column}')" for table, column in PARTS.items()}
    calls["claims_claim"] = "onrecord_list_claims()"
    statements = [_trigger(table, event, call) for table, call in calls.items() for event in EVENTS]
    return "\n".join([*statements, _trigger("claims_topic", "update", "onrecord_list_topics()")])


def _trigger(table: str, event: str, call: str) -> str:
    return (
        f"CREATE TRIGGER z_list_{event} AFTER {event.upper()} ON {table} "
        f"REFERENCING {EVENTS[event]} FOR EACH STATEMENT EXECUTE FUNCTION {call};"
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0014_reveal_by_key")]

    operations = [
        migrations.CreateModel(
            name="ClaimListing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "claim",
                        "entry",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("entry", models.UUIDField(editable=False)),
                ("said_at", models.DateTimeField(editable=False, null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="listings",
                        to="claims.claim",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(FUNCTIONS + triggers() + FILL),
        migrations.AddIndex(
            model_name="claimlisting",
            index=models.Index(
                models.F("entry"),
                models.F("said_at"),
                models.F("claim"),
                name="claimlisting_walk",
            ),
        ),
    ]
