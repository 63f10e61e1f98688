"""Dates: the same months, weekdays and times of day."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import TypeAlias

from l10n.checks import times
from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Language, Severity

_CHANGED = Check(
    "date-changed",
    "Date changed",
    "The target names another month, weekday, season, day or time of day than the source.",
    Severity.ERROR,
    Example("They met on Wednesday.", "Они встретились во вторник."),
)
_MISSING = Check(
    "date-missing",
    "Date missing",
    "A month or weekday of the source is not in the target.",
    Severity.WARNING,
    Example("They met on Wednesday.", "Они встретились."),
)
_ADDED = Check(
    "date-added",
    "Date added",
    "The target names a month or weekday that the source does not.",
    Severity.WARNING,
    Example("They met again.", "В августе они встретились снова."),
)
CHECKS = (_CHANGED, _MISSING, _ADDED)

_ENGLISH_MONTHS = (
    "January|Jan", "February|Feb", "March", "April|Apr", "May", "June", "July", "August|Aug",
    "September|Sept|Sep", "October|Oct", "November|Nov", "December|Dec",
)  # fmt: skip
_ENGLISH_DAYS = (
    "Monday|Mon", "Tuesday|Tues|Tue", "Wednesday|Wed", "Thursday|Thurs|Thur|Thu", "Friday|Fri", "Saturday|Sat",
    "Sunday|Sun", "Weekend", "Weekday",
)  # fmt: skip
_FULL = re.compile(
    r"\b(?:(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?P<short>Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mar|Jun|Jul)(?=[.,]|\s\d|[-–])"
    # A weekday in small letters is an author's slip, and still that day.
    r"|(?P<day>(?i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))"
    r"|(?P<shortday>Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)(?=\.?,?\s(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
    r"|Sep|Oct"
    r"|Nov|Dec))|(?P<week>(?i:weekend|weekday)))(?:s|['’]s|s['’])?\b"
)
_Span: TypeAlias = tuple[int, int]
# The months or weekdays of a text by their number, with every word for them or every place.
_Mentions: TypeAlias = dict[int, list[str]]
_Places: TypeAlias = dict[int, list[_Span]]
# "May", "March" and the like are surely months beside a figure or after one of these words.
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|of|on|since|until|till|by|from|to|and|or|last|next|this|early|mid"
    r"|late|through"
    r"|before|after|between|during|for|each|every|early in|end of)[ -]|[-–(])\s*$",
    re.IGNORECASE,
)
# Before a month, a word in capitals is this and no "Theresa" or "Mrs".
_NO_FIRST_NAME = (
    r"(?:In|Of|On|Since|Until|Till|By|From|To|And|Or|Last|Next|This|Early|Mid|Late|Through|Before|After"
)
_NO_FIRST_NAME += r"|Between|During|For|Each|Every|The|As|A|End|But|That|It|He|She|We|You|They|I)\b"
_DATE_AFTER = re.compile(r"\.?,?\s+\d|[-–]\d")
_CUT_OFF = re.compile(r"\.?$")
_ENDINGS = {
    "ru": "|а|у|ом|е|ь|я|ю|ем|ём|й|и|ы|ов|ей|ям|ями|ях|ам|ах",
    "uk": "|а|у|ом|і|ь|я|ю|ем|ень|ого|ому|им|ий|ів|ями|ях",
}
_WEEKDAYS = {
    "ru": (
        "понедельник(?:|а|у|ом|е|и|ов|ам|ами|ах)", "вторник(?:|а|у|ом|е|и|ов|ам|ами|ах)",
        "сред(?:а|ы|е|у|ой|ам|ами|ах)", "четверг(?:|а|у|ом|е|и|ов|ам|ами|ах)", "пятниц(?:|а|ы|е|у|ей|ам|ами|ах)",
        "суббот(?:|а|ы|е|у|ой|ам|ами|ах)", "воскресень(?:е|я|ю|ем|и|ям|ями|ях)|воскресений",
    ),
    "uk": (
        "понеділ(?:ок|ка|ку|ком|ки|ків|кам|ками|ках|кові)", "вівтор(?:ок|ка|ку|ком|ки|ків|кам|ках"
        "|кові)",
        "серед(?:а|и|і|у|ою|ам|ами|ах)", "четвер(?:|га|гу|гом|зі|ги|гів|гам|гах|гові)",
        "п['’ʼ]?ятниц(?:|я|і|ю|ею|ям|ями|ях)|п['’ʼ]?ятниць", "субот(?:|а|и|і|у|ою|ам|ами|ах)",
        "неділ(?:я|і|ю|ею|ь|ям|ями|ях)",
    ),
}  # fmt: skip
# «Среда» is the environment, too.
_WEDNESDAY = 2
_ON_WEDNESDAY = re.compile(
    r"(?<!\w)(?:(?:во?|на|за|эту|каждую|прошлую|минувшую|следующую)[ \u00a0](?=среду)"
    r"|(?:до|со?|от|после|утр[ао]м?|днём|вечера?|вечером|ночью)[ \u00a0](?=среды)|(?:к[ \u00a0](?=среде)"
    r"|по[ \u00a0](?=средам)))(сред\w+)(?![ \u00a0](?:обитан|прожив|развит))"
)
_ENVIRONMENT = re.compile(r"environment|habitat|medium|milieu|surround|atmosphere|ecosystem", re.IGNORECASE)
# Other words for months and weekdays, and the words for a weekend and for working days.
_ADJECTIVE = {
    "ru": re.compile(
        r"\b(?:(январ)ск|(феврал)ьск|(март)овск|(апрел)ьск|(май)ск|(июн)ьск|(июл)ьск|(август)овск|(сентябр)ьск"
        r"|(октябр)ьск|(ноябр)ьск|(декабр)ьск)"
    ),
    "uk": re.compile(
        r"\b(?:(січн)ев|(лют)нев|(берез)нев|(квіт)нев|(трав)нев|(черв)нев|(лип)нев|(серп)нев|(верес)нев|(жовт)нев"
        r"|(листопад)ов|(груд)нев)"
    ),
}
_DAY_ADJECTIVE = {
    "ru": re.compile(
        r"\b(?:(понедельничн)\w|(вторничн)\w|(—)|(четвергов)\w|(пятничн)\w|(субботн)\w|(воскресн)\w"
        r"|(выходн(?:ы[ехй]|ыми?)\b|уик-?энд)|(будн(?:[ия]|ей|ями?|ях|ий)\b))"
    ),
    "uk": re.compile(
        r"\b(?:(понеділков)\w|(вівторков)\w|(середов)\w|(четвергов)\w|(п['’ʼ]ятничн)\w|(суботн)\w|(недільн)\w"
        r"|(вихідн(?:их|ими?|і)\b|[ву]['’ʼ]?[ії]кенд)|(будн(?:[іяів]|ями?|ях)\b|будень\b))"
    ),
}
_WEEKEND, _WEEKDAY = 7, 8
_DAYS_OF = {_WEEKEND: {5, 6}, _WEEKDAY: {0, 1, 2, 3, 4}}
_NEXT_DAY = re.compile(r"следующий день|следующего дня|назавтра|наступного дня")
# The night to a day, which English counts to the day before: "Friday night", «в ночь на субботу».
_NIGHT_TO = re.compile(r"(?:ноч[ьи]|ніч|ночі)[ \u00a0](?:[сз]і?[ \u00a0]\w+[ \u00a0])?на[ \u00a0]$")
# A month in figures, surely in a whole date and perhaps in less.
_FULL_DATE = re.compile(
    r"(?<![\d.])\d{1,2}[./](?:"
    + "|".join(f"(0?{month})" for month in range(1, 13))
    + r")[./](?:\d{4}|\d\d)(?![\d.]?\d)"
)
_FIGURE = re.compile(r"(?<=\d[./])(?:0?[1-9]|1[0-2])\b")
_DATE_IN_FIGURES = re.compile(
    r"(?<![\d./])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2})(?![/.]?\d)"
)


def find(pair: Pair) -> Iterator[Finding]:
    """Compare months, weekdays and words of time."""
    months, days, doubtful = _english(pair.source)
    target = pair.target.lower()
    found = _spans(target, _months(pair.language))
    if months or found:
        adjectives = _spans(target, _ADJECTIVE[pair.code]) | _spans(target, _FULL_DATE)
        dates = " ".join(date[0] for date in _DATE_IN_FIGURES.finditer(pair.source))
        allowed = {int(figure) - 1 for figure in re.findall(r"\d+", dates)}
        excused = {int(figure) - 1 for figure in _FIGURE.findall(target)}
        yield from _compare(pair, months, found, adjectives, allowed | doubtful, excused, doubtful)
    found = _spans(target, _weekdays(pair.code))
    if pair.code == "ru" and found.keys() - days.keys() >= {_WEDNESDAY}:
        del found[_WEDNESDAY]
        if days_here := _surely_wednesdays(pair.source, target):
            found[_WEDNESDAY] = days_here
    if days or found:
        adjectives = _spans(target, _DAY_ADJECTIVE[pair.code])
        yield from _compare(pair, days, found, adjectives, *_spared(target, days, found, adjectives), _DAYS_OF)
    for said, said_here, start, end in times.differences(pair):
        yield _CHANGED.finding(f"the source says “{said}”, the target «{said_here}»", start, end)


def _compare(
    pair: Pair,
    wanted: _Mentions,
    found: _Places,
    weaker: _Places,
    allowed: set[int],
    excused: set[int],
    vague: Container[int] = (),
) -> Iterator[Finding]:
    """Compare months or weekdays.

    Args:
        pair: Source and target.
        wanted: What the source names.
        found: What the target names.
        weaker: What the target names in another way («февральский», «05.02.2021»), never too much by itself.
        allowed: What the target may name.
        excused: What it need not name.
        vague: What it may pass over in silence, but not change.
    """
    lost = [number for number in wanted if number not in (found | weaker).keys() | excused]
    extra, other = (
        [number for number in named if number not in wanted.keys() | allowed] for named in (found, weaker)
    )
    # What is said here more often than there may stand in the place of another one.
    doubled = [number for number in found if number in wanted and len(found[number]) > len(wanted[number])]
    halved = [number for number in wanted if number in found and len(found[number]) < len(wanted[number])]
    for number in lost:
        said = wanted[number][0]
        if extra or other or (doubled and number not in vague):
            place = (
                found[extra.pop(0)][0] if extra else weaker[other.pop(0)][0] if other else found[doubled.pop()][-1]
            )
            yield _changed(pair, said, place)
        elif number not in vague and said not in pair.target:  # the "Sunday Mirror" may stay as it is
            yield _MISSING.finding(f"“{said}” of the source is not in the target")
    for number in extra:
        start, end = found[number][0]
        before = pair.target[:start].rstrip(" \u00a0«„(")
        if pair.target[start].isupper() and before and before[-1] not in ".!?:—":
            continue  # inside the sentence a capital is a name's: the emperor «Август», the paper «Воскресенье»
        if halved:
            yield _changed(pair, wanted[halved.pop()][0], (start, end))
        else:
            yield _ADDED.finding(f"«{pair.target[start:end]}» is not in the source", start, end)


def _changed(pair: Pair, said: str, place: _Span) -> Finding:
    message = f"the source says “{said}”, the target «{pair.target[slice(*place)]}»"
    return _CHANGED.finding(message, *place)


def _spared(target: str, wanted: _Mentions, found: _Places, weaker: _Places) -> tuple[set[int], set[int]]:
    """The days that the target may name for the weekend or the working week, and those it may say otherwise."""
    allowed, excused = set[int](), set[int]()
    for whole, days in _DAYS_OF.items():
        if whole in wanted:
            allowed |= days
            excused |= {whole} if days & found.keys() else set()
        if whole in weaker and len(days & wanted.keys()) > 1:
            excused |= days
    for day in range(7):
        if (day - 1) % 7 in wanted and any(_NIGHT_TO.search(target, 0, start) for start, _ in found.get(day, ())):
            allowed.add(day)
            excused.add((day - 1) % 7)
    if _NEXT_DAY.search(target):
        excused |= {day + 1 for day in found}
    return allowed, excused


def _surely_wednesdays(source: str, target: str) -> list[_Span]:
    """Where «среда» is the day and no environment."""
    return [] if _ENVIRONMENT.search(source) else [day.span(1) for day in _ON_WEDNESDAY.finditer(target)]


def _english(text: str) -> tuple[_Mentions, _Mentions, set[int]]:
    """The months and weekdays of the source, and the months that may as well be a name or a verb (May, March)."""
    months: _Mentions = {}
    days: _Mentions = {}
    doubtful: _Mentions = {}
    for match in _FULL.finditer(text):
        if name := match["day"] or match["shortday"] or match["week"]:
            days.setdefault(_number(name.capitalize(), _ENGLISH_DAYS), []).append(match[0])
            continue
        if (
            match["short"]
            and _CUT_OFF.match(text, match.end())
            and not text[: match.start()].rstrip()[-1:].isdigit()
        ):
            continue  # "on Monday, Sept.": the day is in the next segment
        name = match["month"] or match["short"]
        number = _number({"Mar": "March", "Jun": "June", "Jul": "July"}.get(name, name), _ENGLISH_MONTHS)
        sure = name not in ("May", "March", "August", "April", "June") or _is_date(text, match)
        (months if sure else doubtful).setdefault(number, []).append(name)
    # "May was cold": a sentence that begins so is about the month, if the target names another one.
    first = {number: names for number, names in doubtful.items() if text.startswith(names[0])}
    return first | months, days, doubtful.keys() - months.keys()


def _is_date(text: str, name: re.Match[str]) -> bool:
    """Whether "May" or "April" is surely the month there, and neither a person nor a verb."""
    if _DATE_AFTER.match(text, name.end()):
        return True
    before = _DATE_BEFORE.search(text, 0, name.start())
    return bool(before) and not re.search(rf"(?!{_NO_FIRST_NAME})\b[A-Z][\w.]+ {name[0]}\b(?! \d)", text)


def _number(name: str, table: tuple[str, ...]) -> int:
    return next(number for number, names in enumerate(table) if name in names.split("|"))


def _spans(text: str, pattern: re.Pattern[str]) -> _Places:
    """The months or weekdays of a text in small letters."""
    spans: _Places = {}
    for match in pattern.finditer(text):
        spans.setdefault((match.lastindex or 1) - 1, []).append(match.span())
    return spans


@cache
def _weekdays(code: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(f"({forms})" for forms in _WEEKDAYS[code]) + r")\b")


def _months(language: Language) -> re.Pattern[str]:
    return _month_pattern(language.code, language.months)


@cache
def _month_pattern(code: str, months: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Every case form of the months, made from the genitive and nominative that CLDR gives."""
    groups = []
    for forms in months:
        genitive = forms[0]
        stem = genitive.removesuffix("ого") if genitive.endswith("ого") else genitive[:-1]
        # «Ма» is a Chinese name and no form of «май».
        endings = _ENDINGS[code].lstrip("|") if len(stem) < 3 else _ENDINGS[code]
        if stem + "ого" == genitive:  # «лютий», but no fury: «лють», «люті»
            endings = "ий|ого|ому|им|ім"
        exact = "|".join(re.escape(form) for form in forms if len(form) > 2 and not form.endswith("."))
        dotted = "|".join(rf"(?<=\d ){re.escape(form)}" for form in forms if form.endswith("."))
        pieces = [piece for piece in (exact, rf"{stem}(?:{endings})", dotted) if piece]
        groups.append("(" + "|".join(pieces) + ")")
    return re.compile(r"(?<!\w)(?:" + "|".join(groups) + r")(?!\w)")
