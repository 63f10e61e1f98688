"""What a glossary name may look like in a target text: its forms, its aliases' forms, its shorter forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from l10n.locking.phonetics import distance, folded, skeleton
from l10n.model import Case, Kind, Paradigm, Term


class Likeness(IntEnum):
    """How a piece of target text renders a name, the better the smaller."""

    EXACT = 0
    CAPITALS = 1
    ALIAS = 2
    SHORT = 3
    CONTRACTED = 4
    LATIN = 5
    NEAR = 6
    DERIVED = 7
    PARTIAL = 8


@dataclass(frozen=True, slots=True)
class Form:
    """One accepted form of a name, folded.

    Attributes:
        text: As the glossary writes it.
        folded: As it is compared.
        cases: Every case it can be in.
        likeness: EXACT for the rendering that we write, ALIAS for another accepted one, SHORT for the surname
            where the glossary name is a full one.
    """

    text: str
    folded: str
    cases: frozenset[Case]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Renderings:
    """Everything the finder needs to know of one term.

    Attributes:
        term: The term.
        forms: Its forms, preferred ones first; no two alike.
        stem: The skeleton that all forms of the rendering we write begin with.
        guarded: Whether another name of the glossary is so close that what is misspelt may be either.
        rivals: The forms, in lower case, of the names that sound like it: where one stands, it is no misspelling.
        spellings: The English spellings, folded, in lower case.
        written: The forms in lower case.
    """

    term: Term
    forms: tuple[Form, ...]
    stem: str
    guarded: bool
    rivals: frozenset[str]
    spellings: tuple[str, ...]
    written: frozenset[str]


_MOST = 4096
# By identity, for terms hold dictionaries. An entry keeps its term and glossary alive, so that no other object
# can get their ids.
_collected: dict[tuple[int, int], tuple[Term, Sequence[Term], Renderings]] = {}


def collect_renderings(term: Term, glossary: Sequence[Term]) -> Renderings:
    """The renderings of `term`, guarded if another name of `glossary` can be confused with it.

    Collected once for a term of a glossary that is a tuple: a run asks for the same ones in every sentence.
    """
    if not isinstance(glossary, tuple):
        return _collect(term, glossary)
    key = (id(term), id(glossary))
    known = _collected.get(key)
    if known is None:
        if len(_collected) >= _MOST:
            _collected.clear()
        known = _collected[key] = (term, glossary, _collect(term, glossary))
    return known[2]


def _collect(term: Term, glossary: Sequence[Term]) -> Renderings:
    forms: dict[str, Form] = {}
    for likeness, paradigm in _paradigms(term):
        for text in paradigm.all_forms():
            key = folded(text)
            cases = frozenset(paradigm.cases_of(text))
            known = forms.get(key)
            if known is None:
                forms[key] = Form(text, key, cases, likeness)
            elif known.likeness == likeness:
                forms[key] = Form(known.text, key, known.cases | cases, likeness)
    own = [skeleton(form.text) for form in forms.values() if form.likeness == Likeness.EXACT]
    written = frozenset(form.folded.lower() for form in forms.values())
    rivals = find_rivals(term, glossary)
    theirs = {folded(form).lower() for rival, _ in rivals for form in rival.paradigm.all_forms()}
    return Renderings(
        term,
        tuple(forms.values()),
        _common_beginning(own),
        any(apart <= CONFUSABLE for _, apart in rivals),
        frozenset(theirs | {form.split()[-1] for form in theirs}) - written,
        tuple(dict.fromkeys(folded(name).lower() for name in (term.source, *term.aliases))),
        written,
    )


def _paradigms(term: Term) -> Iterable[tuple[Likeness, Paradigm]]:
    yield Likeness.EXACT, term.paradigm
    for alias in term.target_aliases:
        yield Likeness.ALIAS, alias
    if term.kind is Kind.PERSON and " " in term.paradigm.citation:
        forms = {
            case: tuple(dict.fromkeys(form.split()[-1] for form in variants))
            for case, variants in term.paradigm.forms.items()
        }
        yield Likeness.SHORT, Paradigm(forms, term.paradigm.fixed, term.paradigm.confirmed)


def _common_beginning(words: Sequence[str]) -> str:
    shortest = min(words, key=len)
    length = next(
        (i for i, letter in enumerate(shortest) if any(word[i] != letter for word in words)), len(shortest)
    )
    return shortest[:length]


CONFUSABLE = 0.25
"""Two names whose skeletons are at most this far apart can be taken for one another when misspelt."""
_SOUNDING = 0.6


def find_rivals(term: Term, glossary: Sequence[Term]) -> list[tuple[Term, float]]:
    """The other names of `glossary` that sound like `term`, each with its distance (0.0 to 1.0).

    Zelensky and Zelenska: one wrong letter turns the one into a form of the other. A surname is also compared with
    the surnames inside the full names of others; a full name and its own surname are no rivals.
    """
    citation = skeleton(term.paradigm.citation)
    rivals: list[tuple[Term, float]] = []
    for other in glossary:
        if other.source == term.source or _same_name(term, other):
            continue
        apart = distance(citation, skeleton(other.paradigm.citation))
        if other.kind is Kind.PERSON and " " not in term.paradigm.citation:
            apart = min(apart, distance(citation, skeleton(other.paradigm.citation.split()[-1])))
        if apart <= _SOUNDING:
            rivals.append((other, apart))
    return rivals


def _same_name(one: Term, other: Term) -> bool:
    shorter, longer = sorted((one.paradigm.citation, other.paradigm.citation), key=len)
    return longer == shorter or longer.endswith(" " + shorter)
