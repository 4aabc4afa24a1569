CREATE OR REPLACE FUNCTION onrecord_baselines_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved uuid[];
BEGIN
    IF current_setting('onrecord.resolving', true) = 'on' THEN
        RETURN NULL;
    END IF;
    moved := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE (n.canonical, n.basis, n.as_printed, n.claim_id, n.unit_id, n.measure_id,
                n.measure_dimension)
            IS DISTINCT FROM
            (o.canonical, o.basis, o.as_printed, o.claim_id, o.unit_id, o.measure_id,
                o.measure_dimension));
    IF cardinality(moved) > 0 THEN
        PERFORM onrecord_resolve_again(moved);
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_baselines_moved IS
    'Resolve again what is measured against assertions that have changed.';
