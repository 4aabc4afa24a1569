"""The currencies: those of ISO 4217, withdrawn ones that claims still name, coins, bitcoin.

Each currency is a dimension of its own; a coin is a unit of its currency's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

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
    BDT|৳|Bangladeshi taka||Tk
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
    CNY|CN¥|Chinese yuan|Chinese yuan|renminbi, RMB, yuan renminbi, 元
    COP||Colombian peso
    CRC|₡|Costa Rican colón|Costa Rican colones
    CUP||Cuban peso
    CVE||Cape Verdean escudo
    CZK|Kč|Czech koruna||Czech crown, Czech crowns, koruny
    DJF||Djiboutian franc
    DKK||Danish krone|Danish kroner|Danish crown, Danish crowns
    DOP|RD$|Dominican peso
    DZD||Algerian dinar
    EGP|E£|Egyptian pound||LE
    ERN||Eritrean nakfa
    ETB||Ethiopian birr|Ethiopian birr
    EUR|€|euro
    FJD|FJ$|Fijian dollar
    FKP||Falkland Islands pound
    GBP|£|British pound||pound sterling, pounds sterling, sterling, UK pound, UK pounds
    GEL|₾|Georgian lari
    GHS|GH₵|Ghanaian cedi||GH¢
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
    ILS|₪|Israeli shekel||NIS, new shekel, new shekels, Israeli new shekel, Israeli new shekels
    INR|₹|Indian rupee
    IQD||Iraqi dinar
    IRR||Iranian rial
    ISK||Icelandic króna|Icelandic krónur|Icelandic krona, Icelandic crowns
    JMD|J$|Jamaican dollar
    JOD||Jordanian dinar
    JPY|¥|Japanese yen|Japanese yen|JP¥, 円
    KES|KSh|Kenyan shilling||Kenya shilling, Kenya shillings
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
    PHP|₱|Philippine peso||Filipino peso, Filipino pesos, Php
    PKR||Pakistani rupee||Pakistan rupee, Pakistan rupees
    PLN|zł|Polish zloty||zlotys, zloties, złoty, złotych
    PYG|₲|Paraguayan guaraní|Paraguayan guaraníes|guarani, guaranis
    QAR||Qatari riyal
    RON||Romanian leu|Romanian lei
    RSD||Serbian dinar
    RUB|₽|Russian ruble||Russian rouble, Russian roubles, руб
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
    TZS|TSh|Tanzanian shilling||Tanzania shilling, Tanzania shillings
    UAH|₴|Ukrainian hryvnia||hryvnya, hryvnyas, hryvna, hryvnas, грн
    UGX|USh|Ugandan shilling||Uganda shilling, Uganda shillings
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
# Withdrawn, and still in the claims of the years before.
_WITHDRAWN = """
    ANG||Netherlands Antillean guilder
    ATS||Austrian schilling
    BEF||Belgian franc
    BGN|лв|Bulgarian lev|Bulgarian leva
    CUC||Cuban convertible peso
    CYP||Cypriot pound||Cyprus pound, Cyprus pounds
    DEM|DM|German mark||Deutsche mark, Deutsche marks, Deutschmark, Deutschmarks, D-mark, D-marks
    EEK||Estonian kroon|Estonian kroons|krooni
    ESP|Pta|Spanish peseta||Ptas
    FIM||Finnish markka|Finnish markkaa|Finnish mark, Finnish marks, markkas
    FRF||French franc
    GRD||Greek drachma||drachmae
    HRK||Croatian kuna
    IEP|IR£|Irish pound||Irish punt, Irish punts
    ITL||Italian lira|Italian lire
    LTL||Lithuanian litas|Lithuanian litai
    LUF||Luxembourg franc
    LVL||Latvian lats|Latvian lati
    MTL||Maltese lira|Maltese liri
    NLG||Dutch guilder||Dutch florin, Dutch florins
    PTE||Portuguese escudo
    SIT||Slovenian tolar
    SKK||Slovak koruna||Slovak crown, Slovak crowns
    SLL||old Sierra Leonean leone
    VEF||Venezuelan bolívar fuerte|Venezuelan bolívares fuertes
    ZWL||Zimbabwean dollar
