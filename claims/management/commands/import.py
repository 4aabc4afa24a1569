"""Claims from a file into the database: `manage.py import FILE`, a table with `--mapping FILE`."""  # noqa: N999  a command is called as its module is

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from claims.formats.archives import packed
from claims.formats.records import FormatError
from claims.formats.tables import templates
from claims.formats.tables.layout import Layout
from claims.formats.tables.mapping import Mapping
from claims.formats.tables.mapping_toml import read_mapping, read_names, write_mapping
from claims.formats.tables.reading import GRIDS, read_table
from claims.formats.tables.suggestion import dataset_of, suggest
from claims.management.import_files import begun, reported, write_doubts
from claims.quantities.parsing.locales import LOCALES
from claims.services import duplicates
from claims.services.importing import pipeline
from claims.services.importing.assertions import Found
from claims.services.importing.recognition import format_of
from claims.services.importing.summary import Interrupted, Summary

TEMPLATES = {"csv": templates.csv_template, "xlsx": templates.xlsx_template}
NEEDS_MAPPING = (
    "a table needs a mapping. Draft one with --suggest-mapping > mapping.toml, correct it, and "
    "import with --mapping mapping.toml."
)


class Command(BaseCommand):
    help = "Import claims from a file. A second run of the same file changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the file to read")
        parser.add_argument(
            "--format",
            choices=sorted(pipeline.FORMATS),
            help="what the file is (else its beginning and its name tell)",
        )
        self._add_arguments_of_tables(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help="do all of it but the last step: nothing is kept"
        )
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
                "the file of rejected lines, CSV or NDJSON by its name (default: "
                "FILE.rejects.ndjson in the current folder, of a table FILE.rejects.csv)"
            ),
        )
        parser.add_argument(
            "--batch-size",
            type=int,
            default=pipeline.BATCH,
            metavar="N",
            help="lines that are written together, or not at all (default: %(default)s)",
        )

    def _add_arguments_of_tables(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mapping", type=Path, help="what the columns of a table are: TOML")
        parser.add_argument("--sheet", help="the sheet of a workbook, if it has several")
        parser.add_argument(
            "--settle",
            type=Path,
            help="what doubtful names mean: TOML with [names.speaker] and so on",
        )
        parser.add_argument(
            "--suggest-mapping",
            action="store_true",
            help="print a mapping drafted from the header and the cells, and import nothing",
        )
        parser.add_argument(
            "--template",
            choices=sorted(TEMPLATES),
            help="write an empty table to FILE, and import nothing",
        )

    def handle(self, **options: Any) -> None:
        path: Path | None = options["file"]
        if options["template"]:
            return self._write_template(options["template"], path)
        if path is None:
            raise CommandError("Which file? Name it, or ask for a --template.")
        if not 1 <= options["batch_size"] <= 10_000:
            raise CommandError("--batch-size is a number from 1 to 10000.")
        try:
            is_folder = path.is_dir() and options["format"] in (None, "factopolis")
            with packed(path) if is_folder else path.open("rb") as file:
                name = f"{path.name}.tar" if is_folder else path.name
                kind = options["format"] or format_of(file, name)
                self._handle_file(file, path, kind, options)
        except (OSError, FormatError, Interrupted) as error:
            raise CommandError(f"{path}: {error}") from error
        return None

    def _write_template(self, kind: str, path: Path | None) -> None:
        path = path or Path(f"template.{kind}")
        try:
            with path.open("xb") as file:
                file.write(TEMPLATES[kind]())
        except OSError as error:
            raise CommandError(f"{path}: {error}") from error
        self.stdout.write(f"An empty table: {path}. Fill it in, then import it.")

    def _handle_file(self, file: IO[bytes], path: Path, kind: str, options: dict[str, Any]) -> None:
        if not kind:
            known = ", ".join(sorted(pipeline.FORMATS))
            raise FormatError(f"what kind of file it is cannot be told. Say --format: {known}.")
        layout = Layout(sheet=options["sheet"] or "")
        if options["suggest_mapping"]:
            return self._suggest(file, path, _table(kind), layout)
        mapping = self._mapping(file, path, kind, options) if kind in GRIDS else None
        return self._import(file, path, kind, mapping, options)

    def _suggest(self, file: IO[bytes], path: Path, kind: str, layout: Layout) -> None:
        suggestion = suggest(read_table(kind, file, layout), name=path.name, layout=layout)
        self.stdout.write(write_mapping(suggestion.mapping, comments=suggestion.reasons), ending="")
        if suggestion.unused:
            self.stdout.write(f"# Columns of which nothing is made: {', '.join(suggestion.unused)}")

    def _mapping(self, file: IO[bytes], path: Path, kind: str, options: dict[str, Any]) -> Mapping:
        mapping = self._given_mapping(file, path, kind, options)
        if options["sheet"]:
            mapping = replace(mapping, layout=replace(mapping.layout, sheet=options["sheet"]))
        if options["settle"]:
            settled = read_names(options["settle"].read_text(encoding="utf-8-sig"))
            names = {
                name: dict(mapping.names.get(name, {})) | dict(settled.get(name, {}))
                for name in {**mapping.names, **settled}
            }
            mapping = replace(mapping, names=names)
        self.stdout.write(f"{path.name}: {'; '.join(_told(kind, file, mapping.layout))}.")
        return mapping

    def _given_mapping(
        self, file: IO[bytes], path: Path, kind: str, options: dict[str, Any]
    ) -> Mapping:
        """The mapping that is named; a filled template needs none."""
        if options["mapping"]:
            return read_mapping(options["mapping"].read_text(encoding="utf-8-sig"))
        table = read_table(kind, file, Layout(sheet=options["sheet"] or ""))
        if templates.is_template(table.columns):
            return replace(templates.MAPPING, dataset=dataset_of(path.name))
        raise FormatError(NEEDS_MAPPING)

    def _import(
        self,
        file: IO[bytes],
        path: Path,
        kind: str,
        mapping: Mapping | None,
        options: dict[str, Any],
    ) -> None:
        rejects: Path = options["rejects"] or _default_rejects(path, mapping)
        warnings = Path(f"{path.name}.warnings.ndjson")
        if path.resolve() in (rejects.resolve(), warnings.resolve()):
            raise CommandError("--rejects cannot be the file that is read.")
        run = begun(file, path, kind, mapping, options)
        if run.line:
            self.stdout.write(f"Going on with import {run.pk} after line {run.line:,}.")
        goes_on = bool(run.line)
        with (
            reported(rejects, goes_on=goes_on) as reject,
            reported(warnings, goes_on=goes_on) as warn,
        ):
            summary = pipeline.run(
                file=file,
                import_run=run,
                batch_size=options["batch_size"],
                reject=reject,
                warn=warn,
                progress=self._progress,
            )
        if not options["dry_run"]:
            duplicates.search_later()
        self._report(path, rejects, warnings, summary, options)

    def _progress(self, summary: Summary) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{summary.read:,} lines", ending="")

    def _report(
        self, path: Path, rejects: Path, warnings: Path, summary: Summary, options: dict[str, Any]
    ) -> None:
        if self.stderr.isatty():
            self.stderr.write("\r", ending="")
        self.stdout.write(f"{path.name}: {summary.sum}.")
        if options["dry_run"]:
            self.stdout.write("This was a dry run: nothing was kept.")
        if summary.made:
            made = ", ".join(f"{count} {name}" for name, count in summary.made.items())
            self.stdout.write(f"New entries: {made}.")
        self._report_assertions(summary.found)
        if summary.speakerless:
            self.stdout.write(
                f"Claims without a speaker, which stay drafts: {summary.speakerless:,}. Name a "
                "column for the speaker, or state one."
            )
        if summary.kept:
            self.stdout.write(f"Lines whose claims were edited here and stay: {summary.kept}.")
        for name, count in summary.left_out.items():
            self.stdout.write(f"Lines with {name}, which are not imported: {count}.")
        self._report_warnings(warnings, summary)
        self._report_doubts(path, summary)
        self._report_rejected(rejects, summary)

    def _report_warnings(self, warnings: Path, summary: Summary) -> None:
        if summary.passed_over:
            self.stdout.write(f"Left out: {_counts(summary.passed_over)}. See {warnings}")
        if summary.locked:
            fields = ", ".join(f"{name} {count:,}" for name, count in summary.locked.items())
            self.stdout.write(f"Kept: locked ({fields}). See {warnings}")
        if summary.warned:
            self.stdout.write(f"Taken, and likely wrong: {_counts(summary.warned)}. See {warnings}")

    def _report_doubts(self, path: Path, summary: Summary) -> None:
        if summary.doubts:
            names = Path(f"{path.name}.names.toml")
            write_doubts(names, summary)
            self.stdout.write(
                f"Names that may be of somebody or something on record: {len(summary.doubts)}. "
                f"Settle them in {names}, then import again with --settle {names}"
            )

    def _report_rejected(self, rejects: Path, summary: Summary) -> None:
        if summary.rejected:
            self.stdout.write(f"Rejected lines and their reasons: {rejects}")
            if summary.rejected == summary.read:
                raise CommandError("No line was accepted. Is the file in this format?")

    def _report_assertions(self, found: Found) -> None:
        if found.assertions:
            self.stdout.write(
                f"Assertions read from texts: {found.assertions:,}, in {found.claims:,} claims."
            )
        if found.refused:
            told = _counts(found.refused)
            self.stdout.write(f"Numbers that were not taken: {found.refused.total():,} ({told}).")


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{code} {count:,}" for code, count in counter.most_common())


def _table(kind: str) -> str:
    if kind not in GRIDS:
        raise FormatError(f"a file of the format {kind} is no table, and needs no mapping.")
    return kind


def _told(kind: str, file: IO[bytes], layout: Layout) -> tuple[str, ...]:
    """How the file was understood."""
    file.seek(0)
    return read_table(kind, file, layout).told


def _default_rejects(path: Path, mapping: Mapping | None) -> Path:
    return Path(f"{path.name}.rejects.{'csv' if mapping else 'ndjson'}")
