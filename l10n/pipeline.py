"""The straight lines of l10n: an article becomes drafts, drafts become a catalog, a catalog becomes an article."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n import __version__
from l10n.catalog import (
    add_findings,
    is_untouched,
    merge_catalog,
    plan_drafts,
    read_catalog,
    read_date,
    read_memory,
    update_catalog,
    write_template,
)
from l10n.checks import CHECKS, check_unit, check_units
from l10n.config import Config
from l10n.documents import parse_document, read_document
from l10n.engines import Engine, load_engine
from l10n.errors import ConfigError, EngineError, L10nError, PackageError
from l10n.glossary import Terms, find_terms, fingerprint_terms, read_glossary
from l10n.languages import load_language
from l10n.locking import lock_names, prove_locks
from l10n.model import (
    Catalog,
    Document,
    Draft,
    Finding,
    Language,
    Lock,
    Match,
    Package,
    Severity,
    State,
    Status,
    Unit,
    Use,
)
from l10n.packages import find_packages
from l10n.project import catalog_path, language_of, name_article, template_path
from l10n.proofreading import correct, proofread
from l10n.sentences import split_sentences
from l10n.typography import polish

# Raised when the same source, glossary and engine would give another draft than before: part of each draft's key.
_DRAFTING = 1
# Articles are drafted in windows of about so many segments: batches fill across articles, while memory does not
# grow with their number and finished articles reach the disk early.
_WINDOW = 2000

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked `translate` to do."""

    languages: tuple[str, ...]
    engine: str = "argos"
    redraft: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read for drafting.

    Attributes:
        document: The article, split into sentences.
        path: Its file, None when it came from standard input.
        findings: What an editor should know of its text.
        sent: Source to the text the engine is given, where that differs (a corrected typo).
    """

    document: Document
    path: Path | None = None
    findings: tuple[Finding, ...] = ()
    sent: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The article's path in the project."""
        return self.document.path


@dataclass(frozen=True, slots=True)
class Failed:
    """An article, or a language, could not be drafted; the others go on."""

    article: str
    language: str
    error: L10nError


@dataclass(frozen=True, slots=True)
class Drafted:
    """One language of one article was drafted.

    Times are in seconds; those of the engine are shared among the articles of a window by their segments.
    """

    article: str
    language: str
    po: str
    engine: str
    segments: int
    drafted: int
    kept: int
    locks: Mapping[Status, int]
    review: int
    starter: bool
    load: float = 0.0
    translate: float = 0.0
    total: float = 0.0


