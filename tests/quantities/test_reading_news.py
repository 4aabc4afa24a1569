"""Sentences as the news prints them, each with all its quantities: how much of them is read.

Under each sentence stands what it means, in the notation of tests/support/notation.py.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from claims.quantities.parsing.reading import read
from tests.support.notation import Meaning, key, meanings

CONFLICT = """
At least 14 soldiers were killed when a drone struck their barracks before dawn.
    = ge 14
More than 2,300 civilians have died in the bombardment, the monitors said on Friday.
    = gt 2300
The ministry put the enemy's losses at between 600 and 800 men.
    = 600..800
Rebels claim to have captured up to 40 armoured vehicles and three tanks.
    = le 40; 3
No fewer than 27 villages were shelled overnight, according to the governor.
    = ge 27
Nearly 1.2 million people have crossed the border since the offensive began.
    = nearly 1.2M
Some 9,000 troops will take part in the exercise, twice as many as last spring.
    = approx 9000; 2 ratio
Fewer than 100 fighters are thought to remain in the tunnels.
    = lt 100
The alliance has trained over 60,000 recruits at a cost of $1.8 billion.
    = gt 60k; 1.8B USD
"We buried 36 people in two days," the mayor of the besieged town said.
    = 36; 2 d
Artillery fire has damaged 80 to 90 percent of the town's houses.
    = 80..90 %
Dozens of protesters were wounded when guards opened fire.
    = 24..<100
The convoy of 45 lorries was stopped 12 kilometres from the crossing.
    = 45; 12 km
An estimated 70,000 people are trapped in the enclave without food.
    = approx 70k
Aid agencies say half a million children have missed a whole school year.
    = 500k
The general said that his country had lost just under 400 tanks.
    = nearly 400
The missile flew about 950 km at an altitude of more than 6,000 km.
    = approx 950 km; gt 6000 km
Kyiv has asked for 300 tanks, 500 howitzers and 1,000 drones.
    = 300; 500; 1000
Two police officers and a bystander were hurt in the clash.
    = 2
The truce, due to last 72 hours, held for three weeks.
    = 72 h; 3 wk
Insurgents hold roughly a third of the province, analysts say.
    = approx 1/3 ratio
The number of checkpoints has more than tripled since the spring.
    = gt 3 ratio
Tens of thousands of families have fled the highlands.
    = 20k..<100k
The shelling killed 7 and injured 31, among them four children.
    = 7; 31; 4
Moscow says it has called up 300,000 reservists; Western officials doubt that.
    = 300k
A 500-kilogram bomb from the last war was defused beneath the market.
    = 500 kg
As many as 1,500 prisoners could be exchanged under the deal.
    = le 1500
Drones accounted for two-thirds of all the losses, the study found.
    = 2/3 ratio
The militia, 25,000 strong at its peak, now counts 3,000 to 4,000 men.
    = 25k; 3000..4000
Only 12 of the 30 ambulances sent to the city have arrived.
    = 12; 30
The front line has moved by no more than 5 km in six months.
    = le 5 km; 6 mo_j
Hundreds of thousands marched through the capital to demand a ceasefire.
    = 200k..<1M
The government will spend 2.5 percent of GDP on defence.
    = 2.5 %
More than a dozen aid workers have been detained this year.
    = gt 12
At least five people died and 20 others were injured in a blast in Mogadishu.
    = ge 5; 20
"""
HEALTH = """
Officials reported 412 new cases of cholera and 9 deaths in the past week.
    = 412; 9
One in six adults has trouble sleeping, according to the survey.
    = 1/6 ratio
Nine out of ten patients recovered within a month.
    = 9/10 ratio
Fewer than half of the clinics have running water.
    = lt 1/2 ratio
The vaccine proved 94.5 percent effective in a trial of 30,000 volunteers.
    = 94.5 %; 30k
Infections fell by 18% last week, while hospital admissions rose 3%.
    = 18 %; 3 %
The drug costs around £1,700 a month for each patient.
    = approx 1700 GBP/mo_j
Waiting lists have grown to a record 7.6 million.
    = 7.6M
More than 40 per cent of nurses have considered leaving.
    = gt 40 %
Up to 3,500 beds could close over the next two years.
    = le 3500; 2 a_j
The virus has infected at least 23 million people and killed 410,000.
    = ge 23M; 410k
A baby weighing 600 grams survived after being born at 24 weeks.
    = 600 g; 24 wk
The hospital treated 60 patients, most of them under 18 years old.
    = 60; lt 18 a_j
Roughly one in ten pupils has asthma.
    = approx 1/10 ratio
The agency wants to vaccinate 85% of the population by spring.
    = 85 %
Measles cases have tripled to almost 10,000.
    = 3 ratio; nearly 10k
He was given 250 mg of the drug twice daily for 10 days.
    = 250 mg; 10 d
Malaria kills more than 600,000 people a year, three quarters of them small children.
    = gt 600k; 3/4 ratio
Smoking rates have halved over two decades.
    = 1/2 ratio; 2 decade
About 1.5 lakh doses were wasted in the state, an official said.
    = approx 150k
The heart rate should stay below 150 beats.
    = lt 150
Obesity affects between a quarter and a third of adults.
    = 1/4..1/3 ratio
Men who walked 8 km or more lived longer.
    = ge 8 km
The trust overspent by £12.4m, just over 2 per cent of its budget.
    = 12.4M GBP; just_over 2 %
Doctors performed 32 transplants in 48 hours.
    = 32; 48 h
The region has 11 doctors for 40,000 inhabitants.
    = 11; 40k
Suicides dropped 6.5 per cent from a year earlier.
    = 6.5 %
The outbreak has made 134 people ill in five states; none has died.
    = 134; 5
Screening could save 2,000 to 3,000 lives, the charity believes.
    = 2000..3000
The ward has 20 beds, but 28 patients.
    = 20; 28
"""
ECONOMY = """
Prices rose 9.1 percent in June, the most in four decades.
    = 9.1 %; 4 decade
The central bank raised its rate by 75 basis points to 3.25 percent.
    = 75 basis_point; 3.25 %
Shares fell 4 percent to $12.50 in early trading.
    = 4 %; 12.5 USD
The company will cut 1,200 jobs, about 5% of its workforce.
    = 1200; approx 5 %
Profit more than doubled to €3.4 billion.
    = gt 2 ratio; 3.4B EUR
Sales slipped to 14.2 million cars from 15.1 million.
    = 14.2M; 15.1M
The deficit could reach $1.5 trillion, or 6% of GDP.
    = 1.5T USD; 6 %
Analysts had expected growth of between 0.3 and 0.5 percent.
    = 0.3..0.5 %
Oil climbed above $95 a barrel for the first time in weeks.
    = gt 95 USD/[bbl_us]
The rupee weakened past 83 to the dollar.
    = gt 83
The minimum wage will go up to $15 an hour.
    = 15 USD/h
The loan is worth up to €500 million.
    = le 500M EUR
Unemployment stood at 3.7%, down from 4.1% a year ago.
    = 3.7 %; 4.1 %
The fund manages in excess of $30bn for some 2,000 clients.
    = gt 30B USD; approx 2000
Exports rose by a fifth to 48 billion dollars.
    = 1/5 ratio; 48B USD
A typical household will pay £300 to £400 more for heating.
    = 300..400 GBP
The airline lost $200-250 million in the quarter.
    = 200M..250M USD
Inflation is expected to stay under 2 percent.
    = lt 2 %
House prices have climbed 40% in five years.
    = 40 %; 5 a_j
The tax would bring in at least $7 billion but no more than $9 billion.
    = 7B..9B USD
The bank set aside A$350 million for bad loans.
    = 350M AUD
The firm, valued at nearly $4bn, employs 900 people in 12 countries.
    = nearly 4B USD; 900; 12
Wages grew 0.4 percentage points faster than prices.
    = 0.4 percentage_point
Pump prices are up 11 cents since Monday.
    = 11 USX
The group sold its stake of 24.9% for ¥90 billion.
    = 24.9 %; 90B JPY
One euro bought less than one dollar in September.
    = 1 EUR; lt 1 USD
Farmers planted 3.1 million acres of cotton.
    = 3.1M acre
