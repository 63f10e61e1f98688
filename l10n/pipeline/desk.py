"""One language's desk: what becomes of a window of articles there, from the plan to the file."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from l10n import __version__
from l10n.catalog import (
    add_findings,
    is_current,
    merge_catalog,
    plan_drafts,
    read_catalog,
    read_date,
    read_memory,
    update_catalog,
    write_template,
)
from l10n.checks import check_unit
from l10n.config import Config
from l10n.documents import KEYS, parse_document, read_document
from l10n.engines import Engine
from l10n.errors import ClusterError, EngineError, L10nError
from l10n.glossary import Terms, fingerprint_terms, read_glossary
from l10n.languages import load_language
from l10n.locking import Locked, lock_names
from l10n.model import Catalog, Draft, HouseStyle, Language, Lock, Marked, Match, State, Status, Term, Unit, Use
from l10n.pipeline.judging import prove_unit, take_apart
from l10n.pipeline.notebook import Notebook, pack_findings, read_notebook, unpack_findings, write_notebook
from l10n.pipeline.placing import Layout, attend, find_names, prepare_text, show_match, strip_markup
from l10n.pipeline.route import DRAFTING, NAME_FIELDS, Article, Drafted, Failed, Route, Wishes, open_engine
from l10n.project import catalog_path, template_path
from l10n.proofreading import find_slips, proofread
from l10n.sentences import split_sentences
from l10n.typography import polish

Request = tuple[str, tuple[Match, ...]]
"""A text for the engine and the names found in it."""


class Crew(Protocol):
    """Where the work of many requests is done when it is not done here (`cluster.Cluster`)."""

    def map(
        self,
        key: str,
        prepare: Callable[[], Any],
        work: Callable[[Any, Sequence[Any]], list[Any]],
        items: Sequence[Any],
    ) -> list[Any]:
        """`work(prepare(), items)`, the items shared out among machines that each prepare once for a `key`.

        Raises:
            ClusterError: The machines, or the way to them, have gone.
        """
        ...

    def close(self) -> None:
        """Let go of the machines."""
        ...


@dataclass(frozen=True, slots=True)
class Bench:
    """What turns requests into texts with their names: everything but files."""

    engine: Engine
    code: str
    terms: tuple[Term, ...]
    style: HouseStyle

    def work(self, requests: Sequence[Request]) -> list[Locked]:
        """The finished text of each request."""
        language = load_language(self.code)
        return lock_names(
            requests, self.engine, self.code, self.terms, polish=lambda text: polish(text, language, self.style)
        )


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make a bench on another machine, with that machine's own packages."""

    source: str
    code: str
    engine: str
    fingerprint: str
    terms: tuple[Term, ...]
    style: HouseStyle

    def __call__(self) -> Bench:
        """The bench.

        Raises:
            ClusterError: The engine there would translate differently.
            PackageError: It has no package for the language.
        """
        engine, _ = open_engine(self.source, self.code, self.engine)
        if engine.fingerprint != self.fingerprint:
            raise ClusterError(
                f"a worker has another {engine.signature} than this machine",
                todo="install the same l10n and packages on both, and set the same ARGOS_ variables",
            )
        return Bench(engine, self.code, self.terms, self.style)


def work_at(bench: Bench, requests: Sequence[Request]) -> list[Locked]:
    """`bench.work(requests)`, as a function that can be sent to another machine."""
    return bench.work(requests)


@dataclass(slots=True)
class Desk:
    """Everything needed to draft into one language.

    Attributes:
        route: The language, its engine and packages.
        terms: The glossary.
        language: The language.
        repeated: Hashes of the sources that stand in several articles of this run; their drafts are kept.
        kept: Those drafts, by source.
    """

    route: Route
    terms: Terms
    language: Language
    repeated: Collection[int] = ()
    kept: dict[str, Draft] = field(default_factory=dict)

    @property
    def config(self) -> Config:
        """The project."""
        return self.route.config

    def key(self, sent: str, matches: Sequence[Match]) -> str:
        """The `Draft.key` of a draft made now."""
        style = self.config.style
        facts = (
            DRAFTING,
            sent,
            fingerprint_terms(matches),
            self.route.engine.fingerprint,
            (style.ukraine_ru, style.yo, style.apostrophe, style.inner_quotes_uk),
        )
        return hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def open_desk(route: Route) -> Desk:
    """Make ready for drafting into a language; loads no model.

    Raises:
        ConfigError: No such language.
        GlossaryError: The glossary cannot be used.
    """
    return Desk(route, read_glossary(route.config.glossary, route.code), load_language(route.code))


