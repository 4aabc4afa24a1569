"""What the database makes of what is written, and what it refuses beyond CHECK constraints.

Row triggers are plain SQL here rather than pgtrigger's, whose wrapper costs several microseconds a
row: too much for a COPY of millions. They carry constraint names, so that `claims.models.error_messages`
gives them words.
"""

from django.db import migrations

ROWS = [
    "speaker", "speakeralias", "speakeridentifier", "role", "source", "snapshot", "topic", "measure",
    "claim", "claimtopic", "appearance", "attribution", "relation", "review", "reviewevidence",
    "numericassertion",
]  # fmt: skip
DERIVED = {
    "claim": "root_speaker_id",
    "measure": "dimension",
    "snapshot": "sha256",
    "numericassertion": "measure_dimension, measure_non_negative, unit_dimension, "
    "interval, stated, canonical, basis",
}
MERGEABLE = ["speaker", "source", "topic", "measure", "claim"]

ASSERTIONS = r"""
-- value * numerator / denominator + offset; what does not terminate in 24 places is rounded outward.
CREATE FUNCTION onrecord_canonical(
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

-- A range, or NULL where its ends are inverted: the named CHECK then speaks, not error 22000.
CREATE FUNCTION onrecord_range(low numeric, high numeric, bounds text) RETURNS numrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN low > high THEN NULL ELSE numrange(trim_scale(low), trim_scale(high), bounds) END
$$;

-- The interval of a printed figure, in its own unit: the table "The number language" in API.md.
CREATE FUNCTION onrecord_interval(
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
            WHEN 'approximate' THEN onrecord_range(low - abs(low) * 0.1, high + abs(high) * 0.1, '[]')
            ELSE onrecord_range(low, high, '[]') END
        ELSE CASE WHEN precision_ <> 'rounded' THEN onrecord_range(low, high, '[]')
            WHEN coalesce(resolution, 0) <= 0 THEN NULL
            WHEN figure < 0 THEN onrecord_range(figure - half, figure + half, '(]')
            ELSE onrecord_range(figure - half, figure + half, '[)') END
    END;
END $$;

CREATE FUNCTION onrecord_derive_assertion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    measure record;
    unit record;
BEGIN
    SELECT dimension, non_negative INTO measure FROM claims_measure WHERE id = NEW.measure_id;
    SELECT dimension, factor_numerator, factor_denominator, "offset" INTO unit
        FROM claims_unit WHERE code = NEW.unit_id;
    NEW.measure_dimension := coalesce(measure.dimension, '');
    NEW.measure_non_negative := coalesce(measure.non_negative, true);
    NEW.unit_dimension := coalesce(unit.dimension, '');
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

    IF NEW.form = 'absolute' OR (NEW.form = 'share' AND measure.dimension = 'ratio') THEN
        NEW.canonical := CASE WHEN isempty(NEW.interval) THEN NEW.interval ELSE onrecord_range(
            onrecord_canonical(lower(NEW.interval), unit.factor_numerator, unit.factor_denominator, unit."offset", false),
            onrecord_canonical(upper(NEW.interval), unit.factor_numerator, unit.factor_denominator, unit."offset", true),
            CASE WHEN lower_inc(NEW.interval) THEN '[' ELSE '(' END
            || CASE WHEN upper_inc(NEW.interval) THEN ']' ELSE ')' END) END;
        NEW.stated := onrecord_range(
            onrecord_canonical(coalesce(NEW.low, NEW.high), unit.factor_numerator, unit.factor_denominator, unit."offset", false),
            onrecord_canonical(coalesce(NEW.high, NEW.low), unit.factor_numerator, unit.factor_denominator, unit."offset", true),
            '[]');
        NEW.basis := CASE WHEN unit.factor_numerator = unit.factor_denominator AND unit."offset" = 0
            THEN 'printed' ELSE 'converted' END;
    ELSE
        NEW.canonical := NULL;
        NEW.stated := NULL;
        NEW.basis := '';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_numericassertion
    FOR EACH ROW EXECUTE FUNCTION onrecord_derive_assertion();

ALTER TABLE claims_measure ADD CONSTRAINT measure_unit_of_dimension
    FOREIGN KEY (unit_id, dimension) REFERENCES claims_unit (code, dimension) DEFERRABLE;
ALTER TABLE claims_numericassertion ADD CONSTRAINT assertion_unit_exists
    FOREIGN KEY (unit_id, unit_dimension) REFERENCES claims_unit (code, dimension) DEFERRABLE;
-- A measure that changes what it is takes its assertions with it: they are derived anew, or refuse.
ALTER TABLE claims_numericassertion ADD CONSTRAINT assertion_measure_exists
    FOREIGN KEY (measure_id, measure_dimension, measure_non_negative)
    REFERENCES claims_measure (id, dimension, non_negative) ON UPDATE CASCADE DEFERRABLE;

CREATE FUNCTION onrecord_derive_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.dimension := coalesce((SELECT dimension FROM claims_unit WHERE code = NEW.unit_id), '');
    RETURN NEW;
END $$;
CREATE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_measure
    FOR EACH ROW EXECUTE FUNCTION onrecord_derive_measure();

CREATE FUNCTION onrecord_unit_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the definition of unit % is fixed', OLD.code
        USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_is_fixed', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER a_fixed BEFORE UPDATE ON claims_unit FOR EACH ROW
    WHEN ((OLD.code, OLD.dimension, OLD.factor_numerator, OLD.factor_denominator, OLD."offset")
        IS DISTINCT FROM (NEW.code, NEW.dimension, NEW.factor_numerator, NEW.factor_denominator, NEW."offset"))
    EXECUTE FUNCTION onrecord_unit_is_fixed();
"""

