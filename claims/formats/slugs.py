"""Slugs that are made of names, where a file has names alone.

Names that differ in case, accents or punctuation have one slug. A digest takes the place of letters
that ASCII does not have, so that two names in another script are told apart.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

LONGEST = 200
_OTHER = re.compile(r"[^0-9a-z]+")


def slug_of(name: str) -> str:
    """The slug of a name, or nothing if it has neither letter nor digit."""
    letters = [each for each in unicodedata.normalize("NFKD", name.casefold()) if _counts(each)]
    if not any(map(str.isalnum, letters)):
        return ""
    text = "".join(letters)
    plain = _OTHER.sub("-", text).strip("-")[:LONGEST].rstrip("-")
    if text.isascii() and len(text) <= LONGEST:
        return plain
    digest = sha256(name.casefold().encode()).hexdigest()[:8]
    return f"{plain}-{digest}".strip("-")


def _counts(letter: str) -> bool:
    """All but accents and punctuation that ASCII does not have: dashes and quotation marks."""
    return letter.isascii() or letter.isalnum()
