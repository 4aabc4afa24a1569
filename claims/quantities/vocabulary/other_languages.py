"""Words that multiply a number in languages that are not read. A number with one is refused."""

MULTIPLIERS = """
    k m mm mn mil b t g l
    millions millionen millione million mio mln milliards milliard milliarde milliarden mrd mld
    billionen tsd tausend tausende mille milles millier milliers millón millones mila
    milione milioni miliardo miliardi milhão milhões milhao milhoes milhar milhares bilhão bilhões
    bilhao bilhoes duizend duizenden miljoen miljoenen miljard miljarden tusen tusind tusinde miljon
    miljoner miljarder millioner milliarder tuhat tuhatta milj miljoona miljoonaa miljardi
    miljardia ezer millió milliárd tisíc tisíce milion milionu milionů miliony milionów miliarda
    miliardy miliard miliardów miliardů tys tysiąc tysiące tysięcy hiljada hiljade milijun milijuna
    milijarda milijardi milioane miliarde milyon milyar trilyon ribu juta jt rb miliar
    triliun nghìn ngàn triệu tỷ tỉ
    тыс тысяча тысячи тысяч млн миллион миллиона миллионов млрд миллиард миллиарда миллиардов трлн
    триллион триллиона триллионов тис тисяча тисячі тисяч мільйон мільйона мільйони мільйонів
    мільярд мільярда мільярди мільярдів трильйон трильйонів хиляди милион милиона милиони милиард
    милиарда
    χιλ χιλιάδες χιλιάδων εκατ εκατομμύρια εκατομμυρίων δισ δισεκατομμύρια δισεκατομμυρίων τρισ
    हज़ार हजार लाख करोड़ करोड अरब मिलियन बिलियन হাজার লাখ কোটি ألف آلاف الف مليون ملايين مليار مليارات
    هزار میلیون میلیارد אלף אלפים מיליון מיליארד
"""
# Of these, words of English too: refused in the cell of a table alone.
ENGLISH_WORDS = "bin bio mia mii mile miles mill thou"
# Written without spaces: what follows them is no other word.
UNSPACED = "พัน หมื่น แสน ล้าน"
UNSPACED_CHARACTERS = "십백천만억조‰‱"
