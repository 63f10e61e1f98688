"""The front matter of a Markdown file: YAML between lines of `---`, TOML between lines of `+++`.

Only the values of chosen keys on the first level are read, each where it stands; nothing is parsed or written anew,
so comments, order and quoting of all else stay as they are. A value that cannot be read so is reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

KEYS = ("title", "description")
"""The keys whose values are translated unless the project says otherwise."""

_FENCED = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*\r?\n)*?(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_KEY = re.compile(r"^(?P<key>[\w-]+|\"[^\"\n]+\")[ \t]*(?P<sign>:(?=[ \t\r\n])|=)[ \t]*", re.MULTILINE)
_VALUE = re.compile(
    r"(?P<value>\"(?:\\.|[^\"\\\r\n])*\"|'(?:''|[^'\r\n])*'|[^\s\"'#>|&*!\[{%@`][^\r\n]*?)"
    r"(?:[ \t]*(?:[ \t]#[^\r\n]*)?)\r?$",
    re.MULTILINE,
)
# A YAML value that goes on in the lines below its key, which are indented or blank.
_SPREAD = re.compile(r"[^\r\n]*(?:\r?\n(?:[ \t]+[^\r\n]*|(?=\r?\n)))*")
_BLOCK = re.compile(r"[>|](?:[+-]?|[+-]?(?P<size>[1-9])|(?P<size2>[1-9])[+-]?)[ \t]*(?:[ \t]#[^\r\n]*)?\r?\n")
_LIST = re.compile(r"[ \t]*\r?\n-[ \t]+[^\r\n]*[^\W\d_]")
_QUOTED = re.compile(r"(?P<value>\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*')[ \t]*(?:[ \t]#[^\r\n]*)?\Z", re.DOTALL)
_UNREADABLE = re.compile(r"\n[ \t]*\r?\n|\\\r?\n")
_PLAIN = re.compile(r"[^\s\"'#>|&*!\[{%@`\-?][^\r\n]*(?:\r?\n[ \t]+[^\s#][^\r\n]*)*\Z")
_NOT_PLAIN = re.compile(r":(?:[ \t\r\n]|\Z)|[ \t]#")
_NEEDS_QUOTES = re.compile(
    r"[\s\-?:,\[\]{}#&*!|>'\"%@`]|.*(?:: |:\Z| #)|(?:true|false|yes|no|on|off|null|~|[\d.+-][\d.,:e+-]*)\Z",
    re.IGNORECASE,
)
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", " ": " "}
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u((?![dD][89a-fA-F])[0-9a-fA-F]{4})|(.))")
_NARROWEST = 60


@dataclass(frozen=True, slots=True)
class Value:
    """What is to be translated of a chosen key.

    Attributes:
        key: The key.
        line: The line of the file on which it begins.
        places: Where its lines stand in the file; none where it cannot be read.
        text: The value of a key that has it in quotation marks or without; "" for lines of a block (`>`, `|`).
    """

    key: str
    line: int
    places: tuple[tuple[int, int], ...] = ()
    text: str = ""


def find_end(text: str) -> int:
    """Where the body of the file begins; 0 where it has no front matter."""
    found = _FENCED.match(text)
    return found.end() if found else 0


def find_values(text: str, end: int, keys: Sequence[str]) -> Iterator[Value]:
    """The values to be translated, in order; of a YAML block one for each of its paragraphs."""
    yaml = text.startswith(("---", "\ufeff---"))
    lines = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text[:end]))]
    for found in _KEY.finditer(text, 0, end):
        key = found["key"].strip('"')
        if key not in keys or yaml != (found["sign"] == ":"):
            continue
        line = bisect_right(lines, found.start())
        start = found.end()
        spread = _SPREAD.match(text, start, end) if yaml else None
        stop = start + len(spread[0].rstrip()) if spread else start
        single = _VALUE.match(text, start, end)
        if single and ("\n" not in text[start:stop] or single["value"].startswith(("'", '"'))):
            value = unquote(single["value"])
            if any(map(str.isalpha, value)):
                yield Value(key, line, (single.span("value"),), value)
        elif "\n" in text[start:stop]:
            yield from _spread(text, start, stop, key, lines)
        elif _is_text(text, start, end, yaml=yaml):
            yield Value(key, line)


def _is_text(text: str, start: int, end: int, *, yaml: bool) -> bool:
    """Whether something stands here, on the line or as a list below it, that has words and is no plain value."""
    value = text[start : max(text.find("\n", start, end), start)]
    if yaml and not value.strip():
        return _LIST.match(text, start, end) is not None
    return value.startswith(('"""', "'''")) or (value[:1] not in "#" and any(map(str.isalpha, value)))


