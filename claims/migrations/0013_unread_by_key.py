"""Claims that come after their figures find them by key.

The statement joined the new claims with all figures. Planned where the tables had seemed to be empty,
and without hash joins, it compared each figure with each new claim: a load that takes seconds took
hours.
"""

from django.db import migrations

FUNCTION = r"""
CREATE OR REPLACE FUNCTION onrecord_unread_claims() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        ids := ARRAY(SELECT id FROM new_rows WHERE quote <> '');
        UPDATE claims_figurereading r
        SET in_quote = onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end,
            (SELECT quote FROM claims_claim WHERE id = a.claim_id))
        FROM claims_numericassertion a
        WHERE a.claim_id = ANY (ids) AND r.assertion_id = a.id;
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
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_rare_values")]

    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
