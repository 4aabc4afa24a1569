CREATE OR REPLACE FUNCTION onrecord_answers(
    figure numrange, question numrange, mode text, dimension text, target text, on_day date
) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    found record;
BEGIN
    SELECT * INTO found FROM onrecord_rate(split_part(dimension, ':', 2), target, on_day);
    IF found.id IS NULL OR figure IS NULL THEN
        RETURN false;
    END IF;
    IF found.inverted THEN
        question := numrange(lower(question) * found.rate, upper(question) * found.rate, '[]');
    ELSE
        figure := numrange(lower(figure) * found.rate, upper(figure) * found.rate,
            onrecord_bounds(lower_inc(figure), upper_inc(figure)));
    END IF;
    RETURN CASE mode WHEN 'possible' THEN figure && question ELSE figure <@ question END;
END $$;

COMMENT ON FUNCTION onrecord_answers IS
    'Whether an assertion in one currency answers a question in another. Nothing is rounded: with '
    'a rate of the other direction it is the question that is multiplied.';
