"""Word documents (DOCX): paragraphs wherever they stand, written where they stand.

Translated: the paragraphs of the document, its headers, footers, footnotes and endnotes, of tables, text boxes and
content controls; alternative texts of pictures and tables; the document's title. A paragraph's look is that of most
of its words; words of another look, links, notes, fields, breaks and tabs are inline elements. Runs that look the
same are one text, however often Word has split them.

Carried over as they are: comments and what they are about, tracked changes, fields and their results, pictures,
formulas, hidden text, code. A tracked deletion is no longer read; what was inserted is. The proofing language of a
run (`w:lang`) is the document's own business and stays.

Refused: macros, for a translation that is sent around must not spread them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from l10n.documents.archive import Archive, open_archive
from l10n.documents.flow import Block, Part, Reading, make_document, plain_block
from l10n.documents.looks import Style
from l10n.documents.runs import Runs
from l10n.documents.scanner import Node, Scan, scan
from l10n.documents.tags import LINGO, escape_label, escape_text, parse_text
from l10n.documents.weaving import write_document
from l10n.errors import DocumentError
from l10n.model import Document, Segment

__all__ = ["LINGO", "escape_label", "escape_text", "parse", "parse_text", "render"]

_MAIN = "schemas.openxmlformats.org/"
_NAMESPACES = {
    f"http://{_MAIN}wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    f"http://{_MAIN}drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    f"http://{_MAIN}drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    f"http://{_MAIN}officeDocument/2006/math": "m",
    f"http://{_MAIN}markup-compatibility/2006": "mc",
    f"http://{_MAIN}package/2006/relationships": "rel",
    f"http://{_MAIN}package/2006/content-types": "ct",
    f"http://{_MAIN}package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:schemas-microsoft-com:vml": "v",
}
_READ = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}
# Attributes that a reader hears or sees instead of a picture or a table.
_SPOKEN = {
    "wp:docPr": ("title", "descr"),
    "pic:cNvPr": ("title", "descr"),
    "v:shape": ("title", "alt"),
    "v:rect": ("title", "alt"),
    "w:tblCaption": ("w:val",),
    "w:tblDescription": ("w:val",),
}
_FILE = re.compile(r"\S+\.\w{2,4}\Z|\w+:\S+\Z|.*[\\/][^\\/ ]+\.\w{2,4}\Z")
_APART = re.compile(r"word/(?:charts/chart|diagrams/data)\d*\.xml\Z")
_SIGNATURE = re.compile(r"_xmlsignatures/\w")
_CODE = re.compile(
    r"(?:html ?preformatted|source ?code|preformatted ?text|macro ?text|code ?block)\Z", re.IGNORECASE
)
_TEXT = re.compile(r"<((?:[\w.-]+:)?t)>(\s[^<]*|[^<]*\s)</\1>")
_EMPTY = re.compile(
    r"<((?:[\w.-]+:)?)r(?:\s[^<>]*)?>(?:<\1rPr/>|<\1rPr>(?:(?!</?\1(?:r|rPr)>).)*</\1rPr>)?"
    r"<\1t(?:\s[^<>]*)?></\1t></\1r>",
    re.DOTALL,
)
_HEADING = re.compile(r"(?:heading [1-9]|title|subtitle)\Z", re.IGNORECASE)


def parse(data: bytes, name: str) -> Document:
    """Read a DOCX into its paragraphs.

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
    return write_document(document, translate, archive, _read(archive), _mend)


@dataclass(slots=True)
class _Reader:
    """Goes through the parts of one document."""

    archive: Archive
    styles: Mapping[str, Style] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)

    def scan(self, part: str) -> Scan:
        return scan(self.archive.part(part), _NAMESPACES, self.archive.name, part)

    def add(self, name: str, kind: str = "") -> None:
        """Read a part with paragraphs."""
        text = self.scan(name)
        first = self.reading.count
        blocks: list[Block] = []
        for node, within in _descend(text.root):
            if node.name == "w:p":
                runs = Runs(text, node, self.styles)
                if _CODE.match(runs.style.name):
                    continue
                block = runs.block(kind or _kind(runs, within))
                if block is not None:
                    blocks.append(block)
                    for check, message in runs.notes:
                        self.reading.warn(check, message, first + len(blocks))
            elif node.name in _SPOKEN:
                blocks.extend(_spoken(text, node))
        self.reading.parts.append(Part(name, text, tuple(blocks)))

    def add_title(self, name: str) -> None:
        """Read the document's properties."""
        text = self.scan(name)
        for node in text.root.walk():
            if node.name == "dc:title" and (block := plain_block(text, node.inner, node.outer, "title")):
                self.reading.parts.append(Part(name, text, (block,)))
                return


