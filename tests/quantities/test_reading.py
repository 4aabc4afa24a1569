"""What is read, group by group: words, and their meaning in the notation of tests/support."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.quantities.parsing.reading import UnknownLocale, read
from claims.quantities.quantity import Comparator, Direction, Form, Precision, Quantity
from tests.support.notation import assert_means, figure, key, meaning, table, unmarked

DIGITS = table(r"""
    [331] civilians | 331 exact
    [7] ships | 7 exact
    [0] cases | 0 exact
    [100] seats | 100 exact
    [999] seats | 999 exact
    [1,000] seats | 1000 rounded res=1000
    [5,000] seats | 5000 rounded res=1000
    [15,000] seats | 15000 rounded res=1000
    [10,000] seats | 10000 rounded res=10000
    [10,500] seats | 10500 exact
    [40000] people | 40000 rounded res=10000
    [547982] refugees | 547982 exact
    [4,019,287] votes | 4019287 exact
    [1,000,000,000,000] stars | 1T rounded res=1T
    a score of [3.5] | 3.5 rounded res=0.1
    an index of [0.25] | 0.25 rounded res=0.01
    a batting average of [.312] | 0.312 rounded res=0.001
    an index of [1,234.50] | 1234.5 rounded res=0.01
""")
INDIAN_DIGITS = table(r"""
    [12,34,567] votes | 1234567 exact
    [1,00,000] voters | 100k rounded res=100k
    [12,34,567.89 rupees] | 1234567.89 INR rounded res=0.01
    [1,23,45,678] people | 12345678 exact
    [1,00,00,000] people | 10M rounded
""")
UNICODE_DIGITS = table("""
    [1\u202f234\u202f567] people | 1234567 exact
    [1\u00a0234\u00a0567] people | 1234567 exact
    [1\u2009234\u2009567] people | 1234567 exact
    [12\u00a0500] people | 12500 exact
    [٣٣١] people | 331 exact
    [१२३] people | 123 exact
    [३,४५,६७८] people | 345678 exact
    [３３１] people | 331 exact
    [40\u201350,000] people | 40k..50k
    [20\u201130 km] | 20..30 km
    [20\u201230 km] | 20..30 km
    [\u22125 °C] | -5 Cel
    [2.4\u00a0million] people | 2.4M
    [12\u202f%] of pupils | 12 %
    [½] of the pupils | 1/2 ratio share
    [more\u00a0than 40] people | gt 40
""")
SCIENTIFIC = table(r"""
    [1.3e6] cells | 1.3M rounded res=100k
    [3.2E-3] of it | 0.0032 rounded
    [6.23x10^-4] of it | 0.000623 rounded
    [2.48×10−5] of it | 0.0000248 rounded
    [5 × 10⁶] cells | 5M rounded res=1M
    [1.5×10^9] cells | 1.5B rounded
    [2x10^3 km] | 2000 km
    [10^6] cells | 1M
    [10⁶] cells | 1M
""")
CONTINENTAL = table("""
    [1.234,5 km] | 1234.5 km | de
    [1.234.567] Menschen | 1234567 exact | de
    [3,5 %] | 3.5 % | de
    [12,5 Mio. Euro] | 12.5M EUR | de
    [10 ± 2 kg] | 8..12 kg
    [1.234] Menschen | 1234 exact | de
    [0,25] | 0.25 | it
    [1.500] casos | 1500 rounded res=100 | es
    [12.500] pessoas | 12500 | pt
    [2,75 km] | 2.75 km | nl
    [1\u00a0234\u00a0567,8 km] | 1234567.8 km | fr
    [12\u00a0345,67 €] | 12345.67 EUR | fr
    [12\u00a0345,67 €] | 12345.67 EUR | pl
    [1\u00a0234,5 km] | 1234.5 km | ru
    [1\u00a0234,5 km] | 1234.5 km | uk
    [€ 1.234.567,89] | 1234567.89 EUR | de
    [10 000] people | 10k | en-ZA
    [1.234] | 1.234 rounded res=0.001 | en
""")
WORDS = table(r"""
    [one] person | 1 exact
    [three] ships | 3 exact
    [Twelve] jurors | 12 exact
    [nineteen] people | 19 exact
    [twenty-five] people | 25 exact
    [twenty five] people | 25 exact
    [Ninety-nine] balloons | 99 exact
    [zero] cases | 0 exact
    [a hundred] people | 100
    [one hundred] people | 100
    [a hundred and one] dogs | 101 exact
    [one hundred and sixteen] people | 116 exact
    [one hundred sixteen] people | 116 exact
    [three hundred and forty-one] people | 341 exact
    [two thousand] people | 2000 rounded
    [a thousand] people | 1000
    [two thousand and nineteen] people | 2019
    [fifteen hundred] people | 1500
    [twenty-three thousand four hundred] people | 23400
    [eleven thousand two hundred and five] people | 11205
    [seventy-five thousand] people | 75k rounded
    [a hundred thousand] people | 100k
    [One million] people | 1M rounded res=1M
    [a million] people | 1M rounded
    [two million three hundred thousand] people | 2.3M
    [three hundred million] people | 300M
    [nine billion] people | 9B rounded
    [a hundred billion] stars | 100B
    [one trillion] trees | 1T rounded
    [one billion two hundred million] people | 1.2B
    [FIFTY] people | 50
""")
MIXED = table(r"""
    [2.4 million] people | 2.4M rounded res=100k
    [12 million] people | 12M rounded res=1M
    [300 million] people | 300M rounded res=1M
    [1.25bn] viewers | 1.25B rounded res=10M
    [1.25 bn] viewers | 1.25B
    [40k] followers | 40k rounded res=1k
    [40K] followers | 40k
    [3m] people | 3M
    [Nearly 1m] flee | nearly 1M
    [2mn] people | 2M
    [7.5 mln] people | 7.5M
    [3.5 thousand] people | 3500
    [1.5 hundred thousand] people | 150k
    [2.3 trillion] trees | 2.3T
    [4-million] seats | 4M
    [half a million] people | 500k rounded
    [half a billion] people | 500M rounded
    [a half million] people | 500k
    [a quarter of a million] people | 250k
    [a quarter million] people | 250k
    [three quarters of a million] people | 750k
    [two and a half million] people | 2.5M
    [two-and-a-half million] people | 2.5M
    [one and a half billion] people | 1.5B
    [a million and a half] people | 1.5M
    [2½ million] people | 2.5M
    [2 1/2 million] people | 2.5M
    [3.5 lakh] people | 350k rounded res=10k
    [two lakh] people | 200k
    [12 crore] voters | 120M rounded res=10M
    [1.2 lakh crore rupees] | 1.2T INR