Output of steel dropped to 78 million tonnes, a fall of 10.5 per cent.
    = 78M t; 10.5 %
Investors pulled out more than $1 billion in a single day.
    = gt 1B USD
The port handles 4.5 million containers.
    = 4.5M
The ministry wants to raise 120 billion naira through bonds.
    = 120B NGN
Debt has swollen to 145 percent of output.
    = 145 %
Economists polled had forecast 180,000 new jobs; the figure was 263,000.
    = 180k; 263k
Revenue was flat at $2.1 billion, while costs jumped by $300 million.
    = 2.1B USD; 300M USD
The project is three years late and 60% over budget.
    = 3 a_j; 60 %
Rents are almost twice as high as in Berlin.
    = nearly 2 ratio
Bread costs four times as much as before the war.
    = 4 ratio
The yuan lost about a tenth of its value.
    = approx 1/10 ratio
A third of the workforce, some 400 people, will be let go.
    = 1/3 ratio; approx 400
The carmaker recalled 1.1 million vehicles worldwide.
    = 1.1M
Tuition will cost $9,500, up 4.9%.
    = 9500 USD; 4.9 %
The lottery winner took home half a million dollars.
    = 500k USD
Germany's economy shrank by 0.3 percent, against the 0.1 percent forecast.
    = 0.3 %; 0.1 %
The government plans to borrow 17.3 billion pounds.
    = 17.3B GBP
"""
CLIMATE = """
The world has warmed by about 1.2 degrees Celsius.
    = approx 1.2 delta_cel
Temperatures topped 45C in the south on Tuesday.
    = gt 45 Cel
Emissions must be cut by at least 43 percent, the scientists warn.
    = ge 43 %
The fire has burned more than 60,000 hectares and is 20 percent contained.
    = gt 60k har; 20 %
Up to 200 mm of rain fell in 24 hours.
    = le 200 mm; 24 h
The glacier has lost two-thirds of its ice.
    = 2/3 ratio
Sea levels could rise by 30 to 60 centimetres.
    = 30..60 cm
The drought has killed an estimated 1.5 million cattle.
    = approx 1.5M
Winds reached 185 km/h, tearing roofs off 340 houses.
    = 185 km/h; 340
Forests the size of 12 football fields vanish every minute.
    = 12
Solar plants produced 14 GW at noon.
    = 14 GW
The reservoir is down to 27% of its capacity.
    = 27 %
Carbon dioxide reached 421 parts per million.
    = 421 [ppm]
The country wants to plant 10 billion trees.
    = 10B
Temperatures dropped to -30 °C in Yakutsk.
    = -30 Cel
The blaze jumped a river 100 metres wide.
    = 100 m
Coal still supplies just over half of the power.
    = just_over 1/2 ratio
The wind farm's 87 turbines can supply 800,000 homes.
    = 87; 800k
The lake has shrunk by 90 percent over 50 years.
    = 90 %; 50 a_j
A car emits about 4.6 tonnes of the gas a year.
    = approx 4.6 t
The city uses 2.8 billion litres of water every week.
    = 2.8B L
Some 1,900 firefighters and 24 aircraft are battling the flames.
    = approx 1900; 24
The storm dumped a foot and a half of snow on the town.
    = 1.5 [ft_i]
Waves of 8 to 10 metres battered the coast.
    = 8..10 m
Nearly 40 million Americans live under a heat warning.
    = nearly 40M
Rainfall was 35% below average.
    = 35 %
The plant will run on 100 percent renewable power.
    = 100 %
A 1,200-megawatt reactor was shut down.
    = 1200 MW
The oil slick covers 80 square miles.
    = 80 [mi_i]2
Snow cover lasted 18 days fewer than usual.
    = 18 d
"""
ELECTIONS = """
She won 52.3 percent of the vote, he 47.7 percent.
    = 52.3 %; 47.7 %
Turnout was just under 60 percent.
    = nearly 60 %
The party took 41 of the 120 seats.
    = 41; 120
With 98 percent of ballots counted, her lead stood at 4,512 votes.
    = 98 %; 4512
Almost three in five voters oppose the plan.
    = nearly 3/5 ratio
More than 12 crore people were eligible to vote in the state.
    = gt 120M
The poll of 1,012 adults has a margin of error of 3.1 percentage points.
    = 1012; 3.1 percentage_point
He needs at least 50% to avoid a runoff.
    = ge 50 %
Thousands queued for hours outside the embassy.
    = 2000..<10000
The commission disqualified 17 candidates.
    = 17
The bill passed with 230 votes in favour and 195 against.
    = 230; 195
Support for the president has fallen by 6 percentage points.
    = 6 percentage_point
The campaign raised $27 million from 400,000 donors.
    = 27M USD; 400k
Only a quarter of the members are women.
    = 1/4 ratio
The coalition holds a majority of two seats.
    = 2
A two-thirds majority is needed to change the constitution.
    = 2/3 ratio
Between 55 and 60 per cent of those polled said they were undecided.
    = 55..60 %
Observers visited more than 800 polling stations in 22 districts.
    = gt 800; 22
The mayor served three four-year terms.
    = 3; 4 a_j
The recount changed fewer than 300 votes.
    = lt 300
The opposition gained 11 seats, its best result in 20 years.
    = 11; 20 a_j
Close to 2 million ballots were spoiled.
    = nearly 2M
The ad was seen by up to 8 million people.
    = le 8M
Seven in 10 young voters backed the Greens.
    = 7/10 ratio
The premier resigned after 44 days in office.
    = 44 d
About 150 lawmakers walked out.
    = approx 150
Counting took more than 30 hours.
    = gt 30 h
The senator, 74 years old, has served since 1996.
    = 74 a_j
Roughly 65 percent of eligible citizens registered, or 21 million people.
    = approx 65 %; 21M
The party's vote share doubled to 18 percent.
    = 2 ratio; 18 %
"""
SPORT = """
The sprinter ran 100 metres in 9.83 seconds.
    = 100 m; 9.83 s
He scored 34 goals in 38 games.
    = 34; 38
More than 70,000 spectators watched the final.
    = gt 70k
The club paid €65 million for the striker.
    = 65M EUR
She won by just over two seconds after a race of 42 kilometres.
    = just_over 2 s; 42 km
India won by 87 runs and lead the series.
    = 87
The stadium holds up to 45,000 people.
    = le 45k
He has missed six of the last eight matches.
    = 6; 8
The team lost at least $40 million last season.
    = ge 40M USD
The boxer, who weighs 112 kg, threw more than 600 punches.
    = 112 kg; gt 600
The climb is 14.5 km long and rises 1,100 metres.
    = 14.5 km; 1100 m
They have won 12 straight games at home.
    = 12
The captain signed a four-year contract worth $98 million.
    = 4 a_j; 98M USD
The jumper cleared 2.31 metres.
    = 2.31 m
Fewer than 5,000 tickets are left.
    = lt 5000
Nearly half of the squad is under 23 years old.
    = nearly 1/2 ratio; lt 23 a_j
The pitcher's fastball reached 101 mph.
    = 101 [mi_i]/h
The fine of £25,000 was the third this year.
    = 25k GBP
Some 11,000 athletes from 206 nations will compete in 32 sports.
    = approx 11k; 206; 32
He swam the 34-km strait in under 10 hours.
    = 34 km; lt 10 h
Ratings fell 22% to 9.6 million viewers.
    = 22 %; 9.6M
The 19-year-old broke a record that stood for 28 years.
    = 19 a_j; 28 a_j
The hosts had 63 percent of the ball and 18 shots.
    = 63 %; 18
The golfer finished four strokes ahead.
    = 4
The marathon drew twice as many women as men.
    = 2 ratio
"""
CRIME = """
Police seized 2.3 tonnes of cocaine worth about $70 million.
    = 2.3 t; approx 70M USD
The man, accused of 14 murders, faces up to 30 years in prison.
    = 14; le 30 a_j
Burglaries fell by a quarter to 3,180.
    = 1/4 ratio; 3180
Five people were shot, two of them fatally.
    = 5; 2
Officers arrested more than 130 people in three cities.
    = gt 130; 3
The gang stole jewels worth £1.5m in under five minutes.
    = 1.5M GBP; lt 5 min
