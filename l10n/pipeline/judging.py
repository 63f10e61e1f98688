"""The straight lines of l10n: an article becomes drafts, a catalog is judged; `review` makes it an article again.

Drafting is `drafting.draft_articles`, here for whoever wants both; judging is `Checker`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from l10n.catalog import is_untouched, read_catalog
from l10n.checks import CHECKS, Rendering, check_unit, compare_units, find_renderings
from l10n.config import Config
from l10n.documents import has_markup, parse_text
from l10n.errors import ConfigError
from l10n.glossary import Terms, find_terms, read_glossary
from l10n.languages import load_language
from l10n.locking import prove_locks
from l10n.model import Catalog, Finding, Language, Lock, Marked, Severity, State, Unit
from l10n.pipeline.cache import read_facts
from l10n.pipeline.drafting import draft_articles
from l10n.pipeline.notebook import Notebook, pack_findings, read_notebook, unpack_findings, write_notebook
from l10n.pipeline.route import Article, Drafted, Event, Failed, Wishes
from l10n.project import language_of

__all__ = [
    "Article",
    "Checked",
    "Checker",
    "Drafted",
    "Event",
    "Failed",
    "Wishes",
    "draft_articles",
    "prove_unit",
    "take_apart",
]


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
        self._facts: dict[str, str] = {}
        unknown = sorted({*config.style.off, *config.style.severities} - CHECKS.keys())
        if unknown:
            own = config.root / "l10n.toml"
            raise ConfigError(
                f"the house style names the check {unknown[0]!r}, which does not exist",
                path=own if own.is_file() else config.root / "pyproject.toml",
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
        return Checked(path, catalog, self.judge(replace(catalog, language=code), path))

    def judge(self, catalog: Catalog, path: Path | None = None) -> tuple[tuple[Finding, ...], ...]:
        """The findings of each unit, in their order; names first proven, then everything judged.

        Args:
            catalog: The catalog.
            path: Its PO file; what was found in its units before is remembered by it, and not looked for again.
        """
        code = catalog.language
        language = load_language(code)
        if code not in self._terms:
            self._terms[code] = read_glossary(self._config.glossary, code)
            self._facts[code] = read_facts(self._config) + code
        notebook = Notebook()
        if path is not None:
            name = f"{path}\n{catalog.article}"
            notebook = read_notebook(self._config.root, "findings", name, self._facts[code])
        known = [notebook.find(_words(unit), self._look, unit, catalog.article, language) for unit in catalog.units]
        write_notebook(self._config.root, notebook)
        style = self._config.style
        whole = compare_units(
            catalog.units, [[Rendering(*each) for each in renderings] for _, renderings in known], style
        )
        return tuple(
            tuple(replace(finding, line=unit.line) for finding in (*unpack_findings(alone), *together))
            for unit, (alone, _), together in zip(catalog.units, known, whole, strict=True)
        )

    def _look(self, unit: Unit, article: str, language: Language) -> list[Any]:
        """The unit's own findings and what it renders how, as JSON holds them."""
        marked = take_apart(unit, article)
        locks = prove_unit(unit, self._terms[language.code], marked)
        style, untouched = self._config.style, is_untouched(unit)
        findings = check_unit(unit, language, style, locks=locks, untouched=untouched, marked=marked)
        renderings = find_renderings(unit, language, locks, marked)
        return [pack_findings(findings), [[r.check, r.name, r.shown, r.sorts, r.forms] for r in renderings]]


def _words(unit: Unit) -> tuple[str, ...]:
    """Everything of a unit that its findings depend on: all but where it stands."""
    lists = (words for kind in (unit.notes, unit.comments) for words in (str(len(kind)), *kind))
    return (unit.source, unit.target, unit.state.value, str(unit.fuzzy), unit.previous, *lists)


def take_apart(unit: Unit, article: str) -> tuple[Marked, Marked] | None:
    """Source and target of a unit without their markup; None where the article's format has none."""
    if not has_markup(article):
        return None
    return parse_text(unit.source, article), parse_text(unit.target, article)


def prove_unit(unit: Unit, terms: Terms, marked: tuple[Marked, Marked] | None = None) -> tuple[Lock, ...]:
    """What became of the glossary names of a unit in its target; nothing for an obsolete or untranslated one.

    Args:
        unit: The unit.
        terms: The glossary.
        marked: The unit taken apart, if its format has markup; the locks' offsets are those of the bare target.
    """
    if unit.state is State.OBSOLETE or not unit.target:
        return ()
    source, target = (text.masked for text in marked) if marked else (unit.source, unit.target)
    matches = find_terms(source, terms)
    return prove_locks(source, target, matches, terms.terms, terms.language) if matches else ()
