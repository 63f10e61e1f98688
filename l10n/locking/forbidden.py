"""Renderings of a name that a newsroom rules out, in whatever case they stand."""

from __future__ import annotations

import re

from l10n.locking.phonetics import fold, folded
from l10n.model import Term

_ENDING = r"[^\W\d_]{0,3}"


def find_forbidden(target: str, term: Term) -> tuple[tuple[int, int], ...]:
    """Start and end of every forbidden rendering of `term` in `target`, in text order.

    The glossary gives a citation form or any other; the other cases are found by its stem with a short ending. What
    is an accepted form too is never forbidden.
    """
    if not term.forbidden:
        return ()
    text = fold(target)
    accepted = {
        folded(form).lower() for paradigm in (term.paradigm, *term.target_aliases) for form in paradigm.all_forms()
    }
    found: set[tuple[int, int]] = set()
    for rendering in term.forbidden:
        words = folded(rendering).split()
        pattern = " +".join(_inflected(word) for word in words)
        for hit in re.finditer(rf"(?<![\w'])(?:{pattern})(?![\w'])", text.text, re.IGNORECASE):
            piece = hit.group()
            same_size = piece[:1].isupper() or not words[0][:1].isupper()
            if same_size and re.sub(" +", " ", piece).lower() not in accepted:
                found.add(text.origin(*hit.span()))
    return tuple(sorted(found))


def _inflected(word: str) -> str:
    stem = re.sub(r"(?:ий|ый|ой|ая|ое|[аеиіоуыьйюяєї])$", "", word)
    if len(stem) < 4 or word.isupper():
        return re.escape(word)
    return re.escape(stem) + _ENDING
