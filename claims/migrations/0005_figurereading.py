"""Beside every figure, whether it is what its words say: the row, and what keeps it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.fields

TRIGGERS = r"""
-- Whether the words stand in the quote: at their place where one is given, else anywhere. NULL where
-- there is no quote.
CREATE FUNCTION onrecord_in_quote(words text, place_from integer, place_to integer, quote text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN quote = '' THEN NULL
        WHEN place_from IS NULL THEN strpos(quote, words) > 0
        WHEN place_from < 0 OR place_to <= place_from THEN false
        ELSE substr(quote, place_from + 1, place_to - place_from) = words END
$$;

CREATE FUNCTION onrecord_unread_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO claims_figurereading (assertion_id, in_quote)
        SELECT n.id, onrecord_in_quote(n.as_printed, n.quote_start, n.quote_end, c.quote)
        FROM new_rows n LEFT JOIN claims_claim c ON c.id = n.claim_id
        ON CONFLICT (assertion_id) DO UPDATE
        SET state = 'unread', detail = '', in_quote = excluded.in_quote, rules_version = NULL,
            settled_by_id = NULL, settled_at = NULL;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_figurereading r USING old_rows o WHERE r.assertion_id = o.id;
    ELSE
        UPDATE claims_figurereading r
        SET state = 'unread', detail = '', rules_version = NULL,
            in_quote = onrecord_in_quote(n.as_printed, n.quote_start, n.quote_end, c.quote),
            settled_by_id = NULL, settled_at = NULL
        FROM old_rows o JOIN new_rows n ON n.id = o.id
            LEFT JOIN claims_claim c ON c.id = n.claim_id
        WHERE r.assertion_id = n.id
            AND (n.claim_id, n.as_printed, n.quote_start, n.quote_end, n.comparator, n.low, n.high,
                 n.unit_id, n.precision, n.resolution, n.form, n.direction)
            IS DISTINCT FROM
                (o.claim_id, o.as_printed, o.quote_start, o.quote_end, o.comparator, o.low, o.high,
                 o.unit_id, o.precision, o.resolution, o.form, o.direction);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER b_unread_insert AFTER INSERT ON claims_numericassertion
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_figures();
CREATE TRIGGER b_unread_update AFTER UPDATE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_figures();
CREATE TRIGGER b_unread_delete AFTER DELETE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_figures();

-- The words around a figure, and the language they are in, decide how it is read. A claim may come
-- after its figures.
CREATE FUNCTION onrecord_unread_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE claims_figurereading r
        SET in_quote = onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end, n.quote)
        FROM new_rows n JOIN claims_numericassertion a ON a.claim_id = n.id
        WHERE n.quote <> '' AND r.assertion_id = a.id;
    ELSE
        UPDATE claims_figurereading r
        SET state = 'unread', detail = '', rules_version = NULL,
            in_quote = onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end, n.quote),
            settled_by_id = NULL, settled_at = NULL
        FROM old_rows o JOIN new_rows n ON n.id = o.id
            JOIN claims_numericassertion a ON a.claim_id = n.id
        WHERE r.assertion_id = a.id
            AND (n.quote, n.language, CASE n.quote WHEN '' THEN n.statement END)
            IS DISTINCT FROM (o.quote, o.language, CASE o.quote WHEN '' THEN o.statement END);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER b_unread_insert AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_claims();
CREATE TRIGGER b_unread_update AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_claims();
"""
DROP = """
DROP TRIGGER b_unread_update ON claims_claim;
DROP TRIGGER b_unread_insert ON claims_claim;
DROP FUNCTION onrecord_unread_claims();
DROP TRIGGER b_unread_delete ON claims_numericassertion;
DROP TRIGGER b_unread_update ON claims_numericassertion;
DROP TRIGGER b_unread_insert ON claims_numericassertion;
DROP FUNCTION onrecord_unread_figures();
DROP FUNCTION onrecord_in_quote(text, integer, integer, text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0004_stamps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FigureReading",
            fields=[
                (
                    "assertion",
                    models.OneToOneField(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="claims.numericassertion",
                    ),
                ),
                (
                    "state",
                    claims.models.fields.LineField(
                        choices=[
                            ("unread", "not read yet"),
                            ("agrees", "agrees with its words"),
                            ("contradicts", "contradicts its words"),
                            ("unreadable", "words cannot be read"),
                            ("overruled", "confirmed by a curator"),
                        ],
                        db_default="unread",
                        default="unread",
                        editable=False,
                        max_length=11,
                    ),
                ),
                (
                    "detail",
                    claims.models.fields.LineField(
                        db_default="",
                        default="",
                        editable=False,
                        help_text="Which field contradicts the words, or why they cannot be read.",
                        max_length=60,
                    ),
                ),
                (
                    "in_quote",
                    models.BooleanField(
                        editable=False,
                        help_text="Unknown where the claim has no quote.",
                        null=True,
                    ),
                ),
                ("rules_version", models.IntegerField(editable=False, null=True)),
                ("settled_at", models.DateTimeField(editable=False, null=True)),
                (
                    "worklist",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(state="overruled", then=models.Value("")),
                            models.When(state="contradicts", then=models.Value("contradicts")),
                            models.When(in_quote=False, then=models.Value("words_missing")),
                            models.When(state="agrees", then=models.Value("")),
                            default=models.F("state"),
                            output_field=models.CharField(),
                        ),
                        output_field=models.CharField(max_length=13),
                        choices=[
                            ("contradicts", "contradicts its words"),
                            ("words_missing", "words are not in the quote"),
                            ("unreadable", "words cannot be read"),
                            ("unread", "not read yet"),
                        ],
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        help_text="Who confirmed the figure against its words.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "figure to check",
                "verbose_name_plural": "figures to check",
                "indexes": [
                    models.Index(
                        condition=models.Q(("worklist__gt", "")),
                        fields=["worklist", "assertion"],
                        name="figurereading_worklist",
                    ),
                    models.Index(
                        condition=models.Q(("worklist__gt", "")),
                        fields=["assertion"],
                        name="figurereading_to_do",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["unread", "agrees", "contradicts", "unreadable", "overruled"],
                            )
                        ),
                        name="figurereading_state_known",
                        violation_error_code="unknown_state",
                        violation_error_message=(
                            "Choose one of: unread, agrees, contradicts, unreadable, overruled."
                        ),
                    )
                ],
            },
        ),
        migrations.RunSQL(TRIGGERS, DROP),
    ]
