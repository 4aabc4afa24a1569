CREATE OR REPLACE FUNCTION onrecord_url_key(url text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(url,
        '#.*$', ''),
        '[?&](utm_[a-z]+|fbclid|gclid)=[^&]*', '', 'g'),
        '^([^?&]*)&', '\1?'),
        '/+(\?.*)?$', '\1'),
        '^https?://(www\.|m\.|amp\.)?', ''))
$$;

COMMENT ON FUNCTION onrecord_url_key IS
    'An address as it is compared with others: without its scheme, its www, its fragment, a slash '
    'at the end, and what only tells where a reader came from.';
