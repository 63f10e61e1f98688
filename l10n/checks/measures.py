"""Currencies and units: the same figure counts the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from l10n.checks.pair import Check, Example, Pair, Word
from l10n.checks.quantities import Quantity
from l10n.model import Finding, Severity

CURRENCY = Check(
    "currency-changed",
    "Currency changed",
    "An amount of the source stands in the target in another currency.",
    Severity.ERROR,
    Example("They paid €5 million.", "Они заплатили 5 млн долларов."),
)
UNIT = Check(
    "unit-changed",
    "Unit changed",
    "A figure of the source stands in the target with another unit: miles for kilometres, percent for points.",
    Severity.ERROR,
    Example("The town is 10 miles away.", "До города 10 километров."),
)

# A currency or unit, its English words, its Russian and Ukrainian ones. Words of several kinds (a pound of money or
# of weight, ¥) have a line in each; "_" is a space. What is a currency only beside a figure (won, real, «лир»)
# begins with "="; what Russian has in another sense («год.»), with "uk:".
_CURRENCIES = r"""
usd | (?:US|U\.S\.|AU|A|C|NZ|HK)?\$ dollars? bucks? USD | \$ USD доллар\w* долар\w* дол(?:л|ар)?\.? бакс\w*
eur | € euros?(?!_?\d) EUR | € EUR евро(?!_?\d) євро(?!_?\d)
gbp | £ pounds? quid GBP | £ GBP фунт\w* ф\._?ст\.? стерлинг\w* стерлінг\w*
rub | ₽ rubles? roubles? RUB | ₽ RUB рубл\w+ рубель руб\.?
uah | ₴ hryvnias? hryvni?a hryvnyas? UAH | ₴ UAH грив(?:н|ен)\w* грн\.?
cny | ¥ CN¥ yuan renminbi RMB CNY | ¥ CNY юан\w+ жэньминьби женьміньбі
jpy | ¥ JPY yen | ¥ JPY иен\w{0,3} йен\w{0,3} ієн\w{0,3} єн(?:а|и|у|ою|і)?
inr | ₹ rupees? INR Rs | ₹ INR рупи\w+ рупі\w+
krw | ₩ =won KRW | ₩ KRW =вон
chf | CHF francs? | CHF =франк(?:и|а|ов|ів|ам|ами|ах|у)?
pln | zlotys? zloties złoty PLN | PLN злот(?:ых|ый|ого|ими|ым|их|ий|і)
try | ₺ liras? TRY | ₺ TRY =лир\w? =лір\w?
ils | ₪ shekels? ILS NIS | ₪ шекел\w+
kzt | ₸ tenge | ₸ тенге
sek | kron(?:a|or|er|e|ur) SEK NOK DKK | =крон\w?
czk | korun\w* CZK | =крон\w?
btc | ₿ bitcoins? BTC | ₿ BTC биткоин\w* біткоїн\w* биткойн\w*
mxn | pesos? | песо
brl | R\$ =reals =reais | =реал\w*
aed | dirhams? AED | дирхам\w* дирхем\w*
iqd | dinars? | динар\w*
usc | =¢ =cents? | =цент(?:а|у|ом|ы|ов|и|ів|ам|ами)?
gbx | pence penn(?:y|ies) | =пенс(?:а|у|ом|ы|ов|и|ів|ам|ами)? =пенни
kop | kope?c?ks? kopi[iy]\w+ | копе(?:йк\w+|ек) копій\w+
huf | forints? HUF | форинт\w*
"""
_UNITS = r"""
km/h | km/h kph kmh kilomet(?:re|er)s_(?:per|an)_hour | км/ч км/год километр\w*_в_час кілометр\w*_(?:на|за)_годину
mph | mph mi/h miles?(?:/h\w*|_(?:per|an)_hour) | миль(?:_в_час|/ч|/год) мил\w_(?:на|за)_годину мил(?:[яиюьі]|ей|ям)
m/s | m/s met(?:re|er)s_(?:per|a)_second | м/с метр\w*_в_секунду метр\w*_(?:на|за)_секунду
km2 | square_(?:km|kilomet(?:re|er)s?) sq\.?_km km[²2] | км² км2 кв(?:адратн\w+|\.)_?(?:км|к[иі]лометр\w*)
mi2 | square_miles? sq\.?_mi\w* | кв(?:адратн\w+|\.)_?мил\w+
m2 | square_met(?:re|er)s? sq\.?_m m[²2] | м² м2 кв(?:адратн\w+|\.)_?(?:м|метр\w*)
ft2 | square_(?:feet|foot) sq\.?_ft | кв(?:адратн\w+|\.)_?фут\w*
m3 | cubic_met(?:re|er)s? m[³3] | м³ м3 куб(?:ическ\w+|ічн\w+|\.)_?(?:м|метр\w*) кубометр\w*
ft3 | cubic_(?:feet|foot) | куб(?:ическ\w+|ічн\w+|\.)_?фут\w*
km | kms? kilomet(?:re|er)s? | км к[иі]лометр\w*
mi | mi miles? | мил(?:я|и|ю|ей|ями|ях|ь|ям|і) морск\w+_мил\w+ мильн\w+
m | m met(?:re|er)s? | м метр\w*
cm | cm centimet(?:re|er)s? | см сантиметр\w*
mm | mm millimet(?:re|er)s? | мм м[иі]лл?[иі]метр\w*
ft | ft foot feet | фут\w*
in | inch inches | дюйм\w*
yd | yards? | ярд\w*
ac | acres? | акр\w*
ha | ha hectares? | га гектар\w*
kg | kg kilos? kilograms? kilogrammes? | кг кило к[иі]лограмм?\w*
g | g grams? grammes? | г грамм?\w*
q | quintals? | центнер\w*
t | t tons? tonnes? | т тонн\w*
lb | lbs? pounds? | фунт\w*
oz | oz ounces? | унц[иі]\w*
l | lit(?:re|er)s? | л л[иі]тр\w*
ml | ml millilit(?:re|er)s? | мл м[иі]лл?[иі]л[иі]тр\w*
gal | gallons? | галлон\w* галон\w*
bbl | barrels? | барр?ел\w+
kW | kW kilowatts? | кВт к[иі]ловатт?\w*
MW | MW megawatts? | МВт мегаватт?\w*
GW | GW gigawatts? | ГВт г[иі]гаватт?\w*
MB | MB megabytes? | МБ мегабайт\w*
GB | GB gigabytes? | ГБ г[иі]габайт\w*
TB | TB terabytes? | ТБ терабайт\w*
sec | seconds? secs? | сек\.? секунд\w*
min | minutes? mins? | мин\.? хв\.? минут\w* хвилин\w*
h | hours? hrs? | ч\.? uk:год\. час(?:а|ов|ам|ами|у|ах|ы)? часов\w+ годин\w*
day | days? | д(?:ень|ня|ней|ні|нів|ням|нями|нях|ни) дневн\w+ денн\w+ сут(?:ки|ок|кам|ками) д[оі]б(?:а|и|у)?
wk | weeks? | недел\w+ тиж(?:день|ня|ні|нів|нями|нях|неві|нев\w+)
mon | months? | месяц\w* месячн\w+ місяц\w+ місяч\w+
yr | years? yrs? | лет год(?:а|у|ы|ов|ам|ами|ах)? л[её]тн\w+ р[оі]к(?:и|ів|у|ам|ами|ах)? річ\w+ літ\w*
dec | decades? | десятилет\w+ десят[иі]р[иі]ч\w+ десятиліт\w+
cent | centur(?:y|ies) | век\w{0,3} столети\w+ столітт\w* сторіч\w+
pct | % per_?cent | % процент\w* відсот\w+
pp | %_points? percentage_points? pp p\.p\. | процентн\w+_пункт\w* п\._?п\.? відсотков\w+_пункт\w*
bp | basis_points? | базисн\w+_пункт\w*
C | °_?C degrees_(?:C|Celsius|centigrade) C\b | °_?[CС] градус\w*_(?:Цельс\w+|по_Цельс\w+|за_Цельс\w+)
F | °_?F degrees_(?:F|Fahrenheit) | °_?F градус\w*_(?:по_|за_)?Фаренгейт\w*
"""
# What may stand between a figure and what it counts.
_GAP = {
    "en": re.compile(
        r"[ \u00a0-]?(?:(?:US|U\.S\.|American|Canadian|Australian|Hong Kong|British|Russian|Chinese|Japanese|Swiss"
        r"|Turkish|metric|long|short|full|whole|more|consecutive|straight|working|business|calendar|solid"
        r"|nautical)[ -])?"
    ),
    "slavic": re.compile(
        r"(?:[-–]|-?[а-яі]{1,2}[ \u00a0]|\.?[ \u00a0]?)(?:(?!кв|куб|морск|процентн|відсотков|базисн)"
        r"[а-яёіїє]{4,}(?:ых|их|ый|ой|ая|ий|ої|ого)[ \u00a0])?"
    ),
}
_SIGN_BEFORE = re.compile(r"(?<![^\W\d_])([A-Z]{3}|(?:US|U\.S\.|AU|A|C|NZ|HK|CN|R)?[$€£¥₽₴₹₩₺₪₸₿])[ \u00a0]?$")
_RANGE = re.compile(r"[ \u00a0]?(?:[-–—−]|to|or|до|или|або|чи)[ \u00a0]?\d+(?:[.,]\d+)?(?![\d.,]*\d)")
# «трёхдневный», «пятилетняя», «двадцатикилометровый»
_INSIDE = re.compile(
    r"(?P<day>дневн|денн)|(?P<wk>недельн|тижнев)|(?P<mon>месячн|місячн)|(?P<dec>десятил[еі]тн)|(?P<cent>столетн|столітн)"
    r"|(?P<yr>летн|л[іо]тн|річн|годичн|годовал)|(?P<h>часов|годинн)|(?P<min>минутн|хвилинн)|(?P<sec>секундн)"
    r"|(?P<mi>мильн)|(?P<km>к[иі]лометров)|(?P<cm>сантиметров)|(?P<m>метров)|(?P<t>тонн)|(?P<pct>процентн|відсотков)"
)
# "aged 18", "turned 18", "Melissa Tate, 10, was hit"
_AGE = re.compile(r"\b(?:age[ds]? (?:of )?|turn(?:ed|s|ing) )$")
_APPOSED = re.compile(r"(?<=[a-z], )\d{1,2},")
_PERCENT = {
    "en": re.compile(r"[ \u00a0-]?(?:%|per ?cent)"),
    "any": re.compile(r"%|\bper ?cent|процент|відсот|(?<!\w)п\.[ \u00a0]?п\."),
}
_LISTED = re.compile(r"[ \u00a0]?(?:[,;/–—-]|и|или|до|і|й|та|або|чи|to)[ \u00a0]?\d")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_OF = re.compile(rf"(?:st|nd|rd|th)?(?: of)? {_MONTH}")
_OF_MONTH = re.compile(rf"\b{_MONTH} $")
_CLOCK = re.compile(r"(?::\d\d)?[ \u00a0]?(?:[ap]\.?m\b|o['’]clock)")


@cache
def _patterns(code: str, table: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """For every kind of one language: its id, its pattern beside a figure and, where that is safe, anywhere."""
    return tuple(
        (kind, _joined(near), _joined(free) if free else None) for kind, near, free in _read_table(code, table)
    )


def _read_table(code: str, table: str) -> Iterator[tuple[str, list[str], list[str]]]:
    for line in table.strip().split("\n"):
        kind, english, slavic = (cell.strip() for cell in line.split(" | ", 2))
        words = (english if code == "en" else slavic.removeprefix("| ")).split(" ")
        words = [word.removeprefix("uk:") for word in words if code == "uk" or not word.startswith("uk:")]
        yield (
            kind,
            [word.removeprefix("=") for word in words if word],
            [word for word in words if word and not word.startswith("=")],
        )


def _joined(words: Sequence[str]) -> re.Pattern[str]:
    # Words are title-cased in headlines; abbreviations are not.
    spelled = (rf"(?i:{word})" if re.fullmatch(r"[^A-ZА-Я]{4,}", word) else word for word in words)
    choices = "|".join(word.replace("_", "[ \u00a0-]") for word in spelled)
    return re.compile(rf"(?<![^\W\d_])(?:{choices})(?![^\W\d_])")


_SIGNS = frozenset("$€£₽₴¥₹₩₺₪₸₿")


@cache
def _openings(code: str) -> frozenset[str]:
    """How the words for currencies begin, by up to three letters in small."""
    words = [word for _, _, free in _read_table(code, _CURRENCIES) for word in free if _SIGNS.isdisjoint(word)]
    letters = [re.match(r"(?:[^\W\d_](?![?*]))+", word) for word in words]
    return frozenset(found[0].lower()[:3] for found in letters if found)


def _may_name(words: Sequence[Word], text: str, code: str) -> bool:
    """Whether a text may name a currency: the pattern that says so for sure takes far longer."""
    letters = _openings(code)
    return not _SIGNS.isdisjoint(text) or any(
        start[:3] in letters or start[:2] in letters or start[:1] in letters
        for start in (word.lower.lstrip("0123456789") for word in words)
    )


@cache
def _any(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is counted in one language, and what names a currency: most texts have neither, and that is fast."""
    near = [near.pattern for table in (_CURRENCIES, _UNITS) for _, near, _ in _patterns(code, table)]
    free = [free.pattern for _, _, free in _patterns(code, _CURRENCIES) if free]
    return re.compile("|".join(near)), re.compile("|".join(free))


