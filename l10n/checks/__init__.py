"""Checks that judge a translation; one file per family, one line each in `FAMILIES`.

A check's id is `noun-problem` and never changes: people write it into catalogs (`# l10n: ignore number-changed`)
and configurations (`off`, `severity`). Errors must not be published, warnings want a person's eye, and info is what
`l10n check --fix` puts right by itself or what is good to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from l10n.checks import (
    capitals,
    consistency,
    dates,
    house,
    hyphens,
    language,
    length,
    markup,
    negation,
    numbers,
    placeables,
    punctuation,
    quotes,
    repetition,
    script,
    spaces,
    terms,
)
from l10n.checks.consistency import Rendering, find_renderings
from l10n.checks.pair import Check, Example, prepare_pair
from l10n.model import Finding, HouseStyle, Language, Lock, Marked, Severity, State, Unit

__all__ = [
    "CHECKS",
    "FAMILIES",
    "Check",
    "Example",
    "Rendering",
    "apply_fixes",
    "check_unit",
    "check_units",
    "compare_units",
    "describe_checks",
    "find_renderings",
    "ignored_checks",
]

FAMILIES = (
    terms,
    script,
    language,
    numbers,
    dates,
    negation,
    repetition,
    length,
    placeables,
    markup,
    quotes,
    punctuation,
    hyphens,
    capitals,
    house,
    spaces,
)
"""Every family: a module with `CHECKS` and `find(pair)`, in the order in which a reader wants to hear of them."""

CHECKS: dict[str, Check] = {check.id: check for family in (*FAMILIES, consistency) for check in family.CHECKS}
"""Every check by its id."""

_IGNORE = re.compile(r"l10n:\s*ignore\b(?P<ids>[\w\s,;-]*)", re.IGNORECASE)
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check_unit(
    unit: Unit,
    language: Language,
    style: HouseStyle,
    *,
    locks: Sequence[Lock] = (),
    untouched: bool = False,
    marked: tuple[Marked, Marked] | None = None,
) -> tuple[Finding, ...]:
    """Everything that is doubtful about one unit, the most serious first.

    Spans are offsets in `unit.target`; a `fix` is given where it is certain. What the translator's comments ignore
    and what the house has switched off is left out; the house's severities are applied.

    Args:
        unit: The entry; an obsolete one has no findings.
        language: The target language; only script-independent checks speak for others than Russian and Ukrainian.
        style: The house style.
        locks: What became of the glossary names in this target, as `locking.prove_locks` judges it.
        untouched: Whether the target is exactly what the machine wrote, as the provenance line tells.
        marked: Source and target taken apart, in formats with inline markup: the checks see them bare, and what is
            carried over (code, addresses) as U+FFFC. The locks' offsets are those of the bare target.
    """
    if unit.state is State.OBSOLETE:
        return ()
    ignored = ignored_checks(unit)
    if ignored is None:
        return ()
    if marked is not None:
        unit = replace(unit, source=marked[0].masked, target=marked[1].masked)
    pair = prepare_pair(unit, language, style, locks, untouched=untouched, marked=marked)
    families = FAMILIES if language.code in ("ru", "uk") else (placeables, markup, repetition, length)
    found = [finding for family in families for finding in family.find(pair)]
    if marked is not None:
        found = [_in_text(finding, marked[1]) for finding in found]
    return _judged(found, ignored, style)


def _in_text(finding: Finding, target: Marked) -> Finding:
    """A finding in the bare target as one in the text that the entry has."""
    if finding.start < 0:
        return finding
    start, end = target.locate(finding.start, finding.end)
    plain = target.text[start:end] == target.bare[finding.start : finding.end]
    safe = plain and finding.fix is not None and not re.search(r"[\\`*_\[\]<>&|~]", finding.fix)
    return replace(finding, start=start, end=end, fix=finding.fix if safe else None)


def check_units(
    units: Sequence[Unit],
    language: Language,
    style: HouseStyle,
    *,
    locks: Sequence[Sequence[Lock]] = (),
    marked: Sequence[tuple[Marked, Marked] | None] = (),
) -> tuple[tuple[Finding, ...], ...]:
    """What only the whole catalog shows: one thing rendered in two ways. One tuple a unit, in their order.

    Args:
        units: The units of one article and language.
        language: The target language.
        style: The house style.
        locks: The locks of each unit, in the order of the units; empty when there are none.
        marked: Each unit taken apart, or None where its format has no markup; empty when none has.
    """
    renderings = [
        find_renderings(unit, language, locks[place] if locks else (), marked[place] if marked else None)
        for place, unit in enumerate(units)
    ]
    return compare_units(units, renderings, style)


def compare_units(
    units: Sequence[Unit], renderings: Sequence[Sequence[Rendering]], style: HouseStyle
) -> tuple[tuple[Finding, ...], ...]:
    """What `check_units` says, from what `find_renderings` found in each unit."""
    judged: list[tuple[Finding, ...]] = []
    for unit, findings in zip(units, consistency.compare_renderings(renderings), strict=True):
        ignored = ignored_checks(unit) if findings else None
        judged.append(() if ignored is None else _judged(findings, ignored, style))
    return tuple(judged)


def ignored_checks(unit: Unit) -> frozenset[str] | None:
    """The ids that the translator's comments silence on this entry; None when they silence every check.

    The comment is `# l10n: ignore number-changed, quotes-style`, or `# l10n: ignore` alone for all of them.
    """
    ignored: set[str] = set()
    for note in unit.notes:
        for match in _IGNORE.finditer(note):
            ids = set(re.findall(r"[\w-]+", match["ids"]))
            if not ids:
                return None
            ignored |= ids
    return frozenset(ignored)


def describe_checks() -> str:
    """The README's table of all checks, in Markdown."""
    lines = ["| check | severity | it speaks when | example |", "|---|---|---|---|"]
    for check in CHECKS.values():
        source, target = (_cell(text) for text in (check.example.source, check.example.target))
        lines.append(f"| `{check.id}` | {check.severity} | {check.description} | {source} → {target} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    shown = text.replace("\n", "⏎").replace("|", "\\|").replace("\u00a0", " ")
    return f"`{shown}`" if shown != shown.strip() or "  " in shown or "<" in shown else shown


def _judged(found: Sequence[Finding], ignored: frozenset[str], style: HouseStyle) -> tuple[Finding, ...]:
    kept = [
        replace(finding, severity=style.severities.get(finding.check, finding.severity))
        for finding in found
        if finding.check not in ignored and finding.check not in style.off
    ]
    return tuple(sorted(kept, key=lambda finding: (_RANK[finding.severity], finding.start)))


def apply_fixes(text: str, findings: Iterable[Finding]) -> str:
    """The text with the fixes of its findings put in place, from left to right; of two that overlap, the first."""
    end = 0
    pieces: list[str] = []
    certain = (finding for finding in findings if finding.fix is not None and finding.start >= 0)
    for finding in sorted(certain, key=lambda finding: (finding.start, finding.end)):
        # Two insertions at one place, or a fix inside another one, would undo each other.
        if finding.start < end or (finding.start == finding.end == end and pieces):
            continue
        pieces += (text[end : finding.start], finding.fix or "")
        end = finding.end
    return "".join((*pieces, text[end:]))
