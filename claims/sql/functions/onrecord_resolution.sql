CREATE OR REPLACE FUNCTION onrecord_resolution(
    form text, direction text, size numrange, low numeric, high numeric, base numrange,
    non_negative boolean, has_zero boolean, OUT resolved numrange, OUT rule text
) LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    one CONSTANT numrange := '[1,1]';
BEGIN
    rule := CASE
        WHEN base IS NULL OR isempty(base) THEN 'no_interval'
        WHEN form <> 'share' AND direction = '' THEN 'no_direction'
        WHEN form <> 'difference' AND NOT has_zero THEN 'no_zero'
        WHEN form = 'share' THEN 'share'
        WHEN form <> 'ratio' OR direction = 'up' THEN form || '.' || direction
        -- "Halved" prints 0.5, a multiple, and "three times fewer" prints 3, a divisor.
        WHEN high <= 1 OR (high IS NULL AND low < 1) THEN 'ratio.down'
        WHEN low >= 1 OR low IS NULL THEN 'ratio.times_fewer'
        ELSE 'no_side' END;
    size := size * CASE rule  -- up or down says what a sign would
        WHEN 'ratio.down' THEN numrange(0, 1, '[]')
        WHEN 'ratio.times_fewer' THEN numrange(1, NULL)
        ELSE numrange(0, NULL) END;
    IF NOT isempty(size) THEN
        resolved := CASE rule
            WHEN 'ratio.up' THEN onrecord_scaled(base, size, false)
            WHEN 'ratio.down' THEN onrecord_scaled(base, size, false)
            WHEN 'ratio.times_fewer' THEN onrecord_scaled(base, size, true)
            WHEN 'percent_change.up' THEN
                onrecord_scaled(base, onrecord_shifted(one, size, true), false)
            WHEN 'percent_change.down' THEN
                onrecord_scaled(base, onrecord_shifted(one, size, false), false)
            WHEN 'difference.up' THEN onrecord_shifted(base, size, true)
            WHEN 'difference.down' THEN onrecord_shifted(base, size, false)
            WHEN 'share' THEN onrecord_scaled(base, size, false)
            END;
    END IF;
    IF non_negative THEN
        resolved := resolved * numrange(0, NULL);
    END IF;
    IF isempty(size) OR isempty(resolved) THEN
        resolved := NULL;
        rule := 'nothing_fits';
    END IF;
END $$;

COMMENT ON FUNCTION onrecord_resolution IS
    'What a change or a share makes of its baseline, and by which rule, as the documentation of '
    'changes and shares has it. `size` is the interval of the assertion as a plain ratio or in '
    'the canonical unit, `low` and `high` are what was printed. Where no interval can be vouched '
    'for there is none, and `rule` is why.';
