"""Names of files, which say what is in them, under which filters, and as of which day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from django.utils.text import slugify

SITE = "onrecord"
LONGEST = 80  # characters of the gist of all filters


def of_list(name: str, filters: Mapping[str, str], ending: str) -> str:
    """onrecord-claims-speaker-antony-blinken-2026-11-30.csv"""
    asked = slugify(
        " ".join(f"{key} {value}" for key, value in filters.items()), allow_unicode=True
    )
    return _joined(slugify(name), _cut(asked), datetime.now(UTC).date().isoformat(), ending=ending)


def of_record(name: str, key: object, ending: str) -> str:
    return _joined(name, slugify(str(key)), ending=ending)


def _joined(*parts: str, ending: str) -> str:
    return f"{'-'.join(filter(None, (SITE, *parts)))}.{ending}"


def _cut(gist: str) -> str:
    return gist if len(gist) <= LONGEST else gist[:LONGEST].rpartition("-")[0]
