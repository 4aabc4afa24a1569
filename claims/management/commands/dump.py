"""Everything public as a folder of files: `manage.py dump DIR`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from claims.services.exporting import dumps


class Command(BaseCommand):
    help = (
        "Write everything public into a new folder below DIR: each list as NDJSON, CSV and (with "
        "pyarrow) Parquet, with manifest, checksums, Frictionless Data Package and DCAT. All of it "
        "is of one moment, and the folder appears when it is whole."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path, help="the folder of all dumps")
        parser.add_argument(
            "--keep",
            type=int,
            default=settings.DUMPS_KEPT,
            metavar="N",
            help="the dumps to keep, the newest ones (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"] < 1:
            raise CommandError("--keep takes 1 or more.")
        try:
            made = dumps.make(options["dir"], kept=options["keep"], say=self.stdout.write)
        except dumps.UnderWay:
            raise CommandError(f"Another process writes a dump into {options['dir']}.") from None
        except OSError as error:
            raise CommandError(f"{options['dir']}: {error.strerror or error}.") from error
        self.stdout.write(f"{made} is whole.")
