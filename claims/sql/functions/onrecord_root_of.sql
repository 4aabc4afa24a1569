CREATE OR REPLACE FUNCTION onrecord_root_of(claim uuid, speaker uuid) RETURNS uuid
LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT a.speaker_id FROM claims_attribution a WHERE a.claim_id = claim
        ORDER BY a.position DESC LIMIT 1), speaker)
$$;

COMMENT ON FUNCTION onrecord_root_of IS
    'The root speaker of a claim: the last of its chain of attributions, else its own speaker.';
