CREATE OR REPLACE FUNCTION onrecord_epoch() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT md5(concat_ws(' ', coalesce(here.system_identifier, noted.system_identifier),
        here.timeline, noted.tableoid, noted.xmin,
        (SELECT oid FROM pg_database WHERE datname = current_database())))
    FROM onrecord_cluster() here LEFT JOIN claims_cluster noted ON true
$$;

COMMENT ON FUNCTION onrecord_epoch IS
    'What every kind of restore changes. Into another cluster: its identifier. Into another '
    'database: its oid. Into the same one: the row of the cluster, dropped with its table '
    '(tableoid) or only written anew (xmin). A base backup, or a replica that went its own way: '
    'the timeline.';
