"""Claims from a file, from its first line to its last, with a record of what became of them.

A crash leaves whole batches only (`underway`), and a second run of the same import goes on behind
them. Whether claims wait in review or are published is for the caller to say, never for the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from django.db import Error

from claims.formats import averitec, claimreview, factopolis, liar, ndjson
from claims.formats.records import FormatError, Rejection
from claims.formats.tables import mapping as tables
from claims.formats.tables.mapping_toml import read_mapping, write_mapping
from claims.formats.tables.reading import GRIDS, read_claims
from claims.models import FaultKind, Import, ImportState, Upload
from claims.records.plain_records import shape_of
from claims.records.schemas import ClaimShape
from claims.services.importing import amounts, record
from claims.services.importing.checking import Line
from claims.services.importing.record import Told
from claims.services.importing.summary import Interrupted, Summary
from claims.services.importing.underway import BATCH as BATCH
from claims.services.importing.underway import Underway
from claims.services.recording import ConcurrentChange

FORMATS: dict[str, Callable[..., Iterator[Line]]] = {
    "averitec": averitec.read,
    "claimreview": claimreview.read,
    "factopolis": factopolis.read,
    "gdelt": amounts.read,
    "liar": liar.read,
    "ndjson": partial(ndjson.read, shape_of(ClaimShape)),
    **{kind: partial(read_claims, kind) for kind in GRIDS},  # which also take a mapping
}
NEEDS_MAPPING = "A table needs a mapping, which says what its columns are."
NO_OPTIONS: Mapping[str, Any] = {}
Reject = Callable[[int, Rejection], None]
Progress = Callable[[Summary], None]


def begin(
    *,
    format: str,  # noqa: A002  what everybody calls it
    by: Any,
    via: str = "command",
    name: str = "",
    sha256: str = "",
    size: int = 0,
    mapping: str = "",
    upload: Upload | None = None,
    dry_run: bool = False,
    options: Mapping[str, Any] = NO_OPTIONS,
) -> Import:
    """The record of an import, of which nothing is in yet. Its options are whether to `publish`
    claims, whether to read `assertions` from the texts of claims without any, and in which `locale`
    texts were printed that name no language."""
    return Import.objects.create(
        file_name=name,
        sha256=sha256,
        size=size,
        format=format,
        mapping=mapping,
        options={"publish": False, **options},
        upload=upload,
        dry_run=dry_run,
        by=by,
        via=via,
    )


def opened(run: Import, file: Any, **options: Any) -> Underway:
    """An import of this file, where its record says it is. Raises FormatError."""
    mapping = read_mapping(run.mapping) if run.mapping else None
    if run.format in GRIDS and mapping is None:
        raise FormatError(NEEDS_MAPPING)
    lines = FORMATS[run.format](file, **({"mapping": mapping} if mapping else {}))
    return Underway(run, lines, mapping, **options)


def run(
    *,
    file: Any,
    format: str = "",  # noqa: A002  what everybody calls it
    by: Any = None,
    mapping: tables.Mapping | None = None,
    publish: bool = False,
    assertions: bool = False,
    locale: str | None = None,
    dry_run: bool = False,
    batch_size: int = BATCH,
    import_run: Import | None = None,
    reject: Reject = lambda line, rejection: None,
    warn: Reject = lambda line, warning: None,
    progress: Progress = lambda summary: None,
) -> Summary:
    """Import a file that is open in binary, a table by a mapping; or the rest of it. `reject` is
    called for each line that is not taken, once its batch is written, and `warn` for each that is
    taken and likely wrong, of which a locked field was left out, or that is no claim.

    Raises FormatError if the file as a whole cannot be read, and Interrupted if the rest of it
    cannot be.
    """
    summary = Summary()

    def tell(told: Told) -> None:
        (reject if told.kind == FaultKind.REJECTED else warn)(told.line, told.rejection)

    try:
        options = {"publish": publish, "assertions": assertions, "locale": locale}
        text = write_mapping(mapping) if mapping else ""
        found = import_run or begin(
            format=format, by=by, mapping=text, dry_run=dry_run, options=options
        )
        underway = opened(found, file, batch_size=batch_size, tell=tell)
        summary = underway.summary
        read = summary.read
        while underway.step():
            if summary.read > read:
                progress(summary)
                read = summary.read
        underway.analyze_rest()
        record.end(found, ImportState.FINISHED)
    except FormatError as error:
        record.end(found, ImportState.FAILED, str(error))
        raise error if found.dry_run or not summary.line else Interrupted(summary, error) from error
    except (Error, OSError, ConcurrentChange) as error:
        raise Interrupted(summary, error) from error
    return summary
