"""Newsroom typography for Russian and Ukrainian: quotes, dashes, spaces, numbers, apostrophes.

Only what is certain without the source text is changed, so that a machine draft reads like an edited text and a
person never has to undo anything. The rules follow А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора»
(Russian), «Український правопис» of 2019 (Ukrainian) and CLDR (numbers); `tests/test_typography.py` names the
source of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from l10n.model import HouseStyle, Language

NBSP = "\u00a0"
_SPACE = f" {NBSP}\u202f\u2009"
_UPPER = "А-ЯЁІЇЄҐ"
_LOWER = "а-яёіїєґ"
_LETTER = _UPPER + _LOWER
# A protected piece is one private-use character while the rules run; those of the text are protected themselves.
_MASK = "\ue000-\uf8ff"

_PROTECTED = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>«»\"“”„]+[^\s<>«»\"“”„.,;:!?()\[\]'’…]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,10}(?:/[\w\-./?%&=#~+]*)?"
    r"|(?<!\w)[@#]\w+"
    r"|</?[A-Za-z!][^<>]*>|&(?:[A-Za-z]+|#\w+);"
    r"|⟦\d+⟧|\{[^{}\s]*\}|%\(\w+\)[sd]|`[^`]+`"
    r"|[\ue000-\uf8ff]"
)

_UNITS = (
    # What is counted in figures and must not be torn from its number (Milchin 6.1.6; ДСТУ 3582: abbreviations).
    r"%|‰|°[CFСФ]?|[$€£₽₴¥]|(?:млн|млрд|трлн|тыс|тис|руб|коп|грн|долл|дол|евро|євро|экз|чел|кв|куб|км|кг|мг|см|мм|мл"
    r"|га|кВт|МВт|ГВт|кГц|МГц|ГГц|ГБ|МБ|ТБ|мин|хв|год|сек|ч|м|г|т|л|р|с)(?![\w’'ʼ-])"
    r"|(?:миллион|миллиард|триллион|тысяч|мільйон|мільярд|трильйон|тисяч|процент|відсот|рубл|гривн|гривен|доллар|долар"
    r"|километр|кілометр|метр|сантиметр|миллиметр|міліметр|килограмм|кілограм|грамм|грам|тонн|литр|літр|гектар"
    r"|градус)\w*"
)
_DECIMAL_UNITS = _UNITS.replace("|мин|хв|год|сек|ч|м|г|т|л|р|с)", ")")
_UNITS_RE = re.compile(rf"(?<=\d) (?={_UNITS})")
_DECIMAL = re.compile(rf"(?<![\w.,:/])(\d{{1,3}})\.(\d{{1,2}})(?=[ {NBSP}]?(?:{_DECIMAL_UNITS}))")
_YEAR = re.compile(r"(?<=\d\d) (?=(?:гг?|рр?)\.|(?:год|года|году|годом|годов|рік|року|році|роком|років)(?!\w))")
_NUMERO = re.compile(rf"([№§])[ {NBSP}]?(?=\d)")
_ABBREVIATION = re.compile(
    r"(?<![\w.])((?:г|ул|пр|пл|им|ім|стр|рис|мал|гл|ст|акад|проф|вул|просп|м|обл|с|п|д)\.) (?=[\dА-ЯЁІЇЄҐ«])"
)
_TOWN = re.compile(rf"(?<![\w.])(г|м|ул|вул|им|ім|пл|обл)\.(?=[{_UPPER}][{_LOWER}]{{2}})")
_LETTER_ABBREVIATION = re.compile(r"(?<!\w)([тндио])\. ?(?=[едпкнзоэч]\.(?!\w))")
_INITIALS = re.compile(rf"(?<![\w.’'])([{_UPPER}])\.[ {NBSP}]?(?=[{_UPPER}]\.)")
_LAST_INITIAL = re.compile(rf"(?<![\w’'])([{_UPPER}])\.[ {NBSP}]?(?=[{_UPPER}][{_LOWER}])")

_ONE_LETTER = {"ru": "авикосу", "uk": "авзійоу"}
_ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?!\.)|(?<![.\w])\. \. \.(?! ?\.)")
_ELLIPSIS_SPACE = re.compile(rf"(?<=[{_LETTER}])[ \u00a0]+(?=…[ \u00a0][{_LETTER}])")
_TWO_STOPS = re.compile(rf"(?<=[{_LOWER}]{{2}})\.\.(?=[{_UPPER}][{_LOWER}])")
_TWO_COMMAS = re.compile(rf"(?<=[{_LETTER}»)\d])(?:,[ \u00a0]*)+,(?![{_LETTER}\d])")
_APOSTROPHE = re.compile(rf"(?<=[{_LETTER}])['’ʼ`´‘](?=[{_LETTER}])")

# "слово ,слово", "слово .Слово": the space stands on the wrong side.
_SPACE_MISPLACED = re.compile(
    rf"(?<=[{_LETTER}»)])[ {NBSP}]+(?:(?P<mark>[,;])(?=[{_LETTER}])|(?P<stop>[.!?])(?=[{_UPPER}][{_LOWER}]))"
)
_SPACE_BEFORE = re.compile(
    rf"(?<=[\w»“”\")\]!?…%{_MASK}])[{_SPACE}]+(?=[,;](?!\w)|:(?![)(DPР\w])|[!?»)\]]|\.(?![.\w]))"
)
_SPACE_AFTER_STOP = re.compile(rf"(?<=\.)[{_SPACE}]+(?=[,;](?!\w))")
_SPACE_INSIDE = re.compile(rf"(?<=[(\[«„])[{_SPACE}]+(?=\S)")
_SPACE_AFTER = re.compile(rf"(?<=[{_LOWER}])([,;!?:])(?=[{_LETTER}])")
_SPACES = re.compile(rf"(?<=\S)[ {NBSP}]{{2,}}(?=\S)")

_DASH = re.compile(rf"(?<=[^\s—–-])[ {NBSP}]+(?:--?|[–—])[ {NBSP}]+(?=[^\s—–-])")
_DASH_HALF = re.compile(rf"(?<=[{_LETTER}»)\]!?,…])(?:[ {NBSP}]+—|—[ {NBSP}]+)(?=[{_LETTER}«„(\[\d])")
_DASH_GLUED = re.compile(rf"(?<=[{_LETTER}»)!?,…])(?:—|--)(?=([{_LETTER}«„(]))")
_DASH_FIRST = re.compile(rf"^[–—][ {NBSP}]*(?=[{_LETTER}«„])")

_ENGLISH_GROUPS = re.compile(r"(?<![\w.,])\d{1,3}(?:(?:,\d{3}){2,}|,000)(?![\d,]|\.\d|[ \u00a0]\d)")
_SPACED_GROUPS = re.compile(
    r"(?<![\d.,])(?<![\d.,][ \u00a0])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d]|[.,]\d{3})"
)
_YEARS = re.compile(
    rf"(?<![\w-])((?:1[89]|20)\d\d)-((?:1[89]|20)\d\d)"
    rf"(?=[ {NBSP}](?:(?:гг|рр)\.|(?:год(?:ы|ов|ах|ам)|рок(?:и|ів|ах|ам))(?!\w)))"
)
_LONG_NUMBER = re.compile(rf"(?<![\w.,:/+-])\d{{5,9}}(?=(?:,\d{{1,2}})?[ {NBSP}](?:[{_LOWER}]{{3}}|%|[$€£₽₴]))")
_CODE_BEFORE = re.compile(
    rf"(?:[№§#A-Za-z]|(?:номер|номером|індекс|индекс|код|кодом|телефон|тел\.|счет|счёт|рахунок)|[{_UPPER}][\w-]*)"
    rf"[ {NBSP}]*$"
)

_QUOTES = '"“”„‟«»'
_SINGLE = re.compile(rf"(?<![\w'’‘])['‘](?=[\w{_MASK}])([^'‘’\"“”„«»]*?[\w.,!?…])['’](?![\w'’])")
# ``TeX'' and <<typewriter>> quotation marks; " spaced " ones; marks written twice around one quotation.
_TYPED = re.compile(r"``([^`'\n]+)''|<<([^<>\n]+)>>")
_SPACED_QUOTES = re.compile(rf'(?<!\S)"[{_SPACE}]+([^"]*?[^"\s])[{_SPACE}]+"(?=[\s.,;:!?…)]|$)')
_REVERSED = re.compile(r"(?<!\S)»(?=\w)([^«»]*[\w.!?…])«(?!\w)")
_ALL_TWICE = re.compile(r'""[^"“”„«»]+""|““[^"“”„«»]+””|««[^"“”„«»]+»»|„„[^"“”„«»]+““')
# No comma between a question and the author's words, no full stop after a question that is someone's words
# (Milchin 7.2.4; Правопис 2019, § 164): «Что?» — спросил он. Он спросил: «Что?»
_COMMA_AFTER = re.compile(rf"(?<=[?!…]»),(?=[{_SPACE}]*—)")
_STOP_AFTER = re.compile(r"(?<=: )(«[^«»]*[?!…]»)\.(?=$)")
_COMMA_INSIDE = re.compile(r",([»“])(,?)(?=[\s—–)\]]|$)")
_STOP_INSIDE = re.compile(rf"(?<=[{_LETTER}\d%)»“])\.([»“])(\.?)(?=$|[)\]]|[ {NBSP}][{_UPPER}«„])")
_LAST_WORD = re.compile(r"[\w-]+$")
_DOTTED = re.compile(
    r"(?:гг?|рр?|вв?|ст|др|пр|[тдпенэчмисл]|мин|сек|руб|коп|грн|долл?|тыс|тис|млн|млрд|проф|[иі]м|ул|вул|см|ср|ін|изд"
    r"|вид|напр)$"
)

# Verbs and nouns that take «на» for a reason of their own: «сосредоточиться на Украине» is right in every house.
_GOVERNS_ON = re.compile(
    r"(?<!\w)(?:сосредот|зосеред|концентр|акцент|фокус|сказ(?:ал[аоси]|ыва)|отра[зж]|познач|позначи|відобра|настаив"
    r"|наполяг|зарабат|зароб|нажи|основ|базир|базу|зацикл|помеш|специализ|спеціаліз|экономи|заощад|став[кя]|держ"
    r"|завис|зосіб)\w*(?:\s+[\w-]+)?\s*$",
    re.IGNORECASE,
)
# «вернулись на Украину», «поставки оружия на Украину»: what surely moves there, with the house's preposition.
_MOVES = re.compile(
    r"(?<!\w)(?:возвра[тщ]|верну[лтв]|поверн|приех|приезж|приїх|приїз|поех|поїх|поездк|поїздк|уехал|прибы|прибу|отправ"
    r"|відправ|послал|надісла|постав(?:к|ил|ля)|постач|достав|поступ(?:[аи]л|[ия]т)|надійш|надійд|надход|перевез|ввез"
    r"|ввезл|ввоз|въех|в['’ʼ]їх|экспорт|експорт|імпорт|импорт|визит|візит|депорт|переех|переїх|вторж|вторг)\w*"
    r"(?:\s+(?:помощ|оруж|войск|ракет|танк|ден[еь]г|груз|техник|боеприпас|снаряд|самол|допомог|збро|військ|грош|кошт"
    r"|вантаж|технік|боєприпас|літак)\w*)?\s*$",
    re.IGNORECASE,
)


def polish(text: str, language: Language, style: HouseStyle) -> str:
    """The text as a newsroom sets it; polishing twice is polishing once.

    URLs, e-mail addresses, handles, hashtags, tags and placeholders (⟦1⟧) are left alone, and so are figures that
    may belong to a name. Texts in other languages than Russian and Ukrainian come back as they are.
    """
    if language.code not in _ONE_LETTER or not text.strip():
        return text
    for _ in range(8):
        polished = _polish_once(text, language, style)
        if polished == text:
            break
        text = polished
    return text


def _polish_once(text: str, language: Language, style: HouseStyle) -> str:
    kept = [match[0] for match in _PROTECTED.finditer(text)]
    if len(kept) > 6000:
        return text
    numbers = iter(range(len(kept)))
    text = _PROTECTED.sub(lambda match: chr(0xE000 + next(numbers)), text)
    for rule in _RULES:
        text = rule(text, language, style)
    return re.sub(f"[{_MASK}]", lambda match: kept[ord(match[0]) - 0xE000], text)


def _house(text: str, language: Language, style: HouseStyle) -> str:
    """Spellings that are house policy: ё, «в/на Украине»."""
    if language.code == "ru" and style.yo == "е":
        text = text.replace("ё", "е").replace("Ё", "Е")
    return _UKRAINE[language.code].sub(lambda match: _ukraine(match, language.code, style), text)


_UKRAINE = {
    "ru": re.compile(
        rf"(?<![\w-])([Вв]о?|[Нн]а)([ {NBSP}])(?=(?:[{_LOWER}-]+(?:ой|ей)[ {NBSP}]){{0,2}}Украине(?!\w)"
        rf"|(?P<there>(?:(?!всю)[{_LOWER}-]+[ую]ю[ {NBSP}])?Украину(?!\w)))"
    ),
    "uk": re.compile(
        rf"(?<![\w-])([Нн]а)([ {NBSP}])(?=(?:[{_LOWER}’'-]+ій[ {NBSP}]){{0,2}}Україні(?!\w)"
        rf"|(?P<there>(?:(?!всю)[{_LOWER}’'-]+[ую][ {NBSP}])?Україну(?!\w)))"
    ),
}


def _ukraine(match: re.Match[str], code: str, style: HouseStyle) -> str:
    wanted = "в" if code == "uk" else style.ukraine_ru
    written = match[1].lower().removesuffix("о")
    if not wanted or written == wanted:
        return match[0]
    before = (match.string, max(0, match.start() - 40), match.start())
    if match["there"] and not _MOVES.search(*before):
        return match[0]
    if written == "на" and _GOVERNS_ON.search(*before):
        return match[0]
    if wanted == "в" and match.string.startswith("вс", match.end()):
        wanted = "во"
    return (wanted.capitalize() if match[1][0].isupper() else wanted) + match[2]


def _quotes(text: str, language: Language, style: HouseStyle) -> str:
    """«…» outside, „…“ inside (Milchin 7.2; Правопис 2019, § 164), with comma and full stop after them."""
    text = _SINGLE.sub(r'"\1"', text)
    text = _TYPED.sub(lambda match: f"«{match[1] or match[2]}»", text)
    text = _SPACED_QUOTES.sub(r'"\1"', text)
    text = _REVERSED.sub(r"«\1»", text)
    text = _single_marks(text)
    marks = _quote_marks(text)
    if not marks:
        return text
    inner = style.inner_quotes_uk if language.code == "uk" else "„“"
    depth, letters, balanced = 0, list(text), True
    for position, opens in marks:
        if opens:
            letters[position] = "«" if depth == 0 else inner[0]
            depth += 1
        else:
            balanced = balanced and depth > 0
            depth = max(0, depth - 1)
            letters[position] = "»" if depth == 0 else inner[1]
    printable = all(text[position] in (f"«„{inner[0]}" if opens else f"»“{inner[1]}") for position, opens in marks)
    if not (balanced and depth == 0) and printable and text[marks[0][0]] in "«„»":
        # A quotation that goes on in the next segment, or «a «b» with one closing mark for both: already printable.
        return text
    text = _COMMA_INSIDE.sub(r"\1,", "".join(letters))
    text = _COMMA_AFTER.sub("", text)
    text = _STOP_AFTER.sub(r"\1", text)
    return _STOP_INSIDE.sub(_move_stop, text)


def _single_marks(text: str) -> str:
    """One mark where a machine wrote both its own and the copied one: «да»», ««да», ““да””.

    Two marks of one kind never stand side by side in print (Milchin 7.2), so where they are not a nested pair's,
    one of them goes, whatever quotation of another entry it was to close.
    """
    text = _ALL_TWICE.sub(lambda match: match[0][1:-1], text)
    surplus = text.count("»") - text.count("«")
    if surplus > 0:
        text = text.replace("»»", "»", surplus)
    elif surplus < 0:
        text = text.replace("««", "«", -surplus)
    return text


def _quote_marks(text: str) -> list[tuple[int, bool]]:
    """Where quotation marks stand and whether each opens; a lone mark between spaces or after a figure is none."""
    marks: list[tuple[int, bool]] = []
    stack: list[str] = []
    for position, letter in enumerate(text):
        if letter not in _QUOTES:
            continue
        before = text[position - 1] if position else " "
        after = text[position + 1] if position + 1 < len(text) else " "
        starts = before.isspace() or before in '([{«„“"/—–-'
        ends = after.isspace() or after in ')]}»“”"/,.;:!?…—–-'
        if letter in "«„":
            opens = True
        elif letter == "»":
            opens = False
        elif (before.isspace() and after.isspace()) or (letter == '"' and before.isdigit() and not stack):
            continue
        elif starts != ends:
            opens = starts
        elif letter == "“":
            opens = not (stack and stack[-1] in "„“" and not starts)
        elif letter == "”":
            opens = False
        else:
            opens = not stack
        marks.append((position, opens))
        if opens:
            stack.append(letter)
        elif stack:
            stack.pop()
    return marks


def _move_stop(match: re.Match[str]) -> str:
    word = _LAST_WORD.search(match.string, max(0, match.start() - 12), match.start())
    if word and (_DOTTED.match(word[0]) or (len(word[0]) == 1 and word[0].isalpha())):
        return match[0]
    return f"{match[1]}."


def _dashes(text: str, language: Language, style: HouseStyle) -> str:
    """A dash is an em dash, tied to the word before it (Milchin 7.1.3); ranges and hyphens are not dashes."""
    text = _DASH_FIRST.sub("— ", text)
    text = _DASH.sub(_dash, text)
    text = _DASH_HALF.sub(f"{NBSP}— ", text)
    return _DASH_GLUED.sub(_glued_dash, text)


def _dash(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return match[0] if before.isdigit() and after.isdigit() else f"{NBSP}— "


def _glued_dash(match: re.Match[str]) -> str:
    word = _LAST_WORD.search(match.string, max(0, match.start() - 40), match.start())
    route = match[0] == "—" and match[1].isupper() and word is not None and word[0][0].isupper()
    return match[0] if route else f"{NBSP}— "  # «поезд Москва—Петербург» is set without spaces.


def _marks(text: str, language: Language, style: HouseStyle) -> str:
    """One character for an ellipsis; the house's apostrophe (Правопис 2019, § 7)."""
    text = _ELLIPSIS.sub("…", text)
    text = _ELLIPSIS_SPACE.sub("", text)
    text = _TWO_STOPS.sub(". ", text)
    text = _TWO_COMMAS.sub(",", text)
    return _APOSTROPHE.sub(style.apostrophe, text) if language.code == "uk" else text