def _spread(text: str, start: int, stop: int, key: str, lines: Sequence[int]) -> Iterator[Value]:
    """A YAML value of several lines; `lines` are where the lines of the file begin."""
    line = bisect_right(lines, start)
    raw = text[start:stop]
    if not any(map(str.isalpha, raw)):
        return
    if block := _BLOCK.match(text, start, stop):
        yield from _block(text, block, stop, key, lines) or (Value(key, line),)
        return
    quoted = _QUOTED.match(raw)
    if quoted and not _UNREADABLE.search(quoted["value"]):
        words = quoted["value"]
    elif not quoted and _PLAIN.match(raw) and not _NOT_PLAIN.search(raw):
        words = raw
    else:
        yield Value(key, line)
        return
    folded = unquote(re.sub(r"[ \t]*\r?\n[ \t]*", " ", words))
    yield Value(key, line, ((start, start + len(words)),), folded)


def _block(text: str, block: re.Match[str], stop: int, key: str, lines: Sequence[int]) -> list[Value]:
    """The paragraphs of a block; nothing where one of its lines is indented more than the others."""
    spans: list[tuple[int, int]] = []
    size = int(block["size"] or block["size2"] or 0)
    for found in re.compile(r"[^\n]*(?:\n|\Z)").finditer(text, block.end(), stop):
        words = found[0].strip()
        if not words:
            spans.append((found.start(), found.start()))
            continue
        indent = len(found[0]) - len(found[0].lstrip())
        size = size or indent
        if indent != size or found[0][:indent].strip(" "):
            return []
        spans.append((found.start() + indent, found.start() + indent + len(words)))
    paragraphs: list[list[tuple[int, int]]] = [[]]
    for span in spans:
        if span[0] == span[1]:
            paragraphs.append([])
        else:
            paragraphs[-1].append(span)
    if text[block.start()] == "|":
        paragraphs = [part for places in paragraphs for part in _literal(text, places)]
    return [
        Value(key, bisect_right(lines, places[0][0]), tuple(places))
        for places in paragraphs
        if any(map(str.isalpha, "".join(text[low:high] for low, high in places)))
    ]


def _literal(text: str, lines: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Lines of a literal block: one text where it is hard-wrapped, else each for itself (verses, an address)."""
    width = max((high - low for low, high in lines), default=0)
    wrapped = width >= _NARROWEST and all(
        high - low + 1 + len(text[after:end].split()[0]) > width for (low, high), (after, end) in pairwise(lines)
    )
    return [lines] if wrapped else [[line] for line in lines]


def unquote(raw: str) -> str:
    """The value that stands there in quotation marks or without."""
    if raw.startswith('"'):
        return _ESCAPE.sub(_unescape, raw[1:-1])
    return raw[1:-1].replace("''", "'") if raw.startswith("'") else raw


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[3], found[0])


def quote(raw: str, value: str) -> str:
    """The value as the file quotes it: `raw` is what stands there now."""
    value = re.sub(r"\s*[\r\n]+\s*", " ", value)
    if raw.startswith("'") and "\\" not in value:
        return "'" + value.replace("'", "''") + "'"
    if raw.startswith(('"', "'")) or _NEEDS_QUOTES.match(value) or value != value.strip():
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value
