"""The phrases that say how a number is meant."""

PHRASES = {
    "exactly": "exactement, précisément, très exactement, ni plus ni moins que, ni plus ni moins",
    "equals": "égal à, égale à, égaux à, égales à, équivaut à, équivalent à, équivalant à",
    "more than": """
        plus de, plus que, davantage que, supérieur à, supérieure à, supérieurs à, supérieures à, au
        delà de, dépasse, dépassent, dépassé, dépassée, dépassés, dépassait, dépassaient, dépassant,
        dépasser, excède, excèdent, excédant, excéder, passé la barre de, dépassé la barre de,
        dépasse la barre de, franchi la barre de, bien plus de, beaucoup plus de, largement plus de,
        nettement plus de, bien au delà de, plus âgé que, plus âgés que, plus haut que, plus haute
        que, plus grand que, plus élevé que, passé le cap de, franchi le cap de, dépassé le cap de,
        plus long que, plus longue que, âgés de plus de, âgées de plus de, âgé de plus de, âgée de
        plus de
    """,
    "at least": """
        au moins, au moins de, pas moins de, au minimum, à tout le moins, un minimum de, minimum de,
        minimum, au bas mot, pour le moins, au moins ou égal à, supérieur ou égal à, supérieure ou
        égale à, supérieurs ou égaux à, supérieures ou égales à, égal ou supérieur à, égale ou
        supérieure à, jamais moins de, non moins de, ne peut être inférieur à, ne peut pas être
        inférieur à, ne doit pas être inférieur à, ne doit pas être inférieure à, ne peut être
        inférieure à, ne doit pas descendre sous, ne doit pas descendre en dessous de, ne doit pas
        tomber sous, ne doit pas tomber en dessous de, ne peut descendre sous, pas inférieur à, pas
        inférieure à, jamais inférieur à, pas en dessous de, pas au dessous de
    """,
    "less than": """
        moins de, moins que, inférieur à, inférieure à, inférieurs à, inférieures à, en deçà de,
        bien moins de, beaucoup moins de, nettement moins de, largement moins de, plus bas que, plus
        basse que, plus petit que, plus jeune que, plus jeunes que, âgés de moins de, âgées de moins
        de, âgé de moins de, âgée de moins de
    """,
    "above": "au dessus de",
    "below": """
        en dessous de, au dessous de, sous la barre de, sous le seuil de, sous les, sous le cap de
    """,
    "up to": """
        au plus, tout au plus, au maximum, un maximum de, maximum de, maximum, pas plus de, pas plus
        que, ne dépasse pas, ne dépassent pas, ne dépassait pas, ne doit pas dépasser, ne doivent
        pas dépasser, ne peut pas dépasser, ne peut dépasser, ne peuvent pas dépasser, ne peuvent
        dépasser, ne saurait dépasser, ne devrait pas dépasser, ne devraient pas dépasser, ne doit
        jamais dépasser, ne devrait jamais dépasser, ne dépasse jamais, ne dépassera pas, ne pas
        dépasser, n'excède pas, n'excèdent pas, ne doit pas excéder, ne peut excéder, ne peut pas
        excéder, sans dépasser, sans excéder, inférieur ou égal à, inférieure ou égale à, inférieurs
        ou égaux à, inférieures ou égales à, égal ou inférieur à, égale ou inférieure à, jamais plus
        de, plafonné à, plafonnée à, plafonnés à, limité à, limitée à, limités à, dans la limite de,
        un plafond de, pas supérieur à, pas supérieure à, jamais supérieur à, non supérieur à, à
        concurrence de, pas au dessus de, pas au delà de, jamais au delà de
    """,
    "about": """
        environ, autour de, aux alentours de, approximativement, à peu près, de l'ordre de, dans
        les, grosso modo, à environ, estimé à, estimée à, estimés à, estimées à, évalué à, évaluée
        à, évalués à, évaluées à, une estimation de, approchant, avoisine, avoisinent, avoisinait,
        avoisinant, avoisiner, proche des, alentour de, peu ou prou, en gros, circa, aux environs
        de, plus ou moins
    """,
    "some": "quelque, quelques",
    "nearly": """
        près de, presque, un peu moins de, à peine moins de, pas loin de, proche de, proches de, à
        peine, légèrement moins de, tout près de, non loin de, pas tout à fait, juste sous, juste en
        dessous de, frôle, frôlait, frôlent, frise, frisait, frôlant, frisant, bientôt, un petit peu
        moins de, légèrement inférieur à, légèrement inférieure à, à près de, juste au dessous de
    """,
    "just over": """
        un peu plus de, à peine plus de, légèrement plus de, juste au dessus de, un petit peu plus
        de, tout juste plus de, légèrement supérieur à, légèrement supérieure à, un peu au dessus
        de, un peu au delà de
    """,
    "between": "entre, compris entre, comprise entre, comprises entre, oscille entre, varie entre",
    "or more": """
        ou plus, ou davantage, et plus, voire plus, voire davantage, ou au delà, et au delà
    """,
    "or less": "ou moins, et moins, voire moins",
    "or over": "ou au dessus, et au dessus",
    "or under": "ou en dessous, et en dessous",
    "give or take": "à quelque chose près",
}
# "Up to" and "at least", but for a year: until 2019, since 2019.
UNTIL = "jusqu'à"
FROM_ON = "dès, à partir de"
# "Plus or minus" between two numbers, else "about".
GIVE_OR_TAKE = "plus ou moins, à plus ou moins"
