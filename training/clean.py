r"""Clean parallel corpora into the one that is trained on, with word alignments.

    python -m training.clean ../shared/starter/corpus.tsv.xz ../shared/starter/corpus-extra.tsv.xz \
        --held-out ../shared/data ../shared/articles --out build/training/corpus.tsv.xz

Needs numpy, 5 GB of memory and five minutes of one core. Every reason for which pairs were dropped is counted and
printed. No sentence of what lies under --held-out is kept, English or translation, and none that shares eight words
in a row with it.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import random
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from training.pairs import VALIDATION, Pair, fold, normalise, read_pairs, write_pairs
from training.sets import SetRule, find_rule, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RUN = 8
"""A sentence that has this many words in a row in common with a held-out text is not trained on."""
SHAPES = 3
"""So many pairs of a set may begin in the same way once names and numbers are set aside: advisories, menus."""

_CYRILLIC = re.compile("[а-яёіїєґ]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_FOREIGN = {"ru": re.compile("[іїєґ]", re.IGNORECASE), "uk": re.compile("[ыэёъ]", re.IGNORECASE)}
_MARKUP = re.compile(r"</?[a-z!]|&[a-z]+;|https?:|www\.|[{}|\\]|\]\(|\[!|~~|\*\*|==|::|//", re.IGNORECASE)
_NUMBER = re.compile(r"\d{2,}")
_NAME_OR_NUMBER = re.compile(r"\d+|[A-Z][\w-]*")


def reject(english: str, target: str, language: str, least: int = 1) -> str:
    """Why the pair is no use for training, "" when it is good. Both texts must be normalised.

    Lengths are compared in characters and in words; the bounds are wide, they find what is not a translation.
    """
    if not english or not target:
        return "empty"
    if _MARKUP.search(english) or _MARKUP.search(target):
        return "markup"
    words, target_words = english.split(), target.split()
    if len(words) < least:
        return "short"
    if len(words) > 120 or len(target_words) > 120:
        return "long"
    if max(map(len, words)) > 40 or max(map(len, target_words)) > 45:
        return "long word"
    if _FOREIGN[language].search(target):
        return "other language"
    cyrillic, latin = len(_CYRILLIC.findall(target)), len(_LATIN.findall(target))
    if cyrillic < 0.5 * (cyrillic + latin) or cyrillic < 0.4 * len(target.replace(" ", "")):
        return "script"
    if len(_LATIN.findall(english)) < 0.5 * len(english.replace(" ", "")) or _CYRILLIC.search(english):
        return "English script"
    if max(len(english), len(target)) > 25 and not 0.45 < len(target) / len(english) < 2.2:
        return "ratio"
    if max(len(words), len(target_words)) > 8 and not 0.4 < len(target_words) / len(words) < 2:
        return "ratio"
    numbers = _NUMBER.findall(english)
    if len(numbers) > 6 and sorted(numbers) != sorted(_NUMBER.findall(target)):
        return "numbers"
    return ""


class HeldOut:
    """Texts that are for evaluation: nothing that repeats them may be trained on."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.sentences: set[str] = set()
        self.runs: set[str] = set()
        for text in texts:
            folded = fold(normalise(text))
            # One or two words ("Yes, thank you") are in every corpus and give nothing away.
            if folded.count(" ") > 1:
                self.sentences.add(folded)
            self.runs.update(_runs(folded))

    def __contains__(self, text: str) -> bool:
        folded = fold(text)
        return folded in self.sentences or any(run in self.runs for run in _runs(folded))


def clean(pairs: Iterable[Pair], rules: dict[str, SetRule], held_out: HeldOut) -> tuple[list[Pair], Counter[str]]:
    """The pairs that may be trained on, in their order, and how many of each set were dropped and why.

    Validation sets are only normalised, and no other pair has an English sentence of theirs.
    """
    given = [pair._replace(english=normalise(pair.english), target=normalise(pair.target)) for pair in pairs]
    validated = {fold(pair.english) for pair in given if pair.name.startswith(VALIDATION)}
    seen: set[tuple[str, str, str]] = set()
    shapes: Counter[tuple[str, str, str]] = Counter()
    dropped: Counter[str] = Counter()
    kept: dict[tuple[str, str], list[int]] = {}
    validation = []
    for number, pair in enumerate(given):
        if pair.name.startswith(VALIDATION):
            validation.append(number)
            continue
        rule = find_rule(rules, pair.name, pair.language)
        english, target = fold(pair.english), fold(pair.target)
        shape = (pair.name, pair.language, _NAME_OR_NUMBER.sub("#", pair.english)[:60])
        reason = "left out" if rule.left_out else reject(pair.english, pair.target, pair.language, rule.least)
        if not reason and (english in validated or pair.english in held_out or pair.target in held_out):
            reason = "held out"
        if not reason and (pair.language, english, target) in seen:
            reason = "repeated"
        # Of sets with a length limit, which are the software's texts, because news may well begin alike.
        if not reason and rule.least > 1:
            shapes[shape] += 1
            reason = "formulaic" if shapes[shape] > SHAPES else ""
        if reason:
            dropped[f"{pair.name}-{pair.language}: {reason}"] += 1
            continue
        seen.add((pair.language, english, target))
        kept.setdefault((pair.name, pair.language), []).append(number)
    chosen = validation
    for (name, language), numbers in kept.items():
        most = find_rule(rules, name, language).most
        if most is not None and len(numbers) > most:
            dropped[f"{name}-{language}: over the limit"] += len(numbers) - most
            numbers = random.Random(1).sample(numbers, most)
        chosen += numbers
    return [given[number] for number in sorted(chosen)], dropped


def read_held_out(folders: Iterable[Path]) -> Iterator[str]:
    """Every line of every text below these folders; of a table every cell, so that no column is forgotten."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix == ".xz":
                lines = lzma.decompress(path.read_bytes()).decode().splitlines()
                yield from (cell for line in lines for cell in line.split("\t"))
            elif path.suffix == ".csv":
                with path.open(encoding="utf-8", newline="") as table:
                    yield from (cell for row in csv.reader(table) for cell in row)
            elif path.is_file():
                yield from path.read_text(encoding="utf-8").splitlines()


def main(arguments: list[str] | None = None) -> None:
    """Clean, align, write."""
    from training.alignment import align

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="+", help="xz-compressed TSV: set, language, English, target")
    parser.add_argument("--held-out", type=Path, nargs="*", default=[], help="folders of texts kept for evaluation")
    parser.add_argument("--out", type=Path, default=Path("build/training/corpus.tsv.xz"))
    options = parser.parse_args(arguments)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    held_out = HeldOut(read_held_out(options.held_out))
    pairs, dropped = clean((pair for path in options.corpus for pair in read_pairs(path)), read_rules(), held_out)
    aligned, misaligned = align(pairs)
    dropped.update(misaligned)
    for reason, number in sorted(dropped.items()):
        print(f"dropped {number:7,} {reason}")
    for name, number in sorted(Counter(f"{pair.name}-{pair.language}" for pair in aligned).items()):
        print(f"kept {number:10,} {name}")
    write_pairs(options.out, aligned)


def _runs(folded: str) -> Iterator[str]:
    words = folded.split()
    return (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


if __name__ == "__main__":
    main()
