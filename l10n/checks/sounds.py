"""The sound of a name, roughly, so that «Галеотти» is known as Galeotti without a glossary."""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "j", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "s", "ч": "c", "ш": "s", "щ": "s", "ы": "i", "э": "e",
    "ю": "u", "я": "a", "ь": "", "ъ": "", "’": "", "'": "", "ʼ": "",
}  # fmt: skip
_ENGLISH_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("zh", "j"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("ts", "s"), ("tz", "s"), ("qu", "kv"),
    ("x", "ks"), ("w", "v"), ("y", "i"), ("g", "h"), ("q", "k"), ("c", "k"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def english_sound(name: str) -> str:
    """How an English name sounds, by its consonants."""
    heard = name.lower()
    for letters, sound in _ENGLISH_SOUNDS:
        heard = heard.replace(letters, sound)
    return _consonants(heard)


@lru_cache(maxsize=4096)
def slavic_sound(name: str) -> str:
    """How a Russian or Ukrainian word sounds, by its consonants."""
    return _consonants("".join(_LATIN.get(letter, letter) for letter in name.lower()))


def _consonants(heard: str) -> str:
    bones = heard[0] + re.sub(r"[aeiou]", "", heard[1:])
    bones = re.sub(r"[aeiou]", "*", bones[:1]) + bones[1:]
    return re.sub(r"(.)\1+", r"\1", bones)


def sounds_alike(sound: str, heard: str) -> bool:
    """Whether a Slavic form, by its sound, is a case form of the English name."""
    # The case ending adds at most two consonants («-ами», «-ого», «-ым», «-ськ-» is another word).
    return len(sound) > 2 and heard[:1] == sound[:1] and heard.startswith(sound) and len(heard) - len(sound) <= 1


def sounds_near(sound: str, heard: str) -> bool:
    """Whether a Slavic form may render the English name at all: at least half of its consonants are there."""
    return heard[:1] == sound[:1] and count_edits(sound, heard) <= max(1, len(sound) // 2)


def count_edits(one: str, other: str) -> int:
    """How many letters must be changed, dropped or added to make one word the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for place, against in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != against))
    return row[-1]