CLAIMS = r"""
CREATE FUNCTION onrecord_root_of(claim uuid, speaker uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT a.speaker_id FROM claims_attribution a WHERE a.claim_id = claim
        ORDER BY a.position DESC LIMIT 1), speaker)
$$;

CREATE FUNCTION onrecord_derive_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.root_speaker_id := coalesce((SELECT a.speaker_id FROM claims_attribution a
        WHERE a.claim_id = NEW.id ORDER BY a.position DESC LIMIT 1), NEW.speaker_id);
    IF TG_OP = 'UPDATE' THEN
        NEW.first_published_at := coalesce(OLD.first_published_at, NEW.first_published_at);
    END IF;
    IF NEW.status IN ('published', 'retracted') AND NEW.first_published_at IS NULL THEN
        NEW.first_published_at := now();
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION onrecord_derive_claim();

CREATE FUNCTION onrecord_derive_roots(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    UPDATE claims_claim c SET root_speaker_id = onrecord_root_of(c.id, c.speaker_id)
    WHERE c.id = ANY (ids) AND c.root_speaker_id IS DISTINCT FROM onrecord_root_of(c.id, c.speaker_id)
$$;
CREATE FUNCTION onrecord_attributed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM onrecord_derive_roots(ARRAY(SELECT DISTINCT claim_id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM onrecord_derive_roots(ARRAY(SELECT DISTINCT claim_id FROM old_rows));
    ELSE
        PERFORM onrecord_derive_roots(
            ARRAY(SELECT claim_id FROM new_rows UNION SELECT claim_id FROM old_rows));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_attributed_insert AFTER INSERT ON claims_attribution
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION onrecord_attributed();
CREATE TRIGGER a_attributed_update AFTER UPDATE ON claims_attribution
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_attributed();
CREATE TRIGGER a_attributed_delete AFTER DELETE ON claims_attribution
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION onrecord_attributed();

CREATE FUNCTION onrecord_derive_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sha256 := encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex');
    RETURN NEW;
END $$;
CREATE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_snapshot
    FOR EACH ROW EXECUTE FUNCTION onrecord_derive_snapshot();
"""

