CREATE OR REPLACE FUNCTION onrecord_derive_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.sha256 := encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex');
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_derive_snapshot IS
    'Give a snapshot the digest of its text.';
