CREATE OR REPLACE FUNCTION onrecord_derive_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.dimension := coalesce((SELECT dimension FROM claims_unit WHERE code = NEW.unit_id), '');
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_derive_measure IS
    'Give a measure the dimension of its unit.';
