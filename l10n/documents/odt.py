"""OpenDocument texts (ODT): paragraphs wherever they stand, written where they stand.

Translated: the paragraphs and headings of the text, of tables, text boxes, notes, headers and footers; titles and
descriptions of pictures; the title of the document. Words of another look, links, notes, fields, breaks and
tabs are inline elements; a span that only carries the number of an editing session or a language is none.

Carried over as they are: comments and what they are about, tracked changes, fields, pictures, formulas, code.

Refused: macros, for a translation that is sent around must not spread them; and files with a password.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from l10n.documents.archive import Archive, open_archive
from l10n.documents.flow import (
    Act,
    Block,
    Frame,
    Item,
    Part,
    Reading,
    has_letters,
    make_document,
    plain_block,
    trim,
)
from l10n.documents.scanner import TEXT, Node, Scan, scan
from l10n.documents.tags import LINGO, escape_label, escape_text, parse_text
from l10n.documents.weaving import escape, write_document
from l10n.errors import DocumentError
from l10n.model import Document, Segment

__all__ = ["LINGO", "escape_label", "escape_text", "parse", "parse_text", "render"]

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    f"{_ODF}office:1.0": "office",
    f"{_ODF}text:1.0": "text",
    f"{_ODF}table:1.0": "table",
    f"{_ODF}drawing:1.0": "draw",
    f"{_ODF}style:1.0": "style",
    f"{_ODF}xsl-fo-compatible:1.0": "fo",
    f"{_ODF}svg-compatible:1.0": "svg",
    f"{_ODF}meta:1.0": "meta",
    f"{_ODF}manifest:1.0": "manifest",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_KINDS = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")
# What is no text of the article, or not to be touched.
_APART = frozenset(
    ("text:tracked-changes", "office:annotation", "office:forms", "office:scripts", "office:settings",
     "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:dde-connection-decls",
     "text:table-of-content-source", "text:alphabetical-index-source", "text:illustration-index-source",
     "text:table-index-source", "text:object-index-source", "text:user-index-source", "text:bibliography-source",
     "office:font-face-decls", "math:math")
)  # fmt: skip
_PAIRS = {
    "text:bookmark-start": ("text:bookmark-end", "text:name"),
    "text:reference-mark-start": ("text:reference-mark-end", "text:name"),
    "text:change-start": ("text:change-end", "text:change-id"),
    "office:annotation": ("office:annotation-end", "office:name"),
}
_CHANGED = ("text:change", "text:change-start", "text:change-end")
_SILENT = ("text:soft-page-break",)
# Properties that make no difference to how a Latin or Cyrillic letter looks; those of other namespaces are what
# LibreOffice notes for itself.
_INVISIBLE = re.compile(r"\?|fo:(?:language|country|script)|style:\S*-(?:asian|complex)|style:rfc-")
_NAMES = {
    frozenset((("fo:font-weight", "bold"),)): "b",
    frozenset((("fo:font-style", "italic"),)): "i",
    frozenset((("fo:font-style", "italic"), ("fo:font-weight", "bold"))): "bi",
}
_STYLES = {"Strong_20_Emphasis": "b", "Emphasis": "i"}
_CODE = re.compile(r"(?:Source(?:_20_)?_?Text|Teletype|Example|User_20_Entry|Variable)\Z")
_CODE_BLOCK = re.compile(r"(?:Preformatted(?:_20_)?_?Text|Source(?:_20_)?_?Code|Code)\Z")
_HEADING = re.compile(r"(?:Title|Subtitle|Heading(?:_20_\d+)?|Contents_20_Heading)\Z")
_CAPTION = re.compile(r"(?:Caption|Illustration|Figure|Drawing|Table)\Z")
_OBJECT = re.compile(r"[^/]+/content\.xml\Z")
_SIGNATURE = re.compile(r"META-INF/documentsignatures\.xml\Z")
_EMPTY = re.compile(r"<((?:[\w.-]+:)?span)(?:\s[^<>]*)?></\1>")
_HEADERS = re.compile(r"style:(header|footer)(?:-left|-first)?\Z")
_TRACKED = (
    "this paragraph has tracked changes, which stay as they are: better accept or reject them before translating"
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: its family, parent, and the text properties that can be seen."""

    family: str = ""
    parent: str = ""
    properties: frozenset[tuple[str, str]] = frozenset()


