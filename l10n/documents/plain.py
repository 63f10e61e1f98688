"""Plain text, losslessly: the byte order mark, line ends, blank lines, indentation and bullets are literal text.

A form feed, U+0085 and U+2029 end a paragraph. A vertical tab and U+2028 break the line inside one: the
translator sees a space there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from l10n.documents.decoding import decode, encode
from l10n.documents.wrapping import Line, wraps
from l10n.errors import DocumentError
from l10n.model import Document, Segment, Wrap, unwrap

_LINE = re.compile(r"(?P<body>[^\r\n\f\x85\u2029]*)(?P<end>\r\n|[\r\n\f\x85\u2029]|\Z)")
# Invisible characters that `str.isspace` does not count.
_INVISIBLE = "\ufeff\u200b\u2060"
_BODY = re.compile(
    rf"(?P<quote>{_INVISIBLE[0]}?(?:[ \t]*>)*)(?P<indent>[\s{_INVISIBLE}]*)"
    rf"(?P<marker>(?:[-*+•·▪●◦‣–]|\(?(?:\d{{1,3}}|[a-z])[.)])[ \t\u00a0]+)?"
    rf"(?P<text>.*?)(?P<trail>[\s{_INVISIBLE}]*)\Z",
    re.DOTALL,
)
_SINGLE_LETTER = re.compile(r"[a-z]\.[ \t\u00a0]+\Z")
_HEADING_LENGTH = 110


def parse(data: bytes, name: str) -> Document:
    """Read a plain text into literal text and paragraphs; a hard-wrapped paragraph is one segment.

    Raises:
        DocumentError: The file is empty, not text, of an encoding that we cannot tell, or has no letter in it.
    """
    text, encoding = decode(data, name)
    lines = _lines(text)
    widths = wraps(lines)
    parts: list[str | Segment] = []
    literal: list[str] = []
    paragraph = 0
    index = 0
    while index < len(lines):
        last = index
        while widths[last]:
            last += 1
        run = lines[index : last + 1]
        literal.append(run[0].lead)
        if any(character.isalpha() for line in run for character in line.text):
            paragraph += 1
            if any(literal):
                parts.append("".join(literal))
            parts.append(_segment(run, paragraph, widths[index]))
            literal = []
            literal.append(run[-1].trail + run[-1].end)
        else:
            # A year or a telephone number on its own: nothing to translate.
            literal.append(_raw(run) + run[-1].trail + run[-1].end)
        index = last + 1
    if any(literal):
        parts.append("".join(literal))
    document = Document(tuple(parts), path=name, encoding=encoding)
    if not document.segments:
        raise DocumentError("there is no text to translate", path=name, todo="give an article with text in it")
    return document


def render(document: Document, translate: Callable[[Segment], str]) -> bytes:
    """The file with every segment replaced; UTF-8 where the targets do not fit the source's encoding.

    Raises:
        DocumentError: A target holds half a surrogate pair, which no encoding can write.
    """
    return encode(document.render(translate), document)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    number = 1
    for found in _LINE.finditer(text):
        if not found[0]:
            continue
        lines.append(_line(number, found["body"], found["end"]))
        # Editors and msgfmt count these line ends and no others.
        number += found["end"] in ("\n", "\r\n", "\r")
    return lines


def _line(number: int, body: str, end: str) -> Line:
    found = _BODY.match(body)
    assert found is not None
    quote, indent, marker, text, trail = found.group("quote", "indent", "marker", "text", "trail")
    marker = marker or ""
    # "a. m." at the start of a line is text, "a) first" is a list.
    if _SINGLE_LETTER.match(marker) or not text:
        text, marker = marker + text, ""
        trail = text[len(text.rstrip()) :] + trail
        text = text.rstrip()
    if not any(character.isalnum() for character in text):
        return Line(number, quote, indent + marker + text, "", "", trail, end)
    return Line(number, quote, indent, marker, text, trail, end)


def _raw(run: list[Line]) -> str:
    pieces = [run[0].text]
    for before, line in pairwise(run):
        pieces.append(before.trail + before.end + line.lead + line.text)
    return "".join(pieces)


def _segment(run: list[Line], paragraph: int, width: int) -> Segment:
    first = run[0]
    raw = _raw(run)
    source = unwrap(raw)[0]
    wrap = None
    if len(run) > 1:
        # A paragraph may hold one line longer than the file's width (an address); the width is the file's.
        wrap = Wrap(width, run[0].end + run[1].quote + run[1].indent)
    return Segment(
        source=source,
        line=first.number,
        paragraph=paragraph,
        kind=_kind(first, source, paragraph),
        raw=raw if raw != source else "",
        wrap=wrap,
    )


def _kind(line: Line, source: str, paragraph: int) -> str:
    if line.marker:
        return "list-item"
    if paragraph == 1 and len(source) <= _HEADING_LENGTH and not re.search(r"[.!?…:;,][\"'”’)]*\Z", source):
        return "heading"
    return "paragraph"
