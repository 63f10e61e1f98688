"""Carry names through a translation as something the engine does not touch: ⟦1⟧, or a name that it knows.

A stand-in is a name of the same kind, gender and declension that every model knows; the form in which it comes out
tells the case, and the glossary name is put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n.locking.phonetics import folded
from l10n.model import Case, Gender, Kind, Match, Paradigm, Term, Use

MOST = 9
"""Placeholders are ⟦1⟧ to ⟦9⟧; further names of a sentence stay as they are."""
MARK = re.compile(r"⟦\s*(\d)\s*⟧")
_REMAINS = re.compile(r"\s*[⟦⟧]\s*\d?\s*⟧?")


@dataclass(frozen=True, slots=True)
class Hole:
    """The place of a name in a translation that carried it.

    Attributes:
        index: The index of the match.
        start: Offset in the translation.
        end: End offset.
        cases: The cases that the carrier itself shows; empty for a placeholder, which has none.
    """

    index: int
    start: int
    end: int
    cases: frozenset[Case] = frozenset()


@dataclass(frozen=True, slots=True)
class Cargo:
    """A source text with carriers in the place of names.

    Attributes:
        text: What the engine is given.
        carried: Indexes of the matches that have a carrier, in the order of the text.
        standins: Index of a match to its stand-in; empty where placeholders are used.
    """

    text: str
    carried: tuple[int, ...]
    standins: tuple[tuple[int, Standin], ...] = ()

    def unload(self, target: str) -> tuple[str, tuple[Hole, ...]]:
        """The translation without broken carriers, and where the whole ones stand, in text order."""
        if self.standins:
            return target, self._find_standins(target)
        target = _undouble(target)
        holes: list[Hole] = []
        pieces: list[str] = []
        length = end = 0
        for mark in MARK.finditer(target):
            before = _REMAINS.sub(" ", target[end : mark.start()])
            number = int(mark.group(1))
            known = 1 <= number <= len(self.carried)
            kept = mark.group() if known else ""
            pieces += [before, kept]
            length += len(before)
            if known:
                holes.append(Hole(self.carried[number - 1], length, length + len(kept)))
            length += len(kept)
            end = mark.end()
        pieces.append(_REMAINS.sub(" ", target[end:]))
        return "".join(pieces), tuple(holes)

    def tell(self, index: int) -> str:
        """How the name at `index` was carried, for the evidence."""
        standins = dict(self.standins)
        carrier = standins[index].source if index in standins else f"⟦{self.carried.index(index) + 1}⟧"
        return f"carried as {carrier}"

    def _find_standins(self, target: str) -> tuple[Hole, ...]:
        text = folded(target)
        if len(text) != len(target):
            return ()
        holes: list[Hole] = []
        for standin in dict.fromkeys(standin for _, standin in self.standins):
            bearers = [index for index, theirs in self.standins if theirs == standin]
            forms = sorted(standin.paradigm.all_forms(), key=len, reverse=True)
            hits = list(re.finditer(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", text))
            for index, hit in zip(bearers, hits, strict=False):
                holes.append(Hole(index, *hit.span(), frozenset(standin.paradigm.cases_of(hit.group()))))
        return tuple(sorted(holes, key=lambda hole: hole.start))


def _undouble(target: str) -> str:
    """⟦2⟧ ⟦2⟧ is a stutter of the engine's."""
    return re.sub(r"(⟦(\d)⟧)(?:\s*⟦\2⟧)+", r"\1", target)


def load_placeholders(source: str, matches: Sequence[Match]) -> Cargo | None:
    """`source` with ⟦1⟧, ⟦2⟧ … for its names, in their order; None where that cannot be done."""
    if "⟦" in source or "⟧" in source:
        return None
    wanted = [index for index, match in enumerate(matches) if match.use is Use.LOCK][:MOST]
    if not wanted:
        return None
    text = source
    for number, index in reversed(list(enumerate(wanted, 1))):
        text = text[: matches[index].start] + f"⟦{number}⟧" + text[matches[index].end :]
    return Cargo(text, tuple(wanted))


@dataclass(frozen=True, slots=True)
class Standin:
    """A name every model knows.

    Attributes:
        source: In English.
        kind: What it names.
        gender: Its grammatical gender.
        forms: Nominative to locative, for the comparison of declensions.
    """

    source: str
    kind: Kind
    gender: Gender
    forms: tuple[str, ...]

    @property
    def paradigm(self) -> Paradigm:
        """Its forms by case."""
        cases = (Case.NOM, Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC)
        return Paradigm({case: tuple(form.split("/")) for case, form in zip(cases, self.forms, strict=True)})


def _standin(source: str, kind: Kind, gender: Gender, stem: str, endings: str) -> Standin:
    return Standin(source, kind, gender, tuple(
        "/".join(stem + ending.replace("-", "") for ending in cell.split("/")) for cell in endings.split()
    ))  # fmt: skip


