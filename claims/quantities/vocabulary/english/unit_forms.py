"""How units are printed, beyond the names and symbols that the table of units has.

A row of a table is: printed forms | the codes that they may mean, the likeliest first.
"""

# More than one unit, or with one code alone: that unit or no unit at all (a multiplier, a
# preposition, a name). The shared last words of currencies are added to these.
AMBIGUOUS = """
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
# Read, though no unit's name.
SPELLINGS = """
    percents, pct., p.c., per-cent|%
    % point, % points, %-point, %-points, p.p., ppts, pct point, pct points|percentage_point
    permille, permil, per mill, promille|[ppth]
    ångstrom, angstroem|Ao
    klick, klicks|km
    dekametre, dekameter|dam
    dekalitre, dekaliter|daL
    decare, decares|dunam
    lightyear, lightyears|[ly]
    mL|mL
    cL|cL
    dL|dL
    µL, μL, uL|uL
    tsps, teaspoonful, teaspoonfuls|[tsp_us]
    tbs, tbsps, tablespoonful, tablespoonfuls|[tbs_us]
    cupful, cupfuls, cupsful|[cup_us]
    bbls|[bbl_us]
    fluid dram, fluid drams|[fdr_us]
    kilogramme, kilogrammes, kilogramms|kg
    milligramme, milligrammes|mg
    microgramme, microgrammes|ug
    gm, gms|g
    celcius, celsuis, centigrate, centigrade|Cel
    degree c, degrees c, deg c, degs c, ° c, º c, °celsius, degree celcius, degrees celcius|Cel
    degree centigrade, degrees centigrade, deg celsius, degree centigrate, degrees centigrate|Cel
    ℃, ºC, degC|Cel
    farenheit, fahrenheight, farenheight|[degF]
    degree f, degrees f, deg f, degs f, ° f, º f, °fahrenheit, degree farenheit|[degF]
    degrees farenheit, deg fahrenheit|[degF]
    ℉, ºF, degF|[degF]
    °K, degree kelvin, degrees kelvin, deg k, degrees k, kelvins|K
    degs|Cel [degF] delta_cel delta_degf deg
    ms-1, m/sec|m/s
    mi/hr, m.p.h.|[mi_i]/h
    k.p.h., kmhr|km/h
    nautical miles per hour, nautical miles an hour|[kn_i]
    day-old, day-olds, day old, days old, day olds, days of age|d
    week-old, week-olds, week old, weeks old, week olds, weeks of age|wk
    month-old, month-olds, month old, months old, month olds, months of age|mo_j
    mos, mth, mths|mo_j
    year-olds, year olds, yr old, yrs old, yr-old, yr-olds, yrs-old, y/o, yo, y.o.|a_j
    years-old, year of age, yo., years young|a_j
    millenium, millenniums, milleniums, millenia|millennium
    megaannums, million-year|megayear
    gigaannums, billion-year, aeons, eons|gigayear
    times per year, times a year, times each year, times every year, times yearly, p.a.|/a_j
    times annually|/a_j
    times per month, times a month, times each month, times every month, times monthly|/mo_j
    times per week, times a week, times each week, times every week, times weekly|/wk
    times per day, times a day, times each day, times every day, times daily|/d
    times per hour, times an hour, times each hour, times every hour, times hourly|/h
    times per minute, times a minute, times each minute, beats per minute, beats a minute|/min
    revolutions per minute, revolutions a minute, revs per minute, rev/min|/min
    times per second, times a second, reciprocal second, reciprocal seconds, s-1, s^-1, s−1|/s
    cycles per second|Hz
    electron-volt, electron-volts|eV
    kiloelectron volt, kiloelectron volts|keV
    megaelectron volt, megaelectron volts, million electron volts|MeV
    gigaelectron volt, gigaelectron volts, billion electron volts|GeV
    teraelectron volt, teraelectron volts|TeV
    kWhr, kwhrs, kw-hr, kw-hrs, kw hr, kw hrs, kilowatts-hour|kW.h
    MMBTU, mmbtus|mmbtu
    psig, psia, pound per sq inch, pounds per sq inch, pounds per sq in|[psi]
    lb/in2, lbs/in2, lb/in^2, lb/in², lbs/in², lbf/in2, lbf/in²|[psi]
    lb ft, lbs ft, lbs-ft, lbft, lb.ft, pound foot, pound feet|[lbf_av].[ft_i]
    ft lb, ft lbs, ft-lbs, ftlb, foot pound, foot pounds|[ft_i].[lbf_av] [lbf_av].[ft_i]
    J·s, Js, J s, joule second, joule seconds, joule-second, joule-seconds|J.s
    candela second, candela seconds, candela-second, candela-seconds, cd·s|cd.s
    henrys|H
    luxes|lx
    GBs|GBy
    MBs|MBy
    TBs|TBy
    kbytes, kbyte|kBy
    mbytes, mbyte|MBy
    gbytes, gbyte|GBy
    kb per second, kbs|kbit/s
    fb-1, fb^-1, fb−1, reciprocal femtobarn, reciprocal femtobarns|/fb
    pb-1, pb^-1, pb−1, reciprocal picobarn, reciprocal picobarns|/pb
    mega-pixel, mega-pixels, MPx|megapixel
    miles to the gallon|[mi_i]/[gal_us] [mi_i]/[gal_br]
    miles per gallon, miles a gallon|[mi_i]/[gal_us] [mi_i]/[gal_br]
    L/100km, l/100km, l/100 km, litres per 100 km, liters per 100 km|L/(100.km)
    deadweight ton, deadweight tons, deadweight tonne, deadweight tonnes|t
    buck, bucks|USD
    US bucks, dollars US, United States dollar, United States dollars|USD
    loonie, loonies|CAD
    quid|GBP
    kuai|CNY
    yens|JPY
    bahts|THB
    birrs|ETB
    dongs|VND
    kwachas|ZMW MWK
    manats|AZN TMT
    meticals|MZN
    nairas|NGN
    rands|ZAR
    ringgits|MYR
    tenges|KZT
    satoshi coins|satoshi
"""
# Words of every day, units hardly ever.
EVERYDAY_WORDS = """
    1 are as barns count counts crown dam gold grade henry mark ratio ratios real teslas
"""
# Abbreviations that are printed with a full stop too.
DOTTED = """
    in ins ft yd yds mi km kms cm cms mm kg kgs gm gms lb lbs oz hr hrs min mins sec secs yr yrs
    wk wks mo mos gal gals pt pts qt qts tsp tsps tbsp tbsps tbs ac ha bbl bbls deg degs cwt fur
    ct cts
"""
# Not read in other capitals than their own: KM and Lbs are units, SEC, UV and Ng something else.
CASED = """
    ac ad all am amd ang ar ars as at atm ats au bam bb bif bob bp bps bu cad cal cd che chw ci cm3
    cop cou ct cup cve cyp dem dl dm doge dop dr eb eek ern esp ev fb fen fim fm fs ga gel gl gon
    gpa gr grd gs gt gy ha hm hr hrk iep ila in irt itl iu ka kat kl le lm ls lvl lx ma mad mao mf
    mga mh mm mnt mo mop mos ms mtl mur myr nad nb nf ng no npr ns nt pa pb pc pci pen pf pk pm pp
    ppt ps pt pta pte pts pw px rad rd rm ron rub sar scr sdg sec sen shp sit sle sll sol som sos
    ssp st std sv svc thm tmt toe top try ua uc uf uh ul um ut uv va wb yb yo zb zig
"""
# Read in any capitals, though the forint is printed Ft, and the som's code is KGS.
ALSO_UNCASED = "ft kgs"
