"""Texts in French and Spanish, and texts in a language that is not read."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from claims.quantities.parsing.locales import LOCALES
from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Quantity
from tests.support.notation import assert_means, key, meanings
from tests.support.sentences import LANGUAGES, NEWS, NEWS_IN


@pytest.mark.parametrize(("text", "meant", "locale"), [row.param for row in LANGUAGES])
def test_reads_the_words_of_a_language_as_meant(text: str, meant: str, locale: str) -> None:
    assert_means(text, meant, locale)


@pytest.mark.parametrize("language", NEWS_IN)
def test_the_sentences_of_a_language_are_many_and_no_two_alike(language: str) -> None:
    rows = NEWS_IN[language]

    assert len(rows) >= 60
    assert len({row.cells[0] for row in rows}) == len(rows)


@pytest.mark.parametrize("language", NEWS_IN)
def test_reads_nearly_all_quantities_of_the_news_of_a_language(language: str) -> None:
    right = both = 0
    misses = []

    for text, meant, locale in (row.cells for row in NEWS_IN[language]):
        due = Counter(each.key for each in meanings(meant))
        seen = Counter(key(each) for each in read(text, locale=locale).quantities)
        right += (due & seen).total()
        both += due.total() + seen.total()
        if due != seen:
            misses.append(f"{text}\n  due  {due}\n  seen {seen}")

    assert 2 * right / both >= 0.97, "\n".join(misses)


@pytest.mark.parametrize("language", NEWS_IN)
def test_nearly_all_texts_without_a_locale_tell_their_language(language: str) -> None:
    texts = [row.cells[0] for row in NEWS_IN[language]]

    told = [text for text in texts if read(text).locale == language]

    assert len(told) >= 0.9 * len(texts), set(texts) - set(told)


def of(text: str, locale: str) -> Quantity:
    [quantity] = read(text, locale=locale).quantities
    return quantity


def test_all_words_of_a_quantity_are_those_of_its_text() -> None:
    found = of("Plus de 12 345,5 civils russes ont été tués depuis janvier.", "fr")

    assert (found.text, found.number) == ("Plus de 12 345,5", "12 345,5")
    assert (found.counted, found.qualifiers) == ("civils russes", ("tués",))


def test_a_baseline_is_in_the_words_of_its_text() -> None:
    assert of("El paro subió un 12 % desde enero de 2020.", "es").baseline == "desde enero de 2020"


def test_what_a_share_is_of_stands_in_the_middle_of_it() -> None:
    found = of("Un Français sur cinq est pauvre.", "fr")

    assert (found.text, found.counted) == ("Un Français sur cinq", "Français")


def test_what_a_share_does_is_none_of_what_it_is_of() -> None:
    assert of("Un Français sur cinq vit mal.", "fr").counted == "Français"
    assert of("Une centaine de blessés ont été évacués.", "fr").counted == "blessés"


def test_a_word_that_is_english_too_is_read_in_its_own_language() -> None:
    assert (
        read("Les scores, le pays, son ton et l'or du lac sont sales.", locale="fr").quantities
        == ()
    )


@pytest.mark.parametrize(
    ("locale", "text", "codes"),
    [
        ("fr", "Le 12 mars 2022, rien.", "date"),
        ("es", "El 12 de marzo de 2022, nada.", "date"),
        ("fr", "en mars 2022 et depuis 2019", "date year"),
        ("fr", "jusqu'en 2019, jusqu'à 2020, dès 2021", "year year year"),
        ("es", "Hasta 2020 y a partir de 2021.", "year year"),
        ("fr", "dans les années 1990", "year"),
        ("es", "en los años 90", "year"),
        ("fr", "à 14h30 et à 8 heures", "time time"),
        ("es", "a las 14:30 y a las 8 horas", "time time"),
        ("fr", "le 21e siècle, le 1er rang", "ordinal ordinal"),
        ("es", "el 3.º puesto y la 5ª vez", "ordinal ordinal"),
        ("fr", "l'article 5 du texte", "section"),
        ("es", "el artículo 5 del texto", "section"),
        ("fr", "le vol 370 et le n° 5", "identifier identifier"),
        ("fr", "au 12 rue de Rivoli", "address"),
        ("fr", "le F-16 et le Covid-19", "model_name model_name"),
    ],
)
def test_refuses_what_is_no_quantity_in_any_language(locale: str, text: str, codes: str) -> None:
    reading = read(text, locale=locale)

    assert (reading.quantities, [each.code for each in reading.refusals]) == ((), codes.split())


# ---- a language that is not read

GERMAN = "mindestens 17 Menschen wurden getötet"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        ("10.000 Menschen", "German"),
        ("Rund 200.000 Euro Schaden.", "German"),
        ("17 Verletzte bei Unfall in Berlin", "German"),
        ("Es ist 12,5 Grad kalt.", "German"),
        ("Ein Drittel der Wähler", "German"),
        ("Co najmniej 12 osób zginęło w nalocie.", "Polish"),
        ("Zniszczono do 40 czołgów", "Polish"),
        ("Od 5 do 7 procent Polaków", "Polish"),
        ("Щонайменше 17 людей загинули.", "Ukrainian"),
        ("Близько 200 тисяч гривень", "Ukrainian"),
        ("12 відсотків більше, ніж торік", "Ukrainian"),
        ("По меньшей мере 17 человек были убиты.", "Russian"),
        ("Pelo menos 12 pessoas morreram.", "Portuguese"),
        ("Almeno 12 persone sono morte.", "Italian"),
        ("Zeker 12 mensen zijn omgekomen.", "Dutch"),
        ("Ongeveer 200.000 euro schade", "Dutch"),
        ("Legalább 17 ember meghalt.", "Hungarian"),
        ("Τουλάχιστον 17 νεκροί", "Greek"),
        ("לפחות 17 הרוגים", "Hebrew"),
        ("최소 17명 사망", "Korean"),
        ("Minst 12 människor dödades.", "Swedish"),
        ("En az 12 kişi öldü.", "Turkish"),
        ("至少有17人死亡", "Chinese"),
        ("少なくとも17人が死亡した", "Japanese"),
        ("مقتل 17 شخصا على الأقل", "Arabic"),
    ],
)
@pytest.mark.parametrize("locale", [None, "en", "fr", "es-MX"])
def test_a_language_that_is_not_read_is_refused_by_name(
    text: str, language: str, locale: str | None
) -> None:
    reading = read(text, locale=locale)
    [refusal] = reading.refusals

    assert reading.quantities == ()
    assert (refusal.code, refusal.language) == ("language_not_read", language)
    assert refusal.text == text


@pytest.mark.parametrize("text", [GERMAN, "17", "1.234,5 km", "17 people"])
@pytest.mark.parametrize(("locale", "language"), [("de", "German"), ("uk", "Ukrainian")])
def test_a_declared_language_is_believed(text: str, locale: str, language: str) -> None:
    [refusal] = read(text, locale=locale).refusals

    assert (refusal.text, refusal.language) == (text, language)


@pytest.mark.parametrize(
    ("text", "locale", "language"),
    [
        ("Il y a au moins 40 morts.", "en", "French"),
        ("Hay al menos 40 muertos.", "en-US", "Spanish"),
        ("There are at least 40 dead.", "fr", "English"),
        ("Hay al menos 40 muertos.", "fr-CA", "Spanish"),
    ],
)
def test_a_text_at_odds_with_its_locale_is_refused(text: str, locale: str, language: str) -> None:
    [refusal] = read(text, locale=locale).refusals

    assert (refusal.code, refusal.language) == ("language_not_read", language)


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_two_languages_with_as_many_words_are_told_apart_alike_in_every_run(seed: str) -> None:
    code = (
        "from claims.quantities.parsing.reading import read;"
        "print(read('5 tonnes', locale='es').refusals[0].language)"
    )
    run = [sys.executable, "-c", code]

    told = subprocess.run(run, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)

    assert told.stdout.decode().strip() == "French"


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale.startswith("en")])
@pytest.mark.parametrize("text", ["1,234", "$5m", "12.5 %", "300 km", "5 tonnes", "MIT 40"])
def test_what_has_no_words_is_read_as_declared(text: str, locale: str) -> None:
    assert len(read(text, locale=locale).quantities) == 1


@pytest.mark.parametrize(
    "text",
    [
        "El Salvador deported 300 men to Los Angeles.",
        "The Der Spiegel editor said that 40 people left La Paz.",
        "Angela Merkel's CDU und CSU lost 40 seats.",
        "Kyiv (Київ) has 3 million people.",
        "He calls it schadenfreude; 12 die in Des Moines.",
        "Le Monde and Die Zeit sold 40,000 copies.",
        "Die Welt says 17 died in Los Angeles",
        "Le Pen won 34 percent",
        "El Niño cost $5bn",
        "Bundestag votes 340 to 200",
        "Deutsche Bahn lost 2.4 billion euros",
        "Juan de la Cruz scored 12 points",
        "12 die in fire",
        "300 tonnes",
        "17 dead",
    ],
)
def test_names_and_single_foreign_words_are_no_other_language(text: str) -> None:
    assert not [r for r in read(text).refusals if r.code == "language_not_read"]
    assert read(text).locale == "en"


def test_no_sentence_of_the_news_is_taken_for_another_language() -> None:
    refusals = [refusal for row in NEWS for refusal in read(row.cells[0]).refusals]

    assert not [refusal for refusal in refusals if refusal.code == "language_not_read"]


def test_a_foreign_sentence_in_a_text_is_refused_alone() -> None:
    reading = read(f"There were 40 of them. „Es sind {GERMAN}.“ It is 5 km away.")

    assert [each.text for each in reading.quantities] == ["40", "5 km"]
    assert [each.language for each in reading.refusals] == ["German"]


def test_a_reading_says_by_which_locale_it_was_made() -> None:
    assert [read(text).locale for text in ("17 dead", "Il y a 17 morts.", GERMAN)] == [
        "en",
        "fr",
        "de",
    ]