REFUSALS = r"""
-- `repeats` points at the first utterance: neither end may be the other end of another `repeats`.
-- The lock makes two writers of one chain take turns.
CREATE FUNCTION onrecord_no_chain_of_repeats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:repeats'));
    IF EXISTS (SELECT FROM claims_relation r WHERE r.kind = 'repeats' AND r.id <> NEW.id
               AND r.retraction_reason = ''
               AND (r.subject_id IN (NEW.object_id, NEW.subject_id) OR r.object_id = NEW.subject_id)) THEN
        RAISE EXCEPTION 'repeats points at the first utterance, never at another repeat'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'relation_no_chain', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_no_chain BEFORE INSERT OR UPDATE ON claims_relation FOR EACH ROW
    WHEN (NEW.kind = 'repeats' AND NEW.retraction_reason = '')
    EXECUTE FUNCTION onrecord_no_chain_of_repeats();

CREATE FUNCTION onrecord_no_loop_of_topics() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:topics'));
    IF EXISTS (
        WITH RECURSIVE up(id) AS (
            SELECT NEW.broader_id
            UNION SELECT t.broader_id FROM claims_topic t JOIN up ON t.id = up.id
        ) SELECT FROM up WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'a topic cannot be broader than itself, through others either'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'topic_no_loop', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_no_loop BEFORE INSERT OR UPDATE OF broader_id ON claims_topic FOR EACH ROW
    WHEN (NEW.broader_id IS NOT NULL) EXECUTE FUNCTION onrecord_no_loop_of_topics();

-- Never a chain, so never a loop: the survivor is not merged itself, and nothing is merged into the one
-- that goes.
CREATE FUNCTION onrecord_merge_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:merge:' || TG_TABLE_NAME));
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %1$I WHERE (id = $1 AND merged_into_id IS NOT NULL) OR merged_into_id = $2)',
        TG_TABLE_NAME) INTO bad USING NEW.merged_into_id, NEW.id;
    IF bad THEN
        RAISE EXCEPTION 'a merge never leads to another merge'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_no_chain', TABLE = TG_TABLE_NAME;
    END IF;
    IF TG_TABLE_NAME = 'claims_claim' AND EXISTS (SELECT FROM claims_stamp WHERE id = NEW.id)
       AND NOT EXISTS (SELECT FROM claims_stamp WHERE id = NEW.merged_into_id) THEN
        RAISE EXCEPTION 'a public claim merges into a public one only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merged_into_public', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION onrecord_public_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_stamp WHERE id = OLD.id) THEN
        RAISE EXCEPTION '% % is public and stays on record', TG_TABLE_NAME, OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'public_stays', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END $$;
"""

# What is public is not emptied by TRUNCATE either. Tests, which empty their own database after each
# other, say so in a setting of that database.
TRUNCATED = r"""
CREATE FUNCTION onrecord_public_is_not_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_stamp)
       AND current_setting('onrecord.may_truncate', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'public records stay, so % is not truncated', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'public_stays', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

-- Stamps are the triggers' own: a version that could be set by hand would be worth nothing.
CREATE FUNCTION onrecord_stamps_are_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2
       AND current_setting('onrecord.restamping', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'stamps are written by triggers only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stamps_are_derived', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_derived BEFORE INSERT OR UPDATE OR DELETE ON claims_stamp
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_stamps_are_derived();
CREATE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_stamp
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
"""

# A redacted row keeps a digest of its identifier, so that no later import brings its words back.
REDACTED = r"""
CREATE FUNCTION onrecord_%TABLE%_redacted_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_%TABLE% r WHERE r.origin = NEW.origin AND r.origin_id =
               'sha256:' || encode(sha256(convert_to(NEW.origin_id, 'UTF8')), 'hex')) THEN
        RAISE EXCEPTION '% of % was redacted', TG_TABLE_NAME, NEW.origin
            USING ERRCODE = 'check_violation', CONSTRAINT = 'redacted_stays', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER b_redacted_stays BEFORE INSERT ON claims_%TABLE% FOR EACH ROW
    WHEN (NEW.origin_id <> '') EXECUTE FUNCTION onrecord_%TABLE%_redacted_stays();
"""


def provenance(schema_editor_apps, schema_editor):
    schema_editor.execute(TRUNCATED, params=None)
    for table in [*ROWS, *(f"{row}event" for row in ROWS)]:
        schema_editor.execute(
            f"CREATE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_{table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated()"
        )
    for table in ROWS:
        schema_editor.execute(
            f"CREATE TRIGGER z_note_change BEFORE UPDATE ON claims_{table} "
            f"FOR EACH ROW EXECUTE FUNCTION onrecord_note_change({DERIVED.get(table, '')})"
        )
    for table in MERGEABLE:
        schema_editor.execute(
            f"CREATE TRIGGER b_merge_is_final BEFORE INSERT OR UPDATE OF merged_into_id ON claims_{table} "
            "FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION onrecord_merge_is_final()"
        )
    for table in [*MERGEABLE, "relation", "review"]:
        schema_editor.execute(
            f"CREATE TRIGGER b_public_stays BEFORE DELETE ON claims_{table} "
            "FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays()"
        )
        schema_editor.execute(REDACTED.replace("%TABLE%", table), params=None)


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_tables")]

    operations = [
        migrations.RunSQL(ASSERTIONS),
        migrations.RunSQL(CLAIMS),
        migrations.RunSQL(REFUSALS),
        migrations.RunPython(provenance),
    ]
