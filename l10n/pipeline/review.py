"""How far the review of an article is, and the article itself once it is done; `progress` remembers the former."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from l10n.catalog import merge_catalog, read_catalog, write_whole
from l10n.config import Config
from l10n.documents import read_document, render_document
from l10n.errors import CatalogError
from l10n.languages import load_language
from l10n.model import Catalog, Document, Segment, Severity, State, Unit
from l10n.pipeline.judging import Checker
from l10n.pipeline.progress import Progress
from l10n.project import build_path, catalog_path, language_of, name_article
from l10n.sentences import split_sentences

Unreviewed: TypeAlias = Literal["stop", "source", "draft"]
"""What `build_article` puts where no reviewed text stands: nothing at all, the source, or the draft."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a sentence cannot be published.

    Attributes:
        path: The PO file, or the article where the PO file does not know the sentence.
        line: The line of the entry there.
        source: The source text.
        state: How far its translation is.
        reason: What is wrong, as a short phrase.
    """

    path: str
    line: int
    source: str
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Build:
    """One language of one article, ready to be written.

    Attributes:
        article: The article's path in the project.
        language: The target language's code.
        path: The file to write.
        data: What it shall hold; with obstacles and `stop`, nothing.
        segments: The distinct sentences of the article.
        obstacles: What is not ready for publication, in the article's order.
    """

    article: str
    language: str
    path: Path
    data: bytes
    segments: int
    obstacles: tuple[Obstacle, ...]


def count_review(config: Config, checker: Checker, path: Path, documents: dict[str, Document | None]) -> Progress:
    """How far the review of a PO file is; findings are those of `l10n check`.

    Args:
        config: The project.
        checker: What judges.
        path: The PO file.
        documents: The articles that were read before, by name; it is added to.

    Raises:
        CatalogError: The PO file cannot be read.
        DocumentError: The article is there and cannot be read.
        GlossaryError: The glossary cannot be used.
    """
    catalog = read_catalog(path)
    code = catalog.language or language_of(path)
    if catalog.article not in documents:
        documents[catalog.article] = _article(config, catalog.article)
    document = documents[catalog.article]
    if document is not None:
        # What the next `translate` would keep, without its drafts: an edit of the article shows at once.
        catalog = merge_catalog(catalog, document, {}, language=load_language(code))
    judged = zip(catalog.units, checker.judge(replace(catalog, language=code), path), strict=True)
    findings = [finding for unit, found in judged if unit.state is not State.OBSOLETE for finding in found]
    return Progress(
        article=catalog.article,
        po=_shown(config, path),
        language=code,
        states=Counter(unit.state for unit in catalog.units),
        stale=sum(unit.stale for unit in catalog.units),
        findings=Counter(finding.severity for finding in findings),
        missing=document is None,
    )


def _article(config: Config, name: str) -> Document | None:
    path = config.root / name
    if not name or not path.is_file():
        return None
    return split_sentences(read_document(path, name=name, keys=config.front_matter))


def _shown(config: Config, path: Path) -> str:
    return Path(os.path.relpath(path, config.root)).as_posix()


def build_article(
    config: Config, article: Path, language: str, *, out: Path | None = None, unreviewed: Unreviewed = "stop"
) -> Build:
    """The article in the target language, with its own structure; writes nothing.

    A sentence is ready when its text is reviewed and no check finds an error in it.

    Args:
        config: The project.
        article: The article's file.
        language: The target language's code.
        out: The folder to build into instead of the project's.
        unreviewed: What to put where nothing reviewed stands. "draft" takes what text there is, else the source.

    Raises:
        DocumentError: The article cannot be read.
        CatalogError: There is no PO file for it, or it cannot be read.
        GlossaryError: The glossary cannot be used.
    """
    name = name_article(config, article)
    document = split_sentences(read_document(article, name=name, keys=config.front_matter))
    path = catalog_path(config, name, language)
    if not path.exists():
        raise CatalogError(
            f"{name} has no PO file for {language}", path=_shown(config, path), todo=f"run l10n translate {name}"
        )
    catalog = read_catalog(path)
    obstacles = _obstacles(config, document, catalog, path)
    units = {unit.source: unit for unit in catalog.units if unit.state is not State.OBSOLETE}

    def translate(segment: Segment) -> str:
        unit = units.get(segment.source)
        usable = unit is not None and (unit.state is State.REVIEWED or unreviewed == "draft")
        return unit.target if unit is not None and usable and unit.target.strip() else segment.source

    stopped = obstacles and unreviewed == "stop"
    return Build(
        article=name,
        language=language,
        path=build_path(config, name, language, out),
        data=b"" if stopped else render_document(document, translate),
        segments=len({segment.source for segment in document.segments}),
        obstacles=obstacles,
    )


def write_build(build: Build) -> bool:
    """Write a build whole, if that changes a byte; whether it did.

    Raises:
        CatalogError: It cannot be written.
    """
    return write_whole(build.path, build.data)


def _obstacles(config: Config, document: Document, catalog: Catalog, path: Path) -> tuple[Obstacle, ...]:
    po = _shown(config, path)
    judged = {
        unit.source: (unit, [finding for finding in findings if finding.severity is Severity.ERROR])
        for unit, findings in zip(catalog.units, Checker(config).judge(catalog, path), strict=True)
        if unit.state is not State.OBSOLETE
    }
    obstacles: list[Obstacle] = []
    for segment in {segment.source: segment for segment in reversed(document.segments)}.values():
        if segment.source not in judged:
            reason = "not in the PO file; run l10n translate"
            obstacles.append(Obstacle(document.path, segment.line, segment.source, State.UNTRANSLATED, reason))
            continue
        unit, errors = judged[segment.source]
        reasons = [_unready(unit)] if unit.state is not State.REVIEWED else []
        reasons += [f"{error.check}: {error.message}" for error in errors]
        obstacles += [Obstacle(po, unit.line, unit.source, unit.state, reason) for reason in reasons]
    return tuple(sorted(obstacles, key=lambda obstacle: (obstacle.path != po, obstacle.line)))


def _unready(unit: Unit) -> str:
    words = {
        State.UNTRANSLATED: "not translated",
        State.DRAFT: "a machine draft that nobody has reviewed",
        State.EDITED: "edited, but still marked fuzzy",
    }
    return words[unit.state] + (" (the source has changed)" if unit.stale else "")