def parse(data: bytes, name: str) -> Document:
    """Read an ODT into its paragraphs.

    Raises:
        DocumentError: It is damaged, encrypted, holds macros or no text, or was made to harm who opens it.
    """
    archive = open_archive(data, name)
    return make_document(archive, _read(archive))


def render(document: Document, translate: Callable[[Segment], str]) -> bytes:
    """The file with every segment replaced; parts in which none is keep their bytes.

    Raises:
        DocumentError: A translation holds what XML cannot.
    """
    archive = open_archive(document.container, document.path)
    return write_document(document, translate, archive, _read(archive), _mend, _spell)


def _mend(written: str, source: str) -> str:
    """Leave no new span empty."""
    emptied = {found[0] for found in _EMPTY.finditer(source)}
    return _EMPTY.sub(lambda found: found[0] if found[0] in emptied else "", written)


def _spell(characters: str) -> str:
    """Characters as ODF has them: of several spaces all but the first are elements, and so are tabs."""
    spaced = re.sub(r" ( +)", lambda found: f' <text:s text:c="{len(found[1])}"/>', escape(characters))
    return spaced.replace("\t", "<text:tab/>")


def _read(archive: Archive) -> Reading:
    _refuse(archive)
    reading = Reading()
    content = _scan(archive, "content.xml")
    common = _scan(archive, "styles.xml") if "styles.xml" in archive.parts else None
    shared = _styles(common) if common else {}
    _add(reading, "content.xml", content, {**shared, **_styles(content)})
    if common:
        _add(reading, "styles.xml", common, shared)
    if "meta.xml" in archive.parts:
        meta = _scan(archive, "meta.xml")
        titles = (node for node in meta.root.walk() if node.name == "dc:title")
        blocks = (plain_block(meta, node.inner, node.outer, "title") for node in titles)
        reading.parts.append(Part("meta.xml", meta, tuple(block for block in blocks if block)))
    reading.warn_of(archive.parts, _OBJECT, _SIGNATURE)
    return reading


def _scan(archive: Archive, part: str) -> Scan:
    return scan(archive.part(part), _NAMESPACES, archive.name, part)


def _refuse(archive: Archive) -> None:
    kind = archive.part("mimetype").decode("latin-1").strip() if "mimetype" in archive.parts else ""
    if kind not in _KINDS or "content.xml" not in archive.parts:
        raise DocumentError("it is no OpenDocument text", path=archive.name, todo="save it as .odt in LibreOffice")
    if "META-INF/manifest.xml" in archive.parts:
        manifest = _scan(archive, "META-INF/manifest.xml")
        if any(node.name == "manifest:encryption-data" for node in manifest.root.walk()):
            raise DocumentError("it is protected by a password", path=archive.name, todo="save it without one")
    if any(part.startswith(("Basic/", "Scripts/")) and not part.endswith("/") for part in archive.parts):
        raise DocumentError("it holds macros", path=archive.name, todo="save it as an .odt without macros")


def _styles(text: Scan) -> dict[str, Style]:
    styles: dict[str, Style] = {}
    for node in text.root.walk():
        if node.name == "style:style":
            properties = node.find("style:text-properties")
            spans = text.spans(properties) if properties else {}
            seen = frozenset(
                (name, text.text[low:high]) for name, (low, high) in spans.items() if not _INVISIBLE.match(name)
            )
            name, family = text.get(node, "style:name"), text.get(node, "style:family")
            styles[name] = Style(family, text.get(node, "style:parent-style-name"), seen)
    return styles


def _add(reading: Reading, name: str, text: Scan, styles: Mapping[str, Style]) -> None:
    blocks: list[Block] = []
    first = reading.count
    for node, within in _descend(text.root):
        block: Block | None = None
        if node.name in ("text:p", "text:h"):
            paragraph = Paragraph(text, node, styles)
            block = paragraph.block(within)
            if block:
                line = first + len(blocks) + 1
                for check, message in paragraph.notes:
                    reading.warn(check, message, line)
        elif node.name in ("svg:title", "svg:desc"):
            block = plain_block(text, node.inner, node.outer, "alt")
        if block:
            blocks.append(block)
    reading.parts.append(Part(name, text, tuple(blocks)))


