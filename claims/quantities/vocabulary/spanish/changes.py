"""The words that say how much something changed, which way, and since when."""

RISING = {
    "gained": "ganó, ganaron, gana, ganan, ganado, ganar",
    "up": "al alza, en alza, en aumento",
    "rose": """
        subió, subieron, sube, suben, subir, subirá, subía, ha subido, han subido, subido, aumentó,
        aumentaron, aumenta, aumentan, aumentar, aumentará, aumentarán, aumentado, creció,
        crecieron, crece, crecen, crecer, crecerá, crecido, creciendo, creció en, incrementó,
        incrementaron, incrementa, incrementado, incrementarse, incrementar, elevó, elevaron, eleva,
        elevado, ascendió, asciende un, avanzó, avanza, avanzaron, avanzado, escaló, trepó, saltó,
        saltaron, se disparó, se dispararon, disparado, repuntó, repuntaron, repunta, engordó,
        encareció, encarecido, se encareció, se encarecieron, mejoró, mejoraron, apreció, se
        revalorizó, se apreció
    """,
    "increase": """
        aumento, alza, incremento, subida, crecimiento, repunte, avance, ascenso, ganancia, mejora,
        revalorización, encarecimiento, salto
    """,
}
FALLING = {
    "lost": "perdió, perdieron, pierde, pierden, perdido, perder",
    "down": "a la baja, en baja, en caída",
    "fell": """
        cayó, cayeron, cae, caen, caer, caerá, caído, bajó, bajaron, baja un, bajan, bajar, bajará,
        bajado, descendió, descendieron, desciende, descienden, descender, descendido, disminuyó,
        disminuyeron, disminuye, disminuyen, disminuir, disminuido, retrocedió, retrocedieron,
        retrocede, retroceden, retrocedido, redujo, redujeron, reduce, reducen, reducir, reducido,
        reducirse, recortó, recortaron, recorta, recortado, recortar, se desplomó, se desplomaron,
        desplomado, se hundió, se hundieron, hundido, se contrajo, contraído, cedió, cedieron, cede,
        mermó, se depreció, depreciado, rebajó, rebajado, abarató, se abarató, se abarataron,
        decreció
    """,
    "decrease": """
        caída, descenso, disminución, reducción, baja, bajada, retroceso, recorte, pérdida,
        desplome, contracción, rebaja, merma, depreciación, abaratamiento
    """,
}
MOVED = {"went": "pasó, pasaron, pasa, pasan, pasar, pasado de, pasará, pasarán, pasando, yendo"}
MULTIPLIED = {
    "doubled": """
        duplicó, duplicaron, duplica, duplican, duplicar, duplicado, duplicada, duplicarse,
        duplicará, duplicaba, dobló, doblaron, doblado, doblar
    """,
    "tripled": "triplicó, triplicaron, triplica, triplican, triplicar, triplicado, triplicarse",
    "quadrupled": "cuadruplicó, cuadruplicaron, cuadruplica, cuadruplicado, cuadruplicar",
    "quintupled": "quintuplicó, quintuplicaron, quintuplicado, quintuplicar",
    "sextupled": "sextuplicó, sextuplicado",
    "tenfold": "decuplicó, decuplicado",
    "hundredfold": "centuplicó, centuplicado",
    "halved": """
        redujo a la mitad, redujeron a la mitad, reducido a la mitad, reducir a la mitad, reducirse
        a la mitad, reduce a la mitad, cayó a la mitad, cayeron a la mitad, bajó a la mitad, redujo
        en la mitad, dividido por dos, dividido entre dos, bajaron a la mitad
    """,
    "twice the": "el doble de la, el doble del, el doble que",
    "twice as many": "el doble, el doble de, dos veces más, dos veces más que",
    "more than twice as many": "más del doble, más del doble de, más del doble que",
    "more than thrice as many": "más del triple, más del triple de, más del triple que",
    "more than doubled": """
        duplicó con creces, duplicaron con creces, duplicado con creces, más que duplicó, más que
        duplicaron, más que duplicado, más que se duplicó, más que duplicar
    """,
    "thrice the": "el triple de la, el triple del, el triple, el triple de",
    "halved to": "la mitad que",
}
# Before a number, they make it a multiple: se multiplicó por quince.
TIMES = "multiplicó por, multiplicaron por, multiplicado por, multiplica por, multiplicar por"
# ... and a part: se dividió por tres.
DIVIDED = "dividió por, dividió entre, dividido por, dividido entre, divide por"
# How much one thing is beside another: 12 % más.
MORE = {
    "more": """
        más, de más, adicionales, más caro, más cara, más alto, más alta, más elevado, más elevada
    """,
    "less": "más barato, más barata, más bajo, más baja",
    "times more": "veces más, veces mayor, veces superior a",
    "times less": "veces menos, veces menor, veces inferior a",
}
BESIDES = {
    "times the": "veces el, veces la, veces los, veces las, veces lo",
    "times": "veces, vez",
    "compared with": """
        respecto a, con respecto a, en comparación con, comparado con, comparada con, frente a, en
        relación con, comparados con, respecto de, con relación a
    """,
    "than": "de lo que",
    "earlier": "antes, atrás",
    "later": "después, más tarde",
    "year on year": "interanual, en un año, en tasa interanual, de forma interanual",
    "month on month": "intermensual, en un mes",
    "than last year": "que el año pasado, que el año anterior, que hace un año",
    "from a year earlier": """
        un año antes, un año atrás, hace un año, respecto al año anterior, con respecto al año
        anterior
    """,
    "times a year": "veces al año, vez al año, veces por año",
    "times a day": "veces al día, vez al día, veces por día",
    "times a week": "veces por semana, veces a la semana, vez por semana",
    "times a month": "veces al mes, vez al mes",
    "in the past": "en los últimos, en las últimas",
}
