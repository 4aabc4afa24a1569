CREATE OR REPLACE FUNCTION onrecord_converted(range numrange, rate numeric, inverted boolean)
RETURNS numrange
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN onrecord_scaled(range, numrange(rate, rate, '[]'), inverted);
END $$;

COMMENT ON FUNCTION onrecord_converted IS
    'The values of a range times a rate, or divided by it and then rounded outward.';
