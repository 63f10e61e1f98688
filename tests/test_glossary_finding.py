"""Names in many short texts, each written with what should be found before it was tried."""

from pathlib import Path

import pytest

from l10n.glossary import find_terms, read_glossary

NAMES = (Path(__file__).parents[1] / "glossary" / "names.csv").read_text(encoding="utf-8")
MORE = """\
George W. Bush,George Bush,person,m,,Джордж Буш,Джордж Буш,,,,,
Gordon Brown,,person,m,,Гордон Браун,Гордон Браун,,,,,
John Major,,person,m,,Джон Мейджор,Джон Мейджор,,,,,
Condoleezza Rice,,person,f,,Кондолиза Райс,Кондоліза Райс,,,,,
Will Hurd,,person,m,,Уилл Херд,Вілл Герд,,,,,
Jordan,,place,f,,Иордания,Йорданія,,,,,
Chad,,place,m,,Чад,Чад,,,,,
Georgia,,place,f,,Грузия,Грузія,,,,,
the West,,place,m,,Запад,Захід,,,,,
Conan O'Brien,,person,m,,Конан О’Брайен,Конан О’Браєн,,,,,
Senate,,organisation,m,,сенат,сенат,,,,,
Congress,,organisation,m,,конгресс,конгрес,,,,,
Times,,organisation,,yes,Times,Times,,,,,
Booking.com,,organisation,,yes,Booking.com,Booking.com,,,,,
ISIS,Islamic State|IS,organisation,,,ИГИЛ,ІДІЛ,,,,,
Patriot,,other,m,,Patriot,Patriot,,,,,
Wagner Group,Wagner,organisation,f,,группа «Вагнер»,група «Вагнер»,,,,,
Reform UK,,organisation,f,,Reform UK,Reform UK,,,,,
"""
# text | what is found, possessives with 's
TEXTS = """\
Trump's and Biden’s aides met.|Trump's:lock Biden's:lock
The Trumps and the Bidens dined.|Trumps:plural Bidens:plural
There cannot be two Putins.|Putins:plural
Pro-Kremlin media and anti-Putin groups|Kremlin:derived Putin:derived
a Putin-era law|Putin:derived
non-NATO allies|NATO:derived
Kyiv-Moscow talks|Kyiv:derived Moscow:derived
Kyiv–Moscow talks|Kyiv:derived Moscow:derived
Russia-annexed Crimea|Russia:derived Crimea:lock
Russian-annexed Crimea|Russian:derived Crimea:lock
the Moscow-backed leader|Moscow:derived
the post-Soviet space|Soviet:derived
O’Brien said O'Brien’s show was off.|O’Brien:lock O'Brien's:lock
Conan O'Brien hosts.|Conan O'Brien:lock
Putin left.|Putin:lock
“Putin left,” he said.|Putin:lock
'Putin left,' he said.|Putin:lock
[Putin] rarely goes|Putin:lock
(Putin) rarely goes|Putin:lock
Vladimir Putin is here|Vladimir Putin:lock
Vladimir Putin’s visit|Vladimir Putin's:lock
PUTIN ARRIVES IN KYIV|PUTIN:lock KYIV:lock
VLADIMIR PUTIN ARRIVES|VLADIMIR PUTIN:lock
PUTIN'S WAR|PUTIN's:lock
THE UN AND THE EU AGREE|UN:lock EU:lock
Visit https://www.kremlin.ru/Putin or Putin.com|
Write to Putin@kremlin.ru|
@Putin #Putin|
#Kyiv is trending|
In May, Theresa May met Mr May.|May:ambiguous Theresa May:lock May:ambiguous
May 9 is Victory Day|Victory Day:lock
May said she would resign.|May:lock
May the force be with you.|May:ambiguous
You may go.|
Mrs. May’s cabinet|May's:lock
Will Hurd said Hurd will go.|Will Hurd:lock Hurd:lock
Mark my words.|
Mark Rutte and Mark Zuckerberg|Mark Rutte:lock
Rice said the talks failed.|Rice:lock
Rice is eaten in Asia.|Rice:ambiguous
Condoleezza Rice’s book|Condoleezza Rice's:lock
Ms. Rice left.|Rice:lock
Turkey and Jordan signed.|Turkey:lock Jordan:lock
We ate turkey.|
Michael Jordan played.|Jordan:ambiguous
troops in Jordan|Jordan:lock
Chad Smith drums.|Chad:ambiguous
refugees from Chad|Chad:lock
Tbilisi, Georgia, voted|Georgia:lock
Atlanta, Georgia|Georgia:ambiguous
the state of Georgia|Georgia:ambiguous
Georgia’s parliament|Georgia's:lock
Georgian Dream party|Georgian:derived
Bush and Brown met.|Bush:lock Brown:lock
Brown bears live here.|Brown:ambiguous
the Bush administration|Bush:lock
Bush fires burn.|Bush:ambiguous
Barbara Bush died.|Bush:ambiguous
the Bushes|Bushes:plural
the West must act|West:lock
The West must act|West:lock
Western leaders|Western:derived
in the west of Ukraine|Ukraine:lock
Kanye West sang.|West:ambiguous
West Bank settlers|West:ambiguous
the West Bank|West:ambiguous
West Germany|West:ambiguous Germany:lock
Major said no.|Major:lock
Major General Kyrylo Budanov|Major:ambiguous Kyrylo Budanov:lock
John Major’s government|John Major's:lock
Moscow officials and Kyiv residents|Moscow:lock Kyiv:lock
Muscovites|Muscovites:derived
Moscow’s mayor|Moscow's:lock
Kyivan Rus|Kyivan:derived
Putinism, Trumpism and Bidenomics|Putinism:derived Trumpism:derived Bidenomics:derived
Vladimir Putin|Vladimir Putin:lock
Volodymyr Zelenskyy; Zelenskiy; Zelensky|Volodymyr Zelenskyy:lock Zelenskiy:lock Zelensky:lock
President Zelenskyy’s aide|Zelenskyy's:lock
Olena Zelenska and Zelensky|Olena Zelenska:lock Zelensky:lock
the US Congress|US:lock Congress:lock
U.S. President Donald Trump|U.S.:lock Donald Trump:lock
He told US lawmakers|US:lock
Tell us.|
The U.S.’s role|U.S.'s:lock
The US-Russia summit|US:derived Russia:derived
the White House, White house|White House:lock
the white house on the hill|
the Supreme Court’s ruling|Supreme Court's:lock
the New York Times and The New York Times|New York Times:lock New York Times:lock
in New York on Monday|New York:lock
The Times of London|Times:ambiguous London:lock
modern times|
How many times?|
End times are near|
Booking.com reported|Booking.com:lock
Xi Jinping and Xi|Xi Jinping:lock Xi:lock
President Xi’s visit|Xi's:lock
Kim Jong-un and Kim Jong Un|Kim Jong-un:lock Kim Jong Un:lock
WHO chief Tedros|WHO:lock
Who said that? WHO did.|WHO:lock
the ICC warrant|ICC:lock
Bashar al-Assad; Assad; al-Assad’s army|Bashar al-Assad:lock Assad:lock al-Assad's:lock
the Assads|Assads:plural
J.D. Vance and JD Vance|J.D. Vance:lock JD Vance:lock
Donald J. Trump|Donald J. Trump:lock
Donald Trump Jr. spoke|Donald Trump:ambiguous
Melania Trump|Trump:ambiguous
Hunter Biden|Biden:lock
Ivana Trump’s home|Trump's:ambiguous
Trump Tower in New York|Trump:lock New York:lock
the Kremlin wall|Kremlin:lock
"Kremlin"|Kremlin:lock
Kremlin—Putin’s home|Kremlin:lock Putin's:lock
Putin, Trump & Co.|Putin:lock Trump:lock
Putin/Trump summit|Putin:lock Trump:lock
Ukraine's, Russia's and Belarus' leaders|Ukraine's:lock Russia's:lock Belarus's:lock
Ukrainian and Belarusian troops|Ukrainian:derived Belarusian:derived
Wagner fighters; the Wagner Group|Wagner:lock Wagner Group:lock
Dnipro’s and Dnieper|Dnipro's:lock Dnieper:lock
Saint Petersburg, St. Petersburg and St Petersburg|Saint Petersburg:lock St. Petersburg:lock St Petersburg:lock
the Reform UK leader|Reform UK:lock
Britain’s UK-wide vote|Britain's:lock UK:derived
Viktor Orbán and Orban|Viktor Orbán:lock Orban:lock
Recep Tayyip Erdoğan; Erdogan|Recep Tayyip Erdoğan:lock Erdogan:lock
António Guterres|António Guterres:lock
ex-President Putin; ex-Putin aide|Putin:lock Putin:derived
Washington Post|Washington Post:lock
George Washington|Washington:ambiguous
Denzel Washington|Washington:ambiguous
the Washington-based group|Washington:derived
Jack London wrote|London:ambiguous
Moscow, Idaho|Moscow:lock
Putin’s Russia’s war|Putin's:lock Russia's:lock
“Will Russia win?”|Russia:lock
AP — Kyiv|AP:lock Kyiv:lock
**Putin** and *Zelensky*|Putin:lock Zelensky:lock
<b>Putin</b> said|Putin:lock
[Putin](https://kremlin.ru) said|Putin:lock
Putin… Kyiv: Moscow; Berlin!|Putin:lock Kyiv:lock Moscow:lock Berlin:lock
Mr.Putin said|Putin:lock
Mr. Putin’s|Putin's:lock
Putin`s and Putin´s|Putin's:lock Putin's:lock
Putins' regime|Putins's:plural
the Zelenskys|Zelenskys:plural
Kremlin's Peskov|Kremlin's:lock Peskov:lock
Dmitry Peskov, Putin’s spokesman|Dmitry Peskov:lock Putin's:lock
(Kremlin-funded)|Kremlin:derived
Putin-Trump-Xi talks|Putin:derived Trump:derived Xi:derived
anti-Ukraine, pro-EU|Ukraine:derived EU:derived
EU-Ukraine summit|EU:derived Ukraine:derived
Ukraine-born; UN-backed|Ukraine:derived UN:derived
mid-Kyiv|Kyiv:derived
Trump 2.0|Trump:lock
Trump-ish|Trump:derived
KYIV (Reuters) - Ukraine said|KYIV:lock Reuters:lock Ukraine:lock
MOSCOW, May 9 (TASS) — Putin|MOSCOW:lock TASS:lock Putin:lock
Putin Meets Xi in Beijing|Putin:lock Xi:lock Beijing:lock
US, EU and UK Impose Sanctions on Russia|US:lock EU:lock UK:lock Russia:lock
WHO warns|WHO:lock
UN’s IAEA chief Rafael Grossi|UN's:lock IAEA:lock Rafael Grossi:lock
Kherson’s Antonivka; Dnipro River|Kherson's:lock Dnipro:lock
Chernobyl-type reactors|Chernobyl:derived
Crimean Tatars; Crimea's|Crimean:derived Crimea's:lock
Ukrainians and Russians fled|Ukrainians:derived Russians:derived
the Iranian-made drones; Iran's|Iranian:derived Iran's:lock
Germans, French and Poles|Germans:derived French:derived
the two Koreas|
Musk’s X; musk oil|Musk's:lock
tusk of an elephant; Tusk said|Tusk:lock
Merz’s Germany’s|Merz's:lock Germany's:lock
Harris, 60, and Tim Walz|Harris:lock
Chris Harris lost.|Harris:ambiguous
Boris Johnson and Lyndon Johnson|Boris Johnson:lock Johnson:lock
the Duma’s speaker; State Duma|Duma's:lock State Duma:lock
Red Square parade|Red Square:lock
the Second World War’s end|Second World War's:lock
World War III|
Victory Day’s parade|Victory Day's:lock
Security Council of Russia|Russia:lock
the U.N. Security Council|U.N. Security Council:lock
Xi's and XI|Xi's:lock
Chapter XI|
Kyiv's "Kremlin" is “Bankova”|Kyiv's:lock Kremlin:lock
‘Putin’ and ‘Kyiv’|Putin:lock Kyiv:lock
he said: ‘Putin’s gone’|Putin's:lock
Biden–Harris ticket|Biden:derived Harris:derived
Biden/Harris|Biden:lock Harris:lock
Trump, Putin’s friend, …|Trump:lock Putin's:lock
Trumpworld|
Vladimir  V. Putin|Putin:lock
Duda’s, Orban’s|Duda's:lock Orban's:lock
von der Leyen’s plan|von der Leyen's:lock
Ursula von der Leyen|Ursula von der Leyen:lock
VON DER LEYEN SPEAKS|VON DER LEYEN:lock
Kim Jong Un’s sister Kim Yo Jong|Kim Jong Un's:lock
Kyiv.|Kyiv:lock
kyiv|
"""
ROWS = [line.rpartition("|")[::2] for line in TEXTS.splitlines()]


@pytest.fixture(scope="module")
def terms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("glossary")
    (folder / "names.csv").write_text(NAMES + MORE, encoding="utf-8")
    return read_glossary(folder, "uk")


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_name_is_found_and_used_as_expected(text, expected, terms):
    found = [
        f"{text[match.start : match.end]}{chr(39) + 's' if match.possessive else ''}:{match.use}"
        for match in find_terms(text, terms)
    ]
    assert " ".join(found) == expected


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\n"])
def test_a_full_name_is_found_across_any_space(space, terms):
    text = f"Vladimir{space}Putin"
    assert [(match.term.source, match.end) for match in find_terms(text, terms)] == [("Vladimir Putin", 14)]
