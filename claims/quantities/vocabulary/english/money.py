"""The words that say whether a number is an amount of money."""

# Around a number of pounds, these make them sterling.
AROUND = """
    cost costs costing pay pays paid spent spend spends price prices priced worth fine fined debt
    bill budget fund funds funding salary tax taxes earn earns earned profit loss owe owed charge
    charged fee fees loan money cash saved saving savings bank sold bought income revenue sales wage
    wages grant donated raised billion million bn
"""
INVEST = "invest"  # with any ending
# What a sum is paid for, each: $12 a day, 3 kWh per household.
PER = """
    second minute hour day week month year night shift barrel tonne ton kilo kilogram kg gallon
    litre liter ounce pound mile kilometre kilometer mwh acre hectare bushel
"""
CENTS = "cents cent pence p pennies kopecks paise"
# Letters before a sign that may stand apart from it: US $5, C $5.
LETTERS_BEFORE_A_SIGN = "us u.s u.s. c au nz hk nt can cad aud usd mex cdn r ca s sg nzd hkd sgd"
# One letter is money before what can only be a sum: P25 million, N1,500.
ONE_LETTER = {"p": "PHP", "n": "NGN", "q": "GTQ", "k": "ZMW PGK MWK"}
# Codes that are words too are money in capitals alone, and next to digits alone.
CODES_IN_CAPITALS = """
    ang ars bam bif bob cop cup gel mad mop nis pab pen php r ron rm rp rub sar sek sll sle
    sos try zig isk ern lak mur sbd scr ves nad
"""
# Currencies of which one is worth so little that nobody prints its parts.
WITHOUT_CENTS = """
    VND IDR LAK IRR KRW JPY COP CLP PYG UGX TZS RWF BIF GNF KHR MMK UZS MGA SLL LBP IQD SYP XOF XAF
"""
