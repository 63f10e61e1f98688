"""Repetition: no doubled word, no loop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from l10n.checks.pair import Check, Example, Pair, Word
from l10n.model import Finding, Severity

_WORD = Check(
    "word-doubled",
    "Doubled word",
    "The same word stands twice in a row.",
    Severity.ERROR,
    Example("The incident happened on Tuesday.", "Инцидент произошёл во во вторник."),
)
_PHRASE = Check(
    "phrase-repeated",
    "Repeated phrase",
    "The same words come again at once, or a longer phrase comes back that the source has only once.",
    Severity.ERROR,
    Example("The incident happened on Tuesday.", "Инцидент произошёл во вторник во вторник."),
)
CHECKS = (_WORD, _PHRASE)

# Words that a sentence may well have twice in a row.
_DOUBLES = (
    "да нет ха хе хо ну так вот чуть ещё еще еле давно едва долго далеко тихо больше только тук бла ура ой ай"
    " ні ледь ще довго далеко кто"
)
_MAY_DOUBLE = frozenset(_DOUBLES.split())
# What may stand on both sides of a comma: «много, много», «не так, как, как говорят, …».
_INSISTING = "очень много никогда всегда намного что как кто дуже багато ніколи завжди набагато що щоб як хто"
_MAY_INSIST = frozenset(_INSISTING.split())
# English words that come again in any sentence.
_COMMON = "that this with from have been were will would they them their there which when what than your"
_PLAIN = frozenset(_COMMON.split())
# «один на один на ринге», «раз за разом»: what may stand on both sides of a preposition.
_PAIRED = (
    "один одна одно одного одному лицом плечо плечом слово шаг раз день год час бок глаз око віч крок рік рука сам"
)
_MAY_PAIR = frozenset(_PAIRED.split())


def find(pair: Pair) -> Iterator[Finding]:
    """Look for words and phrases that come twice."""
    words = pair.target_words
    lowered = [word.lower for word in words]
    length = len(words)
    seen_until = 0
    for place in range(length - 1):
        if lowered[place] != lowered[place + 1] or _may_double(pair, words[place], words[place + 1]):
            continue
        between = pair.target[words[place].end : words[place + 1].start]
        if between.strip() and (between.strip() != "," or _may_insist(pair, words[place], words[place + 1])):
            continue
        start, end = words[place].end, words[place + 1].end
        yield _WORD.finding(f"«{words[place + 1].text}» stands twice", start, end, "")
    for place in range(length - 3):
        if place < seen_until:
            continue
        first = lowered[place]
        for size in range(2, min(12, (length - place) // 2) + 1):
            if first != lowered[place + size]:
                continue
            if lowered[place : place + size] != lowered[place + size : place + 2 * size]:
                continue
            one, two = words[place : place + size], words[place + size : place + 2 * size]
            if len(set(lowered[place : place + size])) == 1 or not _loops(pair, one, two):
                continue
            text = pair.target[two[0].start : two[-1].end]
            compound = not re.search(r"\s", text)  # «пресс-секретарь пресс-секретарь»
            yield (_WORD if compound else _PHRASE).finding(f"«{text}» is repeated", one[-1].end, two[-1].end, "")
            seen_until = place + 2 * size
            break
    if not seen_until:
        yield from _clause(pair, words, lowered) or _far(pair, words, lowered)


def _may_insist(pair: Pair, one: Word, two: Word) -> bool:
    """Whether a word may stand on both sides of a comma: a name, emphasis, or what the source has twice as well."""
    if len(one.text) < 3 or one.text.isascii() or not (one.text + two.text).islower() or one.lower in _MAY_INSIST:
        return True
    if "-" in (pair.target[one.start - 1 : one.start], pair.target[two.end : two.end + 1]):
        return True
    source = [word.lower for word in pair.source_words]
    return any(
        len(word) > 3 and word not in _PLAIN and word in source[place + 1 : place + 6]
        for place, word in enumerate(source)
    )


def _may_double(pair: Pair, one: Word, two: Word) -> bool:
    if one.lower in _MAY_DOUBLE:
        return True
    source = [word.lower for word in pair.source_words]
    if one.text.isdigit():  # one of several figures in a row is part of a long number
        around = pair.target[max(0, one.start - 2) : one.start] + pair.target[two.end : two.end + 2]
        return len(one.text) == 1 or bool(re.search(r"\d", around)) or (one.lower, two.lower) in pairwise(source)
    # A name or an emphasis that the source has twice as well: Bora Bora, "very, very".
    least = 2 if one.text[0].isupper() else 4
    return any(mine == other and mine.isalpha() and len(mine) >= least for mine, other in pairwise(source))


def _loops(pair: Pair, one: Sequence[Word], two: Sequence[Word]) -> bool:
    between = pair.target[one[-1].end : two[0].start]
    if between.strip(' \u00a0,-»«"“„') or (pair.target[two[0].start - 1] in "-–" and len(one) < 3):
        return False
    if all(word.text.isdigit() for word in one):
        return False
    if len(one) == 2 and one[0].lower in _MAY_PAIR and len(one[1].text) < 4:
        return False
    return not _source_loops(pair)


def _source_loops(pair: Pair) -> bool:
    """Whether the source says two or more words twice in a row, so that the target may."""
    source = [word.lower for word in pair.source_words]
    return any(
        source[place : place + size] == source[place + size : place + 2 * size]
        for size in range(2, 5)
        for place in range(len(source) - 2 * size + 1)
    )


def _longest_run(words: Sequence[str]) -> int:
    """How many words in a row come again later."""
    places: dict[tuple[str, str], list[int]] = {}
    longest = 0
    for place, pair in enumerate(pairwise(words)):
        for first in places.setdefault(pair, []):
            size = 2
            while place + size < len(words) and first + size < place and words[first + size] == words[place + size]:
                size += 1
            longest = max(longest, size)
        places[pair].append(place)
    return longest


def _clause(pair: Pair, words: Sequence[Word], lowered: list[str]) -> list[Finding]:
    """A clause of three words or more that has been said before, from mark to mark.

    It may be as long as it likes in a source that repeats less than half of it.
    """
    starts: dict[tuple[str, ...], int] = {}
    bounds = [
        place
        for place in range(len(words))
        if not place or pair.target[words[place - 1].end : words[place].start].strip(" \u00a0-’'")
    ]
    ends = {*bounds, len(words)}
    for place in bounds:
        first = starts.setdefault(tuple(lowered[place : place + 3]), place)
        size = 0
        while first + size < place and place + size < len(words) and lowered[first + size] == lowered[place + size]:
            size += 1
        while size > 2 and place + size not in ends:
            size -= 1
        said = words[place : place + size]
        if size < 3 + (first + size not in ends) or not any(
            len(word.text) > 3 for word in said if word.text.islower()
        ):
            continue
        if (
            len(set(lowered[place : place + size])) > 1
            and 2 * _longest_run([w.lower for w in pair.source_words]) < size + 2
        ):
            start, end = said[0].start, said[-1].end
            return [_PHRASE.finding(f"«{pair.target[start:end]}» has been said before", start, end)]
    return []


def _far(pair: Pair, words: Sequence[Word], lowered: list[str]) -> Iterator[Finding]:
    """A phrase of five words or more that comes back later in the text, or of four that comes back as its end."""
    places: dict[tuple[str, ...], int] = {}
    for size, begun in ((5, range(len(words) - 4)), (4, range(len(words) - 3))):
        for place in begun:
            gram = tuple(lowered[place : place + size])
            first = places.setdefault(gram, place)
            if first + size > place or (size == 4 and place + size < len(words)) or all(map(str.isdigit, gram)):
                continue
            if _longest_run([word.lower for word in pair.source_words]) < 3:
                start, end = words[place].start, words[place + size - 1].end
                yield _PHRASE.finding(f"«{pair.target[start:end]}» has been said before", start, end)
            return
