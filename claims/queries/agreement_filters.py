"""Assertions, claims and measures by how assertions agree, as conditions on what is kept of it."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from claims.models import AgreementGroup, AssertionStanding


def is_contested(yes: bool) -> Q:
    """Assertions that another root contradicts strictly, or that none does."""
    found = Q(standing__strict__gt=0)
    return found if yes else ~found


def is_in_group(verdict: str) -> Q:
    """Assertions in a group of this verdict."""
    return Q(standing__group__verdict=verdict)


def claim_is_in_group(verdict: str) -> Q:
    """Claims with an assertion in a group of this verdict."""
    standings = AssertionStanding.objects.filter(claim=OuterRef("pk"), group__verdict=verdict)
    return Q(Exists(standings))


def measure_has_group(verdict: str) -> Q:
    """Measures with a group of this verdict."""
    return Q(Exists(AgreementGroup.objects.filter(measure=OuterRef("pk"), verdict=verdict)))
