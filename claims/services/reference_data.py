"""What a database needs before the first claim: the units, what the words of ratings mean, the
groups of those who work here, knowing which cluster it lives in, and roles that may do what they
have to.

Runs after every `migrate`, and after a flush. Units and words are added, never changed: see
`unit_is_fixed`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import connections

from claims.models import RatingWord, RecordVersion, Unit
from claims.quantities.units.conversion import UNITS
from claims.services import groups, privileges, rating_words


def lay(*, using: str = "default", plan: Any = None, **_: Any) -> None:
    """Add the units, words and groups that are missing, raise all versions if the database has
    moved, and after a migration (which has a `plan`, of nothing perhaps) grant each role what it
    needs."""
    connection = connections[using]
    needed = {model._meta.db_table for model in (Unit, RatingWord, RecordVersion)}
    if not needed <= set(connection.introspection.table_names()):
        return
    known = set(Unit.objects.using(using).values_list("code", flat=True))
    Unit.objects.using(using).bulk_create(
        Unit(
            code=unit.code,
            dimension=unit.dimension,
            factor_numerator=unit.factor.numerator,
            factor_denominator=unit.factor.denominator,
            offset=Decimal(unit.offset.numerator) / Decimal(unit.offset.denominator),
            symbol=unit.symbol,
            label=unit.label,
            plural=unit.plural,
            aliases=list(unit.aliases),
        )
        for code, unit in UNITS.items()
        if code not in known
    )
    rating_words.lay(using)
    groups.make(using)
    raise_versions_if_moved(using=using)
    if plan is not None:
        privileges.grant(using=using)


def raise_versions_if_moved(*, using: str = "default") -> int:
    """How many versions were raised because this is another cluster than the one on record."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT onrecord_raise_versions_if_moved()")
        raised: int = cursor.fetchone()[0]
    return raised
