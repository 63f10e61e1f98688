"""The sound of a name, roughly, so that «Галеотти» is known as Galeotti without a glossary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "j", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "s", "ч": "s", "ш": "s", "щ": "s", "ы": "i", "э": "e",
    "ю": "u", "я": "a", "ь": "", "ъ": "", "’": "", "'": "", "ʼ": "",
}  # fmt: skip
# The longest spelling first.
_ENGLISH_SOUNDS = {
    "shch": "s", "sch": "s", "tch": "s", "sh": "s", "ch": "s", "kh": "h", "zh": "j", "ph": "f", "th": "t",
    "wh": "v", "ck": "k", "ts": "s", "tz": "s", "qu": "kv", "dj": "j", "ce": "se", "ci": "si", "cy": "si",
    "x": "ks", "w": "v", "y": "i", "g": "h", "q": "k", "c": "k",
}  # fmt: skip
_ENGLISH_SPELLING = re.compile("|".join(_ENGLISH_SOUNDS))
# An h that nobody hears: Johnson, Hannah.
_SILENT = re.compile(r"(?<=[aeiou])h(?=[bcdfghjklmnpqrstvwxz]|$)")


@lru_cache(maxsize=4096)
def english_sound(name: str) -> str:
    """How an English name sounds, by its consonants."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name.lower()) if letter.isalpha())
    return _consonants(_ENGLISH_SPELLING.sub(lambda found: _ENGLISH_SOUNDS[found[0]], _SILENT.sub("", plain)))


@lru_cache(maxsize=4096)
def slavic_sound(name: str) -> str:
    """How a Russian or Ukrainian word sounds, by its consonants."""
    heard = "".join(_LATIN.get(letter, letter) for letter in name.lower()).replace("dj", "j")
    return _consonants(re.sub(r"^u(?=[aeio])", "v", heard))  # «Уитакер» begins as «Витакер» does


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
    return _begin_alike(sound, heard) and count_edits(sound, heard) <= max(1, len(sound) // 2)


def count_unheard(sound: str, heard: str) -> int:
    """How many consonants of the English name are others in a Slavic form.

    What a case ending adds to the form does not count, nor does a last consonant that is silent in French.
    """
    if not _begin_alike(sound, heard):
        return len(sound)
    spoken = (sound[1:], sound[1:-1]) if len(sound) > 3 else (sound[1:],)
    written = (heard[1:], heard[1:-1]) if len(heard) > 2 else (heard[1:],)
    return min(count_edits(one, other) for one in spoken for other in written)


# What begins English names is written down in two ways: Wagner, «Вагнер»; Vogel, «Фогель»; Walker, «Уокер».
_BEGINNINGS = {"v": "vf*", "f": "fv", "j": "jih*", "h": "hjk*", "k": "ksh", "s": "szkh", "z": "zs"}


def _begin_alike(sound: str, heard: str) -> bool:
    return heard[:1] in _BEGINNINGS.get(sound[:1], sound[:1]) and bool(heard)


def count_edits(one: str, other: str) -> int:
    """How many letters must be changed, dropped, added or exchanged with the next to make one word the other."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        here = [number]
        for place, against in enumerate(other, 1):
            cost = min(above[place] + 1, here[-1] + 1, above[place - 1] + (letter != against))
            if number > 1 and place > 1 and letter == other[place - 2] and one[number - 2] == against:
                cost = min(cost, before[place - 2] + 1)
            here.append(cost)
        before, above = above, here
    return above[-1]
