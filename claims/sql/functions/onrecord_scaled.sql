CREATE OR REPLACE FUNCTION onrecord_scaled(base numrange, factor numrange, dividing boolean)
RETURNS numrange
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    x numeric[] := ARRAY[coalesce(lower(base), '-Infinity'), coalesce(upper(base), 'Infinity')];
    y numeric[] := ARRAY[coalesce(lower(factor), '-Infinity'), coalesce(upper(factor), 'Infinity')];
    in_x boolean[] := ARRAY[lower_inc(base), upper_inc(base)];
    in_y boolean[] := ARRAY[lower_inc(factor), upper_inc(factor)];
    above numeric;
    below numeric;
    reached boolean;
    low numeric := 'Infinity';
    high numeric := '-Infinity';
    low_reached boolean := false;
    high_reached boolean := false;
BEGIN
    FOR i IN 1..2 LOOP
        FOR j IN 1..2 LOOP
            below := CASE WHEN dividing AND y[j] < 'Infinity' THEN y[j] ELSE 1 END;
            above := CASE WHEN x[i] = 0 OR y[j] = 0 OR (dividing AND y[j] = 'Infinity') THEN 0
                WHEN dividing THEN x[i] ELSE x[i] * y[j] END;
            reached := (x[i] = 0 AND in_x[i]) OR (y[j] = 0 AND in_y[j]) OR (in_x[i] AND in_y[j]);
            low_reached := reached AND onrecord_outward(above, below, false) <= low
                OR low_reached AND onrecord_outward(above, below, false) >= low;
            high_reached := reached AND onrecord_outward(above, below, true) >= high
                OR high_reached AND onrecord_outward(above, below, true) <= high;
            low := least(low, onrecord_outward(above, below, false));
            high := greatest(high, onrecord_outward(above, below, true));
        END LOOP;
    END LOOP;
    RETURN numrange(nullif(low, '-Infinity'), nullif(high, 'Infinity'),
        onrecord_bounds(low_reached, high_reached));
END $$;

COMMENT ON FUNCTION onrecord_scaled IS
    'Every value of one range times, or divided by, every value of another (divisors are '
    'positive). The ends lie at corners, since both operations are monotonous in each operand. An '
    'end belongs to the result where a corner that belongs to both operands has it. Zero times '
    'anything is zero, so there the other operand need not reach its end. Source: Hickey, Ju and '
    'van Emden, Interval arithmetic: from principles to implementation, J. ACM 48 (2001).';
