"""Where a Russian word has ё, whatever its sense: what a text that writes the letter must not write with е."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from l10n.checks.pair import Pair, Word
from l10n.checks.sounds import english_sound, slavic_sound, sounds_alike
from l10n.model import Lock

_WORDS = Path(__file__).parent / "words" / "yo.txt.gz"
# What no list holds, or what only the words around it make certain.
_PATTERNS = (
    # «трёхлетний», «двадцатичетырёхэтажный»: numerals make new words, and no other word begins so.
    re.compile(r"(?<!\w)(?:\w*(?:дцати|десяти|сорока|ста))?(?:тр|четыр)(?P<yo>е)х[а-я]{3,}", re.IGNORECASE),
    # «тёмно-синий» and «всё-таки»: without the hyphen they have two readings.
    re.compile(r"(?<![\w-])(?:т(?=емно-)|ч(?=ерно-)|ж(?=елто-))(?P<yo>е)", re.IGNORECASE),
    re.compile(r"(?<![\w-])вс(?P<yo>е)(?=-таки(?!\w)|[ \u00a0]равно(?!\w))", re.IGNORECASE),
    # «о чём», «в нём», «при всём», «на моём»: the prepositional case; «в нем. газетах» is German.
    re.compile(
        r"(?<![\w-])(?:во?|на|об?|обо|при)[ \u00a0](?:[чн]|вс|мо)(?P<yo>е)м(?![\w-]|\.[ \u00a0][а-я])",
        re.IGNORECASE,
    ),
)
# «жильё», «сырьё»: only the prepositional case has е.
_COLLECTIVE = re.compile(
    r"(?<!\w)(?:жил|бел|сыр|руж|коп|чут|вран|стар|лит|пит|шит|быт)ь(?P<yo>е)(?!\w)", re.IGNORECASE
)
_AFTER_PREPOSITION = re.compile(r"(?<!\w)(?:во?|на|об?|обо|при)[ \u00a0](?:[\w-]+[ \u00a0]){0,4}$", re.IGNORECASE)
_WITHOUT = str.maketrans("ёЁ", "еЕ")


@cache
def load_words() -> Mapping[str, str]:
    """Every listed form by its spelling with е; names begin with a capital in both."""
    listed = gzip.decompress(_WORDS.read_bytes()).decode().split("\n")
    return {word.translate(_WITHOUT): word for word in listed}


def find_missing(pair: Pair) -> Iterator[tuple[Word, str]]:
    """Each word of the target that stands with е and has ё, with its right spelling in the same capitals."""
    places = {match.start("yo") for pattern in _PATTERNS for match in pattern.finditer(pair.target)}
    places |= {
        match.start("yo")
        for match in _COLLECTIVE.finditer(pair.target)
        if not _AFTER_PREPOSITION.search(pair.target, 0, match.start())
    }
    for word in pair.target_words:
        if any(lock.start <= word.start < lock.end and not _has_yo(lock) for lock in pair.locks):
            continue  # the glossary says how a name is spelt
        listed = _look_up(pair, word)
        better = "".join(
            ("ё" if letter == "е" else "Ё")
            if listed[place : place + 1] == "ё" or word.start + place in places
            else letter
            for place, letter in enumerate(word.text)
        )
        if better != word.text:
            yield word, better


def _has_yo(lock: Lock) -> bool:
    return any("ё" in form.lower() for form in lock.match.term.paradigm.all_forms())


def _look_up(pair: Pair, word: Word) -> str:
    """The word as the list has it, in small letters; "" where the list lacks it or it may be a name."""
    words = load_words()
    if word.text.isupper() and len(word.text) < 4:
        return ""  # an acronym
    if word.text[0].isupper() and (name := words.get(word.lower.capitalize())):
        return name.lower()
    listed = words.get(word.lower, "")
    if listed and word.text.istitle():
        # A foreign name that is written like a word: Shuster is no «шустёр».
        heard = slavic_sound(word.text)
        names = (other for other in pair.source_words if other.text[0].isupper())
        if any(sounds_alike(english_sound(name.text), heard) for name in names):
            return ""
    return listed
