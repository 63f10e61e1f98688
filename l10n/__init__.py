"""English articles into publishable Russian and Ukrainian, offline, names locked, reviewed as PO files.

The names in `__all__` are the public API: the types of `l10n.model`, the errors, and the verbs of the pipeline.
Everything else may change. Verbs are imported when they are first used, so that `import l10n` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "l10n.model": (
        "Case", "Catalog", "Document", "Draft", "Finding", "Gender", "HouseStyle", "Hypothesis", "Kind", "Language",
        "Lock", "Match", "Package", "Paradigm", "Segment", "Severity", "State", "Status", "Term", "Unit", "Use",
    ),
    "l10n.errors": (
        "CatalogError", "ClusterError", "ConfigError", "DocumentError", "EngineError", "GlossaryError", "L10nError",
        "PackageError", "UnreviewedError",
    ),
    "l10n.config": ("Config", "load_config"),
    "l10n.documents": ("parse_document", "read_document", "render_document"),
    "l10n.sentences": ("split_sentences",),
    "l10n.glossary": ("find_terms", "read_glossary"),
    "l10n.languages": ("load_language",),
    "l10n.locking": ("lock_names", "prove_locks"),
    "l10n.typography": ("polish",),
    "l10n.checks": ("check_unit",),
    "l10n.catalog": ("read_catalog", "write_catalog"),
    "l10n.engines": ("load_engine",),
    "l10n.packages": ("find_packages",),
    "l10n.pipeline.drafting": ("draft_articles",),
    "l10n.pipeline.route": ("Wishes",),
}  # fmt: skip
_MODULES = {name: module for module, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_MODULES)]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module 'l10n' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
