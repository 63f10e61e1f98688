"""What an editor wants to know of the English article before it is published: source findings.

Nothing here changes the article or a PO entry's source. `correct` gives the engine a text without the obvious
slips, because a model cannot translate a typo.

A false alarm costs more than a miss: people stop reading findings. So every check tolerates what newspapers print.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from l10n.model import Document, Finding, Segment, Severity, unwrap
from l10n.proofreading.marks import Paragraph, find_brackets, find_quotes
from l10n.proofreading.spelling import find_misspellings, known_words
from l10n.proofreading.vocabulary import MAY_STAND_TWICE, NEVER_TWICE

__all__ = ["correct", "find_slips", "proofread"]

_DOUBLED = re.compile(
    r"(?<![\w'’-])(?P<word>[A-Za-z]+(?:['’][a-z]+)?)(?P<gap>\s+)(?P<again>(?i:(?P=word)))(?![\w'’-])"
)


def proofread(
    document: Document, known: Iterable[str], slips: Mapping[str, Sequence[Finding]] | None = None
) -> tuple[Finding, ...]:
    """The source findings of an article, in the order of its lines.

    Offsets count in the source of the segment that the finding is in; `fix` is given only where one correction is
    obvious.

    Args:
        document: The article, as paragraphs or as sentences.
        known: Names that are spelt right, the glossary's for example; each of their words counts.
        slips: What `find_slips` found in segments before, by their text.

    Returns:
        Findings `source-spelling`, `source-doubled`, `source-quotes` and `source-brackets`, all of them warnings.
    """
    names = known_words(known)
    found: list[tuple[int, int, Finding]] = []
    paragraphs = [Paragraph(tuple(group)) for _, group in groupby(document.segments, key=lambda s: s.paragraph)]
    for segment, finding in _in_segments(document.segments, names, slips or {}):
        found.append((segment.paragraph, finding.start, finding))
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].text if number + 1 < len(paragraphs) else ""
        for start, message, check in (
            *((start, message, "source-quotes") for start, message in find_quotes(paragraph.text, following)),
            *((start, message, "source-brackets") for start, message in find_brackets(paragraph.text)),
        ):
            segment, offset = paragraph.place(start)
            finding = Finding(check, Severity.WARNING, message, offset, offset + 1, line=_line(segment, offset))
            found.append((segment.paragraph, offset, finding))
    found.sort(key=lambda item: (item[2].line, item[0], item[1], item[2].check))
    return tuple(finding for _, _, finding in found)


def correct(source: str, known: Iterable[str], slips: Mapping[str, Sequence[Finding]] | None = None) -> str:
    """The text for the engine: `source` with the corrections made that are obvious, in the case of the original.

    >>> correct("Drones beleived to be be Ukrainian fell on wednesday.", ())
    'Drones believed to be Ukrainian fell on Wednesday.'
    """
    found = slips[source] if slips and source in slips else find_slips(source, known)
    text = source
    for finding in sorted(found, key=lambda finding: finding.start, reverse=True):
        if finding.fix is not None:
            text = text[: finding.start] + finding.fix + text[finding.end :]
    return text


def find_slips(text: str, known: Iterable[str]) -> tuple[Finding, ...]:
    """The misspelt and the doubled words of one text, whatever stands around it; `line` is left at 0."""
    return _in_text(text, known_words(known))


def _in_segments(
    segments: Iterable[Segment], names: frozenset[str], slips: Mapping[str, Sequence[Finding]]
) -> Iterator[tuple[Segment, Finding]]:
    for segment in segments:
        found = slips[segment.source] if segment.source in slips else _in_text(segment.source, names)
        for finding in found:
            yield segment, replace(finding, line=_line(segment, finding.start))


@lru_cache(maxsize=1 << 8)
def _in_text(text: str, names: frozenset[str]) -> tuple[Finding, ...]:
    """The findings in a text; kept, because an article is proofread and then corrected for the engine."""
    return tuple(_find(text, names))


def _find(text: str, names: frozenset[str]) -> Iterator[Finding]:
    for slip in find_misspellings(text, names):
        likely = " or ".join(f"“{word}”" for word in slip.likely)
        message = f"“{slip.word}” looks misspelt; did the author mean {likely}?"
        fix = slip.likely[0] if slip.obvious else None
        yield Finding("source-spelling", Severity.WARNING, message, slip.start, slip.start + len(slip.word), fix)
    for found in _DOUBLED.finditer(text):
        word = found["word"]
        # Two capitals are a name ("Boutros Boutros-Ghali"), not a slip.
        if word.lower() in MAY_STAND_TWICE or found["again"][0].isupper():
            continue
        message = f"“{found[0]}”: the word stands there twice"
        fix = word if word.lower() in NEVER_TWICE else None
        yield Finding("source-doubled", Severity.WARNING, message, found.start(), found.end(), fix)


def _line(segment: Segment, offset: int) -> int:
    """The line of the article on which a character of the segment's source stands."""
    if not segment.raw:
        return segment.line
    offsets, ends = _unwrapped(segment.raw)
    return segment.line + bisect_right(ends, offsets[offset])


@lru_cache(maxsize=4)
def _unwrapped(raw: str) -> tuple[tuple[int, ...], list[int]]:
    """Where each character of the source stands in `raw`, and where the lines of `raw` end."""
    return unwrap(raw)[1], [found.end() for found in re.finditer(r"\r\n|\r|\n", raw)]
