"""Claims from a file into the database: `manage.py import_claims FILE --format liar|ndjson`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from claims.formats.records import FormatError, Rejection
from claims.models import Import
from claims.quantities.parsing.locales import LOCALES
from claims.services import duplicates
from claims.services.importing import pipeline, running
from claims.services.importing.assertions import Found
from claims.services.importing.pipeline import Reject
from claims.services.importing.summary import Interrupted, Summary
from claims.services.importing.underway import BATCH
from claims.services.importing.uploads import digest_of


class Command(BaseCommand):
    help = "Import claims from a file. A second run of the same file changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file to read")
        parser.add_argument("--format", required=True, choices=sorted(pipeline.FORMATS))
        parser.add_argument(
            "--publish",
            action="store_true",
            help=("publish the claims; without it, they wait in review"),
        )
        parser.add_argument(
            "--assertions",
            action="store_true",
            help=(
                "read the numbers of claims that come without any, from the quote or else the "
                "statement"
            ),
        )
        parser.add_argument(
            "--locale",
            choices=sorted(LOCALES),
            metavar="CODE",
            help="where texts without a language were printed, such as en-GB (else they tell)",
        )
        parser.add_argument(
            "--rejects",
            type=Path,
            help=(
                "the file of rejected lines (default: FILE.rejects.ndjson in the current folder)"
            ),
        )
        parser.add_argument(
            "--batch-size",
            type=int,
            default=BATCH,
            metavar="N",
            help="lines that are written together, or not at all (default: %(default)s)",
        )

    def handle(self, **options: Any) -> None:
        path: Path = options["file"]
        rejects: Path = options["rejects"] or Path(f"{path.name}.rejects.ndjson")
        warnings = Path(f"{path.name}.warnings.ndjson")
        if not 1 <= options["batch_size"] <= 10_000:
            raise CommandError("--batch-size is a number from 1 to 10000.")
        if rejects.resolve() == path.resolve():
            raise CommandError("--rejects cannot be the file that is read.")
        try:
            with (
                path.open("rb") as file,
                _reported(rejects) as reject,
                _reported(warnings) as warn,
            ):
                summary = pipeline.run(
                    file=file,
                    import_run=self._begun(path, file, options),
                    batch_size=options["batch_size"],
                    reject=reject,
                    warn=warn,
                    progress=self._progress,
                )
        except (OSError, FormatError, Interrupted) as error:
            raise CommandError(f"{path}: {error}") from error
        duplicates.search_later()
        self._report(path, rejects, summary)
        if summary.locked:
            fields = ", ".join(f"{name} {count:,}" for name, count in summary.locked.items())
            self.stdout.write(f"Kept: locked ({fields}). See {warnings}")
        if summary.warned:
            self._report_warnings(warnings, summary)

    def _begun(self, path: Path, file: BinaryIO, options: dict[str, Any]) -> Import:
        """A new import, or the one of this file that was ended on the way."""
        try:
            return self._unfinished_or_new(path, file, options)
        except Error as error:
            raise Interrupted(Summary(), error) from error

    def _unfinished_or_new(self, path: Path, file: BinaryIO, options: dict[str, Any]) -> Import:
        asked = {name: options[name] for name in ("publish", "assertions", "locale")}
        sha256, size = digest_of(file)
        run = running.unfinished(sha256, format=options["format"], options=asked)
        if run is not None:
            self.stdout.write(f"Going on with import {run.pk} after line {run.line:,}.")
            return run
        run = pipeline.begin(
            format=options["format"],
            by=None,
            name=path.name,
            sha256=sha256,
            size=size,
            options=asked,
        )
        running.hold(run)
        return run

    def _progress(self, summary: Summary) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{summary.read:,} lines", ending="")

    def _report(self, path: Path, rejects: Path, summary: Summary) -> None:
        if self.stderr.isatty():
            self.stderr.write("\r", ending="")
        self.stdout.write(
            f"{path.name}: {summary.read} lines. Accepted {summary.accepted} "
            f"({summary.created} new, {summary.updated} updated), "
            f"unchanged {summary.unchanged}, rejected {summary.rejected}."
        )
        if summary.made:
            made = ", ".join(f"{count} {name}" for name, count in summary.made.items())
            self.stdout.write(f"New entries: {made}.")
        self._report_assertions(summary.found)
        if summary.kept:
            self.stdout.write(f"Lines whose claims were edited here and stay: {summary.kept}.")
        for name, count in summary.left_out.items():
            self.stdout.write(f"Lines with {name}, which are not imported: {count}.")
        if summary.rejected:
            self.stdout.write(f"Rejected lines and their reasons: {rejects}")
            if summary.rejected == summary.read:
                raise CommandError("No line was accepted. Is the file in this format?")

    def _report_warnings(self, warnings: Path, summary: Summary) -> None:
        codes = ", ".join(f"{code} {count:,}" for code, count in summary.warned.most_common())
        self.stdout.write(f"Taken, and likely wrong: {codes}. See {warnings}")

    def _report_assertions(self, found: Found) -> None:
        if found.assertions:
            self.stdout.write(
                f"Assertions read from texts: {found.assertions:,}, in {found.claims:,} claims."
            )
        if found.refused:
            codes = ", ".join(f"{code} {count:,}" for code, count in found.refused.most_common())
            self.stdout.write(f"Numbers that were not taken: {found.refused.total():,} ({codes}).")


@contextmanager
def _reported(path: Path) -> Iterator[Reject]:
    """A file of one object a line, which is there only if it has lines."""
    with path.open("w", encoding="utf-8") as file:

        def reject(line: int, rejection: Rejection) -> None:
            others = {"others": [_told(other) for other in rejection.others]}
            entry = {"line": line} | _told(rejection) | (others if rejection.others else {})
            file.write(json.dumps(entry) + "\n")

        try:
            yield reject
        finally:
            empty = file.tell() == 0
            if empty:
                path.unlink()


def _told(rejection: Rejection) -> dict[str, str]:
    return {"field": rejection.field, "code": rejection.code, "reason": rejection.reason}
