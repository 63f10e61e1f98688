"""What the words around a name say about its case: prepositions, titles, adjectives, verbs.

A *certain* cue allows no other case (a preposition directly before the name); the others only support a choice
that something else already makes likely. The tables are facts of the two languages; where a preposition takes
several cases, all of them are listed, rare ones too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.locking.phonetics import folded
from l10n.locking.vocabulary import (
    GENITIVE_AFTER,
    NO_ADJECTIVE,
    NO_VERB,
    PHRASES,
    PREPOSITIONS,
    RARE_CASES,
    TITLE_CASES,
)
from l10n.model import Case, Gender, Kind, Term

_N, _G, _D, _A, _I, _L = Case.NOM, Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC


# Endings of adjectives before a name, longest first. Where genders share one, all its cases are listed.
_ADJECTIVES: dict[str, tuple[tuple[str, frozenset[Case]], ...]] = {
    "ru": tuple(
        (ending, frozenset(cases))
        for ending, cases in (
            ("ого", (_G, _A)), ("его", (_G, _A)), ("ому", (_D,)), ("ему", (_D,)), ("ый", (_N, _A)), ("ая", (_N,)),
            ("яя", (_N,)), ("ую", (_A,)), ("юю", (_A,)), ("ым", (_I,)), ("ой", (_G, _D, _I, _L)),
            ("ых", (_G, _A, _L)),
        )
    ),
    "uk": tuple(
        (ending, frozenset(cases))
        for ending, cases in (
            ("ського", (_G, _A)), ("ного", (_G, _A)), ("ському", (_D, _L)), ("ному", (_D, _L)), ("ський", (_N, _A)),
            ("ний", (_N, _A)), ("ської", (_G,)), ("ної", (_G,)), ("ській", (_D, _L)), ("ній", (_D, _L)),
            ("ську", (_A,)), ("ським", (_I,)), ("ським", (_I,)), ("ською", (_I,)), ("ною", (_I,)),
            ("ська", (_N,)),
        )
    ),
}  # fmt: skip

_PAST = {
    ("ru", Gender.MASCULINE): re.compile(r"[^\W\d_]{2,}(?:л|лся|шел)$"),
    ("ru", Gender.FEMININE): re.compile(r"[^\W\d_]{2,}(?:ла|лась)$"),
    ("ru", Gender.NEUTER): re.compile(r"[^\W\d_]{2,}(?:ло|лось)$"),
    ("ru", Gender.PLURAL): re.compile(r"[^\W\d_]{2,}(?:ли|лись)$"),
    ("uk", Gender.MASCULINE): re.compile(r"[^\W\d_]{2,}(?:ав|ив|ів|їв|ув|яв|вся|шов)$"),
    ("uk", Gender.FEMININE): re.compile(r"[^\W\d_]{2,}(?:ала|ила|іла|їла|ула|яла|лася|йшла)$"),
    ("uk", Gender.NEUTER): re.compile(r"[^\W\d_]{2,}(?:ало|ило|іло|їло|уло|яло|лося)$"),
    ("uk", Gender.PLURAL): re.compile(r"[^\W\d_]{2,}(?:али|или|іли|їли|ули|яли|лися)$"),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """What one neighbour of a name says.

    Attributes:
        cases: The cases it allows.
        why: The neighbour, for the evidence: "preposition «к»".
        certain: Whether a form in none of these cases is wrong.
        strong: Whether it is enough where nothing else speaks for or against a form.
    """

    cases: frozenset[Case]
    why: str
    certain: bool = False
    strong: bool = False


def read_cues(target: str, start: int, end: int, term: Term) -> tuple[Cue, ...]:
    """The cues for the name at `target[start:end]`, certain ones first."""
    before, after = folded(target[:start]), folded(target[end:])
    cues: list[Cue] = []
    preposition = _preposition(before, after, term)
    if preposition is not None:
        return (preposition,)
    previous = re.search(r"([^\W\d_][\w'-]*)[ ]$", before)
    if previous is not None:
        cues += _neighbour(previous.group(1), before[: previous.start()], term)
    verb = _subject(before, after, term)
    if verb is not None:
        cues.append(verb)
    return tuple(cues)


_BEFORE = re.compile(r"(?<![\w'-])(?:([^\W\d_][\w'-]*) +)?([^\W\d_]+(?:-[^\W\d_]+)?) +$")
_CAPITAL = "[A-Z\u0410-\u042f\u0406\u0407\u0404\u0490]"
# «между Киевом и Москвой»: the one preposition that always governs two.
_BETWEEN = re.compile(r"(?<![\w-])(?:[Мм]ежду|[Мм]іж|[Пп]оміж)( +)(?:[^\W\d_][\w'-]* +){1,4}(?:и|та|і|й) +$")
_QUOTED = frozenset((Kind.ORGANISATION, Kind.OTHER))


def _preposition(before: str, after: str, term: Term) -> Cue | None:
    if before[-1:] in tuple('«„“"') and after[:1] in tuple('»“”"') and term.kind in _QUOTED:
        before, after = before[:-1], after[1:]
    governor = _governor(before, term.language)
    if governor is None and (between := _BETWEEN.search(before)) is not None:
        governor = _governor(before[: between.end(1)], term.language)
    if governor is None:
        return None
    words, cases = governor
    # «от Вашингтон пост», «в Трамп-тауэр»: the name may be part of a longer one that governs itself.
    longer = re.match(rf"-|[ ]+[«\"„“]|[ ]+{_CAPITAL}", after) is not None
    return Cue(cases, f"preposition «{words}»", certain=not longer)


def _governor(before: str, language: str) -> tuple[str, frozenset[Case]] | None:
    """The preposition, of one word or two, that the text ends with, and the cases it takes there."""
    found = _BEFORE.search(before)
    if found is None:
        return None
    word = found.group(2)
    phrase = f"{found.group(1)} {word}".lower()
    if phrase in PHRASES.get(language, {}):
        return phrase, frozenset((PHRASES[language][phrase],))
    cases = PREPOSITIONS.get(language, {}).get(word.lower())
    if cases is None or (len(word) > 1 and word.isupper() and not before.isupper()):
        return None
    rare = RARE_CASES.get(language, {}).get(word.lower())
    if rare is not None and re.search(rare[0], before[: found.start(2)].lower()):
        cases |= rare[1]
    return word.lower(), cases


def _neighbour(word: str, earlier: str, term: Term) -> list[Cue]:
    lower = word.lower()
    if term.kind is Kind.PERSON:
        cases = TITLE_CASES.get(term.language, {}).get(lower)
        if cases is not None:
            return [Cue(cases, f"agreement with «{lower}»")]
    if lower in GENITIVE_AFTER.get(term.language, ()):
        return [Cue(frozenset((_G,)), f"genitive after «{lower}»", strong=True)]
    if word[:1].isupper() and earlier.strip():
        return []  # part of a name, not an adjective
    if lower in NO_ADJECTIVE:
        return []
    for ending, cases in _ADJECTIVES.get(term.language, ()):
        if lower.endswith(ending) and len(lower) >= len(ending) + 3:
            return [Cue(cases, f"agreement with «{lower}»")]
    return []


def _subject(before: str, after: str, term: Term) -> Cue | None:
    """A name that opens its clause before a verb in the past tense of its gender is the subject."""
    pattern = _PAST.get((term.language, term.gender))
    if pattern is None:
        genders = {Gender.MASCULINE, Gender.FEMININE, Gender.NEUTER} if term.gender is Gender.UNKNOWN else set()
        patterns = [found for gender in genders if (found := _PAST.get((term.language, gender)))]
    else:
        patterns = [pattern]
    following = re.match(r" +(?:(?:не|также|тоже|уже|також|теж|вже) +)?([^\W\d_]+)(?![\w-])", after)
    opening = before.rstrip()
    if following is None or not (not opening or opening[-1] in '.!?…:;,«»„“”"—–('):
        return None
    verb = following.group(1)
    if verb in NO_VERB or not verb.islower() or not any(found.search(verb) for found in patterns):
        return None
    return Cue(frozenset((_N,)), f"subject of «{verb}»", strong=True)
