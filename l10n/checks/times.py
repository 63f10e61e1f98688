"""Words of time: the part of the day and the hour, yesterday and tomorrow, last year and next year, the season."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from l10n.checks.pair import Pair


class _Time(NamedTuple):
    """One thing that words of time name: patterns of each language; "_" is a space or a hyphen.

    `also` are the other times in whose words a sound translation may say it: English nights begin in the evening.
    Whether a `vague` one is said at all proves nothing.
    """

    en: str
    ru: str = ""
    uk: str = ""
    also: str = ""
    vague: bool = False


_MINUTES = r"(?:[:.]\d\d)?_?"
_AM, _PM = rf"{_MINUTES}a\.?_?m\b", rf"{_MINUTES}p\.?_?m\b"
# «днём» that is no afternoon: «с каждым днём», «днём позже», «днём рождения».
_BY_DAY = (
    r"(?<!ым_)(?<!им_)(?<!перед_)(?<!между_)(?<!\bс_)дн[её]м"
    r"(?!_(?:позже|раньше|ранее|рожд|памят|траур|победы|независ|голосов|выбор))"
)
# «3 часа дня», «14:30 дня», «в два дня», but no «через 3 дня».
_OF_DAY = {
    "ru": r"(?:час\w*|\d[:.]\d\d|(?:\bв|около|\bк|после|\bдо)_(?:\d|дву?[ах]|тр[её]?[их]|четыр\w+|пят[иь]))_дня",
    "uk": r"(?:годин\w*|\d[:.]\d\d|\d-й|\w{3}ій)_дня",
}
_PARTS = {
    # What English says of two parts of the day comes before them.
    "small_hours": _Time(
        rf"early(?:_\w+){{0,3}}_mornings?|(?:early|small|wee)_hours|pre-?dawn|before_(?:dawn|sunrise)|[1-5]{_AM}"
        r"|(?:[1-5]|one|two|three|four|five)(?:_o['’]clock)?_in_the_morning",
        also="night dawn morning",
    ),
    "late_day": _Time(
        rf"late(?:_\w+){{0,3}}_afternoons?|[4-6]{_PM}"
        r"|(?:[4-6]|four|five|six)(?:_o['’]clock)?_in_the_afternoon",
        also="afternoon evening evenings dusk",
    ),
    "late_evening": _Time(
        rf"late(?:_\w+){{0,3}}_evenings?|tonight|(?:before|until|till|by|towards?|near)_midnight|(?:9|1[01]){_PM}",
        also="evening evenings night midnight",
    ),
    "deep_night": _Time(
        r"overnight|(?<!\d_)at_night|night_?time|(?:during|through)_the_night|in_the_(?:(?:middle|dead)_of_the_)?night",
        also="night evenings",
    ),
    "day_and_night": _Time(r"day(?=(?:_?/_?|_and_|_or_|_)night)", also="afternoon", vague=True),
    # In Ukrainian, words for the North and the South, too.
    "north": _Time(r"north\w*", also="midnight", vague=True),
    "south": _Time(r"south\w*", also="noon", vague=True),
    "midnight": _Time(
        rf"midnight|12{_AM}",
        r"полно?ч(?:ь|и|ью)|полуно?ч(?:и|ь|ью|н\w+)",
        r"опівночі|півноч[іи]|північ(?:чю)?",
        "night",
    ),
    "noon": _Time(
        rf"noon(?:time)?|midday|12{_PM}",
        r"(?<!до_)полудн[яюе]|полдень|полднем|полуденн\w+",
        r"опівдні|полудень|(?<!до_)полудн[яю]|полуднев\w+|до_півдня",
        "afternoon",
    ),
    "dawn": _Time(
        r"dawn|daybreak|sunrise|first_light",
        r"рассвет\w*|зар[яиюе]|зар[её]й|восход\w*",
        r"світан\w*|[ув]?досвіта|сх(?:ід|оду|оді|одом)_сонця",
        "morning",
    ),
    "dusk": _Time(
        r"dusk|sunset|sundown|nightfall|twilight",
        r"закат(?:а|у|ом|е|ы|ов)?|сумер(?:ки|ек|кам|ками|ках|ечн\w+)|заход\w*_солнца",
        r"зах(?:ід|оду|оді|одом)_сонця|сутін\w+|присмер\w+|смерк(?:ом|у|анн\w+)|надвечір\w*",
        "evening evenings",
    ),
    "morning": _Time(
        rf"mornings?|(?:[6-9]|1[01]){_AM}",
        r"(?:по|на)?утр[оауе]|утром|утрам|утрами|утренн\w+",
        r"[ув]?ранці|зранку|(?:на)?ран(?:ок|ку|ком|ки|ків|ками)|ранков\w+|[ув]ранішн\w+",
        "dawn",
    ),
    "afternoon": _Time(
        rf"afternoons?|day(?:time|light)|by_day|[1-3]{_PM}",
        rf"{_BY_DAY}|{_OF_DAY['ru']}|после_(?:полудня|обеда)|послеобеденн\w+|пополудни|втор\w+_половин\w+_дня"
        r"|дневн(?:ой|ая|ое|ые|ого|ому|ым|ом|ую|ых|ыми)",
        rf"[ув]день|{_OF_DAY['uk']}|після_(?:полудня|обіду|півдня)|післяобідн\w+|по_?обіді|пообідн\w+|пополудні"
        r"|друг\w+_половин\w+_дня|денн(?:ий|а|е|і|ого|ої|ому|ій|им|ою|у|их|ими)",
        "noon",
    ),
    "evening": _Time(
        rf"evenings?|[78]{_PM}",
        r"вечер[ауе]?|вечером",
        r"[ув]вечері|звечора|веч(?:ір|ора|ору|ором|орі)",
        "evenings dusk",
    ),
    # The evenings of most days, which English may give to the night: "open at night", «открыто по вечерам».
    "evenings": _Time("", r"вечер(?:ами|ам|ах|ов)|вечерн\w+", r"вечор(?:и|ів|ами|ам|ах)|вечірн\w+"),
    "night": _Time(
        r"nights?",
        r"ноч(?:ь|и|ью|ей|ам|ами|ах)|ночн\w+",
        r"ніч(?:чю)?|ноч(?:і|ей|ами|ам|ах)|[ув]ночі|нічн\w+",
        "evening evenings",
    ),
}
_DAYS = {
    "day_after_tomorrow": _Time(r"day_after_tomorrow", r"послезавтра", r"післязавтра"),
    "day_before_yesterday": _Time(r"day_before_yesterday", r"позавчера", r"позавчора"),
    "last_night": _Time(r"last_night|overnight", also="yesterday today", vague=True),
    "next_day": _Time(
        r"(?:next|following|same)_day|day_(?:after|before|later|earlier)", also="tomorrow yesterday", vague=True
    ),
    "now": _Time(r"now(?:adays)?|current(?:ly)?|present|these_days|modern|contemporary", also="today", vague=True),
    "tonight": _Time("tonight", also="today"),
    "today": _Time("today", r"сегодня|сегодняшн\w+", r"сьогодні|сьогоднішн\w+"),
    "yesterday": _Time("yesterday", r"вчера|вчерашн\w+", r"[ув]чора|[ув]чорашн\w+"),
    "tomorrow": _Time("tomorrow", r"завтра|завтрашн\w+", r"завтра|завтрашн\w+"),
}
_SEASONS = {
    "spring": _Time(r"spring(?:time)?", r"весн(?:а|ы|е|у|ой|ою)|весенн\w+", r"(?:на)?весн(?:а|и|і|у|ою)|весня\w+"),
    "summer": _Time(
        r"summers?(?:time)?",
        r"лет(?:о|а|ом|у)|летн(?:ий|яя|ее|ие|его|ему|им|ем|ей|юю|их|ими)",
        r"літ(?:о|а|у|ом|і)|[ув]літку|літн\w+",
    ),
    "autumn": _Time(
        r"autumn(?:al)?|(?:in|this|last|next|early|late|every|each|since|by|until)(?:_the)?_fall"
        r"|fall(?:_of)?_(?:19|20)\d\d",
        r"осен(?:ь|и|ью|ей)|осенн\w+",
        r"ос(?:інь|ені|інню)|восени|осінн\w+",
    ),
    "winter": _Time(r"winters?(?:time)?", r"зим(?:а|ы|е|у|ой|ою)|зимн\w+", r"зим(?:а|и|і|у|ою)|[ув]зимку|зимов\w+"),
}


def _spans(unit: str, ru: str, uk: str, past: str = "", this: str = "") -> dict[str, _Time]:
    """The last, this and the next week, month or year; `past` and `this` are Ukrainian words for the whole."""
    return {
        f"past_{unit}": _Time(
            rf"(?:last|past|previous|preceding)_{unit}",
            rf"(?:прошл|прошедш|минувш|предыдущ|позапрошл)\w+_(?:{ru})",
            rf"(?:минул|попередн|позамин)\w+_(?:{uk}){past}",
            f"last_{unit}",
        ),
        f"next_{unit}": _Time(
            rf"(?:next|following|coming|upcoming)_{unit}",
            rf"(?:следующ|будущ)\w+_(?:{ru})",
            rf"(?:наступн|майбутн|прийдешн)\w+_(?:{uk})",
            f"coming_{unit}",
        ),
        f"this_{unit}": _Time(
            rf"(?:this|current)_{unit}",
            rf"(?:эт(?:от|ой|ом|у|ого|ому|а|им)|(?:нынешн|текущ)\w+)_(?:{ru})",
            rf"(?:ц(?:ей|ього|ьому|ієї|ій|ю|я|им)|(?:нинішн|поточн)\w+)_(?:{uk}){this}",
            f"coming_{unit}",
        ),
        f"that_{unit}": _Time(rf"(?:that|same)_{unit}", also=f"past_{unit} this_{unit} next_{unit}", vague=True),
        # The last of a row, or the last before now: «последний год».
        f"last_{unit}": _Time("", rf"последн\w+_(?:{ru})", rf"останн\w+_(?:{uk})", vague=True),
        f"coming_{unit}": _Time("", rf"(?:предстоящ|ближайш|грядущ)\w+_(?:{ru})", rf"найближч\w+_(?:{uk})"),
    }


_YEARS = {
    **_spans("week", r"недел\w+", r"тиж(?:день|ня|ні|нем)"),
    **_spans("month", r"месяц\w*", r"місяц\w+"),
    **_spans("year", r"год[ауе]?|годом", r"рік|року|році|роком", r"|торік|торішн\w+|минулор\w+", r"|цьогор[оі]\w+"),
}
# One week, month or year before or after something.
_APART = {
    unit: _Time(
        rf"(?:an?|one)_{unit}_(?:ago|later|earlier|before|after)|(?:in|within|after)_(?:an?|one)_{unit}",
        rf"(?:через|спустя)_(?:{ru})|(?:{ru})_(?:назад|спустя)",
        rf"(?:через|за)_(?:{uk})|(?:{uk})_(?:тому|потому)",
    )
    for unit, ru, uk in (
        ("minute", r"минуту", r"хвилину"),
        ("hour", r"час", r"годину"),
        ("day", r"день|сутки", r"день|добу"),
        ("week", r"неделю", r"тиждень"),
        ("month", r"месяц", r"місяць"),
        ("year", r"год", r"рік"),
    )
}
_UNITS = {
    "en": r"(?:minute|hour|day|night|week|month|year|decade|centur(?=ies))(?:s|ies)?",
    "ru": r"(?:минут\w?|час(?:а|ов)?|день|дн(?:я|ей)|сут(?:ки|ок)|недел\w+|месяц(?:а|ев)?|года?|лет|десятилет\w+)",
    "uk": r"(?:хвилин\w?|годин\w?|день|дні|днів|д[оі]б\w?|тиж(?:день|ні|нів)|місяц\w+|рік|роки|років|десятиліт\w+)",
}
_SIDES = {
    "ago": _Time(
        rf"{_UNITS['en']}_(?:ago|earlier)",
        rf"{_UNITS['ru']}_(?:назад|ранее|раньше|тому_назад)",
        rf"{_UNITS['uk']}_(?:тому|раніше)",
    ),
    "later": _Time(
        rf"{_UNITS['en']}_later"
        rf"|in_(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|a_few)_{_UNITS['en']}"
        r"(?!_(?:ago|earlier|of))",
        rf"{_UNITS['ru']}_(?:спустя|позже|позднее)|(?:через|спустя)_(?:\w+_)?{_UNITS['ru']}",
        rf"{_UNITS['uk']}_(?:потому|пізніше)|через_(?:[\w'’ʼ]+_)?{_UNITS['uk']}",
    ),
}
_MONTH_OR_YEAR = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn"
    r"|winter|(?:the_)?(?:year|month|week|decade|century|season)|(?:the_)?(?:19|20)\d\d)"
)
_STAGES = {
    "early": _Time(
        rf"early(?:_in)?_{_MONTH_OR_YEAR}|(?:beginning|start)_of(?:_this|_last|_next|_the)?_{_MONTH_OR_YEAR}",
        r"(?:в|с|к|на)_начал[еау]|начало",
        r"(?:на|з|із|до)_почат(?:ку|ок)|початок",
    ),
    "middle": _Time(
        rf"mid_?{_MONTH_OR_YEAR}|middle_of(?:_this|_last|_next|_the)?_{_MONTH_OR_YEAR}",
        r"(?:в|с|к|до)_середин[еыу]",
        r"(?:в|у|з|до|всередині|посередині)_середин[іиу]",
    ),
    "late": _Time(
        rf"late(?:_in)?_{_MONTH_OR_YEAR}|end_of(?:_this|_last|_next|_the)?_{_MONTH_OR_YEAR}",
        r"(?:в|с|к|до|под)_кон(?:це|ца|цу|ец)",
        r"наприкінці|(?:в|у|до|під)_кін(?:ці|ця|ець)",
    ),
}
_KINDS: tuple[Mapping[str, _Time], ...] = (_PARTS, _DAYS, _YEARS, _SEASONS, _APART, _SIDES, _STAGES)
# Letters without which no time of a kind is named: looking for them is far cheaper than the patterns.
_SIGNS = (
    ("morn", "noon", "night", "even", "dawn", "day", "dusk", "sun", "light", "hours", "am", "pm", "m."),
    ("today", "tonight", "yesterday", "tomorrow"),
    ("week", "month", "year"),
    ("spring", "summer", "autumn", "fall", "winter"),
    ("a minute", "an hour", "a day", "a week", "a month", "a year", "one "),
    (" ago", "earlier", "later", "minute", "hour", "day", "week", "month", "year", "decade"),
    ("early", "beginning", "start", "mid", "late", "end of"),
)

_CLOCK = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.]\d\d)?[ \u00a0]?([ap])\.?[ \u00a0]?m\b")
# «19:30», «19.30», «в 19 часов», «о 19-й годині»
_HOUR = re.compile(
    r"(?<![\d:.,])(\d{1,2})(?:[:.][0-5]\d(?![\d:.,]*\d|[ \u00a0]?[ap]\.?m)"
    r"|(?:-[а-яії]{1,3})?[ \u00a0](?:час|годин)\w*)"
)


class _Named(NamedTuple):
    name: str
    start: int
    end: int


class Difference(NamedTuple):
    """Another time: the source's words, the target's, and where they stand in the target."""

    said: str
    found: str
    start: int
    end: int


def differences(pair: Pair) -> Iterator[Difference]:
    """Where the target names one time in place of another: an evening for noon, next year for last year."""
    source, target = pair.source.lower(), ""
    for kind, times in enumerate(_KINDS):
        if not any(sign in source for sign in _SIGNS[kind]) or not (said := _named(kind, "en", source)):
            continue
        target = target or pair.target.lower()
        found = _named(kind, pair.code, target)
        for ours, theirs in _unanswered(times, said, found):
            words = pair.source[ours.start : ours.end], pair.target[theirs.start : theirs.end]
            yield Difference(*words, theirs.start, theirs.end)
    if "m" in source and (hours := list(_CLOCK.finditer(source))):
        yield from _twelve_off(pair, hours)


def _unanswered(
    times: Mapping[str, _Time], said: Sequence[_Named], found: Sequence[_Named]
) -> Iterator[tuple[_Named, _Named]]:
    """The times of the source that the target does not name, each with one that it names instead."""
    expected = {rendering for one in said for rendering in _renderings(times, one)}
    names = {one.name for one in found}
    lost = [one for one in said if not times[one.name].vague and names.isdisjoint(_renderings(times, one))]
    extra = [one for one in found if not times[one.name].vague and one.name not in expected]
    if bool(lost) != bool(extra) and len(said) == len(found):
        # As many times, but not the same: "from Monday morning to Tuesday night", with a morning and a morning.
        extra = list(found)
        lost = [one for one in said if not _take(extra, {one.name})]
        lost = [one for one in lost if not _take(extra, _renderings(times, one)) and not times[one.name].vague]
    yield from zip(lost, extra, strict=False)


def _take(named: list[_Named], names: Container[str]) -> bool:
    """Whether one of the names was there to be taken out."""
    taken = next((one for one in named if one.name in names), None)
    if taken:
        named.remove(taken)
    return taken is not None


def _twelve_off(pair: Pair, hours: Sequence[re.Match[str]]) -> Iterator[Difference]:
    """The hours of the other half of the day: 20:00 for 8 a.m., 7:30 for 7:30 p.m. where no word says evening."""
    meant = {int(hour[1]) % 12 + 12 * (hour[2] == "p"): hour for hour in hours}
    written = {int(hour[1]) % 24: hour for hour in _HOUR.finditer(pair.target)}
    if _named(0, pair.code, pair.target.lower()):
        return
    for hour, mine in meant.items():
        theirs = written.get((hour + 12) % 24)
        if theirs and hour not in written and (hour + 12) % 24 not in meant:
            yield Difference(pair.source[slice(*mine.span())], theirs[0], *theirs.span())


def _renderings(times: Mapping[str, _Time], one: _Named) -> tuple[str, ...]:
    return (one.name, *times[one.name].also.split())


def _named(kind: int, code: str, text: str) -> list[_Named]:
    """The times that a text in small letters names, in order."""
    return [_Named(match.lastgroup or "", *match.span()) for match in _pattern(kind, code).finditer(text)]


@cache
def _pattern(kind: int, code: str) -> re.Pattern[str]:
    patterns = ((name, getattr(time, code)) for name, time in _KINDS[kind].items())
    spaced = ((name, pattern.replace("_", "[ \u00a0-]")) for name, pattern in patterns if pattern)
    choices = "|".join(f"(?P<{name}>{pattern})" for name, pattern in spaced)
    # "Mid-morning" is a morning, «18-летний» is no summer.
    before = r"(?<!\w)" if code == "en" else r"(?<![\w-])"
    return re.compile(rf"{before}(?:{choices})(?!\w)")