def find_changed(
    pair: Pair, pairs: Sequence[tuple[Quantity, Quantity]], source: Sequence[Quantity]
) -> Iterator[Finding]:
    """Compare what equal figures count, and the currencies that the two texts name.

    Args:
        pair: Source and target.
        pairs: The figures of the source with the equal ones of the target.
        source: Every figure of the source.
    """
    told = False
    for mine, theirs in pairs:
        counted = _counted(pair.target, theirs, pair.code)
        if "pct" not in counted and _percent_lost(pair, mine, theirs):
            yield UNIT.finding(f"“{mine.text}” is percent in the source", theirs.start, theirs.end)
            continue
        if not counted:
            continue
        # Of several equal figures ("10 miles in 10 days") any may be meant.
        equal = [other for other in source if not theirs.values.isdisjoint(_literal(pair.source, other))]
        kinds = [_counted(pair.source, other, "en") for other in equal]
        if not kinds or not all(kinds) or any(kind.keys() & counted.keys() for kind in kinds):
            continue
        currency = all(_has_currency(kind) for kind in (counted, *kinds))
        told = told or currency
        message = f"“{mine.text}” is followed by {_listed(kinds[0])} in the source, by «{_listed(counted)}» here"
        yield (CURRENCY if currency else UNIT).finding(message, theirs.start, theirs.end)
    if not told:
        yield from _named(pair)


