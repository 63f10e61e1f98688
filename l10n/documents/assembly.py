"""Texts with inline markup: put together while a block is read, composed for a translation, written to the file.

The seam between formats and the rest. A reader goes through a translatable block and tells an `Assembly` what it
finds: characters, opening and closing marks. `Segment(source=marked.text, marked=marked, raw=...)` is the block;
`sentences` cuts it. A format with inline markup has, besides `parse` and `render`,

- `parse_text(text) -> Marked`: takes apart what stands in a PO entry, a person's or ours, well-formed or not;
- `escape_text(bare) -> str`: plain characters as they are written in a PO entry, so that none is read as markup;
- `LINGO`: its name for what translators see ("markdown", "tags").

Formats other than Markdown use `tags.py`, short numbered tags, and only say how an element stands in the file
(`Element.file`, `file_end`) and what `write_marked` makes of characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.errors import DocumentError
from l10n.model import Element, Marked


@dataclass(slots=True)
class _Open:
    """An element whose closing mark has not come yet."""

    element: Element
    at: int


DEEPEST = 60
"""How deep elements may be nested in an article's text; whoever writes so does not write for readers."""


class Assembly:
    """The `Marked` of one block, told piece by piece in the order of the file."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._bare: list[str] = []
        self._spans: list[tuple[int, int]] = []
        self._places: list[int] = []
        self._elements: list[Element] = []
        self._open: list[_Open] = []
        self._faults: list[str] = []
        self._length = 0
        self._raw = 0

    @property
    def bare_length(self) -> int:
        """How many bare characters there are so far."""
        return len(self._spans)

    @property
    def last(self) -> str:
        """The last bare character, "" when there is none."""
        return self._bare[-1][-1] if self._bare else ""

    def add(self, bare: str, shown: str | None = None, raw: str | None = None) -> None:
        """Characters; as the PO entry shows them (escaped) and as the file has them, where that differs."""
        shown = bare if shown is None else shown
        raw = shown if raw is None else raw
        start = self._length
        if len(bare) == len(shown):
            self._spans.extend((start + i, start + i + 1) for i in range(len(bare)))
        else:
            self._spans.extend([(start, start + len(shown))] * len(bare))
        if bare:
            self._bare.append(bare)
        self._mark(shown, raw)

    def open(
        self,
        name: str,
        shown: str,
        raw: str | None = None,
        *,
        labels: Sequence[tuple[int, int, str]] = (),
        fixed: bool = False,
        stem: str = "",
        file: Sequence[str] = (),
    ) -> None:
        """An opening mark; `labels` are offsets in `shown`, `file` the pieces of `raw` around them."""
        start = self._length
        self._mark(shown, shown if raw is None else raw)
        element = Element(
            name=name,
            start=len(self._spans),
            end=len(self._spans),
            opening=(start, self._length),
            closing=(self._length, self._length),
            labels=tuple((start + low, start + high, label) for low, high, label in labels),
            fixed=fixed,
            stem=stem,
            file=tuple(file) or (shown if raw is None else raw,),
        )
        self._open.append(_Open(element, len(self._elements)))
        self._elements.append(element)

    def close(
        self, shown: str = "", raw: str | None = None, *, labels: Sequence[tuple[int, int, str]] = ()
    ) -> None:
        """The closing mark of the innermost open element; `labels` are offsets in `shown`."""
        done = self._open.pop()
        start = self._length
        raw = shown if raw is None else raw
        self._mark(shown, raw)
        self._elements[done.at] = replace(
            done.element,
            end=len(self._spans),
            closing=(start, self._length),
            labels=(*done.element.labels, *((start + low, start + high, label) for low, high, label in labels)),
            file_end=raw,
        )

    def skip(self, raw: str) -> None:
        """Something in the file that the PO entry does not show."""
        self._raw += len(raw)

    def fault(self, what: str) -> None:
        """The text is not well-formed."""
        self._faults.append(what)

    @property
    def open_names(self) -> tuple[str, ...]:
        """The names of the open elements, outermost first."""
        return tuple(entry.element.name for entry in self._open)

    def marked(self, *, of_file: bool = True) -> Marked:
        """The result; an element that is still open is closed here."""
        while self._open:
            self.close()
        return Marked(
            text="".join(self._text),
            bare="".join(self._bare),
            spans=tuple(self._spans),
            elements=tuple(self._elements),
            faults=tuple(self._faults),
            places=(*self._places, self._raw) if of_file else (),
        )

    def _mark(self, shown: str, raw: str) -> None:
        self._text.append(shown)
        if len(shown) == len(raw):
            self._places.extend(range(self._raw, self._raw + len(raw)))
        else:
            self._places.extend([self._raw] * len(shown))
        self._length += len(shown)
        self._raw += len(raw)


def refuse_depth(marked: Marked, name: str, line: int) -> None:
    """Refuse a block whose elements are nested too deep.

    Raises:
        DocumentError: So it is.
    """
    depth = 0
    ends: list[int] = []
    for element in marked.elements:
        while ends and ends[-1] <= element.opening[0]:
            ends.pop()
        ends.append(element.closing[1])
        depth = max(depth, len(ends))
    if depth > DEEPEST:
        what = f"inline elements are nested {depth:,} deep"
        raise DocumentError(what, path=name, line=line, todo="simplify the markup")


def unmarked(text: str) -> Marked:
    """A text of a format without inline markup."""
    return Marked(text, text, tuple((i, i + 1) for i in range(len(text))))


def compose(
    source: Marked,
    bare: str,
    spans: Sequence[tuple[int, int]],
    escape: Callable[[str], str],
    labels: Mapping[tuple[int, int], str] | None = None,
    escape_label: Callable[[str], str] = str,
) -> str:
    """A translation with the source's elements around its words, as a PO entry has it.

    Args:
        source: The source.
        bare: The translation without markup.
        spans: For each of the source's elements, where its words stand in `bare`; nested as the source's are.
        escape: The format's `escape_text`.
        labels: Translations of labels, by (element, number of the label); the source's stay where there is none.
        escape_label: How a label is written in its place.
    """
    parents = find_parents(source)
    children: dict[int, list[int]] = defaultdict(list)
    for index, parent in enumerate(parents):
        children[parent].append(index)
    pieces: list[str] = []

    def write(parent: int, start: int, end: int) -> None:
        done = start
        for index in sorted(children[parent], key=lambda child: (*spans[child], child)):
            low, high = spans[index]
            pieces.append(escape(bare[done:low]))
            pieces.append(_mark(source, index, source.elements[index].opening, labels or {}, escape_label))
            element = source.elements[index]
            if element.fixed:
                pieces.append(source.text[element.opening[1] : element.closing[0]])
            else:
                write(index, low, high)
            pieces.append(_mark(source, index, element.closing, labels or {}, escape_label))
            around = source.bare[max(element.start - 1, 0) : element.start + 1]
            if low == high and around.isspace() and bare[high : high + 1].isalnum():
                # A picture between two words stands apart from both.
                pieces.append(" ")
            done = high
        pieces.append(escape(bare[done:end]))

    write(-1, 0, len(bare))
    return "".join(pieces)


def append_elements(source: Marked, text: str) -> str:
    """A translation with the source's elements behind it, the source's words in them: nothing is lost."""
    outer = [element for element, parent in zip(source.elements, find_parents(source), strict=True) if parent < 0]
    return " ".join([text, *(source.text[element.opening[0] : element.closing[1]] for element in outer)])


def _mark(
    source: Marked,
    index: int,
    span: tuple[int, int],
    labels: Mapping[tuple[int, int], str],
    escape_label: Callable[[str], str],
) -> str:
    """An element's opening or closing mark, with its labels translated."""
    pieces: list[str] = []
    done, end = span
    for number, (low, high, _) in enumerate(source.elements[index].labels):
        if done <= low and high <= end and (index, number) in labels:
            pieces += (source.text[done:low], escape_label(labels[index, number]))
            done = high
    pieces.append(source.text[done:end])
    return "".join(pieces)


