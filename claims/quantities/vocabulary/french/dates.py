"""The words of dates, times and ages."""

MONTHS = {
    "January": "janvier, janv",
    "February": "février, févr",
    "March": "mars",
    "April": "avril",
    "May": "mai",
    "June": "juin",
    "July": "juillet, juil",
    "August": "août, aout",
    "September": "septembre",
    "October": "octobre",
    "November": "novembre",
    "December": "décembre",
}
# Before the years of a decade: les années 1990.
DECADE = "années"
# Between the hours and minutes of a clock, and before them.
HOURS = "h heures heure"
BEFORE_HOURS = "à vers dès avant après jusqu'à entre de et"
# Before hours with a point behind them; in French they have an "h".
BEFORE_DOTTED_HOURS = ""
# Behind these, hours and minutes are how long something lasts.
LASTING = "dure durent durait durera duré durer pendant durant en après"
AGES = {
    "aged": "âgé de, âgée de, âgés de, âgées de, âgés, âgé, âgée, à l'âge de, l'âge de",
    "of age": "d'âge, révolus",
    "ages": "âges",
}
