"""Numbers that are no quantities, and beside each table the look-alikes that are.

A refused number stands in [brackets], followed by its code; of a list of codes any will do.
"""

from __future__ import annotations

import pytest

from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Refusal
from tests.support.notation import assert_means, assert_refuses, refusals, table

DATES = refusals(r"""
    They met on [12 March 2022]. | date
    They met on [March 12, 2022]. | date
    They met on [March 12]. | date
    They met on [12 March]. | date
    They met on [Mar. 12]. | date
    They met on [Jan. 30]. | date
    They met on [Sept 5]. | date
    They met on [the 12th of March]. | date, ordinal
    They met on [March 12th]. | date, ordinal
    They met on [12th March 2022]. | date, ordinal
    They met on [March 12 , 2022]. | date
    They met on [12/03/2022]. | date
    They met on [5/17/2018]. | date
    They met on [2022-03-12]. | date
    They met on [12.03.2022]. | date
    They met on [12-03-2022]. | date
    They met on [2023/06/12]. | date
    They met on [12-Jun-2023]. | date
    They met in June '[23]. | date, year
    They met on the [Fourth] of July. | date, ordinal
    They met in [March 2022]. | date, year
    They met at [2022-03-12T10:30:00Z]. | date, time
    They met on Monday ([May 4]). | date
    They met on Sunday, [May 15]. | date
    They met from [3-5 May]. | date
    They met from [May 3 to 5]. | date
    They met from [May 3] to [May 5]. | date; date
    They met between [3 and 5 May]. | date
    It dates from the [1960s]. | date, year
    It dates from the ['90s]. | date, year
    It dates from the [90s]. | date, year
    It was the plan for [2013-14]. | date, year
    It was the plan for [2013/14]. | date, year
    It was the plan for [2019-2021]. | date, year
    It dates from [500 BC]. | date, year
    It dates from [AD 79]. | date, year
    The tax is due by [April 15]. | date
    The law of [July 4, 1776], stands. | date
""")
NOT_DATES = table(r"""
    He may buy [12] of them. | 12
    They march [12 km] a day. | 12 km
    On Monday [40] people met. | 40
    In May [40] people met. | 40
    In March, [12] people met. | 12
    On 4 May [40] people met. | 40
    On May 4, [40] people met. | 40
    In March 2022, [40] people met. | 40
    A run of [60 s] was too long. | 60 s
    [3/4] of them | 3/4 ratio
    It took [3-5 days]. | 3..5 d
    [1,960] ships | 1960
    Since March [12,000] have left. | 12k
    The ship was [30 feet] long in May. | 30 [ft_i]
    [5] May Day marches | 5
""")
YEARS = refusals(r"""
    It fell in [2019]. | year
    It fell in [1979], and again in [1983]. | year; year
    It has fallen since [1979]. | year
    It will fall by [2030]. | year
    It held until [2019]. | year
    It lasted from [2015] to [2019]. | year; year
    It lasted from [1998] until [2003]. | year; year
    the [2024] election | year
    the [2008] financial crisis | year
    the [1918] flu | year
    the class of [1999] | year
    the World Cup in Qatar ([2022]) | year
    early [2020] | year
    in mid-[2020] | year
    fiscal [2023] | year
    under the [1931] constitution | year
    after the [2015] attacks | year
    the [2015] and [2016] budgets | year; year
    Nigeria's [2020] census | year
    in ['02], ['04] and ['06] | year; year; year
    in Fiscal Year [2016] | year
    Expo Canada [2016] | year, model_name
    the year [2050] | year
    before [1945] | year
    at the end of [2021] | year
    in late [1999] or early [2000] | year; year
    the [2010-2011] season | year, date
""")
NOT_YEARS = table(r"""
    [2,019] people | 2019 exact
    [2019] people | 2019 exact
    [2,022] people came in May. | 2022
    [At least 2000] people | ge 2000
    [2000 km] away | 2000 km
    [$2019] | 2019 USD
    [1,900] troops | 1900
    [2050 metres] high | 2050 m
    It took [20 years]. | 20 a_j
    In 2019 [45] people came. | 45
    In 2019, [45] people came. | 45
    [more than 1990] ships | gt 1990
    [1999] soldiers were buried. | 1999
""")
TIMES = refusals(r"""
    It began at [10:30]. | time
    It began at [10:30 a.m.]. | time
    It began at [2pm]. | time
    It began at [2 pm]. | time
    It began at [2 p.m.] | time
    It began at [2.17pm]. | time
    It began at [9 o'clock]. | time
    It began at [nine o'clock]. | time
    It began at [nine o’clock]. | time
    It began at [1400 GMT]. | time
    It began at [18.30 BST]. | time
    It began at [1830 hours]. | time
    It began at [14:00 UTC]. | time
    It began at [07:45:30]. | time
    It ran from [9am] to [5pm]. | time; time
    It ran from [9 to 5pm]. | time
    It began at [half past nine]. | time
""")
NOT_TIMES = table(r"""
    It lasted [10 hours]. | 10 h
    [1,400] men | 1400
    At [2 metres] it stopped. | 2 m
    It lasted [30 minutes], from 10:30. | 30 min
    At [2 percent], it is low. | 2 %
    I am [1] of [2 million] of them. | 1; 2M
    At 10:30 [12] people met. | 12
    At 2pm [12] people met. | 12
    [9] clocks | 9
""")
THINGS = refusals(r"""
    Call [+44 20 7946 0958]. | phone
    Call [020 7946 0958]. | phone
    Call [(202) 555-0143]. | phone
    Call [202-555-0143]. | phone
    Call [1-800-555-0199]. | phone
    Call [+1 202 555 0143]. | phone
    It runs [v2.1]. | version
    It runs [Python 3.11]. | version
    It runs [version 2]. | version
    It runs [version two]. | version
    It runs [version 3.4]. | version
    It runs release [2.1.4]. | version
    The part is [24703L202]. | identifier
    The class is [English 101]. | identifier
    The cluster is [MACS J1149.5+6663]. | identifier, model_name
    The thing is [scp-173]. | identifier
    They boarded [flight 370]. | identifier
    They closed [Highway 35]. | identifier
    It is [No. 1]. | identifier
    It is [no. 7] on the list. | identifier
    It is [number one]. | identifier, ordinal
    It is [#3] on the list. | identifier, ordinal
    They met in [room 12]. | identifier
    They left from [gate 5]. | identifier
    They left from [platform 9]. | identifier
    They closed [Route 66]. | identifier, model_name
    They closed [Interstate 95]. | identifier, model_name
    They closed the [M25]. | identifier, model_name
    They closed [I-95]. | identifier, model_name
    It is case [2019-CV-00123]. | identifier
    It is file [AB-1234-56]. | identifier
    The book is [ISBN 978-3-16-148410-0]. | identifier, phone
    It was [Group 4]. | identifier, model_name
    It is in [Phase 3]. | identifier, section, model_name
    It was a [Category 4] storm. | identifier, model_name
    It was [World War Two]. | identifier, model_name, ordinal
    It was [World War 2]. | identifier, model_name, ordinal
    They closed [Terminal 2]. | identifier, model_name
    They live in [District 9]. | identifier, model_name
""")
NOT_THINGS = table(r"""
    [3.11 million] people | 3.11M
    [370] flights | 370
    [35] highways | 35
    [12] rooms | 12
    The version had [two] flaws. | 2
    [101] English classes | 101
    [911] calls | 911
    They left from [five] gates. | 5
    The phone costs [$800]. | 800 USD
    [24,703] parts | 24703
    The flight carried [370] people. | 370
    The class has [101] pupils. | 101
    [Three] phases, [four] groups | 3; 4
    [Two] versions, [12] releases | 2; 12
    There was room for [12]. | 12
    A number of routes, [66] in all | 66
    [555,014] people | 555014
""")
SCORES = refusals(r"""
    They won [3-2]. | score
    They lost [2-1] at home. | score
    They beat Rovers [21-14]. | score
    They drew [0-0]. | score
    It ended in a [1-1] draw. | score
    It was a [5-4] ruling. | score
    It was a [5-4] vote. | score
    The court split [6-3]. | score
    The house voted [62-38]. | score
    The house voted [62 to 38]. | score
    It was voted down [82 to 35]. | score
    It was voted down by [82 to 35]. | score
    They won [6-4], [7-5]. | score; score
    They lead the series [3–1]. | score
    It was [5-10]. | ambiguous_score
    a ratio of [3:1] | score, time
    odds of [3 to 1] | score
    a [3-to-1] margin | score
""")
NOT_SCORES = table(r"""
    [5-10] people | 5..10
    It took [5-10 days]. | 5..10 d
    They won [3] games, [2] at home. | 3; 2
    They won [3-4 percent] of all votes. | 3..4 %
    They scored [21] goals. | 21
    They won by [14] runs. | 14
    It costs [$5-10]. | 5..10 USD
    [5 to 10] people | 5..10
    They won [62 percent] of votes. | 62 %
    [20-30] houses burned. | 20..30
    They lost [40-50] men. | 40..50
""")
ORDINALS = refusals(r"""
    the [21st] century | ordinal
    the [twenty-first] time | ordinal
    the [tenth] man | ordinal
    the [1st] of them | ordinal
    the [102nd] day | ordinal
    the [third] quarter | ordinal
    her [18th] birthday | ordinal
    the [hundredth] day | ordinal
    its [fourth]-largest city | ordinal
    the [fifth] of them to die | ordinal
    an [11th]-hour deal | ordinal
    the [1,000th] case | ordinal
    the [49th] parallel | ordinal
""")
NOT_ORDINALS = table(r"""
    [two-thirds] of them | 2/3 ratio
    [a third] of them | 1/3 ratio
    [a fifth] of them | 1/5 ratio
    [21 centuries] | 21 century
    the first [three days] | 3 d
    the first [12] people | 12
    [a tenth] of them | 1/10 ratio
    its third [10,000-tonne] ship | 10k t
    on the 21st, [40] people met | 40
    a fourth term of [five years] | 5 a_j
    the second [million dollars] | 1M USD
    [30 seconds] | 30 s
""")
SECTIONS = refusals(r"""
    under [Article 5] | section
    under [article 370] | section
    under [Articles 5] and [6] | section; section
    under [Section 230] | section
    under [Chapter 11] | section
    under [§ 8] | section
    under [§8] | section
    on [page 4] | section
    on [p. 4] | section
    in [paragraph 14] | section
    in [clause 3.2] | section
    in [Table 3] | section
    in [Figure 2] | section
    in [Volume 2] | section
    in [Part 3] | section
    in [Annex 4] | section
    under UN [Resolution 1701] | section, identifier
""")
NOT_SECTIONS = table(r"""
    [5] articles | 5
    [three] sections, [11] chapters | 3; 11
    [4] pages | 4
    The article names [5] men. | 5
    In part, [3] men were to blame. | 3
    The page has [4] errors. | 4
    The figure of [2 million] is wrong. | 2M
    The volume of [2 litres] is low. | 2 L
    The resolution passed with [14] votes. | 14
""")
MODEL_NAMES = refusals(r"""
    an [F-16] | model_name
    a [Boeing 737] | model_name
    an [Airbus A320] | model_name
    an [A380] | model_name
    [COVID-19] | model_name
    [Covid-19] deaths | model_name
    a [T-72] tank | model_name
    an [AK-47] | model_name
    the [S-400] system | model_name
    a [MiG-29] | model_name
    [Windows 10] | model_name, version
    the [iPhone 12] | model_name
    the [G7] | model_name
    the [G20] summit | model_name
    [5G] networks | model_name
    [MH17] | model_name, identifier
    [Formula 1] | model_name
    [Voyager 2] | model_name
    [Apollo 11] | model_name
    a [Leopard 2] tank | model_name
    the [H5N1] virus | model_name
    [PM2.5] levels | model_name
    [CO2] levels | model_name
    [MI6] | model_name, identifier
    [Channel 4] | model_name, identifier
    [Web 2.0] | model_name, version
    the [Group of Seven] | model_name
    the summit [COP26] in Glasgow | model_name, identifier
    the summit [COP28] in Dubai | model_name, identifier
    a [C-17] and an [A-10] | model_name; model_name
    the droid [R2-D2] | model_name, identifier
    a [4K] TV | model_name
    a [1080p] screen | model_name, identifier
    the [Wi-Fi 6] standard | model_name, version
    the [USB 3.0] port | model_name, version
    a [Boeing 747-400] | model_name
    the [Xbox 360] | model_name
    the [Su-27s] | model_name
""")
NOT_MODEL_NAMES = table(r"""
    [16] F-16s | 16
    [20] Boeing 737s | 20
    [two] Boeing 737 planes | 2
    [300] T-72 tanks | 300
    [12] A-10s, [3] Su-27s | 12; 3
    [31] M1 Abrams tanks | 31
    [4k] viewers | 4k
    [COP 260,000] | 260k COP
    [12] iPhones | 12
    [seven] G7 leaders | 7
    [19] Covid-19 cases | 19
    [5 GB] of data | 5 GBy
    [5 g] of gold | 5 g
    [10] windows | 10
    a group of [seven] men | 7
    a group of [12] | 12
    [2] leopards, [47] wolves | 2; 47
    The F-16 cost [$60 million]. | 60M USD
    Boeing sold [737] planes. | 737
    Apple sold [12 million] phones. | 12M
""")
ADDRESSES = refusals(r"""
    see [https://example.org/2019/45?page=3] | address
    see [www.example.org/45] | address
    see [example.org/45] | address
    the host [192.168.1.2] | address, version
    write to [news24@example.org] | address
    write to [desk.7@example.org] | address
    by [@reader99] | address, identifier, model_name
    at [10 Downing Street] | address
    at [221B Baker Street] | address
    at [1600 Pennsylvania Avenue] | address
""")
NOT_ADDRESSES = table(r"""
    [10] streets | 10
    [12] wide avenues | 12
    [192.168 million] people | 192.168M
    see https://example.org/2019/45 for [12] more | 12
    Each street has [10] houses. | 10
    [1,600] avenues | 1600
    [40] people on the street | 40
""")
PRONOUNS = refusals(r"""
    [No one] was hurt. | pronoun
    [one] of them | pronoun
    [One] of the men fled. | pronoun
    [the one] we know | pronoun
    [this one] is new | pronoun
    That is a good [one]. | pronoun
    They hate [one another]. | pronoun
    [each one] of us | pronoun
""")
NOT_PRONOUNS = table(r"""
    [one] person | 1
    [One] man fled. | 1
    [one in five] of them | 1/5 ratio
    [One] man and [two] boys fled. | 1; 2
    [One] died and [two] were hurt. | 1; 2
    [two] of them | 2
    [one million] of them | 1M
    [no more than one] person | le 1
    [more than one] of them | gt 1
    [one third] of them | 1/3 ratio
    [one percent] of them | 1 %
""")
IDIOMS = refusals(r"""
    [a million thanks] | idiom
    [Thanks a million]! | idiom
    It is [one in a million]. | idiom
    the attacks of [9/11] | date, idiom
    open [24/7] | idiom
    a [catch-22] | idiom, model_name
    a [Catch 22] | idiom, model_name
    It is [50-50]. | idiom
    It is [fifty-fifty]. | idiom
    a chance of [50/50] | idiom
    on [cloud nine] | idiom
    back to [square one] | idiom
    [never in a million years] | idiom
""")
NOT_IDIOMS = table(r"""
    [a million] people | 1M
    [one in a thousand] people | 1/1000 ratio
    [24 hours] a day | 24 h
    [24 hours], [7 days] | 24 h; 7 d
    [50-60] people | 50..60
    [50%] of them | 50 %
    [22] catches | 22
    [nine] clouds | 9
    [9] of the [11] men | 9; 11
    [one] square | 1
    [a million years] | 1M a_j
    [50] for, [50] against | 50; 50
""")
GROUPINGS = refusals(r"""
    an index of [1,5] | ambiguous_grouping
    an index of [12,34] | ambiguous_grouping
    an index of [1,2345] | ambiguous_grouping
    an index of [123,45] | ambiguous_grouping
    an index of [1.234,5] | ambiguous_grouping
    an index of [1.234.567,89] | ambiguous_grouping
    an index of [1.234.567] | ambiguous_grouping, version
    [1,5 km] away | ambiguous_grouping
    [€1,5 million] | ambiguous_grouping
    a share of [1/0] | undefined
    a share of [5/0] | undefined
""")
NOT_GROUPINGS = table(r"""
    [1,500] | 1500
    [1.5] | 1.5
    [12,345] | 12345
    [12,34,567] | 1234567
    [1], [5] and [9] | 1; 5; 9
    [1,500.25] | 1500.25
    a share of [1/2] | 1/2 ratio
    [0] of [5] men | 0; 5
    [123456789012345678] stars | 123456789012345678
""")
REFUSED = [
    *DATES, *YEARS, *TIMES, *THINGS, *SCORES, *ORDINALS, *SECTIONS, *MODEL_NAMES, *ADDRESSES,
    *PRONOUNS, *IDIOMS, *GROUPINGS,
]  # fmt: skip
ACCEPTED = [
    *NOT_DATES, *NOT_YEARS, *NOT_TIMES, *NOT_THINGS, *NOT_SCORES, *NOT_ORDINALS, *NOT_SECTIONS,
    *NOT_MODEL_NAMES, *NOT_ADDRESSES, *NOT_PRONOUNS, *NOT_IDIOMS, *NOT_GROUPINGS,
]  # fmt: skip
NO_NUMBERS = """
    for once
    second to none
    a second look
    the second half
    the first quarter
    a half-hearted try
    at half-time
    her half-brother
    the headquarters
    a quarter-final
    the quarterback
    double standards
    to double-check
    her test scores
    to score a goal
    a triple jump
    a single mother
    a twin
    the few who stayed
    few people
    many people
    a degree in law
    a foot in the door
    the point of it
    a pound cake
    at the turn of the millennium
    the march in May
    an ounce of truth
    the tenor sang
    a weight off her shoulders
    someone, anyone, everyone
    phone, stone and zone
    often, listen, attend, fortunate
    Nineveh and Sixtus
""".strip().split("\n")


