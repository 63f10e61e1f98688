"""Glossary names: what `locking.prove_locks` found of each name of the source, as findings for a person."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Lock, Severity, Term

_MISSING = Check(
    "term-missing",
    "Glossary name missing",
    "A glossary name of the source has no counterpart in the translation, or only an adjective.",
    Severity.ERROR,
    Example("Putin met Peskov.", "Песков пришёл."),
)
_MISSPELT = Check(
    "term-misspelt",
    "Glossary name misspelt",
    "A glossary name is spelt otherwise than in the glossary, or was left in Latin letters.",
    Severity.ERROR,
    Example("Galeotti said so.", "Галиотти так сказал."),
)
_CASE = Check(
    "term-case",
    "Glossary name in the wrong case",
    "The preposition before a glossary name takes none of the cases that its form can be in.",
    Severity.ERROR,
    Example("An interview with Putin.", "Интервью с Путину."),
)
_FORBIDDEN = Check(
    "term-forbidden",
    "Forbidden rendering of a name",
    "A name is rendered in a way that the glossary rules out.",
    Severity.ERROR,
    Example("Belarus", "Білорусія", "uk"),
)
INCONSISTENT = Check(
    "term-inconsistent",
    "Glossary name rendered in two ways",
    "One glossary name is rendered by two different accepted renderings within one article.",
    Severity.WARNING,
    Example("The State Duma sat. / The State Duma voted.", "Государственная дума заседала. / Госдума голосовала."),
)
CHECKS = (_MISSING, _MISSPELT, _CASE, _FORBIDDEN, INCONSISTENT)
_BY_PROBLEM = {"missing": _MISSING, "misspelt": _MISSPELT, "case": _CASE, "forbidden": _FORBIDDEN}


def find(pair: Pair) -> Iterator[Finding]:
    """One finding for each lock that has a problem."""
    if not pair.unit.target.strip():
        return
    for lock in pair.locks:
        check = _BY_PROBLEM.get(lock.problem)
        if check is not None:
            yield check.finding(_describe(lock), lock.start, lock.end, _certain(lock))


def renderings(lock: Lock) -> tuple[str, ...]:
    """The accepted renderings that the form belongs to: "0" is the one we write, the others are the aliases.

    «День Незалежності» is another one than «День незалежності» where the glossary has both.
    """
    if not lock.form or lock.problem:
        return ()
    term: Term = lock.match.term
    paradigms = (term.paradigm, *term.target_aliases)
    for fold in (_fold, _fold_capitals):
        written = fold(lock.form)
        found = tuple(str(number) for number, one in enumerate(paradigms) if written in map(fold, one.all_forms()))
        if found:
            return found
    return ()


def named(lock: Lock, source: str) -> str:
    """The name as the source uses it: the United Nations and the UN may be told apart in the translation too."""
    written = source[lock.match.start : lock.match.end]
    letters = [letter for letter in written if letter.isalpha()]
    short = " " not in written and sum(letter.isupper() for letter in letters) > len(letters) / 2
    return f"{lock.match.term.source} in short" if short else lock.match.term.source


def _fold(form: str) -> str:
    return (
        form.replace("ё", "е")
        .replace("Ё", "Е")
        .replace("\u00a0", " ")
        .replace("\u2019", "'")
        .replace("\u02bc", "'")
    )


def _fold_capitals(form: str) -> str:
    return _fold(form).casefold()


def _describe(lock: Lock) -> str:
    name = f"“{lock.match.term.source}”"
    choice = ", ".join(lock.candidates)
    wanted = f": {choice}" if choice else ""
    if lock.problem == "case":
        return f"{name}: {lock.evidence}{wanted}"
    if lock.problem == "missing":
        why = "is missing" if lock.start < 0 else f"is missing ({lock.evidence})"
        return f"{name} {why}{wanted}"
    return f"{name} is {lock.evidence}{wanted}"


def _certain(lock: Lock) -> str | None:
    """The fix where there is only one: a name with one form for all cases."""
    if lock.problem == "misspelt" and len(lock.candidates) == 1 and lock.match.term.paradigm.fixed:
        return lock.candidates[0]
    return None
