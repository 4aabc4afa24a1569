"""How currencies are printed before an amount of money, in lower case."""

# Printed forms | codes. Symbols and ISO codes are added.
BEFORE = """
    $us, u$s, u.s.$, usd$|USD
    $a, $au, au$, aud$, aus$, aust$|AUD
    $c, $can, ca$, can$, cad$, cdn$|CAD
    $nz, nzd$|NZD
    $hk, hkd$|HKD
    sg$, sgd$|SGD
    tw$, ntd$, ntd|TWD
    mex$, mxn$|MXN
    ar$, ars$|ARS
    cl$, clp$|CLP
    co$, col$, cop$|COP
    jm$, ja$|JMD
    b$|BSD BND BBD
    z$, zw$|ZWL
    gb£, uk£, stg£, £stg|GBP
    £e, egp£, le|EGP
    £ir|IEP
    £s|SYP
    ll, l.l.|LBP
    ₤|ITL GBP
    ₧|ESP
    ƒ|NLG AWG XCG ANG
    eur€|EUR
    rs, rs., ₨|INR PKR LKR NPR
    slrs|LKR
    nrs|NPR
    rmb, rmb¥, cny¥, cn¥|CNY
    jp¥, jpy¥|JPY
    tk, tk.|BDT
    rp, rp.|IDR
    kshs, ksh., kshs.|KES
    ushs, ush., ushs.|UGX
    tshs, tsh., tshs.|TZS
    sh, sh., shs, shs.|KES UGX TZS SOS
    dh, dhs, dh., dhs.|AED MAD
    sr|SAR
    qr|QAR
    kd|KWD
    bd|BHD
    fcfa, cfa|XOF XAF
    sfr, sfr.|CHF
    kr, kr.|SEK NOK DKK ISK
    skr|SEK
    nkr|NOK
    dkr|DKK
    bs.|BOB VES
    b/.|PAB
    s/.|PEN
    nis|ILS
    ff|FRF
    xbt, ₿|BTC
    gh¢, gh₵, ghc|GHS
    ₭|LAK
"""
# Not money before a number: "top 10", "all 5", CVE-2021, SDG 13, a page, HUF's "ft".
NOT_BEFORE = "all cve doge ft gold p sdg sit top лв"
# These grow together with thousands and millions: 30 MUSD, 2 kEUR, 5 BNSEK, €bn.
CODES_WITH_SCALES = """
    USD EUR GBP CHF SEK NOK DKK ISK JPY CNY CAD AUD NZD HKD SGD INR BRL MXN ZAR PLN CZK HUF RUB
    UAH TRY KRW ILS AED SAR
"""
SIGNS_WITH_SCALES = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP"}
SCALES = {
    1_000: "k",
    1_000_000: "m mn mio",
    1_000_000_000: "bn mrd",
}