@pytest.mark.parametrize(("text", "codes"), REFUSED)
def test_refuses_what_is_no_quantity(text: str, codes: str) -> None:
    assert_refuses(text, codes)


@pytest.mark.parametrize(("text", "meant", "locale"), ACCEPTED)
def test_reads_what_only_looks_like_it(text: str, meant: str, locale: str) -> None:
    assert_means(text, meant, locale)


@pytest.mark.parametrize("text", [line.strip() for line in NO_NUMBERS])
def test_reads_no_number_in_words_that_hold_none(text: str) -> None:
    assert read(text).quantities == ()


@pytest.mark.parametrize("digits", ["1" * 400, "9" * 5000, "1," * 2000 + "111", "0." + "3" * 400])
def test_refuses_a_figure_that_is_too_long(digits: str) -> None:
    [refusal] = read(f"It is {digits} of them.").refusals

    assert refusal.code in ("too_long", "ambiguous_grouping")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("It fell in 2019.", Refusal("2019", 11, 15, "year")),
        ("The G7 met.", Refusal("G7", 4, 6, "model_name")),
        ("The F-16 fell.", Refusal("F-16", 4, 8, "model_name")),
        ("the 21st century", Refusal("21st", 4, 8, "ordinal")),
        ("an index of 1,5", Refusal("1,5", 12, 15, "ambiguous_grouping")),
        ("It was 5-10.", Refusal("5-10", 7, 11, "ambiguous_score")),
        ("It began at 10:30.", Refusal("10:30", 12, 17, "time")),
        ("Since 12 March 2022, none.", Refusal("12 March 2022", 6, 19, "date")),
        ("under Article 5 today", Refusal("Article 5", 6, 15, "section")),
    ],
)
def test_a_refusal_names_its_words(text: str, refusal: Refusal) -> None:
    reading = read(text)

    assert (reading.quantities, reading.refusals) == ((), (refusal,))


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "({}) "])
def test_the_numbers_of_a_list_are_no_quantities(mark: str) -> None:
    items = ["Wash your hands.", "Drink 2 litres a day.", "Stay at home."]

    reading = read("\n".join(mark.format(n) + item for n, item in enumerate(items, start=1)))

    assert [(each.low, each.unit) for each in reading.quantities] == [(2, "L/d")]


def test_quantities_and_refusals_stand_beside_each_other() -> None:
    reading = read("In 2019 the F-16 fleet flew 1,200 hours; at least 12 were lost by March 3.")

    assert [each.text for each in reading.quantities] == ["1,200 hours", "at least 12"]
    assert [each.code for each in reading.refusals] == ["year", "model_name", "date"]
