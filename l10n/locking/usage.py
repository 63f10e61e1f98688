"""Which case a name usually stands in, from the English it renders and the words before it: a guess, no proof.

It orders the forms that grammar leaves open, and counts as evidence only together with something else.
"""

from __future__ import annotations

import re

from l10n.locking.phonetics import folded
from l10n.locking.vocabulary import PREPOSITIONS, VERBS
from l10n.model import Case, Kind, Match

_N, _G, _D, _A, _I, _L = Case.NOM, Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC

# English preposition to the case of what renders it, by target preposition or else for any.
_ENGLISH = {
    "in": (_L, _A), "at": (_L,), "on": (_L, _A), "inside": (_L,), "within": (_L,), "near": (_G,),
    "to": (_A, _D), "into": (_A,), "onto": (_A,), "toward": (_A, _D), "towards": (_A, _D),
    "from": (_G,), "of": (_G,), "by": (_I,), "with": (_I,), "between": (_I, _G), "against": (_G,),
    "for": (_A, _G, _D), "about": (_L, _A), "behind": (_I,), "under": (_I,), "over": (_A, _I), "through": (_A,),
    "across": (_D, _A), "around": (_G,), "after": (_G,), "before": (_I,), "without": (_G,), "via": (_A,),
}  # fmt: skip
# What a preposition with several cases most often takes before a name.
_TARGET = {
    **dict.fromkeys(("в", "во", "у", "на", "о", "об", "обо"), (_L, _A)),
    **dict.fromkeys(("с", "со", "з", "із", "зі", "между", "між", "за", "под", "під", "над"), (_I, _G, _A)),
    "по": (_D, _L, _A), "согласно": (_D,), "поза": (_I,),
}  # fmt: skip
_SAYING = re.compile(
    r"(?:сказал|заявил|сообщил|добавил|отметил|подчеркнул|считает|говорит|написал|рассказал|признал|заключил|пояснил|"
    r"сказав|сказала|заявив|заявила|повідомив|повідомила|додав|додала|зазначив|зазначила|вважає|каже|написав|"
    r"наголосив|розповів|пояснив|визнав)[аи]?$"
)
_CONJUNCTIONS = frozenset(
    [
        "что",
        "если",
        "когда",
        "чтобы",
        "как",
        "хотя",
        "пока",
        "но",
        "що",
        "якщо",
        "коли",
        "щоб",
        "як",
        "хоча",
        "поки",
        "але",
    ]
)
_FIRST_NAMES = (
    *(("ом", (_I,)), ("ем", (_I,)), ("єм", (_I,)), ("у", (_D, _A)), ("ю", (_D, _A))),
    *(("а", (_G, _A, _N)), ("я", (_G, _A, _N)), ("е", (_L, _D)), ("і", (_L, _D, _G))),
)
_VERB = re.compile(
    r"(?:[аеиуыяёіїє](?:л|ла|ло|ли|в|ть|ти|ет|ит|ют|ят|ут|ат|є|ує|ить|ять|ють|уть)(?:ся|сь)?|[аи]ющ\w+)$"
)


def usual_cases(source: str, match: Match, target: str, start: int, end: int) -> tuple[tuple[Case, ...], str]:
    """The cases a name at `target[start:end]` usually has, likeliest first, and what says so ("" for nothing)."""
    term = match.term
    before = folded(target[:start])
    english = _english_preposition(source, match)
    found = re.search(r"([^\W\d_][\w'-]*)\s+$", before)
    word = found.group(1).lower() if found else ""
    preposition = PREPOSITIONS.get(term.language, {}).get(word)
    if preposition is not None:
        named = tuple(case for case in _ENGLISH.get(english, ()) if case in preposition and english != "for")
        usual = tuple(case for case in _TARGET.get(word, ()) if case in preposition)
        if named:
            return (*named, *usual), f"English “{english}”"
        return usual, f"usual after «{word}»"
    opening = before.rstrip()
    if not opening or opening[-1] in ".!?…:«„“\"'—–(" or (opening[-1] in ",;" and not match.possessive):
        return (_N, _G), "opens its clause"
    if word in _CONJUNCTIONS:
        return (_N, _A), f"after «{word}»"
    if term.kind is Kind.PERSON and found is not None and found.group(1)[0].isupper():
        return _first_name(word), f"after «{word}»"
    if word and _SAYING.search(word) and term.kind is Kind.PERSON:
        return (_N, _D), f"subject of «{word}»"
    following = re.match(r" ([^\W\d_]+)", folded(target[end:]))
    if following is not None and _SAYING.search(following.group(1)) and not _ends_in_noun(word):
        return (_N,), f"subject of «{following.group(1)}»"
    if match.possessive or english == "of":
        return (_G,), "an English genitive"
    if _is_subject(source, match) and not _ends_in_noun(word):
        return (_N,), "an English subject"
    if english in ("by", "with"):
        return (_I, _G), f"English “{english}”"
    if english in ("to",):
        return (_D, _G), f"English “{english}”"
    if word and _VERB.search(word):
        return (_A, _N), f"after «{word}»"
    return (_G, _N, _A), f"after «{word}»" if word else ""


def _first_name(word: str) -> tuple[Case, ...]:
    """The cases that the ending of a first name before a surname points to."""
    for ending, cases in _FIRST_NAMES:
        if word.endswith(ending):
            return cases
    return (_N,)


def _ends_in_noun(word: str) -> bool:
    return bool(word) and len(word) > 3 and _VERB.search(word) is None


def _english_preposition(source: str, match: Match) -> str:
    found = re.search(r"\b([a-z]+)(?: the| a| an)?[ \u00a0]+$", source[: match.start].lower())
    return found.group(1) if found and found.group(1) in _ENGLISH else ""


def _is_subject(source: str, match: Match) -> bool:
    after = re.match(r"[ \u00a0]([a-z]+)", source[match.end :])
    before = source[: match.start].rstrip(" \u00a0“\"'‘")
    opens = not before or before[-1] in ".!?,;:—–(" or before.endswith((" that", " as", " and", " but", " when"))
    return after is not None and opens and (after.group(1) in VERBS or after.group(1).endswith(("ed", "s")))
