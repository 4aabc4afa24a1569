"""What a printed form may mean where it may mean more than one unit, or none.

The likeliest meaning in an English text comes first; the locale of a text and the words around a
number may know better. One code alone: that unit or no unit at all (a multiplier, a preposition, a
name).
"""

from collections.abc import Mapping
from types import MappingProxyType

from claims.quantities.units.currencies import money, rows

# Printed forms | codes they may mean. Shared last words of currencies are added below.
_AMBIGUOUS = """
    m|m min [mi_i]
    in|[in_i]
    ', ′, ’|[ft_i] '
    ", ″, '', ”|[in_i] ''
    nm, NM|nm [nmi_i]
    am|am
    pm|pm
    fm|fm
    pc, p.c.|% pc
    au|AU
    L, l|L HNL
    t, mt, MT|t Mt mt_tnt
    ton, tons|t [ston_av] [lton_av] t_tnt
    kt, KT|kt kt_tnt [kn_i]
    kiloton, kilotons|kt_tnt kt
    Mt|Mt mt_tnt
    megaton, megatons|mt_tnt Mt
    ounce, ounces, oz|[oz_av] [oz_tr] [foz_us] [foz_br]
    pound, pounds|GBP [lb_av]
    stone|[stone_av]
    st|[stone_av]
    hundredweight, cwt|[scwt_av] [lcwt_av]
    carat, carats, ct|[car_m]
    dram, drams|[dr_av] AMD [fdr_us]
    g|g [g]
    gr|g [gr]
    gallon, gallons, gal|[gal_us] [gal_br]
    quart, quarts, qt|[qt_us] [qt_br]
    pint, pints|[pt_us] [pt_br]
    pt, pts|percentage_point 1 [pt_us] [pt_br]
    fluid ounce, fluid ounces, fl oz|[foz_us] [foz_br]
    gill, gills|[gil_us]
    minim, minims|[min_us]
    cup, cups|[cup_us]
    cord, cords|[cr_i]
    peck, pecks|[pk_us]
    °, degree, degrees, deg|Cel [degF] delta_cel delta_degf deg
    C|Cel C
    F|[degF] F
    K|K
    s|s
    d|d
    A|A
    H|H
    T|T
    fps|[ft_i]/s Hz
    mpg|[mi_i]/[gal_us] [mi_i]/[gal_br]
    calorie, calories, Cal|kcal cal
    cal|cal kcal
    foot-pound, foot-pounds, ft-lb, ft·lb|[ft_i].[lbf_av] [lbf_av].[ft_i]
    horsepower, hp|[HP] metric_horsepower
    bars|bar
    gray, grays|Gy
    tesla|T
    rad|rad RAD
    turn, turns, rev|circ
    gig, gigs|GBy
    toe|toe
    pp|percentage_point
    grain, grains|[gr]
    barn|b
    b|bit b
    B|By
    kb, Kb|kbit kBy
    KB|kBy KiBy
    Mb|Mbit MBy
    mb|mbar Mbit MBy mb
    Gb|Gbit GBy
    gb|GBy Gbit
    pb|PBy pb
    mb/s|Mbit/s MBy/s
    gb/s|Gbit/s GBy/s
    mw, Mw|MW mW
    mj, Mj|MJ mJ
    bps|basis_point bit/s
    point, points|percentage_point 1 basis_point
    ppt|percentage_point [pptr] [ppth]
    times|ratio 1
    x|ratio
    dollar, dollars|USD CAD AUD NZD HKD SGD TWD
    $|USD CAD AUD NZD HKD SGD TWD MXN
    peso, pesos|MXN PHP ARS CLP COP
    franc, francs|CHF
    rupee, rupees, Rs, Rs., ₨|INR PKR LKR NPR
    ruble, rubles|RUB
    rouble, roubles|RUB BYN
    krona|SEK ISK
    kr|SEK NOK DKK
    crown, crowns|CZK SEK NOK DKK ISK SKK
    koruna, korunas|CZK
    ¥|JPY CNY
    dinar, dinars|IQD KWD RSD JOD BHD
    lira, liras|TRY LBP SYP ITL
    manat|AZN TMT
    mark, marks|DEM BAM FIM
    leu, lei|RON MDL
    riyal, riyals|SAR QAR YER OMR IRR
    rial, rials|IRR OMR YER SAR QAR
    shilling, shillings|KES UGX TZS SOS
    escudo, escudos|CVE PTE
    guilder, guilders, florin, florins|NLG ANG XCG AWG
    kwacha|ZMW MWK
    kip, kips|LAK kip
    som|UZS KGS
    won|KRW KPW
    bolívar, bolívares, bolivar, bolivars|VES VED VEF
    Bs|BOB VES
    C$|CAD NIO
    CFA francs, CFA franc, FCFA|XOF XAF
    leone, leones|SLE SLL
    real, reais, reals|BRL
    sol, soles|PEN
    gold, Gold|ZWG XAU
    R|ZAR
    Ft|HUF [ft_i]
    Rp|IDR CHX
    p|GBX
    c, cent, cents|USX EUX AUX CAX
    ¢|USX AUX CAX
    penny, pennies|USX GBX
    pence|GBX
    ALL|ALL
    BAM|BAM
    COP|COP
    CUP|CUP
    DOGE|DOGE
    GEL|GEL
    KGS|kg KGS
    MAD|MAD
    MOP|MOP
    PEN|PEN
    RON|RON
    SIT|SIT
    SOS|SOS
    TOP|TOP
    TRY|TRY
"""


def _meanings() -> dict[str, tuple[str, ...]]:
    meanings = {
        form: codes.split() for forms, codes, *_ in rows(_AMBIGUOUS) for form in forms.split(", ")
    }
    listed = set(meanings)
    for one in money():
        for form in one.nouns:
            codes = meanings.setdefault(form, [])
            if one.code not in codes:
                codes.append(one.code)
    return {form: tuple(c) for form, c in meanings.items() if len(c) > 1 or form in listed}


AMBIGUOUS: Mapping[str, tuple[str, ...]] = MappingProxyType(_meanings())
