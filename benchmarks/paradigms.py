"""How many case forms of the gold tables are right, with every miss printed.

    .venv/bin/python benchmarks/paradigms.py ../shared/data
    .venv/bin/python benchmarks/paradigms.py tests

A cell is right when the form we would write is one of the accepted ones; the second figure counts a cell only when
every variant we offer is accepted.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

from l10n.model import Gender, Kind
from l10n.paradigms import generate_paradigm

KINDS = {"sur": Kind.PERSON, "name": Kind.PERSON, "acr": Kind.ACRONYM, "org": Kind.ORGANISATION, "geo": Kind.PLACE}


def measure(path: Path, language: str) -> None:
    """Print the misses and the accuracy of one gold table."""
    cells = right = strict = 0
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            words = row["kind"].split()
            gender = next((Gender(word) for word in words[1:] if word in ("m", "f", "n", "pl")), Gender.UNKNOWN)
            gender = Gender(row.get("gender", gender))
            kind = words[0] if words[0] in set(Kind) else KINDS.get(words[0], Kind.OTHER)
            paradigm = generate_paradigm(row["citation"], language, Kind(kind), gender)
            for case, found in paradigm.forms.items():
                accepted = row[str(case)].split("/")
                cells += 1
                right += found[0] in accepted
                strict += set(found) <= set(accepted)
                if not set(found) <= set(accepted):
                    mark = "also" if found[0] in accepted else "MISS"
                    print(
                        f"{language} {mark} {row['citation']} {case}: {'|'.join(found)}, not {'|'.join(accepted)}"
                    )
    print(f"{path.name}: {right}/{cells} cells right ({right / cells:.1%}), {strict / cells:.1%} strictly")


def main() -> None:
    """Measure every table of both languages."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data") / "paradigms"
    start = time.perf_counter()
    for language in ("ru", "uk"):
        for path in sorted(folder.glob(f"*{language}.csv")):
            measure(path, language)
    print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
