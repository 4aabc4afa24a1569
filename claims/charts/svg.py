"""Titles and descriptions for SVG pictures, so that a screen reader can say what they show."""

from __future__ import annotations

from html import escape
from typing import Any

ROOT = b"<svg "


def with_text(picture: bytes, specification: dict[str, Any]) -> bytes:
    """The picture with the title and description of its specification, for screen readers."""
    title, description = specification["usermeta"]["title"], specification["description"]
    start = picture.index(ROOT) + len(ROOT)
    end = picture.index(b">", start) + 1
    texts = f"<title id='title'>{escape(title)}</title><desc id='desc'>{escape(description)}</desc>"
    # In a page that is written from right to left it would start at the wrong end of each text.
    role = b"role='img' aria-labelledby='title desc' direction='ltr' "
    return picture[:start] + role + picture[start:end] + texts.encode() + picture[end:]
