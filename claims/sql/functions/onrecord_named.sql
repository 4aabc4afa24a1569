CREATE OR REPLACE FUNCTION onrecord_named(claim uuid) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT setweight(to_tsvector('onrecord', coalesce((
        SELECT s.name FROM claims_speaker s
        WHERE s.id = (SELECT c.speaker_id FROM claims_claim c WHERE c.id = claim)), '')), 'C')
$$;

COMMENT ON FUNCTION onrecord_named IS
    'The part of a claim''s search document that its speaker''s name makes.';
