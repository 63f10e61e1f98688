"""Script: nothing left in English, no foreign letters, no look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.pair import Check, Example, Pair, Word
from l10n.model import Finding, Severity

_UNTRANSLATED = Check(
    "untranslated",
    "Untranslated",
    "The target is empty, is the source again, or is still English for the most part.",
    Severity.ERROR,
    Example("The parade was cancelled.", "The parade was cancelled."),
)
_LATIN_LEFT = Check(
    "latin-left",
    "English words left",
    "An English word stands in the target that is no name.",
    Severity.ERROR,
    Example("The drone strike failed.", "Удар drone не удался."),
)
_LATIN_NAME = Check(
    "latin-name",
    "Name left in Latin letters",
    "A name of several words stands in Latin letters although the glossary and the house's list don't allow it.",
    Severity.INFO,
    Example("Mark Galeotti tweeted.", "Mark Galeotti написал в твиттере."),
)
_WRONG = Check(
    "script-wrong",
    "Letter of the other language",
    "A word has a letter its language does not have: ы э ё ъ in Ukrainian, і ї є ґ in Russian.",
    Severity.ERROR,
    Example("The city is quiet.", "Місто тихе, було спокійно, як і ты.", "uk"),
)
_MIXED = Check(
    "script-mixed",
    "Latin and Cyrillic in one word",
    "A word mixes Latin letters with Cyrillic ones, or is made of Latin letters that look Cyrillic.",
    Severity.ERROR,
    Example("The president spoke.", "Президeнт выступил."),
)
CHECKS = (_UNTRANSLATED, _LATIN_LEFT, _LATIN_NAME, _WRONG, _MIXED)

_FOREIGN = {"ru": re.compile("[іїєґІЇЄҐўЎ]"), "uk": re.compile("[ыэёъЫЭЁЪўЎ]")}
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_TO_CYRILLIC = str.maketrans("aceopxyiABCEHIKMOPTXY", "асеорхуіАВСЕНІКМОРТХУ")
_TO_LATIN = str.maketrans("асеорхуіАВСЕНІКМОРТХУ", "aceopxyiABCEHIKMOPTXY")
_LOOKALIKE = frozenset("aceopxyiABCEHIKMOPTXY")
# Single Latin letters that pass for a Russian or Ukrainian word of one letter.
_ONE_LETTER = {"a": "а", "c": "с", "o": "о", "y": "у", "i": "і", "k": "к"}
_ONE_LETTER |= {"A": "А", "B": "В", "C": "С", "O": "О", "K": "К", "I": "І", "Y": "У"}
_DENIAL = re.compile(r"\b(?:not|no|never|nothing|nobody|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
# Words of look-alikes that English writes the same: «Но», «He», «На», «Во».
_SMALL_WORDS = frozenset({"не", "на", "но", "во", "он", "со", "ко", "то", "та", "те", "ті", "хто", "хоч"})
# A word that is spoken of as a word: «слово cella», «термин gerrymandering».
_CITED = re.compile(
    r"(?:слов[оа]м?|термин\w*|термін\w*|латин\w+|греч\w+|грецьк\w+|называ\w+|назива\w+|команд\w+)[ \u00a0][«„\"]?$",
    re.I,
)
# The original name beside its rendering: «Домініканська Республіка (ісп. República Dominicana)».
_ORIGINAL = re.compile(r"\((?:англ|исп|ісп|фр|нем|нім|лат|ит|іт|пол|порт|тур)[а-яіїє]*[.:]?[ \u00a0][«„\"]?$", re.I)
# Two words of one name, neither a list ("Apple, Amazon") nor one word with a hyphen ("Wi-Fi").
_SEVERAL = re.compile(r"[^\W\d_][.’']?[ \u00a0](?:& )?\w")
_TECHNICAL = frozenset(
    {"http", "https", "www", "pdf", "iphone", "ipad", "ios", "macos", "ebay", "mm", "km", "kg", "px", "it", "pc"}
)
# Abbreviations that are Cyrillic, typed in Latin letters; BBC and EPA are Latin and may stay.
_ABBREVIATIONS = frozenset(
    {"HATO", "TACC", "OOH", "CCCP", "BTO", "MOK", "KHP", "EC", "AO", "OAO", "MO", "BC", "BMC"}
)
_ENGLISH = re.compile(
    r"\b(?:the|an?|of|and|to|in|is|was|were|are|be|been|has|have|had|that|this|with|for|on|by|from|at|it|he|she"
    r"|they|his"
    r"|her|their|will|would|said|not|which|who|as|or|but|its|we|you|our|your|after|before|about)\b",
    re.IGNORECASE,
)


# Common words that English writes with a capital anywhere: titles and peoples.
_TITLES = (
    "president minister premier chancellor general colonel major captain mayor governor senator king queen"
    " prince princess pope bishop judge justice secretary ambassador director chairman professor doctor"
    " american russian ukrainian british english french german chinese polish turkish italian spanish japanese"
    " israeli iranian iraqi syrian indian canadian australian european african asian arab korean mexican"
    " swedish norwegian finnish danish dutch greek hungarian romanian czech georgian armenian belarusian"
    " lithuanian latvian estonian scottish welsh irish muslim christian jewish western eastern northern"
    " southern americans russians ukrainians germans poles turks italians israelis iranians europeans africans"
    " muslims christians"
)
# Common words that sentences of news begin with.
_OPENERS = (
    "the an this that these those it its he she they we you his her their our my your who what when where why"
    " how which there here then now in on at by for from with without of to after before during since until as"
    " if while although though because despite under over about above against among between into through and"
    " but or nor so yet not no all any both each every few many most much more some several other another such"
    " only even also just still already once twice first second third last next new old one two three four five"
    " six seven eight nine ten dozens hundreds thousands millions people men women children residents officials"
    " authorities police troops soldiers forces workers students experts scientists researchers doctors lawyers"
    " critics leaders protesters reporters voters fans players prices shares stocks oil gas water food money"
    " schools hospitals government parliament court prosecutors investigators rescuers firefighters witnesses"
    " according earlier later today yesterday tomorrow meanwhile however instead moreover nearly almost around"
    " roughly early late local international national foreign federal former senior public social political"
    " economic military human health climate election elections security talks attacks strikes protests reports"
    " sources details results please click have has had is are was were be been do does did can could will"
    " would should may might must let see read listen watch check find get go make take give use keep think say"
    " said asked speaking born located having being"
)
# Small words that stand in titles and names of any language.
_TITLE_PARTICLES = (
    "of the and an in on at to for from with by or vs de la le du des der die das von van di da el del y et"
)
_PARTICLES = frozenset(_TITLE_PARTICLES.split())
_ANYWHERE, _AT_START = frozenset(_TITLES.split()), frozenset(_OPENERS.split())
_SENTENCE_START = re.compile(r"(?:^|[.!?:—–][”\"]?[ \u00a0]+|^[^\w]+)[“\"'(‘]*$")


def find(pair: Pair) -> Iterator[Finding]:
    """Judge the letters of the target."""
    if not pair.unit.target.strip():
        if pair.unit.source.strip():
            yield _UNTRANSLATED.finding("there is no translation")
        return
    if _is_untranslated(pair):
        yield _UNTRANSLATED.finding("the target is still English", 0, len(pair.unit.target))
        return
    if not _LATIN.search(pair.target) and not _FOREIGN[pair.code].search(pair.target):
        return
    latin: list[Word] = []
    for word in pair.target_words:
        if _LATIN.search(word.text):
            mixed = _mixed(pair, word)
            if mixed:
                yield mixed
            else:
                latin.append(word)
        elif (foreign := _FOREIGN[pair.code]).search(word.text) and not _quoted_title(pair, word):
            letters = "".join(dict.fromkeys(foreign.findall(word.text)))
            yield _WRONG.finding(f"«{word.text}» has {letters}", word.start, word.end)
    yield from _left(pair, latin)


def _is_untranslated(pair: Pair) -> bool:
    """Whether the target is English prose, be it typed anew, in other capitals or with some names translated."""
    if not _LATIN.search(pair.target) or not _LATIN.search(pair.source):
        return False
    cyrillic = len(_CYRILLIC.findall(pair.target))
    if not cyrillic:
        # A line of names and figures may stay as it is ("BBC News", "F-16"), a headline in capitals may not.
        prose = {word.text for word in pair.source_words if _is_english(pair, word)}
        words = [word.lower for word in pair.target_words]
        common = [word for word in words if word in _AT_START | _PARTICLES]
        headline = len(words) > 5 and len(common) > 1 and not _PARTICLES.issuperset(common)
        return headline or any(_is_english(pair, word) or word.lower in prose for word in pair.target_words)
    english = [word for word in pair.target_words if _is_english(pair, word)]
    # A title in Latin letters is English too, but all its small words are particles: "The Lord of the Rings".
    sure = len(english) >= 3 and any(word.lower not in _PARTICLES for word in english)
    latin = sum(len(word.text) for word in pair.target_words if _LATIN.match(word.text))
    return sure and (latin > cyrillic or (len(english) >= 5 and latin > 0.66 * cyrillic))


def _is_english(pair: Pair, word: Word) -> bool:
    return (
        len(word.text) > 1
        and word.text.islower()
        and bool(_LATIN.match(word.text))
        and word.lower not in _kept(pair)
    )


def _kept(pair: Pair) -> frozenset[str]:
    return frozenset(part.lower() for entry in pair.style.latin for part in re.findall(r"[^\W_]+", entry))


def _mixed(pair: Pair, word: Word) -> Finding | None:
    latin, cyrillic = _LATIN.findall(word.text), _CYRILLIC.findall(word.text)
    if cyrillic:
        if "'" in word.text or "’" in word.text or any(letter.isdigit() for letter in word.text):
            pieces = re.findall(r"[^\W\d_]+", word.text)
            if not any(_LATIN.search(piece) and _CYRILLIC.search(piece) for piece in pieces):
                return None  # iPhone’ов
        if len(latin) >= len(cyrillic) and all(letter.translate(_TO_LATIN) != letter for letter in cyrillic):
            fix = word.text.translate(_TO_LATIN)
        else:
            fix = word.text.translate(_TO_CYRILLIC)
        certain = not (_LATIN.search(fix) and _CYRILLIC.search(fix))
        return _MIXED.finding(
            f"«{word.text}» mixes Latin and Cyrillic letters", word.start, word.end, fix if certain else None
        )
    if not set(word.text) <= _LOOKALIKE | {"k"}:
        return None
    if word.text == "He" and word.text in pair.source and not _DENIAL.search(pair.source):
        return None  # the English word, and no «Не»
    fix = _ONE_LETTER.get(word.text, "") if len(word.text) == 1 else word.text.translate(_TO_CYRILLIC)
    named = any(word.text == re.sub(r"['’]s?$", "", other.text) for other in pair.source_words)
    if named and not ((word.text in "aioyc" or fix.lower() in _SMALL_WORDS) and _neighbours_cyrillic(pair, word)):
        return None  # the English article is no word of the target, "C" may be a name's
    if len(word.text) == 1:
        if not fix or (fix in "іІ" and pair.code == "ru") or not _neighbours_cyrillic(pair, word):
            return None
    elif word.text.isupper():
        roman = set(word.text) <= set("IVXCM") and set(word.text) & set("IVX")
        if word.text not in _ABBREVIATIONS and (roman or _is_latin_abbreviation(pair, word)):
            return None
    elif word.text.islower():
        if set(word.text) <= set("ivxlc") or not _neighbours_cyrillic(pair, word):
            return None
    elif not word.text.istitle() or not _neighbours_cyrillic(pair, word):
        return None
    return _MIXED.finding(f"«{word.text}» is written in Latin letters", word.start, word.end, fix)


def _is_latin_abbreviation(pair: Pair, word: Word) -> bool:
    """Whether Latin capitals are English: in the source in any case (http), or the initials of its words (EPA)."""
    initials = "".join(other.text[0] for other in pair.source_words if other.text[0].isupper())
    return (
        word.lower in _TECHNICAL
        or word.lower in _kept(pair)
        or word.text in initials
        or any(word.lower == other.lower for other in pair.source_words)
    )


def _neighbours_cyrillic(pair: Pair, word: Word) -> bool:
    """Whether the word stands in running Cyrillic text, with a space and a word after it."""
    before, after = pair.target[: word.start], pair.target[word.end :]
    after = re.sub(r"^,(?=[ \u00a0])|^[ \u00a0]\d[\d.,:-]*(?=[ \u00a0])", "", after)  # «Но, …», «В 2024 году»
    if word.text.islower() and len(word.text) > 1 and (not after or after[0] in ".,;:!?…»”"):
        return bool(re.search(r"[а-яёіїєґ],?[ \u00a0]$", before))  # «… следили за ee.»
    spaced = after[:1] in (" ", "\u00a0") and (not before or before[-1] in ' \u00a0(«„“"')
    if word.text.islower() and len(word.text) == 1 and re.search(r"[а-яёіїєґ],?[ \u00a0]$", before):
        return spaced and after.lstrip()[:1].isalnum()
    return spaced and bool(_CYRILLIC.match(after.lstrip()))


def _quoted_title(pair: Pair, word: Word) -> bool:
    """Whether the word stands in quotation marks as a title in the other language: газета «День» and «Вести»."""
    text = pair.target
    opening = text.rfind("«", 0, word.start)
    return (
        opening >= 0
        and text.find("»", opening, word.start) < 0
        and word.text[0].isupper()
        and (text.find("»", word.end) >= 0 and text.find("»", word.end) - opening < 40)
    )


def _left(pair: Pair, latin: list[Word]) -> Iterator[Finding]:
    kept = _kept(pair)
    locked = [(lock.start, lock.end) for lock in pair.locks if lock.start >= 0]
    words = [
        word
        for word in latin
        if (word.lower not in kept | _TECHNICAL or word.text == "It")
        and not any(character.isdigit() for character in word.text)
        and not any(start <= word.start and word.end <= end for start, end in locked)
    ]
    for run in _runs(pair.target, words):
        start, end = run[0].start, run[-1].end
        text = pair.target[start:end]
        lower = [word for word in run if word.text.islower() and len(word.text) > 1]
        if _ORIGINAL.search(pair.target, 0, start) or (len(run) == 1 and _CITED.search(pair.target, 0, start)):
            continue
        if (lower and not _may_stay(pair, run, text, lower)) or (len(run) == 1 and _is_common(pair, run[0])):
            yield _LATIN_LEFT.finding(f"“{text}” is left in English", start, end)
        elif not lower and _SEVERAL.search(text) and all(word.text.istitle() for word in run):
            yield _LATIN_NAME.finding(f"“{text}” is left in Latin letters", start, end)


def _is_common(pair: Pair, word: Word) -> bool:
    """Whether a word with a capital is English prose: a title, a people, or what begins the source's sentence."""
    before, after = pair.target[word.start - 1 : word.start], pair.target[word.end : word.end + 1]
    if not word.text.istitle() or before in tuple('«“„"-./') or after in tuple('»”"-.’'):
        return False
    found = [other for other in pair.source_words if word.text == other.text]
    if word.lower in _ANYWHERE:
        return bool(found)
    return (
        word.lower in _AT_START
        and any(found)
        and all(_SENTENCE_START.search(pair.source, 0, other.start) for other in found)
    )


def _may_stay(pair: Pair, run: list[Word], text: str, lower: list[Word]) -> bool:
    if len(lower) < len(run):
        edged = lower[0] is run[0] or lower[-1] is run[-1]
        if edged and text.lower() not in pair.source.lower():
            return False  # a word beside a name is no part of it
        # Part of a name in Latin letters: "Bank of America", "Game of Thrones".
        return len(lower) <= len(run) - len(lower) + 1 and len(_ENGLISH.findall(text)) <= len(run) / 2
    before, after = pair.target[: run[0].start].rstrip()[-1:], pair.target[run[-1].end :].lstrip()[:1]
    if before in "«“„\"'(/" and before and after in "»”“\"')/,":
        return not _ENGLISH.search(text) or text not in pair.source
    return not _ENGLISH.search(text) and not any(
        word.lower == other.lower for word in lower for other in pair.source_words
    )


def _runs(text: str, words: list[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and text[run[-1].end : word.start].strip(" \u00a0-'’&.,"):
            yield run
            run = []
        run.append(word)
    if run:
        yield run
