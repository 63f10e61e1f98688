"""Which line breaks of a plain text end a paragraph, and which only wrap it.

Some newsrooms write a paragraph a line, others (mail, wire copy) wrap paragraphs at a fixed width and put blank
lines between them, and one file may hold both: a wrapped story below a short list of headlines. Nothing in the file
says which, so the decision is made in three steps:

1. Some breaks are *certainly* inside a sentence: the next line goes on in lower case, or this one ends with "the".
2. A program that wraps text breaks a line only where the next word no longer fits. So each certain break says that
   the width is at least the length of its line and less than that plus the next word: the width of the file is
   the number that agrees with most of them. Where they disagree, or agree on a width nobody wraps at, nothing is
   wrapped, and every line is a paragraph.
3. A break is a wrap if it is certain, or if the next word would not have fitted. A headline, a signature, a short
   list and the last line of a paragraph end early, and stay apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_NARROWEST, _WIDEST = 36, 140
_AGREEMENT = 0.6
_SLACK = 6
_ENDS_SENTENCE = re.compile(r"""[.!?…:;]["'”’»)\]]*\Z""")
# No English line ends with one of these unless the sentence goes on.
_GOES_ON = re.compile(
    r"(?:\b(?:a|an|the|of|in|at|for|with|from|by|and|or|but|as|than|that|which|who|whose|to|into|its|their|his|is|was"
    r"|were|are|has|had|have|be|been|would|will|Mr\.|Mrs\.|Ms\.|Dr\.|Gen\.|Sen\.|Rep\.|Gov\.|Lt\.|Col\.|Sgt\.|St\.)|,)\Z"
)
_BYLINE = re.compile(r"(?:By|BY|Reporting by|Editing by|Writing by|Photo|Source|Tel|Phone|E-?mail)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, taken apart: `quote + indent + marker + text + trail + end` is the line.

    Attributes:
        number: Its number in the file, from 1.
        quote: The "> " of quoted mail.
        indent: Spaces and tabs before the text (or before the marker).
        marker: A bullet or a list number with the space after it.
        text: What a reader reads; "" for a blank line or one of dashes or stars.
        trail: Spaces after it.
        end: The line end, "" at the end of the file.
    """

    number: int
    quote: str
    indent: str
    marker: str
    text: str
    trail: str
    end: str

    @property
    def lead(self) -> str:
        """What stands before the text."""
        return self.quote + self.indent + self.marker

    @property
    def width(self) -> int:
        """How many columns the line fills, counting characters."""
        return len((self.lead + self.text).lstrip("\ufeff"))


def wraps(lines: Sequence[Line]) -> tuple[int, ...]:
    """For each line, the width at which it is wrapped into the next one; 0 where a paragraph ends with it."""
    certain = [
        index
        for index in range(len(lines) - 1)
        if _may_join(lines, index) and _surely_goes_on(lines[index], lines[index + 1])
    ]
    file_width = _agreed_width(lines, certain)
    result = [0] * len(lines)
    for block in _blocks(lines):
        inside = certain[bisect_left(certain, block.start) : bisect_left(certain, block.stop - 1)]
        width = (_agreed_width(lines, inside) if len(inside) >= 4 else 0) or file_width
        if not width:
            continue
        for index in range(block.start, block.stop - 1):
            if _may_join(lines, index) and _is_wrap(lines, index, width, index in inside):
                result[index] = width
    return tuple(result)


def _blocks(lines: Sequence[Line]) -> list[range]:
    """The runs of lines with text."""
    blocks: list[range] = []
    start = 0
    for index, line in enumerate(lines):
        if not line.text:
            blocks.append(range(start, index))
            start = index + 1
        elif not _soft(line.end):
            blocks.append(range(start, index + 1))
            start = index + 1
    blocks.append(range(start, len(lines)))
    return [block for block in blocks if len(block) > 1]


def _soft(end: str) -> bool:
    return end in ("\n", "\r\n", "\r")


def _may_join(lines: Sequence[Line], index: int) -> bool:
    """Whether the form of the two lines allows that they are one paragraph."""
    line, following = lines[index], lines[index + 1]
    if not line.text or not following.text or not _soft(line.end):
        return False
    if following.marker and (line.marker or _ENDS_SENTENCE.search(line.text)):
        return False
    if line.quote.replace(" ", "") != following.quote.replace(" ", ""):
        return False
    if len(following.indent) <= len(line.indent):
        return True
    # Deeper than the line before: a new paragraph's first line, unless it hangs below a bullet or a first line.
    hanging = len(following.indent) <= len(line.indent + line.marker) + 2 if line.marker else False
    return hanging or (following.text[0].islower() and not _ENDS_SENTENCE.search(line.text))


def _surely_goes_on(line: Line, following: Line) -> bool:
    if following.marker or (_ENDS_SENTENCE.search(line.text) and not _GOES_ON.search(line.text)):
        return False
    return following.text[0].islower() or (_GOES_ON.search(line.text) is not None and len(line.text) > 20)


def _needed(lines: Sequence[Line], index: int) -> int:
    """The width that would have held this line and the first word of the next."""
    following = lines[index + 1]
    first = (following.marker + following.text).split(maxsplit=1)[0]
    # Wrapping programs break after a hyphen too, so the piece up to the hyphen counts as the word.
    head = re.match(r"\w+-(?=\w)", first)
    return lines[index].width + 1 + len(head[0] if head else first)


def _agreed_width(lines: Sequence[Line], certain: Sequence[int]) -> int:
    spans = [
        (lines[index].width, _needed(lines, index))
        for index in certain
        if _NARROWEST <= lines[index].width <= _WIDEST
    ]
    if not spans:
        return 0
    # The candidates are the lines' own lengths: the true width is at least the longest agreeing one.
    best = max(
        {low for low, _ in spans}, key=lambda width: (sum(low <= width < high for low, high in spans), width)
    )
    agreeing = sum(low <= best < high + _SLACK for low, high in spans)
    return best if agreeing >= _AGREEMENT * len(certain) else 0


def _is_wrap(lines: Sequence[Line], index: int, width: int, certain: bool) -> bool:
    line, following = lines[index], lines[index + 1]
    if certain:
        # A list of lower-case items is not wrapped text: its lines stop anywhere.
        return line.width >= 0.5 * width or line.text.endswith(",") or following.width >= 0.8 * width
    if _BYLINE.match(following.text) and not line.text.endswith(","):
        return False
    if line.text.isupper() != following.text.isupper():
        return False
    # A line may begin with the "9." of "May 9." or with a dash, but then the line before is full.
    slack = 0 if following.marker or _ENDS_SENTENCE.search(line.text) else _SLACK
    return _needed(lines, index) > width - slack
