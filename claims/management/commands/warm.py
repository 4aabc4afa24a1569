"""Render all public records that are not kept yet, so that no reader waits for it."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from claims.records import record_cache

STORED = [name for name, kind in record_cache.KINDS.items() if kind.stored]


class Command(BaseCommand):
    help = (
        "Render the public records that are not cached at their present version, after a "
        "restore, an import or an upgrade. Reading does the same, page by page. The command can"
        " be stopped and run again at any time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "kinds",
            nargs="*",
            metavar="kind",
            choices=[[], *STORED],
            help=f"of these kinds only: {', '.join(STORED)}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for name in options["kinds"] or STORED:
            rendered = sum(record_cache.warm(record_cache.KINDS[name]))
            self.stdout.write(f"{name:10} {rendered:12,} rendered")
