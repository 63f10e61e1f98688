"""Consistency: one name and one sentence have one rendering within an article.

Each unit is looked at by itself for what it renders and how; then the renderings of all units are compared, which
is quick. So a unit that has not changed need not be looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.checks.pair import Check, Example, split_words
from l10n.checks.sounds import english_sound, slavic_sound, sounds_alike
from l10n.checks.terms import INCONSISTENT, renderings
from l10n.model import Finding, Language, Lock, Marked, Severity, State, Unit

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
_MESSAGES = {
    _SENTENCE.id: "the same sentence was «{form}» before",
    INCONSISTENT.id: "“{name}” was «{form}» before",
    _NAME.id: "“{name}” was «{form}» before",
}
_BY_ID = {check.id: check for check in (_SENTENCE, INCONSISTENT, _NAME)}


@dataclass(frozen=True, slots=True)
class Rendering:
    """How one unit renders one thing.

    Attributes:
        check: The id of the check that compares it.
        name: What is rendered.
        form: How, as it stands in the target.
        sorts: The ways of rendering it that the form belongs to, by any name; the likeliest first.
        start: Offset of the form in the target, -1 for all of it.
        end: End offset, -1 for all of it.
    """

    check: str
    name: str
    form: str
    sorts: tuple[str, ...]
    start: int = -1
    end: int = -1


def find_renderings(
    unit: Unit, language: Language, locks: Sequence[Lock] = (), marked: tuple[Marked, Marked] | None = None
) -> tuple[Rendering, ...]:
    """What a unit renders and how; nothing for an obsolete or untranslated one.

    Args:
        unit: The unit.
        language: The target language; names are told for Russian and Ukrainian only.
        locks: What became of the glossary names in its target.
        marked: The unit taken apart, in formats with inline markup; the locks' offsets are those of the bare text.
    """
    source, target = (text.masked for text in marked) if marked else (unit.source, unit.target)
    if unit.state is State.OBSOLETE or not target.strip() or not source.strip():
        return ()
    found: list[Rendering] = []
    if key := _bare(source):
        found.append(Rendering(_SENTENCE.id, key, target, (_bare(target),)))
    if language.code in ("ru", "uk"):
        found += _terms(locks)
        found += _names(source, target, locks)
    if marked:
        found = [_in_text(rendering, marked[1]) for rendering in found]
    return tuple(found)


def _in_text(rendering: Rendering, target: Marked) -> Rendering:
    if rendering.start < 0:
        return rendering
    start, end = target.locate(rendering.start, rendering.end)
    return replace(rendering, start=start, end=end)


def compare_renderings(units: Sequence[Sequence[Rendering]]) -> list[list[Finding]]:
    """One list of findings a unit, in the order of the units: what is not rendered as it was before."""
    first: dict[tuple[str, str], Rendering] = {}
    found: list[list[Finding]] = []
    for mine in units:
        findings = []
        for rendering in mine:
            before = first.setdefault((rendering.check, rendering.name), rendering)
            if not _agree(before, rendering):
                message = _MESSAGES[rendering.check].format(name=rendering.name, form=before.form)
                findings.append(_BY_ID[rendering.check].finding(message, rendering.start, rendering.end))
        found.append(findings)
    return found


def _agree(before: Rendering, now: Rendering) -> bool:
    if now.check == _NAME.id:
        return _one_spelling(before.sorts[0], now.sorts[0])
    return before.sorts[0] in now.sorts


def _bare(text: str) -> str:
    return " ".join(word.lower for word in split_words(text))


def _terms(locks: Sequence[Lock]) -> Iterator[Rendering]:
    for lock in locks:
        if sorts := renderings(lock):
            yield Rendering(INCONSISTENT.id, lock.match.term.source, lock.form, sorts, lock.start, lock.end)


_NAME_WORD = re.compile(r"(?<![\w'’-])[A-Z][a-z]{3,}(?![\w-])(?:['’]s)?")
_CYRILLIC_NAME = re.compile(r"(?<![\w-])[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ]{2,}(?![\w-])")


def _names(source: str, target: str, locks: Sequence[Lock]) -> Iterator[Rendering]:
    """A name outside the glossary, known by its sound, keeps its spelling: «Галеотти», never «Галиотти» too."""
    candidates = [
        (word, slavic_sound(word[0]))
        for word in _CYRILLIC_NAME.finditer(target)
        if not any(lock.start <= word.start() < lock.end for lock in locks if lock.start >= 0)
    ]
    if not candidates:
        return
    locked = [(lock.match.start, lock.match.end) for lock in locks]
    for name in _NAME_WORD.finditer(source):
        if any(start <= name.start() < end for start, end in locked):
            continue
        spelled = re.sub(r"['’]s$", "", name[0])
        sound = english_sound(spelled)
        match = next((word for word, heard in candidates if sounds_alike(sound, heard)), None)
        if match is not None:
            yield Rendering(_NAME.id, spelled, match[0], (_stem(match[0]),), match.start(), match.end())


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
