"""Bring a catalog and its article together again, without losing a word that a person wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.catalog.changes import describe_changes, rank_similar
from l10n.catalog.header import article_header
from l10n.catalog.provenance import digest, format_provenance, is_provenance, parse_provenance, state_of
from l10n.catalog.remarks import (
    CHANGED,
    CHECK,
    CONTEXT,
    REPLACED,
    describe_context,
    describe_draft,
    describe_findings,
    one_line,
)
from l10n.model import Catalog, Document, Draft, Finding, Language, Occurrence, State, Unit

_PERSONS = (State.EDITED, State.REVIEWED)


def plan_drafts(
    old: Catalog | None, document: Document, keys: Mapping[str, str], *, redraft: bool = False
) -> tuple[str, ...]:
    """The distinct sources that need a draft, in the article's order.

    That is every sentence that is new or has no text; every text of the tool's own, untouched, whose key is not
    the one in `keys` (its names, forms or engine changed); and every offered earlier translation whose draft in
    the comment is out of date. With `redraft` also every text that is not reviewed.

    Args:
        old: The catalog as it is on disk, None for a first run.
        document: The article, split into sentences.
        keys: Source to the `Draft.key` that a draft made now would have.
        redraft: Whether to draft again what is not reviewed.
    """
    known = _Known(old)
    return tuple(
        source for source in _sources(document) if _wants_draft(known.find(source), keys.get(source, ""), redraft)
    )


def _wants_draft(unit: Unit | None, key: str, redraft: bool) -> bool:
    if unit is None or unit.state is State.UNTRANSLATED:
        return True
    if unit.state is State.REVIEWED:
        return False
    provenance = parse_provenance(unit.comments)
    tools = unit.state is State.DRAFT or _is_untouched_offer(unit)
    return redraft or (tools and (provenance is None or provenance.key != key))


def merge_catalog(
    old: Catalog | None,
    document: Document,
    drafts: Mapping[str, Draft],
    *,
    language: Language,
    project: str = "",
    created: str = "",
    engine: str = "",
    redraft: bool = False,
    tool: str = "l10n",
    remarks: Mapping[str, Sequence[str]] | None = None,
) -> Catalog:
    """The catalog of the article as it is now.

    - A sentence that did not change keeps its text, state, comments and place in the file; only `#:` follows it.
    - A draft is put only where no person's text stands (with `redraft`: where nothing is reviewed).
    - A sentence that left the article becomes obsolete; one that comes back gets its text and state back.
    - A new sentence much like one that a person translated is offered that translation, fuzzy, with the old source
      as `previous`; the fresh draft, and every changed name, number and negation, are told in its comments.

    Without drafts this shows what the article's edits mean for the review; nothing is lost by calling it twice.

    Args:
        old: The catalog as it is on disk, None for a first run.
        document: The article, split into sentences.
        drafts: What the machine or the memory proposes, by source.
        language: The target language.
        project: Project-Id-Version of a new catalog.
        created: The POT-Creation-Date to write if the article's sentences changed ("2026-11-22 13:04+0000").
        engine: The engine's signature, for the header; "" leaves the header's as it is.
        redraft: Whether drafts replace a person's text that is not reviewed.
        tool: "l10n" and its version, for the header and the provenance.
        remarks: By source, more lines for the translator about a new draft (findings of the article's own text).
    """
    known = _Known(old)
    context = describe_context(document)
    sources = _sources(document)
    gone = [unit for unit in known.units if unit.source not in sources]
    offers = _offers([source for source in sources if known.find(source) is None], gone)
    made: dict[str, Unit] = {}
    for source, occurrences in sources.items():
        words = _Words(context.get(source, ()), tuple(remarks.get(source, ()) if remarks else ()), tool)
        unit = known.find(source)
        draft = drafts.get(source)
        if unit is None and source in offers:
            unit = _offer(source, offers[source], draft, words)
        elif unit is None:
            unit = _drafted(Unit(source), draft, words) if draft else Unit(source, comments=words.lines())
        elif draft is not None and _may_replace(unit, draft, redraft):
            unit = _drafted(unit, draft, words, keep=redraft)
        elif draft is not None and _is_untouched_offer(unit):
            unit = _offer(source, unit, draft, words)
        elif unit.state is State.DRAFT:
            unit = replace(unit, comments=words.refresh(unit.comments))
        elif unit.state is State.UNTRANSLATED:
            unit = replace(unit, comments=words.lines(), fuzzy=False)
        made[source] = replace(unit, occurrences=occurrences)
    units = (*_in_order(made, known.active), *_obsolete(gone, known, made))
    merged = Catalog(document.path, language.code, units, version=old.version if old else "")
    return replace(merged, header=article_header(old, merged, language, project, created, engine, tool))


def add_findings(catalog: Catalog, findings: Mapping[str, Iterable[Finding]]) -> Catalog:
    """The catalog with what the checks say told in the comments of its untouched drafts, by source."""
    units = []
    for unit in catalog.units:
        if unit.state is State.DRAFT and unit.source in findings:
            kept = [line for line in unit.comments if not line.startswith(CHECK)]
            at = next((i for i, line in enumerate(kept) if is_provenance(line)), len(kept))
            unit = replace(unit, comments=(*kept[:at], *describe_findings(findings[unit.source]), *kept[at:]))
        units.append(unit)
    return replace(catalog, units=tuple(units))


def _sources(document: Document) -> dict[str, tuple[Occurrence, ...]]:
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for segment in document.segments:
        if segment.source.strip():
            places[segment.source].append((document.path, segment.line))
    # Two in one line are one place.
    return {source: tuple(dict.fromkeys(found)) for source, found in places.items()}


class _Known:
    """The old catalog's units, found by source; an obsolete one as it will come back."""

    def __init__(self, old: Catalog | None) -> None:
        self.units = [_with_provenance_back(unit) for unit in old.units] if old else []
        self.active = [unit.source for unit in self.units if unit.state is not State.OBSOLETE]
        active = frozenset(self.active)
        self._found: dict[str, Unit] = {}
        for unit in self.units:
            if unit.state is State.OBSOLETE:
                state = state_of(unit.target, unit.fuzzy, parse_provenance(unit.comments))
                unit = replace(unit, state=state)
            there = self._found.get(unit.source)
            # Among several obsolete ones the reviewed one comes back.
            if there is None or (unit.source not in active and unit.state is State.REVIEWED):
                self._found[unit.source] = unit

    def find(self, source: str) -> Unit | None:
        return self._found.get(source)


@dataclass(frozen=True, slots=True)
class _Words:
    """The comments of an entry that come from the article and not from a draft."""

    context: tuple[str, ...]
    remarks: tuple[str, ...]
    tool: str

    def lines(self, more: Iterable[str] = ()) -> tuple[str, ...]:
        return (*self.context, *(one_line(remark) for remark in self.remarks), *more)

    def refresh(self, comments: tuple[str, ...]) -> tuple[str, ...]:
        """The comments with the context as it is now."""
        return (*self.context, *(line for line in comments if not line.startswith(CONTEXT)))


def _as_obsolete(unit: Unit) -> Unit:
    """The unit as it is kept: gettext drops the `#.` of obsolete entries, so the provenance goes to the notes."""
    line = tuple(comment for comment in unit.comments if is_provenance(comment))
    comments = tuple(comment for comment in unit.comments if comment not in line)
    return replace(unit, state=State.OBSOLETE, occurrences=(), notes=(*unit.notes, *line), comments=comments)


def _with_provenance_back(unit: Unit) -> Unit:
    if unit.state is not State.OBSOLETE:
        return unit
    line = tuple(note for note in unit.notes if is_provenance(note))
    notes = tuple(note for note in unit.notes if note not in line)
    return replace(unit, notes=notes, comments=(*unit.comments, *line))


def _is_untouched_offer(unit: Unit) -> bool:
    provenance = parse_provenance(unit.comments)
    return unit.fuzzy and provenance is not None and provenance.offered and provenance.digest == digest(unit.target)


def _may_replace(unit: Unit, draft: Draft, redraft: bool) -> bool:
    if unit.state is State.REVIEWED or not draft.target.strip():
        return False
    if unit.state is State.EDITED:
        # What was reviewed for an earlier source is not thrown away for a draft that stands in the comment.
        return redraft and not _is_untouched_offer(unit)
    return True


def _drafted(unit: Unit, draft: Draft, words: _Words, *, keep: bool = False) -> Unit:
    replaced = [line for line in unit.comments if line.startswith(REPLACED)]
    if keep and unit.state is State.EDITED:
        replaced.append(one_line(REPLACED + unit.target))
    target = _fit_ends(draft.source, draft.target)
    if not target.strip():
        return replace(unit, comments=words.lines(describe_draft(draft)), previous="", fuzzy=False)
    comments = words.lines((*describe_draft(draft), *replaced, format_provenance(draft, target, words.tool)))
    return replace(unit, target=target, state=State.DRAFT, comments=comments, previous="", fuzzy=True)


def _fit_ends(source: str, target: str) -> str:
    """The target beginning and ending with a line end exactly where the source does, as msgfmt demands."""
    if not target.strip():
        return ""
    start = "\n" if source.startswith("\n") else ""
    end = "\n" if source.endswith("\n") else ""
    return start + target.strip("\r\n") + end


def _offers(new: list[str], gone: list[Unit]) -> dict[str, Unit]:
    """For new sources the unit whose person's text is nearest, each unit offered once."""
    candidates: dict[str, Unit] = {}
    for unit in gone:
        state = state_of(unit.target, unit.fuzzy, parse_provenance(unit.comments))
        if state not in _PERSONS:
            continue
        basis = _basis(unit)
        there = candidates.get(basis)
        if there is None or (there.source != basis and unit.source == basis):
            candidates[basis] = unit
    if not new or not candidates:
        return {}
    ranked = [(score, source, basis) for source in new for score, basis in rank_similar(source, candidates)]
    position = {source: number for number, source in enumerate(new)}
    ranked.sort(key=lambda found: (-found[0], position[found[1]]))
    offers: dict[str, Unit] = {}
    taken: set[str] = set()
    for _, source, basis in ranked:
        if source not in offers and basis not in taken:
            offers[source] = candidates[basis]
            taken.add(basis)
    return offers


def _basis(unit: Unit) -> str:
    """The source that the text was written for: a text that was only offered still belongs to the earlier one."""
    return unit.previous if _is_untouched_offer(unit) and unit.previous else unit.source


def _offer(source: str, earlier: Unit, draft: Draft | None, words: _Words) -> Unit:
    """The entry of `source` with the text of `earlier`, which may be the same entry offered before."""
    basis = _basis(earlier)
    if basis != source:
        lines = [CHANGED + change for change in describe_changes(basis, source)]
    else:  # another tool has dropped the old source; what was told of it stays
        basis = ""
        lines = [comment for comment in earlier.comments if comment.startswith(CHANGED)]
    if draft is not None:
        lines += describe_draft(draft)
        lines.append(one_line(f"draft: {draft.target}"))
    target = _fit_ends(source, earlier.target)
    comments = words.lines((*lines, format_provenance(draft, target, words.tool, offered=True)))
    return Unit(source, target, State.EDITED, (), earlier.notes, comments, basis, 0, fuzzy=True)


def _in_order(made: dict[str, Unit], active: list[str]) -> list[Unit]:
    """The units in the order of the old file; a new one behind the one it follows in the article."""
    there = dict.fromkeys(source for source in active if source in made)
    following: dict[str | None, str] = {}
    before: str | None = None
    for source in made:
        if source not in there:
            following[before] = source
        before = source
    order: list[str] = []
    for start in (None, *there):
        if start is not None:
            order.append(start)
        new = following.get(start)
        while new is not None:
            order.append(new)
            new = following.get(new)
    return [made[source] for source in order]


def _obsolete(gone: list[Unit], known: _Known, made: dict[str, Unit]) -> list[Unit]:
    texts = {(unit.source, unit.target, unit.notes) for unit in (*known.units, *made.values())}
    kept = []
    for unit in gone:
        if not unit.target.strip() and not unit.notes:
            continue
        # A copy that the tool offered and nobody touched goes, where the text stands in its own entry.
        if _is_untouched_offer(unit) and (unit.previous, unit.target, unit.notes) in texts:
            continue
        kept.append(_as_obsolete(unit))
    there = {unit.source for unit in kept}
    # Earlier obsolete entries of a source that came back: the one taken is active now, others differ and stay.
    for unit in known.units:
        taken = known.find(unit.source)
        if unit.state is not State.OBSOLETE or unit.source in there or taken is None:
            continue
        if unit.target not in ("", taken.target) or (unit.notes and unit.notes != taken.notes):
            kept.append(_as_obsolete(unit))
    return kept


def merge_template(document: Document, remarks: Mapping[str, Sequence[str]]) -> tuple[Unit, ...]:
    """The units of the article's template: sources, places and comments, no text."""
    context = describe_context(document)
    return tuple(
        Unit(
            source,
            occurrences=places,
            comments=_Words(context.get(source, ()), tuple(remarks.get(source, ())), "").lines(),
        )
        for source, places in _sources(document).items()
    )
