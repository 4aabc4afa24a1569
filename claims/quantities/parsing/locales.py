"""What a print means where it was printed: grouping of digits, and whose dollar or degree it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from claims.quantities.parsing.words import phrases
from claims.quantities.vocabulary import languages


class UnknownLocale(ValueError):
    code = "unknown_locale"


@dataclass(frozen=True, slots=True)
class Locale:
    """`comma` groups 1.234,5; `units` are the meanings that come first here."""

    code: str
    label: str
    language: str
    comma: bool = False
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
_FRENCH = {
    "fr": ("French", ""),
    "fr-FR": ("French of France", "cent=EUX"),
    "fr-BE": ("Belgian French", "cent=EUX"),
    "fr-LU": ("Luxembourgish French", "cent=EUX"),
    "fr-CH": ("Swiss French", "franc=CHF"),
    "fr-CA": ("Canadian French", "dollar=CAD cent=CAX"),
    "fr-SN": ("Senegalese French", "franc=XOF"),
    "fr-CI": ("Ivorian French", "franc=XOF"),
    "fr-ML": ("Malian French", "franc=XOF"),
    "fr-CM": ("Cameroonian French", "franc=XAF"),
    "fr-CD": ("Congolese French", "franc=CDF"),
    "fr-MA": ("Moroccan French", "dirham=MAD"),
    "fr-DZ": ("Algerian French", "dinar=DZD"),
    "fr-TN": ("Tunisian French", "dinar=TND"),
}
_SPANISH = {
    "es": ("Spanish", ""),
    "es-ES": ("Spanish of Spain", "cent=EUX"),
    "es-AR": ("Argentine Spanish", "peso=ARS"),
    "es-BO": ("Bolivian Spanish", ""),
    "es-CL": ("Chilean Spanish", "peso=CLP"),
    "es-CO": ("Colombian Spanish", "peso=COP"),
    "es-CR": ("Costa Rican Spanish", ""),
    "es-CU": ("Cuban Spanish", "peso=CUP"),
    "es-EC": ("Ecuadorian Spanish", "dollar=USD cent=USX"),
    "es-PY": ("Paraguayan Spanish", ""),
    "es-UY": ("Uruguayan Spanish", "peso=UYU"),
    "es-VE": ("Venezuelan Spanish", "bolivar=VES"),
}
# Spanish that groups as English does: 1,234.5.
_SPANISH_WITH_POINTS = {
    "es-MX": ("Mexican Spanish", "peso=MXN"),
    "es-US": ("Spanish of the United States", "dollar=USD cent=USX"),
    "es-PR": ("Puerto Rican Spanish", "dollar=USD cent=USX"),
    "es-DO": ("Dominican Spanish", "peso=DOP"),
    "es-GT": ("Guatemalan Spanish", ""),
    "es-HN": ("Honduran Spanish", ""),
    "es-NI": ("Nicaraguan Spanish", ""),
    "es-PA": ("Panamanian Spanish", "dollar=USD cent=USX"),
    "es-PE": ("Peruvian Spanish", ""),
    "es-SV": ("Salvadoran Spanish", "dollar=USD cent=USX"),
}


def _units(text: str) -> Mapping[str, str]:
    return dict(pair.split("=") for pair in text.split())


def _rows(
    language: str, rows: Mapping[str, tuple[str, str]], *, comma: bool = False
) -> dict[str, Locale]:
    return {
        code: Locale(code, label, language, comma, _units(units))
        for code, (label, units) in rows.items()
    }


LOCALES: Mapping[str, Locale] = MappingProxyType(
    _rows("en", _ENGLISH)
    | _rows("fr", _FRENCH, comma=True)
    | _rows("es", _SPANISH, comma=True)
    | _rows("es", _SPANISH_WITH_POINTS)
)
"""Those that are read."""
READ = frozenset(locale.language for locale in LOCALES.values())
LANGUAGES: Mapping[str, str] = MappingProxyType(
    dict(name.split(" ", 1) for name in phrases(languages.NAMES))
    | {locale.code: locale.label for locale in LOCALES.values() if locale.code == locale.language}
)
"""The names of languages, read or not, by their codes."""


def locale_of(code: str) -> Locale:
    """The locale of a code; of a language that is not read, one that says so."""
    if code in LOCALES:
        return LOCALES[code]
    if code in LANGUAGES:
        return Locale(code, LANGUAGES[code], code)
    raise UnknownLocale(f"no locale {code[:40]!r}; known: {', '.join(LOCALES)}")
