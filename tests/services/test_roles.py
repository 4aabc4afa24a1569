"""Three roles: what each may do, and that it is enough for what it does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from claims.models import Claim, DraftStanding, RecordVersion, StoredRecord, Topic
from claims.services import curation, privileges, readings
from claims.services.importing import pipeline, underway
from claims.services.privileges import APP, READER
from config import embedded, environment, roles
from tests.support import builders, verbs
from tests.support.agreement import keep
from tests.support.client import LISTS, ROOT, ask
from tests.support.statements import EVE, contested_measure, draft
from tests.support.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
HISTORY = {m._meta.db_table for m in apps.get_models() if hasattr(m, "pgh_tracked_model")}
OTHERS = {"claims_recordversion", "claims_cluster", "pghistory_context", "django_migrations"}
HELD = """
SELECT relname, array_agg(privilege) FROM pg_class, unnest(%s::text[]) privilege
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
    AND (has_table_privilege(%s, oid, privilege)
        OR privilege <> 'DELETE' AND privilege <> 'TRUNCATE' AND privilege <> 'TRIGGER'
            AND has_any_column_privilege(%s, oid, privilege))
GROUP BY relname
"""


@pytest.fixture(autouse=True)
def _there() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname IN (%s, %s)", [APP, READER])
        if cursor.fetchone()[0] < 2:
            pytest.skip("the server of DATABASE_URL has one role")


@contextmanager
def being(role: str) -> Iterator[None]:
    """As if it were this role that had connected."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET SESSION AUTHORIZATION {role}")
        try:
            yield
        finally:
            cursor.execute("RESET SESSION AUTHORIZATION")


@pytest.fixture
def as_app() -> Iterator[None]:
    with being(APP):
        yield


def held(role: str) -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        cursor.execute(HELD, [list(RIGHTS), role, role])
        return {table: set(rights) for table, rights in cursor.fetchall()}


def test_a_reader_reads_what_may_be_public_and_keeps_records() -> None:
    rights = held(READER)

    assert rights.pop("claims_storedrecord") == {"SELECT", "INSERT", "UPDATE"}
    assert all(found == {"SELECT"} for found in rights.values())
    assert all(table.startswith("claims_") for table in rights)
    assert not rights.keys() & (HISTORY | {"claims_ratecount"})
    refused(READER, "SELECT text FROM claims_snapshot")
    refused(READER, "SELECT t FROM claims_snapshot t")


def test_the_app_writes_rows_but_neither_history_nor_record_versions() -> None:
    rights = held(APP)

    for table in HISTORY | OTHERS:
        assert rights.pop(table) == {"SELECT"}, table
    for table in privileges.WRITTEN_ONCE:
        assert rights.pop(table) == {"SELECT", "INSERT"}, table
    assert rights.pop("auth_user") == {"SELECT", "INSERT", "UPDATE"}  # deactivated, never deleted
    assert {frozenset(found) for found in rights.values()} == {
        frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
    }
    models = {table for table, _ in privileges._tables()}
    assert models - HISTORY - OTHERS - privileges.WRITTEN_ONCE - {"auth_user"} == rights.keys()


@pytest.mark.parametrize("role", [APP, READER])
def test_neither_is_more_than_a_role(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls, "
            "has_schema_privilege(oid, current_schema(), 'CREATE'), "
            "has_database_privilege(oid, current_database(), 'CREATE'), "
            "EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid), "
            "EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) "
            "FROM pg_roles r WHERE rolname = %s",
            [role],
        )
        assert cursor.fetchone() == (False,) * 5


def refused(role: str, *statements: str) -> None:
    with being(role), connection.cursor() as cursor:
        for statement in statements[:-1]:
            cursor.execute(statement)
        with pytest.raises(Exception, match=r"permission denied|must be owner"):
            cursor.execute(statements[-1])


FORGED = (
    "INSERT INTO claims_recordversion (id, kind, changed_xid) SELECT id, 'claim', '1' "
    "FROM claims_claim"
)
FORGE = "CREATE FUNCTION pg_temp.forge() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {}; END $$"
BY_A_TRIGGER = [
    "CREATE TEMPORARY TABLE mine (n int)",
    FORGE.format(f"{FORGED}; RETURN NULL"),
    "CREATE TRIGGER forge AFTER INSERT ON mine EXECUTE FUNCTION pg_temp.forge()",
    "INSERT INTO mine VALUES (1)",
]


