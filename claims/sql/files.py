"""The files that hold the objects of the database, one object a file, and their digests.

A file is found by its name: `functions/onrecord_root_of` is the text of that function. A former
text that a migration still loads is kept under `former/`, with its digest in its name.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

FOLDER = Path(__file__).parent
KINDS = ("functions", "search", "triggers", "views")
DECLARED = "triggers/v_"  # how the names of those begin that are made from declarations
MADE = re.compile(
    r"^CREATE (?:OR REPLACE )?(?:CONSTRAINT )?"
    r"(?P<kind>FUNCTION|TRIGGER|VIEW|TEXT SEARCH CONFIGURATION) (?P<name>\w+)"
    r"(?:[^;$]*?\bON\s+(?P<table>claims_\w+))?",
    re.MULTILINE,
)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def names() -> list[str]:
    """Every file there is: functions/onrecord_root_of, triggers/a_derive, ..."""
    found = (place for kind in KINDS for place in sorted((FOLDER / kind).glob("*.sql")))
    return [str(place.relative_to(FOLDER).with_suffix("")) for place in found]


def path(name: str) -> Path:
    return FOLDER / f"{name}.sql"


def read(name: str) -> str:
    return path(name).read_text()


def former(name: str, wanted: str) -> Path:
    return FOLDER / "former" / f"{name}.{wanted}.sql"


def read_as(name: str, wanted: str) -> str:
    """The text that has a digest: the file's present one, or a former one that was kept."""
    for place in (path(name), former(name, wanted)):
        if place.exists() and digest(text := place.read_text()) == wanted:
            return text
    raise FileNotFoundError(f"A migration loads {name}.sql as it was: keep that text in {place}.")


def made(text: str) -> list[str]:
    """The objects that a text makes, as SQL names them: TRIGGER a_derive ON claims_claim."""
    found = MADE.finditer(text)
    return [
        f"{kind} {name} ON {table}" if kind == "TRIGGER" else f"{kind} {name}"
        for kind, name, table in (match.groups() for match in found)
    ]
