"""How far the review is; where neither PO file, article nor glossary has changed, as it was told before.

Whoever asks often shall not wait for the checks: they are imported with the first file that has changed.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.config import Config
from l10n.model import Severity, State
from l10n.pipeline.cache import read_facts, read_stamp
from l10n.pipeline.ledger import PROGRESS, read_ledger, write_ledger

if TYPE_CHECKING:
    from l10n.model import Document
    from l10n.pipeline.judging import Checker

_ARTICLE = re.compile(rb'^"X-L10n-Article: ([^"\\]+)\\n"', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review of one language of one article is, against the article as it is now.

    Attributes:
        article: The article's path in the project.
        po: The PO file's path in the project.
        language: The target language's code.
        states: How many of the article's distinct sentences are in each state.
        stale: Reviewed or edited texts whose source has changed since.
        findings: How many findings of each severity the article's sentences have.
        missing: Whether the article itself is not there: then the PO file alone is counted.
    """

    article: str
    po: str
    language: str
    states: Counter[State]
    stale: int
    findings: Counter[Severity]
    missing: bool = False

    @property
    def segments(self) -> int:
        """The distinct sentences of the article."""
        return self.states.total() - self.states[State.OBSOLETE]

    @property
    def ready(self) -> bool:
        """Whether the article can be built."""
        return (
            self.segments == self.states[State.REVIEWED] and not self.findings[Severity.ERROR] and not self.missing
        )


def read_progress(config: Config, paths: Sequence[Path]) -> list[Progress]:
    """How far the review of these PO files is; findings are those of `l10n check`.

    Raises:
        CatalogError: A PO file cannot be read.
        ConfigError: The configuration names a check that does not exist.
        DocumentError: An article that is there cannot be read.
        GlossaryError: The glossary cannot be used.
    """
    facts = read_facts(config)
    ledger = read_ledger(config.root, PROGRESS)
    checker: Checker | None = None
    documents: dict[str, Document | None] = {}
    told: list[Progress] = []
    for path in paths:
        po = Path(os.path.relpath(path, config.root)).as_posix()
        article = _read_article_name(path)
        stamp = read_stamp(facts, (path, config.root / article))
        known = _recollect(ledger.find(po, article, stamp))
        if known is None:
            # Slow to import.
            from l10n.pipeline.judging import Checker
            from l10n.pipeline.review import count_review

            checker = checker or Checker(config)
            known = count_review(config, checker, path, documents)
            # The stamp is older than the count: what somebody saved meanwhile is counted the next time.
            if known.article == article:
                ledger.note(po, article, stamp, _remember(known))
        told.append(known)
    write_ledger(config.root, ledger)
    return told


def _read_article_name(path: Path) -> str:
    """The article that the header names; "" where another tool has written the header in another way."""
    try:
        found = _ARTICLE.search(path.read_bytes())
        return found[1].decode("utf-8") if found else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _remember(progress: Progress) -> dict[str, Any]:
    return {
        "article": progress.article,
        "po": progress.po,
        "language": progress.language,
        "states": {state.value: count for state, count in progress.states.items()},
        "stale": progress.stale,
        "findings": {severity.value: count for severity, count in progress.findings.items()},
        "missing": progress.missing,
    }


def _recollect(report: dict[str, Any] | None) -> Progress | None:
    """What was told before; None where nothing was, or another version told it."""
    if report is None:
        return None
    try:
        states = Counter({State(state): int(count) for state, count in report["states"].items()})
        findings = Counter({Severity(severity): int(count) for severity, count in report["findings"].items()})
        return Progress(**report | {"states": states, "findings": findings})
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
