"""The numbers of a text, in figures and in words, each with every value it may stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.checks.numerals import read_spelled
from l10n.checks.pair import Word


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text.

    Attributes:
        values: What it may mean: "5 p.m." is 5 and 17, «1990-е» is 1990 and 90.
        start: Offset in the text.
        end: End offset.
        weak: Whether its absence from the other text proves nothing.
        spelled: Whether it is written in words.
        parts: The figures it consists of, where it can be read as several (a time, a date, a score).
        text: As it is written.
    """

    values: frozenset[float]
    start: int
    end: int
    weak: bool = False
    spelled: bool = False
    parts: tuple[float, ...] = ()
    text: str = ""


_MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mln": 1e6, "mn": 1e6,
    "m": 1e6, "bn": 1e9, "b": 1e9, "k": 1e3, "tn": 1e12, "dozen": 12.0, "crore": 1e7, "lakh": 1e5,
}  # fmt: skip
_ANY_FIGURE = re.compile(r"[\d½¼¾⅓⅔⅛]")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667, "⅛": 0.125}

_ENGLISH = re.compile(
    r"(?P<clock>(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?[ \u00a0]?(?:[ap]\.?[ \u00a0]?m\b\.?|o['’]clock\b))"
    r"|(?P<date>(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/]))"
    r"|(?P<digital>(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<mixed>(?:(?<!\d)\d+[ -])?(?<![\d/])[1-9]/[2-9](?![\d/]))"
    r"|(?P<decade>(?<!\w)['’‘]?(?:\d{2})?\d0['’]?s\b)"
    r"|(?P<number>(?<![\d,.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|(?<!\w)\.\d+)(?P<half>[½¼¾⅓⅔⅛])?"
    r"(?:[ \u00a0-]?(?P<size>hundred|thousand|million|billion|trillion|mln|mn|bn|tn|dozen|crore|lakh"
    r"|[mkb](?=\b(?![’'.-]\w)))"
    r"(?:s|th)?\b)?(?P<span>[ -](?:decade|month|year)s?\b)?"
    r"|(?P<vulgar>[½¼¾⅓⅔⅛])",
    re.IGNORECASE,
)

_SLAVIC_SIZE = (
    r"(?:(?P<thousand>тыс|тис|тысяч|тисяч)|(?P<million>млн|миллион|мільйон)"
    r"|(?P<billion>млрд|миллиард|мільярд|миллиард)|(?P<trillion>трлн|триллион|трильйон)|(?P<dozen>дюжин))[а-яіїє]*"
)
_SLAVIC = re.compile(
    r"(?P<date>(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/]))"
    r"|(?P<digital>(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<mixed>(?:(?<!\d)\d+[ \u00a0-])?(?<![\d/])[1-9]/[2-9](?![\d/]))"
    r"|(?P<number>(?<!\d)[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,]\d+)*)(?P<half>[½¼¾⅓⅔⅛])?"
    rf"(?:[ \u00a0-]?(?:-?[а-яі]{{1,3}} |(?:и|і|й|или|або|чи) (?:более|больше|менее|більше"
    rf"|менше) )?{_SLAVIC_SIZE})?"
    r"|(?P<vulgar>[½¼¾⅓⅔⅛])",
    re.IGNORECASE,
)
# In Latin letters, or in the Cyrillic ones that look like them («ХХ век», «ІІ світова»).
_ROMAN = re.compile(r"(?<![\w-])[IVXLCІХСМM]{1,7}(?![\w’'])")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100, "С": 100, "M": 1000, "М": 1000}


