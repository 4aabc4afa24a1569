CREATE OR REPLACE FUNCTION onrecord_list(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtext('onrecord:listings'));
    ids := ARRAY(SELECT id FROM claims_claim
        WHERE id = ANY (ids) AND first_published_at IS NOT NULL ORDER BY id FOR NO KEY UPDATE);
    DELETE FROM claims_claimlisting l WHERE l.claim_id = ANY (ids)
        AND NOT EXISTS (SELECT FROM onrecord_listings(l.claim_id) due WHERE due.entry = l.entry);
    INSERT INTO claims_claimlisting (claim_id, entry, said_at)
    SELECT i.id, due.entry, due.said_at
    FROM unnest(ids) i (id) CROSS JOIN LATERAL onrecord_listings(i.id) due
    ON CONFLICT (claim_id, entry) DO UPDATE SET said_at = excluded.said_at
    WHERE claims_claimlisting.said_at IS DISTINCT FROM excluded.said_at;
END $$;

COMMENT ON FUNCTION onrecord_list IS
    'Make the listings of claims anew. The claims are locked first, and the next statements read '
    'what they show: the second of two writers sees what the first wrote. A claim that never was '
    'public is not listed, and whoever publishes it waits for those that add to it.';
