"""Consistency: one name, title and sentence has one rendering within an article.

Each unit is looked at by itself for what it renders and how; then the renderings of all units are compared, which
is quick. So a unit that has not changed need not be looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.checks.forms import are_forms, fold_form, is_adjective, is_made_from, stem_form
from l10n.checks.pair import Check, Example, split_words
from l10n.checks.sounds import (
    count_edits,
    count_unheard,
    english_sound,
    slavic_sound,
    sounds_near,
)
from l10n.checks.terms import INCONSISTENT, named, renderings
from l10n.checks.titles import find_titled, is_same_title
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
_TITLE = Check(
    "title-inconsistent",
    "Title rendered in two ways",
    "A title before a name (Mayor, Spokesman) is rendered by another word than earlier in the article.",
    Severity.WARNING,
    Example(
        "Mayor Klitschko came. / Mayor Klitschko left.", "Приехал мэр Кличко. / Уехал городской голова Кличко."
    ),
)
CHECKS = (_SENTENCE, _NAME, _TITLE)

_BY_ID = {check.id: check for check in (_SENTENCE, INCONSISTENT, _NAME, _TITLE)}

Form = tuple[str, int, int]
"""A text of the target and its offsets there, -1 for all of it."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """How one unit renders one thing.

    Attributes:
        check: The id of the check that compares it.
        name: What is rendered, the same for all units.
        shown: What is rendered, in this source's words.
        sorts: The ways of rendering it that are found here, by any name; the likeliest first.
        forms: What may be meant in the target.
    """

    check: str
    name: str
    shown: str
    sorts: Sequence[str]
    forms: Sequence[Form]


def find_renderings(
    unit: Unit, language: Language, locks: Sequence[Lock] = (), marked: tuple[Marked, Marked] | None = None
) -> tuple[Rendering, ...]:
    """What a unit renders and how; nothing for an obsolete or untranslated one.

    Args:
        unit: The unit.
        language: The target language; names and titles are told for Russian and Ukrainian only.
        locks: What became of the glossary names in its target.
        marked: The unit taken apart, in formats with inline markup; the locks' offsets are those of the bare text.
    """
    source, target = (text.masked for text in marked) if marked else (unit.source, unit.target)
    if unit.state is State.OBSOLETE or not target.strip() or not source.strip():
        return ()
    found: list[Rendering] = []
    if key := _bare(source):
        found.append(Rendering(_SENTENCE.id, key, "the same sentence", (_bare(target),), ((target, -1, -1),)))
    if language.code in ("ru", "uk"):
        found += _terms(source, locks)
        found += _names(source, target, locks)
        found += _find_titles(source, target, locks)
    if marked:
        found = [_in_text(rendering, marked[1]) for rendering in found]
    return tuple(found)


def _in_text(rendering: Rendering, target: Marked) -> Rendering:
    forms = [(text, *(target.locate(start, end) if start >= 0 else (start, end)))
             for text, start, end in rendering.forms]  # fmt: skip
    return replace(rendering, forms=tuple(forms))


def compare_renderings(units: Sequence[Sequence[Rendering]]) -> list[list[Finding]]:
    """One list of findings a unit, in the order of the units: what is not rendered as it was before."""
    first: dict[tuple[str, str], Rendering] = {}
    found: list[list[Finding]] = []
    for mine in units:
        findings: list[Finding] = []
        for rendering in mine:
            before = first.get((rendering.check, rendering.name))
            if before is None:
                first[rendering.check, rendering.name] = rendering
                continue
            changed = _COMPARISONS.get(rendering.check, _replaced)(before, rendering)
            if changed is not None:
                old, (_, start, end) = changed
                finding = _BY_ID[rendering.check].finding(f"{rendering.shown} was «{old}» before", start, end)
                if not any(known.check == finding.check and known.start == start for known in findings):
                    findings.append(finding)
        found.append(findings)
    return found


def _replaced(before: Rendering, now: Rendering) -> tuple[str, Form] | None:
    """The form before and the one now, where they are of two sorts."""
    return None if before.sorts[0] in now.sorts else (before.forms[0][0], now.forms[0])


def _respelled(before: Rendering, now: Rendering) -> tuple[str, Form] | None:
    """A name in Latin letters now, or a form that is nearly one before where none is a case form of one before."""
    sound = english_sound(now.name)
    here, there = ([form for form in one.forms if form[0].isascii()] for one in (now, before))
    if here or not before.sorts:
        others = [one for one in (before.forms if here else now.forms) if not one[0].isascii()]
        alike = [one for one in others if len(sound) > 2 and count_unheard(sound, slavic_sound(one[0])) < 2]
        return ((alike[0][0], here[0]) if here else (there[0][0], alike[0])) if alike else None
    pairs = [(one, form) for one in before.sorts for form in now.forms]
    if any(_one_spelling(now.name, one, form[0]) for one, form in pairs):
        return None
    return next(((one, form) for one, form in pairs if _one_name(sound, one, form[0])), None)


# Names that have one form: Takahashi, Mukherjee, Nwosu (but not Kowalski, Bilyi).
_INDECLINABLE = re.compile(r"(?:ee|(?<!sk)(?<![iy])i|u)$")
_VOWEL = re.compile(r"[иіуюй]$")


def _one_spelling(name: str, one: str, other: str) -> bool:
    """Whether they are forms of one spelling, or one is made from the other: Лондон, Лондонский."""
    if _INDECLINABLE.search(name) and _VOWEL.search(one):
        return fold_form(one) == fold_form(other)
    return are_forms(one, other) or is_made_from(one, other) or is_made_from(other, one)


def _one_name(sound: str, one: str, other: str) -> bool:
    """Whether two spellings are near enough to be of the one English name that sounds so."""
    mine, theirs = stem_form(one), stem_form(other)
    size, edits = min(len(mine), len(theirs)), count_edits(mine, theirs)
    if size > 3 and edits <= (1 if size < 6 else 2):
        return True
    unheard = count_unheard(sound, slavic_sound(one)) + count_unheard(sound, slavic_sound(other))
    return len(sound) > 2 and unheard < 2 and edits <= max(2, size // 2)


def _retitled(before: Rendering, now: Rendering) -> tuple[str, Form] | None:
    """A title that has no word in common with the one before, and stands nowhere else in the other's text."""
    one, other = before.sorts, now.sorts
    here, there = ([text for text, _, _ in rendering.forms[1:]] for rendering in (now, before))
    if is_same_title(one, other, here) or is_same_title(other, one, there):
        return None
    return before.forms[0][0], now.forms[0]


