"""The way from one language into another in a run, and what is told of the run; nothing slow is read for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from l10n.config import Config
from l10n.engines import Engine, load_engine
from l10n.errors import L10nError, PackageError
from l10n.languages import load_language
from l10n.model import Document, Finding, Package, Status
from l10n.packages import find_packages
from l10n.pipeline.cache import describe_style, read_program, read_stamp
from l10n.project import catalog_path, template_path

NAME_FIELDS = ("line", "name", "status", "form", "case", "evidence", "review", "candidates")
"""What is told of each glossary name of a draft, in this order."""
# Raised when the same source, glossary and engine would give another draft than before: part of each draft's key.
DRAFTING = 1


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked `translate` to do.

    Attributes:
        languages: The target languages' codes.
        engine: The engine's name.
        redraft: Whether edited entries are drafted anew too.
        dry_run: Whether to write nothing and load no model.
        cluster: The address of a Dask scheduler whose workers shall translate, "" for this machine.
    """

    languages: tuple[str, ...]
    engine: str = "argos"
    redraft: bool = False
    dry_run: bool = False
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read for drafting.

    Attributes:
        document: The article, split into sentences; without parts when nothing has changed since it was drafted,
            for then it is not read.
        path: Its file, None when it came from standard input.
        findings: What an editor should know of its text.
        sent: Source to the text the engine is given, where that differs (a corrected typo).
        digest: The hash of its file, taken before it was read.
    """

    document: Document
    path: Path | None = None
    findings: tuple[Finding, ...] = ()
    sent: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    @property
    def name(self) -> str:
        """The article's path in the project."""
        return self.document.path


@dataclass(frozen=True, slots=True)
class Failed:
    """An article, or a language, could not be drafted; the others go on.

    Where it names neither, the run ended there: what was finished before is on disk.
    """

    article: str
    language: str
    error: L10nError


@dataclass(frozen=True, slots=True)
class Drafted:
    """One language of one article was drafted.

    Times are in seconds; those of the engine are shared among the articles of a window by their segments. `via`
    names the languages on the way where no package translates directly. `names` tells each lock: where its sentence
    stands, the name, what became of it and why.
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
    via: tuple[str, ...] = ()
    names: tuple[Mapping[str, Any], ...] = ()
    load: float = 0.0
    translate: float = 0.0
    total: float = 0.0


Event = Article | Failed | Drafted


@dataclass(frozen=True)
class Route:
    """The way into one language.

    Attributes:
        config: The project.
        code: The target language's code.
        name: The engine's name.
        engine: The engine, its models not loaded.
        packages: The packages that it uses.
        languages: All languages of the run: a name of any of their glossaries is no misspelling in an article.
    """

    config: Config
    code: str
    name: str
    engine: Engine
    packages: tuple[Package, ...]
    languages: tuple[str, ...]

    @property
    def starter(self) -> bool:
        """Whether a bundled starter package does the work."""
        return any(package.bundled for package in self.packages)

    @property
    def via(self) -> tuple[str, ...]:
        """The languages on the way, where no package translates directly."""
        return tuple(package.to_code for package in self.packages[:-1])

    @cached_property
    def facts(self) -> str:
        """A hash of everything but the article that decides what drafting writes."""
        facts = (
            read_program(),
            self.code,
            sorted(self.languages),
            self.engine.signature,
            self.engine.fingerprint,
            self.starter,
            self.config.project,
            str(self.config.locales),
            describe_style(self.config.style),
        )
        return read_stamp(repr(facts), sorted(self.config.glossary.glob("*.csv")))

    def read_stamp(self, article: str, digest: str) -> str:
        """The ledger's stamp of an article whose file has the hash `digest`, with the files that lie there now."""
        written = (template_path(self.config, article), catalog_path(self.config, article, self.code))
        return read_stamp(self.facts + article + digest, written)


def open_route(config: Config, code: str, wishes: Wishes) -> Route:
    """The way into a language; loads no model.

    Raises:
        ConfigError: No such language.
        PackageError: No package serves the language.
        EngineError: No such engine, or its package or settings cannot be used.
    """
    engine, packages = open_engine(config.source, code, wishes.engine)
    return Route(config, code, wishes.engine, engine, packages, wishes.languages)


def open_engine(source: str, code: str, name: str) -> tuple[Engine, tuple[Package, ...]]:
    """The engine `name` between two languages, with the packages of this machine.

    Raises:
        ConfigError: No such language.
        PackageError: No package serves the language.
        EngineError: No such engine, or its package or settings cannot be used.
    """
    packages: tuple[Package, ...] = ()
    try:
        if name == "argos":
            packages = find_packages(source, code)
    except PackageError:
        load_language(code)  # that there is no such language is the better answer
        raise
    if not packages:
        load_language(code)
    return load_engine(name, packages, code), packages
