CREATE OR REPLACE FUNCTION onrecord_derive_claim() RETURNS trigger LANGUAGE plpgsql AS $$
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

COMMENT ON FUNCTION onrecord_derive_claim IS
    'Derive the root speaker of a claim, and note when it was published first.';
