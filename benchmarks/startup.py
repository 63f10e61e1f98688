"""Measure the start of the command line against a bare `python -c "import typer"`, and show what is imported.

    python -m benchmarks.startup [--runs 15] [--profile]

Every figure is a fresh process, in turns, after one round that does not count; medians of the wall clock, and of
the rounds' ratios. `status` is asked in a project without PO files, which is its start alone, and in one with the
sample in two languages, where it also judges 28 drafts. `--profile` lists the dearest imports of `l10n --help` in
milliseconds, their own imports included. The figures are in benchmarks/README.md, "Start".
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def seconds(command: list[str], folder: Path) -> float:
    """The wall clock's seconds of one process."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=True)
    return time.perf_counter() - begun


def environment() -> dict[str, str]:
    """The environment of a user: Python keeps what it has compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT)}


def print_profile(folder: Path) -> None:
    """The dearest imports of `l10n --help`."""
    command = [sys.executable, "-X", "importtime", "-m", "l10n", "--help"]
    said = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=True).stderr
    found = re.findall(r"import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)", said)
    print("\n| import of `l10n --help` | ms, its own imports included | ms alone |")
    print("|---|---|---|")
    for own, total, _, name in sorted(found, key=lambda row: -int(row[1]))[:14]:
        print(f"| {name} | {int(total) / 1000:.1f} | {int(own) / 1000:.1f} |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    python = [sys.executable]
    with tempfile.TemporaryDirectory() as scratch:
        empty, full = Path(scratch) / "empty", Path(scratch) / "full"
        for folder in (empty, full):
            (folder / "articles").mkdir(parents=True)
            (folder / "l10n.toml").write_text("", encoding="utf-8")
        shutil.copytree(ROOT / "glossary", full / "glossary")
        shutil.copy(ROOT / "articles" / "kremlin-drones.txt", full / "articles")
        seconds([*python, "-m", "l10n", "translate", "articles"], full)
        calls = {
            "`python -c pass`": ([*python, "-c", "pass"], empty),
            '`python -c "import typer"`': ([*python, "-c", "import typer"], empty),
            "`l10n --help`": ([*python, "-m", "l10n", "--help"], empty),
            "`l10n translate --help`": ([*python, "-m", "l10n", "translate", "--help"], empty),
            "`l10n status`, no PO files": ([*python, "-m", "l10n", "status"], empty),
            "`l10n status`, the sample": ([*python, "-m", "l10n", "status"], full),
            "`l10n translate`, nothing changed": ([*python, "-m", "l10n", "translate", "articles"], full),
        }
        figures: dict[str, list[float]] = {name: [] for name in calls}
        for number in range(chosen.runs + 1):
            for name, (command, folder) in calls.items():
                taken = seconds(command, folder)
                if number:
                    figures[name].append(taken)
        bare = figures['`python -c "import typer"`']
        print("| command | median ms | against `import typer` |")
        print("|---|---|---|")
        for name, times in figures.items():
            ratio = statistics.median(a / b for a, b in zip(times, bare, strict=True))
            print(f"| {name} | {1000 * statistics.median(times):.0f} | {ratio:.2f} |")
        if chosen.profile:
            print_profile(empty)


if __name__ == "__main__":
    main()
