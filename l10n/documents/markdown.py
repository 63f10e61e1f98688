"""Markdown, losslessly: CommonMark with tables, footnotes and front matter; a PO entry shows Markdown's own syntax.

markdown-it says where the blocks are, `inline.py` where the elements in a block are. Everything else (code,
addresses, shortcodes, what stands between `<!-- l10n: off -->` and `<!-- l10n: on -->`) is literal text.

In a PO entry a line break is a space, a hard one is `<br>`, and a reference is written in full, `[words][label]`,
so that its words can be translated while its label stays.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.documents import definition, frontmatter, html
from l10n.documents.assembly import pair_elements, refuse_depth
from l10n.documents.blocks import load_parser
from l10n.documents.decoding import decode, encode, refuse_size
from l10n.documents.destination import normalize
from l10n.documents.emphasis import PUNCTUATION
from l10n.documents.inline import scan
from l10n.documents.page import find_switched_off
from l10n.documents.passage import SPECIAL, assemble
from l10n.errors import DocumentError
from l10n.model import Document, Finding, Marked, Segment, Severity, Wrap

if TYPE_CHECKING:
    from markdown_it.token import Token

LINGO = "markdown"
FRONT_MATTER = True
HTML = "HTML "
"""How the kind of a segment begins that stands in HTML between the paragraphs: its entry shows short tags."""
_BLOCK = "front matter block: "
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_KINDS = {"heading_open": "heading", "list_item_open": "list-item", "footnote_open": "footnote"}
# Words that would begin a block if the line were broken before them.
_HAZARD = re.compile(
    r"[ \t]+(?=(?:[-+*]|#{1,6}|\d{1,9}[.)]|=+|-{2,}|>[^ ]*|:{3,}[^ ]*|[|`~]{1,}[^ ]*|<[^ ]*)(?: |\Z))"
)
_STARTS_BLOCK = re.compile(r"(?:[-+*](?=\s|\Z)|#{1,6}(?=\s|\Z)|>|`{3}|~{3}|:{3}|(?:=+|-+)\s*\Z|\|)")
_STARTS_LIST = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_LONGEST_BLOCK = 400_000


def parse(data: bytes, name: str, keys: Sequence[str] = frontmatter.KEYS) -> Document:
    """Read a Markdown file into literal text and blocks of text.

    Args:
        data: The file.
        name: The article as the project names it.
        keys: The front matter's keys whose values are translated.

    Raises:
        DocumentError: As plain text; and a paragraph or a file is too large to be an article.
    """
    text, encoding = decode(data, name)
    refuse_size(text, name)
    reader = _Reader(text, name)
    body = frontmatter.find_end(text)
    blocks = [*reader.front(body, keys), *_evenly_wrapped(list(reader.blocks(body)))]
    parts: list[str | Segment] = []
    done = 0
    for number, (start, end, segment) in enumerate(sorted(blocks, key=lambda block: block[0]), 1):
        if start < done:
            continue
        if start > done:
            parts.append(text[done:start])
        parts.append(_numbered(segment, number))
        done = end
    if not blocks:
        raise DocumentError("there is no text to translate", path=name, todo="give an article with text in it")
    parts.append(text[done:])
    return Document(tuple(parts), path=name, encoding=encoding, findings=tuple(reader.findings))


def render(document: Document, translate: Callable[[Segment], str]) -> bytes:
    """The file with every segment replaced; UTF-8 where the targets do not fit the source's encoding.

    Raises:
        DocumentError: A target holds half a surrogate pair, which no encoding can write.
    """
    texts = "".join(part if isinstance(part, str) else part.raw for part in document.parts)
    glue = next(mark for mark in "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4 " if mark not in texts or mark == " ")

    def write(segment: Segment) -> str:
        target = translate(segment)
        return segment.source if target == segment.source else _write(segment, target, glue)

    return encode(document.render(write).replace(glue, " "), document)


def parse_text(text: str) -> Marked:
    """What stands in a PO entry, taken apart."""
    return assemble(text, scan(text), None)


def escape_text(bare: str) -> str:
    r"""Characters as a PO entry has them, escaped only where some of them would be read as markup.

    >>> escape_text("5 * 3, snake_case and [sic]")
    '5 * 3, snake_case and [sic]'
    >>> print(escape_text("5 * 3 and *this*"))
    5 \* 3 and \*this\*
    """
    marked = parse_text(bare)
    return bare if marked.bare == bare and not _made(marked) else escape_all(bare)


def escape_all(bare: str) -> str:
    """Characters as a PO entry has them, with every one escaped that may be markup beside others."""
    return SPECIAL.sub(r"\\\1", bare)


def escape_label(label: str) -> str:
    """The words of a picture's description or a title, in their brackets or quotation marks."""
    return re.sub(r'([\\\[\]"])', r"\\\1", label)


