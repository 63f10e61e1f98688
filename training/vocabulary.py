"""Make the joint SentencePiece vocabulary of a corpus.

    python -m training.vocabulary --corpus build/training/corpus.tsv.xz --out build/training/spm.model

Two minutes of one core. A checkpoint goes with its own vocabulary only: make a new one only to train from scratch.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from training.augmentation import PLACEHOLDERS
from training.pairs import NORMALISED, VALIDATION, Pair, read_pairs
from training.sets import find_rule, read_rules

LANGUAGES = ("ru", "uk", "en")
PIECES = 8000


def language_piece(language: str) -> str:
    """The control symbol that the decoder starts with to translate into this language."""
    return f"<2{language}>"


def sample_text(pairs: list[Pair]) -> list[str]:
    """Sentences in the proportions of the end of the training, twice the Ukrainian, which has less text."""
    rules, rng = read_rules(), random.Random(1)
    lines = []
    for pair in pairs:
        if pair.name.startswith(VALIDATION):
            continue
        times = find_rule(rules, pair.name, pair.language).weight(1.0)
        for _ in range(int(times) + (rng.random() < times % 1)):
            lines += [pair.english, pair.target, *[pair.target] * (pair.language == "uk")]
    return lines


def train_vocabulary(lines: list[str], out: Path, pieces: int = PIECES) -> None:
    """Write a unigram model with byte fallback, placeholders and language symbols as whole pieces.

    Piece 0, `<unk>`, never comes up, for unknown letters fall back to bytes; training uses it for padding.
    """
    import sentencepiece

    with tempfile.TemporaryDirectory() as folder:
        table, text = Path(folder, "normalised.tsv"), Path(folder, "text")
        # As hexadecimal code points, for a tab is among them.
        table.write_text(
            "".join(f"{_code_points(given)}\t{_code_points(made)}\n" for given, made in sorted(NORMALISED.items())),
            encoding="utf-8",
        )
        text.write_text("\n".join(lines), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(text),
            model_prefix=str(Path(folder, "spm")),
            vocab_size=pieces,
            model_type="unigram",
            character_coverage=0.9998,
            byte_fallback=True,
            normalization_rule_tsv=str(table),
            user_defined_symbols=list(PLACEHOLDERS),
            control_symbols=[language_piece(language) for language in LANGUAGES],
            unk_id=0,
            bos_id=1,
            eos_id=2,
            pad_id=-1,
            split_digits=True,
            max_sentence_length=4000,
            num_threads=1,
            minloglevel=1,
        )
        out.write_bytes(Path(folder, "spm.model").read_bytes())


def main(arguments: list[str] | None = None) -> None:
    """Make the vocabulary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("build/training/corpus.tsv.xz"))
    parser.add_argument("--out", type=Path, default=Path("build/training/spm.model"))
    parser.add_argument("--pieces", type=int, default=PIECES)
    options = parser.parse_args(arguments)
    train_vocabulary(sample_text(list(read_pairs(options.corpus))), options.out, options.pieces)


def _code_points(text: str) -> str:
    return " ".join(f"{ord(letter):X}" for letter in text)


if __name__ == "__main__":
    main()
