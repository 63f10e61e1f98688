"""Misspelt English words, by a dictionary that is on the machine.

A word is called misspelt only if it is written in lower case (or begins its sentence), no form of a known word
explains it (British or American, a prefix, an ending, two words in one) and a common word is one slip away: a
letter too many, too few, wrong, or two letters swapped. Names, acronyms, foreign words and new words pass. A short
list of slips that everybody knows, and days, months and nationalities in lower case, are looked for besides.

The dictionary is the English word list with frequencies of pyspellchecker (MIT). Its data file is read as it is,
because the package needs ten times as long to load it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from l10n.proofreading.vocabulary import KNOWN_SLIPS, MODERN, PREFIXES, PROPER

_PART = r"[A-Za-z]+(?:['’][A-Za-z]+)*"
# Words, hyphenated ones as a whole; what touches a digit, a bracket or a sign of an address or a file name is none.
_WORD = re.compile(rf"(?<![\w@#/\\.:&+'’*$€£%\]-]){_PART}(?:-{_PART})*(?![\w@#/\\&+*\[-]|[.:]\w)")
_ADDRESS = re.compile(r"\S*(?:://|@|\w[.:=/\\]\w)\S*")
_SHORTEST = 4
# A correction must be this common (occurrences in the dictionary's corpus, where "the" has 76 million), and this
# much more common than any other to be obvious.
_COMMON = 1_000
_FAMILIAR = 20_000
_VERY_COMMON = 1_000_000
_AFTER_NAME = (
    r"(?:\w+ed|said|says|is|was|has|had|will|would|told|and|also|of|in|were|are|have|does|did|may|could|can)\b"
)
_DOMINANCE = 10
# How much more often letters are swapped, or doubled wrongly, than replaced, forgotten or added.
_USUAL = 10

_BRITISH = (
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)\Z)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)\Z)"), "yz"),
    (re.compile(r"our"), "or"),
    (re.compile(r"(?<=[bt])re(?=s?\Z|d\Z)"), "er"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers|or|ors|ist|ists|ous|ery)\Z)"), "l"),
    (re.compile(r"ogue(?=s?\Z)"), "og"),
    (re.compile(r"ence(?=s?\Z|less\Z|man\Z|men\Z)"), "ense"),
    (re.compile(r"mme(?=s?\Z)"), "m"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"l(?=ment)|l\Z"), "ll"),
    (re.compile(r"dge(?=ment)"), "dg"),
    (re.compile(r"pp(?=(?:ed|ing|er|ers)\Z)"), "p"),
    (re.compile(r"tt(?=(?:ed|ing)\Z)"), "t"),
    (re.compile(r"ss(?=(?:ed|ing|es)\Z)"), "s"),
    (re.compile(r"wards\Z"), "ward"),
)
_PLAIN_ENDINGS = (
    "s es ed d ing er r ers rs ly ness less like wise able ish ism ist ists y ize ise ized ised"
    " izing ising ization isation ful ship hood dom ward fold ian ic al"
)
# An ending, and what the stem has in its place: "ies" of "cities" stands for "y".
_ENDINGS: tuple[tuple[str, str], ...] = (
    *((ending, "") for ending in _PLAIN_ENDINGS.split()),
    ("ies", "y"),
    ("ied", "y"),
    ("ing", "e"),
    ("er", "e"),
    ("ers", "e"),
    ("able", "e"),
    ("ization", "ize"),
    ("isation", "ize"),
    ("ability", "able"),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that looks misspelt.

    Attributes:
        word: The word as it stands there.
        start: Its offset in the text.
        likely: What the author may have meant, most likely first, in the case of the word.
        obvious: Whether it can only be the first of them.
    """

    word: str
    start: int
    likely: tuple[str, ...]
    obvious: bool


def known_words(names: Iterable[str]) -> frozenset[str]:
    """Each word of each name, in lower case; the same names are split once."""
    return _split(tuple(names))


@lru_cache(maxsize=8)
def _split(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for name in names for word in re.findall(r"\w+", name))


def find_misspellings(text: str, known: frozenset[str]) -> Iterator[Slip]:
    """The words of a text that look misspelt, in order; `known` are further words that are right, in lower case."""
    # Of the same length, so that offsets stay.
    plain = _ADDRESS.sub(lambda address: "#" * len(address[0]), text)
    for found in _WORD.finditer(plain):
        if not found[0].islower():
            name = KNOWN_SLIPS.get(found[0].lower(), "")
            if found[0].istitle() and name.istitle() and found[0].lower() not in known:
                yield Slip(found[0], found.start(), (name,), obvious=True)
            elif _begins_sentence(text, found):
                slip = _judge(found[0].lower(), found.start(), known, begins=True)
                if slip is not None and found[0].lower() not in PROPER:
                    yield Slip(found[0], slip.start, tuple(word.capitalize() for word in slip.likely), slip.obvious)
            continue
        at = found.start()
        for part in found[0].split("-"):
            slip = _judge(part, at, known)
            if slip is not None:
                yield slip
            at += len(part) + 1