def _made(marked: Marked) -> bool:
    """Whether it has elements other than addresses, which are no marks."""
    return any(element.opening[1] > element.opening[0] for element in marked.elements)


def _evenly_wrapped(blocks: list[tuple[int, int, Segment]]) -> Iterator[tuple[int, int, Segment]]:
    """The blocks with the file's width, where their own few lines are shorter by chance."""
    widths = sorted(segment.wrap.width for _, _, segment in blocks if segment.wrap)
    usual = widths[len(widths) // 2] if widths else 0
    for start, end, segment in blocks:
        wrap = segment.wrap
        if wrap is not None and wrap.width < usual:
            segment = replace(segment, wrap=replace(wrap, width=usual))
        yield start, end, segment


def _numbered(segment: Segment, number: int) -> Segment:
    return replace(segment, paragraph=number)


def _label(text: str, start: int, end: int, value: str, line: int, kind: str) -> tuple[int, int, Segment]:
    """The block of a value in quotation marks (or without) at `start:end`, which are its own syntax."""
    shown = escape_text(value)
    return start, end, Segment(shown, line, kind=kind, raw=text[start:end], marked=parse_text(shown))


# --- blocks ----------------------------------------------------------------------------------------------------


def _reads_as(marked: Marked) -> bool:
    """Whether a translator's tool, which sees the text alone, finds the same elements in it."""
    read = parse_text(marked.text)
    return (read.bare, [element.name for element in read.elements]) == (
        marked.bare,
        [element.name for element in marked.elements],
    )


class _Reader:
    """Finds the blocks of a file and where each of their lines stands."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._lines = [(found.start(1), found.end(1)) for found in _LINE.finditer(text)]
        self._known: set[str] = set()
        self._notes: set[str] = set()
        self._used: set[str] = set()
        self.findings: list[Finding] = []

    def front(self, body: int, keys: Sequence[str]) -> Iterator[tuple[int, int, Segment]]:
        """(start, end, segment) of each value of the front matter that is to be translated."""
        for value in frontmatter.find_values(self._text, body, keys):
            segment = None
            if value.text:
                kind = f"front matter: {value.key}"
                yield _label(self._text, *value.places[0], value.text, value.line, kind)
                continue
            if value.places:
                segment = self._segment(list(value.places), value.line, f"{_BLOCK}{value.key}")
            if segment is not None:
                yield value.places[0][0], value.places[-1][1], segment
            elif not value.places:
                what = f"the value of “{value.key}” in the front matter stands there in a way that is not read; "
                self._report(what + "it stays as it is", value.line)

    def _report(self, what: str, line: int) -> None:
        self.findings.append(Finding("source-markup", Severity.WARNING, what, line=line))

    def _titles(self, references: object, first: int) -> Iterator[tuple[int, int, Segment]]:
        """The titles of the link definitions that the text uses; the others are an author's notes."""
        for label, found in references.items() if isinstance(references, Mapping) else ():
            if normalize(label) not in self._used or not any(map(str.isalpha, found["title"])):
                continue
            low, high = self._lines[first + found["map"][0]][0], self._lines[first + found["map"][1] - 1][1]
            place = definition.find_title(self._text, low, high, found["title"])
            if place is None:
                what = f"the title of the link definition “{label.casefold()}” is not read; it stays as it is"
                self._report(what, first + found["map"][0] + 1)
                continue
            start, end, title = place
            yield _label(self._text, start, end, title, bisect_right(self._lines, (start, end)), definition.KIND)

    def blocks(self, body: int) -> Iterator[tuple[int, int, Segment]]:
        """(start, end, segment) of each translatable block behind the front matter, which ends at `body`."""
        first = next((i for i, (start, _) in enumerate(self._lines) if start >= body), len(self._lines))
        environment: dict[str, object] = {}
        tokens = load_parser().parse(self._text[body:].replace("\x00", "\ufffd"), environment)
        references = environment.get("references", {})
        self._known = {normalize(label) for label in references} if isinstance(references, dict) else set()
        self._notes = {token.info for token in tokens if token.type == "footnote_open"}
        off = find_switched_off(self._text)
        kinds: list[str] = []
        cells = 0
        page = html.Reader(self._text, self._name)
        for token in tokens:
            if token.type == "html_block" and token.map and not token.level:
                low, high = self._lines[first + token.map[0]][0], self._lines[first + token.map[1] - 1][1]
                for start, end, found in page.blocks(low, high):
                    if not any(begin <= start < stop for begin, stop in off):
                        yield start, end, replace(found, kind=f"{HTML}{found.kind}")
            elif token.nesting == 1:
                kinds.append(_KINDS.get(token.type, ""))
                if token.type == "tr_open" and token.map:
                    cells = self._lines[token.map[0] + first][0]
            elif token.nesting == -1:
                kinds.pop()
            elif token.type == "inline" and token.map:
                kind = next((kind for kind in reversed(kinds) if kind), "paragraph")
                line = token.map[0] + first
                if token.level and _in_row(token, cells, self._lines[line]):
                    places = self._cell(token.content, cells, line)
                    kind = "cell"
                    cells = places[-1][1] if places else cells
                else:
                    places = self._places(token.content, line, heading=token.block and kinds[-1] == "heading")
                if places and kind == "list-item" and (task := _TASK.match(self._text, *places[0])):
                    places[0] = (task.end(), places[0][1])
                if places and not any(low <= places[0][0] < high for low, high in off):
                    segment = self._segment(places, line + 1, kind)
                    if segment is not None:
                        yield places[0][0], places[-1][1], segment
        for start, end, title in self._titles(references, first):
            if not any(low <= start < high for low, high in off):
                yield start, end, title

    def _cell(self, content: str, start: int, line: int) -> list[tuple[int, int]]:
        pattern = re.escape(content)
        found = re.compile(pattern.replace(r"\|", r"\\?\|")).search(self._text, start, self._lines[line][1])
        return [(found.start(), found.end())] if found and content else []

    def _places(self, content: str, line: int, *, heading: bool) -> list[tuple[int, int]]:
        """Where each line of a block's content stands; nothing where it cannot be told."""
        places: list[tuple[int, int]] = []
        lines = content.split("\n")
        for number, wanted in enumerate(lines):
            start, end = self._lines[line + number]
            words = wanted.strip()
            if heading:
                marks = re.compile(r"#{1,6}[ \t]+").search(self._text, start, end)
                at = self._text.find(words, marks.end() if marks else start, end)
            else:
                while end > start and self._text[end - 1] in " \t":
                    end -= 1
                at = end - len(words)
            if not words or at < start or self._text[at : at + len(words)] != words:
                return []
            stop = at + len(words)
            if number < len(lines) - 1:
                # The spaces that make a hard break belong to the line.
                spaces = len(self._text[stop : self._lines[line + number][1]])
                stop += spaces if spaces >= 2 else 0
            places.append((at, stop))
        return places

    def _segment(self, places: list[tuple[int, int]], line: int, kind: str) -> Segment | None:
        start, end = places[0][0], places[-1][1]
        if end - start > _LONGEST_BLOCK:
            what = f"a paragraph of {end - start:,} characters"
            raise DocumentError(what, path=self._name, line=line, todo="divide it")
        content = "\n".join(self._text[low:high] for low, high in places)
        joints = [self._text[before[1] : after[0]] for before, after in itertools.pairwise(places)]
        nodes = scan(content, self._known.__contains__, self._notes.__contains__, shortcut=True)
        if kind.startswith(_BLOCK):
            # YAML has no markup; only an address is one wherever it stands.
            nodes = [node for node in nodes if node.kind == "address" and node.inner == node.start]
        self._used.update(normalize(node.reference) for node in nodes if node.reference)
        marked = assemble(content, nodes, joints)
        if not _reads_as(marked):
            # Something is markup only here or only there: an undefined reference. Now every mark is escaped.
            marked = assemble(content, nodes, joints, escape=True)
        if not _reads_as(marked):
            block = (
                f"“{kind.removeprefix(_BLOCK)}” in the front matter"
                if kind.startswith(_BLOCK)
                else "this paragraph"
            )
            what = f"the marks of {block} are too tangled to be translated; it stays as it is"
            self._report(what, line)
            return None
        if not any(map(str.isalpha, marked.masked)) and not any(element.labels for element in marked.elements):
            return None
        refuse_depth(marked, self._name, line)
        wrap = None
        if joints and not any(node.kind == "break" for node in nodes) and not any("<!--" in j for j in joints):
            width = max(high - self._lines[line - 1 + i][0] for i, (_, high) in enumerate(places))
            wrap = Wrap(width, joints[0].lstrip(" \t"))
        raw = self._text[start:end]
        return Segment(marked.text, line, kind=kind, raw=raw, wrap=wrap, marked=marked)


def _in_row(token: Token, cells: int, line: tuple[int, int]) -> bool:
    return cells >= line[0] and token.meta.get("cell", False)


# --- texts -----------------------------------------------------------------------------------------------------


def _write(segment: Segment, target: str, glue: str) -> str:
    """The target as it stands in the file."""
    if segment.kind.startswith(HTML):
        return html.write_segment(replace(segment, kind=segment.kind.removeprefix(HTML)), target)
    if segment.kind.startswith(_BLOCK):
        return re.sub(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*", " ", parse_text(target).bare).strip(" \t")
    if segment.kind == definition.KIND:
        return definition.quote_title(segment.raw, parse_text(target).bare)
    if segment.kind.startswith("front matter"):
        return frontmatter.quote(segment.raw, parse_text(target).bare)
    text = re.sub(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*", " ", target).strip(" \t")
    text = _as_in_file(text, segment)
    if segment.kind == "cell":
        text = re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", text)
    elif not segment.raw.startswith(text[:1]) or text[:1] in PUNCTUATION or text[:1].isdigit():
        text = _STARTS_LIST.sub(r"\1\\\2", text, count=1) if _STARTS_LIST.match(text) else text
        text = "\\" + text if _STARTS_BLOCK.match(text) else text
    if segment.kind == "heading":
        text = re.sub(r"(?<=\s)(#+)\Z", r"\\\1", text)
    if segment.wrap is not None:
        text = _HAZARD.sub(glue, text)
    return text


def _as_in_file(text: str, segment: Segment) -> str:
    """The target with the file's own line breaks, and without HTML that the source does not have."""
    source, target = segment.marked, parse_text(text)
    if source is None:
        return text
    pairs = pair_elements(source, target)
    changes: list[tuple[int, int, str]] = []
    for index, element in enumerate(target.elements):
        low, high = element.opening
        if element.name == "<br>" and index in pairs:
            while low and text[low - 1] == " ":
                low -= 1
            high += len(text[high:]) - len(text[high:].lstrip(" "))
            changes.append((low, high, source.elements[pairs[index]].file[0]))
        elif index not in pairs and text[low:high].startswith("<") and high > low:
            changes.append((low, low, "\\"))
            if element.closing[1] > element.closing[0]:
                changes.append((element.closing[0], element.closing[0], "\\"))
    for low, high, new in sorted(changes, reverse=True):
        text = text[:low] + new + text[high:]
    return text
