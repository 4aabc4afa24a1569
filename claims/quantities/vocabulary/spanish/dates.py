"""The words of dates, times and ages."""

MONTHS = {
    "January": "enero",
    "February": "febrero",
    "March": "marzo",
    "April": "abril",
    "May": "mayo",
    "June": "junio",
    "July": "julio",
    "August": "agosto",
    "September": "septiembre, setiembre",
    "October": "octubre",
    "November": "noviembre",
    "December": "diciembre",
}
# Before the years of a decade: los años 1990.
DECADE = "años"
# Between the hours and minutes of a clock, and before them.
HOURS = "h hrs horas hora"
BEFORE_HOURS = "las la"
# Before hours with a point behind them: a las 6.40.
BEFORE_DOTTED_HOURS = "las la"
# Behind these, hours and minutes are how long something lasts.
LASTING = "dura duran duraba durará duró durar durante tras en"
AGES = {
    "aged": "de edad de, con edad de, edad de, a la edad de",
    "of age": "de edad",
    "ages": "edades",
}