A 37-year-old teacher was sentenced to eight and a half years.
    = 37 a_j; 8.5 a_j
Fraud costs the country upwards of $5 billion a year.
    = gt 5B USD/a_j
The court fined the firm 400 million euros.
    = 400M EUR
Hackers stole the data of at least 50 million customers.
    = ge 50M
Knife crime was up 7 percent in London.
    = 7 %
The thieves made off with roughly 60 kilos of gold.
    = approx 60 kg
Nearly 90 percent of rapes go unreported, the group says.
    = nearly 90 %
The suspects, between 16 and 19 years old, were released on bail.
    = 16..19 a_j
Investigators found 40 to 50 bodies in the well.
    = 40..50
He demanded a ransom of 25 bitcoins.
    = 25 BTC
A handful of inmates escaped through a tunnel 30 feet long.
    = 3..<10; 30 [ft_i]
The jury deliberated for 11 hours over three days.
    = 11 h; 3 d
The state executed 18 prisoners, twice the number of the year before.
    = 18; 2 ratio
A dozen guards are under investigation.
    = 12
The ring smuggled as many as 200 migrants a week.
    = le 200
Customs officers found 600,000 cigarettes under a load of onions.
    = 600k
The murder rate stands at 26 per 100,000.
    = 26 per_100000
Not more than 10 visitors are allowed at a time.
    = le 10
The driver was going 160 km/h in a 50 km/h zone.
    = 160 km/h; 50 km/h
The scheme cost 3,000 savers their pensions, or $80,000 each.
    = 3000; 80k USD
The officer fired seven shots from less than 3 metres away.
    = 7; lt 3 m
Hundreds of stolen bicycles were found in a barn.
    = 200..<1000
"""
SCIENCE = """
The asteroid, about 150 metres across, passed within 300,000 km of Earth.
    = approx 150 m; 300k km
The fossil is 66 million years old.
    = 66M a_j
The telescope cost $10 billion and took 25 years to build.
    = 10B USD; 25 a_j
The probe travels at 17 km/s.
    = 17 km/s
The planet, 39 light-years away, is 1.3 times as massive as ours.
    = 39 [ly]; 1.3 ratio
Mice given the compound lived 12 to 15 percent longer.
    = 12..15 %
The chip packs more than 50 billion transistors.
    = gt 50B
The lake lies beneath 3.7 km of ice.
    = 3.7 km
Researchers followed 4,600 children for two decades.
    = 4600; 2 decade
The study's 212 authors come from 30 countries.
    = 212; 30
Download speeds reached 940 Mbps.
    = 940 Mbit/s
The battery stores 4 MWh, enough for 300 homes.
    = 4 MW.h; 300
The laser fires for less than 10 nanoseconds.
    = lt 10 ns
The virus particle is roughly 100 nanometres wide.
    = approx 100 nm
The whale can weigh as much as 150 tonnes.
    = le 150 t
Only one in 100,000 plates is defective.
    = 1/100000 ratio
The rocket lifted 27,000 kg into orbit.
    = 27k kg
The rover has driven 28.06 km.
    = 28.06 km
Some dinosaurs grew up to 35 metres long.
    = le 35 m
The camera takes 60 pictures, each of 12 MB.
    = 60; 12 MBy
The crater is 180 km wide and 20 km deep.
    = 180 km; 20 km
Ants make up a fifth of all insect biomass.
    = 1/5 ratio
The sample holds 2.4×10^6 cells.
    = 2.4M
The plant converts 24.5% of the sunlight.
    = 24.5 %
The wreck was found at a depth of 12,500 feet.
    = 12.5k [ft_i]
"""
DISASTERS = """
The quake killed at least 1,040 people and flattened some 3,000 homes.
    = ge 1040; approx 3000
Rescuers pulled a two-year-old girl from the rubble after 90 hours.
    = 2 a_j; 90 h
More than a million people were told to leave the coast.
    = gt 1M
The flood covered a third of the country and did $30bn of damage.
    = 1/3 ratio; 30B USD
The ferry, with 312 passengers and 18 crew aboard, sank within minutes.
    = 312; 18
Between 150 and 200 miners are still underground.
    = 150..200
The train was travelling at nearly 110 miles per hour.
    = nearly 110 [mi_i]/h
Power was out for as many as 2.6 million customers.
    = le 2.6M
The landslide buried 60 houses under 15 metres of mud.
    = 60; 15 m
Two-thirds of the victims were older than 60 years.
    = 2/3 ratio; gt 60 a_j
Hundreds are missing after the dam burst; 71 bodies have been found.
    = 200..<1000; 71
Repairs will cost 4 to 5 billion euros, the minister said.
    = 4B..5B EUR
The hurricane's winds of 130 knots weakened to 90 knots.
    = 130 [kn_i]; 90 [kn_i]
The plane fell 8,000 feet in less than two minutes.
    = 8000 [ft_i]; lt 2 min
The ash rose 12 km and closed five airports.
    = 12 km; 5
The cyclone displaced over 4 lakh people.
    = gt 400k
Relief workers handed out 12,000 tents and 250 tonnes of rice.
    = 12k; 250 t
About 85% of the crops were lost, worth Rs 600 crore.
    = approx 85 %; 6B INR
The stampede left at least 30 dead and more than 100 injured.
    = ge 30; gt 100
The bridge, 1,182 metres long, collapsed at rush hour.
    = 1182 m
The well spilled between 35,000 and 60,000 barrels a day.
    = 35k..60k [bbl_us]/d
An eight-storey building came down; 23 people are unaccounted for.
    = 8; 23
The river crested at 48 feet, just short of its record.
    = 48 [ft_i]
Fire crews from four counties needed five hours to put out the blaze.
    = 4; 5 h
The United Nations has asked for $397 million, of which less than 40% has come in.
    = 397M USD; lt 40 %
Nearly 200,000 people are sleeping outdoors, half of them children.
    = nearly 200k; 1/2 ratio
A toll of 10 or more is feared.
    = ge 10
The explosion was heard up to 25 miles away.
    = le 25 [mi_i]
"""
HEADLINES = """
5 dead, 12 hurt in Lagos bus crash
    = 5; 12
Toll climbs past 1,000 as floods recede
    = gt 1000
US to send $725m in arms to Kyiv
    = 725M USD
Nine killed as boat capsizes off Crete
    = 9
Bank profit up 23%, beats forecasts
    = 23 %
Sensex tumbles, Rs 5 lakh crore wiped out
    = 5T INR
Over 10,000 jobs to go at steelmaker
    = gt 10k
Pound drops below $1.10
    = lt 1.1 USD
Rents rise 8.5% in a year
    = 8.5 %
Japan quake: 48 dead, thousands without water
    = 48; 2000..<10000
$2-3bn hole in budget, watchdog warns
    = 2B..3B USD
Half of UK bees face extinction, study says
    = 1/2 ratio
Man, woman and two children found dead in Ohio home
    = 2
One dead, three missing after avalanche
    = 1; 3
200+ flights cancelled as snow shuts airport
    = ge 200
Heatwave: 40C expected on Sunday
    = 40 Cel
At least 60% of voters back strike
    = ge 60 %
Tech giant to buy rival for $69bn
    = 69B USD
Wildfire doubles in size, 4,000 flee
    = 2 ratio; 4000
Millions face hunger in Horn of Africa
    = 2M..<10M
Council to cut 300-400 posts
    = 300..400
Teachers demand 12 percent raise
    = 12 %
Cocaine worth 40 mln euros seized in Antwerp
    = 40M EUR
Eskom needs R8bn by month's end
    = 8B ZAR
A$1.2m payout for injured jockey
    = 1.2M AUD
"""
REGIONAL = """
The Centre released Rs 1,450 crore to nine states.
    = 14.5B INR; 9
Over 3.5 lakh candidates sat the exam for 8,000 posts.
    = gt 350k; 8000
The state's debt has crossed ₹4 lakh crore.
    = gt 4T INR
The bribe of Rs 2,00,000 was paid in cash.
    = 200k INR
A population of 1.4 billion makes it the largest market.
    = 1.4B
The levy raised KSh 62 billion, KSh 3 billion short of the target.
    = 62B KES; 3B KES
