"""Planted faults in names: what the checks of glossary names and of whole articles find, each by its own id.

python benchmarks/terms.py                          the table of benchmarks/README.md
python benchmarks/terms.py --missed term-case       planted faults that were not found

The names are the glossary's (for `name-inconsistent` and `title-inconsistent`: those of the tables below), the
sentences the frames below, each with the cases that its preposition really takes: nothing is asked of the checks.
Where the sound sentence has the finding already, the fault is left out and counted as "spoilt".
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from l10n.checks import CHECKS, check_unit, check_units
from l10n.glossary import Terms, find_terms, read_glossary
from l10n.languages import load_language
from l10n.locking import prove_locks
from l10n.model import Case, Gender, HouseStyle, Kind, State, Term, Unit, Use
from l10n.paradigms import generate_paradigm

LANGUAGES = ("ru", "uk")
STYLE = HouseStyle()
GLOSSARY = Path(__file__).parents[1] / "glossary"
PLAIN = {
    "ru": (
        ("{} did not comment on the decision.", Case.NOM, "{} не комментирует это решение."),
        ("The newspaper published a long article about {}.", Case.LOC, "Газета опубликовала большую статью о {}."),
        ("According to our sources, the plan of {} is known.", Case.GEN, "По нашим сведениям, план {} известен."),
        ("Nobody wants to harm {}.", Case.DAT, "Никто не хочет вредить {}."),
        ("They have discussed {} for two days.", Case.ACC, "Два дня они обсуждали {}."),
        ("They are displeased with {} now.", Case.INS, "Теперь они недовольны {}."),
    ),
    "uk": (
        ("{} did not comment on the decision.", Case.NOM, "{} не коментує цього рішення."),
        ("The newspaper published a long article about {}.", Case.ACC, "Газета опублікувала велику статтю про {}."),
        ("According to our sources, the plan of {} is known.", Case.GEN, "За нашими відомостями, план {} відомий."),
        ("Nobody wants to harm {}.", Case.DAT, "Ніхто не хоче шкодити {}."),
        ("They have discussed {} for two days.", Case.ACC, "Два дні вони обговорювали {}."),
        ("They are displeased with {} now.", Case.INS, "Тепер вони незадоволені {}."),
    ),
}
_G, _D, _A, _I, _L = Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC
# English, the cases that the preposition takes there (the first is the one meant), the translation.
GOVERNED = {
    "ru": (
        ("The talks with {} failed.", (_I,), "Переговоры с {} провалились."),
        ("Nothing is known about {}.", (_L,), "О {} ничего не известно."),
        ("A letter came from {}.", (_G,), "Письмо пришло от {}."),
        ("They are marching towards {}.", (_D,), "Они движутся к {}."),
        ("There is a dispute between {} and the bank.", (_I,), "Идёт спор между {} и банком."),
        ("There is a dispute between the Bank and {}.", (_I,), "Идёт спор между банком и {}."),
        ("It was signed despite {}.", (_A,), "Это подписали, несмотря на {}."),
        ("The fighting around {} goes on.", (_G,), "Бои вокруг {} продолжаются."),
        ("The vote went in favour of {}.", (_G,), "Голосование прошло в пользу {}."),
        ("Together with {}, they signed it.", (_I,), "Они подписали это вместе с {}."),
        ("Compared with {}, this is little.", (_I,), "По сравнению с {} это немного."),
        ("It was done through {}.", (_A,), "Это сделали через {}."),
        ("There was a strike on {} at night.", (_D, _L), "Ночью был удар по {}."),
        ("It was built without {}.", (_G,), "Это построили без {}."),
        ("He stood before {} for an hour.", (_I,), "Час он стоял перед {}."),
    ),
    "uk": (
        ("The talks with {} failed.", (_I,), "Переговори з {} провалилися."),
        ("Nothing is known about {}.", (_A,), "Про {} нічого не відомо."),
        ("A letter came from {}.", (_G,), "Лист надійшов від {}."),
        ("They are marching towards {}.", (_G,), "Вони рухаються до {}."),
        ("There is a dispute between {} and the bank.", (_I,), "Триває суперечка між {} і банком."),
        ("There is a dispute between the Bank and {}.", (_I,), "Триває суперечка між банком і {}."),
        ("It was signed despite {}.", (_A,), "Це підписали, незважаючи на {}."),
        ("The fighting around {} goes on.", (_G,), "Бої навколо {} тривають."),
        ("The vote went in favour of {}.", (_G,), "Голосування пройшло на користь {}."),
        ("Together with {}, they signed it.", (_I,), "Вони підписали це разом із {}."),
        ("Compared with {}, this is little.", (_I,), "Порівняно з {} це небагато."),
        ("It was done through {}.", (_A,), "Це зробили через {}."),
        ("There was a strike on {} at night.", (_D, _L), "Уночі був удар по {}."),
        ("It was built without {}.", (_G,), "Це збудували без {}."),
        ("He stood before {} for an hour.", (_I,), "Годину він стояв перед {}."),
    ),
}
COMMON = {
    "ru": {Case.NOM: "этот участник", Case.GEN: "этого участника", Case.DAT: "этому участнику",
           Case.ACC: "этого участника", Case.INS: "этим участником", Case.LOC: "этом участнике"},
    "uk": {Case.NOM: "цей учасник", Case.GEN: "цього учасника", Case.DAT: "цьому учасникові",
           Case.ACC: "цього учасника", Case.INS: "цим учасником", Case.LOC: "цьому учасникові"},
}  # fmt: skip
ALIKE = {
    "ru": {"е": "и", "и": "е", "а": "о", "о": "а", "б": "п", "д": "т", "в": "ф", "г": "к", "з": "с", "ш": "щ"},
    "uk": {"е": "и", "и": "і", "і": "и", "а": "о", "о": "а", "є": "е", "ї": "і", "б": "п", "г": "ґ", "з": "с"},
}
# English, what Russian and Ukrainian call him, and another way to write him there.
PEOPLE = (
    ("Hargreaves", "Харгривз", "Гаргривз", "Гарґрівз", "Харгрівз"),
    ("Ostrowski", "Островский", "Островски", "Островський", "Остроський"),
    ("Bouchard", "Бушар", "Бошар", "Бушар", "Бошар"),
    ("Castellano", "Кастеллано", "Кастельяно", "Кастеллано", "Кастельяно"),
    ("Weinstein", "Вайнштейн", "Вейнштейн", "Вайнштайн", "Вейнштейн"),
    ("Holloway", "Холлоуэй", "Холловей", "Голловей", "Холловей"),
    ("Jorgensen", "Йоргенсен", "Ёргенсон", "Йорґенсен", "Йоргенсон"),
    ("Nwosu", "Нвосу", "Нуосу", "Нвосу", "Нуосу"),
    ("Hussein", "Хусейн", "Гуссейн", "Хусейн", "Гуссейн"),
    ("Patterson", "Паттерсон", "Петтерсон", "Паттерсон", "Петерсон"),
    ("Beaumont", "Бомонт", "Бомон", "Бомонт", "Бомон"),
    ("Richardson", "Ричардсон", "Ричардсен", "Річардсон", "Ричардсон"),
    ("Takahashi", "Такахаси", "Такахаши", "Такахасі", "Такахаші"),
    ("Fitzgerald", "Фицджеральд", "Фитцжеральд", "Фіцджеральд", "Фітцжеральд"),
    ("Mukherjee", "Мукерджи", "Мукхерджи", "Мукерджі", "Мукгерджі"),
    ("Rasmussen", "Расмуссен", "Размусен", "Расмуссен", "Размусен"),
    ("Sullivan", "Салливан", "Сулливан", "Салліван", "Сулліван"),
    ("Lefebvre", "Лефевр", "Лефебр", "Лефевр", "Лефебр"),
    ("Gunther", "Гюнтер", "Гунтер", "Ґюнтер", "Гунтер"),
    ("Hawkins", "Хокинс", "Хаукинс", "Гокінс", "Гоукінс"),
)
# English, a Russian rendering and another, a Ukrainian rendering and another.
TITLES = (
    ("Speaker", "спикер", "председатель", "спікер", "голова"),
    ("Spokesman", "пресс-секретарь", "официальный представитель", "речник", "представник"),
    ("Minister", "министр", "глава ведомства", "міністр", "керівник відомства"),
    ("Commissioner", "комиссар", "уполномоченный", "комісар", "уповноважений"),
    ("Ambassador", "посол", "постоянный представитель", "посол", "постійний представник"),
    ("Sheriff", "шериф", "начальник полиции", "шериф", "начальник поліції"),
    ("Colonel", "полковник", "командир", "полковник", "командир"),
    ("Attorney", "адвокат", "прокурор", "адвокат", "прокурор"),
    ("Director", "директор", "руководитель", "директор", "керівник"),
    ("Doctor", "доктор", "врач", "доктор", "лікар"),
    ("Archbishop", "архиепископ", "владыка", "архієпископ", "владика"),
    ("Inspector", "инспектор", "следователь", "інспектор", "слідчий"),
    ("Chancellor", "канцлер", "глава правительства", "канцлер", "голова уряду"),
    ("Chief", "начальник", "глава", "начальник", "голова"),
    ("Editor", "редактор", "главред", "редактор", "головред"),
    ("Analyst", "аналитик", "эксперт", "аналітик", "експерт"),
    ("Lawmaker", "депутат", "парламентарий", "депутат", "парламентар"),
    ("Mayor", "мэр", "градоначальник", "мер", "міський голова"),
)
TITLED = {
    "ru": (("{} {} left.", "{} {} уехал."), ("Then {} {} agreed.", "Потом {} {} согласился."),
           ("Nobody saw that {} {} came.", "Никто не видел, что приехал {} {}.")),
    "uk": (("{} {} left.", "{} {} поїхав."), ("Then {} {} agreed.", "Потім {} {} погодився."),
           ("Nobody saw that {} {} came.", "Ніхто не бачив, що приїхав {} {}.")),
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """Sentences of an article: source, sound target, damaged target; and whether the glossary is used."""

    kind: str
    language: str
    sentences: tuple[tuple[str, str, str], ...]


@cache
def read_terms(language: str) -> Terms:
    """The glossary."""
    return read_glossary(GLOSSARY, language)


def judge(language: str, pairs: tuple[tuple[str, str], ...]) -> Counter[str]:
    """How often each check speaks in an article."""
    terms = read_terms(language)
    units = [Unit(source, target, State.REVIEWED) for source, target in pairs]
    found = [find_terms(unit.source, terms) for unit in units]
    locks = [
        prove_locks(unit.source, unit.target, matches, terms.terms, language)
        for unit, matches in zip(units, found, strict=True)
    ]
    known = load_language(language)
    alone = [check_unit(unit, known, STYLE, locks=each) for unit, each in zip(units, locks, strict=True)]
    together = check_units(units, known, STYLE, locks=locks)
    return Counter(finding.check for findings in (*alone, *together) for finding in findings)


def _names(language: str, rng: random.Random) -> list[Term]:
    """Names that a frame finds as they are and that decline, or not."""
    terms = [term for term in read_terms(language) if not term.surname_of and len(term.paradigm.forms) > 1]
    plain = [
        term
        for term in terms
        if [match.use for match in find_terms(f"They praise {term.source} now.", read_terms(language))]
        == [Use.LOCK]
    ]
    rng.shuffle(plain)
    return plain


def _form(term: Term, case: Case) -> str:
    return term.paradigm.forms[case][0]


def _fill(frame: str, form: str) -> str:
    text = frame.format(form)
    text = re.sub(r"(?<=[Оо]) (?=[АОУИЭ])", "б ", text) if "О " in text or " о " in text else text
    return text[0].upper() + text[1:]


def _misspelling(damage: Callable[[str, Term, random.Random], str | None]) -> Callable[..., Iterator[Fault]]:
    def plant(language: str, rng: random.Random) -> Iterator[Fault]:
        for term in _names(language, rng):
            for english, case, frame in rng.sample(PLAIN[language], 3):
                form = _form(term, case)
                written = {
                    each.casefold() for one in (term.paradigm, *term.target_aliases) for each in one.all_forms()
                }
                damaged = damage(form, term, rng)
                if damaged and damaged.casefold().replace("ё", "е") not in {w.replace("ё", "е") for w in written}:
                    source = english.format(term.source)
                    sentence = (source, _fill(frame, form), _fill(frame, damaged))
                    yield Fault(damage.__name__.strip("_"), language, (sentence,))

    return plant


def _in_word(form: str, rng: random.Random, least: int = 5) -> tuple[str, re.Match[str]] | None:
    words = [word for word in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", form) if len(word[0]) >= least]
    if not words or form.isupper() or form.isascii():
        return None
    word = rng.choice(words)
    return word[0], word


def _replace(form: str, word: re.Match[str], text: str) -> str:
    return form[: word.start()] + text + form[word.end() :]


def letters_exchanged(form: str, term: Term, rng: random.Random) -> str | None:
    """Володин → Волоидн."""
    found = _in_word(form, rng)
    places = found and [i for i in range(1, len(found[0]) - 1) if found[0][i] != found[0][i + 1]]
    if not found or not places:
        return None
    i, text = rng.choice(places), found[0]
    return _replace(form, found[1], text[:i] + text[i + 1] + text[i] + text[i + 2 :])


def letter_lost(form: str, term: Term, rng: random.Random) -> str | None:
    """Володин → Воодин."""
    found = _in_word(form, rng)
    if not found:
        return None
    i = rng.randrange(1, len(found[0]) - 1)
    return _replace(form, found[1], found[0][:i] + found[0][i + 1 :])


def letter_doubled(form: str, term: Term, rng: random.Random) -> str | None:
    """Володин → Волоодин."""
    found = _in_word(form, rng)
    if not found:
        return None
    i = rng.randrange(1, len(found[0]) - 1)
    return _replace(form, found[1], found[0][:i] + found[0][i] + found[0][i:])


def letter_alike(form: str, term: Term, rng: random.Random) -> str | None:
    """Володин → Валодин."""
    found = _in_word(form, rng)
    table = ALIKE[term.language]
    places = found and [i for i in range(1, len(found[0])) if found[0][i] in table]
    if not found or not places:
        return None
    i = rng.choice(places)
    return _replace(form, found[1], found[0][:i] + table[found[0][i]] + found[0][i + 1 :])


def letter_any(form: str, term: Term, rng: random.Random) -> str | None:
    """Володин → Волокин."""
    found = _in_word(form, rng)
    if not found:
        return None
    i = rng.randrange(1, len(found[0]) - 1)
    letters = [letter for letter in "бвдклмнпрсту" if letter != found[0][i]]
    return _replace(form, found[1], found[0][:i] + rng.choice(letters) + found[0][i + 1 :])


def sign_lost(form: str, term: Term, rng: random.Random) -> str | None:
    """Польша → Полша; В’ячеслав → Вячеслав."""
    places = list(re.finditer(r"(?<=\w)[ьъ’'](?=\w)", form))
    if not places:
        return None
    place = rng.choice(places)
    return form[: place.start()] + form[place.end() :]


def left_latin(form: str, term: Term, rng: random.Random) -> str | None:
    """Володин → Volodin."""
    return None if form.isascii() else term.source


def other_language(form: str, term: Term, rng: random.Random) -> str | None:
    """Німеччина → Германия."""
    other = read_terms("uk" if term.language == "ru" else "ru").named(term.source)
    case = next(case for case, forms in term.paradigm.forms.items() if form in forms)
    return _form(other, case) if other is not None and not form.isascii() else None


def other_case(language: str, rng: random.Random) -> Iterator[Fault]:
    """A form that the preposition does not govern."""
    for term in _names(language, rng):
        for english, cases, frame in rng.sample(GOVERNED[language], 4):
            right = {form for case in cases for form in term.paradigm.forms[case]}
            wrong = {_form(term, case) for case in Case if case in term.paradigm.forms and case is not Case.VOC}
            for form in sorted(wrong - right)[:2]:
                sound, damaged = (_fill(frame, each) for each in (_form(term, cases[0]), form))
                yield Fault("other_case", language, ((english.format(term.source), sound, damaged),))


def words_disagree(language: str, rng: random.Random) -> Iterator[Fault]:
    """«с Владимир Путиным»: one word of a person's name in the nominative."""
    for term in _names(language, rng):
        for english, cases, frame in rng.sample(GOVERNED[language], 2):
            form, nominative = _form(term, cases[0]).split(), term.paradigm.citation.split()
            if term.kind is Kind.PERSON and len(form) == 2 and form[0] != nominative[0]:
                damaged = _fill(frame, f"{nominative[0]} {form[1]}")
                sentence = (english.format(term.source), _fill(frame, " ".join(form)), damaged)
                yield Fault("words_disagree", language, (sentence,))


