"""What pymorphy3 knows of one word, and the spelling of its forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from l10n.model import Case, Gender


def listed(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


CASES: Mapping[str, tuple[Case, ...]] = {"ru": tuple(Case)[:6], "uk": tuple(Case)}
CODES = {
    Case.NOM: "nomn",
    Case.GEN: "gent",
    Case.DAT: "datv",
    Case.ACC: "accs",
    Case.INS: "ablt",
    Case.LOC: "loct",
    Case.VOC: "voct",
}
GENDERS = {Gender.MASCULINE: "masc", Gender.FEMININE: "femn", Gender.NEUTER: "neut", Gender.PLURAL: "plur"}
# Forms the dictionaries mark as distorted, archaic, colloquial or erroneous are not for print.
_UNFIT = frozenset(["Dist", "Arch", "Infr", "Slng", "Erro", "Litr", "Supr", "gen1", "gen2", "acc2"])
# Long Ukrainian adjectives of verse: державная, державную.
_LONG = ("ая", "яя", "ую", "юю", "еє", "ії")
# Russian nouns whose locative in -у is the usual one after «в» and «на»; of others («в дому») print has no need.
_SECOND_LOCATIVE = frozenset(["аэропорт", "берег", "год", "лес", "мост", "порт", "край"])
_VOICES = frozenset(["actv", "pssv", "past", "pres"])
VOWELS = frozenset("аеёиоуыэюяєії")

# French names in a stressed -а or -я never change.
FRENCH = frozenset(["николя", "ніколя", "дюма", "золя", "дега", "петипа", "петіпа", "тома", "люка", "труайя"])

Forms = dict[Case, tuple[str, ...]]


@lru_cache(maxsize=2)
def analyzer(language: str) -> Any:
    """pymorphy3's analyzer of a language; loading it takes about 0.2 s."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


@lru_cache(maxsize=4096)
def parse_word(word: str, language: str) -> tuple[Any, ...]:
    """Every parse of a word; the Ukrainian dictionary has the ASCII apostrophe only."""
    return tuple(analyzer(language).parse(plain(word)))


def plain(word: str) -> str:
    """The word in small letters with the ASCII apostrophe."""
    return word.casefold().replace("\u2019", "'").replace("\u02bc", "'")


def is_sealed(word: str) -> bool:
    """Whether a word has one form by its looks: Latin letters, digits, an acronym in capitals, an initial."""
    letters = [letter for letter in word if letter.isalpha()]
    if not letters or any(letter.isascii() for letter in letters) or any(mark.isdigit() for mark in word):
        return True
    return all(letter.isupper() for letter in letters) and (len(letters) > 1 or word.endswith("."))


def fixed_forms(word: str, language: str) -> Forms:
    """One form for every case."""
    return dict.fromkeys(CASES[language], (word,))


_CASE_CODES = frozenset(CODES.values())


def traits(parse: Any) -> frozenset[str]:
    """The grammemes of a form; the Ukrainian dictionary leaves out that of the nominative here and there."""
    found = frozenset(parse.tag.grammemes)
    return found if found & _CASE_CODES or parse.tag.POS not in ("NOUN", "ADJF") else found | {"nomn"}


def known(word: str, language: str, *grammemes: str) -> bool:
    """Whether the dictionary has the word with all these grammemes, in the nominative."""
    wanted = {"nomn", *grammemes}
    return any(parse.is_known and wanted <= traits(parse) for parse in parse_word(word, language))


def inflect(parse: Any, word: str, language: str, grammemes: Iterable[str]) -> Forms | None:
    """The forms of a parse's lexeme that carry `grammemes`, in the letters' case of `word`; None if one is missing.

    Walking the lexeme instead of asking for one form keeps the variants, and Ukrainian tags lack `sing`.
    """
    # A participle's lexeme holds those of the other voice and tense too: соединивший beside соединенный.
    needed = set(grammemes) | (_VOICES & traits(parse))
    # The lexeme of «высшая» is that of «высокая», with «высочайшая» besides.
    stem = parse.word[:-2] if "Supr" in traits(parse) else ""
    found: dict[Case, list[str]] = {case: [] for case in CASES[language]}
    for form in parse.lexeme:
        tags = traits(form)
        if not form.word.startswith(stem):
            continue
        if form.tag.POS != parse.tag.POS or tags & _UNFIT - traits(parse) or not needed <= tags:
            continue
        for case, code in CODES.items():
            if case not in found:
                continue
            if code in tags and not (language == "uk" and "ADJF" in tags and form.word.endswith(_LONG)):
                found[case].append(form.word)
            elif case is Case.LOC and "loc2" in tags and ("Geox" in tags or parse.normal_form in _SECOND_LOCATIVE):
                found[case].insert(0, form.word)
    if not found[Case.NOM]:
        return None
    if Case.VOC in found and not found[Case.VOC]:
        found[Case.VOC] = list(found[Case.NOM])
    if not all(found.values()):
        return None
    citation = plain(word)
    forms = {case: tuple(dict.fromkeys(_spell(variants, citation, word))) for case, variants in found.items()}
    forms[Case.NOM] = (word,)
    return forms


def _spell(variants: Iterable[str], citation: str, word: str) -> Iterable[str]:
    """Forms as print has them: ё only where the citation form writes it or beside е, capitals as in the word."""
    for variant in variants:
        if "ё" in variant:
            yield recase(variant.replace("ё", "е"), word)
            # «Черное» has decided for е in the stem; in an ending (Кремлём) both are met.
            shared = len(common_prefix(variant.replace("ё", "е"), citation.replace("ё", "е")))
            if "ё" in citation or "ё" not in variant[:shared]:
                yield recase(variant, word)
        else:
            yield recase(variant, word)


def common_prefix(left: str, right: str) -> str:
    """The beginning that two words share."""
    size = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
    return left[:size]


def recase(form: str, word: str) -> str:
    """The form with capitals where the word has them: Нью-Йорка, not Нью-йорка."""
    if word.islower():
        return form
    parts, models = form.split("-"), word.split("-")
    if len(parts) == len(models) and len(parts) > 1:
        return "-".join(recase(part, model) for part, model in zip(parts, models, strict=True))
    # The capital may stand inside, as in «д’Ивуар».
    shared = len(common_prefix(form.replace("\u2019", "'"), plain(word)))
    kept = "".join(own.upper() if model.isupper() else own for own, model in zip(form, word[:shared], strict=False))
    form = kept + form[len(kept) :]
    return form[:1].upper() + form[1:] if word[:1].isupper() else form
