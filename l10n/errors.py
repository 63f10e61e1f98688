"""Everything that can stop l10n, as one tree of exceptions.

An error says *what* is wrong, *where* (file, or file and line) and *what to do*, because the person who reads
it is a translator or an editor, not a programmer. A doubtful text is never an error: that is a `Finding`.
"""

from __future__ import annotations

from pathlib import Path


class L10nError(Exception):
    """The run cannot go on; `str(error)` is one clear sentence for the person at the keyboard.

    Args:
        what: What is wrong, without a final full stop.
        path: The file or folder concerned, if there is one.
        line: The line in that file, counted from 1.
        todo: What the person can do about it, without a final full stop.
    """

    def __init__(
        self,
        what: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        todo: str = "",
    ) -> None:
        self.what = what
        self.path = path
        self.line = line
        self.todo = todo
        where = "" if path is None else f"{path}:{line}: " if line is not None else f"{path}: "
        super().__init__(f"{where}{what}" + (f"; {todo}" if todo else ""))


class ConfigError(L10nError):
    """The configuration cannot be used: an unknown setting, a wrong value, an unknown language."""


class DocumentError(L10nError):
    """An article cannot be read or written: missing, empty, binary, of an unknown encoding or format."""


class GlossaryError(L10nError):
    """The glossary has a row that cannot be used; nothing is translated with half a glossary."""


class CatalogError(L10nError):
    """A PO file cannot be read, does not parse, or changed under our hands while we worked."""


class PackageError(L10nError):
    """An Argos package cannot be fetched, trusted, installed or found."""


class EngineError(L10nError):
    """The engine cannot be loaded or cannot translate."""


class ClusterError(EngineError):
    """The machines that translate cannot be used any more; nothing else can be drafted in this run."""


class UnreviewedError(L10nError):
    """The article cannot be built: a segment is not reviewed or has an error finding."""