@pytest.mark.parametrize("role", [APP, READER])
@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE mine (n int)"],
        ["ALTER TABLE claims_claim DISABLE TRIGGER ALL"],
        ["DROP TRIGGER z_note_change ON claims_claim"],
        ["TRUNCATE claims_claim CASCADE"],
        ["SET onrecord.raising_versions = on", "UPDATE claims_recordversion SET version = 1"],
        ["SET onrecord.raising_versions = on", FORGED],
        BY_A_TRIGGER,
        ["SELECT onrecord_raise_versions(ARRAY(SELECT id FROM claims_claim))"],
        ["SET onrecord.may_truncate = on", "TRUNCATE claims_claimevent"],
        ["DELETE FROM claims_claimevent"],
        ["UPDATE claims_claimevent SET statement = 'x'"],
        ["INSERT INTO pghistory_context SELECT gen_random_uuid(), now(), now(), '{}'"],
        ["UPDATE claims_cluster SET noted_at = now()"],
        ["SELECT pg_read_file('/etc/passwd')"],
        ["COPY claims_claim TO PROGRAM 'cat'"],
    ],
    ids=lambda statements: statements[-1][:50],
)
def test_what_the_owner_alone_does_is_refused(role: str, statements: list[str]) -> None:
    builders.make_claim()

    refused(role, *statements)

    assert not RecordVersion.objects.filter(kind="claim").exists()


def test_whoever_has_the_apps_connection_leaves_his_traces(as_app: None) -> None:
    claim = builders.make_claim(status="published")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array_agg(tgname)::text FROM pg_trigger "
            "WHERE tgrelid = 'claims_claim'::regclass"
        )
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, false)", cursor.fetchone())
        cursor.execute("UPDATE claims_claim SET statement = 'Unseen.'")
        cursor.execute("RESET pgtrigger.ignore")

    assert RecordVersion.objects.get(pk=claim.pk).version == 2
    assert claim.events.get().statement == claim.statement


def test_history_is_erased_of_what_is_redacted_and_of_nothing_else(as_app: None) -> None:
    claim = builders.make_claim(statement="A secret.")
    other = builders.make_claim(statement="Another.")
    Claim.objects.update(status="published")

    curation.redact(entry=claim, reason="A court said so.", by=None)

    assert not claim.events.exists()
    assert other.events.exists()
    for arguments in (
        ("claims_claim", other.pk, "claims_claimevent", "pgh_obj_id"),
        ("claims_claim", claim.pk, "claims_topic", "id"),
    ):
        with pytest.raises(Exception, match="only the history"), connection.cursor() as cursor:
            cursor.execute("SELECT onrecord_forget(%s, %s, %s, %s)", arguments)


def test_the_app_can_do_all_that_people_do(as_app: None) -> None:
    world = make_world()
    user = User.objects.create_superuser("ada", password="a long password")

    verbs.publish(claim=world.draft, by=user)
    verbs.retract(claim=world.draft, reason="Misheard.", by=user)
    curation.merge(entry=world.losses, into=world.war, by=user)
    curation.redact(entry=world.minister, reason="A court said so.", by=user)
    readings.read_unread()
    for record in (world.claim, world.hidden):
        record.refresh_from_db()
    call_command("warm", stdout=StringIO())

    assert Topic.objects.get(pk=world.losses.pk).merged_into_id == world.war.pk
    assert RecordVersion.objects.filter(pk=world.draft.pk).exists()


def test_the_app_keeps_agreement_and_what_drafts_would_contradict(as_app: None) -> None:
    measure = contested_measure()
    coming = draft(measure, EVE, 15, day=5)

    keep()

    assert RecordVersion.objects.filter(kind="agreement").count() == 1
    assert DraftStanding.objects.get(assertion=coming).strict == 2


@pytest.mark.parametrize("table", ["draftchange", "draftlisting", "draftstanding"])
def test_a_reader_knows_of_no_draft(table: str) -> None:
    refused(READER, f"SELECT count(*) FROM claims_{table}")


