"""Names of places, institutions and events: one word, or adjectives with their noun and whatever follows it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any

from l10n.model import Case, Gender, Kind
from l10n.paradigms import russian, ukrainian
from l10n.paradigms.ordinals import decline_ordinal
from l10n.paradigms.words import (
    CASES,
    GENDERS,
    VOWELS,
    Forms,
    fixed_forms,
    inflect,
    is_sealed,
    known,
    parse_word,
    plain,
    traits,
)

_GENDERS = frozenset(GENDERS.values())
# Ukrainian names whose locative in -у is the norm of print although -і exists too: «у Криму».
# Foreign streets do not change: на Уолл-стрит, на Даунінг-стріт.
_STREETS = frozenset(["стрит", "стріт", "авеню", "роуд", "лейн", "сквер"])
_LOCATIVE_U = frozenset(["крим", "яр"])
# Countries and regions that share their name with a town or a thing in -а: «до Алжиру», «з Кавказу».
_GENITIVE_U = frozenset(["алжир", "кавказ", "кувейт", "люксембург", "сингапур", "туніс"])
# A town that the Russian dictionary makes feminine, and plurals whose genitive it has wrong (Салоников).
_MASCULINE = frozenset(["ирпень"])
_PLURALS = {"черновцы": "ов", "салоники": "", "балканы": ""}
_ADJECTIVES = frozenset(["ADJF", "PRTF"])


def decline_phrase(words: Sequence[str], language: str, kind: Kind, gender: Gender) -> list[Forms]:
    """The forms of each word: the head noun and the adjectives before it change, what follows the head stays.

    «Служба безпеки України» changes in its first word, «Государственная дума» in both, «РИА Новости» in none.
    """
    ordinal = decline_ordinal(words[0], language) if len(words) > 1 else None
    if ordinal is not None:
        return [ordinal, *decline_phrase(words[1:], language, kind, gender)]
    if len(words) == 2 and (possessive := _short_possessive(words[0], words[1], language)):
        return [possessive, decline_noun(words[1], language, Gender.MASCULINE, kind)]
    following = [*words[1:], ""]
    head = next((i for i, word in enumerate(words) if not _is_adjective(word, language, following[i])), None)
    if head is None:
        # Adjectives only: a town such as Грозный or Мирный.
        return _agree(words, language, gender)
    if head and is_sealed(words[head]):
        # «Запорожская АЭС»: the adjective shows the gender of the acronym.
        return [*_agree(words[:head], language, gender), *(fixed_forms(w, language) for w in words[head:])]
    if not head and is_sealed(words[0]):
        return [fixed_forms(word, language) for word in words]
    adjectives = words[:head]
    if adjectives and gender is Gender.UNKNOWN:
        gender = _gender_of(adjectives[-1], language)
    noun = decline_noun(words[head], language, gender, kind)
    if not head and len(words) == 3 and words[1] in ("и", "і", "й", "та") and words[2][:1].isupper():
        return [noun, fixed_forms(words[1], language), decline_noun(words[2], language, Gender.UNKNOWN, kind)]
    return [
        *(_agree(adjectives, language, gender) if adjectives else ()),
        noun,
        *(fixed_forms(word, language) for word in words[head + 1 :]),
    ]


def _short_possessive(word: str, noun: str, language: str) -> Forms | None:
    """A possessive in its short form before its noun: Часов Яр, Часова Яра; Часів Яр, Часового Яру."""
    text = plain(word)
    endings = ("ов", "ев", "ин") if language == "ru" else ("ів", "їв")
    if not text.endswith(endings) or not known(noun, language, "masc") or known(word, language, "NOUN"):
        return None
    if known(noun, language, "ADJF") or any(known(noun, language, kind) for kind in ("Name", "Surn")):
        return None
    if language == "ru":
        ends = ("а", "у", "", "ым", "ом")
        return {case: (word + end,) for case, end in zip(CASES["ru"], ("", *ends), strict=True)}
    stem = word[:-2] + ("ов" if text.endswith("ів") else "єв")
    oblique = (stem + "ого", stem + "ому", word, stem + "им", stem + "ому", word)
    return {case: (form,) for case, form in zip(CASES["uk"], (word, *oblique), strict=True)}


def _is_adjective(word: str, language: str, following: str = "") -> bool:
    """Whether a word is an adjective here; `following` is the next word of the name."""
    if is_sealed(word) or ("-" in word and language == "ru" and not known(word, language, "ADJF")):
        return False
    adjectives = [p for p in parse_word(word, language) if p.tag.POS in _ADJECTIVES and "nomn" in traits(p)]
    if not adjectives:
        return False
    nouns = [p for p in parse_word(word, language) if p.tag.POS == "NOUN" and {"nomn"} <= traits(p)]
    if not any(noun.is_known for noun in nouns):
        return adjectives[0].is_known or plain(word).endswith(_ADJECTIVAL)
    # Красная and Чорне are nouns too, Рада an adjective too: the word that follows must agree.
    return bool(following) and any(_agrees(adjective, following, language) for adjective in adjectives)


_ADJECTIVAL = ("ый", "ий", "ой", "ій", "ая", "яя", "ое", "ее", "ые", "ие", "ська", "цька", "ське", "цьке")


def _agrees(adjective: Any, word: str, language: str) -> bool:
    wanted = _GENDERS & traits(adjective)
    return any(
        "nomn" in traits(parse) and (wanted <= traits(parse) or parse.tag.POS in _ADJECTIVES)
        for parse in parse_word(word, language)
    )


def _gender_of(adjective: str, language: str) -> Gender:
    for parse in parse_word(adjective, language):
        if parse.tag.POS in _ADJECTIVES and "nomn" in traits(parse):
            for gender, code in GENDERS.items():
                if code in traits(parse):
                    return gender
    return Gender.UNKNOWN


def _agree(words: Sequence[str], language: str, gender: Gender) -> list[Forms]:
    """Adjectives in the nominative, each declined in its own gender, inanimate."""
    found = []
    for word in words:
        own = _gender_of(word, language)
        forms = None
        # «Большая» is rarely «бо́льшая», and distorted words («сухопутній») are not for print.
        parses = sorted(parse_word(word, language), key=lambda p: "Dist" in p.tag or p.normal_form == "больший")
        for parse in parses:
            if parse.tag.POS not in _ADJECTIVES or "nomn" not in traits(parse):
                continue
            code = GENDERS.get(own if own is not Gender.UNKNOWN else gender, "masc")
            forms = _decline_adjective(parse, word, language, code)
            if forms is not None:
                break
        found.append(forms or fixed_forms(word, language))
    return found


def _decline_adjective(parse: Any, word: str, language: str, code: str) -> Forms | None:
    tags = {code} | ({"compb"} & traits(parse))
    forms = inflect(parse, word, language, tags)
    if forms is None:
        return None
    # The noun is a thing: its accusative is the nominative, but for the feminine.
    if code != "femn":
        forms[Case.ACC] = (word,)
    if Case.VOC in forms:
        forms[Case.VOC] = (word,)
        forms[Case.LOC] = tuple(sorted(forms[Case.LOC], key=lambda form: form.endswith("ім")))
    return forms


# --- one noun ------------------------------------------------------------------------------------------------


def decline_noun(word: str, language: str, gender: Gender, kind: Kind) -> Forms:
    """A noun in all cases; hyphenated names change in the part that bears the ending."""
    if is_sealed(word):
        return fixed_forms(word, language)
    if "-" in word:
        return _decline_compound(word, language, gender, kind)
    return _decline_simple(word, language, gender, kind)


def _decline_compound(word: str, language: str, gender: Gender, kind: Kind) -> Forms:
    parts = word.split("-")
    if len(parts) == 3 and plain(parts[1]) in ("на", "над", "під", "под", "при", "де", "ан", "сюр", "ам", "апон"):
        first = decline_noun(parts[0], language, gender, kind)  # Ростов-на-Дону
        return {case: tuple("-".join((form, *parts[1:])) for form in forms) for case, forms in first.items()}
    last = parts[-1]
    adjectival = plain(last).endswith(("ский", "цкий", "ський", "цький")) and known(parts[0], language, "NOUN")
    if len(parts) == 2 and parts[0][:1].isupper() and (adjectival or _is_adjective(last, language)):
        # Каменец-Подольский: a noun and its adjective, both declined.
        first, second = _decline_simple(parts[0], language, gender, kind), _agree([last], language, gender)[0]
        return {case: tuple(f"{first[case][0]}-{form}" for form in second[case]) for case in second}
    # Spelt-out acronyms: Би-би-си, Си-эн-эн.
    if all(part.islower() for part in parts[1:]) and all(len(part) <= 3 for part in parts):
        return fixed_forms(word, language)
    lexemes = [p for p in parse_word(word, language) if p.is_known and p.tag.POS == "NOUN"]
    if any("Fixd" in traits(p) for p in lexemes):
        return fixed_forms(word, language)
    if plain(last) in _STREETS:
        return fixed_forms(word, language)
    if lexemes and len(parts[0]) < 4:
        # Ла-Манш: the dictionary has the whole, and its parts are no words.
        return _decline_simple(word, language, gender, kind)
    declined = decline_noun(last, language, gender, kind)
    return {case: tuple("-".join((*parts[:-1], form)) for form in forms) for case, forms in declined.items()}


def _decline_simple(word: str, language: str, gender: Gender, kind: Kind) -> Forms:
    if language == "ru" and plain(word) in _MASCULINE:
        gender = Gender.MASCULINE
    if language == "ru" and gender is Gender.MASCULINE and plain(word).endswith("ь") and _only_feminine(word):
        endings = ("я", "ю", "ь", "ем", "е")
        soft = {case: (word[:-1] + end,) for case, end in zip(CASES["ru"][1:], endings, strict=True)}
        return {Case.NOM: (word,), **soft}
    parse = _choose(word, language, gender, kind)
    if parse is None and plain(word)[-1] in "ая":
        # The guesser sees no noun in «Хезболла»; the rules for surnames need no dictionary.
        decline = russian.decline_surname if language == "ru" else ukrainian.decline_surname
        return decline(word, feminine=False, western=False, alone=False)
    if parse is None and language == "uk" and gender is not Gender.PLURAL:
        return ukrainian.decline_town(word)
    if parse is None or _is_fixed(word, parse, gender):
        return fixed_forms(word, language)
    tags = traits(parse)
    forms = inflect(parse, word, language, {"plur"} & tags or {"sing"} & tags or {"masc", "femn", "neut"} & tags)
    if forms is None:
        return fixed_forms(word, language)
    forms[Case.ACC] = _accusative(forms, tags)
    if language == "ru" and plain(word).endswith(("ие", "ия", "ье")):
        # The dictionary adds verse: управленья beside управления, счастия beside счастья.
        for case, found in forms.items():
            fit = [form for form in found if ("ь" in form[-4:]) is plain(word).endswith("ье")]
            forms[case] = tuple(form for form in fit if case is not Case.LOC or not form.endswith("ьи")) or found
    if language == "ru" and plain(word) in _PLURALS:
        forms[Case.GEN] = (word[:-1] + _PLURALS[plain(word)],)
    if language == "uk" and kind is Kind.PLACE and "Surn" in tags and forms[Case.INS][0].endswith("им"):
        # Ржев is a town: Ржевом, as Києвом.
        forms[Case.INS] = (forms[Case.GEN][0][:-1] + "ом",)
    if language == "uk" and kind is Kind.PLACE and not parse.is_known and forms[Case.GEN][0].endswith("у"):
        # A place the dictionary does not know is most likely a foreign town, and towns take -а.
        forms[Case.GEN] = (forms[Case.GEN][0][:-1] + "а", *forms[Case.GEN])
    return _print_variants(forms, word, language, tags) if language == "uk" else forms


def _only_feminine(word: str) -> bool:
    parses = [parse for parse in parse_word(word, "ru") if {"NOUN", "nomn"} <= traits(parse)]
    return not any("masc" in traits(parse) for parse in parses)


def _choose(word: str, language: str, gender: Gender, kind: Kind) -> Any:
    """The parse to force: a nominative noun of the right gender, a place where a place is named, not a person."""
    wanted = GENDERS.get(gender)
    best: tuple[int, Any] | None = None
    for position, parse in enumerate(parse_word(word, language)):
        tags = traits(parse)
        if parse.tag.POS != "NOUN" or "nomn" not in tags:
            continue
        rank = -position
        rank += 1000 if wanted and wanted in tags else 0
        rank += 400 if parse.is_known else 0
        rank += 200 if "inan" in tags else 0
        rank += 100 if {"Geox", "Orgn"} & tags else 0
        rank -= 300 if {"Surn", "Name", "Patr"} & tags else 0
        # A plural is meant when the dictionary knows the name as plural only (Сумы) or the row says so.
        rank -= 600 if "plur" in tags and wanted != "plur" and not {"Pltm", "Geox"} <= tags | {"Geox"} else 0
        rank += 50 if "Pltm" in tags and kind is Kind.PLACE else 0
        if language == "uk" and word[:1].isupper() and parse.is_known and "masc" in tags:
            rank += _rank_genitive(word, parse)
        if best is None or rank > best[0]:
            best = (rank, parse)
    return best[1] if best else None


def _rank_genitive(word: str, parse: Any) -> int:
    """How well a Ukrainian lexeme's genitive fits a name: «Уралу» the mountains, not «Урала» the motorcycle."""
    tags = [traits(form) for form in parse.lexeme]
    rank = -60 if any("plur" in each for each in tags) else 0
    endings = {f.word[-1:] for f, each in zip(parse.lexeme, tags, strict=True) if {"gent", "masc"} <= each}
    # A lexeme with both endings is the town, one in -у alone a region or a firm.
    both = {"а", "у"} <= endings or {"я", "ю"} <= endings
    return rank + (20 if both is (plain(word) not in _GENITIVE_U) else 0)