def read_article(
    name: str,
    path: Path | None,
    data: bytes,
    known: Sequence[str],
    digest: str,
    keys: Sequence[str] = KEYS,
    slips: Notebook | None = None,
) -> Article:
    """Read, split and proofread an article, from its file or, where it has none, from `data`.

    Sentences that are known in the notebook `slips` are not proofread again, and what is found is noted there.

    Raises:
        DocumentError: It cannot be read.
    """
    if path is not None:
        document = read_document(path, name=name, keys=keys)
    else:
        document = parse_document(data, name, keys=keys)
    document = split_sentences(document)
    bare = strip_markup(document)
    slips = slips or Notebook()
    looked = {
        text: unpack_findings(slips.find([text], _look_over, text, known))
        for text in dict.fromkeys(segment.source for segment in bare.segments)
    }
    findings = (*document.findings, *proofread(bare, known, looked))
    segments = {segment.source: segment for segment in document.segments}
    sent = {
        source: text
        for source, segment in segments.items()
        if (text := prepare_text(segment, known, looked)) != source
    }
    return Article(document, path, findings, sent, digest)


def _look_over(text: str, known: Sequence[str]) -> list[list[Any]]:
    return pack_findings(find_slips(text, known))


def find_repeated(paths: Sequence[tuple[str, Path | None]]) -> frozenset[int]:
    """Hashes of the sources that stand in more than one article; broken articles have none."""
    counts: Counter[int] = Counter()
    for name, path in paths:
        if path is None:
            continue
        try:
            document = split_sentences(read_document(path, name=name))
        except L10nError:
            continue  # told when its turn comes
        counts.update({hash(segment.source) for segment in document.segments})
    return frozenset(source for source, count in counts.items() if count > 1)


@dataclass(slots=True)
class _Job:
    """One article in one language on its way from plan to file."""

    article: Article
    path: Path
    old: Catalog | None
    matches: Mapping[str, tuple[Match, ...]]
    marked: Mapping[str, Marked]
    keys: dict[str, str]
    todo: tuple[str, ...] = ()
    remembers: bool = False


def draft_window(
    window: Sequence[Article], desk: Desk, wishes: Wishes, crew: Crew | None = None
) -> Iterator[tuple[Article, Failed | Drafted, str]]:
    """Draft articles into one language, all their sentences in one batch.

    Yields:
        For each article, as soon as its files are written: the article, what became of it, and the stamp by which
        the ledger may know that another run would change nothing; "" where one might.

    Raises:
        ClusterError: The crew has gone.
    """
    begun = time.perf_counter()
    jobs: list[_Job] = []
    for article in window:
        try:
            jobs.append(_plan(article, desk, wishes))
        except L10nError as error:
            yield article, Failed(article.name, desk.route.code, error), ""
    memory = _recall(jobs, desk, wishes)
    if wishes.dry_run:
        for job in jobs:
            yield job.article, _report(desk, job, job.old, {}, begun, dry_run=True), ""
        return
    # An identical sentence of two articles is drafted once, of this window or an earlier one.
    done = {
        source: desk.kept[source]
        for job in jobs
        for source in job.todo
        if source in desk.kept and desk.kept[source].key == job.keys[source]
    }
    todo = {source: job for job in jobs for source in job.todo if source not in memory and source not in done}
    try:
        drafts, load, translate = _draft(desk, todo, crew)
    except ClusterError:
        raise
    except EngineError as error:
        for job in jobs:
            yield job.article, Failed(job.article.name, desk.route.code, error), ""
        return
    desk.kept.update({source: draft for source, draft in drafts.items() if hash(source) in desk.repeated})
    total = max(1, sum(len(job.todo) for job in jobs))
    for job in jobs:
        share = len(job.todo) / total
        mine = {source: memory.get(source) or done.get(source) or drafts[source] for source in job.todo}
        try:
            written = _write(desk, job, mine, wishes)
        except L10nError as error:
            yield job.article, Failed(job.article.name, desk.route.code, error), ""
            continue
        report = _report(desk, job, written, mine, begun, dry_run=False)
        # In this order: what somebody saves between the two is not taken for what was written.
        stamp = desk.route.read_stamp(job.article.name, job.article.digest)
        if job.article.path is None or job.remembers or not is_current(job.path, written):
            stamp = ""  # another article's review may change what stands here
        yield job.article, replace(report, load=load * share, translate=translate * share), stamp
        begun = time.perf_counter()