def common_noun(language: str, rng: random.Random) -> Iterator[Fault]:
    """«этот участник» in the name's place."""
    for term in _names(language, rng):
        for english, case, frame in rng.sample(PLAIN[language], 2):
            sound, damaged = _fill(frame, _form(term, case)), _fill(frame, COMMON[language][case])
            yield Fault("common_noun", language, ((english.format(term.source), sound, damaged),))


def other_name(language: str, rng: random.Random) -> Iterator[Fault]:
    """Another name of the glossary, of the same kind."""
    names = _names(language, rng)
    for term in names:
        others = [other for other in names if other.kind is term.kind and other.gender is term.gender]
        for english, case, frame in rng.sample(PLAIN[language], 2):
            other = rng.choice(others)
            if not set(other.paradigm.citation.split()) & set(term.paradigm.citation.split()):
                sound, damaged = _fill(frame, _form(term, case)), _fill(frame, _form(other, case))
                yield Fault("other_name", language, ((english.format(term.source), sound, damaged),))


def other_rendering(language: str, rng: random.Random) -> Iterator[Fault]:
    """An accepted alias the second time."""
    for term in _names(language, rng):
        for alias, (first, second) in product(
            term.target_aliases, (rng.sample(PLAIN[language], 2) for _ in range(3))
        ):
            forms = [_fill(frame, _form(term, case)) for _, case, frame in (first, second)]
            other = _fill(second[2], alias.forms.get(second[1], (alias.citation,))[0])
            if len(alias.forms) > 1:
                sentences = ((first[0].format(term.source), forms[0], forms[0]),
                             (second[0].format(term.source), forms[1], other))  # fmt: skip
                yield Fault("other_rendering", language, sentences)


