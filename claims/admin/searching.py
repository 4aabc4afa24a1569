"""What the search of a list finds: rows in which each word stands in one of the fields.

Words of claims are looked for among the words that are kept of them, as the public search does; the
last word may be the beginning of one. Names are compared without case and accents. Each field is a
condition of its own, so that each uses its index. Few rows are gathered. Where there are many, the
list is walked in its order, and each row is asked: the next of many is never far. The planner
cannot tell which it is, since it knows nothing of the middle of words; so some are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import BadRequest
from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    F,
    Func,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.constants import LOOKUP_SEP
from django.db.models.lookups import Contains
from django.utils.text import smart_split, unescape_string_literal

from claims.admin.asking import WORDS
from claims.models import Claim, ClaimDocument
from claims.models.fields import Folded
from claims.queries import searching

NAMED = 1_000  # rows that are asked for by their keys, one by one
GATHERED = 10_000  # rows that are: of more, a list is walked
CHARACTERS = 500  # at most, of a search
SHORT = 3  # letters: of fewer, a word is no beginning of another
STATEMENT = "statement"
NAMES = ("name", "label")
DIGESTS, HEX = ("sha256",), re.compile(r"[0-9a-fA-F]{4,64}")
BEGUN = "to_tsquery('onrecord', quote_literal(%s) || ':*')"
EITHER = f"({searching.QUESTION} || ({searching.QUESTION} && {BEGUN}))"


@dataclass(frozen=True)
class Arm:
    """One way for a row to be found: as it is gathered, and as one row is asked."""

    gathered: Q
    asked: Q

    @classmethod
    def of_field(cls, model: Any, path: str, word: str) -> Arm:
        *steps, name = path.split(LOOKUP_SEP)
        owner = model
        for step in steps:
            owner = owner._meta.get_field(step).related_model
        said = _said(owner, name, word)
        if not steps:
            return cls(said, said)
        return cls._of_other(owner._base_manager.all(), LOOKUP_SEP.join(steps), said)

    @classmethod
    def of_claim(cls, path: str, term: str) -> Arm:
        """The claim that a path leads to, by its words."""
        return cls._of_other(ClaimDocument.objects.all(), path, Q(document=Question(term)))

    @classmethod
    def _of_other(cls, rows: QuerySet[Any], path: str, said: Q) -> Arm:
        """What a row points at. One row at a time is asked by a value: of an EXISTS beside an OR,
        the planner would find all rows first."""
        rows = rows.order_by()
        says = ExpressionWrapper(said, output_field=BooleanField())
        one = Subquery(rows.filter(pk=OuterRef(path)).annotate(says=says).values("says"))
        return cls(Q(**{f"{path}__in": rows.filter(said).values("pk")}), Q(one))


def _said(owner: Any, name: str, word: str) -> Q:
    if name not in NAMES:
        return Q(**{f"{name}__icontains": word})
    return Q(Contains(Folded(name), Folded(Value(word))))


class Question(SearchQuery):
    """The words of a question; its last one may be the beginning of a word."""

    def __init__(self, term: str) -> None:
        super().__init__(term, config="onrecord", search_type="websearch")
        self.term = term

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        *others, last = self.term.split() or [""]
        if len(last) < SHORT or not last.isalnum() or '"' in self.term:
            return searching.QUESTION, [self.term]
        return EITHER, [self.term, " ".join(others), last]


def found(model: type[Model], fields: Sequence[str], term: str) -> Q:
    """The condition that a search of a list makes."""
    if model is Claim:
        return _chosen(model, [Arm.of_claim("pk", " ".join(term.split()))])
    condition = Q()
    for word in words(term):
        condition &= _chosen(model, list(_arms(model, fields, word)))
    return condition


def _arms(model: type[Model], fields: Sequence[str], word: str) -> Iterator[Arm]:
    for path in fields:
        owner, _, name = path.rpartition(LOOKUP_SEP)
        if name in DIGESTS and not HEX.fullmatch(word):
            continue  # no row has it, and all would be read
        if name == STATEMENT and owner:
            yield Arm.of_claim(owner, word)
        else:
            yield Arm.of_field(model, path, word)


def _chosen(model: type[Model], arms: list[Arm]) -> Q:
    few = list(_gathered(model, arms)[: GATHERED + 1].values_list("pk", flat=True))
    if len(few) <= NAMED:
        return Q(pk__in=few)
    if len(few) <= GATHERED:
        return Q(_among(model, few))
    return reduce(or_, (arm.asked for arm in arms))


def _among(model: type[Model], keys: list[Any]) -> Func:
    """Rows of these keys, as one value: a parameter for each of thousands takes long to write."""
    key: Any = model._meta.pk
    field = ArrayField(type(getattr(key, "target_field", key))())
    return Func(
        F("pk"),
        Value(keys, output_field=field),
        template="(%(expressions)s))",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )


def _gathered(model: type[Model], arms: list[Arm]) -> QuerySet[Any]:
    first, *others = (
        model._base_manager.filter(arm.gathered).order_by().values("pk") for arm in arms
    )
    return first.union(*others, all=True) if others else first


def words(term: str) -> list[str]:
    """The words of a search, a quoted phrase being one."""
    found = [
        unescape_string_literal(word)
        if word[0] in "\"'" and word[0] == word[-1] and len(word) > 1
        else word
        for word in smart_split(term)
    ]
    if len(found) > WORDS or len(term) > CHARACTERS:
        raise BadRequest(
            f"A search has at most {WORDS} words and {CHARACTERS} characters. A phrase in "
            "quotation marks counts as one word."
        )
    return found