def test_the_app_imports_and_tells_the_planner(
    as_app: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underway, "ANALYZE_AFTER", 1)
    line = {
        "dataset": "x",
        "dataset_id": "1",
        "statement": "It was.",
        "speaker": {"slug": "ada", "name": "Ada", "kind": "person"},
    }

    summary = pipeline.run(file=BytesIO(json.dumps(line).encode()), format="ndjson", by=None)

    assert summary.accepted == 1, summary


def test_the_app_loads_the_demo(as_app: None) -> None:
    fixtures = sorted(map(str, environment.BASE_DIR.glob("fixtures/*.json")))

    with transaction.atomic():  # else it ends the connection
        call_command("loaddata", *fixtures, verbosity=0)

    assert Claim.objects.exists()


def test_a_reader_answers_every_question() -> None:
    world = make_world()
    more = ("count=exact", "count=estimated", "format=csv", "page_size=1")

    with being(READER):
        for place in LISTS:
            for query in more:
                assert ask(place, query).status_code == 200, (place, query)
        for name in ("consensus", "contradictions", "series", "series.vl.json"):
            measure = world.assertion.measure.slug
            place = f"{ROOT}measures/{measure}/{name}" + "/" * ("." not in name)
            assert ask(place).status_code == 200, name
        for query in (
            "facets=speaker,topic,measure,source__publisher",
            "q=people&highlight=true",
            "expand=speaker,agreement",
            "contested=true",
        ):
            assert ask(f"{ROOT}claims/", query).status_code in (200, 400), query
        [source] = ask(f"{ROOT}sources/", "fields=snapshots").json()["results"][:1]

    assert source["snapshots"][0].keys() == {"taken_at", "sha256"}
    assert StoredRecord.objects.exists()


def test_pages_are_answered_as_app_and_reader() -> None:
    world = make_world()

    with being(APP):
        client = Client()
        for place in (
            "/measures/",
            f"/measures/{world.assertion.measure.slug}/",
            f"/claims/{world.claim.pk}/",
            "/readyz",
        ):
            assert client.get(place).status_code == 200, place


def test_a_curator_works_in_the_admin_as_app(as_app: None) -> None:
    User.objects.create_superuser("ada", password="a long password")
    client = Client()

    assert (
        client.post(
            "/admin/login/?next=/admin/", {"username": "ada", "password": "a long password"}
        ).headers["Location"]
        == "/admin/"
    )
    added = client.post("/admin/claims/topic/add/", {"label": "War", "slug": "war"})

    assert added.status_code in (200, 302)
    assert client.get("/admin/claims/claim/").status_code == 200


def test_granting_twice_changes_nothing_and_takes_back_what_is_too_much() -> None:
    before = held(APP), held(READER)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON claims_recordversion, claims_claimevent TO {APP}, {READER}")

    privileges.grant()

    assert (held(APP), held(READER)) == before


def test_an_older_data_folder_is_given_the_roles_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(embedded, "SUPERUSER", embedded.NAME)
        patch.setattr(roles, "MADE", {})
        server = embedded._Server(tmp_path, embedded.SETTINGS | embedded.DISPOSABLE)
        server.start()
    try:
        for _ in range(2):
            urls = roles.of_embedded(server.url)
        there = []
        for url in urls.values():
            with psycopg.connect(url) as entered:
                there += entered.execute("SELECT current_user").fetchone() or ()
    finally:
        server.stop()

    assert there == [roles.OWNER, APP, READER]


@pytest.mark.parametrize(
    ("command", "variable"),
    [
        ("migrate", "DATABASE_OWNER_URL"),
        ("serve", "DATABASE_OWNER_URL"),
        ("generate_claims", "DATABASE_OWNER_URL"),
        ("import", "DATABASE_URL"),
        ("loaddata", "DATABASE_URL"),
        ("shell", "DATABASE_URL"),
        ("createsuperuser", "DATABASE_URL"),
        ("changepassword", "DATABASE_URL"),
    ],
)
def test_a_command_is_who_it_needs_to_be(
    command: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://one/x")
    monkeypatch.setenv("DATABASE_ROLE", "")
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    roles.act_for(command)
    assert roles.acting() == "DATABASE_URL", "one role does all"

    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://two/x")
    assert roles.acting() == variable
