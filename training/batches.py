"""From sentence pairs to batches of token ids with alignment masks, drawn without end."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from training.augmentation import Words, damage, join, lock
from training.pairs import VALIDATION, Pair
from training.sets import SetRule, find_rule
from training.vocabulary import LANGUAGES, language_piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sentencepiece import SentencePieceProcessor

    from training.settings import Recipe

PADDING = 0
LOCKED = 0.2
"""The share of pairs whose names become placeholders, where they have any."""
JOINED = 0.06
"""The share of pairs that are drawn together with the next sentence of their text."""
JOINED_WORDS = 45


class Example(NamedTuple):
    """A pair in pieces; `cells` are the (target piece, source piece) that are aligned."""

    language: str
    source: np.ndarray
    target: np.ndarray
    cells: np.ndarray


class Batch(NamedTuple):
    """Padded with `PADDING`: rows are sentences, columns pieces.

    `given` is what the decoder reads (the language's symbol, then the target), `wanted` what it must say (the
    target, then the end). `aligned` is true where a column of `wanted` comes from a column of `source`.
    """

    source: np.ndarray
    given: np.ndarray
    wanted: np.ndarray
    aligned: np.ndarray


class Encoder:
    """Cuts words into pieces and keeps track of which piece belongs to which word."""

    def __init__(self, pieces: SentencePieceProcessor, longest: int) -> None:
        self.pieces = pieces
        self.longest = longest
        self.language = {language: pieces.piece_to_id(language_piece(language)) for language in LANGUAGES}
        self._starts = np.array([pieces.id_to_piece(n).startswith("▁") for n in range(pieces.get_piece_size())])

    def encode(self, items: Sequence[tuple[str, Words]], sampled: bool = False) -> list[Example]:
        """The items of at most `longest` pieces, `sampled` ones cut at random (subword regularisation)."""
        sampling = {"enable_sampling": True, "alpha": 0.2, "nbest_size": -1} if sampled else {}
        texts = [" ".join(side) for _, words in items for side in words[:2]]
        ids = self.pieces.encode(texts, out_type=int, **sampling) if texts else []
        examples = []
        for number, (language, words) in enumerate(items):
            source, target = (np.array(ids[2 * number + side], np.int32) for side in (0, 1))
            if not 0 < len(source) <= self.longest or not 0 < len(target) < self.longest:
                continue
            source_word, target_word = (np.cumsum(self._starts[side]) - 1 for side in (source, target))
            cells = np.zeros((0, 2), np.int64)
            # Where the pieces do not add up to the words, the alignment would point beside them.
            if len(words.alignment) == len(words.target) == target_word[-1] + 1 and len(words.english) == (
                source_word[-1] + 1
            ):
                cells = np.argwhere(np.asarray(words.alignment)[target_word][:, None] == source_word[None])
            examples.append(Example(language, source, target, cells))
        return examples

    def batches(self, examples: list[Example], tokens: int) -> list[Batch]:
        """The examples by length in batches of at most so many tokens, padding included."""
        groups: list[list[Example]] = [[]]
        widest = 0
        for example in sorted(examples, key=lambda example: (_length(example), len(example.source))):
            widest = max(widest, _length(example))
            if groups[-1] and widest * (len(groups[-1]) + 1) > tokens:
                groups.append([])
                widest = _length(example)
            groups[-1].append(example)
        return [self._pad(group) for group in groups if group]

    def _pad(self, group: list[Example]) -> Batch:
        width = max(len(example.source) for example in group)
        target_width = max(len(example.target) for example in group) + 1
        source = np.full((len(group), width), PADDING, np.int32)
        given, wanted = (np.full((len(group), target_width), PADDING, np.int32) for _ in range(2))
        aligned = np.zeros((len(group), target_width, width), bool)
        for row, example in enumerate(group):
            end = len(example.target)
            source[row, : len(example.source)] = example.source
            given[row, 0] = self.language[example.language]
            given[row, 1 : end + 1] = wanted[row, :end] = example.target
            wanted[row, end] = self.pieces.eos_id()
            aligned[row, example.cells[:, 0], example.cells[:, 1]] = True
        return Batch(source, given, wanted, aligned)


class Corpus:
    """The pairs by set, drawn as `sets.toml` says."""

    def __init__(self, pairs: Sequence[Pair], rules: dict[str, SetRule]) -> None:
        self.sets: dict[str, list[Pair]] = {}
        self.validation: dict[str, list[Pair]] = {}
        self.rules: dict[str, SetRule] = {}
        for pair in pairs:
            name = f"{pair.name}-{pair.language}"
            if pair.name.startswith(VALIDATION):
                self.validation.setdefault(name.removeprefix(VALIDATION), []).append(pair)
            else:
                self.sets.setdefault(name, []).append(pair)
                self.rules[name] = find_rule(rules, pair.name, pair.language)

    def stream(self, encoder: Encoder, recipe: Recipe, seed: int, progress: Callable[[], float]) -> Iterator[Batch]:
        """Batches without end; `progress` says how much of the training is done, from 0 to 1."""
        rng = random.Random(seed)
        left: dict[str, list[int]] = {name: [] for name in self.sets}
        pool = max(2000, recipe.batch * 12 // 20)
        while True:
            done = progress()
            weights = [len(pairs) * self.rules[name].weight(done) for name, pairs in self.sets.items()]
            plain, sampled = [], []
            for name in rng.choices(list(self.sets), weights, k=pool):
                # Each set is gone through in a new order each time, so that all its pairs come up equally often.
                left[name] = left[name] or rng.sample(range(len(self.sets[name])), len(self.sets[name]))
                item = self._prepare(name, left[name].pop(), recipe.reversed * max(0.0, 1 - done / 0.7), rng)
                (sampled if rng.random() < recipe.sampled else plain).append(item)
            examples = encoder.encode(plain) + encoder.encode(sampled, sampled=True)
            batches = encoder.batches(examples, recipe.batch)
            rng.shuffle(batches)
            yield from batches

    def _prepare(self, name: str, number: int, turned: float, rng: random.Random) -> tuple[str, Words]:
        pairs = self.sets[name]
        words = split(pairs[number])
        if self.rules[name].joined and number + 1 < len(pairs) and rng.random() < JOINED:
            after = split(pairs[number + 1])
            if len(words.target) + len(after.target) < JOINED_WORDS:
                words = join(words, after)
        if rng.random() < LOCKED:
            words = lock(words, rng)
        if rng.random() < turned:
            back = [-1] * len(words.english)
            for place, other in enumerate(words.alignment):
                if other >= 0 and back[other] < 0:
                    back[other] = place
            return "en", Words(words.target, words.english, back)
        return pairs[number].language, words._replace(english=damage(words.english, rng))


def split(pair: Pair) -> Words:
    """The pair word by word."""
    return Words(pair.english.split(), pair.target.split(), list(pair.alignment))


def _length(example: Example) -> int:
    return max(len(example.source), len(example.target) + 1)
