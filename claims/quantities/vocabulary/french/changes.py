"""The words that say how much something changed, which way, and since when."""

RISING = {
    "gained": "gagné, gagne, gagnent, gagner, gagnait",
    "up": "en hausse, en augmentation, en progression, en croissance, à la hausse",
    "rose": """
        augmenté, augmentée, augmentés, augmente, augmentent, augmenter, augmentait, augmentera,
        augmentaient, augmenteront, augmentant, progressé, progresse, progressent, progresser,
        progressait, grimpé, grimpe, grimpent, grimper, monté, montée, monte, montent, monter,
        accru, accrue, accrus, accroître, crû, croît, croître, grandi, s'élever, bondi, bondit,
        bondir, explosé, explose, gonflé, flambé, relevé, relevée, s'envole, envolé, envolée,
        envolés, s'est envolé, s'apprécie, apprécié, renchéri, s'élargit, rebondi, rebondit
    """,
    "increase": """
        hausse, augmentation, progression, croissance, accroissement, bond, envolée, gain,
        relèvement, majoration, flambée, remontée, élévation
    """,
}
FALLING = {
    "lost": "perdu, perd, perdent, perdre, perdait",
    "down": "en baisse, en recul, en diminution, en repli, en chute, à la baisse",
    "fell": """
        baissé, baisse, baissent, baisser, baissait, baissera, chuté, chute, chutent, chuter,
        reculé, recule, reculent, reculer, diminué, diminuée, diminue, diminuent, diminuer,
        diminuait, tombé, tombée, tombés, tombe, tombent, tomber, plongé, plonge, plonger, cédé,
        cède, céder, réduit, réduite, réduits, réduire, réduisent, dégringolé, dégringole,
        s'effondre, effondré, effondrée, fléchi, fléchit, rétréci, se contracte, contracté, décru,
        décroît, descendu, descendue, descend, descendent, descendre, ralenti, abaissé, abaissée,
        amputé, amputée, se replie, replié
    """,
    "decrease": """
        une baisse, la baisse, cette baisse, recul, diminution, une chute, la chute, réduction,
        repli, perte, fléchissement, contraction, ralentissement, dégringolade, effondrement, forte
        baisse, légère baisse, nouvelle baisse, forte chute
    """,
}
MOVED = {
    "went": """
        passé, passée, passés, passées, passe, passent, passer, passait, passera, passant, allant,
        aller
    """
}
MULTIPLIED = {
    "doubled": "doublé, doublée, doublés, double, doublent, doubler, doublait, doublement",
    "tripled": "triplé, triplée, triplés, triple, triplent, tripler, triplement",
    "quadrupled": "quadruplé, quadruple, quadrupler, quadruplement",
    "quintupled": "quintuplé, quintuple, quintupler",
    "sextupled": "sextuplé, sextuple, sextupler",
    "tenfold": "décuplé, décupler",
    "hundredfold": "centuplé, centupler",
    "halved": """
        divisé par deux, divisée par deux, divisés par deux, divisées par deux, diviser par deux,
        réduit de moitié, réduite de moitié, réduits de moitié, baissé de moitié, diminué de moitié,
        chuté de moitié, réduire de moitié
    """,
    "twice the": "le double de, le double des, deux fois le, deux fois la, deux fois celui de",
    "thrice the": "le triple de",
    "twice as many": "deux fois plus, deux fois plus de, deux fois autant",
    "halved to": "moitié moins, deux fois moins",
}
# Before a number, they make it a multiple: multiplié par quinze.
TIMES = "multiplié par, multipliée par, multipliés par, multipliées par, multiplier par"
# ... and a part: divisé par trois.
DIVIDED = "divisé par, divisée par, divisés par, divisées par, diviser par"
# How much one thing is beside another: 12 % de plus.
MORE = {
    "more": "de plus, davantage, plus, plus élevé, plus élevée, plus élevés, plus cher, plus chère",
    "less": "de moins, moins élevé, moins élevée, moins cher, moins chère",
    "times more": "fois plus, fois plus élevé, fois plus grand, fois plus nombreux, fois plus de",
    "times less": "fois moins, fois moins élevé, fois moins de",
}
BESIDES = {
    "times the": "fois le, fois la, fois celui de, fois celle de, fois les",
    "times": "fois",
    "compared with": """
        par rapport à, comparé à, comparée à, comparés à, contre, face à, en comparaison de
    """,
    "earlier": "plus tôt, auparavant, plus tôt dans",
    "later": "plus tard",
    "year on year": "sur un an, en un an, en glissement annuel, d'une année sur l'autre",
    "month on month": "sur un mois, en un mois",
    "than last year": """
        que l'an dernier, que l'année dernière, que l'an passé, que l'année précédente
    """,
    "from a year earlier": """
        un an plus tôt, un an auparavant, il y a un an, un an avant, par rapport à l'an dernier, par
        rapport à l'an passé
    """,
    "over the past": "au cours des, ces",
    "times a year": "fois par an",
    "times a day": "fois par jour",
    "times a week": "fois par semaine",
    "times a month": "fois par mois",
}
