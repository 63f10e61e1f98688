"""One CSV file of the glossary: rows with their line numbers, columns by name, problems collected.

Spreadsheets and people write these files, so a byte order mark, either line end, blank lines, any order of columns
and unknown columns are all fine. What is not fine becomes a `GlossaryError` with file and line.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from l10n.errors import GlossaryError

# Control and format characters (soft hyphen, zero-width space), and what Unicode has not assigned.
_HIDDEN = ("Cc", "Cf", "Cn", "Co", "Cs")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on and its cells by column name, with single spaces and composed letters."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def values(self, column: str) -> tuple[str, ...]:
        """The cell's values, separated by `|`, without empty ones."""
        return tuple(value for part in self[column].split("|") if (value := part.strip()))


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its columns in order, its good rows, and what is wrong with the others.

    Attributes:
        path: The file.
        columns: The header's names, in the file's order.
        rows: The rows that have as many cells as the header.
        problems: What is wrong, in the order of the file.
        text: The file as it stands, without a byte order mark; "" when there is no file.
        mark: Whether it begins with a byte order mark.
    """

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    problems: tuple[GlossaryError, ...] = field(default=(), compare=False)
    text: str = ""
    mark: bool = False


def read_table(path: Path, required: Sequence[str]) -> Table:
    """Read a CSV file; a missing file is a table without rows.

    Args:
        path: The file.
        required: Column names it must have.

    Raises:
        GlossaryError: The file cannot be read at all or has no usable header line.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Table(path, ())
    except OSError as error:
        raise GlossaryError(f"cannot be read ({error.strerror})", path=path) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        todo = "save the file as CSV in UTF-8"
        raise GlossaryError("is not UTF-8 text", path=path, line=line, todo=todo) from error
    return parse_table(text, path, required, mark=data.startswith(b"\xef\xbb\xbf"))


def parse_table(text: str, path: Path, required: Sequence[str], *, mark: bool = False) -> Table:
    """Parse the text of a CSV file; see `read_table`."""
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise GlossaryError("holds a NUL character", path=path, line=line, todo="save the file as CSV in UTF-8")
    lines = _split(text, path)
    header = next(lines, None)
    if isinstance(header, GlossaryError):
        raise header
    if header is None:
        todo = f"begin it with a header line: {','.join(required)}"
        raise GlossaryError("is empty", path=path, line=1, todo=todo)
    first, names = header
    columns = _check_header(first, [name.strip() for name in names], path, required)
    rows: list[Row] = []
    problems: list[GlossaryError] = []
    for item in lines:
        if isinstance(item, GlossaryError):
            problems.append(item)
            continue
        line, cells = item
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            what = f"has {len(cells)} cells where the header has {len(columns)}"
            todo = "add or remove a comma, and put a text that holds a comma between double quotation marks"
            problems.append(GlossaryError(what, path=path, line=line, todo=todo))
            continue
        # A Mac writes й as two characters, and a word processor no-break spaces; a text to search has neither.
        tidy = [" ".join(unicodedata.normalize("NFC", cell).split()) for cell in cells]
        if hidden := next((mark for cell in tidy for mark in cell if unicodedata.category(mark) in _HIDDEN), ""):
            what = f"holds the invisible character U+{ord(hidden):04X}"
            problems.append(GlossaryError(what, path=path, line=line, todo="type the name again by hand"))
            continue
        rows.append(Row(line, {name: cell for name, cell in zip(columns, tidy, strict=True) if name}))
    return Table(path, columns, tuple(rows), tuple(problems), text, mark)


def _split(text: str, path: Path) -> Iterator[tuple[int, list[str]] | GlossaryError]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                todo = "look for a quotation mark that is not closed"
                yield GlossaryError("a cell is far too long", path=path, line=line, todo=todo)
                continue
            broken = "unexpected end of data" in str(error) or reader.line_num > line
            yield _unclosed(path, line) if broken else _misquoted(path, line)
            continue
        if reader.line_num > line and any("\n" in cell or "\r" in cell for cell in cells):
            yield _unclosed(path, line)
            continue
        if cells:
            yield line, cells


def _unclosed(path: Path, line: int) -> GlossaryError:
    what = "a quotation mark is opened and not closed on this line"
    return GlossaryError(what, path=path, line=line, todo='close it, or write "" for a quotation mark in a text')


def _misquoted(path: Path, line: int) -> GlossaryError:
    what = "a closing quotation mark is followed by more text"
    return GlossaryError(what, path=path, line=line, todo='write "" for a quotation mark inside a quoted text')


def _check_header(line: int, columns: list[str], path: Path, required: Sequence[str]) -> tuple[str, ...]:
    missing = [name for name in required if name not in columns]
    if missing:
        whole = ",".join(columns)
        for separator, name in ((";", "semicolons"), ("\t", "tabs")):
            if separator in whole:
                todo = "save it as CSV with commas"
                raise GlossaryError(f"separates its columns by {name}", path=path, line=line, todo=todo)
        what = f"the header has no column {missing[0]!r}"
        todo = f"the first line names the columns: {','.join(required)}"
        raise GlossaryError(what, path=path, line=line, todo=todo)
    for name in columns:
        if name and columns.count(name) > 1:
            todo = "remove or rename one"
            raise GlossaryError(f"the header has the column {name!r} twice", path=path, line=line, todo=todo)
    return tuple(columns)


def append_rows(table: Table, rows: Sequence[Mapping[str, str]], *, drop: Iterable[int] = ()) -> str:
    """The file's text with rows added at its end and the rows that begin on the lines `drop` left out.

    Every other byte of the file stays as it is, so that a version history shows the new rows only.
    """
    newline = "\r\n" if "\r\n" in table.text else "\n"
    kept = _without(table.text, frozenset(drop)) if drop else table.text
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, table.columns, restval="", extrasaction="ignore", lineterminator=newline)
    if not table.text:
        writer.writeheader()
    for row in rows:
        writer.writerow(row)
    added = out.getvalue()
    joint = newline if kept and added and not kept.endswith(("\n", "\r")) else ""
    return kept + joint + added


def _without(text: str, lines: frozenset[int]) -> str:
    # csv counts \n, \r\n and \r only; str.splitlines knows more line ends.
    pieces = io.StringIO(text, newline="").readlines()
    return "".join(piece for number, piece in enumerate(pieces, 1) if number not in lines)


def write_table(table: Table, text: str) -> bool:
    """Put `text` in the place of the table's file, beside it first and then swapped in; False if nothing changed.

    Raises:
        GlossaryError: The folder cannot be written.
    """
    path = table.path
    if text == table.text:
        return False
    data = (b"\xef\xbb\xbf" if table.mark else b"") + text.encode("utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        todo = "allow writing there or choose another folder"
        raise GlossaryError(f"cannot be written ({error.strerror})", path=path, todo=todo) from error
    return True