def _read(archive: Archive) -> Reading:
    reader = _Reader(archive)
    main, properties = _roots(reader)
    _refuse_macros(reader, main)
    related = list(_related(reader, main))
    for kind, part in related:
        if kind == "styles":
            reader.styles = _styles(reader.scan(part))
    reader.add(main)
    for wanted, shown in _READ.items():
        for part in dict.fromkeys(part for kind, part in related if kind == wanted):
            reader.add(part, shown)
    for part in properties:
        reader.add_title(part)
    reader.reading.warn_of(archive.parts, _APART, _SIGNATURE)
    return reader.reading


def _roots(reader: _Reader) -> tuple[str, list[str]]:
    """The part with the document, and those with its properties."""
    related = list(_related(reader, ""))
    main = [part for kind, part in related if kind == "officeDocument"]
    if not main:
        raise DocumentError("it is no Word document", path=reader.archive.name, todo="save it as .docx in Word")
    return main[0], [part for kind, part in related if kind in ("core-properties", "coreProperties")][:1]


def _related(reader: _Reader, part: str) -> Iterator[tuple[str, str]]:
    """What a part refers to inside the file: the kind of relation and the part."""
    folder, _, file = part.rpartition("/")
    listing = join(folder, "_rels", f"{file}.rels")
    if listing not in reader.archive.parts:
        return
    text = reader.scan(listing)
    for node in text.root.walk():
        if node.name == "rel:Relationship" and text.get(node, "TargetMode") != "External":
            target = text.get(node, "Target")
            target = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
            # What is named and not there is nobody's loss.
            if target in reader.archive.parts:
                yield text.get(node, "Type").rpartition("/")[2], target


def _refuse_macros(reader: _Reader, main: str) -> None:
    types = reader.archive.part("[Content_Types].xml") if "[Content_Types].xml" in reader.archive.parts else b""
    enabled = b"macroEnabled" in types
    if enabled or any(part.lower().endswith("vbaproject.bin") for part in reader.archive.parts):
        raise DocumentError("it holds macros", path=reader.archive.name, todo="save it as a .docx without macros")


def _styles(text: Scan) -> dict[str, Style]:
    styles: dict[str, Style] = {}
    for node in text.root.walk():
        if node.name != "w:style":
            continue
        called, paragraph, based = node.find("w:name"), node.find("w:pPr"), node.find("w:basedOn")
        styles[text.get(node, "w:styleId")] = Style(
            name=text.get(called, "w:val") if called else "",
            outlined=paragraph is not None and paragraph.find("w:outlineLvl") is not None,
            listed=paragraph is not None and paragraph.find("w:numPr") is not None,
            based=text.get(based, "w:val") if based else "",
        )
    return styles


def _descend(root: Node) -> Iterator[tuple[Node, str]]:
    """Every element that can hold text, outer ones first, and whether it stands in a table's cell."""
    waiting = [(root, "")]
    while waiting:
        node, within = waiting.pop()
        yield node, within
        if node.name in ("w:sdtPr", "w:del", "w:moveFrom", "w:placeholder") or _prompts(node):
            continue
        within = {"w:tc": "cell", "w:txbxContent": ""}.get(node.name, within)
        waiting.extend((child, within) for child in reversed(node.children))


def _prompts(node: Node) -> bool:
    """Whether a content control only shows what to put into it."""
    properties = node.find("w:sdtPr") if node.name == "w:sdt" else None
    return properties is not None and properties.find("w:showingPlcHdr") is not None


def _kind(runs: Runs, within: str) -> str:
    style: Style | None = runs.style
    seen = 0
    while style is not None and seen < 10:
        if style.outlined or _HEADING.match(style.name):
            return "heading"
        if style.name.lower() == "caption":
            return "caption"
        if style.listed or "list" in style.name.lower():
            return "list-item"
        style = runs.styles.get(style.based)
        seen += 1
    return "list-item" if runs.listed else within or "paragraph"


def _spoken(text: Scan, node: Node) -> Iterator[Block]:
    spans = text.spans(node)
    for name in _SPOKEN[node.name]:
        low, high = spans.get(name, (0, 0))
        # Word puts a picture's file name there when nobody has described it.
        if low < high and not _FILE.match(text.text[low:high]):
            block = plain_block(text, low, high, "alt", quote=text.text[low - 1])
            if block is not None:
                yield block


def _mend(written: str, source: str) -> str:
    """Say of every new text that begins or ends with a space that the space counts; leave no new run empty."""
    kept = {found[0] for found in _TEXT.finditer(source)}

    def mend(found: re.Match[str]) -> str:
        return found[0] if found[0] in kept else f'<{found[1]} xml:space="preserve">{found[2]}</{found[1]}>'

    emptied = {found[0] for found in _EMPTY.finditer(source)}
    written = _EMPTY.sub(lambda found: found[0] if found[0] in emptied else "", written)
    return _TEXT.sub(mend, written)