def _person(name: str, language: str) -> Term:
    return Term("", language, generate_paradigm(name, language, Kind.PERSON, Gender.MASCULINE), Kind.PERSON)


def _in_two_sentences(kind: str, language: str, english: str, name: Term, other: Term,
                      rng: random.Random) -> Fault:  # fmt: skip
    first, second = rng.sample(PLAIN[language], 2)
    return Fault(
        kind,
        language,
        (
            (first[0].format(english), *[_fill(first[2], _form(name, first[1]))] * 2),
            (second[0].format(english), *(_fill(second[2], _form(each, second[1])) for each in (name, other))),
        ),
    )


def other_spelling(language: str, rng: random.Random) -> Iterator[Fault]:
    """One name transliterated in two ways, in any two cases."""
    for english, *four in PEOPLE:
        one, other = (_person(name, language) for name in (four[:2] if language == "ru" else four[2:]))
        for _ in range(8):
            yield _in_two_sentences("other_spelling", language, english, one, other, rng)


def misspelt_later(language: str, rng: random.Random) -> Iterator[Fault]:
    """A name damaged the second time, in any two cases."""
    for english, *four in PEOPLE:
        name = four[0] if language == "ru" else four[2]
        for damage in (letters_exchanged, letter_lost, letter_doubled, letter_alike, letter_any):
            term = _person(name, language)
            first, second = rng.sample(PLAIN[language], 2)
            form = _form(term, second[1])
            damaged = damage(form, term, rng)
            if damaged is not None and damaged not in term.paradigm.all_forms():
                yield Fault("misspelt_later", language, (
                    (first[0].format(english), *[_fill(first[2], _form(term, first[1]))] * 2),
                    (second[0].format(english), _fill(second[2], form), _fill(second[2], damaged)),
                ))  # fmt: skip


