"""Paragraphs to sentences: sentencex's opinion, and the newsroom's rules over it.

No character ever changes: a sentence is a slice of its paragraph, and the space between two sentences becomes
literal text of the document.

A *gap* is a place where a sentence may end: a full stop, question or exclamation mark or ellipsis, with the closing
quotation marks and brackets after it, followed by space. The rules in `rules.RULES` are asked in order, and the
first that has an opinion decides; where none has, sentencex does. It is asked about the text with its quotation
marks and brackets blanked out, because it never ends a sentence inside a pair of them, and an opening mark that is
never closed would swallow the rest of the paragraph.

Policy for quotations:

- A quotation and its attribution are one sentence, before or after: `“Who did this?” Putin asked.` So is the
  quotation with a "That is what he called it." after it.
- Several sentences inside one quotation are several sentences: `“We won.|They lost,” he said.` The opening mark
  stays with the first and the closing mark, with the attribution, with the last. They are what a translator expects
  to find one by one, and what an engine was trained on; a long quotation as one segment is translated badly.
- A quotation or bracket in the middle of a sentence that goes on after it does not cut that sentence, however many
  sentences it holds: `The slogan “Stop. Think.” was everywhere.`
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from l10n.model import Document, Marked, Segment, unwrap
from l10n.sentences.marks import cut_marked
from l10n.sentences.rules import CLOSERS, OPENERS, Gap, is_end

__all__ = ["sentence_ends", "split_sentences"]

_GAP = re.compile(
    rf"(?P<mark>\.(?:[ \u00a0]?\.)+|[.!?…]+)(?P<closers>[{re.escape(CLOSERS)}]*[.!?]?)(?P<space>\s+)(?=\S)"
)
_GOES_ON = re.compile(r",?\s+[a-z]|,?\s+[—–-]|[,;:]")
_BLANKED = re.compile(r"[“”«»„\"()\[\]{}]|(?<!\w)[‘']|[’'](?!\w)")


def split_sentences(document: Document) -> Document:
    """The document with each paragraph cut into its sentences; see the module's text for the policy.

    Rendering is unchanged: every character of the article is in a segment or in the literal text between two.
    """
    parts: list[str | Segment] = []
    for part in document.parts:
        if isinstance(part, str):
            parts.append(part)
        else:
            parts.extend(_split(part))
    return replace(document, parts=tuple(parts))


def _split_marked(paragraph: Segment, marked: Marked) -> Iterator[str | Segment]:
    raw, places = paragraph.raw, marked.places
    if not places:
        # It has been cut before.
        yield paragraph
        return
    done = 0
    line = paragraph.line
    for piece in cut_marked(marked, sentence_ends(marked.bare)):
        start, end = places[piece.start], places[piece.end]
        if not any(map(str.isalpha, piece.marked.masked)) and not any(e.labels for e in piece.marked.elements):
            continue
        if start > done:
            line += _line_ends(raw[done:start])
            yield raw[done:start]
        sentence = replace(paragraph, source=piece.marked.text, line=line, raw=raw[start:end], marked=piece.marked)
        yield sentence
        line += _line_ends(raw[start:end])
        done = end
    if done < len(raw):
        yield raw[done:]


def _split(paragraph: Segment) -> Iterator[str | Segment]:
    if paragraph.marked is not None:
        yield from _split_marked(paragraph, paragraph.marked)
        return
    source = paragraph.source
    cuts = sentence_ends(source)
    if not cuts:
        yield paragraph
        return
    raw = paragraph.raw or source
    offsets = (*unwrap(raw)[1], len(raw))
    spans = zip([0, *(after for _, after in cuts)], [*(before for before, _ in cuts), len(source)], strict=True)
    done = 0
    line = paragraph.line
    for start, end in spans:
        if start > done:
            between = raw[offsets[done] : offsets[start]]
            line += _line_ends(between)
            yield between
        piece = raw[offsets[start] : offsets[end - 1] + 1]
        sentence = source[start:end]
        yield replace(
            paragraph,
            source=sentence,
            line=line,
            raw=piece if piece != sentence else "",
        )
        line += _line_ends(piece)
        done = end


def _line_ends(text: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text))


def sentence_ends(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of one paragraph end: (end of a sentence, start of the next), as offsets.

    >>> sentence_ends("He left. She stayed.")
    ((8, 9),)
    """
    gaps = list(_GAP.finditer(text))
    if not gaps:
        return ()
    opinions = _opinions(text)
    kept = iter([*_embedded(text), (len(text), len(text))])
    low, high = next(kept)
    ends: list[tuple[int, int]] = []
    start = 0
    for found in gaps:
        before, after = found.start("space"), found.end("space")
        gap = Gap(text, start, found.start("mark"), before, after, found["mark"], found["closers"])
        while high <= before < len(text):
            low, high = next(kept)
        if low < before < high:
            continue
        place = bisect_left(opinions, before - len(gap.closers))
        if is_end(gap, place < len(opinions) and opinions[place] <= after + 3):
            ends.append((before, after))
            start = after
    return tuple(ends)


def _opinions(text: str) -> list[int]:
    """Where sentencex would cut the text if it had no quotation marks and brackets."""
    import sentencex

    blanked = _BLANKED.sub(" ", text)
    return [int(boundary["start_index"]) for boundary in sentencex.get_sentence_boundaries("en", blanked)[1:]]


def _embedded(text: str) -> list[tuple[int, int]]:
    """The quotations and brackets in the middle of a sentence that goes on after them."""
    spans: list[tuple[int, int]] = []
    for pair in ("“”", "«»", "()", "[]", '""'):
        for found in re.finditer(rf"{re.escape(pair[0])}[^{re.escape(pair)}]*{re.escape(pair[1])}", text):
            before = text[max(found.start() - 20, 0) : found.start()].rstrip(" \t\u00a0" + OPENERS)
            goes_on = _GOES_ON.match(text, found.end())
            if not before or before[-1] in '.!?…:,”"':
                continue
            if goes_on or (pair in "()[]" and not re.search(r"[.!?…]['\"’”]*\Z", found[0][:-1])):
                spans.append((found.start(), found.end()))
    # A bracket inside a quotation is part of it.
    merged: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
