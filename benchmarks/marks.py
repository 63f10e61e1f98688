"""Planted faults of marks that part or join words: hyphens, spaces, stops, capitals, brackets, quotation marks.

`PLANTS` has the same form as in `benchmarks/planted.py`, which measures them together with its own.
"""

from __future__ import annotations

import random
import re

from damage import Plant, Sample, cut, pick

__all__ = ["PLANTS"]

# What a desk writes with a hyphen: particles, prefixes, figures, parts of the world, compound adjectives.
_HYPHENED = re.compile(
    r"(?<![\w-])(?:[ИиЗз]з?(?=-(?:за|под|під|поміж)\b)|[Вв]ице|[Кк]ое|[Бб]удь(?!-ласка)|[Пп]о|[Вв]о?(?=-\w+ых,)|[Вв]с[её](?=-таки)"
    r"|\w+(?=-(?:то|либо|нибудь|небудь|таки)\b)|[Пп]ремьер|[Пп]рем[’']єр|[Пп]ресс|[Юю]го|[Сс]еверо|[Пп]івнічно|[Пп]івденно"
    r"|\d+(?=-\w{4})|[а-яіїєґ]{3,}(?:о|е|є)(?=-\w+(?:ый|ий|ая|ое|ого|ому|ой|ую|ых|ими|ым|им|ом|ої|ій|а|е|у)\b))-(?=[а-яёіїєґ])"
)


def hyphen_lost(sample: Sample, rng: random.Random) -> Sample | None:
    """A hyphen goes, and leaves a space or nothing."""
    match = pick(list(_HYPHENED.finditer(sample.target)), rng)
    return match and cut(sample, match.end() - 1, match.end(), rng.choice(["", " "]))


def ukraine_of_place_and_motion(sample: Sample, rng: random.Random) -> Sample | None:
    """«в Україні», «у східній Україні» and «в Україну» get «на», wherever the sentence has them."""
    match = pick(list(re.finditer(r"(?<!\w)[ВвУу](?=[ \u00a0](?:\w+ій )?Україн[іу](?!\w))", sample.target)), rng)
    return match and cut(sample, *match.span(), "На" if match[0].isupper() else "на")


PLANTS: dict[str, tuple[Plant, ...]] = {
    "hyphen-missing": (hyphen_lost,),
    "ukraine-preposition": (ukraine_of_place_and_motion,),
}
"""The ways to damage a pair, by the check that must find it."""
