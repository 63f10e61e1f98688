"""Packages with a `bpe.model`: words split by learned merges (Sennrich et al. 2016, the format of subword-nmt)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from l10n.engines.contents import Contents
from l10n.engines.moses import detokenise, normalise, tokenise
from l10n.errors import EngineError

_GOES_ON = "@@"
_END = "</w>"


class BytePairs:
    """Text to merged pieces and back; "@@" ends a piece whose word goes on.

    Args:
        merges: The pairs in the order they were learned.
        joined_end: Whether a word's end is part of its last letter (format 0.2), not a letter of its own (0.1).
        from_code: Source language.
        to_code: Target language.
    """

    def __init__(self, merges: Sequence[tuple[str, str]], joined_end: bool, from_code: str, to_code: str) -> None:
        self._ranks = {pair: rank for rank, pair in reversed(list(enumerate(merges)))}
        self._joined_end = joined_end
        self._from_code = from_code
        self._to_code = to_code
        self._known: dict[str, tuple[str, ...]] = {}

    def encode(self, text: str, *, target: bool = False) -> list[str]:
        """The pieces of a source text, or of a target text."""
        language = self._to_code if target else self._from_code
        pieces: list[str] = []
        for word in tokenise(normalise(text, language), language):
            parts = self._split(word)
            pieces.extend((*(part + _GOES_ON for part in parts[:-1]), parts[-1]))
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of pieces that the model put out."""
        words = " ".join(pieces).replace(_GOES_ON + " ", "").removesuffix(_GOES_ON).split()
        return detokenise(words, self._to_code)

    def holds(self, piece: str) -> bool:
        """Always false: Moses splits ⟦1⟧ into three tokens."""
        return False

    def _split(self, word: str) -> tuple[str, ...]:
        if word not in self._known:
            letters = [*word[:-1], word[-1] + _END] if self._joined_end else [*word, _END]
            while len(letters) > 1:
                pairs = {pair for pair in pairwise(letters) if pair in self._ranks}
                if not pairs:
                    break
                letters = _merge(letters, min(pairs, key=self._ranks.__getitem__))
            letters[-1] = letters[-1].removesuffix(_END)
            self._known[word] = tuple(letter for letter in letters if letter)
        return self._known[word]


def _merge(letters: Sequence[str], pair: tuple[str, str]) -> list[str]:
    merged: list[str] = []
    for letter in letters:
        if merged and (merged[-1], letter) == pair:
            merged[-1] += letter
            # A merged piece must not take part again in the same round: "aaa" with (a, a) is "aa a".
            merged.append("")
        elif merged and not merged[-1]:
            merged[-1] = letter
        else:
            merged.append(letter)
    return [letter for letter in merged if letter]


def load_bpe(contents: Contents, from_code: str, to_code: str) -> BytePairs:
    """The tokenizer of a BPE package.

    Raises:
        EngineError: The package's bpe.model is damaged.
    """
    try:
        lines = contents.read("bpe.model")["bpe.model"].decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise EngineError("the package's bpe.model is damaged", path=contents.path) from error
    joined_end = False
    if lines and lines[0].startswith("#version:"):
        joined_end = float(lines.pop(0).split()[-1]) >= 0.2
    merges = []
    for line in lines:
        if line.strip():
            first, _, second = line.strip().partition(" ")
            if not second or " " in second:
                raise EngineError("the package's bpe.model is damaged", path=contents.path)
            merges.append((first, second))
    return BytePairs(merges, joined_end, from_code, to_code)