""")
DOZENS = table(r"""
    [a dozen] people | 12 rounded
    [two dozen] people | 24
    [half a dozen] people | 6
    [a half-dozen] people | 6
    [a dozen] eggs and [three dozen] buns | 12; 36
    [more than a dozen] people | gt 12
    [at least two dozen] people | ge 24
    [nearly three dozen] people | nearly 36
    [a couple of hundred] people | approx 200
    [a couple hundred] people | approx 200
    [a couple of weeks] | approx 2 wk
    [a couple of thousand] people | approx 2000
""")
SHARES = table(r"""
    [two-thirds] of voters | 2/3 ratio rounded share res=1/3
    [two thirds] of voters | 2/3 ratio share
    [a third] of the budget | 1/3 ratio rounded share res=1/3
    [one third] of the budget | 1/3 ratio share
    [One-third] of the budget | 1/3 ratio share
    [half] of all households | 1/2 ratio share
    [Half] the population | 1/2 ratio share
    [three quarters] of pupils | 3/4 ratio share
    [three-quarters] of pupils | 3/4 ratio share
    [a quarter] of pupils | 1/4 ratio share
    [a fifth] of pupils | 1/5 ratio share
    [two-fifths] of pupils | 2/5 ratio share
    [seven-tenths] of pupils | 7/10 ratio share
    [1/3] of voters | 1/3 ratio share
    [one in five] adults | 1/5 ratio rounded share res=1/5
    [one in every six] children | 1/6 ratio share
    [1 in 4] women | 1/4 ratio share
    a one-in-three chance | 1/3 ratio
    [six in 10] voters | 6/10 ratio share
    [9 in 10] voters | 9/10 ratio share
    [nine out of 10] doctors | 9/10 ratio share res=1/10
    [two out of every three] doctors | 2/3 ratio share
    [more than half] of voters | gt 1/2 ratio share
    [fewer than half] of voters | lt 1/2 ratio share
    [nearly a quarter] of voters | nearly 1/4 ratio share
    [almost two-thirds] of voters | nearly 2/3 ratio share
    [about one in three] women | approx 1/3 ratio share
    [at least one in ten] women | ge 1/10 ratio share
    [25%] of cases | 25 % rounded share res=1
    [60 percent] of the vote | 60 % share
    [more than 60 per cent] of the vote | gt 60 % share
    a [12.5 per cent] tariff | 12.5 % rounded absolute res=0.1
    unemployment stood at [4.1%] | 4.1 % absolute
""")
FRACTIONS = table(r"""
    [half a mile] away | 0.5 [mi_i] rounded absolute
    [1/4 inch] thick | 0.25 [in_i] absolute
    [a quarter of a mile] away | 0.25 [mi_i] absolute
    [a quarter of an hour] late | 0.25 h
    [half an hour] late | 0.5 h
    [three-quarters of an hour] late | 0.75 h
    [one and a half hours] late | 1.5 h
    [an hour and a half] late | 1.5 h
    [two and a half years] in jail | 2.5 a_j
    [two-and-a-half-year] sentence | 2.5 a_j
    [1½ miles] away | 1.5 [mi_i]
    [10 1/2 miles] away | 10.5 [mi_i]
    [6½ hours] | 6.5 h
    [half a percentage point] | 0.5 percentage_point
    [half a percent] | 0.5 %
    [a tenth of one percent] | 0.1 %
    [a tenth of a percent] | 0.1 %
    [1 and 1/2 hours] | 1.5 h
    [a hundredth of a second] | 0.01 s
    [half a tonne] of cocaine | 0.5 t
    [three and a half] stars | 3.5
""")
RANGES = table(r"""
    [40-50,000] people | 40k..50k exact
    [10,000 to 15,000] troops | 10k..15k exact
    [10,000-15,000] troops | 10k..15k
    [500 to 600] people | 500..600
    [10-15] militants | 10..15
    [10 – 15] militants | 10..15
    [between 100 and 150] people | 100..150
    [Between 20,000 and 30,000] people | 20k..30k
    [from 200 to 300] people | 200..300
    [two to three million] people | 2M..3M exact
    [2-3 million] people | 2M..3M
    [2 million to 3 million] people | 2M..3M
    [between one and two million] people | 1M..2M
    [between 1.2 million and 1.5 million] people | 1.2M..1.5M
    [between 1.2 and 1.5 million] people | 1.2M..1.5M
    [two or three] people | 2..3
    [two to three weeks] | 2..3 wk
    [two or three weeks] | 2..3 wk
    [$3-4bn] | 3B..4B USD exact
    [$3bn-$4bn] | 3B..4B USD
    [$3bn-4bn] | 3B..4B USD
    [between $3 and $4 billion] | 3B..4B USD
    [between $3 million and $4 million] | 3M..4M USD
    [£10m to £15m] | 10M..15M GBP
    [€500-600 million] | 500M..600M EUR
    [5 to 6 million dollars] | 5M..6M USD
    [between 5 and 7 percent] | 5..7 % exact
    [between 5% and 7%] | 5..7 %
    [5-7%] | 5..7 %
    [60 to 70 per cent] of pupils | 60..70 % share
    [60%-70%] of pupils | 60..70 % share
    [from 20 to 30 km] | 20..30 km exact
    [20 to 30 km] | 20..30 km
    [20-30 km] | 20..30 km
    [20–30km] | 20..30 km
    [20 km to 30 km] | 20..30 km
    [20km-30km] | 20..30 km
    [8- to 16-metre] waves | 8..16 m
    [5 to 7-year-olds] | 5..7 a_j
    [5- to 7-year-olds] | 5..7 a_j
    [1.5 to 2 °C] | 1.5..2 Cel
    [−5 to 5 °C] | -5..5 Cel
    [10 to 15C] | 10..15 Cel
    [about 40 to 50] people | 40..50 approximate
    [between about 40 and 50] people | 40..50 approximate
    [some 40-50] people | 40..50 approximate
    [between a quarter and a third] of pupils | 1/4..1/3 ratio share
    [from half to two-thirds] of pupils | 1/2..2/3 ratio share
    two to three times as high | 2..3 ratio
    [up to 5 or 6] people | le 6
    [at least 5 to 10] people | ge 5
    [one to two days] | 1..2 d
    [three-to-five-year] sentences | 3..5 a_j
    [40 to 50 thousand] people | 40k..50k