def find_parents(marked: Marked) -> tuple[int, ...]:
    """For each element the index of the one it lies in, -1 for those that lie in none."""
    parents: list[int] = []
    stack: list[int] = []
    for index, element in enumerate(marked.elements):
        while stack and marked.elements[stack[-1]].closing[1] <= element.opening[0]:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        stack.append(index)
    return tuple(parents)


def pair_elements(source: Marked, target: Marked) -> dict[int, int]:
    """For each element of the target that the source has too, its counterpart's index."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for index, element in enumerate(source.elements):
        waiting[element.name].append(index)
    pairs: dict[int, int] = {}
    for index, element in enumerate(target.elements):
        if waiting[element.name]:
            pairs[index] = waiting[element.name].pop(0)
    return pairs


def write_marked(
    source: Marked, target: Marked, write: Callable[[str], str], write_label: Callable[[str], str] = str
) -> str:
    """The target as the file has it: characters as `write` gives them, the source's own marks around them.

    What the source does not have is left out, its words stay: the file is as well-formed as the source was.
    """
    pairs = pair_elements(source, target)
    marks: list[tuple[int, int, str]] = []
    hidden: list[tuple[int, int]] = []
    for index, element in enumerate(target.elements):
        if index not in pairs or any(low <= element.start and element.end <= high for low, high in hidden[-1:]):
            continue
        own = source.elements[pairs[index]]
        if own.fixed and own.end > own.start and len(own.file) == 1:
            # What is carried over is written as the file has it, whatever stands in the target.
            marks.append((element.opening[0], len(marks), own.file[0]))
            hidden.append((element.start, element.end))
            continue
        theirs = [label for _, _, label in element.labels] or [label for _, _, label in own.labels]
        pieces = [own.file[0]]
        for number, piece in enumerate(own.file[1:]):
            pieces += (write_label(theirs[number] if number < len(theirs) else own.labels[number][2]), piece)
        marks.append((element.opening[0], len(marks), "".join(pieces)))
        marks.append((element.closing[0], len(marks), own.file_end))
    # Marks of equal offset are those of elements without words: in the order in which they were put in.
    marks.sort(key=lambda mark: mark[0])
    written: list[str] = []
    done = 0
    for offset, _, mark in marks:
        run = done
        while run < len(target.spans) and target.spans[run][0] < offset:
            run += 1
        written += (write(_shown(target, done, run, hidden)), mark)
        done = run
    written.append(write(_shown(target, done, len(target.spans), hidden)))
    return "".join(written)


def _shown(marked: Marked, start: int, end: int, hidden: Sequence[tuple[int, int]]) -> str:
    """The bare characters of a span, without those that only the bare text has (the space a line break makes)."""
    first = bisect_right(hidden, (start, len(marked.bare)))
    around = [span for span in hidden[max(first - 1, 0) :] if span[1] > start and span[0] < end]
    return "".join(
        marked.bare[place]
        for place in range(start, end)
        if marked.spans[place][1] > marked.spans[place][0] and not any(low <= place < high for low, high in around)
    )
