"""More planted faults, written before the checks were read: slips of the kinds that a desk remembers.

`PLANTS` has the same form as in `benchmarks/planted.py`, which measures them together with its own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from damage import LETTERS, Plant, Sample, analyzer, cut, pick, split, tidy, words_of

from l10n.model import HouseStyle

__all__ = ["PLANTS"]

_CURRENCIES = {
    "ru": {
        "долларов": "евро",
        "доллара": "евро",
        "рублей": "долларов",
        "юаней": "иен",
        "фунтов": "евро",
        "гривен": "рублей",
        "евро": "долларов",
        "$": "€",
        "£": "$",
        "€": "$",
    },
    "uk": {
        "доларів": "євро",
        "долара": "євро",
        "рублів": "доларів",
        "гривень": "рублів",
        "фунтів": "євро",
        "юанів": "єн",
        "євро": "доларів",
        "$": "€",
        "£": "$",
        "€": "$",
    },
}
_MONEY = re.compile(r"[$£€]|dollar|euro|rouble|ruble|yuan|hryvn|pound", re.IGNORECASE)
_UNITS = {
    "ru": {
        "километров": "миль", "километра": "мили", "км": "миль", "миль": "километров", "мили": "километра",
        "метров": "футов", "метра": "фута", "футов": "метров", "фута": "метра", "тонн": "килограммов",
        "тонны": "килограмма", "килограммов": "тонн", "килограмма": "фунта", "кг": "г", "м": "км",
        "часов": "минут", "часа": "минуты", "минут": "часов", "минуты": "часа", "месяцев": "лет",
        "месяца": "года", "лет": "месяцев", "года": "месяца", "дней": "недель", "дня": "недели", "недель": "дней",
        "недели": "дня", "процентов": "процентных пунктов",
    },
    "uk": {
        "кілометрів": "миль", "кілометри": "милі", "км": "миль", "миль": "кілометрів", "милі": "кілометри",
        "метрів": "футів", "метри": "фути", "футів": "метрів", "фути": "метри", "тонн": "кілограмів",
        "тонни": "кілограми", "кілограмів": "тонн", "кілограми": "фунти", "кг": "г", "м": "км",
        "годин": "хвилин", "години": "хвилини", "хвилин": "годин", "хвилини": "години", "місяців": "років",
        "місяці": "роки", "років": "місяців", "роки": "місяці", "днів": "тижнів", "дні": "тижні", "тижнів": "днів",
        "тижні": "дні", "відсотків": "відсоткових пунктів",
    },
}  # fmt: skip
# The same case of one number after another: two, three, four, five …
_CARDINALS = {
    "ru": (
        split("два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"),
        split("двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати"),
        split("двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати"),
        split("двум трём четырём пяти шести семи восьми девяти десяти одиннадцати двенадцати"),
        split("двое трое четверо пятеро шестеро семеро"),
    ),
    "uk": (
        split("два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять"),
        split("двох трьох чотирьох п'яти шести семи восьми дев'яти десяти одинадцяти дванадцяти"),
        split("двом трьом чотирьом п'ятьом шістьом сімом вісьмом дев'ятьом десятьом"),
        split("двоє троє четверо п'ятеро шестеро семеро"),
    ),
}
_ENGLISH_CARDINALS = split("two three four five six seven eight nine ten eleven twelve")
_STEMS = {
    "ru": split("перв втор трет четвёрт пят шест седьм восьм девят десят"),
    "uk": split("перш друг трет четверт п'ят шост сьом восьм дев'ят десят"),
}
# The endings of the ordinals, each with the whole form of the third.
_ENDINGS = {
    "ru": "ого третьего ому третьему ая третья ое третье ую третью ой третьей ых третьих ым третьим ом третьем",
    "uk": "ого третього ому третьому а третя е третє у третю ої третьої ій третій их третіх им третім",
}
_ORDINALS = {
    code: tuple(
        [third if stem == "трет" else stem + ending for stem in _STEMS[code]]
        for ending, third in zip(split(endings)[::2], split(endings)[1::2], strict=True)
    )
    for code, endings in _ENDINGS.items()
}
_ENGLISH_ORDINALS = split("first second third fourth fifth sixth seventh eighth ninth tenth")
_NATIONS = {
    "ru": "американск|российск|украинск|британск|китайск|французск|немецк|японск|итальянск|испанск|польск|турецк"
    "|израильск|иранск|индийск|канадск|грузинск|белорусск|венгерск|молдавск|румынск|сербск|словацк|афганск"
    "|казахстанск|австралийск|корейск|мексиканск|бразильск|европейск|шведск|греческ|чешск",
    "uk": "американськ|російськ|українськ|британськ|китайськ|французьк|німецьк|японськ|італійськ|іспанськ|польськ"
    "|турецьк|ізраїльськ|іранськ|індійськ|канадськ|грузинськ|білоруськ|угорськ|молдовськ|румунськ|сербськ|словацьк"
    "|афганськ|казахстанськ|австралійськ|корейськ|мексиканськ|бразильськ|європейськ|шведськ|грецьк|чеськ",
}
_PEOPLES = {
    "ru": "россиян|украинц|американц|британц|немц|поляк|турок|итальянц|израильтян|иранц|канадц|грузин|белорус"
    "|венгр|сирийц|египтян|молдаван|румын|серб|афганц|китайц|французов|японц|австралийц|шотландц|индийц",
    "uk": "росіян|українц|американц|британц|німц|поляк|турк|італійц|ізраїльтян|іранц|канадц|грузин|білорус"
    "|угорц|сирійц|єгиптян|молдован|румун|серб|афганц|китайц|французів|японц|австралійц|шотландц|індійц",
}
# Of the other language, without the letters that only it has.
_EVERYDAY = {
    "ru": split(
        "щоб але майже можна зараз вчора незабаром багато дуже якби протягом перемога розмова вибори рахунок злочин"
        " хвороба повернувся почався зробив загинув виявив отримав зазначив наголосив очолив"
        " також минулого вже близько понад проте потрапив уряд безпека бажання допомога працював мешканець"
    ),
    "uk": split(
        "если только даже сейчас после когда тогда никогда всегда очень конечно поэтому почти вместе несколько"
        " сегодня вчера время деньги помощь победа больница заявление решение соглашение сказал заявил сообщил"
        " получил рассказал начал сделал работает считает находится правительство государство жизнь или более"
        " прошлого потому могут безопасность"
    ),
}
# What loses a negation when it is cut or turned round.
_DENIALS = {
    "ru": {"нет": "", "нельзя": "можно", "невозможно": "возможно", "никто не": "", "никогда не": "",
           "ничего не": ""},
    "uk": {"немає": "є", "не можна": "можна", "неможливо": "можливо", "ніхто не": "", "ніколи не": "",
           "нічого не": ""},
}  # fmt: skip
_TURNED = {
    "ru": {"никогда": "всегда", "никто": "все", "Никто": "Все", "Никогда": "Всегда"},
    "uk": {"ніколи": "завжди", "ніхто": "усі", "Ніхто": "Усі", "Ніколи": "Завжди"},
}
_DENIED = re.compile(r"\b(?:not|never|no|none|cannot|nobody|nothing|without|neither|nor)\b|n['’]t\b", re.IGNORECASE)


def currency(sample: Sample, rng: random.Random) -> Sample | None:
    table = _CURRENCIES[sample.language]
    names = "|".join(re.escape(name) for name in table)
    match = pick(list(re.finditer(rf"(?<!\w)(?:{names})(?!\w)", sample.target)), rng)
    return match and cut(sample, *match.span(), table[match[0]]) if _MONEY.search(sample.source) else None


def unit(sample: Sample, rng: random.Random) -> Sample | None:
    table = _UNITS[sample.language]
    match = pick(list(re.finditer(rf"(?<!\d)\d{{1,3}}[ \u00a0]({'|'.join(table)})(?![\w./])", sample.target)), rng)
    return match and cut(sample, *match.span(1), table[match[1]])


def percent_dropped(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick(list(re.finditer(r"(?<=\d)[ \u00a0]?(?:%|процент\w*|відсот\w*)", sample.target)), rng)
    people = {"ru": " человек", "uk": " людей"}[sample.language]
    return match and cut(sample, *match.span(), rng.choice(["", people]))


def cardinal(sample: Sample, rng: random.Random) -> Sample | None:
    """A number word becomes another one in the same case; the source has it in words."""
    return _renumbered(sample, rng, _CARDINALS[sample.language], _ENGLISH_CARDINALS)


def ordinal(sample: Sample, rng: random.Random) -> Sample | None:
    """An ordinal becomes another one in the same form; the source has it in words."""
    return _renumbered(sample, rng, _ORDINALS[sample.language], _ENGLISH_ORDINALS)


def _renumbered(sample: Sample, rng: random.Random, rows: Sequence[list[str]], english: list[str]) -> Sample | None:
    said = {word.lower() for word in re.findall(r"\w+", sample.source)}
    found = [
        (word, row)
        for word in re.finditer(r"(?<![\w’'-])[\w’']+(?![\w’'-])", sample.target)
        for row in rows
        if (typed := word[0].lower().replace("’", "'")) in row and english[row.index(typed)] in said
    ]
    if not found:
        return None
    word, row = pick(found, rng)
    typed = word[0].lower().replace("’", "'")
    return cut(sample, *word.span(), rng.choice([other for other in row if other != typed]))


def any_not_dropped(sample: Sample, rng: random.Random) -> Sample | None:
    """One «не» of several goes, in a sentence whose source denies something."""
    mark = pick(list(re.finditer(r"(?<![\w-])[Нн]е (?=\w)", sample.target)), rng)
    return cut(sample, *mark.span()) if mark and _DENIED.search(sample.source) else None


def any_not_added(sample: Sample, rng: random.Random) -> Sample | None:
    """«не» before a verb, whatever else the sentence denies."""
    verbs = [
        word
        for word in words_of(sample.target, 4)
        if analyzer(sample.language).parse(word[0])[0].tag.POS == "VERB"
        and not re.search(r"(?:не|ни|бы|би)[ \u00a0]$", sample.target[: word.start()])
    ]
    verb = pick(verbs, rng)
    return verb and cut(sample, verb.start(), verb.start(), "не ")


def without_made_with(sample: Sample, rng: random.Random) -> Sample | None:
    mark = pick(list(re.finditer(r"(?<![\w-])[Бб]ез(?=[ \u00a0]\w)", sample.target)), rng)
    return mark and cut(sample, *mark.span(), "с" if sample.language == "ru" else "з")


def denial_dropped(sample: Sample, rng: random.Random) -> Sample | None:
    table = _DENIALS[sample.language]
    match = pick(list(re.finditer(rf"(?<![\w-])(?:{'|'.join(table)})(?![\w-])", sample.target)), rng)
    if not match or not _DENIED.search(sample.source):
        return None
    return tidy(cut(sample, *match.span(), table[match[0]]))


def denial_turned(sample: Sample, rng: random.Random) -> Sample | None:
    """«никогда не» becomes «всегда», «никто не» becomes «все»."""
    table = _TURNED[sample.language]
    match = pick(list(re.finditer(rf"(?<![\w-])({'|'.join(table)})((?: \w+)?) не (?=\w)", sample.target)), rng)
    if not match or not _DENIED.search(sample.source):
        return None
    return cut(sample, *match.span(), f"{table[match[1]]}{match[2]} ")


def with_made_without(sample: Sample, rng: random.Random) -> Sample | None:
    """«с» becomes «без» where the source has "with" and denies nothing."""
    mark = pick(list(re.finditer(r"(?<=[а-яіїє] )(?:со?|зі?|із)(?= [а-яіїє])", sample.target)), rng)
    if not mark or not re.search(r"\bwith\b", sample.source) or _DENIED.search(sample.source):
        return None
    return cut(sample, *mark.span(), "без")


def acronym_latin(sample: Sample, rng: random.Random) -> Sample | None:
    """An acronym whose Cyrillic letters all have Latin twins is typed in Latin ones."""
    twins = str.maketrans("АВСЕНІКМОРТХУ", "ABCEHIKMOPTXY")
    match = pick(list(re.finditer(r"(?<![\w-])[АВСЕНІКМОРТХУ]{2,6}(?![\w-])", sample.target)), rng)
    return match and cut(sample, *match.span(), match[0].translate(twins))


def bracket_left_out(sample: Sample, rng: random.Random) -> Sample | None:
    """A bracket goes with the words in it, which the source has in brackets as well."""
    match = pick(list(re.finditer(r"[ \u00a0]\([^()]{3,}\)", sample.target)), rng)
    return cut(sample, *match.span()) if match and re.search(r" \([^()]{3,}\)", sample.source) else None


def name_doubled(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick([w for w in words_of(sample.target)[1:] if w[0][0].isupper() and w[0][1:].islower()], rng)
    return match and cut(sample, match.end(), match.end(), f" {match[0]}")


def nation_capital(sample: Sample, rng: random.Random) -> Sample | None:
    stems = _NATIONS[sample.language]
    match = pick(list(re.finditer(rf"(?<=[а-яіїє] )(?:{stems})[а-яіїє]+(?![\w-])", sample.target)), rng)
    return match and cut(sample, match.start(), match.start() + 1, match[0][0].upper())


def people_capital(sample: Sample, rng: random.Random) -> Sample | None:
    stems = _PEOPLES[sample.language]
    match = pick(list(re.finditer(rf"(?<=[а-яіїє] )(?:{stems})[а-яіїє]{{0,3}}(?![\w-])", sample.target)), rng)
    return match and cut(sample, match.start(), match.start() + 1, match[0][0].upper())


def everyday_word(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick([word for word in words_of(sample.target, 4)[1:] if word[0].islower()], rng)
    return match and cut(sample, *match.span(), rng.choice(_EVERYDAY[sample.language]))


def clause_of_other(sample: Sample, rng: random.Random) -> Sample | None:
    """The sentence up to a comma, or from it, is in the other language."""
    mine, theirs = (text.partition(", ") for text in (sample.target, sample.other))
    if min(len(part) for part in (mine[0], mine[2], theirs[0], theirs[2])) < 25:
        return None
    return replace(sample, target=rng.choice([f"{mine[0]}, {theirs[2]}", f"{theirs[0]}, {mine[2]}"]))


def letter_alone(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick(list(re.finditer(r"(?<=[ \u00a0])[асоуі](?=[ \u00a0])", sample.target)), rng)
    return match and cut(sample, *match.span(), {"а": "a", "с": "c", "о": "o", "у": "y", "і": "i"}[match[0]])


def hashtag_damaged(sample: Sample, rng: random.Random) -> Sample | None:
    tag = rng.choice(["#Bakhmut", "#StandWithUkraine", "#Kremlin"])
    place = rng.randrange(2, len(tag) - 1)
    return replace(
        sample, source=f"{sample.source} {tag}", target=f"{sample.target} {tag[:place]}{tag[place + 1 :]}"
    )


def end_colon(sample: Sample, rng: random.Random) -> Sample | None:
    both = sample.target.endswith(".") and sample.source.endswith(".")
    return replace(sample, target=sample.target[:-1] + rng.choice(":;,")) if both else None


def apostrophe_wrong(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick(list(re.finditer(rf"(?<=[{LETTERS}])[’'](?=[яюєї])", sample.target)), rng)
    return match and cut(sample, *match.span(), rng.choice('*"')) if sample.language == "uk" else None


def yo_left_out(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    """One ё becomes е where the house writes ё; «все» is a word of its own."""
    words = [word for word in words_of(sample.target) if "ё" in word[0] and word[0].lower() != "всё"]
    word = pick(words, rng)
    house = replace(sample, style=HouseStyle(yo="ё"))
    return (house, cut(house, *word.span(), word[0].replace("ё", "е"))) if word else None


def yo_written(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    """One ё stays where the house writes е."""
    word = pick([word for word in words_of(sample.target) if "ё" in word[0]], rng)
    if not word:
        return None
    house = replace(sample, style=HouseStyle(yo="е"), target=sample.target.replace("ё", "е").replace("Ё", "Е"))
    return house, cut(house, *word.span(), word[0])


def typed_anew(sample: Sample, rng: random.Random) -> Sample | None:
    """The source again in other capitals or other quotation marks, without a word."""
    words = sample.source.split()
    if len(words) < 5 or not any(word.isalpha() and word.islower() and len(word) > 3 for word in words):
        return None
    del words[rng.randrange(1, len(words) - 1)]
    text = re.sub('[“"]([^”"]*)[”"]', r"«\1»", " ".join(words))
    return replace(sample, target=rng.choice([text, text.upper(), text.title()]))


def names_only(sample: Sample, rng: random.Random) -> Sample | None:
    """The source again, with a few of the target's names where the source has its own."""
    english = list(re.finditer(r"(?<=[a-z] )[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= [a-z])", sample.source))
    names = re.findall(rf"(?<=[а-яіїє] )[{LETTERS[:3]}ІЇЄҐ][а-яіїєґё]{{3,}}", sample.target)
    if not english or not names or len(sample.source) < 60:
        return None
    text = sample.source
    for match in english[::-1][:3]:
        text = text[: match.start()] + rng.choice(names) + text[match.end() :]
    return replace(sample, target=text)


