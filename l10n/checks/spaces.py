"""Spaces: none doubled, none before a mark of punctuation, none missing after it, no-break where due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.checks.pair import NBSP, Check, Example, Pair
from l10n.model import Finding, Severity

_DOUBLE = Check(
    "space-double",
    "Double space",
    "Two or more spaces stand in a row.",
    Severity.INFO,
    Example("He left on Tuesday.", "Он уехал  во вторник."),
)
_BEFORE = Check(
    "space-before",
    "Space before punctuation",
    "A space stands before a comma, full stop or closing mark, or after an opening one.",
    Severity.INFO,
    Example("He left, she said.", "Он уехал , сказала она."),
)
_MISSING = Check(
    "space-missing",
    "Space missing after punctuation",
    "A comma, full stop or other mark is followed by a word without a space.",
    Severity.WARNING,
    Example("He left, she said.", "Он уехал,сказала она."),
)
_EDGE = Check(
    "space-edge",
    "Space at the edge",
    "The target begins or ends with spaces that the source does not have, or lacks them.",
    Severity.INFO,
    Example("He left.", "Он уехал. "),
)
_NEWLINE = Check(
    "newline-mismatch",
    "Line break at the edge",
    "Only one of source and target begins or ends with a line break; msgfmt refuses that once it is reviewed.",
    Severity.ERROR,
    Example("He left.\n", "Он уехал."),
)
_NBSP = Check(
    "nbsp-missing",
    "No-break space missing",
    "A one-letter word, an initial, № or a number can be torn from what it belongs to at the end of a line.",
    Severity.INFO,
    Example("The parade is on May 9.", "Парад пройдёт 9 мая."),
)
CHECKS = (_DOUBLE, _BEFORE, _MISSING, _EDGE, _NEWLINE, _NBSP)

# Each pattern begins with the sign that it is about and looks back from there, which is several times as fast as
# looking back from every place.
_SPACE = r"[ \u00a0\u202f\u2009]"
_DOUBLE_SPACE = re.compile(rf"{_SPACE}(?<=\S.){_SPACE}+(?=\S)")
_SPACE_BEFORE = re.compile(
    rf"{_SPACE}(?:(?<=[\w»“”\")\]!?…%\ufffc].){_SPACE}*(?=[,;](?!\w)|:(?![)(DPР\w])|[!?»)\]]|\.(?![.\w]))"
    rf"|(?<=[(\[«„].){_SPACE}*(?=\S))"
)
_LETTER = "А-Яа-яЁёІіЇїЄєҐґ"
_LOWER, _UPPER = "а-яёіїєґ", "А-ЯЁІЇЄҐ"
# A mark with a word on both sides, or with what a sentence may end or begin with.
_SPACE_MISSING = re.compile(
    rf"[,;!?:.)»](?:(?<=[\w»”\")\]%][,;!?:])(?=[{_LETTER}])|(?<=[{_LETTER}\d»)][,;!?])(?=[A-Za-z«„(])"
    rf"|(?<=[{_LETTER}][,:])(?=[\d«„])"
    rf"|(?<=[{_LOWER}]{{2}}\.)(?=[{_UPPER}][{_LETTER} \u00a0,-])"
    rf"|(?<=[A-Za-z\d%»”\")]\.)(?=[{_UPPER}][{_LOWER} \u00a0])"
    rf"|(?<=[{_LOWER}]{{3}}\.)(?=[{_LOWER}]{{3}}|[A-Z][a-z]{{2}}|[\d«„(])"
    rf"|(?<=[^\s«„“(\[][)»])(?=[{_LETTER}A-Za-z\d«„(]))"
)
_ZONES = frozenset({"укр", "онлайн", "сайт", "москва", "дети", "com", "net", "org", "info"})
# «участник(и)» has its ending in brackets.
_SPACE_BEFORE_OPENING = re.compile(
    rf"[«\[(](?:(?<=[{_LETTER}A-Za-z\d]{{2}}«)|(?<=^[{_LETTER}]«)|(?<=[^{_LETTER}’'-][{_LETTER}]«)"
    rf"|(?<=[{_LETTER}A-Za-z\d»%]{{2}}[\[(])(?=(?![{_LOWER}]{{1,3}}\))[{_LETTER}A-Za-z«„]|(?<=\()\d))"
)
_ONE_LETTER = {"ru": "авикосу", "uk": "авзійоу"}
# «№5» and «А.Б. Петров»: behind these, a space or nothing is to become a no-break space.
_SIGN_OR_INITIAL = re.compile(r"(?:№(?= ?\d)|[А-ЯІЇЄ](?<=\b.)\.(?= ?[А-ЯІЇЄ](?:\.|[а-яіїє])))( ?)")
_UNITS = (
    r"%|°|(?:млн|млрд|трлн|тыс|тис|руб|грн|долл|дол|км|кг|см|мм|га|м|г|т)(?![\w’'-])|(?:гг?|рр?)\."
    r"|(?:миллион|миллиард|триллион|мільйон|мільярд|трильйон|тысяч|тисяч|процент|відсот|рубл|гривн|гривен"
    r"|доллар|долар"
    r"|километр|кілометр|метр|килограмм|кілограм|тонн)"
)


def find(pair: Pair) -> Iterator[Finding]:
    """Look at every space of the target."""
    target = pair.target
    if not target.strip():
        return
    yield from _edges(pair.unit.source, pair.unit.target)
    for match in _DOUBLE_SPACE.finditer(target):
        fix = NBSP if NBSP in match[0] else " "
        yield _DOUBLE.finding("two spaces in a row", match.start(), match.end(), fix)
    for match in _SPACE_BEFORE.finditer(target):
        yield _BEFORE.finding("a space too many beside a mark of punctuation", match.start(), match.end(), "")
    for match in _SPACE_MISSING.finditer(target):
        if match[0] == "." and _is_domain(pair, match):
            continue
        yield _MISSING.finding(f"no space after «{match[0]}»", match.start(), match.end(), f"{match[0]} ")
    for match in _SPACE_BEFORE_OPENING.finditer(target):
        sign = match[0]
        if sign != "«" and re.search(r"\w[\[(]", pair.source):
            continue  # f(x)
        yield _MISSING.finding(f"no space before «{sign}»", match.start(), match.start(), " ")
    for match in _ties(pair.code, pair.language.months).finditer(target):
        yield _NBSP.finding("a no-break space belongs here", match.start(), match.end(), NBSP)
    for match in _SIGN_OR_INITIAL.finditer(target):
        yield _NBSP.finding("a no-break space belongs here", *match.span(1), NBSP)


def _edges(source: str, target: str) -> Iterator[Finding]:
    for name, mine, theirs in (
        ("begins", _start(source), _start(target)),
        ("ends", _start(source[::-1]), _start(target[::-1])),
    ):
        if ("\n" in mine) != ("\n" in theirs):
            yield _NEWLINE.finding(f"only one of source and target {name} with a line break")
        elif mine != theirs and "\n" not in mine:
            start, end = (0, len(theirs)) if name == "begins" else (len(target) - len(theirs), len(target))
            fix = mine if name == "begins" else mine[::-1]
            yield _EDGE.finding(f"the target {name} with other spaces than the source", start, end, fix)


def _start(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _is_domain(pair: Pair, match: re.Match[str]) -> bool:
    """Whether the name of a site stands here («Яндекс.Новости», «Лента.com») rather than two sentences."""
    if (following := re.match(r"\w*", pair.target[match.end() :])) and following[0].lower() in _ZONES:
        return True
    word = re.search(r"[\w-]+$", pair.target[: match.start()])
    if not word or not word[0][0].isupper():
        return False
    return pair.target[: word.start()].endswith("«") or bool(re.search(r"[A-Za-z]\.[A-Za-z]{2}", pair.unit.source))


@cache
def _ties(code: str, months: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    letters = _ONE_LETTER[code] + _ONE_LETTER[code].upper()
    names = "|".join(re.escape(form) for forms in months for form in forms if len(form) > 2)
    return re.compile(
        rf" (?:(?:(?<=^[{letters}].)|(?<=[^\w’'ʼ.-][{letters}].))(?=[\w«„\ufffc])"
        rf"|(?<=\d.)(?=(?:{names})(?!\w)|{_UNITS})|(?<=\d{{4}}.)(?=(?:год|рок|рік|році)(?:а|у|ом|е|ів)?(?!\w))"
        r"|(?<=\S.)(?=— ))"
    )
