"""Which English word each word of a translation comes from: IBM model 1 with a diagonal prior, in both directions.

The first embeddings are made from these alignments, a loss holds some of the decoder's attention on them, and names
become placeholders along them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from training.pairs import VALIDATION, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np

ROUNDS = 6
DIAGONAL = 6.0
"""How fast the prior falls with the distance from the diagonal, both texts taken as long as 1."""
NOTHING = 1e-3
"""The weight of the empty word, to which a word without counterpart goes."""
CERTAIN = 0.08
"""The product of the probabilities in both directions from which on two words count as aligned."""
FEW = 0.3
"""A pair of which fewer words than this find a counterpart is no translation."""


def align(pairs: Sequence[Pair]) -> tuple[list[Pair], Counter[str]]:
    """The pairs with their alignments, without those that turn out to be no translations; how many these were.

    Memory: about 50 bytes for each word of an English sentence times each word of its translation (5 GB for
    330,000 pairs).
    """
    aligned = list(pairs)
    for language in sorted({pair.language for pair in pairs}):
        numbers = [number for number, pair in enumerate(pairs) if pair.language == language]
        for number, alignment in zip(numbers, _align([pairs[number] for number in numbers]), strict=True):
            aligned[number] = pairs[number]._replace(alignment=alignment)
    good, dropped = [], Counter[str]()
    for pair in aligned:
        found = sum(word >= 0 for word in pair.alignment)
        if len(pair.alignment) >= 6 and found < FEW * len(pair.alignment) and not pair.name.startswith(VALIDATION):
            dropped[f"{pair.name}-{pair.language}: misaligned"] += 1
        else:
            good.append(pair)
    return good, dropped


def _align(pairs: Sequence[Pair]) -> list[tuple[int, ...]]:
    import numpy as np

    english, english_types = _number_words(pair.english for pair in pairs)
    target, target_types = _number_words(pair.target for pair in pairs)
    # One cell for each English word and each target word of a pair, target word by target word.
    keys, target_rows, english_rows, priors = [], [], [], []
    english_start = target_start = 0
    for source, words in zip(english, target, strict=True):
        n, m = len(source), len(words)
        keys.append((words[:, None] * english_types + source[None]).ravel())
        target_rows.append(np.repeat(np.arange(target_start, target_start + m, dtype=np.int32), n))
        english_rows.append(np.tile(np.arange(english_start, english_start + n, dtype=np.int32), m))
        distance = np.abs((np.arange(m)[:, None] + 0.5) / m - (np.arange(n)[None] + 0.5) / n)
        priors.append(np.exp(-DIAGONAL * distance).ravel().astype(np.float32))
        english_start, target_start = english_start + n, target_start + m
    types, cells = np.unique(np.concatenate(keys), return_inverse=True)
    cells, prior = cells.astype(np.int32), np.concatenate(priors)
    target_row, english_row = np.concatenate(target_rows), np.concatenate(english_rows)
    score = _posterior(cells, len(types), prior, target_row, target_start, types % english_types, english_types)
    score *= _posterior(cells, len(types), prior, english_row, english_start, types // english_types, target_types)
    order = np.lexsort((score, target_row))
    best = order[np.append(np.flatnonzero(np.diff(target_row[order])), len(order) - 1)]
    found = np.where(score[best] > CERTAIN, english_row[best], -1)
    alignments, english_start, target_start = [], 0, 0
    for source, words in zip(english, target, strict=True):
        part = found[target_start : target_start + len(words)]
        alignments.append(tuple(int(word) - english_start if word >= 0 else -1 for word in part))
        english_start, target_start = english_start + len(source), target_start + len(words)
    return alignments


def _posterior(
    cells: np.ndarray,
    types: int,
    prior: np.ndarray,
    row: np.ndarray,
    rows: int,
    given: np.ndarray,
    given_types: int,
) -> np.ndarray:
    """The probability of each cell among the cells of its row (a word that is to be explained)."""
    import numpy as np

    probability = np.full(types, 0.01, np.float32)
    for round_number in range(ROUNDS):
        weight = probability[cells] * prior
        weight /= (np.bincount(row, weight, rows) + NOTHING)[row].astype(np.float32)
        if round_number < ROUNDS - 1:
            count = np.bincount(cells, weight, types)
            # The half added damps rare words, which would otherwise explain everything near them.
            probability = (count / (np.bincount(given, count, given_types) + 0.5)[given]).astype(np.float32)
    return weight


def _number_words(texts: Iterable[str]) -> tuple[list[np.ndarray], int]:
    """Each text as numbers of its words' stems, and how many stems there are."""
    import numpy as np

    numbers: dict[str, int] = {}
    numbered = [
        np.array([numbers.setdefault(_stem(word), len(numbers)) for word in text.split()], np.int64)
        for text in texts
    ]
    return numbered, len(numbers)


def _stem(word: str) -> str:
    """The first six letters: enough to tell words apart, and most endings are gone."""
    return (re.sub(r"^\W+|\W+$", "", word.lower()) or word)[:6]
