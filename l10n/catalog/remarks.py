"""What the tool tells the translator about an entry, as `#.` lines in plain English."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from l10n.model import Case, Document, Draft, Finding, Lock, Segment, Status, Use

CONTEXT = "context: "
"""How the line begins that shows the sentences around this one."""
CHECK = "check "
"""How a line begins that tells a finding."""
CHANGED = "CHANGED "
"""How a line begins that tells what is different in the source of an offered translation."""
REPLACED = "replaced: "
"""How the line begins that keeps a text which `--redraft` replaced."""

_SHOWN = 70
_MARKS = ".,:;!?…“”‘’\"'«»„()[]"
_CASES = {
    Case.NOM: "nominative",
    Case.GEN: "genitive",
    Case.DAT: "dative",
    Case.ACC: "accusative",
    Case.INS: "instrumental",
    Case.LOC: "locative",
    Case.VOC: "vocative",
}


def one_line(text: str) -> str:
    """The text as one `#.` line can hold it."""
    return re.sub(r"[\r\n\t\v\f\x00\x1c-\x1e\x85\u2028\u2029]+", " ", text).strip(" ")


def describe_context(document: Document) -> dict[str, tuple[str, ...]]:
    """For each distinct source, what a translator wants to know of its place: its kind and its neighbours.

    Paragraph numbers are not told: they would change with every inserted paragraph.
    """
    paragraphs: dict[int, list[Segment]] = {}
    for segment in document.segments:
        paragraphs.setdefault(segment.paragraph, []).append(segment)
    described: dict[str, tuple[str, ...]] = {}
    for segments in paragraphs.values():
        for i, segment in enumerate(segments):
            if segment.source in described:
                continue
            words = [] if segment.kind == "paragraph" else [segment.kind]
            if len(segments) > 1:
                before = f"{_end(segments[i - 1].source)} " if i else ""
                after = f" {_begin(segments[i + 1].source)}" if i + 1 < len(segments) else ""
                words.append(f"{before}[…]{after}")
            described[segment.source] = (one_line(CONTEXT + ", ".join(words)),) if words else ()
    return described


def _begin(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0].rstrip(" ,") + " …"


def _end(text: str) -> str:
    return text if len(text) <= _SHOWN else "… " + text[-_SHOWN:].split(" ", 1)[-1].lstrip(" ,")


def describe_draft(draft: Draft) -> list[str]:
    """The names of a draft with their required forms, and what the machine doubts about it."""
    lines = [_lock(lock) for lock in draft.locks]
    for match in draft.mentions:
        why = {Use.PLURAL: "plural", Use.DERIVED: "derived word", Use.AMBIGUOUS: "perhaps not the name"}.get(
            match.use
        )
        found = draft.source[match.start : match.end]
        citation = match.term.paradigm.citation
        lines.append(f"glossary: {found} → {citation}" + (f" ({why})" if why else ""))
    if draft.sent:
        lines += [
            f"doubt: the machine was given “{new}” for “{old}”" for old, new in _replaced(draft.source, draft.sent)
        ]
    lines += [f"doubt: {doubt}" for doubt in draft.doubts]
    return [one_line(line) for line in dict.fromkeys(lines)]


def _lock(lock: Lock) -> str:
    term = lock.match.term
    case = f" ({_CASES[lock.case]})" if lock.case is not None else ""
    note = f" · {term.note}" if term.note else ""
    if lock.status is Status.MISSING:
        forms = lock.candidates or term.paradigm.all_forms()
        wrong = lock.evidence if lock.start >= 0 else "not found in the draft"
        return f"name: {term.source} → {term.paradigm.citation} — {wrong}; use {' / '.join(forms)}{note}"
    did = {Status.REPAIRED: ", repaired", Status.PLACED: ", put in by l10n"}.get(lock.status, "")
    doubt = (
        f" — please check: {lock.evidence}"
        if lock.review
        else f": {lock.evidence}"
        if did and lock.evidence
        else ""
    )
    return f"name: {term.source} → {lock.form}{case}{did}{doubt}{note}"


def _replaced(old: str, new: str) -> list[tuple[str, str]]:
    left, right = old.split(" "), new.split(" ")
    changes = difflib.SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes()
    words = [(" ".join(left[a:b]), " ".join(right[c:d])) for what, a, b, c, d in changes if what != "equal"]
    return [(before.strip(_MARKS), after.strip(_MARKS)) for before, after in words]


def describe_findings(findings: Iterable[Finding]) -> list[str]:
    """One line a finding."""
    return [one_line(f"{CHECK}{f.check} ({f.severity}): {f.message}") for f in findings]
