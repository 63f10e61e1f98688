"""Choose the case form of a name from everything that speaks for one: the words around, an ending, the model.

A misspelt name's ending alone proves nothing («Модроу» is no dative), and neither does a score alone. A form is
*sure* where grammar leaves no other, or where two kinds of evidence name it and none speaks against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n.locking.cues import Cue
from l10n.model import Case, Term

MARGIN = 3.0
"""How much more probable (in log-probability of the whole text) the model must find a form than the next one."""
_CUSTOM = 1.0
# Without any evidence at all: how often names stand in each case.
_FREQUENT = (Case.NOM, Case.GEN, Case.LOC, Case.INS, Case.ACC, Case.DAT)


@dataclass(frozen=True, slots=True)
class Choice:
    """A form for a name in one place of a text.

    Attributes:
        form: The form, as the glossary writes it.
        case: Its case there, None where several are possible.
        evidence: What speaks for it, one short phrase.
        sure: Whether it may stand without a person's look.
        ranking: All forms, the likeliest first.
    """

    form: str
    case: Case | None
    evidence: str
    sure: bool
    ranking: tuple[str, ...]


def list_forms(term: Term) -> dict[str, frozenset[Case]]:
    """The forms we write, each with the cases it stands for; the vocative is no choice of a machine's."""
    forms: dict[str, frozenset[Case]] = {}
    for case, variants in term.paradigm.forms.items():
        if case is not Case.VOC and variants:
            forms[variants[0]] = forms.get(variants[0], frozenset()) | {case}
    return forms


def possible_forms(term: Term, cues: Sequence[Cue]) -> tuple[str, ...]:
    """The forms that no certain cue excludes; all of them if a cue would exclude all."""
    forms = list_forms(term)
    left = tuple(form for form, cases in forms.items() if all(cases & cue.cases for cue in cues if cue.certain))
    return left or tuple(forms)


def choose_form(
    term: Term,
    cues: Sequence[Cue],
    ending: frozenset[Case] = frozenset(),
    scores: Mapping[str, float] | None = None,
    *,
    usual: tuple[Sequence[Case], str] = ((), ""),
    margin: float = MARGIN,
) -> Choice:
    """The likeliest form of `term`, and whether that is sure.

    Args:
        term: The name.
        cues: What the words around say.
        ending: The cases that the ending of a misspelling points to; empty where there is none to go by.
        scores: Form to the model's log-probability of the text with it; None where the model was not asked.
        usual: The cases that are usual there, likeliest first, and what says so.
        margin: The lead that makes a score count as evidence.
    """
    forms = list_forms(term)
    if len(forms) == 1:
        only = next(iter(forms))
        # A name whose forms nobody has generated yet is known in the nominative only; that proves no other case.
        known = term.paradigm.fixed or len(term.paradigm.forms) > 1
        evidence = "the name has one form" if known else "the glossary has no case forms of it yet"
        return Choice(only, _one_case(forms[only], cues), evidence, known, (only,))
    possible = possible_forms(term, cues)
    if scores is not None and not any(scores.values()):
        scores = None  # an engine that cannot tell says 0.0
    ranking = sorted(forms, key=lambda form: _rank(form, forms[form], possible, cues, ending, scores, usual[0]))
    best = ranking[0]
    found = _weigh(best, forms, possible, cues, ending, scores, margin)
    alone = len(possible) == 1 and any(cue.certain for cue in cues)
    strong = not ending and any(cue.strong and forms[best] & cue.cases for cue in cues)
    kinds, against = [*found.naming, *found.allowing], found.against
    sure = not against and (alone or strong or len(found.naming) >= 2 or (found.scored and bool(found.allowing)))
    evidence = " + ".join(kinds) or (f"a guess ({usual[1]})" if usual[1] else "no evidence for any case")
    if against:
        evidence = f"{evidence}, against {' and '.join(against)}"
    return Choice(best, _one_case(forms[best], cues), evidence, sure, tuple(ranking))


def _rank(
    form: str,
    cases: frozenset[Case],
    possible: Sequence[str],
    cues: Sequence[Cue],
    ending: frozenset[Case],
    scores: Mapping[str, float] | None,
    usual: Sequence[Case],
) -> tuple[float, ...]:
    agreeing = sum(bool(cases & cue.cases) for cue in cues) + bool(cases & ending)
    order = (*usual, *_FREQUENT)
    place = min((order.index(case) for case in cases if case in order), default=len(order))
    score = scores.get(form, -1e9) if scores is not None else 0.0
    # The usual case counts as a few units of log-probability: nothing beside a good model, a lot beside a weak one.
    return (float(form not in possible), -agreeing, place * _CUSTOM - score, place)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a form: what names it and no other, what allows it among others; and what speaks against."""

    naming: tuple[str, ...]
    allowing: tuple[str, ...]
    against: tuple[str, ...]
    scored: bool


def _weigh(
    form: str,
    forms: Mapping[str, frozenset[Case]],
    possible: Sequence[str],
    cues: Sequence[Cue],
    ending: frozenset[Case],
    scores: Mapping[str, float] | None,
    margin: float,
) -> _Evidence:
    naming: list[str] = []
    allowing: list[str] = []
    against: list[str] = []
    witnesses = [(cue.cases, cue.why) for cue in cues] + ([(ending, "ending")] if ending else [])
    for cases, why in witnesses:
        named = [other for other in forms if forms[other] & cases]
        (against if form not in named else naming if len(named) == 1 else allowing).append(why)
    scored = False
    if scores is not None:
        others = [score for other, score in scores.items() if other != form and other in possible]
        lead = scores.get(form, -1e9) - max(others, default=-1e9)
        scored = bool(others) and lead >= margin
        if scored:
            naming.append(f"score margin {lead:.1f}")
        elif lead <= -margin:
            against.append("the model's score")
    return _Evidence(tuple(naming), tuple(allowing), tuple(against), scored)


def _one_case(cases: frozenset[Case], cues: Sequence[Cue]) -> Case | None:
    for cue in cues:
        cases = cases & cue.cases or cases
    return next(iter(cases)) if len(cases) == 1 else None
