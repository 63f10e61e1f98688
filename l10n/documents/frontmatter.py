"""The front matter of a Markdown file: YAML between lines of `---`, TOML between lines of `+++`.

Only the values of chosen keys on the first level are read, each where it stands; nothing is parsed or written anew,
so comments, order and quoting of all else stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from l10n.model import Segment

KEYS = ("title", "description")
"""The keys whose values are translated unless the project says otherwise."""

_FENCED = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*\r?\n)*?(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_ENTRY = re.compile(
    r"^(?P<key>[\w-]+|\"[^\"\n]+\")[ \t]*(?P<sign>[:=])[ \t]+"
    r"(?P<value>\"(?:\\.|[^\"\\\r\n])*\"|'(?:''|[^'\r\n])*'|[^\s\"'#>|&*!\[{%@`][^\r\n]*?)"
    r"(?P<end>[ \t]*(?:[ \t]#[^\r\n]*)?)\r?$",
    re.MULTILINE,
)
_NEEDS_QUOTES = re.compile(
    r"[\s\-?:,\[\]{}#&*!|>'\"%@`]|.*(?:: |:\Z| #)|(?:true|false|yes|no|on|off|null|~|[\d.+-][\d.,:e+-]*)\Z",
    re.IGNORECASE,
)
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def find_end(text: str) -> int:
    """Where the body of the file begins; 0 where it has no front matter."""
    found = _FENCED.match(text)
    return found.end() if found else 0


def find_values(
    text: str, end: int, keys: Sequence[str], make: Callable[[str, int, str, str], Segment]
) -> Iterator[tuple[int, int, Segment]]:
    """(start, end, segment) of each value to be translated; `make(value, line, key, raw)` makes the segment."""
    for found in _ENTRY.finditer(text, 0, end):
        key = found["key"].strip('"')
        value = unquote(found["value"])
        following = text[found.end() : end].lstrip("\r\n")
        if key not in keys or not any(map(str.isalpha, value)):
            continue
        if found["sign"] == ":" and not found["value"].startswith(("'", '"')) and following.startswith((" ", "\t")):
            # The value goes on in the next line: left as it is.
            continue
        line = len(re.findall(r"\r\n|\r|\n", text[: found.start()])) + 1
        yield found.start("value"), found.end("value"), make(value, line, key, found["value"])


def unquote(raw: str) -> str:
    """The value that stands there in quotation marks or without."""
    if raw.startswith('"'):
        return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[0]), raw[1:-1])
    return raw[1:-1].replace("''", "'") if raw.startswith("'") else raw


def quote(raw: str, value: str) -> str:
    """The value as the file quotes it: `raw` is what stands there now."""
    value = re.sub(r"\s*[\r\n]+\s*", " ", value)
    if raw.startswith("'") and "\\" not in value:
        return "'" + value.replace("'", "''") + "'"
    if raw.startswith(('"', "'")) or _NEEDS_QUOTES.match(value) or value != value.strip():
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value