def _descend(root: Node) -> Iterator[tuple[Node, str]]:
    """Every element that can hold text, outer ones first, and the kind of its surroundings."""
    waiting = [(root, "")]
    while waiting:
        node, within = waiting.pop()
        yield node, within
        if header := _HEADERS.match(node.name):
            within = header[1]
        elif node.name == "text:note-body":
            within = "footnote"
        elif node.name in ("text:list-item", "text:list-header"):
            within = "list-item"
        elif node.name == "table:table-cell":
            within = "cell"
        elif node.name == "draw:text-box":
            within = ""
        if node.name not in _APART:
            waiting.extend((child, within) for child in reversed(node.children))


class Paragraph:
    """One paragraph; `notes` are (check, message) of what cannot be translated safely."""

    def __init__(self, text: Scan, node: Node, styles: Mapping[str, Style]) -> None:
        self._text, self._node, self._styles = text, node, styles
        self._items: list[Item] = []
        # How many spans are open that make no element, within the innermost element.
        self._depth = 0
        self.notes: dict[tuple[str, str], None] = {}
        name = text.get(node, "text:style-name")
        style = styles.get(name, Style())
        # An automatic style is one paragraph's own; its parent has the name that a person knows.
        self.style = style.parent if style.parent and re.match(r"P\d", name) else name

    def block(self, within: str) -> Block | None:
        """The paragraph as a block, None when there is nothing to translate."""
        if _CODE_BLOCK.match(self.style):
            return None
        self._sequence(self._node.children)
        items, start, end = trim(self._text, self._items, self._node.inner, self._node.outer)
        if not has_letters(self._text, items):
            return None
        return Block(start, end, tuple(items), self._kind(within), collapse=True)

    def _kind(self, within: str) -> str:
        if self._node.name == "text:h" or _HEADING.match(self.style):
            return "heading"
        return "caption" if _CAPTION.match(self.style) else within or "paragraph"

    def _sequence(self, nodes: Sequence[Node]) -> None:
        base = self._base(nodes)
        index = 0
        while index < len(nodes):
            node = nodes[index]
            if node.name in _CHANGED:
                self.notes["source-tracked", _TRACKED] = None
            if node.name == TEXT:
                self._items.append(Item(Act.TEXT, node.start, node.end))
            elif node.name == "text:s":
                count = self._text.get(node, "text:c")
                spaces = " " * min(int(count), 1000) if count.isdecimal() else " "
                self._items.append(Item(Act.TEXT, node.start, node.end, bare=spaces or " "))
            elif node.name in _PAIRS:
                index = self._range(nodes, index)
                continue
            elif node.name == "text:span":
                self._span(node, base)
            elif node.name in ("text:a", "text:meta"):
                self._wrap(node, "", "a" if node.name == "text:a" else "g", keep=node.name != "text:a")
            elif node.name in ("text:tab", "text:line-break"):
                self._atom(node.start, node.end, "tab" if node.name == "text:tab" else "br")
            elif node.name not in _SILENT and not node.name.startswith("#"):
                self._other(node)
            index += 1

    def _span(self, node: Node, base: Style | None) -> None:
        name = self._text.get(node, "text:style-name")
        style = self._styles.get(name, Style(parent=name))
        if _CODE.match(name) or _CODE.match(style.parent):
            self._fixed(node, "code")
        elif style == base or not (style.properties or style.parent):
            frame = Frame(self._text.opening(node), self._text.closing(node), self._text.opening(node))
            if node.inner < node.outer:
                self._items.append(Item(Act.PUSH, node.start, node.inner, frame=frame))
                self._depth += 1
                self._sequence(node.children)
                self._depth -= 1
                self._items.append(Item(Act.POP, node.outer, node.end))
        else:
            self._wrap(node, self._called(name, style), "g", keep=False)

    def _base(self, nodes: Sequence[Node]) -> Style | None:
        """The style that makes no element where every word is in some span; None where words stand without one."""
        words: Counter[Style] = Counter()
        for node in nodes:
            letters = any(map(str.isalpha, self._words(node)))
            if letters and node.name == "text:span":
                name = self._text.get(node, "text:style-name")
                words[self._styles.get(name, Style(parent=name))] += node.outer - node.inner
            elif node.name == TEXT and not self._text.raw(node).isspace():
                return None
        return max(words, key=lambda style: words[style]) if words else None

    def _called(self, name: str, style: Style) -> str:
        """The name of the element for words of a style, "" where it has no name of its own."""
        seen = style.properties
        kinds = {prop for prop, _ in seen}
        if not seen:
            return _STYLES.get(style.parent or name, "")
        if style.parent:
            return ""
        if kinds == {"style:text-position"}:
            return "sup" if next(iter(seen))[1].startswith("super") else "sub"
        if kinds and all(prop.startswith("style:text-underline-") for prop in kinds):
            return "u"
        if kinds and all(prop.startswith("style:text-line-through-") for prop in kinds):
            return "s"
        return _NAMES.get(seen, "")

    def _wrap(self, node: Node, name: str, stem: str, *, keep: bool) -> None:
        """An element around words; without any it is an atom."""
        if not self._words(node).strip():
            self._atom(node.start, node.end)
            return
        stem = "" if name else stem
        begin = Item(Act.BEGIN, node.start, node.inner, name, stem, keep=keep, depth=self._depth)
        self._inside(begin, node.children, Item(Act.FINISH, node.outer, node.end))

    def _inside(self, begin: Item, nodes: Sequence[Node], finish: Item) -> None:
        self._items.append(begin)
        self._depth = 0
        self._sequence(nodes)
        self._depth = begin.depth
        self._items.append(finish)

    def _range(self, nodes: Sequence[Node], index: int) -> int:
        """What a bookmark, a comment or a tracked insertion is about; the index of what follows."""
        node = nodes[index]
        closing, key = _PAIRS[node.name]
        mark = self._text.get(node, key)
        ends = (
            later
            for later in range(index + 1, len(nodes))
            if nodes[later].name == closing and self._text.get(nodes[later], key) == mark
        )
        last = next(ends, None) if mark else None
        if last is None or not any(self._words(inner).strip() for inner in nodes[index + 1 : last]):
            self._atom(node.start, node.end)
            return index + 1
        stem = "ins" if node.name == "text:change-start" else "m"
        begin = Item(Act.BEGIN, node.start, node.end, stem=stem, keep=True, depth=self._depth)
        self._inside(begin, nodes[index + 1 : last], Item(Act.FINISH, nodes[last].start, nodes[last].end))
        return last + 1

    def _other(self, node: Node) -> None:
        """A note, a picture, a field, or whatever else there may be."""
        prefix = node.name.partition(":")[0]
        simple = prefix == "text" and node.name not in ("text:note", "text:number", "text:change")
        if simple and self._words(node).strip():
            self._fixed(node, "")
        else:
            self._atom(node.start, node.end)

    def _fixed(self, node: Node, name: str) -> None:
        """Words that a reader sees and nobody translates."""
        texts = [inner for inner in node.walk() if inner.name == TEXT]
        words = "".join(self._text.raw(text) for text in texts)
        if not words.strip():
            self._atom(node.start, node.end)
            return
        if not name and any(map(str.isalpha, words)):
            shortened = words if len(words) <= 40 else words[:40] + "…"
            self.notes["source-field", f"the field “{shortened}” is carried over as it is"] = None
        self._items.append(
            Item(
                Act.BEGIN,
                node.start,
                texts[0].start,
                name,
                "" if name else "x",
                fixed=True,
                keep=True,
                depth=self._depth,
            )
        )
        self._items.extend(Item(Act.TEXT, text.start, text.end) for text in texts)
        self._items.append(Item(Act.FINISH, texts[-1].end, node.end))

    def _atom(self, start: int, end: int, name: str = "") -> None:
        self._items.append(Item(Act.ATOM, start, end, name, "" if name else "x", keep=not name, depth=self._depth))

    def _words(self, node: Node) -> str:
        """The words in a node that are the paragraph's own."""
        if node.name == TEXT:
            return self._text.raw(node)
        if node.name in ("text:note", "office:annotation", "text:number") or node.name.startswith(("draw:", "#")):
            return ""
        return "".join(self._words(child) for child in node.children)