_PERSON, _PLACE, _M, _F = Kind.PERSON, Kind.PLACE, Gender.MASCULINE, Gender.FEMININE
_STANDINS = {
    "ru": (
        _standin("Ivanov", _PERSON, _M, "Иванов", "- а у а ым е"),
        _standin("Petrov", _PERSON, _M, "Петров", "- а у а ым е"),
        _standin("Smith", _PERSON, _M, "Смит", "- а у а ом е"),
        _standin("Johnson", _PERSON, _M, "Джонсон", "- а у а ом е"),
        _standin("Dostoevsky", _PERSON, _M, "Достоевск", "ий ого ому ого им ом"),
        _standin("Tchaikovsky", _PERSON, _M, "Чайковск", "ий ого ому ого им ом"),
        _standin("Ivanova", _PERSON, _F, "Иванов", "а ой ой у ой ой"),
        _standin("Petrova", _PERSON, _F, "Петров", "а ой ой у ой ой"),
        _standin("London", _PLACE, _M, "Лондон", "- а у - ом е"),
        _standin("Berlin", _PLACE, _M, "Берлин", "- а у - ом е"),
        _standin("Moscow", _PLACE, _F, "Москв", "а ы е у ой е"),
        _standin("Prague", _PLACE, _F, "Праг", "а и е у ой е"),
        _standin("Italy", _PLACE, _F, "Итали", "я и и ю ей и"),
        _standin("Germany", _PLACE, _F, "Германи", "я и и ю ей и"),
    ),
    "uk": (
        _standin("Ivanov", _PERSON, _M, "Іванов", "- а у/ові а им і/у/ові"),
        _standin("Petrov", _PERSON, _M, "Петров", "- а у/ові а им і/у/ові"),
        _standin("Smith", _PERSON, _M, "Сміт", "- а у/ові а ом і/у/ові"),
        _standin("Johnson", _PERSON, _M, "Джонсон", "- а у/ові а ом і/у/ові"),
        _standin("Dostoevsky", _PERSON, _M, "Достоєвськ", "ий ого ому ого им ому/ім"),
        _standin("Tchaikovsky", _PERSON, _M, "Чайковськ", "ий ого ому ого им ому/ім"),
        _standin("Ivanova", _PERSON, _F, "Іванов", "а ої ій у ою ій"),
        _standin("Petrova", _PERSON, _F, "Петров", "а ої ій у ою ій"),
        _standin("London", _PLACE, _M, "Лондон", "- а у/ові - ом і"),
        _standin("Berlin", _PLACE, _M, "Берлін", "- а у/ові - ом і"),
        _standin("Moscow", _PLACE, _F, "Москв", "а и і у ою і"),
        _standin("Italy", _PLACE, _F, "Італі", "я ї ї ю єю ї"),
        _standin("Germany", _PLACE, _F, "Німеччин", "а и і у ою і"),
        _standin("France", _PLACE, _F, "Франці", "я ї ї ю єю ї"),
    ),
}


def load_standins(source: str, matches: Sequence[Match], missing: Sequence[int]) -> Cargo | None:
    """`source` with a stand-in for each name at the indexes `missing`; None where there is none for any.

    A stand-in that the source names already is not used, nor one for two different names.
    """
    chosen: dict[str, Standin] = {}
    standins: dict[int, Standin] = {}
    for index in missing:
        term = matches[index].term
        standin = chosen.get(term.source) or _pick(term, source, list(chosen.values()))
        if standin is not None:
            chosen[term.source] = standins[index] = standin
    if not standins:
        return None
    text = source
    for index in sorted(standins, reverse=True):
        match = matches[index]
        text = text[: match.start] + standins[index].source + text[match.end :]
    return Cargo(text, tuple(sorted(standins)), tuple(sorted(standins.items(), key=lambda pair: pair[0])))


def _pick(term: Term, source: str, taken: Sequence[Standin]) -> Standin | None:
    free = [
        standin
        for standin in _STANDINS.get(term.language, ())
        if standin not in taken and standin.source not in source and _same_class(term, standin)
    ]
    return min(free, key=lambda standin: -_likeness(term, standin), default=None)


def _same_class(term: Term, standin: Standin) -> bool:
    person = term.kind is Kind.PERSON
    return person == (standin.kind is Kind.PERSON) and term.gender in (standin.gender, Gender.UNKNOWN)


def _likeness(term: Term, standin: Standin) -> int:
    """In how many cases both have the same last letters: the declension class, more or less."""
    pairs = zip(_endings(term.paradigm), _endings(standin.paradigm), strict=False)
    return sum(one == other for one, other in pairs)


def _endings(paradigm: Paradigm) -> tuple[str, ...]:
    forms = [variants[0].split()[-1] for case, variants in paradigm.forms.items() if case is not Case.VOC]
    return _cut(tuple(forms))


@lru_cache(maxsize=1024)
def _cut(forms: tuple[str, ...]) -> tuple[str, ...]:
    stem = 0
    while stem < min(map(len, forms)) and len({form[stem] for form in forms}) == 1:
        stem += 1
    return tuple(form[stem:] for form in forms)
