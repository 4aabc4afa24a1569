CREATE OR REPLACE FUNCTION onrecord_rate_of_currencies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM claims_unit u WHERE u.code IN (NEW.from_unit_id, NEW.to_unit_id)
            AND u.dimension = 'currency:' || u.code) < 2 AND NEW.from_unit_id <> NEW.to_unit_id THEN
        RAISE EXCEPTION '% and % are not two currencies', NEW.from_unit_id, NEW.to_unit_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'exchangerate_of_currencies',
                TABLE = TG_TABLE_NAME;
    END IF;
    NEW.rate := trim_scale(NEW.rate);
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_rate_of_currencies IS
    'Refuse an exchange rate between units that are not currencies.';
