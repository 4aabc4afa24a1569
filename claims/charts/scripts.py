"""Fonts for every script in a PNG, as far as the machine has them.

A browser looks for each letter in one font after the other. The engine draws a PNG from the first
font that there is; what that lacks it takes from any, light or bold, and often only where that has
the whole line. So a line gets a font that has its script and the Latin letters too, and signs of
East Asia one of their own. Where letters carry marks, several fonts in a line would mix them up:
such a line has one font, and boxes for what that lacks.
"""

from __future__ import annotations

import re
import unicodedata

KANA = "\u3040-\u30ff\u31f0-\u31ff"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
HAN = "\u2e80-\u303f\u3200-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
SCRIPTS = {
    "Arabic": ("\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc", "DejaVu Sans"),
    "Armenian": ("\u0530-\u058f", "DejaVu Sans"),
    "Bengali": ("\u0980-\u09ff", "FreeSans"),
    "Devanagari": ("\u0900-\u097f", "FreeSans"),
    "Ethiopic": ("\u1200-\u137f", "FreeSerif"),
    "Georgian": ("\u10a0-\u10ff\u1c90-\u1cbf", "DejaVu Sans"),
    "Gujarati": ("\u0a80-\u0aff", "FreeSerif"),
    "Gurmukhi": ("\u0a00-\u0a7f", "FreeSans"),
    "Hebrew": ("\u0590-\u05ff\ufb1d-\ufb4f", "DejaVu Sans"),
    "Lao": ("\u0e80-\u0eff", "DejaVu Sans"),
    "Malayalam": ("\u0d00-\u0d7f", "FreeSans"),
    "Sinhala": ("\u0d80-\u0dff", "FreeSerif"),
    "Tamil": ("\u0b80-\u0bff", "FreeSerif"),
    "Thai": ("\u0e00-\u0e7f", "Loma"),
}
WRITTEN = re.compile(">([^<]+)<")
SCRIPT = re.compile("|".join(f"(?P<{name}>[{span}])" for name, (span, _) in SCRIPTS.items()))
EAST_ASIAN = re.compile(f"[{KANA}{HANGUL}{HAN}]+")


def with_fonts(picture: str) -> str:
    """An SVG with the fonts that its lines take."""
    return WRITTEN.sub(lambda text: f">{_set(text[1])}<", picture)


def _set(line: str) -> str:
    found = SCRIPT.search(line)
    if not any(unicodedata.category(letter) in ("Mn", "Mc") for letter in line):
        line = EAST_ASIAN.sub(lambda run: _in(_east_asian(run[0], line), run[0]), line)
    if found is None or found.lastgroup is None:
        return line
    return _in(f"'{SCRIPTS[found.lastgroup][1]}', 'Noto Sans {found.lastgroup}'", line)


def _in(families: str, text: str) -> str:
    return f"<tspan font-family=\"{families}, 'Liberation Sans'\">{text}</tspan>"


def _east_asian(run: str, line: str) -> str:
    """Chinese signs look otherwise in Japanese, which is known by its kana."""
    if re.search(f"[{HANGUL}]", run):
        return "'Noto Sans CJK KR'"
    return "'Noto Sans CJK JP'" if re.search(f"[{KANA}]", line) else "'Noto Sans CJK SC'"
