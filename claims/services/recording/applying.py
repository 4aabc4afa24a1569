"""The changes that one batch makes, gathered first and then written in a few statements."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import models

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    NumericAssertion,
    Relation,
    Review,
    ReviewEvidence,
)
from claims.services.recording.rows import insert, update
from claims.services.recording.rules import Values

# Chains come before claims, so that a claim's root is known when it is written.
WRITTEN = (
    Attribution,
    Claim,
    ClaimTopic,
    Appearance,
    NumericAssertion,
    Review,
    ReviewEvidence,
    Relation,
)

WORDS = {"quote", "statement", "language"}  # of a claim, that an assertion is read in


class ConcurrentChange(Exception):  # not an error: the batch is compared and written again
    """A claim of the batch was changed by somebody else in the meantime."""


class Changes:
    """Rows to insert, to update and to delete."""

    def __init__(self) -> None:
        self.new: dict[type[models.Model], list[Values]] = defaultdict(list)
        self.changed: list[tuple[models.Model, Values]] = []
        self.gone: dict[type[models.Model], list[Any]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    @property
    def concern_readings(self) -> bool:
        """Whether an assertion may have to be compared with its words anew."""
        return bool(self.new[NumericAssertion]) or any(
            isinstance(row, NumericAssertion) or (isinstance(row, Claim) and WORDS & values.keys())
            for row, values in self.changed
        )

    def add(self, other: Changes) -> None:
        for model, rows in other.new.items():
            self.new[model] += rows
        self.changed += other.changed
        for model, keys in other.gone.items():
            self.gone[model] += keys

    def write(self) -> None:
        self._lock()
        for model, keys in self.gone.items():
            model._default_manager.filter(pk__in=keys).delete()
        # One appearance is the first: the one that was gives way before another becomes it.
        update(pair for pair in self.changed if not pair[1].get("is_first"))
        update(pair for pair in self.changed if pair[1].get("is_first"))
        for model in WRITTEN:
            insert(model, self.new[model])

    def _lock(self) -> None:
        """Somebody may have changed a claim since we compared it."""
        claims = {row.pk: row.modified_at for row, _ in self.changed if isinstance(row, Claim)}
        rows = Claim.objects.filter(pk__in=claims).order_by("pk").select_for_update(no_key=True)
        if claims and dict(rows.values_list("pk", "modified_at")) != claims:
            raise ConcurrentChange("somebody else changed a claim at the same time")
