"""The units a printed number may carry, with factors that are exact.

One table fills the database's units and serves the number language. Converting is a
multiplication of fractions, never of floats, so an interval and its canonical form hold the same
question. The canonical unit of a dimension (the first row of its block) is chosen so that the
factors of the others terminate in decimal: rankine, because 9/5 does and 5/9 does not; events per
year, because 1/365.25 does not.

Codes are UCUM's where it has one, ISO 4217's for currencies, and lower-case words of our own
otherwise. UCUM gives the astronomical unit and the millimetre of mercury as measured values; here
they have their exact definitions. Months and years are the Julian means (30.4375 and 365.25 days),
right for ages and durations, wrong for a calendar. Printed forms are case-sensitive (kn is a knot,
kN a kilonewton).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from types import MappingProxyType


class UnitError(ValueError):
    code = "unit_error"


class UnknownUnit(UnitError):  # noqa: N818 (named for what went wrong)
    code = "unknown_unit"


class DimensionMismatch(UnitError):  # noqa: N818 (named for what went wrong)
    code = "unit_mismatch"


class InexactValue(UnitError):  # noqa: N818 (named for what went wrong)
    code = "inexact_value"


@dataclass(frozen=True, slots=True)
class Unit:
    """canonical value = value * factor + offset"""

    code: str
    dimension: str
    factor: Fraction
    offset: Fraction
    symbol: str
    label: str
    plural: str
    aliases: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.factor.numerator <= 0:
            raise ValueError(f"unit {self.code}: the factor must be positive, not {self.factor}")


# code | symbol | label | plural (label + s) | factor (+ offset) | aliases
# Spellings that follow a rule (meter, liter, "miles an hour") are added.
_TABLE = {
    "count": "1||count||1",
    # A percentage point prints a difference of percentages; its arithmetic is that of a percent.
    "ratio": """
        ratio|×|ratio||1|fold, -fold
        %|%|percent|percent|1/100|per cent, pct, per 100
        [ppth]|‰|per mille|per mille|1/1000|per thousand, per 1,000, per 1000
        [ppm]|ppm|part per million|parts per million|1e-6|per million
        [ppb]|ppb|part per billion|parts per billion|1e-9|per billion
        [pptr]|ppt|part per trillion|parts per trillion|1e-12
        per_10000|per 10,000|per ten thousand|per ten thousand|1e-4|per 10000
        per_100000|per 100,000|per hundred thousand|per hundred thousand|1e-5|per 100000, per 100k
        percentage_point|pp|percentage point||1/100|percent point, percent points, pct pt, pct pts
        basis_point|bp|basis point||1/10000""",
    "length": """
        m|m|metre||1
        nm|nm|nanometre||1e-9
        um|µm|micrometre||1e-6|μm, micron, microns
        mm|mm|millimetre||0.001
        cm|cm|centimetre||0.01|cms
        km|km|kilometre||1000|kms
        [in_i]|in|inch|inches|0.0254
        [ft_i]|ft|foot|feet|0.3048
        [yd_i]|yd|yard||0.9144|yds
        [fth_i]|ftm|fathom||1.8288
        [mi_i]|mi|mile||1609.344|statute mile, statute miles
        [nmi_i]|nmi|nautical mile||1852
        AU|au|astronomical unit||149597870700
        [ly]|ly|light-year||9460730472580800|light year, light years""",
    "area": """
        m2|m²|square metre||1|sq m, sqm, sq. m
        mm2|mm²|square millimetre||1e-6|sq mm
        cm2|cm²|square centimetre||0.0001|sq cm
        har|ha|hectare||10000
        km2|km²|square kilometre||1e6|sq km, sq. km
        dunam|dunam|dunam||1000|donum, donums, dönüm
        [sin_i]|in²|square inch|square inches|0.00064516|sq in, sq. in
        [sft_i]|ft²|square foot|square feet|0.09290304|sq ft, sq. ft
        [syd_i]|yd²|square yard||0.83612736|sq yd, sq. yd
        acre|ac|acre||4046.8564224
        [mi_i]2|mi²|square mile||2589988.110336|sq mi, sq. mi""",
    "volume": """
        m3|m³|cubic metre||1|cu m
        mL|ml|millilitre||1e-6|mls
        cL|cl|centilitre||1e-5
        L|L|litre||0.001|ltr, ltrs
        hL|hl|hectolitre||0.1
        ML|ML|megalitre||1000
        GL|GL|gigalitre||1e6
        cm3|cm³|cubic centimetre||1e-6|cc, cu cm
        km3|km³|cubic kilometre||1e9|cu km, bcm, billion cubic metres, billion cubic meters
        [cin_i]|in³|cubic inch|cubic inches|0.000016387064|cu in
        [cft_i]|ft³|cubic foot|cubic feet|0.028316846592|cu ft
        [cyd_i]|yd³|cubic yard||0.764554857984|cu yd
        [foz_us]|US fl oz|US fluid ounce||0.0000295735295625
        [foz_br]|imp fl oz|imperial fluid ounce||0.0000284130625
        [pt_us]|US pt|US pint||0.000473176473
        [pt_br]|imp pt|imperial pint||0.00056826125|UK pint, UK pints
        [qt_us]|US qt|US quart||0.000946352946
        [qt_br]|imp qt|imperial quart||0.0011365225
        [gal_us]|US gal|US gallon||0.003785411784|U.S. gallon, U.S. gallons
        [gal_br]|imp gal|imperial gallon||0.00454609|UK gallon, UK gallons
        [bbl_us]|bbl|barrel of oil|barrels of oil|0.158987294928|barrel, barrels, bbls, oil barrels
        [bu_us]|bu|bushel||0.03523907016688
        acre_foot|ac ft|acre-foot|acre-feet|1233.48183754752|acre foot, acre feet""",
    "mass": """
        kg|kg|kilogram||1|kgs, kilo, kilos, kilogramme, kilogrammes
        ug|µg|microgram||1e-9|μg, mcg
        mg|mg|milligram||1e-6
        g|g|gram||0.001|gramme, grammes, gms
        t|t|tonne||1000|metric ton, metric tons, metric tonne, metric tonnes, tCO2, tCO₂
        kt|kt|kilotonne||1e6|ktCO2, ktCO₂
        Mt|Mt|megatonne||1e9|MMT, MtCO2, MtCO₂
        Gt|Gt|gigatonne||1e12|gigaton, gigatons, GtCO2, GtCO₂
        [oz_av]|oz|avoirdupois ounce||0.028349523125
        [lb_av]|lb|pound avoirdupois|pounds avoirdupois|0.45359237|lbs
        [stone_av]|st|stone|stone|6.35029318
        [scwt_av]|sh cwt|short hundredweight|short hundredweight|45.359237
        [lcwt_av]|l cwt|long hundredweight|long hundredweight|50.80234544
        [ston_av]|sh tn|short ton||907.18474|US ton, US tons
        [lton_av]|l tn|long ton||1016.0469088|imperial ton, imperial tons
        [oz_tr]|ozt|troy ounce||0.0311034768|oz t, troy oz
        [car_m]|ct|carat||0.0002""",
    "temperature": """
        [degR]|°R|degree Rankine|degrees Rankine|1|rankine
        K|K|kelvin||9/5
        Cel|°C|degree Celsius|degrees Celsius|9/5 + 491.67|Celsius, degrees C, deg C, centigrade
        [degF]|°F|degree Fahrenheit|degrees Fahrenheit|1 + 459.67|Fahrenheit, degrees F, deg F""",
    # "1.5 °C warmer" has no zero: printed like a temperature, told apart by the form of the figure.
    "temperature_difference": """
        delta_degf|°F|degree Fahrenheit (difference)|degrees Fahrenheit (difference)|1
        delta_cel|°C|degree Celsius (difference)|degrees Celsius (difference)|9/5""",
    "speed": """
        km/h|km/h|kilometre per hour|kilometres per hour|1|kph, kmh, kmph, km/hr, km per hour
        m/s|m/s|metre per second|metres per second|3.6
        km/s|km/s|kilometre per second|kilometres per second|3600
        [mi_i]/h|mph|mile per hour|miles per hour|1.609344|mi/h
        [ft_i]/s|ft/s|foot per second|feet per second|1.09728
        [kn_i]|kn|knot||1.852|kts
        mm/h|mm/h|millimetre per hour|millimetres per hour|1e-6
        mm/a_j|mm/yr|millimetre per year|millimetres per year|1e-6/8766|mm/year""",
    "acceleration": """
        m/s2|m/s²|metre per second squared|metres per second squared|1
        [g]|g₀|standard gravity|standard gravities|9.80665|g-force""",
    "time": """
        s|s|second||1|sec, secs
        ns|ns|nanosecond||1e-9
        us|µs|microsecond||1e-6|μs
        ms|ms|millisecond||0.001
        min|min|minute||60|mins
        h|h|hour||3600|hr, hrs
        d|d|day||86400
        wk|wk|week||604800|wks
        fortnight|fortnight|fortnight||1209600
        mo_j|mo|month||2629800
        a_j|yr|year||31557600|yrs, year-old, year old, years old, years of age
        decade|decade|decade||315576000
        century|century|century|centuries|3155760000""",
    "frequency": """
        /a_j|/yr|per year|per year|1|a year, per annum
        /mo_j|/month|per month|per month|12|a month
        /wk|/week|per week|per week|365.25/7|a week
        /d|/day|per day|per day|365.25|a day
        /h|/h|per hour|per hour|8766|an hour
        /min|/min|per minute|per minute|525960|a minute, rpm, bpm
        Hz|Hz|hertz|hertz|31557600|per second
        kHz|kHz|kilohertz|kilohertz|31557600e3
        MHz|MHz|megahertz|megahertz|31557600e6
        GHz|GHz|gigahertz|gigahertz|31557600e9""",
    "energy": """
        J|J|joule||1
        kJ|kJ|kilojoule||1e3
        MJ|MJ|megajoule||1e6
        GJ|GJ|gigajoule||1e9
        TJ|TJ|terajoule||1e12
        PJ|PJ|petajoule||1e15
        EJ|EJ|exajoule||1e18
        W.h|Wh|watt-hour||3600|watt hour, watt hours
        kW.h|kWh|kilowatt-hour||3600e3|kilowatt hour, kilowatt hours, kW h, kW·h
        MW.h|MWh|megawatt-hour||3600e6|megawatt hour, megawatt hours, MW h, MW·h
        GW.h|GWh|gigawatt-hour||3600e9|gigawatt hour, gigawatt hours, GW h, GW·h
        TW.h|TWh|terawatt-hour||3600e12|terawatt hour, terawatt hours, TW h, TW·h
        cal|cal|small calorie||4.184|gram calorie, gram calories
        kcal|kcal|kilocalorie||4184|food calorie, food calories
        [Btu_IT]|Btu|British thermal unit||1055.05585262|BTU, BTUs
        mmbtu|MMBtu|million British thermal units|million British thermal units|1055055852.62|MMBTU
        therm|thm|therm||105505585.262
        t_tnt|t TNT|tonne of TNT|tonnes of TNT|4.184e9|ton of TNT, tons of TNT
        kt_tnt|kt TNT|kilotonne of TNT|kilotonnes of TNT|4.184e12|kiloton of TNT, kilotons of TNT
        mt_tnt|Mt TNT|megatonne of TNT|megatonnes of TNT|4.184e15|megaton of TNT, megatons of TNT
        toe|toe|tonne of oil equivalent|tonnes of oil equivalent|41.868e9
        mtoe|Mtoe|million tonnes of oil equivalent|million tonnes of oil equivalent|41.868e15""",
    "power": """
        W|W|watt||1
        kW|kW|kilowatt||1e3|kWp
        MW|MW|megawatt||1e6|MWp, MWe
        GW|GW|gigawatt||1e9|GWp, GWe
        TW|TW|terawatt||1e12
        [HP]|hp|mechanical horsepower|mechanical horsepower|745.69987158227022|bhp
        metric_horsepower|PS|metric horsepower|metric horsepower|735.49875""",
    "force": """
        N|N|newton||1
        kN|kN|kilonewton||1e3
        MN|MN|meganewton||1e6
        [lbf_av]|lbf|pound-force|pounds-force|4.4482216152605|pounds of force, pounds of thrust""",
    "pressure": """
        Pa|Pa|pascal||1
        hPa|hPa|hectopascal||100
        kPa|kPa|kilopascal||1e3
        MPa|MPa|megapascal||1e6
        mbar|mbar|millibar||100
        bar|bar|bar||1e5
        atm|atm|standard atmosphere||101325
        mm[Hg]|mmHg|millimetre of mercury|millimetres of mercury|133.322387415|mm Hg
        [in_i'Hg]|inHg|inch of mercury|inches of mercury|3386.388640341|in Hg
        [psi]|psi|pound per square inch|pounds per square inch|4.4482216152605/0.00064516""",
    "electric_potential": """
        V|V|volt||1
        mV|mV|millivolt||0.001
        kV|kV|kilovolt||1000""",
    "electric_current": """
        A|A|ampere||1|amp, amps
        mA|mA|milliampere||0.001|milliamp, milliamps
        kA|kA|kiloampere||1000""",
    "electric_charge": """
        C|C|coulomb||1
        mA.h|mAh|milliampere-hour||3.6|milliamp-hours
        A.h|Ah|ampere-hour||3600|amp-hours""",
    "data": """
        By|B|byte||1
        bit|bit|bit||1/8
        kbit|kbit|kilobit||125
        Mbit|Mbit|megabit||125e3
        Gbit|Gbit|gigabit||125e6
        kBy|kB|kilobyte||1e3
        MBy|MB|megabyte||1e6
        GBy|GB|gigabyte||1e9|gig, gigs
        TBy|TB|terabyte||1e12
        PBy|PB|petabyte||1e15
        EBy|EB|exabyte||1e18
        ZBy|ZB|zettabyte||1e21
        KiBy|KiB|kibibyte||1024
        MiBy|MiB|mebibyte||1048576
        GiBy|GiB|gibibyte||1073741824
        TiBy|TiB|tebibyte||1099511627776""",
    "data_rate": """
        bit/s|bit/s|bit per second|bits per second|1
        kbit/s|kbit/s|kilobit per second|kilobits per second|1e3|kbps
        Mbit/s|Mbit/s|megabit per second|megabits per second|1e6|Mbps, megabits/s
        Gbit/s|Gbit/s|gigabit per second|gigabits per second|1e9|Gbps, gigabits/s
        Tbit/s|Tbit/s|terabit per second|terabits per second|1e12|Tbps
        By/s|B/s|byte per second|bytes per second|8
        MBy/s|MB/s|megabyte per second|megabytes per second|8e6
        GBy/s|GB/s|gigabyte per second|gigabytes per second|8e9""",
    "angle": """
        ''|″|second of arc|seconds of arc|1|arcsecond, arcseconds, arcsec
        '|′|minute of arc|minutes of arc|60|arcminute, arcminutes, arcmin
        deg|°|degree of arc|degrees of arc|3600|angular degree, angular degrees""",
    "sound_level": "dB|dB|decibel||1|dBA, dB(A)",  # a logarithm: it compares, it never converts
    "radioactivity": """
        Bq|Bq|becquerel||1
        kBq|kBq|kilobecquerel||1e3
        MBq|MBq|megabecquerel||1e6
        GBq|GBq|gigabecquerel||1e9
        TBq|TBq|terabecquerel||1e12
        PBq|PBq|petabecquerel||1e15
        Ci|Ci|curie||3.7e10""",
    "absorbed_dose": """
        Gy|Gy|gray||1
        mGy|mGy|milligray||0.001""",
    "dose_equivalent": """
        Sv|Sv|sievert||1
        mSv|mSv|millisievert||0.001
        uSv|µSv|microsievert||1e-6|μSv
        REM|rem|rem|rem|0.01""",
    "dose_rate": """
        uSv/h|µSv/h|microsievert per hour|microsieverts per hour|1|μSv/h
        mSv/h|mSv/h|millisievert per hour|millisieverts per hour|1000
        Sv/h|Sv/h|sievert per hour|sieverts per hour|1e6""",
    "volume_flow": """
        m3/a_j|m³/yr|cubic metre per year|cubic metres per year|1
        m3/d|m³/d|cubic metre per day|cubic metres per day|365.25
        m3/s|m³/s|cubic metre per second|cubic metres per second|31557600|cumec, cumecs
        L/s|L/s|litre per second|litres per second|31557.6
        km3/a_j|km³/yr|cubic kilometre per year|cubic kilometres per year|1e9|bcm a year
        [bbl_us]/d|bbl/d|barrel per day|barrels per day|58.070109472452|bpd, b/d
        [gal_us]/d|US gal/d|US gallon per day|US gallons per day|1.382621654106
        [cft_i]/d|ft³/d|cubic foot per day|cubic feet per day|10.342728217728
        [cft_i]/s|ft³/s|cubic foot per second|cubic feet per second|893611.7180116992|cusecs""",
    "mass_flow": """
        kg/a_j|kg/yr|kilogram per year|kilograms per year|1
        kg/s|kg/s|kilogram per second|kilograms per second|31557600
        t/h|t/h|tonne per hour|tonnes per hour|8766e3
        t/d|t/d|tonne per day|tonnes per day|365250
        t/a_j|t/yr|tonne per year|tonnes per year|1000|tpa
        Mt/a_j|Mt/yr|megatonne per year|megatonnes per year|1e9|Mtpa
        Gt/a_j|Gt/yr|gigatonne per year|gigatonnes per year|1e12""",
    "area_density": """
        /[mi_i]2|/mi²|per square mile|per square mile|1|per sq mi, a square mile
        /km2|/km²|per square kilometre|per square kilometre|2.589988110336|per sq km
        /har|/ha|per hectare|per hectare|258.9988110336|a hectare""",
    "mass_concentration": """
        kg/m3|kg/m³|kilogram per cubic metre|kilograms per cubic metre|1
        g/L|g/L|gram per litre|grams per litre|1
        mg/L|mg/L|milligram per litre|milligrams per litre|0.001
        ug/L|µg/L|microgram per litre|micrograms per litre|1e-6|μg/L
        mg/dL|mg/dL|milligram per decilitre|milligrams per decilitre|0.01
        mg/m3|mg/m³|milligram per cubic metre|milligrams per cubic metre|1e-6
        ug/m3|µg/m³|microgram per cubic metre|micrograms per cubic metre|1e-9|μg/m³, µg/m3""",
    "mass_per_area": """
        kg/har|kg/ha|kilogram per hectare|kilograms per hectare|1
        t/har|t/ha|tonne per hectare|tonnes per hectare|1000""",
    "mass_per_length": "g/km|g/km|gram per kilometre|grams per kilometre|1|gCO2/km, gCO₂/km",
    "mass_per_energy": """
        g/(kW.h)|g/kWh|gram per kilowatt-hour|grams per kilowatt-hour|1|gCO2/kWh, gCO₂/kWh
        t/(MW.h)|t/MWh|tonne per megawatt-hour|tonnes per megawatt-hour|1000""",
}

# code | symbol (the code) | label | plural (label + s) | aliases
# A currency's last word ("baht") becomes an alias where one currency has it, ambiguous where more.
_CURRENCIES = """
    AED||UAE dirham||Emirati dirham, Emirati dirhams
    AFN||Afghan afghani
    ALL||Albanian lek
    AMD|֏|Armenian dram
    AOA||Angolan kwanza
    ARS||Argentine peso||Argentinian peso, Argentinian pesos
    AUD|A$|Australian dollar||AU$
    AWG||Aruban florin
    AZN|₼|Azerbaijani manat|Azerbaijani manat
    BAM||Bosnian convertible mark
    BBD|Bds$|Barbadian dollar
    BDT|৳|Bangladeshi taka
    BHD||Bahraini dinar
    BIF||Burundian franc
    BMD||Bermudian dollar
    BND||Brunei dollar
    BOB||Bolivian boliviano
    BRL|R$|Brazilian real|Brazilian reais|Brazilian reals
    BSD||Bahamian dollar
    BTN||Bhutanese ngultrum
    BWP||Botswana pula|Botswana pula
    BYN||Belarusian ruble||Belarusian rouble, Belarusian roubles
    BZD|BZ$|Belize dollar
    CAD|C$|Canadian dollar||CA$, Can$
    CDF||Congolese franc
    CHF||Swiss franc||SFr
    CLP||Chilean peso
    CNY|CN¥|Chinese yuan|Chinese yuan|renminbi, RMB, yuan renminbi
    COP||Colombian peso
    CRC|₡|Costa Rican colón|Costa Rican colones
    CUP||Cuban peso
    CVE||Cape Verdean escudo
    CZK|Kč|Czech koruna||Czech crown, Czech crowns
    DJF||Djiboutian franc
    DKK||Danish krone|Danish kroner|Danish crown, Danish crowns
    DOP|RD$|Dominican peso
    DZD||Algerian dinar
    EGP|E£|Egyptian pound
    ERN||Eritrean nakfa
    ETB||Ethiopian birr|Ethiopian birr
    EUR|€|euro
    FJD|FJ$|Fijian dollar
    FKP||Falkland Islands pound
    GBP|£|British pound||pound sterling, pounds sterling, sterling
    GEL|₾|Georgian lari
    GHS|GH₵|Ghanaian cedi
    GIP||Gibraltar pound
    GMD||Gambian dalasi
    GNF||Guinean franc
    GTQ||Guatemalan quetzal
    GYD|G$|Guyanese dollar
    HKD|HK$|Hong Kong dollar
    HNL||Honduran lempira
    HTG||Haitian gourde
    HUF|Ft|Hungarian forint
    IDR|Rp|Indonesian rupiah|Indonesian rupiah
    ILS|₪|Israeli shekel||NIS, new shekel, new shekels
    INR|₹|Indian rupee
    IQD||Iraqi dinar
    IRR||Iranian rial
    ISK||Icelandic króna|Icelandic krónur|Icelandic krona, Icelandic crowns
    JMD|J$|Jamaican dollar
    JOD||Jordanian dinar
    JPY|¥|Japanese yen|Japanese yen|JP¥
    KES|KSh|Kenyan shilling
    KGS||Kyrgyz som|Kyrgyz som
    KHR|៛|Cambodian riel
    KMF||Comorian franc
    KPW||North Korean won|North Korean won
    KRW|₩|South Korean won|South Korean won
    KWD||Kuwaiti dinar
    KYD|CI$|Cayman Islands dollar
    KZT|₸|Kazakhstani tenge|Kazakhstani tenge
    LAK|₭|Lao kip|Lao kip
    LBP||Lebanese pound||Lebanese lira
    LKR||Sri Lankan rupee
    LRD|L$|Liberian dollar
    LSL||Lesotho loti|Lesotho maloti
    LYD||Libyan dinar
    MAD||Moroccan dirham
    MDL||Moldovan leu|Moldovan lei
    MGA||Malagasy ariary|Malagasy ariary
    MKD||Macedonian denar
    MMK||Myanmar kyat
    MNT|₮|Mongolian tugrik
    MOP|MOP$|Macanese pataca
    MRU||Mauritanian ouguiya
    MUR||Mauritian rupee
    MVR||Maldivian rufiyaa
    MWK||Malawian kwacha|Malawian kwacha
    MXN|MX$|Mexican peso||Mex$
    MYR|RM|Malaysian ringgit|Malaysian ringgit
    MZN||Mozambican metical|Mozambican meticais
    NAD|N$|Namibian dollar
    NGN|₦|Nigerian naira|Nigerian naira
    NIO||Nicaraguan córdoba||cordoba, cordobas
    NOK||Norwegian krone|Norwegian kroner|Norwegian crown, Norwegian crowns
    NPR||Nepalese rupee||Nepali rupee, Nepali rupees
    NZD|NZ$|New Zealand dollar
    OMR||Omani rial
    PAB||Panamanian balboa
    PEN|S/|Peruvian sol|Peruvian soles
    PGK||Papua New Guinean kina|Papua New Guinean kina
    PHP|₱|Philippine peso
    PKR||Pakistani rupee
    PLN|zł|Polish zloty||zlotys, złoty
    PYG|₲|Paraguayan guaraní|Paraguayan guaraníes|guarani, guaranis
    QAR||Qatari riyal
    RON||Romanian leu|Romanian lei
    RSD||Serbian dinar
    RUB|₽|Russian ruble||Russian rouble, Russian roubles
    RWF||Rwandan franc
    SAR||Saudi riyal
    SBD|SI$|Solomon Islands dollar
    SCR||Seychellois rupee
    SDG||Sudanese pound
    SEK||Swedish krona|Swedish kronor|Swedish crown, Swedish crowns
    SGD|S$|Singapore dollar||Singaporean dollar, Singaporean dollars
    SHP||Saint Helena pound
    SLE||Sierra Leonean leone
    SOS||Somali shilling
    SRD||Surinamese dollar
    SSP||South Sudanese pound
    STN||São Tomé and Príncipe dobra
    SVC||Salvadoran colón|Salvadoran colones
    SYP||Syrian pound||Syrian lira
    SZL||Swazi lilangeni|Swazi emalangeni
    THB|฿|Thai baht|Thai baht
    TJS||Tajikistani somoni
    TMT||Turkmenistani manat|Turkmenistani manat
    TND||Tunisian dinar
    TOP|T$|Tongan paʻanga|Tongan paʻanga|pa'anga
    TRY|₺|Turkish lira|Turkish lira|Turkish liras
    TTD|TT$|Trinidad and Tobago dollar
    TWD|NT$|New Taiwan dollar||Taiwan dollar, Taiwan dollars
    TZS|TSh|Tanzanian shilling
    UAH|₴|Ukrainian hryvnia||hryvnya, hryvnyas
    UGX|USh|Ugandan shilling
    USD|US$|US dollar||U.S. dollar, U.S. dollars, American dollar, American dollars
    UYU|$U|Uruguayan peso
    UZS||Uzbekistani som|Uzbekistani som|Uzbek som, Uzbek soums
    VED||Venezuelan digital bolívar|Venezuelan digital bolívares
    VES||Venezuelan bolívar|Venezuelan bolívares
    VND|₫|Vietnamese dong|Vietnamese dong
    VUV||Vanuatu vatu|Vanuatu vatu
    WST|WS$|Samoan tala|Samoan tala
    XAF||Central African CFA franc
    XCD|EC$|East Caribbean dollar
    XCG||Caribbean guilder
    XOF||West African CFA franc
    XPF||CFP franc
    YER||Yemeni rial
    ZAR|R|South African rand|South African rand
    ZMW||Zambian kwacha|Zambian kwacha
    ZWG|ZiG|Zimbabwe Gold|Zimbabwe Gold
"""
# ISO 4217's funds, precious metals and accounting units; testing (XTS) and none (XXX) are no money.
_FUNDS = """
    BOV||Bolivian mvdol
    CHE||WIR euro
    CHW||WIR franc
    CLF||Chilean unidad de fomento|Chilean unidades de fomento|unidad de fomento
    COU||Colombian real value unit
    MXV||Mexican investment unit
    USN||US dollar (next day)|US dollars (next day)
    UYI||Uruguayan peso in indexed units|Uruguayan pesos in indexed units
    UYW||Uruguayan nominal wage index unit
    XAD||Arab accounting dinar
    XAG||troy ounce of silver as money|troy ounces of silver as money
    XAU||troy ounce of gold as money|troy ounces of gold as money
    XBA||European composite unit
    XBB||European monetary unit
    XBC||European unit of account 9|European units of account 9
    XBD||European unit of account 17|European units of account 17
    XDR||special drawing right||SDR, SDRs
    XPD||troy ounce of palladium as money|troy ounces of palladium as money
    XPT||troy ounce of platinum as money|troy ounces of platinum as money
    XSU||sucre
    XUA||ADB unit of account|ADB units of account
"""
# Withdrawn since 2020, and still in the claims of the years before.
_WITHDRAWN = """
    ANG||Netherlands Antillean guilder
    BGN|лв|Bulgarian lev|Bulgarian leva
    CUC||Cuban convertible peso
    HRK||Croatian kuna
    SLL||old Sierra Leonean leone
    ZWL||Zimbabwean dollar
"""
# Signs that every currency of that name may be printed with. "£" is no such sign in English.
_SIGNS = {
    "dollar": ("$",),
    "peso": ("$",),
    "rupee": ("Rs", "Rs.", "₨"),
    "krone": ("kr",),
    "krona": ("kr",),
    "króna": ("kr",),
    "dirham": ("Dh", "Dhs"),
    "yuan": ("¥",),
}

# Printed forms | codes they may mean, the likeliest first. One code alone: that unit or no unit at
# all (a multiplier, a preposition, a name). Shared last words of currencies are added below.
_AMBIGUOUS = """
    m|m min [mi_i]
    in|[in_i]
    ', ′|[ft_i] '
    ", ″|[in_i] ''
    nm, NM|nm [nmi_i]
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
    g|g [g]
    gallon, gallons, gal|[gal_us] [gal_br]
    quart, quarts, qt|[qt_us] [qt_br]
    pint, pints|[pt_us] [pt_br]
    pt, pts|percentage_point 1 [pt_us] [pt_br]
    fluid ounce, fluid ounces, fl oz|[foz_us] [foz_br]
    °, degree, degrees|Cel [degF] delta_cel delta_degf deg
    C|Cel C
    F|[degF]
    K|K
    s|s
    d|d
    A|A
    fps|[ft_i]/s Hz
    calorie, calories, Cal|kcal cal
    cal|cal kcal
    horsepower, hp|[HP] metric_horsepower
    bars|bar
    gray, grays|Gy
    b|bit
    B|By
    kb, Kb|kbit kBy
    KB|kBy KiBy
    Mb|Mbit MBy
    mb|mbar Mbit MBy
    Gb|Gbit GBy
    bps|basis_point bit/s
    point, points|percentage_point 1 basis_point
    ppt|percentage_point [pptr] [ppth]
    times|ratio 1
    x|ratio
    dollar, dollars, $|USD
    peso, pesos|MXN
    franc, francs|CHF
    rupee, rupees, Rs, Rs., ₨|INR
    ruble, rubles|RUB
    rouble, roubles|RUB BYN
    krona|SEK ISK
    crown, crowns|CZK SEK NOK DKK ISK
    ¥|JPY CNY
    lira, liras|TRY LBP SYP
    riyal, riyals|SAR QAR YER OMR IRR
    bolívar, bolívares, bolivar, bolivars|VES VED
    Bs|BOB VES
    C$|CAD NIO
    CFA francs, CFA franc, FCFA|XOF XAF
    leone, leones|SLE SLL
    real, reais, reals|BRL
    mark, marks|BAM
    sol, soles|PEN
    gold, Gold|ZWG XAU
    R|ZAR
    Ft|HUF [ft_i]
    ALL|ALL
    BAM|BAM
    COP|COP
    CUP|CUP
    GEL|GEL
    MAD|MAD
    MOP|MOP
    PEN|PEN
    RON|RON
    SOS|SOS
    TOP|TOP
    TRY|TRY
"""
_PERIODS = {"second", "minute", "hour", "day", "week", "month", "year"}
_ONE, _ZERO = Fraction(1), Fraction(0)


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        if row := line.strip():
            yield [*row.split("|"), "", "", "", ""]


def _nouns(label: str, plural: str) -> list[str]:
    """What a currency is called at home: "Danish krone", "Danish kroner" give krone, kroner, kr."""
    noun = label.rpartition(" ")[2]
    return [noun, plural.rpartition(" ")[2], *_SIGNS.get(noun, ())]


def _meanings() -> dict[str, tuple[str, ...]]:
    meanings = {
        form: codes.split() for forms, codes, *_ in _rows(_AMBIGUOUS) for form in forms.split(", ")
    }
    listed = set(meanings)
    for code, _, label, plural, *_ in _rows(_CURRENCIES + _WITHDRAWN):
        for form in _nouns(label, plural or f"{label}s"):
            codes = meanings.setdefault(form, [])
            if code not in codes:
                codes.append(code)
    return {form: tuple(c) for form, c in meanings.items() if len(c) > 1 or form in listed}


def _spellings(label: str, plural: str) -> list[str]:
    """Meter beside metre, "barrels a day" beside "barrels per day"."""
    forms = [label, plural]
    if "metre" in label or "litre" in label:
        forms += [form.replace("metre", "meter").replace("litre", "liter") for form in forms]
    if " per " in label and label.rpartition(" ")[2] in _PERIODS:
        article = "an" if label.endswith("hour") else "a"
        forms += [form.replace(" per ", f" {article} ") for form in forms]
    return forms


def _aliases(label: str, plural: str, printed: str, more: list[str]) -> tuple[str, ...]:
    forms = dict.fromkeys(printed.split(", ") + more)
    for known in (label, plural, ""):
        forms.pop(known, None)
    return tuple(forms)


def _fraction(text: str) -> Fraction:
    numerator, _, denominator = text.partition("/")
    fraction = Fraction(Decimal(numerator))  # three times as fast as Fraction(numerator)
    return fraction / Fraction(Decimal(denominator)) if denominator else fraction


def _measured() -> Iterator[Unit]:
    for dimension, text in _TABLE.items():
        for code, symbol, label, plural, number, printed, *_ in _rows(text):
            plural = plural or f"{label}s"
            factor, _, offset = number.partition(" + ")
            yield Unit(
                code=code,
                dimension=dimension,
                factor=_fraction(factor),
                offset=_fraction(offset) if offset else _ZERO,
                symbol=symbol,
                label=label,
                plural=plural,
                aliases=_aliases(label, plural, printed, _spellings(label, plural)),
            )


def _money(text: str, *, by_noun: bool) -> Iterator[Unit]:
    for code, symbol, label, plural, printed, *_ in _rows(text):
        plural = plural or f"{label}s"
        nouns = [n for n in _nouns(label, plural) if n not in AMBIGUOUS] if by_noun else []
        yield Unit(
            code=code,
            dimension=f"currency:{code}",
            factor=_ONE,
            offset=_ZERO,
            symbol=symbol or code,
            label=label,
            plural=plural,
            aliases=_aliases(label, plural, printed, nouns),
        )


def _by_code(units: list[Unit]) -> Mapping[str, Unit]:
    by_code = {unit.code: unit for unit in units}
    for unit in units:
        if by_code[unit.code] is not unit:
            raise ValueError(f"two units have the code {unit.code}")
    return MappingProxyType(by_code)


AMBIGUOUS: Mapping[str, tuple[str, ...]] = MappingProxyType(_meanings())
_ALL = [
    *_measured(),
    *_money(_CURRENCIES, by_noun=True),
    *_money(_FUNDS, by_noun=False),
    *_money(_WITHDRAWN, by_noun=True),
]
UNITS = _by_code(_ALL)
# Reversed, so that the first row of a dimension is the one that stays.
CANONICAL: Mapping[str, str] = MappingProxyType({u.dimension: u.code for u in reversed(_ALL)})


def unit(code: str) -> Unit:
    try:
        return UNITS[code]
    except KeyError:
        near = _nearest(code)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise UnknownUnit(f"no unit has the code {code[:40]!r}{hint}") from None


def _nearest(code: str) -> list[str]:
    """Codes of units printed like this, however capitalised, then codes spelt like it."""
    folded = code.strip().casefold()
    printed = [
        known.code
        for known in UNITS.values()
        for form in (known.code, known.symbol, known.label, known.plural, *known.aliases)
        if form.casefold() == folded
    ]
    spelt = get_close_matches(code[:40], UNITS, n=3)
    return list(dict.fromkeys([*AMBIGUOUS.get(code, ()), *printed, *spelt]))[:5]


def convert(value: Decimal | int | Fraction, from_code: str, to_code: str) -> Fraction:
    source, target = unit(from_code), unit(to_code)
    if source.dimension != target.dimension:
        raise DimensionMismatch(
            f"{from_code} is a unit of {source.dimension}, {to_code} one of {target.dimension}"
        )
    return (_exact(value) * source.factor + source.offset - target.offset) / target.factor


# Fraction(Decimal("1e999999999")) would write out a thousand million digits.
_LARGEST_EXPONENT = 1000


def _exact(value: Decimal | int | Fraction) -> Fraction:
    # bool is an int, and a float has already lost what it was to say.
    if isinstance(value, bool) or not isinstance(value, Decimal | int | Fraction):
        raise InexactValue(f"{value!r} is no Decimal, int or Fraction")
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise InexactValue(f"{value} is no number")
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and abs(exponent) > _LARGEST_EXPONENT:
            raise InexactValue(f"{value} has an exponent beyond {_LARGEST_EXPONENT}")
    return Fraction(value)
