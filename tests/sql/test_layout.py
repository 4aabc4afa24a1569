"""A database that another history of migrations has made is refused, in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from claims.sql import layout
from tests.support.patience import PATIENCE
from tests.support.sites import free_port

ROOT = Path(__file__).parents[2]
NAME = f"onrecord_old_layout_{os.getpid()}"


@pytest.fixture(scope="module")
def old() -> Iterator[str]:
    """The URL of a database that the first history has begun."""
    server = os.environ["DATABASE_URL"]
    url = urlsplit(server)._replace(path=f"/{NAME}").geturl()
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {NAME}")
        with psycopg.connect(url) as made:
            made.execute(
                "CREATE TABLE django_migrations (id int, app text, name text, applied date)"
            )
            made.execute("INSERT INTO django_migrations VALUES (1, 'claims', '0002_tables')")
        yield url
        owner.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


@pytest.mark.parametrize("command", ["migrate", "serve", "warm", "showmigrations"])
def test_a_command_says_in_one_sentence_what_to_do(old: str, command: str) -> None:
    ended = subprocess.run(
        [sys.executable, "manage.py", command],
        env=os.environ | {"DATABASE_URL": old, "PORT": str(free_port())},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr == (
        "The database has the layout of another version of Onrecord (migration 0002_tables): "
        "export it with the version that made it, make a new database, and import it there.\n"
    )


@pytest.mark.django_db
def test_a_database_of_this_version_is_taken() -> None:
    connection.ensure_connection()

    layout.check(connection.connection)

    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_migrations SET name = '0002_others' WHERE name ~ '^0002'")
    with pytest.raises(ImproperlyConfigured, match="0002_others"):
        layout.check(connection.connection)
