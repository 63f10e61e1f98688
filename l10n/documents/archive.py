"""Zip files of XML parts (DOCX, ODT), changed without touching what does not change.

Nothing is ever unpacked to the disk, so no name in the file can point anywhere; a part is inflated only when it is
asked for, and never beyond a limit. A part that stays keeps its compressed bytes, its date and its place.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.errors import DocumentError

LARGEST_PART = 64 * 2**20
"""Bytes of an XML part; the document of a thousand-page book has a tenth of it."""
LARGEST_TOTAL = 2 * 2**30
"""Bytes of all parts together, pictures included."""
_STEEPEST = 200  # how many times its compressed size a part of more than a megabyte may have
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP64 = 1
_DESCRIPTOR, _UTF8 = 1 << 3, 1 << 11


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip file that was found sound."""

    data: bytes = field(repr=False)
    name: str
    file: zipfile.ZipFile = field(repr=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the directory."""
        return tuple(self.file.namelist())

    def part(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            DocumentError: There is no such part, it is damaged, or too large.
        """
        try:
            with self.file.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except KeyError as error:
            raise DocumentError(f"it has no part {name}", path=self.name, todo=_SAVE_AGAIN) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise DocumentError(f"its part {name} is damaged", path=self.name, todo=_SAVE_AGAIN) from error
        except (NotImplementedError, RuntimeError) as error:
            what = f"its part {name} is encrypted or packed in an unknown way"
            raise DocumentError(what, path=self.name, todo=_SAVE_AGAIN) from error
        if len(data) > LARGEST_PART:
            what = f"its part {name} has more than {LARGEST_PART // 2**20} MB"
            raise DocumentError(what, path=self.name, todo="divide the document")
        return data


_SAVE_AGAIN = "open it in its program and save it again"


def open_archive(data: bytes, name: str) -> Archive:
    """Look at a zip file without inflating anything.

    Raises:
        DocumentError: It is no zip file, damaged, encrypted, or made to harm who opens it.
    """
    if data.startswith(_COMPOUND):
        what = "it is protected by a password, or an old .doc under another name"
        raise DocumentError(what, path=name, todo="save it without a password in a format of today")
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError, EOFError) as error:
        raise DocumentError("it is damaged: not a whole zip file", path=name, todo=_SAVE_AGAIN) from error
    infos = file.infolist()
    _refuse_names(infos, name)
    if any(info.flag_bits & 1 for info in infos):
        raise DocumentError("it is encrypted", path=name, todo="save it without a password")
    if sum(info.file_size for info in infos) > LARGEST_TOTAL or any(
        info.file_size > 2**20 and info.file_size > _STEEPEST * max(info.compress_size, 1) for info in infos
    ):
        raise DocumentError("it would grow beyond measure when unpacked", path=name, todo=_SAVE_AGAIN)
    offsets = sorted(info.header_offset for info in infos)
    sound = offsets[:1] == [0] and len(set(offsets)) == len(offsets)
    if not sound or any(data[offset : offset + 4] != _LOCAL for offset in offsets) or offsets[-1] >= file.start_dir:
        raise DocumentError("it is damaged: its parts do not stand where it says", path=name, todo=_SAVE_AGAIN)
    return Archive(data, name, file)


def _refuse_names(infos: list[zipfile.ZipInfo], name: str) -> None:
    seen: set[str] = set()
    for info in infos:
        part = info.orig_filename.replace("\\", "/")
        if part.startswith("/") or ".." in part.split("/") or ":" in part.split("/")[0] or "\0" in part:
            raise DocumentError(f"its part {part!a} points outside the file", path=name, todo=_SAVE_AGAIN)
        if part.lower() in seen:
            raise DocumentError(f"it has two parts {part!a}", path=name, todo=_SAVE_AGAIN)
        seen.add(part.lower())


def replace_parts(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """The zip file with these parts replaced; every other byte of content, name, date and order as it was."""
    if not changed:
        return archive.data
    data, start = archive.data, archive.file.start_dir
    infos = archive.file.infolist()
    ends = dict(zip(*_slices(infos, start), strict=True))
    written: list[bytes] = []
    length = 0
    places: dict[int, tuple[int, int, int, int, int, int]] = {}
    for info in sorted(infos, key=lambda entry: entry.header_offset):
        piece = data[info.header_offset : ends[info.header_offset]]
        flags, method, crc = info.flag_bits, info.compress_type, info.CRC
        packed, size = info.compress_size, info.file_size
        if info.filename in changed:
            plain = changed[info.filename]
            flags &= ~_DESCRIPTOR
            method = zipfile.ZIP_STORED if method == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
            body = plain if method == zipfile.ZIP_STORED else _deflate(plain)
            crc, packed, size = zlib.crc32(plain), len(body), len(plain)
            piece = _local(piece, flags, method, crc, packed, size) + body
        places[info.header_offset] = (length, flags, method, crc, packed, size)
        written.append(piece)
        length += len(piece)
    directory = _directory(data, start, infos, places)
    count = min(len(infos), 0xFFFF)
    end = struct.pack("<4s4H2LH", _END, 0, 0, count, count, len(directory), length, len(archive.file.comment))
    return b"".join([*written, directory, end, archive.file.comment])


def _slices(infos: list[zipfile.ZipInfo], start: int) -> tuple[list[int], list[int]]:
    offsets = sorted(info.header_offset for info in infos)
    return offsets, [*offsets[1:], start]


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _local(old: bytes, flags: int, method: int, crc: int, packed: int, size: int) -> bytes:
    """The header before a part, with the name, date and extra fields it had."""
    _, version, _, _, clock, date, _, _, _, name, extra = struct.unpack("<4s5H3L2H", old[:30])
    fields = _without_zip64(old[30 + name : 30 + name + extra])
    head = struct.pack(
        "<4s5H3L2H", _LOCAL, min(version, 20), flags, method, clock, date, crc, packed, size, name, len(fields)
    )
    return head + old[30 : 30 + name] + fields


def _directory(
    data: bytes, start: int, infos: list[zipfile.ZipInfo], places: Mapping[int, tuple[int, int, int, int, int, int]]
) -> bytes:
    records: list[bytes] = []
    at = start
    for info in infos:
        fixed = list(struct.unpack("<4s6H3L5H2L", data[at : at + 46]))
        name, extra, comment = fixed[10:13]
        rest = data[at + 46 : at + 46 + name + extra + comment]
        at += 46 + len(rest)
        fields = _without_zip64(rest[name : name + extra])
        offset, fixed[3], fixed[4], fixed[7], fixed[8], fixed[9] = places[info.header_offset]
        fixed[11], fixed[16] = len(fields), offset
        records.append(struct.pack("<4s6H3L5H2L", *fixed) + rest[:name] + fields + rest[name + extra :])
    return b"".join(records)


def _without_zip64(fields: bytes) -> bytes:
    """Extra fields without the one for sizes beyond 4 GB, which no part has."""
    kept: list[bytes] = []
    at = 0
    while at + 4 <= len(fields):
        kind, size = struct.unpack("<2H", fields[at : at + 4])
        if kind != _ZIP64:
            kept.append(fields[at : at + 4 + size])
        at += 4 + size
    return b"".join(kept) + fields[at:]
