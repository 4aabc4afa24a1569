"""Figures on record are resolved against their baselines, and their records rise with them.

A baseline that would be refused today (a loop, another dimension) is left as it was, unresolved,
until somebody touches the figure.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

AGAIN = r"""
DO $$
DECLARE
    figure uuid;
BEGIN
    FOR figure IN SELECT id FROM claims_numericassertion WHERE baseline_assertion_id IS NOT NULL LOOP
        BEGIN
            UPDATE claims_numericassertion SET basis = basis WHERE id = figure;
        EXCEPTION WHEN check_violation THEN
            RAISE NOTICE 'figure % is not resolved: %', figure, SQLERRM;
        END;
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0018_resolved_figures"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="numericassertion",
            name="stamp_update",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="numericassertion",
            trigger=pgtrigger.compiler.Trigger(
                name="stamp_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='PERFORM FROM claims_claim t0 WHERE t0.id = ANY (ARRAY(SELECT n."claim_id" FROM new_rows n)) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'measure\', pg_current_xact_id() FROM (SELECT DISTINCT t1."measure_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."measure_id" IS DISTINCT FROM n."measure_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t1 WHERE t1."measure_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1."claim_id")) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t1."claim_id" FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."position" IS DISTINCT FROM n."position" OR o."as_printed" IS DISTINCT FROM n."as_printed" OR o."quote_start" IS DISTINCT FROM n."quote_start" OR o."quote_end" IS DISTINCT FROM n."quote_end" OR o."comparator" IS DISTINCT FROM n."comparator" OR o."low" IS DISTINCT FROM n."low" OR o."high" IS DISTINCT FROM n."high" OR o."multiplier" IS DISTINCT FROM n."multiplier" OR o."unit_id" IS DISTINCT FROM n."unit_id" OR o."precision" IS DISTINCT FROM n."precision" OR o."resolution" IS DISTINCT FROM n."resolution" OR o."form" IS DISTINCT FROM n."form" OR o."direction" IS DISTINCT FROM n."direction" OR o."as_of" IS DISTINCT FROM n."as_of" OR o."period" IS DISTINCT FROM n."period" OR o."baseline" IS DISTINCT FROM n."baseline" OR o."read_by" IS DISTINCT FROM n."read_by" OR o."interval" IS DISTINCT FROM n."interval" OR o."stated" IS DISTINCT FROM n."stated" OR o."canonical" IS DISTINCT FROM n."canonical" OR o."basis" IS DISTINCT FROM n."basis" OR o."derivation" IS DISTINCT FROM n."derivation" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."measure_id" IS DISTINCT FROM n."measure_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."position" IS DISTINCT FROM n."position" OR o."as_printed" IS DISTINCT FROM n."as_printed" OR o."quote_start" IS DISTINCT FROM n."quote_start" OR o."quote_end" IS DISTINCT FROM n."quote_end" OR o."comparator" IS DISTINCT FROM n."comparator" OR o."low" IS DISTINCT FROM n."low" OR o."high" IS DISTINCT FROM n."high" OR o."multiplier" IS DISTINCT FROM n."multiplier" OR o."unit_id" IS DISTINCT FROM n."unit_id" OR o."precision" IS DISTINCT FROM n."precision" OR o."resolution" IS DISTINCT FROM n."resolution" OR o."form" IS DISTINCT FROM n."form" OR o."direction" IS DISTINCT FROM n."direction" OR o."as_of" IS DISTINCT FROM n."as_of" OR o."period" IS DISTINCT FROM n."period" OR o."baseline" IS DISTINCT FROM n."baseline" OR o."read_by" IS DISTINCT FROM n."read_by" OR o."interval" IS DISTINCT FROM n."interval" OR o."stated" IS DISTINCT FROM n."stated" OR o."canonical" IS DISTINCT FROM n."canonical" OR o."basis" IS DISTINCT FROM n."basis" OR o."derivation" IS DISTINCT FROM n."derivation" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."measure_id" IS DISTINCT FROM n."measure_id") t1)); -- claim: assertions\nRETURN NULL;',
                    hash="9d9681c2c10e5a14eec6c621be993353ec3d0e8d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_stamp_update_46438",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="claims_numericassertion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(AGAIN),
    ]
