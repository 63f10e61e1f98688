"""Judge what a model put out, without knowing either language well: is it a translation at all?

A fault is a short English phrase for the reviewer; "" is a healthy text. The thresholds are set so that human
translations (flores-dev, newstest2020, wmt22) have practically none: see `benchmarks/README.md`, "Decoding".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

EMPTY = "came out empty"
LOOP = "repeats itself"
SCRIPT = "wrong script"
UNKNOWN = "has unknown characters"
SHORT = "far too short"
LONG = "far too long"
CUT_OFF = "cut off at the model's length limit"

SEVERITY = ("", UNKNOWN, SHORT, LONG, CUT_OFF, SCRIPT, LOOP, EMPTY)
"""The faults, the least bad first."""

_FOREIGN = {"ru": frozenset("іїєґ"), "uk": frozenset("ыэёъ")}
_CYRILLIC_TARGETS = frozenset(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"))
_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_SYLLABLES = re.compile(r"([^\W\d_])\1{4,}|([^\W\d_]{2,6}?)\2{3,}")
_MARKS = re.compile(r"([^\w\s])(?:\s*\1){7,}|([^\w\s]{2,4}?)(?:\s*\2){5,}")
_PLACEHOLDER = re.compile(r"⟦\d+⟧")


def find_fault(source: str, target: str, language: str) -> str:
    """The worst fault of `target` as a rendering of `source` in the language, one of `SEVERITY`."""
    if not _WORD.search(target):
        return EMPTY if _WORD.search(source) else ""
    if _repeats(source, target):
        return LOOP
    if _wrong_script(source, target, language):
        return SCRIPT
    if "⁇" in target or "\ufffd" in target or "<unk>" in target:
        return UNKNOWN
    return _wrong_length(source, target)


def _wrong_length(source: str, target: str) -> str:
    # Russian and Ukrainian run to 0.7-1.5 characters for one of English; short texts vary more.
    expected, actual = len(source), len(target)
    if actual < expected * 0.4 - 8:
        return SHORT
    if actual > expected * 2 + 30:
        return LONG
    return ""


def _repeats(source: str, target: str) -> bool:
    if _longest(_SYLLABLES, target) > max(4, 2 * _longest(_SYLLABLES, source)):
        return True
    if _longest(_MARKS, target) > max(7, 2 * _longest(_MARKS, source)):
        return True
    theirs, ours = _words(source), _words(target)
    allowed = max((_row(theirs, size) for size in range(1, 5)), default=1)
    for size in range(1, 9):
        row = _row(ours, size)
        if row > allowed and row >= (3 if size < 4 else 2):
            return True
    return _crowded(ours) > max(3, _crowded(theirs) + 1)


def _longest(pattern: re.Pattern[str], text: str) -> int:
    return max((len(found.group()) for found in pattern.finditer(text)), default=0)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_PLACEHOLDER.sub(" ", text))]


def _row(words: Sequence[str], size: int) -> int:
    """How often one phrase of `size` words stands in a row, at most."""
    best = run = 1
    # Words that equal the word one phrase earlier, in a row: `size` of them are one more repetition.
    same = 0
    for position in range(size, len(words)):
        same = same + 1 if words[position] == words[position - size] else 0
        run = 1 + same // size
        best = max(best, run)
    return best


def _crowded(words: Sequence[str]) -> int:
    """How often the commonest phrase of three words occurs anywhere."""
    counts = Counter(zip(words, words[1:], words[2:], strict=False))
    return max(counts.values(), default=0)


def _wrong_script(source: str, target: str, language: str) -> bool:
    if language not in _CYRILLIC_TARGETS:
        return False
    words = [word for word in _WORD.findall(_PLACEHOLDER.sub(" ", target)) if any(map(str.isalpha, word))]
    cyrillic = [word for word in words if any("\u0400" <= letter <= "\u052f" for letter in word)]
    # Names and brands may stay as they stand in the source ("Microsoft Azure DevOps"); a sentence may not.
    kept = frozenset(_words(source))
    latin = [word for word in words if word not in cyrillic and (word.islower() or word.lower() not in kept)]
    if len(latin) > len(cyrillic) or (not cyrillic and len(words) > 3):
        return True
    foreign = _FOREIGN.get(language, frozenset())
    alien = [word for word in cyrillic if not foreign.isdisjoint(word.lower())]
    return len(alien) > max(1, 0.15 * len(cyrillic)) or (bool(alien) and len(cyrillic) <= 3)
