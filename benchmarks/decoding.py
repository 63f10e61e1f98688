"""Measure decoding settings on a package: which search gives the best translations, and what a long text costs.

    python -m benchmarks.decoding settings [--data ../shared/data] [--sentences 200] [--package FILE|FOLDER]...
    python -m benchmarks.decoding longest  [--data ../shared/data] ...
    python -m benchmarks.decoding faults   [--data ../shared/data] ...

Needs sacrebleu (dependency group `bench`). The tables and what follows from them are in benchmarks/README.md,
"Decoding". Sentences are taken at even distances from each set, so the same ones every time.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n.engines import argos, load_engine
from l10n.engines.contents import read_contents
from l10n.engines.cutting import cut_text, join_pieces
from l10n.engines.faults import find_fault
from l10n.engines.step import Decoding, Step, load_settings
from l10n.model import Package

ROOT = Path(__file__).parents[1]
SETS = (
    ("newstest2020", "ru", "newstest2020-enru/src.en", "newstest2020-enru/ref.ru"),
    ("flores", "ru", "flores-dev/src.en", "flores-dev/ref.ru"),
    ("flores", "uk", "flores-dev/src.en", "flores-dev/ref.uk"),
    ("wmt22", "uk", "wmt22-enuk/src.en", "wmt22-enuk/refA.uk"),
)
ARGOS = Decoding(beam_size=4, length_penalty=0.2, replace_unknowns=True)
GRID = (
    ("Argos Translate's own: beam 4, length penalty 0.2", ARGOS),
    ("greedy", Decoding(beam_size=1)),
    ("beam 2", Decoding(beam_size=2)),
    ("beam 4, length penalty 0", Decoding(length_penalty=0.0)),
    ("beam 4, length penalty 0, patience 4", Decoding(length_penalty=0.0, patience=4.0)),
    ("beam 4, length penalty 0.2, patience 4", Decoding(length_penalty=0.2, patience=4.0)),
    ("beam 4, length penalty 0.6", Decoding(length_penalty=0.6)),
    ("beam 4, length penalty 1", Decoding()),
    ("beam 4, length penalty 1, patience 2", Decoding(patience=2.0)),
    ("beam 4, length penalty 1.2", Decoding(length_penalty=1.2)),
    ("beam 4, length penalty 1, no repeated 3-grams", Decoding(no_repeat_ngram_size=3)),
    ("beam 4, length penalty 1, no repeated 4-grams", Decoding(no_repeat_ngram_size=4)),
    ("beam 4, length penalty 1, repetition penalty 1.1", Decoding(repetition_penalty=1.1)),
    ("beam 5, length penalty 1, no repeated 4-grams", Decoding(beam_size=5, no_repeat_ngram_size=4)),
    ("beam 6, length penalty 1, no repeated 4-grams", Decoding(beam_size=6, no_repeat_ngram_size=4)),
    ("beam 8, length penalty 1, no repeated 4-grams", Decoding(beam_size=8, no_repeat_ngram_size=4)),
)


def read_set(data: Path, source: str, target: str, count: int) -> tuple[list[str], list[str]]:
    """`count` sentences and their references, at even distances."""
    sources = (data / "parallel" / source).read_text(encoding="utf-8").split("\n")
    targets = (data / "parallel" / target).read_text(encoding="utf-8").split("\n")
    pairs = [pair for pair in zip(sources, targets, strict=True) if all(pair)]
    count = min(count, len(pairs))
    chosen = [pairs[number * len(pairs) // count] for number in range(count)]
    return [source for source, _ in chosen], [target for _, target in chosen]


def load_packages(paths: Sequence[Path]) -> dict[str, Package]:
    """The packages by target language."""
    packages = {}
    for path in paths:
        metadata = read_contents(path).read_metadata()
        packages[metadata["to_code"]] = Package(
            path,
            metadata["from_code"],
            metadata["to_code"],
            str(metadata.get("package_version", "")),
            target_prefix=str(metadata.get("target_prefix") or ""),
        )
    return packages


def load_step(package: Package) -> Step:
    """One package, ready to translate."""
    return Step(package, read_contents(package.path), load_settings())


def quality(hypotheses: Sequence[str], references: Sequence[str]) -> tuple[float, float]:
    """chrF2 and BLEU of the corpus (sacrebleu's defaults)."""
    from sacrebleu import corpus_bleu, corpus_chrf

    return (
        corpus_chrf(list(hypotheses), [list(references)]).score,
        corpus_bleu(list(hypotheses), [list(references)]).score,
    )


def measure_settings(data: Path, packages: dict[str, Package], count: int) -> None:
    """One line a setting: chrF and BLEU per set, mean chrF, length ratio, share of outputs with a fault, time."""
    sets = [(name, language, *read_set(data, source, target, count)) for name, language, source, target in SETS]
    sets = [chosen for chosen in sets if chosen[1] in packages]
    steps = {language: load_step(package) for language, package in packages.items()}
    heads = [f"{name} {language}" for name, language, _, _ in sets]
    print(f"| setting | {' | '.join(heads)} | mean chrF | length | faults | seconds |")
    print("|---" * (len(sets) + 5) + "|")
    for label, decoding in GRID:
        cells, scores, faults, lengths, seconds = [], [], 0, [0, 0], 0.0
        for _, language, sources, references in sets:
            start = time.perf_counter()
            outputs = [found[0].text for found in steps[language].translate(sources, decoding, 1)]
            seconds += time.perf_counter() - start
            chrf, bleu = quality(outputs, references)
            cells.append(f"{chrf:.2f} / {bleu:.2f}")
            scores.append(chrf)
            pairs = zip(sources, outputs, strict=True)
            faults += sum(bool(find_fault(source, output, language)) for source, output in pairs)
            lengths[0] += sum(map(len, outputs))
            lengths[1] += sum(map(len, references))
        total = sum(len(sources) for _, _, sources, _ in sets)
        print(
            f"| {label} | {' | '.join(cells)} | {sum(scores) / len(scores):.2f} | {lengths[0] / lengths[1]:.2f} "
            f"| {100 * faults / total:.1f} % | {seconds:.1f} |",
            flush=True,
        )


def measure_longest(data: Path, packages: dict[str, Package], count: int) -> None:
    """Long texts: chrF when they are cut at a number of pieces, or not at all (and pieces a text)."""
    steps = {language: load_step(package) for language, package in packages.items()}
    limits = (30, 40, 50, 60, 80, 100, 130, 230)
    print(f"| text | texts | pieces (median) | {' | '.join(map(str, limits[:-1]))} | whole |")
    print("|---" * (len(limits) + 3) + "|")
    for language, worker in steps.items():
        for label, texts in long_texts(data, language, worker, count):
            sizes = sorted(size(worker, source) for source, _ in texts)
            cells = []
            for limit in limits:
                cuts = [
                    cut_text(text, lambda piece, most=limit, w=worker: size(w, piece) <= most) for text, _ in texts
                ]
                pieces = [piece for cut in cuts for piece in cut]
                outputs = iter(found[0].text for found in worker.translate(pieces, argos.DECODING, 1))
                targets = [join_pieces(cut, [next(outputs) for _ in cut]) for cut in cuts]
                chrf, _ = quality(targets, [target for _, target in texts])
                cells.append(f"{chrf:.2f} ({len(pieces) / len(cuts):.1f})")
            median = sizes[len(sizes) // 2]
            print(f"| {language}, {label} | {len(texts)} | {median} | {' | '.join(cells)} |", flush=True)


def long_texts(data: Path, language: str, worker: Step, count: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Real sentences by their length, and neighbouring sentences joined by semicolons, as lists are."""
    everything = [
        pair
        for _, code, source, target in SETS
        if code == language
        for pair in zip(*read_set(data, source, target, 10_000), strict=True)
    ]
    sized = [(size(worker, source), source, target) for source, target in everything]
    for least, most in ((40, 50), (50, 60), (60, 80), (80, 230)):
        real = [(source, target) for pieces, source, target in sized if least < pieces <= most]
        yield f"sentences of {least + 1}-{most} pieces", real[:: max(1, len(real) // count)][:count]
    for joined in (2, 4):
        texts = []
        for start in range(0, len(everything) - joined, joined):
            group = everything[start : start + joined]
            source, target = ("; ".join(pair[side].rstrip(".") for pair in group) + "." for side in (0, 1))
            if size(worker, source) <= 230:
                texts.append((source, target))
        yield f"{joined} sentences joined", texts[:: max(1, len(texts) // count)][:count]


def size(worker: Step, text: str) -> int:
    """The number of the text's pieces."""
    return len(worker.tokenizer().encode(text))


def measure_faults(data: Path, packages: dict[str, Package], count: int) -> None:
    """How many references, first attempts and final outputs have a fault, and what decoding again costs."""
    print("| set | faults: references | first attempt | in the end | chrF: first | end | seconds: first | all |")
    print("|---|---|---|---|---|---|---|---|")
    for name, language, source, target in SETS:
        if language not in packages:
            continue
        everything = read_set(data, source, target, 10_000)
        human = Counter(find_fault(*pair, language) for pair in zip(*everything, strict=True))
        sources, references = read_set(data, source, target, count)
        worker = load_step(packages[language])
        worker.translate(sources[:1], argos.DECODING, 1)
        start = time.perf_counter()
        first = [found[0].text for found in worker.translate(sources, argos.DECODING, 1)]
        once = time.perf_counter() - start
        engine = load_engine("argos", [packages[language]], language)
        engine.translate(sources[:1])
        start = time.perf_counter()
        last = [found[0] for found in engine.translate(sources)]
        total = time.perf_counter() - start
        before = Counter(find_fault(*pair, language) for pair in zip(sources, first, strict=True))
        after = Counter(find_fault(text, draft.text, language) for text, draft in zip(sources, last, strict=True))
        cells = [
            json.dumps({fault: number for fault, number in c.items() if fault}) for c in (human, before, after)
        ]
        sizes = (len(everything[0]), len(sources), len(sources))
        shown = " | ".join(f"{cell} of {size}" for cell, size in zip(cells, sizes, strict=True))
        chrfs = [quality(texts, references)[0] for texts in (first, [draft.text for draft in last])]
        numbers = f"{chrfs[0]:.2f} | {chrfs[1]:.2f} | {once:.1f} | {total:.1f}"
        print(f"| {name} {language} | {shown} | {numbers} |", flush=True)


def main() -> None:
    """Run one of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("settings", "longest", "faults"))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--package", type=Path, action="append")
    options = parser.parse_args()
    packages = load_packages(options.package or sorted((ROOT / "l10n" / "starter").glob("*.argosmodel")))
    print(f"{', '.join(map(str, packages.values()))}; {options.sentences} sentences a set\n")
    measures = {"settings": measure_settings, "longest": measure_longest, "faults": measure_faults}
    measures[options.what](options.data, packages, options.sentences)


if __name__ == "__main__":
    main()
