CREATE OR REPLACE FUNCTION onrecord_rate(
    source text, target text, on_day date, OUT id uuid, OUT rate numeric, OUT inverted boolean
)
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    inverted := false;
    SELECT r.id, r.rate INTO id, rate FROM claims_exchangerate r
        WHERE r.from_unit_id = source AND r.to_unit_id = target
            AND r.day BETWEEN on_day - 7 AND on_day
        ORDER BY r.day DESC LIMIT 1;
    IF id IS NULL THEN
        inverted := true;
        SELECT r.id, r.rate INTO id, rate FROM claims_exchangerate r
            WHERE r.from_unit_id = target AND r.to_unit_id = source
                AND r.day BETWEEN on_day - 7 AND on_day
            ORDER BY r.day DESC LIMIT 1;
    END IF;
END $$;

COMMENT ON FUNCTION onrecord_rate IS
    'The exchange rate between two currencies on a day: the latest that is no older than seven '
    'days, which bridges weekends and holidays but no crisis. A rate of the other direction, '
    'which is divided by, is used only where there is none of this one.';
