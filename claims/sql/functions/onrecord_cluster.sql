CREATE OR REPLACE FUNCTION onrecord_cluster(OUT system_identifier text, OUT timeline text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    timeline := CASE WHEN pg_is_in_recovery()
        THEN upper(lpad(to_hex((pg_control_checkpoint()).timeline_id), 8, '0'))
        ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END;
    system_identifier := (SELECT here.system_identifier FROM pg_control_system() here);
EXCEPTION WHEN OTHERS THEN
    NULL;  -- no control file to read: what is set already stays
END $$;

COMMENT ON FUNCTION onrecord_cluster IS
    'The identifier of this database cluster, and its timeline. The identifier is NULL if '
    'PostgreSQL cannot read the control file: a folder above the data may have been made private. '
    'In recovery the timeline is then NULL as well.';
