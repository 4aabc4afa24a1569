"""How much of its limit each client of the API has been given in a window, by all workers together.

Unlogged: a crash forgets the counts, and every client begins anew.
"""

from __future__ import annotations

from django.db import models


class RateCount(models.Model):
    """One client in one window. `granted` is what the last question was given: PostgreSQL before
    18 returns no old values, from which it could be told."""

    pk = models.CompositePrimaryKey("ends", "client")
    ends = models.DateTimeField(editable=False)
    client = models.GenericIPAddressField(editable=False)
    taken = models.IntegerField(editable=False)
    granted = models.IntegerField(editable=False)

    def __str__(self) -> str:
        return f"{self.client}: {self.taken} until {self.ends}"
