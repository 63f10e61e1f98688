"""The first straight line: articles become drafts in PO files, window by window.

An article of which nothing has changed since it was drafted is told from the ledger and not even read; the modules
that drafting takes are imported with the first article that has changed.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.config import Config
from l10n.errors import ClusterError, L10nError, PackageError
from l10n.model import Document, Finding, Status
from l10n.pipeline.cache import read_program, read_stamp
from l10n.pipeline.ledger import DRAFTS, Ledger, read_ledger, write_ledger
from l10n.pipeline.notebook import Notebook, pack_findings, read_notebook, unpack_findings, write_notebook
from l10n.pipeline.route import NAME_FIELDS, Article, Drafted, Event, Failed, Route, Wishes, open_route
from l10n.project import catalog_path, name_article, template_path

if TYPE_CHECKING:
    from l10n.pipeline.desk import Crew, Desk

# Articles are drafted in windows of about so many segments: batches fill across articles, while memory does not
# grow with their number and finished articles reach the disk early.
_WINDOW = 1000

Progress = Callable[[int, int, str], None]
_Named = tuple[str, Path | None]


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
        EngineError: The cluster cannot be reached.
    """
    routes: list[Route] = []
    for code in wishes.languages:
        try:
            routes.append(open_route(config, code, wishes))
        except PackageError as error:
            yield Failed("", code, error)
    if not routes:
        return
    named: list[_Named] = [(name_article(config, path), path) for path in paths]
    if stdin is not None:
        named.append((stdin[0], None))
    total = len(named) * len(routes)
    done = 0
    ledger = read_ledger(config.root, DRAFTS)
    try:
        for event in _draft(config, named, stdin[1] if stdin else b"", wishes, routes, ledger):
            if isinstance(event, Drafted):
                done += 1
            elif isinstance(event, Failed):
                done += 1 if event.language else len(routes)
            progress(min(done, total), total, event.name if isinstance(event, Article) else event.article)
            yield event
    finally:
        write_ledger(config.root, ledger)


def _draft(
    config: Config, named: Sequence[_Named], data: bytes, wishes: Wishes, routes: Sequence[Route], ledger: Ledger
) -> Iterator[Event]:
    changed: list[_Named] = []
    taken: dict[Path, str] = {}
    for name, path in named:
        first = taken.setdefault(template_path(config, name), name)
        if first != name:
            error = L10nError(f"would share its PO files with {first}", path=name, todo="rename one of the two")
            yield Failed(name, "", error)
            continue
        told = [] if wishes.redraft or path is None else _recollect(name, path, routes, ledger)
        if told:
            yield from told
        else:
            changed.append((name, path))
    if not changed:
        return

    if not (wishes.dry_run or wishes.cluster):
        _load_early(config, changed, routes)
    # Everything beyond this line is slow to import.
    from l10n.pipeline.desk import find_repeated, open_desk, read_article

    repeated = find_repeated(changed) if len(changed) > 1 else frozenset[int]()
    desks = [open_desk(route) for route in routes]
    for desk in desks:
        desk.repeated = repeated
    known = sorted({name for desk in desks for term in desk.terms for name in (term.source, *term.aliases)})
    facts = repr((read_program(), known))
    slips: dict[str, Notebook] = {}
    crew = _open_crew(wishes)
    window: list[Article] = []
    waiting = 0
    try:
        for name, path in changed:
            digest = read_stamp("", [path]) if path is not None else ""
            slips[name] = read_notebook(config.root, "slips", name, facts)
            try:
                article = read_article(name, path, data, known, digest, config.front_matter, slips[name])
            except L10nError as error:
                yield Failed(name, "", error)
                continue
            yield article
            window.append(article)
            waiting += len(article.document.segments)
            if waiting >= _WINDOW:
                yield from _draft_window(window, desks, wishes, ledger, slips, crew)
                window, waiting = [], 0
        yield from _draft_window(window, desks, wishes, ledger, slips, crew)
    except ClusterError as error:
        yield Failed("", "", error)
    finally:
        if crew is not None:
            crew.close()


def _load_early(config: Config, changed: Sequence[_Named], routes: Sequence[Route]) -> None:
    """Load the models that are certainly needed beside everything else there is to read.

    Unzipping and loading them leaves the interpreter to others. What goes wrong is told when the model is used.
    """
    wanted = [
        route.engine
        for route in routes
        if any(not catalog_path(config, name, route.code).exists() for name, _ in changed)
    ]

    def load() -> None:
        for engine in wanted:
            with contextlib.suppress(L10nError):
                engine.load()

    if wanted:
        # No daemon: Python must not end while CTranslate2 is at work.
        threading.Thread(target=load).start()


def _draft_window(
    window: Sequence[Article],
    desks: Sequence[Desk],
    wishes: Wishes,
    ledger: Ledger,
    slips: dict[str, Notebook],
    crew: Crew | None,
) -> Iterator[Event]:
    from l10n.pipeline.desk import draft_window

    for desk in desks if window else ():
        for article, event, stamp in draft_window(window, desk, wishes, crew):
            if isinstance(event, Drafted) and stamp:
                ledger.note(article.name, event.language, stamp, _remember(article, event))
            elif not wishes.dry_run:
                ledger.forget(article.name, event.language)
            if isinstance(event, Drafted) and article.name in slips and not wishes.dry_run:
                write_notebook(desk.config.root, slips.pop(article.name))
            yield event
        _return_memory()
    if window:
        write_ledger(desks[0].config.root, ledger)


def _return_memory() -> None:
    """Give what a window has freed back to the system.

    The C library of Linux keeps it, in a heap of its own for each of CTranslate2's threads, so that memory would
    grow with the number of windows (benchmarks/README.md, "Many articles"). Other systems have no such call.
    """
    import ctypes  # which a run with nothing changed has no use for

    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def _open_crew(wishes: Wishes) -> Crew | None:
    if not wishes.cluster or wishes.dry_run:
        return None
    from l10n.cluster import connect_cluster

    return connect_cluster(wishes.cluster)


def _remember(article: Article, event: Drafted) -> dict[str, Any]:
    """What the ledger keeps of an article to tell it again."""
    return {
        "segments": event.segments,
        "locks": {str(status): count for status, count in event.locks.items()},
        "review": event.review,
        "names": [list(each.values()) for each in event.names],
        "findings": pack_findings(article.findings),
    }


def _recollect(name: str, path: Path, routes: Sequence[Route], ledger: Ledger) -> list[Event]:
    """What there is to tell of an article in all languages, if nothing at all has changed; else nothing."""
    digest = read_stamp("", [path])
    events: list[Event] = []
    findings: tuple[Finding, ...] = ()
    for route in routes:
        report = ledger.find(name, route.code, route.read_stamp(name, digest))
        if report is None:
            return []
        try:
            findings = unpack_findings(report["findings"])
            events.append(
                Drafted(
                    article=name,
                    language=route.code,
                    po=_shown(route.config, name, route.code),
                    engine=route.engine.signature,
                    segments=int(report["segments"]),
                    drafted=0,
                    kept=int(report["segments"]),
                    locks={Status(status): int(count) for status, count in report["locks"].items()},
                    review=int(report["review"]),
                    names=tuple(dict(zip(NAME_FIELDS, each, strict=True)) for each in report["names"]),
                    starter=route.starter,
                )
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return []  # another version wrote it, or nobody of ours
    return [Article(Document((), name), path, findings, digest=digest), *events]


def _shown(config: Config, article: str, language: str) -> str:
    return Path(os.path.relpath(catalog_path(config, article, language), config.root)).as_posix()
