CREATE OR REPLACE TRIGGER b_part_fits_whole BEFORE INSERT OR UPDATE OF
        part_of_id, temporal_kind, start, unit_id ON claims_measure
    FOR EACH ROW EXECUTE FUNCTION onrecord_part_fits_whole();
COMMENT ON TRIGGER b_part_fits_whole ON claims_measure IS
    'A measure is part of one that its assertions can be compared with.';
