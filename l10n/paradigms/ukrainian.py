"""Ukrainian persons: shevchenko's genitive stems with the endings and variants of the 2019 orthography."""

from __future__ import annotations

from l10n.model import Case
from l10n.paradigms.words import (
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

_SIBILANTS = "жчшщ"
_SOFTENED = {"к": "ц", "г": "з", "ґ": "з", "х": "с"}
_WESTERN = listed(
    """
    адам адріан альберт альфред бен бенджамін бернард білл браян брюс вернер вільгельм вільям гаррі генрі
    георг герберт герман герхард говард гордон грег дерек джейкоб джеймс джейсон джек джеремі джеррі джеффрі
    джим джо джозеф джон джонатан джордж джуліан джуд джастін дін домінік дональд дуглас девід ден деніел
    жак жан жорж зигмунд йозеф карл кевін кеннет кіт кларк клаус клемент клінт колін конрад кріс крістіан
    крістофер курт ларрі лео лоренс луїс льюїс людвіг люк майк майкл марк марсель мартін меттью метт ніл
    норман олівер оскар отто патрік пауль пітер пол рассел ральф річард роберт роджер рональд рудольф сід
    скотт стів стівен стен стенлі стюарт тед тім тімоті том томас тоні вілл волтер воррен фелікс філіп френк
    френсіс фрідріх ганс гарві гельмут г'ю чарлі чарльз чак шон едвард едвін ед ендрю ентоні ерік ернест
    ернст ервін ян ллойд
    """
)


# Given names that end as surnames do; «Антін» changes to «Антона», «Костянтин» has -ом.
_GIVEN = listed("антін валентин костянтин мартин августин")
# Women's names that the dictionary leaves as they are and the orthography declines.
_SOFT = listed("нінель рахіль юдіф")


def is_western(given: str) -> bool:
    """Whether a given name is of Western Europe or America."""
    return plain(given) in _WESTERN


def decline_surname(word: str, *, feminine: bool, western: bool, alone: bool) -> Forms:
    """A surname; `western` says that the given name before it is Western, `alone` that no word is before it."""
    if "-" in word:
        return _hyphenated(word, feminine=feminine, western=western)
    text = plain(word)
    if (
        alone
        and any(known(word, "uk", kind, "femn" if feminine else "masc") for kind in ("Name", "Patr"))
        and (feminine or text in _GIVEN or not _ends_as_surname(text))
    ):
        return decline_given(word, feminine=feminine)
    if feminine:
        return _feminine_surname(word, text)
    if text[-1] in "еєиіїуюё" or (text[-1] == "о" and not _is_native_o(word, text)):
        return fixed_forms(word, "uk")
    if text.endswith(("ий", "ій", "ой")) and len(text) > 3:
        return _adjectival(word, text)
    if text[-1] in "ая":
        return fixed_forms(word, "uk") if _is_stressed_vowel(text) else _first_declension(word, surname=True)
    if text.endswith(("их", "ых")) and len(text) > 4:
        return fixed_forms(word, "uk")
    forms = _second_declension(word, _genitive(word, "familyName", western=western), surname=True)
    if text.endswith(("ов", "ев", "єв", "ів", "їв", "ин", "ін", "їн")) and not western and not _is_foreign(word):
        stem = forms[Case.GEN][0][:-1]
        forms[Case.INS] = (stem + "им",)
        forms[Case.VOC] = (word, stem + "е")
    return forms


def decline_given(word: str, *, feminine: bool) -> Forms:
    """A given name or a patronymic."""
    text = plain(word)
    if "-" in word:
        return _hyphenated(word, feminine=feminine, western=False, given=True)
    if text[-1] in "ая":
        return fixed_forms(word, "uk") if _is_stressed_vowel(text) else _first_declension(word, surname=False)
    if feminine and text in _SOFT:
        # «Нінеллю», «Рахіллю», but «Юдіф’ю»
        stem, ending = (word[:-1], "лю") if text.endswith("ь") else (word, "'ю")
        endings = ("і", "і", "", ending, "і", "е")
        soft = {case: (stem + end,) for case, end in zip(tuple(Case)[1:], endings, strict=True)}
        return {Case.NOM: (word,), **soft, Case.ACC: (word,)}
    if feminine:
        for parse in parse_word(word, "uk"):
            if parse.is_known and {"Name", "femn", "nomn"} <= traits(parse):
                return inflect(parse, word, "uk", {"femn"}) or fixed_forms(word, "uk")
        return fixed_forms(word, "uk")
    if text[-1] in "еєиіїуюё":
        return fixed_forms(word, "uk")
    if text[-1] == "о" and (len(text) < 5 or text[-2] in VOWELS or not _is_declined(word)):
        return fixed_forms(word, "uk")
    if text == "лев":
        # «Лева» is as right as «Льва»; of Tolstoy and the popes only the latter is written.
        first, second = (_second_declension(word, recase(form, word), surname=False) for form in ("льва", "лева"))
        return {case: tuple(dict.fromkeys((*first[case], *second[case]))) for case in first}
    return _second_declension(word, _genitive(word, "givenName"), surname=False)


def decline_town(word: str) -> Forms:
    """A foreign place in a consonant that the dictionary lacks (Авів in Тель-Авів); other endings are fixed."""
    if plain(word)[-1] in VOWELS or plain(word)[-1] in "ьй":
        return fixed_forms(word, "uk")
    return {**_second_declension(word, word + "а", surname=False), Case.ACC: (word,)}


# --- which class? --------------------------------------------------------------------------------------------


def _ends_as_surname(text: str) -> bool:
    return len(text) > 4 and text.endswith(("ов", "ев", "єв", "ін", "ський", "цький", "енко", "чук"))


def _is_declined(word: str) -> bool:
    """Whether the dictionary declines a given name in -о (Марко, Петро), as it does not Джо or Маріо."""
    return any(
        parse.is_known and {"nomn", "anim", "masc"} <= traits(parse) and "Fixd" not in traits(parse)
        for parse in parse_word(word, "uk")
    )


def _is_native_o(word: str, text: str) -> bool:
    """Whether a man's surname in -о declines: native ones do (Шевченко, Бойко, Гайло), foreign ones do not."""
    if text[-2:-1] in VOWELS or len(text) < 4:
        return False
    if text.endswith("ко") or (text.endswith("ло") and not text.endswith("лло") and len(text) > 4):
        return True
    # The dictionary lists a fixed feminine beside; only a declined masculine proves a native name.
    tags = [traits(parse) for parse in parse_word(word, "uk") if parse.is_known]
    return any({"nomn", "masc", "Surn"} <= found and "Fixd" not in found for found in tags)


def _is_stressed_vowel(text: str) -> bool:
    """Foreign names in -уа, -оа (Франсуа) and a few French ones do not change."""
    return text.endswith(("уа", "оа")) or text in FRENCH


def _is_foreign(word: str) -> bool:
    """Whether the dictionary gives a name in -ін or -ов the foreign instrumental in -ом (Дарвіном, Остіном)."""
    nouns = [p for p in parse_word(word, "uk") if p.is_known and {"NOUN", "masc", "nomn"} <= traits(p)]
    surnames = [parse for parse in nouns if "Surn" in traits(parse)]
    return bool(nouns) and all(
        form.word.endswith("ом")
        for parse in surnames or nouns
        for form in parse.lexeme
        if {"ablt", "masc"} <= traits(form)
    )


# --- endings -------------------------------------------------------------------------------------------------


def _genitive(word: str, part: str, *, western: bool = False) -> str:
    """The genitive by shevchenko, whose rules know the fleeting and changing vowels (Кравець, Сокіл, Ігор)."""
    from shevchenko import GrammaticalGender, in_genitive

    if part == "givenName":
        for parse in parse_word(word, "uk"):
            if parse.is_known and {"Name", "masc", "nomn"} <= traits(parse):
                forms = inflect(parse, word, "uk", {"masc"})
                if forms is not None and forms[Case.GEN][0] != word:
                    return forms[Case.GEN][0]
    else:
        for parse in parse_word(word, "uk"):
            # The dictionary knows that «Тягнибок» keeps its vowel.
            # «Писар» has «Писаря», as the noun.
            tags = traits(parse)
            as_noun = plain(word).endswith("ар") and "anim" in tags and not known(word, "uk", "Surn")
            if parse.is_known and {"masc", "nomn"} <= tags and ("Surn" in tags or as_noun):
                forms = inflect(parse, word, "uk", {"masc"})
                if forms is not None and plain(forms[Case.GEN][0]) != plain(word):
                    return forms[Case.GEN][0]
    simple = word.replace("\u2019", "'").replace("\u02bc", "'")
    form = recase(str(in_genitive({"gender": GrammaticalGender("masculine"), part: simple})[part]), word)
    text = plain(word)
    kept = plain(form) != text and plain(form).startswith(text.rstrip("ьйо"))
    if kept or (not western and known(word, "uk", "Name" if part == "givenName" else "masc")):
        return form
    # No vowel of a foreign name changes: Піт, Піта; Сміт, Сміта.
    return word[:-1] + "я" if text[-1] in "ьй" else word.removesuffix("о") + "а"


def _second_declension(word: str, genitive: str, *, surname: bool) -> Forms:
    """A man's name by its genitive: hard (-а), soft (-я) or after a sibilant; variants as print prefers them."""
    text, stem = plain(genitive), genitive[:-1]
    before = plain(stem)[-1]
    if text == plain(word):
        return fixed_forms(word, "uk")
    if text.endswith("я"):
        vowel = before in VOWELS or before == "'"
        dative: tuple[str, ...] = (stem + "ю", stem + ("єві" if vowel else "еві"))
        instrumental: tuple[str, ...] = (stem + ("єм" if vowel else "ем"),)
        locative: tuple[str, ...] = (stem + ("ї" if vowel else "і"), *dative)
        vocative: tuple[str, ...] = (stem + "ю",)
        if plain(word).endswith("ець"):
            vocative = (stem[:-1] + "че", stem + "ю")
    elif before in _SIBILANTS:
        dative = (stem + "у", stem + "еві")
        instrumental = (stem + "ем",)
        locative = (stem + "і", *dative)
        vocative = (stem + ("у" if plain(word).endswith(("ич", "іч", "їч")) else "е"), stem + "у")
    else:
        dative = (stem + "у", stem + "ові")
        instrumental = (stem + "ом",)
        velar = before in "кгґх"
        locative = dative if velar else (stem + "і", *dative)
        vocative = (stem + ("у" if velar else "е"),)
        if surname and before == "ц":
            # Print has the mixed declension too: «Мерцем» beside «Мерцом».
            dative, instrumental = (*dative, stem + "еві"), (*instrumental, stem + "ем")
            locative = (stem + "і", *dative)
    if surname:
        # A surname is also called by its nominative (пане Трамп).
        vocative = (*vocative, word)
    return {
        Case.NOM: (word,),
        Case.GEN: (genitive,),
        Case.DAT: dative,
        Case.ACC: (genitive,),
        Case.INS: instrumental,
        Case.LOC: tuple(dict.fromkeys(locative)),
        Case.VOC: tuple(dict.fromkeys(vocative)),
    }


def _first_declension(word: str, *, surname: bool) -> Forms:
    """Names in -а/-я of either gender: Дуда, Микола, Ольга, Марія."""
    stem, last = word[:-1], plain(word)[-1]
    before = plain(stem)[-1]
    if last == "а" and before not in _SIBILANTS:
        softened = stem[:-1] + recase(_SOFTENED.get(before, before), stem[-1])
        forms = (stem + "и", softened + "і", stem + "у", stem + "ою", softened + "і", stem + "о")
    elif last == "а":
        forms = (stem + "і", stem + "і", stem + "у", stem + "ею", stem + "і", stem + "е")
    elif before in VOWELS or before in "'й":
        forms = (stem + "ї", stem + "ї", stem + "ю", stem + "єю", stem + "ї", stem + "є")
    else:
        forms = (stem + "і", stem + "і", stem + "ю", stem + "ею", stem + "і", stem + "е")
    cases = (Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC, Case.VOC)
    found: Forms = {Case.NOM: (word,), **{case: (form,) for case, form in zip(cases, forms, strict=True)}}
    if surname:
        found[Case.VOC] = (*found[Case.VOC], word)
    return found


def _adjectival(word: str, text: str) -> Forms:
    """A man's surname that is an adjective: Зеленський, Залужний, Толстой, Безкраїй."""
    stem = word[:-2]
    if text.endswith("ій") and plain(stem)[-1] not in "кгхц":
        genitive, dative, instrumental, locative = (stem + end for end in ("ього", "ьому", "ім", "ьому"))
    else:
        genitive, dative, instrumental, locative = (stem + end for end in ("ого", "ому", "им", "ому"))
    return {
        Case.NOM: (word,),
        Case.GEN: (genitive,),
        Case.DAT: (dative,),
        Case.ACC: (genitive,),
        Case.INS: (instrumental,),
        Case.LOC: tuple(dict.fromkeys((locative, stem + "ім"))),
        Case.VOC: (word,),
    }


def _feminine_surname(word: str, text: str) -> Forms:
    """A woman's surname: adjectival in -ова/-іна/-ська, a noun in -а/-я, one form otherwise (Меркель)."""
    if text[-1] not in "ая" or _is_stressed_vowel(text):
        return fixed_forms(word, "uk")
    possessive = text.endswith(("ова", "ева", "єва", "іна", "їна", "ина")) and not known(word, "uk", "NOUN", "inan")
    if possessive or _is_feminine_adjective(word, text):
        stem = word[:-2] if text.endswith("ая") else word[:-1]
        vocative = (word, stem + "о") if possessive else (word,)
        endings = ("ої", "ій", "у", "ою", "ій")
        cases = (Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC)
        return {
            Case.NOM: (word,),
            **{case: (stem + end,) for case, end in zip(cases, endings, strict=True)},
            Case.VOC: vocative,
        }
    for parse in parse_word(word, "uk"):
        if parse.is_known and {"Surn", "femn", "nomn"} <= traits(parse):
            forms = inflect(parse, word, "uk", {"femn"})
            if forms is not None and forms[Case.GEN][0].endswith("ої"):
                return forms  # Безугла is an adjective, though the dictionary has it as a surname only.
    return _first_declension(word, surname=True)


def _is_feminine_adjective(word: str, text: str) -> bool:
    if text.endswith(("ська", "цька", "зька", "ая")):
        return True
    return known(word, "uk", "ADJF", "femn") and not known(word, "uk", "NOUN", "femn")


def _hyphenated(word: str, *, feminine: bool, western: bool, given: bool = False) -> Forms:
    parts = word.split("-")
    found: list[Forms] = []
    suffixed = plain(parts[-1]) in ("молодший", "старший")
    for position, part in enumerate(parts):
        final = position == len(parts) - 1
        if final and suffixed:
            found.append(_adjectival(part, plain(part)))
        elif not (final or suffixed) and (sum(letter in VOWELS for letter in plain(part)) < 2 or part.islower()):
            found.append(fixed_forms(part, "uk"))
        elif given:
            found.append(decline_given(part, feminine=feminine))
        else:
            found.append(decline_surname(part, feminine=feminine, western=western, alone=False))
    return {case: ("-".join(forms[case][0] for forms in found),) for case in found[0]}
