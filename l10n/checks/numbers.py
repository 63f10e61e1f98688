"""Numbers: none missing, none added, none changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks import measures
from l10n.checks.numerals import is_ordinal
from l10n.checks.pair import NBSP, Check, Example, Pair
from l10n.checks.quantities import Quantity, read_quantities
from l10n.model import Finding, Severity

_CHANGED = Check(
    "number-changed",
    "Number changed",
    "A number of the source stands in the target with another value.",
    Severity.ERROR,
    Example("The army lost 1.2 billion dollars in 2023.", "В 2023 году армия потеряла 1,2 млн долларов."),
)
_MISSING = Check(
    "number-missing",
    "Number missing",
    "A number that the source gives in figures is nowhere in the target.",
    Severity.ERROR,
    Example("The strike killed 14 people in 2022.", "В 2022 году при ударе погибли люди."),
)
_ADDED = Check(
    "number-added",
    "Number added",
    "The target has a number in figures that the source does not give.",
    Severity.ERROR,
    Example("The strike killed several people.", "При ударе погибли 14 человек."),
)
_SPELLED = Check(
    "number-unclear",
    "Number in words not found",
    "A number that the source gives in words is nowhere in the target.",
    Severity.INFO,
    Example("The four brigades withdrew.", "Бригады отошли."),
)
_FORMAT = Check(
    "number-format",
    "English number format",
    "A number has the English decimal point or the English comma between thousands.",
    Severity.WARNING,
    Example("It cost 12,500 dollars.", "Это стоило 12,500 долларов."),
)

# Source unit: factors to the units a translator may convert it to.
_IMPERIAL = {
    "mile": (1.609, 1609.0), "mph": (1.609,), "foot": (0.3048, 30.48), "feet": (0.3048, 30.48),
    "ft": (0.3048, 30.48), "inch": (2.54, 25.4), "yard": (0.9144,), "acre": (0.4047, 4047.0, 40.47),
    "pound": (0.4536,), "lb": (0.4536,), "ounce": (28.35, 0.02835), "oz": (28.35,), "gallon": (3.785, 4.546),
    "pint": (0.473, 0.568), "stone": (6.35,), "ton": (907.0, 1016.0), "square": (2.59, 0.0929),
    "sq": (2.59, 0.0929), "knot": (1.852,), "barrel": (0.159, 159.0),
}  # fmt: skip
_IMPERIAL_WORD = re.compile(
    r"(?:mile|mph|foot|feet|ft|inch|yard|acre|pound|lb|ounce|oz|gallon|pint|stone|ton|square|sq|knot|barrel)"
    r"(?:s|es)?\b|[°º]?[ ]?F\b|Fahrenheit|degrees|[’'′\"”″]"
)
_DEGREES = ("F", "°F", "°", "Fahrenheit", "degree")
_METRIC_WORD = re.compile(
    r"(?:кв\.?|куб\.?)?\s*(?:(?:км|м|см|мм|кг|г|л|га)(?![^\W\d_])|километр|кілометр|метр|сантиметр|миллиметр|міліметр|килограмм"
    r"|кілограм|грамм|грам|литр|літр|гектар|тонн|градус|°)"
)
# A point that is no decimal one: in versions, paragraphs, stations and, without "p.m.", hours.
_LATIN_BEFORE = re.compile(r"(?:[A-Za-z№§#]|верси[яию]|версі[яїію])[ \u00a0-]?$")
_POINTED = re.compile(
    r"(?:section|paragraph|chapter|article|clause|version|part|figure|fig\.|table|item|rule|release|channel|radio"
    r"|level|stage|phase|no\.|v\.?)[ ]$",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?<=at )(?:[01]?\d|2[0-3])\.[0-5]\d(?![ -]?(?:%|per ?cent|point|[bmt]r?illion|bn|second|met|mile|k))"
)
_DATE = re.compile(r"(?<![$€£¥])(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?=\s*(?:$|[^\w\s%]))")
_STATION = re.compile(r"[\d.]+ ?(?:FM|AM)\b")


def find(pair: Pair) -> Iterator[Finding]:
    """Compare the numbers of source and target, whatever way they are written."""
    source = _outside_names(
        read_quantities(pair.source, pair.source_words, "en"),
        [(lock.match.start, lock.match.end) for lock in pair.locks if lock.start >= 0],
    )
    target = _outside_names(
        read_quantities(pair.target, pair.target_words, pair.code),
        [(lock.start, lock.end) for lock in pair.locks if lock.start >= 0],
    )
    pairs, left_source, left_target = _match(source, target)
    left_source, left_target = _convert(pair, left_source, left_target)
    yield from _differences(pair, source, target, left_source, left_target)
    for mine, theirs in pairs:
        yield from _format(pair, mine, theirs)
    yield from measures.find_changed(pair, pairs, source)


CHECKS = (_CHANGED, _MISSING, _ADDED, _SPELLED, _FORMAT, measures.CURRENCY, measures.UNIT)


def _outside_names(quantities: Sequence[Quantity], spans: Sequence[tuple[int, int]]) -> list[Quantity]:
    return [
        quantity
        for quantity in quantities
        if not any(start <= quantity.start and quantity.end <= end for start, end in spans)
    ]


def _same(one: frozenset[float], other: frozenset[float]) -> bool:
    return not one.isdisjoint(other) or any(
        abs(mine - theirs) < 1e-6 * max(1.0, abs(mine)) for mine in one for theirs in other
    )


def _match(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Pair equal numbers; what is left over on each side."""
    free = list(target)
    pairs: list[tuple[Quantity, Quantity]] = []
    left: list[Quantity] = []
    # Figures choose first, and choose figures first: "three of the 3 men".
    for mine in sorted(source, key=lambda quantity: (quantity.spelled, quantity.weak)):
        equal = [theirs for theirs in free if _same(mine.values, theirs.values)]
        if equal:
            chosen = min(equal, key=lambda theirs: (theirs.spelled != mine.spelled, theirs.weak != mine.weak))
            free.remove(chosen)
            pairs.append((mine, chosen))
        else:
            left.append(mine)
    return pairs, left, free