""")
BOUNDS = table(r"""
    [more than 10,000] people | gt 10k exact
    [over 500] people | gt 500 exact
    [above 500] | gt 500
    [exceeding 500] | gt 500
    [in excess of 500] people | gt 500
    [upwards of 500] people | gt 500
    [greater than 500] | gt 500
    [higher than 500] | gt 500
    [well over 500] people | gt 500
    [far more than 500] people | gt 500
    [north of $500 million] | gt 500M USD
    [> 500] | gt 500
    [>500] | gt 500
    [at least 331] civilians | ge 331 exact
    [no fewer than 331] people | ge 331
    [no less than 331] people | ge 331
    [not less than 331] people | ge 331
    [not fewer than 331] people | ge 331
    [a minimum of 12] people | ge 12
    [>= 12] | ge 12
    [≥ 12] | ge 12
    [less than 50] | lt 50 exact
    [fewer than 50] people | lt 50
    [under 50] people | lt 50
    [below 50] | lt 50
    [lower than 50] | lt 50
    [well under 50] people | lt 50
    [< 50] | lt 50
    [up to 700] people | le 700 exact
    [at most 700] people | le 700
    [no more than 700] people | le 700
    [not more than 700] people | le 700
    [as many as 700] people | le 700
    [as much as 700 tonnes] | le 700 t
    [a maximum of 700] people | le 700
    [<= 700] | le 700
    [≤ 700] | le 700
    [331 or more] people | ge 331
    [331+] people | ge 331
    [10,000+] people | ge 10k
    [10,000-plus] people | ge 10k
    [331 or higher] | ge 331
    [331 or above] | ge 331
    [50 or fewer] people | le 50
    [50 or less] | le 50
    [50 or below] | le 50
    [5 percent or more] of pupils | ge 5 %
    [$5 million or more] | ge 5M USD
    [$5m+] | ge 5M USD
    [3 million or fewer] people | le 3M
    [More than $2.75 billion] | gt 2.75B USD
    [over 5%] | gt 5 %
    [less than one percent] | lt 1 %
    [more than one] person | gt 1
    Patients over the age of 65 pay less. | gt 65 a_j
    Patients aged over 65 pay less. | gt 65 a_j
    Patients aged 65 or over pay less. | ge 65 a_j
    Patients aged 65 and over pay less. | ge 65 a_j
    He lost 'more than 60' men. | gt 60
    He lost “at least 60” men. | ge 60
    [up to 8 hours] | le 8 h
""")
DOUBLE_BOUNDS = table(r"""
    [at least 60% but no more than 80%] | 60..80 % exact
    [at least 60 but no more than 80] people | 60..80
    [no fewer than 20 and no more than 30] people | 20..30
    [at least 5 and at most 10] people | 5..10
    [a minimum of 5 and a maximum of 10] people | 5..10
    [at least $5 million but no more than $8 million] | 5M..8M USD
""")
VERBS_OF_BOUNDS = table(r"""
    The bill exceeds $1 billion. | gt 1B USD
    Losses exceeded 500 tonnes. | gt 500 t
    The toll topped 1,000. | gt 1000
    Sales surpassed 2 million units. | gt 2M
    The toll has passed 300. | gt 300
    The fine may not exceed 500 euros. | le 500 EUR
""")
APPROXIMATIONS = table(r"""
    [about 40] people | approx 40 approximate
    [around 40] people | approx 40
    [some 40] people | approx 40
    [Some 5,000] people | approx 5000 approximate res=1000
    [about 1.3 million] people | approx 1.3M approximate res=100k
    [roughly 40] people | approx 40
    [approximately 40] people | approx 40
    [approx. 40] people | approx 40
    [approx 40] people | approx 40
    [an estimated 40] people | approx 40
    [circa 40] people | approx 40
    [c. 40] people | approx 40
    [~40] people | approx 40
    [~ 40] people | approx 40
    [≈40] people | approx 40
    [in the region of 40] people | approx 40
    [40 or so] people | approx 40
    [40-odd] people | approx 40
    [20-odd thousand] people | approx 20k
    [40-ish] people | approx 40
    [fortyish] people | approx 40
    [about $40 million] | approx 40M USD
    [around a third] of them | approx 1/3 ratio share
    [roughly half] of them | approx 1/2 ratio share
    [about 40 per cent] of them | approx 40 % share
    [an estimated 1.2 million] people | approx 1.2M
    [nearly 200] people | nearly 200 approximate
    [almost 200] people | nearly 200
    [close to 200] people | nearly 200
    [just under 200] people | nearly 200
    [just short of 200] people | nearly 200
    [a little under 200] people | nearly 200
    [slightly less than 200] people | nearly 200
    [nearly 5,000] people | nearly 5000 approximate res=1000
    [just over 200] people | just_over 200 approximate
    [slightly more than 200] people | just_over 200
    [a little over 200] people | just_over 200
    [a little more than 200] people | just_over 200
    [just above 3%] | just_over 3 %
    [just over half] of them | just_over 1/2 ratio share
""")
MAGNITUDES = table(r"""
    [dozens] of people | 24..<100
    [tens] of people | 20..<100
    [scores] of people | 40..<100
    [hundreds] of people | 200..<1000
    [Thousands] of people | 2000..<10000
    [tens of thousands] of people | 20k..<100k
    [hundreds of thousands] of people | 200k..<1M
    [millions] of people | 2M..<10M
    [tens of millions] of people | 20M..<100M
    [hundreds of millions] of people | 200M..<1B
    [billions] of people | 2B..<10B
    [a few] people | 3..<10
    [a handful] of people | 3..<10
    [a few hundred] people | 300..<1000
    [several hundred] people | 300..<1000
    [a few thousand] people | 3000..<10000
    [several thousand] people | 3000..<10000
    [several million] people | 3M..<10M
    [millions of dollars] | 2M..<10M USD
    [hundreds of miles] | 200..<1000 [mi_i]
    [thousands of tonnes] | 2000..<10000 t
    [tens of billions of euros] | 20B..<100B EUR
    [hundreds of millions of pounds] | 200M..<1B GBP
    [a few days] | 3..<10 d
    Protests drew [hundreds]. | 200..<1000
