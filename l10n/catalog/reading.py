"""Read a PO file into a `Catalog`, and say plainly what is wrong with one that cannot be read."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Container, Mapping
from functools import lru_cache
from pathlib import Path

from l10n.catalog.provenance import parse_provenance, state_of
from l10n.catalog.syntax import Entry, File, parse_po
from l10n.errors import CatalogError
from l10n.model import Catalog, State, Unit

ARTICLE = "X-L10n-Article"
"""The header field that names the article."""

DRAFTS = "X-L10n-Drafts"
"""The header field that keeps a mark of each draft: `X-` fields survive msgmerge, the provenance lines do not."""

_CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")


def read_catalog(path: Path) -> Catalog:
    """Read a PO file.

    Entries with a context or a plural form, which l10n never writes, are kept in the file and are no units.

    Raises:
        CatalogError: The file is missing, empty, cannot be decoded or is no whole PO; with the line.
    """
    data = read_bytes(path)
    if data is None:
        raise CatalogError("there is no such PO file", path=path, todo="run l10n translate first")
    return parse_catalog(data, str(path), language=folder_language(path))


def read_bytes(path: Path) -> bytes | None:
    """The file's bytes, or None when there is no such file.

    Raises:
        CatalogError: It cannot be read, or is a folder.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CatalogError(f"cannot be read ({error.strerror or error})", path=path) from error


def version_of(data: bytes | None) -> str:
    """A hash by which a file is recognised when it is written; "" for a file that is not there."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def is_current(path: Path, catalog: Catalog) -> bool:
    """Whether the file still is what the catalog was read from, or written to by `update_catalog`."""
    try:
        return version_of(read_bytes(path)) == catalog.version
    except CatalogError:
        return False


@lru_cache(maxsize=2)
def parse_catalog(data: bytes, name: str, *, language: str = "") -> Catalog:
    """Parse the bytes of a PO file; `language` is what its place in `locales/` says, and wins over its header.

    Raises:
        CatalogError: As `read_catalog`.
    """
    file = parse_file(data, name)
    header = header_of(file)
    marks = marks_of(header)
    units = [unit_of(entry, marks) for entry in file.entries if entry.msgid and not entry.foreign]
    units.sort(key=lambda unit: unit.state is State.OBSOLETE)
    return Catalog(
        article=header.get(ARTICLE, "") or next((u.occurrences[0][0] for u in units if u.occurrences), ""),
        language=language or header.get("Language", ""),
        units=tuple(units),
        header=header,
        version=version_of(data),
    )


def folder_language(path: Path) -> str:
    """The language that a PO file's place in locales/<language>/LC_MESSAGES/ names, "" elsewhere."""
    return next((folder.parent.name for folder in path.parents if folder.name == "LC_MESSAGES"), "")


@lru_cache(maxsize=2)
def parse_file(data: bytes, name: str) -> File:
    """The parsed file, in the charset that it declares; of a file read again and again, the same one.

    Raises:
        CatalogError: As `read_catalog`.
    """
    if not data.strip():
        raise CatalogError("is empty", path=name, todo="restore it, or delete it to begin afresh")
    declared = _CHARSET.search(data)
    charset = declared[1].decode("ascii") if declared else "utf-8"
    try:
        codecs.lookup(charset)
    except LookupError:
        charset = "utf-8"
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        raise CatalogError(
            f"is not {charset.upper()} as its header says (byte {error.object[error.start]:#04x})",
            path=name,
            line=data.count(b"\n", 0, error.start) + 1,
            todo="save it in UTF-8",
        ) from error
    return parse_po(text, name)


def header_of(file: File) -> dict[str, str]:
    """The header's fields, in order."""
    fields: dict[str, str] = {}
    entry = file.header
    for line in entry.msgstr.split("\n") if entry else ():
        name, colon, value = line.partition(":")
        if colon:
            fields[name.strip()] = value.strip()
    return fields


def marks_of(header: Mapping[str, str]) -> frozenset[str]:
    """The marks of the drafts that the header knows."""
    return frozenset(header.get(DRAFTS, "").split())


def unit_of(entry: Entry, marks: Container[str] = ()) -> Unit:
    """One entry in our words."""
    fuzzy = "fuzzy" in entry.flags
    state = state_of(entry.msgstr, fuzzy, parse_provenance(entry.comments), marks)
    return Unit(
        source=entry.msgid,
        target=entry.msgstr,
        state=State.OBSOLETE if entry.obsolete else state,
        occurrences=entry.references,
        notes=entry.notes,
        comments=entry.comments,
        # An approved text was approved for the source it stands with, whatever `#|` an editor left behind.
        previous=entry.previous.get("msgid", "") if fuzzy else "",
        line=entry.number,
        fuzzy=fuzzy,
    )
