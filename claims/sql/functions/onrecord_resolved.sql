CREATE OR REPLACE FUNCTION onrecord_resolved(
    assertion claims_numericassertion, OUT canonical numrange, OUT derivation jsonb
) LANGUAGE plpgsql AS $$
DECLARE
    base record;
    shown boolean;
    size numrange;
    rule text;
    unit claims_unit;
    shown_in claims_unit;
BEGIN
    SELECT a.id, a.as_printed, a.claim_id, a.canonical, a.basis, a.unit_id, m.dimension,
            m.unit_id AS counted_in
        INTO base
        FROM claims_numericassertion a JOIN claims_measure m ON m.id = a.measure_id
        WHERE a.id = assertion.baseline_assertion_id;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF base.dimension <> assertion.measure_dimension THEN
        RAISE EXCEPTION 'a baseline in % is none of an assertion in %',
            base.dimension, assertion.measure_dimension
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assertion_baseline_fits_measure',
                TABLE = 'claims_numericassertion';
    END IF;
    IF base.claim_id <> assertion.claim_id THEN
        SELECT c.status IN ('published', 'retracted') AND c.redacted_at IS NULL INTO shown
            FROM claims_claim c WHERE c.id = base.claim_id FOR SHARE;
        IF shown IS NOT TRUE THEN
            RETURN;
        END IF;
    END IF;

    SELECT u.* INTO unit FROM claims_unit u WHERE u.code = assertion.unit_id;
    IF assertion.form = 'share' AND assertion.measure_dimension = 'ratio' THEN
        rule := 'share.itself';
    ELSE
        size := CASE WHEN isempty(assertion.interval) THEN NULL ELSE numrange(
            onrecord_canonical(
                lower(assertion.interval), unit.factor_numerator, unit.factor_denominator,
                0, false),
            onrecord_canonical(
                upper(assertion.interval), unit.factor_numerator, unit.factor_denominator,
                0, true),
            onrecord_bounds(lower_inc(assertion.interval), upper_inc(assertion.interval))) END;
        SELECT r.resolved, r.rule INTO canonical, rule FROM onrecord_resolution(
            assertion.form, assertion.direction, size,
            assertion.low * unit.factor_numerator / unit.factor_denominator,
            assertion.high * unit.factor_numerator / unit.factor_denominator,
            base.canonical, assertion.measure_non_negative,
            NOT EXISTS (SELECT FROM claims_unit z
                WHERE z.dimension = assertion.measure_dimension AND z."offset" <> 0)
        ) r;
    END IF;
    SELECT u.* INTO shown_in FROM claims_unit u
        WHERE u.code = CASE base.basis WHEN 'resolved' THEN base.counted_in ELSE base.unit_id END;
    derivation := jsonb_build_object(
        'rule', CASE WHEN canonical IS NOT NULL OR rule = 'share.itself' THEN rule
            ELSE 'unresolved' END,
        'baseline', jsonb_build_object(
            'id', base.id, 'as_printed', base.as_printed, 'claim', base.claim_id),
        'explanation', onrecord_explained(rule,
            onrecord_in_words(assertion.interval, unit), onrecord_in_unit(base.canonical, shown_in),
            onrecord_in_unit(canonical, shown_in)));
END $$;

COMMENT ON FUNCTION onrecord_resolved IS
    'What is known of a change or a share by its baseline. All is NULL where the baseline is not '
    'public (a baseline of the same claim is as public as the assertion itself), or is yet to '
    'come in this transaction.';
