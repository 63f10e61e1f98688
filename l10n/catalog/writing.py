"""Write a catalog: entries that did not change keep their lines, the others are written as gettext writes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from l10n.catalog.header import format_header, template_header
from l10n.catalog.merging import merge_template
from l10n.catalog.provenance import is_provenance
from l10n.catalog.reading import (
    folder_language,
    header_of,
    parse_catalog,
    parse_file,
    read_bytes,
    unit_of,
    version_of,
)
from l10n.catalog.saving import ChangedError, refuse_change, write_whole
from l10n.catalog.syntax import Entry, File, format_entry, with_obsolete, with_references
from l10n.errors import CatalogError
from l10n.model import Catalog, Document, State, Unit

_TRIES = 4
_DATE = re.compile(rb'^"POT-Creation-Date: ([^"\\]*)', re.MULTILINE)


def update_catalog(path: Path, merge: Callable[[Catalog | None], Catalog]) -> tuple[Catalog, bool]:
    """Read the PO file (None when there is none), merge, write; from the start when somebody saved it meanwhile.

    `merge` may be called several times and must be quick: make the drafts before.

    Returns:
        The catalog as it now is on disk (with its version, but the lines that its units had), and whether anything
        was written.

    Raises:
        CatalogError: The file cannot be read or written, or is saved by somebody else again and again.
    """
    for attempt in range(_TRIES):
        data = read_bytes(path)
        old = None if data is None else parse_catalog(data, str(path), language=folder_language(path))
        try:
            merged = merge(old)
            written, now = _write(path, merged)
            return replace(merged, version=version_of(now)), written
        except ChangedError:
            if attempt == _TRIES - 1:
                raise
    raise AssertionError  # the loop returns or raises


def write_catalog(path: Path, catalog: Catalog) -> bool:
    """Write the catalog to its PO file, if that changes a byte.

    The file's own lines stay wherever the catalog says nothing new: entries nobody touched, the header's comments,
    CRLF, entries of other tools. A change of place alone rewrites the `#:` lines alone.

    Returns:
        Whether anything was written.

    Raises:
        ChangedError: The file is not the one that `catalog` was read from.
        CatalogError: It cannot be written, or holds a character that no file can hold.
    """
    return _write(path, catalog)[0]


def _write(path: Path, catalog: Catalog) -> tuple[bool, bytes]:
    """Write the catalog; whether anything was written, and what stands there now."""
    data = read_bytes(path)
    refuse_change(path, data, catalog.version)
    base = File() if data is None else parse_file(data, str(path))
    now = _encode(render_catalog(catalog, base), path)
    return write_whole(path, now, version=catalog.version), now


def write_template(
    path: Path,
    document: Document,
    *,
    project: str = "",
    created: str = "",
    tool: str = "l10n",
    remarks: Mapping[str, Sequence[str]] | None = None,
) -> bool:
    """Write the article's template (.pot), if that changes more than its date.

    Returns:
        Whether anything was written.

    Raises:
        CatalogError: It cannot be written.
    """
    data = read_bytes(path) or b""
    dated = _DATE.search(data)
    there = dated[1].decode("utf-8", "replace") if dated else ""
    units = Catalog(document.path, "", merge_template(document, remarks or {}))
    blocks = _blocks(units, File())
    for date in dict.fromkeys((there, created)):
        header = template_header(project, date or created, document.path, tool)
        text = _encode(_joined([_header(header, File()), *blocks], File()), path)
        if text == data:
            break
    return write_whole(path, text)


def _encode(text: str, path: Path) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CatalogError(
            f"cannot be written: {error.object[error.start]!r} is half a character", path=path
        ) from error


def render_catalog(catalog: Catalog, base: File) -> str:
    """The text of the PO file that `base` becomes when it says what `catalog` says."""
    return _joined([_header(catalog.header, base), *_blocks(catalog, base)], base)


def _blocks(catalog: Catalog, base: File) -> list[Sequence[str]]:
    """The lines of each entry but the header."""
    there: dict[str, list[Entry]] = defaultdict(list)
    followers: dict[int, list[Entry]] = defaultdict(list)
    anchor = -1
    for entry in base.entries:
        if entry.foreign or (not entry.msgid and entry is not base.header):
            followers[anchor].append(entry)
        elif entry.msgid:
            there[entry.msgid].append(entry)
            anchor = entry.number
    blocks: list[Sequence[str]] = [entry.lines for entry in followers.pop(-1, ())]
    for unit in catalog.units:
        was = _take(there[unit.source], unit)
        blocks.append(_lines(unit, was, base.newline))
        if was is not None:
            blocks += [follower.lines for follower in followers.pop(was.number, ())]
    blocks += [entry.lines for left in followers.values() for entry in left]
    return blocks


def _take(entries: list[Entry], unit: Unit) -> Entry | None:
    """The file's entry that this unit was: the same text if there are several."""
    if not entries:
        return None
    best = max(entries, key=lambda e: (e.msgstr == unit.target, e.obsolete is (unit.state is State.OBSOLETE)))
    entries.remove(best)
    return best