Naira-denominated loans grew by ₦2.1 trillion.
    = 2.1T NGN
Police in Durban recovered drugs worth R14 million.
    = 14M ZAR
The Nairobi court freed 35 of the 52 detained students.
    = 35; 52
Ghana's cedi has lost more than 50 percent of its value.
    = gt 50 %
The dam will generate 6,450 megawatts when complete.
    = 6450 MW
The kingdom pumps about 9 million barrels per day.
    = approx 9M [bbl_us]/d
Israel approved 2,500 homes; some 600,000 settlers live in the territory.
    = 2500; approx 600k
The Gaza crossing opened to 120 trucks, though 500 are needed.
    = 120; 500
Iran has enriched 114 kg of uranium to 60 percent.
    = 114 kg; 60 %
The Saudi fund took a 10% stake for 3.3 billion riyals.
    = 10 %; 3.3B SAR
Turkish inflation slowed to 64.8 percent from 85.5 percent.
    = 64.8 %; 85.5 %
Canberra will buy 20 helicopters for A$2.8 billion.
    = 20; 2.8B AUD
The station runs 30,000 head of cattle over 1.2 million hectares.
    = 30k; 1.2M har
About 8,500 New Zealanders, or one in 600, took part.
    = approx 8500; 1/600 ratio
The Welsh village of 640 people has had no bus for three years.
    = 640; 3 a_j
Scottish salmon exports were worth £578m.
    = 578M GBP
The NHS owes contractors around £130m.
    = approx 130M GBP
Trains were delayed by up to 90 minutes.
    = le 90 min
The county has fewer than 15 deputies for 1,900 square miles.
    = lt 15; 1900 [mi_i]2
Texas gained 9 million residents in two decades.
    = 9M; 2 decade
Ottawa pledged C$500 million over five years.
    = 500M CAD; 5 a_j
The Brazilian state lost 1,100 km2 of forest.
    = 1100 km2
Mexico's police found 2 tons of fentanyl and 45 rifles.
    = 2 t; 45
The Chinese city tested all 11 million residents in ten days.
    = 11M; 10 d
Seoul will spend 400 trillion won.
    = 400T KRW
Manila's metro carries 300,000 riders daily.
    = 300k
Pakistan's floods washed away 1,600 km of roads and 45 bridges.
    = 1600 km; 45
Jakarta sinks by 10 to 20 cm a year.
    = 10..20 cm/a_j
Polish farmers blocked six crossings with hundreds of tractors.
    = 6; 200..<1000
Hungary's fence, 175 km long, cost 880 million euros.
    = 175 km; 880M EUR
The French union counted 2.8 million marchers, the police 963,000.
    = 2.8M; 963k
Greece saw a 30% drop in arrivals.
    = 30 %
The Swiss bank paid 3 billion francs for its rival.
    = 3B CHF
Ethiopia's tax office collected 336.7 billion birr.
    = 336.7B ETB
Egypt floated a bond of 20 billion Egyptian pounds for 4,000 schools.
    = 20B EGP; 4000
"""
QUOTES = """
"There were at least ten of them, maybe more," one witness said.
    = ge 10; 1
"We need $60 million, and we need it now," she told reporters.
    = 60M USD
"Less than 1 percent of the money reached us," the farmer complained.
    = lt 1 %
“More than half our people are under 25 years of age,” the minister noted.
    = gt 1/2 ratio; lt 25 a_j
“I waited six hours for a loaf of bread,” said Maria, a mother of three.
    = 6 h; 3
He said the army would need “two to three weeks, not months.”
    = 2..3 wk
'Up to 70 per cent of the trees are sick,' the ranger warned.
    = le 70 %
She called it "the worst storm in 40 or 50 years."
    = 40..50 a_j
"Nobody expected 2,000 guests," he laughed; 300 had been invited.
    = 2000; 300
"Three or four men came in," a neighbour recalled.
    = 3..4
"It's a nearly $3 billion problem," the auditor said.
    = nearly 3B USD
"For every ten jobs lost, we create twelve," the president claimed.
    = 10; 12
"""
TOKENISED = """
the company said it expects a loss of $ 12 . 5 million .
    = 12.5M USD
turnover grew 6 . 4 % , to $ 1 . 7 billion , the retailer said .
    = 6.4 %; 1.7B USD
more than 80 , 000 spectators filled the arena on sunday .
    = gt 80k
at least 1 , 250 workers , or 7 % of the staff , will be laid off .
    = ge 1250; 7 %
the dollar traded at 142 . 30 yen in tokyo .
    = 142.3 JPY
the unit ' s net fell 59 . 2 % .
    = 59.2 %
output is seen at 10 , 000 to 12 , 000 tons .
    = 10k..12k t
nearly 40 % of the 3 , 400 members voted .
    = nearly 40 %; 3400
up to 500 , 000 barrels were spilled .
    = le 500k [bbl_us]
she is 45 years old and lives 12 miles from here .
    = 45 a_j; 12 [mi_i]
the fund holds $ 3 billion of bonds and 8 % cash .
    = 3B USD; 8 %
about two - thirds of the seats were empty .
    = approx 2/3 ratio
"""
MORE_BOUNDS = """
Donors must give $1,000 or more to attend.
    = ge 1000 USD
Families with three or more children pay nothing.
    = ge 3
Companies with 50 or fewer employees are exempt.
    = le 50
The charge applies to flats larger than 90 square metres.
    = gt 90 m2
Prices ranged from $20 to $35.
    = 20..35 USD
The trip takes anywhere from 40 to 60 minutes.
    = 40..60 min
Losses are put at north of $800 million.
    = gt 800M USD
A minimum of 12 jurors must agree.
    = ge 12
A maximum of 500 guests will be let in.
    = le 500
The bill may run to $2 million or more.
    = ge 2M USD
The crowd, well over 100,000 strong, stayed calm.
    = gt 100k
The figure is slightly more than 4,000.
    = just_over 4000
The convoy is a little over 60 km long.
    = just_over 60 km
Temperatures rarely exceed 30 °C there.
    = gt 30 Cel
Not less than 40 percent of the seats go to women.
    = ge 40 %
Spending must remain below 3 percent of GDP.
    = lt 3 %
Two thirds or more of the shops were shut.
    = ge 2/3 ratio
The reward was raised to as much as $10 million.
    = le 10M USD
Somewhere between 300 and 500 hostages were held.
    = 300..500
The journey of 1,000 km or so took three weeks.
    = approx 1000 km; 3 wk
The debris field is 50-60 km wide.
    = 50..60 km
Its shares were worth at most 30 cents.
    = le 30 USX
Contributions below $200 need not be disclosed.
    = lt 200 USD
At least 20 but no more than 30 ships are waiting.
    = 20..30
It costs less than €2 and lasts at least 10 years.
    = lt 2 EUR; ge 10 a_j
A few hundred residents refused to leave.
    = 300..<1000
Several thousand homes are without power.
    = 3000..<10000
Scores of shops were looted.
    = 40..<100
Tens of millions of dollars are missing.
    = 20M..<100M USD
The blast was felt over 200 miles away.
    = gt 200 [mi_i]
The queue stretched for close to 5 km.
    = nearly 5 km
The cut amounts to approximately 1.5 million barrels a day.
    = approx 1.5M [bbl_us]/d
Under 5 percent of the plastic is recycled.
    = lt 5 %
Almost one in four households is in arrears.
    = nearly 1/4 ratio
Losses more than quadrupled to 92 million euros.
    = gt 4 ratio; 92M EUR
Attacks have risen fivefold.
    = 5 ratio
Subscriptions nearly doubled to 1.1 million.
    = nearly 2 ratio; 1.1M
Attendance was down by more than a third.
    = gt 1/3 ratio
Spending rose by $1.2 billion, or just over 6 percent.
    = 1.2B USD; just_over 6 %
The strike could cost the firm £20m-£25m a week.
    = 20M..25M GBP/wk
"""
ASSORTED = """
The navy intercepted three boats carrying 1,100 rifles and more than 200,000 rounds of ammunition.
    = 3; 1100; gt 200k
The siege, now in its 11th month, has left upwards of 90,000 people without power.
    = gt 90k
