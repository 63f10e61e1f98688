"""The house's rules: apostrophes, ё, «в/на Украине», words it does not print; and what nobody has touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.checks.inflection import inflect_phrase, write_pattern
from l10n.checks.pair import Check, Example, Pair
from l10n.checks.yo import find_missing
from l10n.model import Finding, Severity, State

_APOSTROPHE = Check(
    "apostrophe-style",
    "Apostrophe of another kind",
    "A Ukrainian word has another apostrophe than the house's (U+2019 unless configured).",
    Severity.INFO,
    Example("The computer is on.", "Комп'ютер увімкнено.", "uk"),
)
_APOSTROPHE_MISSING = Check(
    "apostrophe-missing",
    "Apostrophe missing",
    "A Ukrainian word is written without the apostrophe it needs between a lip consonant or р and я, ю, є, ї.",
    Severity.WARNING,
    Example("Five computers", "Пять комп’ютерів", "uk"),
)
_UKRAINE = Check(
    "ukraine-preposition",
    "«в» or «на» Ukraine",
    "The preposition of Ukraine is not the house's; Ukrainian always has «в/у Україні».",
    Severity.WARNING,
    Example("The war in Ukraine goes on.", "Війна на Україні триває.", "uk"),
)
_YO = Check(
    "yo-policy",
    "Letter ё",
    "The house writes е for ё, or ё where the word has it, and the target does otherwise.",
    Severity.WARNING,
    Example("He came.", "Он пришёл."),
)
_FORBIDDEN = Check(
    "forbidden-word",
    "Word the house does not print",
    "The target has a word that the configuration forbids, in any of its forms; its replacement is offered.",
    Severity.ERROR,
    Example("The special operation", "Спецоперация"),
)
_IDENTICAL = Check(
    "machine-identical",
    "Reviewed without a change",
    "A reviewed entry is word for word what the machine wrote: fine if somebody has read it.",
    Severity.INFO,
    Example("He left.", "Он уехал."),
)
CHECKS = (_APOSTROPHE, _APOSTROPHE_MISSING, _UKRAINE, _YO, _FORBIDDEN, _IDENTICAL)

_LETTER = "А-Яа-яЁёІіЇїЄєҐґ"
_ANY_APOSTROPHE = re.compile(rf"(?<=[{_LETTER}])['’ʼ`´‘](?=[{_LETTER}])")
# What typists without the sign put: об"єкт, об*єкт, Russian бьє; a soft sign never follows a labial.
_WRONG_SIGN = re.compile(rf"(?<=[{_LETTER}])[*\"](?=[яюєї])|(?<=[бпвмфБПВМФ])ь(?=[яюєї])")
# Правопис 2019, § 7: after б п в м ф before я ю є ї, unless another consonant of the root than р precedes
# (свято, цвях); after hard р; after a prefix. Foreign soft consonants (бюро, пюре) have none, nor have Russian
# names (Бєлгород, Умєров).
_NEEDS = re.compile(
    r"(?:(?<![\w’'ʼ])|(?<=[аеиіоуєюяїр]))[бпвмф](?=[яї])(?!язь)"
    r"|(?:(?<![\w’'ʼ])|(?<=[аеиіоуюяї]))[бпвмф](?=є)(?!єл|єтр|єр(?:[хдє]|ов(?!і))|єдв|єх|єчк|єск|єн)"
    r"|(?<![\w’'ʼ])(?:в|роз|за|при|по|на|від|ви|до)?[бпв](?=(?:є(?:ш|мо|те)?|ють?|юче)(?!\w))"
    r"|(?:кров|любов|морков|верф|матір|здоров)(?=ю(?!\w))|(?<=[аеиіоу])р(?=єр)|ір(?=(?:я|ям|їв|ях)(?!\w))"
    r"|(?<![\w’'ʼ])(?!узяв)(?:по|пере|не|до|у|при|роз)?(?:з(?=їзд|їхав|їсти|їде|яв|ясу|ясов|єдн)"
    r"|об(?=єкт|єдн|єм|їзд|їха)|суб(?=єкт)"
    r"|(?:під|від|над|перед)(?=їзд|їха|їде|єдн|ємн|юдж)|роз(?=єдн|їзд|їха|ясн|ятр)|без(?=язик|ядерн)|ад(?=ютант)"
    r"|(?:зв|(?:по|роз|за|ув)в|роз|ув|пов|обов)(?=я[зж])|пред(?=яв)|кон(?=юнкт)|ін(?=єкц)|комп(?=ютер)|інтерв(?=ю)|воз(?=єдн))|п(?=єс(?:а|и|і|у|ою|ам|ах)(?!\w))",
    re.IGNORECASE,
)
_RU_UKRAINE = re.compile(
    r"(?<![\w-])(?P<word>[Вв]|[Нн]а)(?P<gap>[ \u00a0](?:(?:всей|самой|нынешней)[ \u00a0])?)(?=Украине(?!\w))"
)
_UK_UKRAINE = re.compile(
    r"(?<![\w-])(?P<word>[Нн]а)(?P<gap>[ \u00a0](?:(?:всій|самій)[ \u00a0])?)(?=Україні(?!\w))"
)
_TO_UKRAINE = {
    "ru": re.compile(r"(?<![\w-])(?P<word>[Вв]|[Нн]а)[ \u00a0](?:всю[ \u00a0])?Украину(?!\w)"),
    "uk": re.compile(r"(?<![\w-])(?P<word>[Нн]а)[ \u00a0](?:всю[ \u00a0])?Україну(?!\w)"),
}
# What is done upon Ukraine («напад на Україну», «вплив на Україну») or put into it («инвестиции в Украину») has its
# preposition from the verb in any house.
_UPON = re.compile(
    r"(?<!\w)(?:на|по|об|про)?(?:пад|пас|атак|удар|дав[ияле]|тис[кн]|ступ|ціл|цел|вплив|влия|претен|клад|клас|клал"
    r"|лаг|лож|де[яе]|сподів|чека|жда|рассчит|розрах|смотр|див|зваж|похож|схож|шир|простран|стріл|стрел|руш|скид|сбр"
    r"|жал|скарж|клев|ссыл|поклик|вер[нт]у[лт]?[аи]? уваг|внимани|уваг|опира|спира|наве|бомб|куш|сяг|мах|ориент"
    r"|орієнт|трат|витра|расход|серд|гнів|обид|ображ|прац|работ|молит|став|кин|брос|инвест|інвест|вер[иу]|віри|влож"
    r"|вклад|пере?твор|превра|шта[юе]|пус[тк]|спрям|скеров|ракет|дрон|снаряд|насл|санкц|обстр|вторг|воен|війн)\w*",
    re.IGNORECASE,
)
_GOVERNS_ON = re.compile(
    r"(?:сосредот|зосеред|концентр|акцент|фокус|сказ[аы]|отра[зж]|познач|позначи|відобра|настаив|наполяг"
    r"|зарабат|зароб"
    r"|нажи|основ|базир|базу|зацикл|помеш|специализ|спеціаліз|экономи|заощад|став[кя]|держ"
    r"|завис)\w*(?:\s+[\w-]+)?\s*$",
    re.IGNORECASE,
)


def find(pair: Pair) -> Iterator[Finding]:
    """Apply the house's rules."""
    target = pair.target
    if not target.strip():
        return
    if pair.code == "uk":
        yield from _apostrophes(pair)
    elif pair.style.yo:
        yield from _yo(pair)
    yield from _ukraine(pair)
    yield from _forbidden(pair)
    if pair.untouched and pair.unit.state is State.REVIEWED:
        yield _IDENTICAL.finding("the reviewed text is exactly what the machine wrote")


