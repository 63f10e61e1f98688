"""Prepositions that change with the sound of the name that follows: «со Столтенбергом», «об Одессе», «у Львові».

Only what the name makes wrong is changed; where both variants are good («з» and «із» after a vowel) the text
stays. The Ukrainian rules are those of the spelling of 2019 on alternating у/в and з/із/зі.
"""

from __future__ import annotations

import re

_RU_VOWELS = "аоуэиы"
_UK_VOWELS = "аоуеиіяюєї"


def repair_preposition(target: str, start: int, language: str) -> tuple[str, int]:
    """`target` with the preposition directly before `start` made to fit the word there, and the new start."""
    found = re.search(r"(?<![\w'’-])([^\W\d_]{1,3})([ \u00a0])$", target[:start])
    name = re.match(r"[^\W\d_]+", target[start:])
    if found is None or name is None:
        return target, start
    word = found.group(1)
    variant = _variant(word.lower(), name.group().lower(), target[: found.start()].rstrip(), language)
    if variant == word.lower():
        return target, start
    if word.isupper() and (len(word) > 1 or name.group().isupper()):
        variant = variant.upper()
    elif word[0].isupper():
        variant = variant.capitalize()
    return target[: found.start(1)] + variant + target[found.end(1) :], start + len(variant) - len(word)


def _variant(word: str, name: str, before: str, language: str) -> str:
    if language == "ru":
        return _russian(word, name)
    return _ukrainian(word, name, before) if language == "uk" else word


def _russian(word: str, name: str) -> str:
    if word in ("о", "об"):
        return "об" if name[0] in _RU_VOWELS else "о"
    if word in ("с", "со"):
        return "со" if re.match(r"[сзшжщ][^аоуэиыеёюяьй]|льв", name) else "с"
    if word in ("в", "во"):
        return "во" if re.match(r"[вф][^аоуэиыеёюяьй]|льв", name) else "в"
    if word in ("к", "ко"):
        return "ко" if name.startswith("льв") else "к"
    return word


def _ukrainian(word: str, name: str, before: str) -> str:
    cluster = re.match(r"[^аоуеиіяюєї'’ьй]{2}", name) is not None
    if word in ("з", "із", "зі"):
        if (cluster and name[0] in "зсшщжч") or name.startswith("льв"):
            return "зі"
        if name[0] in "зсшщжчц" and word == "з":
            return "із"
        return "з" if word == "зі" or name[0] in _UK_VOWELS else word
    if word in ("у", "в"):
        if re.match(r"[вф]|льв|[сзхт]в|тк|дв", name):
            return "у"
        last = before[-1:].lower()
        if name[0] in _UK_VOWELS and last in _UK_VOWELS:
            return "в"
    return word
