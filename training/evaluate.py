r"""Score packages with sacrebleu on texts that they were not trained on, and count the placeholders they carry.

    python -m training.evaluate build/training/packages --data ../shared/data/parallel --lines 500

Decodes as Argos Translate does (beam 4, length penalty 0.2); `--length-penalty` makes it decode otherwise. With
`--lines` the scores are those of a random sample, the same one each time. Prints a Markdown table with a row for
each test set, and the signatures of the metrics.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from training.pairs import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctranslate2 import Translator
    from sentencepiece import SentencePieceProcessor

SETS = (
    ("newstest2020", "ru", "newstest2020-enru/src.en", "newstest2020-enru/ref.ru"),
    ("flores-dev", "ru", "flores-dev/src.en", "flores-dev/ref.ru"),
    ("wmt22", "uk", "wmt22-enuk/src.en", "wmt22-enuk/refA.uk"),
    ("flores-dev", "uk", "flores-dev/src.en", "flores-dev/ref.uk"),
)
"""Test set, target language, source and reference below --data."""

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_PLACEHOLDER = re.compile("⟦[1-9]⟧")
_MOST_LOCKED = 3


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How well placeholders are carried: the shares of tokens and of sentences with all of them exactly once."""

    sentences: int
    tokens: int
    tokens_once: float
    sentences_exact: float


class Package:
    """An Argos package, unpacked to be asked for translations."""

    def __init__(self, path: Path, folder: Path, threads: int) -> None:
        import ctranslate2
        import sentencepiece

        with zipfile.ZipFile(path) as package:
            package.extractall(folder)
        root = folder / path.stem
        self.translator: Translator = ctranslate2.Translator(
            str(root / "model"), device="cpu", compute_type="int8", intra_threads=threads
        )
        model = str(root / "sentencepiece.model")
        self.pieces: SentencePieceProcessor = sentencepiece.SentencePieceProcessor(model_file=model)

    def translate(self, sources: Sequence[str], length_penalty: float) -> list[str]:
        """The best translation of each source."""
        results = self.translator.translate_batch(
            [self.pieces.encode(source, out_type=str) for source in sources],
            beam_size=4,
            length_penalty=length_penalty,
            max_batch_size=1024,
            batch_type="tokens",
            replace_unknowns=True,
        )
        return [self.pieces.decode(result.hypotheses[0]) for result in results]


def lock_names(text: str) -> str:
    """The text with its first three names, wherever a small letter or a comma comes before, as `⟦1⟧` to `⟦3⟧`."""
    numbers = iter(range(1, _MOST_LOCKED + 1))
    return _NAME.sub(lambda match: f"⟦{next(numbers)}⟧", normalise(text), count=_MOST_LOCKED)


def measure_placeholders(sources: Sequence[str], outputs: Sequence[str]) -> Fidelity:
    """Compare the placeholders of sources, each of which has some, with those of the translations."""
    tokens = once = exact = 0
    for source, output in zip(sources, outputs, strict=True):
        wanted, found = (_PLACEHOLDER.findall(text) for text in (source, output))
        tokens += len(wanted)
        once += sum(found.count(token) == 1 for token in wanted)
        exact += sorted(found) == sorted(wanted)
    return Fidelity(len(sources), tokens, once / max(1, tokens), exact / max(1, len(sources)))


def choose(lines: int, count: int) -> list[int]:
    """Which of so many lines are in the sample, in order; all of them when `count` is 0."""
    return sorted(random.Random(1).sample(range(lines), min(count or lines, lines)))


def main(arguments: list[str] | None = None) -> None:
    """Translate and score."""
    import sacrebleu

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="folder with translate-en_ru-*.argosmodel and en_uk")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/parallel"))
    parser.add_argument("--lines", type=int, default=0, help="size of the sample; 0: all lines")
    parser.add_argument("--length-penalty", type=float, default=0.2)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    print("| test set | lines | BLEU | chrF | length | placeholders once | sentences exact | words/s |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        packages: dict[str, Package] = {}
        for name, language, source_file, reference_file in SETS:
            if language not in packages:
                path = max(options.packages.glob(f"translate-en_{language}-*.argosmodel"))
                packages[language] = Package(path, Path(folder), options.threads)
            package = packages[language]
            sides = [
                (options.data / file).read_text("utf-8").splitlines() for file in (source_file, reference_file)
            ]
            chosen = choose(len(sides[0]), options.lines)
            sources, references = ([side[number] for number in chosen] for side in sides)
            start = time.perf_counter()
            outputs = package.translate(sources, options.length_penalty)
            speed = sum(len(source.split()) for source in sources) / (time.perf_counter() - start)
            locked = [text for text in map(lock_names, sources) if "⟦1⟧" in text]
            carried = measure_placeholders(locked, package.translate(locked, options.length_penalty))
            scores = bleu.corpus_score(outputs, [references]), chrf.corpus_score(outputs, [references])
            print(
                f"| {name} en-{language} | {len(sources):,} | {scores[0].score:.1f} | {scores[1].score:.1f} "
                f"| {scores[0].sys_len / scores[0].ref_len:.2f} "
                f"| {carried.tokens_once:.1%} of {carried.tokens} "
                f"| {carried.sentences_exact:.1%} of {carried.sentences} | {speed:.0f} |",
                flush=True,
            )
    print(f"\nBLEU: {bleu.get_signature()}\nchrF: {chrf.get_signature()}")


if __name__ == "__main__":
    main()