"""
# Coins of their own: ISO 4217 knows none. These codes are not its: USX, EUX, GBX, ILA, IRT and ZAX
# are the markets', the rest are made like them.
# code | symbol (the code) | label | plural (label + s) | aliases | currency | worth
_COINS = """
    USX|¢|US cent||U.S. cent, U.S. cents, American cent, American cents|USD|1/100
    dime|dime|US dime|||USD|1/10
    EUX|euro cent|euro cent||eurocent, eurocents|EUR|1/100
    GBX|p|British penny|British pence|British pennies|GBP|1/100
    AUX|AU¢|Australian cent|||AUD|1/100
    CAX|CA¢|Canadian cent|||CAD|1/100
    HKX|HK¢|Hong Kong cent|||HKD|1/100
    NZX|NZ¢|New Zealand cent|||NZD|1/100
    SGX|SG¢|Singapore cent||Singaporean cent, Singaporean cents|SGD|1/100
    ZAX|ZAc|South African cent|||ZAR|1/100
    KEX|KE¢|Kenyan cent|||KES|1/100
    AEX|AE fils|UAE fils|UAE fils||AED|1/100
    KWX|KW fils|Kuwaiti fils|Kuwaiti fils||KWD|1/1000
    BDX|poisha|Bangladeshi poisha|Bangladeshi poisha||BDT|1/100
    BRX|BR centavo|Brazilian centavo|||BRL|1/100
    MXX|MX centavo|Mexican centavo|||MXN|1/100
    PHX|PH centavo|Philippine centavo|||PHP|1/100
    CHX|Rp.|Swiss centime||rappen, Swiss rappen|CHF|1/100
    CNF|分|Chinese fen|Chinese fen||CNY|1/100
    CNJ|角|Chinese jiao|Chinese jiao|mao|CNY|1/10
    DKX|DK øre|Danish øre|Danish øre||DKK|1/100
    NOX|NO øre|Norwegian øre|Norwegian øre||NOK|1/100
    SKX|SE öre|Swedish öre|Swedish öre||SEK|1/100
    EGX|EG pt|Egyptian piastre||Egyptian piaster, Egyptian piasters, piaster, piasters|EGP|1/100
    GHX|GHp|Ghanaian pesewa|||GHS|1/100
    ILA|agora|Israeli agora|Israeli agorot||ILS|1/100
    INX|Indian paisa|Indian paisa|Indian paise||INR|1/100
    PKX|Pakistani paisa|Pakistani paisa|Pakistani paise||PKR|1/100
    IRT|toman|Iranian toman|||IRR|10
    MYX|sen|Malaysian sen|Malaysian sen||MYR|1/100
    NGX|kobo|Nigerian kobo|Nigerian kobo||NGN|1/100
    PLX|gr.|Polish grosz|Polish groszy|groszes|PLN|1/100
    RUX|коп|Russian kopeck||kopek, kopeks, kopeyka, kopeykas, Russian kopek|RUB|1/100
    UAX|UA коп|Ukrainian kopiyka||kopiykas, kopiika, kopiikas|UAH|1/100
"""
# The markets' codes, and each its own dimension as any currency is.
_CRYPTO = """
    BTC|₿|bitcoin||XBT|BTC
    satoshi|sats|satoshi|||BTC|1e-8
    ETH|Ξ|ether|ether|ethers, ethereum|ETH
    DOGE||dogecoin|||DOGE
    LTC|Ł|litecoin|||LTC
    USDT||tether|||USDT
    XRP||XRP|XRP||XRP
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


@dataclass(frozen=True, slots=True)
class Money:
    """A row of the table: `worth` is its factor in `currency`, empty for one."""

    code: str
    symbol: str
    label: str
    plural: str
    aliases: str
    currency: str
    worth: str

    @property
    def nouns(self) -> list[str]:
        """What it is called at home: "Danish krone", "Danish kroner" give krone, kroner, kr."""
        noun = self.label.rpartition(" ")[2]
        return [noun, self.plural.rpartition(" ")[2], *_SIGNS.get(noun, ())]


def rows(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        if row := line.strip():
            yield [*row.split("|"), "", "", "", "", "", ""]


def _read(text: str) -> Iterator[Money]:
    for code, symbol, label, plural, aliases, currency, worth, *_ in rows(text):
        yield Money(
            code, symbol or code, label, plural or f"{label}s", aliases, currency or code, worth
        )


@cache
def money() -> tuple[Money, ...]:
    return tuple(_read(_CURRENCIES + _WITHDRAWN + _COINS + _CRYPTO))


def funds() -> Iterator[Money]:
    return _read(_FUNDS)
