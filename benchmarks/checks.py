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
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from planted import PLANTS, Sample

from l10n.checks import CHECKS, check_unit
from l10n.languages import load_language
from l10n.model import HouseStyle, Severity, State, Unit
from l10n.typography import polish

SETS = {
    "ru": (("flores-dev", "ref.ru", "ref.uk"), ("newstest2020-enru", "ref.ru", "")),
    "uk": (("flores-dev", "ref.uk", "ref.ru"), ("wmt22-enuk", "refA.uk", "")),
}


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


def judge(sample: Sample, style: HouseStyle) -> dict[str, str]:
    """The ids of what is found, each with its message."""
    unit = Unit(sample.source, sample.target, State.REVIEWED)
    findings = check_unit(unit, load_language(sample.language), style)
    return {
        finding.check: f"{finding.message} {sample.target[finding.start : finding.end]!r}" for finding in findings
    }


def measure_alarms(data: Path, style: HouseStyle, show: str) -> None:
    """Print the share of sentences with an alarm, per severity and id."""
    for code in SETS:
        ids: Counter[str] = Counter()
        severities: Counter[Severity] = Counter()
        shown: list[tuple[Sample, str]] = []
        total = 0
        for sample in read_samples(data, code):
            found = judge(sample, style)
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


def measure_recall(data: Path, style: HouseStyle, each: int, missed: str) -> None:
    """Print the share of planted faults that are found, per id: by the very check, and by any check at all."""
    samples = [sample for code in SETS for sample in read_samples(data, code)]
    print(f"\n{'check':22} {'severity':8} {'planted':>7} {'found':>7} {'ru':>7} {'uk':>7} {'any id':>7}")
    for check, plants in PLANTS.items():
        rng = random.Random(check)
        rng.shuffle(samples)
        found: defaultdict[str, list[bool]] = defaultdict(list)
        noticed = 0
        lost: list[str] = []
        for sample in samples:
            for plant in plants:
                damaged = plant(polished(sample, style), rng)
                if damaged is None:
                    continue
                sound, damaged = damaged if isinstance(damaged, tuple) else (polished(sample, style), damaged)
                before = judge(sound, style)
                if (
                    check in before
                    or damaged is None
                    or damaged.target == sound.target == sample.target != sample.target
                ):
                    continue
                after = judge(damaged, style)
                found[sample.language].append(check in after)
                noticed += bool(after.keys() - before.keys())
                if check not in after:
                    lost.append(f"- {damaged.source}\n    {damaged.target}")
            if sum(map(len, found.values())) >= each:
                break
        total = sum(map(len, found.values()))
        if not total:
            print(f"{check:22} nothing to damage")
            continue
        shares = [sum(found[code]) / len(found[code]) if found[code] else float("nan") for code in SETS]
        hits = sum(map(sum, found.values()))
        print(
            f"{check:22} {CHECKS[check].severity:8} {total:7} {hits / total:7.1%} "
            f"{shares[0]:7.1%} {shares[1]:7.1%} {noticed / total:7.1%}"
        )
        if check == missed:
            print("\n".join(lost[:30]))


def polished(sample: Sample, style: HouseStyle) -> Sample:
    """The sample in the house's typography, so that a fault of typography has something to damage."""
    target = polish(sample.target, load_language(sample.language), style).strip()
    return Sample(sample.language, sample.source.strip(), target, sample.other)


def measure_speed(data: Path, style: HouseStyle) -> None:
    """Print what judging and polishing 10,000 units takes on one core, and how much memory grows meanwhile."""
    for code in SETS:
        language = load_language(code)
        samples = list(read_samples(data, code))
        units = [Unit(sample.source, sample.target, State.REVIEWED) for sample in samples]
        for unit in units[:100]:
            check_unit(unit, language, style)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.process_time()
        for number in range(10_000):
            check_unit(units[number % len(units)], language, style)
        checked = time.process_time() - begun
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
        begun = time.process_time()
        for number in range(10_000):
            polish(units[number % len(units)].target, language, style)
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
    style = HouseStyle()
    if not options.missed:
        measure_alarms(options.data, style, options.show)
    if not options.show:
        measure_recall(options.data, style, options.each, options.missed)
    if not options.show and not options.missed:
        measure_speed(options.data, style)


if __name__ == "__main__":
    main()
