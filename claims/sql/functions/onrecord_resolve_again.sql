CREATE OR REPLACE FUNCTION onrecord_resolve_again(assertions uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    steps integer := 0;
BEGIN
    PERFORM set_config('onrecord.resolving', 'on', true);
    LOOP
        assertions := ARRAY(SELECT a.id FROM claims_numericassertion a
            WHERE a.baseline_assertion_id = ANY (assertions) ORDER BY a.id);
        EXIT WHEN cardinality(assertions) = 0 OR steps > 1000;
        UPDATE claims_numericassertion SET basis = basis WHERE id = ANY (assertions);
        steps := steps + 1;
    END LOOP;
    PERFORM set_config('onrecord.resolving', 'off', true);
END $$;

COMMENT ON FUNCTION onrecord_resolve_again IS
    'Resolve again what is measured against these assertions, and then what is measured against '
    'that. Updating a derived column lets the row trigger do it. The setting keeps the statement '
    'trigger from walking the same way.';
