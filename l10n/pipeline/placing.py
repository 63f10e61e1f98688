"""Texts with inline markup on their way through drafting: bare to the engine, their elements put back after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.documents import compose_text
from l10n.engines import Engine
from l10n.glossary import Terms, find_terms
from l10n.locking import Locked
from l10n.markup import place_elements, wanted_texts
from l10n.model import Document, Finding, Link, Marked, Match, Segment
from l10n.proofreading import correct

UNPLACED = "markup-unplaced: the elements at the end are to be put around the translation of their words"

_KEPT = re.compile("\ufffc+")


def strip_markup(document: Document) -> Document:
    """The document as proofreading sees it: every segment without its markup and its code."""
    return replace(
        document,
        parts=tuple(
            part
            if isinstance(part, str) or part.marked is None
            else replace(part, source=part.marked.masked, raw="", marked=None)
            for part in document.parts
        ),
    )


def prepare_text(segment: Segment, known: Iterable[str], slips: Mapping[str, Sequence[Finding]]) -> str:
    """The text for the engine: without markup and without the author's obvious slips, code as it is."""
    marked = segment.marked
    if marked is None:
        return correct(segment.source, known, slips)
    if "\ufffc" in marked.bare:
        return marked.bare
    text = correct(marked.masked, known, slips)
    kept = [marked.bare[slice(*found.span())] for found in _KEPT.finditer(marked.masked)]
    if len(_KEPT.findall(text)) != len(kept):
        return marked.bare
    rest = iter(kept)
    return _KEPT.sub(lambda found: next(rest), text)


def find_names(segment: Segment, sent: str, terms: Terms) -> tuple[Match, ...]:
    """The glossary's names in the text for the engine; none in code and in what is carried over."""
    found = find_terms(sent, terms)
    if segment.marked is None or segment.marked.bare != sent:
        return found
    masked = segment.marked.masked
    return tuple(match for match in found if "\ufffc" not in masked[match.start : match.end])


@dataclass(frozen=True, slots=True)
class Layout:
    """One source with elements or escaped characters, and the text the engine is given for it."""

    marked: Marked
    sent: str
    article: str

    def extras(self, terms: Terms, alone: bool) -> list[tuple[str, tuple[Match, ...]]]:
        """What the engine should translate besides: labels, and with `alone` the words of each element."""
        texts = [label for element in self.marked.elements for _, _, label in element.labels]
        texts += wanted_texts(self.marked, self.sent) if alone else ()
        return [(text, find_terms(text, terms)) for text in texts]

    def finish(self, result: Locked, others: Mapping[str, str], links: Sequence[Link]) -> Locked:
        """The result with its elements; its locks keep the offsets of the bare text."""
        marked = self.marked
        certain = [
            ((lock.match.start, lock.match.end), (lock.start, lock.end)) for lock in result.locks if lock.start >= 0
        ]
        labels = {
            (index, number): others[label]
            for index, element in enumerate(marked.elements)
            for number, (_, _, label) in enumerate(element.labels)
            if others.get(label, "").strip()
        }
        placement = place_elements(marked, self.sent, result.target, certain, others, links)
        text = None
        if not placement.unplaced:
            text = compose_text(marked, result.target, placement.spans, self.article, labels)
        if text is not None:
            return replace(result, target=text)
        behind = compose_text(marked, result.target, None, self.article) or result.target
        return replace(result, target=behind, doubts=(*result.doubts, UNPLACED))


def show_match(match: Match, marked: Marked | None) -> Match:
    """A match in the bare source as one in the source that the entry has."""
    if marked is None or match.end > len(marked.bare):
        return match
    start, end = marked.locate(match.start, match.end)
    return replace(match, start=start, end=end)


def attend(engine: Engine, layouts: Sequence[Layout], results: Sequence[Locked]) -> list[tuple[Link, ...]]:
    """Where the engine looks while it writes each text whose elements are to be placed; nothing for the others."""
    places = [number for number, layout in enumerate(layouts) if layout.marked.elements and results[number].target]
    found: list[tuple[Link, ...]] = [()] * len(layouts)
    if places:
        pairs = [(layouts[number].sent, results[number].target) for number in places]
        for number, links in zip(places, engine.attend(pairs), strict=True):
            found[number] = links
    return found
