"""Cut a paragraph with inline markup at its sentences, leaving every element whole.

- The sentences are those of the bare text: bold words, a link or code never make or hide a sentence.
- An element that holds several whole sentences stands outside them, as does one that holds exactly one: its marks
  are literal text of the document, and the translator sees the sentence alone.
- A mark without words at the edge of a sentence (a footnote's number, a line break) stands outside as well.
- An element that holds parts of two sentences keeps them together.
- Elements are numbered within their sentence, so that a sentence keeps its text when another is put before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.model import Element, Marked


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a paragraph: where it stands in the paragraph's text, and itself."""

    start: int
    end: int
    marked: Marked


def cut_marked(paragraph: Marked, ends: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The sentences of a paragraph, in order.

    Args:
        paragraph: The paragraph.
        ends: Where the sentences of its bare text end: (end of a sentence, start of the next).
    """
    cores = [_core(paragraph.bare, element) for element in paragraph.elements]
    cuts = _allowed(paragraph, cores, ends)
    while True:
        pieces = list(_pieces(paragraph, cores, cuts))
        torn = {
            number - 1
            for number in range(1, len(pieces))
            if pieces[number].start < max(piece.end for piece in pieces[:number][-2:])
        }
        if not torn:
            yield from pieces
            return
        # An element that two sentences need keeps them together.
        cuts = [cut for number, cut in enumerate(cuts) if number not in torn]


def _pieces(
    paragraph: Marked, cores: Sequence[tuple[int, int]], cuts: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    starts = [len(paragraph.bare) - len(paragraph.bare.lstrip()), *(after for _, after in cuts)]
    stops = [*(before for before, _ in cuts), len(paragraph.bare.rstrip())]
    if not paragraph.bare.strip():
        # A picture with its label and no words.
        starts, stops = [0], [len(paragraph.bare)]
    first = 0
    previous = -1
    for start, end in zip(starts, stops, strict=True):
        # Elements are in the order of their beginnings: those of the sentences before are left behind.
        while first < len(cores) and paragraph.elements[first].end <= previous:
            first += 1
        yield _piece(paragraph, cores, first, previous, start, end)
        previous = end


def _core(bare: str, element: Element) -> tuple[int, int]:
    """The element's words without the spaces at their ends."""
    words = bare[element.start : element.end]
    if not words.strip():
        return element.start, element.end
    return element.start + len(words) - len(words.lstrip()), element.end - (len(words) - len(words.rstrip()))


def _allowed(
    paragraph: Marked, cores: Sequence[tuple[int, int]], ends: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    cuts = list(ends)
    while cuts:
        starts = {len(paragraph.bare) - len(paragraph.bare.lstrip()), *(after for _, after in cuts)}
        stops = {len(paragraph.bare.rstrip()), *(before for before, _ in cuts)}
        closed = [
            (start, end)
            for element, (start, end) in zip(paragraph.elements, cores, strict=True)
            if element.fixed or element.labels or start not in starts or end not in stops
        ]
        befores = [before for before, _ in cuts]
        closed = [
            (start, end)
            for start, end in closed
            if bisect_right(befores, start) < len(cuts) and cuts[bisect_right(befores, start)][1] < end
        ]
        kept = [cut for cut in cuts if not any(start < cut[0] and end > cut[1] for start, end in closed)]
        if len(kept) == len(cuts):
            break
        cuts = kept
    return cuts


def _piece(
    paragraph: Marked, cores: Sequence[tuple[int, int]], first: int, before: int, start: int, end: int
) -> Piece:
    """The sentence at `start:end` of the bare text; `before` is the end of the one before it, or -1."""
    near: list[int] = []
    for index in range(first, len(cores)):
        if paragraph.elements[index].start > end:
            break
        near.append(index)
    inside = {index for index in near if _belongs(paragraph.elements[index], cores[index], before, start, end)}
    words = paragraph.spans[start:end]
    if not words:
        words = (paragraph.elements[min(inside)].opening,) if inside else ((0, 0),)
    lower = min([words[0][0], *(paragraph.elements[index].opening[0] for index in inside)])
    upper = max([words[-1][1], *(paragraph.elements[index].closing[1] for index in inside)])
    # What stands between the marks that are inside comes in too: a line break in a link, the bold around a picture.
    missing = True
    while missing:
        missing = False
        for index in range(first, len(cores)):
            element = paragraph.elements[index]
            if element.opening[0] >= upper:
                break
            if index not in inside and any(
                lower < mark[1] and mark[0] < upper for mark in (element.opening, element.closing)
            ):
                inside.add(index)
                lower, upper = min(lower, element.opening[0]), max(upper, element.closing[1])
                missing = True
    return Piece(lower, upper, _slice(paragraph, sorted(inside), lower, upper))


def _belongs(element: Element, core: tuple[int, int], before: int, start: int, end: int) -> bool:
    """Whether the translator of the sentence needs to see the element."""
    low, high = core
    if low == high and not element.labels:
        return start < low < end
    if low == high:
        return before < low <= end
    covers = low <= start and high >= end and not element.labels and not element.fixed
    return not covers and low >= start and high <= end


def _slice(paragraph: Marked, inside: Sequence[int], lower: int, upper: int) -> Marked:
    """The part of the paragraph's text, with the elements of these indexes, numbered anew."""
    begin = bisect_left(paragraph.spans, (lower, lower))
    stop = bisect_left(paragraph.spans, (upper, upper))
    elements = [paragraph.elements[index] for index in inside]
    names = _renumbered(elements)
    renamed = sorted(
        (span, element.name, name)
        for element, name in zip(elements, names, strict=True)
        if name != element.name
        for span in (element.opening, element.closing)
        if span[1] > span[0]
    )
    text: list[str] = []
    # From which offset on the old text stands how much further than the new one.
    moves: list[tuple[int, int]] = [(lower, lower)]
    done = lower
    for (low, high), old, new in renamed:
        text += (paragraph.text[done:low], paragraph.text[low:high].replace(old, new, 1))
        done = high
        first = low + paragraph.text[low:high].index(old) + len(old)
        moves.append((first, moves[-1][1] + len(old) - len(new)))
    text.append(paragraph.text[done:upper])
    borders = [border for border, _ in moves]

    def at(offset: int) -> int:
        return offset - moves[max(bisect_left(borders, offset + 1) - 1, 0)][1]

    return Marked(
        text="".join(text),
        bare=paragraph.bare[begin:stop],
        spans=tuple((at(low), at(high)) for low, high in paragraph.spans[begin:stop]),
        elements=tuple(
            replace(
                element,
                name=name,
                start=element.start - begin,
                end=element.end - begin,
                opening=(at(element.opening[0]), at(element.opening[1])),
                closing=(at(element.closing[0]), at(element.closing[1])),
                labels=tuple((at(low), at(high), label) for low, high, label in element.labels),
            )
            for element, name in zip(elements, names, strict=True)
        ),
    )


def _renumbered(elements: Sequence[Element]) -> list[str]:
    seen: Counter[str] = Counter()
    names: list[str] = []
    for element in elements:
        seen[element.stem] += 1
        names.append(f"{element.stem}{seen[element.stem]}" if element.stem else element.name)
    return names
