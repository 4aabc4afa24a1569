"""The words for numbers. A hyphen may be a space too, and an accent may be missing."""

CARDINALS = {
    0: "zéro",
    1: "un, une",
    2: "deux",
    3: "trois",
    4: "quatre",
    5: "cinq",
    6: "six",
    7: "sept",
    8: "huit",
    9: "neuf",
    10: "dix",
    11: "onze",
    12: "douze",
    13: "treize",
    14: "quatorze",
    15: "quinze",
    16: "seize",
    17: "dix sept",
    18: "dix huit",
    19: "dix neuf",
}
TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    70: "septante",
    80: "quatre vingt, quatre vingts, huitante, octante",
    90: "nonante",
}
# These go on to nineteen: soixante-dix, quatre-vingt-dix-sept.
SCORES = "60 80"
# Between tens and ones.
AND = "et"
# A hundred that multiplies what stands before it, and hundreds of one word.
HUNDRED = "cent cents"
HUNDREDS = {100: ""}
THOUSAND = "mille"
SCALES = {
    1_000_000: "million millions",
    1_000_000_000: "milliard milliards",
    1_000_000_000_000: "billion billions",
    1_000_000_000_000_000: "billiard billiards",
    1_000_000_000_000_000_000: "trillion trillions",
}
# Of many, without a number before them: des millions de personnes.
MANY = "millions milliards billions billiards trillions"
# Behind digits alone, as they are printed.
SHORT_SCALES = {
    "thousand": "k K",
    "million": "M mio Mio",
    "billion": "Md Mds md mds Mrd mrd Mrds",
}
# An article, but for what it counts one of: un mort, une tonne.
ONE = "un une"
# Other words too, and numbers where something counted follows.
UNSURE = "neuf"
PARTS = {
    "third": "tiers, troisième, troisièmes",
    "quarter": "quart, quarts",
    "fourth": "quatrième, quatrièmes",
    "fifth": "cinquième, cinquièmes",
    "sixth": "sixième, sixièmes",
    "seventh": "septième, septièmes",
    "eighth": "huitième, huitièmes",
    "ninth": "neuvième, neuvièmes",
    "tenth": "dixième, dixièmes",
    "eleventh": "onzième, onzièmes",
    "twelfth": "douzième, douzièmes",
    "fifteenth": "quinzième, quinzièmes",
    "twentieth": "vingtième, vingtièmes",
    "thirtieth": "trentième, trentièmes",
    "fiftieth": "cinquantième, cinquantièmes",
    "hundredth": "centième, centièmes",
    "thousandth": "millième, millièmes",
    "millionth": "millionième, millionièmes",
    "billionth": "milliardième, milliardièmes",
    "trillionth": "billionième, billionièmes",
}
# No part of anything without a number before them: un pays tiers.
ONLY_PARTS = "tiers quart quarts"
# Glued to digits, they make a place in an order: 21e, 1er.
ORDINAL_ENDINGS = "e er re ère ere ème eme ième nd nde es"
HALVES = {
    "half a": "un demi, une demi, demi, demie",
    "half": """
        la moitié, une moitié, moitié, une bonne moitié, la bonne moitié
    """,
    "and a half": "et demi, et demie",
    "a third": "le tiers",
    "a quarter": "le quart",
    "by half": "de moitié",
}
# Between numbers they part the decimals; else they mean this.
POINT = {"": "virgule"}
MAGNITUDES = {
    "about ten thousand": "une dizaine de milliers, une dizaine de mille",
    "about twenty thousand": "une vingtaine de milliers",
    "about thirty thousand": "une trentaine de milliers",
    "about fifty thousand": "une cinquantaine de milliers",
    "about one hundred thousand": "une centaine de milliers, une centaine de mille",
    "about ten": "une dizaine",
    "about fifteen": "une quinzaine",
    "about twenty": "une vingtaine",
    "about thirty": "une trentaine",
    "about forty": "une quarantaine",
    "about fifty": "une cinquantaine",
    "about sixty": "une soixantaine",
    "about one hundred": "une centaine",
    "about one thousand": "un millier",
    "fifty": "la cinquantaine de",
    "one hundred": "la centaine de",
    "ten": "la dizaine de",
    "twenty": "la vingtaine de",
    "one thousand": "le millier de",
    "several dozen": "quelques douzaines, plusieurs douzaines",
    "tens": """
        des dizaines, plusieurs dizaines, quelques dizaines, de nombreuses dizaines, dizaines, les
        dizaines, une poignée de dizaines
    """,
    "dozens": "douzaines, des douzaines, les douzaines",
    "dozen": "douzaine",
    "hundreds": "des centaines, centaines, les centaines",
    "thousands": "des milliers, milliers, les milliers",
    "several hundred": "quelques centaines, plusieurs centaines",
    "several thousand": "quelques milliers, plusieurs milliers",
    "hundreds of thousands": """
        plusieurs centaines de milliers, quelques centaines de milliers
    """,
    "tens of thousands": "plusieurs dizaines de milliers, quelques dizaines de milliers",
    "several million": "quelques millions, plusieurs millions",
    "several billion": "quelques milliards, plusieurs milliards",
    "a handful": "une poignée",
}