Of the 640 hostages, all but a handful have been freed, the envoy said.
    = 640; 3..<10
The army said it had killed 'more than 60' militants and lost two men.
    = gt 60; 2
The peacekeepers, about 13,500 in all, will leave within six months.
    = approx 13.5k; 6 mo_j
A salvo of 30 to 40 rockets hit the port, wounding at least six dockers.
    = 30..40; ge 6
Mediators want both sides to pull back 15 kilometers (9.3 miles) from the line.
    = 15 km; 9.3 [mi_i]
The war has cost the economy between $80 billion and $100 billion, the bank reckons.
    = 80B..100B USD
More than one million shells were fired, according to a think tank in London.
    = gt 1M
Every third house is in ruins, and some 2.4 million people rely on aid.
    = approx 2.4M
The rebels' ranks swelled from a few hundred to almost 5,000.
    = 300..<1000; nearly 5000
"I lost four cousins and my house in 20 seconds," he recalled.
    = 4; 20 s
Russia has fired some 1,200 missiles, roughly 70% of which were shot down.
    = approx 1200; approx 70 %
The corridor stayed open for just 4 hours and let 310 buses through.
    = 4 h; 310
The hospital, built for 200 patients, holds close to 900.
    = 200; nearly 900
Life expectancy fell by 1.5 years to 76.1 years.
    = 1.5 a_j; 76.1 a_j
About 4 in 10 adults skipped a dose last year.
    = approx 4/10 ratio
The jab cuts the risk of death by up to 90 per cent.
    = le 90 %
Of 3,200 people tested, 41, or 1.3 percent, were positive.
    = 3200; 41; 1.3 %
At least one in eight children in the camp is malnourished.
    = ge 1/8 ratio
The average wait rose to 14.5 weeks, from 9 weeks before the pandemic.
    = 14.5 wk; 9 wk
Dr Mensah sees 70 to 80 patients a day, three times the recommended number.
    = 70..80; 3 ratio
The epidemic killed 11,300 people, the vast majority of them in three countries.
    = 11300; 3
Patients over the age of 65 will get a second booster.
    = gt 65 a_j
Researchers found the bug in 23 of 25 samples.
    = 23; 25
Health spending makes up less than a tenth of the budget.
    = lt 1/10 ratio
The scheme covers 55 crore people and cost ₹7,200 crore last year.
    = 550M; 72B INR
Nurses will get a raise of 5 percent, plus a one-off payment of £1,250.
    = 5 %; 1250 GBP
The smog reading hit 480 micrograms per cubic metre in Lahore.
    = 480 ug/m3
The Fed lifted rates by a quarter of a percentage point.
    = 0.25 percentage_point
Growth slowed to 2.1% in the three months to June from 2.6% previously.
    = 2.1 %; 3 mo_j; 2.6 %
Shares in the chipmaker jumped as much as 14% before closing 9.2% higher.
    = le 14 %; 9.2 %
Net income came to $418 million, or $1.32 per share, against $390 million a year earlier.
    = 418M USD; 1.32 USD; 390M USD
The yield on the 10-year bond topped 4.5 percent.
    = 10 a_j; gt 4.5 %
Copper gained $120 to $9,340 a tonne.
    = 120 USD; 9340 USD/t
Brent crude settled 87 cents lower at $81.46 a barrel.
    = 87 USX; 81.46 USD/[bbl_us]
The euro was worth $1.08 on Thursday.
    = 1.08 USD
Some 45 per cent of firms expect to hire; just 8 per cent plan cuts.
    = approx 45 %; 8 %
The merger would create a group with sales of more than 20 billion euros.
    = gt 20B EUR
Ministers will spend an extra £600m on roads, bringing the total to £2.1bn.
    = 600M GBP; 2.1B GBP
A basket of staples that cost 300 pesos now costs 1,000.
    = 300 MXN; 1000
The number of bankruptcies jumped 56 percent, to 4,070.
    = 56 %; 4070
The start-up raised $40-50 million from a dozen investors.
    = 40M..50M USD; 12
Wages are 3.5 times higher than in 1990.
    = 3.5 ratio
The firm's debt of over half a billion dollars falls due in May.
    = gt 500M USD
Fewer than one in five managers are women.
    = lt 1/5 ratio
Tariffs of 10 to 25 percent will hit goods worth $200bn.
    = 10..25 %; 200B USD
The carmaker sold 1,845,000 vehicles, 2.3% fewer than a year ago.
    = 1845000; 2.3 %
Food prices have nearly trebled, and rents are up by half.
    = nearly 3 ratio; 1/2 ratio
Taxpayers earning less than £12,570 pay nothing.
    = lt 12570 GBP
A household with two earners will be $1,900 worse off.
    = 2; 1900 USD
The mine employs 2,300 people and yields 9 tonnes of gold a year.
    = 2300; 9 t
The town of 8,000 recorded 49.6 degrees Celsius, a national record.
    = 8000; 49.6 Cel
Sea ice shrank to 3.41 million square kilometres.
    = 3.41M km2
It was 6 degrees Celsius warmer than normal.
    = 6 delta_cel
About a metre of snow fell, cutting off some 50 villages.
    = approx 50
The flames travelled at up to 20 km per hour.
    = le 20 km/h
The pact would limit warming to 1.5 °C, or at most 2 °C.
    = 1.5 Cel; le 2 Cel
A tonne of the fuel emits 3.1 tonnes of carbon dioxide.
    = 3.1 t
Solar power now costs 4 cents per kilowatt-hour.
    = 4 USX/(kW.h)
The reserve is home to fewer than 50 leopards and around 1,400 elephants.
    = lt 50; approx 1400
Rivers rose 3 metres in five hours.
    = 3 m; 5 h
The cyclone packed gusts of 220 kph and dumped 400 mm of rain.
    = 220 km/h; 400 mm
Australia burned through 18.6 million hectares that summer.
    = 18.6M har
The plant pumps 250 million litres a day into the bay.
    = 250M L/d
The pollster questioned 2,005 people; the margin of error is plus or minus 2.5 points.
    = 2005; 2.5 percentage_point
Mr Ortega took 58.4% against 36.1% for his rival.
    = 58.4 %; 36.1 %
She leads by 3 to 5 points in most surveys.
    = 3..5 percentage_point
The Greens doubled their seats to 24, while the Liberals lost nine.
    = 2 ratio; 24; 9
More than 960 million Indians are registered to vote.
    = gt 960M
No more than a quarter of the delegates may be appointed.
    = le 1/4 ratio
The motion fell short by four votes.
    = 4
Voting opened at 7 a.m. at 92,000 stations.
    = 92k
The law needs 60 of 100 votes in the Senate.
    = 60; 100
Turnout rose four points to 71 percent.
    = 4 percentage_point; 71 %
The incumbent has spent over R100 million on adverts.
    = gt 100M ZAR
Nearly seven in ten South Africans are unhappy with the way democracy works.
    = nearly 7/10 ratio
The keeper made 11 saves and the visitors hit the post twice.
    = 11
She finished in 2 hours, 14 minutes and 4 seconds.
    = 2 h; 14 min; 4 s
The transfer fee of up to €80m would be a record.
    = le 80M EUR
Kenya won 11 medals, four of them gold.
    = 11; 4
He averages 27.4 points and 8 rebounds.
    = 27.4; 8
The crowd of 52,418 saw the home side miss three penalties.
    = 52418; 3
Australia need 213 more runs with six wickets in hand.
    = 213; 6
The rider, 22 years old, leads by 1 minute 40 seconds.
    = 22 a_j; 1 min; 40 s
Tickets cost from $35 to $180.
    = 35..180 USD
The heavyweight stands 6ft 9in and weighs 19 stone.
    = 81 [in_i]; 19 [stone_av]
The pool is 50 metres long and at least 2 metres deep.
    = 50 m; ge 2 m
Prosecutors are seeking a sentence of 12 to 15 years.
    = 12..15 a_j
Burglars took 40,000 euros in cash and jewellery worth another 250,000.
    = 40k EUR; 250k
Two brothers, aged 17 and 19, were charged with 31 counts of fraud.
    = 2; 17 a_j; 19 a_j; 31
The gang moved 300 kg of heroin every month for four years.
    = 300 kg; 4 a_j
