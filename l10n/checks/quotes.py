"""Quotation marks: «…», nested „…“, balanced, as many as in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Severity

_STYLE = Check(
    "quotes-style",
    "Foreign quotation marks",
    "Quotation marks are not « » (inside them „ “).",
    Severity.INFO,
    Example("He called it “a planned act.”", "Он назвал это “запланированной акцией”."),
)
_NESTED = Check(
    "quotes-nested",
    "Nested quotation marks",
    "A quotation inside a quotation has the marks of the outer one.",
    Severity.WARNING,
    Example("“He said ‘no’ to us,” she said.", "«Он сказал нам «нет», — заявила она»."),
)
_UNBALANCED = Check(
    "quotes-unbalanced",
    "Quotation marks don't pair",
    "An opening or closing quotation mark has no partner although the source's marks pair.",
    Severity.WARNING,
    Example("He called it “a planned act”.", "Он назвал это «запланированной акцией."),
)
_MISSING = Check(
    "quotes-missing",
    "Quotation marks missing",
    "The source quotes something and the target has no quotation marks.",
    Severity.WARNING,
    Example("He called it “a planned act”.", "Он назвал это запланированной акцией."),
)
_ADDED = Check(
    "quotes-added",
    "Quotation marks added",
    "The target has more quotations than the source has quotations and names.",
    Severity.INFO,
    Example("he called it a planned act.", "Он назвал это «запланированной акцией»."),
)
_PUNCTUATION = Check(
    "quotes-punctuation",
    "Punctuation inside quotation marks",
    "A comma or full stop stands inside the closing quotation mark, as in English.",
    Severity.INFO,
    Example("“It is over,” he said.", "«Всё кончено,» — сказал он."),
)
CHECKS = (_STYLE, _NESTED, _UNBALANCED, _MISSING, _ADDED, _PUNCTUATION)

_MARK = re.compile(r"[\"“”„‟«»]|(?<![\w])['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_COMMA = re.compile(r",([»”“\"])(?=[\s—–]|$)")
_STOP = re.compile(r"(?<=[а-яёіїєґ]{3})\.([»”“\"])(?=$|\s*$)")
_ABBREVIATED = re.compile(r"(?<!\w)(?:млн|млрд|тыс|тис|руб|грн|проф|гг|рр|изд|вид|напр|коп|долл)$")
# Where a lone single mark is surely a quotation's that goes on in another entry: "said: 'We …" and "…the disease!'"
_EDGE = re.compile(r"(?:^|[:,] )$|[.!?,]['’]$")
_OPENERS = ' \u00a0\n\t([{«„“"/—–-'
_CLOSERS = ' \u00a0\n\t)]}»“”"/,.;:!?…—–-'

# How far apart, in parts of the sentence, the same closing mark may stand in source and target.
_NEAR = 0.3
# The end of a title or button that is named, «Натисніть Налаштування»., or of what is said after "Jerry:".
_TITLE_END = re.compile(
    r"\w[ \u00a0]+[A-ZА-ЯЁІЇЄҐ][\w’'-]*(?:[ \u00a0]+[\w’'-]+){0,2}[.!?…]?$|\w: [A-ZА-ЯЁІЇЄҐ][^«»]*$"
)

# «называемый фотоном» has no marks where “called a ‘photon’” has them.
_NAMED = re.compile(r"\b(?:called|known as|dubbed|termed|named)(?: an?| the)? [\"“'‘][\w-]+[\"”'’.,]")
_CALLED = re.compile(r"назыв|назва|именуем|известн|відом|звуть|зовут")
# The author's words in the middle of a quotation.
_INTERPOSED = re.compile(
    r"(?<=[,?!–—])[\"”'’][^.!?\"“”]{3,60}[,.:][ \u00a0]|[\"”'’],[^.!?\"“”]{3,60}[,.:][ \u00a0]"
)

_Mark: TypeAlias = tuple[int, str, bool]


def find(pair: Pair) -> Iterator[Finding]:
    """Pair the quotation marks and compare them with the source's."""
    target = pair.target
    marks = _read(target)
    source_marks = _read(pair.source)
    if not marks and not source_marks:
        return
    lonely = _lonely(marks)
    source_lonely = _lonely(source_marks)
    if len(lonely) == 1 and _serves_twice(pair, marks, source_marks):
        lonely = []
    if not source_marks and len(lonely) == 1 and _at_edge(target, lonely[0]) and not _ends_title(target, lonely[0]):
        pass  # one sentence of a long quotation, where the translator opens or closes it here
    elif len(lonely) > len(source_lonely) or (lonely and not _same_side(lonely, source_lonely)):
        for position, letter, _ in lonely[: max(1, len(lonely) - len(source_lonely))]:
            yield _UNBALANCED.finding(f"{letter} has no partner", position, position + 1)
    if source_marks and not marks and not _titles_only(pair):
        if not (_NAMED.search(pair.source) and _CALLED.search(target)):
            yield _MISSING.finding("the quotation marks of the source are not in the target")
    elif not lonely and not source_lonely and (count := _unquoted(pair, source_marks) - _count(marks)) > 0:
        yield _MISSING.finding(f"{count} of the quotations of the source have no quotation marks in the target")
    elif _count(marks) > _count(source_marks) and not _names(pair):
        yield _ADDED.finding("the target quotes something that the source does not")
    yield from _style(pair, marks, paired=not lonely)
    yield from _inside(target)


