"""How often inline elements are put around the right words, by each way of finding them.

    python benchmarks/markup.py [DATA] [--language ru] [--sentences 200] [--scored 60]

Elements are planted around names, numbers and noun phrases of `parallel/flores-dev`; the sentences are translated
bare by the bundled package. Which words are right is judged by something that no method looks at: a word alignment
(IBM model 1 over word stems, both directions, learned from the human translations in DATA and these drafts). An
element counts as judged when that alignment has an opinion, and as right when the words found hold all the words
aligned with the element and none aligned with a word outside of it.

Ways: `place` (the middle of the element, as far along in the translation), `certain` (numbers alone), `own` (the
element's words translated alone, with the numbers), `quoted` (the sentence translated again with
the element in quotation marks, and the words between them looked for), `attention` (what l10n does),
`scored` (each window of the translation forced upon the element's words; `--scored` sentences only: it is slow).
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from l10n.engines import Engine, load_engine
from l10n.markup import Placement, place_elements, wanted_texts
from l10n.model import Element, Marked
from l10n.packages import find_packages

Span = tuple[int, int]
Word = tuple[str, int, int]
Table = defaultdict[str, defaultdict[str, float]]
WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
PLANTS = {
    "name": re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: (?:of (?:the )?)?[A-Z][a-z]+){0,2}(?![\w’'])"),
    "number": re.compile(r"(?<= )\d[\d,.]*\d|(?<= )\d(?= )"),
    "phrase": re.compile(r"(?:(?<= the )|(?<= an )|(?<= a ))[a-z]{4,}(?: [a-z]{4,})?(?=[ ,.])"),
}
TEXTS = {
    "ru": (("flores-dev", "ref.ru"), ("newstest2020-enru", "ref.ru")),
    "uk": (("flores-dev", "ref.uk"), ("wmt22-enuk", "refA.uk")),
}


def stems(text: str) -> list[Word]:
    """The words of a text, cut to their beginnings, with their spans."""
    return [(found[0].lower()[:5], found.start(), found.end()) for found in WORD.finditer(text)]


def learn(pairs: Sequence[tuple[list[str], list[str]]], rounds: int = 6) -> Table:
    """IBM model 1: the probability of a target stem for a source stem."""
    table: Table = defaultdict(lambda: defaultdict(lambda: 1.0))
    for _ in range(rounds):
        counts: Table = defaultdict(lambda: defaultdict(float))
        for left, right in pairs:
            for word in right:
                total = sum(table[other][word] for other in left)
                for other in left:
                    counts[other][word] += table[other][word] / total
        table = defaultdict(lambda: defaultdict(lambda: 1e-9))
        for other, row in counts.items():
            total = sum(row.values())
            kept = {word: count / total for word, count in row.items() if count > 1e-4}
            table[other] = defaultdict(lambda: 1e-9, kept)
    return table


def align(source: str, target: str, there: Table, back: Table) -> set[Span]:
    """Pairs of word numbers on which both directions agree."""
    left, right = [w for w, *_ in stems(source)], [w for w, *_ in stems(target)]
    if not left or not right:
        return set()

    def likely(i: int, j: int, probability: float) -> float:
        return probability * (1 - abs(i / len(left) - j / len(right)) / 2)

    rows, columns = range(len(left)), range(len(right))
    forward = {(max(rows, key=lambda i, j=j: likely(i, j, there[left[i]][right[j]])), j) for j in columns}
    backward = {(i, max(columns, key=lambda j, i=i: likely(i, j, back[right[j]][left[i]]))) for i in rows}
    return {(i, j) for i, j in forward & backward if there[left[i]][right[j]] > 0.05 or left[i] == right[j]}


def plant(text: str, chance: random.Random) -> tuple[str, int, int] | None:
    """One place for an element: what it is around, its start and end."""
    found = [(kind, *match.span()) for kind, pattern in PLANTS.items() for match in pattern.finditer(text)]
    return chance.choice(found) if found else None


def marked(text: str, start: int, end: int) -> Marked:
    """The text with one element there."""
    element = Element("b", start, end, (start, start + 3), (end + 3, end + 7))
    return Marked(text, text, tuple((i, i + 1) for i in range(len(text))), (element,))


def judge(source: str, target: str, element: Span, span: Span | None, links: set[Span]) -> bool | None:
    """True, False, or None where the alignment has no opinion."""
    left, right = stems(source), stems(target)
    start, end = element
    inside = {n for n, (_, a, b) in enumerate(left) if a < end and b > start}
    gold = {j for i, j in links if i in inside}
    foreign = {j for i, j in links if i not in inside}
    if not gold or gold & foreign:
        return None
    if span is None:
        return False
    chosen = {n for n, (_, a, b) in enumerate(right) if a < span[1] and b > span[0]}
    return gold <= chosen and not foreign & chosen


def by_place(source: str, target: str, start: int, end: int) -> Span | None:
    """As many words, as far along."""
    words, there = stems(source), stems(target)
    inside = [n for n, (_, a, b) in enumerate(words) if a < end and b > start]
    if not inside or not there:
        return None
    first = round(inside[0] / len(words) * len(there))
    last = min(len(there) - 1, first + len(inside) - 1)
    return there[min(first, last)][1], there[last][2]


def by_scores(engine: Engine, source: str, target: str, start: int, end: int) -> Span:
    """The window that the engine finds most likely as a translation of the words."""
    words = stems(target)
    count = len([1 for _, a, b in stems(source) if a < end and b > start])
    windows = [
        (words[i][1], words[j][2]) for i in range(len(words)) for j in range(i, min(len(words), i + count + 2))
    ]
    texts = [(source[start:end], target[a:b]) for a, b in windows]
    scores = engine.score(texts)
    best = max(range(len(windows)), key=lambda n: scores[n] / (len(texts[n][1].split()) + 1))
    return windows[best]


def place_of(placement: Placement) -> Span | None:
    """Where the one element was placed."""
    return None if placement.unplaced else placement.spans[0]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--language", default="ru", choices=sorted(TEXTS))
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--scored", type=int, default=60)
    options = parser.parse_args()
    chance = random.Random(7)
    human = []
    for folder, reference in TEXTS[options.language]:
        here = options.data / "parallel" / folder
        english, other = ((here / name).read_text("utf-8").splitlines() for name in ("src.en", reference))
        human += zip(english, other, strict=True)
    sources = (options.data / "parallel" / "flores-dev" / "src.en").read_text("utf-8").splitlines()
    tests = [(text, place) for text in sources if (place := plant(text, chance))][: options.sentences]
    engine = load_engine("argos", find_packages("en", options.language), options.language)
    begun = time.perf_counter()
    drafts = [found[0].text for found in engine.translate([text for text, _ in tests])]
    plain = time.perf_counter() - begun
    begun = time.perf_counter()
    alone = sorted({text for source, (_, a, b) in tests for text in wanted_texts(marked(source, a, b), source)})
    own = dict(zip(alone, (found[0].text for found in engine.translate(alone)), strict=True))
    extra = time.perf_counter() - begun
    begun = time.perf_counter()
    looked = engine.attend(list(zip([text for text, _ in tests], drafts, strict=True)))
    looking = time.perf_counter() - begun
    begun = time.perf_counter()
    quoted = [found[0].text for found in engine.translate([f"{s[:a]}“{s[a:b]}”{s[b:]}" for s, (_, a, b) in tests])]
    again = time.perf_counter() - begun
    machine = [(text, draft) for (text, _), draft in zip(tests, drafts, strict=True)]
    pairs = [([w for w, *_ in stems(a)], [w for w, *_ in stems(b)]) for a, b in (*human, *machine)]
    there, back = learn(pairs), learn([(b, a) for a, b in pairs])
    results = defaultdict(lambda: defaultdict(list))
    for number, ((source, (kind, start, end)), target, other) in enumerate(zip(tests, drafts, quoted, strict=True)):
        links = align(source, target, there, back)
        text = marked(source, start, end)
        nothing = {source[start:end]: "\u2014"}
        spans = {
            "place": by_place(source, target, start, end),
            "certain": place_of(place_elements(text, source, target, (), nothing)),
            "own": place_of(place_elements(text, source, target, (), own)),
        }
        between = re.search(r"[«“\"„]([^«»“”\"„]+)[»”\"“]", other)
        if "“" not in source and '"' not in source and between:
            spans["quoted"] = place_of(place_elements(text, source, target, (), {source[start:end]: between[1]}))
        else:
            spans["quoted"] = None
        spans["attention"] = place_of(place_elements(text, source, target, (), nothing, looked[number]))
        spans["own, attention"] = place_of(place_elements(text, source, target, (), own, looked[number]))
        if number < options.scored:
            spans["scored"] = by_scores(engine, source, target, start, end)
        for way, span in spans.items():
            results[way][kind].append((judge(source, target, (start, end), span, links), span is not None))
    print(f"{options.language}: {len(tests)} sentences; plain {plain:.1f} s, words alone +{extra:.1f} s,", end=" ")
    print(f"attention +{looking:.1f} s, quoted +{again:.1f} s")
    print("| way | " + " | ".join(PLANTS) + " | all | found | right of those found |")
    print("|---|" + "---|" * (len(PLANTS) + 3))
    for way, kinds in results.items():
        cells, every = [], []
        for kind in PLANTS:
            judged = [(right, placed) for right, placed in kinds[kind] if right is not None]
            every += judged
            cells.append(f"{sum(r for r, _ in judged)}/{len(judged)}")
        placed = [right for right, was in every if was]
        cells.append(f"{sum(r for r, _ in every) / max(1, len(every)):.0%}")
        cells.append(f"{len(placed) / max(1, len(every)):.0%}")
        cells.append(f"{sum(placed) / max(1, len(placed)):.0%}")
        print(f"| {way} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
