"""A fresh database again after a test that commits, in a fraction of what a flush takes.

A flush truncates every table with its indexes, and lays units, groups and permissions anew. Here
the tables that hold something are emptied, and what a fresh database has is kept aside and put
back where a test changed it.
"""

from __future__ import annotations

from django.db import connection
from django.test import TransactionTestCase

KEEP_ASIDE = """
DO $$
DECLARE
    name name;
    filled boolean;
BEGIN
    CREATE SCHEMA aside;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO filled;
        IF filled THEN
            EXECUTE format('CREATE TABLE aside.%I AS TABLE %1$I', name);
        END IF;
    END LOOP;
END $$
"""
# Triggers and foreign keys rest: what they look after is emptied as well. Many rows are truncated,
# since deleted ones stay in the way of later tests until they are vacuumed.
EMPTY = """
DO $$
DECLARE
    found record;
    columns text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR found IN
        SELECT oid, relname AS name, to_regclass('aside.' || quote_ident(relname)) AS kept
        FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
        ORDER BY kept NULLS FIRST
    LOOP
        IF found.kept IS NOT NULL THEN
            SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
            WHERE attrelid = found.oid AND attnum > 0 AND attgenerated = '' AND NOT attisdropped;
            EXECUTE format('DELETE FROM %I t WHERE t::text NOT IN (SELECT k::text FROM %s k)',
                found.name, found.kept);
            EXECUTE format(
                'INSERT INTO %1$I (%3$s) OVERRIDING SYSTEM VALUE SELECT %3$s FROM %2$s k '
                'WHERE k::text NOT IN (SELECT t::text FROM %1$I t)',
                found.name, found.kept, columns);
        ELSIF pg_relation_size(found.oid) > 1000000 THEN
            EXECUTE format('TRUNCATE %I CASCADE', found.name);
        ELSIF pg_relation_size(found.oid) > 0 THEN
            EXECUTE format('DELETE FROM %I', found.name);
        END IF;
    END LOOP;
END $$
"""


def instead_of_flushing() -> None:
    """Where the server lets us switch triggers off: on a server of somebody's it may not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        if cursor.fetchone()[0]:
            cursor.execute(KEEP_ASIDE)
            TransactionTestCase._fixture_teardown = _empty


def _empty(_: TransactionTestCase) -> None:
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
