"""Reading the assertions on record: what their words say is noted beside them. None is changed.

An assertion is unread from the moment that it, its words or its quote change, by any way of
writing: triggers mark it. The services that write assertions read them at once; `manage.py
read_assertions` reads those that came by SQL or COPY.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Count

from claims.models import AssertionReading, NumericAssertion, ReadingState
from claims.quantities.quantity import Quantity
from claims.quantities.rules import VERSION
from claims.services.assertion_parsing import (
    NOT_READ,
    NUMBER_COLUMNS,
    Words,
    code_of,
    quantities_of,
)
from claims.services.comparing import contradiction

BATCH = 1000
READ = (
    "claim__quote",
    "claim__statement",
    "claim__language",
    "as_printed",
    "measure_dimension",
    *(name.removesuffix("_id") for name in NUMBER_COLUMNS),
)
# The words' place may have been told of a quote that another transaction was changing.
NOTE = """
UPDATE claims_assertionreading r
SET state = v.state, detail = v.detail, rules_version = %s,
    in_quote = onrecord_in_quote(a.as_printed, a.quote_start, a.quote_end, c.quote)
FROM unnest(%s::uuid[], %s::text[], %s::text[]) AS v (id, state, detail)
    JOIN claims_numericassertion a ON a.id = v.id JOIN claims_claim c ON c.id = a.claim_id
WHERE r.assertion_id = v.id
"""


def read_unread(*, claims: Iterable[UUID] | None = None, batch: int = BATCH) -> Counter[str]:
    """Read what is unread, of all assertions or of some claims' only; how many are in which state.

    Each batch is a transaction, so that nobody waits for long.
    """
    found: Counter[str] = Counter()
    unread = AssertionReading.objects.filter(worklist__gt="", state=ReadingState.UNREAD)
    if claims is not None:
        unread = unread.filter(assertion__claim__in=list(claims))
    while True:
        read = _read_batch(unread.order_by("pk"), batch)
        found += read
        if read.total() < batch:
            return found


def forget_older_rules() -> int:
    """Take as unread what was read by an earlier version of the rules. What a curator confirmed
    stands."""
    read = AssertionReading.objects.exclude(state__in=[ReadingState.UNREAD, ReadingState.OVERRULED])
    return read.exclude(rules_version=VERSION).update(
        state=ReadingState.UNREAD, detail="", rules_version=None
    )


def waiting() -> Counter[str]:
    """How many assertions each worklist holds."""
    to_do = AssertionReading.objects.filter(worklist__gt="").values_list("worklist")
    return Counter(dict(to_do.annotate(number=Count("pk")).order_by()))


def words_of(assertion: NumericAssertion) -> Words:
    claim = assertion.claim
    words = Words(assertion.as_printed, claim.quote, claim.statement, claim.language)
    return words.of(assertion.measure_dimension)


def _read_batch(unread: Any, batch: int) -> Counter[str]:
    with transaction.atomic():
        # Lock first, then read: a later change of an assertion waits to mark it unread.
        locked = unread.select_for_update(of=("self",), skip_locked=True, no_key=True)
        keys = list(locked.values_list("pk", flat=True)[:batch])
        assertions = (
            NumericAssertion.objects.filter(pk__in=keys).select_related("claim").only(*READ)
        )
        verdicts = [(assertion.pk, *_verdict(assertion)) for assertion in assertions]
        if verdicts:
            with connection.cursor() as cursor:
                cursor.execute(NOTE, [VERSION, *map(list, zip(*verdicts, strict=True))])
    return Counter(state for _, state, _ in verdicts)


def _verdict(assertion: NumericAssertion) -> tuple[str, str]:
    """The state of an assertion, and what it is about. A quote in another language may still be
    printed as in English: what agrees with either agrees."""
    words = words_of(assertion)
    meanings, refused = _meanings(words)
    if words.read_as != "en" and refused != NOT_READ:
        meanings += _meanings(words.in_english())[0]
    if not meanings:
        return str(ReadingState.UNREADABLE), refused
    values = {name: getattr(assertion, name) for name in NUMBER_COLUMNS}
    differing = contradiction(values, meanings)
    state = ReadingState.CONTRADICTS if differing else ReadingState.AGREES
    return str(state), differing


def _meanings(words: Words) -> tuple[list[Quantity], str]:
    try:
        return quantities_of(words), ""
    except ValidationError as refused:
        return [], code_of(refused)
