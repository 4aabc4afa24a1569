"""What writing costs: loading everything, and one change that many public records show."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.core.management import call_command
from django.db import connection, models
from django.db.models import Count

from claims.management.commands.generate_claims import summary
from claims.models import (
    Appearance,
    Claim,
    Measure,
    NumericAssertion,
    RecordVersion,
    Source,
    Speaker,
)
from claims.services.generation.generator import generate
from tests.bench.measuring import Report

MILLION = 1_000_000
numbers = count(1)


def load(report: Report, size: int) -> None:
    """A million claims, with two million assertions and all else, within the limit."""
    call_command("migrate", verbosity=0)
    limit = 450.0 if size == MILLION else None
    report.measure(
        f"generate {size:,} claims", lambda: report.say(summary(generate(claims=size))), limit=limit
    )


def sizes(report: Report) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class "
            "WHERE relname LIKE 'claims\\_%%' AND relkind = 'r' ORDER BY "
            "pg_total_relation_size(oid) DESC LIMIT 8"
        )
        for name, table, indexes in cursor.fetchall():
            report.say(f"{name:60} {table / 1e6:9.0f} MB {indexes / 1e6:9.0f} MB of indexes")


def ripples(report: Report) -> None:
    """One row changed, and the versions of all records that show it raised."""
    for model, column, holder, key, limit in (
        (Speaker, "name", Claim, "speaker", 10.0),
        (Source, "title", Appearance, "source", None),
        (Measure, "label", NumericAssertion, "measure", None),
    ):
        row, shown = busiest(model, holder, key)
        raised = versions()
        report.measure(
            f"{model.__name__.lower()} renamed that {shown:,} {holder.__name__.lower()}s show",
            lambda row=row, column=column: rename(row, column),
            limit=limit,
            runs=3,
        )
        report.say(f"{'':60} {(versions() - raised) // 3:,} versions raised by each")


def busiest(model: type[models.Model], holder: type[models.Model], key: str) -> tuple[Any, int]:
    counted = holder._default_manager.values(key).annotate(shown=Count("pk")).order_by("-shown")[0]
    return model._default_manager.get(pk=counted[key]), counted["shown"]


def rename(row: Any, column: str) -> None:
    setattr(row, column, f"Renamed {next(numbers)}")
    row.save()


def versions() -> int:
    total: int = RecordVersion.objects.aggregate(total=models.Sum("version"))["total"]
    return total
