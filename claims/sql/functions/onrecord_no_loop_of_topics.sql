CREATE OR REPLACE FUNCTION onrecord_no_loop_of_topics() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('onrecord:topics'));
    IF EXISTS (
        WITH RECURSIVE up(id) AS (
            SELECT NEW.broader_id
            UNION SELECT t.broader_id FROM claims_topic t JOIN up ON t.id = up.id
        ) SELECT FROM up WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'a topic cannot be broader than itself, through others either'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'topic_no_loop', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

COMMENT ON FUNCTION onrecord_no_loop_of_topics IS
    'Refuse a topic that is broader than itself, through others either.';
