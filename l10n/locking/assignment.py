"""Which piece of the target stands for which name of the source: one to one, the most certain pairs first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from l10n.locking.renderings import Likeness, Renderings, collect_renderings
from l10n.locking.spans import Span, find_exact, find_near, read_sentence
from l10n.model import Match, Term, Use

_RIVALRY = 0.08
_STRAY = 0.4


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that was found for the names of one sentence.

    Attributes:
        target: The text that was searched.
        chosen: Index of a match to the piece that stands for it; matches without one are missing.
        doubtful: Indexes of matches whose misspelt piece might as well be another one, or another name.
        spare: Term source to its exact pieces that no match needed, in text order.
        strays: Term source to its misspelt pieces that no match needed.
        renderings: Term source to its renderings.
    """

    target: str
    chosen: Mapping[int, Span]
    doubtful: frozenset[int]
    spare: Mapping[str, tuple[Span, ...]]
    strays: Mapping[str, tuple[Span, ...]]
    renderings: Mapping[str, Renderings]


def survey(source: str, target: str, matches: Sequence[Match], terms: Sequence[Term]) -> Survey:
    """Find and assign the names of `source` that must be rendered (`Use.LOCK`) in `target`."""
    wanted = [index for index, match in enumerate(matches) if match.use is Use.LOCK]
    by_term: dict[str, list[int]] = {}
    for index in wanted:
        by_term.setdefault(matches[index].term.source, []).append(index)
    sentence = read_sentence(source, target, matches)
    renderings = {name: collect_renderings(matches[indexes[0]].term, terms) for name, indexes in by_term.items()}
    exact = {
        name: find_exact(
            sentence,
            renderings[name],
            capitals=any(_in_capitals(source[matches[i].start : matches[i].end]) for i in indexes),
        )
        for name, indexes in by_term.items()
    }
    standing = [span for spans in exact.values() for span in spans]
    near: dict[str, tuple[Span, ...]] = {}
    for name in by_term:
        same = [match for match in matches if match.term.source == name]
        spans = find_near(sentence, renderings[name], same)
        near[name] = tuple(span for span in spans if not _overlaps(span, standing))
    pairs = [
        (span.cost, span.start - span.end, _displacement(source, target, matches[index], span), index, span)
        for name, indexes in by_term.items()
        for span in (*exact[name], *near.get(name, ()))
        for index in indexes
    ]
    pairs.sort(key=lambda pair: pair[:4])
    chosen: dict[int, Span] = {}
    doubtful: set[int] = set()
    for cost, _, _, index, span in pairs:
        if index in chosen or _overlaps(span, chosen.values()):
            continue
        chosen[index] = span
        guarded = span.likeness >= Likeness.NEAR and renderings[matches[index].term.source].guarded
        if guarded or (span.likeness >= Likeness.LATIN and _has_rival(cost, index, span, pairs, chosen, matches)):
            doubtful.add(index)
    _follow_the_order(chosen, by_term.values())
    spare = {name: _unused(spans, chosen) for name, spans in exact.items()}
    strays = {
        name: tuple(span for span in _unused(spans, chosen) if _is_stray(span, spans))
        for name, spans in near.items()
    }
    return Survey(target, chosen, frozenset(doubtful), spare, strays, renderings)


def _unused(spans: Iterable[Span], chosen: Mapping[int, Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if not _overlaps(span, chosen.values()))


def _is_stray(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a piece that no match needed is still likely the name: close to it, and no part of a longer piece."""
    longer = any(span is not other and other.start <= span.start and span.end <= other.end for other in spans)
    return span.likeness in (Likeness.NEAR, Likeness.LATIN) and span.cost <= _STRAY and not longer


_Pair = tuple[float, int, float, int, Span]


def _has_rival(
    cost: float,
    index: int,
    span: Span,
    pairs: Iterable[_Pair],
    chosen: Mapping[int, Span],
    matches: Sequence[Match],
) -> bool:
    """Whether another free piece fits this name, or another free name this piece, about as well."""
    name = matches[index].term.source
    taken = [piece for other, piece in chosen.items() if other != index]
    for other_cost, _, _, other, piece in pairs:
        if abs(other_cost - cost) > _RIVALRY or piece.likeness > Likeness.NEAR:
            continue
        their_name = matches[other].term.source
        if their_name == name and other == index and not _overlaps(piece, [span, *taken]):
            wanted = sum(match.term.source == name and match.use is Use.LOCK for match in matches)
            if wanted == 1:
                return True
        if their_name != name and other not in chosen and _overlaps(piece, [span]):
            return True
    return False


def _follow_the_order(chosen: dict[int, Span], groups: Iterable[Sequence[int]]) -> None:
    # Two occurrences of one name are told apart by nothing but their order.
    for indexes in groups:
        found = [index for index in indexes if index in chosen]
        for index, span in zip(found, sorted((chosen[i] for i in found), key=lambda s: s.start), strict=True):
            chosen[index] = span


def _displacement(source: str, target: str, match: Match, span: Span) -> float:
    return abs(match.start / max(1, len(source)) - span.start / max(1, len(target)))


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _in_capitals(name: str) -> bool:
    return name.isupper() and sum(letter.isalpha() for letter in name) > 1
