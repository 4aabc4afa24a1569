CREATE OR REPLACE FUNCTION onrecord_outward(above numeric, below numeric, upward boolean)
RETURNS numeric
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    scaled numeric := above * 1e24;
    whole numeric;
BEGIN
    IF above IN ('Infinity', '-Infinity') THEN
        RETURN above;
    END IF;
    whole := div(scaled, below);
    IF mod(scaled, below) <> 0 THEN
        IF upward AND scaled > 0 THEN
            whole := whole + 1;
        ELSIF NOT upward AND scaled < 0 THEN
            whole := whole - 1;
        END IF;
    END IF;
    RETURN trim_scale(whole * 1e-24);
END $$;

COMMENT ON FUNCTION onrecord_outward IS
    'above / below with 24 decimals at most, rounded up or down. `below` is positive, and an '
    'infinite number stays one.';
