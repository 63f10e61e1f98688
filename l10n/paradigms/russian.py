"""Russian persons: pytrovich's rules, with the variants of print and a few rules it lacks."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from l10n.model import Case
from l10n.paradigms.words import (
    CASES,
    FRENCH,
    VOWELS,
    Forms,
    fixed_forms,
    inflect,
    known,
    listed,
    parse_word,
    plain,
    recase,
    traits,
)

_CASES = {
    Case.GEN: "GENITIVE",
    Case.DAT: "DATIVE",
    Case.ACC: "ACCUSATIVE",
    Case.INS: "INSTRUMENTAL",
    Case.LOC: "PREPOSITIONAL",
}
# Given names of Western Europe and America: a surname in -ин or -ов beside one of them is foreign, and its
# instrumental ends in -ом (Ллойдом Остином, Чарльзом Дарвином), against Путиным and Кадыровым.
_WESTERN = listed(
    """
    адам адриан альберт альфред бен бенджамин бернард бернхард билл брайан брюс вернер вильгельм вильям
    гарри генри георг герберт герман герхард говард гордон грег грэм дерек джейкоб джеймс джейсон джек
    джереми джерри джеффри джим джо джозеф джон джонатан джордж джошуа джулиан джуд джастин дин доминик
    дональд дуглас дэвид дэн дэниел жак жан жорж зигмунд йозеф йохан карл кевин кеннет кит кларк клаус
    клемент клинт колин конрад крис кристиан кристофер крэйг курт ларри лео лоуренс луис льюис людвиг люк
    майк майкл марк марсель мартин мэттью мэтт нил норман оливер оскар отто патрик пауль питер пол рассел
    ральф ричард роберт роджер роналд рональд рудольф сид скотт стив стивен стивенс стэн стэнли стюарт тед
    тим тимоти том томас тони уилл уильям уолтер уоррен феликс филипп фрэнк фрэнсис фридрих ханс харви
    хелмут хью чарли чарльз чак шон эдвард эдвин эд эми эндрю энтони эрик эрнест эрнст эрвин ян ллойд
    """
)


def is_western(given: str) -> bool:
    """Whether a given name is of Western Europe or America."""
    return plain(given) in _WESTERN


@lru_cache(maxsize=1)
def _maker() -> Any:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


def _pytrovich(part: str, word: str, feminine: bool) -> Forms:
    from pytrovich import enums

    gender = enums.Gender.FEMALE if feminine else enums.Gender.MALE
    forms: Forms = {Case.NOM: (word,)}
    for case, name in _CASES.items():
        form = _maker().make(enums.NamePart[part], gender, enums.Case[name], word)
        # In print «Ильей»; «Ильёй» is read too.
        plain_yo = form if "ё" in word.casefold() else form.replace("ё", "е")
        forms[case] = tuple(dict.fromkeys((recase(plain_yo, word), recase(form, word))))
    return {case: forms[case] for case in (Case.NOM, *_CASES)}


def decline_surname(word: str, *, feminine: bool, western: bool, alone: bool) -> Forms:
    """A surname; `western` says that the given name before it is Western, `alone` that no word is before it."""
    if "-" in word:
        return _hyphenated(word, feminine=feminine, western=western)
    text = plain(word)
    gender = "femn" if feminine else "masc"
    given = any(known(word, "ru", kind, gender) for kind in ("Name", "Patr"))
    if alone and given and not known(word, "ru", "Surn"):
        return decline_given(word, feminine=feminine)
    if _is_fixed(text, feminine):
        return fixed_forms(word, "ru")
    # Калина is a noun, not an adjective in -ина: its cases are those of any noun in -а.
    noun = feminine and text.endswith(("ина", "ова", "ева")) and known(word, "ru", "NOUN", "inan")
    forms = _as_noun(word, text, feminine) or _pytrovich("LASTNAME", word, feminine and not noun)
    if western and not feminine and text.endswith(("ин", "ын", "ов", "ев")):
        forms[Case.INS] = (word + "ом",)
    return _with_variants(forms)


def _as_noun(word: str, text: str, feminine: bool) -> Forms | None:
    """A man's surname that is a common noun with a fleeting vowel (Стрелец, Стрельца), or one in -ша or -ца."""
    if text.endswith(("жа", "ча", "ша", "ща", "ца")):
        # Unstressed in nearly every surname, unlike the noun «левша»; pytrovich writes «Олешой».
        genitive = word[:-1] + ("ы" if text.endswith("ца") else "и")
        forms = (word, genitive, word[:-1] + "е", word[:-1] + "у", word[:-1] + "ей", word[:-1] + "е")
        return {case: (form,) for case, form in zip(CASES["ru"], forms, strict=True)}
    if feminine or not text.endswith(("ец", "ей", "ень")):
        return None
    for parse in parse_word(word, "ru"):
        if parse.is_known and {"NOUN", "masc", "sing", "nomn"} <= traits(parse):
            found = inflect(parse, word, "ru", {"masc", "sing"})
            if found is not None and not plain(found[Case.GEN][0]).startswith(text[:-1]):
                return {**found, Case.ACC: found[Case.GEN]}
    return None


