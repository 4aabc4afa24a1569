"""Words for generated claims: invented names and places, and a vocabulary as skewed as a real one.

Nobody here exists and no place does, so that no generated sentence can be taken for a fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from random import Random


def _listed(text: str) -> list[str]:
    return text.split()


NOUNS = _listed("""
    government ministry troops army hospital school budget report parliament council border
    election vote economy market price inflation bank company factory worker union strike court
    judge law police officer crime prison drug virus vaccine patient doctor nurse teacher student
    university energy gas oil coal power plant grid water river flood drought fire forest farm
    harvest grain food aid convoy refugee camp shelter road bridge railway port ship aircraft
    missile drone attack ceasefire treaty sanction tariff export import debt pension tax subsidy
    housing rent wage climate emission temperature glacier species data network phone satellite
    journalist newspaper broadcast candidate campaign party president minister spokesman committee
    agency commission inquiry survey census
""")
VERBS = _listed("""
    rejected approved confirmed denied reported counted estimated reviewed announced doubled
    reduced expanded closed reopened funded suspended restored delayed replaced inspected
    destroyed rebuilt evacuated treated trained hired dismissed questioned defended criticised
    promised
""")
ADJECTIVES = _listed("""
    new former local national regional senior independent joint annual monthly early late official
    unofficial temporary permanent civilian military public private rural urban northern southern
    eastern western coastal damaged planned disputed verified preliminary final
""")
LINKS = [
    "after",
    "before",
    "despite",
    "because of",
    "near",
    "under",
    "without",
    "during",
    "ahead of",
]
OTHER_LANGUAGES = {
    "de": "die Regierung hat am Freitag erklärt dass mehr Menschen über die Grenze nach "
    "Süden größer Zahl der Opfer Behörden prüfen Bericht für das Jahr weiterhin "
    "müssen Straße",
    "fr": "le gouvernement a déclaré que plusieurs régions étaient touchées après les "
    "inondations selon un rapport publié à l’été dernier près de la frontière où "
    "été évacués",
    "es": "el gobierno señaló que más personas habían llegado según el informe de la "
    "comisión durante el año pasado en la región sur país energía niños",
    "pl": "rząd ogłosił że liczba uchodźców wzrosła według raportu komisji w ciągu roku "
    "na granicy południowej więcej osób niż żołnierzy szpital łącznie",
    "uk": "уряд повідомив що кількість постраждалих зросла за даними комісії протягом "
    "року на кордоні більше людей ніж військових лікарня їхній разом об’єкт",
    "ar": "قالت الحكومة إن عدد السكان ارتفع خلال العام الماضي وفقا لتقرير اللجنة على "
    "الحدود الجنوبية",
    "zh-Hant": "政府 表示 根據 委員會 報告 去年 邊境 人數 增加 超過 醫院 學生 能源 價格 南部 地區",
}
POPULATIONS = _listed("""
    civilians soldiers children refugees workers patients students households vehicles buildings
    schools hospitals cases tests ballots complaints journalists farmers passengers prisoners
