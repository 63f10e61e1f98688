"""Draw the learning curves: the validation loss of both languages over the target tokens seen.

    python -m training.plot build/training/run/curve.csv --out training/curve.png

Several curves, given in order, are drawn as one; each new training run is marked.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

SETS = {"newstest2018-ru": "Russian (news)", "resist-uk": "Ukrainian (speeches)"}


def read_curve(path: Path) -> dict[str, list[tuple[float, float]]]:
    """For each measured name the (millions of tokens, value), in the file's order."""
    points: dict[str, list[tuple[float, float]]] = {}
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            points.setdefault(row["name"], []).append((int(row["tokens"]) / 1e6, float(row["value"])))
    return points


def main(arguments: list[str] | None = None) -> None:
    """Draw."""
    import matplotlib as mpl

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("curves", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("build/training/curve.png"))
    options = parser.parse_args(arguments)
    mpl.use("agg")
    from matplotlib import pyplot

    curves = [read_curve(path) for path in options.curves]
    figure, axes = pyplot.subplots(figsize=(7, 4), layout="constrained")
    for name, label in SETS.items():
        points = [point for curve in curves for point in curve.get(name, [])]
        axes.plot(*zip(*points, strict=True), marker="o", markersize=3, label=label)
    for curve in curves[1:]:
        first = min(points[0][0] for points in curve.values())
        axes.axvline(first, color="grey", linewidth=0.8, linestyle=":")
    axes.set_xlabel("target tokens seen, millions")
    axes.set_ylabel("validation loss per piece, nats")
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(options.out, dpi=90)


if __name__ == "__main__":
    main()
