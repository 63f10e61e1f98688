"""What a drawn pair becomes before the model sees it: placeholders for names, and the faults real articles have."""

from __future__ import annotations

import random
import re
from typing import NamedTuple

PLACEHOLDERS = tuple(f"⟦{number}⟧" for number in range(1, 10))
"""What a locked name is replaced by; each is one piece of the vocabulary."""

_LOCKABLE = re.compile(r"^(\W*)([A-ZА-ЯЁІЇЄҐ][\w'’-]*|\d[\d.,:]*)(?<![.,:])(\W*(?:'s)?\W*)$")


class Words(NamedTuple):
    """A pair word by word; `alignment` as in `Pair`, empty when it is not known."""

    english: list[str]
    target: list[str]
    alignment: list[int]


class _Span(NamedTuple):
    """A name of one or more words on both sides, first and last word, and what stands around it there."""

    english: tuple[int, int]
    target: tuple[int, int]
    english_around: tuple[str, str]
    target_around: tuple[str, str]


def join(first: Words, second: Words) -> Words:
    """Two pairs that follow each other in a text as one."""
    moved = [word if word < 0 else word + len(first.english) for word in second.alignment]
    return Words(first.english + second.english, first.target + second.target, first.alignment + moved)


def lock(words: Words, rng: random.Random) -> Words:
    """The pair with up to three aligned names or numbers replaced by the same `⟦n⟧` on both sides.

    A name counts only where one English word goes with one target word, and not at the start of the sentence, where
    a capital shows nothing. Names that follow each other on both sides become one placeholder. A pair without
    such a name comes back as it was.
    """
    spans = _find_spans(words)
    if not spans:
        return words
    spans = rng.sample(spans, min(len(spans), rng.choice((1, 1, 2, 3))))
    # Mostly numbered in text order from 1, as a tool does it, but not so that the model can rely on it.
    if rng.random() < 0.8:
        spans.sort()
    placeholders = list(PLACEHOLDERS) if rng.random() < 0.7 else rng.sample(PLACEHOLDERS, len(PLACEHOLDERS))
    english: list[str | None] = list(words.english)
    target: list[str | None] = list(words.target)
    for placeholder, span in zip(placeholders, spans, strict=False):
        for side, (first, last), around in (
            (english, span.english, span.english_around),
            (target, span.target, span.target_around),
        ):
            side[first : last + 1] = [around[0] + placeholder + around[1], *[None] * (last - first)]
    moved, place = [], -1
    for word in english:
        place += word is not None
        moved.append(place)
    alignment = [
        moved[number] if number >= 0 else -1
        for number, word in zip(words.alignment, target, strict=True)
        if word is not None
    ]
    return Words([word for word in english if word is not None], [w for w in target if w is not None], alignment)


def damage(english: list[str], rng: random.Random) -> list[str]:
    """The English words with a fault in about one sentence of ten; their number stays the same.

    Two in a hundred become capitals throughout, six get slips of the keys, and eight lose a quotation mark where
    they have one. The translation is left alone: the model learns to read over the fault. Placeholders stay whole.
    """
    chance = rng.random()
    if chance < 0.02:
        return [word if "⟦" in word else word.upper() for word in english]
    if chance < 0.08:
        return _mistype(english, rng)
    if chance < 0.16:
        return _drop_quote(english, rng)
    return english


def _find_spans(words: Words) -> list[_Span]:
    english, target, alignment = words
    if len(alignment) != len(target):
        return []
    partners: dict[int, list[int]] = {}
    for place, number in enumerate(alignment):
        partners.setdefault(number, []).append(place)
    spans = []
    place = 1
    while place < len(english):
        span = _find_name(english, target, partners, place)
        if span is None:
            place += 1
            continue
        while (
            not span.english_around[1]
            and not span.target_around[1]
            and (after := _find_name(english, target, partners, span.english[1] + 1)) is not None
            and after.target[0] == span.target[1] + 1
            and not after.english_around[0]
            and not after.target_around[0]
        ):
            span = _Span(
                (span.english[0], after.english[1]),
                (span.target[0], after.target[1]),
                (span.english_around[0], after.english_around[1]),
                (span.target_around[0], after.target_around[1]),
            )
        spans.append(span)
        place = span.english[1] + 1
    return spans


def _find_name(english: list[str], target: list[str], partners: dict[int, list[int]], place: int) -> _Span | None:
    if place >= len(english) or len(partners.get(place, ())) != 1:
        return None
    other = partners[place][0]
    here, there = _LOCKABLE.match(english[place]), _LOCKABLE.match(target[other])
    if not here or not there or here[2][0].isdigit() != there[2][0].isdigit():
        return None
    if here[2][0].isdigit() and here[2] != there[2]:
        return None
    return _Span((place, place), (other, other), (here[1], here[3]), (there[1], there[3]))


def _mistype(english: list[str], rng: random.Random) -> list[str]:
    words = list(english)
    for number in rng.sample(range(len(words)), 1 + (len(words) > 15)):
        word = words[number]
        if len(word) < 4 or not word.isalpha():
            continue
        at = rng.randrange(1, len(word) - 1)
        words[number] = rng.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )
    return words


def _drop_quote(english: list[str], rng: random.Random) -> list[str]:
    quoted = [number for number, word in enumerate(english) if '"' in word and len(word) > 1]
    if not quoted:
        return english
    number = rng.choice(quoted)
    return [*english[:number], english[number].replace('"', "", 1), *english[number + 1 :]]
