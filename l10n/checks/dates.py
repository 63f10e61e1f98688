"""Dates: the same months, weekdays and times of day."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Language, Severity

_CHANGED = Check(
    "date-changed",
    "Date changed",
    "The target names another month, weekday or time of day than the source.",
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
    "Sunday|Sun",
)  # fmt: skip
_FULL = re.compile(
    r"\b(?:(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?P<short>Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mar|Jun|Jul)(?=[.,]|\s\d|[-–])"
    # A weekday in small letters is an author's slip, and still that day.
    r"|(?P<day>(?i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))"
    r"|(?P<shortday>Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)(?=\.?,?\s(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
    r"|Sep|Oct"
    r"|Nov|Dec)))(?:s|['’]s|s['’])?\b"
)
# "May", "March" and the like are surely months beside a figure or after one of these words.
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|of|on|since|until|till|by|from|to|and|or|last|next|this|early|mid"
    r"|late|through"
    r"|before|after|between|during|for|each|every|early in|end of)[ -]|[-–(])\s*$",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(r"\.?,?\s+\d|[-–]\d")
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
# Words that are also something else: среда (surroundings), лютый/лютий (fierce), середи (among).
_DOUBTFUL = re.compile(r"(?:окружающ|информационн|медиа|городск|питательн|социальн|культурн)\w*\s+$")
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
    "ru": re.compile(r"\b(?:(понедельничн)|(вторничн)|(—)|(четвергов)|(пятничн)|(субботн)|(воскресн))\w"),
    "uk": re.compile(r"\b(?:(понеділков)|(вівторков)|(середов)|(четвергов)|(п['’ʼ]ятничн)|(суботн)|(недільн))\w"),
}
_AFTER_NOON = re.compile(r"\d\s?(?P<half>[ap])\.?\s?m\b\.?", re.IGNORECASE)
_TIME_OF_DAY = {
    "ru": re.compile(
        r"(?:(?P<hour>\d{1,2})(?:[:.]\d\d)?(?:[ \u00a0]час\w*)?|(?<!\w)(?:час[ау]?|двух"
        r"|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|одиннадцати)(?:[ \u00a0]часов)?)[ \u00a0]"
        r"(?:(?P<am>утра)|(?P<night>ночи)|(?P<pm>дня|вечера))(?!\w)"
    ),
    "uk": re.compile(
        r"(?:(?P<hour>\d{1,2})(?:[:.]\d\d)?(?:-[а-яії]{1,3})?(?:[ \u00a0]годин\w*)?"
        r"|(?:перш|друг|трет|четверт|п['’ʼ]ят|шост|сьом|восьм|дев['’ʼ]ят|десят)\w+(?:[ \u00a0]годин\w*)?)[ \u00a0]"
        r"(?:(?P<am>ранку)|(?P<night>ночі)|(?P<pm>дня|вечора|пополудні))(?!\w)"
    ),
}
_PARTS = {
    "en": re.compile(
        r"\b(?:(?P<morning>mornings?)|(?P<afternoon>afternoons?)|(?P<evening>evenings?|tonight)"
        r"|(?P<night>(?:over|mid)?nights?))\b"
    ),
    "ru": re.compile(
        r"(?<!\w)(?:(?P<morning>утром|под утро|утр[оау]|утренн\w+)|(?P<afternoon>дн[её]м|после полудня|после обеда)"
        r"|(?P<evening>вечер(?:ом|а|у|ами)?|вечерн\w+)|(?P<night>ноч\w+|полноч\w+))(?!\w)"
    ),
    "uk": re.compile(
        r"(?<!\w)(?:(?P<morning>[ув]?ранці|зранку|ран(?:ок|ку|ком)|ранков\w+)"
        r"|(?P<afternoon>[ув]день|пополудні|по обіді|після обіду)"
        r"|(?P<evening>[ув]?вечері|звечора|веч[іо]р(?:а|у|ом)?|вечірн\w+)|(?P<night>ніч\w*|[ув]?ночі\w*|опівночі))(?!\w)"
    ),
}
# The small hours are a morning in English, and where a day ends differs from one desk to the next.
_PARTS_ALIKE = frozenset(
    {
        ("morning", "night"),
        ("night", "evening"),
        ("evening", "night"),
        ("afternoon", "evening"),
        ("evening", "afternoon"),
    }
)


def find(pair: Pair) -> Iterator[Finding]:
    """Compare months, weekdays and times of day."""
    months, days, doubtful = _english(pair.source)
    for wanted, found, what in (
        (months, _spans(pair.target, _months(pair.language), doubtful), "month"),
        (days, _spans(pair.target, _weekdays(pair.code)), "weekday"),
    ):
        yield from _compare(pair, wanted, found, what)
    hours = list(_compare_hours(pair))
    yield from hours or _compare_parts(pair)


def _compare_parts(pair: Pair) -> Iterator[Finding]:
    """A morning is no evening, where either text speaks of one part of the day only."""
    ours = list(_PARTS["en"].finditer(pair.source))
    if not ours:
        return
    theirs = list(_PARTS[pair.code].finditer(pair.target.lower()))
    wanted, found = ({match.lastgroup for match in matches} for matches in (ours, theirs))
    if len(wanted) == len(found) == 1 and wanted != found and (*wanted, *found) not in _PARTS_ALIKE:
        first = theirs[0]
        message = f"the source says “{ours[0][0]}”, the target «{pair.target[first.start() : first.end()]}»"
        yield _CHANGED.finding(message, first.start(), first.end())


def _compare(pair: Pair, wanted: dict[int, str], found: dict[int, tuple[int, int]], what: str) -> Iterator[Finding]:
    if not wanted and not found:
        return
    lost = [number for number in wanted if number not in found]
    extra = [number for number in found if number not in wanted]
    if what == "month":
        figures = {int(figure) for figure in re.findall(r"(?<=[./-])(?:0?[1-9]|1[0-2])(?=[./-]|\b)", pair.source)}
        extra = [number for number in extra if number + 1 not in figures]
        figures = {int(figure) for figure in re.findall(r"(?<=[./])(?:0?[1-9]|1[0-2])(?=[./]|\b)", pair.target)}
        lost = [number for number in lost if number + 1 not in figures]
    else:
        adjectives = _spans(pair.target, _DAY_ADJECTIVE[pair.code])
        lost = [number for number in lost if number not in adjectives]
    if what == "month":
        adjectives = _spans(pair.target, _ADJECTIVE[pair.code])
        lost = [number for number in lost if number not in adjectives]
    for number in lost:
        if extra:
            start, end = found[extra.pop(0)]
            message = f"the source says “{wanted[number]}”, the target «{pair.target[start:end]}»"
            yield _CHANGED.finding(message, start, end)
        else:
            yield _MISSING.finding(f"“{wanted[number]}” of the source is not in the target")
    for number in extra:
        start, end = found[number]
        before = pair.target[:start].rstrip(" \u00a0«„(")
        if pair.target[start].isupper() and before and before[-1] not in ".!?:—":
            continue  # inside the sentence a capital is a name's: the emperor «Август», the paper «Воскресенье»
        if what == "weekday" and pair.code == "ru" and number == 2:
            continue  # «среда» is also the environment.
        yield _ADDED.finding(f"«{pair.target[start:end]}» is not in the source", start, end)


def _english(text: str) -> tuple[dict[int, str], dict[int, str], set[int]]:
    """The months and weekdays of the source, and the months that may as well be a name or a verb (May, March)."""
    months: dict[int, str] = {}
    days: dict[int, str] = {}
    doubtful: set[int] = set()
    for match in _FULL.finditer(text):
        if name := match["day"] or match["shortday"]:
            days.setdefault(_number(name.capitalize(), _ENGLISH_DAYS), match[0])
            continue
        name = match["month"] or match["short"]
        number = _number({"Mar": "March", "Jun": "June", "Jul": "July"}.get(name, name), _ENGLISH_MONTHS)
        if name in ("May", "March", "August", "April", "June") and not (
            _DATE_AFTER.match(text, match.end()) or _DATE_BEFORE.search(text, 0, match.start())
        ):
            doubtful.add(number)
        else:
            months.setdefault(number, name)
    return months, days, doubtful


def _number(name: str, table: tuple[str, ...]) -> int:
    return next(number for number, names in enumerate(table) if name in names.split("|"))


def _spans(
    text: str, pattern: re.Pattern[str], allowed: Container[int] = frozenset()
) -> dict[int, tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for match in pattern.finditer(text.lower()):
        number = (match.lastindex or 1) - 1
        if number not in allowed and not _DOUBTFUL.search(text, 0, match.start()):
            spans.setdefault(number, (match.start(), match.end()))
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
        exact = "|".join(re.escape(form) for form in forms if len(form) > 2 and not form.endswith("."))
        dotted = "|".join(rf"(?<=\d ){re.escape(form)}" for form in forms if form.endswith("."))
        pieces = [piece for piece in (exact, rf"{stem}(?:{endings})", dotted) if piece]
        groups.append("(" + "|".join(pieces) + ")")
    return re.compile(r"(?<!\w)(?:" + "|".join(groups) + r")(?!\w)")


def _compare_hours(pair: Pair) -> Iterator[Finding]:
    halves = {match["half"].lower() for match in _AFTER_NOON.finditer(pair.source)}
    if len(halves) != 1:
        return
    for match in _TIME_OF_DAY[pair.code].finditer(pair.target):
        morning = "a" in halves
        # «11 часов ночи» is 11 p.m., «3 часа ночи» is not.
        if match["night"] and (morning or not 1 <= int(match["hour"] or 1) % 12 <= 7):
            continue
        if not match["night"] and morning == bool(match["am"]):
            continue
        yield _CHANGED.finding(
            f"the source says “{'a.m.' if 'a' in halves else 'p.m.'}”, the target «{match[0]}»",
            match.start(),
            match.end(),
        )