""")
CHANGES = table(r"""
    Arrivals [doubled]. | 2 ratio rounded times up
    Arrivals [more than doubled]. | gt 2 ratio exact times up
    Arrivals [nearly doubled]. | nearly 2 ratio approximate times up
    Arrivals [tripled]. | 3 ratio times up
    Arrivals [trebled]. | 3 ratio times up
    Arrivals [quadrupled]. | 4 ratio times up
    Arrivals [almost tripled]. | nearly 3 ratio times up
    Arrivals [halved]. | 1/2 ratio times down
    Arrivals [more than halved]. | lt 1/2 ratio times down
    [three times as many] arrivals | 3 ratio times up
    [twice as many] arrivals | 2 ratio times up
    [twice as high] | 2 ratio times up
    [at least three times as many] arrivals | ge 3 ratio times up
    a [threefold] increase | 3 ratio times up
    a [20-fold] increase | 20 ratio times up
    Arrivals were [up 12 %]. | 12 % rounded percent_change up
    Arrivals were [down 3.4%]. | 3.4 % rounded percent_change down res=0.1
    Arrivals [rose by 12 percent]. | 12 % percent_change up
    Arrivals [rose 12 percent]. | 12 % percent_change up
    Arrivals [fell 2.5 per cent]. | 2.5 % percent_change down
    Arrivals [dropped 40%]. | 40 % percent_change down
    Arrivals [climbed 7 percent]. | 7 % percent_change up
    Arrivals [increased by 7 percent]. | 7 % percent_change up
    Arrivals [declined by 7 percent]. | 7 % percent_change down
    Arrivals [surged more than 50%]. | gt 50 % exact percent_change up
    Arrivals [fell by at least 5%]. | ge 5 % percent_change down
    Arrivals [rose by between 2 and 3 percent]. | 2..3 % percent_change up
    Arrivals were [up nearly 20%]. | nearly 20 % percent_change up
    a 12% increase in arrivals | 12 % percent_change up
    an increase of 12 percent | 12 % percent_change up
    a drop of 15% | 15 % percent_change down
    [12 percent more] arrivals | 12 % percent_change up
    [12% higher] | 12 % percent_change up
    [20% lower] | 20 % percent_change down
    Arrivals [fell by a third] to [3.2 million]. | 1/3 ratio percent_change down; 3.2M absolute
    Arrivals [fell by half]. | 1/2 ratio percent_change down
    Arrivals were cut in half. | 1/2 ratio down
    Turnout [fell by 3 points]. | 3 percentage_point difference down
    Turnout [rose by 2.5 percentage points]. | 2.5 percentage_point difference up
    Rates [rose by 25 basis points]. | 25 basis_point difference up
    The share was [down 5 cents]. | 5 USX difference down
    Arrivals [rose by 500] to [1,520]. | 500 difference up; 1520 exact absolute
    The bill [rose by $5 billion]. | 5B USD difference up
    The town [warmed by 1.2 °C]. | 1.2 delta_cel difference up
    It was [6 degrees Celsius warmer]. | 6 delta_cel difference up
    It was 0.9°C above average. | 0.9 delta_cel
    It is [2,000 times brighter]. | 2000 ratio times up
    It costs [four times more]. | 4 ratio times up
    Sales [rose 7.4%] to [£318.2m]. | 7.4 % percent_change up; 318.2M GBP absolute
    Sales [rose 7.4%] to [318.2 million]. | 7.4 % percent_change up; 318.2M absolute
    Sales [fell by almost two-thirds] to [£9m]. | nearly 2/3 ratio down; 9M GBP absolute
    It is [a thousand times weaker]. | 1000 ratio times
    Sales [slumped by a quarter] to [4.2 million euros]. | 1/4 ratio down; 4.2M EUR absolute
    The index [gained 40] to [7,320]. | 40 difference up; 7320 absolute
    They lead by 10 to 12 points. | 10..12 percentage_point
    Shares [lost 3 cents] to [$1.20]. | 3 USX difference down; 1.2 USD absolute
    The shares [gained $120] to [$9,340]. | 120 USD difference up; 9340 USD absolute
    She leads by 3 to 5 points. | 3..5 percentage_point
    Arrivals rose to [3.2 million]. | 3.2M absolute
    Arrivals fell to [5 %]. | 5 % absolute
    The rate rose from [3%] to [5%]. | 3 % absolute; 5 % absolute
    Arrivals were [up 12 %], at [45,300]. | 12 % percent_change up; 45300 exact absolute
