"""Sentence pairs, the text they are made of, and the file they are kept in."""

from __future__ import annotations

import lzma
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

VALIDATION = "valid-"
"""Sets whose name starts so are never trained on: the validation loss is measured on them."""


class Pair(NamedTuple):
    """An English sentence and its translation.

    `alignment` has, for each whitespace-separated word of `target`, the index of the word of `english` it comes
    from, -1 for none; it is empty while nobody has aligned the pair.
    """

    name: str
    language: str
    english: str
    target: str
    alignment: tuple[int, ...] = ()


_SPACES = "\t\r\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0301"
_LETTERS = {"и\u0306": "й", "И\u0306": "Й", "е\u0308": "ё", "Е\u0308": "Ё", "і\u0308": "ї", "І\u0308": "Ї"}
_DASHES = {"‐": "-", "‑": "-", "‒": "–", "―": "—", "−": "-"}
NORMALISED: dict[str, str] = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys("‘’‚ʼ`´′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **_DASHES,
    **_LETTERS,
    "…": "...",
}
"""What the model never sees, and what it sees instead. The same table goes into the SentencePiece model."""

_UNNORMAL = re.compile("|".join(map(re.escape, sorted(NORMALISED, key=len, reverse=True))))


def normalise(text: str) -> str:
    """The text with one kind of quote, apostrophe and space; what `NORMALISED` says, and no doubled spaces."""
    return " ".join(_UNNORMAL.sub(lambda match: NORMALISED[match[0]], text).split())


def fold(text: str) -> str:
    """The text without case and punctuation: two sentences with the same folding count as the same."""
    return " ".join(re.sub(r"[\W_]+", " ", text.lower()).split())


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of an xz-compressed TSV file: set, language, English, target and, where it is there, alignment."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, language, english, target, *alignment = line.rstrip("\n").split("\t")
            words = tuple(-1 if word == "-" else int(word) for word in "".join(alignment).split())
            yield Pair(name, language, english, target, words)


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """Write what `read_pairs` reads; the file is there when it is whole."""
    beside = path.with_name(path.name + ".part")
    with lzma.open(beside, "wt", encoding="utf-8", preset=6) as lines:
        for pair in pairs:
            alignment = " ".join("-" if word < 0 else str(word) for word in pair.alignment)
            lines.write("\t".join((*pair[:4], alignment)) + "\n")
    beside.replace(path)