def _begins_sentence(text: str, found: re.Match[str]) -> bool:
    """Whether a capital may be due to the place only: the first word, and what follows does not make it a name."""
    word = found[0]
    if len(word) < 6 or not (word.isalpha() and word[1:].islower()) or any(map(str.isalnum, text[: found.start()])):
        return False
    return re.match(rf" (?!{_AFTER_NAME})[a-z]+\b", text[found.end() :]) is not None


def _judge(part: str, start: int, known: frozenset[str], *, begins: bool = False) -> Slip | None:
    word = re.sub(r"(?:['’]s|['’])\Z", "", part)
    tail = part[len(word) :]
    sure = PROPER.get(word) or KNOWN_SLIPS.get(word)
    if sure and word not in known - PROPER.keys():
        return Slip(part, start, (sure + tail,), obvious=True)
    if len(word) < _SHORTEST or "'" in word or "’" in word or word in known or _is_word(word):
        return None
    likely = _corrections(word)
    if not likely:
        return None
    weights = [_weight(word, better) for better in likely]
    obvious = len(likely) == 1 or weights[0] >= _DOMINANCE * weights[1]
    familiar = _frequency(likely[0]) >= _FAMILIAR
    if (begins or _is_derived(word)) and not (obvious and familiar):
        return None
    if _is_compound(word) or (_is_regular(word) and word not in _one_swap(likely[0])):
        return None
    return Slip(part, start, tuple(PROPER.get(better, better) + tail for better in likely[:3]), obvious)


def _is_word(word: str) -> bool:
    if word in MODERN or _frequency(word):
        return True
    return any(_frequency(pattern.sub(american, word)) for pattern, american in _BRITISH)


def _is_derived(word: str) -> bool:
    """Whether a known word with a prefix or an ending explains it, right or wrong: "occured" is "occur" + "ed"."""
    stems = [word.removeprefix(prefix) for prefix in PREFIXES if word.startswith(prefix)]
    for ending, stem_end in _ENDINGS:
        if word.endswith(ending):
            stems.append(word.removesuffix(ending) + stem_end)
    if word.startswith("e") and len(word) > 4 and _frequency(word[1:]) >= _COMMON:
        # "ebook", "esports".
        return True
    return any(len(stem) > 3 and _is_word(stem) for stem in stems) or _is_compound(word, shortest=3)


def _is_regular(word: str) -> bool:
    """Whether it is a known word with "s" or with a prefix, which is hardly ever a slip."""
    stems = [word.removeprefix(prefix) for prefix in PREFIXES if len(prefix) > 2 and word.startswith(prefix)]
    if word.endswith("s"):
        stems.append(word[:-1])
    return any(len(stem) > 3 and _is_word(stem) for stem in stems)


def _is_compound(word: str, shortest: int = 4) -> bool:
    return any(
        _frequency(word[:cut]) >= _COMMON and _frequency(word[cut:]) >= _COMMON
        for cut in range(shortest, len(word) - shortest + 1)
    )


def _corrections(word: str) -> list[str]:
    """The common words that are one slip away, most likely first.

    People hardly ever mistype a word's first letter but by swapping it; a short word that differs from ours in its
    last letter only ("facto", "versa") is another language's.
    """
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    inner = halves[1:] if len(word) > 6 else halves[1:-2]
    near = {left + right[1:] for left, right in inner if right}
    near |= {left + letter + right[1:] for left, right in inner if right for letter in letters}
    inner = halves[1:] if len(word) > 6 else halves[1:-1]
    near |= {left + letter + right for left, right in inner for letter in letters}
    # Nearly every four letters are one slip away from some word.
    least = _VERY_COMMON if len(word) == _SHORTEST else _COMMON
    common = {better for better in near if _frequency(better) >= least}
    common |= {better for better in _one_swap(word) if _frequency(better) >= _COMMON}
    return sorted(common, key=lambda better: (-_weight(word, better), better))


def _one_swap(word: str) -> set[str]:
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}


def _weight(word: str, better: str) -> int:
    """How likely `better` was meant: how common it is, and more so where letters were swapped or not doubled."""
    single = re.sub(r"(.)\1", r"\1", word)
    usual = better in _one_swap(word) or re.sub(r"(.)\1", r"\1", better) == single
    return _frequency(better) * (_USUAL if usual else 1)


@cache
def load_dictionary() -> str:
    """The dictionary's file, a JSON object with one `"word": occurrences` a line, in the order of the words."""
    spec = find_spec("spellchecker")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "resources" / "en.json.gz"
    return gzip.decompress(path.read_bytes()).decode("utf-8")


@lru_cache(maxsize=1 << 13)
def _frequency(word: str) -> int:
    """How often a word in lower case stands in the dictionary's corpus, 0 when it is not in the dictionary.

    Words are looked up in the file's text by halving: parsing it takes longer than proofreading an article, and
    what it would save of many (a tenth of a millisecond a sentence) is not worth the 17 MB that it would hold.
    """
    text = load_dictionary()
    low, high = text.index('"'), len(text)
    while low < high:
        start = text.rfind("\n", low, (low + high) // 2) + 1 or low
        start = max(start, low)
        quote = text.find('"', start + 1)
        end = text.find("\n", start) + 1 or len(text)
        entry = text[start + 1 : quote]
        if entry == word:
            return int(text[quote + 2 : end].strip(" ,\n}"))
        if entry < word:
            low = end
        else:
            high = start
    return 0
