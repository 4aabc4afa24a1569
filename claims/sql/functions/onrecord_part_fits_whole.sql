CREATE OR REPLACE FUNCTION onrecord_part_fits_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.part_of_id, NEW.temporal_kind, NEW.start, NEW.dimension)
            IS NOT DISTINCT FROM (OLD.part_of_id, OLD.temporal_kind, OLD.start, OLD.dimension) THEN
            RETURN NEW;
        END IF;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:parts'));
    IF EXISTS (
        WITH RECURSIVE up(id) AS (
            SELECT NEW.part_of_id
            UNION SELECT m.part_of_id FROM claims_measure m JOIN up ON m.id = up.id
        ) SELECT FROM up WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'a measure cannot be part of itself, through others either'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_no_loop',
                TABLE = TG_TABLE_NAME;
    END IF;
    IF EXISTS (
        SELECT FROM claims_measure m WHERE (m.id = NEW.part_of_id OR m.part_of_id = NEW.id)
            AND (m.temporal_kind, m.start, m.dimension)
                IS DISTINCT FROM (NEW.temporal_kind, NEW.start, NEW.dimension)
    ) THEN
        RAISE EXCEPTION 'a part has the kind of time, start and dimension of its whole'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'measure_part_fits_whole',
                TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_part_fits_whole IS
    'Refuse a measure that is part of itself, through others either, or of one whose assertions '
    'are not to be compared with its own.';
