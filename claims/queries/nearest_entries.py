"""What was probably meant by a slug or a place that nothing public has.

Names are compared by trigrams along their indexes, and of those that are alike the one that is
spelt most like the question is told. Of what is not public nothing is told, nor that it is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from django.contrib.postgres.lookups import TrigramSimilar, TrigramWordSimilar
from django.db.models import F, FloatField, Func, Q, QuerySet, Value
from django.db.models.functions import Upper

from claims.models import (
    Claim,
    Event,
    Measure,
    MeasureAlias,
    Speaker,
    SpeakerAlias,
    Topic,
    TopicAlias,
)
from claims.models.fields import Folded
from claims.queries.read_connection import alias
from claims.queries.visible import listed

MOST = 200  # names that are compared letter by letter
BEGINNING, ALIKE = 2, 0.3  # letters, and as much as two places have in common
# Where the names of entries are: their own, and others, which name the entry so.
NAMES: dict[Any, tuple[str, Any, str]] = {
    Speaker: ("name", SpeakerAlias, "speaker"),
    Measure: ("label", MeasureAlias, "measure"),
    Topic: ("label", TopicAlias, "topic"),
}


def slug(model: Any, asked: str) -> str | None:
    """The slug of a public entry that is most like this one."""
    name = asked.replace("-", " ")
    rows = listed(model).filter(pk__in=_alike(model, name)).values_list("slug", flat=True)
    return _most_like(asked, rows)


def _alike(model: Any, name: str) -> QuerySet[Any]:
    """The keys of entries with a name like this one."""
    own, aliases, key = NAMES[model]
    entries = model.objects.filter(_is_like(own, name)).order_by().values("pk")
    others = aliases.objects.filter(_is_like("name", name)).order_by().values(key)
    found: QuerySet[Any] = entries.union(others)
    return found


def _is_like(column: str, name: str) -> Q:
    """Like all of a name, or like some words of it."""
    compared = Folded(F(column)), Folded(Value(name))
    return Q(TrigramSimilar(*compared)) | Q(TrigramWordSimilar(*compared))


def is_place(model: type[Claim | Event], part: str) -> bool:
    """Whether the name of a place on record has this part."""
    return bool(listed(model).filter(place__icontains=part).using(alias()).exists())


def place(model: type[Claim | Event], asked: str) -> str | None:
    """The place on record that is most like this one, whatever its accents. The index, which has
    these, finds what is alike with them, or begins alike."""
    alike = Q(TrigramSimilar(Upper("place"), Upper(Value(asked))))
    rows = listed(model).filter(alike | Q(place__istartswith=asked[:BEGINNING])).values("place")
    compared = Folded(F("place")), Folded(Value(asked))
    likeness = Func(*compared, function="similarity", output_field=FloatField())
    found = rows.annotate(likeness=likeness).filter(likeness__gte=ALIKE).distinct()
    first = found.order_by("-likeness", "place").using(alias()).first()
    return first and str(first["place"])


def _most_like(asked: str, rows: QuerySet[Any]) -> str | None:
    found: Iterable[str] = rows.using(alias())[:MOST]
    folded = asked.casefold()

    def likeness(name: str) -> float:
        return SequenceMatcher(None, folded, name.casefold()).ratio()

    return max(found, key=likeness, default=None)
