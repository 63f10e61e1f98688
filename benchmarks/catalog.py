"""Measure what the catalog's thresholds and promises of speed rest on.

    python benchmarks/catalog.py [../shared/data]

1. `SIMILAR`, the similarity from which a reviewed translation is offered for a changed source. News sentences (the
   English side of the parallel data) are edited as editors edit: a typo, a number, a name, a negation, a word put
   in, left out or exchanged, a clause cut, three of these. An edited sentence must find its origin among all
   sentences (recall); a new sentence must not be offered the translation of another (false offers), for which each
   sentence is looked up among all the others.
2. Seconds to read, to merge and to write catalogs, and to look sentences up in the translation memory.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from l10n.catalog import merge_catalog, read_catalog, read_memory, write_catalog
from l10n.catalog.changes import SIMILAR
from l10n.model import Document, Draft, Language, Segment

SAMPLE = 600
THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
RUSSIAN = Language("ru", "Russian", "nplurals=3; plural=0;")


def sentences(data: Path) -> list[str]:
    """Distinct English sentences of the parallel data, in a fixed random order."""
    lines = [
        line.strip()
        for path in sorted(data.glob("parallel/*/src.en"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    # One sentence each: newstest has whole paragraphs.
    single = [line for line in dict.fromkeys(lines) if 20 < len(line) < 300 and not re.search(r"[.!?] [A-Z]", line)]
    random.Random(1).shuffle(single)
    return single


def edits(words_of_all: list[str]) -> dict[str, Callable[[str, random.Random], str]]:
    """What editors do to a sentence, by name."""

    def at(text: str, chance: random.Random) -> tuple[list[str], int]:
        words = text.split(" ")
        return words, chance.randrange(len(words))

    def typo(text: str, chance: random.Random) -> str:
        i = chance.randrange(1, len(text) - 1)
        return text[: i - 1] + text[i] + text[i - 1] + text[i + 1 :]

    def number(text: str, chance: random.Random) -> str:
        if re.search(r"\d", text):
            return re.sub(r"\d+", lambda found: str(int(found[0]) + 3), text, count=1)
        return insert(text, chance, "17")

    def insert(text: str, chance: random.Random, word: str = "") -> str:
        words, i = at(text, chance)
        return " ".join([*words[:i], word or chance.choice(words_of_all), *words[i:]])

    def delete(text: str, chance: random.Random) -> str:
        words, i = at(text, chance)
        return " ".join(words[:i] + words[i + 1 :])

    def exchange(text: str, chance: random.Random) -> str:
        words, i = at(text, chance)
        return " ".join([*words[:i], chance.choice(words_of_all), *words[i + 1 :]])

    def name(text: str, chance: random.Random) -> str:
        return re.sub(r"(?<= )[A-Z][a-z]+", chance.choice(["Lukashenko", "Kyiv", "Biden"]), text, count=1)

    def cut(text: str, chance: random.Random) -> str:
        words = text.split(" ")
        return " ".join(words[: max(3, len(words) * 3 // 4)]) + "."

    def several(text: str, chance: random.Random) -> str:
        for edit in chance.choices([insert, delete, exchange], k=3):
            text = edit(text, chance)
        return text

    return {
        "typo": typo,
        "number": number,
        "name": name,
        "negation": lambda text, chance: insert(text, chance, "not"),
        "word put in": insert,
        "word left out": delete,
        "word exchanged": exchange,
        "last quarter cut": cut,
        "three words": several,
    }


def measure_threshold(everything: list[str]) -> None:
    """Print recall by edit and the share of false offers, by threshold."""
    from rapidfuzz import fuzz, process

    chosen = everything[:SAMPLE]
    words = [word for line in everything for word in line.split(" ")]
    scorers = {"ratio": fuzz.ratio, "token_sort": fuzz.token_sort_ratio, "token_set": fuzz.token_set_ratio}
    for label, scorer in scorers.items():
        print(f"\n{label}: recall in % by threshold, {SAMPLE} sentences an edit among {len(everything)}")
        print(f"{'edit':18}" + "".join(f"{threshold:>8}" for threshold in THRESHOLDS))
        for edit, change in edits(words).items():
            chance = random.Random(2)
            found = []
            for line in chosen:
                best = process.extractOne(change(line, chance), everything, scorer=scorer)
                found.append(best[1] / 100 if best[0] == line else 0.0)
            print(f"{edit:18}" + "".join(f"{100 * share(found, threshold):8.1f}" for threshold in THRESHOLDS))
        others = []
        for line in chosen:
            (_, _, _), (_, score, _) = process.extract(line, everything, scorer=scorer, limit=2)
            others.append(score / 100)
        print(
            f"{'false offers':18}" + "".join(f"{100 * share(others, threshold):8.1f}" for threshold in THRESHOLDS)
        )


def share(scores: list[float], threshold: float) -> float:
    """The share of the scores that reach the threshold."""
    return sum(score >= threshold for score in scores) / len(scores)


def article(lines: list[str], name: str) -> Document:
    """An article of these sentences, one a paragraph."""
    parts = [part for n, line in enumerate(lines, 1) for part in (Segment(line, n, n), "\n")]
    return Document(tuple(parts), f"articles/{name}.txt")


def measure_speed(everything: list[str]) -> None:
    """Print the seconds of reading, merging and writing, and of the memory of many articles."""
    with tempfile.TemporaryDirectory() as folder:
        locales = Path(folder)
        for n in range(0, len(everything) - 30, 30):
            put(locales / "ru" / "LC_MESSAGES" / f"{n}.po", article(everything[n : n + 30], str(n)), reviewed=True)
        count = len(list(locales.rglob("*.po")))
        timed(
            f"memory: 30 sentences in {count} articles",
            lambda: read_memory(locales, "ru", everything[:30], besides=Path()),
        )
        whole = article(everything, "whole")
        path = locales / "whole.po"
        timed(f"write: {len(everything)} new entries", lambda: put(path, whole))
        timed("read", lambda: read_catalog(path))
        old = read_catalog(path)
        timed("merge, nothing changed", lambda: merge_catalog(old, whole, {}, language=RUSSIAN))
        timed(
            "write, nothing changed", lambda: write_catalog(path, merge_catalog(old, whole, {}, language=RUSSIAN))
        )
        some = everything[:500]
        path = locales / "some.po"
        put(path, article(some, "some"), reviewed=True)
        old = read_catalog(path)
        changed = article([line + " Indeed." for line in some], "some")
        timed(
            f"merge, every one of {len(some)} reviewed sentences changed",
            lambda: merge_catalog(old, changed, {}, language=RUSSIAN),
        )


def put(path: Path, document: Document, *, reviewed: bool = False) -> None:
    """Write a catalog of drafts, or of reviewed ones."""
    drafts = {
        segment.source: Draft(segment.source, f"<{segment.source}>", key="k") for segment in document.segments
    }
    write_catalog(path, merge_catalog(None, document, drafts, language=RUSSIAN, created="2026-11-22 13:04+0000"))
    if reviewed:
        path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")


def timed(what: str, action: Callable[[], object]) -> None:
    """Print how long the action took."""
    begun = time.perf_counter()
    action()
    print(f"{time.perf_counter() - begun:8.3f} s  {what}")


def main() -> None:
    """Measure both."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "data"
    everything = sentences(data)
    print(f"{len(everything)} sentences; SIMILAR is {SIMILAR}")
    measure_threshold(everything)
    print()
    measure_speed(everything)


if __name__ == "__main__":
    main()
