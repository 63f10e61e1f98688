"""Measure the engine against the bare minimum, and what loading costs.

    python -m benchmarks.engine [--data ../shared/data] [--article FILE] [--runs 7] [--clock wall|cpu]

Throughput: `Engine.translate` against one `translate_batch` call on the same pieces with the same settings
(tokenising and detokenising included, as in the fewest lines that give a text), in turns, medians. The engine's
extra work is judging every output and decoding the bad ones again; the column "first attempt" leaves that out.
On a machine that others use, `--clock cpu` counts the processor time of all threads instead of the wall clock.
Load: a fresh process a run, from the imports to both languages ready. The figures are in benchmarks/README.md,
"Engine".
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.decoding import ROOT, SETS, load_packages, read_set
from l10n.engines import argos
from l10n.engines.contents import read_contents
from l10n.engines.step import Step, load_settings
from l10n.model import Package

LOAD = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from l10n.engines import load_engine
from l10n.model import Package
marks = [time.perf_counter()]
import ctranslate2, sentencepiece
marks.append(time.perf_counter())
for path, source, target in zip(sys.argv[1::3], sys.argv[2::3], sys.argv[3::3]):
    load_engine("argos", [Package(Path(path), source, target, "")], target).translate(["Yes."])
    marks.append(time.perf_counter())
print(*(round(mark - start, 4) for mark in marks))
"""


def bare(worker: Step, sources: Sequence[str]) -> list[str]:
    """The fewest lines that translate with CTranslate2 and the engine's settings."""
    tokenizer = worker.tokenizer()
    pieces = [tokenizer.encode(source) for source in sources]
    results = worker._load_translator().translate_batch(
        pieces,
        beam_size=argos.DECODING.beam_size,
        length_penalty=argos.DECODING.length_penalty,
        max_batch_size=load_settings().batch(),
        batch_type="tokens",
    )
    return [tokenizer.decode(result.hypotheses[0]) for result in results]


def interleave(runs: int, calls: Sequence[Callable[[], object]], clock: Callable[[], float]) -> list[float]:
    """The median seconds of each call, made in turns after one round to warm up."""
    seconds: list[list[float]] = [[] for _ in calls]
    for run in range(runs + 1):
        for call, taken in zip(calls, seconds, strict=True):
            start = clock()
            call()
            if run:
                taken.append(clock() - start)
    return [statistics.median(taken) for taken in seconds]


def measure_throughput(
    label: str, sources: Sequence[str], package: Package, runs: int, clock: Callable[[], float]
) -> None:
    """One line: segments, seconds bare, first attempt only and whole, and the ratios."""
    engine = argos.load((package,), package.to_code)
    worker = Step(package, read_contents(package.path), load_settings())
    # What both get is the same: texts that are not cut, each once.
    sources = list(dict.fromkeys(source for source in sources if worker.fits(source)))
    seconds = interleave(
        runs,
        (
            lambda: bare(worker, sources),
            lambda: worker.translate(sources, argos.DECODING, 1),
            lambda: engine.translate(sources),
        ),
        clock,
    )
    again = sum(any("again" in doubt for doubt in found[0].doubts) for found in engine.translate(sources))
    words = sum(len(source.split()) for source in sources)
    cells = " | ".join(f"{taken:.2f}" for taken in seconds)
    ratios = " | ".join(f"{seconds[0] / taken:.2f}" for taken in seconds[1:])
    print(f"| {label} | {len(sources)} | {again} | {cells} | {ratios} | {words / seconds[2]:.0f} |", flush=True)


def measure_load(packages: Sequence[Package], runs: int) -> None:
    """Medians from a process's first line to each point."""
    facts = [text for package in packages for text in (str(package.path), package.from_code, package.to_code)]
    command = [sys.executable, "-c", LOAD, *facts]
    lines = [
        [float(mark) for mark in subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()]
        for _ in range(runs)
    ]
    heads = ("l10n.engines imported", "libraries imported", *(f"{package} ready" for package in packages))
    for head, marks in zip(heads, zip(*lines, strict=True), strict=True):
        print(f"| {head} | {statistics.median(marks):.3f} |")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--article", type=Path, default=ROOT / "articles" / "kremlin-drones.txt")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--package", type=Path, action="append")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    options = parser.parse_args()
    clock = time.process_time if options.clock == "cpu" else time.perf_counter
    packages = load_packages(options.package or sorted((ROOT / "l10n" / "starter").glob("*.argosmodel")))
    print(
        "| text | segments | decoded again | s bare | s first attempt | s engine | ratio first | ratio | words/s |"
    )
    print("|---" * 9 + "|")
    article = [line.strip() for line in options.article.read_text(encoding="utf-8").splitlines() if line.strip()]
    for language, package in packages.items():
        measure_throughput(f"{options.article.stem} {language}", article, package, options.runs, clock)
        name, _, source, target = next(chosen for chosen in SETS if chosen[1] == language)
        sources, _ = read_set(options.data, source, target, options.sentences)
        measure_throughput(f"{name} {language}", sources, package, options.runs, clock)
    print("\n| from the first line of a fresh process to | s |\n|---|---|")
    measure_load(list(packages.values()), options.runs)


if __name__ == "__main__":
    main()
