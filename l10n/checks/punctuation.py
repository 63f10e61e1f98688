"""Punctuation: brackets, dashes, ellipses, the end of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.pair import NBSP, Check, Example, Pair
from l10n.model import Finding, Severity

_BRACKETS_UNBALANCED = Check(
    "brackets-unbalanced",
    "Brackets don't pair",
    "A bracket has no partner although the source's brackets pair.",
    Severity.ERROR,
    Example("From the [drone] fragments’ fall", "От падения обломков [дрона"),
)
_BRACKETS_MISSING = Check(
    "brackets-missing",
    "Brackets missing",
    "The target has fewer pairs of brackets than the source: an editor's insertion such as [drone] may be lost.",
    Severity.WARNING,
    Example("From the [drone] fragments’ fall", "От падения обломков дрона"),
)
_BRACKETS_ADDED = Check(
    "brackets-added",
    "Brackets added",
    "The target has square brackets that the source does not have.",
    Severity.WARNING,
    Example("From the fragments’ fall", "От падения обломков [дрона]"),
)
_DASH_HYPHEN = Check(
    "dash-hyphen",
    "Hyphen for a dash",
    "A hyphen between spaces stands for a dash.",
    Severity.INFO,
    Example("Putin is in Moscow - as always.", "Путин в Москве - как всегда."),
)
_DASH_STYLE = Check(
    "dash-style",
    "Dash of another kind",
    "An en dash between spaces stands where the house sets an em dash.",
    Severity.INFO,
    Example("Putin is in Moscow – as always.", "Путин в Москве – как всегда."),
)
_DASH_SPACES = Check(
    "dash-spaces",
    "Dash without spaces",
    "An em dash between words has no space beside it, as in English.",
    Severity.INFO,
    Example("Putin—as always—is in Moscow.", "Путин—как всегда—в Москве."),
)
_ELLIPSIS = Check(
    "ellipsis-dots",
    "Three dots for an ellipsis",
    "Three full stops stand for the ellipsis character.",
    Severity.INFO,
    Example("He left…", "Он уехал..."),
)
_END = Check(
    "end-punctuation",
    "Another end of the sentence",
    "The target ends with another mark than the source: no full stop, no question mark, one too many.",
    Severity.WARNING,
    Example("Did he leave?", "Он уехал."),
)
_END_ADDED = Check(
    "end-added",
    "Full stop added",
    "The source ends without a mark, as a heading does, and the target with a full stop.",
    Severity.INFO,
    Example("Drones over the Kremlin", "Дроны над Кремлём."),
)
_DOUBLED = Check(
    "punctuation-doubled",
    "Doubled mark of punctuation",
    "A comma, full stop, colon or semicolon stands twice.",
    Severity.WARNING,
    Example("He left, she said.", "Он уехал,, сказала она."),
)
CHECKS = (
    _BRACKETS_UNBALANCED,
    _BRACKETS_MISSING,
    _BRACKETS_ADDED,
    _DASH_HYPHEN,
    _DASH_STYLE,
    _DASH_SPACES,
    _ELLIPSIS,
    _END,
    _END_ADDED,
    _DOUBLED,
)

_LETTER = "А-Яа-яЁёІіЇїЄєҐґ"
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
_SPACED_DASH = re.compile(rf"(?<=[^\s—–-])[ {NBSP}]+(?P<dash>--?|–)[ {NBSP}]+(?=[^\s—–-])")
_GLUED_DASH = re.compile(
    rf"(?<=[{_LETTER}»)!?,])(?:—|--)(?=[{_LETTER}«(])|(?<=[{_LETTER}])—(?=\w)|(?<=[\w%])—(?=[{_LETTER}])"
    rf"|(?<=[{_LETTER}»)!?,])(?:[ {NBSP}]—(?=[{_LETTER}«(])"
    rf"|—[ {NBSP}])"
)
# What a translator may leave out: the abbreviation after a name, "(NATO)", "(DfT)", "(UNGA 74)"; "con[c]essions". A
# word with one capital, "(Reuters)" or "(Talwar)", is none.
_ASIDE = re.compile(r"\((?:the )?(?:[A-Z][a-z]{0,2}|[A-Z][a-z.&-]{0,3}[A-Z][A-Za-z.&-]{0,7})(?: ?\d+)?\)")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
# A full stop before a comma may be an abbreviation's: «и т. д.,», «80 тыс.,».
_TWICE = re.compile(
    r",[ \u00a0]?,|;[ \u00a0]?;|:[ \u00a0]?:(?!\w)|(?<![.?!])\.\.(?!\.)|,\.(?!\.)|…\.(?!\.)|[:;],|,[:;](?![-)(])"
    r"|(?<=[а-яёіїєґ]{5})\.[,;:](?!\.)|[.;]:(?![-)(\w])"
)
_CLOSING = "»”“\"'’)]*_ \u00a0\u200b—–-"
_STEPS = frozenset({":", ";", "."})
# What may be a question without its mark: "Could you please …", "may I have …", “How?” he asked.
_ASKS = re.compile(r"\?|\b(?:may|could|can|would|will|shall|should) (?:i|you|we|that|this|it)\b", re.IGNORECASE)
_LAST_WORD_DOT = re.compile(
    r"(?:^|[\s(«.])(?:[A-ZА-ЯІЇЄ]|Inc|Ltd|Co|Corp|Jr|Sr|St|No|etc|vs|[ap]\.m|гг?|рр?|вв?|др|пр|ін|[дпе]|млн|млрд|трлн|тыс"
    r"|тис|руб|грн|см|км|кг|мин|хв|сек|ч|год|обл|изд|вид|тощо|долл|дол)\.$"
)


def find(pair: Pair) -> Iterator[Finding]:
    """Look at brackets, dashes and the end."""
    target = pair.target
    if not target.strip():
        return
    yield from _brackets(pair)
    for match in _SPACED_DASH.finditer(target):
        before, after = target[match.start() - 1], target[match.end()]
        if before.isdigit() and after.isdigit():
            continue
        check = _DASH_STYLE if match["dash"] == "–" else _DASH_HYPHEN
        yield check.finding("an em dash belongs here", match.start(), match.end(), f"{NBSP}— ")
    for match in _GLUED_DASH.finditer(target):
        if not _is_route(target, match):
            yield _DASH_SPACES.finding("spaces belong around the dash", match.start(), match.end(), f"{NBSP}— ")
    for match in _DOTS.finditer(target):
        yield _ELLIPSIS.finding("one character: …", match.start(), match.end(), "…")
    for match in _TWICE.finditer(target):
        yield _DOUBLED.finding(f"«{match[0]}»", match.start(), match.end())
    yield from _end(pair)


def _brackets(pair: Pair) -> Iterator[Finding]:
    source_lonely, source_pairs = _pair(pair.source)
    lonely, pairs = _pair(pair.target)
    if len(lonely) > len(source_lonely):
        for position in lonely[: len(lonely) - len(source_lonely)]:
            yield _BRACKETS_UNBALANCED.finding(f"{pair.target[position]} has no partner", position, position + 1)
        return
    square = pairs.count("[") - source_pairs.count("[")
    if square < 0 or len(pairs) < len(source_pairs):
        kind = "[" if square < 0 else "("
        yield _BRACKETS_MISSING.finding(f"a pair of {kind}{_PAIRS[kind]} of the source is not in the target")
    elif square > 0:
        position = pair.target.index("[")
        yield _BRACKETS_ADDED.finding("the source has no such brackets", position, position + 1)


def _pair(text: str) -> tuple[list[int], list[str]]:
    """Positions of the brackets without a partner, and the opening brackets of the pairs."""
    stack: list[int] = []
    lonely: list[int] = []
    pairs: list[str] = []
    for bracket in _BRACKET.finditer(text):
        position, letter = bracket.start(), bracket[0]
        if letter in _PAIRS:
            stack.append(position)
        elif stack and _PAIRS[text[stack[-1]]] == letter:
            opening = stack.pop()
            apart = not opening or text[opening - 1].isspace()
            if apart and not _ASIDE.fullmatch(text, opening, position + 1):
                pairs.append(text[opening])
        elif not _is_list_mark(text, position) and not _is_smiley(text, position):
            lonely.append(position)
    return sorted(lonely + [position for position in stack if not _is_smiley(text, position)]), pairs


def _is_list_mark(text: str, position: int) -> bool:
    """Whether it is the bracket of "1)" or «а)», at the start of a point of a list."""
    return (
        bool(re.search(r"(?:^|[\s;,:(])(?:\d{1,2}|\w)$", text[max(0, position - 4) : position]))
        and text[position] == ")"
    )


def _is_smiley(text: str, position: int) -> bool:
    return bool(re.search(r"[:;=8]['’]?-?$", text[max(0, position - 3) : position]))


def _is_route(text: str, match: re.Match[str]) -> bool:
    """«поезд Москва—Петербург» is set without spaces; so are numbers."""
    if match[0] != "—":
        return False
    word = re.search(r"[\w-]+$", text[: match.start()])
    return bool(word and word[0][0].isupper() and text[match.end()].isupper())


def _end(pair: Pair) -> Iterator[Finding]:
    wanted, found = _last(pair.source), _last(pair.target)
    if wanted == found:
        return
    target = pair.target.rstrip(_CLOSING)
    message = f"the source ends with {_say(wanted)}, the target with {_say(found)}"
    start = max(0, len(target) - 1)
    if {wanted, found} == {".", "…"} or {wanted, found} == {"!", "…"} or (wanted == "," and found == "."):
        return  # the translator's choice of tone; a line of a list that ends the sentence
    if wanted != "." and {wanted, found} <= _STEPS:
        return
    if found == "?" and _ASKS.search(pair.source):
        return
    if wanted == "" and found == ".":
        # «… 2025 г.» may end a heading.
        if not _LAST_WORD_DOT.search(target):
            yield _END_ADDED.finding(message, start, len(target), "" if pair.target.endswith(".") else None)
        return
    if wanted == "." and found == "" and _LAST_WORD_DOT.search(pair.source.rstrip(_CLOSING)):
        return  # "… Inc." at the end of a heading
    fix = None
    if wanted == "." and found == "" and target and target == pair.target.rstrip() and target[-1].isalpha():
        yield _END.finding(message, len(target), len(target), ".")
        return
    yield _END.finding(message, start, len(target), fix)


def _last(text: str) -> str:
    """The mark that ends a text, "" where a word does; "?!" is a question."""
    stripped = text.rstrip(_CLOSING)
    if re.search(r"[?!][»”“\"’']\.$", stripped):
        stripped = stripped[:-2]  # «…?». ends with the question
    tail = re.search(r"[.!?…:;,]+$", stripped)
    if tail is None:
        return ""
    if "?" in tail[0]:
        return "?"
    if tail[0] in ("...", "…") or tail[0].endswith(("…", "..")):
        return "…"
    return tail[0][-1]


def _say(mark: str) -> str:
    return f"“{mark}”" if mark else "no mark"
