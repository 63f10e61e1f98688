"""Blocks of text inside XML: what a translator sees of a paragraph.

A reader (DOCX, ODT) goes through a paragraph once and says what stands there, in the order of the file, as `Item`s.
From them comes the `Marked` of the paragraph; and by the same items `weaving` writes a translation in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from l10n.documents.archive import Archive
from l10n.documents.assembly import Assembly
from l10n.documents.scanner import ENTITY, Scan, character
from l10n.documents.tags import PARTING, add_break, escape_text
from l10n.errors import DocumentError
from l10n.model import Document, Finding, Marked, Segment, Severity

LONGEST = 500_000
"""Characters of a paragraph; a chapter has a tenth of it."""
MOST = 10_000_000
"""Characters of all paragraphs."""

_CHUNK = re.compile(r"&[^;]*;|[ \t\r\n]+|[^& \t\r\n]+(?: [^& \t\r\n]+)*")


class Act(Enum):
    """What an item does."""

    TEXT = "text"
    PUSH = "push"
    POP = "pop"
    BEGIN = "begin"
    FINISH = "finish"
    ATOM = "atom"


@dataclass(frozen=True, slots=True)
class Frame:
    """Tags that text stands in: frames of one key look the same."""

    opening: str
    closing: str
    key: object


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a paragraph, `text[start:end]` of its part.

    Attributes:
        act: What it does.
        start: Where it begins.
        end: Where it ends.
        name: For BEGIN and ATOM, how the translator's tag is called, "b"; "" where it is numbered.
        stem: What comes before its number, "a", where such elements are numbered.
        frame: For PUSH, what is pushed.
        bare: For TEXT that the file does not write as characters (a no-break hyphen), what it stands for.
        fixed: Whether the words up to FINISH are carried over as they stand.
        keep: Whether it must not be lost, whatever a translator does.
        depth: How many frames it may stand in.
    """

    act: Act
    start: int
    end: int
    name: str = ""
    stem: str = ""
    frame: Frame | None = None
    bare: str = ""
    fixed: bool = False
    keep: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One translatable stretch of a part.

    Attributes:
        start: Where it begins in the part's text.
        end: Where it ends.
        items: What stands there.
        kind: `Segment.kind`.
        collapse: Whether several spaces are one, as in ODT.
        quote: The quotation mark around it where it is the value of an attribute.
    """

    start: int
    end: int
    items: tuple[Item, ...]
    kind: str = "paragraph"
    collapse: bool = False
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """An XML part and its blocks, an outer one before those within it."""

    name: str
    scan: Scan
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Reading:
    """What a reader found: its parts, and what cannot be translated safely."""

    parts: list[Part] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many blocks there are so far."""
        return sum(len(part.blocks) for part in self.parts)

    @property
    def blocks(self) -> Iterator[tuple[Part, Block]]:
        """All blocks, and the part each one stands in."""
        return ((part, block) for part in self.parts for block in part.blocks)

    def warn(self, check: str, message: str, line: int = 1) -> None:
        """Note what an editor should know; a line is a block's number."""
        self.findings.append(Finding(check, Severity.WARNING, message, line=line))

    def warn_of(self, parts: Sequence[str], apart: re.Pattern[str], signature: re.Pattern[str]) -> None:
        """Note parts with text that stays as it is, and a signature that will not hold."""
        if found := [part for part in parts if apart.match(part)]:
            words = (
                "the words of a chart or drawing stay"
                if len(found) == 1
                else f"the words of {len(found)} charts or drawings stay"
            )
            self.warn("source-apart", f"{words} as they are: translate them in the built file")
        if any(signature.match(part) for part in parts):
            self.warn("source-signed", "the document is signed, and the signature does not hold for a translation")


# --- reading -------------------------------------------------------------------------------------------------


def has_letters(scan: Scan, items: Iterable[Item]) -> bool:
    """Whether there is anything to translate: a letter outside what is carried over."""
    fixed = 0
    for item in items:
        if item.act is Act.BEGIN:
            fixed += 1 if item.fixed or fixed else 0
        elif item.act is Act.FINISH:
            fixed = max(fixed - 1, 0)
        elif item.act is Act.TEXT and not fixed:
            shown = item.bare or ENTITY.sub(lambda found: character(found), scan.text[item.start : item.end])
            if any(map(str.isalpha, shown)):
                return True
    return False


def plain_block(scan: Scan, low: int, high: int, kind: str, quote: str = "") -> Block | None:
    """A text without markup, None when it has no letter."""
    items = (Item(Act.TEXT, low, high),)
    return Block(low, high, items, kind, quote=quote) if has_letters(scan, items) else None


