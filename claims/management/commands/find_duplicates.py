"""Look for entries that may be one and the same: `manage.py find_duplicates`."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.models import EntryKind
from claims.services import duplicates


class Command(BaseCommand):
    help = (
        "Look for entries that may be one and the same, for curators to settle. A run goes on "
        "where the last one ended, so a second run looks at new entries only."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--kind", action="append", choices=EntryKind.values, help="only entries of this kind"
        )
        parser.add_argument(
            "--again", action="store_true", help="look at all entries, those seen before as well"
        )

    def handle(self, *, kind: list[str] | None, again: bool, **options: Any) -> None:
        for each in kind or EntryKind.values:
            if again:
                duplicates.begin_again(each)
            found = 0
            while (more := duplicates.search(each)) >= 0:
                found += more
            self.stdout.write(f"{each:<10}{found:,} pairs")