def read_quantities(text: str, words: Sequence[Word], code: str) -> tuple[Quantity, ...]:
    """Every number of a text in language `code` ("en", "ru", "uk"), in order of its place."""
    found: list[Quantity] = []
    if _ANY_FIGURE.search(text):
        found = _read_english(text) if code == "en" else _read_slavic(text)
        _widen_ranges(text, found)
        if code != "en":
            found = _join_magnitudes(text, found)
    figures = found.copy()
    for spelled in read_spelled(text, words, code):
        if any(spelled.start < other.end and other.start < spelled.end for other in figures):
            continue
        values = {spelled.value}
        if spelled.weak and 20 <= spelled.value <= 90 and spelled.value % 10 == 0:
            values.add(1900 + spelled.value)
        if code == "en" and text.startswith((" decade", "-decade"), spelled.end):
            values.add(spelled.value * 10)
        if code == "en" and spelled.value == 3 and spelled.weak:
            values.add(0.3333)  # "a third"
        found.append(
            Quantity(
                frozenset(values),
                spelled.start,
                spelled.end,
                spelled.weak,
                True,
                (),
                text[spelled.start : spelled.end],
            )
        )
    _widen_spelled(text, found, len(figures))
    for match in _ROMAN.finditer(text):
        if (value := _roman(match[0])) and not (value in (1, 100, 50, 500) and len(match[0]) == 1 and code == "en"):
            found.append(Quantity(frozenset({float(value)}), match.start(), match.end(), True, True, (), match[0]))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _read_english(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _ENGLISH.finditer(text):
        span = match.start(), match.end()
        if match["clock"]:
            hour = int(match["hour"])
            hours = {hour, hour + 12, hour - 12, hour % 12}
            span = match.start("hour"), match.end("hour")
            found.append(_figure(hours, *span, match["hour"], weak=hour == 1))  # «час дня»
            if match["minute"]:
                minute = match.start("minute"), match.end("minute"), match["minute"]
                found.append(_figure({int(match["minute"])}, *minute, weak=match["minute"] == "00"))
        elif match["decade"]:
            decade = int(re.sub(r"\D", "", match[0]))
            found.append(_figure({decade, 1900 + decade if decade < 100 else decade % 100}, *span, match[0]))
        elif common := _read_common(match):
            found.extend(common)
        elif match["number"]:
            value = float(match["number"].replace(",", "")) + _FRACTIONS.get(match["half"] or "", 0.0)
            values: set[float] = {value}
            if size := (match["size"] or "").lower():
                values = {value * _MAGNITUDES[size]}
                if size in ("m", "b", "k"):  # 5m may be metres
                    values.add(value)
            # «тридцать лет» for 3 decades, «полтора года» for 18 months.
            period = (match["span"] or "")[1:].rstrip("s")
            values |= {value * 10} if period == "decade" else {value / 12} if period == "month" else set()
            attached = value < 10 and not size and _ATTACHED.search(text, 0, match.start())
            loose = attached or _LOOSE.match(text, match.start())
            end = match.end() - len(match["span"] or "")
            found.append(_figure(values, span[0], end, text[span[0] : end], weak=bool(loose), parts=_clock(match)))
        else:
            found.append(_figure({_FRACTIONS[match[0]]}, *span, match[0], weak=True))
    return found


def _read_slavic(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _SLAVIC.finditer(text):
        if common := _read_common(match):
            found.extend(common)
        elif match["number"]:
            if _EXPONENT.search(text[max(0, match.start() - 2) : match.end()]):
                continue
            values, parts = _readings(match["number"])
            half = _FRACTIONS.get(match["half"] or "", 0.0)
            size = 1.0
            for name, factor in (("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)):
                size = factor if match[name] else size
            size = 12.0 if match["dozen"] else size
            values = {(value + half) * size for value in values}
            if re.match(r"0?-?[ех](?!\w)", text[match.end() : match.end() + 3]) or _decade_follows(
                text, match.end()
            ):
                values |= {1900 + value for value in values if 10 <= value < 100}
            parts = parts if size == 1 else ()
            found.append(_figure(values, match.start(), match.end(), match[0], parts=parts))
        else:
            found.append(_figure({_FRACTIONS[match[0]]}, match.start(), match.end(), match[0], weak=True))
    return found


# A letter before the figure makes it a name's (G7, km2); these periods and idioms have words of their own.
_ATTACHED = re.compile(r"[A-Za-z]$")
_LOOSE = re.compile(
    r"\d{1,4} (?:[A-Z]\w+ ){1,2}(?:Street|Road|Avenue|Lane|Square)\b|24/7|7(?!\d)(?<=24/7)|24[ -]hours?\b"
    r"|12[ -]months?\b|4x4\b|4(?<=4x4)"
)
_EXPONENT = re.compile(r"(?:[мmt]|[^\W\d_]м)[23]$")


def _clock(match: re.Match[str]) -> tuple[float, ...]:
    """The hour and minute of a time written 0230."""
    written = match["number"]
    return (float(written[:2]), float(written[2:])) if re.fullmatch(r"[01]\d[0-5]\d", written) else ()


def _decade_follows(text: str, end: int) -> bool:
    return bool(re.match(r"-?(?:е|х|ми|м|ті|их|ых|і)(?!\w)", text[end : end + 4]))


def _read_common(match: re.Match[str]) -> list[Quantity]:
    """Dates in figures, digital times and fractions, which both scripts write alike."""
    start = match.start()
    if match["date"]:
        day, month, year = (int(part) for part in re.split(r"[/.]", match["date"]))
        long_year = {year} if year > 99 else {year, 1900 + year, 2000 + year}
        return [
            _figure({day}, start, match.end(), match[0], weak=True),
            _figure({month}, start, match.end(), match[0], weak=True),
            _figure(long_year, start, match.end(), match[0]),
        ]
    if match["digital"]:
        figures = []
        for place, part in enumerate(re.finditer(r"\d+", match["digital"])):
            value = int(part[0])
            # 5:30 may be said of an afternoon; :00 need not be said at all.
            values = {value, value + 12, value - 12} if place == 0 and value <= 24 else {value}
            span = start + part.start(), start + part.end(), part[0]
            figures.append(_figure(values, *span, weak=place > 0 and value == 0))
        return figures
    if match["mixed"]:
        whole, top, bottom = re.fullmatch(r"(?:(\d+)\D)?(\d)/(\d)", match["mixed"]).groups()  # type: ignore[union-attr]
        fraction = int(whole or 0) + int(top) / int(bottom)
        parts = tuple(float(part) for part in (whole, top, bottom) if part)
        return [_figure({round(fraction, 4)}, start, match.end(), match[0], parts=parts)]
    return []


def _readings(written: str) -> tuple[set[float], tuple[float, ...]]:
    """What figures in a Russian or Ukrainian text may mean: 1,234 is a decimal here and a thousand in English."""
    bare = re.sub(r"[ \u00a0\u202f\u2009]", "", written)
    pieces = re.split(r"[.,]", bare)
    parts = tuple(float(piece) for piece in pieces if piece)
    if len(pieces) == 1:
        # "0800 555 111": what looks like thousands may be the parts of a telephone number.
        groups = tuple(float(group) for group in re.split(r"\D", written)) if bare != written else ()
        return {float(bare)}, groups
    values: set[float] = set()
    if len(pieces) == 2:
        values.add(float(".".join(pieces)))
    if all(len(piece) == 3 for piece in pieces[1:]):
        values.add(float("".join(pieces)))
    elif len(pieces) > 2 and len(pieces[-1]) != 3 and all(len(piece) == 3 for piece in pieces[1:-1]):
        values.add(float("".join(pieces[:-1]) + "." + pieces[-1]))
    return values or {parts[0]}, parts if len(pieces) > 1 else ()


def _widen_ranges(text: str, found: list[Quantity]) -> None:
    """Let "2010-11" end in 2011 too, and "$5-10 million" begin with 5 million."""
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        between = text[first.end : second.start]
        if len(between) > 6 or not re.fullmatch(
            r"[ \u00a0]?(?:[-–—−/]|to|or|and|до|и|і|й|та|или|або|чи)[ \u00a0]?[$€£]?", between
        ):
            continue
        start_values, end_values = first.values, second.values
        for value in first.values:
            if 1000 <= value < 2100 and len(second.text) == 2:
                end_values |= {value // 100 * 100 + ending for ending in second.values}
        if not re.search(r"[^\W\d]{2}", first.text):
            high = max(second.values) if re.search(r"[^\W\d_]", second.text) else 0
            size = next((size for size in (1e12, 1e9, 1e6, 1e3) if high >= size), 1.0)
            start_values |= {value * size for value in first.values}
        found[place] = _with_values(first, start_values)
        found[place + 1] = _with_values(second, end_values)


def _widen_spelled(text: str, found: list[Quantity], first: int) -> None:
    """Let «от двух до трёх миллионов» begin with two million."""
    for place in range(first, len(found) - 1):
        one, other = found[place], found[place + 1]
        low, high = min(one.values), min(other.values)
        between = text[one.end : other.start]
        if low < 1000 <= high and re.fullmatch(
            r"[ \u00a0]?(?:[-–—]|to|or|and|до|и|і|й|та|или|або|чи)[ \u00a0]?", between
        ):
            size = next(size for size in (1e12, 1e9, 1e6, 1e3) if high >= size)
            found[place] = _with_values(one, one.values | {low * size})


def _join_magnitudes(text: str, found: list[Quantity]) -> list[Quantity]:
    """Make one number of «2 миллиона 750 тысяч»."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            last
            and text[last.end : quantity.start] in (" ", "\u00a0")
            and re.search(r"[^\W\d_]", last.text)
            and min(last.values) >= 1e6
            and max(quantity.values) < min(last.values)
            and re.search(r"[^\W\d_]", quantity.text)
        ):
            values = {one + other for one in last.values for other in quantity.values}
            joined[-1] = _figure(values, last.start, quantity.end, text[last.start : quantity.end])
        else:
            joined.append(quantity)
    return joined


def _with_values(quantity: Quantity, values: frozenset[float]) -> Quantity:
    if values == quantity.values:
        return quantity
    return Quantity(
        values, quantity.start, quantity.end, quantity.weak, quantity.spelled, quantity.parts, quantity.text
    )


def _figure(
    values: set[int] | set[float],
    start: int,
    end: int,
    text: str,
    *,
    weak: bool = False,
    parts: tuple[float, ...] = (),
) -> Quantity:
    return Quantity(frozenset(round(float(value), 6) for value in values), start, end, weak, False, parts, text)


def _roman(written: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in written]
    total = sum(
        -value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return total if 0 < total < 4000 else 0
