"""The dates of a table: as people write them, in the order that is stated, as fine as they are.

A date that may be two is refused, as are a day that does not exist, a year of two digits, and a
time whose place on the globe nobody knows.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from claims.formats.records import Days

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = ORDERS = ("day-first", "month-first", "year-first")
_MONTHS = """
january jan januar jänner janvier janv enero ene gennaio gen januari styczeń stycznia січень січня
february feb februar fevrier février févr fevr febrero febbraio februari luty lutego лютий лютого
march mar märz marz mrz mars marzo maart marzec marca березень березня
april apr avril avr abril abr aprile kwiecień kwietnia квітень квітня
may mai mayo maggio mag mei maj maja травень травня
june jun juni juin junio giugno giu czerwiec czerwca червень червня
july jul juli juillet juil julio luglio lug lipiec lipca липень липня
august aug août aout agosto ago augustus sierpień sierpnia серпень серпня
september sep sept septembre septiembre settembre set wrzesień września вересень вересня
october oct oktober okt octobre octubre ottobre ott październik października жовтень жовтня
november nov novembre noviembre listopad listopada листопад листопада
december dec dezember dez decembre décembre déc diciembre dic dicembre grudzień grudnia грудень
"""
MONTHS = {
    word: number
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
    for word in line.split()
}
_M = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? |"
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\.?,? ",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?P<date>.+?)(?:T|,? +)(?P<clock>\d{1,2}:\d\d)(?::\d\d(?:\.\d+)?)?"
    r"(?P<zone> ?(?:Z|UTC|GMT)| ?[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<y>\d{4})(?:[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?)?")
_COMPACT = re.compile(r"(?P<y>(?:1[5-9]|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)")
_NUMERIC = re.compile(r"(\d{1,2})([./ -])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(?P<m>\d{1,2})[./-](?P<y>\d{4})")
_WORDS = [
    re.compile(
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[ -]?(?:of |de |d’|d')?(?P<w>{_M})\.?,?[ -]"
        r"(?:de )?(?P<y>\d{4}|\d\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<w>{_M})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<w>{_M})\.?,?[ -](?:de )?(?P<y>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<y>\d{{4}})[ -](?P<w>{_M})\.?(?:[ -](?P<d>\d{{1,2}}))?", re.IGNORECASE),
]
_QUARTER = [
    re.compile(r"(?P<k>[QHTS])\s?(?P<n>[1-4])[ /-]?(?P<y>\d{4})", re.IGNORECASE),
    re.compile(r"(?P<y>\d{4})[ /-]?(?P<k>[QHTS])(?P<n>[1-4])", re.IGNORECASE),
    re.compile(
        r"(?P<n>[1-4])(?:st|nd|rd|th|\.|er|e)? (?P<k>quart(?:er|al)|half|halbjahr|trimest)"
        r"\w*,? (?P<y>\d{4})",
        re.IGNORECASE,
    ),
]
_PARTED = re.compile(
    r"\s*(?:–|—|\.\.\.?|\s-\s|\bto\b|\bbis\b|\buntil\b|\bthrough\b)\s*", re.IGNORECASE
)
_ISO_SPAN = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)/(\d{4}(?:-\d\d(?:-\d\d)?)?)")
_YEARS = re.compile(r"(\d{4})-(\d{4})")
FIRST_YEAR, LAST_YEAR = 1, 9998
WRITE = ("2022", "2022-03", "2022-03-05", "5 March 2022")


class DateError(ValueError):
    """Why a text is no date that could be taken."""

    def __init__(self, code: str, reason: str, allowed: tuple[str, ...] = WRITE) -> None:
        self.code, self.reason, self.allowed = code, reason, allowed
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Dates:
    """How the dates of a table are written. `offset` is that of its times: “+01:00”, or “none” to
    keep the day alone."""

    order: str = ""
    offset: str = ""

    def read(self, text: str) -> str:
        """One date: 2022, 2022-03, 2022-03-05 or 2022-03-05T14:30+01:00. Raises DateError."""
        text = _without_weekday(text)
        if timed := _TIME.fullmatch(text):
            return self._with_time(self._day(timed["date"]), timed["clock"], timed["zone"] or "")
        return self._day(text)

    def read_days(self, text: str) -> Days:
        """A date, a quarter or a span of dates, as its days. Raises DateError."""
        text = _without_weekday(text)
        if quarter := _quarter(text):
            return quarter
        ends = self._ends(text)
        first, last = (days_of(self._day(end)) for end in ends)
        if last.last < first.first:
            raise DateError("inverted_period", f"“{text[:60]}” ends before it begins.")
        return Days(first.first, last.last)

    def _ends(self, text: str) -> tuple[str, str]:
        for pattern in (_ISO_SPAN, _YEARS):
            if (span := pattern.fullmatch(text)) and not _is_month(span):
                return span[1], span[2]
        parts = [part for part in _PARTED.split(text) if part]
        return (parts[0], parts[1]) if len(parts) == 2 else (text, text)

    def _with_time(self, day: str, clock: str, zone: str) -> str:
        if self.offset == "none":
            return day
        zone = zone.strip().upper().replace("UTC", "Z").replace("GMT", "Z") or self.offset
        if not zone:
            raise DateError(
                "time_without_offset",
                "The time of day has no offset: state “offset” in the mapping.",
                ('offset = "+01:00"', 'offset = "none" keeps the day alone'),
            )
        zone = zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
        return f"{day}T{clock.zfill(5)}{zone}" if len(day) == 10 else day

    def _day(self, text: str) -> str:
        if (found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text)) and not _is_serial(text):
            return _written(text, **found.groupdict())
        if found := _MONTH_YEAR.fullmatch(text):
            return _written(text, **found.groupdict())
        if found := _NUMERIC.fullmatch(text):
            return self._ordered(text, found[1], found[3], found[4])
        for pattern in _WORDS:
            if found := pattern.fullmatch(text):
                given = found.groupdict()
                month = str(MONTHS[given["w"].lower()])
                return _written(text, y=given["y"], m=month, d=given.get("d"))
        raise _no_date(text)

    def _ordered(self, text: str, one: str, two: str, year: str) -> str:
        """Day and month by the stated order; without one, only if they can be nothing else."""
        either = {(one, two), (two, one)}
        if self.order == MONTH_FIRST:
            return _written(text, y=year, m=one, d=two)
        if self.order == DAY_FIRST or (len(either) == 1 and not self.order):
            return _written(text, y=year, m=two, d=one)
        if self.order == YEAR_FIRST:
            raise DateError(
                "wrong_order", f"“{text[:60]}” does not begin with its year, as the mapping says."
            )
        if int(one) > 12 or int(two) > 12:
            day, month = (one, two) if int(one) > 12 else (two, one)
            return _written(text, y=year, m=month, d=day)
        raise DateError(
            "ambiguous_date",
            f"“{text[:60]}” may be {_written(text, y=year, m=two, d=one)} or "
            f"{_written(text, y=year, m=one, d=two)}: state the order of dates in the mapping.",
            ('dates = "day-first"', 'dates = "month-first"'),
        )


def _without_weekday(text: str) -> str:
    text = " ".join(text.split())
    match = _WEEKDAY.match(text)
    return text[match.end() :] if match else text


def _is_month(span: re.Match[str]) -> bool:
    """2022-0003 is none, and neither is a span of years that are none."""
    return not all(FIRST_YEAR <= int(end[:4]) <= LAST_YEAR for end in span.groups())


def _is_serial(text: str) -> bool:
    """2022.5 is a number, and so is a day of five digits."""
    return "." in text and len(text.split(".")) == 2


def _no_date(text: str) -> DateError:
    if re.fullmatch(r"[34]\d{4}(\.\d+)?", text):
        return DateError(
            "serial_date", f"“{text[:60]}” is the serial number of a day: format it as a date."
        )
    if _quarter(text):
        return DateError("not_a_date", f"“{text[:60]}” is a quarter or a half: a date is needed.")
    return DateError("invalid_date", f"“{text[:60]}” is not a date.")


def _written(text: str, *, y: str, m: str | None = None, d: str | None = None) -> str:
    """The parts of a date as ISO 8601. Raises DateError if there is no such day."""
    if len(y) == 2:
        raise DateError("two_digit_year", f"The year of “{text[:60]}” has two digits: give four.")
    year, month, day = int(y), int(m or 1), int(d or 1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError("impossible_date", f"“{text[:60]}”: a year lies between 1 and 9998.")
    if not 1 <= month <= 12:
        raise DateError("impossible_date", f"“{text[:60]}”: there is no month {month}.")
    if not 1 <= day <= (last := monthrange(year, month)[1]):
        raise DateError(
            "impossible_date", f"“{text[:60]}” does not exist: {year}-{month:02} has {last} days."
        )
    parts = [f"{year:04}", f"{month:02}" if m else "", f"{day:02}" if d else ""]
    return "-".join(filter(None, parts))


def days_of(written: str) -> Days:
    """The days of a partial date."""
    year, *rest = (int(part) for part in written[:10].split("-"))
    first = date(year, rest[0] if rest else 1, rest[1] if len(rest) > 1 else 1)
    if len(rest) > 1:
        return Days(first, first)
    month = rest[0] if rest else 12
    return Days(first, date(year, month, monthrange(year, month)[1]))


def _quarter(text: str) -> Days | None:
    for pattern in _QUARTER:
        if found := pattern.fullmatch(text):
            return _part_of_year(int(found["y"]), found["k"].lower(), int(found["n"]))
    return None


def _part_of_year(year: int, kind: str, number: int) -> Days | None:
    months = 6 if kind[0] in "hs" else 3
    if number * months > 12 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    last = number * months
    return Days(date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1]))


def order_of(texts: list[str]) -> tuple[str, str]:
    """The order that a column's dates are in, and the date that shows it: both empty if none."""
    for text in texts:
        found = _NUMERIC.fullmatch(_without_weekday(text))
        if found and int(found[1]) > 12 >= int(found[3]):
            return DAY_FIRST, text
        if found and int(found[3]) > 12 >= int(found[1]):
            return MONTH_FIRST, text
    return "", ""


def is_date(text: str) -> bool:
    """Whether a text is a date in one order or another."""
    for order in (DAY_FIRST, MONTH_FIRST):
        try:
            Dates(order, "none").read(text)
        except DateError as error:
            if error.code in ("two_digit_year", "impossible_date") and not text.isdigit():
                return True
        else:
            return True
    return False