""")
MONEY = table(r"""
    [$5] | 5 USD rounded
    [$5] | 5 USD | en-US
    [$5] | 5 AUD | en-AU
    [$5] | 5 CAD | en-CA
    [$5] | 5 NZD | en-NZ
    [US$5] | 5 USD | en-AU
    [five dollars] | 5 AUD | en-AU
    [A$5] | 5 AUD
    [C$5] | 5 CAD
    [NZ$5] | 5 NZD
    [HK$5] | 5 HKD
    [S$5 million] | 5M SGD
    [R$10 million] | 10M BRL
    [€3bn] | 3B EUR rounded res=1B
    [£2.5m] | 2.5M GBP
    [¥500] | 500 JPY
    [₹500 crore] | 5B INR
    [₦5 billion] | 5B NGN
    [₩300 billion] | 300B KRW
    [₪20 million] | 20M ILS
    [R2.5 billion] | 2.5B ZAR | en-ZA
    [R500] | 500 ZAR | en-ZA
    [R350 million] | 350M ZAR
    [Rs 35 lakh] | 3.5M INR
    [Rs. 1,200 crore] | 12B INR
    [Rs500] | 500 INR
    [Rs 2.5 lakh crore] | 2.5T INR
    [KSh 500 million] | 500M KES
    [USD 5 million] | 5M USD
    [5 million USD] | 5M USD
    [EUR 120 million] | 120M EUR
    [120 MEUR] | 120M EUR
    [120 EUR] | 120 EUR
    [GBP 3.5bn] | 3.5B GBP
    [CHF 2,000] | 2000 CHF
    [AED 30 million] | 30M AED
    [PHP 50 million] | 50M PHP
    [PHP 1,200] | 1200 PHP
    [SEK 100] | 100 SEK
    [NIS 100] | 100 ILS
    [RMB 30bn] | 30B CNY
    [USD30m] | 30M USD
    [5,000 FCFA] | 5000 XOF
    [5,000 won] | 5000 KRW
    [Tk 100] | 100 BDT
    [Rs.500] | 500 INR
    [R5.5-million] | 5.5M ZAR
    [₹45,000-crore] | 450B INR
    [100 Kuwaiti dinars] | 100 KWD
    [5,000 yen] | 5000 JPY
    [3 billion euros] | 3B EUR
    [3 euros] | 3 EUR
    [20 million pounds] | 20M GBP
    [50 pounds sterling] | 50 GBP
    [200 Swiss francs] | 200 CHF
    [1.5 billion shekels] | 1.5B ILS
    [3,000 Turkish lira] | 3000 TRY
    [40 million rand] | 40M ZAR
    [200 billion rubles] | 200B RUB
    [200 billion roubles] | 200B RUB
    [10 billion naira] | 10B NGN
    [500 Kenyan shillings] | 500 KES
    [300 Egyptian pounds] | 300 EGP
    [two million Australian dollars] | 2M AUD
    [10 US dollars] | 10 USD
    [10 U.S. dollars] | 10 USD
    [half a million dollars] | 500k USD
    [a million dollars] | 1M USD
    [34 cents] | 34 USX rounded
    [470 pence] | 470 GBX
    [99p] | 99 GBX | en-GB
    [3 dollars 50 cents] | 3.5 USD
    [3 dollars and 50 cents] | 3.5 USD
    [3 pounds 50 pence] | 3.5 GBP
    [$.50] | 0.5 USD
    [50¢] | 50 USX
    [20c a litre] | 20 USX/L
    [25 cents] | 25 AUX | en-AU
    [30 US cents] | 30 USX
    [£3.50] | 3.5 GBP
    a dividend of $1.40 a share | 1.4 USD
    [$15 an hour] | 15 USD/h
    [$15.4/hour] | 15.4 USD/h
    [$1,200 a month] | 1200 USD/mo_j
    [$80 a barrel] | 80 USD/[bbl_us]
    [€85 a tonne] | 85 EUR/t
    a [$300-million] bridge | 300M USD
    a [$1.2tn] plan | 1.2T USD
    [a million-dollar] home | 1M USD
    [a half-billion-dollar] home | 500M USD
    a [$1 million-plus] home | ge 1M USD
    [$1–$2 million] | 1M..2M USD
    [$5k] | 5000 USD
    [$5b] | 5B USD
    [$5 mn] | 5M USD
    [$5bln] | 5B USD
    [$5-a-day] | 5 USD/d
    [A$30 a kilo] | 30 AUD/kg
    a [$1.2 trillion] plan | 1.2T USD
""")
TOKENISED = table(r"""
    [$ 75 million] of bonds | 75M USD
    [$ 46 . 8 million] of bonds | 46.8M USD
    [59 . 2 %] of shares | 59.2 %
    [6 . 2 %] | 6.2 %
    [80 , 000] spectators | 80k
    [1 , 118] tunes | 1118
    [c $ 16.4 million] | 16.4M CAD
    [£ 2 . 5 bn] | 2.5B GBP
    [1 . 5 million] people | 1.5M
    [10 , 000 - 15 , 000] troops | 10k..15k
    [more than 1 , 300] people , police said . | gt 1300
    [5 - year - old] girl | 5 a_j
    [at least 12 , 500] people | ge 12500
