"""Exchange rates from a table of days, pairs, rates and sources: all of it is taken, or nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from claims.formats.records import FormatError, Rejection
from claims.models import ExchangeRate, Source, Unit
from claims.services.audit import acting

COLUMNS = ("day", "pair", "rate", "source")
PAIR = re.compile(r"([A-Z]{3})/?([A-Z]{3})")
SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Taken:
    """How many rates are new, and how many were there."""

    created: int
    unchanged: int


class RatesRefused(Exception):
    """Nothing was written: these lines, by their numbers, are why."""

    def __init__(self, faults: list[tuple[int, Rejection]]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} lines are refused, and nothing is written")


def run(*, lines: Iterable[str], by: Any) -> Taken:
    """Write the rates of a table with the columns day, pair, rate and source.

    A source is on record, by its id or address. A second run changes nothing. Raises
    RatesRefused with every bad line, and FormatError if the table has other columns.
    """
    with acting(by=by, via="import"):
        there = {_key(rate): rate for rate in ExchangeRate.objects.all()}
        made: list[ExchangeRate] = []
        faults: list[tuple[int, Rejection]] = []
        unchanged = 0
        for number, row in _rows(lines):
            try:
                rate = _rate(row)
                known = there.setdefault(_key(rate), rate)
                _refuse_another(rate, known)
            except ValidationError as error:
                faults.append((number, _rejection(error)))
                continue
            if known is rate:
                made.append(rate)
            else:
                unchanged += 1
        if faults:
            raise RatesRefused(faults)
        ExchangeRate.objects.bulk_create(made, batch_size=1000)
    return Taken(len(made), unchanged)


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    lines = iter(lines)
    header = next(lines, "").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").rstrip("\r\n")
    separator = max(SEPARATORS, key=header.count)
    names = [name.strip().strip('"').lower() for name in header.split(separator)]
    if missing := [name for name in COLUMNS if name not in names]:
        raise FormatError(
            f"The columns are {', '.join(COLUMNS)}, and {', '.join(missing)} is not there."
        )
    reader = csv.reader(lines, delimiter=separator)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
            yield reader.line_num + 1, {name: row.get(name, "") for name in COLUMNS}


def _rate(row: Mapping[str, str]) -> ExchangeRate:
    """Raises ValidationError under the column that is wrong."""
    pair = PAIR.fullmatch(row["pair"].upper())
    if pair is None:
        raise _wrong("pair", "invalid_pair", f"“{row['pair'][:40]}” is no pair, such as EUR/USD.")
    rate = ExchangeRate(
        from_unit=_currency(pair[1]),
        to_unit=_currency(pair[2]),
        day=_day(row["day"]),
        rate=_number(row["rate"]),
        source=_source(row["source"]),
    )
    rate.clean_fields()
    rate.validate_constraints(exclude={"day"})  # whether there is one of this day is asked once
    return rate


def _currency(code: str) -> Unit:
    found: Unit | None = Unit.objects.filter(code=code, dimension=f"currency:{code}").first()
    if found is None:
        raise _wrong("pair", "not_a_currency", f"“{code}” is no currency on record.")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        sentence = f"“{text[:40]}” is not a day, such as 2022-03-05."
        raise _wrong("day", "invalid_date", sentence) from None


def _number(text: str) -> Any:
    field: Any = ExchangeRate._meta.get_field("rate")
    try:
        number = field.to_python(text)
    except ValidationError as error:
        raise ValidationError({"rate": error}) from None
    if number is None:
        raise _wrong("rate", "required", "This is required.")
    return number


def _source(text: str) -> Source:
    """One that is on record: the survivor, if it was merged."""
    by_id = {"pk": text} if _is_id(text) else {"url": text}
    rows = Source.objects.filter(redacted_at=None, **by_id).order_by("id")
    found: Any = rows.first() if text else None
    if found is None:
        sentence = f"No source with the id or address “{text[:80]}” is on record."
        raise _wrong("source", "not_found", sentence)
    survivor: Source = found.merged_into or found
    return survivor


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _key(rate: ExchangeRate) -> tuple[Any, ...]:
    return rate.from_unit_id, rate.to_unit_id, rate.day


def _refuse_another(rate: ExchangeRate, known: ExchangeRate) -> None:
    if (rate.rate, rate.source) != (known.rate, known.source):
        sentence = f"There is another rate of this day: {known}, from {known.source}."
        raise _wrong("rate", "duplicate", sentence)


def _wrong(column: str, code: str, sentence: str) -> ValidationError:
    return ValidationError({column: ValidationError(sentence, code=code)})


def _rejection(error: ValidationError) -> Rejection:
    told = [
        Rejection(name, str(each.code), each.messages[0])
        for name, errors in error.error_dict.items()
        for each in errors
    ]
    return told[0]