def _percent_lost(pair: Pair, mine: Quantity, theirs: Quantity) -> bool:
    """Whether a figure has lost its percent sign, which in «5, 10 и 15 %» the last of several has for all."""
    if not _PERCENT["en"].match(pair.source, mine.end) or theirs.spelled:
        return False
    said, found = len(_PERCENT["any"].findall(pair.source)), len(_PERCENT["any"].findall(pair.target))
    return found < said and not _LISTED.match(pair.target, theirs.end)


def _literal(text: str, quantity: Quantity) -> set[float]:
    """The figure as it is written: 18 of "18 months", which may be one and a half (years) as well."""
    if re.search(r"\dm$", quantity.text):  # millions or metres
        return set(quantity.values)
    month = re.match(r"[ -]month", text[quantity.end : quantity.end + 6])
    return {max(quantity.values) if month else min(value for value in quantity.values if value >= 0)}


def _has_currency(kinds: dict[str, str]) -> bool:
    """Whether one of the kinds is a currency: a pound is one, too."""
    return not kinds.keys().isdisjoint(kind for kind, _, _ in _patterns("en", _CURRENCIES))


def _listed(kinds: dict[str, str]) -> str:
    return "/".join(dict.fromkeys(word for word in kinds.values() if word))


def _counted(text: str, quantity: Quantity, code: str) -> dict[str, str]:
    """The kinds of what a figure counts, each with the word that says so; a pound may be money or weight."""
    if code == "en" and (implied := _implied(text, quantity)):
        return implied
    kinds = _following(text, quantity.end, code)
    if not kinds and quantity.spelled and (inside := _INSIDE.search(quantity.text)):
        kinds = {inside.lastgroup or "": inside[0]}
    if not kinds and (sign := _SIGN_BEFORE.search(text, max(0, quantity.start - 6), quantity.start)):
        kinds = {kind: sign[1] for kind, near, _ in _patterns(code, _CURRENCIES) if near.fullmatch(sign[1])}
    if not kinds and (upper := _RANGE.match(text, quantity.end)):
        kinds = _following(text, upper.end(), code)
    return kinds


