CREATE OR REPLACE FUNCTION onrecord_derive_assertion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    measure record;
    unit record;
    resolved record;
BEGIN
    SELECT dimension, non_negative INTO measure FROM claims_measure WHERE id = NEW.measure_id;
    SELECT dimension, factor_numerator, factor_denominator, "offset" INTO unit
        FROM claims_unit WHERE code = NEW.unit_id;
    NEW.measure_dimension := coalesce(measure.dimension, '');
    NEW.measure_non_negative := coalesce(measure.non_negative, true);
    NEW.unit_dimension := coalesce(unit.dimension, '');
    NEW.derivation := NULL;
    IF measure IS NULL OR unit IS NULL THEN  -- the foreign keys refuse it, and no CHECK before them
        NEW.measure_dimension := NEW.unit_dimension;
        RETURN NEW;
    END IF;

    NEW.observation_status_derived := NEW.observation_status = '' OR (TG_OP = 'UPDATE'
        AND OLD.observation_status_derived AND NEW.observation_status = OLD.observation_status);
    IF NEW.observation_status_derived THEN
        NEW.observation_status := coalesce(onrecord_default_status(NEW.claim_id, NEW.measure_id,
            NEW.event_id, NEW.as_of, NEW.period), 'normal');
    END IF;

    NEW.low := trim_scale(NEW.low);
    NEW.high := trim_scale(NEW.high);
    NEW.best := trim_scale(NEW.best);
    NEW.multiplier := trim_scale(NEW.multiplier);
    NEW.resolution := trim_scale(NEW.resolution);

    NEW.interval := onrecord_interval(
        NEW.comparator, NEW.precision, NEW.low, NEW.high, NEW.resolution);
    IF measure.non_negative AND NEW.form IN ('absolute', 'share') THEN
        NEW.interval := NEW.interval * numrange(0, NULL);
    END IF;

    IF NEW.form <> 'absolute' AND (NEW.form <> 'share' OR measure.dimension <> 'ratio') THEN
        NEW.canonical := NULL;
        NEW.stated := NULL;
        NEW.basis := '';
    ELSIF unit.factor_numerator = unit.factor_denominator AND unit."offset" = 0 THEN
        NEW.canonical := NEW.interval;
        NEW.stated := onrecord_range(
            coalesce(NEW.low, NEW.high), coalesce(NEW.high, NEW.low), '[]');
        NEW.basis := 'printed';
    ELSE
        NEW.canonical := CASE WHEN isempty(NEW.interval) THEN NEW.interval ELSE onrecord_range(
            onrecord_canonical(lower(NEW.interval), unit.factor_numerator,
                unit.factor_denominator, unit."offset", false),
            onrecord_canonical(upper(NEW.interval), unit.factor_numerator,
                unit.factor_denominator, unit."offset", true),
            onrecord_bounds(lower_inc(NEW.interval), upper_inc(NEW.interval))) END;
        NEW.stated := onrecord_range(
            onrecord_canonical(coalesce(NEW.low, NEW.high), unit.factor_numerator,
                unit.factor_denominator, unit."offset", false),
            onrecord_canonical(coalesce(NEW.high, NEW.low), unit.factor_numerator,
                unit.factor_denominator, unit."offset", true),
            '[]');
        NEW.basis := 'converted';
    END IF;

    IF NEW.baseline_assertion_id IS NOT NULL AND NEW.baseline_assertion_id <> NEW.id THEN
        PERFORM onrecord_hold_baselines(NEW.id, NEW.baseline_assertion_id);
        SELECT * INTO resolved FROM onrecord_resolved(NEW);
        NEW.derivation := resolved.derivation;
        IF resolved.canonical IS NOT NULL THEN
            NEW.canonical := resolved.canonical;
            NEW.basis := 'resolved';
        END IF;
    END IF;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_derive_assertion IS
    'Derive what an assertion says from what was printed: its interval, its canonical interval, '
    'what was stated, what a baseline makes of it, and its status where nobody has given one.';
