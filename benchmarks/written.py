"""Sound sentences written for what references seldom have: dates, sums, units, nations, hyphens, long figures.

Each is a line of plain news in three languages with slots; `write_samples` fills them from tables, so that the
three say the same. They are damaged like the references, and are no use for counting false alarms: whoever wrote
them knew the checks.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from damage import MONTHS, Sample, split
from moments import PARTS, SEASONS, SIDES, STAGES, WHENS, WHICH

Words: TypeAlias = tuple[str, str, str]
"""One thing in English, Russian and Ukrainian."""

_SENTENCES: tuple[Words, ...] = (
    # distances
    ("The column of trucks stretched for {distance}.", "Колонна грузовиков растянулась на {distance}.",
     "Колона вантажівок розтягнулася на {distance}."),
    ("The drone flew {distance} before it was shot down.", "Беспилотник пролетел {distance}, прежде чем его сбили.",
     "Безпілотник пролетів {distance}, перш ніж його збили."),
    ("The new road is {distance} long.", "Протяжённость новой дороги — {distance}.",
     "Протяжність нової дороги — {distance}."),
    ("The troops advanced {distance} towards the river.", "Войска продвинулись к реке на {distance}.",
     "Війська просунулися до річки на {distance}."),
    # weights
    ("Police seized {weight} of cocaine in the port.", "В порту полиция изъяла {weight} кокаина.",
     "У порту поліція вилучила {weight} кокаїну."),
    ("The ship was carrying {weight} of grain.", "Судно перевозило {weight} зерна.", "Судно везло {weight} зерна."),
    ("Volunteers brought {weight} of food to the town.", "Волонтёры привезли в город {weight} продовольствия.",
     "Волонтери привезли до міста {weight} харчів."),
    # periods
    ("The talks lasted {period}.", "Переговоры продолжались {period}.", "Переговори тривали {period}."),
    ("The bridge will be closed for {period}.", "Мост закроют на {period}.", "Міст закриють на {period}."),
    ("The hostages were held for {period}.", "Заложников удерживали {period}.", "Заручників утримували {period}."),
    ("Firefighters fought the blaze for {period}.", "Пожарные боролись с огнём {period}.",
     "Пожежники боролися з вогнем {period}."),
    # shares
    ("Over the year prices rose by {share}.", "За год цены выросли на {share}.", "За рік ціни зросли на {share}."),
    ("Turnout was {share}.", "Явка составила {share}.", "Явка становила {share}."),
    # money
    ("The company was fined {money}.", "Компанию оштрафовали на {money}.", "Компанію оштрафували на {money}."),
    ("The repairs will cost {sum}.", "Ремонт обойдётся в {sum}.", "Ремонт обійдеться в {sum}."),
    ("The government will spend {money} on schools.", "Правительство потратит на школы {money}.",
     "Уряд витратить на школи {money}."),
    ("Thieves stole jewellery worth {sum}.", "Грабители похитили драгоценности на {sum}.",
     "Грабіжники викрали коштовності на {sum}."),
    ("The line is {decimal} kilometers long.", "Длина линии — {decimal} километра.",
     "Довжина лінії — {decimal} кілометра."),
    ("Oil fell to ${decimal} a barrel.", "Нефть подешевела до ${decimal} за баррель.",
     "Нафта подешевшала до ${decimal} за барель."),
    # dates
    ("The summit opens on {date}.", "Саммит откроется {date}.", "Саміт відкриється {date}."),
    ("The new law takes effect on {date}.", "Новый закон вступит в силу {date}.",
     "Новий закон набуде чинності {date}."),
    ("The court will hear the case {weekday}.", "Суд рассмотрит дело {weekday}.", "Суд розгляне справу {weekday}."),
    ("The strike began {weekday}, {date}.", "Забастовка началась {weekday}, {date}.",
     "Страйк почався {weekday}, {date}."),
    ("The report came out {month}.", "Доклад вышел {month}.", "Звіт оприлюднили {month}."),
    ("The trial resumes {month}, the lawyer said.", "Процесс возобновится {month}, сообщил адвокат.",
     "Процес відновиться {month}, повідомив адвокат."),
    ("The explosion was heard at {hour} on {date}.", "Взрыв прогремел в {hour} {date}.",
     "Вибух пролунав о {hour} {date}."),
    # parts of the day, days, spans and seasons
    ("The shelling of the port began {part}.", "Обстрел порта начался {part}.", "Обстріл порту почався {part}."),
    ("The curfew ends {part}, police said.", "Комендантский час заканчивается {part}, сообщила полиция.",
     "Комендантська година закінчується {part}, повідомила поліція."),
    ("The delegation returns {when}.", "Делегация возвращается {when}.", "Делегація повертається {when}."),
    ("The factory stops work {which}.", "Завод прекращает работу {which}.", "Завод припиняє роботу {which}."),
    ("The river froze {season}.", "Река замёрзла {season}.", "Річка замерзла {season}."),
    ("The mayor left the party {side}.", "Мэр вышел из партии {side}.", "Мер вийшов із партії {side}."),
    ("The stadium was opened {stage}.", "Стадион открыли {stage}.", "Стадіон відкрили {stage}."),
    # long figures
    ("The plant employs {thousands} people.", "На заводе работают {thousands} человек.",
     "На заводі працюють {thousands} людей."),
    ("The earthquake destroyed {thousands} homes.", "Землетрясение разрушило {thousands} домов.",
     "Землетрус зруйнував {thousands} будинків."),
    ("The march drew {thousands} people.", "В шествии приняли участие {thousands} человек.",
     "У марші взяли участь {thousands} людей."),
    # numbers in words
    ("The fire destroyed {few} houses.", "Пожар уничтожил {few} домов.", "Пожежа знищила {few} будинків."),
    ("The party won {few} seats in the council.", "Партия получила в совете {few} мест.",
     "Партія здобула в раді {few} місць."),
    ("It was the {ordinal} attack in a week.", "Это была {ordinal} атака за неделю.",
     "Це була {ordinal} атака за тиждень."),
    ("The {ordinal} group of refugees has arrived.", "Прибыла {ordinal} группа беженцев.",
     "Прибула {ordinal} група біженців."),
    # nations
    ("The talks with the {nation} side go on.", "Переговоры с {nation[with]} стороной продолжаются.",
     "Переговори з {nation[with]} стороною тривають."),
    ("Several {nation} diplomats have been expelled.", "Нескольких {nation[of]} дипломатов выслали.",
     "Кількох {nation[of]} дипломатів вислали."),
    ("They wrote to the {nation} ambassador {weekday}.", "Они написали {nation[to]} послу {weekday}.",
     "Вони написали {nation[to]} послу {weekday}."),
    ("Hundreds of {people} have left the country.", "Страну покинули сотни {people}.",
     "Країну покинули сотні {people}."),
    ("Police detained several {people} at the border.", "На границе полиция задержала нескольких {people}.",
     "На кордоні поліція затримала кількох {people}."),
    # quotations and dashes
    ("“{claim},” the {office} said.", "«{claim}», — заявил {office}.", "«{claim}», — заявив {office}."),
    ("“{claim},” the {office} said {weekday}.", "«{claim}», — сказал {office} {weekday}.",
     "«{claim}», — сказав {office} {weekday}."),
    ("The {office} answered: “{claim}.”", "{office[0]} ответил: «{claim}».", "{office[0]} відповів: «{claim}»."),
    ("{city} is a city at war – as it was {years} years ago.",
     "{city} — город, где идёт война, как и {years} лет назад.",
     "{city} — місто, де триває війна, як і {years} років тому."),
    # hyphens
    ("The {leader} {act}.", "{leader} {act}.", "{leader} {act}."),
    ("The {leader} {act}, the agency reports.", "{leader} {act}, сообщает агентство.",
     "{leader} {act}, повідомляє агентство."),
)  # fmt: skip

_DISTANCES = (
    ("kilometers", "километра километров", "кілометри кілометрів"),
    ("miles", "мили миль", "милі миль"),
    ("meters", "метра метров", "метри метрів"),
    ("feet", "фута футов", "фути футів"),
)
_WEIGHTS = (("tons", "тонны тонн", "тонни тонн"), ("kilograms", "килограмма килограммов", "кілограми кілограмів"))
_PERIODS = (
    ("minutes", "минуты минут", "хвилини хвилин"),
    ("hours", "часа часов", "години годин"),
    ("days", "дня дней", "дні днів"),
    ("weeks", "недели недель", "тижні тижнів"),
    ("months", "месяца месяцев", "місяці місяців"),
)
_SHARES = (("percent", "процента процентов", "відсотки відсотків"), ("percent", "% %", "% %"))
_MONEY = (
    ("dollars", "доллара долларов", "долари доларів"),
    ("rubles", "рубля рублей", "рублі рублів"),
    ("pounds", "фунта фунтов", "фунти фунтів"),
    ("hryvnias", "гривны гривен", "гривні гривень"),
    ("yuan", "юаня юаней", "юані юанів"),
    ("euros", "евро евро", "євро євро"),
)
_SIZES = (
    ("million", "миллиона миллионов", "мільйони мільйонів"),
    ("million", "млн млн", "млн млн"),
    ("billion", "миллиарда миллиардов", "мільярди мільярдів"),
    ("billion", "млрд млрд", "млрд млрд"),
)
_SIGNS = {"dollars": "$", "euros": "€", "pounds": "£"}
_ENGLISH_MONTHS = split("January February March April May June July August September October November December")
_IN_MONTHS = {
    "ru": split("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"),
    "uk": split("січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні"),
}
_WEEKDAYS = (
    ("Monday", "в понедельник", "в понеділок"),
    ("Tuesday", "во вторник", "у вівторок"),
    ("Wednesday", "в среду", "в середу"),
    ("Thursday", "в четверг", "в четвер"),
    ("Friday", "в пятницу", "в п’ятницю"),
    ("Saturday", "в субботу", "в суботу"),
    ("Sunday", "в воскресенье", "в неділю"),
)
_FEW = (
    ("five", "пять", "п’ять"),
    ("six", "шесть", "шість"),
    ("seven", "семь", "сім"),
    ("eight", "восемь", "вісім"),
    ("nine", "девять", "дев’ять"),
    ("ten", "десять", "десять"),
    ("eleven", "одиннадцать", "одинадцять"),
    ("twelve", "двенадцать", "дванадцять"),
)
_ORDINALS = (
    ("first", "первая", "перша"),
    ("second", "вторая", "друга"),
    ("third", "третья", "третя"),
    ("fourth", "четвёртая", "четверта"),
    ("fifth", "пятая", "п’ята"),
    ("sixth", "шестая", "шоста"),
    ("seventh", "седьмая", "сьома"),
    ("eighth", "восьмая", "восьма"),
)
_NATIONS = (
    ("Russian", "российск", "російськ"),
    ("Ukrainian", "украинск", "українськ"),
    ("American", "американск", "американськ"),
    ("British", "британск", "британськ"),
    ("French", "французск", "французьк"),
    ("German", "немецк", "німецьк"),
    ("Chinese", "китайск", "китайськ"),
    ("Polish", "польск", "польськ"),
    ("Turkish", "турецк", "турецьк"),
    ("Italian", "итальянск", "італійськ"),
    ("Spanish", "испанск", "іспанськ"),
    ("Japanese", "японск", "японськ"),
    ("Israeli", "израильск", "ізраїльськ"),
    ("Iranian", "иранск", "іранськ"),
    ("Indian", "индийск", "індійськ"),
    ("Canadian", "канадск", "канадськ"),
    ("Georgian", "грузинск", "грузинськ"),
    ("Belarusian", "белорусск", "білоруськ"),
    ("Hungarian", "венгерск", "угорськ"),
    ("Moldovan", "молдавск", "молдовськ"),
    ("Romanian", "румынск", "румунськ"),
    ("Serbian", "сербск", "сербськ"),
    ("Slovak", "словацк", "словацьк"),
    ("Afghan", "афганск", "афганськ"),
    ("Kazakh", "казахстанск", "казахстанськ"),
)
_PEOPLE = (
    ("Russians", "россиян", "росіян"),
    ("Ukrainians", "украинцев", "українців"),
    ("Americans", "американцев", "американців"),
    ("Britons", "британцев", "британців"),
    ("Germans", "немцев", "німців"),
    ("Poles", "поляков", "поляків"),
    ("Turks", "турок", "турків"),
    ("Italians", "итальянцев", "італійців"),
    ("Israelis", "израильтян", "ізраїльтян"),
    ("Iranians", "иранцев", "іранців"),
    ("Canadians", "канадцев", "канадців"),
    ("Georgians", "грузин", "грузинів"),
    ("Belarusians", "белорусов", "білорусів"),
    ("Hungarians", "венгров", "угорців"),
    ("Syrians", "сирийцев", "сирійців"),
    ("Egyptians", "египтян", "єгиптян"),
    ("Moldovans", "молдаван", "молдован"),
    ("Romanians", "румын", "румунів"),
    ("Serbs", "сербов", "сербів"),
    ("Afghans", "афганцев", "афганців"),
)
_LEADERS = (
    ("prime minister", "Премьер-министр", "Прем’єр-міністр"),
    ("vice president", "Вице-президент", "Віце-президент"),
    ("deputy prime minister", "Вице-премьер", "Віце-прем’єр"),
    ("vice-speaker", "Вице-спикер", "Віце-спікер"),
)
_ACTS = (
    ("visited the front line", "побывал на передовой", "побував на передовій"),
    ("signed the agreement", "подписал соглашение", "підписав угоду"),
    ("has resigned", "подал в отставку", "подав у відставку"),
    ("answered any question", "ответил на все вопросы", "відповів на будь-які запитання"),
    ("promised to raise pensions", "пообещал повысить пенсии", "пообіцяв підвищити пенсії"),
    ("called the charges a lie", "назвал обвинения ложью", "назвав звинувачення брехнею"),
    ("has returned from Brussels", "вернулся из Брюсселя", "повернувся з Брюсселя"),
    ("met the families of the victims", "встретился с родственниками погибших",
     "зустрівся з родичами загиблих"),
    ("announced early elections", "объявил о досрочных выборах", "оголосив про дострокові вибори"),
    ("cancelled the trip because of the storm", "отменил поездку из-за шторма",
     "скасував поїздку через шторм"),
    ("is ready for any talks", "готов к переговорам на любом уровне", "готовий до будь-яких переговорів"),
    ("opened the new hospital", "открыл новую больницу", "відкрив нову лікарню"),
    ("left parliament because of the protests", "покинул парламент из-за протестов",
     "залишив парламент через протести"),
    ("warned of a shortage of gas", "предупредил о нехватке газа", "попередив про нестачу газу"),
)  # fmt: skip

_CLAIMS = (
    ("We will answer every blow", "Мы ответим на каждый удар", "Ми відповімо на кожен удар"),
    (
        "The talks were hard but useful",
        "Переговоры были трудными, но полезными",
        "Переговори були складними, але корисними",
    ),
    (
        "The city has enough water and food",
        "Воды и продовольствия в городе достаточно",
        "Води й харчів у місті достатньо",
    ),
    ("Our partners understand the danger", "Наши партнёры понимают опасность", "Наші партнери розуміють небезпеку"),
    ("The investigation will take months", "Расследование займёт месяцы", "Розслідування триватиме місяці"),
    (
        "Everyone deserves a fair trial",
        "Каждый заслуживает справедливого суда",
        "Кожен заслуговує на справедливий суд",
    ),
    ("The decision is final", "Это решение окончательное", "Це рішення остаточне"),
    ("We are ready for the winter", "Мы готовы к зиме", "Ми готові до зими"),
)
_OFFICES = (
    ("minister", "министр", "міністр"),
    ("mayor", "мэр", "мер"),
    ("governor", "губернатор", "губернатор"),
    ("general", "генерал", "генерал"),
    ("ambassador", "посол", "посол"),
    ("prosecutor", "прокурор", "прокурор"),
    ("judge", "судья", "суддя"),
    ("spokesman", "представитель ведомства", "речник відомства"),
)
_CITIES = (
    ("Kharkiv", "Харьков", "Харків"),
    ("Kherson", "Херсон", "Херсон"),
    ("Aleppo", "Алеппо", "Алеппо"),
    ("Mosul", "Мосул", "Мосул"),
    ("Aden", "Аден", "Аден"),
    ("Nikopol", "Никополь", "Нікополь"),
    ("Idlib", "Идлиб", "Ідліб"),
    ("Bakhmut", "Бахмут", "Бахмут"),
)  # fmt: skip


class _Office(str):
    """A post; `{office[0]}` begins a sentence."""

    def __getitem__(self, place: object) -> str:
        return self[:1].upper() + self[1:] if place == 0 else str.__getitem__(self, place)  # type: ignore[index]


class _Nation(str):
    """An adjective of nation: itself in English, its stem in the others, with the endings of `{nation[with]}`."""

    cases: Mapping[str, str]

    def __new__(cls, stem: str, cases: Mapping[str, str]) -> _Nation:
        nation = super().__new__(cls, stem)
        nation.cases = cases
        return nation

    def __getitem__(self, case: object) -> str:
        return self + self.cases[str(case)]


def _count(rng: random.Random, kinds: tuple[Words, ...], greatest: int = 95) -> Words:
    number = rng.choice([number for number in range(2, greatest) if number % 10 != 1])
    english, *others = rng.choice(kinds)
    few = number % 10 in (2, 3, 4) and number // 10 != 1
    russian, ukrainian = (forms.split()[0 if few else 1] for forms in others)
    return f"{number} {english}", f"{number}\u00a0{russian}", f"{number}\u00a0{ukrainian}"


def _money(rng: random.Random) -> Words:
    size = _count(rng, _SIZES)
    english, *others = rng.choice(_MONEY)
    sign = _SIGNS.get(english)
    amount = f"{sign}{size[0]}" if sign and rng.random() < 0.7 else f"{size[0]} {english}"
    russian, ukrainian = (forms.split()[1] for forms in others)
    return amount, f"{size[1]} {russian}", f"{size[2]} {ukrainian}"


def _sum(rng: random.Random) -> Words:
    number = rng.randrange(15, 100, 5)
    english, *others = rng.choice(_MONEY)
    sign = _SIGNS.get(english)
    russian, ukrainian = (forms.split()[1] for forms in others)
    amount = f"{sign}{number},000" if sign and rng.random() < 0.7 else f"{number},000 {english}"
    return amount, f"{number}\u00a0тысяч {russian}", f"{number}\u00a0тисяч {ukrainian}"


def _date(rng: random.Random) -> Words:
    month, day = rng.randrange(12), rng.randrange(1, 29)
    return (
        f"{_ENGLISH_MONTHS[month]} {day}",
        f"{day}\u00a0{MONTHS['ru'][month]}",
        f"{day}\u00a0{MONTHS['uk'][month]}",
    )


def _in_month(rng: random.Random) -> Words:
    month = rng.randrange(12)
    return f"in {_ENGLISH_MONTHS[month]}", f"в\u00a0{_IN_MONTHS['ru'][month]}", f"в\u00a0{_IN_MONTHS['uk'][month]}"


def _hour(rng: random.Random) -> Words:
    hour, (english, russian, ukrainian) = rng.choice([
        (rng.randrange(5, 12), ("a.m.", "утра", "ранку")), (rng.randrange(5, 12), ("p.m.", "вечера", "вечора"))
    ])  # fmt: skip
    return f"{hour} {english}", f"{hour} часов {russian}", f"{hour}-й {ukrainian}"


def _decimal(rng: random.Random) -> Words:
    number = f"{rng.randrange(2, 90)}.{rng.randrange(1, 10)}"
    comma = number.replace(".", ",")
    return number, comma, comma


def _thousands(rng: random.Random) -> Words:
    number = rng.randrange(10_005, 999_000, 5)
    spaced = f"{number:,}".replace(",", "\u00a0")
    return f"{number:,}", spaced, spaced


def _weekday(rng: random.Random) -> Words:
    english, russian, ukrainian = rng.choice(_WEEKDAYS)
    return f"on {english}", russian.replace("в ", "в\u00a0"), ukrainian.replace(" ", "\u00a0")


def _office(rng: random.Random) -> Words:
    english, russian, ukrainian = rng.choice(_OFFICES)
    return english, _Office(russian), _Office(ukrainian)


def _years(rng: random.Random) -> Words:
    number = str(rng.choice((5, 6, 7, 8, 9, 10, 15, 20, 25, 30)))
    return number, number, number


def _nation(rng: random.Random) -> Words:
    english, russian, ukrainian = rng.choice(_NATIONS)
    return (
        english,
        _Nation(russian, {"with": "ой", "of": "их", "to": "ому"}),
        _Nation(ukrainian, {"with": "ою", "of": "их", "to": "ому"}),
    )


_SLOTS: dict[str, Callable[[random.Random], Words]] = {
    "distance": lambda rng: _count(rng, _DISTANCES),
    "weight": lambda rng: _count(rng, _WEIGHTS),
    "period": lambda rng: _count(rng, _PERIODS),
    "share": lambda rng: _count(rng, _SHARES),
    "money": _money,
    "sum": _sum,
    "date": _date,
    "month": _in_month,
    "weekday": _weekday,
    "hour": _hour,
    "part": lambda rng: rng.choice(PARTS),
    "when": lambda rng: rng.choice(WHENS),
    "which": lambda rng: rng.choice(WHICH),
    "season": lambda rng: rng.choice(SEASONS),
    "side": lambda rng: rng.choice(SIDES),
    "stage": lambda rng: rng.choice(STAGES),
    "decimal": _decimal,
    "thousands": _thousands,
    "few": lambda rng: rng.choice(_FEW),
    "ordinal": lambda rng: rng.choice(_ORDINALS),
    "nation": _nation,
    "people": lambda rng: rng.choice(_PEOPLE),
    "claim": lambda rng: rng.choice(_CLAIMS),
    "office": _office,
    "city": lambda rng: rng.choice(_CITIES),
    "years": _years,
    "leader": lambda rng: rng.choice(_LEADERS),
    "act": lambda rng: rng.choice(_ACTS),
}


def write_samples(code: str, number: int) -> Iterator[Sample]:
    """So many different samples in a language: one sentence each, or two as one entry."""
    rng = random.Random(f"written {code}")
    seen: set[str] = set()
    while len(seen) < number:
        lines = [_fill(rng.choice(_SENTENCES), rng) for _ in range(rng.choice((1, 1, 2)))]
        source, russian, ukrainian = (" ".join(texts) for texts in zip(*lines, strict=True))
        if source not in seen:
            seen.add(source)
            target, other = (russian, ukrainian) if code == "ru" else (ukrainian, russian)
            yield Sample(code, source, target, other)


def _fill(sentence: Words, rng: random.Random) -> Words:
    slots = {name: fill(rng) for name, fill in _SLOTS.items()}
    english, russian, ukrainian = (
        text.format(**{name: words[place] for name, words in slots.items()}) for place, text in enumerate(sentence)
    )
    return english, russian, ukrainian
