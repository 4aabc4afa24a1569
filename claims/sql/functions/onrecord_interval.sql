CREATE OR REPLACE FUNCTION onrecord_interval(
    comparator text, precision_ text, low numeric, high numeric, resolution numeric
) RETURNS numrange LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    figure numeric := coalesce(low, high);
    half numeric := CASE WHEN coalesce(low, high) = 0 THEN coalesce(resolution, 0) / 2
        ELSE least(coalesce(resolution, 0) / 2, abs(coalesce(low, high)) * 0.05) END;
    about numeric := greatest(abs(figure) * 0.1, half);
BEGIN
    RETURN CASE comparator
        WHEN 'gt' THEN numrange(low, NULL, '()')
        WHEN 'ge' THEN numrange(low, NULL, '[)')
        WHEN 'lt' THEN numrange(NULL, high, '()')
        WHEN 'le' THEN numrange(NULL, high, '(]')
        WHEN 'approx' THEN onrecord_range(figure - about, figure + about, '[]')
        WHEN 'nearly' THEN CASE WHEN figure < 0 THEN onrecord_range(figure, figure + about, '(]')
            ELSE onrecord_range(figure - about, figure, '[)') END
        WHEN 'just_over' THEN CASE WHEN figure < 0 THEN onrecord_range(figure - about, figure, '[)')
            ELSE onrecord_range(figure, figure + about, '(]') END
        WHEN 'between' THEN CASE precision_
            WHEN 'order_of_magnitude' THEN onrecord_range(low, high, '[)')
            WHEN 'approximate' THEN
                onrecord_range(low - abs(low) * 0.1, high + abs(high) * 0.1, '[]')
            ELSE onrecord_range(low, high, '[]') END
        ELSE CASE WHEN precision_ <> 'rounded' THEN onrecord_range(low, high, '[]')
            WHEN coalesce(resolution, 0) <= 0 THEN NULL
            WHEN figure < 0 THEN onrecord_range(figure - half, figure + half, '(]')
            ELSE onrecord_range(figure - half, figure + half, '[)') END
    END;
END $$;

COMMENT ON FUNCTION onrecord_interval IS
    'The interval of a printed number in its own unit, by the table of the number language in the '
    'documentation. Python has the same rules in claims/quantities/intervals.py. '
    '`onrecord_derive_assertion` then cuts it at zero, converts it and resolves changes.';
