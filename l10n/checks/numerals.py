"""Number words of English, Russian and Ukrainian, so that "three", «трёх» and «3» are one number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from l10n.checks.pair import Word


class Numeral(NamedTuple):
    """What one word contributes to a number.

    `size` is the multiplier's rank: 0 for units, 1 for ten to nineteen, 2 for tens, 3 for hundreds, 4 for a
    multiplier. `weak` words ("first", «один», «половина») can stand for a number of the other text, but their own
    absence proves nothing.
    """

    value: float
    size: int
    weak: bool


class Spelled(NamedTuple):
    """A number written in words: its value and span."""

    value: float
    start: int
    end: int
    weak: bool


def read_spelled(text: str, words: Sequence[Word], code: str) -> Iterator[Spelled]:
    """The numbers written in words in a text of language `code` ("en", "ru" or "uk"), in order."""
    run: list[tuple[Word, Numeral]] = []
    for word in words:
        numeral = _read(word.lower, code)
        if run and (numeral is None or not _continues(text, run, word, numeral)):
            # "two hundred and five", "a million and a half", "half a million"
            joint = (word.lower == "and" and run[-1][1].size >= 3) or (
                word.lower == "a" and (run[-1][1].size >= 3 or run[-1][1].value == 0.5)
            )
            if numeral is None and code == "en" and joint:
                continue
            yield _close(run)
            run = []
        if numeral is not None:
            run.append((word, numeral))
    if run:
        yield _close(run)


@lru_cache(maxsize=1 << 14)
def _read(word: str, code: str) -> Numeral | None:
    folded = word.replace("’", "'").replace("ʼ", "'").replace("ё", "е")
    return _table(code).get(folded) or (_compound(folded, code) if code != "en" else None)


def _continues(text: str, run: list[tuple[Word, Numeral]], word: Word, numeral: Numeral) -> bool:
    last_word, last = run[-1]
    if text[last_word.end : word.start].strip(" \u00a0-‑") not in ("", "and", "a", "and a"):
        return False
    if word.lower == "hundred":
        return 0 < last.value < 20
    if last.value % 1 and numeral.size == 4:  # «полтора миллиона»
        return True
    if numeral.size == 4:
        return last.size < 4 or numeral.value > last.value
    if last.size == 4:
        return numeral.value < last.value
    return last.size in (2, 3) and numeral.size < last.size and numeral.value > 0


def _close(run: list[tuple[Word, Numeral]]) -> Spelled:
    total = current = 0.0
    for _, numeral in run:
        if numeral.size == 4:
            if total and numeral.value > total and not current:
                total *= numeral.value
            else:
                total += (current or 1.0) * numeral.value
            current = 0.0
        elif numeral.size == 3 and numeral.value == 100 and 0 < current < 20:
            current *= 100
        elif numeral.value == 0.5 and total:
            total += 0.5 * run[-2][1].value
        else:
            current += numeral.value
    weak = run[-1][1].weak if len(run) == 1 else False
    return Spelled(total + current, run[0][0].start, run[-1][0].end, weak)


_ENGLISH = """
0 zero
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty fourty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
100 hundred
1000 thousand
1000000 million
1000000000 billion
1000000000000 trillion
~12 dozen noon
~0 midnight
~1 one first once single
~2 second twice double pair couple both
~3 third triple thrice
~4 fourth
~5 fifth
~6 sixth
~7 seventh
~8 eighth
~9 ninth
~10 tenth decade
~11 eleventh
~12 twelfth
~13 thirteenth
~14 fourteenth
~15 fifteenth
~16 sixteenth
~17 seventeenth
~18 eighteenth
~19 nineteenth
~20 twentieth twenties
~30 thirtieth thirties
~40 fortieth forties
~50 fiftieth fifties
~60 sixtieth sixties
~70 seventieth seventies
~80 eightieth eighties
~90 ninetieth nineties
~100 hundredth century centenary
~0.5 half halves
~0.25 quarter quarters
~0.3333 thirds
"""

_RUSSIAN = """
~0 ноль нуль нуля нулю нулем нулевой нулевая
~1 один одна одно одного одной одному одним одном одну одни одних однажды единственный
2 два две двух двум двумя двое двоих двоим двоими
~2 оба обе обоих обеих обоим обеим обоими обеими дважды вдвое вдвоем двойка двойной двойная двойное двойных
3 три трех трем тремя трое троих троим троими
~3 трижды втрое втроем тройка тройки тройку тройкой тройке тройной хет-трик
4 четыре четырех четырем четырьмя четверо четверых четверым
~4 четверка четверки четверку четверкой четверке вчетверо вчетвером
5 пять пяти пятью пятеро пятерых пятерым
~5 пятерка пятерки пятерку пятеркой пятерке впятеро
6 шесть шести шестью шестеро шестерых
~6 шестерка шестерки шестерку шестеркой шестерке
7 семь семи семью семеро семерых
~7 семерка семерки семерку семеркой семерке
~20 двадцатка двадцатки двадцатку двадцаткой двадцатке
8 восемь восьми восемью восьмью
~8 восьмерка восьмерки восьмерку восьмеркой восьмерке
9 девять девяти девятью
10 десять десяти десятью
~10 десяток десятка десятке десятку десятком десятки десятков десяткам десятками десятках
~10 десятилетие десятилетия десятилетий десятилетию
11 одиннадцать одиннадцати одиннадцатью
12 двенадцать двенадцати двенадцатью
~12 дюжина дюжину дюжины дюжиной дюжин полдень полудня полудню
~0 полночь полуночи
13 тринадцать тринадцати тринадцатью
14 четырнадцать четырнадцати четырнадцатью
15 пятнадцать пятнадцати пятнадцатью
16 шестнадцать шестнадцати шестнадцатью
17 семнадцать семнадцати семнадцатью
18 восемнадцать восемнадцати восемнадцатью
19 девятнадцать девятнадцати девятнадцатью
20 двадцать двадцати двадцатью
30 тридцать тридцати тридцатью
40 сорок сорока
50 пятьдесят пятидесяти пятьюдесятью
60 шестьдесят шестидесяти шестьюдесятью
70 семьдесят семидесяти семьюдесятью
80 восемьдесят восьмидесяти восемьюдесятью
90 девяносто девяноста
100 сто ста
~100 сотня сотни сотню сотней сотен сотням сотнями сотнях век века веке
~100 столетие столетия столетий столетию столетием столетиям столетиями столетиях
200 двести двухсот двумстам
300 триста трехсот тремстам
400 четыреста четырехсот
500 пятьсот пятисот
600 шестьсот шестисот
700 семьсот семисот
800 восемьсот восьмисот
900 девятьсот девятисот
1000 тысяча тысячи тысячу тысячей тысяч тысяче тысячам тысячами тысячах
1000000 миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами миллионах
1000000000 миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов миллиардам миллиардами
1000000000000 триллион триллиона триллиону триллионом триллионе триллионы триллионов
~1.5 полтора полторы полутора
~500000 полмиллиона
~0.5 половина половину половины половиной половине пол полчаса полгода вполовину наполовину полугодие
~0.25 четверть четверти четвертью квартал квартала квартале
~0.3333 треть трети третью
"""
_RUSSIAN_ORDINALS = (
    "1 перв 2 втор 4 четверт 5 пят 6 шест 7 седьм 8 восьм 9 девят 10 десят 11 одиннадцат 12 двенадцат 13 тринадцат"
    " 14 четырнадцат 15 пятнадцат 16 шестнадцат 17 семнадцат 18 восемнадцат 19 девятнадцат 20 двадцат 30 тридцат"
    " 40 сороков 50 пятидесят 60 шестидесят 70 семидесят 80 восьмидесят 90 девяност 100 сот 1000 тысячн"
)
_RUSSIAN_ENDINGS = "ый ой ий ая ое ые ого ому ым ом ую ых ыми"
_RUSSIAN_THIRD = "третий третья третье третьи третьего третьей третьему третьим третьих третью третьем третьими"

_UKRAINIAN = """
~0 нуль нуля нулю нулем нульовий опівночі північ
~1 один одна одно одне одного однієї одної одному одній одним однією одну одні одних якось єдиний
2 два дві двох двом двома двоє
~2 обидва обидві обох обом обома двічі удвічі вдвічі вдвох удвох двійка подвійний подвійна подвійне
3 три трьох трьом трьома троє
~3 тричі втричі утричі втрьох трійка трійки трійку трійкою трійці потрійний
4 чотири чотирьох чотирьом чотирма четверо
~4 вчетверо четвірка четвірки четвірку четвіркою четвірці
5 п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятьома п'ятеро
~5 п'ятірка п'ятірки п'ятірку п'ятіркою п'ятірці
6 шість шести шістьох шістьом шістьма шістьома шестеро
~6 шістка шістки шістку шісткою шістці
~7 сімка сімки сімку сімкою сімці
~20 двадцятка двадцятки двадцятку двадцяткою двадцятці
7 сім семи сімох сімом сімома семеро
~7 сьома
8 вісім восьми вісьмох вісьмом вісьма вісьмома
9 дев'ять дев'яти дев'ятьох дев'ятьом дев'ятьма дев'ятьома
10 десять десяти десятьох десятьом десятьма десятьома
~10 десяток десятка десятки десятку десятком десяткою десятці десятків десяткам десятками десятках
~10 десятиліття десятиліть десятиріччя
11 одинадцять одинадцяти одинадцятьох одинадцятьма
12 дванадцять дванадцяти дванадцятьох дванадцятьма
~12 дюжина дюжину дюжини опівдні полудень полудня
13 тринадцять тринадцяти тринадцятьох
14 чотирнадцять чотирнадцяти чотирнадцятьох
15 п'ятнадцять п'ятнадцяти п'ятнадцятьох
16 шістнадцять шістнадцяти шістнадцятьох
17 сімнадцять сімнадцяти сімнадцятьох
18 вісімнадцять вісімнадцяти вісімнадцятьох
19 дев'ятнадцять дев'ятнадцяти дев'ятнадцятьох
20 двадцять двадцяти двадцятьох двадцятьма
30 тридцять тридцяти тридцятьох тридцятьма
40 сорок сорока
50 п'ятдесят п'ятдесяти п'ятдесятьох п'ятдесятьма
60 шістдесят шістдесяти шістдесятьох шістдесятьма
70 сімдесят сімдесяти сімдесятьох
80 вісімдесят вісімдесяти вісімдесятьох
90 дев'яносто дев'яноста
100 сто ста
~100 сотня сотні сотню сотень сотням сотнями сотнях
~100 століття століть століттю століттям століттями століттях сторіччя вік
200 двісті двохсот двомстам
300 триста трьохсот
400 чотириста чотирьохсот
500 п'ятсот п'ятисот
600 шістсот шестисот
700 сімсот семисот
800 вісімсот восьмисот
900 дев'ятсот дев'ятисот
1000 тисяча тисячі тисячу тисячею тисяч тисячам тисячами тисячах
1000000 мільйон мільйона мільйону мільйоном мільйоні мільйони мільйонів мільйонам мільйонами мільйонах
1000000000 мільярд мільярда мільярду мільярдом мільярді мільярди мільярдів мільярдам мільярдами
1000000000000 трильйон трильйона трильйону трильйоном трильйони трильйонів
~1.5 півтора півтори
~500000 півмільйона
~0.5 половина половину половини половиною половині пів півгодини півроку наполовину навпіл півріччя
~0.25 чверть чверті чвертю квартал кварталу кварталі
~0.3333 третина третину третини третиною
"""
_UKRAINIAN_ORDINALS = (
    "1 перш 2 друг 4 четверт 5 п'ят 6 шост 7 сьом 8 восьм 9 дев'ят 10 десят 11 одинадцят 12 дванадцят 13 тринадцят"
    " 14 чотирнадцят 15 п'ятнадцят 16 шістнадцят 17 сімнадцят 18 вісімнадцят 19 дев'ятнадцят 20 двадцят 30 тридцят"
    " 40 сороков 50 п'ятдесят 60 шістдесят 70 сімдесят 80 вісімдесят 90 дев'яност 100 сот 1000 тисячн"
)
_UKRAINIAN_ENDINGS = "ий а е і ого ому им ім у их ими ої ій ою"
_UKRAINIAN_THIRD = "третій третя третє треті третього третьої третьому третім третю третіх третіми третьою"


@cache
def _table(code: str) -> dict[str, Numeral]:
    lines = {"en": _ENGLISH, "ru": _RUSSIAN, "uk": _UKRAINIAN}[code]
    table: dict[str, Numeral] = {}
    for line in lines.split("\n"):
        number, *forms = line.split() or [""]
        weak = number.startswith("~")
        table |= {form: _numeral(float(number.lstrip("~")), weak) for form in forms}
    if code == "en":
        return table
    return {form: _numeral(value, weak=True) for form, value in _ordinals(code).items()} | table


def is_ordinal(text: str, code: str) -> bool:
    """Whether a number in words ("twenty-fifth", «пятый», «девяностые») ends in an ordinal, and is no fraction."""
    last = re.split(r"[ \u00a0-]", text)[-1].lower()
    if code == "en":
        return bool(_ENGLISH_ORDINAL.fullmatch(last))
    return last.replace("’", "'").replace("ʼ", "'").replace("ё", "е") in _ordinals(code)


_ENGLISH_ORDINAL = re.compile(r"first|second|third|\w+(?<!bo)th|\w+ties")


@cache
def _ordinals(code: str) -> dict[str, float]:
    """The ordinals of Russian or Ukrainian, in every form."""
    ordinals, endings, third = (
        (_RUSSIAN_ORDINALS, _RUSSIAN_ENDINGS, _RUSSIAN_THIRD)
        if code == "ru"
        else (_UKRAINIAN_ORDINALS, _UKRAINIAN_ENDINGS, _UKRAINIAN_THIRD)
    )
    cells = ordinals.split()
    forms = {
        stem + ending: float(number)
        for number, stem in zip(cells[::2], cells[1::2], strict=True)
        for ending in endings.split()
    }
    return forms | dict.fromkeys(third.split(), 3.0)


def _numeral(value: float, weak: bool) -> Numeral:
    if value >= 1000 and value != 500000:
        return Numeral(value, 4, weak)
    return Numeral(value, 3 if value >= 100 else 2 if value >= 20 else 1 if value >= 10 else 0, weak)


_STEMS = {
    "ru": {"двух": 2, "трех": 3, "четырех": 4, "одно": 1, "сто": 100, "тысяче": 1000, "полутора": 1.5}
    | {"пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12, "пятнадцати": 15}
    | {"одиннадцати": 11, "тринадцати": 13, "четырнадцати": 14, "шестнадцати": 16, "семнадцати": 17}
    | {"восемнадцати": 18, "девятнадцати": 19}
    | {"двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "шестидесяти": 60, "девяносто": 90},
    "uk": {"дво": 2, "двох": 2, "три": 3, "трьох": 3, "чотири": 4, "чотирьох": 4, "одно": 1, "сто": 100}
    | {"п'яти": 5, "шести": 6, "семи": 7, "восьми": 8, "дев'яти": 9, "десяти": 10, "дванадцяти": 12}
    | {"одинадцяти": 11, "тринадцяти": 13, "чотирнадцяти": 14, "шістнадцяти": 16, "сімнадцяти": 17}
    | {"вісімнадцяти": 18, "дев'ятнадцяти": 19}
    | {"п'ятнадцяти": 15, "двадцяти": 20, "тридцяти": 30, "сорока": 40, "п'ятдесяти": 50, "шістдесяти": 60}
    | {"тисячо": 1000, "півтора": 1.5},
}
# What follows a number inside one word: «пятилетний», «двухдневный», «тридцатиминутний».
_COUNTED = re.compile(
    r"(?:лет|літ|річ|год|днев|денн|час|минут|хвилин|недел|тижнев|месяч|місяч|крат|этаж|поверх|метр|процент"
    r"|відсот|миллион"
    r"|мільйон|миллиард|мільярд|тысяч|тисяч|тонн|мест|місн|сторон|очк|комнат|кімнат|звезд|зірк|литр|літр|градус"
    r"|полос|мильн"
    r"|смуг|колес|колісн|линз|лінз|угольн|кутн|знач|балл|бальн|сери|сері|том|рублев|доллар|долар|секунд|раз|паль|мерн|вимір|страничн"
    r"|этап|етап|ствол|двер|слойн|шаров|классник|класник|ядер|ступен|ступін|пункт|член|голов|цилиндр|циліндр"
    r"|битн|бітн"
    r"|страни|сторін|фунт|ярус|партийн|партійн|сотлет|соттисяч|соттысяч|километр|кілометр|килограмм|кілограм"
    r"|сил|сезон)"
)


@cache
def _compounds(code: str) -> re.Pattern[str]:
    stems = sorted(_STEMS[code], key=len, reverse=True)
    return re.compile(rf"({'|'.join(stems)}){_COUNTED.pattern}")


def _compound(word: str, code: str) -> Numeral | None:
    if len(word) < 7:
        return None
    found = _compounds(code).match(word)
    return Numeral(_STEMS[code][found[1]], 0, weak=True) if found else None