_COMPARISONS = {_NAME.id: _respelled, _TITLE.id: _retitled}


def _bare(text: str) -> str:
    return " ".join(word.lower for word in split_words(text))


def _terms(source: str, locks: Sequence[Lock]) -> Iterator[Rendering]:
    for lock in locks:
        if sorts := renderings(lock):
            shown = f"“{lock.match.term.source}”"
            yield Rendering(
                INCONSISTENT.id, named(lock, source), shown, sorts, ((lock.form, lock.start, lock.end),)
            )


_NAME_WORD = re.compile(
    r"(?<![\w’'])(?:Mc|O['’])?[A-ZÀ-ÖØ-ÞŁŠŽČ][a-zà-öø-ÿāăąćčďđēęěğīłńňōőřśşšťūůűźżž]{3,}(?!\w)(?:['’]s)?"
)
# Tchaikovsky, Kowalska, Trotskyi
_LIKE_ADJECTIVE = re.compile(r"(?:sk|tsk|ck|zk)[iy]?[ijy]?(?:a|aya|oe|e)?$")
_CYRILLIC_NAME = re.compile(r"(?<!\w)[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ]{2,}(?!\w)")


def _names(source: str, target: str, locks: Sequence[Lock]) -> Iterator[Rendering]:
    """A name outside the glossary, known by its sound, keeps its spelling: «Галеотти», never «Галиотти» too."""
    candidates = [
        (word, slavic_sound(word[0]))
        for word in _CYRILLIC_NAME.finditer(target)
        if not any(lock.start <= word.start() < lock.end for lock in locks if lock.start >= 0)
    ]
    names = [
        (spelled, english_sound(spelled))
        for name in _NAME_WORD.finditer(source)
        if not any(lock.match.start <= name.start() < lock.match.end for lock in locks)
        for spelled in [re.sub(r"['’]s$", "", name[0])]
    ]
    for spelled, sound in names:
        others = [heard for other, heard in names if other != spelled]
        near = [
            (word[0], word.start(), word.end())
            for word, heard in candidates
            if sounds_near(sound, heard)
            and (not is_adjective(word[0]) or _LIKE_ADJECTIVE.search(spelled))
            and not any(count_edits(other, heard) < count_edits(sound, heard) for other in others)
        ]
        latin = re.search(rf"(?<![\w.@/-])(?<![A-Za-z] ){spelled}(?![\w./-]| [A-Za-z])", target)
        left = [(latin[0], latin.start(), latin.end())] if latin else []
        if near or left:
            sorts = tuple(word for word, _, _ in near)
            yield Rendering(_NAME.id, spelled, f"“{spelled}”", sorts, (*near, *left))


def _find_titles(source: str, target: str, locks: Sequence[Lock]) -> Iterator[Rendering]:
    """«мэр Кличко» is no «городской голова Кличко» a paragraph later; the other words tell that it only moved."""
    for title in find_titled(source, target, locks):
        start, end = title.words[-1].start, title.words[0].end
        sorts = tuple(word.text for word in title.words)
        forms = ((target[start:end], start, end), *((word.text, -1, -1) for word in split_words(target)))
        for name in title.names:
            yield Rendering(_TITLE.id, name, f"“{title.shown}”", sorts, forms)
