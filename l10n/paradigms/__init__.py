"""The case forms of a name, made once for a person to sign; nothing is inflected at run time.

Persons go through pytrovich (Russian) and shevchenko (Ukrainian), everything else through pymorphy3 with a parse
forced by kind, gender and agreement; what those get wrong is mended by rules, each with its reason beside it.
"""

from __future__ import annotations

from itertools import product

from l10n.errors import GlossaryError
from l10n.model import Case, Gender, Kind, Paradigm
from l10n.paradigms.persons import decline_person, guess_person
from l10n.paradigms.phrases import decline_phrase
from l10n.paradigms.words import CASES, is_sealed, plain

__all__ = ["LANGUAGES", "generate_paradigm"]

LANGUAGES = tuple(CASES)
_MOST_VARIANTS = 6


def generate_paradigm(
    target: str, language: str, kind: Kind = Kind.OTHER, gender: Gender = Gender.UNKNOWN, fixed: bool = False
) -> Paradigm:
    """Make the case forms of a rendering, preferred variants first.

    Words in Latin letters or capitals (ТАСС, НАТО) and digits keep one form, as do foreign names that end in a
    vowel other than -а/-я, and women's surnames that end in a consonant. In names of several words only the head
    and its adjectives change, without the rare variants (-ою in Russian, -ім in the Ukrainian locative).

    Args:
        target: The citation form, as names.csv has it; quotation marks around it stay.
        language: "ru" or "uk".
        kind: A person's words are given names and, last, a surname; other kinds are phrases of common words.
        gender: Of the whole name; where it is unknown it is taken from the words.
        fixed: Whether a person has said that the name has one form.

    Raises:
        GlossaryError: The language has no generator, or its libraries are not installed.
    """
    cases = CASES.get(language)
    if cases is None:
        todo = f"write forms.{language}.csv by hand"
        raise GlossaryError(
            f"case forms can be generated for {' and '.join(CASES)} only, not for {language}", todo=todo
        )
    words = target.split()
    if fixed or not words or all(is_sealed(word) for word in words):
        return Paradigm(dict.fromkeys(cases, (target,)), fixed=True)
    bare = [word.strip('«»„“”"') for word in words]
    if kind is Kind.OTHER and gender is Gender.UNKNOWN and guess_person(bare, language):
        kind = Kind.PERSON
    try:
        if kind is Kind.PERSON:
            declined = decline_person(bare, language, gender)
        else:
            declined = decline_phrase(bare, language, kind, gender)
    except ImportError as error:
        what = f"case forms need {error.name or 'a library'}, which is not installed"
        raise GlossaryError(what, todo="pip install 'l10n[forms]'") from error
    forms: dict[Case, tuple[str, ...]] = {}
    for case in cases:
        variants = [_dress(found[case], word) for found, word in zip(declined, words, strict=True)]
        forms[case] = _join(variants, len(words) > 1)
    forms[Case.NOM] = (target,)
    return Paradigm(forms, fixed=len({form for found in forms.values() for form in found}) == 1)


def _dress(forms: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Give forms back the quotation marks and the apostrophe of the word as it was written."""
    bare = word.strip('«»„“”"')
    head, _, tail = word.partition(bare)
    # Print has U+2019 where the name itself shows no other choice (Перм’ю).
    apostrophe = next((mark for mark in "'\u02bc" if mark in word), "\u2019")
    return tuple(head + form.replace("'", apostrophe) + tail for form in forms)


def _join(variants: list[tuple[str, ...]], several: bool) -> tuple[str, ...]:
    """The forms of the whole name: the words' variants combined, the preferred ones first."""
    if several:
        variants = [tuple(form for form in found if not _is_rare(form, found)) for found in variants]
    # Parallel endings first (Володимиру Путіну), then the mixed ones (Володимирові Путіну).
    varied = [position for position, found in enumerate(variants) if len(found) > 1]
    ways = product(*[tuple(enumerate(found)) for found in variants])

    def preference(way: tuple[tuple[int, str], ...]) -> tuple[bool, bool, int]:
        # -ові and -еві make the longest variant by two letters; «Лаврові» is the short one of «Лавровові».
        long = {len(way[i][1]) > 1 + min(map(len, variants[i])) for i in varied}
        return len(long) > 1, len({way[i][0] for i in varied}) > 1, sum(rank for rank, _ in way)

    ranked = sorted(ways, key=preference)
    forms = tuple(dict.fromkeys(" ".join(form for _, form in way) for way in ranked))
    return forms[:_MOST_VARIANTS] if several else forms


def _is_rare(form: str, found: tuple[str, ...]) -> bool:
    """Whether a form is the bookish one of a pair: Москвою beside Москвой, Чорнім beside Чорному."""
    text = plain(form)
    others = {plain(other) for other in found if other != form}
    if text.endswith(("ою", "ею")):
        return text[:-1] + "й" in others
    return text.endswith("ім") and bool({text[:-2] + "ому", text[:-2] + "ьому"} & others)
