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
    "imports",
    "measures",
    "merges",
    "rates",
    "rating_words",
    "readings",
    "relations",
    "reviews",
    "sources",
    "speakers",
    "record_versions",
    "topics",
    "users",
)


# Unfold writes thirty classes into every cell: half of the weight of a list. `lists.css` has them.
SHORT = {
    "ROW_CLASSES": ["cell"],
    "CHECKBOX_CLASSES": ["action-checkbox", "cell"],
    "LINK_CLASSES": ["cell-link"],
}


class AdminConfig(SimpleAdminConfig):
    default: Any = False  # `claims` has an AppConfig of its own
    default_site = "claims.admin.site.Site"

    def ready(self) -> None:
        super().ready()
        _shorten_cells()
        for area in AREAS:
            import_module(f"claims.admin.{area}")


def _shorten_cells() -> None:
    from unfold.templatetags import unfold_list

    for name, classes in SHORT.items():
        getattr(unfold_list, name)[:] = classes