def _read(text: str) -> list[_Mark]:
    """Position, character and whether it opens, for each double quotation mark and each pair of single ones."""
    marks: list[_Mark] = []
    singles: list[_Mark] = []
    depth = 0
    for match in _MARK.finditer(text):
        position, letter = match.start(), match[0]
        if letter in "'’‘":
            singles.append((position, letter, match.end() < len(text) and text[match.end()].isalnum()))
            continue
        before = text[position - 1] if position else " "
        after = text[position + 1] if position + 1 < len(text) else " "
        if letter in "«„":
            opens = True
        elif letter == "»":
            opens = False
        elif before.isdigit() and letter in '"”' and depth == 0:
            continue  # inches
        elif before.isspace() and after.isspace():
            continue
        else:
            starts, ends = before in _OPENERS, after in _CLOSERS
            opens = starts if starts != ends else letter == "“" or (letter == '"' and depth == 0)
        depth = depth + 1 if opens else max(0, depth - 1)
        marks.append((position, letter, opens))
    # Single quotation marks count only as neat pairs: most of them are apostrophes.
    for one, two in pairwise(singles):
        if one[2] and not two[2]:
            marks += [one, two]
    for single in singles:
        if single not in marks and _EDGE.search(text[: single[0]] if single[2] else text[: single[0] + 1]):
            marks.append(single)
    return sorted(marks)


def _lonely(marks: list[_Mark]) -> list[_Mark]:
    stack: list[_Mark] = []
    lonely: list[_Mark] = []
    for mark in marks:
        if mark[2]:
            stack.append(mark)
        elif stack:
            stack.pop()
        else:
            lonely.append(mark)
    return sorted(lonely + stack)


def _serves_twice(pair: Pair, marks: list[_Mark], source_marks: list[_Mark]) -> bool:
    """Whether one closing mark serves two openings («газета «Весть»), as the marks of the source let expect."""
    if not _lonely(marks)[0][2] or marks[-1][1] != "»" or sum(mark[1] == "«" for mark in marks) < 2:
        return False
    if not source_marks or (_count(marks) <= _count(source_marks) and not _nests(source_marks)):
        return False  # as many quotations as in the source, side by side: one has lost its closing mark
    ends = (source_marks[-1][0] / len(pair.source), marks[-1][0] / len(pair.target))
    return abs(ends[0] - ends[1]) < _NEAR


def _nests(marks: list[_Mark]) -> bool:
    return any(one[2] and other[2] for one, other in pairwise(marks))


def _same_side(one: list[_Mark], other: list[_Mark]) -> bool:
    return {mark[2] for mark in one} <= {mark[2] for mark in other}


def _at_edge(text: str, mark: tuple[int, str, bool]) -> bool:
    position, _, opens = mark
    return not text[:position].strip() if opens else not text[position + 1 :].strip(" \u00a0.,!?…")


def _ends_title(text: str, mark: _Mark) -> bool:
    """Whether a closing mark at the end ends a title, not a whole sentence: its partner belongs here too."""
    return mark[1] == "»" and bool(_TITLE_END.search(text, 0, mark[0]))


def _count(marks: list[_Mark]) -> int:
    return sum(opens for _, _, opens in marks) or min(1, len(marks))


def _unquoted(pair: Pair, marks: list[_Mark]) -> int:
    """How many quotations of the source need marks.

    Beside longer ones one small word may be said without them, a title in Latin letters needs none, and “A,” he
    said, “B” is one.
    """
    text, target = pair.source, " ".join(word.text for word in pair.target_words)
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for position, _, opens in marks:
        if opens:
            stack.append(position)
        elif stack:
            pairs.append((stack.pop(), position))
    pairs.sort()
    quotations = [re.findall(r"\w+", text[start + 1 : end]) for start, end in pairs]
    single = all(len(words) == 1 for words in quotations)
    needed, last = 0, -1
    for (start, end), words in zip(pairs, quotations, strict=True):
        interposed = last >= 0 and _INTERPOSED.fullmatch(text, last, start)
        last = end
        quoted = single or len(words) > 1 or "".join(words).istitle()
        needed += quoted and not interposed and " ".join(words) not in target
    return needed


def _titles_only(pair: Pair) -> bool:
    """Whether the source quotes only what stays in Latin letters (a song, a nickname), which needs no marks."""
    quoted = re.findall(r"[“\"']([^“”\"']+)[”\"']", pair.source)
    return bool(quoted) and all(text.strip(" ,.!?") in pair.target for text in quoted)


def _names(pair: Pair) -> bool:
    """Whether the source has capitalised names: companies, papers and teams get « » in the target."""
    return any(word.text[:1].isupper() and word.start > 0 for word in pair.source_words)


def _style(pair: Pair, marks: list[_Mark], *, paired: bool) -> Iterator[Finding]:
    inner = pair.style.inner_quotes_uk if pair.code == "uk" else "„“"
    depth = 0
    for position, letter, opens in marks:
        depth += opens
        wanted = ("«" if opens else "»") if depth <= 1 else inner[0 if opens else 1]
        depth -= not opens
        if letter == wanted:
            continue
        fix = wanted if paired else None
        if letter in "«»" and wanted in inner:
            if not paired:
                continue
            yield _NESTED.finding(
                f"{letter} stands inside a quotation, where {wanted} belongs", position, position + 1, fix
            )
        elif letter not in inner or depth < 1:
            yield _STYLE.finding(f"{letter} instead of {wanted}", position, position + 1, fix)


def _inside(target: str) -> Iterator[Finding]:
    for match in _COMMA.finditer(target):
        yield _PUNCTUATION.finding("the comma follows the closing mark", match.start(), match.end(), f"{match[1]},")
    for match in _STOP.finditer(target):
        if not _ABBREVIATED.search(target, 0, match.start()):
            yield _PUNCTUATION.finding(
                "the full stop follows the closing mark", match.start(), match.end(), f"{match[1]}."
            )
