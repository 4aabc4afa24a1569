"""What the other names of measures, topics and speakers have in common."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from claims.models.base import language_form, not_blank
from claims.models.fields import Folded, LineField


def alias_language() -> LineField:
    return LineField(
        max_length=35,
        blank=True,
        default="",
        db_default="",
        help_text="The language of this name (BCP 47): uk, zh-Hant. Empty for any.",
    )


def folded_index(field: str, *, name: str) -> GinIndex:
    """Finds a name in spite of accents and slips."""
    return GinIndex(OpClass(Folded(field), "gin_trgm_ops"), name=name)


def alias_index(model: str) -> GinIndex:
    return folded_index("name", name=f"{model}_folded")


def alias_constraints(model: str, whose: str) -> list[models.BaseConstraint]:
    """Each other name of an entry is there once in a language."""
    return [
        models.UniqueConstraint(
            whose,
            "name",
            "language",
            name=f"{model}_once",
            violation_error_code="duplicate",
            violation_error_message=f"This {whose} has this name already.",
        ),
        not_blank(model, "name", "An alias needs a name."),
        language_form(model),
    ]
