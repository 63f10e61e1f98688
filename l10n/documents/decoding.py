"""Bytes to text and the name of the codec that gives the same bytes back."""

from __future__ import annotations

import codecs
import re

from l10n.errors import DocumentError
from l10n.model import Document

LARGEST = 20_000_000
"""Characters of a file with markup; the longest book has fewer."""

# The UTF-32 marks come first: the little-endian one begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SAVE = "save it as plain text in UTF-8"
_NOT_TEXT = "this is not a text file"


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of a file and the codec with which `text.encode(codec)` is the file again.

    A byte order mark stays in the text as its first character. UTF-8, UTF-16 and UTF-32 are told by their marks,
    UTF-16 without one by its zero bytes; what is not UTF-8 is Windows-1252 if it can be an English text in it.

    Raises:
        DocumentError: The file is empty, not text, or in none of these encodings.
    """
    if not data.strip():
        raise DocumentError("the file is empty", path=name, todo="give an article with text in it")
    codec = _codec(data)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        if codec != "utf-8" or data.startswith(codecs.BOM_UTF8):
            line = _line(data[: error.start].decode(codec, errors="replace"))
            what = f"this is not valid {codec.upper()}"
            raise DocumentError(what, path=name, line=line, todo=_SAVE) from error
        codec, text = "cp1252", _windows(data, name, error)
    _reject_controls(text, name)
    if not text.strip("\ufeff").strip():
        raise DocumentError("the file is empty", path=name, todo="give an article with text in it")
    return text, codec


def encode(text: str, document: Document) -> bytes:
    """The bytes of a rendered article; UTF-8 where the text does not fit the source's encoding.

    Raises:
        DocumentError: The text holds half a surrogate pair, which no encoding can write.
    """
    try:
        return text.encode(document.encoding)
    except UnicodeEncodeError:
        pass
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"a translation holds {error.object[error.start]!a}, which is no character"
        raise DocumentError(what, path=document.path, todo="correct the PO file") from error


def refuse_size(text: str, name: str) -> None:
    """Refuse what is no article.

    Raises:
        DocumentError: The file is too large.
    """
    if len(text) > LARGEST:
        what = f"the file has {len(text):,} characters"
        raise DocumentError(what, path=name, todo="divide it")


def _codec(data: bytes) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    # In UTF-16 nearly every second byte of an English text is zero; in a binary file zeros stand anywhere.
    if len(data) % 2 == 0 and len(data) >= 8:
        even, odd = data[0::2], data[1::2]
        for codec, zeros, letters in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
            if zeros.count(0) >= 0.8 * len(zeros) and letters.count(0) == 0 and _decodes(data, codec):
                return codec
    return "utf-8"


def _decodes(data: bytes, codec: str) -> bool:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    return _CONTROL.search(text) is None


def _windows(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    line = _line(data[: error.start].decode("utf-8", errors="replace"))
    if _CONTROL.search(data.decode("latin-1")):
        _reject_controls(data.decode("latin-1"), name)
    # A file with good UTF-8 sequences and a few bad bytes is damaged UTF-8: as Windows-1252 it would read â€œ.
    repaired = data.decode("utf-8", errors="replace")
    bad = repaired.count("\ufffd")
    good = sum(1 for character in repaired if character > "\x7f") - bad
    if good > bad:
        raise DocumentError("this is UTF-8 with a damaged character", path=name, line=line, todo=_SAVE) from error
    unknown = DocumentError(
        "the encoding is neither UTF-8, UTF-16 nor Windows-1252", path=name, line=line, todo=_SAVE
    )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise unknown from error
    # English has few letters beyond ASCII; a Cyrillic code page read as Windows-1252 has hardly any other.
    letters = [character for character in text if character.isalpha()]
    foreign = sum(1 for character in letters if character > "\x7f")
    if foreign > 0.3 * len(letters):
        raise unknown from error
    return text


def _reject_controls(text: str, name: str) -> None:
    found = _CONTROL.findall(text)
    if not found:
        return
    if "\x00" in found or len(found) > 0.01 * len(text) + 1:
        raise DocumentError(_NOT_TEXT, path=name, todo="give the article as plain text")
    first = _CONTROL.search(text)
    assert first is not None
    what = f"the control character U+{ord(first[0]):04X} stands in the text"
    raise DocumentError(what, path=name, line=_line(text[: first.start()]), todo="delete it")


def _line(before: str) -> int:
    return 1 + len(re.findall(r"\r\n|\r|\n", before))
