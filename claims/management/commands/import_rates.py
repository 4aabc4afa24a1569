"""Exchange rates from a table: `manage.py import_rates FILE`, and the days that lack one."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.formats.records import FormatError
from claims.queries import conversions
from claims.services.importing import rates

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Import exchange rates from a CSV with the columns day, pair (EUR/USD), rate and source "
        "(the id or address of one on record). All lines are taken, or none."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the file to read")
        parser.add_argument(
            "--lacking",
            action="store_true",
            help="list the days for which amounts of money lack a rate, as day,pair,assertions",
        )

    def handle(self, **options: Any) -> None:
        if options["lacking"]:
            self._list_lacking()
        elif options["file"] is None:
            raise CommandError("Name a file, or ask for --lacking.")
        else:
            self._import(options["file"])

    def _import(self, path: Path) -> None:
        try:
            with path.open(encoding="utf-8", newline="") as file:
                taken = rates.run(lines=file, by=None)
        except rates.RatesRefused as refused:
            for number, fault in refused.faults[:SHOWN]:
                self.stderr.write(f"line {number}, {fault.field}: {fault.reason}")
            raise CommandError(f"{path}: {refused}.") from refused
        except (OSError, UnicodeDecodeError, FormatError) as error:
            raise CommandError(f"{path}: {error}") from error
        self.stdout.write(
            f"{path.name}: {taken.created} rates are new, {taken.unchanged} were there."
        )

    def _list_lacking(self) -> None:
        self.stdout.write("day,pair,assertions")
        for day, source, target, assertions in conversions.lacking():
            self.stdout.write(f"{day},{source}/{target},{assertions}")
