"""Form fields Django has none of: dates known only so far, days from first to last, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.postgres.forms import DateRangeField
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from unfold.widgets import UnfoldAdminDateWidget, UnfoldAdminTextInputWidget

from claims.admin.bases import ModelForm
from claims.models import fields as models
from claims.models.dates import offset_of, partial_date, read_partial_date
from claims.quantities.intervals import plain
from claims.quantities.parsing.typed import NotPlain, typed_bare

MINUTE = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}) ?(?:Z|UTC|([+-]\d{2}:\d{2}))?", re.ASCII)


class PartialDateField(forms.CharField):
    """One input for a date and its precision: 2022, 2022-03, 2022-03-05, 2022-03-05 14:30 (UTC)."""

    widget = UnfoldAdminTextInputWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.help_text = (
            f"{self.help_text} As far as it is known: 2022, 2022-03, 2022-03-05, or with the "
            "time in UTC: 2022-03-05 14:30, or by the clocks there: 2022-03-05 09:30 -05:00."
        ).strip()

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None, "", None
        if minute := MINUTE.fullmatch(text):
            text = f"{minute[1]}T{minute[2]}{minute[3] or 'Z'}"
        return *read_partial_date(text), offset_of(text)


class PartialDatesForm(ModelForm):
    """Reads and writes `said_at` together with `said_precision` and the offset of the place, and so
    on for every such date."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._partial_dates():
            if shown := known_date(self.instance, name):
                self.initial[name] = shown

    def clean(self) -> Any:
        super().clean()
        for name in self._partial_dates():
            if name in self.cleaned_data:
                self.cleaned_data[name], precision, offset = self.cleaned_data[name]
                setattr(self.instance, precision_of(name), precision)
                if hasattr(self.instance, f"{name}_offset"):
                    setattr(self.instance, f"{name}_offset", offset)
        return self.cleaned_data

    def _partial_dates(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, PartialDateField)]


def precision_of(name: str) -> str:
    """`said_at` has `said_precision`, `start` has `start_precision`."""
    return f"{name.removesuffix('_at')}_precision"


def known_date(row: Any, name: str) -> str | None:
    """A date of a row as far as it is known, by the clocks of its place."""
    offset = getattr(row, f"{name}_offset", None)
    return partial_date(getattr(row, name), getattr(row, precision_of(name)), offset)


class PlainDigits(forms.Field):
    """Digits as everybody else reads them: Django takes “１２” for 12 and “1_0” for 10."""

    def clean(self, value: Any) -> Any:
        texts = [text for text in (value if isinstance(value, list) else [value]) if text]
        if any(not str(text).isascii() or "_" in str(text) for text in texts):
            raise ValidationError(
                "Write digits 0 to 9, with nothing between them.", code="invalid_digits"
            )
        return super().clean(value)


class WholeField(PlainDigits, forms.IntegerField):
    """A whole number."""


class DayField(PlainDigits, forms.DateField):
    """One day."""


class InstantField(PlainDigits, forms.SplitDateTimeField):
    """A day and a time, in UTC."""


class NumberField(forms.CharField):
    """A number in all its digits, read as the model reads it, or as it is printed: 2,500,000 and
    2.5 million. Nothing here may round it."""

    column: models.NumberField = models.NumberField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"empty_value": None, "max_length": None})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        try:
            return self.column.to_python(text)
        except ValidationError:
            with suppress(NotPlain):
                return self.column.to_python(plain(typed_bare((text or "").strip())))
            raise

    def prepare_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, Decimal) else value


class DaysWidget(forms.MultiWidget):
    template_name = "unfold/widgets/split_datetime.html"  # one above the other on a small screen

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        ends = [UnfoldAdminDateWidget({"placeholder": end}) for end in ("First day", "Last day")]
        super().__init__(ends, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """The last day is the one before a period's end, as the database keeps it. An address may
        ask for one day, or for what is none, which is refused when the form is saved."""
        if not isinstance(value, DateRange):
            return [value or None, None]
        return _ends(value)


def _ends(days: DateRange) -> list[Any]:
    """The first day and the last, both within."""
    last = days.upper if days.upper_inc else days.upper - timedelta(days=1)
    return [days.lower, last]


class DaysField(PlainDigits, DateRangeField):
    """A first and a last day, both within; one alone is that day."""

    widget = DaysWidget

    def prepare_value(self, value: Any) -> Any:
        return _ends(value) if isinstance(value, DateRange) else value

    def compress(self, values: Sequence[Any]) -> DateRange | None:
        if not any(values or []):
            return None
        first, last = values
        first, last = first or last, last or first
        if first > last:
            raise ValidationError(
                "The first day must not be after the last.", code="inverted_period"
            )
        return DateRange(first, last, "[]")
