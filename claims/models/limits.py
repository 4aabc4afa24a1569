"""How much of its limit each client of the API has been given in a window, by all workers together;
and how many wrong passwords were tried of late.

Unlogged: a crash forgets the counts, and every client begins anew.
"""

from __future__ import annotations

from django.db import models

from claims.models.fields import BoundedTextField, InstantField


class RateCount(models.Model):
    """One client in one window. `granted` is what the last question was given: PostgreSQL before
    18 returns no old values, from which it could be told."""

    pk = models.CompositePrimaryKey("ends", "client")
    ends = InstantField(editable=False)
    client = models.GenericIPAddressField(editable=False)
    taken = models.IntegerField(editable=False)
    granted = models.IntegerField(editable=False)

    def __str__(self) -> str:
        return f"{self.client}: {self.taken} until {self.ends}"


class SignInCount(models.Model):
    """Of a device, an address, an account, or an account at an address. `failures` as of `last_at`:
    they are forgotten little by little. Before `free_at` no password is looked at."""

    key = BoundedTextField(max_length=300, primary_key=True, editable=False)
    failures = models.FloatField(editable=False)
    last_at = InstantField(editable=False)
    free_at = InstantField(editable=False)

    class Meta:
        indexes = [models.Index("last_at", name="signincount_last")]

    def __str__(self) -> str:
        return f"{self.key}: {self.failures:.1f}"
