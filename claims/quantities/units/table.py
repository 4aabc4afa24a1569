"""The table of units: every measured one with its exact factor, and the currencies beside it.

Codes are UCUM's where it has one, ISO 4217's for currencies, and lower-case words of our own
otherwise. UCUM gives the astronomical unit and the millimetre of mercury as measured values; here
they have their exact definitions. Months and years are the Julian means (30.4375 and 365.25 days),
right for ages and durations, wrong for a calendar. Two units are no fraction of their canonical
one: the radian is rounded at 18 decimals, the parsec at a millimetre.

The canonical unit of a dimension (the first row of its block) is chosen so that the factors of the
others terminate in decimal: rankine, because 9/5 does and 5/9 does not; events per year, because
1/365.25 does not; the femtobarn, because a barn's 28 decimals would leave no room for its parts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType

from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.currencies import Money, funds, money, rows


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
        [ppth]|‰|per mille|per mille|1/1000|permille, permil, per thousand, per 1,000, per 1000
        [ppm]|ppm|part per million|parts per million|1e-6|per million
        [ppb]|ppb|part per billion|parts per billion|1e-9|per billion
        [pptr]|ppt|part per trillion|parts per trillion|1e-12
        per_10000|per 10,000|per ten thousand|per ten thousand|1e-4|per 10000
        per_100000|per 100,000|per hundred thousand|per hundred thousand|1e-5|per 100000, per 100k
        percentage_point|pp|percentage point||1/100|percent point, percent points, pct pt, pct pts
        basis_point|bp|basis point||1/10000
        [car_Au]|karat|karat||1/24""",
    "length": """
        m|m|metre||1
        am|am|attometre||1e-18
        fm|fm|femtometre||1e-15
        pm|pm|picometre||1e-12
        Ao|Å|angstrom||1e-10|ångström, ångströms
        nm|nm|nanometre||1e-9
        um|µm|micrometre||1e-6|μm, micron, microns
        mm|mm|millimetre||0.001
        cm|cm|centimetre||0.01|cms
        dm|dm|decimetre||0.1
        dam|dam|decametre||10
        hm|hm|hectometre||100
        km|km|kilometre||1000|kms
        [in_i]|in|inch|inches|0.0254
        [ft_i]|ft|foot|feet|0.3048
        [yd_i]|yd|yard||0.9144|yds
        furlong|furlong|furlong||201.168
        [fth_i]|ftm|fathom||1.8288
        [mi_i]|mi|mile||1609.344|statute mile, statute miles
        [nmi_i]|nmi|nautical mile||1852|sea mile, sea miles
        AU|au|astronomical unit||149597870700
        [ly]|ly|light-year||9460730472580800|light year, light years, lightyear, lightyears
        pc|pc|parsec||30856775814913672.789
        kpc|kpc|kiloparsec||30856775814913672789
        Mpc|Mpc|megaparsec||30856775814913672789e3""",
    "area": """
        m2|m²|square metre||1|sq m, sqm, sq. m
        mm2|mm²|square millimetre||1e-6|sq mm
        cm2|cm²|square centimetre||0.0001|sq cm
        dm2|dm²|square decimetre||0.01
        ar|ar|are||100
        dam2|dam²|square decametre||100
        hm2|hm²|square hectometre||10000
        har|ha|hectare||10000
        km2|km²|square kilometre||1e6|sq km, sq. km
        dunam|dunam|dunam||1000|donum, donums, dönüm, decare, decares
        [sin_i]|in²|square inch|square inches|0.00064516|sq in, sq. in
        [sft_i]|ft²|square foot|square feet|0.09290304|sq ft, sq. ft
        [syd_i]|yd²|square yard||0.83612736|sq yd, sq. yd
        acre|ac|acre||4046.8564224
        [mi_i]2|mi²|square mile||2589988.110336|sq mi, sq. mi""",
    "volume": """
        m3|m³|cubic metre||1|cu m
        uL|µl|microlitre||1e-9
        mL|ml|millilitre||1e-6|mls
        cL|cl|centilitre||1e-5
        dL|dl|decilitre||0.0001
        L|L|litre||0.001|ltr, ltrs
        daL|dal|decalitre||0.01
        hL|hl|hectolitre||0.1
        kL|kl|kilolitre||1
        ML|ML|megalitre||1000
        GL|GL|gigalitre||1e6
        cm3|cm³|cubic centimetre||1e-6|cc, ccm, cu cm
        mm3|mm³|cubic millimetre||1e-9|cu mm
        dm3|dm³|cubic decimetre||0.001
        km3|km³|cubic kilometre||1e9|cu km, bcm, billion cubic metres, billion cubic meters
        [cin_i]|in³|cubic inch|cubic inches|0.000016387064|cu in
        [cft_i]|ft³|cubic foot|cubic feet|0.028316846592|cu ft
        [cyd_i]|yd³|cubic yard||0.764554857984|cu yd
        [mi_i]3|mi³|cubic mile||4168181825.440579584
        mcf|mcf|thousand cubic feet|thousand cubic feet|28.316846592
        mmcf|MMcf|million cubic feet|million cubic feet|28316.846592
        bcf|bcf|billion cubic feet|billion cubic feet|28316846.592
        tcf|tcf|trillion cubic feet|trillion cubic feet|28316846592
        [bf_i]|FBM|board foot|board feet|0.002359737216
        [cr_i]|cord|cord of wood|cords of wood|3.624556363776
        [tsp_us]|tsp|teaspoon||4.92892159375e-6|tsps
        [tbs_us]|tbsp|tablespoon||14.78676478125e-6|tbsps, tbs
        [cup_us]|cup|cup||0.0002365882365
        [min_us]|US min|US minim||0.000000061611519921875
        [fdr_us]|US fl dr|US fluid dram||0.0000036966911953125|fluid dram, fluid drams
        [gil_us]|US gi|US gill||0.00011829411825
        [foz_us]|US fl oz|US fluid ounce||0.0000295735295625
        [foz_br]|imp fl oz|imperial fluid ounce||0.0000284130625
        [pt_us]|US pt|US pint||0.000473176473
        [pt_br]|imp pt|imperial pint||0.00056826125|UK pint, UK pints
        [qt_us]|US qt|US quart||0.000946352946
        [qt_br]|imp qt|imperial quart||0.0011365225
        [gal_us]|US gal|US gallon||0.003785411784|U.S. gallon, U.S. gallons
        [gal_br]|imp gal|imperial gallon||0.00454609|UK gallon, UK gallons
        [bbl_us]|bbl|barrel of oil|barrels of oil|0.158987294928|barrel, barrels, oil barrels
        [bu_us]|bu|bushel||0.03523907016688
        [pk_us]|pk|peck||0.00880976754172
        hogshead|hhd|hogshead||0.238480942392
        acre_foot|ac ft|acre-foot|acre-feet|1233.48183754752|acre foot, acre feet""",
    "mass": """
        kg|kg|kilogram||1|kgs, kilo, kilos, kilogramme, kilogrammes
        pg|pg|picogram||1e-15
        ng|ng|nanogram||1e-12
        ug|µg|microgram||1e-9|μg, mcg
        mg|mg|milligram||1e-6
        g|g|gram||0.001|gramme, grammes, gms
        quintal|quintal|quintal||100
        t|t|tonne||1000|metric ton, metric tons, metric tonne, metric tonnes, tCO2, tCO₂, tCO2e
        kt|kt|kilotonne||1e6|ktCO2, ktCO₂, ktCO2e
        Mt|Mt|megatonne||1e9|MMT, MtCO2, MtCO₂, MtCO2e
        Gt|Gt|gigatonne||1e12|gigaton, gigatons, GtCO2, GtCO₂, GtCO2e
        [gr]|gr|grain||0.00006479891
        [dr_av]|dr|dram||0.0017718451953125|drachm, drachms
        [oz_av]|oz|avoirdupois ounce||0.028349523125
        [lb_av]|lb|pound avoirdupois|pounds avoirdupois|0.45359237|lbs
        [stone_av]|st|stone|stone|6.35029318
        [scwt_av]|sh cwt|short hundredweight|short hundredweight|45.359237
        [lcwt_av]|l cwt|long hundredweight|long hundredweight|50.80234544
        [ston_av]|sh tn|short ton||907.18474|US ton, US tons
        [lton_av]|l tn|long ton||1016.0469088|imperial ton, imperial tons
        [oz_tr]|ozt|troy ounce||0.0311034768|oz t, troy oz
        [pwt_tr]|dwt|pennyweight||0.00155517384
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
        as|as|attosecond||1e-18
        fs|fs|femtosecond||1e-15
        ps|ps|picosecond||1e-12
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
        century|century|century|centuries|3155760000
        millennium|millennium|millennium|millennia|31557600e3|millenniums
        kiloyear|ka|kiloyear||31557600e3|kyr
        megayear|Ma|megayear||31557600e6|Myr, megaannum
        gigayear|Ga|gigayear||31557600e9|Gyr, gigaannum""",
    "frequency": """
        /a_j|/yr|per year|per year|1|a year, per annum
        /mo_j|/month|per month|per month|12|a month
        /wk|/week|per week|per week|365.25/7|a week
        /d|/day|per day|per day|365.25|a day
        /h|/h|per hour|per hour|8766|an hour
        /min|/min|per minute|per minute|525960|a minute, rpm, bpm
        /s|/s|per second|per second|31557600|a second, inverse second, inverse seconds, s⁻¹
        Hz|Hz|hertz|hertz|31557600
        kHz|kHz|kilohertz|kilohertz|31557600e3
        MHz|MHz|megahertz|megahertz|31557600e6
        GHz|GHz|gigahertz|gigahertz|31557600e9
        THz|THz|terahertz|terahertz|31557600e12""",
    "energy": """
        J|J|joule||1
        mJ|mJ|millijoule||0.001
        erg|erg|erg||1e-7
        eV|eV|electronvolt||1.602176634e-19|electron volt, electron volts
        keV|keV|kiloelectronvolt||1.602176634e-16
        MeV|MeV|megaelectronvolt||1.602176634e-13
        GeV|GeV|gigaelectronvolt||1.602176634e-10
        TeV|TeV|teraelectronvolt||1.602176634e-7
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
        PW.h|PWh|petawatt-hour||3600e15|petawatt hour, petawatt hours
        [ft_i].[lbf_av]|ft·lb|foot-pound||1.3558179483314004|foot pound-force
        cal|cal|small calorie||4.184|gram calorie, gram calories
        kcal|kcal|kilocalorie||4184|food calorie, food calories
        [Btu_IT]|Btu|British thermal unit||1055.05585262|BTU, BTUs
        mmbtu|MMBtu|million British thermal units|million British thermal units|1055055852.62
        therm|thm|therm||105505585.262
        t_tnt|t TNT|tonne of TNT|tonnes of TNT|4.184e9|ton of TNT, tons of TNT
        kt_tnt|kt TNT|kilotonne of TNT|kilotonnes of TNT|4.184e12|kiloton of TNT, kilotons of TNT
        mt_tnt|Mt TNT|megatonne of TNT|megatonnes of TNT|4.184e15|megaton of TNT, megatons of TNT
        toe|toe|tonne of oil equivalent|tonnes of oil equivalent|41.868e9
        mtoe|Mtoe|million tonnes of oil equivalent|million tonnes of oil equivalent|41.868e15""",
    "power": """
        W|W|watt||1
        mW|mW|milliwatt||0.001
        uW|µW|microwatt||1e-6|μW
        kW|kW|kilowatt||1e3|kWp
        MW|MW|megawatt||1e6|MWp, MWe, MWt, MWth
        GW|GW|gigawatt||1e9|GWp, GWe, GWt, GWth
        TW|TW|terawatt||1e12
        PW|PW|petawatt||1e15
        [HP]|hp|mechanical horsepower|mechanical horsepower|745.69987158227022|bhp
        metric_horsepower|PS|metric horsepower|metric horsepower|735.49875""",
    "force": """
        N|N|newton||1
        mN|mN|millinewton||0.001
        dyn|dyn|dyne||1e-5
        kgf|kgf|kilogram-force|kilograms-force|9.80665|kilopond, kiloponds
        kN|kN|kilonewton||1e3
        MN|MN|meganewton||1e6
        [lbf_av]|lbf|pound-force|pounds-force|4.4482216152605|pounds of force, pounds of thrust
        kip|kip|kilopound-force|kilopounds-force|4448.2216152605""",
    "torque": """
        N.m|N·m|newton-metre||1|newton metre, newton metres, Nm
        [lbf_av].[ft_i]|lb·ft|pound-foot|pound-feet|1.3558179483314004|lb-ft""",
    "apparent_power": """
        V.A|VA|volt-ampere||1|volt-amp, volt-amps
        kV.A|kVA|kilovolt-ampere||1e3|kilovolt-amp, kilovolt-amps
        MV.A|MVA|megavolt-ampere||1e6|megavolt-amp, megavolt-amps""",
    "pressure": """
        Pa|Pa|pascal||1
        hPa|hPa|hectopascal||100
        kPa|kPa|kilopascal||1e3
        MPa|MPa|megapascal||1e6
        GPa|GPa|gigapascal||1e9
        mbar|mbar|millibar||100
        bar|bar|bar||1e5
        atm|atm|standard atmosphere||101325
        torr|Torr|torr|torr|101325/760
        cm[H2O]|cmH₂O|centimetre of water|centimetres of water|98.0665|cmH2O
        mm[Hg]|mmHg|millimetre of mercury|millimetres of mercury|133.322387415|mm Hg
        [in_i'Hg]|inHg|inch of mercury|inches of mercury|3386.388640341|in Hg
        [psi]|psi|pound per square inch|pounds per square inch|4.4482216152605/0.00064516""",
    "electric_potential": """
        V|V|volt||1
        mV|mV|millivolt||0.001
        kV|kV|kilovolt||1000
        uV|µV|microvolt||1e-6|μV
        MV|MV|megavolt||1e6""",
    "electric_current": """
        A|A|ampere||1|amp, amps
        uA|µA|microampere||1e-6|μA, microamp, microamps
        mA|mA|milliampere||0.001|milliamp, milliamps
        kA|kA|kiloampere||1000""",
    "electric_charge": """
        C|C|coulomb||1
        mA.h|mAh|milliampere-hour||3.6|milliamp-hours
        A.h|Ah|ampere-hour||3600|amp-hours
        uC|µC|microcoulomb||1e-6|μC""",
    "electric_resistance": """
        Ohm|Ω|ohm||1
        mOhm|mΩ|milliohm||0.001
        kOhm|kΩ|kiloohm||1e3|kilohm, kilohms
        MOhm|MΩ|megaohm||1e6|megohm, megohms""",
    "capacitance": """
        F|F|farad||1
        uF|µF|microfarad||1e-6|μF
        nF|nF|nanofarad||1e-9
        pF|pF|picofarad||1e-12""",
    "inductance": """
        H|H|henry|henries|1
        mH|mH|millihenry|millihenries|0.001
        uH|µH|microhenry|microhenries|1e-6|μH""",
    "magnetic_flux": "Wb|Wb|weber||1",
    "magnetic_flux_density": """
        T|T|tesla||1
        mT|mT|millitesla||0.001
        uT|µT|microtesla||1e-6|μT
        nT|nT|nanotesla||1e-9
        G|Gs|gauss|gauss|0.0001""",
    "luminous_intensity": "cd|cd|candela||1",
    "luminous_flux": "lm|lm|lumen||1",
    "illuminance": "lx|lx|lux|lux|1",
    "luminance": "cd/m2|cd/m²|candela per square metre|candelas per square metre|1|nits",
    "amount_of_substance": """
        mol|mol|mole||1
        mmol|mmol|millimole||0.001
        umol|µmol|micromole||1e-6|μmol
        nmol|nmol|nanomole||1e-9
        pmol|pmol|picomole||1e-12
        kmol|kmol|kilomole||1000""",
    "amount_concentration": """
        mol/L|mol/L|mole per litre|moles per litre|1
        mmol/L|mmol/L|millimole per litre|millimoles per litre|0.001
        umol/L|µmol/L|micromole per litre|micromoles per litre|1e-6|μmol/L
        nmol/L|nmol/L|nanomole per litre|nanomoles per litre|1e-9""",
    "catalytic_activity": """
        kat|kat|katal||1
        ukat|µkat|microkatal||1e-6|μkat
        nkat|nkat|nanokatal||1e-9""",
    "biological_activity": "[iU]|IU|international unit||1|IUs",
    "cross_section": """
        fb|fb|femtobarn||1
        pb|pb|picobarn||1e3
        nb|nb|nanobarn||1e6
        mb|mb|millibarn||1e12
        b|b|barn||1e15""",
    "integrated_luminosity": """
        /fb|fb⁻¹|inverse femtobarn||1
        /pb|pb⁻¹|inverse picobarn||0.001""",
    "image_size": """
        pixel|px|pixel||1
        megapixel|Mpx|megapixel||1e6""",
    "fuel_economy": """
        km/L|km/L|kilometre per litre|kilometres per litre|1|kpl
        [mi_i]/[gal_br]|imp mpg|mile per imperial gallon|miles per imperial gallon|1.609344/4.54609
        [mi_i]/[gal_us]|mpg|mile per US gallon|miles per US gallon|1.609344/3.785411784""",
    "fuel_consumption": """
        L/(100.km)|L/100 km|litre per 100 kilometres|litres per 100 kilometres|1
        L/km|L/km|litre per kilometre|litres per kilometre|100""",
    "data": """
        By|B|byte||1
        bit|bit|bit||1/8
        kbit|kbit|kilobit||125
        Mbit|Mbit|megabit||125e3
        Gbit|Gbit|gigabit||125e6
        Tbit|Tbit|terabit||125e9
        Pbit|Pbit|petabit||125e12
        kBy|kB|kilobyte||1e3
        MBy|MB|megabyte||1e6|meg, megs
        GBy|GB|gigabyte||1e9
        TBy|TB|terabyte||1e12
        PBy|PB|petabyte||1e15
        EBy|EB|exabyte||1e18
        ZBy|ZB|zettabyte||1e21
        YBy|YB|yottabyte||1e24
        KiBy|KiB|kibibyte||1024
        MiBy|MiB|mebibyte||1048576
        GiBy|GiB|gibibyte||1073741824
        TiBy|TiB|tebibyte||1099511627776
        PiBy|PiB|pebibyte||1125899906842624
        EiBy|EiB|exbibyte||1152921504606846976""",
    "data_rate": """
        bit/s|bit/s|bit per second|bits per second|1
        kbit/s|kbit/s|kilobit per second|kilobits per second|1e3|kbps, kb/s, kilobits/s
        Mbit/s|Mbit/s|megabit per second|megabits per second|1e6|Mbps, Mb/s, megabits/s
        Gbit/s|Gbit/s|gigabit per second|gigabits per second|1e9|Gbps, Gb/s, gigabits/s
        Tbit/s|Tbit/s|terabit per second|terabits per second|1e12|Tbps, Tb/s
        By/s|B/s|byte per second|bytes per second|8
        kBy/s|kB/s|kilobyte per second|kilobytes per second|8e3|KB/s, kBps
        MBy/s|MB/s|megabyte per second|megabytes per second|8e6|MBps, megabytes/s
        GBy/s|GB/s|gigabyte per second|gigabytes per second|8e9|GBps, gigabytes/s""",
    "angle": """
        ''|″|second of arc|seconds of arc|1|arcsecond, arcseconds, arcsec
        '|′|minute of arc|minutes of arc|60|arcminute, arcminutes, arcmin
        deg|°|degree of arc|degrees of arc|3600|angular degree, angular degrees
        rad|rad|radian||206264.806247096355156473
        mrad|mrad|milliradian||206.264806247096355156
        gon|gon|gradian||3240
        circ|rev|turn||1296000|revolution, revolutions""",
    "sound_level": "dB|dB|decibel||1|dBA, dB(A)",  # a logarithm: it compares, it never converts
    "radioactivity": """
        Bq|Bq|becquerel||1
        kBq|kBq|kilobecquerel||1e3
        MBq|MBq|megabecquerel||1e6
        GBq|GBq|gigabecquerel||1e9
        TBq|TBq|terabecquerel||1e12
        PBq|PBq|petabecquerel||1e15
        Ci|Ci|curie||3.7e10
        mCi|mCi|millicurie||3.7e7
        uCi|µCi|microcurie||3.7e4|μCi
        nCi|nCi|nanocurie||37
        pCi|pCi|picocurie||0.037""",
    "absorbed_dose": """
        Gy|Gy|gray||1
        mGy|mGy|milligray||0.001
        uGy|µGy|microgray||1e-6|μGy
        RAD|rad|rad (absorbed dose)|rads (absorbed dose)|0.01|rads""",
    "dose_equivalent": """
        Sv|Sv|sievert||1
        mSv|mSv|millisievert||0.001
        uSv|µSv|microsievert||1e-6|μSv
        nSv|nSv|nanosievert||1e-9
        REM|rem|rem|rem|0.01
        mREM|mrem|millirem|millirem|1e-5|millirems""",
    "dose_rate": """
        uSv/h|µSv/h|microsievert per hour|microsieverts per hour|1|μSv/h
        nSv/h|nSv/h|nanosievert per hour|nanosieverts per hour|0.001
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
        t/d|t/d|tonne per day|tonnes per day|365250|tpd
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

_PERIODS = {"second", "minute", "hour", "day", "week", "month", "year"}
_ONE, _ZERO = Fraction(1), Fraction(0)


def spellings(label: str, plural: str) -> list[str]:
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


@cache  # the same few factors stand in most rows
def _fraction(text: str) -> Fraction:
    numerator, _, denominator = text.partition("/")
    fraction = Fraction(Decimal(numerator))  # three times as fast as Fraction(numerator)
    return fraction / Fraction(Decimal(denominator)) if denominator else fraction


def _measured() -> Iterator[Unit]:
    for dimension, text in _TABLE.items():
        for code, symbol, label, plural, number, printed, *_ in rows(text):
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
                aliases=_aliases(label, plural, printed, spellings(label, plural)),
            )


def _currency(of: Money, nouns: list[str]) -> Unit:
    return Unit(
        code=of.code,
        dimension=f"currency:{of.currency}",
        factor=_fraction(of.worth) if of.worth else _ONE,
        offset=_ZERO,
        symbol=of.symbol,
        label=of.label,
        plural=of.plural,
        aliases=_aliases(of.label, of.plural, of.aliases, nouns),
    )


def _all() -> Iterator[Unit]:
    yield from _measured()
    for one in money():
        yield _currency(one, [noun for noun in one.nouns if noun not in AMBIGUOUS])
    for one in funds():
        yield _currency(one, [])


def _by_code(units: list[Unit]) -> Mapping[str, Unit]:
    by_code = {unit.code: unit for unit in units}
    for unit in units:
        if by_code[unit.code] is not unit:
            raise ValueError(f"two units have the code {unit.code}")
    return MappingProxyType(by_code)


_ALL = list(_all())
UNITS = _by_code(_ALL)
# Reversed, so that the first row of a dimension is the one that stays.
CANONICAL: Mapping[str, str] = MappingProxyType({u.dimension: u.code for u in reversed(_ALL)})