_INFLECTED = frozenset({"NOUN", "ADJF", "VERB", "INFN"})
_NAMED = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Fixd", "Apro"})


def _dictionary_form(word: str, code: str) -> str:
    """How a house would list the word, or "" where nobody would: names, pronouns, «быть»."""
    parses = analyzer(code).parse(word.lower())
    best = parses[0]
    if not best.is_known or best.tag.POS not in _INFLECTED or best.normal_form in ("быть", "бути", "мочь", "могти"):
        return ""
    if any(
        parse.tag.POS in ("NPRO", "PREP", "CONJ", "PRCL") or _NAMED & set(parse.tag.grammemes) for parse in parses
    ):
        return ""
    return str(best.normal_form)


def forbidden_form(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    """A noun, adjective or verb of the sentence is what the house does not print; the house lists its first form.

    The sound pair has another house, which forbids a word that does not occur.
    """
    found = [form for word in words_of(sample.target, 4) if (form := _dictionary_form(word[0], sample.language))]
    chosen = pick(found, rng)
    if not chosen:
        return None
    houses = ({sample.language: {entry: ""}} for entry in ("абракадабра", chosen))
    sound, damaged = (replace(sample, style=HouseStyle(forbidden=forbidden)) for forbidden in houses)
    return sound, damaged


def forbidden_pair(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    """An adjective with its noun, or a verb with its object, as the house lists the two."""
    found = []
    for match in re.finditer(rf"(?<![\w’'-])([{LETTERS}]{{4,}}) ([{LETTERS}]{{4,}})(?![\w’'-])", sample.target):
        one, two = (_dictionary_form(word, sample.language) for word in match.groups())
        kinds = [str(analyzer(sample.language).parse(word.lower())[0].tag.POS) for word in match.groups()]
        if one and two and kinds[0] in ("ADJF", "VERB") and kinds[1] == "NOUN":
            found.append(f"{one} {two}")
    chosen = pick(found, rng)
    if not chosen:
        return None
    return sample, replace(sample, style=HouseStyle(forbidden={sample.language: {chosen: ""}}))


PLANTS: dict[str, tuple[Plant, ...]] = {
    "untranslated": (typed_anew, names_only),
    "currency-changed": (currency,),
    "unit-changed": (unit, percent_dropped),
    "number-changed": (cardinal, ordinal),
    "negation-lost": (any_not_dropped, without_made_with, denial_dropped, denial_turned),
    "negation-added": (any_not_added, with_made_without),
    "brackets-missing": (bracket_left_out,),
    "word-doubled": (name_doubled,),
    "capital-english": (nation_capital, people_capital),
    "language-wrong": (everyday_word, clause_of_other),
    "script-mixed": (letter_alone, acronym_latin),
    "placeable-missing": (hashtag_damaged,),
    "end-punctuation": (end_colon,),
    "apostrophe-missing": (apostrophe_wrong,),
    "forbidden-word": (forbidden_form, forbidden_pair),
    "yo-policy": (yo_left_out, yo_written),
}
