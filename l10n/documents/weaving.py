"""A translation in its place: blocks of XML written anew, and everything around them copied.

Marks and atoms are copied from the file, and text is put into *frames*, the tags that text of this look stands in:
a run and its `w:t` in DOCX, in ODT a span that only carries an editing session's number. What lies between items
(marks of the spelling checker, the borders of runs of one look) is left behind where a sentence is written anew,
and nowhere else. Blocks may lie within one another, for a picture's text box stands inside the paragraph that it is
anchored in; so a copy is always a copy of what is written there by then.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from l10n.documents.archive import Archive, replace_parts
from l10n.documents.assembly import pair_elements
from l10n.documents.flow import Act, Block, Frame, Item, Reading
from l10n.documents.tags import parse_text
from l10n.errors import DocumentError
from l10n.model import Document, Element, Marked, Segment

_SPACES = re.compile(r"[ \t\r\n]+")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Track:
    """The items of a block, and the frames that are open before each of them, within the innermost element."""

    def __init__(self, block: Block) -> None:
        self.items = block.items
        self.frames: list[tuple[Frame, ...]] = []
        levels: list[tuple[Frame, ...]] = [()]
        for item in block.items:
            self.frames.append(levels[-1])
            if item.act is Act.PUSH and item.frame:
                levels[-1] = (*levels[-1], item.frame)
            elif item.act is Act.POP:
                levels[-1] = levels[-1][:-1]
            elif item.act is Act.BEGIN:
                levels.append(())
            elif item.act is Act.FINISH:
                levels.pop()
        self.frames.append(levels[-1])
        self._ends = [item.end for item in block.items]

    def cut(self, offset: int) -> int:
        """The index of the first item that does not lie before an offset."""
        index = bisect_left(self._ends, offset)
        # What ends here lies before; a beginning without length, that of a look, belongs to what follows.
        while (
            index < len(self.items)
            and self.items[index].end == offset
            and (self.items[index].start < offset or self.items[index].act is Act.FINISH)
        ):
            index += 1
        return index


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a block that is written anew."""

    start: int
    end: int
    block: Block
    track: Track
    source: Marked
    target: Marked


def write_document(
    document: Document,
    translate: Callable[[Segment], str],
    archive: Archive,
    reading: Reading,
    mend: Callable[[str, str], str] = lambda written, source: written,
    spell: Callable[[str], str] | None = None,
) -> bytes:
    """The package with every segment replaced that has a translation of its own.

    Args:
        document: The document that `make_document` gave, its segments cut or not.
        translate: The text of a segment.
        archive: The package it was read from.
        reading: What its reader finds in it.
        mend: The last word on a changed part's text, given the source's too.
        spell: How characters are written; `escape` where they need nothing but that.

    Raises:
        DocumentError: A translation holds what XML cannot.
    """
    blocks = list(reading.blocks)
    begins = [0]
    for _, block in blocks:
        begins.append(begins[-1] + block.end - block.start + 1)
    changes: dict[str, list[Change]] = {}
    tracks: dict[int, Track] = {}
    at = 0
    for piece in document.parts:
        if isinstance(piece, str):
            at += len(piece)
            continue
        part, block = blocks[piece.paragraph - 1]
        start = block.start + at - begins[piece.paragraph - 1]
        at += len(piece.raw)
        target = translate(piece)
        if target == piece.source or piece.marked is None:
            continue
        if wrong := _NO_CHARACTER.search(target):
            what = f"a translation holds {wrong[0]!a}, which is no character"
            raise DocumentError(what, path=document.path, todo="correct the PO file")
        if piece.paragraph not in tracks:
            tracks[piece.paragraph] = Track(block)
        track = tracks[piece.paragraph]
        change = Change(start, start + len(piece.raw), block, track, piece.marked, parse_text(target))
        changes.setdefault(part.name, []).append(change)
    written: dict[str, bytes] = {}
    for part in reading.parts:
        if part.name in changes:
            text = part.scan.text
            changed = mend(Copy(text, changes[part.name], spell or escape).read(0, len(text)), text)
            # What the encoding does not have is written by its number.
            written[part.name] = changed.encode(part.scan.encoding, "xmlcharrefreplace")
    return replace_parts(archive, written)


def escape(characters: str) -> str:
    """Characters as XML has them between tags."""
    return characters.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Copy:
    """A part's text with its changes in place."""

    def __init__(self, text: str, changes: Iterable[Change], spell: Callable[[str], str]) -> None:
        self._text = text
        # An outer one before those within it.
        self._changes = sorted(changes, key=lambda change: (change.start, -change.end))
        self._starts = [change.start for change in self._changes]
        self._spell = spell

    def read(self, start: int, end: int) -> str:
        """What is to stand in place of `text[start:end]`."""
        pieces: list[str] = []
        index = bisect_left(self._starts, start)
        while index < len(self._changes) and self._changes[index].start < end:
            change = self._changes[index]
            if change.start >= start and change.end <= end:
                pieces += (self._text[start : change.start], self._written(change))
                start = change.end
            index += 1
        pieces.append(self._text[start:end])
        return "".join(pieces)

    def _written(self, change: Change) -> str:
        if change.block.quote:
            bare = _SPACES.sub(" ", change.target.bare)
            return escape(bare).replace(change.block.quote, "&quot;" if change.block.quote == '"' else "&apos;")
        return Writer(self._text, change, self.read, self._spell).write()


