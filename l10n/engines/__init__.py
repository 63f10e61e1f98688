"""Engines turn source texts into target texts; each is one file, registered by one line in `ENGINES`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

from l10n.errors import EngineError
from l10n.model import Hypothesis, Link, Package

ENGINES: dict[str, str] = {
    "argos": "l10n.engines.argos",
    "pseudo": "l10n.engines.pseudo",
}
"""Name to the module that has `load(packages, language) -> Engine`; imported when the engine is asked for."""


class Engine(Protocol):
    """What every engine promises (`tests/test_engines.py` holds each one to it)."""

    @property
    def signature(self) -> str:
        """What a person reads in the catalog: "argos en→ru 1.9"."""
        ...

    @property
    def fingerprint(self) -> str:
        """A short hash that changes whenever the output could change; needs no model."""
        ...

    @property
    def placeholders(self) -> bool:
        """Whether ⟦1⟧ … ⟦9⟧ in a source are single tokens to the engine, so that it can carry them through."""
        ...

    def load(self) -> None:
        """Load the models now rather than with the first text, so that the two can be timed apart.

        Raises:
            EngineError: A model cannot be loaded.
        """
        ...

    def translate(self, sources: Sequence[str], *, hypotheses: int = 1) -> list[tuple[Hypothesis, ...]]:
        """Translate the texts of a whole run, which the engine puts into batches itself.

        Returns:
            For each source, in order, 1 to `hypotheses` proposals with distinct texts, best first. The same
            source gives the same proposals whatever else is in the batch. Whitespace around a source stays.

        Raises:
            EngineError: The model cannot be loaded or run.
        """
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (source, target), the total log-probability of that target, its end included.

        An engine that cannot tell returns 0.0 for each. Totals may be compared between targets of one source.

        Raises:
            EngineError: The model cannot be loaded or run.
        """
        ...

    @property
    def attends(self) -> bool:
        """Whether `attend` can tell anything; needs no model."""
        ...

    def attend(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        """For each (source, target), which words of the source each word of that target comes from.

        An engine that cannot tell returns no links for each.

        Raises:
            EngineError: The model cannot be loaded or run.
        """
        ...


def load_engine(name: str, packages: Sequence[Package], language: str) -> Engine:
    """The engine `name` for translating into `language` with a chain of packages; cheap, models load on first use.

    Raises:
        EngineError: There is no such engine, or a package or an ARGOS_* setting cannot be used.
    """
    if name not in ENGINES:
        raise EngineError(f"there is no engine {name!r}", todo=f"use one of {', '.join(sorted(ENGINES))}")
    engine: Engine = import_module(ENGINES[name]).load(packages, language)
    return engine
