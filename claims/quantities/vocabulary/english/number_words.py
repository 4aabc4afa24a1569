"""The words for numbers, by value. The first spelling of a value is the one that is printed."""

CARDINALS = {
    0: "zero nought naught nil",
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
}
TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty fourty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
# Words that multiply the number before them.
SCALES = {
    100: "hundred",
    1_000: "thousand",
    100_000: "lakh lac",
    1_000_000: "million mln mio",
    10_000_000: "crore cr crs",
    1_000_000_000: "billion bln bn bil mrd",
    1_000_000_000_000: "trillion trn tn tln tril",
    1_000_000_000_000_000: "quadrillion",
    12: "dozen doz",
}
# Letters that multiply the digits they follow, where money or a noun says so: $5m, 40k people.
SUFFIXES = {
    1_000: "k",
    100_000: "l",
    1_000_000: "m mm mn mil mill",
    1_000_000_000: "b bn",
    1_000_000_000_000: "t tn tr trn",
}
# What stands between a currency and its number: €m 10, Rs cr 500.
SCALES_BEFORE = {
    1_000: "k",
    1_000_000: "m mn mio mln million",
    10_000_000: "cr crore",
    1_000_000_000: "bn mrd billion",
    1_000_000_000_000: "tn trn trillion",
}
# An order of magnitude, from the first value up to the second: hundreds are 200 to 1,000.
MAGNITUDES = {
    "tens": (20, 100),
    "dozens": (24, 100),
    "scores": (40, 100),
    "hundreds": (200, 1_000),
    "thousands": (2_000, 10_000),
    "lakhs": (200_000, 1_000_000),
    "millions": (2_000_000, 10_000_000),
    "crores": (20_000_000, 100_000_000),
    "billions": (2_000_000_000, 10_000_000_000),
    "trillions": (2_000_000_000_000, 10_000_000_000_000),
    "quadrillions": (2_000_000_000_000_000, 10_000_000_000_000_000),
}
# Words of an unsaid number, and the word that stands before each.
VAGUE = {"few": "a", "handful": "a", "couple": "a", "several": "", "many": ""}
# Parts of a whole. Most of these words are places in an order too.
DENOMINATORS = {
    2: "half halves",
    3: "third",
    4: "quarter fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
    11: "eleventh",
    12: "twelfth",
    15: "fifteenth",
    16: "sixteenth",
    20: "twentieth",
    30: "thirtieth",
    40: "fortieth",
    50: "fiftieth",
    100: "hundredth",
    1_000: "thousandth",
    1_000_000: "millionth",
    1_000_000_000: "billionth",
    1_000_000_000_000: "trillionth",
}
ONLY_PARTS = "half halves quarter quarters"
ONLY_ORDINALS = """
    first second thirteenth fourteenth seventeenth eighteenth nineteenth sixtieth seventieth
    eightieth ninetieth firsts seconds
"""
# Alone, each is a place in an order unless its surroundings make it a part: a third man.
OFTEN_ORDINALS = """
    third quarter fourth fifth sixth seventh eighth ninth tenth hundredth thousandth millionth
    billionth trillionth
"""
# Multipliers as they are spoken, where no noun follows: fifty grand, never a grand slam.
SPOKEN = "grand"