def _apostrophes(pair: Pair) -> Iterator[Finding]:
    wanted = pair.style.apostrophe
    for match in _ANY_APOSTROPHE.finditer(pair.target):
        if match[0] != wanted:
            yield _APOSTROPHE.finding("another apostrophe than the house's", match.start(), match.end(), wanted)
    for match in _WRONG_SIGN.finditer(pair.target):
        yield _APOSTROPHE_MISSING.finding(
            f"an apostrophe belongs in place of {match[0]}", match.start(), match.end(), wanted
        )
    names = [(lock.start, lock.end) for lock in pair.locks if not lock.problem]
    for match in _NEEDS.finditer(pair.target):
        if any(start <= match.start() < end for start, end in names):
            continue  # as the glossary writes it
        yield _APOSTROPHE_MISSING.finding("an apostrophe belongs here", match.end(), match.end(), wanted)


def _yo(pair: Pair) -> Iterator[Finding]:
    if pair.style.yo == "е":
        for match in re.finditer("[ёЁ]", pair.target):
            fix = "е" if match[0] == "ё" else "Е"
            yield _YO.finding("the house writes е", match.start(), match.end(), fix)
        return
    for word, better in find_missing(pair):
        yield _YO.finding(f"the house writes «{better}»", word.start, word.end, better)


