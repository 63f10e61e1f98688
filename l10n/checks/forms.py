"""Whether two Russian or Ukrainian words can be forms of one: by their endings, without a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

# What nouns and adjectives of either language end in, in any case.
_WRITTEN = (
    " а я у ю ы и і ї е є о ь й ом ем єм ой ей ою ею єю ью ові еві єві ов ев ів їв ам ям ами ями ах ях"
    " ым им ім ый ий ій ого его ому ему ої ая яя ую юю ое ее ые ие их ых ими ыми"
)
_ENDINGS = frozenset(_WRITTEN.split(" "))
_SHORTEST = 2
# A vowel that only some forms have: Павел, Павла; or that changes: Канів, Канева.
_FLEETING = re.compile(r"([еоєії])([бвгджзклмнпрстфхцчшщ])ь?")
# Surnames and towns in -ск decline as adjectives or as nouns: «Островски» is no form of «Островский».
_IN_SK = re.compile(r".+(?:ск|цк|зк|ськ|цьк|зьк)")
_DECLINED = "ий ый ого ому им ом ая ой ую ою ие их ими ім а ої ій у і", " а у ом е і ові"
_IN_SK_ENDINGS = tuple(frozenset(endings.split(" ")) for endings in _DECLINED)
_CHANGED = {"к": "ц", "г": "з", "х": "с"}


def fold_form(word: str) -> str:
    """The word in small letters, ё as е, without an apostrophe."""
    return re.sub("['’ʼ]", "", word.lower()).replace("ё", "е")


def stem_form(word: str) -> str:
    """The folded word without its longest ending, of which at least three letters are left."""
    folded = fold_form(word)
    return next(folded[:cut] for cut in range(min(3, len(folded)), len(folded) + 1) if folded[cut:] in _ENDINGS)


_ADJECTIVE = re.compile(r"(?:ск|цк|ськ|цьк|зьк)(?:ий|ого|ому|им|ом|ім|ая|а|ой|ої|ій|ую|у|ою|ое|е|ие|і|их|ими)$")


def is_adjective(word: str) -> bool:
    """Whether the word ends as adjectives made from names do: «Бразильский», «Індська», and «Достоевский» too."""
    return _ADJECTIVE.search(word.lower()) is not None


_MADE = re.compile(r"(?:ск|ськ|цк|цьк|зьк|[оеє]в|[ії]в|ц|ец|[аяи]н|ч|к|[иі]зм|[иі]ст)")


def is_made_from(word: str, name: str) -> bool:
    """Whether the word is made from the name, in whatever form it is: Лондонский, Лондон."""
    long, short = stem_form(word), stem_form(name)
    return len(short) > 2 and long.startswith(short) and _MADE.match(long, len(short)) is not None


@lru_cache(maxsize=16384)
def are_forms(one: str, other: str) -> bool:
    """Whether the two words can be forms of one word: «Путина» and «Путиным», «Львів» and «Львова».

    They share a stem of two letters or more, and what is left are endings of cases, perhaps with a vowel or a
    consonant that changes before them.
    """
    one, other = fold_form(one), fold_form(other)
    if one == other:
        return True
    shared = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    stem = _IN_SK.match(one[:shared])
    left, right = (one[stem.end() :], other[stem.end() :]) if stem else ("-", "-")
    if left in _ENDINGS and right in _ENDINGS:  # no «Оскар»
        return any(left in endings and right in endings for endings in _IN_SK_ENDINGS)
    for cut in range(shared, _SHORTEST - 1, -1):
        left, right = one[cut:], other[cut:]
        if left in _ENDINGS and right in _ENDINGS:
            return True
        if _lose_a_vowel(left, right) or _lose_a_vowel(right, left) or _change(left, right) or _change(right, left):
            return True
    return False


def _lose_a_vowel(whole: str, short: str) -> bool:
    found = _FLEETING.fullmatch(whole)
    if found is None:
        return False
    kept = "[еоє]?" if found[1] in "ії" else "[ьй]?"
    rest = re.sub(f"^{kept}{found[2]}", "", short)
    return rest != short and rest != "" and rest in _ENDINGS


def _change(before: str, after: str) -> bool:
    """«Прага», «Празі»."""
    return _CHANGED.get(before[:1], "-") == after[:1] and before[1:] in _ENDINGS and after[1:] == "і"
