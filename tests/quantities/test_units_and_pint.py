"""Every factor agrees with that of pint, or is known to be missing there."""

from fractions import Fraction
from typing import Any

import pytest

from claims.quantities.units.conversion import (
    CANONICAL,
    UNITS,
    convert,
)
from tests.support.units import MEASURED

# Every other measured unit, as pint names it. Written to be read by pint, which is never shown
# anything else: it takes kt for a knot.
_PINT = """
    ratio=dimensionless %=percent [ppth]=permille [ppm]=ppm
    am=attometer fm=femtometer pm=picometer Ao=angstrom dm=decimeter dam=decameter hm=hectometer
    furlong=660*foot dm2=decimeter**2 ar=are dam2=decameter**2 hm2=hectometer**2
    uL=microliter dL=deciliter daL=decaliter kL=kiloliter mm3=millimeter**3 dm3=decimeter**3
    [mi_i]3=mile**3 mcf=10**3*cubic_foot mmcf=10**6*cubic_foot bcf=10**9*cubic_foot
    tcf=10**12*cubic_foot [bf_i]=board_foot [cr_i]=128*cubic_foot [tsp_us]=teaspoon
    [tbs_us]=tablespoon [cup_us]=cup [min_us]=minim [fdr_us]=fluid_dram [gil_us]=gill
    [pk_us]=peck hogshead=63*gallon
    pg=picogram ng=nanogram quintal=100*kilogram [gr]=grain [dr_av]=dram [pwt_tr]=pennyweight
    as=attosecond fs=femtosecond ps=picosecond millennium=millennium kiloyear=10**3*julian_year
    megayear=10**6*julian_year gigayear=10**9*julian_year /s=1/second THz=terahertz
    mJ=millijoule erg=erg eV=electron_volt keV=kiloelectron_volt MeV=megaelectron_volt
    GeV=gigaelectron_volt TeV=teraelectron_volt PW.h=petawatt_hour [ft_i].[lbf_av]=foot_pound
    mW=milliwatt uW=microwatt PW=petawatt mN=millinewton dyn=dyne kgf=kilogram_force kip=kip
    N.m=newton*meter [lbf_av].[ft_i]=force_pound*foot
    V.A=volt_ampere kV.A=kilovolt_ampere MV.A=megavolt_ampere
    GPa=gigapascal torr=torr cm[H2O]=98.0665*pascal uV=microvolt MV=megavolt uA=microampere
    uC=microcoulomb Ohm=ohm mOhm=milliohm kOhm=kiloohm MOhm=megaohm
    F=farad uF=microfarad nF=nanofarad pF=picofarad H=henry mH=millihenry uH=microhenry
    Wb=weber T=tesla mT=millitesla uT=microtesla nT=nanotesla G=10**-4*tesla
    cd=candela lm=lumen lx=lux cd/m2=nit
    mol=mole mmol=millimole umol=micromole nmol=nanomole pmol=picomole kmol=kilomole
    mol/L=mole/liter mmol/L=millimole/liter umol/L=micromole/liter nmol/L=nanomole/liter
    kat=katal ukat=microkatal nkat=nanokatal
    fb=femtobarn pb=picobarn nb=nanobarn mb=millibarn b=barn /fb=1/femtobarn /pb=1/picobarn
    pixel=pixel megapixel=megapixel
    km/L=kilometer/liter [mi_i]/[gal_us]=mile/gallon [mi_i]/[gal_br]=mile/imperial_gallon
    L/(100.km)=liter/(100*kilometer) L/km=liter/kilometer
    Tbit=terabit Pbit=petabit YBy=yottabyte PiBy=pebibyte EiBy=exbibyte kBy/s=kilobyte/second
    gon=grade circ=turn mCi=millicurie uCi=microcurie nCi=nanocurie pCi=picocurie
    uGy=microgray RAD=10**-2*gray nSv=nanosievert mREM=millirem nSv/h=nanosievert/hour
    m=meter nm=nanometer um=micrometer mm=millimeter cm=centimeter km=kilometer [in_i]=inch
    [ft_i]=foot [yd_i]=yard [fth_i]=6*foot [mi_i]=mile [nmi_i]=nautical_mile
    AU=astronomical_unit [ly]=light_year
    m2=meter**2 mm2=millimeter**2 cm2=centimeter**2 har=hectare km2=kilometer**2
    [sin_i]=square_inch [sft_i]=square_foot [syd_i]=square_yard acre=4840*square_yard
    [mi_i]2=square_mile
    m3=meter**3 mL=milliliter cL=centiliter L=liter hL=hectoliter ML=megaliter GL=gigaliter
    cm3=centimeter**3 km3=kilometer**3 [cin_i]=cubic_inch [cft_i]=cubic_foot [cyd_i]=cubic_yard
    [foz_us]=fluid_ounce [foz_br]=imperial_fluid_ounce [pt_us]=liquid_pint
    [pt_br]=imperial_pint [qt_us]=liquid_quart [qt_br]=imperial_quart [gal_us]=gallon
    [gal_br]=imperial_gallon [bbl_us]=oil_barrel [bu_us]=bushel acre_foot=43560*cubic_foot
    kg=kilogram ug=microgram mg=milligram g=gram t=metric_ton kt=kilometric_ton
    Mt=megametric_ton Gt=gigametric_ton [oz_av]=ounce [lb_av]=pound [stone_av]=stone
    [scwt_av]=hundredweight [lcwt_av]=long_hundredweight [ston_av]=short_ton [lton_av]=long_ton
    [oz_tr]=troy_ounce [car_m]=carat
    delta_degf=delta_degree_Fahrenheit delta_cel=delta_degree_Celsius
    km/h=kilometer/hour m/s=meter/second km/s=kilometer/second [mi_i]/h=mile/hour
    [ft_i]/s=foot/second [kn_i]=knot mm/h=millimeter/hour mm/a_j=millimeter/julian_year
    m/s2=meter/second**2 [g]=standard_gravity
    s=second ns=nanosecond us=microsecond ms=millisecond min=minute h=hour d=day wk=week
    fortnight=fortnight mo_j=month a_j=julian_year decade=10*julian_year century=century
    /a_j=1/julian_year /mo_j=1/month /wk=1/week /d=1/day /h=1/hour /min=1/minute Hz=hertz
    kHz=kilohertz MHz=megahertz GHz=gigahertz
    J=joule kJ=kilojoule MJ=megajoule GJ=gigajoule TJ=terajoule PJ=petajoule EJ=exajoule
    W.h=watt_hour kW.h=kilowatt_hour MW.h=megawatt_hour GW.h=gigawatt_hour TW.h=terawatt_hour
    cal=calorie kcal=kilocalorie [Btu_IT]=international_british_thermal_unit
    mmbtu=10**6*international_british_thermal_unit therm=10**5*international_british_thermal_unit
    t_tnt=ton_TNT kt_tnt=kiloton_TNT mt_tnt=megaton_TNT toe=tonne_of_oil_equivalent
    mtoe=megatonne_of_oil_equivalent
    W=watt kW=kilowatt MW=megawatt GW=gigawatt TW=terawatt [HP]=horsepower
    metric_horsepower=metric_horsepower
    N=newton kN=kilonewton MN=meganewton [lbf_av]=pound_force
    Pa=pascal hPa=hectopascal kPa=kilopascal MPa=megapascal mbar=millibar bar=bar
    atm=standard_atmosphere mm[Hg]=millimeter_Hg [in_i'Hg]=inch_Hg
    [psi]=pound_force_per_square_inch
    V=volt mV=millivolt kV=kilovolt A=ampere mA=milliampere kA=kiloampere
    C=coulomb mA.h=milliampere_hour A.h=ampere_hour
    By=byte bit=bit kbit=kilobit Mbit=megabit Gbit=gigabit kBy=kilobyte MBy=megabyte
    GBy=gigabyte TBy=terabyte PBy=petabyte EBy=exabyte ZBy=zettabyte KiBy=kibibyte
    MiBy=mebibyte GiBy=gibibyte TiBy=tebibyte
    bit/s=bit/second kbit/s=kilobit/second Mbit/s=megabit/second Gbit/s=gigabit/second
    Tbit/s=terabit/second By/s=byte/second MBy/s=megabyte/second GBy/s=gigabyte/second
    ''=arcsecond '=arcminute deg=degree
    Bq=becquerel kBq=kilobecquerel MBq=megabecquerel GBq=gigabecquerel TBq=terabecquerel
    PBq=petabecquerel Ci=curie Gy=gray mGy=milligray
    Sv=sievert mSv=millisievert uSv=microsievert REM=rem
    uSv/h=microsievert/hour mSv/h=millisievert/hour Sv/h=sievert/hour
    m3/a_j=meter**3/julian_year m3/d=meter**3/day m3/s=meter**3/second L/s=liter/second
    km3/a_j=kilometer**3/julian_year [bbl_us]/d=oil_barrel/day [gal_us]/d=gallon/day
    [cft_i]/d=cubic_foot/day [cft_i]/s=cubic_foot/second
    kg/a_j=kilogram/julian_year kg/s=kilogram/second t/h=metric_ton/hour t/d=metric_ton/day
    t/a_j=metric_ton/julian_year Mt/a_j=megametric_ton/julian_year
    Gt/a_j=gigametric_ton/julian_year
    /[mi_i]2=1/square_mile /km2=1/kilometer**2 /har=1/hectare
    kg/m3=kilogram/meter**3 g/L=gram/liter mg/L=milligram/liter ug/L=microgram/liter
    mg/dL=milligram/deciliter mg/m3=milligram/meter**3 ug/m3=microgram/meter**3
    kg/har=kilogram/hectare t/har=metric_ton/hectare
    g/km=gram/kilometer g/(kW.h)=gram/kilowatt_hour t/(MW.h)=metric_ton/megawatt_hour
"""
PINT = dict(pair.split("=") for pair in _PINT.split())
TEMPERATURES = {
    "[degR]": "degree_Rankine",
    "K": "kelvin",
    "Cel": "degree_Celsius",
    "[degF]": "degree_Fahrenheit",
}
NOT_IN_PINT = {
    "1",
    "[ppb]",
    "[pptr]",
    "per_10000",
    "per_100000",
    "percentage_point",
    "basis_point",
    "dunam",
    "dB",
    "[car_Au]",
    "[iU]",
}
# No fractions of their canonical units. The parsec is 648000/pi au, by the IAU's resolution B2 of
# 2015; pint has one over the tangent of a second of arc, which differs in the twelfth digit.
ROUNDED = {
    "rad": "radian",
    "mrad": "milliradian",
    "pc": "648000/pi*astronomical_unit",
    "kpc": "648000/pi*10**3*astronomical_unit",
    "Mpc": "648000/pi*10**6*astronomical_unit",
}


