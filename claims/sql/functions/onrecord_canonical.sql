CREATE OR REPLACE FUNCTION onrecord_canonical(
    figure numeric, numerator numeric, denominator numeric, shift numeric, upward boolean
) RETURNS numeric LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    scaled numeric;
    quotient numeric;
BEGIN
    IF denominator = 1 THEN
        RETURN trim_scale(figure * numerator + shift);
    END IF;
    scaled := figure * numerator * 1e24;
    quotient := div(scaled, denominator);
    IF mod(scaled, denominator) <> 0 THEN
        IF upward AND scaled > 0 THEN
            quotient := quotient + 1;
        ELSIF NOT upward AND scaled < 0 THEN
            quotient := quotient - 1;
        END IF;
    END IF;
    RETURN trim_scale(quotient * 1e-24 + shift);
END $$;

COMMENT ON FUNCTION onrecord_canonical IS
    'A number in the canonical unit: value * numerator / denominator + offset. A result that does '
    'not end within 24 decimals is rounded outward.';