def _numbers(text: str, language: Language, style: HouseStyle) -> str:
    """Decimal comma and groups from five digits on (CLDR; Milchin 6.1.2), only where they cannot be a name's."""
    text = _ENGLISH_GROUPS.sub(lambda match: match[0].replace(",", language.group), text)
    text = _SPACED_GROUPS.sub(lambda match: re.sub(r"\s", language.group, match[0]), text)
    text = _YEARS.sub(r"\1–\2", text)
    text = _DECIMAL.sub(rf"\1{language.decimal}\2", text)
    return _LONG_NUMBER.sub(lambda match: _grouped(match, language), text)


def _grouped(match: re.Match[str], language: Language) -> str:
    before = _CODE_BEFORE.search(match.string, max(0, match.start() - 30), match.start())
    if before and before.start() > 0:
        # A capitalised word or a Latin one may own the figure (ISO 27001); at the start of the text it is any word.
        return match[0]
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", language.group, match[0])


def _spaces(text: str, language: Language, style: HouseStyle) -> str:
    """No space before a mark of punctuation, one after it, never two."""
    text = _SPACE_MISPLACED.sub(lambda match: f"{match[0].strip()} ", text)
    text = _SPACE_BEFORE.sub("", text)
    text = _SPACE_AFTER_STOP.sub("", text)
    text = _SPACE_INSIDE.sub("", text)
    text = _SPACE_AFTER.sub(r"\1 ", text)
    return _SPACES.sub(lambda match: NBSP if NBSP in match[0] else " ", text)


