"""What ratings mean that fact-checkers use again and again, for the table of rating words.

The verdicts follow the reviewers' own definitions where they publish them: PolitiFact's “Mostly
True” is accurate, its “Mostly False” has at most an element of truth. What rates the form of a
claim rather than its truth (satire, missing evidence, not rated) is other.
"""

from __future__ import annotations

# language -> verdict -> words in lower case, separated by commas; "" is any language
KNOWN: dict[str, dict[str, str]] = {
    "": {"true": "true", "false": "false, fake", "other": "unproven, n/a"},
    "en": {
        "true": (
            "accurate, confirmed, correct, correct attribution, geppetto checkmark, largely true, "
            "mostly accurate, mostly correct, mostly true, supported, true, verified"
        ),
        "false": (
            "3 pinocchios, 4 pinocchios, altered, altered image, "
            "altered video, barely true, baseless, bogus, debunked, digitally altered, "
            "distorts the facts, doctored, fabricated, fake news, false claim, four pinocchios, "
            "hoax, inaccurate, incorrect, incorrect attribution, manipulated, misattributed, "
            "miscaptioned, misrepresented, mostly false, mostly inaccurate, not true, "
            "pants on fire, refuted, scam, three pinocchios, totally false, unfounded, untrue, "
            "wrong"
        ),
        "mixture": (
            "1 pinocchio, 2 pinocchios, cherry-picks, cherry picks, "
            "conflicting evidence/cherrypicking, exaggerated, exaggerates, exaggeration, "
            "half true, half-true, it depends, lacks context, mislead, misleading, "
            "missing context, mixed, mixture, needs context, not the whole story, "
            "one pinocchio, out of context, "
            "partially correct, partially false, partially true, partly accurate, partly false, "
            "partly true, somewhat true, spins the facts, two pinocchios"
        ),
        "other": (
            "cannot be verified, disputed, flip-flop, full flop, half flip, inconclusive, "
            "labeled satire, no evidence, no flip, not enough evidence, not rated, opinion, "
            "outdated, promise broken, promise kept, research in progress, satire, unclear, "
            "unconfirmed, unsubstantiated, unsupported, unverifiable, unverified"
        ),
    },
    "de": {
        "true": "belegt, größtenteils richtig, größtenteils wahr, korrekt, richtig, stimmt, wahr",
        "false": (
            "erfunden, falsch, frei erfunden, größtenteils falsch, "
            "manipuliert, stimmt nicht, unwahr"
        ),
        "mixture": (
            "aus dem kontext gerissen, falscher kontext, fehlender kontext, halb wahr, "
            "irreführend, teils falsch, teilweise falsch, teilweise richtig, teilweise wahr"
        ),
        "other": "nicht belegt, satire, unbelegt",
    },
    "es": {
        "true": "cierto, correcto, mayormente cierto, mayormente verdadero, verdadero, verdad",
        "false": (
            "bulo, es falso, falsa, falso, incorrecto, manipulado, mayormente falso, mentira, "
            "montaje"
        ),
        "mixture": (
            "engañosa, engañoso, fuera de contexto, media verdad, medias verdades, "
            "parcialmente falso, sacado de contexto, verdad a medias"
        ),
        "other": "insostenible, no verificable, no hay pruebas, sátira, sin pruebas",
    },
    "fr": {
        "true": "avéré, exact, plutôt vrai, vrai",
        "false": "canular, c'est faux, faux, inexact, infondé, manipulé, plutôt faux",
        "mixture": "à nuancer, contexte manquant, hors contexte, partiellement faux, trompeur",
        "other": "invérifiable, non prouvé, satire",
    },
    "it": {
        "true": "vero",
        "false": "bufala, falso, notizia falsa",
        "mixture": "contesto mancante, fuorviante, in parte vero, parzialmente falso",
        "other": "satira",
    },
    "pt": {
        "true": "comprovado, verdade, verdadeiro",
        "false": "é falso, errado, fake, falsa, falso, montagem",
        "mixture": (
            "contextualizando, distorcido, enganador, enganoso, exagerado, fora de contexto, "
            "impreciso, meia verdade, parcialmente falso, sem contexto"
        ),
        "other": "ainda é cedo para dizer, insustentável, não comprovado, sátira",
    },
    "hi": {
        "true": "सच, सही",
        "false": "असत्य, गलत, झूठ, फर्जी, फ़र्ज़ी",
        "mixture": "आधा सच, भ्रामक",
    },
}
