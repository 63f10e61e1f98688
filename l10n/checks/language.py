"""Language: no Russian word in a Ukrainian text, and the reverse."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from l10n.checks.pair import Check, Example, Pair, Word
from l10n.checks.sounds import english_sound, slavic_sound, sounds_alike
from l10n.model import Finding, Severity

_WRONG = Check(
    "language-wrong",
    "Word of the other language",
    "A Russian word stands in a Ukrainian text, or the reverse: it exists in the other language only.",
    Severity.ERROR,
    Example("They are working now.", "Вони сейчас працюють.", "uk"),
)
CHECKS = (_WRONG,)

_OTHER = {"ru": ("uk", "Ukrainian"), "uk": ("ru", "Russian")}
# How words of one language end and words of the other never do, for those that the lists lack as too rare:
# «конвертирования», «витратитися».
_ENDINGS = {
    "ru": re.compile(
        r"[а-яё]{2,}(?:[нкщш]ая|[оеи]вая|няя|[кщшвтлд]ое|[нш]ее|[бвгдзклмнпрстфхжшчщ]ь?[еи]шь(?:ся)?|[аеоуиюя]тся|лся"
        r"|[бвгдзклмнпрстфх]ать(?:ся)?|[бвгдзклмнпрстфх]еть|[аяе]ет|[аяую]ют|[аяу]ем"
        r"|(?:[иеа]ни|аци)(?:[яею]|ем|ям|ями|ях)|[нвлт]ость"
        r"|(?:ческ|[ие]йск|анск|ентск|овск|инск|енск|льск)(?:ий|ого|ому|ой|ую|им|их|ими|ом)"
        r"|[аия]вш(?:ий|его|ему|ей|ую|ие|их|ими)|[ая]ющ(?:ий|его|ему|ей|ую|ие|их|ими))"
    ),
    "uk": re.compile(
        r"[а-яіїєґ]{2,}(?:нн[яю]|ття|[аиую]ти(?:ся|сь)|[аую]вати|ський|ською|ських|ськими|ського|ському"
        r"|[сз]?цьк(?:ий|ого|ому|ою|их|ими)|зьк(?:ий|ого|ому|ою|их|ими)|аюч?ись|уючи|уючись|[аяу]ймо(?:ся)?|ець"
        r"|юва(?:в|ла|ло|ли)(?:ся)?|[аиуія]вся|[аиуея]л[аои]ся)"
    ),
}
# «Через сто років потому» is Ukrainian; «потому що» is not.
_LATER = re.compile(
    r"(?:хвилин\w?|годин\w?|день|дні|днів|д[оі]б\w?|тиж\w+|місяц\w+|р[оі]к\w*|десятиліт\w+)[ \u00a0]$"
)
_WORDS = Path(__file__).parent / "words"


@cache
def load_words(code: str) -> frozenset[str]:
    """The words that exist in this language only ("ru" or "uk"), from the list that comes with l10n."""
    return frozenset(gzip.decompress((_WORDS / f"{code}.txt.gz").read_bytes()).decode().split("\n"))


def find(pair: Pair) -> Iterator[Finding]:
    """Look every word up that is written small or begins a sentence."""
    other, name = _OTHER[pair.code]
    foreign = load_words(other)
    found = [
        word
        for word in pair.target_words
        if (word.lower in foreign or (len(word.text) > 4 and word.text.islower() and _ends_so(word.text, other)))
        and _is_prose(pair, word)
    ]
    if len(found) > 3 and len(found) * 3 > len(pair.target_words):
        yield _WRONG.finding(f"the text is {name}", found[0].start, found[-1].end)
        return
    for word in found:
        yield _WRONG.finding(f"«{word.text}» is {name}", word.start, word.end)


@lru_cache(maxsize=8192)
def _ends_so(word: str, code: str) -> bool:
    return _ENDINGS[code].fullmatch(word) is not None


def _is_prose(pair: Pair, word: Word) -> bool:
    """Whether the word can be judged: no name, no part of a compound, no abbreviation."""
    text = pair.target
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    if (
        before in ("-", "’", "'")
        or after in ("-", "’", "'")
        or any(lock.start <= word.start < lock.end for lock in pair.locks)
    ):
        return False
    if word.lower == "потому" and _LATER.search(text, 0, word.start):
        return False
    if len(word.text) == 1:
        return word.text.islower() and after in (" ", "\u00a0") and before in (" ", "\u00a0", "")
    if word.text.islower():
        return True
    start = text[: word.start].rstrip(' \u00a0«„“"(—')
    if not word.text.istitle() or (start and start[-1] not in ".!?…"):
        return False
    heard = slavic_sound(word.text)
    names = (name for name in pair.source_words if name.text[0].isupper())
    return not any(sounds_alike(english_sound(name.text), heard) for name in names)