def _ties(text: str, language: Language, style: HouseStyle) -> str:
    """No-break spaces (Milchin 3.9): one-letter words, initials, №, abbreviations, units, months and years."""
    text = _one_letter(language.code).sub(NBSP, text)
    text = _INITIALS.sub(rf"\1.{NBSP}", text)
    text = _LAST_INITIAL.sub(rf"\1.{NBSP}", text)
    text = _NUMERO.sub(rf"\1{NBSP}", text)
    text = _ABBREVIATION.sub(rf"\1{NBSP}", text)
    text = _TOWN.sub(rf"\1.{NBSP}", text)
    text = _LETTER_ABBREVIATION.sub(rf"\1.{NBSP}", text)
    text = _UNITS_RE.sub(NBSP, text)
    text = _YEAR.sub(NBSP, text)
    return _month(language.months).sub(NBSP, text) if language.months else text


@cache
def _one_letter(code: str) -> re.Pattern[str]:
    letters = _ONE_LETTER[code] + _ONE_LETTER[code].upper()
    return re.compile(rf"(?:(?<=^[{letters}])|(?<=[^\w’'ʼ.-][{letters}])) (?=[\w«„“\"(\[№§{_MASK}-])")


@cache
def _month(months: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(form) for forms in months for form in forms if len(form) > 2)
    return re.compile(rf"(?<=\d) (?=(?:{names})(?!\w))")


Rule = Callable[[str, Language, HouseStyle], str]
_RULES: tuple[Rule, ...] = (_house, _marks, _quotes, _spaces, _dashes, _numbers, _ties)