Event = Article | Failed | Drafted


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything needed to draft into one language."""

    config: Config
    language: Language
    terms: Terms
    engine: Engine
    packages: tuple[Package, ...]

    @property
    def starter(self) -> bool:
        """Whether a bundled starter package does the work."""
        return any(package.bundled for package in self.packages)

    def key(self, sent: str, matches: Sequence[Match]) -> str:
        """The `Draft.key` of a draft made now."""
        style = self.config.style
        facts = (
            _DRAFTING,
            sent,
            fingerprint_terms(matches),
            self.engine.fingerprint,
            (style.ukraine_ru, style.yo, style.apostrophe, style.inner_quotes_uk),
        )
        return hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def open_desk(config: Config, code: str, engine: str) -> Desk:
    """Make ready for drafting into a language; loads no model.

    Raises:
        ConfigError: No such language.
        GlossaryError: The glossary cannot be used.
        PackageError: No package serves the language.
        EngineError: No such engine, or its package or settings cannot be used.
    """
    language = load_language(code)
    packages = find_packages(config.source, code) if engine == "argos" else ()
    terms = read_glossary(config.glossary, code)
    return Desk(config, language, terms, load_engine(engine, packages, code), packages)


def draft_articles(
    config: Config,
    paths: Sequence[Path],
    wishes: Wishes,
    *,
    stdin: tuple[str, bytes] | None = None,
    progress: Progress = lambda done, total, step: None,
) -> Iterator[Event]:
    """Draft articles into PO files, saying what became of each as soon as its files are written.

    Raises:
        ConfigError: A language or an engine that does not exist.
        GlossaryError: The glossary cannot be used: nothing is drafted with half of one.
    """
    desks: list[Desk] = []
    for code in wishes.languages:
        try:
            desks.append(open_desk(config, code, wishes.engine))
        except PackageError as error:
            yield Failed("", code, error)
    known = sorted({name for desk in desks for term in desk.terms for name in (term.source, *term.aliases)})
    window: list[Article] = []
    total = (len(paths) + (stdin is not None)) * len(desks)
    done = 0
    for event in _read_articles(config, paths, stdin, known):
        yield event
        if isinstance(event, Failed):
            done += len(desks)
            continue
        window.append(event)
        if sum(len(article.document.segments) for article in window) >= _WINDOW:
            for drafted in _draft_window(window, desks, wishes):
                done += 1
                progress(done, total, drafted.article)
                yield drafted
            window.clear()
    progress(done, total, "translate")
    for drafted in _draft_window(window, desks, wishes):
        done += 1
        progress(done, total, drafted.article)
        yield drafted


def _read_articles(
    config: Config, paths: Sequence[Path], stdin: tuple[str, bytes] | None, known: Sequence[str]
) -> Iterator[Article | Failed]:
    named: list[tuple[str, Path | None]] = [(name_article(config, path), path) for path in paths]
    if stdin is not None:
        named.append((stdin[0], None))
    taken: dict[Path, str] = {}
    for name, path in named:
        try:
            first = taken.setdefault(template_path(config, name), name)
            if first != name:
                raise L10nError(f"would share its PO files with {first}", path=name, todo="rename one of the two")
            if path is not None:
                document = read_document(path, name=name)
            else:
                document = parse_document(stdin[1] if stdin else b"", name)
            document = split_sentences(document)
        except L10nError as error:
            yield Failed(name, "", error)
            continue
        findings = proofread(document, known)
        sources = dict.fromkeys(segment.source for segment in document.segments)
        sent = {source: text for source in sources if (text := correct(source, known)) != source}
        yield Article(document, path, findings, sent)


@dataclass(slots=True)
class _Job:
    """One article in one language on its way from plan to file."""

    article: Article
    path: Path
    old: Catalog | None
    matches: Mapping[str, tuple[Match, ...]]
    keys: dict[str, str]
    todo: tuple[str, ...] = ()


def _draft_window(window: Sequence[Article], desks: Sequence[Desk], wishes: Wishes) -> Iterator[Failed | Drafted]:
    for desk in desks:
        begun = time.perf_counter()
        jobs: list[_Job] = []
        for article in window:
            try:
                jobs.append(_plan(article, desk, wishes))
            except L10nError as error:
                yield Failed(article.name, desk.language.code, error)
        memory = _recall(jobs, desk, wishes)
        if wishes.dry_run:
            yield from (_report(desk, job, job.old, {}, begun) for job in jobs)
            continue
        # An identical sentence of two articles is drafted once.
        todo = {source: job for job in jobs for source in job.todo if source not in memory}
        try:
            drafts, load, translate = _draft(desk, todo)
        except EngineError as error:
            yield from (Failed(job.article.name, desk.language.code, error) for job in jobs)
            continue
        for job in jobs:
            share = len(job.todo) / max(1, sum(len(other.todo) for other in jobs))
            mine = {source: memory.get(source) or drafts[source] for source in job.todo}
            try:
                written = _write(desk, job, mine, wishes)
            except L10nError as error:
                yield Failed(job.article.name, desk.language.code, error)
                continue
            report = _report(desk, job, written, mine, begun)
            yield replace(report, load=load * share, translate=translate * share)
            begun = time.perf_counter()


def _plan(article: Article, desk: Desk, wishes: Wishes) -> _Job:
    path = catalog_path(desk.config, article.name, desk.language.code)
    old = read_catalog(path) if path.exists() else None
    if old is not None and old.article and old.article != article.name:
        raise L10nError(
            f"{path} belongs to {old.article}", path=article.name, todo="rename the article, or remove that PO file"
        )
    matches: dict[str, tuple[Match, ...]] = {}
    keys: dict[str, str] = {}
    for segment in article.document.segments:
        if segment.source not in keys:
            sent = article.sent.get(segment.source, segment.source)
            matches[segment.source] = find_terms(sent, desk.terms)
            keys[segment.source] = desk.key(sent, matches[segment.source])
    job = _Job(article, path, old, matches, keys)
    job.todo = plan_drafts(old, article.document, keys, redraft=wishes.redraft)
    return job


def _recall(jobs: Sequence[_Job], desk: Desk, wishes: Wishes) -> Mapping[str, Draft]:
    """What people reviewed in other articles; with it, what still is to do is planned again."""
    wanted = {source for job in jobs for source in job.todo}
    memory = read_memory(desk.config.locales, desk.language.code, wanted, besides=Path())
    for job in jobs:
        if not memory.keys().isdisjoint(job.todo):
            job.keys.update({source: memory[source].key for source in job.todo if source in memory})
            job.todo = plan_drafts(job.old, job.article.document, job.keys, redraft=wishes.redraft)
    return memory


def _draft(desk: Desk, todo: Mapping[str, _Job]) -> tuple[dict[str, Draft], float, float]:
    """A draft for each source, and the seconds it took to load the model and to translate."""
    if not todo:
        return {}, 0.0, 0.0
    begun = time.perf_counter()
    desk.engine.load()
    loaded = time.perf_counter()
    sent = {source: job.article.sent.get(source, source) for source, job in todo.items()}
    locked = lock_names(
        [(sent[source], job.matches[source]) for source, job in todo.items()],
        desk.engine,
        desk.language.code,
        desk.terms.terms,
        polish=lambda text: polish(text, desk.language, desk.config.style),
    )
    drafts = {
        source: Draft(
            source=source,
            target=result.target,
            score=result.score,
            locks=result.locks,
            mentions=tuple(match for match in job.matches[source] if match.use is not Use.LOCK),
            doubts=result.doubts,
            sent=sent[source] if sent[source] != source else "",
            key=job.keys[source],
            origin=desk.engine.signature,
        )
        for (source, job), result in zip(todo.items(), locked, strict=True)
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
            engine=desk.engine.signature,
            redraft=wishes.redraft,
            tool=tool,
            remarks=remarks,
        )
        findings = {
            unit.source: [
                finding
                for finding in check_unit(unit, desk.language, desk.config.style, untouched=True)
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
    remarks: dict[str, list[str]] = {}
    for segment in article.document.segments:
        for finding in article.findings:
            if finding.line == segment.line:
                remarks.setdefault(segment.source, []).append(f"source: {finding.message}")
    return remarks


def _report(desk: Desk, job: _Job, catalog: Catalog | None, drafts: Mapping[str, Draft], begun: float) -> Drafted:
    sources = job.keys.keys()
    locks = [
        lock
        for unit in (catalog.units if catalog else ())
        # The draft's own locks know what was repaired; of any other text only what stands there can be proven.
        for lock in (
            drafts[unit.source].locks
            if unit.source in drafts and drafts[unit.source].target == unit.target
            else prove_unit(unit, desk.terms)
        )
    ]
    return Drafted(
        article=job.article.name,
        language=desk.language.code,
        po=Path(os.path.relpath(job.path, desk.config.root)).as_posix(),
        engine=desk.engine.signature,
        segments=len(sources),
        drafted=len(job.todo),
        kept=len(sources) - len(job.todo),
        locks=Counter(lock.status for lock in locks),
        review=sum(lock.review or lock.status is Status.MISSING for lock in locks),
        starter=desk.starter,
        total=time.perf_counter() - begun,
    )


# --- check -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """A catalog and what the checks say of it: one tuple of findings for each of its units.

    A finding's `line` is the line of its entry in the PO file.
    """

    path: Path
    catalog: Catalog
    findings: tuple[tuple[Finding, ...], ...]

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for findings in self.findings for finding in findings)


class Checker:
    """Judges catalogs, machine text and people's text alike; glossaries and languages are read once.

    Args:
        config: The project.

    Raises:
        ConfigError: The configuration names a check that does not exist.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._terms: dict[str, Terms] = {}
        unknown = sorted({*config.style.off, *config.style.severities} - CHECKS.keys())
        if unknown:
            raise ConfigError(
                f"the house style names the check {unknown[0]!r}, which does not exist",
                path=config.root,
                todo="see the list of checks in the README",
            )

    def check(self, path: Path) -> Checked:
        """Read a PO file and judge it.

        Raises:
            CatalogError: The PO file cannot be read.
            GlossaryError: The glossary cannot be used.
        """
        catalog = read_catalog(path)
        code = catalog.language or language_of(path)
        return Checked(path, catalog, self.judge(replace(catalog, language=code)))

    def judge(self, catalog: Catalog) -> tuple[tuple[Finding, ...], ...]:
        """The findings of each unit, in their order; names first proven, then everything judged."""
        language = load_language(catalog.language)
        if catalog.language not in self._terms:
            self._terms[catalog.language] = read_glossary(self._config.glossary, catalog.language)
        terms = self._terms[catalog.language]
        locks = [prove_unit(unit, terms) for unit in catalog.units]
        style = self._config.style
        whole = check_units(catalog.units, language, style, locks=locks)
        return tuple(
            tuple(
                replace(finding, line=unit.line)
                for finding in (
                    *check_unit(unit, language, style, locks=proven, untouched=is_untouched(unit)),
                    *together,
                )
            )
            for unit, proven, together in zip(catalog.units, locks, whole, strict=True)
        )


def prove_unit(unit: Unit, terms: Terms) -> tuple[Lock, ...]:
    """What became of the glossary names of a unit in its target; nothing for an obsolete or untranslated one."""
    if unit.state is State.OBSOLETE or not unit.target:
        return ()
    matches = find_terms(unit.source, terms)
    return prove_locks(unit.source, unit.target, matches, terms.terms, terms.language)