def other_title(language: str, rng: random.Random) -> Iterator[Fault]:
    """A title before the same name by another word."""
    for english, *four in TITLES:
        one, other = four[:2] if language == "ru" else four[2:]
        for person, *names in rng.sample(PEOPLE, 6):
            name = names[0] if language == "ru" else names[2]
            first, second = rng.sample(TITLED[language], 2)
            sound = [_capital(frame[1].format(one, name)) for frame in (first, second)]
            damaged = _capital(second[1].format(other, name))
            sources = [frame[0].format(english, person) for frame in (first, second)]
            yield Fault(
                "other_title", language, ((sources[0], sound[0], sound[0]), (sources[1], sound[1], damaged))
            )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


PLANTS: dict[str, tuple[Callable[[str, random.Random], Iterator[Fault]], ...]] = {
    "term-missing": (common_noun, other_name),
    "term-misspelt": tuple(
        map(
            _misspelling,
            (letters_exchanged, letter_lost, letter_doubled, letter_alike, letter_any, sign_lost, left_latin,
             other_language),
        )
    ),
    "term-case": (other_case, words_disagree),
    "term-inconsistent": (other_rendering,),
    "name-inconsistent": (other_spelling, misspelt_later),
    "title-inconsistent": (other_title,),
}  # fmt: skip


