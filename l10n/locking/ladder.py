"""Get every glossary name right in a machine's translation, or say which one is not: the ladder.

1. An exact form in the plain translation is kept; only a preposition that contradicts it is pointed out.
2. Another hypothesis of the beam that has all names is taken when its score is close.
3. A misspelt name or one in Latin letters is replaced by the form that grammar and the model's score agree on.
4. The name is carried through the translation by a placeholder or a stand-in, and its form put back.
5. What is left is missing, with its candidates.

A small engine that was trained on placeholders loses most names without them and scores forms hardly better than
chance, so there step 4 comes first, unscored, and the plain translation is only made where half of the names or
more were lost (measured: benchmarks/README.md, "Name lock").
Every step asks the engine once for all texts that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from l10n.locking.carriers import Cargo, load_placeholders, load_standins
from l10n.locking.mending import Gap, Mended, ask, fill, find_repairs
from l10n.locking.proof import prove_locks
from l10n.model import Hypothesis, Lock, Match, Status, Term, Use

HYPOTHESES = 4
"""How many hypotheses are asked for: a beam of four has them anyway."""
CLOSE = 0.25
"""How much worse per token (mean log-probability) another hypothesis may be to be taken for its names."""


class Engine(Protocol):
    """What the ladder needs of an engine (`engines.Engine` promises it)."""

    @property
    def placeholders(self) -> bool:
        """Whether ⟦1⟧ … ⟦9⟧ are carried through."""
        ...

    def translate(self, sources: Sequence[str], *, hypotheses: int = 1) -> list[tuple[Hypothesis, ...]]:
        """Proposals for each source, best first."""
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The total log-probability of each target, 0.0 where the engine cannot tell."""
        ...