@pytest.fixture(scope="module")
def pint_registry() -> Any:
    import pint  # here, because it takes half a second and most tests do without

    return pint.UnitRegistry(non_int_type=Fraction)


def test_every_measured_unit_is_checked_against_pint_or_known_to_be_missing_there() -> None:
    lists = [set(PINT), set(TEMPERATURES), set(ROUNDED), NOT_IN_PINT]

    assert set.union(*lists) == {u.code for u in MEASURED}
    assert sum(map(len, lists)) == len(MEASURED)


def in_canonical(registry: Any, expression: str, dimension: str) -> Fraction:
    quotient = registry(expression) / registry(PINT[CANONICAL[dimension]])
    return Fraction(quotient.to("dimensionless").magnitude)


@pytest.mark.parametrize("code", PINT)
def test_factor_agrees_with_pint(pint_registry: Any, code: str) -> None:
    ours = UNITS[code]
    theirs = in_canonical(pint_registry, PINT[code], ours.dimension)

    assert ours.factor == theirs


@pytest.mark.parametrize("code", ROUNDED)
def test_an_irrational_factor_agrees_with_pint_to_the_last_decimals(
    pint_registry: Any, code: str
) -> None:
    ours = UNITS[code]
    theirs = in_canonical(pint_registry, ROUNDED[code], ours.dimension)

    assert abs(ours.factor / theirs - 1) < Fraction(1, 10**18)


@pytest.mark.parametrize("code", TEMPERATURES)
def test_temperature_agrees_with_pint(pint_registry: Any, code: str) -> None:
    for value in (Fraction(0), Fraction(100), Fraction("-12.5")):
        theirs = pint_registry.Quantity(value, TEMPERATURES[code]).to("degree_Rankine").magnitude

        assert convert(value, code, "[degR]") == theirs
