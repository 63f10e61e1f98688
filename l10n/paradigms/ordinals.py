"""Ordinal numbers in figures, as military units have them: 93-я бригада, 93-й бригаде; 72-га, 72-ї."""

from __future__ import annotations

import re

from l10n.paradigms.words import CASES, Forms

_ORDINAL = re.compile(r"(?P<figures>\d+[-‑])(?P<stem>[гтмш]?ь?)(?P<ending>й|я|е|а|є|ю)\Z")
_MASCULINE, _FEMININE, _NEUTER = "й", "яа", "еє"


def decline_ordinal(word: str, language: str) -> Forms | None:
    """The forms of an ordinal in figures by the ending that the language writes; None if it is none.

    The increments are one letter after a vowel and two after a consonant: 93-й, 93-го; feminine 93-я (Russian),
    72-га, 93-тя, 58-ма (Ukrainian).
    """
    found = _ORDINAL.match(word)
    if found is None:
        return None
    figures, stem, ending = found["figures"], found["stem"], found["ending"]
    if ending in _MASCULINE:
        endings = ["го", "му", "й", "м", "м" if language == "ru" else "му"]
    elif ending in _FEMININE:
        own = "ю" if ending == "я" else "у"
        endings = ["й" if language == "ru" else "ї", "й", stem + own, "й" if language == "ru" else "ю", "й"]
    elif ending in _NEUTER:
        endings = ["го", "му", stem + ending, "м", "м" if language == "ru" else "му"]
    else:
        return None
    forms = [word, *(figures + each for each in endings), word]
    return {case: (form,) for case, form in zip(CASES[language], forms, strict=False)}
