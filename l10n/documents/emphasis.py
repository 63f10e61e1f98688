"""Emphasis of Markdown: which run of *, _ or ~ closes which."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(slots=True)
class Run:
    """A run of *, _ or ~ that may open or close emphasis."""

    character: str
    start: int
    count: int
    opens: bool
    closes: bool
    original: int = 0


def is_mark(character: str) -> bool:
    """Whether CommonMark counts the character as punctuation."""
    return character in PUNCTUATION or unicodedata.category(character)[0] in "PS"


def pair_runs(runs: Sequence[Run]) -> Iterator[tuple[str, int, int, int, int]]:
    """CommonMark's "process emphasis": kind, start, inner, outer, end of each emphasis; the runs are used up."""
    lowest: dict[tuple[str, bool, int], int] = {}
    stack: list[Run] = []
    for run in runs:
        while run.closes and run.count:
            key = (run.character, run.opens, run.original % 3)
            found = -1
            for index in range(len(stack) - 1, lowest.get(key, 0) - 1, -1):
                opener = stack[index]
                if opener.character != run.character or not opener.count:
                    continue
                odd = (opener.closes or run.opens) and (opener.original + run.original) % 3 == 0
                if not (odd and (opener.original % 3 or run.original % 3)) and (
                    run.character != "~" or opener.count == run.count
                ):
                    found = index
                    break
            if found < 0:
                lowest[key] = len(stack)
                break
            opener = stack[found]
            used = run.count if run.character == "~" else 2 if min(opener.count, run.count) >= 2 else 1
            inner = opener.start + opener.count
            kind = "del" if run.character == "~" else "strong" if used == 2 else "em"
            yield kind, inner - used, inner, run.start, run.start + used
            opener.count -= used
            run.start += used
            run.count -= used
            del stack[found + 1 if opener.count else found :]
            for known, low in lowest.items():
                lowest[known] = min(low, len(stack))
        if run.opens and run.count:
            stack.append(run)
