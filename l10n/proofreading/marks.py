"""Quotation marks and brackets that have no partner in their paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from l10n.model import Segment

_OPENING = {"“": "”", "«": "»", "„": "“”"}
_QUOTES = re.compile(r"[“”«»„\"]")
_SINGLE = re.compile(r"‘(?!\d0s|em\b|tis\b|twas\b|til\b|n’)")
_SINGLE_CLOSE = re.compile(r"’(?!\w)")
# The attribution after a quotation shows that a closing mark was forgotten before it.
_ATTRIBUTED = re.compile(
    r"[,?!]\s+(?:he|she|they|(?:[A-Z][\w’-]*\s+){1,3})\s*(?:said|says|added|told|wrote|asked)\b"
)
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
# "a) this, 2) that" and :-) have no opening partner.
_ENUMERATION = re.compile(r"(?:(?:^|[\s,;(])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})|[:;]-?)\Z")


@dataclass(frozen=True)
class Paragraph:
    """The segments of one paragraph, and their text as one."""

    segments: tuple[Segment, ...]

    @cached_property
    def text(self) -> str:
        """The sentences with one space between them."""
        return " ".join(segment.source for segment in self.segments)

    def place(self, offset: int) -> tuple[Segment, int]:
        """The segment in which the character at `offset` stands, and where in it."""
        for segment in self.segments[:-1]:
            if offset <= len(segment.source):
                return segment, min(offset, len(segment.source) - 1)
            offset -= len(segment.source) + 1
        return self.segments[-1], offset


def find_quotes(text: str, following: str) -> list[tuple[int, str]]:
    """The quotation marks without a partner: where they stand, and what is wrong.

    A quotation that goes on in the next paragraph is not closed but opened again there, as newspapers do; so an
    open one is none of ours if the next paragraph begins with a quotation mark and no attribution shows that
    the quotation had ended.

    Args:
        text: The paragraph.
        following: The next paragraph, "" at the end of the article.
    """
    opened: list[int] = []
    stray: list[int] = []
    for found in _QUOTES.finditer(text):
        mark, at = found[0], found.start()
        if not opened and _is_measure(text, at):
            continue
        if mark == '"':
            # A straight mark closes where one is open, unless a word follows it and none stands before it.
            begins = text[at + 1 : at + 2].strip() != "" and (at == 0 or text[at - 1] in " \t\u00a0([—–-‘'")
            closes = not begins if not opened else not (begins and text[opened[-1]] != '"')
        else:
            closes = mark in "”»" or (bool(opened) and text[opened[-1]] == "„")
        if not closes:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            stray.append(at)
    continued = following.lstrip("([")[:1] in ("“", '"', "«") and len(opened) == 1
    if continued and not stray and not _ATTRIBUTED.search(text, opened[0]):
        opened = []
    findings = [(at, f"the quotation mark {text[at]} closes nothing") for at in stray]
    findings += [(at, f"the quotation mark {text[at]} is never closed: {_context(text, at)}") for at in opened]
    single = _open_single(text)
    if single is not None:
        findings.append((single, f"the quotation mark ‘ is never closed: {_context(text, single)}"))
    return sorted(findings)


def find_brackets(text: str) -> list[tuple[int, str]]:
    """The brackets without a partner: where they stand, and what is wrong."""
    opened: list[int] = []
    findings: list[tuple[int, str]] = []
    for found in _BRACKET.finditer(text):
        bracket, at = found[0], found.start()
        if bracket in _BRACKETS:
            # :( and ;-( are no brackets.
            if not re.search(r"[:;]-?\Z", text[max(at - 2, 0) : at]):
                opened.append(at)
        elif opened and _BRACKETS[text[opened[-1]]] == bracket:
            opened.pop()
        elif bracket == ")" and _ENUMERATION.search(text[max(at - 6, 0) : at]):
            continue
        elif opened:
            findings.append((at, f"the bracket {bracket} does not fit the {text[opened.pop()]} before it"))
        else:
            findings.append((at, f"the bracket {bracket} closes nothing"))
    findings += [(at, f"the bracket {text[at]} is never closed: {_context(text, at)}") for at in opened]
    return sorted(findings)


def _open_single(text: str) -> int | None:
    """Where a ‘ stands that no later ’ can close; any apostrophe that ends a word may be the closing mark."""
    for found in _SINGLE.finditer(text):
        if not _SINGLE_CLOSE.search(text, found.end()):
            return found.start()
    return None


def _is_measure(text: str, at: int) -> bool:
    """Inches: 6'2", a 14” gun, 8x10" prints."""
    return text[at] in '”"' and re.search(r"(?:^|[\s('’′/.x×-])\d+\Z", text[max(at - 8, 0) : at]) is not None


def _context(text: str, at: int) -> str:
    words = text[at : at + 40].split()
    return " ".join(words[:4]) + (" …" if len(words) > 4 else "")
