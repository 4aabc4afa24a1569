"""Languages: what they are called, and the words and letters that a text is known by."""

# ISO 639-1, and a few of 639-3 that news is written in.
NAMES = """
    aa Afar, ab Abkhazian, af Afrikaans, ak Akan, am Amharic, an Aragonese, ar Arabic, as Assamese,
    av Avaric, ay Aymara, az Azerbaijani, ba Bashkir, be Belarusian, bg Bulgarian, bi Bislama, bm
    Bambara, bn Bengali, bo Tibetan, br Breton, bs Bosnian, ca Catalan, ce Chechen, ch Chamorro, ckb
    Central Kurdish, co Corsican, cr Cree, cs Czech, cv Chuvash, cy Welsh, da Danish, de German, dv
    Maldivian, dz Dzongkha, ee Ewe, el Greek, eo Esperanto, et Estonian, eu Basque, fa Persian, ff
    Fulah, fi Finnish, fil Filipino, fj Fijian, fo Faroese, fy Frisian, ga Irish, gd Scottish
    Gaelic, gl Galician, gn Guarani, gu Gujarati, gv Manx, ha Hausa, he Hebrew, hi Hindi, hr
    Croatian, ht Haitian Creole, hu Hungarian, hy Armenian, id Indonesian, ig Igbo, is Icelandic, it
    Italian, iu Inuktitut, ja Japanese, jv Javanese, ka Georgian, kg Kongo, ki Kikuyu, kk Kazakh, kl
    Greenlandic, km Khmer, kn Kannada, ko Korean, ks Kashmiri, ku Kurdish, ky Kyrgyz, la Latin, lb
    Luxembourgish, lg Ganda, li Limburgish, ln Lingala, lo Lao, lt Lithuanian, lv Latvian, mg
    Malagasy, mi Maori, mk Macedonian, ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese,
    my Burmese, nb Norwegian, nd Northern Ndebele, ne Nepali, nl Dutch, nn Norwegian Nynorsk, no
    Norwegian, nr Southern Ndebele, nv Navajo, ny Chichewa, oc Occitan, om Oromo, or Odia, os
    Ossetian, pa Punjabi, pl Polish, ps Pashto, pt Portuguese, qu Quechua, rm Romansh, rn Rundi, ro
    Romanian, ru Russian, rw Kinyarwanda, sa Sanskrit, sc Sardinian, sd Sindhi, se Northern Sami, sg
    Sango, sh Serbo-Croatian, si Sinhala, sk Slovak, sl Slovenian, sm Samoan, sn Shona, so Somali,
    sq Albanian, sr Serbian, ss Swati, st Sotho, su Sundanese, sv Swedish, sw Swahili, ta Tamil, te
    Telugu, tg Tajik, th Thai, ti Tigrinya, tk Turkmen, tl Tagalog, tn Tswana, to Tongan, tr
    Turkish, ts Tsonga, tt Tatar, tw Twi, ty Tahitian, ug Uyghur, uk Ukrainian, ur Urdu, uz Uzbek,
    ve Venda, vi Vietnamese, wa Walloon, wo Wolof, xh Xhosa, yi Yiddish, yo Yoruba, yue Cantonese,
    za Zhuang, zh Chinese, zu Zulu, mis another language
"""
# The commonest words, and those that news counts by; none is a multiplier, a name or a unit.
WORDS = {
    "en": """
        dont war come came end sex see due let non ve fire pro co im die died dies al media pre
        bureau equivalent bond metro era piece met fast passes sense chose door van tour base son ed
        main compare vaccine vaccines unique superior sean dan pet opt dues the of and to in is was
        for that with on by at from as are were be been has have had it its he his she her they
        their them we our you your my not no but or an this these those which who what when where
        while after before than more most less least about over under between up down into out all
        any some each every other another one two three four five six seven eight nine ten will
        would can could should may might must said says say do does did if so because since during
        against there here only also just even new people killed died dead injured wounded percent
        per cent year years month months day days week weeks us children women men soldiers workers
        government than then now last first both many such own through off around nearly almost how
        why above below within without per since until till according reported including me him get
        got make made take took time times number total cost costs cut rise rose fell fall set still
        being same too very back next against tax jobs job state states federal house bill vote
        voted voters school schools health care money spending debt budget rate high higher low
        lower president americans american country world city county
    """,
    "fr": """
        le la les un une des du de et est en que qui dans pour par sur pas plus ne se ce il elle ils
        elles son sa ses leur leurs avec au aux ont été sont était être avoir fait mais ou où nous
        vous je cette ces cet comme tout tous toutes après avant depuis selon entre contre sans sous
        chez dont plusieurs moins environ près jusqu deux trois quatre cinq sept huit neuf dix ans
        an jours mois personnes morts blessés habitants enfants femmes hommes soldats tués pays
        hausse baisse qu ainsi alors aussi même encore très déjà lors vers quelque quelques autres
        année années élèves pendant entreprises salariés français gouvernement lui faire peut doit à
        degrés mètres kilomètres tonnes heures température première premier coûte était égal égale
        inférieur supérieur nombre prix ventes réfugiés dégâts tiers moitié électeurs chars détruits
        guerre attaque maisons coûte coûté soit vaut
    """,
    "es": """
        el la los las un una unos unas de del y en que es se no por con para su sus al lo como más
        pero este esta estos estas ese esa fue ha han son está están ser había hay tiene tienen ya
        muy también entre sobre hasta desde cuando donde sin según tras durante contra todo todos
        menos cerca casi alrededor dos tres cuatro cinco seis siete ocho nueve diez años año días
        meses muertos heridos habitantes niños mujeres hombres soldados país países ciento murieron
        cada uno ellos porque si le les me mi nos así aún solo sólo gobierno otros otras otro ante
        bajo mientras mitad aumento subió cayó fueron eran personas casi grados metros kilómetros
        toneladas horas temperatura primera primer cuesta igual menor mayor precio ventas mayores
        menores cuánto qué refugiados daños tercio votantes tanques destruidos guerra ataque casas
        cuesta vale viven
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber nicht mit von vom zu
        zum zur bei beim für auf aus nach über unter im ist sind war waren wurde wurden worden
        werden wird hat haben hatte hatten sich sie er es wir ihr ich auch als wie noch nur mehr
        weniger mindestens höchstens etwa rund fast knapp gut bis seit zwischen gegen durch ohne um
        dass wenn weil dann schon sehr kein keine keinen menschen personen tote toten verletzte
        verletzten getötet verletzt gestorben leute frauen männer kinder soldaten einwohner jahre
        jahren jahr tage tagen monate monaten wochen prozent stunden uhr davon darunter dort hier
        heute gestern laut zwei drei vier fünf sechs sieben acht neun zehn zwölf gibt gab kamen
        kommen seien sei hätten habe stieg stiegen sank sanken insgesamt nahezu ungefähr bereits
        wegen während zufolge angaben flüchtlinge bürger in an am will so was man zu rund grad
        schaden unfall demonstranten panzer zerstört zerstörte opfer umsatz gewinn verlust anstieg
        rückgang drittel hälfte viertel zahl anzahl stieg wächst kalt warm deutschen deutsche wähler
        preise preis vorjahr zelten leben verloren verlor liegt lag kosten kostet beträgt betrug
        schülerinnen schüler häuser soldat angriff angriffe
    """,
    "it": """
        il lo la gli le un uno una di del dello della dei degli delle al allo alla ai agli alle da
        dal dalla dai dalle in nel nella nei nelle con su sul sulla sui sulle per tra fra ed ma non
        che chi cui è sono era erano sia stato stata stati state ha hanno aveva avevano essere avere
        più meno almeno circa quasi oltre fino secondo dopo prima durante contro senza anche come
        quando dove perché se si ci questo questa questi queste quello quella suo sua loro persone
        morti morte feriti abitanti bambini donne uomini soldati anni anno giorni mesi uccisi uccise
        due tre quattro cinque sei sette otto nove dieci dodici molti tutti tutte ogni già ancora
        solo oggi ieri paese governo fino danni carri armati distrutti terzo metà aumento calo
        prezzo prezzi costa costano feriti case profughi rifugiati vivono guerra attacco soldato
    """,
    "pt": """
        os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas com para
        ao aos à às ou mas não que se é são foi foram era eram está estão ser ter tem têm tinha
        havia há mais menos pelo cerca quase até desde entre sobre sem após durante contra segundo
        também como quando onde porque seu sua seus suas este esta estes estas esse essa isso ele
        ela eles elas pessoas mortos mortas feridos habitantes crianças mulheres homens soldados
        anos ano dias meses dois duas três quatro cinco seis sete oito nove dez já ainda muito todos
        cada governo país menos morreram ficaram mortas prejuízo metade terço aumento queda preço
        preços custa tanques destruídos refugiados vivem tendas guerra ataque casas
    """,
    "nl": """
        de het een en van in op te dat die dit deze is zijn was waren werd werden worden wordt heeft
        hebben had hadden niet geen met voor aan bij naar uit over door om als maar ook nog meer
        minder dan minstens ongeveer bijna tot sinds tussen tegen zonder onder na volgens ruim zeker
        er hij zij ze we wij ik je hun haar zich mensen personen doden gewonden inwoners kinderen
        vrouwen mannen soldaten jaar jaren dagen maanden weken procent gedood omgekomen twee drie
        vier vijf zes zeven acht negen tien twaalf al wel zo vandaag gisteren onze alle elk
        vluchtelingen schade helft derde stijging daling prijs prijzen kost leven vernietigd oorlog
        aanval huizen tanks
    """,
    "pl": """
        we ze na do od po za przez przed przy dla oraz lub ale nie to jest są był była było były
        został została zostało zostały będzie ma mają się że który która które którzy jak jako co
        tym tego tej ten ta te więcej mniej niż ponad około prawie blisko najmniej co najmniej osób
        osoby ludzi zabitych zginęło zginęli rannych mieszkańców dzieci kobiet mężczyzn żołnierzy
        lat rok roku dni miesięcy procent dwa dwie trzy cztery pięć sześć siedem osiem dziewięć
        dziesięć setki dziesiątki tysiące także już jeszcze tylko według między bez pod nad podczas
        uchodźców czołgów ofiar liczba wzrosła spadła wyborców polaków zginął zniszczono poległo
        trzecia jedna połowa mieszka namiotach cena ceny kosztuje rannych szkody procenta wojna
        wojny żołnierze domów ataku
    """,
    "cs": """
        ve na se že je jsou byl byla bylo byli ze do od po za pro při ale nebo není jako který která
        které kteří více méně než asi téměř nejméně přes lidí osob osoby mrtvých zraněných obyvatel
        dětí žen mužů vojáků let rok roku dní měsíců procent dva dvě tři čtyři pět šest sedm osm
        devět deset stovky desítky tisíce také už ještě jen podle mezi bez pod nad během zemřelo
        zahynulo kolem uprchlíků škody polovina třetina cena válka vojáků obětí počet zničeno
    """,
    "sk": """
        vo na sa že je sú bol bola bolo boli zo do od po za pre pri aj ale alebo nie ako ktorý ktorá
        ktoré ktorí viac menej než asi takmer najmenej cez ľudí osôb osoby mŕtvych zranených
        obyvateľov detí žien mužov vojakov rokov rok roku dní mesiacov percent dva dve tri štyri päť
        šesť sedem osem deväť desať stovky desiatky tisíce už ešte len podľa medzi počas okolo
        zahynulo zomrelo
    """,
    "sv": """
        och att det som en ett den de av på för med är var inte till från om har hade har blev
        blivit vid efter under över mellan mot utan eller men också så när där mer mindre än minst
        omkring cirka nästan upp enligt sedan personer människor döda dödats skadade invånare barn
        kvinnor män soldater år dagar månader procent två tre fyra fem sex sju åtta nio tio
        hundratals tiotals tusentals redan bara mycket alla dödades hans hon han vi jag flyktingar
        skador hälften tredjedel ökning minskning pris priser kostar krig
    """,
    "da": """
        og at det som en et den de af på for med er var ikke til fra om har havde blev blevet ved
        efter under over mellem mod uden eller men også så når hvor mere mindre end mindst omkring
        cirka næsten op ifølge siden personer mennesker døde dræbt sårede indbyggere børn kvinder
        mænd soldater år dage måneder procent to tre fire fem seks syv otte ni ti hundredvis
        allerede kun meget alle hans hun han vi jeg
    """,
    "no": """
        og at det som en et den de av på for med er var ikke til fra om har hadde ble blitt ved
        etter under over mellom mot uten eller men også så når hvor mer mindre enn minst rundt cirka
        nesten opp ifølge siden personer mennesker døde drept skadde skadet innbyggere barn kvinner
        menn soldater år dager måneder prosent to tre fire fem seks sju åtte ni ti hundrevis
        allerede bare mye alle hans hun han vi jeg
    """,
    "fi": """
        ja on ei se että oli ovat olivat hän he ne mutta tai myös kun kuin joka jotka mukaan noin
        yli alle vähintään lähes enemmän vähemmän ihmistä henkilöä kuollut kuoli loukkaantui
        haavoittui asukasta lasta naista miestä sotilasta vuotta vuonna päivää kuukautta prosenttia
        kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen satoja kymmeniä tuhansia
        jo vain vielä ennen jälkeen aikana
    """,
    "hu": """
        az és hogy nem is egy volt voltak van vannak de vagy mint több kevesebb legalább körülbelül
        mintegy közel csaknem ember embert halt meg halott sebesült lakos gyermek nő férfi katona
        éves év évben nap hónap százalék euró két három négy öt hat hét nyolc kilenc tíz százak már
        még csak szerint után előtt között alatt ellen nélkül akik amely aki
    """,
    "ro": """
        și în de la cu pe din pentru că nu este sunt era erau au fost un una unei unui al ai ale
        care ce mai mult puțin decât peste sub cel puțin aproape circa aproximativ până după înainte
        între contra fără sau dar dacă oameni persoane morți răniți locuitori copii femei bărbați
        soldați ani an zile luni sută doi două trei patru cinci șase șapte opt nouă zece sute zeci
        mii doar deja potrivit
    """,
    "tr": """
        ve bir bu da de için ile olarak olan oldu olduğu değil en az fazla daha yaklaşık kadar gibi
        ama veya çok sonra önce göre arasında kişi kişinin insan ölü öldü hayatını kaybetti yaralı
        yaralandı nüfus çocuk kadın erkek asker yıl yılında gün ay yüzde iki üç dört beş altı yedi
        sekiz dokuz on yüzlerce onlarca binlerce sadece tarafından
    """,
    "id": """
        dan yang di ke dari untuk dengan pada adalah ini itu tidak akan telah sudah atau juga oleh
        dalam karena lebih kurang sekitar hampir paling sedikit setidaknya hingga sampai antara
        orang tewas meninggal luka terluka penduduk anak perempuan tentara tahun hari bulan persen
        dua tiga empat lima enam tujuh delapan sembilan sepuluh ratusan puluhan ribuan hanya menurut
        setelah sebelum selama para
    """,
    "ca": """
        el la els les un una uns unes de del dels en que és són no per amb al als però aquest
        aquesta ha han estat era més menys almenys gairebé prop fins des entre sobre sense segons
        persones morts ferits habitants nens dones homes soldats anys any dies mesos dos dues tres
        quatre cinc sis set vuit nou deu centenars desenes milers també com quan ja molt
    """,
    "hr": """
        na je su se da za od do sa iz po koji koja koje nije ne ili ali više manje od oko gotovo
        najmanje ljudi osoba osobe mrtvih poginulo ranjenih stanovnika djece žena muškaraca vojnika
        godina godine dana mjeseci posto dva dvije tri četiri pet šest sedam osam devet deset
        stotine tisuće već još samo prema između nakon prije tijekom bez bilo bio bila
    """,
    "vi": """
        và của là có không được trong cho với các những một người này đã đang từ đến tại khi về theo
        hơn ít nhất khoảng gần chết bị thương năm ngày tháng phần trăm đồng hai ba bốn sáu bảy tám
        chín mười trăm
    """,
    "sq": """
        dhe të në një për me nga që është janë ishte kanë ka më shumë se pak rreth të paktën njerëz
        persona vrarë vdekur plagosur banorë fëmijë gra burra ushtarë vjet vite ditë muaj
    """,
    "lt": """
        ir yra buvo kad iš į su už nuo iki apie ne bet arba daugiau mažiau nei beveik bent žmonių
        žmonės asmenų žuvo sužeista gyventojų vaikų moterų vyrų karių metų metai dienų mėnesių
        procentų du trys keturi penki
    """,
    "lv": """
        un ir bija ka no uz ar par līdz ne bet vai vairāk mazāk nekā gandrīz vismaz apmēram cilvēku
        cilvēki gāja bojā ievainoti iedzīvotāju bērnu sieviešu vīriešu karavīru gadu gadi dienu
        mēnešu procentu divi trīs četri pieci
    """,
    "et": """
        ja on oli ei et see kes mis aga või ka üle alla umbes ligi vähemalt rohkem vähem kui inimest
        inimese hukkus sai vigastada elanikku last naist meest sõdurit aastat aasta päeva kuud
        protsenti kaks kolm neli viis
    """,
    "tl": """
        ang ng sa mga na at ay si ni kay hindi ito iyon mula para dahil kung nang may mayroon higit
        halos hindi bababa tao katao patay nasawi sugatan bata babae lalaki sundalo taon araw buwan
        porsyento dalawa tatlo apat lima
    """,
    "ru": """
        и в во не на что с со по как из за от до для при или но это был была были было есть более
        менее около почти примерно минимум человек людей люди погибли погибло убиты убито ранены
        ранено года лет год дней месяцев процентов рублей детей женщин мужчин жителей солдат
        беженцев два две три четыре пять шесть семь восемь девять десять также уже еще только между
        после перед их его она он они мы танков уничтожено
    """,
    "uk": """
        і та в у не на що з із зі по як від до для при або але це був була були було є понад більше
        менше близько майже приблизно щонайменше мінімум людей осіб люди загинули загинуло вбито
        убито поранено року років рік днів місяців відсотків гривень дітей жінок чоловіків жителів
        солдатів військових біженців два дві три чотири п шість сім вісім дев десять також вже ще
        лише тільки між після перед їх його вона він вони ми танків знищено
    """,
    "bg": """
        и в на не от за с по да се са е че като или но това беше бяха повече по-малко около почти
        най-малко поне души хора загинаха убити ранени години година дни месеца процента лева деца
        жени мъже жители войници две три четири пет шест седем осем девет десет също вече още само
        между след преди
    """,
    "be": """
        і ў не на што з па як ад да для або але гэта быў была былі больш менш каля амаль людзей
        чалавек загінулі забіта паранена гадоў год дзён працэнтаў рублёў дзяцей
    """,
    "sr": """
        и у на не од за са по да се су је који која или али више мање око скоро најмање људи особа
        погинуло рањено година године дана процената динара деце жена
    """,
    "sw": """
        na ya wa za la kwa ni katika kuwa hii hiyo hizo lakini au pia zaidi chini karibu angalau
        watu waliuawa walikufa waliojeruhiwa watoto wanawake wanaume askari mwaka miaka siku mwezi
        asilimia mbili tatu nne tano
    """,
}
# Letters of one script alone, from the first to the last of a row of Unicode.
SCRIPTS = {
    "Ͱ-Ͽἀ-῿": "el",
    "Ѐ-ԯ": "ru",
    "԰-֏": "hy",
    "א-ת": "he",
    "ؠ-يٱ-ە": "ar",
    "ऄ-ह": "hi",
    "অ-হ": "bn",
    "ਅ-ਹ": "pa",
    "અ-હ": "gu",
    "அ-ஹ": "ta",
    "అ-హ": "te",
    "ಅ-ಹ": "kn",
    "അ-ഹ": "ml",
    "අ-ෆ": "si",
    "ก-ฮ": "th",
    "ກ-ຮ": "lo",
    "က-အ": "my",
    "ა-ჿ": "ka",
    "ሀ-ፚ": "am",
    "ក-អ": "km",
    "ぁ-ヿ": "zh",
    "가-힣": "ko",
    "一-鿿": "zh",
}
# Among the languages of one script, the letters that only one of them has.
LETTERS = {
    "uk": "іїєґ",
    "ru": "ыэё",
    "be": "ў",
    "sr": "ђћџљњј",
    "mk": "ѓќѕ",
    "fa": "پچژگ",
    "ur": "ٹڈڑںے",
    "ja": "ぁ-ヿ",
}
# Whose script a language has.
WRITTEN_AS = {
    "uk": "ru",
    "bg": "ru",
    "be": "ru",
    "sr": "ru",
    "mk": "ru",
    "fa": "ar",
    "ur": "ar",
    "ja": "zh",
}
