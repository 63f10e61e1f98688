"""People: given names, patronymics and a surname, by gender."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model import Gender
from l10n.paradigms import russian, ukrainian
from l10n.paradigms.words import VOWELS, Forms, fixed_forms, is_sealed, known, listed, parse_word, plain, traits

# Letters of the English alphabet by name: «Джей Ди Вэнс» changes in its last word only.
_LETTERS = listed(
    """
    эй би си ди джи эйч ай джей кей эл эм эн пи кью ар эс ти ви экс зет ей бі сі ді джі ейч ел ем ен пі к'ю
    ес ті ві екс
    """
)
_EASTERN = listed(
    """
    си ли ван чжан лю чэнь чень чжао хуан чжоу сюй сунь ху чжу гао линь хэ го ма ло мао дэн цинь цай цзян
    лай тан юань шэнь фэн дун лу цуй ляо хань пань тянь юй дай мэн цао дуань хван квон чо кан
    вэй пэн ким пак чхве чон мун юн нгуен нгуєн чан фам хо фан ву данг дин фунг тран ле сі лі
    лай тан юань шень фен дун цуй ляо хань пань тянь юй дай мен цао хван квон чо кан
    юнь хе ден вей пен кім сін дін тсай цзінь
    """
)
_PARTICLES = listed(
    """
    фон ван дер ден де да ди дель дю ду дос ла ле ля бин ибн бен аль эль оф о ді бін ібн ель
    """
)


def guess_person(words: Sequence[str], language: str) -> bool:
    """Whether a name without a kind reads as a person's: a given name, then a surname or an unknown word."""
    # Володимир is tagged as a living being in the Ukrainian dictionary, not as a given name.
    if len(words) < 2:
        return False
    last = words[-1]
    if _is_eastern(words) or (last[:1].isupper() and any(plain(word) in _PARTICLES for word in words[1:-1])):
        return True
    name = known(words[0], language, "Name")
    given = name or (language == "uk" and known(words[0], language, "anim", "masc"))
    if known(words[0], language, "anim") and all(known(word, language, "Name") for word in words[1:]):
        return True  # Папа Франциск, патриарх Кирилл
    if not given or known(words[0], language, "ADJF"):
        return False
    return last[:1].isupper() and (
        known(last, language, "Surn")
        or (name and any(known(last, language, kind) for kind in ("Name", "ADJF", "anim")))
        or (name and plain(last).endswith(("ий", "ый", "ой", "ая")))
        or not any(parse.is_known for parse in parse_word(last, language))
        or plain(last).endswith(("ский", "ський", "цкий", "цький", "ов", "ев", "ин", "ін", "ко"))
    )


def decline_person(words: Sequence[str], language: str, gender: Gender) -> list[Forms]:
    """The forms of each word of a person's name; the last word is the surname, unless it is the only one."""
    if gender not in (Gender.MASCULINE, Gender.FEMININE):
        gender = _guess_gender(words, language)
    feminine = gender is Gender.FEMININE
    rules = russian if language == "ru" else ukrainian
    # In Chinese, Korean and Vietnamese names the surname stands first and only the last word changes.
    eastern = len(words) in (2, 3) and plain(words[0]) in _EASTERN and not rules.is_western(words[-1])
    eastern = eastern or _is_eastern(words)
    found: list[Forms] = []
    for position, word in enumerate(words):
        last = position == len(words) - 1
        if (
            is_sealed(word)
            or plain(word) in _PARTICLES
            or (not last and (eastern or (plain(word) in _LETTERS and _spelt_out(words, position))))
        ):
            found.append(fixed_forms(word, language))
        elif last:
            western = eastern or (len(words) > 1 and rules.is_western(words[0]))
            single = len(words) == 1
            found.append(rules.decline_surname(word, feminine=feminine, western=western, alone=single))
        else:
            found.append(rules.decline_given(word, feminine=feminine))
    return found


def _is_eastern(words: Sequence[str]) -> bool:
    """Whether a name is three capitalised syllables (Пан Ги Мун), as only Korean and Chinese ones are."""
    return len(words) == 3 and all(
        word.istitle()
        and "." not in word
        and len(word) < 6
        and plain(word) not in _PARTICLES | _LETTERS
        and sum(letter in VOWELS for letter in plain(word)) == 1
        for word in words
    )


def _spelt_out(words: Sequence[str], position: int) -> bool:
    near = [*words[max(0, position - 1) : position], *words[position + 1 : position + 2]]
    return any(plain(word) in _LETTERS for word in near)


def _guess_gender(words: Sequence[str], language: str) -> Gender:
    for word in words[:-1] or words:
        for parse in parse_word(word, language):
            tags = traits(parse)
            if "Name" in tags and "nomn" in tags:
                return Gender.FEMININE if "femn" in tags else Gender.MASCULINE
    surname = plain(words[-1])
    ending = ("ова", "ева", "єва", "ская", "цкая", "ська", "цька", "ина", "іна", "їна", "ная", "ая")
    return Gender.FEMININE if surname.endswith(ending) else Gender.MASCULINE