Roughly nine of every ten guns were bought legally.
    = approx 9/10 ratio
He must pay $83.3 million in damages.
    = 83.3M USD
The judge gave her 18 months, half of it suspended.
    = 18 mo_j; 1/2 ratio
Homicides dropped to 386, the lowest since 1967.
    = 386
At least three-quarters of the stolen paintings have been recovered.
    = ge 3/4 ratio
Guards beat some prisoners; at least 17 needed surgery.
    = ge 17
Fines of up to 4 percent of turnover are possible.
    = le 4 %
The satellite orbits at 550 km and circles Earth every 95 minutes.
    = 550 km; 95 min
The star is 2,000 times brighter than the sun.
    = 2000 ratio
Engineers squeezed 2 terabits onto a chip 1 cm wide.
    = 2 Tbit; 1 cm
The tooth is between 1.8 and 2 million years old.
    = 1.8M..2M a_j
The microscope can tell apart atoms 0.2 nanometres from each other.
    = 0.2 nm
The device needs less than 5 watts.
    = lt 5 W
The probe is 24 billion kilometres away; its signal takes 22 hours.
    = 24B km; 22 h
Each gram contains some 10 million bacteria.
    = approx 10M
The model was trained on 15 trillion words.
    = 15T
The comet's tail is over 1 million miles long.
    = gt 1M [mi_i]
The 6.4-magnitude tremor lasted 40 seconds.
    = 6.4; 40 s
A 7.8 magnitude quake struck 23 km east of the city.
    = 7.8; 23 km
The ship listed and lost 76 containers.
    = 76
More than 2,000 rescuers with 60 dogs are searching.
    = gt 2000; 60
The insurer puts losses at $3.5bn to $5bn.
    = 3.5B..5B USD
Some 200 houses and two schools were swept away.
    = approx 200; 2
The bus plunged 80 metres into a ravine, killing all 26 on board.
    = 80 m; 26
Only around 15% of those affected have insurance.
    = approx 15 %
Waters are expected to recede in three to four days.
    = 3..4 d
The tower's 24 floors burned in under an hour.
    = 24
Aftershocks of up to 5.1 shook the valley.
    = le 5.1
'Over 500 feared dead' as ferry sinks
    = gt 500
Two in three Brits want new vote: poll
    = 2/3 ratio
Gold tops $2,400 for first time
    = gt 2400 USD
Govt to hire 10 lakh teachers
    = 1M
£14,000-a-week striker eyes exit
    = 14k GBP/wk
Rand slides 2.5% as Eskom debt hits R420bn
    = 2.5 %; 420B ZAR
Up to 15 hurt in Perth crash
    = le 15
Ex-banker jailed for 7½ years
    = 7.5 a_j
Rail fares to rise by 4.9 per cent
    = 4.9 %
100 days on, 40pc of homes still dark
    = 100 d; 40 %
Sydney house sells for $12.25m
    = 12.25M USD
the group cut 3 , 400 jobs , about one - fifth of the total .
    = 3400; approx 1/5 ratio
the yield rose to 8 . 15 % from 8 . 02 % .
    = 8.15 %; 8.02 %
the stock closed at $ 27 . 75 , down $ 1 . 25 .
    = 27.75 USD; 1.25 USD
the company has 2 . 6 million shares outstanding .
    = 2.6M
bids ranged from $ 45 million to $ 60 million .
    = 45M..60M USD
it employs fewer than 1 , 000 people .
    = lt 1000
The tunnel, at 57 km, is the longest on earth and took 17 years.
    = 57 km; 17 a_j
Farmers were promised Rs 2,275 per quintal for wheat.
    = 2275 INR/quintal
Customs seized 4.2 million sticks of ivory-white cigarettes valued at RM2.5 million.
    = 4.2M; 2.5M MYR
The airport will handle up to 12 million passengers a year by 2030.
    = le 12M
Almost all of the 1,600 workers voted, and 94 per cent backed a walkout.
    = 1600; 94 %
The Lagos line is 27 kilometres long with 13 stations.
    = 27 km; 13
It cost 1.5 billion Ghanaian cedis, double the first estimate.
    = 1.5B GHS; 2 ratio
Beirut's banks hold some 90 billion Lebanese pounds.
    = approx 90B LBP
The Dubai tower, 828 metres tall, cost about 5.5bn dirhams.
    = 828 m; approx 5.5B AED
Doha will invest $10bn in Britain over the next five years.
    = 10B USD; 5 a_j
Jordan hosts at least 1.3 million Syrians, about half of them registered.
    = ge 1.3M; approx 1/2 ratio
Zambia's kwacha lost 18 percent in a month.
    = 18 %
Uganda's coffee exports hit a record 6.1 million bags, worth $1.1bn.
    = 6.1M; 1.1B USD
The court struck down a ban that 22 states had passed under the 1931 constitution.
    = 22
The repairs cost us $20,000, and the 43 tenants nothing.
    = 20k USD; 43
The motion was voted down by 80 votes to 37.
    = 80; 37
Trade saw a 45% drop over eight weeks.
    = 45 %; 8 wk
Pupils at the 50 poorest schools read 20 percent fewer books.
    = 50; 20 %
"""
MORE = """
An air raid on the camp killed at least 35 people, among them 12 children, medics said.
    = ge 35; 12
The number of displaced has passed the 2 million mark.
    = gt 2M
Rebel shelling wounded as many as 18 pilgrims, three critically.
    = le 18; 3
Sanaa said it had shot down two drones worth $30 million each.
    = 2; 30M USD
The blockade has pushed the price of a sack of flour above 200,000 pounds.
    = gt 200k GBP
Fighters took the hill after a battle of nine hours in which they lost more than half of their men.
    = 9 h; gt 1/2 ratio
Khartoum's army boasts some 300,000 men, the rebels no more than a third of that.
    = approx 300k; le 1/3 ratio
Over 60 countries will attend, including all five permanent members of the council.
    = gt 60; 5
It has supplied $46bn in arms since 2022, more than all other donors put together.
    = 46B USD
A single shell killed a family of seven.
    = 7
Mines litter 30% of the farmland, an area the size of 174,000 square kilometres.
    = 30 %; 174k km2
The base houses between 2,500 and 3,000 marines.
    = 2500..3000
Hospital admissions have risen sixfold in three weeks.
    = 6 ratio; 3 wk
The dose was cut from 40 mg to 10 mg.
    = 40 mg; 10 mg
The stillbirth rate fell to 3.3 per 1,000 births.
    = 3.3 [ppth]
Almost 95 in 100 children are now vaccinated.
    = nearly 95/100 ratio
Blood pressure above 140 mmHg is a warning sign.
    = gt 140 mm[Hg]
Adults need at least 7 hours of sleep, yet one third get fewer than six.
    = ge 7 h; 1/3 ratio; lt 6
The clinic turned away as many patients as it treated, about 90 a day.
    = approx 90 /d
Deaths from malaria dropped from 896,000 to 608,000 in two decades.
    = 896k; 608k; 2 decade
The lab can test 1,500 samples per day, ten times more than in March.
    = 1500; 10 ratio
A quarter-million people lost cover.
    = 250k
The study followed 12,000 nurses, 85 per cent of whom were women.
    = 12k; 85 %
Painkillers sold for as little as 20 rupees.
    = ge 20 INR
Cases are doubling every four days.
    = 2 ratio; 4 d
Three people have died and at least another 40 have fallen ill.
    = 3; ge 40
The budget foresees a deficit of 4.9 percent of GDP next year and 4.5 the year after.
    = 4.9 %; 4.5
Turnover rose 7.4% to £318.2m, but pre-tax profit slumped by almost two-thirds to £9m.
    = 7.4 %; 318.2M GBP; nearly 2/3 ratio; 9M GBP
The lira has shed more than 80 percent of its value in five years.
    = gt 80 %; 5 a_j
Bitcoin fell below $30,000.
    = lt 30k USD
The Nikkei lost 1.8 percent; the Hang Seng added 0.4 percent.
    = 1.8 %; 0.4 %
Lenders must hold capital of no less than 8% of assets.
    = ge 8 %
The two companies employ 45,000 and 12,000 people respectively.
    = 2; 45k; 12k
