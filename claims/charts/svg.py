"""An SVG that says what it shows: a name, a description, and that it is one picture."""

from __future__ import annotations

from html import escape
from typing import Any

ROOT = b"<svg "


def told(picture: bytes, specification: dict[str, Any]) -> bytes:
    """With the text of its specification for whoever does not see it."""
    title, description = specification["usermeta"]["title"], specification["description"]
    start = picture.index(ROOT) + len(ROOT)
    end = picture.index(b">", start) + 1
    named = f"<title id='title'>{escape(title)}</title><desc id='desc'>{escape(description)}</desc>"
    # In a page that is written from right to left it would start at the wrong end of each text.
    role = b"role='img' aria-labelledby='title desc' direction='ltr' "
    return picture[:start] + role + picture[start:end] + named.encode() + picture[end:]
