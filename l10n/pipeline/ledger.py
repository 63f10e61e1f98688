"""What was drafted from what: by it a run tells the articles that it need not even read again.

An entry keeps a stamp, the hash of everything that drafting depends on and of the files it wrote; while the stamp
made from what lies there now is the same, drafting again would change nothing. The stamp is made of contents, never
of times. The file is a cache: without it, or with an unreadable one, a run takes longer and does the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_FOLDER = ".l10n_cache"
_FILE = "drafts.json"


class Ledger:
    """The entries of a project, by article and language; what an entry tells is the pipeline's business.

    Args:
        entries: The article's path, a line end and the language to an object with the `stamp` and the `report`.
    """

    def __init__(self, entries: Mapping[str, Any] | None = None) -> None:
        self._entries: dict[str, Any] = dict(entries or {})
        self.changed = False

    def find(self, article: str, language: str, stamp: str) -> dict[str, Any] | None:
        """What was told when this article was drafted into this language, if the stamp is still the same."""
        entry = self._entries.get(f"{article}\n{language}")
        if not isinstance(entry, dict) or entry.get("stamp") != stamp or not isinstance(entry.get("report"), dict):
            return None
        return dict(entry["report"])

    def note(self, article: str, language: str, stamp: str, report: Mapping[str, Any]) -> None:
        """Keep what is to be told of this article while the stamp stays the same."""
        entry = {"stamp": stamp, "report": dict(report)}
        if self._entries.get(f"{article}\n{language}") != entry:
            self._entries[f"{article}\n{language}"] = entry
            self.changed = True

    def forget(self, article: str, language: str) -> None:
        """Keep nothing of this article."""
        self.changed |= self._entries.pop(f"{article}\n{language}", None) is not None

    @property
    def entries(self) -> Mapping[str, Any]:
        """All entries, by article and language."""
        return self._entries


def read_ledger(root: Path) -> Ledger:
    """The project's ledger; an empty one where there is none or it cannot be read."""
    try:
        entries = json.loads((root / _FOLDER / _FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return Ledger()
    return Ledger(entries) if isinstance(entries, dict) else Ledger()


def write_ledger(root: Path, ledger: Ledger) -> None:
    """Write the ledger, if it has changed, without the articles that are gone; a project is not dirtied by it.

    A folder that cannot be written is no error: then the next run is no faster.
    """
    if not ledger.changed:
        return
    there: dict[str, bool] = {}
    for article in {key.partition("\n")[0] for key in ledger.entries}:
        there[article] = (root / article).is_file()
    kept = {key: entry for key, entry in ledger.entries.items() if there[key.partition("\n")[0]]}
    folder = root / _FOLDER
    beside = folder / f".{_FILE}.{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        beside.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        beside.replace(folder / _FILE)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    ledger.changed = False


def read_stamp(facts: str, files: Iterable[Path]) -> str:
    """A hash of `facts` and of the files' contents; a file that is not there, or cannot be read, counts as such."""
    digest = hashlib.sha256(facts.encode("utf-8", "surrogatepass"))
    for path in files:
        try:
            content = hashlib.sha256(path.read_bytes()).digest()
        except OSError:
            content = b""
        digest.update(b"%d" % len(content) + content)
    return digest.hexdigest()[:32]
