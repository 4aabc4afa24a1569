"""What the app and the public's reader may do in the database; all else is its owner's alone.

Granted after every `migrate`, to these roles and so to whoever is a member of one. Where they do
not exist, one role does everything, and nothing is granted.

The app writes what people write. Record versions, history and its contexts are written by
triggers alone, which run as their owner: whoever has got hold of the app's connection can make no
version, no former state and no author. Nor can it switch triggers off, which pgtrigger has a
setting for that anybody may set. What other triggers derive (listings, documents, intervals) is the
app's to write: it follows from what the app may write anyway, and can be made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, transaction

APP, READER = "onrecord_app", "onrecord_reader"
# What the app only reads, besides history, ...
TRIGGERS_OWN = {"claims_recordversion", "claims_cluster", "pghistory_context", "django_migrations"}
# ... what it adds to and never changes, ...
WRITTEN_ONCE = {"claims_bulkaction", "claims_bulkresult"}
# ... what it never deletes: provenance names users, who are deactivated, ...
STAY = {"auth_user"}
# ... what readers write, what is none of theirs, and the columns that are not public.
KEPT = "claims_storedrecord"
NOT_READ = WRITTEN_ONCE | {
    "claims_decision",
    "claims_draftchange",
    "claims_draftlisting",
    "claims_draftstanding",
    "claims_duplicatepair",
    "claims_duplicatesearch",
    "claims_import",
    "claims_importedclaim",
    "claims_importedentry",
    "claims_importfault",
    "claims_merge",
    "claims_mergemove",
    "claims_lease",
    "claims_job",
    "claims_fieldlock",
    "claims_ratecount",
    "claims_redaction",
    "claims_savedmapping",
    "claims_secondfactor",
    "claims_signin",
    "claims_signincount",
    "claims_skip",
    "claims_upload",
    "claims_uploadpiece",
}
HIDDEN = {"claims_snapshot": {"text"}}

# Again each time: a function that pgtrigger has made anew has lost it.
OWNED = r"""
DO $$
DECLARE
    made regprocedure;
BEGIN
    FOR made IN SELECT oid FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND NOT prosecdef AND (
            proname LIKE 'pgtrigger\_%' OR proname LIKE 'onrecord\_versions\_%' OR proname IN (
                'onrecord_reveal', 'onrecord_reveal_sources_of_rates', 'onrecord_note_verdicts',
                'onrecord_forget', 'onrecord_erase_words', 'onrecord_erase_notes',
                'onrecord_analyze'))
    LOOP
        EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = %I, pg_temp',
            made, current_schema());
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT (trigger_name LIKE 'pgtrigger\_append\_only\_%'
            OR trigger_name LIKE 'pgtrigger\_written\_once\_%')
        AND trigger_name = ANY (nullif(current_setting('pgtrigger.ignore', true), '')::text[])
$$;

REVOKE ALL ON FUNCTION onrecord_forget, onrecord_erase_words, onrecord_erase_notes, onrecord_analyze
FROM PUBLIC;
"""
THERE = """
SELECT rolname, quote_ident(current_schema()) FROM pg_roles
WHERE rolname IN (%s, %s) AND rolname <> current_user AND NOT rolsuper
"""


def grant(*, using: str = "default") -> None:
    """Have triggers run as their owner, and give each of the roles that exist what it needs."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        cursor.execute(OWNED)
        cursor.execute(THERE, [APP, READER])
        for role, schema in cursor.fetchall():
            for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
                cursor.execute(f"REVOKE ALL ON ALL {kind} IN SCHEMA {schema} FROM {role}")
            for right in _of_app(schema) if role == APP else _of_reader(schema):
                cursor.execute(f"GRANT {right} TO {role}")


def _of_app(schema: str) -> Iterator[str]:
    history = {table for table, model in _tables() if _is_history(model)}
    known = {table for table, _ in _tables()} | TRIGGERS_OWN
    yield f"USAGE ON SCHEMA {schema}"
    yield f"SELECT ON {', '.join(known)}"
    written = known - TRIGGERS_OWN - history
    yield f"INSERT ON {', '.join(written)}"
    yield f"UPDATE ON {', '.join(written - WRITTEN_ONCE)}"
    yield f"DELETE ON {', '.join(written - WRITTEN_ONCE - STAY)}"
    yield f"ALL ON ALL SEQUENCES IN SCHEMA {schema}"
    erasing = "onrecord_forget, onrecord_erase_words, onrecord_erase_notes"
    yield f"EXECUTE ON FUNCTION {erasing}, onrecord_analyze"


def _of_reader(schema: str) -> Iterator[str]:
    yield f"USAGE ON SCHEMA {schema}"
    for table, model in _tables():
        if model._meta.app_label == "claims" and not (_is_history(model) or table in NOT_READ):
            columns = {field.column for field in model._meta.local_concrete_fields}
            shown = ", ".join(f'"{name}"' for name in columns - HIDDEN.get(table, set()))
            yield f"SELECT ({shown}) ON {table}" if table in HIDDEN else f"SELECT ON {table}"
    yield f"INSERT, UPDATE ON {KEPT}"


def _tables() -> list[tuple[str, Any]]:
    models = apps.get_models(include_auto_created=True)
    return [(m._meta.db_table, m) for m in models if m._meta.managed and not m._meta.proxy]


def _is_history(model: Any) -> bool:
    return hasattr(model, "pgh_tracked_model")
