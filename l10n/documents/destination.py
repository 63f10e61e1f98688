"""Where a link of Markdown leads: `(address "title")`."""

from __future__ import annotations

import re

from l10n.documents.emphasis import PUNCTUATION

_TARGET = re.compile(r"<(?:\\.|[^<>\\\n])*>")
_TITLE = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)", re.DOTALL)


def parse_destination(text: str, at: int) -> tuple[str, tuple[int, int] | None, int] | None:
    """`(address "title")` at `at`: the address, the span of the title's words, and where it ends."""
    place = _skip(text, at + 1)
    pointed = _TARGET.match(text, place)
    start = place
    if pointed:
        place = pointed.end()
        address = pointed[0][1:-1]
    else:
        depth = 0
        while place < len(text) and text[place] > " " and text[place] != "\x7f":
            if text[place] == "\\" and place + 1 < len(text) and text[place + 1] in PUNCTUATION:
                place += 1
            elif text[place] == "(":
                depth += 1
                if depth > 32:
                    return None
            elif text[place] == ")":
                if not depth:
                    break
                depth -= 1
            place += 1
        if depth:
            return None
        address = text[start:place]
    after = _skip(text, place)
    label = None
    title = _TITLE.match(text, after) if after > place else None
    if title:
        label = (title.start() + 1, title.end() - 1) if title.end() - title.start() > 2 else None
        after = _skip(text, title.end())
    if text[after : after + 1] != ")":
        return None
    return address, label, after + 1


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\n":
        place += 1
    return place


def normalize(label: str) -> str:
    """A link label as references and definitions are compared."""
    return re.sub(r"\s+", " ", label.strip()).casefold()
