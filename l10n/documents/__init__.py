"""Article formats: one reader a format, for both directions.

A format is a module of this package with two functions, and a line in `FORMATS`:

- `parse(data: bytes, name: str) -> Document` reads a file's bytes into literal text and paragraphs;
- `render(document: Document, translate) -> bytes` gives a file of the same kind, byte for byte the one that was
  read where `translate` gives every segment's own source.

One with inline markup has more: see `assembly.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

from l10n.documents import tags
from l10n.documents.assembly import append_elements, compose, unmarked
from l10n.documents.frontmatter import KEYS
from l10n.errors import DocumentError
from l10n.model import Document, Marked, Segment

FORMATS: dict[str, str] = {
    ".txt": "l10n.documents.plain",
    ".text": "l10n.documents.plain",
    ".md": "l10n.documents.markdown",
    ".markdown": "l10n.documents.markdown",
    ".html": "l10n.documents.html",
    ".htm": "l10n.documents.html",
    ".docx": "l10n.documents.docx",
    ".odt": "l10n.documents.odt",
}
"""File name ending, lower case, to the module that reads and writes it. A name without ending is plain text."""

__all__ = [
    "FORMATS",
    "KEYS",
    "compose_text",
    "has_markup",
    "parse_document",
    "parse_text",
    "read_document",
    "render_document",
]


def read_document(path: Path, *, name: str = "", keys: Sequence[str] = KEYS) -> Document:
    """Read an article losslessly into literal text and paragraphs.

    Args:
        path: The file.
        name: The article as the project names it, for `#:` references and messages; the path when empty.
        keys: The front matter's keys whose values are translated.

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
    return parse_document(data, name, keys=keys)


def parse_document(data: bytes, name: str, *, keys: Sequence[str] = KEYS) -> Document:
    """Read an article's bytes, from standard input for example; `name` chooses the format by its ending.

    Raises:
        DocumentError: As `read_document`.
    """
    suffix = _suffix(name)
    reader = _reader(name)
    if hasattr(reader, "FRONT_MATTER"):
        document = cast(Document, reader.parse(data, name, keys))
    else:
        document = cast(Document, reader.parse(data, name))
    return replace(document, path=name, format=suffix.removeprefix("."))


def render_document(document: Document, translate: Callable[[Segment], str]) -> bytes:
    """The article's file with every segment replaced by `translate(segment)`.

    With `lambda segment: segment.source` it is the file that was read, byte for byte. Where the targets cannot be
    written in the source's encoding (Cyrillic in Windows-1252), the file is UTF-8.
    """
    return cast(bytes, import_module(FORMATS[f".{document.format}"]).render(document, translate))


def has_markup(article: str) -> bool:
    """Whether the PO entries of this article may have inline markup."""
    return hasattr(import_module(FORMATS.get(_suffix(article), FORMATS[".txt"])), "parse_text")


def parse_text(text: str, article: str) -> Marked:
    """What stands in a PO entry of this article, taken apart; in plain text nothing is markup."""
    reader = import_module(FORMATS.get(_suffix(article), FORMATS[".txt"]))
    return cast(Marked, reader.parse_text(text)) if hasattr(reader, "parse_text") else unmarked(text)


def compose_text(
    source: Marked,
    bare: str,
    spans: Sequence[tuple[int, int]] | None,
    article: str,
    labels: Mapping[tuple[int, int], str] | None = None,
) -> str | None:
    """A translation with the source's elements, as a PO entry of this article has it.

    Args:
        source: The source.
        bare: The translation without markup.
        spans: For each element of the source its words in `bare`, nested as in the source; None puts all elements
            behind the translation, with the source's words in them.
        article: The article's path.
        labels: Translations of labels, by (element, number of the label).

    Returns:
        The text; None where no text of this format has these elements on these words (Markdown's emphasis cannot
        end inside a word beside a quotation mark).
    """
    reader = import_module(FORMATS.get(_suffix(article), FORMATS[".txt"]))
    if not hasattr(reader, "parse_text"):
        return bare
    if source.elements and all(element.name[0].isalpha() for element in source.elements):
        # HTML between the paragraphs of a Markdown file.
        reader = tags
    wanted = sorted(element.name for element in source.elements)
    text = ""
    for escape in (reader.escape_text, getattr(reader, "escape_all", reader.escape_text)):
        if spans is None:
            text = append_elements(source, escape(bare))
        else:
            text = compose(source, bare, spans, escape, labels, reader.escape_label)
        made = reader.parse_text(text)
        if sorted(element.name for element in made.elements) == wanted and not set(made.faults) - set(
            source.faults
        ):
            return text
    return text if spans is None else None


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