def _implied(text: str, quantity: Quantity) -> dict[str, str]:
    """Metres of "400m", which could be millions; years of "aged 18"; hours of "5 a.m."; a day of "May 9"."""
    if (
        len(quantity.values) > 1
        and re.search(r"\d[ -]?m$", quantity.text)
        and text[quantity.end : quantity.end + 1] != "/"
    ):
        millions = _SIGN_BEFORE.search(text, 0, quantity.start) or _following(text, quantity.end, "en")
        return {} if millions else {"m": "m"}
    if age := _AGE.search(text, max(0, quantity.start - 8), quantity.start):
        return {"yr": age[0].strip()}
    if text[quantity.start - 1 : quantity.start] not in (":", ".") and (clock := _CLOCK.match(text, quantity.end)):
        return {"h": clock[0].strip(), "day": ""}  # «5 часов», «в 2 часа дня», «в 2 дня»
    day = max(quantity.values) <= 31 and _OF_MONTH.search(text, max(0, quantity.start - 11), quantity.start)
    if day or _DAY_OF.match(text, quantity.end):
        return {"date": quantity.text}
    if text[:1].isupper() and _APPOSED.match(text, quantity.start):
        return {"yr": quantity.text}
    return {}


def _following(text: str, end: int, code: str) -> dict[str, str]:
    kinds: dict[str, str] = {}
    gap = _GAP["en" if code == "en" else "slavic"].match(text, end)
    joint = end + (text[end : end + 1] in (" ", "\u00a0", "-", "–"))
    best = 0
    anything = _any(code)[0]
    starts = {end, joint, gap.end() if gap else end}
    if not any(anything.match(text, start) for start in starts):
        return kinds
    for kind, near, _ in (*_patterns(code, _CURRENCIES), *_patterns(code, _UNITS)):
        found = near.match(text, end) or near.match(text, joint) or (near.match(text, gap.end()) if gap else None)
        if found and found.end() >= best:  # «километров в час» before «километров»
            kinds = {**(kinds if found.end() == best else {}), kind: found[0]}
            best = found.end()
    return kinds


