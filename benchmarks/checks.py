"""How far the checks can be trusted: false alarms on human translations, faults found, speed.

python benchmarks/checks.py --data ../shared/data                  the three tables of benchmarks/README.md
python benchmarks/checks.py --data ../shared/data --show negation-lost    30 alarms of one check, to judge by hand
python benchmarks/checks.py --data ../shared/data --missed negation-lost  planted faults that were not found
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

from planted import PLANTS, Plant, Sample
from written import write_samples

from l10n.checks import CHECKS, check_unit
from l10n.languages import load_language
from l10n.model import HouseStyle, Severity, State, Unit
from l10n.typography import polish

SETS = {
    "ru": (("flores-dev", "ref.ru", "ref.uk"), ("newstest2020-enru", "ref.ru", "")),
    "uk": (("flores-dev", "ref.uk", "ref.ru"), ("wmt22-enuk", "refA.uk", "")),
}
STYLE = HouseStyle()


def read_samples(data: Path, code: str) -> Iterator[Sample]:
    """The human translations into one language."""
    for name, reference, other in SETS[code]:
        folder = data / "parallel" / name
        sources, targets, others = (
            (folder / file).read_text(encoding="utf-8").split("\n") if file else []
            for file in ("src.en", reference, other)
        )
        for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
            if source.strip():
                yield Sample(code, source, target, others[number] if others else "")


def judge(sample: Sample) -> dict[str, str]:
    """The ids of what is found, each with its message."""
    unit = Unit(sample.source, sample.target, State.REVIEWED)
    findings = check_unit(unit, load_language(sample.language), sample.style)
    return {
        finding.check: f"{finding.message} {sample.target[finding.start : finding.end]!r}" for finding in findings
    }


def measure_alarms(data: Path, show: str) -> None:
    """Print the share of sentences with an alarm, per severity and id."""
    for code in SETS:
        ids: Counter[str] = Counter()
        severities: Counter[Severity] = Counter()
        shown: list[tuple[Sample, str]] = []
        total = 0
        for sample in read_samples(data, code):
            found = judge(sample)
            total += 1
            ids.update(found.keys())
            severities.update({CHECKS[check].severity for check in found})
            if show in found:
                shown.append((sample, found[show]))
        print(
            f"\n{code}: {total} sentences; with an alarm: "
            + ", ".join(f"{severity} {severities[severity] / total:.2%}" for severity in Severity)
        )
        for severity in Severity:
            for check, count in ids.most_common():
                if CHECKS[check].severity is severity:
                    print(f"  {severity:8} {check:22} {count:5} {count / total:7.2%}")
        for sample, message in random.Random(0).sample(shown, min(30, len(shown))):
            print(f"- {message}\n    {sample.source}\n    {sample.target}")


def measure_recall(data: Path, each: int, missed: str) -> None:
    """Print the share of planted faults that are found, per id and kind: by this check, and by any check.

    Each language has its own faults: in the references as far as they have something to damage, the rest in written
    sentences. Kinds of damage take turns, so that a rare one is not crowded out.
    """
    print(
        f"\n{'check':22} {'severity':8}" + "".join(f" {code:>5} written {'found':>7}" for code in SETS) + "  any id"
    )
    for check in [missed] if missed else PLANTS:
        rows = {kind.__name__: [_plant(data, code, check, kind, each) for code in SETS] for kind in PLANTS[check]}
        _print_row(
            check, CHECKS[check].severity, [_together(cells, each) for cells in zip(*rows.values(), strict=True)]
        )
        if len(rows) > 1:
            for name, cells in rows.items():
                _print_row(f"  {name}", "", [cell[:each] for cell in cells])
        if missed:
            lost = [shot for cells in rows.values() for cell in cells for shot in cell[:each] if not shot.found]
            for shot in random.Random(0).sample(lost, min(40, len(lost))):
                print(f"- {shot.damaged.source}\n    {shot.damaged.target}")


@dataclass(frozen=True)
class Shot:
    """One planted fault: what the checks made of it, and whether it stands in a written sentence."""

    damaged: Sample
    found: bool
    noticed: bool
    written: bool


def _plant(data: Path, code: str, check: str, plant: Plant, each: int) -> list[Shot]:
    """At most `each` faults of one kind in one language."""
    rng = random.Random(f"{check} {code}")
    references = list(_references(data, code))
    rng.shuffle(references)
    shots: list[Shot] = []
    for place, sample in enumerate((*references, *_written(code))):
        damaged = plant(polished(sample), rng)
        if damaged is None:
            continue
        sound, damaged = damaged if isinstance(damaged, tuple) else (polished(sample), damaged)
        before = judge(sound)
        if check in before or damaged is None or (damaged == sound and damaged.style is sound.style):
            continue
        after = judge(damaged)
        noticed = bool(after.keys() - before.keys())
        shots.append(Shot(damaged, check in after, noticed, place >= len(references)))
        if len(shots) == each:
            break
    return shots


def _together(kinds: Sequence[list[Shot]], each: int) -> list[Shot]:
    """`each` faults of all kinds, one of a kind in turn; those in references first."""
    turns = [shot for row in zip_longest(*kinds) for shot in row if shot is not None]
    return sorted(turns, key=lambda shot: shot.written)[:each]


def _print_row(name: str, severity: str, cells: Sequence[list[Shot]]) -> None:
    row = f"{name:22} {severity:8}"
    for shots in cells:
        share = sum(shot.found for shot in shots) / len(shots) if shots else float("nan")
        row += f" {len(shots):5} {sum(shot.written for shot in shots):7} {share:7.1%}"
    every = [shot for shots in cells for shot in shots]
    print(
        f"{row} {sum(shot.noticed for shot in every) / len(every):7.1%}"
        if every
        else f"{name:22} nothing to damage"
    )


@cache
def _references(data: Path, code: str) -> tuple[Sample, ...]:
    return tuple(read_samples(data, code))


@cache
def _written(code: str) -> tuple[Sample, ...]:
    return tuple(write_samples(code, 9000))


@cache
def polished(sample: Sample) -> Sample:
    """The sample in the house's typography, so that a fault of typography has something to damage."""
    target = polish(sample.target, load_language(sample.language), STYLE).strip()
    return Sample(sample.language, sample.source.strip(), target, sample.other)


def measure_speed(data: Path) -> None:
    """Print what judging and polishing 10,000 units takes on one core, and how much memory grows meanwhile."""
    for code in SETS:
        language = load_language(code)
        samples = list(read_samples(data, code))
        units = [Unit(sample.source, sample.target, State.REVIEWED) for sample in samples]
        for unit in units[:100]:
            check_unit(unit, language, STYLE)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.process_time()
        for number in range(10_000):
            check_unit(units[number % len(units)], language, STYLE)
        checked = time.process_time() - begun
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
        begun = time.process_time()
        for number in range(10_000):
            polish(units[number % len(units)].target, language, STYLE)
        print(
            f"{code}: 10,000 units checked in {checked:.1f} s ({grown / 1024:.1f} MB more memory), "
            f"polished in {time.process_time() - begun:.1f} s"
        )


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--each", type=int, default=500, help="planted faults per check")
    parser.add_argument("--show", default="", metavar="ID", help="print 30 alarms of this check")
    parser.add_argument("--missed", default="", metavar="ID", help="print planted faults this check did not find")
    options = parser.parse_args()
    if not options.missed:
        measure_alarms(options.data, options.show)
    if not options.show:
        measure_recall(options.data, options.each, options.missed)
    if not options.show and not options.missed:
        measure_speed(options.data)


if __name__ == "__main__":
    main()