@dataclass(frozen=True, slots=True)
class Locked:
    """One source's translation with its names.

    Attributes:
        target: The text.
        score: Mean log-probability per token of the hypothesis it was made from.
        locks: One for each match of use `Use.LOCK`, in their order.
        doubts: What the engine doubts about the hypothesis.
    """

    target: str
    score: float = 0.0
    locks: tuple[Lock, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Case:
    """One source on its way down the ladder."""

    source: str
    matches: tuple[Match, ...]
    best: Locked
    mended: dict[int, Mended] = field(default_factory=dict)
    note: str = ""

    @property
    def wanted(self) -> list[int]:
        return [index for index, match in enumerate(self.matches) if match.use is Use.LOCK]

    @property
    def lost(self) -> list[int]:
        return [index for index, lock in zip(self.wanted, self.best.locks, strict=True) if _is_lost(lock)]

    @property
    def doubtful(self) -> bool:
        return any(lock.problem or lock.review for lock in self.best.locks)


def _is_lost(lock: Lock) -> bool:
    return lock.problem in ("missing", "misspelt", "forbidden")


def _count(locks: Iterable[Lock]) -> int:
    return sum(_is_lost(lock) for lock in locks)


def lock_names(
    requests: Sequence[tuple[str, Sequence[Match]]],
    engine: Engine,
    language: str,
    terms: Sequence[Term] = (),
    *,
    polish: Callable[[str], str] = str,
) -> list[Locked]:
    """Translate every source with its glossary names in place.

    Args:
        requests: The texts for the engine, each with the names found in it.
        engine: The engine.
        language: Code of the target's language.
        terms: The whole glossary, for names that can be confused.
        polish: Typography for the finished text; the locks' offsets are those of its result.

    Returns:
        For each request, in order, its translation; every match of use `Use.LOCK` has a lock, and one that is not
        exact, repaired or placed has a problem.

    Raises:
        EngineError: The engine cannot be loaded or run.
    """
    ladder = _Ladder(engine, language, terms, polish)
    cases = [_Case(source, tuple(matches), Locked("")) for source, matches in requests]
    if getattr(engine, "prefers_placeholders", False) and engine.placeholders:
        ladder.translate_with_placeholders(cases)
    else:
        ladder.translate_plainly(cases)
    return [ladder.finish(case) for case in cases]


@dataclass(frozen=True, slots=True)
class _Ladder:
    engine: Engine
    language: str
    terms: Sequence[Term]
    polish: Callable[[str], str]

    def translate_plainly(self, cases: Sequence[_Case]) -> None:
        """Steps 1 to 4, in this order."""
        self._draft(cases)
        self._repair([case for case in cases if case.doubtful], scored=True)
        failing = [case for case in cases if case.lost]
        loads = [(case, self._load(case)) for case in failing]
        self._carry([(case, cargo) for case, cargo in loads if cargo is not None], scored=True)

    def translate_with_placeholders(self, cases: Sequence[_Case]) -> None:
        """Step 4 first; steps 1 to 3 for texts without names and for those that lost half of them or more."""
        loads = [(case, load_placeholders(case.source, case.matches)) for case in cases]
        carried = [(case, cargo) for case, cargo in loads if cargo is not None]
        plain = [case for case, cargo in loads if cargo is None]
        self._carry(carried, scored=False, others=plain)
        again = [case for case, _ in carried if 2 * len(case.lost) >= len(case.wanted)]
        self._draft(again)
        self._repair([case for case, _ in carried if case.doubtful], scored=False)

    def finish(self, case: _Case) -> Locked:
        """The polished text with its locks."""
        target = self.polish(case.best.target)
        unchanged = target == case.best.target
        locks = case.best.locks if unchanged else self._prove(case, target, case.mended)
        if case.note:
            locks = tuple(
                replace(lock, evidence=lock.evidence + case.note) if lock.status is Status.EXACT else lock
                for lock in locks
            )
        return replace(case.best, target=target, locks=locks)

    def _load(self, case: _Case) -> Cargo | None:
        if self.engine.placeholders:
            return load_placeholders(case.source, case.matches)
        return load_standins(case.source, case.matches, case.lost)

    def _prove(self, case: _Case, target: str, mended: dict[int, Mended]) -> tuple[Lock, ...]:
        proven = prove_locks(case.source, target, case.matches, self.terms, self.language)
        locks = dict(zip(case.wanted, proven, strict=True))
        origins = _trace(locks, mended)
        return tuple(
            mended[origins[index]].mark(lock) if index in origins else lock for index, lock in locks.items()
        )

    def _draft(self, cases: Sequence[_Case]) -> None:
        """Steps 1 and 2: the plain translation, or a close hypothesis that has more of the names."""
        if not cases:
            return
        hypotheses = HYPOTHESES if any(case.wanted for case in cases) else 1
        found = self.engine.translate([case.source for case in cases], hypotheses=hypotheses)
        for case, proposals in zip(cases, found, strict=True):
            best, rank = self._judge(case, proposals[0]), 1
            if _count(best.locks):
                close = [proposal.score >= proposals[0].score - CLOSE for proposal in proposals]
                others = [
                    (self._judge(case, proposal), number)
                    for number, proposal in enumerate(proposals[1:], 2)
                    if close[number - 1]
                ]
                best, rank = next(((other, n) for other, n in others if not _count(other.locks)), (best, rank))
            if not case.best.target or _count(best.locks) < len(case.lost):
                case.best, case.mended = best, {}
                case.note = f", hypothesis {rank} of the engine" if rank > 1 else ""

    def _judge(self, case: _Case, proposal: Hypothesis) -> Locked:
        return Locked(proposal.text, proposal.score, self._prove(case, proposal.text, {}), proposal.doubts)

    def _repair(self, cases: Sequence[_Case], *, scored: bool) -> None:
        """Step 3: put the right form where a name is misspelt or in Latin letters, if its case is sure."""
        jobs = []
        for case in cases:
            locks = dict(zip(case.wanted, case.best.locks, strict=True))
            gaps = find_repairs(case.source, case.best.target, case.matches, self.terms, locks)
            if gaps:
                jobs.append(_Job(case, case.best, gaps))
        self._fill(jobs, scored=scored)

    def _carry(self, loads: Sequence[tuple[_Case, Cargo]], *, scored: bool, others: Sequence[_Case] = ()) -> None:
        """Step 4: translate with carriers and put the forms back; `others` are translated in the same batch."""
        sources = [*(cargo.text for _, cargo in loads), *(case.source for case in others)]
        if not sources:
            return
        found = self.engine.translate(sources, hypotheses=HYPOTHESES if loads else 1)
        for case, proposals in zip(others, found[len(loads) :], strict=True):
            case.best = self._judge(case, proposals[0])
        jobs = []
        for (case, cargo), proposals in zip(loads, found, strict=False):
            unloaded = [(*cargo.unload(proposal.text), proposal) for proposal in proposals]
            # The hypothesis that carries most names; of equals, the engine's favourite.
            text, holes, proposal = max(unloaded, key=lambda found: len({hole.index for hole in found[1]}))
            gaps = [
                Gap(
                    index=hole.index,
                    match=case.matches[hole.index],
                    source=case.source,
                    start=hole.start,
                    end=hole.end,
                    status=Status.PLACED,
                    how=cargo.tell(hole.index),
                    ending=hole.cases,
                    capitals=_in_capitals(case, hole.index),
                )
                for hole in holes
            ]
            jobs.append(_Job(case, Locked(text, proposal.score, (), proposal.doubts), gaps))
        self._fill(jobs, scored=scored)

    def _fill(self, jobs: Sequence[_Job], *, scored: bool) -> None:
        """Choose a form for every gap; where grammar leaves several, the engine scores all of them in one batch."""
        pairs: list[tuple[str, str]] = []
        keys: list[tuple[int, int, str]] = []
        for number, job in enumerate(jobs if scored else ()):
            for question in ask(job.text.target, job.gaps):
                pairs += [(job.case.source, target) for target in question.variants.values()]
                keys += [(number, question.gap, form) for form in question.variants]
        scores: dict[int, dict[int, dict[str, float]]] = {}
        for (number, gap, form), score in zip(keys, self.engine.score(pairs) if pairs else (), strict=True):
            scores.setdefault(number, {}).setdefault(gap, {})[form] = score
        for number, job in enumerate(jobs):
            case = job.case
            target, mended = fill(job.text.target, job.gaps, scores.get(number, {}), self.language)
            kept = case.mended if job.text is case.best else {}
            together = {**kept, **mended}
            result = replace(job.text, target=target, locks=self._prove(case, target, together))
            repaired = job.text is case.best
            if not case.best.target or repaired or _count(result.locks) < len(case.lost):
                case.best, case.mended = result, together
                case.note = case.note if repaired else ""


@dataclass(frozen=True, slots=True)
class _Job:
    """A text of one case with gaps to fill."""

    case: _Case
    text: Locked
    gaps: list[Gap]


def _trace(locks: dict[int, Lock], mended: dict[int, Mended]) -> dict[int, int]:
    """For each lock the gap that its form was put into: two mentions of one name may have changed places."""
    origins = {index: index for index, lock in locks.items() if index in mended and mended[index].wrote(lock.form)}
    for index, lock in locks.items():
        if index not in origins:
            free = [gap for gap in mended if gap not in origins.values()]
            same = [gap for gap in free if gap in locks and locks[gap].match.term.source == lock.match.term.source]
            found = next((gap for gap in same if mended[gap].wrote(lock.form)), index if index in free else None)
            if found is not None:
                origins[index] = found
    return origins


def _in_capitals(case: _Case, index: int) -> bool:
    match = case.matches[index]
    return case.source[match.start : match.end].isupper() and match.end - match.start > 1