def _is_fixed(word: str, parse: Any, gender: Gender) -> bool:
    """Whether the dictionary says so, or an unknown word ends as only foreign, unchanging names do (Кале)."""
    text = plain(word)
    if parse.is_known or gender is Gender.PLURAL:
        return "Fixd" in traits(parse)
    if text.endswith(("ово", "ево", "ино", "ыно", "єво", "іно", "їно", "ье", "ство", "ция", "ие", "ння", "ття")):
        return False
    return text[-1] in "оеэуюиієыёї"


def _accusative(forms: Forms, tags: Set[str]) -> tuple[str, ...]:
    # Any noun in -а/-я has its own accusative: Москву, and Слугу; other things do not.
    own = "plur" not in tags and "neut" not in tags and plain(forms[Case.NOM][0])[-1] in "ая"
    return forms[Case.ACC] if own else forms[Case.NOM]


def _print_variants(forms: Forms, word: str, language: str, tags: Set[str]) -> Forms:
    """Ukrainian variants in the order of print: -у before -ові in the dative, -і before -у in the locative."""
    if "femn" in tags and plain(word).endswith("ь"):
        # «Білоруси» beside «Білорусі» is allowed by the orthography of 2019 but not what agencies print.
        forms[Case.GEN] = tuple(form for form in forms[Case.GEN] if not form.endswith("и")) or forms[Case.GEN]
    if "masc" not in tags and "neut" not in tags:
        return forms
    stem = forms[Case.GEN][0][:-1]
    longer = {stem + ending for ending in ("ові", "еві", "єві")}
    dative = sorted(forms[Case.DAT], key=lambda form: form in longer)
    adjectival = dative[0].endswith(("ому", "ьому")) and plain(word).endswith(("ий", "ій", "е"))
    if "masc" in tags and not adjectival and not longer & set(dative) and dative[0].endswith(("у", "ю")):
        before = plain(dative[0])[-2]
        hard = "еві" if before in "жчшщ" else "ові"
        dative.append(stem + (hard if dative[0].endswith("у") else "єві" if before in VOWELS else "еві"))
    forms[Case.DAT] = tuple(dative)

    def order(form: str) -> int:
        if adjectival:
            return int(form.endswith("ім"))
        if form in longer:
            return 2
        return int(form.endswith(("у", "ю")) != (plain(word) in _LOCATIVE_U))

    forms[Case.LOC] = tuple(sorted(forms[Case.LOC], key=order))
    return forms
