"""How alike two names sound, in whatever script they are written.

A machine spells a name it does not know by ear, or leaves it in Latin letters. So names are compared by a
*skeleton*: one alphabet for Latin and both Cyrillic ones, doubled letters collapsed, signs and apostrophes
dropped. The distance of two skeletons is the Damerau-Levenshtein distance (optimal string alignment) divided by
the length of the longer one: 0.0 is the same sound, 1.0 nothing in common.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

_FOLD = str.maketrans(
    {
        "ё": "е",
        "Ё": "Е",
        **dict.fromkeys("\u2019\u02bc\u2018\u0060\u00b4\u2032\uff07", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2003\u2002\t\n\r", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
# A stress mark, a soft hyphen and zero-width characters are no letters of a name.
_INVISIBLE = frozenset("\u0301\u0300\u00ad\u200b\u2060\ufeff")
_COMPOSED = {"и\u0306": "й", "И\u0306": "Й", "і\u0308": "ї", "І\u0308": "Ї", "е\u0308": "е", "Е\u0308": "Е"}
_UNEVEN = re.compile(r"[\u0300\u0301\u0306\u0308\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as names are compared: ё as е, one apostrophe, one space, one hyphen, no stress marks.

    Attributes:
        text: The folded text.
        offsets: For each of its characters, and its end, the offset in the original text.
    """

    text: str
    offsets: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original text that `text[start:end]` was folded from."""
        return self.offsets[start], self.offsets[end - 1] + self._width(end - 1)

    def _width(self, position: int) -> int:
        return self.offsets[position + 1] - self.offsets[position]


def fold(text: str) -> Folded:
    """Fold `text` for comparison, keeping the way back to its offsets."""
    if _UNEVEN.search(text) is None:
        return Folded(text.translate(_FOLD), tuple(range(len(text) + 1)))
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        if letter in _INVISIBLE:
            continue
        if letters and letters[-1] + letter in _COMPOSED:
            letters[-1] = _COMPOSED[letters[-1] + letter]
            continue
        letters.append(letter.translate(_FOLD))
        offsets.append(offset)
    return Folded("".join(letters), (*offsets, len(text)))


def folded(text: str) -> str:
    """`text` folded, for texts whose offsets nobody needs."""
    return fold(text).text if _UNEVEN.search(text) else text.translate(_FOLD)


_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "э": "e", "ж": "J", "з": "z",
    "и": "i", "і": "i", "ї": "i", "ы": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "g", "ц": "c", "ч": "C", "ш": "S", "щ": "S",
    "ъ": "", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
# The longest spelling first; English and scholarly romanisations of the same sounds.
_LATIN = (
    ("shch", "S"), ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("sh", "S"), ("ch", "C"), ("zh", "J"), ("kh", "g"),
    ("gh", "g"), ("ph", "f"), ("th", "t"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("qu", "kv"), ("oo", "u"),
    ("ee", "i"), ("ya", "ia"), ("yu", "iu"), ("ye", "e"), ("ie", "e"), ("yi", "i"), ("ce", "se"), ("ci", "si"),
    ("a", "a"), ("b", "b"), ("c", "k"), ("d", "d"), ("e", "e"), ("f", "f"), ("g", "g"), ("h", "g"), ("i", "i"),
    ("j", "J"), ("k", "k"), ("l", "l"), ("m", "m"), ("n", "n"), ("o", "o"), ("p", "p"), ("q", "k"), ("r", "r"),
    ("s", "s"), ("t", "t"), ("u", "u"), ("v", "v"), ("w", "v"), ("x", "ks"), ("y", "i"), ("z", "z"),
)  # fmt: skip
_LATIN_SOUNDS = dict(_LATIN)
_LATIN_SPELLINGS = re.compile("|".join(spelling for spelling, _ in _LATIN))
# Letters beyond Latin Extended-B.
_OTHER_SCRIPT = re.compile(r"[\u0250-\uffff]")
_LOOKALIKES = str.maketrans("aceiopxykmthbACEIOPXYKMTHB", "асеіорхукмтнвАСЕІОРХУКМТНВ")


@lru_cache(maxsize=1 << 14)
def skeleton(word: str) -> str:
    """The sound of `word` in one alphabet; words of a name are joined.

    >>> skeleton("Galeotti"), skeleton("Галеотти"), skeleton("Ґалеотті")
    ('galeoti', 'galeoti', 'galeoti')
    """
    sounds: list[str] = []
    lower = folded(word).casefold()
    position = 0
    while position < len(lower):
        letter = lower[position]
        latin = _LATIN_SPELLINGS.match(lower, position)
        if latin is not None:
            sounds.append(_LATIN_SOUNDS[latin.group()])
            position = latin.end()
            continue
        sounds.append(_CYRILLIC.get(letter, letter if letter.isdigit() else ""))
        position += 1
    sound = "".join(sounds).replace("ts", "c").replace("dJ", "J")
    # «Уиткофф» and «Виткофф», «Йермак» and «Ермак» are one sound to whoever writes them down.
    sound = re.sub(r"^u(?=[aeio])", "v", sound)
    sound = re.sub(r"^i(?=e)", "", sound)
    return re.sub(r"(.)\1+", r"\1", sound)


def distance(one: str, other: str) -> float:
    """The normalised distance of two skeletons, from 0.0 to 1.0."""
    return float(_load_measure()(one, other))


@cache
def _load_measure() -> Callable[[str, str], float]:
    # Asking for the module at each of some hundred thousand calls takes as long as measuring.
    from rapidfuzz.distance import OSA

    return OSA.normalized_distance


def is_latin(word: str) -> bool:
    """Whether every letter of `word` is Latin."""
    return _OTHER_SCRIPT.search(word) is None and any(letter.isalpha() for letter in word)


def without_lookalikes(word: str) -> str:
    """`word` with Latin letters that look Cyrillic replaced, if it mixes both scripts; else as it is.

    >>> without_lookalikes("Пyтин") == "Путин"
    True
    """
    mixed = any(letter.isascii() and letter.isalpha() for letter in word) and any(
        "\u0400" <= letter <= "\u04ff" for letter in word
    )
    return word.translate(_LOOKALIKES) if mixed else word
