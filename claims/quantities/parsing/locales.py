"""What a print means where it was printed: grouping of digits, and whose dollar or degree it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


class UnknownLocale(ValueError):
    code = "unknown_locale"


@dataclass(frozen=True, slots=True)
class Locale:
    """`continental` groups 1.234,5; `units` are the meanings that come first here."""

    code: str
    label: str
    continental: bool = False
    units: Mapping[str, str] = field(default_factory=dict)


_ENGLISH = {
    "en": ("English", ""),
    "en-US": ("American English", "dollar=USD degree=[degF] ton=[ston_av]"),
    "en-GB": ("British English", "pound=GBP cent=EUX gallon=[gal_br] pint=[pt_br] quart=[qt_br]"),
    "en-CA": ("Canadian English", "dollar=CAD cent=CAX"),
    "en-AU": ("Australian English", "dollar=AUD cent=AUX"),
    "en-NZ": ("New Zealand English", "dollar=NZD cent=NZX"),
    "en-IE": ("Irish English", "pound=GBP cent=EUX"),
    "en-IN": ("Indian English", "rupee=INR"),
    "en-PK": ("Pakistani English", "rupee=PKR"),
    "en-LK": ("Sri Lankan English", "rupee=LKR"),
    "en-NP": ("Nepalese English", "rupee=NPR"),
    "en-SG": ("Singaporean English", "dollar=SGD"),
    "en-HK": ("Hong Kong English", "dollar=HKD"),
    "en-ZA": ("South African English", "cent=ZAX"),
    "en-NG": ("Nigerian English", ""),
    "en-KE": ("Kenyan English", "shilling=KES"),
    "en-PH": ("Philippine English", "peso=PHP"),
}
_CONTINENTAL = {
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


def _units(text: str) -> Mapping[str, str]:
    return dict(pair.split("=") for pair in text.split())


LOCALES: Mapping[str, Locale] = MappingProxyType(
    {code: Locale(code, label, units=_units(units)) for code, (label, units) in _ENGLISH.items()}
    | {
        code: Locale(code, f"{label} grouping, English words", continental=True)
        for code, label in _CONTINENTAL.items()
    }
)


def locale_of(code: str) -> Locale:
    try:
        return LOCALES[code]
    except KeyError:
        raise UnknownLocale(f"no locale {code[:40]!r}; known: {', '.join(LOCALES)}") from None