Freight rates have quintupled.
    = 5 ratio
Salaries start at €2,400 a month.
    = 2400 EUR/mo_j
A litre of petrol costs 1.92 euros, 14 cents more than in May.
    = 1.92 EUR; 14 USX
The bank expects two to three rate cuts of 25 basis points each.
    = 2..3; 25 basis_point
About 1 in 3 shops on the high street is empty.
    = approx 1/3 ratio
The fund returned 11.6 per cent, beating its benchmark by 1.2 points.
    = 11.6 %; 1.2 percentage_point
Strikers want 35 hours' work for 40 hours' pay.
    = 35 h; 40 h
Sri Lanka owes China some $7 billion, around a fifth of its debt.
    = approx 7B USD; approx 1/5 ratio
The chain will shut 150 of its 870 stores.
    = 150; 870
Orders dropped 3.7 percent from the previous month, four times the decline economists had forecast.
    = 3.7 %; 4 ratio
He sold 1.2 lakh shares at Rs 840 apiece.
    = 120k; 840 INR
Diesel rose by 80 paise a litre in Mumbai.
    = 80 INX/L
The state borrowed Rs 12,000-crore from the market.
    = 120B INR
The Sensex ended 612 points, or 0.9%, lower.
    = 612; 0.9 %
The GST Council waived fees of up to ₹10,000.
    = le 10k INR
Air quality worsened to 460 in Delhi.
    = 460
The monsoon was 8 percent short of normal.
    = 8 %
Temperatures fell as low as minus 27 degrees Celsius.
    = ge -27 Cel
Winds of more than 120 km/h uprooted at least 50 trees.
    = gt 120 km/h; ge 50
A heatwave of 47.3°C baked the Punjab.
    = 47.3 Cel
The creek rose by two feet in an hour.
    = 2 [ft_i]
Some 60 percent of the reef has died.
    = approx 60 %
The island loses five metres of beach every year.
    = 5 m
Peatlands hold twice as much carbon as all the world's forests.
    = 2 ratio
The plant emits 8 million tonnes of CO2 a year.
    = 8M t
The fire scorched 1,300 sq km in under four days.
    = 1300 km2; lt 4 d
Over three-quarters of Australians live within 50 km of the sea.
    = gt 3/4 ratio; 50 km
The dam is 18% full, against 63% a year ago.
    = 18 %; 63 %
Turbines up to 260 metres tall will stand 40 km offshore.
    = le 260 m; 40 km
Her party won 14 of 29 states with a swing of 6.5 points.
    = 14; 29; 6.5 percentage_point
Polls opened to 44.2 million voters, half a million of them abroad.
    = 44.2M; 500k
He beat his rival by a margin of 1,204 votes.
    = 1204
At least 10 per cent of seats are reserved for minorities.
    = ge 10 %
In the capital fewer than 3 in 10 people bothered to vote.
    = lt 3/10 ratio
The coalition can count on 76 seats, one more than it needs.
    = 76; 1
The minister has been in office for less than 100 days.
    = lt 100 d
A petition with over 1.1 million signatures was handed in.
    = gt 1.1M
Two hundred and fifty delegates were expected; only ninety came.
    = 250; 90
The senate approved the deal by 61 votes to 38.
    = 61; 38
Mumbai made 196 for the loss of six wickets.
    = 196; 6
He has scored in each of his last nine games.
    = 9
The hosts need 11 runs off the last two overs.
    = 11; 2
She cleared 4.91 metres, four centimetres short of the record.
    = 4.91 m; 4 cm
The winger cost just over $90 million two years ago.
    = just_over 90M USD; 2 a_j
Arsenal have conceded only eight goals in 19 matches.
    = 8; 19
The race covers 3,400 km in 21 stages.
    = 3400 km; 21
Their average age is 27.
    = 27
Ticket prices range between £45 and £95.
    = 45..95 GBP
The arena can seat 18,000 or so.
    = approx 18k
Police in Karachi arrested 11 men and seized 800 kilograms of hashish.
    = 11; 800 kg
The robbers fled with an estimated R5m in cash.
    = approx 5M ZAR
She was jailed for a minimum of 22 years.
    = ge 22 a_j
A gang of around 15 attacked the bus with knives.
    = approx 15
More than one in ten women has been followed.
    = gt 1/10 ratio
The banker embezzled between 1 and 2 million francs.
    = 1M..2M CHF
Fines start at $500 and can exceed $10,000.
    = 500 USD; gt 10k USD
He drove with 1.8 grams of alcohol per litre of blood.
    = 1.8 g/L
Poachers killed 1,054 rhinos, or nearly three a day.
    = 1054; nearly 3 /d
Inmates spend up to 23 hours a day in their cells.
    = le 23 h
The river is home to 450 species of fish, 60 of which live nowhere else.
    = 450; 60
The comet passes every 76 years or so.
    = approx 76 a_j
The implant, no bigger than 2 mm, runs for ten years.
    = le 2 mm; 10 a_j
The new alloy is 30 percent lighter and twice as strong.
    = 30 %; 2 ratio
Its magnetic field is a thousand times weaker than the Earth's.
    = 1000 ratio
The shuttle reached 28,000 kilometres per hour.
    = 28k km/h
Data centres use 1 to 1.5 percent of the world's electricity, some 240-340 TWh.
    = 1..1.5 %; approx 240..340 TW.h
The seeds lasted 2,000 years, give or take a century.
    = approx 2000 a_j
Half the samples contained more than 10 micrograms of lead per litre.
    = 1/2 ratio; gt 10 ug/L
The tunnel flooded to a depth of nearly two metres.
    = nearly 2 m
The avalanche, 300 metres wide, buried eight skiers.
    = 300 m; 8
At least 16 dead as storm lashes Philippines; 40,000 evacuated
    = ge 16; 40k
Quake of magnitude 6.1 rattles Taiwan
    = 6.1
Insurers face bill of up to $15bn
    = le 15B USD
Hundreds homeless, 2 missing after blaze
    = 200..<1000; 2
Cabinet okays Rs 76,000-crore chip plan
    = 760B INR
Kenya shilling hits 150 to the dollar
    = 150
UAE to plant 100m mangroves
    = 100M
Woolworths profit up 5pc to $1.6b
    = 5 %; 1.6B USD
One in three New Zealanders skips dentist
    = 1/3 ratio
Under-fire boss to get £2.6m-plus payoff
    = ge 2.6M GBP
Nine in 10 Aussies back ban
    = 9/10 ratio
Ghana cuts rate by 100 bps to 29%
    = 100 basis_point; 29 %
EU fines app €1.2 billion
    = 1.2B EUR
20 000 march in Pretoria
    = 20k
Mother-of-four wins $2m
    = 2M USD
the agency rated $ 150 million of notes .
    = 150M USD
the index rose 12 . 25 points , or 0 . 6 % .
    = 12.25; 0.6 %
at least 200 , 000 of the 1 . 2 million refugees are children .
    = ge 200k; 1.2M
revenue grew 11 % , to $ 640 . 5 million from $ 577 million .
    = 11 %; 640.5M USD; 577M USD
the plant , 45 miles north of here , employs 3 , 000 .
    = 45 [mi_i]; 3000
prices fell between 3 % and 5 % .
    = 3..5 %
it paid a premium of 10 to 15 cents a pound .
    = 10..15 USX/[lb_av]
"""
MORE_STILL = """
The ambush left nine dead and more than 40 wounded, local officials told the agency.
    = 9; gt 40
About 2,700 Rohingya crossed the river in the past 48 hours.
    = approx 2700; 48 h
The ceasefire line has shifted by at most 2 km since the winter.
    = le 2 km
Warships fired no fewer than 16 cruise missiles at the depot.
    = ge 16
It is the deadliest attack in nearly a decade, with a toll of at least 58.
    = ge 58
The prince pledged 400 million riyals, of which a quarter has arrived.
    = 400M SAR; 1/4 ratio
Hospitals in the north work at 350% of capacity.
    = 350 %
Each kit holds enough medicine for 10,000 people for three months.
    = 10k; 3 mo_j
Only 3% of the vaccines reached the continent's poorest nations.
    = 3 %
Between March and June the virus spread to all 47 counties.
    = 47
