"""Numbers: none missing, none added, none changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks import measures
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
_METRIC_WORD = re.compile(
    r"(?:кв\.?|куб\.?)?\s*(?:(?:км|м|см|мм|кг|г|л|га)(?![^\W\d_])|километр|кілометр|метр|сантиметр|миллиметр|міліметр|килограмм"
    r"|кілограм|грамм|грам|литр|літр|гектар|тонн|градус|°)"
)
_VERSION = re.compile(r"\.\d+\.")
# Only a figure with a unit is surely a decimal and no paragraph, version or time.
_MEASURED = re.compile(
    r"[\d.]+[ \u00a0-]?(?:%|[$€£₽₴]|млн|млрд|трлн|тыс|тис|миллион|мільйон|миллиард|мільярд|процент|відсот"
    r"|доллар|долар|евро"
    r"|євро|рубл|гривн|гривен|фунт|к?м(?!\w)|километр|кілометр|метр|кг|балл|бал|градус|раз[аи]?(?!\w)|миль|тонн"
    r"|литр|літр)"
)
_LATIN_BEFORE = re.compile(r"(?:[A-Za-z№§#]|версии|версия|версія|версії)[ \u00a0-]?$")


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


def _covered(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    if any(_same(quantity.values, other.values) for other in others):
        return True
    known = {value for other in others for value in (*other.values, *other.parts)}
    if quantity.parts and all(part in known for part in quantity.parts):
        return True
    return any(other.parts and not quantity.values.isdisjoint(other.parts) for other in others)


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
            fits = not factors or any(
                0.85 < value / (other * factor) < 1.18
                for value in theirs.values
                for other in mine.values
                for factor in factors
                if other
            )
            if fits or word in ("feet", "foot", "stone", "ft"):
                source = [item for item in source if item is not mine]
                target = [item for item in target if item is not theirs]
    return source, target


def _differences(
    pair: Pair,
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    left_source: list[Quantity],
    left_target: list[Quantity],
) -> Iterator[Finding]:
    order = {id(quantity): place for place, quantity in enumerate(target)}
    # What also stands elsewhere in the other text is neither lost nor added, but may have taken a lost one's place.
    gone = [mine for mine in left_source if not _covered(mine, target)]
    new = [theirs for theirs in left_target if not _covered(theirs, source)]
    lost = [mine for mine in gone if not _is_excused(pair, mine) and not _is_name(pair.source, mine)]
    extra = [theirs for theirs in new if not theirs.weak]
    again = [theirs for theirs in left_target if not theirs.weak and theirs not in new]
    for mine in sorted(lost, key=lambda quantity: (quantity.spelled, quantity.start)):
        place = mine.start / max(1, len(pair.source))
        if choices := extra or [theirs for theirs in again if theirs.spelled == mine.spelled]:
            theirs = min(
                choices,
                key=lambda other: (
                    other.spelled != mine.spelled,
                    abs(other.start / max(1, len(pair.target)) - place),
                    order[id(other)],
                ),
            )
            choices.remove(theirs)
            again = [other for other in again if other is not theirs]
            yield _CHANGED.finding(
                f"the source says “{mine.text}”, the target «{theirs.text}»", theirs.start, theirs.end
            )
        elif mine.spelled:
            yield _SPELLED.finding(f"“{mine.text}” of the source is not in the target")
        else:
            yield _MISSING.finding(f"“{mine.text}” of the source is not in the target")
    yield from _ordinals(pair, left_source, left_target)
    doubtful = [mine for mine in gone if mine.weak and not mine.spelled and mine not in lost]
    spoken = [mine for mine in left_source if mine.spelled and not mine.weak and mine not in gone]
    for theirs in extra:
        if theirs.spelled:
            if spoken:  # said elsewhere in the target, too, but once less than in the source
                mine = spoken.pop(0)
                message = f"the source says “{mine.text}”, the target «{theirs.text}»"
                yield _CHANGED.finding(message, theirs.start, theirs.end)
            continue
        if doubtful:  # "G7", "11:00", "24 hours": what may be said without a figure, but not with another one
            mine = doubtful.pop(0)
            message = f"the source says “{mine.text}”, the target «{theirs.text}»"
            yield _CHANGED.finding(message, theirs.start, theirs.end)
        else:
            yield _ADDED.finding(f"«{theirs.text}» is not in the source", theirs.start, theirs.end)


# "Second", "both": they may be said without a number ("another", "the two"), but not with another ordinal.
_ORDINAL = {
    "en": re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$", re.IGNORECASE),
    "slavic": re.compile(
        r"(?:перв|перш|втор|друг|трет(?!ь(?!\w)|ин)|четв[её]рт(?!ь|и(?!\w))|п['’ʼ]?ят(?![еёі]р)|шест(?!ер)|шост|седьм|сьом"
        r"|вос[ьемо]+м(?!ер)|восьм|дев['’ʼ]?ят|десят(?!о?к|[иі]л|[иі]р))\w+$",
        re.IGNORECASE,
    ),
}


def _ordinals(pair: Pair, source: Sequence[Quantity], target: Sequence[Quantity]) -> Iterator[Finding]:
    ours = [mine for mine in source if mine.spelled and _ORDINAL["en"].match(mine.text)]
    theirs = [one for one in target if one.spelled and one.weak and _ORDINAL["slavic"].match(one.text)]
    for one in theirs:
        if ours:
            place = one.start / len(pair.target)
            mine = min(ours, key=lambda other: abs(other.start / len(pair.source) - place))
            ours.remove(mine)
            yield _CHANGED.finding(f"the source says “{mine.text}”, the target «{one.text}»", one.start, one.end)


# How the target says 24 hours, 12 months and 1 o'clock without a figure.
_SAID = {
    24.0: re.compile(r"сут|доб|круглосуточ"),
    7.0: re.compile(r"сут|доб|вихідн|выходн|семерк|семёрк|сімк"),
    12.0: re.compile(r"год|рок|рік|річ|полд|півд"),
    1.0: re.compile(r"(?<!\w)час|годин|перш"),
}
_MONTHS = re.compile(r"[ \u00a0-]months?\b")
_HALF_YEAR = re.compile(r"полу?год|пів[ \u00a0]?р[оі][кч]")


def _is_excused(pair: Pair, quantity: Quantity) -> bool:
    """Whether the absence of this number proves nothing."""
    if 6.0 in quantity.values and _MONTHS.match(pair.source, quantity.end) and _HALF_YEAR.search(pair.target):
        return True
    if not quantity.weak or quantity.spelled:
        return quantity.weak
    said = next((_SAID[value] for value in quantity.values if value in _SAID), None)
    return said is None or bool(said.search(pair.target))


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
    if written is None or theirs.spelled or not re.match(rf"{re.escape(written[0])}(?![\d.,]*\d)", mine.text):
        return
    if "." in written[0] and not _MEASURED.match(pair.target, theirs.start):
        return
    if _VERSION.search(written[0]) or _LATIN_BEFORE.search(pair.target, max(0, theirs.start - 10), theirs.start):
        return
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", written[0]):
        figures = written[0].replace(",", "")
        fix = written[0].replace(",", pair.language.group or NBSP) if len(figures) > 4 else figures
    elif re.fullmatch(r"\d+\.\d+", written[0]):
        fix = written[0].replace(".", pair.language.decimal)
    else:
        return
    yield _FORMAT.finding(
        f"«{written[0]}» is written the English way", theirs.start, theirs.start + len(written[0]), fix
    )
