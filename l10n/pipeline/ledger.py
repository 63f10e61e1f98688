"""What is known of whole files: by it a run tells those that it need not even read again.

An entry keeps a stamp, the hash of everything that its report depends on and of the files themselves; while the
stamp made from what lies there now is the same, working the report out again would change nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from l10n.pipeline.cache import read_cached, write_cached

DRAFTS = "drafts.json"
"""The ledger of articles: what was drafted from them."""
PROGRESS = "progress.json"
"""The ledger of PO files: how far their review is."""


class Ledger:
    """Reports by file and language; what a report tells is the pipeline's business.

    Args:
        name: Its file in the cache.
        entries: The file's path, a line end and the language to an object with the `stamp` and the `report`.
    """

    def __init__(self, name: str, entries: Mapping[str, Any] | None = None) -> None:
        self.name = name
        self._entries: dict[str, Any] = dict(entries or {})
        self.changed = False

    def find(self, path: str, language: str, stamp: str) -> dict[str, Any] | None:
        """The report on this file in this language, if the stamp is still the same."""
        entry = self._entries.get(f"{path}\n{language}")
        if not isinstance(entry, dict) or entry.get("stamp") != stamp or not isinstance(entry.get("report"), dict):
            return None
        return dict(entry["report"])

    def note(self, path: str, language: str, stamp: str, report: Mapping[str, Any]) -> None:
        """Keep what is to be told of this file while the stamp stays the same."""
        entry = {"stamp": stamp, "report": dict(report)}
        if self._entries.get(f"{path}\n{language}") != entry:
            self._entries[f"{path}\n{language}"] = entry
            self.changed = True

    def forget(self, path: str, language: str) -> None:
        """Keep nothing of this file."""
        self.changed |= self._entries.pop(f"{path}\n{language}", None) is not None

    @property
    def entries(self) -> Mapping[str, Any]:
        """All entries, by file and language."""
        return self._entries


def read_ledger(root: Path, name: str) -> Ledger:
    """The project's ledger of that name; an empty one where there is none or it cannot be read."""
    try:
        entries = json.loads(read_cached(root, name))
    except (ValueError, RecursionError):
        return Ledger(name)
    return Ledger(name, entries if isinstance(entries, dict) else None)


def write_ledger(root: Path, ledger: Ledger) -> None:
    """Write the ledger, if it has changed, without the files that are gone."""
    if not ledger.changed:
        return
    there = {path: (root / path).is_file() for path in {key.partition("\n")[0] for key in ledger.entries}}
    kept = {key: entry for key, entry in ledger.entries.items() if there[key.partition("\n")[0]]}
    write_cached(root, ledger.name, json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    ledger.changed = False