Prof Adeyemi said up to one-third of patients relapse within a year.
    = le 1/3 ratio
Mortality was 2.5 times higher among smokers.
    = 2.5 ratio
The agency slashed its growth forecast to 1.2% from 2.9%.
    = 1.2 %; 2.9 %
Nearly 30 percent of the bank's loans, worth some $11 billion, have gone sour.
    = nearly 30 %; approx 11B USD
The naira fell to a record low of 1,600 to the dollar.
    = 1600
Sales of at least 500,000 cars would be needed to break even.
    = ge 500k
Revenue climbed 18 percent to 2.4 billion rand in the six months to December.
    = 18 %; 2.4B ZAR; 6 mo_j
The regulator may fine it up to 10 percent of its global turnover.
    = le 10 %
Investors poured $3.2bn into start-ups, 40% less than a year before.
    = 3.2B USD; 40 %
Tomatoes sell for Rs 120 a kilo, against Rs 40 last month.
    = 120 INR/kg; 40 INR
The shilling has lost around 15% since January.
    = approx 15 %
Average pay rose 6.2 per cent to £31,400.
    = 6.2 %; 31400 GBP
The refinery can process 650,000 barrels a day, but runs at less than half of that.
    = 650k [bbl_us]/d; lt 1/2 ratio
In Gujarat, 1.6 lakh people were moved to higher ground.
    = 160k
The bushfire destroyed 72 homes and killed a billion animals.
    = 72; 1B
Ocean temperatures were 0.9°C above average.
    = 0.9 delta_cel
More than 6 metres of snow have fallen since November.
    = gt 6 m
The mine would use 12.5 billion litres of water over 60 years.
    = 12.5B L; 60 a_j
Fewer than 70 of the birds survive in the wild.
    = lt 70
Renewables met 43 to 46 percent of demand.
    = 43..46 %
Just 1,340 votes separated the two candidates.
    = 1340; 2
The Liberals got 33.1 percent, down 1.2 points.
    = 33.1 %; 1.2 percentage_point
Some 14 million Kenyans, 65% of those registered, cast a ballot.
    = approx 14M; 65 %
A candidate must win more than half the votes and at least 25% in 24 counties.
    = gt 1/2 ratio; ge 25 %; 24
Nine of the 15 judges dissented.
    = 9; 15
The batsman made 112 off 98 balls, with 12 fours and three sixes.
    = 112; 98; 12; 3
He ran the last lap in under 55 seconds.
    = lt 55 s
The club lost £90m and owes its owner more than £1bn.
    = 90M GBP; gt 1B GBP
Around 1,800 police will guard the 90,000-seat stadium.
    = approx 1800; 90k
The champion beat him in four sets that lasted three hours and 12 minutes.
    = 4; 3 h; 12 min
The ring laundered an estimated $230 million through 20 shell firms.
    = approx 230M USD; 20
Seven out of 10 inmates cannot read.
    = 7/10 ratio
Detectives want to trace a man, about 6 feet tall and between 30 and 40 years old.
    = approx 6 [ft_i]; 30..40 a_j
The blast at the plant was heard 15 km away and left 2,000 jobless.
    = 15 km; 2000
The telescope spotted a galaxy 13.4 billion light years from Earth.
    = 13.4B [ly]
A teaspoon of the star would weigh four billion tonnes.
    = 4B t
The gene is found in roughly two percent of Europeans.
    = approx 2 %
The battery charges to 80% in 18 minutes.
    = 80 %; 18 min
At least one person was killed and dozens trapped when a block of flats fell.
    = ge 1; 24..<100
Of the 1,100 passengers, 60 or more are still missing.
    = 1100; ge 60
The lava, at over 1,100 degrees Celsius, swallowed 80 houses.
    = gt 1100 Cel; 80
It took 300 men three weeks to clear 40,000 tonnes of rubble.
    = 300; 3 wk; 40k t
Premiums could go up by 10 to 15 per cent.
    = 10..15 %
Delhi chokes as smog hits 500
    = 500
Over half of Gaza homes hit, UN says
    = gt 1/2 ratio
Stocks slide 3%, worst day since 2020
    = 3 %
'Nearly 1m' stranded by cyclone
    = nearly 1M
BHP to cut up to 2,500 jobs
    = le 2500
Ex-minister took $4m in bribes, court told
    = 4M USD
Egypt inflation slows to 26.4pc
    = 26.4 %
Petrol up 20c a litre from Monday
    = 20 USX/L
Third man held over £53m depot raid
    = 53M GBP
the bonds , due in 10 years , yield 8 . 9 % .
    = 10 a_j; 8.9 %
net profit was $ 1 . 05 a share , up from 92 cents .
    = 1.05 USD; 92 USX
some 3 , 000 to 4 , 000 workers may strike .
    = 3000..4000
"""
WITHOUT_QUANTITIES = """
The minister declined to comment on 12 March.
The G7 leaders will meet again in 2025.
No one claimed responsibility for the attack.
The F-16 deal was signed in June 2019.
She was born on May 4, 1961, and studied law.
The talks resume at 10:30 on Monday.
The court cited Article 5 and Section 230.
COVID-19 changed everything, the author argues.
He flew on a Boeing 737 to the G20 summit.
The team won 3-2 after extra time.
It was one of the worst storms of the 21st century.
The law of 1976 was repealed in 1998.
Flight MH17 was shot down in July 2014.
The first lady opened the new wing of the museum.
The attacks of 9/11 changed the city.
They live at 10 Downing Street.
The second half of the year will be better.
Windows 10 and the iPhone 12 are no longer sold.
The 1960s were a time of change.
Call 202-555-0143 for help.
See https://example.org/2021/03/12/report-45 for the text.
The thirty-first of August is a holiday.
His third term ends in 2028.
The show is open 24/7, the owner says.
Voyager 2 left the solar system in late 2018.
The T-72 tank is slow.
Chapter 11 protects the firm from its creditors.
They reached the quarter-finals in Rome.
The Second World War ended in 1945.
Since Jan. 30 the road has been closed.
The plan for 2013-14 was dropped.
5G networks are being built along Highway 35.
Nigeria's 2020 census was put off, as were those of '02 and '09.
The 1931 constitution was never ratified.
The house voted 80 to 37 to adjourn.
The king, the queen and the prince all came.
That is a good one, he joked.
The fourth estate has failed us.
""".strip().split("\n")


Key = tuple[str, Decimal | None, Decimal | None, str]


def sentences(block: str) -> list[tuple[str, str]]:
    lines = block.strip().split("\n")
    return [(text, meant.strip(" =")) for text, meant in zip(lines[::2], lines[1::2], strict=True)]


NEWS = [
    sentence
    for block in (
        CONFLICT, HEALTH, ECONOMY, CLIMATE, ELECTIONS, SPORT, CRIME, SCIENCE, DISASTERS, HEADLINES,
        REGIONAL, QUOTES, TOKENISED, MORE_BOUNDS, ASSORTED, MORE, MORE_STILL,
    )
    for sentence in sentences(block)
]  # fmt: skip


def test_the_sentences_are_many_and_no_two_alike() -> None:
    assert len(NEWS) >= 250
    assert len({text for text, _ in NEWS}) == len(NEWS)


def test_reads_nearly_all_quantities_of_the_news() -> None:
    right = found = expected = 0
    misses = []

    for text, meant in NEWS:
        due = Counter(each.key for each in meanings(meant))
        seen = Counter(key(each) for each in read(text).quantities)
        right += (due & seen).total()
        found += seen.total()
        expected += due.total()
        if due != seen:
            misses.append(_miss(text, due - seen, seen - due))

    f1 = 2 * right / (found + expected)
    assert f1 >= 0.95, "\n".join([f"micro F1 {f1:.4f}", *misses])


def _miss(text: str, missed: Counter[Key], wrong: Counter[Key]) -> str:
    lines = [f"  missed {Meaning(*each)}" for each in missed]
    return "\n".join([text, *lines, *(f"  read   {Meaning(*each)}" for each in wrong)])


@pytest.mark.parametrize("text", WITHOUT_QUANTITIES)
def test_reads_no_quantity_where_the_news_has_none(text: str) -> None:
    assert read(text).quantities == ()
