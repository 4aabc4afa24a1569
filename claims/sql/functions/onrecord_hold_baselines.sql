CREATE OR REPLACE FUNCTION onrecord_hold_baselines(assertion uuid, next uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    steps integer := 0;
BEGIN
    WHILE next IS NOT NULL LOOP
        steps := steps + 1;
        IF next = assertion OR steps > 1000 THEN
            RAISE EXCEPTION 'an assertion is not measured against itself, through others either'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'assertion_no_loop',
                    TABLE = 'claims_numericassertion';
        END IF;
        SELECT a.baseline_assertion_id INTO next FROM claims_numericassertion a
        WHERE a.id = next FOR SHARE;
    END LOOP;
END $$;

COMMENT ON FUNCTION onrecord_hold_baselines IS
    'Refuse a chain of baselines that leads back. The assertions of the chain are locked until '
    'the transaction ends, so that whoever changes one meanwhile waits, and then finds what is '
    'measured against it.';
