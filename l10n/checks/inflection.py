"""Inflection: the forms that a word of the house's list may take, told from the ending of its dictionary form.

There is no dictionary here: a noun, an adjective and a verb are told apart by their last letters, and where those
allow two classes the forms of both are given. Some of them are no words, which harms nobody; what matters is that
they are seldom forms of another word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache


def _list(words: str) -> list[str]:
    return words.split()


_VOWELS = "аеёиоуыэюяіїє"
_SIBILANTS = "жчшщ"
# Words without forms. What follows a preposition is governed by it and stays as it is, too: «на сегодняшний день».
_PREPOSITIONS = frozenset(
    _list(
        "без в во для до за из к ко на над о об обо от по под при про с со у через между перед"
        " від з зі із біля щодо крім після проти"
    )
)
_PARTICLES = frozenset(
    _list(
        "как так там тут вот и или а но да же не ни что бы ли уже еще ещё очень"
        " та й або але чи що щоб це як ось би вже ще дуже дещо"
    )
)
_ADJECTIVE = {
    "ru": _list("ый ий ой ого его ому ему ым им ом ем ая яя ую юю ей ою ею ое ее ые ие ых их ыми ими"),
    "uk": _list("ий ій ого ього ому ьому им ім а я ої ьої у ю ою ьою е є і ї их іх ими іми"),
}
# What stands after the stem of a noun, by the last letter of its dictionary form.
_NOUN = {
    "ru": {
        "": "а у ом ем ём е ы ов ев ёв ей ам ами ах",
        "а": "ы е у ой ою ей ею ам ами ах",
        "я": "и е ю ей ёй ею ёю ям ями ях ь й",
        "о": "а у ом е ы ам ами ах ья ьев ьям ьями ьях",
        "е": "я ю ем и ям ями ях а у ам ами ах ей",
        "ё": "я ю ём е и ям ями ях ей",
        "ь": "и ью ей ям ями ях я ю ем ём е",
        "й": "я ю ем ём е и ев ёв ям ями ях",
        "ы": "ам ами ах ов",
        "и": "ам ами ах ям ями ях ей ев ов",
    },
    "uk": {
        "": "а у ові еві ом ем і и ів ей ам ами ах е",
        "а": "и і у ою ею ам ами ах",
        "я": "і ї ю ею єю є ям ями ях ь й",
        "о": "а у ом і и ам ами ах ові",
        "е": "я ю ем і ям ями ях ь а у ам ами ах",
        "ь": "і ю я ем е ей ів ям ями ях еві ею",
        "й": "я ю єм ї єві їв ям ями ях є",
        "и": "ам ами ах ів ей",
        "і": "ам ами ах ям ями ях ів ей",
    },
}
# Adjectives that are nouns: «животное», «сборная», «данные»; «минуле».
_SUBSTANTIVE = {
    "ru": {"ое": "ого ому ым ом", "ее": "его ему им ем", "ая": "ой ую", "ые": "ых ым ыми", "ие": "их им ими"},
    "uk": {"е": "ого ому им ім", "ні": "них ним ними"},
}
# The present after the stem: of «читать», of «говорить», of «писать» and «нести».
_FIRST = {
    "ru": _list("ю ешь ёшь ет ёт ем ём ете ёте ют й йте я"),
    "uk": _list("ю єш є ємо єм єте ють й йте ймо ючи"),
}
_SECOND = {
    "ru": _list("ю ишь ит им ите ят ат я ьте"),
    "uk": _list("ю иш їш ить їть имо їмо ите їте ять ать іть імо те ьте мо"),
}
_HARD = {
    "ru": _list("у ю ешь ёшь ет ёт ем ём ете ёте ут ют и ите"),
    "uk": _list("у ю еш е емо ем ете уть ють и іть імо учи"),
}
_PAST = {"ru": _list("л ла ло ли в вши"), "uk": _list("в ла ло ли вши но то тиму тимеш тиме тимемо тимете тимуть")}
# The tails of participles: adjectives, and in Russian the short passive.
_FULL = {"ru": ("вш", "нн", "т"), "uk": ("н", "т", "вш")}
_SHORT = {"ru": _list("н на но ны т та то ты"), "uk": []}
_PRESENT_PARTICIPLES = {"ru": ("ющ", "ем"), "uk": ("юч",)}
_MUTATED = {
    "ru": {"ст": "щ", "т": "ч|щ", "д": "ж|жд", "с": "ш", "з": "ж", "к": "ч", "г": "ж", "х": "ш", "ск": "щ"},
    "uk": {"ст": "щ", "т": "ч", "д": "дж", "с": "ш", "з": "ж", "к": "ч", "г": "ж", "х": "ш", "ск": "щ"},
}
# The end of a verb's stem and what it is in the present: «станет», «начнёт», «возьмёт», «поедет».
_IRREGULAR = {
    "ru": {"ста": "стан", "ча": "чн", "взя": "возьм", "еха": "ед", "жи": "жив", "ня": "ним"},
    "uk": {"ста": "стан", "ча": "чн", "взя": "візьм", "їха": "їд", "жи": "жив"},
}
_SOFTENED = {"к": "ц", "г": "з", "х": "с"}
_IS_VERB = {
    "ru": re.compile("(?:[^с]ть|ти|чь|(?:кла|кра|па|се|кля|пря)сть)(?:ся|сь)?$"),
    "uk": re.compile("ти(?:ся|сь)?$"),
}
_IS_ADJECTIVE = {
    "ru": re.compile("(?:[ыи]й|(?<!стр)(?<!ст)(?<!гер)(?<!пок)(?<!б)(?<!сл)[а-яё]{2}ой|[ыи]йся)$"),
    "uk": re.compile("(?:ий|н[іи]й)$"),
}
# Adverbs («абсолютно», «практически» have none of a noun's endings), infinitives, reflexive participles.
_IS_NO_NOUN = {
    "ru": re.compile("(?:...[^аеёиоуыэюя]но|ео|ся|(?:ть|ти|чь)сь|ти|ски)$"),
    "uk": re.compile("(?:...[^аеиоуюяіїє]но|ео|ся|тись|ти|ськи)$"),
}


def inflect_phrase(phrase: str, code: str) -> str:
    """A pattern for a word or phrase in any of its forms ("ru" or "uk"), without anchors.

    Acronyms, words of another alphabet and what a preposition governs have one form. е and ё, the apostrophes, and
    spaces of any kind are not told apart.
    """
    pieces: list[str] = []
    governed = False
    for word in phrase.split():
        small = word.lower()
        governed |= small in _PREPOSITIONS
        alone = governed or small in _PARTICLES or (word.isupper() and len(word) > 1)
        pieces.append(write_pattern([small] if alone else inflect_word(small, code)))
    return r"\s+".join(pieces)


def write_pattern(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, the longest first."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    written = "|".join(re.sub("['’ʼ]", "['’ʼ]", re.sub("[её]", "[её]", re.escape(form))) for form in ordered)
    written = written.replace(r"\ ", r"\s+")
    return f"(?:{written})"


@cache
def inflect_word(word: str, code: str) -> frozenset[str]:
    """The forms of one word in small letters, itself among them."""
    forms = {word}
    if not re.fullmatch(r"[а-яёіїєґ'’ʼ-]{3,}", word):
        return frozenset(forms)
    if _IS_VERB[code].search(word):
        forms.update(_verb(word, code))
    if _IS_ADJECTIVE[code].search(word):
        forms.update(_adjective(word, code))
    if not _IS_NO_NOUN[code].search(word):
        forms.update(_noun(word, code))
    return frozenset(forms)


def _adjective(word: str, code: str) -> Iterator[str]:
    tail = "ся" if word.endswith("ся") else ""
    stem = word.removesuffix("ся")[:-2]
    yield from (stem + ending + tail for ending in _ADJECTIVE[code])
    if code == "ru":
        yield from (stem + "ейш" + ending for ending in _ADJECTIVE[code])
    if stem.endswith("трет") or (code == "ru" and stem[-1] in _SIBILANTS):  # «вражий», «третий»
        yield from (
            stem + "ь" + ending for ending in ("его", "ему", "им", "ем", "я", "ю", "ей", "е", "и", "их", "ими")
        )
        yield from (stem + ending for ending in ("я", "ю", "ього", "ьому", "ьої"))
    # «важен, важна»: «право» and «крайне» are other words, so that only stems in -н have short forms.
    if not word.endswith("ний" if code == "uk" else "ный") or len(stem) < 4:
        return
    if stem[-2] not in _VOWELS:
        yield stem[:-1] + "ен"
    if code == "ru":
        yield from (stem + ending for ending in "аоы")
        if stem.endswith("енн"):
            yield from (stem[:-1] + ending for ending in ("", "а", "о", "ы"))


def _noun(word: str, code: str) -> Iterator[str]:
    for ending, others in _SUBSTANTIVE[code].items():
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            yield from (word.removesuffix(ending) + other for other in others.split())
    endings = _NOUN[code]
    last = word[-1] if word[-1] in endings else ""
    stem = word[: len(word) - len(last)]
    if len(stem) < (3 if last and not word.endswith(("ия", "ія")) else 2) or word.endswith(
        ("ое", "ее", "ые", "ая")
    ):
        return
    if code == "ru" and word.endswith("сть"):
        yield from (stem + ending for ending in ("и", "ью", "ей", "ям", "ями", "ях"))
        return
    for base in _stems(stem, last, code):
        hard = "и" if base[-1] in "гкхжчшщ" else "ы"  # of the two, what the stem asks
        yield from (base + (hard if ending == "ы" else ending) for ending in endings[last].split())
    if last and last in "аоеыиія" and len(stem) > 3:
        yield from (form + ("ь" if last == "я" else "") for form in _bare(stem, code))
    if re.search(r"(.)\1я$", word):  # «питань», «життю»
        yield stem[:-1] + "ь"
    if last == "я" and stem.endswith("ь"):
        yield from (stem[:-1] + "ей", stem[:-1] + "ий")
    if last in "еяё" and stem.endswith(("и", "ь")):
        yield stem.rstrip("иь") + "ий"
    if last == "ь" and code == "uk":
        yield stem + stem[-1] + "ю"
    if last == "я" and stem.endswith("н"):
        yield f"{stem[:-1]}ен"  # «песен»
    if code == "ru" and word.endswith("мя"):
        yield from (word[:-1] + ending for ending in ("ени", "енем", "ена", "ён", "енам", "енами", "енах"))
    if match := re.search("(.+)(ан|ян)ин$", word):
        yield from (match[1] + match[2] + ending for ending in ("", "е", "и", "ам", "ами", "ах"))
    if match := re.search("(.+)(?:онок|[её]нок)$", word):
        tail = "ат" if word.endswith("онок") else "ят"
        yield from (match[1] + tail + ending for ending in ("", "а", "ам", "ами", "ах"))


def _stems(stem: str, last: str, code: str) -> Iterator[str]:
    """The stem; without its fleeting vowel; as an open syllable or a locative has it."""
    yield stem
    if last in ("", "ь"):
        fleeting = re.fullmatch(r"(.+)[еёо]([бвгджзклмнпрстфхцчшщ])", stem)
        if fleeting and len(stem) + len(last) > 3:
            before = fleeting[1] + "й" if fleeting[1][-1] in _VOWELS else fleeting[1]
            yield before + fleeting[2]
            if before.endswith("л"):
                yield f"{before}ь{fleeting[2]}"  # «палец»
        if code == "uk" and (closed := re.fullmatch(r"(.+)і([бвгджзклмнпрстфхцчшщ]{1,2})", stem)):
            yield from (f"{closed[1]}{vowel}{closed[2]}" for vowel in ("о", "е", "є", "ьо"))
    if code == "uk" and last == "й" and stem.endswith("і"):
        yield from (stem[:-1] + "о", stem[:-1] + "е")  # «пристрою»
    if code == "uk" and stem[-1] in _SOFTENED:
        yield stem[:-1] + _SOFTENED[stem[-1]]


def _bare(stem: str, code: str) -> Iterator[str]:
    """The genitive plural without an ending: «баб», «вставок», «песен», «слів»."""
    yield stem
    if stem[-2] not in _VOWELS:
        yield from (stem[:-1].rstrip("ьй") + vowel + stem[-1] for vowel in "оеё")
    if code == "uk":
        yield re.sub("[оеє](?=[^аеиоуюяіїє]{1,2}$)", "і", stem)


def _verb(word: str, code: str) -> Iterator[str]:
    reflexive = word.endswith(("ся", "сь"))
    tails = [""] if not reflexive else ["ся", "сь"] if code == "ru" else ["ся", "сь", "ться"]
    bare = word[:-2] if reflexive else word
    for form in (bare, *_plain_verb(bare, code)):
        yield from (form + tail for tail in tails)


def _plain_verb(word: str, code: str) -> Iterator[str]:
    stem = word[:-2]
    if len(stem) < 3:
        return
    if word.endswith("чь"):
        for hard, soft in (("г", "ж"), ("к", "ч")):
            yield from (stem + hard + ending for ending in ("", "у", "ут", "ла", "ло", "ли", "и", "ите", "ший"))
            yield from (stem + soft + ending for ending in ("ешь", "ёшь", "ет", "ёт", "ем", "ём", "ете", "ёте"))
        return
    vowel = stem[-1] if stem[-1] in _VOWELS else ""
    if not vowel:
        yield from _closed_verb(stem, code)
        return
    root = stem[:-1]
    yield from (stem + ending for ending in (*_PAST[code], *_SHORT[code]))
    yield from (stem + tail + ending for tail in _FULL[code] for ending in _ADJECTIVE[code])
    yield from (base + ending for base, endings in _presents(stem, root, vowel, code) for ending in endings)
    if vowel in "иії":
        yield from (base + ending for base in _mutate(root, code) for ending in _passive(code))


def _closed_verb(stem: str, code: str) -> Iterator[str]:
    """«нести, вести, класть, прийти, допомогти»: the past and present have a consonant of their own."""
    if stem.endswith("й"):
        short = stem[:-1]
        past = [short + ending for ending in ("шел", "шла", "шло", "шли", "шов", "йшов", "йшла", "йшло", "йшли")]
        bases = [short + "йд"]
    elif stem.endswith("с"):
        past = [stem, *(short + ending for short in (stem[:-1], stem) for ending in _PAST[code][:4])]
        bases = [stem[:-1] + "д", stem[:-1] + "т", stem]
    else:
        past = [stem + ending for ending in ("", "ла", "ло", "ли", "ший", "ши")]
        bases = list(_mutate(stem, code)) if stem[-1] not in "гк" else [stem[:-1] + {"г": "ж", "к": "ч"}[stem[-1]]]
    yield from past
    if code == "uk":  # «вів», «ніс», «допоміг»
        yield from (re.sub("[еоя](?=[^аеиоуюяіїє]$)", "і", form) for form in (*past[:1], stem))
    yield from (base + ending for base in bases for ending in (*_HARD[code], *_passive(code)))


@cache
def _passive(code: str) -> tuple[str, ...]:
    """«озвученный», «озвучен»; «озвучений», «озвучено»."""
    tails = ("енн", "ённ") if code == "ru" else ("ен", "єн")
    short = [tail[:2] + ending for tail in tails for ending in ("", "а", "о", "ы")]
    return (*short, *(tail + ending for tail in tails for ending in _ADJECTIVE[code]))


def _presents(stem: str, root: str, vowel: str, code: str) -> Iterator[tuple[str, list[str]]]:
    participles = [tail + ending for tail in _PRESENT_PARTICIPLES[code] for ending in _ADJECTIVE[code]]
    if re.search("[оеую]ва$", stem) and len(stem) > 5:  # «рисковать», «воевать»
        yield stem[:-3] + ("ю" if stem[-3] in "ею" else "у"), [*_FIRST[code], *participles]
    if re.search("(?:да|ста|зна)ва$", stem):
        yield stem[:-2], _FIRST[code]
    if vowel in "аяеію" and not stem.endswith("ова"):
        yield stem, [*_FIRST[code], *participles]
    if (
        vowel in "иії"
        or (len(root) > 2 and vowel in "еа" and root[-1] in _SIBILANTS)
        or (vowel == "е" and len(root) > 2)
    ):
        for base in _mutate(root, code):
            yield base, [*_SECOND[code], *(["у", "а"] if base[-1] in _SIBILANTS else [])]
    if vowel == "я" and root[-1:] in tuple(_VOWELS):  # «стоять»
        yield root, _SECOND[code]
    if vowel == "а":  # «сказать», «выбрать»
        yield from ((base, _HARD[code]) for base in _mutate(root, code) if base != root)
        yield from ((root[:-1] + "е" + root[-1], _HARD[code]) for end in ("бр", "др") if root.endswith(end))
    if vowel == "у":  # «глянуть», «достигнуть»
        yield root, [*_HARD[code], *_passive(code)]
        yield root[:-1], ["", "ла", "ло", "ли"] if len(root) > 4 else []
    if code == "uk" and vowel == "и":  # «відкриє»
        yield stem, _FIRST[code]
    if vowel == "ы":  # «откроет»
        yield root + "о", _FIRST[code]
    for end, base in _IRREGULAR[code].items():
        if stem.endswith(end):
            yield stem.removesuffix(end) + base, _HARD[code]
    if stem.endswith("да"):
        yield stem, ["м", "шь", "ст", "дим", "дите", "дут", "си", "сть", "димо", "дуть", "сте"]
    if stem.endswith("ня") and len(root) > 2:  # «принять, поднять, прийняти»
        for old, new in (("йн", "йм"), ("н", "м"), ("н", "ним"), ("н", "йм")):
            if root.endswith(old):
                yield root.removesuffix(old) + new, _HARD[code]


def _mutate(root: str, code: str) -> Iterator[str]:
    yield root
    for old, new in _MUTATED[code].items():
        if root.endswith(old):
            yield from (root.removesuffix(old) + letters for letters in new.split("|"))
    if root[-1:] in tuple("бпвмф"):
        yield root + "л"
