"""The recipes of FORMATS.md run as they stand, in the folder of a dump."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from claims.services.exporting import dumps
from tests.support.demo import FIXTURES
from tests.support.documents import FORMATS

SECTION = FORMATS.split("\n### Recipes\n")[1].split("\n## ")[0]
RECIPES = re.findall(r"```(\w+)\n(.*?)```", SECTION, re.DOTALL)
RUN_BY = {"python": [sys.executable, "-c"], "r": ["Rscript", "-e"], "sh": ["bash", "-euc"]}
FOUND = {
    "duckdb": "Rudskoi",
    "read_csv": "1932",
    "json_normalize": "Blinken",
    "subset": "Reuters",
    "psql": "Komsomolskaya Pravda",
}


def is_missing(program: str, recipe: str) -> str | None:
    if not shutil.which(program):
        return f"{program} is not installed"
    if "psql" in recipe and not shutil.which("psql"):
        return "psql is not installed"
    modules = re.findall(r"^import (\w+)", recipe, re.MULTILINE)
    return next((f"{name} is not installed" for name in modules if not find_spec(name)), None)


def of_the_database() -> dict[str, str]:
    """How psql finds it."""
    known = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    given = connection.get_connection_params() | {"dbname": connection.settings_dict["NAME"]}
    return {variable: str(given[name]) for name, variable in known.items() if given.get(name)} | {
        "PGDATABASE": given["dbname"]
    }


def test_every_recipe_runs(transactional_db: None, tmp_path: Path) -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)
    folder = dumps.make(tmp_path, kept=1)
    environment = os.environ | of_the_database()
    skipped = []

    assert len(RECIPES) == 6
    for language, recipe in RECIPES:
        command = [*RUN_BY[language], recipe]
        if "http://" in recipe:
            continue  # curl's own: test_api_contract asks the address
        if missing := is_missing(command[0], recipe):
            skipped.append(missing)
            continue
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        expected = next(said for word, said in FOUND.items() if word in recipe)
        assert expected in done.stdout, done.stdout
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS assertions")
    if skipped:
        pytest.skip(f"some were not run: {', '.join(skipped)}")
