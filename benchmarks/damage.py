"""What the planted faults of `benchmarks/planted.py` are made with."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from l10n.model import HouseStyle


@dataclass(frozen=True)
class Sample:
    """One pair: its language, the reference in the other language where there is one, and the house's style."""

    language: str
    source: str
    target: str
    other: str = ""
    style: HouseStyle = field(default=HouseStyle(), compare=False)


Plant = Callable[[Sample, random.Random], "Sample | tuple[Sample, Sample] | None"]
LETTERS = "А-Яа-яЁёІіЇїЄєҐґ"


def split(text: str) -> list[str]:
    """The words of a table."""
    return text.split()


MONTHS = {
    "ru": split("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "uk": split("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
}
DAYS = {
    "ru": split("понедельник вторник среду четверг пятницу субботу воскресенье"),
    "uk": split("понеділок вівторок середу четвер п'ятницю суботу неділю"),
}
LOOKALIKES = {
    "а": "a",
    "е": "e",
    "о": "o",
    "р": "p",
    "с": "c",
    "у": "y",
    "х": "x",
    "А": "A",
    "О": "O",
    "Р": "P",
    "С": "C",
}


def words_of(text: str, least: int = 3) -> list[re.Match[str]]:
    """The Cyrillic words of at least so many letters."""
    return list(re.finditer(rf"(?<![\w’'-])[{LETTERS}]{{{least},}}(?![\w’'-])", text))


def cut(sample: Sample, start: int, end: int, text: str = "") -> Sample:
    """The sample with `[start:end]` of its target replaced."""
    target = sample.target[:start] + text + sample.target[end:]
    return replace(sample, target=target)


def tidy(sample: Sample) -> Sample:
    """The sample without the double spaces that a removal left."""
    return replace(
        sample, target=re.sub(r" {2,}", " ", sample.target).replace(" ,", ",").replace(" .", ".").strip()
    )


def pick(found: Sequence[Any], rng: random.Random) -> Any:
    """One of them, or None."""
    return rng.choice(list(found)) if found else None


@cache
def analyzer(language: str) -> Any:
    """The dictionary of a language."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


def swap(pattern: str, text: str) -> Plant:
    """A plant that replaces one match of a pattern."""

    def plant(sample: Sample, rng: random.Random) -> Sample | None:
        match = pick(list(re.finditer(pattern, sample.target)), rng)
        return match and cut(sample, match.start(), match.end(), match.expand(text))

    return plant