def decline_given(word: str, *, feminine: bool) -> Forms:
    """A given name or a patronymic."""
    text = plain(word)
    if "-" in word:
        return _hyphenated(word, feminine=feminine, western=False, given=True)
    if (text.endswith(("вич", "ьич")) and len(text) > 6) or (
        text.endswith(("вна", "чна")) and feminine and len(text) > 7
    ):
        return _with_variants(_pytrovich("MIDDLENAME", word, feminine))
    if text[-1] in "оеёэиыую" or text in FRENCH:
        return fixed_forms(word, "ru")
    if feminine and text[-1] not in VOWELS and text[-1] != "ь":
        return fixed_forms(word, "ru")
    if feminine and text[-1] == "ь" and not known(word, "ru", "Name", "femn"):
        return fixed_forms(word, "ru")
    forms = _pytrovich("FIRSTNAME", word, feminine)
    if text[-1] == "а" and text[-2] in "жшчщ":
        # pytrovich writes «Джорджы»; after a sibilant it is и, and unstressed -ей.
        forms[Case.GEN], forms[Case.INS] = (word[:-1] + "и",), (word[:-1] + "ей",)
    return _with_variants(forms)


def _is_fixed(text: str, feminine: bool) -> bool:
    """Surnames of one form: foreign ones in a vowel other than -а/-я, -ых/-их, -ко; women's in a consonant."""
    if text.endswith(("ых", "их")) and len(text) > 4:
        return True
    if text[-1] in "оеёэиыую" or text in FRENCH:
        return True
    if text.endswith(("уа", "иа", "еа", "оа")) and len(text) > 3:
        return text.endswith(("уа", "оа"))
    return feminine and text[-1] not in "ая"


def _with_variants(forms: Forms) -> Forms:
    """Add the bookish instrumental in -ою/-ею beside -ой/-ей of a first-declension or feminine name."""
    instrumental = forms[Case.INS][0]
    if plain(forms[Case.NOM][0])[-1] in "ая" and instrumental.endswith(("ой", "ей", "ёй")):
        forms[Case.INS] = (*forms[Case.INS], instrumental[:-1] + "ю")
    return forms


def _hyphenated(word: str, *, feminine: bool, western: bool, given: bool = False) -> Forms:
    parts = word.split("-")
    if plain(parts[-1]) in ("младший", "старший"):
        first = decline_surname("-".join(parts[:-1]), feminine=feminine, western=western, alone=False)
        last = _pytrovich("LASTNAME", parts[-1], False)
        last[Case.GEN] = last[Case.ACC] = (parts[-1][:-2] + "его",)
        last[Case.DAT], last[Case.LOC] = (parts[-1][:-2] + "ему",), (parts[-1][:-2] + "ем",)
        return _pair([first, last])
    found: list[Forms] = []
    for position, part in enumerate(parts):
        final = position == len(parts) - 1
        if not final and (sum(letter in VOWELS for letter in plain(part)) < 2 or part.islower()):
            found.append(fixed_forms(part, "ru"))  # Жан-Поля, Бонч-Бруевича
        elif given:
            found.append(decline_given(part, feminine=feminine))
        else:
            found.append(decline_surname(part, feminine=feminine, western=western, alone=False))
    return _pair(found)


def _pair(found: list[Forms]) -> Forms:
    return {case: ("-".join(forms[case][0] for forms in found),) for case in found[0]}