def _header(header: Mapping[str, str], base: File) -> Sequence[str]:
    entry = base.header
    if entry is not None and header_of(base) == dict(header) and "fuzzy" not in entry.flags:
        return entry.lines
    strings = {"msgid": "", "msgstr": format_header(header)}
    made = replace(entry, strings=strings) if entry is not None else Entry((), strings=strings)
    # A fuzzy header (xliff2po writes one) is no header to msgfmt.
    lines = format_entry(replace(made, flags=tuple(flag for flag in made.flags if flag != "fuzzy")))
    return [line + base.newline for line in lines]


def _lines(unit: Unit, entry: Entry | None, newline: str) -> Sequence[str]:
    obsolete = unit.state is State.OBSOLETE
    if entry is not None:
        lines: Sequence[str] = entry.lines
        if entry.obsolete is not obsolete:
            lines = [_moved(line, obsolete) for line in with_obsolete(lines, obsolete)]
        if _says(entry, unit):
            if entry.references == unit.occurrences:
                return lines
            bare = [line.lstrip("\r\n") if not i else line for i, line in enumerate(lines)]
            return with_references(bare, unit.occurrences, newline)
    made = Entry(
        (),
        strings={"msgid": unit.source, "msgstr": unit.target},
        previous={"msgid": unit.previous} if unit.previous else {},
        notes=unit.notes,
        comments=unit.comments,
        references=unit.occurrences,
        flags=_flags(entry, unit),
        obsolete=obsolete,
    )
    return [line + newline for line in format_entry(made)]


def _says(entry: Entry, unit: Unit) -> bool:
    """Whether the file's entry holds what the unit does, its places left out."""
    there = unit_of(entry)
    return (there.target, there.notes, there.comments, there.previous, there.fuzzy) == (
        unit.target,
        unit.notes,
        unit.comments,
        unit.previous,
        unit.fuzzy,
    )


def _moved(line: str, obsolete: bool) -> str:
    """The line, and where it is the provenance, as a note of an obsolete entry or as a comment of another."""
    there, then = ("#. ", "# ") if obsolete else ("# ", "#. ")
    return then + line.removeprefix(there) if line.startswith(there) and is_provenance(line) else line


def _flags(entry: Entry | None, unit: Unit) -> tuple[str, ...]:
    others = tuple(flag for flag in entry.flags if flag != "fuzzy") if entry is not None else ()
    return ("fuzzy", *others) if unit.fuzzy else others


def _joined(blocks: Sequence[Sequence[str]], base: File) -> str:
    """The blocks, each behind at least one blank line, and the end of the file as it was."""
    lines: list[str] = []
    for block in blocks:
        if lines and block and block[0].strip(" \t\r\n"):
            lines.append(base.newline)
        # Only what was the last line of the file can be without a line end.
        lines += (line if line.endswith("\n") else line + base.newline for line in block)
    lines += base.tail
    if base.unfinished and lines:
        lines[-1] = lines[-1].rstrip("\r\n")
    return ("\ufeff" if base.bom else "") + "".join(lines)