def _plan(article: Article, desk: Desk, wishes: Wishes) -> _Job:
    path = catalog_path(desk.config, article.name, desk.route.code)
    old = read_catalog(path) if path.exists() else None
    if old is not None and old.article and old.article != article.name:
        raise L10nError(
            f"{path} belongs to {old.article}", path=article.name, todo="rename the article, or remove that PO file"
        )
    matches: dict[str, tuple[Match, ...]] = {}
    marked: dict[str, Marked] = {}
    keys: dict[str, str] = {}
    for segment in article.document.segments:
        if segment.source not in keys:
            sent = article.sent.get(segment.source, segment.source)
            matches[segment.source] = find_names(segment, sent, desk.terms)
            keys[segment.source] = desk.key(sent, matches[segment.source])
            if segment.marked is not None and (segment.marked.elements or segment.source != segment.bare):
                marked[segment.source] = segment.marked
    job = _Job(article, path, old, matches, marked, keys)
    job.todo = plan_drafts(old, article.document, keys, redraft=wishes.redraft)
    return job


def _recall(jobs: Sequence[_Job], desk: Desk, wishes: Wishes) -> Mapping[str, Draft]:
    """What people reviewed in other articles; with it, what still is to do is planned again."""
    wanted = {source for job in jobs for source in job.todo}
    memory = read_memory(desk.config.locales, desk.route.code, wanted, besides=Path())
    for job in jobs:
        if not memory.keys().isdisjoint(job.todo):
            job.remembers = True
            job.keys.update({source: memory[source].key for source in job.todo if source in memory})
            job.todo = plan_drafts(job.old, job.article.document, job.keys, redraft=wishes.redraft)
    return memory


def _draft(desk: Desk, todo: Mapping[str, _Job], crew: Crew | None) -> tuple[dict[str, Draft], float, float]:
    """A draft for each source, and the seconds it took to load the model and to translate."""
    if not todo:
        return {}, 0.0, 0.0
    begun = time.perf_counter()
    route = desk.route
    sent = {source: job.article.sent.get(source, source) for source, job in todo.items()}
    requests: list[Request] = [(sent[source], job.matches[source]) for source, job in todo.items()]
    layouts = {
        source: Layout(job.marked[source], sent[source], job.article.name)
        for source, job in todo.items()
        if source in job.marked
    }
    attends = crew is None and route.engine.attends
    extras = dict(extra for layout in layouts.values() for extra in layout.extras(desk.terms, not attends))
    requests += extras.items()
    results: Sequence[Locked]
    if crew is not None:
        loaded = begun
        style = desk.config.style
        recipe = Recipe(
            desk.config.source, route.code, route.name, route.engine.fingerprint, desk.terms.terms, style
        )
        results = crew.map(route.facts, recipe, work_at, requests)
    else:
        route.engine.load()
        loaded = time.perf_counter()
        results = Bench(route.engine, route.code, desk.terms.terms, desk.config.style).work(requests)
    finished = dict(zip(todo, results, strict=False))
    if layouts:
        others = {text: result.target for text, result in zip(extras, results[len(todo) :], strict=True)}
        plain = [finished[source] for source in layouts]
        looks = attend(route.engine, list(layouts.values()), plain) if attends else [()] * len(plain)
        for (source, layout), result, links in zip(layouts.items(), plain, looks, strict=True):
            finished[source] = layout.finish(result, others, links)
    drafts = {
        source: Draft(
            source=source,
            target=result.target,
            score=result.score,
            locks=result.locks,
            mentions=tuple(
                show_match(match, job.marked.get(source))
                for match in job.matches[source]
                if match.use is not Use.LOCK
            ),
            doubts=result.doubts,
            sent=sent[source] if source not in layouts and sent[source] != source else "",
            key=job.keys[source],
            origin=route.engine.signature,
        )
        for source, job in todo.items()
        for result in [finished[source]]
    }
    return drafts, loaded - begun, time.perf_counter() - loaded


