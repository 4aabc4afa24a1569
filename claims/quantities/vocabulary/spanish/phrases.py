"""The phrases that say how a number is meant."""

PHRASES = {
    "exactly": """
        exactamente, precisamente, justo, justamente, nada menos que, nada más y nada menos que, ni
        más ni menos que
    """,
    "equals": """
        igual a, iguales a, equivale a, equivalen a, equivalente a
    """,
    "more than": """
        más de, más que, mayor de, mayor que, mayor a, mayores que, mayores a, superior
        a, superiores a, sobre los, supera, superan, superó, superaron, superaba, superaban,
        superando, superar, supere, superado, rebasa, rebasan, rebasó, rebasaron, rebasado, excede,
        exceden, excedió, excediendo, sobrepasa, sobrepasan, sobrepasó, bastante más de, mucho más
        de, muy por encima de, más allá de, más alto que, más alta que, más altos que, más altas
        que, más grande que, más largo que, más larga que, ha superado, han superado, mucho más que,
        más viejo que
    """,
    "older than": "mayores de",
    "younger than": "menores de",
    "at least": """
        al menos, por lo menos, cuando menos, como mínimo, no menos de, no menos que, un mínimo de,
        mínimo de, mínimo, mayor o igual a, mayor o igual que, mayores o iguales a, mayores o
        iguales que, igual o mayor que, igual o mayor a, igual a o mayor que, igual o superior a,
        iguales o superiores a, superior o igual a, nunca menos de, no inferior a, no inferiores a,
        no puede ser inferior a, no debe ser inferior a, no puede ser menor de, no debe ser menor
        de, no debe bajar de, no puede bajar de, no baja de, no bajan de, no bajará de, no bajarán
        de, no bajó de, no debe caer por debajo de, no puede caer por debajo de, jamás menos de, no
        por debajo de, no deben bajar de, siquiera
    """,
    "less than": """
        menos de, menos que, menor de, menor que, menor a, menores que, menores a,
        inferior a, inferiores a,
        bastante menos de, mucho menos de, muy por debajo de, más bajo que, más baja que, más bajos
        que, más bajas que, más joven que, más pequeño que, más corto que
    """,
    "above": "por encima de, encima de, por arriba de, arriba de",
    "below": "por debajo de, debajo de, por abajo de, abajo de, bajo los",
    "up to": """
        como máximo, como mucho, a lo sumo, no más de, no más que, un máximo de, máximo de, máximo,
        menor o igual a, menor o igual que, menores o iguales a, menores o iguales que, igual o
        menor que, igual o menor a, igual a o menor que, igual o inferior a, inferior o igual a,
        nunca más de, no superior a, no superiores a, no supera, no superan, no superó, no supere,
        no superará, no debe superar, no deben superar, no puede superar, no pueden superar, no
        debería superar, nunca debe superar, no debe exceder, no deben exceder, no puede exceder, no
        pueden exceder, no debería exceder, nunca debe exceder, no excede, no exceden, no exceda,
        sin superar, sin exceder, sin rebasar, no rebasa, no debe rebasar, no puede rebasar, no debe
        sobrepasar, no puede sobrepasar, sin sobrepasar, no debe pasar de, no puede pasar de, no
        pasa de, no pasan de, no pasó de, jamás más de, un tope de, limitado a, limitada a,
        limitados a, no mayor de, no mayor que, no mayor a, no mayores de, no mayores a, no por
        encima de, no por arriba de, nunca supera, nunca superó, jamás supera
    """,
    "about": """
        alrededor de, aproximadamente, en torno a, cerca a, aproximado de, a eso de, del orden de,
        en el orden de, estimado en, estimada en, estimados en, estimado de, estimada de, se estima
        en, se estiman en, calculado en, ronda, rondan, rondaba, rondando, rondó, por alrededor de,
        en alrededor de, como unos, como unas, aproximados, poco más o menos, entorno a
    """,
    "some": "unos, unas",
    "nearly": """
        cerca de, casi, poco menos de, un poco menos de, algo menos de, apenas menos de, casi casi,
        apenas, apenas un, apenas una, ligeramente menos de, ligeramente por debajo de, roza, rozan,
        rozó, rozando, rozaba, justo por debajo de, a punto de alcanzar, muy cerca de, se acerca a,
        se acercan a, se acercó a, cercano a, cercana a, cercanos a, cercanas a, próximo a, próxima
        a, por poco no llega a, no llega a, no llegan a, próximos a
    """,
    "just over": """
        poco más de, un poco más de, algo más de, apenas más de, ligeramente más de, ligeramente por
        encima de, justo por encima de, ligeramente superior a
    """,
    "between": "entre, de entre, oscila entre, oscilan entre, varía entre",
    "or more": "o más, o mayor, o mayores, o superior, y más, o incluso más, o por encima",
    "or less": "o menos, o menor, o menores, o inferior, y menos, o por debajo",
}
# "Up to" and "at least", but for a year: until 2019, since 2019.
UNTIL = "hasta, hasta los, hasta las, hasta el, hasta la"
FROM_ON = "a partir de"
# "Plus or minus" between two numbers, else "about".
GIVE_OR_TAKE = "más o menos"