def trim(scan: Scan, items: Sequence[Item], start: int, end: int) -> tuple[list[Item], int, int]:
    """Items without what tabs set apart from the words: a number before them, a page number after them.

    Returns:
        The items that are left, and where the block then begins and ends.
    """
    kept = list(items)
    tabs = [index for index, item in enumerate(kept) if item.act is Act.ATOM and item.name == "tab"]
    for index in reversed(tabs):
        if has_letters(scan, kept[index:]):
            break
        if _is_around(kept, index):
            end = kept[index].start
            del kept[index:]
    for index in reversed(tabs):
        if index < len(kept) and not has_letters(scan, kept[:index]) and not _is_inside(kept, index):
            start = kept[index].end
            del kept[: index + 1]
            break
    return kept, start, end


def _is_inside(items: Sequence[Item], index: int) -> bool:
    """Whether anything is open before an item."""
    steps = {Act.BEGIN: 1, Act.PUSH: 1, Act.FINISH: -1, Act.POP: -1}
    return sum(steps.get(item.act, 0) for item in items[:index]) > 0


def _is_around(items: Sequence[Item], index: int) -> bool:
    """Whether every element that is open before an item was open before the first word."""
    words = next((at for at, item in enumerate(items) if item.act is Act.TEXT), index)
    depth = 0
    for item in reversed(items[words:index]):
        depth += {Act.FINISH: 1, Act.BEGIN: -1}.get(item.act, 0)
        if depth < 0:
            return False
    return True


def assemble(text: str, block: Block) -> Marked:
    """What a translator sees of a block."""
    assembly = Assembly()
    numbers: Counter[str] = Counter()
    at = block.start
    spaced = True
    for item in block.items:
        if item.start > at:
            assembly.skip(text[at : item.start])
        at = item.end
        raw = text[item.start : item.end]
        if item.act is Act.TEXT and item.bare:
            # Each character of its own, so that a sentence may end between two spaces.
            assembly.add(item.bare, item.bare, raw) if len(item.bare) == 1 else _add_several(assembly, item, raw)
            spaced = item.bare.isspace()
        elif item.act is Act.TEXT:
            spaced = _add_text(assembly, raw, block.collapse, spaced)
        elif item.act in (Act.PUSH, Act.POP):
            assembly.skip(raw)
        elif item.act is Act.FINISH:
            assembly.close(f"</{assembly.open_names[-1]}>", raw)
        else:
            alone = item.act is Act.ATOM
            if item.name in PARTING:
                add_break(assembly)
            numbers[item.stem] += 1
            name = f"{item.stem}{numbers[item.stem]}" if item.stem else item.name
            assembly.open(name, f"<{name}/>" if alone else f"<{name}>", raw, fixed=item.fixed, stem=item.stem)
            if alone:
                assembly.close("", "")
    assembly.skip(text[at : block.end])
    return assembly.marked()


def _add_several(assembly: Assembly, item: Item, raw: str) -> None:
    assembly.add(item.bare[0], item.bare[0], raw)
    assembly.add(item.bare[1:], item.bare[1:], "")


def _add_text(assembly: Assembly, raw: str, collapse: bool, spaced: bool) -> bool:
    """Add characters as the file has them; whether the last one was a space."""
    for found in _CHUNK.finditer(raw):
        chunk = found[0]
        if chunk[0] == "&":
            entity = ENTITY.match(chunk)
            bare = character(entity) if entity else chunk
            bare = " " if bare in "\t\r\n" else bare
            # Only what would be read as a tag is escaped; that depends on what follows.
            following = ENTITY.sub(lambda ahead: character(ahead), raw[found.end() : found.end() + 12])[:5]
            shown = escape_text(bare + following)
            assembly.add(bare, shown[: len(shown) - len(escape_text(following))], chunk)
            spaced = bare == " "
        elif not chunk[0].isspace() or chunk[0] not in " \t\r\n":
            assembly.add(chunk)
            spaced = False
        elif not collapse:
            assembly.add(" " * len(chunk), None, chunk)
        else:
            if spaced:
                assembly.skip(chunk)
            else:
                assembly.add(" ", " ", chunk)
            spaced = True
    return spaced


def make_document(archive: Archive, reading: Reading) -> Document:
    """The document of a package: its blocks as segments, a line apart.

    Raises:
        DocumentError: It has no text, or more than any article.
    """
    parts: list[str | Segment] = []
    total = 0
    for number, (part, block) in enumerate(reading.blocks, 1):
        length = sum(item.end - item.start for item in block.items if item.act is Act.TEXT)
        total += length
        if length > LONGEST or total > MOST:
            where = f"paragraph {number}" if length > LONGEST else "the text"
            what = f"{where} has more than {LONGEST if length > LONGEST else MOST:,} characters"
            raise DocumentError(what, path=archive.name, todo="divide it")
        marked = assemble(part.scan.text, block)
        parts += (
            Segment(
                source=marked.text,
                line=number,
                paragraph=number,
                kind=block.kind,
                raw=part.scan.text[block.start : block.end],
                marked=marked,
            ),
            "\n",
        )
    if not parts:
        raise DocumentError(
            "there is no text to translate", path=archive.name, todo="give an article with text in it"
        )
    return Document(tuple(parts), path=archive.name, container=archive.data, findings=tuple(reading.findings))
