"""The database's refusals in words: one sentence and one code per constraint, for every write path.

CheckConstraints carry their own. What triggers and columns refuse gets its words here.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import Error, IntegrityError, OperationalError, models

from claims.models.fields import KeyField

TRIGGERED = {
    "log_stays": ("log_stays", "What tells of a merge or a redaction is never changed."),
    "unit_is_fixed": ("unit_is_fixed", "A unit's definition is fixed: make another unit instead."),
    "relation_no_chain": (
        "chain_of_repeats",
        "“Repeats” points at the first utterance: neither claim may repeat or be repeated already.",
    ),
    "topic_no_loop": ("loop", "A topic cannot be broader than itself, directly or through others."),
    "measure_no_loop": (
        "loop",
        "A measure cannot be part of itself, directly or through others.",
    ),
    "measure_part_fits_whole": (
        "part_mismatch",
        "A part has the same kind of time, the same start and the same dimension as its whole.",
    ),
    "merged_no_chain": (
        "chain_of_merges",
        (
            "Merge into an entry that is not merged itself. An entry that others were merged into "
            "cannot be merged."
        ),
    ),
    "merged_into_public": (
        "survivor_not_public",
        "A public entry can be merged into a public one only.",
    ),
    "redacted_stays": ("redacted", "The record with this dataset and identifier was redacted."),
    "locked_stays": ("locked", "A locked field is not overwritten by an import."),
    "id_is_fixed": ("id_is_fixed", "An identifier never changes."),
    "record_versions_are_derived": (
        "record_versions_are_derived",
        "Only the database writes record versions.",
    ),
    "history_stays": (
        "history_stays",
        "Only the history of a redacted record can be erased.",
    ),
    "public_stays": (
        "public_stays",
        "A public record cannot be deleted: retract, merge or redact it.",
    ),
    "exchangerate_of_currencies": (
        "not_a_currency",
        "A rate is between two currencies by their own codes: EUR, not euro cents or kilometres.",
    ),
    "assertion_no_loop": (
        "self_reference",
        "An assertion cannot be measured against itself, directly or through up to 1,000 others.",
    ),
    "assertion_baseline_fits_measure": (
        "baseline_mismatch",
        "The baseline is in another dimension or currency than this assertion.",
    ),
    "assertion_words_in_quote": (
        "words_not_there",
        (
            "The assertion's words are not at this place in the quote: correct the place, or leave "
            "it out."
        ),
    ),
    "appearance_words_in_source": (
        "words_not_there",
        "The words are not at this place in the source's text: correct the place, or leave it out.",
    ),
    "attribution_without_gaps": (
        "chain_gap",
        "The positions of a chain run from 1, the nearest, to the root speaker, without a gap.",
    ),
    "assertion_measure_exists": ("not_found", "There is no such measure."),
    "assertion_unit_exists": ("not_found", "There is no such unit."),
    "measure_unit_of_dimension": ("not_found", "There is no such unit."),
}
OVERTAKEN = (
    "overtaken",
    "Somebody else changed this at the same time. Your changes are not saved. Try again.",
)
TAKE_TURNS = {  # what would have gone well alone
    "40001": OVERTAKEN,  # serialization failure
    "40P01": OVERTAKEN,  # deadlock
    "55P03": OVERTAKEN,  # waited for longer than `lock_timeout`
}
SQLSTATES = TAKE_TURNS | {
    "23502": ("required", "This is required."),
    "23503": (
        "not_found",
        "It refers to something that does not exist, or something refers to it.",
    ),
    "23505": ("duplicate", "There is one like this already."),
    "22001": ("too_long", "The text is too long."),
    "22003": ("out_of_range", "The number is out of range."),
    "22P02": ("invalid", "The value is malformed."),
    "22021": ("invalid", "The text holds a character that cannot be stored."),
}


def is_overtaken(error: BaseException) -> bool:
    """Whether two who write at once barred each other: neither did anything wrong."""
    return sqlstate_of(error) in TAKE_TURNS


def refusal(error: IntegrityError | OperationalError) -> ValidationError:
    """What the database refuses, in words; a database that cannot answer stays an error."""
    if isinstance(error, OperationalError) and not is_overtaken(error):
        raise error
    return explain(error)


def explain(error: Error) -> ValidationError:
    """The refusal as a ValidationError: under its field where the database names one."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    code, sentence = _words().get(name) or _by_state(sqlstate_of(error))
    refusal = ValidationError(sentence, code=code, params={"constraint": name})
    column = _columns().get(name) or getattr(diagnosis, "column_name", None)
    return ValidationError({column: refusal}) if column else refusal


def sqlstate_of(error: BaseException) -> str:
    return getattr(error.__cause__, "sqlstate", None) or ""


def _by_state(sqlstate: str) -> tuple[str, str]:
    return SQLSTATES.get(sqlstate, ("refused", "The database refuses this."))


@cache
def _words() -> dict[str, tuple[str, str]]:
    words = dict(TRIGGERED)
    for model in apps.get_app_config("claims").get_models():
        for constraint in model._meta.constraints:
            code = constraint.violation_error_code or "invalid"
            words[constraint.name] = (code, str(constraint.violation_error_message))
        for field in model._meta.local_concrete_fields:
            words[f"{model._meta.db_table}_{field.column}_check"] = _bound(field)
    return words


def _bound(field: models.Field[Any, Any]) -> tuple[str, str]:
    if isinstance(field, models.DateField | DateRangeField):
        return "date_out_of_range", "A date lies between the years 1 and 9998."
    if isinstance(field, KeyField):
        return "reserved_id", str(field.error_messages["reserved_id"])
    limit = getattr(field, "max_length", None)
    if limit:
        return "too_long", f"At most {limit} characters."
    return "out_of_range", "A number lies between -10^30 and 10^30 and has at most 18 decimals."


@cache
def _columns() -> dict[str, str]:
    return {
        f"{model._meta.db_table}_{field.column}_check": field.name
        for model in apps.get_app_config("claims").get_models()
        for field in model._meta.local_concrete_fields
    }