def _covered(quantity: Quantity, others: Sequence[Quantity], free: Sequence[Quantity]) -> bool:
    """Whether a number stands among `others`, or as a part among those that no equal number has taken."""
    if any(_same(quantity.values, other.values) for other in others):
        return True
    known = {value for other in free for value in (*other.values, *other.parts)}
    if quantity.parts and all(part in known for part in quantity.parts):
        return True
    return any(other.parts and not quantity.values.isdisjoint(other.parts) for other in free)


def _convert(pair: Pair, source: list[Quantity], target: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Drop what a translator converted from miles, feet and pounds to metric units."""
    imperial = [mine for mine in source if _IMPERIAL_WORD.match(pair.source[mine.end :].lstrip(" \u00a0-"))]
    if not imperial:
        return source, target
    metric = [theirs for theirs in target if _METRIC_WORD.match(pair.target[theirs.end :].lstrip(" \u00a0-"))]
    if not metric:
        return source, target
    for mine in imperial:
        unit = _IMPERIAL_WORD.match(pair.source[mine.end :].lstrip(" \u00a0-"))
        word = unit[0].rstrip("s") if unit else ""
        factors = _IMPERIAL.get(word) or _IMPERIAL.get(word.removesuffix("e")) or ()
        for theirs in metric:
            fits = (not factors and word not in _DEGREES) or any(
                0.85 < value / (other * factor) < 1.18
                for value in theirs.values
                for other in mine.values
                for factor in factors
                if other
            )
            fits = fits or (word in _DEGREES and _is_warmth(mine, theirs))
            if fits or word in ("feet", "foot", "stone", "ft"):
                source = [item for item in source if item is not mine]
                target = [item for item in target if item is not theirs]
    return source, target


def _is_warmth(fahrenheit: Quantity, celsius: Quantity) -> bool:
    return any(abs((warm - 32) / 1.8 - value) < 2 for warm in fahrenheit.values for value in celsius.values)


def _differences(
    pair: Pair,
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    left_source: list[Quantity],
    left_target: list[Quantity],
) -> Iterator[Finding]:
    order = {id(quantity): place for place, quantity in enumerate(target)}
    # What also stands elsewhere in the other text is neither lost nor added, but may have taken a lost one's place.
    gone = [mine for mine in left_source if not _covered(mine, target, left_target)]
    new = [theirs for theirs in left_target if not _covered(theirs, source, left_source)]
    retold = _retold(pair, left_source, left_target)
    for mine, theirs in retold:
        yield _changed(mine.text, theirs)
    for many, theirs in _multitudes(pair, target, left_target):
        yield _changed(many, theirs)
    lost = [
        mine
        for mine in gone
        if not _is_excused(pair, mine)
        and not _is_name(pair.source, mine)
        and not any(mine is other for other, _ in retold)
    ]
    extra = [theirs for theirs in new if not theirs.weak]
    again = [
        theirs
        for theirs in left_target
        if not theirs.weak and any(_same(theirs.values, other.values) for other in source)
    ]
    for mine in sorted(lost, key=lambda quantity: (quantity.spelled, quantity.start)):
        place = mine.start / max(1, len(pair.source))
        choices = [theirs for theirs in extra if mine.spelled or not _is_innocent(mine, theirs)]
        if choices := choices or [theirs for theirs in again if theirs.spelled == mine.spelled]:
            theirs = min(
                choices,
                key=lambda other: (
                    other.spelled != mine.spelled,
                    abs(other.start / max(1, len(pair.target)) - place),
                    order[id(other)],
                ),
            )
            extra, again = ([other for other in others if other is not theirs] for others in (extra, again))
            yield _changed(mine.text, theirs)
        elif mine.spelled:
            yield _SPELLED.finding(f"“{mine.text}” of the source is not in the target")
        else:
            yield _MISSING.finding(f"“{mine.text}” of the source is not in the target")
    doubtful = [mine for mine in gone if not mine.spelled and mine not in lost]
    # What the target says elsewhere, too, but once less than the source.
    repeated = [mine for mine in left_source if not mine.weak and mine not in gone]
    for theirs in extra:
        same = [mine for mine in repeated if mine.spelled == theirs.spelled]
        if same or (doubtful and not theirs.spelled):
            # "G7", "11:00", "24 hours": what may be said without a figure, but not with another one
            mine = same[0] if same else doubtful.pop(0)
            repeated = [other for other in repeated if other is not mine]
            yield _changed(mine.text, theirs)
        elif not theirs.spelled and not _is_designation(pair, theirs):
            yield _ADDED.finding(f"«{theirs.text}» is not in the source", theirs.start, theirs.end)


def _changed(said: str, theirs: Quantity) -> Finding:
    return _CHANGED.finding(f"the source says “{said}”, the target «{theirs.text}»", theirs.start, theirs.end)


# Thousands, millions: how many, no figure says any more.
_BARE = re.compile(
    r"(?:тысяч(?!у$|ей$)|тисяч(?!у$|ею$|а$)|(?:милли(?:он|ард)|мільй?(?:он|ярд)|тр[иі]л[ль](?:и|й)он)(?!$))\w*$",
    re.IGNORECASE,
)


def _is_innocent(figure: Quantity, other: Quantity) -> bool:
    """Whether a number word is no slip for a figure: it has lost it («(20) миллионов»), or is far from it."""
    if not other.spelled:
        return False
    bare = _BARE.match(other.text) and other.text.lower() != "тысяча"
    return bool(bare) or not 0.05 < max(other.values) / max(1.0, *figure.values) < 20


# A letter numeral («XX век»), in Latin letters or in the Cyrillic ones that look like them.
_ROMAN = re.compile(r"[IVXLCІХСМM]+$")
_RANKED = re.compile(r"(?:st|nd|rd|th)\b")
_DECADE = re.compile(r"\d0['’]?s$")
_SHARE = {
    "en": re.compile(r"(?:half|halves|third|quarter)s?$", re.IGNORECASE),
    "slavic": re.compile(r"полови\w+$|трет(?:ь|и|ью)$|третин\w+$|четверт(?:ь|и|ью)$|чверт\w+$", re.IGNORECASE),
}
# "Hundreds", "tens of thousands", and their words here.
_MULTITUDES = {"tens": 10.0, "dozens": 10.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_MANY = re.compile(
    r"(?<!hundred )(?<!thousand )\b(tens|dozens|hundreds|thousands|millions|billions)"
    r"(?: of (thousands|millions|billions))?\b",
    re.IGNORECASE,
)
_MANY_HERE = re.compile(
    r"(?:(?:десятк(?:[иі]в|ов|и|ами?|ах)|сот(?:[ні]и|ні|ень?|ням|нями|нях)|тысяч(?:и|ам|ами|ах)?|тисяч(?:і|ам|ами|ах)?"
    r"|(?:миллион|миллиард|мільйон|мільярд)(?:ы|и|ов|ів|ам|ами|ах))[ \u00a0]?)+$",
    re.IGNORECASE,
)


def _multitudes(pair: Pair, target: Sequence[Quantity], left: Sequence[Quantity]) -> list[tuple[str, Quantity]]:
    """The "hundreds" of the source with the thousands of the target that stand in their place."""
    said = {value for quantity in target for value in quantity.values}
    lost = [
        many[0]
        for many in _MANY.finditer(pair.source)
        if said.isdisjoint(
            {(value := _MULTITUDES[many[1].lower()] * _MULTITUDES.get((many[2] or "").lower(), 1)), value * 1.2}
        )
    ]
    return list(zip(lost, (one for one in left if one.spelled and _MANY_HERE.match(one.text)), strict=False))


def _retold(pair: Pair, source: Sequence[Quantity], target: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """The ordinals and shares of the source with other ones of the target.

    They may be said without a number ("another" for "a second", "the two" for "both"), but not with another one.
    """
    kinds = (
        (
            [mine for mine in source if _is_ranked(pair, mine)],
            [
                one
                for one in target
                if one.weak and one.spelled and (_ROMAN.match(one.text) or is_ordinal(one.text, pair.code))
            ],
        ),
        (
            [mine for mine in source if mine.spelled and _SHARE["en"].match(mine.text)],
            [one for one in target if one.spelled and _SHARE["slavic"].match(one.text)],
        ),
    )
    found = []
    for ours, theirs in kinds:
        for one in theirs:
            if ours:
                place = one.start / len(pair.target)
                mine = min(ours, key=lambda other: abs(other.start / len(pair.source) - place))
                ours.remove(mine)
                found.append((mine, one))
    return found


def _is_ranked(pair: Pair, quantity: Quantity) -> bool:
    """Whether it is "second", "19th" or "1990s"."""
    if quantity.spelled:
        return is_ordinal(quantity.text, "en")
    return bool(_RANKED.match(pair.source, quantity.end) or _DECADE.search(quantity.text))


# How the target says 24 hours, 12 months and 1 o'clock without a figure.
_SAID = {
    24.0: re.compile(r"сут|доб|круглосуточ"),
    7.0: re.compile(r"сут|доб|вихідн|выходн|семерк|семёрк|сімк"),
    12.0: re.compile(r"год|рок|рік|річ|полд|півд"),
    1.0: re.compile(r"(?<!\w)час|годин|перш"),
}
_MONTHS = re.compile(r"[ \u00a0-]months?\b")
_HALF_YEAR = re.compile(r"полу?год|пів[ \u00a0]?р[оі][кч]")
_AT_HALF = re.compile(r"\d\d?[:.]30\b|(?<=[:.])30\b")
_HALF_HOUR = re.compile(
    r"пол(?:овин|-|(?:перв|втор|трет|четв|пят|шест|седьм|восьм|девят|десят|один|двен)\w+)|(?<!\w)пів"
)
# The letters of "HJR-3", and the year of an election that is only a label ("a 2020 contender") or has not come yet.
_DESIGNATION = re.compile(r"(?<!\w)([A-Z]{2,})-$")
_ELECTION = re.compile(
    r"(?:19|20)\d\d (?:\w+ )?(?:election|presidential|race|campaign|primar|ballot|contender|candidate|hopeful)"
)
_ONE_OF_MANY = re.compile(r"\b(?:an?|another) $", re.IGNORECASE)
_COMING = re.compile(r"предстоящ|грядущ|ближайш|прийдешн|майбутн|найближч")


def _is_excused(pair: Pair, quantity: Quantity) -> bool:
    """Whether the absence of this number proves nothing."""
    if 6.0 in quantity.values and _MONTHS.match(pair.source, quantity.end) and _HALF_YEAR.search(pair.target):
        return True
    if _AT_HALF.match(pair.source, quantity.start) and _HALF_HOUR.search(pair.target):
        return True
    name = _DESIGNATION.search(pair.source, 0, quantity.start)
    if name and name[1] not in pair.target:
        return True
    if _ELECTION.match(pair.source, quantity.start) and (
        _ONE_OF_MANY.search(pair.source, 0, quantity.start) or _COMING.search(pair.target)
    ):
        return True
    if not quantity.weak or quantity.spelled:
        return quantity.weak
    said = next((_SAID[value] for value in quantity.values if value in _SAID), None)
    return said is None or bool(said.search(pair.target))


def _is_designation(pair: Pair, quantity: Quantity) -> bool:
    """Whether it only completes a name of the source: «COVID-19» for "Covid"."""
    name = re.search(r"(?<!\w)([A-Za-z]{3,})-$", pair.target[: quantity.start])
    return name is not None and name[1].lower() in pair.source.lower()


def _is_name(text: str, quantity: Quantity) -> bool:
    """Whether a number word is a name's or only means "many": the Big Three, hundred thousands of dollars."""
    if not quantity.spelled:
        return False
    capital = (
        quantity.text[0].isupper() and quantity.start > 0 and text[: quantity.start].rstrip()[-1:] not in ".!?“\"'"
    )
    return capital or text.startswith(("s ", " thousands", " millions"), quantity.end)


def _format(pair: Pair, mine: Quantity, theirs: Quantity) -> Iterator[Finding]:
    written = re.match(r"[\d.,]*\d", theirs.text)
    if written is None or theirs.spelled:
        return
    same = re.compile(rf"{re.escape(written[0])}(?![\d.,]*\d)")
    if not mine.spelled and not same.match(mine.text) and not same.match(mine.text.replace(",", "")):
        return
    if _LATIN_BEFORE.search(pair.target, max(0, theirs.start - 10), theirs.start):
        return
    if "." in written[0] and (
        _POINTED.search(pair.source, 0, mine.start)
        or any(pattern.match(pair.source, mine.start) for pattern in (_HOUR, _DATE, _STATION))
    ):
        return
    parts = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?", written[0])
    if parts is None or parts[0].isdigit():
        return
    figures = parts[1].replace(",", "")
    fix = parts[1].replace(",", pair.language.group or NBSP) if len(figures) > 4 else figures
    if parts[2]:
        fix += pair.language.decimal + parts[2]
    yield _FORMAT.finding(
        f"«{written[0]}» is written the English way", theirs.start, theirs.start + len(written[0]), fix
    )
