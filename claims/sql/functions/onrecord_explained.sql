CREATE OR REPLACE FUNCTION onrecord_explained(rule text, change text, base text, result text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE rule
        WHEN 'ratio.up' THEN format('%s × %s = %s', change, base, result)
        WHEN 'ratio.down' THEN format('%s × %s = %s', change, base, result)
        WHEN 'ratio.times_fewer' THEN format('%s ÷ %s = %s', base, change, result)
        WHEN 'percent_change.up' THEN format('%s + %s of it = %s', base, change, result)
        WHEN 'percent_change.down' THEN format('%s − %s of it = %s', base, change, result)
        WHEN 'difference.up' THEN format('%s + %s = %s', base, change, result)
        WHEN 'difference.down' THEN format('%s − %s = %s', base, change, result)
        WHEN 'share' THEN format('%s of %s = %s', change, base, result)
        WHEN 'share.itself' THEN 'The share itself is what is counted.'
        WHEN 'no_interval' THEN 'Not resolved: the baseline has no interval of its own.'
        WHEN 'no_direction' THEN 'Not resolved: nothing says whether it rose or fell.'
        WHEN 'no_zero' THEN
            'Not resolved: a multiple means nothing on a scale whose zero is a convention.'
        WHEN 'no_side' THEN 'Not resolved: the multiple may lie above one or below it.'
        WHEN 'nothing_fits' THEN 'Not resolved: no value fits both the change and its baseline.'
        END
$$;

COMMENT ON FUNCTION onrecord_explained IS
    'How an assertion was resolved against its baseline, in words.';
