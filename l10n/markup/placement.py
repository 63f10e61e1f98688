"""Where the elements of a sentence belong in its translation.

Measured in benchmarks/markup.py (see benchmarks/README.md, "Inline elements"): the glossary's names and numbers
are certain where they stand; all else stands where the engine looked at the element's words while it wrote. Where
the engine cannot tell, the words are translated alone and looked for in the translation by their stems.

What is found is always nested as in the source: inner elements are looked for within the words of the outer one,
neighbours never overlap. Where one element is not found none is placed: a link on the wrong words is worse than one
that a person has to put in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from l10n.model import Link, Marked

Span = tuple[int, int]

SURE = 0.5
"""From how much likeness on words are taken for an element's (1 is the same words in the same forms)."""
_NEAR = 0.12
_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|['’\-‑.,](?=\w))*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_OPENERS = "“„«‘\"'([{"
_CLOSERS = "”“»’\"')]}"
_STOPS = ".!?…"
_CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the elements stand in a translation.

    Attributes:
        spans: For each element of the source its words in the translation; nested as in the source. Where they
            could not all be found, every one is empty and at the end.
        unplaced: The words of the elements that were not found; () when all were.
    """

    spans: tuple[Span, ...]
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: an element's words, or for one without words the words before or after it."""

    span: Span
    side: str = "around"


def wanted_texts(source: Marked, sent: str) -> tuple[str, ...]:
    """The texts whose own translations `place_elements` wants, without repeats.

    Args:
        source: The source.
        sent: The bare text the engine is given: `source.bare`, perhaps with slips corrected.
    """
    texts = [sent[slice(*wanted.span)] for wanted in _wanted(source, sent)]
    return tuple(dict.fromkeys(text for text in texts if any(map(str.isalpha, text)) and text != sent))


def place_elements(
    source: Marked,
    sent: str,
    target: str,
    certain: Sequence[tuple[Span, Span]] = (),
    own: Mapping[str, str] | None = None,
    links: Sequence[Link] = (),
) -> Placement:
    """Find the words of every element in a translation.

    Args:
        source: The source with its elements.
        sent: The bare text the engine was given.
        target: Its translation.
        certain: Spans of `sent` whose place in `target` is known: the glossary's names.
        own: What `wanted_texts` become when they are translated alone.
        links: Where the engine looks in `sent` while it writes `target`.
    """
    finder = _Finder(sent, target, (*certain, *_numbers(sent, target)), own or {}, links)
    wanted = _wanted(source, sent)
    parents = _parents(source)
    spans: list[Span | None] = [None] * len(wanted)
    for parent in (-1, *range(len(wanted))):
        children = [index for index, up in enumerate(parents) if up == parent]
        room = (0, len(target)) if parent < 0 else spans[parent]
        if room is None or not children:
            continue
        whole = (0, len(sent)) if parent < 0 else wanted[parent].span
        _place_children(finder, wanted, children, whole, room, spans)
    lost = tuple(
        source.bare[element.start : element.end] or element.name
        for element, span in zip(source.elements, spans, strict=True)
        if span is None
    )
    if lost:
        return Placement(((len(target), len(target)),) * len(spans), lost)
    return Placement(tuple(span for span in spans if span is not None))


def _place_children(
    finder: _Finder, wanted: Sequence[_Wanted], children: Sequence[int], whole: Span, room: Span,
    spans: list[Span | None],
) -> None:  # fmt: skip
    """Place the elements that lie directly in one element, the most certain first."""
    taken: list[Span] = []
    words = [index for index in children if wanted[index].side == "around"]
    waiting = list(words)
    while waiting:
        found = [(finder.find(wanted[index].span, whole, room, taken), index) for index in waiting]
        (score, span), index = max(found, key=lambda item: (item[0][0], -item[1]))
        if score < SURE:
            return
        span = finder.with_marks(wanted[index].span, span, room, taken)
        spans[index] = span
        taken.append(span)
        waiting.remove(index)
    for index in children:
        if wanted[index].side != "around":
            spans[index] = finder.anchor(wanted[index], whole, room, taken)


def _parents(source: Marked) -> list[int]:
    parents: list[int] = []
    stack: list[int] = []
    for index, element in enumerate(source.elements):
        while stack and source.elements[stack[-1]].closing[1] <= element.opening[0]:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        stack.append(index)
    return parents


def _wanted(source: Marked, sent: str) -> list[_Wanted]:
    """For each element what is looked for, as spans of the text that was sent."""
    project = _projection(source.bare, sent)
    result: list[_Wanted] = []
    words = _words(sent)
    for element in source.elements:
        start, end = project(element.start), project(element.end)
        if any(word.start < end and word.end > start for word in words):
            result.append(_Wanted((start, end)))
            continue
        # No words of its own: it stands behind the word before it, or before the first one.
        before = [word for word in words if word.end <= start][-_CONTEXT:]
        after = [word for word in words if word.start >= end][:_CONTEXT]
        if before:
            first = next((w.start for w in before if not re.search(r"[,;:.!?()]", sent[w.end : before[-1].start])),
                         before[-1].start)  # fmt: skip
            result.append(_Wanted((first, before[-1].end), "after"))
        else:
            result.append(_Wanted((after[0].start, after[-1].end) if after else (start, end), "before"))
    return result


def _projection(bare: str, sent: str) -> Callable[[int], int]:
    if bare == sent:
        return lambda offset: offset
    blocks = SequenceMatcher(None, bare, sent, autojunk=False).get_matching_blocks()

    def project(offset: int) -> int:
        for block in blocks:
            if offset <= block.a + block.size:
                return block.b + max(0, offset - block.a)
        return len(sent)

    return project


def _numbers(sent: str, target: str) -> list[tuple[Span, Span]]:
    """Numbers that stand once in both texts, whatever separates their digits."""

    def read(text: str) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for match in _NUMBER.finditer(text):
            found.setdefault(re.sub(r"\D", "", match[0]), []).append(match.span())
        return found

    left, right = read(sent), read(target)
    return [
        (spans[place], right[digits][place])
        for digits, spans in left.items()
        if len(right.get(digits, ())) == len(spans)
        for place in range(len(spans))
    ]


def _words(text: str) -> list[_Word]:
    return [_Word(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]


class _Finder:
    """Looks for words of one sentence in its translation."""

    def __init__(
        self,
        sent: str,
        target: str,
        certain: Sequence[tuple[Span, Span]],
        own: Mapping[str, str],
        links: Sequence[Link],
    ) -> None:
        self._sent = sent
        self._target = target
        self._certain = [pair for link in certain for pair in _word_by_word(sent, target, link)]
        self._own = own
        self._links = links
        self._source_words = _words(sent)
        self._words = _words(target)

    def find(self, span: Span, whole: Span, room: Span, taken: Sequence[Span]) -> tuple[float, Span]:
        """The words of the translation that stand for `sent[span]`, and how sure that is (0 to 1 and more)."""
        core = self._core(span)
        if core == self._core(whole):
            free = self._free(room, taken)
            return (2.0, (free[0].start, free[-1].end)) if free else (0.0, room)
        linked = [there for here, there in self._certain if here[0] < core[1] and here[1] > core[0]]
        best, place = 0.0, room
        count = len([word for word in self._source_words if core[0] <= word.start < core[1]])
        own = _words(self._own.get(self._sent[slice(*span)], "") or self._sent[slice(*span)])
        longest = max(len(own), count) + 3
        wide = max(1, len(self._words))
        middle = (core[0] + core[1]) / 2 / max(1, len(self._sent))
        free = self._free(room, taken)
        for first in range(len(free)):
            for last in range(first, min(len(free), first + longest)):
                if any(free[first].start < high and free[last].end > low for low, high in taken):
                    break
                window = free[first : last + 1]
                score = max(self._likeness(own, window), self._attention(span, window))
                score = self._with_links(score, core, linked, window, len(own))
                near = abs((window[0].start + window[-1].end) / 2 / max(1, len(self._target)) - middle)
                score -= _NEAR * near * (1 if wide > 1 else 0)
                if score > best + 1e-9:
                    best, place = score, (window[0].start, window[-1].end)
        return best, place

    def _attention(self, span: Span, window: Sequence[_Word]) -> float:
        """How much of the attention that goes to these words comes from this window, and the reverse (F1)."""
        low, high = window[0].start, window[-1].end
        inside = missed = foreign = 0.0
        for link in self._links:
            here = link.start < span[1] and link.end > span[0]
            there = link.target_start < high and link.target_end > low
            if here and there:
                inside += link.weight
            elif here:
                missed += link.weight
            elif there:
                foreign += link.weight
        return 2 * inside / (2 * inside + missed + foreign) if inside else 0.0

    def _likeness(self, own: Sequence[_Word], window: Sequence[_Word]) -> float:
        if not own:
            return 0.0
        there = sum(_weight(word) * max(_alike(word, other) for other in window) for word in own)
        back = sum(_weight(word) * max(_alike(word, other) for other in own) for word in window)
        recall = there / sum(map(_weight, own))
        precision = back / sum(map(_weight, window))
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    def _with_links(
        self, score: float, core: Span, linked: Sequence[Span], window: Sequence[_Word], size: int
    ) -> float:
        low, high = window[0].start, window[-1].end
        own = [word for word in self._source_words if core[0] <= word.start < core[1]]
        sure = [word for word in own if any(h[0] <= word.start < h[1] for h, _ in self._certain)]
        inside = sum(low <= there[0] and there[1] <= high for there in linked)
        foreign = [
            there
            for here, there in self._certain
            if there[0] < high and there[1] > low and not (here[0] < core[1] and here[1] > core[0])
        ]
        if foreign:
            score -= 1.0
        if linked:
            share = len(sure) / max(1, len(own))
            tight = sum(there[1] - there[0] for there in linked) / max(1, high - low)
            part = share * (inside / len(linked)) * (min(1.0, tight) if share > 0.99 else 1.0)
            score = (1 - share) * score + part if inside else score - 1.0
        return score

    def _free(self, room: Span, taken: Sequence[Span]) -> list[_Word]:
        return [
            word
            for word in self._words
            if word.start >= room[0]
            and word.end <= room[1]
            and not any(word.start < high and word.end > low for low, high in taken)
        ]

    def _core(self, span: Span) -> Span:
        words = [word for word in self._source_words if word.start < span[1] and word.end > span[0]]
        return (max(words[0].start, span[0]), min(words[-1].end, span[1])) if words else span

    def with_marks(self, span: Span, found: Span, room: Span, taken: Sequence[Span]) -> Span:
        """The words with the quotation marks, brackets and stops around them that the source's element has."""
        text, (start, end) = self._sent[slice(*span)].strip(), found
        low = max([room[0], *(high for _, high in taken if high <= start)])
        high = min([room[1], *(first for first, _ in taken if first >= end)])
        while text and not text[0].isalnum() and start > low and self._target[start - 1] in _OPENERS:
            start -= 1
            text = text[1:]
        tail = re.search(r"[\W_]*\Z", text)
        marks = tail[0] if tail else ""
        while (
            marks and end < high and not self._target[end].isspace() and self._matches(marks[0], self._target[end])
        ):
            end += 1
            marks = marks[1:]
        return start, end

    def _matches(self, mark: str, other: str) -> bool:
        return any(mark in kind and other in kind for kind in (_CLOSERS, _STOPS, ",", ";", ":", "%", "—–-"))

    def anchor(self, wanted: _Wanted, whole: Span, room: Span, taken: Sequence[Span]) -> Span | None:
        """Where an element without words stands: behind (or before) its neighbour's words; None if not found."""
        if not any(word.start < wanted.span[1] and word.end > wanted.span[0] for word in self._source_words):
            return room[0], room[0]
        score, span = self.find(wanted.span, whole, room, ())
        if score < SURE:
            return None
        place = span[1] if wanted.side == "after" else span[0]
        if wanted.side == "after":
            marks = re.match(r"[,;:.!?)»”]*\s?", self._sent[wanted.span[1] :])
            behind = marks[0] if marks else ""
            while (
                behind
                and place < room[1]
                and (
                    self._matches(behind[0], self._target[place])
                    or (behind[0].isspace() and self._target[place].isspace())
                )
            ):
                place += 1
                behind = behind[1:]
        inner = next(((low, high) for low, high in taken if low < place < high), None)
        place = inner[1] if inner else place
        return place, place


def _word_by_word(sent: str, target: str, link: tuple[Span, Span]) -> list[tuple[Span, Span]]:
    """A name of as many words in both texts is certain word by word: "Putin" in "Vladimir Putin"."""
    (start, end), (low, high) = link
    here = [(start + found.start(), start + found.end()) for found in _WORD.finditer(sent[start:end])]
    there = [(low + found.start(), low + found.end()) for found in _WORD.finditer(target[low:high])]
    return list(zip(here, there, strict=True)) if len(here) == len(there) and here else [link]


def _weight(word: _Word) -> float:
    """Short words are prepositions and particles mostly, which come and go with the case."""
    return 0.25 if len(word.text) <= 3 and not word.text[0].isdigit() else 1.0


def _alike(word: _Word, other: _Word) -> float:
    """How alike two words of an inflected language are, 0 to 1, by what they share from their beginnings on."""
    left, right = word.text, other.text
    if left == right:
        return 1.0
    shared = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        shared += 1
    if shared < 3:
        return 0.0
    return shared / max(len(left), len(right), shared + 1)
