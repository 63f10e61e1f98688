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
# «в Украине», «на восточной Украине», «в Украину»; «на всю Украину» is “all over Ukraine” in any house.
_UKRAINE_FORMS = {
    "ru": re.compile(
        r"(?<![\w-])(?P<word>[Вв]о?|[Нн]а)[ \u00a0](?:(?:[а-яё-]+(?:ой|ей)[ \u00a0]){0,2}(?P<name>Украине)"
        r"|(?:[а-яё-]+[ую]ю[ \u00a0]){0,2}(?<!всю[ \u00a0])Украину)(?!\w)"
    ),
    "uk": re.compile(
        r"(?<![\w-])(?P<word>[Нн]а)[ \u00a0](?:(?:[а-яіїєґ’'-]+ій[ \u00a0]){0,2}(?P<name>Україні)"
        r"|(?:[а-яіїєґ’'-]+[ую][ \u00a0]){0,2}(?<!всю[ \u00a0])Україну)(?!\w)"
    ),
}
# What is done upon Ukraine («напад на Україну», «вплив на Україну») or put into it («инвестиции в Украину») has its
# preposition from the word that asks for it, in any house; what moves there has the house's.
_UPON = (
    r"напа[длс]|(?:атак|удар)(?!н)|давлен|дав(?:ит|ят|ил)|надав|тиск|тисн|натис[кн]|наступ(?!ающ|н)|покуш|посяг"
    r"|зазіх|замах|претен|влия|повлия|воздейств|вплив|взгляд|взглян|гляд(?!ач)|погля[дн]|смотр|посмотр"
    r"|див(?:и[тлв]|[ил]я)|подив|наде(?:[яжю]|ет|ем)|сподів|рассч[её]т|рассчит|расч[её]т|розрах|чека|жда(?!н)"
    r"|нацел|націл|цел(?:ит|ят|ил)|ціл(?:ит|ят|ив)|(?:воз|на|пере|с|об)?лож[аиуе](?!н[еио]й)|(?:воз|на|пере)лаг"
    r"|(?:по|на|пере)кла(?:д|л|сти)|ответственност|відповідальн|вин[ауы](?!\w)|свали|спис(?:ат|ал|ыв|ува)"
    r"|распростран|пошир|внимани|уваг[аиу]|опира|спира|оп[её]р|опор|ориентир|орієнт|похож|схож"
    r"|трат|затрат|потрат|расход|витра[тч]|видат|ставк|став(?:ит|ят|лю|лят|ил)|охот[аиуы](?!\w)|полюван"
    r"|обруш|рушив|руш(?:ит|ил)|сбр[оа]с|скид|скину|бомб(?!ардир)|войн(?:ой|ою)|війною|жал(?:ов|об|ует)|скарж|клев"
    r"|ссыла|молит|злит|обиж|обид|ображ|сердит|гнев|гнів|обмен|обмін|променя|проміня"
    r"|кива(?:ет|ют|є|л)|указ(?:ал|ыв)|вказ|нам[её]к|курс|реакц|права(?!\w)|планы(?!\w)|плани(?!\w)|виды(?!\w)"
    r"|работа(?:ет|ют|л|ла|ли)(?!\w)|працю|санкци|санкці|нав[её]л|навод|навед"
    r"|стрел|стріл|обстр|тревог|пад(?:ает|ают|а[лєю])|упал|впа[влд]|нал[её]т|наліт|поход(?:ом|у|а|)(?!\w)|випуст|выпуст|запуст"
)
_INTO = (
    r"вер(?:а|у|ы|ой|ит|ят|ил|ю|ить|ящ\w*)(?!\w)|инвест|влож|влива|вкла[дл]|вкачив|превра[тщ]|вход"
    r"|вхожден|включ|интегр|влюб|встро|вста[вл]|стрел|плюн|плев|игра(?!\w*ниц)|переимен|преобраз"
)
_MOTION = (
    r"возвра[тщ]|верн(?!ы|о\b)|поверн|приех|приезж|приїх|приїз|поех|поїх|поезд|поїзд|уех|виїх|выех|съезд|ехать|едет|едут"
    r"|їх(?:ати|ав)|їд[еу]|(?:по|при|вы|в|за|пере|до)?л[её]т(?:ел|ит|ят|а[лею])|прибы|прибу|отправ|відправ|посла(?:л|т|в|н)"
    r"|надісла|надси|пос(?:ы|ті)л|шл(?:[ёе]т|ют|и)|постав(?:к|ля|ил|ит|лен|ок)|постач|достав|поступ|надій|надход"
    r"|переда|перевез|перевоз|перекин|перебр[оа]с|ввез|ввоз|ввіз|вывез|вывоз|въех|въезж|въезд|в['’ʼ]їх|в['’ʼ]їзд|импорт"
    r"|імпорт|экспорт|експорт|визит|візит|путешеств|подорож|депорт|эвакуир|еваку|бежа|втек|втік|переех|переїх|переезж"
    r"|попа(?:л|д(?!а)|с[тл])|потрап|приш|прийш|прийд|придут|зайш|заш[её]?л|зайд|увійш|увійд|ввійш|вош[её]?л|войд[её]|войти"
    r"|ввод|вв[её]л|ввели|ввест|введ|вторг|вторж|хлын|хлин|направ(?:ил|ля|ит|ят)|скеров|спрям|привез|привоз"
    r"|привіз|завез|завоз|завіз|транзит|експедиц|экспедиц|командиров|відрядж|рейс|виза(?!\w)|дорог[аиу]"
)
_GOVERNORS = {
    "на": re.compile(rf"(?<!\w)(?:(?P<other>{_UPON})|{_MOTION})\w*", re.IGNORECASE),
    "в": re.compile(rf"(?<!\w)(?:(?P<other>{_INTO})|{_MOTION})\w*", re.IGNORECASE),
}
_CLAUSE = re.compile(r"[,.;:!?—–…]")
_GOVERNS_ON = re.compile(
    r"(?<!\w)(?:сосредот|зосеред|концентр|акцент|фокус|сказ(?:ал[аоси]|ыва)|отра[зж]|познач|позначи|відобра|настаив"
    r"|наполяг|зарабат|зароб|нажи|основ|базир|базу|зацикл|помеш|специализ|спеціаліз|экономи|заощад|став[кя]|держ"
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
    for match in _UKRAINE_FORMS[pair.code].finditer(pair.target):
        written = match["word"].lower().removesuffix("о")
        if written == wanted:
            continue
        if match["name"]:
            if written == "на" and _GOVERNS_ON.search(pair.target[: match.start()]):
                continue
            better = "во" if wanted == "в" and re.match("вс", pair.target[match.end("word") + 1 :]) else wanted
            fix = better.capitalize() if match["word"][0].isupper() else better
        elif _is_asked_for(pair.target, match, _GOVERNORS[written]):
            continue
        else:
            fix = None
        message = f"the house writes «{wanted} {pair.target[match.end() - 7 : match.end()]}»"
        yield _UKRAINE.finding(message, match.start("word"), match.end("word"), fix)


def _is_asked_for(target: str, match: re.Match[str], governors: re.Pattern[str]) -> bool:
    """Whether the nearest word that may ask for the preposition does: the last before it, else the first after."""
    before = _CLAUSE.split(target[: match.start()])[-1]
    after = _CLAUSE.split(target[match.end() :])[0]
    found = list(governors.finditer(before)) or [found for found in [governors.search(after)] if found]
    return bool(found and found[-1]["other"])


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
