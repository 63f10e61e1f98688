"""Words derived from a name.

«Кремлёвский» is no form of «Кремль», but where English says "Kremlin residence" it is what an editor writes.
"""

from __future__ import annotations

import re

from l10n.locking.phonetics import folded, skeleton
from l10n.locking.renderings import Likeness, Renderings
from l10n.locking.vocabulary import VERBS
from l10n.model import Kind, Match

_ADJECTIVE = re.compile(
    r"^(?P<base>.*?)(?P<suffix>ск|цк|ськ|цьк|зьк)"
    r"(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими|ою|ім|а|ої|ій|у|е|і|о|и)$"
)
# Names of towns that end as adjectives begin to; what only an adjective ends in.
_ENDS_AS_ADJECTIVE = re.compile(r"(?:ск|цк|ськ|цьк|зьк)$")
_FULL = re.compile(r"(?:ий|ого|ому|им|ая|ой|ую|ою|ое|ие|их|ими|ім|ої|ій)$")
# What follows the stem's sound in nouns made from it: украинцы, россияне, москвичи, путинизм.
_NOUN = re.compile(r"(?:ov|ev|in|en|ian|an|Can)?(?:c|ec|k|iC|izm|ist|Sin|stv|anin|ian|an)")
# Adjectives that do not share the name's stem, or lose a vowel of it (facts of the two languages).
_SUPPLETIVE = {
    "германия": "немецк", "россия": "русск", "сша": "американск", "великобритания": "британск|английск",
    "нидерланды": "голландск", "турция": "турецк", "венгрия": "венгерск", "дания": "датск", "швеция": "шведск",
    "чехия": "чешск", "беларусь": "белорусск", "узбекистан": "узбекск", "таджикистан": "таджикск",
    "казахстан": "казахск", "кыргызстан": "киргизск", "туркменистан": "туркменск", "афганистан": "афганск",
    "европейский союз": "европейск", "соединенные штаты": "американск", "молдова": "молдавск",
    "соединенные штаты америки": "американск",
    "німеччина": "німецьк", "росія": "російськ|руськ", "велика британія": "британськ|англійськ",
    "нідерланди": "голландськ", "туреччина": "турецьк", "данія": "данськ", "швеція": "шведськ", "чехія": "чеськ",
    "греція": "грецьк", "норвегія": "норвезьк", "угорщина": "угорськ",
    "європейський союз": "європейськ", "сполучені штати": "американськ", "сполучені штати америки": "американськ",
    "білорусь": "білоруськ", "франція": "французьк", "румунія": "румунськ",
}  # fmt: skip
# Consonants that change places before a suffix count as one: Греция, греческий; Норвегия, норвежский.
_ALTERNATION = str.maketrans({"c": "k", "C": "k", "J": "g", "z": "g", "S": "s"})


def is_derived_adjective(word: str, renderings: Renderings) -> bool:
    """Whether `word` is an adjective made from the name (any case, gender and number)."""
    lower = folded(word).lower()
    parsed = _ADJECTIVE.match(lower)
    if parsed is None:
        return False
    citation = folded(renderings.term.paradigm.citation).lower()
    if _ADJECTIVE.match(citation.split()[-1]):
        return False  # Зеленский: what looks like an adjective of it is the name itself, in some form
    if word[:1].isupper() and _ENDS_AS_ADJECTIVE.search(citation) and not _FULL.search(lower):
        return False  # «Мінска», «Донеецке»: the town itself, misspelt
    stem = parsed["base"] + parsed["suffix"]
    if stem in _SUPPLETIVE.get(citation, "").split("|"):
        return True
    bases = [_alike(parsed["base"]), _alike(stem)]
    names = [_alike(renderings.stem), *(_alike(f.text) for f in renderings.forms if f.likeness <= Likeness.ALIAS)]
    if " " in citation:
        names = [_alike(word) for word in citation.split()] if renderings.term.kind is Kind.PLACE else []
        names += [_alike(citation.split()[-1])]
        if any(_compound(base, citation) for base in bases):
            return True
    return any(_grown_from(base, name) for base in bases for name in names)


def is_derived_noun(word: str, renderings: Renderings) -> bool:
    """Whether `word` is a noun made from the name (украинцы, путинизм): not the name misspelt."""
    sound = skeleton(word)
    stem = renderings.stem
    return len(stem) >= 4 and sound.startswith(stem) and _NOUN.match(sound, len(stem)) is not None


def _alike(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", skeleton(word).translate(_ALTERNATION))


def _grown_from(base: str, name: str) -> bool:
    shared = 0
    while shared < min(len(base), len(name)) and base[shared] == name[shared]:
        shared += 1
    return shared >= max(3, len(name) - 1) and len(base) - shared <= 4


def _compound(base: str, citation: str) -> bool:
    """«новозеланд-», «северокорей-»: the first word's beginning, a linking vowel, the last word's stem."""
    first, last = _alike(citation.split()[0]), _alike(citation.split()[-1])
    inside = base.find(last[: max(3, len(last) - 2)], 1)
    return inside > 0 and base.startswith(first[: max(2, len(first) - 3)])


def is_attributive(source: str, match: Match) -> bool:
    """Whether English uses the name as an adjective: before a noun, with 's, or (a place) after of, in, from."""
    if match.possessive:
        return True
    after = re.match(r"['’]?[ \u00a0]([^\W\d_][\w'’-]*)", source[match.end :])
    if after is not None:
        word = after.group(1)
        if word.lower() not in VERBS and not re.search(r"[^aeiou]ed$|[aeiou]ed$", word):
            return True
    before = re.search(r"\b(of|in|from)(?: the)? $", source[: match.start])
    return before is not None and match.term.kind in (Kind.PLACE, Kind.OTHER, Kind.ORGANISATION)
