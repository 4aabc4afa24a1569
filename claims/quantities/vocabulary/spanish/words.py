"""Common words, by which the parser knows that what follows a number is not what it counts."""

ARTICLES = {"the": "el, la, los, las, lo, estos, estas, esos, esas, este, esta, ese, esa"}
OF = "de, del, de la, de las, de los, de lo"
TO = "a, al, a la, a las, a los"
OUT_OF = "sobre"
IN = "en"
WORDS = {
    "and": "y, e, así como",
    "or": "o, u, o bien",
    "but": "pero, sino, aunque, mas",
    "in": "dentro de, durante, cada uno en",
    "on": "contra el",
    "by": "mediante, gracias a",
    "for": "para, por",
    "for every": "por cada",
    "with": "con",
    "without": "sin",
    "since": "desde, desde el, desde la, desde hace",
    "until": "antes de que",
    "after": "después, tras, después de",
    "before": "antes, antes de",
    "against": "contra, en contra, en contra de",
    "during": "a lo largo de",
    "below zero": "bajo cero, por debajo de cero",
    "under": "bajo",
    "between": "entre los, entre las",
    "that": "eso, aquello, cuyo, cuya, cuyos",
    "who": "quien, quienes, los que, las que, que ya",
    "where": "donde, dónde",
    "when": "cuando",
    "because": "porque, pues, ya que",
    "while": "mientras, mientras que",
    "if": "si",
    "as": "como, según",
    "he": "él, ella, ellos, ellas, nosotros, yo, tú, usted, ustedes, se, me, te, nos, le, les",
    "his": "su, sus, mi, mis, nuestro, nuestra, nuestros, nuestras, tu, tus",
    "not": "no, ni, nunca, jamás, ningún, ninguna, tampoco",
    "is": "es, está, sea, será, sería",
    "are": "son, están, serán, estarán, sean",
    "was": "era, fue, estaba, estuvo",
    "were": "eran, fueron, estaban, estuvieron",
    "have": "han, hemos, tienen, tendrán, hayan, habrán, tenemos",
    "have been": "han sido",
    "has": "ha, tiene, hay, habrá, haya, tendrá, tengo",
    "had": "había, habían, tenía, tenían, tuvo, tuvieron, hubo",
    "been": "sido, siendo",
    "will": "va a, van a",
    "must": "debe, deben, deberá, deberán, debería",
    "can": "puede, pueden, podrá, podrán, podría, podrían",
    "here": "aquí",
    "there": "allí, ahí, allá",
    "so": "así, tan, luego",
    "still": "aún, todavía, siempre",
    "only": "sólo, solo, solamente, únicamente, tan solo, tan sólo",
    "also": "también, además",
    "too": "demasiado",
    "very": "muy",
    "then": "entonces",
    "yesterday": "ayer",
    "said": "dijo, dijeron, indicó, afirmó, declaró, aseguró, señaló, informó",
    "each": "cada uno, cada una, cada",
    "every": "todos los, todas las",
    "other": "otro, otra, otros, otras",
    "another": "otros, otras",
    "such": "tal, tales",
    "through": "a través de",
    "killed": """
        asesinados, asesinadas, asesinado, abatidos, abatido, fallecidos, fallecidas, fallecido
    """,
    "died": "murieron, murió, fallecieron, falleció",
    "dead": "muertos, muertas, muerta",
    "injured": "heridos, heridas, herido, herida, lesionados, lesionadas",
    "missing": "desaparecidos, desaparecidas",
    "displaced": "desplazados, desplazadas",
    "arrested": "detenidos, detenidas, arrestados, arrestadas",
    "infected": "infectados, infectadas, contagiados, contagiadas",
    "vaccinated": "vacunados, vacunadas",
    "destroyed": "destruidos, destruidas, destruido",
    "damaged": "dañados, dañadas",
    "evacuated": "evacuados, evacuadas",
    "affected": "afectados, afectadas",
    "deployed": "desplegados, desplegadas",
    "rescued": "rescatados, rescatadas",
    "surveyed": "encuestados, encuestadas, entrevistados",
    "leads": "aventaja, aventajan, aventajaba, lidera, lideran",
    "negative": "negativo, negativa",
    "turn": "girar, gira, giró, giro, rotación, inclinación, inclinado, inclinada",
    "angle": "ángulo, ángulos",
}
# Part of a name or of a text where a number follows.
NAMES = {
    "article": "artículo, artículos, art",
    "chapter": "capítulo, capítulos",
    "page": "página, páginas",
    "paragraph": "párrafo, apartado",
    "annex": "anexo",
    "table": "tabla, cuadro",
    "protocol": "protocolo",
    "number": "número, números, núm",
    "kilometre": "en el kilómetro, del kilómetro, punto kilométrico",
    "flight": "vuelo",
    "line": "línea, líneas",
    "runway": "pista",
    "room": "habitación, sala, oficina",
    "route": "ruta, carretera, autopista, autovía",
    "district": "distrito",
    "channel": "canal",
    "lot": "lote",
    "gate": "puerta",
    "bus": "autobús",
    "train": "tren",
    "phase": "fase, etapa",
    "type": "tipo",
    "category": "categoría",
    "class": "clase",
    "level": "nivel",
    "question": "pregunta",
    "zone": "zona",
    "season": "temporada",
    "episode": "episodio",
    "day": "jornada",
    "group": "grupo",
    "resolution": "resolución",
    "bill": "ley, decreto, directiva, reglamento, ordenanza",
    "version": "versión",
    "code": "código, código postal",
}
# Figures of speech, whose words count nothing.
SAYINGS = """
    cuartos de final, cuarto de final, octavos de final, media vuelta, clase media, edad media,
    medio ambiente, medio oriente, medio tiempo, media hermana, primer, primero, primera, una vez,
    alguna vez, otra vez, tal vez, de una vez, mil gracias, tercer mundo, tercera edad, cuarto de
    baño, cada uno, cada una, uno a uno, una a una, uno de los, una de las, unos cuantos, unas
    cuantas, uno y otro, el uno, la una, medios de comunicación, segundo, segunda, segundo lugar,
    por media, en medio de, medio camino, los medios, el medio, de medio
"""
# What the last word of a phrase grows together with an article to.
CONTRACTIONS = {"de": "del", "a": "al"}
# "Less", and "minus" where a number follows.
LESS = "menos"
# One of them is counted: un muerto.
COUNTED_ONE = """
    muerto muerta herido herida fallecido fallecida desaparecido desaparecida superviviente
    sobreviviente rehén
"""
ONLY_ONE = "un solo, una sola, un único, una única"
# Between a phrase and its number they change nothing.
NOW = "ya, ahora, hoy, actualmente, hoy en día, incluso"
# "Than" behind "more" and "less".
THAT = "que"
# What is counted keeps its own word; these say of whom a number may be the age, and what is many.
NOUNS = {
    "people": "personas, gente",
    "men": "hombres",
    "women": "mujeres",
    "children": "niños, niñas",
    "boys": "chicos, muchachos",
    "girls": "chicas, muchachas",
    "adults": "adultos",
    "patients": "pacientes",
    "voters": "votantes, electores",
    "workers": "trabajadores, obreros",
    "residents": "habitantes, residentes, vecinos",
    "index": "índice",
    "gold": "oro",
    "silver": "plata",
    "stocks": "bolsa",
}
# Between a number and its unit they change nothing: los cinco últimos años.
LAST = """
    últimos, últimas, próximos, próximas, primeros, primeras, largos, largas, buenos, buenas
"""
