"""Measure many articles: the first run, a run with nothing changed, one with one changed sentence; and the memory.

    python -m benchmarks.many [--data ../shared/data] [--articles 10 100 1000] [--engine pseudo] [--cluster ADDRESS]
    python -m benchmarks.many --windows 1000 --engine argos      memory window by window, in one run (Linux)

The articles are news paragraphs of the data folder in a random but fixed order, 13 an article; each one gets a
number of its own where they are used up, so that no two articles share a sentence but a closing line that all of
them have. Every run is a fresh `l10n translate articles` in a scratch folder; seconds are the wall clock's,
megabytes the process's largest. The `pseudo` engine shows what l10n itself takes; with `argos` the model is most of
it. The figures are in benchmarks/README.md, "Many articles".
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXTS = ("newstest2020-enru", "flores-dev")
PARAGRAPHS = 13
CLOSING = "The report could not be independently verified."


def write_articles(folder: Path, data: Path, count: int) -> None:
    """Write `count` articles of news paragraphs below `folder`."""
    texts = [
        line.strip()
        for name in TEXTS
        for line in (data / "parallel" / name / "src.en").read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    order = random.Random(7)
    order.shuffle(texts)
    folder.mkdir(parents=True)
    for number in range(count):
        lines = []
        for place in range(number * PARAGRAPHS, (number + 1) * PARAGRAPHS):
            rounds, index = divmod(place, len(texts))
            lines.append(texts[index] + (f" This was report number {rounds}-{index}." if rounds else ""))
        (folder / f"a{number:04}.txt").write_text("\n".join((*lines, CLOSING)) + "\n", encoding="utf-8")


def run(root: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and the largest resident megabytes of one run of l10n."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "l10n", *arguments]
    process = subprocess.Popen(command, cwd=root, env=_environment(), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"l10n {' '.join(arguments)} failed")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def run_by_windows(root: Path, engine: str) -> None:
    """Print for each window of a run in this process its largest resident megabytes, and those that stay."""
    from l10n.cli import main as l10n
    from l10n.pipeline import drafting

    return_memory = drafting._return_memory
    numbers = itertools.count(1)

    def look() -> None:
        largest = _read_status("VmHWM")
        return_memory()
        print(f"| {next(numbers)} | {largest:.0f} | {_read_status('VmRSS'):.0f} |", flush=True)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the largest begins anew

    drafting._return_memory = look
    os.chdir(root)
    sys.argv = ["l10n", "translate", "articles", "--engine", engine, "--quiet"]
    print("| window | largest MB | MB after it |")
    print("|---|---|---|")
    l10n()


def _read_status(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT)}


def main() -> None:
    """Print one line a number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--engine", default="pseudo")
    parser.add_argument("--cluster", default="")
    parser.add_argument("--windows", type=int, help="Memory window by window of a run with so many articles.")
    parser.add_argument("--keep", type=Path, help="Work in this folder and keep it.")
    chosen = parser.parse_args()
    if chosen.windows:
        with tempfile.TemporaryDirectory() as scratch:
            write_articles(Path(scratch, "articles"), chosen.data.resolve(), chosen.windows)
            shutil.copytree(ROOT / "glossary", Path(scratch, "glossary"))
            run_by_windows(Path(scratch), chosen.engine)
        return
    print("| articles | first run s | MB | nothing changed s | MB | one sentence changed s | MB |")
    print("|---|---|---|---|---|---|---|")
    for count in chosen.articles:
        with tempfile.TemporaryDirectory() as scratch:
            root = (chosen.keep or Path(scratch)) / f"many-{count}"
            shutil.rmtree(root, ignore_errors=True)
            write_articles(root / "articles", chosen.data, count)
            shutil.copytree(ROOT / "glossary", root / "glossary")
            arguments = ["translate", "articles", "--engine", chosen.engine, "--quiet"]
            arguments += ["--cluster", chosen.cluster] if chosen.cluster else []
            figures = [*run(root, *arguments), *run(root, *arguments)]
            changed = root / "articles" / f"a{count // 2:04}.txt"
            text = changed.read_text(encoding="utf-8")
            changed.write_text("A new first sentence stands here.\n" + text.split("\n", 1)[1], encoding="utf-8")
            figures += run(root, *arguments)
            print(f"| {count} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |", flush=True)


if __name__ == "__main__":
    main()