def _named(pair: Pair) -> Iterator[Finding]:
    """A currency the source does not name in place of one that the target does not name."""
    if not (
        _may_name(pair.source_words, pair.source, "en")
        and _may_name(pair.target_words, pair.target, pair.code)
        and _any("en")[1].search(pair.source)
        and _any(pair.code)[1].search(pair.target)
    ):
        return
    ours, theirs = (
        {kind: found for kind, _, free in _patterns(code, _CURRENCIES) if free and (found := free.search(text))}
        for text, code in ((pair.source, "en"), (pair.target, pair.code))
    )
    lost = ours.keys() - theirs.keys()
    new = theirs.keys() - ours.keys()
    # One word may name two currencies (¥, «крон»): neither is lost when the other one stands there.
    shared = [ours[kind].span() for kind in ours.keys() & theirs.keys()]
    lost = {kind for kind in lost if ours[kind].span() not in shared}
    answered = [theirs[kind].span() for kind in ours.keys() & theirs.keys()]
    new = {kind for kind in new if theirs[kind].span() not in answered}
    if lost and new:
        place, before = theirs[min(new)], ours[min(lost)]
        yield CURRENCY.finding(
            f"the source speaks of “{before[0]}”, the target of «{place[0]}»", place.start(), place.end()
        )