def measure(check: str, language: str, each: int, missed: bool) -> None:
    """Print the share that is found, of all kinds and of each; and what is not."""
    found: dict[str, list[bool]] = {}
    spoilt = 0
    for plant in PLANTS[check]:
        rng = random.Random(f"{check} {language}")
        faults = list(plant(language, rng))
        rng.shuffle(faults)
        for fault in faults[:each]:
            sound = judge(language, tuple((source, target) for source, target, _ in fault.sentences))
            if sound[check]:
                spoilt += 1
                continue
            ids = judge(language, tuple((source, target) for source, _, target in fault.sentences))
            found.setdefault(fault.kind, []).append(bool(ids[check]))
            if missed and not ids[check]:
                told = ", ".join(sorted((ids - sound).keys() & CHECKS.keys())) or "nothing"
                print(f"- {fault.kind}: {' / '.join(f'{s} → {d}' for s, _, d in fault.sentences)} ({told})")
    every = [hit for hits in found.values() for hit in hits]
    kinds = ", ".join(f"{kind} {sum(hits) / len(hits):.1%} of {len(hits)}" for kind, hits in found.items())
    print(f"{check:20} {language} {sum(every) / len(every):6.1%} of {len(every)} ({spoilt} spoilt): {kinds}")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=150, help="planted faults per kind")
    parser.add_argument("--missed", default="", metavar="ID", help="print planted faults this check did not find")
    options = parser.parse_args()
    for check in [options.missed] if options.missed else PLANTS:
        for language in LANGUAGES:
            measure(check, language, options.each, bool(options.missed))


if __name__ == "__main__":
    main()
