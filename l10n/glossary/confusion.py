"""Names of one glossary that are too much alike to be told apart once a translation misspells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from l10n.glossary.terms import fold
from l10n.model import Term

# Letters that a misspelling exchanges easily, across both alphabets.
_SKELETON = str.maketrans("ёэєыіїґ", "еееиииг", "ъь'")


def find_confusable(terms: Iterable[Term]) -> tuple[tuple[Term, Term], ...]:
    """Pairs of terms whose citation forms lie within two edits of each other (Зеленський/Зеленська, Иран/Ирак).

    Misspelt, such a name may be either, so that it is never repaired. A full name and the surname derived from it
    are no pair, nor are two entries with one rendering. Short names are a pair at one edit only, since two edits
    make any of them alike.
    """
    known = [(term, _skeleton(term.paradigm.citation)) for term in terms]
    # An edit in the first letter is rare in misspellings; comparing within first letters keeps this linear enough.
    groups: dict[tuple[str, int], list[tuple[Term, str]]] = {}
    for term, skeleton in known:
        groups.setdefault((skeleton[:1], len(skeleton.split())), []).append((term, skeleton))
    pairs: list[tuple[Term, Term]] = []
    for group in groups.values():
        for position, (first, left) in enumerate(group):
            for second, right in group[position + 1 :]:
                if first.paradigm.citation == second.paradigm.citation:
                    continue
                if first.source in (second.source, second.surname_of) or second.source == first.surname_of:
                    continue
                if _alike(left, right):
                    pairs.append((first, second))
    return tuple(pairs)


def _skeleton(name: str) -> str:
    plain = fold(name).casefold().replace("-", " ").translate(_SKELETON).replace("'", "")
    return "".join(letter for letter, next_ in zip(plain, plain[1:] + " ", strict=True) if letter != next_)


def _alike(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    limit = 2 if shorter > 6 else 1 if shorter > 3 else 0
    if limit == 0:
        return left == right
    # In names of several words the edits must lie in one: «Северная Корея» and «Южная Корея» are far apart.
    return abs(len(left) - len(right)) <= limit and distance(left, right, limit) <= limit


def distance(left: Sequence[str], right: Sequence[str], limit: int) -> int:
    """Damerau-Levenshtein distance (optimal string alignment); any number above `limit` means "more than that".

    >>> distance("иран", "ирак", 2), distance("моксва", "москва", 2), distance("лондон", "париж", 2) > 2
    (1, 1, True)
    """
    before: list[int] = []
    above = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        here = [row]
        for column, other in enumerate(right, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        if min(here) > limit:
            return limit + 1
        before, above = above, here
    return above[-1]
