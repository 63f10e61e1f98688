"""Whose text a msgstr is: the provenance line at the end of the `#.` comments, and the states that follow from it.

The line is written for a translator and ends in brackets for l10n:

    #. machine draft by argos en→ru 1.9, score -0.42 [l10n 0.1.0 text=3f9a1c2b7d key=77aa12cd]

`text` is a hash of the msgstr the tool wrote, `key` is `Draft.key`. `offered` in place of `text` says that the
tool put a person's earlier translation there, because the source changed a little.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from l10n.model import Draft, State, Unit

_BRACKETS = re.compile(r"\[\s*l10n\s+(?:\S+\s+)?(text|offered)\s*=\s*([0-9a-f]{10})\s+key\s*=\s*([^\]\s]*)\s*\]")
_BARE = re.compile(r"[^\]\s]+")

MEMORY = "memory: "
"""`Draft.origin` of a translation-memory match begins so; the article's path follows."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the provenance line says.

    Attributes:
        digest: The hash of the msgstr that the tool wrote.
        key: `Draft.key` of the draft it had then.
        offered: Whether that msgstr was a person's earlier translation, not a machine's text.
    """

    digest: str
    key: str
    offered: bool = False


def digest(text: str) -> str:
    """A short hash of a msgstr, 10 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def format_provenance(draft: Draft | None, target: str, tool: str, *, offered: bool = False) -> str:
    """The provenance line of an entry whose msgstr `tool` ("l10n 0.1.0") sets to `target`."""
    key = "".join(_BARE.findall(draft.key)) if draft else ""
    brackets = f"[{tool} {'offered' if offered else 'text'}={digest(target)} key={key}]"
    origin = _origin(draft) if draft else ""
    if not offered:
        return f"{origin or 'machine draft'} {brackets}"
    return "earlier translation, the source has changed" + (f"; {origin} above" if origin else "") + f" {brackets}"


def _origin(draft: Draft) -> str:
    if draft.origin.startswith(MEMORY):
        return f"{draft.origin}, reviewed there"
    return f"machine draft by {draft.origin or 'an unnamed engine'}, score {draft.score:.2f}"


def parse_provenance(comments: Iterable[str]) -> Provenance | None:
    """The provenance in an entry's `#.` comments, however other tools re-wrapped them; None when it is gone."""
    all_found = list(_BRACKETS.finditer(" ".join(comments)))
    if not all_found:
        return None
    kind, written, key = all_found[-1].groups()
    return Provenance(written, key, kind == "offered")


def is_untouched(unit: Unit) -> bool:
    """Whether the target is exactly what the tool wrote, whatever its flags say."""
    provenance = parse_provenance(unit.comments)
    return provenance is not None and bool(unit.target) and provenance.digest == digest(unit.target)


def rewrite_draft(unit: Unit, target: str) -> Unit:
    """The unit with its machine text replaced by another machine text: its provenance stays good for it."""
    old, new = f"text={digest(unit.target)}", f"text={digest(target)}"
    comments = tuple(comment.replace(old, new) for comment in unit.comments)
    return replace(unit, target=target, comments=comments)


def is_provenance(comment: str) -> bool:
    """Whether this comment line is the provenance line, or the end of a re-wrapped one."""
    return _BRACKETS.search(comment) is not None


def mark_of(text: str) -> str:
    """The hash of a msgstr as the header keeps it, for the day when an entry has lost its provenance line."""
    return digest(text)[:8]


def state_of(target: str, fuzzy: bool, provenance: Provenance | None, marks: Container[str] = ()) -> State:
    """How far an entry of the article is.

    | msgstr    | fuzzy | provenance           | state        | why                                             |
    |-----------|-------|----------------------|--------------|-------------------------------------------------|
    | empty     | any   | any                  | untranslated | there is nothing to lose                        |
    | has text  | yes   | hash matches         | draft        | the tool wrote it, nobody changed it            |
    | has text  | yes   | `offered`            | edited       | a person's words, for an earlier source         |
    | has text  | yes   | hash differs         | edited       | a person changed it and is not done             |
    | has text  | yes   | none, in `marks`     | draft        | the tool wrote it, msgmerge dropped the line    |
    | has text  | yes   | none                 | edited       | nobody can tell: it counts as a person's        |
    | has text  | no    | hash matches         | reviewed     | a person took the flag away: approved as it is  |
    | has text  | no    | differs or none      | reviewed     | a person wrote it and says it is done           |

    Args:
        target: The msgstr.
        fuzzy: Whether the entry is marked fuzzy.
        provenance: What its provenance line says, None when it has none.
        marks: `mark_of` every draft that the file's header knows.
    """
    if not target.strip():
        return State.UNTRANSLATED
    if not fuzzy:
        # An editor that takes the flag away by itself does so because a person changed the text (Poedit). OmegaT
        # takes the flag and the text.
        return State.REVIEWED
    if provenance is None:
        return State.DRAFT if mark_of(target) in marks else State.EDITED
    return State.DRAFT if provenance.digest == digest(target) and not provenance.offered else State.EDITED