class Writer:
    """Writes one translation in the place of its source."""

    def __init__(
        self, text: str, change: Change, read: Callable[[int, int], str], spell: Callable[[str], str]
    ) -> None:
        self._source, self._target = change.source, change.target
        self._read, self._spell = read, spell
        self._pieces: list[str] = []
        track = change.track
        first, last = track.cut(change.start), track.cut(change.end)
        inside = [
            *track.items[first:last],
            *(item for item in track.items[last : last + 1] if item.act is Act.TEXT),
        ]
        self._entry, self._exit = track.frames[first], track.frames[last]
        self._spans, self._frames = _looks(inside, self._entry, change.end, len(self._source.elements), text)
        self._now: tuple[Frame, ...] = self._entry

    def write(self) -> str:
        """What is to stand in place of the source."""
        pairs = pair_elements(self._source, self._target)
        target = self._target
        base = self._frames[-1]
        open_elements: list[tuple[Element, int]] = []
        written: set[int] = set()
        done = 0

        def frames() -> tuple[Frame, ...]:
            return self._frames[open_elements[-1][1]] if open_elements else base

        def text_before(offset: int) -> None:
            nonlocal done
            run = done
            while run < len(target.spans) and target.spans[run][0] < offset:
                run += 1
            # A character that only the bare text has (the space a line break makes) stands nowhere.
            characters = "".join(
                target.bare[at] for at in range(done, run) if target.spans[at][1] > target.spans[at][0]
            )
            done = run
            if characters and not any(self._item(index).fixed for _, index in open_elements):
                self._into(frames())
                self._pieces.append(self._spell(characters))

        def close() -> None:
            element, index = open_elements[-1]
            text_before(element.closing[0])
            open_elements.pop()
            self._finish(index, frames())

        for number, element in enumerate(target.elements):
            while open_elements and open_elements[-1][0].closing[1] <= element.opening[0]:
                close()
            text_before(element.opening[0])
            index = pairs.get(number)
            if index is None or any(self._item(outer).fixed for _, outer in open_elements):
                continue
            written.add(index)
            self._begin(index, frames())
            open_elements.append((element, index))
        while open_elements:
            close()
        text_before(len(target.text) + 1)
        for index in sorted(set(range(len(self._source.elements))) - written):
            if self._item(index).keep:
                self._begin(index, base)
                self._finish(index, base)
        self._into(self._exit)
        return "".join(self._pieces)

    def _item(self, index: int) -> Item:
        return self._spans[index][0]

    def _begin(self, index: int, around: tuple[Frame, ...]) -> None:
        begin, finish = self._spans[index]
        self._into(around[: begin.depth])
        # What is carried over is copied in one piece.
        self._pieces.append(self._read(begin.start, finish.end if begin.fixed else begin.end))
        if begin.act is Act.BEGIN and not begin.fixed:
            self._now = ()

    def _finish(self, index: int, around: tuple[Frame, ...]) -> None:
        begin, finish = self._spans[index]
        if begin.act is Act.ATOM or begin.fixed:
            return
        self._into(())
        self._pieces.append(self._read(finish.start, finish.end))
        self._now = around[: begin.depth]

    def _into(self, frames: Sequence[Frame]) -> None:
        """Close and open tags until exactly these are open."""
        shared = 0
        while shared < min(len(frames), len(self._now)) and frames[shared].key == self._now[shared].key:
            shared += 1
        self._pieces.extend(frame.closing for frame in reversed(self._now[shared:]))
        self._pieces.extend(frame.opening for frame in frames[shared:])
        self._now = (*self._now[:shared], *frames[shared:])


def _looks(
    items: Iterable[Item], entry: tuple[Frame, ...], end: int, count: int, text: str
) -> tuple[list[tuple[Item, Item]], dict[int, tuple[Frame, ...]]]:
    """For each element its BEGIN and FINISH, and for each (-1: none) the frames of the text directly in it."""
    spans: list[tuple[Item, Item]] = []
    levels: list[tuple[int, list[Frame]]] = [(-1, list(entry))]
    direct: dict[int, tuple[Frame, ...]] = {}
    spaces: dict[int, tuple[Frame, ...]] = {}
    parents: dict[int, int] = {}
    for item in items:
        index, frames = levels[-1]
        if item.act is Act.PUSH and item.frame:
            frames.append(item.frame)
        elif item.act is Act.POP:
            frames.pop()
        elif item.act is Act.BEGIN or item.act is Act.ATOM:
            if item.start >= end or len(spans) == count:
                break
            parents[len(spans)] = index
            if item.act is Act.BEGIN:
                levels.append((len(spans), []))
            spans.append((item, item))
        elif item.act is Act.FINISH:
            if len(levels) == 1:
                break
            spans[index] = (spans[index][0], item)
            levels.pop()
        elif not item.bare and item.start < end and not (index >= 0 and spans[index][0].fixed):
            words = text[item.start : min(item.end, end)].strip()
            (direct if words else spaces).setdefault(index, tuple(frames))
    assert len(spans) == count, "a sentence has the elements that stand in its stretch of the file"
    for index in range(-1, count):
        if index not in direct:
            direct[index] = spaces.get(index) or _nearest(index, direct, parents) or entry
    return spans, direct


def _nearest(index: int, direct: dict[int, tuple[Frame, ...]], parents: dict[int, int]) -> tuple[Frame, ...] | None:
    """The look of the first text somewhere within an element, or else of what is around it."""
    below = (frames for inner, frames in sorted(direct.items()) if inner > index and _within(inner, index, parents))
    return next(below, None) or direct.get(parents.get(index, -1))


def _within(inner: int, outer: int, parents: dict[int, int]) -> bool:
    while inner != -1:
        inner = parents[inner]
        if inner == outer:
            return True
    return False