def _ukraine(pair: Pair) -> Iterator[Finding]:
    wanted = "в" if pair.code == "uk" else pair.style.ukraine_ru
    if not wanted or "Укра" not in pair.target:
        return
    for match in (_UK_UKRAINE if pair.code == "uk" else _RU_UKRAINE).finditer(pair.target):
        written = match["word"].lower()
        if written == wanted or (written == "на" and _GOVERNS_ON.search(pair.target[: match.start()])):
            continue
        fix = wanted.capitalize() if match["word"][0].isupper() else wanted
        name = "Україні" if pair.code == "uk" else "Украине"
        yield _UKRAINE.finding(f"the house writes «{wanted} {name}»", match.start("word"), match.end("word"), fix)
    for match in _TO_UKRAINE[pair.code].finditer(pair.target):
        before, after = pair.target[: match.start()][-45:], pair.target[match.end() :][:25]
        if match["word"].lower() != wanted and not (_UPON.search(before) or _UPON.search(after)):
            name = "Україну" if pair.code == "uk" else "Украину"
            message = f"the house writes «{wanted} {name}»"
            yield _UKRAINE.finding(message, match.start("word"), match.end("word"))


def _forbidden(pair: Pair) -> Iterator[Finding]:
    words = pair.style.forbidden.get(pair.code)
    if not words:
        return
    entries = tuple(sorted(words, key=len, reverse=True))
    for match in _forbidden_pattern(entries, pair.code).finditer(pair.target):
        entry = entries[match.lastindex - 1] if match.lastindex else ""
        better, fix = words[entry], None
        # The ending of the replacement is a person's to choose, unless the word stands as it is listed.
        if better and re.sub(r"\s+", " ", match[0].lower()) == entry.removeprefix("=").lower():
            fix = better[0].upper() + better[1:] if match[0][0].isupper() else better
        message = f"the house does not print «{match[0]}»" + (f"; it prints «{better}»" if better else "")
        yield _FORBIDDEN.finding(message, match.start(), match.end(), fix)


@cache
def _forbidden_pattern(entries: tuple[str, ...], code: str) -> re.Pattern[str]:
    """Each entry is a group: in all its forms, with «=» before it in this one, with «*» behind it with any end."""
    choices = (
        write_pattern([entry.removeprefix("=")])
        if entry.startswith("=")
        else write_pattern([entry.rstrip("*")]) + r"\w*"
        if entry.endswith("*")
        else inflect_phrase(entry, code)
        for entry in entries
    )
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(f"({choice})" for choice in choices) + r")(?![\w-])", re.IGNORECASE
    )
