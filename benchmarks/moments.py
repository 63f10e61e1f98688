"""Planted faults of time and of figures: another part of the day, another season, a point for a comma.

`PLANTS` has the same form as in `benchmarks/planted.py`, which measures them together with its own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import TypeAlias

from damage import Plant, Sample, cut, pick, split, words_of

__all__ = ["PARTS", "PLANTS", "SEASONS", "SIDES", "STAGES", "WHENS", "WHICH"]

Words: TypeAlias = tuple[str, str, str]
"""One thing in English, Russian and Ukrainian."""

PARTS: tuple[Words, ...] = (
    ("at dawn", "на рассвете", "на світанку"),
    ("in the morning", "утром", "вранці"),
    ("at noon", "в полдень", "опівдні"),
    ("in the afternoon", "днём", "вдень"),
    ("in the evening", "вечером", "ввечері"),
    ("at night", "ночью", "вночі"),
    ("at midnight", "в полночь", "опівночі"),
)
# Which of them a translator may take for which: they are no fault.
_NEAR = {("at dawn", "in the morning"), ("at noon", "in the afternoon"), ("at night", "at midnight")}
WHENS: tuple[Words, ...] = (
    ("today", "сегодня", "сьогодні"),
    ("yesterday", "вчера", "вчора"),
    ("tomorrow", "завтра", "завтра"),
)
WHICH: tuple[Words, ...] = (
    ("last week", "на прошлой неделе", "минулого тижня"),
    ("next week", "на следующей неделе", "наступного тижня"),
    ("last month", "в прошлом месяце", "минулого місяця"),
    ("next month", "в следующем месяце", "наступного місяця"),
    ("last year", "в прошлом году", "минулого року"),
    ("next year", "в следующем году", "наступного року"),
)
SEASONS: tuple[Words, ...] = (
    ("in spring", "весной", "навесні"),
    ("in summer", "летом", "влітку"),
    ("in autumn", "осенью", "восени"),
    ("in winter", "зимой", "взимку"),
)
SIDES: tuple[Words, ...] = (
    ("two years ago", "два года назад", "два роки тому"),
    ("two years later", "два года спустя", "два роки потому"),
)
STAGES: tuple[Words, ...] = (
    ("in early 2019", "в начале 2019 года", "на початку 2019 року"),
    ("in mid-2019", "в середине 2019 года", "в середині 2019 року"),
    ("in late 2019", "в конце 2019 года", "наприкінці 2019 року"),
)
_WEEKDAYS = {
    "ru": split("понедельник вторник среду четверг пятницу субботу воскресенье"),
    "uk": split("понеділок вівторок середу четвер п’ятницю суботу неділю"),
}


def part_changed(sample: Sample, rng: random.Random) -> Sample | None:
    return _another(sample, rng, PARTS)


def day_changed(sample: Sample, rng: random.Random) -> Sample | None:
    return _another(sample, rng, WHENS)


def span_changed(sample: Sample, rng: random.Random) -> Sample | None:
    return _another(sample, rng, WHICH)


def season_changed(sample: Sample, rng: random.Random) -> Sample | None:
    return _another(sample, rng, SEASONS)


def side_changed(sample: Sample, rng: random.Random) -> Sample | None:
    return _another(sample, rng, SIDES)


def stage_changed(sample: Sample, rng: random.Random) -> Sample | None:
    return _another(sample, rng, STAGES)


def _another(sample: Sample, rng: random.Random, table: Sequence[Words]) -> Sample | None:
    """One time of the table, in both texts, becomes another one in the target."""
    place = 1 if sample.language == "ru" else 2
    found = [
        (words, match)
        for words in table
        if re.search(rf"\b{words[0].split()[-1]}s?\b", sample.source)
        for match in re.finditer(
            rf"(?<![\w-]){words[place]}(?![\w-])".replace(" ", "[ \u00a0]"), sample.target, re.IGNORECASE
        )
    ]
    if not found:
        return None
    words, match = pick(found, rng)
    others = [
        other for other in table if other is not words and not {(words[0], other[0]), (other[0], words[0])} & _NEAR
    ]
    changed = rng.choice(others)[place]
    return cut(sample, *match.span(), changed.capitalize() if match[0][0].isupper() else changed)


def weekday_added(sample: Sample, rng: random.Random) -> Sample | None:
    word = pick(words_of(sample.target)[1:], rng)
    day = rng.choice(_WEEKDAYS[sample.language])
    before = "у" if sample.language == "uk" else "во" if day == "вторник" else "в"
    return word and cut(sample, word.start(), word.start(), f"{before} {day} ")


def decimal_point(sample: Sample, rng: random.Random) -> Sample | None:
    """The English decimal point of the source in place of the comma."""
    found = [
        match
        for match in re.finditer(r"(?<![\d.,])\d+,\d{1,2}(?![\d.,]*\d)", sample.target)
        if re.search(rf"(?<![\d.,]){match[0].replace(',', '[.]')}(?![\d.,]*\d)", sample.source)
    ]
    match = pick(found, rng)
    return match and cut(sample, *match.span(), match[0].replace(",", "."))


def figure_for_several(sample: Sample, rng: random.Random) -> Sample | None:
    """A figure before a noun or a million becomes "several"."""
    found = [
        match
        for match in re.finditer(r"(?<![\d.,:/\w$€£])\d{1,3}(?=[ \u00a0](?!год|рок|рік)[а-яії]{4,})", sample.target)
        if re.search(rf"(?<![\d.,]){match[0]}(?![\d.,]*\d)", sample.source) and sample.target.count(match[0]) == 1
    ]
    match = pick(found, rng)
    return match and cut(sample, *match.span(), "несколько" if sample.language == "ru" else "кілька")


PLANTS: dict[str, tuple[Plant, ...]] = {
    "date-changed": (part_changed, day_changed, span_changed, season_changed, side_changed, stage_changed),
    "date-added": (weekday_added,),
    "number-format": (decimal_point,),
    "number-missing": (figure_for_several,),
}
