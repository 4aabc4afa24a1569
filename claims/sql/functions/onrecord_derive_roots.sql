CREATE OR REPLACE FUNCTION onrecord_derive_roots(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    UPDATE claims_claim c SET root_speaker_id = onrecord_root_of(c.id, c.speaker_id)
    WHERE c.id = ANY (ids)
        AND c.root_speaker_id IS DISTINCT FROM onrecord_root_of(c.id, c.speaker_id)
$$;

COMMENT ON FUNCTION onrecord_derive_roots IS
    'Derive the root speakers of claims anew.';
