"""The colours of charts, for light and dark ground, told apart by colour-blind eyes as well.

The first two of each are Okabe and Ito's; the others were searched for so that any two of seven
stay apart (CIELAB, at least 25) to eyes of each kind (protan, deutan, tritan after Machado et al.
2009), with a contrast of 3 to the ground (WCAG 2.2, 1.4.11). A test holds them to that. Lines have
shapes of their own besides.
"""

from __future__ import annotations

from dataclasses import dataclass

SHAPES = ("circle", "square", "diamond", "triangle-right", "circle", "square", "diamond")
OTHERS_SHAPE = "triangle-left"


@dataclass(frozen=True, slots=True)
class Theme:
    """What a picture is drawn with."""

    name: str
    ground: str
    text: str
    quiet: str
    grid: str
    band: str
    others: str
    lines: tuple[str, ...]

    def colour(self, place: int) -> str:
        """That of the line in this place; lines beyond the palette are one."""
        return self.lines[place] if place < len(self.lines) else self.others


LIGHT = Theme(
    name="light",
    ground="#ffffff",
    text="#1b1f24",
    quiet="#57606a",
    grid="#e3e7eb",
    band="#dfe9df",
    others="#79818b",
    lines=("#0072b2", "#d55e00", "#7f13ec", "#701300", "#c07b59", "#180868", "#511f41"),
)
DARK = Theme(
    name="dark",
    ground="#14171b",
    text="#e7eaee",
    quiet="#a3adb8",
    grid="#2b3138",
    band="#26352b",
    others="#8a94a0",
    lines=("#56b4e9", "#e69f00", "#804ce6", "#c84141", "#f0e094", "#9b4b80", "#d2ecf9"),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
