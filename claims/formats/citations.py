"""Citations of a page of this site: as a sentence, as BibTeX and as CSL-JSON.

BibTeX as https://www.bibtex.org/Format/ has it; CSL-JSON by the schema of the Citation Style
Language 1.0.2, which reference managers import.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

SITE = "Onrecord"
MONTHS = (
    "January February March April May June July August September October November December".split()
)
_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_AS_TEX = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    # BibTeX counts braces, whatever stands before them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited. `issued` and `changed` are dates of ISO 8601, as far as they are known;
    `version` and `changed` say which state of the page was seen, or `state` does in words (then
    `issued` is its date); `withdrawn` is why what is cited no longer stands."""

    key: str
    title: str
    address: str
    kind: str  # of CSL: webpage, dataset
    author: str = ""
    issued: str = ""
    version: str = ""
    changed: str = ""
    state: str = ""
    accessed: str = ""
    withdrawn: str = ""

    @property
    def warning(self) -> str:
        return f"Withdrawn: {' '.join(self.withdrawn.split())}" if self.withdrawn else ""

    def as_text(self) -> str:
        """One sentence a part: whose, what, when, where."""
        seen = " of ".join(
            filter(None, (self.version and f"version {self.version}", in_words(self.changed)))
        )
        parts = (
            self.author,
            f"“{self.title.rstrip('.')}”",
            "" if self.state else in_words(self.issued),
            self.warning.rstrip("."),
            ", ".join(filter(None, (SITE, self.state or seen))),
            self.address,
        )
        return ". ".join(filter(None, parts))

    def as_bibtex(self) -> str:
        year, _, rest = self.issued.partition("-")
        version = f"Version {self.version}" if self.version else ""
        seen = self.state or ", ".join(filter(None, (version, self.changed)))
        members = {
            "author": self.author and f"{{{tex(self.author)}}}",
            "title": f"{{{tex(self.title)}}}",
            "year": year,
            "month": rest[:2].lstrip("0"),
            "howpublished": SITE,
            "note": tex(". ".join(filter(None, (self.warning.rstrip("."), seen)))),
            "url": self.address,
        }
        lines = [f"  {name} = {{{value}}}" for name, value in members.items() if value]
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}\n"

    def as_csl(self) -> list[dict[str, Any]]:
        found: dict[str, Any] = {
            "id": self.key,
            "type": self.kind,
            "title": self.title,
            "author": [{"literal": self.author}] if self.author else [],
            "issued": date_parts(self.issued),
            "accessed": date_parts(self.accessed),
            "container-title": SITE,
            "version": self.version,
            "status": "retracted" if self.withdrawn else "",
            "note": self.warning,
            "URL": self.address,
        }
        return [{name: value for name, value in found.items() if value}]


def in_words(date: str) -> str:
    """A date as far as it is known: 25 March 2022."""
    found = date_parts(date)
    if not found:
        return ""
    year, *rest = found["date-parts"][0]
    month = [MONTHS[rest[0] - 1]] if rest else []
    return " ".join([*map(str, rest[1:]), *month, str(year)])


def date_parts(date: str) -> dict[str, Any]:
    numbers = re.findall(r"\d+", date.partition("T")[0])
    return {"date-parts": [[int(number) for number in numbers]]} if numbers else {}


def tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _AS_TEX.get(found[0], f"\\{found[0]}"), text)
