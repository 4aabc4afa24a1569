"""Filters of lists: what a curator works off."""

from __future__ import annotations

from functools import partial

from django.db.models import Q
from django.utils import timezone

from claims.admin.lists import ByCondition
from claims.queries import desk_lists


def _came(age: str) -> Q:
    return desk_lists.came(age, timezone.now())


class ByDeskList(ByCondition):
    title = "worklist"
    parameter_name = "worklist"
    conditions = {
        name: (label, desk_lists.CLAIMS[name])
        for name, label in (
            ("waiting", "Waits to be published"),
            ("without_measure", "Waits without a measure"),
            ("without_source", "Waits without a source"),
            ("without_date", "Waits without a date"),
            ("contested", "Contested"),
        )
    }


class ByAge(ByCondition):
    title = "on record"
    parameter_name = "waited"
    conditions = {
        age: (label, partial(_came, age))
        for age, label in (
            ("day", "Since today"),
            ("week", "For 1 to 7 days"),
            ("month", "For 7 to 30 days"),
            ("longer", "For more than 30 days"),
        )
    }


class ByFigures(ByCondition):
    title = "figures"
    parameter_name = "figures"
    conditions = {"one": ("One figure only", desk_lists.ONE_FIGURE)}