""")
LENGTHS_AND_AREAS = table(r"""
    [8 km] away | 8 km rounded res=1
    [8km] away | 8 km
    an [8-km] walk | 8 km
    [eight kilometres] away | 8 km
    [eight kilometers] away | 8 km
    [26.2 miles] | 26.2 [mi_i] rounded res=0.1
    a [10-mile] walk | 10 [mi_i]
    [6 feet] tall | 6 [ft_i]
    a [six-foot] wall | 6 [ft_i]
    a wall [3m] high | 3 m
    [6ft 2in] tall | 74 [in_i]
    [6'2"] tall | 74 [in_i]
    the [5,000m] final | 5000 m
    the [100m] final | 100 m
    a [2m] fence | 2 m
    [12 ft 2 in] | 146 [in_i]
    [six feet two inches] tall | 74 [in_i]
    [30 cm] | 30 cm
    [5 mm] of rain | 5 mm
    [4 inches] of rain | 4 [in_i]
    [200 nautical miles] | 200 [nmi_i]
    [35,000 feet] | 35k [ft_i]
    [4.2 light years] away | 4.2 [ly]
    [100 yards] away | 100 [yd_i]
    [1,200 acres] | 1200 acre
    [3,000 hectares] | 3000 har
    [45 sq km] | 45 km2
    [45 square kilometres] | 45 km2
    [45 km2] | 45 km2
    [45 km²] | 45 km2
    [17 square miles] | 17 [mi_i]2
    [80 m²] | 80 m2
    [900 square feet] | 900 [sft_i]
    [900 sq ft] | 900 [sft_i]
    [2 million acres] | 2M acre
""")
MASSES_AND_VOLUMES = table(r"""
    [300 tonnes] | 300 t
    [300 metric tons] | 300 t
    [85 kg] | 85 kg
    [85kg] | 85 kg
    [85 kilos] | 85 kg
    [500 grams] | 500 g
    [250 mg] | 250 mg
    [12 stone] | 12 [stone_av]
    [3st 4lb] | 46 [lb_av]
    [11st 7lb] | 161 [lb_av]
    [7lb 3oz] | 115 [oz_av]
    [190 lbs] | 190 [lb_av]
    a [500-kilogram] bomb | 500 kg
    [3 megatonnes] of ore | 3 Mt
    [1.2 gigatonnes] | 1.2 Gt
    [500 litres] | 500 L
    [500 liters] | 500 L
    [330 ml] | 330 mL
    [12 cubic metres] | 12 m3
    [12 m³] | 12 m3
    [2 million barrels] | 2M [bbl_us]
    [50,000 acre-feet] | 50k acre_foot
""")
HEAT_SPEED_AND_POWER = table(r"""
    [45C] | 45 Cel
    [45 °C] | 45 Cel
    [45°C] | 45 Cel
    [45 degrees Celsius] | 45 Cel
    [38.5 degrees C] | 38.5 Cel
    [113F] | 113 [degF]
    [113°F] | 113 [degF]
    [113 degrees Fahrenheit] | 113 [degF]
    [85 degrees] | 85 Cel
    [85 degrees] | 85 [degF] | en-US
    [120 mph] | 120 [mi_i]/h
    [200 km/h] | 200 km/h
    [200 kph] | 200 km/h
    [200km/h] | 200 km/h
    [150 kilometres per hour] | 150 km/h
    [150 kilometers an hour] | 150 km/h
    [60 miles an hour] | 60 [mi_i]/h
    [35 knots] | 35 [kn_i]
    [11.2 km/s] | 11.2 km/s
    [5 GWh] | 5 GW.h
    [300 kilowatt-hours] | 300 kW.h
    [300 kWh] | 300 kW.h
    [2.4 GW] | 2.4 GW
    [500 megawatts] | 500 MW
    a [500-megawatt] plant | 500 MW
    [230 volts] | 230 V
    [230 V] | 230 V
    [400 V] lines | 400 V
    [950 hPa] | 950 hPa
    [960 millibars] | 960 mbar
    [85 decibels] | 85 dB
    [2.4 GHz] | 2.4 GHz
    [20 millisieverts] | 20 mSv
""")
DATA_TIME_AND_AGE = table(r"""
    [5 GB] | 5 GBy
    [10 terabytes] | 10 TBy
    [100 Mbps] | 100 Mbit/s
    [90 minutes] | 90 min
    [2.5 hours] | 2.5 h
    [48 hours] | 48 h
    a [72-hour] truce | 72 h
    [20 milliseconds] | 20 ms
    [ten days] | 10 d
    [six weeks] | 6 wk
    [18 months] | 18 mo_j
    [15 years] in prison | 15 a_j
    the past [five years] | 5 a_j
    over the past [five years] | 5 a_j
    [two decades] | 2 decade
    [three centuries] | 3 century
    a [45-year-old] man | 45 a_j rounded res=1
    a man [45 years old] | 45 a_j
    a [45 year old] man | 45 a_j
    a [three-year-old] girl | 3 a_j
    a [six-month-old] baby | 6 mo_j
    [3 years], [2 months] | 3 a_j; 2 mo_j
    people aged 18-24 | 18..24 a_j
    people aged 18 to 24 | 18..24 a_j
    people aged between 18 and 24 | 18..24 a_j
    [18-to-24-year-olds] | 18..24 a_j
    It lasted [over six weeks]. | gt 6 wk
    It grew over [six weeks]. | 6 wk
    It was [over two decades] ago. | gt 2 decade
    He worked for [over 30 years]. | gt 30 a_j
""")
RATES = table(r"""
    [421 parts per million] | 421 [ppm]
    [421 ppm] | 421 [ppm]
    [35 micrograms per cubic metre] | 35 ug/m3
    [35 µg/m³] | 35 ug/m3
    [1,200 barrels a day] | 1200 [bbl_us]/d
    [1.3 million barrels per day] | 1.3M [bbl_us]/d
    [15 m³/s] | 15 m3/s
    [250 million litres a day] | 250M L/d
    [10 cents a pound] | 10 USX/[lb_av]
    [90 a day] | 90 /d
    [£14,000 a week] | 14k GBP/wk
    a £1bn-a-year scheme | 1B GBP/a_j
    [15 cubic metres per second] | 15 m3/s
    [12 per 100,000] | 12 per_100000
    [10 l/km] | 10 L/km
    [5 kg/cm3] | 5 kg/cm3
    [3 W/min] | 3 W/min
    [95 g/km] | 95 g/km
    [4 tonnes per hectare] | 4 t/har
""")
NEGATIVES = table(r"""
    [-5 °C] | -5 Cel
    [-5C] | -5 Cel
    [minus 5 degrees Celsius] | -5 Cel
    [minus five percent] | -5 %
    [−3.2%] | -3.2 %
    [-0.4%] growth | -0.4 %
    a balance of [-$2.5 billion] | -2.5B USD
    a balance of [$-2.5 billion] | -2.5B USD
    a score of [-12] | -12
    [below -20 °C] | lt -20 Cel
    plus or minus 3 percentage points | 3 percentage_point
    [between -20 and -10 °C] | -20..-10 Cel
""")
SEVERAL = table(r"""
    [12] dead, [5] hurt | 12; 5
    [331] killed and [675] injured | 331; 675
    [three] of the [12] ministers | 3; 12
    [12] of [45] seats | 12; 45
    [$5 million] and [£3 million] | 5M USD; 3M GBP
    [40%] in May, [45%] in June | 40 %; 45 %
    [$5 million] ([about 4.6 million euros]) | 5M USD; approx 4.6M EUR
    [30] men, [20] women and [12] children | 30; 20; 12
    It shrank for [two] straight quarters. | 2
    It shrank in the last [three] quarters. | 3
    It shrank for a second straight quarter, by [2%]. | 2 %
    [1,500 km] ([930 miles]) | 1500 km; 930 [mi_i]
    two brothers, aged 17 and 19 | 2; 17 a_j; 19 a_j
    It cost us [$20,000]. | 20k USD
""")
EVERYTHING = [
    *DIGITS, *INDIAN_DIGITS, *UNICODE_DIGITS, *SCIENTIFIC, *CONTINENTAL, *WORDS, *MIXED, *DOZENS,
    *SHARES, *FRACTIONS, *RANGES, *BOUNDS, *DOUBLE_BOUNDS, *VERBS_OF_BOUNDS, *APPROXIMATIONS,
    *MAGNITUDES, *CHANGES, *MONEY, *TOKENISED, *LENGTHS_AND_AREAS, *MASSES_AND_VOLUMES,
    *HEAT_SPEED_AND_POWER, *DATA_TIME_AND_AGE, *RATES, *NEGATIVES, *SEVERAL,
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant", "locale"), EVERYTHING)
def test_reads_the_words_as_meant(text: str, meant: str, locale: str) -> None:
    assert_means(text, meant, locale)


BARE: dict[str, Any] = {
    "multiplier": Decimal(1),
    "resolution": None,
    "unit": "1",
    "precision": Precision.EXACT,
    "form": Form.ABSOLUTE,
    "alternatives": (),
    "direction": None,
    "baseline": "",
    "counted": "",
    "qualifiers": (),
}
ROUNDED = {"precision": Precision.ROUNDED}
APPROXIMATE = {"precision": Precision.APPROXIMATE}
# text, comparator, low, high, number, what is not as in BARE
PAYLOADS: list[tuple[str, str, str, str, str, dict[str, Any]]] = [
    ("The force is now [more than 10,000].", "gt", "10k", "", "10,000", {}),
    (
        "At the last count [331] civilians killed in the siege had been named.",
        "eq",
        "331",
        "331",
        "331",
        {"counted": "civilians", "qualifiers": ("killed",)},
    ),
    (
        "Officials counted [at least 331] civilians killed.",
        "ge",
        "331",
        "",
        "331",
        {"counted": "civilians", "qualifiers": ("killed",)},
    ),
    (
        "It spoke of [10,000] Russian military personnel killed.",
        "eq",
        "10k",
        "10k",
        "10,000",
        {
            **ROUNDED,
            "resolution": Decimal(10000),
            "counted": "military personnel",
            "qualifiers": ("Russian", "killed"),
        },
    ),
    (
        "They asked for [$2.75 billion].",
        "eq",
        "2.75B",
        "2.75B",
        "2.75",
        {
            **ROUNDED,
            "unit": "USD",
            "multiplier": Decimal(10**9),
            "resolution": Decimal(10**7),
        },
    ),
    (
        "[More than 1.3 million] people have fled.",
        "gt",
        "1.3M",
        "",
        "1.3",
        {"multiplier": Decimal(10**6), "counted": "people"},
    ),
    (
        "[Between 5 and 7 percent] of voters agreed.",
        "between",
        "5",
        "7",
        "5 and 7",
        {"unit": "%", "form": Form.SHARE, "counted": "voters"},
    ),
    (
        "The army lost [40-50,000] soldiers.",
        "between",
        "40k",
        "50k",
        "40-50,000",
        {"counted": "soldiers"},
    ),
    (
        "The bridge costs [$3-4bn].",
        "between",
        "3B",
        "4B",
        "3-4",
        {"unit": "USD", "multiplier": Decimal(10**9)},
    ),
    (
        "[Two-thirds] of voters stayed at home.",
        "eq",
        "2/3",
        "2/3",
        "Two-thirds",
        {
            **ROUNDED,
            "unit": "ratio",
            "form": Form.SHARE,
            "resolution": figure("1/3"),
            "counted": "voters",
        },
    ),
    (
        "Arrivals [fell by a third].",
        "eq",
        "1/3",
        "1/3",
        "a third",
        {
            **ROUNDED,
            "unit": "ratio",
            "form": Form.PERCENT_CHANGE,
            "direction": Direction.DOWN,
            "resolution": figure("1/3"),
        },
    ),
    (
        "Arrivals are [up 12 %] from a year earlier.",
        "eq",
        "12",
        "12",
        "12",
        {
            **ROUNDED,
            "unit": "%",
            "form": Form.PERCENT_CHANGE,
            "direction": Direction.UP,
            "resolution": Decimal(1),
            "baseline": "from a year earlier",
        },
    ),
    (
        "Arrivals have [more than doubled] since January.",
        "gt",
        "2",
        "",
        "doubled",
        {
            "unit": "ratio",
            "form": Form.RATIO,
            "direction": Direction.UP,
            "baseline": "since January",
        },
    ),
    (
        "The camp holds [about 40] prisoners.",
        "approx",
        "40",
        "40",
        "40",
        {**APPROXIMATE, "counted": "prisoners"},
    ),
    (
        "The storm cut power to [nearly 5,000] homes.",
        "nearly",
        "5000",
        "5000",
        "5,000",
        {**APPROXIMATE, "resolution": Decimal(1000), "counted": "homes"},
    ),
    (
        "[Half a million] children are out of school.",
        "eq",
        "500k",
        "500k",
        "Half a",
        {
            **ROUNDED,
            "multiplier": Decimal(10**6),
            "resolution": Decimal(500000),
            "counted": "children",
        },
    ),
    (
        "The night was cold, at [-5 °C].",
        "eq",
        "-5",
        "-5",
        "5",
        {**ROUNDED, "unit": "Cel", "resolution": Decimal(1)},
    ),
    (
        "The fence is [8 km] long.",
        "eq",
        "8",
        "8",
        "8",
        {**ROUNDED, "unit": "km", "resolution": Decimal(1)},
    ),
]


@pytest.mark.parametrize(
    ("marked", "comparator", "low", "high", "number", "others"),
    PAYLOADS,
    ids=[row[0] for row in PAYLOADS],
)
def test_reads_all_there_is_to_a_quantity(
    marked: str, comparator: str, low: str, high: str, number: str, others: dict[str, Any]
) -> None:
    text, [(start, end)] = unmarked(marked)

    [found] = read(text).quantities

    assert replace(found, rule="") == Quantity(
        text=text[start:end],
        start=start,
        end=end,
        comparator=Comparator(comparator),
        low=figure(low) if low else None,
        high=figure(high) if high else None,
        number=number,
        rule="",
        **BARE | others | {"alternatives": found.alternatives},
    )


PHRASES = {
    "gt": [
        "more than", "over", "above", "exceeding", "in excess of", "upwards of", "greater than",
        "well over", "far more than", "much more than",
    ],
    "ge": ["at least", "no fewer than", "no less than", "not less than", "a minimum of"],
    "lt": ["less than", "fewer than", "under", "below", "well under", "far fewer than"],
    "le": [
        "up to", "at most", "no more than", "not more than", "as many as", "as much as",
        "a maximum of",
    ],
    "approx": [
        "about", "around", "roughly", "approximately", "an estimated", "some", "circa",
        "in the region of",
    ],
    "nearly": ["nearly", "almost", "close to", "just under", "just short of"],
    "just_over": ["just over", "slightly more than", "a little over", "slightly over"],
}  # fmt: skip
PHRASED = [(comparator, each) for comparator, phrases in PHRASES.items() for each in phrases]
FIGURES = [
    ("40 people", "40"),
    ("forty people", "40"),
    ("1.3 million people", "1.3M"),
    ("1 . 3 million people", "1.3M"),
    ("5,000 people", "5000"),
    ("80 , 000 people", "80k"),
    ("a million people", "1M"),
    ("half a million people", "500k"),
    ("two and a half million people", "2.5M"),
    ("a dozen people", "12"),
    ("$2bn", "2B USD"),
    ("$ 46 . 8 million", "46.8M USD"),
    ("€500", "500 EUR"),
    ("Rs 35 lakh", "3.5M INR"),
    ("20 million euros", "20M EUR"),
    ("12 km", "12 km"),
    ("12km", "12 km"),
    ("200 miles", "200 [mi_i]"),
    ("six weeks", "6 wk"),
    ("12%", "12 %"),
    ("12 percent of them", "12 %"),
    ("two-thirds of them", "2/3 ratio"),
    ("half of them", "1/2 ratio"),
    ("a quarter of them", "1/4 ratio"),
    ("one in five of them", "1/5 ratio"),
]


@pytest.mark.parametrize(("comparator", "phrase"), PHRASED, ids=[each for _, each in PHRASED])
def test_every_phrase_goes_with_every_figure(comparator: str, phrase: str) -> None:
    texts = {f"It took {phrase} {words}.": meant for words, meant in FIGURES}

    seen = {text: [key(each) for each in read(text).quantities] for text in texts}

    assert seen == {text: [meaning(f"{comparator} {m}").key] for text, m in texts.items()}


@pytest.mark.parametrize(("comparator", "phrase"), PHRASED, ids=[each for _, each in PHRASED])
def test_capitals_make_no_difference(comparator: str, phrase: str) -> None:
    text = f"{phrase} 40 people"
    expected = [meaning(f"{comparator} 40").key]

    for each in (text.upper(), text.title(), text.capitalize()):
        assert [key(found) for found in read(each).quantities] == expected


@pytest.mark.parametrize("verb", ["rose", "fell", "climbed", "dropped", "jumped", "slipped"])
@pytest.mark.parametrize(("words", "meant"), FIGURES)
def test_a_value_that_was_reached_is_no_change(verb: str, words: str, meant: str) -> None:
    [found] = read(f"The figure {verb} to {words}.").quantities

    assert key(found) == meaning(meant).key
    assert found.direction is None


@pytest.mark.parametrize(
    ("text", "counted", "qualifiers"),
    [
        ("331 civilians died", "civilians", ()),
        ("More than 1.3 million people have fled", "people", ()),
        ("12 Ukrainian soldiers were captured", "soldiers", ("Ukrainian", "captured")),
        ("10,000 Russian military personnel killed", "military personnel", ("Russian", "killed")),
        ("three police officers were hurt", "police officers", ()),
        ("300 new cases", "cases", ("new",)),
        ("two-thirds of voters", "voters", ()),
        ("25% of cases", "cases", ()),
        ("dozens of houses burned", "houses", ()),
        ("tens of thousands of refugees", "refugees", ()),
        ("5 or more passengers", "passengers", ()),
        ("a dozen eggs", "eggs", ()),
        ("71 percent of Canadians like it", "Canadians", ()),
        ("two-thirds of farmers depend on it", "farmers", ()),
        ("300 Bavarians marched in it", "Bavarians", ()),
        ("these two rivers seem alike", "rivers", ()),
        ("about 40 percent of the money", "money", ()),
        ("two thirds of these were lost", "", ()),
        ("16 F-16s", "F-16s", ()),
        ("20 Boeing 737s", "Boeing 737s", ()),
        ("40 people and 12 dogs", "people", ()),
        ("12, police said", "", ()),
        ("$5 million", "", ()),
        ("a total of 45", "", ()),
    ],
)
def test_says_what_is_counted(text: str, counted: str, qualifiers: tuple[str, ...]) -> None:
    first = read(text).quantities[0]

    assert (first.counted, first.qualifiers) == (counted, qualifiers)


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Output rose 12% from a year earlier.", "from a year earlier"),
        ("Prices fell 3 percent compared with 2019.", "compared with 2019"),
        ("Prices fell 3 percent compared to last year.", "compared to last year"),
        ("Arrivals have doubled since January.", "since January"),
        ("Arrivals have more than doubled since Jan. 30, he said.", "since Jan. 30"),
        ("Emissions dropped by a fifth over the past decade.", "over the past decade"),
        ("Sales were up 8 percent year on year.", "year on year"),
        ("Sales were up 8 percent.", ""),
        ("There was a 45% drop in harbour dues.", ""),
        ("Deaths fell 22 percent in the north.", ""),
        ("Sales reached 8 million since January.", ""),
    ],
)
def test_keeps_the_words_of_a_baseline(text: str, baseline: str) -> None:
    assert read(text).quantities[0].baseline == baseline


@pytest.mark.parametrize(
    ("text", "locale", "unit", "alternative"),
    [
        ("5 kt", "en", "kt", "kt_tnt"),
        ("5 kt", "en", "kt", "[kn_i]"),
        ("300 tons", "en", "t", "[ston_av]"),
        ("2,000 pounds", "en-GB", "GBP", "[lb_av]"),
        ("2,000 pounds", "en-US", "[lb_av]", "GBP"),
        ("85 degrees", "en", "Cel", "[degF]"),
        ("85 degrees", "en-US", "[degF]", "Cel"),
        ("5 gallons", "en", "[gal_us]", "[gal_br]"),
        ("5 gallons", "en-GB", "[gal_br]", "[gal_us]"),
        ("3 ounces", "en", "[oz_av]", "[oz_tr]"),
        ("500 calories", "en", "kcal", "cal"),
        ("5,000 pesos", "en", "MXN", "PHP"),
        ("5,000 rupees", "en", "INR", "PKR"),
    ],
)
def test_names_the_other_units_that_the_words_may_mean(
    text: str, locale: str, unit: str, alternative: str
) -> None:
    [found] = read(text, locale=locale).quantities

    assert found.unit == unit
    assert alternative in found.alternatives
    assert unit not in found.alternatives


@pytest.mark.parametrize("text", ["8 km", "€3bn", "US$5", "12 %", "331 civilians", "45 °C"])
def test_names_no_other_unit_where_the_words_are_plain(text: str) -> None:
    assert read(text).quantities[0].alternatives == ()


@pytest.mark.parametrize(
    "locale", ["en", "en-US", "en-GB", "en-IN", "en-ZA", "de", "fr", "es", "it", "pl", "ru", "uk"]
)
def test_every_locale_reads_plain_digits(locale: str) -> None:
    assert_means("[331 km]", "331 km", locale)


@pytest.mark.parametrize("locale", ["", "xx", "EN_us!", "english", "en-XX-yy", "\0"])
def test_an_unknown_locale_is_refused(locale: str) -> None:
    with pytest.raises(UnknownLocale) as caught:
        read("331", locale=locale)

    assert caught.value.code == "unknown_locale"


@pytest.mark.parametrize("text", ["", " ", "\n", "The minister declined to comment."])
def test_a_text_without_numbers_has_none(text: str) -> None:
    reading = read(text)

    assert (reading.quantities, reading.refusals) == ((), ())
