-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_reveal() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    ids := ARRAY(SELECT id FROM new_rows WHERE kind = 'speaker');
    IF cardinality(ids) > 0 THEN
        PERFORM FROM claims_speaker t0 WHERE t0.id = ANY (ids)
        ORDER BY t0.id FOR NO KEY UPDATE OF t0;
        -- reveal: speaker
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'speaker', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."merged_into_id" AS id
            FROM claims_speaker t0
            WHERE t0.id = ANY (ids)
                AND t0."merged_into_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: speaker
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'speaker', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."organization_id" AS id
            FROM claims_role t1
            WHERE t1."speaker_id" = ANY (ids)
                AND t1."organization_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
    END IF;
    ids := ARRAY(SELECT id FROM new_rows WHERE kind = 'source');
    IF cardinality(ids) > 0 THEN
        PERFORM FROM claims_source t0 WHERE t0.id = ANY (ids)
        ORDER BY t0.id FOR NO KEY UPDATE OF t0;
        -- reveal: speaker
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'speaker', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."publisher_id" AS id
            FROM claims_source t0
            WHERE t0.id = ANY (ids)
                AND t0."publisher_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: source
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'source', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."merged_into_id" AS id
            FROM claims_source t0
            WHERE t0.id = ANY (ids)
                AND t0."merged_into_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
    END IF;
    ids := ARRAY(SELECT id FROM new_rows WHERE kind = 'event');
    IF cardinality(ids) > 0 THEN
        PERFORM FROM claims_event t0 WHERE t0.id = ANY (ids)
        ORDER BY t0.id FOR NO KEY UPDATE OF t0;
        -- reveal: event
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'event', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."merged_into_id" AS id
            FROM claims_event t0
            WHERE t0.id = ANY (ids)
                AND t0."merged_into_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
    END IF;
    ids := ARRAY(SELECT id FROM new_rows WHERE kind = 'measure');
    IF cardinality(ids) > 0 THEN
        PERFORM FROM claims_measure t0 WHERE t0.id = ANY (ids)
        ORDER BY t0.id FOR NO KEY UPDATE OF t0;
        -- reveal: measure
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'measure', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."part_of_id" AS id
            FROM claims_measure t0
            WHERE t0.id = ANY (ids)
                AND t0."part_of_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: measure
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'measure', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."merged_into_id" AS id
            FROM claims_measure t0
            WHERE t0.id = ANY (ids)
                AND t0."merged_into_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
    END IF;
    ids := ARRAY(SELECT id FROM new_rows WHERE kind = 'topic');
    IF cardinality(ids) > 0 THEN
        PERFORM FROM claims_topic t0 WHERE t0.id = ANY (ids)
        ORDER BY t0.id FOR NO KEY UPDATE OF t0;
        -- reveal: topic
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'topic', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."broader_id" AS id
            FROM claims_topic t0
            WHERE t0.id = ANY (ids)
                AND t0."broader_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: topic
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'topic', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."merged_into_id" AS id
            FROM claims_topic t0
            WHERE t0.id = ANY (ids)
                AND t0."merged_into_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
    END IF;
    ids := ARRAY(SELECT id FROM new_rows WHERE kind = 'review');
    IF cardinality(ids) > 0 THEN
        -- reveal: speaker
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'speaker', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."reviewer_id" AS id
            FROM claims_review t0
            WHERE t0.id = ANY (ids)
                AND t0."reviewer_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: source
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'source', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."source_id" AS id
            FROM claims_reviewevidence t1
            WHERE t1."review_id" = ANY (ids)
                AND t1."source_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
    END IF;
    ids := ARRAY(SELECT id FROM new_rows WHERE kind = 'relation');
    IF cardinality(ids) > 0 THEN
        PERFORM onrecord_raise_versions(ARRAY(
            SELECT unnest(ARRAY[r.subject_id, r.object_id])
            FROM claims_relation r WHERE r.id = ANY (ids)
        ));
    END IF;
    ids := ARRAY(SELECT id FROM new_rows WHERE kind = 'claim');
    IF cardinality(ids) > 0 THEN
        -- reveal: speaker
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'speaker', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."speaker_id" AS id
            FROM claims_claim t0
            WHERE t0.id = ANY (ids)
                AND t0."speaker_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: speaker
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'speaker', pg_current_xact_id() FROM (
            SELECT DISTINCT t0."root_speaker_id" AS id
            FROM claims_claim t0
            WHERE t0.id = ANY (ids)
                AND t0."root_speaker_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: speaker
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'speaker', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."speaker_id" AS id
            FROM claims_attribution t1
            WHERE t1."claim_id" = ANY (ids)
                AND t1."speaker_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: source
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'source', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."source_id" AS id
            FROM claims_attribution t1
            WHERE t1."claim_id" = ANY (ids)
                AND t1."source_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: measure
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'measure', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."measure_id" AS id
            FROM claims_numericassertion t1
            WHERE t1."claim_id" = ANY (ids)
                AND t1."measure_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: event
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'event', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."event_id" AS id
            FROM claims_numericassertion t1
            WHERE t1."claim_id" = ANY (ids)
                AND t1."event_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: source
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'source', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."source_id" AS id
            FROM claims_appearance t1
            WHERE t1."claim_id" = ANY (ids)
                AND t1."source_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: topic
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'topic', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."topic_id" AS id
            FROM claims_claimtopic t1
            WHERE t1."claim_id" = ANY (ids)
                AND t1."topic_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        -- reveal: speaker
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'speaker', pg_current_xact_id() FROM (
            SELECT DISTINCT t1."reviewer_id" AS id
            FROM claims_review t1
            WHERE t1."claim_id" = ANY (ids)
                AND t1."reviewer_id" IS NOT NULL
        ) r
        WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
        ORDER BY r.id ON CONFLICT DO NOTHING;
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'review', pg_current_xact_id() FROM claims_review r
        WHERE r.claim_id = ANY (ids) ON CONFLICT DO NOTHING;
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT r.id, 'relation', pg_current_xact_id() FROM claims_relation r
        WHERE (r.subject_id = ANY (ids) OR r.object_id = ANY (ids))
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.subject_id)
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.object_id)
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_reveal IS
    'What a newly public record refers to is public.';

CREATE OR REPLACE TRIGGER v_reveal
    AFTER INSERT ON claims_recordversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_reveal();
COMMENT ON TRIGGER v_reveal ON claims_recordversion IS
    'What a newly public record refers to is public.';
