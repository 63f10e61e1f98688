"""Article formats: one reader a format, for both directions.

A format is a module of this package with two functions, and a line in `FORMATS`:

- `parse(data: bytes, name: str) -> Document` reads a file's bytes into literal text and paragraphs;
- `render(document: Document, translate) -> bytes` gives a file of the same kind, byte for byte the one that was
  read where `translate` gives every segment's own source.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

from l10n.errors import DocumentError
from l10n.model import Document, Segment

FORMATS: dict[str, str] = {
    ".txt": "l10n.documents.plain",
    ".text": "l10n.documents.plain",
}
"""File name ending, lower case, to the module that reads and writes it. A name without ending is plain text."""

__all__ = ["FORMATS", "parse_document", "read_document", "render_document"]


def read_document(path: Path, *, name: str = "") -> Document:
    """Read an article losslessly into literal text and paragraphs.

    Args:
        path: The file.
        name: The article as the project names it, for `#:` references and messages; the path when empty.

    Raises:
        DocumentError: The file is missing, a folder, not readable, empty, not text, of an encoding that we cannot
            tell, or of a format that has no reader.
    """
    name = name or path.as_posix()
    if path.is_dir():
        raise DocumentError("this is a folder, not an article", path=name, todo="name a file in it")
    _reader(name)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("there is no such file", path=name, todo="check the name") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise DocumentError(f"cannot be read ({reason})", path=name, todo="check its permissions") from error
    return parse_document(data, name)


def parse_document(data: bytes, name: str) -> Document:
    """Read an article's bytes, from standard input for example; `name` chooses the format by its ending.

    Raises:
        DocumentError: As `read_document`.
    """
    suffix = _suffix(name)
    document = cast(Document, _reader(name).parse(data, name))
    return replace(document, path=name, format=suffix.removeprefix("."))


def render_document(document: Document, translate: Callable[[Segment], str]) -> bytes:
    """The article's file with every segment replaced by `translate(segment)`.

    With `lambda segment: segment.source` it is the file that was read, byte for byte. Where the targets cannot be
    written in the source's encoding (Cyrillic in Windows-1252), the file is UTF-8.
    """
    return cast(bytes, import_module(FORMATS[f".{document.format}"]).render(document, translate))


def _suffix(name: str) -> str:
    # "St. Petersburg" and "vol.2" are titles, not file names with an ending.
    suffix = Path(name).suffix.lower()
    return suffix if suffix[1:].isascii() and suffix[1:2].isalpha() and suffix[1:].isalnum() else ".txt"


def _reader(name: str) -> ModuleType:
    suffix = _suffix(name)
    if suffix not in FORMATS:
        known = ", ".join(FORMATS)
        raise DocumentError(f"l10n has no reader for {suffix} files", path=name, todo=f"it reads {known}")
    return import_module(FORMATS[suffix])
