"""Which letters a rendering may hold: its language's alphabet, and Latin where the English name has it too."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ALPHABETS = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
}


def find_script_problem(text: str, language: str, latin: str = "") -> str:
    """What is wrong with the letters of a rendering, as the rest of a sentence; "" when nothing is.

    A word in Latin letters is clearly meant when the English name has it too (The Insider, Bellingcat); in any
    other word a Latin letter is a slip of the keyboard («Kремль»), as is a letter of the neighbour's alphabet.
    Languages that are not written in Cyrillic have no such rule here.
    """
    alphabet = _ALPHABETS.get(language)
    if alphabet is None:
        return ""
    meant = {word.casefold() for word in _WORD.findall(latin)}
    for word in _WORD.findall(text):
        foreign = [letter for letter in word.casefold() if letter not in alphabet]
        if not foreign or (len(foreign) == len(word.casefold()) and word.casefold() in meant):
            continue
        if foreign[0].isascii() and len(foreign) < len(word):
            return f"mixes Latin and Cyrillic letters in {word!r} ({foreign[0]})"
        if foreign[0].isascii():
            return f"holds the Latin word {word!r}, which the English name does not have"
        return f"holds the letter {foreign[0]!r}, which {_NAMES[language]} does not have"
    if not any(letter.isalnum() for letter in text):
        return "holds no letter"
    return ""


_NAMES = {"ru": "Russian", "uk": "Ukrainian"}
