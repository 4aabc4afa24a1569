"""The admin without autodiscovery: what it shows is listed here, and nothing else gets in."""

from importlib import import_module
from typing import Any

from django.contrib.admin.apps import SimpleAdminConfig

AREAS = (
    "assertions",
    "claims",
    "duplicates",
    "events",
    "field_locks",
    "measures",
    "merges",
    "rates",
    "readings",
    "relations",
    "reviews",
    "sources",
    "speakers",
    "record_versions",
    "topics",
    "users",
)


class AdminConfig(SimpleAdminConfig):
    default: Any = False  # `claims` has an AppConfig of its own
    default_site = "claims.admin.site.Site"

    def ready(self) -> None:
        super().ready()
        for area in AREAS:
            import_module(f"claims.admin.{area}")
