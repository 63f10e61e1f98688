"""Renderings of a name that nobody declined for us, in whatever case they stand: those a newsroom rules out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.locking.phonetics import fold, folded
from l10n.model import Term

_ENDING = r"[^\W\d_]{0,3}"
# After a stem of three letters only endings of nouns: «Веной», not «Венера».
_SHORT_ENDING = "(?:а|ы|и|і|е|у|ой|ою|ами|ам|ах)?"


def find_forbidden(target: str, term: Term) -> tuple[tuple[int, int], ...]:
    """Start and end of every forbidden rendering of `term` in `target`, in text order."""
    return find_inflected(target, term, term.forbidden)


def find_inflected(target: str, term: Term, renderings: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Start and end of every one of `renderings` in `target`, in text order.

    The glossary gives a citation form or any other; the other cases are found by its stem with a short ending. What
    is an accepted form of `term` too is never found.
    """
    if not renderings:
        return ()
    text = fold(target)
    accepted = {
        folded(form).lower() for paradigm in (term.paradigm, *term.target_aliases) for form in paradigm.all_forms()
    }
    found: set[tuple[int, int]] = set()
    for rendering in renderings:
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
    if len(stem) < 3 or word.isupper() or (len(stem) < 4 and stem == word):
        return re.escape(word)
    return re.escape(stem) + (_ENDING if len(stem) > 3 else _SHORT_ENDING)
