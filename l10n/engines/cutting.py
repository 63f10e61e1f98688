"""Cut a text that is too long for a model at clause boundaries, and join the translated pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# English conjunctions and relative words that open a clause; the cut is made before them.
_OPENERS = (
    "and|but|or|nor|yet|so|because|although|though|while|whereas|when|where|who|which|that|if|unless|until|"
    "since|after|before|as"
)
# Each kind of boundary and how far from the middle of the text it may lie and still beat the next kind:
# a cost is that of the kind plus the distance from the middle (0 to 0.5) as a share of the length.
_BOUNDARIES: tuple[tuple[float, re.Pattern[str]], ...] = (
    (0.00, re.compile(r"(?<=[.!?;…])[\"'”’»)\]]*\s+")),
    (0.05, re.compile(r"(?<=:)\s+|\s+(?=[—–-]\s)")),
    (0.10, re.compile(r"(?<=,)[\"'”’»)\]]*\s+")),
    (0.20, re.compile(rf"\s+(?=(?:{_OPENERS})\s)", re.IGNORECASE)),
    (0.35, re.compile(r"\s+")),
)
_ENDS = ".!?…"


def cut_text(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Pieces of `text` that all fit, cut at the clause boundary nearest to the middle, again and again.

    Without a boundary (one enormous word) the cut is made between characters. Nothing is lost but the
    whitespace at the cuts: `" ".join(pieces)` is the text where it was cut at single spaces.

    >>> cut_text("One, two; three", lambda piece: len(piece) < 10)
    ('One, two;', 'three')
    """
    if len(text) < 2 or fits(text):
        return (text,)
    start, end = _boundary(text)
    return (*cut_text(text[:start], fits), *cut_text(text[end:], fits))


def _boundary(text: str) -> tuple[int, int]:
    best = (1.0, len(text) // 2, len(text) // 2)
    for cost, pattern in _BOUNDARIES:
        for found in pattern.finditer(text):
            start = found.end() - len(found.group().lstrip("\"'”’»)]"))
            if start > 0 and found.end() < len(text):
                distance = abs((start + found.end()) / 2 / len(text) - 0.5)
                best = min(best, (cost + distance, start, found.end()))
    return best[1], best[2]


def join_pieces(sources: Sequence[str], targets: Sequence[str]) -> str:
    """One target text from the translations of the pieces that `cut_text` made.

    A model ends every text like a sentence and begins it with a capital. Where the source does neither, the
    invented full stop gives way to the source's own mark, and the capital to a small letter unless the piece has a
    capital anywhere (the first word of the target could be the name).
    """
    joined: list[str] = []
    for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
        piece = target.strip()
        last = number == len(sources) - 1
        if not last and source[-1:] not in _ENDS and piece[-1:] in _ENDS:
            piece = piece.rstrip(_ENDS).rstrip()
        if not last and source[-1:] in ",;:" and piece and piece[-1] not in ",;:":
            piece += source[-1]
        if number and source[:1].islower() and source == source.lower():
            piece = piece[:1].lower() + piece[1:]
        if piece:
            joined.append(piece)
    return " ".join(joined)
