"""Names in an article that the glossary lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l10n.glossary import words
from l10n.glossary.finding import find_terms, is_initial, is_title_case
from l10n.glossary.terms import Terms
from l10n.model import Use

# O’Brien and Ocasio-Cortez are one word; Putin’s and London-based are not.
_NAME_WORD = r"(?:[^\W\d_a-z]\w*(?:[’'](?!s\b)\w+)*(?:-[^\W\d_a-z]\w*)*(?:(?<=\b\w)\.(?:\w\.)*|(?<=\bSt)\.)?)"
_JOINER = r"(?:of|de|la|del|van|von|der|den|bin|al)"
_RUN = re.compile(rf"(?<![\w@#/.]){_NAME_WORD}(?:[^\S\n]+(?:{_JOINER}[^\S\n]+){{0,2}}{_NAME_WORD})*")
_CALENDAR = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
)
# What stands before a title and is no part of a name: Prime Minister, Vice President.
_OFFICES = frozenset(
    (
        *("Prime", "Vice", "Deputy", "Foreign", "Defense", "Defence", "Interior", "Finance", "Energy", "Acting"),
        *("Former", "First", "Press", "Senior", "State", "Major", "Lieutenant", "Brigadier", "Health", "Justice"),
    )
)
_PERSONAL = (words.TITLES | words.MALE_NAMES | words.FEMALE_NAMES) - {"georgia", "jordan", "austin", "chief"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that the glossary lacks.

    Attributes:
        name: As the article writes it.
        count: How often it occurs.
        lines: The lines it occurs on, without repetition.
    """

    name: str
    count: int
    lines: tuple[int, ...]


def find_candidates(texts: Sequence[tuple[str, int]], terms: Terms) -> tuple[Candidate, ...]:
    """Capitalised names that no term covers, the most frequent first, then in the order of the article.

    Titles before a name, days and months, words that only begin a sentence and whatever the glossary knows (a
    demonym of a known country too) are no candidates. A headline in capitals says nothing about names.

    Args:
        texts: Sentences with their lines.
        terms: The glossary of one language.
    """
    found: dict[str, list[int]] = {}
    small = {word for text, _ in texts for word in re.findall(r"\b[a-z]+\b", text)}
    initial: dict[str, list[int]] = {}
    for text, line in texts:
        if is_title_case(text) and len(text.split()) > 4:
            continue
        for start, name in _runs(text, terms):
            single = " " not in name
            if single and name.casefold() in (words.FUNCTION | _CALENDAR | words.TITLES):
                continue
            begins = is_initial(text, start)
            if begins and single and not name.isupper():
                # A word that begins a sentence is a name when the article has it elsewhere as one.
                if name.casefold() not in small:
                    initial.setdefault(name, []).append(line)
                continue
            found.setdefault(name, []).append(line)
    for name, lines in initial.items():
        if name in found or any(name in other.split() for other in found):
            found.setdefault(name, []).extend(lines)
    candidates = [Candidate(name, len(lines), tuple(dict.fromkeys(sorted(lines)))) for name, lines in found.items()]
    return tuple(sorted(candidates, key=lambda candidate: -candidate.count))


def _runs(text: str, terms: Terms) -> Iterable[tuple[int, str]]:
    taken = [match for match in find_terms(text, terms) if match.use is not Use.AMBIGUOUS]
    for run in _RUN.finditer(_without(text, [(match.start, match.end) for match in taken])):
        for piece, start in _bearer_and_place(run.group(), run.start()):
            yield from _trim(piece, start)


def _bearer_and_place(run: str, start: int) -> Iterable[tuple[str, int]]:
    """A person and where they are from apart ("Kaja Smith of Lithuania"), but "Bank of England" whole."""
    left, _, right = run.partition(" of ")
    if right and any(word.rstrip(".").casefold() in _PERSONAL for word in left.split()):
        yield left, start
        yield right, start + len(run) - len(right)
    else:
        yield run, start


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with known names blanked, so that "London Mayor Khan" still gives Khan."""
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    # The rest of a compound with a known name (pro-Kremlin, London-based) is no name either.
    return re.sub(r"\w*[-–]?\0+(?:[-–]\w+)?", lambda found: "\0" * len(found.group()), text)


def _trim(run: str, start: int) -> Iterable[tuple[int, str]]:
    """The name in a run of capitalised words: without titles and small words at its ends, without 's."""
    pieces = list(re.finditer(r"\S+", run))

    def is_empty(piece: str) -> bool:
        word = piece.rstrip(".").casefold()
        return word in words.FUNCTION | words.TITLES | _CALENDAR or (piece.islower() and len(piece) < 5)

    while pieces and (
        is_empty(pieces[0].group())
        or (len(pieces) > 1 and pieces[0].group() in _OFFICES and is_empty(pieces[1].group()))
    ):
        pieces.pop(0)
    while pieces and is_empty(pieces[-1].group()):
        pieces.pop()
    if not pieces:
        return
    name = run[pieces[0].start() : pieces[-1].end()]
    name = re.sub(r"['’]s$|['’]$", "", name)
    if not re.fullmatch(r".*\.[A-Z]\.", name) and not re.fullmatch(r"(?:[A-Z]\.)+", name):
        name = name.rstrip(".")
    if len(name) > 1:
        yield start + pieces[0].start(), name
