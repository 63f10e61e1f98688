"""Consistency: one name and one sentence have one rendering within an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from l10n.checks.pair import Check, Example, split_words
from l10n.checks.sounds import english_sound, slavic_sound, sounds_alike
from l10n.checks.terms import find_inconsistencies as find_inconsistent_terms
from l10n.model import Finding, Language, Lock, Severity, State, Unit

_SENTENCE = Check(
    "sentence-inconsistent",
    "Sentence rendered in two ways",
    "Two entries whose sources differ at most in case or punctuation have different translations.",
    Severity.WARNING,
    Example("Read more. / Read more!", "Читать далее. / Подробнее!"),
)
_NAME = Check(
    "name-inconsistent",
    "Name rendered in two ways",
    "A name that the source spells one way is spelled in two ways within the article.",
    Severity.WARNING,
    Example("Galeotti tweeted. / Galeotti argued.", "Галеотти написал. / Галиотти утверждал."),
)
CHECKS = (_SENTENCE, _NAME)


def find_inconsistencies(
    units: Sequence[Unit], language: Language, locks: Sequence[Sequence[Lock]] = ()
) -> list[list[Finding]]:
    """One list of findings a unit, in the order of the units."""
    found: list[list[Finding]] = [[] for _ in units]
    living = [
        place
        for place, unit in enumerate(units)
        if unit.state is not State.OBSOLETE and unit.target.strip() and unit.source.strip()
    ]
    _find_sentences(units, living, found)
    if language.code in ("ru", "uk"):
        shown = [locks[place] if place < len(locks) else () for place in living]
        for place, findings in zip(living, find_inconsistent_terms(shown), strict=True):
            found[place] += findings
        _find_names(units, living, locks, found)
    return found


def _find_sentences(units: Sequence[Unit], living: Sequence[int], found: list[list[Finding]]) -> None:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place in living:
        if key := _bare(units[place].source):
            groups[key].append(place)
    for places in groups.values():
        first = units[places[0]]
        for place in places[1:]:
            if _bare(units[place].target) != _bare(first.target):
                found[place].append(_SENTENCE.finding(f"the same sentence was «{first.target}» before"))


def _bare(text: str) -> str:
    return " ".join(word.lower for word in split_words(text))


_NAME_WORD = re.compile(r"(?<![\w’'-])[A-Z][a-z]{3,}(?![\w-])(?:['’]s)?")
_CYRILLIC_NAME = re.compile(r"(?<![\w-])[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ]{2,}(?![\w-])")


def _find_names(
    units: Sequence[Unit], living: Sequence[int], locks: Sequence[Sequence[Lock]], found: list[list[Finding]]
) -> None:
    """A name outside the glossary, known by its sound, keeps its spelling: «Галеотти», never «Галиотти» too."""
    seen: dict[str, tuple[str, str]] = {}
    for place in living:
        unit = units[place]
        mine = locks[place] if place < len(locks) else ()
        locked = [(lock.match.start, lock.match.end) for lock in mine]
        candidates = [
            (word, slavic_sound(word[0]))
            for word in _CYRILLIC_NAME.finditer(unit.target)
            if not any(lock.start <= word.start() < lock.end for lock in mine if lock.start >= 0)
        ]
        if not candidates:
            continue
        for name in _NAME_WORD.finditer(unit.source):
            if any(start <= name.start() < end for start, end in locked):
                continue
            spelled = re.sub(r"['’]s$", "", name[0])
            sound = english_sound(spelled)
            match = next((word for word, heard in candidates if sounds_alike(sound, heard)), None)
            if match is None:
                continue
            before = seen.setdefault(spelled, (match[0], _stem(match[0])))
            if not _one_spelling(before[1], _stem(match[0])):
                message = f"“{spelled}” was «{before[0]}» before"
                found[place].append(_NAME.finding(message, match.start(), match.end()))


def _stem(form: str) -> str:
    """The form without what the cases change, so that «Путина» and «Путиным» are one spelling."""
    folded = form.lower().replace("ё", "е")
    return re.sub(
        r"(?:[аеиоуыэюяіїєьй]|ом|ем|ым|им|ой|ей|ою|ею|ов[иі]|еві|ого|ому|ами|ями|ах|ях|ов|ев|ів)$", "", folded
    )


def _one_spelling(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) or (
        len(longer) - len(shorter) <= 2 and longer[:-2] == shorter[: len(longer) - 2]
    )
