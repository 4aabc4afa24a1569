"""Common words, by which the parser knows that what follows a number is not what it counts."""

ARTICLES = {"the": "le, la, les, l', ces, cet, cette, ce"}
OF = "de, d', du, des, de la, de l'"
TO = "à, au, aux, à la, à l'"
OUT_OF = "sur"
IN = "en"
WORDS = {
    "and": "et, ainsi que",
    "or": "ou, voire, ou bien",
    "but": "mais, toutefois, cependant, or",
    "in": "dans, pendant, parmi, chez, durant, dont",
    "on": "lors de, via",
    "by": "par, grâce à",
    "for": "pour, pour les, pour la, pour le",
    "with": "avec",
    "without": "sans",
    "since": "depuis, depuis le, depuis la",
    "until": "jusque, jusqu'en, d'ici, d'ici à, avant",
    "after": "après",
    "before": "auparavant",
    "against": "contre",
    "during": "au cours de, au long de",
    "below zero": "sous zéro, en dessous de zéro, au dessous de zéro",
    "under": "sous",
    "over": "dessus",
    "that": "cela, ceci, ça, celui, celle, ceux, celles",
    "who": "qui, lesquels, lesquelles, laquelle, lequel",
    "where": "où",
    "when": "lorsque, lorsqu', quand",
    "because": "parce que, car, puisque",
    "while": "tandis que, alors que, alors",
    "if": "si, s'",
    "as": "comme, tu as",
    "he": "il, elle, ils, elles, on, nous, vous, je, j', tu, me, m', se, te, t', lui, leur y",
    "his": "son, sa, ses, leur, leurs, mon, ma, mes, notre, nos, votre, vos, ton, ta, tes",
    "not": "ne, n', pas, non, aucun, aucune, jamais",
    "is": "est, c'est, c', sera, serait, soit",
    "are": "sont, seront, seraient, soient",
    "was": "était, fut, a été, est été, fût",
    "were": "étaient, furent",
    "have": "ont, avons, avez, auront, auraient, ayant",
    "have been": "ont été",
    "has": "a, aura, aurait, ai",
    "had": "eu, eue, eus, avait, avaient, eut, eurent",
    "being": "étant",
    "been": "été",
    "will": "va, vont",
    "must": "doit, doivent, devra, devront, devrait, devraient",
    "can": "peut, peuvent, pourra, pourraient, pourrait",
    "here": "ici",
    "there": "là, y",
    "so": "donc, ainsi, aussi, puis",
    "still": "encore, toujours",
    "only": "seulement, uniquement, seul, seule, seuls, seules",
    "too": "trop",
    "very": "très",
    "then": "ensuite",
    "yesterday": "hier",
    "said": "dit, déclaré, affirmé, indiqué, annoncé, selon, précisé",
    "each": "chaque, chacun, chacune, la pièce",
    "every": "tous les, toutes les",
    "other": "autre, autres",
    "such": "tel, telle, tels, telles",
    "through": "à travers",
    "across": "à l'échelle de",
    "around": "vers",
    "killed": "tué, tués, tuée, tuées, abattu, abattus",
    "died": "mort, mortes",
    "dead": "morts, décédés, décédées, décédé",
    "injured": "blessé, blessés, blessée, blessées",
    "wounded": "blessés par balle",
    "missing": "disparus, disparues, portés disparus",
    "displaced": "déplacés, déplacées",
    "arrested": "arrêtés, arrêtées, interpellés, interpellées",
    "infected": "infectés, infectées, contaminés, contaminées",
    "vaccinated": "vaccinés, vaccinées",
    "destroyed": "détruits, détruites",
    "damaged": "endommagés, endommagées",
    "evacuated": "évacués, évacuées",
    "affected": "touchés, touchées",
    "deployed": "déployés, déployées",
    "detained": "détenus, détenues",
    "rescued": "secourus, secourues",
    "surveyed": "interrogés, interrogées, sondés",
    "leads": "devance, devancent, devançait, mène, mènent",
    "negative": "négatif, négative",
    "turn": "tourner, tourne, tourné, pivoter, pivote, rotation, inclinaison, incliné, inclinée",
    "angle": "angle, angles",
}
# Part of a name or of a text where a number follows.
NAMES = {
    "article": "article, articles, art",
    "chapter": "chapitre, chapitres",
    "page": "page, pages",
    "paragraph": "paragraphe, alinéa",
    "annex": "annexe",
    "table": "tableau",
    "protocol": "protocole",
    "number": "numéro, numéros",
    "kilometre": "au kilomètre, du kilomètre, point kilométrique",
    "flight": "vol",
    "line": "ligne, lignes",
    "runway": "piste",
    "room": "chambre, salle, bureau",
    "route": "route, nationale, départementale, autoroute",
    "district": "arrondissement, circonscription",
    "channel": "chaîne",
    "lot": "lot",
    "gate": "porte",
    "bus": "bus",
    "train": "train",
    "phase": "phase, étape",
    "type": "type",
    "category": "catégorie",
    "class": "classe",
    "level": "niveau",
    "question": "question",
    "zone": "zone",
    "season": "saison",
    "episode": "épisode",
    "day": "journée",
    "group": "groupe",
    "resolution": "résolution",
    "bill": "loi, décret, directive, règlement, ordonnance, arrêté",
    "version": "version",
    "code": "code, code postal",
    "The Street": """
        rue, avenue, boulevard, place, quai, chemin, impasse, allée
    """,
}
# Figures of speech, whose words count nothing.
SAYINGS = """
    quart de finale, quarts de finale, demi finale, demi finales, demi tour, huitième de finale,
    huitièmes de finale, tiers monde, tiers état, à moitié, mille fois merci, cent pas, mi temps,
    sens unique, second degré, premier, première, second, seconde main, une fois, quelque chose,
    quelque part, quelque temps, quelques uns, quelques unes, l'un, l'une, les uns, les unes, un
    autre, une autre, un jour, pour cent mille raisons
"""
# What the last word of a phrase grows together with an article to.
CONTRACTIONS = {"de": "d' du des", "à": "au aux", "que": "qu'"}
# "Less", and "minus" where a number follows.
LESS = "moins"
# One of them is counted: un mort.
COUNTED_ONE = """
    mort morte blessé blessée tué tuée disparu disparue décès survivant survivante otage
"""
ONLY_ONE = "un seul, une seule"
# Between a phrase and its number they change nothing.
NOW = "désormais, déjà, aujourd'hui, maintenant, actuellement, à présent, dorénavant, même"
# "Than" behind "more" and "less".
THAT = "que, qu'"
# What is counted keeps its own word; these say of whom a number may be the age, and what is many.
NOUNS = {
    "people": "personnes, gens",
    "men": "hommes",
    "women": "femmes",
    "children": "enfants",
    "boys": "garçons",
    "girls": "filles",
    "adults": "adultes",
    "patients": "patients, malades",
    "voters": "électeurs",
    "workers": "travailleurs, ouvriers",
    "residents": "habitants",
    "index": "indice",
    "gold": "l'or, d'or, de l'or",
    "stocks": "bourse",
}
# Between a number and its unit they change nothing: les cinq dernières années.
LAST = """
    dernières, derniers, prochaines, prochains, premières, premiers, longues, longs, bonnes, bons
"""
