"""The title of a link definition in Markdown, `[label]: address "Title"`: found where it stands, written anew."""

from __future__ import annotations

import html
import re
from itertools import islice

KIND = "link title"
"""The kind of its segment."""
_CLOSING = {'"': '"', "'": "'", "(": ")"}
_MOST_PLACES = 100
_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t>]*")
_ESCAPE = re.compile(r"\\(?P<mark>[!-/:-@\[-`{-~])|&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")


def find_title(text: str, start: int, end: int, title: str) -> tuple[int, int, str] | None:
    """Where the title of the definition at `start:end` stands with its quotation marks, and its words on one line.

    `title` is what a parser of Markdown reads there; None where nothing is found that says the same.
    """
    raw = text[start:end].rstrip(" \t\r\n")
    wanted = _FOLD.sub(" ", title)
    for found in islice(re.finditer(r"(?<=[ \t\r\n>])[\"'(]", raw), _MOST_PLACES):
        at = found.start()
        if raw[-1] == _CLOSING[raw[at]] and at < len(raw) - 1:
            words = _unescape(_FOLD.sub(" ", raw[at + 1 : -1]))
            if words == wanted:
                return start + at, start + len(raw), words
    return None


def quote_title(raw: str, title: str) -> str:
    """The title as the file quotes it: `raw` is what stands there now."""
    opening = raw[0]
    title = re.sub(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*", " ", title)
    # A bar might make a table of the line.
    special = re.escape("\\|" + opening + _CLOSING[opening])
    title = re.sub(rf"[{special}]|&(?=[#\w]+;)", r"\\\g<0>", title)
    return f"{opening}{title}{_CLOSING[opening]}"


def _unescape(words: str) -> str:
    return _ESCAPE.sub(lambda found: found["mark"] or html.unescape(found[0]), words)
