"""The words for numbers. A hyphen may be a space too, and an accent may be missing."""

CARDINALS = {
    0: "cero",
    1: "un, uno, una",
    2: "dos",
    3: "tres",
    4: "cuatro",
    5: "cinco",
    6: "seis",
    7: "siete",
    8: "ocho",
    9: "nueve",
    10: "diez",
    11: "once",
    12: "doce",
    13: "trece",
    14: "catorce",
    15: "quince",
    16: "dieciséis, diez y seis",
    17: "diecisiete, diez y siete",
    18: "dieciocho, diez y ocho",
    19: "diecinueve, diez y nueve",
    21: "veintiuno, veintiún, veintiuna",
    22: "veintidós",
    23: "veintitrés",
    24: "veinticuatro",
    25: "veinticinco",
    26: "veintiséis",
    27: "veintisiete",
    28: "veintiocho",
    29: "veintinueve",
}
TENS = {
    20: "veinte",
    30: "treinta",
    40: "cuarenta",
    50: "cincuenta",
    60: "sesenta",
    70: "setenta",
    80: "ochenta",
    90: "noventa",
}
# These go on to nineteen; none does.
SCORES = ""
# Between tens and ones.
AND = "y"
# A hundred that multiplies what stands before it, and hundreds of one word.
HUNDRED = ""
HUNDREDS = {
    100: "cien ciento",
    200: "doscientos doscientas",
    300: "trescientos trescientas",
    400: "cuatrocientos cuatrocientas",
    500: "quinientos quinientas",
    600: "seiscientos seiscientas",
    700: "setecientos setecientas",
    800: "ochocientos ochocientas",
    900: "novecientos novecientas",
}
THOUSAND = "mil"
SCALES = {
    1_000_000: "millón millones",
    1_000_000_000: "millardo millardos",
    1_000_000_000_000: "billón billones",
    1_000_000_000_000_000_000: "trillón trillones",
}
# Of many, without a number before them: millones de personas.
MANY = "millones millardos billones trillones"
# Behind digits alone, as they are printed.
SHORT_SCALES = {
    "thousand": "k K",
    "million": "M MM mill mill. mills",
    "million dollars": "mdd MDD",
    "million pesos": "mdp MDP",
}
# An article, but for what it counts one of: un muerto, una tonelada.
ONE = "un una"
# Other words too, and numbers where something counted follows.
UNSURE = ""
PARTS = {
    "third": "tercio, tercios, tercera parte, terceras partes, tercero, tercera, tercer",
    "quarter": "cuarto, cuartos, cuarta parte, cuartas partes, cuarta, cuartas",
    "fifth": "quinto, quintos, quinta parte, quintas partes, quinta, quintas, cincoavo, cincoavos",
    "sixth": "sexto, sextos, sexta parte, sextas partes, sexta",
    "seventh": "séptimo, séptimos, séptima parte, séptimas partes, séptima",
    "eighth": "octavo, octavos, octava parte, octavas partes, octava",
    "ninth": "noveno, novenos, novena parte, novenas partes, novena",
    "tenth": "décimo, décimos, décima parte, décimas partes, décima, décimas",
    "eleventh": "onceavo, onceavos",
    "fifteenth": "quinceavo, quinceavos",
    "sixteenth": "dieciseisavo, dieciseisavos",
    "thirtieth": "treintavo, treintavos",
    "fiftieth": "cincuentavo, cincuentavos",
    "twelfth": "doceavo, doceavos, duodécima parte",
    "twentieth": "veinteavo, veinteavos, vigésima parte, vigésimo, vigésima",
    "hundredth": """
        centésimo, centésimos, centésima parte, centésimas partes, centésima, centésimas
    """,
    "thousandth": "milésimo, milésimos, milésima, milésimas, milésima parte, milésimas partes",
    "millionth": "millonésimo, millonésimos, millonésima, millonésimas, millonésima parte",
    "billionth": "milmillonésimo, milmillonésima, milmillonésimas",
    "trillionth": "billonésimo, billonésima, billonésimas, billonésimos",
}
# No part of anything without a number before them.
ONLY_PARTS = "tercio tercios cuartos cuarto octavos"
# Glued to digits, they make a place in an order: 21.º, 1er.
ORDINAL_ENDINGS = "º ª er ro ra do da to ta vo va mo ma no na"
HALVES = {
    "half a": "medio, media",
    "half": "la mitad, una mitad, mitad, casi mitad, un medio",
    "and a half": "y medio, y media",
    "a third": "la tercera parte",
    "a quarter": "la cuarta parte",
    "a fifth": "la quinta parte",
    "a tenth": "la décima parte",
    "by half": "a la mitad, en la mitad",
    "halves": "medios",
}
# Between numbers they part the decimals; else they mean this.
POINT = {"": "coma", "with": "con"}
MAGNITUDES = {
    "about ten thousand": "una decena de miles, una decena de millares",
    "about twenty thousand": "una veintena de miles",
    "about fifty thousand": "una cincuentena de miles",
    "about one hundred thousand": "un centenar de miles, un centenar de millares",
    "about ten": "una decena",
    "about fifteen": "una quincena",
    "about twenty": "una veintena",
    "about thirty": "una treintena",
    "about forty": "una cuarentena",
    "about fifty": "una cincuentena",
    "about one hundred": "un centenar",
    "about one thousand": "un millar",
    "several dozen": "varias docenas, unas docenas",
    "tens": "decenas, varias decenas, unas decenas, algunas decenas, muchas decenas",
    "dozens": "docenas",
    "dozen": "docena",
    "hundreds": "cientos, centenares, centenas",
    "thousands": "miles, millares",
    "several hundred": """
        varios cientos, unos cientos, algunos cientos, varios centenares, unos centenares, algunos
        centenares, unos pocos cientos
    """,
    "several thousand": """
        varios miles, unos miles, algunos miles, unos pocos miles, varios millares
    """,
    "hundreds of thousands": "varios cientos de miles, varios centenares de miles",
    "tens of thousands": "varias decenas de miles, varias decenas de millares",
    "several million": "varios millones, algunos millones, unos millones, unos pocos millones",
    "thousands of millions": "miles de millones",
    "a handful": "un puñado",
}
