"""A change or a share whose baseline is on record has a canonical interval: the database resolves
it.

What `onrecord_derive_assertion` makes of a figure without a baseline is what it was. Of one with a
baseline it makes the interval of the result, and says how. Whatever moves the baseline resolves
again what is measured against it: its figures, its unit, its words, its claim's becoming public.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.fields

ARITHMETIC = r"""
-- above / below with 24 decimals at most, rounded up or down; below is positive, and an infinite
-- number stays one.
CREATE FUNCTION onrecord_outward(above numeric, below numeric, upward boolean) RETURNS numeric
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

-- Every value of the one times, or divided by, every value of the other (divisors are positive).
-- The ends lie at corners, since both operations are monotonous in each operand; an end belongs to
-- the result where a corner that belongs to both operands has it. Zero times anything is zero, so
-- there the other operand need not reach its end. Source: Hickey, Ju and van Emden, “Interval
-- arithmetic: from principles to implementation”, J. ACM 48 (2001).
CREATE FUNCTION onrecord_scaled(base numrange, factor numrange, dividing boolean) RETURNS numrange
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

CREATE FUNCTION onrecord_bounds(low_reached boolean, high_reached boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN low_reached THEN '[' ELSE '(' END || CASE WHEN high_reached THEN ']' ELSE ')' END
$$;

-- Every value of the one more, or less, by every value of the other. No end stays none.
CREATE FUNCTION onrecord_shifted(base numrange, change numrange, upward boolean) RETURNS numrange
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN upward THEN numrange(
            trim_scale(lower(base) + lower(change)), trim_scale(upper(base) + upper(change)),
            onrecord_bounds(lower_inc(base) AND lower_inc(change), upper_inc(base) AND upper_inc(change)))
        ELSE numrange(
            trim_scale(lower(base) - upper(change)), trim_scale(upper(base) - lower(change)),
            onrecord_bounds(lower_inc(base) AND upper_inc(change), upper_inc(base) AND lower_inc(change)))
        END
$$;

-- What a change or a share makes of its baseline, and by which rule: the table "Changes and shares"
-- in API.md. `size` is the figure's interval as a plain ratio or in the canonical unit, `low` and
-- `high` what was printed. Where no interval can be vouched for there is none, and `rule` is why.
CREATE FUNCTION onrecord_resolution(
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
            WHEN 'percent_change.up' THEN onrecord_scaled(base, onrecord_shifted(one, size, true), false)
            WHEN 'percent_change.down' THEN onrecord_scaled(base, onrecord_shifted(one, size, false), false)
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
"""

WORDS = r"""
-- A number for a person: its thousands set apart, all its digits.
CREATE FUNCTION onrecord_digits(value numeric) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN value < 0 THEN '−' ELSE '' END
        || to_char(trunc(abs(value)), 'FM' || repeat('999,', 40) || '990')
        || coalesce('.' || nullif(split_part(trim_scale(value)::text, '.', 2), ''), '')
$$;

-- An interval for a person: more than 8,000; at least 5 km; 4.75 to less than 5.25 km.
CREATE FUNCTION onrecord_in_words(range numrange, unit claims_unit) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    low text := onrecord_digits(lower(range));
    high text := onrecord_digits(upper(range));
BEGIN
    RETURN CASE
        WHEN lower_inf(range) AND upper_inf(range) THEN 'any number'
        WHEN upper_inf(range) THEN
            CASE WHEN lower_inc(range) THEN 'at least ' ELSE 'more than ' END || low
        WHEN lower_inf(range) THEN
            CASE WHEN upper_inc(range) THEN 'at most ' ELSE 'less than ' END || high
        WHEN lower(range) = upper(range) THEN low
        ELSE CASE WHEN lower_inc(range) THEN '' ELSE 'more than ' END || low || ' to '
            || CASE WHEN upper_inc(range) THEN '' ELSE 'less than ' END || high END
        || CASE WHEN unit.code IN ('1', 'ratio') THEN ''
            ELSE ' ' || coalesce(nullif(unit.symbol, ''), unit.code) END;
END $$;

-- A canonical interval in a unit, for a person: what does not end in 12 decimals there is rounded.
CREATE FUNCTION onrecord_in_unit(range numrange, unit claims_unit) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    low numeric := round((lower(range) - unit."offset") * unit.factor_denominator / unit.factor_numerator, 12);
    high numeric := round((upper(range) - unit."offset") * unit.factor_denominator / unit.factor_numerator, 12);
BEGIN
    RETURN onrecord_in_words(numrange(low, high, CASE WHEN low = high THEN '[]'
        ELSE onrecord_bounds(lower_inc(range), upper_inc(range)) END), unit);
END $$;

CREATE FUNCTION onrecord_explained(rule text, change text, base text, result text) RETURNS text
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
        WHEN 'no_zero' THEN 'Not resolved: a multiple means nothing on a scale whose zero is a convention.'
        WHEN 'no_side' THEN 'Not resolved: the multiple may lie above one or below it.'
        WHEN 'nothing_fits' THEN 'Not resolved: no value fits both the change and its baseline.'
        END
$$;
"""

RESOLVING = r"""
-- A chain of baselines never leads back. Its figures are held until the transaction ends, so that
-- whoever changes one meanwhile waits, and then finds what is measured against it.
CREATE FUNCTION onrecord_hold_baselines(figure uuid, next uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    steps integer := 0;
BEGIN
    WHILE next IS NOT NULL LOOP
        steps := steps + 1;
        IF next = figure OR steps > 1000 THEN
            RAISE EXCEPTION 'a figure is not measured against itself, through others either'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'assertion_no_loop',
                    TABLE = 'claims_numericassertion';
        END IF;
        SELECT a.baseline_assertion_id INTO next FROM claims_numericassertion a
        WHERE a.id = next FOR SHARE;
    END LOOP;
END $$;

-- What is known of a change or share by its baseline. All is NULL where the baseline is not public
-- (of the same claim, it is as public as the figure itself), or is yet to come in this transaction.
CREATE FUNCTION onrecord_resolved(
    figure claims_numericassertion, OUT canonical numrange, OUT derivation jsonb
) LANGUAGE plpgsql AS $$
DECLARE
    base record;
    shown boolean;
    size numrange;
    rule text;
    unit claims_unit;
    shown_in claims_unit;
BEGIN
    SELECT a.id, a.as_printed, a.claim_id, a.canonical, a.basis, a.unit_id, m.dimension, m.unit_id AS counted_in
        INTO base
        FROM claims_numericassertion a JOIN claims_measure m ON m.id = a.measure_id
        WHERE a.id = figure.baseline_assertion_id;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF base.dimension <> figure.measure_dimension THEN
        RAISE EXCEPTION 'a baseline in % is none of a figure in %', base.dimension, figure.measure_dimension
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assertion_baseline_fits_measure',
                TABLE = 'claims_numericassertion';
    END IF;
    IF base.claim_id <> figure.claim_id THEN
        SELECT c.status IN ('published', 'retracted') AND c.redacted_at IS NULL INTO shown
            FROM claims_claim c WHERE c.id = base.claim_id FOR SHARE;
        IF shown IS NOT TRUE THEN
            RETURN;
        END IF;
    END IF;

    SELECT u.* INTO unit FROM claims_unit u WHERE u.code = figure.unit_id;
    IF figure.form = 'share' AND figure.measure_dimension = 'ratio' THEN
        rule := 'share.itself';
    ELSE
        size := CASE WHEN isempty(figure.interval) THEN NULL ELSE numrange(
            onrecord_canonical(lower(figure.interval), unit.factor_numerator, unit.factor_denominator, 0, false),
            onrecord_canonical(upper(figure.interval), unit.factor_numerator, unit.factor_denominator, 0, true),
            onrecord_bounds(lower_inc(figure.interval), upper_inc(figure.interval))) END;
        SELECT r.resolved, r.rule INTO canonical, rule FROM onrecord_resolution(
            figure.form, figure.direction, size,
            figure.low * unit.factor_numerator / unit.factor_denominator,
            figure.high * unit.factor_numerator / unit.factor_denominator,
            base.canonical, figure.measure_non_negative,
            NOT EXISTS (SELECT FROM claims_unit z WHERE z.dimension = figure.measure_dimension AND z."offset" <> 0)
        ) r;
    END IF;
    SELECT u.* INTO shown_in FROM claims_unit u
        WHERE u.code = CASE base.basis WHEN 'resolved' THEN base.counted_in ELSE base.unit_id END;
    derivation := jsonb_build_object(
        'rule', CASE WHEN canonical IS NOT NULL OR rule = 'share.itself' THEN rule ELSE 'unresolved' END,
        'baseline', jsonb_build_object('id', base.id, 'as_printed', base.as_printed, 'claim', base.claim_id),
        'explanation', onrecord_explained(rule,
            onrecord_in_words(figure.interval, unit), onrecord_in_unit(base.canonical, shown_in), onrecord_in_unit(canonical, shown_in)));
END $$;

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

    NEW.low := trim_scale(NEW.low);
    NEW.high := trim_scale(NEW.high);
    NEW.multiplier := trim_scale(NEW.multiplier);
    NEW.resolution := trim_scale(NEW.resolution);

    NEW.interval := onrecord_interval(NEW.comparator, NEW.precision, NEW.low, NEW.high, NEW.resolution);
    IF measure.non_negative AND NEW.form IN ('absolute', 'share') THEN
        NEW.interval := NEW.interval * numrange(0, NULL);
    END IF;

    IF NEW.form <> 'absolute' AND (NEW.form <> 'share' OR measure.dimension <> 'ratio') THEN
        NEW.canonical := NULL;
        NEW.stated := NULL;
        NEW.basis := '';
    ELSIF unit.factor_numerator = unit.factor_denominator AND unit."offset" = 0 THEN
        NEW.canonical := NEW.interval;
        NEW.stated := onrecord_range(coalesce(NEW.low, NEW.high), coalesce(NEW.high, NEW.low), '[]');
        NEW.basis := 'printed';
    ELSE
        NEW.canonical := CASE WHEN isempty(NEW.interval) THEN NEW.interval ELSE onrecord_range(
            onrecord_canonical(lower(NEW.interval), unit.factor_numerator, unit.factor_denominator, unit."offset", false),
            onrecord_canonical(upper(NEW.interval), unit.factor_numerator, unit.factor_denominator, unit."offset", true),
            onrecord_bounds(lower_inc(NEW.interval), upper_inc(NEW.interval))) END;
        NEW.stated := onrecord_range(
            onrecord_canonical(coalesce(NEW.low, NEW.high), unit.factor_numerator, unit.factor_denominator, unit."offset", false),
            onrecord_canonical(coalesce(NEW.high, NEW.low), unit.factor_numerator, unit.factor_denominator, unit."offset", true),
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

-- Resolve again what is measured against these figures, and then what is measured against that. The
-- UPDATE of a derived column lets the row trigger do it; the setting keeps the statement trigger
-- below from walking the same way.
CREATE FUNCTION onrecord_resolve_again(figures uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    steps integer := 0;
BEGIN
    PERFORM set_config('onrecord.resolving', 'on', true);
    LOOP
        figures := ARRAY(SELECT a.id FROM claims_numericassertion a
            WHERE a.baseline_assertion_id = ANY (figures) ORDER BY a.id);
        EXIT WHEN cardinality(figures) = 0 OR steps > 1000;
        UPDATE claims_numericassertion SET basis = basis WHERE id = ANY (figures);
        steps := steps + 1;
    END LOOP;
    PERFORM set_config('onrecord.resolving', 'off', true);
END $$;

CREATE FUNCTION onrecord_baselines_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved uuid[];
BEGIN
    IF current_setting('onrecord.resolving', true) = 'on' THEN
        RETURN NULL;
    END IF;
    moved := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE (n.canonical, n.basis, n.as_printed, n.claim_id, n.unit_id, n.measure_id, n.measure_dimension)
            IS DISTINCT FROM
            (o.canonical, o.basis, o.as_printed, o.claim_id, o.unit_id, o.measure_id, o.measure_dimension));
    IF cardinality(moved) > 0 THEN
        PERFORM onrecord_resolve_again(moved);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER c_resolve_again AFTER UPDATE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_baselines_moved();

-- A claim that becomes public, or is redacted, shows its figures to those measured against them, or
-- hides them.
CREATE FUNCTION onrecord_baselines_shown() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    claims uuid[];
BEGIN
    claims := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE (n.status IN ('published', 'retracted') AND n.redacted_at IS NULL)
            IS DISTINCT FROM (o.status IN ('published', 'retracted') AND o.redacted_at IS NULL));
    IF cardinality(claims) > 0 THEN
        PERFORM onrecord_resolve_again(
            ARRAY(SELECT a.id FROM claims_numericassertion a WHERE a.claim_id = ANY (claims)));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER c_resolve_again AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_baselines_shown();

-- A baseline, or its claim, may come after what is measured against it, in the same transaction: the
-- figure is resolved when that ends. So a new row without a baseline need not be looked up as one.
CREATE FUNCTION onrecord_resolve_at_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_numericassertion a SET basis = a.basis
    WHERE a.id = NEW.id AND a.baseline_assertion_id IS NOT NULL AND a.derivation IS NULL;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER d_resolve_at_last AFTER INSERT OR UPDATE OF baseline_assertion_id
    ON claims_numericassertion DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.baseline_assertion_id IS NOT NULL AND NEW.derivation IS NULL)
    EXECUTE FUNCTION onrecord_resolve_at_last();

DROP TRIGGER z_note_change ON claims_numericassertion;
CREATE TRIGGER z_note_change BEFORE UPDATE ON claims_numericassertion
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change(measure_dimension, measure_non_negative,
        unit_dimension, interval, stated, canonical, basis, derivation);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0017_names_last"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="numericassertion",
            name="assertion_dimension",
        ),
        migrations.AddField(
            model_name="numericassertion",
            name="derivation",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="numericassertion",
            name="baseline_assertion",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="Of a change: the figure it is measured against, if it is on record.",
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="compared_by",
                to="claims.numericassertion",
            ),
        ),
        migrations.AlterField(
            model_name="numericassertion",
            name="basis",
            field=claims.models.fields.LineField(
                blank=True,
                choices=[
                    ("printed", "Printed"),
                    ("converted", "Converted"),
                    ("resolved", "Resolved"),
                ],
                db_default="",
                editable=False,
                max_length=9,
            ),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(models.F("measure_dimension"), name="assertion_dimension"),
        ),
        migrations.AddIndex(
            model_name="numericassertion",
            index=models.Index(
                models.F("baseline_assertion"),
                condition=models.Q(("baseline_assertion__isnull", False)),
                name="assertion_baseline",
            ),
        ),
        migrations.RunSQL(ARITHMETIC),
        migrations.RunSQL(WORDS),
        migrations.RunSQL(RESOLVING),
    ]
