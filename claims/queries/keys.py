"""What names an object in an address: its id, or its slug."""

from __future__ import annotations

import re
from uuid import UUID

from claims.models.base import SLUG

UUID_FORM = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
SLUG_FORM = re.compile(SLUG)
LONGEST_SLUG = 300


def read_key(text: str, *, slugs: bool = True) -> UUID | str | None:
    """An id or a slug, or None if the text is neither."""
    if UUID_FORM.fullmatch(text):
        return UUID(text)
    if slugs and len(text) <= LONGEST_SLUG and SLUG_FORM.fullmatch(text):
        return text
    return None
