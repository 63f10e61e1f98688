"""Put chosen forms into a text: in place of misspellings, and where a carrier stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.locking.assignment import survey
from l10n.locking.choice import Choice, choose_form, list_forms, possible_forms
from l10n.locking.cues import Cue, read_cues
from l10n.locking.euphony import repair_preposition
from l10n.locking.renderings import Likeness
from l10n.locking.usage import usual_cases
from l10n.model import Case, Lock, Match, Status, Term


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a target text where a form of a name is to stand.

    Attributes:
        index: The index of the match.
        match: The match.
        source: The source text it was found in.
        start: Offset in the text.
        end: End offset.
        status: What the name will be: repaired or placed.
        how: For the evidence: "misspelt «Волдин»", "carried as ⟦1⟧".
        ending: The cases that what stands there (a misspelling, a stand-in) points to, empty for none.
        form: The form itself where it is known (only its capitals were wrong), else "".
        capitals: Whether the source writes the name in capitals.
    """

    index: int
    match: Match
    source: str
    start: int
    end: int
    status: Status
    how: str
    ending: frozenset[Case] = frozenset()
    form: str = ""
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """What was put in a gap, and how sure that is."""

    status: Status
    choice: Choice
    how: str

    def wrote(self, form: str) -> bool:
        """Whether this is the form that was put there, in whatever capitals."""
        return form.casefold() == self.choice.form.casefold()

    def mark(self, lock: Lock) -> Lock:
        """The lock that proving the mended text gave, with its history."""
        if lock.problem in ("missing", "misspelt", "forbidden"):
            return lock
        evidence = f"{self.how}, {self.choice.evidence}"
        if lock.review or lock.problem:
            evidence = f"{evidence}; {lock.evidence}"
        return replace(
            lock,
            status=self.status,
            case=None if lock.problem else self.choice.case if self.wrote(lock.form) else lock.case,
            evidence=evidence,
            review=lock.review or not self.choice.sure or not self.wrote(lock.form),
            candidates=lock.candidates or (() if self.choice.sure else self.choice.ranking),
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A gap that grammar leaves open: the whole text with each possible form in it.

    Attributes:
        gap: The number of the gap.
        variants: Form to the text with it.
    """

    gap: int
    variants: Mapping[str, str]


def find_repairs(
    source: str, target: str, matches: Sequence[Match], terms: Sequence[Term], locks: Mapping[int, Lock]
) -> list[Gap]:
    """The misspelt names of `target` that certainly are the names, and those with other capitals."""
    found = survey(source, target, matches, terms)
    gaps: list[Gap] = []
    for index, span in found.chosen.items():
        match = matches[index]
        nearest = span.forms[0] if span.forms else None
        if nearest is None or nearest.likeness != Likeness.EXACT or index in found.doubtful:
            continue
        capitals = source[match.start : match.end].isupper()
        gap = Gap(index, match, source, span.start, span.end, Status.REPAIRED, "", capitals=capitals)
        if span.likeness == Likeness.CAPITALS:
            gaps.append(replace(gap, how=f"other capitals «{span.text}»", form=nearest.text))
        elif span.likeness == Likeness.LATIN and locks[index].problem == "misspelt":
            gaps.append(replace(gap, how=f"left in Latin letters «{span.text}»"))
        elif span.likeness == Likeness.NEAR:
            gaps.append(replace(gap, how=f"misspelt «{span.text}»", ending=span.cases))
    return gaps


def ask(target: str, gaps: Sequence[Gap]) -> list[Question]:
    """The gaps whose form neither grammar nor an ending decides, with every form that is possible there."""
    choices = _choose(target, gaps, {})
    questions = []
    for number, (gap, choice) in enumerate(zip(gaps, choices, strict=True)):
        if choice.sure or gap.form:
            continue
        forms = possible_forms(gap.match.term, _cues(target, gap))
        if len(forms) < 2:
            forms = tuple(list_forms(gap.match.term))
        variants = {}
        for form in forms:
            texts = [other.form for other in choices]
            texts[number] = form
            variants[form] = _assemble(target, gaps, texts)
        questions.append(Question(number, variants))
    return questions


def fill(
    target: str, gaps: Sequence[Gap], scores: Mapping[int, Mapping[str, float]], language: str
) -> tuple[str, dict[int, Mended]]:
    """The text with a form in every gap, and what was put there by index of the match.

    A misspelling is only replaced by a form that is sure; a carrier must go in any case.

    Args:
        target: The text.
        gaps: Its gaps.
        scores: Number of a gap to the scores of its forms.
        language: Code of the target's language.
    """
    choices = _choose(target, gaps, scores)
    mended: dict[int, Mended] = {}
    for number in sorted(range(len(gaps)), key=lambda number: -gaps[number].start):
        gap, choice = gaps[number], choices[number]
        if gap.status is Status.REPAIRED and not choice.sure:
            continue
        form = _in_size(choice.form, gap, target)
        target = target[: gap.start] + form + target[gap.end :]
        target, _ = repair_preposition(target, gap.start, language)
        if gap.index in mended:
            choice = replace(choice, sure=False, evidence=f"{choice.evidence}, but it stands there twice")
        mended[gap.index] = Mended(gap.status, choice, gap.how)
    return target, mended


def _cues(target: str, gap: Gap) -> tuple[Cue, ...]:
    cues = read_cues(target, gap.start, gap.end, gap.match.term)
    if gap.status is Status.PLACED and gap.ending:
        # An engine that declines the stand-in declines it as it would a name that it knows. One that leaves it in
        # the nominative may just have copied it.
        return (*cues, Cue(gap.ending, "the case of its stand-in", certain=Case.NOM not in gap.ending))
    return cues


def _choose(target: str, gaps: Sequence[Gap], scores: Mapping[int, Mapping[str, float]]) -> list[Choice]:
    choices = []
    for number, gap in enumerate(gaps):
        cues = _cues(target, gap)
        if gap.form:
            cases = list_forms(gap.match.term).get(gap.form, frozenset())
            case = next(iter(cases)) if len(cases) == 1 else None
            choices.append(Choice(gap.form, case, "the same form", True, (gap.form,)))
            continue
        ending = gap.ending if gap.status is Status.REPAIRED else frozenset()
        usual = usual_cases(gap.source, gap.match, target, gap.start, gap.end)
        choices.append(choose_form(gap.match.term, cues, ending, scores.get(number), usual=usual))
    return choices


def _assemble(target: str, gaps: Sequence[Gap], forms: Sequence[str]) -> str:
    for gap, form in sorted(zip(gaps, forms, strict=True), key=lambda pair: -pair[0].start):
        target = target[: gap.start] + _in_size(form, gap, target) + target[gap.end :]
    return target


def _in_size(form: str, gap: Gap, target: str) -> str:
    if gap.capitals:
        return form.upper()
    before = target[: gap.start].rstrip(" «»„“”\"'(—–-")
    return form[:1].upper() + form[1:] if not before or before[-1] in ".!?…" else form