def _write(desk: Desk, job: _Job, mine: Mapping[str, Draft], wishes: Wishes) -> Catalog:
    document = job.article.document
    remarks = _remarks(job.article)
    tool = f"l10n {__version__}"
    created = read_date(job.article.path)

    def merge(old: Catalog | None) -> Catalog:
        merged = merge_catalog(
            old,
            document,
            mine,
            language=desk.language,
            project=desk.config.project,
            created=created,
            engine=desk.route.engine.signature,
            redraft=wishes.redraft,
            tool=tool,
            remarks=remarks,
        )
        findings = {
            unit.source: [
                finding
                for finding in check_unit(
                    unit,
                    desk.language,
                    desk.config.style,
                    untouched=True,
                    marked=take_apart(unit, document.path),
                )
                # What became of the names is told in lines of its own.
                if not finding.check.startswith("term-")
            ]
            for unit in merged.units
            if unit.source in mine and unit.state is State.DRAFT
        }
        return add_findings(merged, findings)

    catalog, _ = update_catalog(job.path, merge)
    write_template(
        template_path(desk.config, job.article.name),
        document,
        project=desk.config.project,
        created=created,
        tool=tool,
        remarks=remarks,
    )
    return catalog


def _remarks(article: Article) -> dict[str, list[str]]:
    """What the translator should know of the article's own text, by source."""
    lines: dict[int, list[str]] = {}
    for finding in article.findings:
        lines.setdefault(finding.line, []).append(f"source: {finding.message}")
    remarks: dict[str, list[str]] = {}
    for segment in article.document.segments:
        if segment.line in lines:
            remarks.setdefault(segment.source, []).extend(lines[segment.line])
    return remarks


def _report(
    desk: Desk, job: _Job, catalog: Catalog | None, drafts: Mapping[str, Draft], begun: float, *, dry_run: bool
) -> Drafted:
    sources = job.keys.keys()
    po = Path(os.path.relpath(job.path, desk.config.root)).as_posix()
    article = job.article.name
    notebook = read_notebook(desk.config.root, "names", f"{po}\n{article}", desk.route.facts)
    names: list[dict[str, Any]] = []
    for unit in catalog.units if catalog else ():
        text = (unit.source, unit.target, unit.state.value)
        draft = drafts.get(unit.source)
        if draft is not None and draft.target == unit.target:
            # The draft's own locks know what was repaired; of any other text only what stands there can be proven.
            notebook.note(text, _tell(draft.locks))
        told = notebook.find(text, _prove, unit, desk.terms, article)
        line = unit.occurrences[0][1] if unit.occurrences else 0
        names += (dict(zip(NAME_FIELDS, (line, *each), strict=True)) for each in told)
    if not dry_run:
        write_notebook(desk.config.root, notebook)
    return Drafted(
        article=article,
        language=desk.route.code,
        po=po,
        engine=desk.route.engine.signature,
        segments=len(sources),
        drafted=len(job.todo),
        kept=len(sources) - len(job.todo),
        locks=Counter(Status(each["status"]) for each in names),
        review=sum(each["review"] for each in names),
        starter=desk.route.starter,
        via=desk.route.via,
        names=tuple(names),
        total=time.perf_counter() - begun,
    )


def _prove(unit: Unit, terms: Terms, article: str) -> list[list[Any]]:
    return _tell(prove_unit(unit, terms, take_apart(unit, article)))


def _tell(locks: Sequence[Lock]) -> list[list[Any]]:
    """Locks as the command's JSON tells them, without the line."""
    return [
        [
            lock.match.term.source,
            str(lock.status),
            lock.form,
            str(lock.case) if lock.case else None,
            lock.evidence,
            lock.review or lock.status is Status.MISSING,
            list(lock.candidates),
        ]
        for lock in locks
    ]
