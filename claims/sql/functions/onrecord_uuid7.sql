CREATE OR REPLACE FUNCTION onrecord_uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT encode(set_bit(set_bit(overlay(
        uuid_send(gen_random_uuid())
        PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
        FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

COMMENT ON FUNCTION onrecord_uuid7 IS
    'A new key (RFC 9562, section 5.7): the milliseconds of now, then the random bits of a '
    'version 4 key.';
