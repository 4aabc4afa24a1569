CREATE OR REPLACE FUNCTION onrecord_document(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    speakers uuid[];
    sources uuid[];
BEGIN
    ids := ARRAY(SELECT id FROM claims_claim WHERE id = ANY (ids));
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    speakers := ARRAY(SELECT DISTINCT speaker_id FROM claims_claim WHERE id = ANY (ids));
    sources := ARRAY(SELECT DISTINCT source_id FROM claims_appearance WHERE claim_id = ANY (ids));
    PERFORM FROM claims_speaker WHERE id = ANY (speakers) ORDER BY id FOR SHARE;
    PERFORM FROM claims_source WHERE id = ANY (sources) ORDER BY id FOR SHARE;
    PERFORM FROM claims_claimdocument WHERE claim_id = ANY (ids) ORDER BY claim_id FOR UPDATE;
    INSERT INTO claims_claimdocument (claim_id, listed, said_at, document)
    SELECT c.id, onrecord_is_listed(c.status, c.redacted_at, c.merged_into_id), c.said_at,
        setweight(to_tsvector('onrecord', c.statement), 'A')
        || setweight(to_tsvector('onrecord', c.quote), 'B')
        || setweight(to_tsvector('onrecord', coalesce((
            SELECT string_agg(DISTINCT (
                SELECT title FROM claims_source WHERE id = a.source_id), ' / ')
            FROM claims_appearance a WHERE a.claim_id = c.id), '')), 'D')
        || onrecord_named(c.id)
    FROM claims_claim c WHERE c.id = ANY (ids) ORDER BY c.id
    ON CONFLICT (claim_id) DO UPDATE SET
        listed = excluded.listed, said_at = excluded.said_at, document = excluded.document
    WHERE (claims_claimdocument.listed, claims_claimdocument.said_at, claims_claimdocument.document)
        IS DISTINCT FROM (excluded.listed, excluded.said_at, excluded.document);
END $$;

COMMENT ON FUNCTION onrecord_document IS
    'Make the search documents of claims anew. The names they show are locked first, then the '
    'documents, and the next statement reads what they show: the second of two writers sees what '
    'the first wrote. Everything is looked up by keys that are known by then. A join of many rows '
    'would be planned by what the tables held before, and has taken hours where they held '
    'nothing.';
