"""One Argos package at work: the only file that imports CTranslate2 and SentencePiece.

Traps that this file knows: CTranslate2 truncates input at `max_input_length` and output at `max_decoding_length`
without a word, and raises beyond the model's position table; SentencePiece's default normaliser rewrites №, ½, …
and ﬁ ("No", "1⁄2", "...", "fi") before the model sees them, and the one of the starter packages straightens quotes.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from l10n.engines.contents import Contents
from l10n.errors import EngineError
from l10n.model import Link, Package

# Longer texts are cut. Models are trained on sentences, and quality falls long before the position table ends: on
# real sentences of more than 80 pieces the starter package gains 9 chrF by cutting (benchmarks/README.md,
# "Decoding"). Nineteen in twenty news sentences have fewer, also where a larger vocabulary makes fewer of each.
LONGEST_SOURCE = 80
# Beyond the longest human translation of 6,000 (1.7 pieces for one of the source, and 24): a loop stops here.
LONGEST_RATIO = 2.0
LONGEST_EXTRA = 32
# Less attention than this says nothing.
LEAST_WEIGHT = 0.1
MARKS = tuple(f"⟦{number}⟧" for number in range(1, 10))
# Source tokens decoded at once, at a usual beam's width. On a processor more are no faster and take more memory
# (benchmarks/README.md, "Many articles"); a GPU is idle with less. Smaller batches are made, down to the smallest,
# so that each core has one.
CPU_BATCH = 256
GPU_BATCH = 2048
SMALLEST_BATCH = 128
USUAL_BEAM = 4
MOST_THREADS = 8
_POSITIONS = re.compile(r"No position encodings are defined for positions >= (\d+)")
_TODO = "check the package with l10n models verify"


@dataclass(frozen=True, slots=True)
class Decoding:
    """How CTranslate2 searches for the best output; the names are its own."""

    beam_size: int = USUAL_BEAM
    patience: float = 1.0
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram_size: int = 0
    disable_unk: bool = False
    replace_unknowns: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Where and how models run: Argos Translate's own environment variables, with int8 where they say nothing."""

    device: str = "cpu"
    compute_type: str = "int8"
    inter_threads: int = 0
    intra_threads: int = 0
    beam_size: int = 0

    @property
    def threads(self) -> tuple[int, int]:
        """Batches decoded at once, and threads for each: sentences are too short for several threads to share."""
        if self.inter_threads or self.intra_threads or self.device != "cpu":
            return self.inter_threads or 1, self.intra_threads
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return min(cores, MOST_THREADS), 1

    def batch(self, beam: int = 1) -> int:
        """The tokens in a batch; fewer in a wider beam, which takes the more memory for each."""
        tokens = CPU_BATCH if self.device == "cpu" else GPU_BATCH
        return max(SMALLEST_BATCH, tokens * USUAL_BEAM // max(beam, USUAL_BEAM))

    def __str__(self) -> str:
        return f"{self.device} {self.compute_type} beam={self.beam_size}"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings from ARGOS_DEVICE_TYPE, _COMPUTE_TYPE, _INTER_THREADS, _INTRA_THREADS and _BEAM_SIZE.

    Raises:
        EngineError: A value cannot be used.
    """
    values = os.environ if environment is None else environment
    default = Settings()
    return Settings(
        device=_choice(values, "ARGOS_DEVICE_TYPE", default.device, ("cpu", "cuda", "auto")),
        compute_type=_choice(values, "ARGOS_COMPUTE_TYPE", default.compute_type, _COMPUTE_TYPES),
        inter_threads=_number(values, "ARGOS_INTER_THREADS", default.inter_threads, 1),
        intra_threads=_number(values, "ARGOS_INTRA_THREADS", default.intra_threads, 0),
        beam_size=_number(values, "ARGOS_BEAM_SIZE", default.beam_size, 1),
    )


_COMPUTE_TYPES = (
    *("default", "auto", "int8", "int8_float32", "int8_float16", "int8_bfloat16"),
    *("int16", "float16", "bfloat16", "float32"),
)


def _choice(values: Mapping[str, str], name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = values.get(name, "").strip() or default
    if value not in allowed:
        raise EngineError(f"{name} is {value!r}", todo=f"use one of {', '.join(allowed)}")
    return value


def _number(values: Mapping[str, str], name: str, default: int, least: int) -> int:
    value = values.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal() or int(value) < least:
        raise EngineError(f"{name} is {value!r}", todo=f"use a whole number, {least} or more")
    return int(value)


@dataclass(frozen=True, slots=True)
class Output:
    """One hypothesis of the model: its text, its mean log-probability per token, and whether it was cut off."""

    text: str
    score: float
    cut_off: bool = False


class Tokenizer(Protocol):
    """Text to the model's pieces and back."""

    def encode(self, text: str, *, target: bool = False) -> list[str]:
        """The pieces of a source text, or of a target text, which a package may split by its language's rules."""
        ...

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of pieces that the model put out."""
        ...

    def holds(self, piece: str) -> bool:
        """Whether the text is a single piece of the vocabulary."""
        ...


class Step:
    """One package of a chain; loads its tokenizer and its model once, on first use, in whichever thread that is."""

    def __init__(self, package: Package, contents: Contents, settings: Settings) -> None:
        self._package = package
        self._contents = contents
        self._settings = settings
        self._lock = threading.RLock()
        self._tokenizer: Tokenizer | None = None
        self._translator: Any = None
        self._prefix = package.target_prefix
        # Positions the model has; learned from CTranslate2's own complaint, because nothing else tells.
        self._positions = 0

    @property
    def language(self) -> str:
        """The code of the language it translates into."""
        return self._package.to_code

    @property
    def placeholders(self) -> bool:
        """Whether ⟦1⟧ … ⟦9⟧ are whole pieces of the vocabulary."""
        tokenizer = self.tokenizer()
        return all(tokenizer.holds(mark) for mark in MARKS)

    def fits(self, text: str) -> bool:
        """Whether the model can take the text in one piece, with room for its translation."""
        return len(self.tokenizer().encode(text)) <= self._longest

    @property
    def _longest(self) -> int:
        if not self._positions:
            return LONGEST_SOURCE
        return max(1, min(LONGEST_SOURCE, int((self._positions - LONGEST_EXTRA) / LONGEST_RATIO)))

    def translate(self, sources: Sequence[str], decoding: Decoding, hypotheses: int) -> list[tuple[Output, ...]]:
        """Up to `hypotheses` outputs for each source that `fits`, best first, all in one call of the model.

        Raises:
            EngineError: The model cannot be loaded or run.
            PositionsError: A source does not fit after all; `fits` knows better now.
        """
        translator = self._load_translator()
        tokenizer = self.tokenizer()
        pieces = [tokenizer.encode(source) for source in sources]
        limit = int(max(map(len, pieces), default=0) * LONGEST_RATIO) + LONGEST_EXTRA
        prefix = [self._prefix] if self._prefix else []
        share = -(-sum(len(piece) + 1 for piece in pieces) // self._settings.threads[0])
        beam = max(self._settings.beam_size or decoding.beam_size, hypotheses)
        results = self._run(
            lambda: translator.translate_batch(
                pieces,
                target_prefix=[prefix] * len(pieces) if prefix else None,
                beam_size=beam,
                patience=decoding.patience,
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition_penalty,
                no_repeat_ngram_size=decoding.no_repeat_ngram_size,
                disable_unk=decoding.disable_unk,
                replace_unknowns=decoding.replace_unknowns,
                num_hypotheses=hypotheses,
                max_batch_size=min(self._settings.batch(beam), max(SMALLEST_BATCH, share)),
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=limit,
                return_scores=True,
            )
        )
        return [
            tuple(
                Output(
                    tokenizer.decode(found[len(prefix) :] if found[: len(prefix)] == prefix else found),
                    # CTranslate2 divides the total by (tokens + end) ** length_penalty.
                    score * (len(found) + 1) ** (decoding.length_penalty - 1),
                    len(found) >= limit,
                )
                for found, score in zip(result.hypotheses, result.scores, strict=True)
            )
            for result in results
        ]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (source, target) the total log-probability of the target and its end.

        A source or target beyond the model's positions is scored up to there.

        Raises:
            EngineError: The model cannot be loaded or run.
        """
        translator = self._load_translator()
        tokenizer = self.tokenizer()
        prefix = [self._prefix] if self._prefix else []
        # An empty source has no score in CTranslate2; the unknown piece stands for it.
        sources = [tokenizer.encode(source) or ["<unk>"] for source, _ in pairs]
        targets = [prefix + tokenizer.encode(target, target=True) for _, target in pairs]

        def run() -> Any:
            most = self._positions - 1 if self._positions else None
            return translator.score_batch(
                [source[:most] for source in sources],
                [target[:most] for target in targets],
                max_batch_size=self._settings.batch(),
                batch_type="tokens",
                max_input_length=0,
                offset=len(prefix),
            )

        try:
            results = self._run(run)
        except PositionsError:
            results = self._run(run)
        return [float(sum(result.log_probs)) for result in results]

    def attend(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        """For each (source, target) where the decoder looks while it is made to write that target.

        A pair that the model cannot take in one piece has no links.

        Raises:
            EngineError: The model cannot be loaded or run.
        """
        translator = self._load_translator()
        tokenizer = self.tokenizer()
        prefix = [self._prefix] if self._prefix else []
        sources = [tokenizer.encode(source) for source, _ in pairs]
        targets = [tokenizer.encode(target, target=True) for _, target in pairs]
        longest = self._longest
        able = [
            number
            for number, (source, target) in enumerate(zip(sources, targets, strict=True))
            if 0 < len(source) <= longest and 0 < len(target) <= LONGEST_RATIO * longest
        ]
        if not able:
            return [()] * len(pairs)
        results = self._run(
            lambda: translator.translate_batch(
                [sources[number] for number in able],
                target_prefix=[prefix + targets[number] for number in able],
                beam_size=1,
                max_batch_size=self._settings.batch(),
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=int(LONGEST_RATIO * longest) + len(prefix) + 2,
                return_attention=True,
                return_end_token=False,
            )
        )
        found: list[tuple[Link, ...]] = [()] * len(pairs)
        for number, result in zip(able, results, strict=True):
            rows = result.attention[0][len(prefix) : len(prefix) + len(targets[number])]
            found[number] = _links(*pairs[number], sources[number], targets[number], rows)
        return found

    def _run(self, call: Callable[[], Any]) -> Any:
        try:
            return call()
        except (RuntimeError, ValueError) as error:
            found = _POSITIONS.search(str(error))
            if found and int(found[1]) != self._positions:
                self._positions = int(found[1])
                raise PositionsError(f"the model has {found[1]} positions", path=self._contents.path) from error
            raise EngineError(
                f"the translation model failed ({error})", path=self._contents.path, todo=_TODO
            ) from error

    def tokenizer(self) -> Tokenizer:
        """The package's tokenizer, loaded on first use."""
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = _load_tokenizer(self._contents, self._package)
            return self._tokenizer

    def load(self) -> None:
        """Load the tokenizer and the model now."""
        self.tokenizer()
        self._load_translator()

    def _load_translator(self) -> Any:
        with self._lock:
            if self._translator is None:
                self._prefix = self._prefix or str(self._contents.read_metadata().get("target_prefix") or "")
                self._translator = _load_translator(self._contents, self._settings)
            return self._translator


def _links(
    source: str, target: str, pieces: Sequence[str], written: Sequence[str], rows: Sequence[Sequence[float]]
) -> tuple[Link, ...]:
    here, there = _places(source, pieces), _places(target, written)
    return tuple(
        Link(*here[column], *place, weight)
        for place, row in zip(there, rows, strict=False)
        for column, weight in enumerate(row[: len(here)])
        if weight >= LEAST_WEIGHT and place[1] > place[0] and here[column][1] > here[column][0]
    )


def _places(text: str, pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Where each piece stands in the text; an empty span where the tokenizer has changed it."""
    spans: list[tuple[int, int]] = []
    place = 0
    for piece in pieces:
        letters = piece.replace("▁", "").removesuffix("@@")
        at = text.find(letters, place, place + len(letters) + 8) if letters else -1
        spans.append((at, at + len(letters)) if at >= 0 else (place, place))
        place = at + len(letters) if at >= 0 else place
    return spans


class PositionsError(EngineError):
    """The text is longer than the model's position table, whose size is known from now on."""


def _load_translator(contents: Contents, settings: Settings) -> Any:
    import ctranslate2

    options: dict[str, Any] = {"device": settings.device}
    options["inter_threads"], options["intra_threads"] = settings.threads
    if contents.folder is None:
        names = [name for name in contents.members if name.startswith("model/")]
        files = contents.read(*names) if names else {}
        options["files"] = {name.removeprefix("model/"): data for name, data in files.items()}
    place = str(contents.folder or contents.path)
    try:
        try:
            return ctranslate2.Translator(place, compute_type=settings.compute_type, **options)
        except ValueError as error:
            # The processor has no fast arithmetic of this type: "auto" takes the fastest that it has.
            if "compute type" not in str(error):
                raise
            return ctranslate2.Translator(place, compute_type="auto", **options)
    except (RuntimeError, ValueError) as error:
        raise EngineError(f"the translation model cannot be loaded ({error})", path=place, todo=_TODO) from error


def _load_tokenizer(contents: Contents, package: Package) -> Tokenizer:
    if "sentencepiece.model" not in contents.members and "bpe.model" in contents.members:
        from l10n.engines.bpe import load_bpe

        return load_bpe(contents, package.from_code, package.to_code)
    return _SentencePiece(contents)


class _SentencePiece:
    def __init__(self, contents: Contents) -> None:
        from sentencepiece import SentencePieceProcessor

        data = contents.read("sentencepiece.model")["sentencepiece.model"]
        try:
            self._processor: Any = SentencePieceProcessor(model_proto=data)
        except RuntimeError as error:
            raise EngineError(
                "the package's sentencepiece.model is damaged", path=contents.path, todo=_TODO
            ) from error

    def encode(self, text: str, *, target: bool = False) -> list[str]:
        return list(self._processor.encode(text, out_type=str))

    def decode(self, pieces: Sequence[str]) -> str:
        # replace_unknowns may bring in a source piece with its word mark.
        return str(self._processor.decode_pieces(list(pieces))).replace("▁", " ").strip()

    def holds(self, piece: str) -> bool:
        return bool(self._processor.piece_to_id(piece) != self._processor.unk_id())
