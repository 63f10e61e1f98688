"""Inline markup: the target has the source's elements, each once, nested as there, on words of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks.pair import Check, Example, Pair, split_words
from l10n.checks.sounds import english_sound, slavic_sound, sounds_alike
from l10n.model import Element, Finding, Marked, Severity

_MISSING = Check(
    "markup-missing",
    "Markup missing",
    "An element of the source (bold, a link, code, a picture) is not in the target, or its address has changed.",
    Severity.ERROR,
    Example("See [the report](https://kyiv.ua).", "См. доклад.", article="a.md"),
)
_ADDED = Check(
    "markup-added",
    "Markup added",
    "The target has an element that the source does not have, or has it more often.",
    Severity.ERROR,
    Example("He said <b>no</b>.", "Он <i>сказал</i> <b>нет</b>.", article="a.html"),
)
_ORDER = Check(
    "markup-order",
    "Markup not nested",
    "Elements of the target are not closed, cross each other, or lie in another element than in the source.",
    Severity.ERROR,
    Example("See <a1>the <b>big</b> one</a1>.", "См. <a1>самый <b>большой</a1></b>.", article="a.html"),
)
_UNPLACED = Check(
    "markup-unplaced",
    "Markup not placed",
    "Elements stand at the end, around the source's own words, because their place in the target was not found.",
    Severity.ERROR,
    Example("He said <b>nothing new</b>.", "Он промолчал. <b>nothing new</b>", article="a.html"),
)
CHECKS = (_MISSING, _ADDED, _ORDER, _UNPLACED)

# A name may keep its Latin letters; words in lower case are English.
_ENGLISH = re.compile(r"(?<![^\W\d_])[a-z]{2,}(?![^\W\d_])")


def find(pair: Pair) -> Iterator[Finding]:
    """Compare the elements of source and target; texts of formats without markup have none."""
    if pair.marked is None or not pair.unit.target.strip():
        return
    source, target = pair.marked
    if not (source.elements or target.elements or target.faults):
        return
    wanted = Counter(element.name for element in source.elements)
    found = Counter(element.name for element in target.elements)
    for name, count in (wanted - found).items():
        yield _MISSING.finding(f"{_shown(source, name)} is not in the target" + _times(count, wanted[name]))
    extra = found - wanted
    for element in target.elements:
        if extra[element.name] > 0:
            extra[element.name] -= 1
            what = f"{_shown(target, element.name)} is not in the source"
            if wanted[element.name]:
                what = f"{_shown(target, element.name)} stands there more often than in the source"
            yield _ADDED.finding(what, element.start, element.end)
    for fault in target.faults:
        if fault not in source.faults:
            yield _ORDER.finding(fault)
    if wanted == found and not target.faults and _nesting(source) != _nesting(target):
        yield _ORDER.finding("elements lie in other elements than in the source")
    yield from _unplaced(pair, source, target)


def _times(missing: int, all_of_them: int) -> str:
    return "" if missing == all_of_them else f" often enough: {missing} missing"


def _shown(marked: Marked, name: str) -> str:
    element = next(element for element in marked.elements if element.name == name)
    opening, closing = (marked.text[slice(*span)] for span in (element.opening, element.closing))
    words = "…" if closing and not element.fixed else marked.bare[element.start : element.end]
    shown = " ".join(f"{opening}{words}{closing}".split())
    return f"“{shown}”" if len(shown) <= 80 else f"“{shown[:80]}…”"


def _nesting(marked: Marked) -> Counter[tuple[str, str]]:
    """How often an element lies directly in another: (inner, outer), "" for none."""
    pairs: Counter[tuple[str, str]] = Counter()
    stack: list[Element] = []
    for element in marked.elements:
        while stack and stack[-1].closing[1] <= element.opening[0]:
            stack.pop()
        pairs[element.name, stack[-1].name if stack else ""] += 1
        stack.append(element)
    return pairs


def _outermost(marked: Marked) -> list[Element]:
    """The elements that lie in no other one."""
    found: list[Element] = []
    for element in marked.elements:
        if not found or found[-1].closing[1] <= element.opening[0]:
            found.append(element)
    return found


def _unplaced(pair: Pair, source: Marked, target: Marked) -> Iterator[Finding]:
    if pair.code not in ("ru", "uk"):
        return
    left = {(e.name, source.bare[e.start : e.end]): e for e in source.elements if not e.fixed and e.end > e.start}
    last: list[Element] = []
    end = len(target.bare)
    for element in reversed(_outermost(target)):
        if target.bare[element.end : end].strip(" \u00a0.,;:!?…»”)"):
            break
        last.insert(0, element)
        end = element.start
    behind = False
    for element in last:
        words = target.bare[element.start : element.end]
        original = left.get((element.name, words))
        if element.fixed or original is None:
            continue
        # From the first one on that is behind the translation all are.
        behind = behind or bool(_ENGLISH.search(words)) or _is_behind(source.bare, original, target.bare, element)
        if behind:
            yield _UNPLACED.finding(f"“{words}” is to be put around its translation", element.start, element.end)


def _is_behind(source: str, original: Element, target: str, element: Element) -> bool:
    """Whether a name or figure at the end, which may be sound as it is, is there besides its translation.

    It stands behind a full stop that the source does not have before it, or has been said already.
    """
    words, before = target[element.start : element.end], target[: element.start].rstrip()
    if before.endswith((".", "!", "?", "…")) and not source[: original.start].rstrip().endswith(
        (".", "!", "?", "…")
    ):
        return True
    if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", before) and source.count(words) == 1:
        return True
    name = max(re.findall("[A-Za-z]{3,}", words), key=len, default="")
    sound = english_sound(name) if name else ""
    heard = [slavic_sound(word.text) for word in split_words(before) if word.text[0].isupper()]
    return len(sound) > 1 and any(sound == other or sounds_alike(sound, other) for other in heard)
