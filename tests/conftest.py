"""A database for the tests: PostgreSQL of their own in a folder of their own, gone when they end.

Where DATABASE_URL is set, the tests make their test database on that server instead. Nothing here
or in a test touches the data folder of the checkout."""

import atexit
import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import django
import hypothesis
import pytest
from django.db import connection
from hypothesis import HealthCheck

pytest.register_assert_rewrite("tests.support")
pytest_plugins = ["tests.support.browser", "tests.support.demo", "tests.support.sites"]

if "TESTS_SHARED" not in os.environ:  # workers find that of the process that started them
    os.environ["TESTS_SHARED"] = tempfile.mkdtemp(prefix="onrecord-shared-")
    atexit.register(shutil.rmtree, os.environ["TESTS_SHARED"], ignore_errors=True)
data_dir = Path(tempfile.mkdtemp(prefix="onrecord-tests-"))
atexit.register(shutil.rmtree, data_dir, ignore_errors=True)  # after the server's own exit handler
os.environ["DATA_DIR"] = str(data_dir)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["RATE_LIMIT"] = "0"  # a test asks more than anybody may; those of limits set their own

if not os.environ.get("DATABASE_URL"):
    from config import embedded

    owner = embedded.attach(data_dir, disposable=True)
    os.environ["DATABASE_URL"] = owner.replace(f"//{embedded.NAME}@", f"//{embedded.SUPERUSER}@")

# Here, since pytest-django reads settings before it reads this file, and they need a DATABASE_URL.
django.setup()

from claims.api.read import charts, downloads  # noqa: E402
from tests.support import emptying  # noqa: E402
from tests.support.patience import PATIENCE  # noqa: E402

hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What is loaded by now stays, and is looked through no more: a fifth of all time was that."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tests that commit empty their database afterwards, which it must be told to allow."""
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            name = connection.ops.quote_name(connection.settings_dict["NAME"])
            cursor.execute(f"ALTER DATABASE {name} SET onrecord.may_truncate = on")
        emptying.instead_of_flushing()
        connection.close()


@pytest.fixture(autouse=True)
def _own_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server closes every answer; a test may leave a download unread, and keeps its place."""
    monkeypatch.setattr(downloads, "SLOTS", downloads.DownloadSlots())


@pytest.fixture(autouse=True)
def _patient_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts.RENDERER, "timeout", PATIENCE)
    monkeypatch.setattr(charts.RENDERER, "patience", PATIENCE)