""")
TALLIES = _listed("killed injured displaced registered counted affected detained reached")
ONSETS = _listed("b br d dr f g gr h j k kl l m n p pr r s st t tr v w z")
RIMES = _listed("a an ar e el en er i in ir o ol on or u um ur ai ei ou")
ENDINGS = _listed("a ava burg dorf e ek en i ia ice is ka mouth no o or ova stad ton us vik")
LEADS = (
    ("Officials put the number at ", " in {}, and said the count went on."),
    ("According to the latest bulletin from {1} it stands at ", "."),
    ("We have seen ", " so far, and nobody in {} expects it to stay there."),
    ("The report speaks of ", "."),
    ("They told us it was ", " in {} alone."),
    ("The figure for {1} was given as ", ", up to the end of the week."),
    ("It is ", ", not what the other side says."),
)  # "{}" stands for a place, in the second half; "{1}" for one in the first
CHANGE_LEADS = (
    ("Compared with the month before, the figure for {1} ", "."),
    ("Since the start of the year it ", " in {}."),
    ("Officials say that it ", " and will not stay there."),
)


def zipf(count: int, *, skew: float = 1.0) -> list[float]:
    """Cumulative weights of ranks: a few are met everywhere, most hardly ever."""
    return list(accumulate(1 / (rank + 1) ** skew for rank in range(count)))


PLACES = 3000
NOUN_WEIGHTS, PLACE_WEIGHTS = zipf(len(NOUNS), skew=0.7), zipf(PLACES)


@dataclass(frozen=True)
class Words:
    """Pools that rows are put together from: made once, so that a million rows cost little."""

    places: list[str]
    people: list[str]
    organizations: list[str]
    outlets: list[str]
    clauses: list[str]
    openings: list[tuple[str, str]]
    changes: list[tuple[str, str]]
    foreign: dict[str, list[str]]


def make_words(dice: Random) -> Words:
    places = _names(dice, PLACES, parts=(1, 2))
    rare = _names(dice, 12_000, parts=(2, 3))
    given, family = _names(dice, 400, parts=(1, 1)), _names(dice, 2500, parts=(1, 2))
    pick = dice.choice
    return Words(
        places=places,
        people=[f"{pick(given)} {pick(family)}" for _ in range(40_000)],
        organizations=[
            f"{pick(('Ministry', 'Agency', 'Institute', 'Union', 'Council', 'Chamber'))} of "
            f"{pick(ADJECTIVES).title()} {pick(NOUNS).title()}, {pick(places)}"
            for _ in range(4000)
        ],
        outlets=[
            f"{pick(('The', 'Daily', 'Radio', 'Evening', 'TV'))} {pick(places)} "
            f"{pick(('Herald', 'Courier', 'Post', 'Monitor', 'News', 'Tribune'))}"
            for _ in range(1500)
        ],
        clauses=[_clause(dice, places, rare) for _ in range(20_000)],
        openings=[_opening(dice, places, LEADS) for _ in range(4000)],
        changes=[_opening(dice, places, CHANGE_LEADS) for _ in range(1000)],
        foreign={
            language: [_jumble(dice, words.split()) for _ in range(400)]
            for language, words in OTHER_LANGUAGES.items()
        },
    )


def _names(dice: Random, count: int, *, parts: tuple[int, int]) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        syllables = (dice.choice(ONSETS) + dice.choice(RIMES) for _ in range(dice.randint(*parts)))
        names["".join(syllables).title() + dice.choice(ENDINGS)] = None
    return list(names)


def _clause(dice: Random, places: list[str], rare: list[str]) -> str:
    """A sentence of 4 to 25 words, now and then with a name that hardly any other has."""
    pick = dice.choice
    nouns = iter(dice.choices(NOUNS, cum_weights=NOUN_WEIGHTS, k=6))
    words = ["The", pick(ADJECTIVES), next(nouns), pick(VERBS), "the", next(nouns)]
    if dice.random() < 0.6:
        words += [pick(LINKS), "the", pick(ADJECTIVES), next(nouns)]
    if dice.random() < 0.5:
        words += ["in", dice.choices(places, cum_weights=PLACE_WEIGHTS)[0]]
    if dice.random() < 0.35:
        words += ["and", pick(VERBS), "the", next(nouns), "of", pick(rare)]
    if dice.random() < 0.15:
        words += ["as", "the", next(nouns), "said", "on", pick(("Monday", "Friday", "Sunday"))]
    return " ".join(words) + "."


def _opening(
    dice: Random, places: list[str], leads: tuple[tuple[str, str], ...]
) -> tuple[str, str]:
    before, after = dice.choice(leads)
    return before.replace("{1}", dice.choice(places)), after.replace("{}", dice.choice(places))


def _jumble(dice: Random, words: list[str]) -> str:
    return " ".join(dice.choices(words, k=dice.randint(4, 18))).capitalize() + "."
