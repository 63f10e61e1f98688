"""The syntax of a PO file: text to entries and back, keeping every line that nothing changed.

l10n reads PO itself because it must keep what a general library drops or rewrites: the exact lines of an entry
nobody touched, `#~|`, CRLF, and the place of an error. What it writes is checked against gettext and polib.

The grammar is the GNU gettext manual's, "The Format of PO Files". Lines end at LF only: U+2028, U+2029, U+0085 and
U+001C are ordinary characters of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from l10n.errors import CatalogError

WIDTH = 79
"""Columns of a line, gettext's default."""

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"'}
_LETTERS = {value: f"\\{letter}" for letter, value in _ESCAPES.items()} | {"\0": "\\000"}
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3})|(.))")
_UNSAFE = re.compile(r"[\n\t\r\a\b\f\v\\\"\0]")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)(?=[ \t\"])[ \t]*")
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")
_REFERENCE = re.compile(r"\u2068([^\u2069]*)\u2069(?::(\d+))?|(\S+?)(?::(\d+))?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file, in the file's own words.

    Attributes:
        lines: Its lines as they stand in the file, line ends and the blank lines before it included.
        number: The line of its msgid in the file, from 1.
        strings: Keyword ("msgid", "msgstr[0]") to the unescaped text.
        previous: Keyword to the unescaped text of `#|` and `#~|`.
        notes: The translator's comments, `# `, one string per line.
        comments: The tool's comments, `#.`, one string per line.
        references: The places named in `#:`; line 0 where none is given.
        flags: The flags of `#,`, in order.
        obsolete: Whether it is an `#~` entry.
    """

    lines: tuple[str, ...]
    number: int = 0
    strings: dict[str, str] = field(default_factory=dict)
    previous: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    references: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()
    obsolete: bool = False

    @property
    def msgid(self) -> str:
        """The source text."""
        return self.strings.get("msgid", "")

    @property
    def msgstr(self) -> str:
        """The target text."""
        return self.strings.get("msgstr", "")

    @property
    def foreign(self) -> bool:
        """Whether another tool made it for something we never write: a context or a plural."""
        return "msgctxt" in self.strings or "msgid_plural" in self.strings


@dataclass(frozen=True, slots=True)
class File:
    """A parsed PO file.

    Attributes:
        entries: Its entries in order, the header among them.
        tail: Lines after the last entry.
        newline: The line end of its first line.
        bom: Whether it begins with a byte order mark.
        unfinished: Whether its last line has no line end.
    """

    entries: tuple[Entry, ...] = ()
    tail: tuple[str, ...] = ()
    newline: str = "\n"
    bom: bool = False
    unfinished: bool = False

    @property
    def header(self) -> Entry | None:
        """The entry with the empty msgid, where there is one."""
        return next((e for e in self.entries if not e.msgid and not e.obsolete and not e.foreign), None)


def parse_po(text: str, name: str = "") -> File:
    """Parse the text of a PO file; `name` is the file's name for errors.

    Raises:
        CatalogError: A string that is not closed, a line that is no PO, a merge conflict, an entry without msgid
            or msgstr, or two entries with one msgid.
    """
    bom = text.startswith("\ufeff")
    lines = _lines(text.removeprefix("\ufeff"))
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    parser = _Parser(name)
    for number, line in enumerate(lines, 1):
        parser.feed(number, line)
    entries, tail = parser.finish(len(lines))
    _refuse_duplicates(entries, name)
    return File(entries, tail, newline, bom, unfinished=not text.endswith("\n"))


def _lines(text: str) -> list[str]:
    # str.splitlines would also cut at U+2028 and its like.
    *whole, rest = text.split("\n")
    return [line + "\n" for line in whole] + ([rest] if rest else [])


def _refuse_duplicates(entries: Iterable[Entry], name: str) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        key = (entry.strings.get("msgctxt"), entry.msgid)
        if entry.obsolete:
            continue
        if key in seen:
            raise CatalogError(
                f"the same msgid stands here and in line {seen[key]}",
                path=name,
                line=entry.number,
                todo="delete one of the two entries",
            )
        seen[key] = entry.number


class _Parser:
    """Collects lines into entries; a comment or a msgid after a msgstr begins the next entry."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._entries: list[Entry] = []
        self._reset()

    def _reset(self) -> None:
        self._lines: list[str] = []
        self._strings: dict[str, str] = {}
        self._previous: dict[str, str] = {}
        self._notes: list[str] = []
        self._comments: list[str] = []
        self._places: list[str] = []
        self._flags: list[str] = []
        self._obsolete: bool | None = None
        self._number = 0
        self._complete = False
        self._into: tuple[dict[str, str], str] | None = None

    def _error(self, number: int, what: str, todo: str = "correct the line in a text editor") -> CatalogError:
        return CatalogError(what, path=self._name, line=number, todo=todo)

    def feed(self, number: int, raw: str) -> None:
        line = raw.strip(" \t\r\n")
        obsolete = line.startswith("#~")
        body = line
        if obsolete:
            body = line[2:].lstrip(" \t")
            body = "#" + body if body.startswith("|") else body
        if not body:
            self._lines.append(raw)
            self._into = None
        elif body[0] == "#":
            if self._complete:
                self._close()
            self._lines.append(raw)
            self._comment(number, body, raw)
        elif body[0] == '"':
            if self._into is None:
                raise self._error(number, "a quoted line stands here without a keyword right before it")
            self._lines.append(raw)
            self._append(number, body)
        else:
            self._keyword(number, body, raw, obsolete)

    def _keyword(self, number: int, body: str, raw: str, obsolete: bool) -> None:
        found = _KEYWORD.match(body)
        if found is None:
            if _CONFLICT.match(body):
                raise self._error(number, "there is an unresolved merge conflict", "keep one of the two versions")
            raise self._error(number, f"this line is no PO: {body[:40]!r}")
        keyword = found[1]
        if self._complete and keyword in ("msgctxt", "msgid"):
            self._close()
        if keyword == "msgid":
            self._number = number
        if keyword in self._strings:
            raise self._error(number, f"a second {keyword} stands in one entry, or its msgid is missing")
        if keyword.startswith("msgstr"):
            if "msgid" not in self._strings:
                raise self._error(number, "a msgstr stands here without a msgid before it")
            self._complete = True
        self._lines.append(raw)
        if self._obsolete is not None and self._obsolete is not obsolete:
            raise self._error(number, "one half of this entry is obsolete (#~), the other is not")
        self._obsolete = obsolete
        self._strings[keyword] = ""
        self._into = (self._strings, keyword)
        self._append(number, body[found.end() :])

    def _append(self, number: int, text: str) -> None:
        assert self._into is not None
        strings, keyword = self._into
        if "\\" not in text and text.count('"') == 2 and text[0] == text[-1] == '"':
            # One plain text, as nearly all are.
            strings[keyword] += text[1:-1]
            return
        at = 0
        while at < len(text) or at == 0:
            found = _STRING.match(text, at)
            if found is None:
                what = (
                    "the quoted text is not closed" if text[at : at + 1] == '"' else "the text is not quoted well"
                )
                raise self._error(number, what, 'a text begins and ends with ", and a " inside it is written \\"')
            strings[keyword] += unescape(found[1])
            at = found.end()

    def _comment(self, number: int, body: str, raw: str) -> None:
        kind, text = body[1:2], body[2:]
        if kind == ".":
            self._comments.append(text.removeprefix(" "))
        elif kind == ":":
            self._places.append(text)
        elif kind == ",":
            self._flags += [flag.strip() for flag in text.split(",") if flag.strip()]
        elif kind == "|":
            self._old(number, text.lstrip(" \t"))
            return
        else:
            # What editors left at the end of a translator's comment is the translator's: take it from the raw line.
            self._notes.append(raw.rstrip("\r\n").lstrip(" \t")[1:].removeprefix(" "))
        self._into = None

    def _old(self, number: int, text: str) -> None:
        found = _KEYWORD.match(text)
        if found is not None:
            self._previous[found[1]] = ""
            self._into = (self._previous, found[1])
            text = text[found.end() :]
        if self._into is None or self._into[0] is not self._previous:
            raise self._error(number, "an old text (#|) stands here without its keyword")
        self._append(number, text)

    def _close(self) -> None:
        # Blank lines belong to the entry they stand before, as everybody reads them.
        spare: list[str] = []
        while self._lines and not self._lines[-1].strip(" \t\r\n"):
            spare.insert(0, self._lines.pop())
        self._entries.append(
            Entry(
                lines=tuple(self._lines),
                number=self._number,
                strings=self._strings,
                previous=self._previous,
                notes=tuple(self._notes),
                comments=tuple(self._comments),
                references=tuple(parse_references(" ".join(self._places))) if self._places else (),
                flags=tuple(self._flags),
                obsolete=self._obsolete is True,
            )
        )
        self._reset()
        self._lines = spare

    def finish(self, number: int) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
        if self._complete:
            self._close()
        if self._strings:
            raise self._error(
                self._number or number,
                "this entry has no msgstr",
                "the file may have been cut off: restore it, or complete the entry",
            )
        return tuple(self._entries), tuple(self._lines)


def parse_references(text: str) -> Iterator[tuple[str, int]]:
    """The places named in `#:` lines; a path with spaces stands between U+2068 and U+2069."""
    if "\u2068" not in text:
        for word in text.split():
            path, _, line = word.rpartition(":")
            yield (path, int(line)) if path and line.isdecimal() else (word, 0)
        return
    for found in _REFERENCE.finditer(text):
        path = found[1] if found[1] is not None else found[3]
        line = found[2] or found[4]
        yield path, int(line) if line else 0


def unescape(text: str) -> str:
    r"""The text that stands between two quotation marks.

    >>> unescape(r'a\n\"b\" \\n \x41\101')
    'a\n"b" \\n AA'
    """
    if "\\" not in text:
        return text
    return _ESCAPED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    if found[2]:
        return chr(int(found[2], 8) % 256)
    return _ESCAPES.get(found[3], found[0])


def escape(text: str) -> str:
    r"""The text as it is written between two quotation marks.

    >>> escape('a\n"b" \\n')
    'a\\n\\"b\\" \\\\n'
    """
    return _UNSAFE.sub(lambda found: _LETTERS[found[0]], text)


def format_string(keyword: str, text: str, prefix: str = "") -> list[str]:
    """The lines of one keyword, wrapped at spaces and after line ends as gettext wraps them, without line ends."""
    single = f'{prefix}{keyword} "{escape(text)}"'
    if "\n" not in text[:-1] and len(single) <= WIDTH:
        return [single]
    room = WIDTH - len(prefix) - 2
    lines = [f'{prefix}{keyword} ""']
    for piece in re.split(r"(?<=\n)", text):
        current = ""
        for word in re.findall(r"[^ ]* +|[^ ]+$", escape(piece)):
            if current and len(current) + len(word.rstrip(" ")) > room:
                lines.append(f'{prefix}"{current}"')
                current = ""
            current += word
        if current:
            lines.append(f'{prefix}"{current}"')
    return lines


def format_references(references: Iterable[tuple[str, int]]) -> list[str]:
    """The `#:` lines of an entry, without line ends."""
    lines: list[str] = []
    for path, line in references:
        shown = f"\u2068{path}\u2069" if re.search(r"\s", path) else path
        shown += f":{line}" if line else ""
        if lines and len(lines[-1]) + 1 + len(shown) <= WIDTH:
            lines[-1] += " " + shown
        else:
            lines.append("#: " + shown)
    return lines


def format_entry(entry: Entry) -> list[str]:
    """The lines of an entry from its fields, in gettext's order, without line ends; `entry.lines` is not read."""
    prefix = "#~ " if entry.obsolete else ""
    lines = [f"# {note}" if note else "#" for note in entry.notes]
    lines += [f"#. {comment}".rstrip(" ") for comment in entry.comments]
    lines += format_references(entry.references)
    if entry.flags:
        lines.append("#, " + ", ".join(entry.flags))
    for keyword, text in entry.previous.items():
        lines += format_string(keyword, text, "#~| " if entry.obsolete else "#| ")
    for keyword, text in entry.strings.items():
        lines += format_string(keyword, text, prefix)
    return lines


def with_references(lines: Sequence[str], references: Iterable[tuple[str, int]], newline: str) -> list[str]:
    """The entry's own lines with only its `#:` lines replaced."""
    kept = [line for line in lines if not line.startswith("#:")]
    at = next((i for i, line in enumerate(lines) if line.startswith("#:")), None)
    if at is None:
        # Behind the comments, before the flags: where gettext puts them.
        words = ("#,", "#|", "#~", "msg")
        at = next((i for i, line in enumerate(kept) if line.lstrip(" \t").startswith(words)), len(kept))
    return [*kept[:at], *(line + newline for line in format_references(references)), *kept[at:]]


def with_obsolete(lines: Sequence[str], obsolete: bool) -> list[str]:
    """The entry's own lines made obsolete (`#~`), or brought back, with their wrapping."""
    changed = []
    for line in lines:
        bare = line.lstrip(" \t")
        if obsolete and bare.startswith(("msg", '"')):
            changed.append("#~ " + bare)
        elif obsolete and bare.startswith("#|"):
            changed.append("#~" + bare[1:])
        elif not obsolete and bare.startswith("#~|"):
            changed.append("#" + bare[2:])
        elif not obsolete and bare.startswith("#~"):
            changed.append(bare[2:].lstrip(" \t"))
        else:
            changed.append(line)
    return changed
