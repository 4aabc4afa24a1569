"""The tables that an import fills, of which the planner is told."""

from __future__ import annotations

from claims.models import (
    Appearance,
    AssertionListing,
    Attribution,
    Claim,
    ClaimListing,
    ClaimTopic,
    DraftListing,
    Measure,
    NumericAssertion,
    RecordVersion,
    Review,
    Source,
    Speaker,
    Topic,
)

WRITTEN = (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    Measure,
    NumericAssertion,
    Review,
    Source,
    Speaker,
    Topic,
)
KEPT = (ClaimListing, AssertionListing, DraftListing, RecordVersion)
TABLES = [model._meta.db_table for model in (*WRITTEN, *KEPT)]
