"""Column types the project needs and Django lacks: bounded text, exact numbers, dates that Python
can read, UUIDv7 keys, xid8.

Each states its bound in the column itself, so that COPY and plain SQL meet it as well.
"""

from __future__ import annotations

import os
import re
import time
import uuid
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func

from claims.quantities.intervals import plain

RESERVED = (uuid.UUID(int=0), uuid.UUID(int=2**128 - 1))  # RFC 9562, sections 5.9 and 5.10
MAX_SCALE = 18
MAX_MAGNITUDE = Decimal(10) ** 30
LONGEST = 100  # characters of a number
PLAIN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


def uuid7() -> uuid.UUID:
    """A time-ordered identifier (RFC 9562, section 5.7): 48 bits of milliseconds, 74 random
    bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | (0x7 << 76)
    value = value & ~(0x3 << 62) | (0x2 << 62)
    return uuid.UUID(int=value)


def _column(field: models.Field[Any, Any], connection: BaseDatabaseWrapper) -> str:
    return connection.ops.quote_name(str(field.column))


def shortened(text: str, most: int) -> str:
    """A text, cut where it is too long, which an ellipsis says."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


class Folded(Func):
    """A name without its case and accents, as it is compared with names that are misspelt."""

    function = "onrecord_folded"
    arity = 1
    output_field = models.TextField()


class UrlKey(Func):
    """An address as it is compared with others: without what does not tell pages apart."""

    function = "onrecord_url_key"
    arity = 1
    output_field = models.TextField()


class StatementKey(Func):
    """The first words of a statement as a number: equal where statements begin alike."""

    function = "onrecord_statement_key"
    arity = 1
    output_field = models.BigIntegerField()


class Uuid7(Func):
    """The database's own maker of keys, for rows that come by COPY or SQL."""

    function = "onrecord_uuid7"
    template = "%(function)s()"
    arity = 0
    output_field = models.UUIDField()


class KeyField(models.UUIDField):  # type: ignore[type-arg]  # generic for mypy alone
    """A row's key: not the nil or the max UUID, which stand for nothing and for anything."""

    default_error_messages = {"reserved_id": "This UUID is reserved: it is the id of nothing."}

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = _column(self, connection)
        reserved = ", ".join(f"'{key}'::uuid" for key in RESERVED)
        return f"{column} NOT IN ({reserved})"

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if value in RESERVED:
            raise ValidationError(self.error_messages["reserved_id"], code="reserved_id")


class BoundedTextField(models.TextField):  # type: ignore[type-arg]  # generic for mypy alone
    """Text of at most `max_length` characters; the bound is a CHECK of the column."""

    def __init__(self, *args: Any, max_length: int, **kwargs: Any) -> None:
        super().__init__(*args, max_length=max_length, **kwargs)  # type: ignore[misc]  # a label may stand in args
        self.validators.append(MaxLengthValidator(max_length))
        self.validators.append(ProhibitNullCharactersValidator())

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"char_length({_column(self, connection)}) <= {self.max_length}"


class LineField(BoundedTextField):
    """One line of text: a name, a title, a code. A form shows it as an input, not a text area."""

    def formfield(self, **kwargs: Any) -> Any:
        from django import forms

        if self.choices is None:
            kwargs = {"widget": forms.TextInput, "max_length": self.max_length} | kwargs
        return super().formfield(**kwargs)


class NumberField(models.Field):  # type: ignore[type-arg]  # generic for mypy alone
    """An exact decimal of any size up to 10^30 and 18 places: refused beyond, never rounded."""

    description = "Exact decimal number"
    default_error_messages = {
        "invalid": "“%(value)s” is not a number: write digits with a point, such as 1300000 or "
        "2.75.",
        "too_large": "“%(value)s” is too large: a number lies strictly between -10^30 and 10^30.",
        "too_fine": "“%(value)s” has too many decimals: 18 is the most.",
        "too_long": "“%(value)s…” is too long: a number has at most 100 characters.",
    }

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "numeric"

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = _column(self, connection)
        return (
            f"{column} > -1e30 AND {column} < 1e30 AND scale(trim_scale({column})) <= {MAX_SCALE}"
        )

    def to_python(self, value: Any) -> Decimal | None:
        """Nothing here reckons with the number: an exponent may be beyond all reckoning."""
        if value is None or value == "":
            return None
        number = self._read(value)
        if number.copy_abs() >= MAX_MAGNITUDE:
            raise self._invalid("too_large", number)
        if -int(trim(number).as_tuple().exponent) > MAX_SCALE:
            raise self._invalid("too_fine", number)
        return number or Decimal(0)

    def _read(self, value: Any) -> Decimal:
        if isinstance(value, str) and len(value) > LONGEST:
            raise self._invalid("too_long", value)
        if isinstance(value, bool | float) or (
            isinstance(value, str) and not PLAIN.fullmatch(value.strip())
        ):
            raise self._invalid("invalid", value)
        try:
            number = Decimal(value.strip() if isinstance(value, str) else value)
        except (InvalidOperation, TypeError, ValueError):
            raise self._invalid("invalid", value) from None
        if not number.is_finite():
            raise self._invalid("invalid", value)
        return number

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value if hasattr(value, "resolve_expression") else self.to_python(value)

    def value_to_string(self, obj: models.Model) -> str | None:  # type: ignore[override]  # null
        value = self.value_from_object(obj)
        return None if value is None else plain(value)

    def formfield(self, **kwargs: Any) -> Any:
        from django import forms

        usual: dict[str, Any] = {"form_class": forms.CharField, "max_length": 60}
        return super().formfield(**usual | {"empty_value": None} | kwargs)

    def _invalid(self, code: str, value: Any) -> ValidationError:
        return ValidationError(
            self.error_messages[code], code=code, params={"value": str(value)[:80]}
        )


class InstantField(models.DateTimeField):  # type: ignore[type-arg]  # generic for mypy alone
    """An instant between the years 1 and 9998: neither infinite nor before Christ, which SQL may
    write and Python cannot read, and no edge that another time zone moves over."""

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = _column(self, connection)
        return f"{column} BETWEEN '0001-01-02T00:00Z' AND '9998-12-31T00:00Z'"


class DayField(models.DateField):  # type: ignore[type-arg]  # generic for mypy alone
    """A day between the years 1 and 9998."""

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = _column(self, connection)
        return f"{column} BETWEEN '0001-01-02' AND '9998-12-31'"


class DaysField(DateRangeField):
    """Some days, from the first to the last, between the years 1 and 9998."""

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        return f"onrecord_bounded_dates({_column(self, connection)})"


class Xid8Field(models.BigIntegerField):  # type: ignore[type-arg]  # generic for mypy alone
    """A full PostgreSQL transaction id. Written by triggers only; compared as xid8, never as
    text."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "xid8"

    def from_db_value(self, value: Any, *_: Any) -> int | None:
        return None if value is None else int(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return None if value is None else str(value)


def trim(number: Decimal) -> Decimal:
    """The number without trailing zeros after the point, and without an exponent."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise TypeError(f"{number} is not a finite number")
    if not any(digits):
        return Decimal(0)
    zeros = next(n for n, digit in enumerate(reversed(digits)) if digit)
    if exponent < 0 < (zeros := min(zeros, -exponent)):
        digits, exponent = digits[:-zeros], exponent + zeros
    if exponent > 0:
        digits, exponent = digits + (0,) * exponent, 0
    return Decimal((sign, digits, exponent))
