"""Unpack an `.argosmodel` file that nobody vouches for: judged by its table of contents first, then byte by byte.

`zipfile.extractall` trusts what an archive says of itself; here every member has to be an ordinary file below the
archive's one folder, of a plausible size, before the first byte is written.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import stat
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import IO

from l10n.errors import PackageError
from l10n.model import Package
from l10n.packages.store import MAX_METADATA, missing_part, parse_metadata

MAX_MEMBERS = 2_000
MAX_SIZE = 4 << 30
"""Bytes once unpacked; the largest Argos packages have a tenth of it."""
MAX_RATIO = 100
"""Unpacked to packed; weights shrink by a few per cent, a vocabulary to a sixth."""
SMALL = 1 << 20
"""Below this many bytes no ratio is held against a member: a short file of blanks is no bomb."""

# zipfile unpacks bzip2 and LZMA without a bound on memory, and Argos uses neither.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_CHUNK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def read_archive(path: Path) -> Package:
    """The package in an archive, judged by its table of contents and its metadata; nothing is unpacked.

    Raises:
        PackageError: It cannot be read, is not a package, or is not one that can be unpacked safely.
    """
    try:
        with _open(path) as file, zipfile.ZipFile(file) as archive:
            top, members = _check(archive, path)
            return _package(archive, top, members, path)
    except _BROKEN as error:
        raise _refuse(path, f"it is not a whole zip archive ({error})") from error
    except OSError as error:
        raise _refuse(path, f"it cannot be read ({error.strerror or error})") from error


def unpack_archive(path: Path, folder: Path) -> Package:
    """Unpack an archive's package into `folder`, which this creates, and give it back; its files are on the disk.

    Raises:
        PackageError: It cannot be unpacked safely or wholly; what was written so far is the caller's to remove.
    """
    try:
        with _open(path) as file, zipfile.ZipFile(file) as archive:
            top, members = _check(archive, path)
            package = _package(archive, top, members, path)
            needed = sum(member.file_size for member in members.values())
            folder.mkdir(parents=True)
            if shutil.disk_usage(folder).free < needed:
                raise _no_space(folder, needed)
            for name, member in members.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as reader, target.open("xb") as writer:
                    _copy(reader, writer, member, path)
    except _BROKEN as error:
        raise _refuse(path, f"it is damaged ({error})") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _no_space(folder, needed) from error
        raise _refuse(path, f"it cannot be unpacked ({error.strerror or error})") from error
    for inner in (folder, *(entry for entry in folder.rglob("*") if entry.is_dir())):
        sync_folder(inner)
    return Package(folder, package.from_code, package.to_code, package.version, target_prefix=package.target_prefix)


def find_damage(path: Path) -> tuple[str, ...]:
    """What is damaged in an archive by its own checksums, one phrase each; () when nothing is."""
    try:
        with _open(path) as file, zipfile.ZipFile(file) as archive:
            member = archive.testzip()
    except (*_BROKEN, OSError, PackageError) as error:
        return (f"it is damaged ({error})",)
    return () if member is None else (f"{member} is damaged",)


def digest_file(path: Path) -> tuple[int, str]:
    """The size of a file in bytes and its SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return file.tell(), digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power cut, where the system can (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _open(path: Path) -> IO[bytes]:
    # A named pipe would wait for ever, and a folder has no bytes.
    if not path.exists():
        raise PackageError("no such file", path=path, todo="check the spelling of the path")
    if not path.is_file():
        raise PackageError("this is not a file", path=path, todo="give an .argosmodel file")
    return path.open("rb")


def _check(archive: zipfile.ZipFile, path: Path) -> tuple[str, dict[str, zipfile.ZipInfo]]:
    """The archive's one folder, and its files by their path below that folder."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise _refuse(path, f"it has {len(members)} members, more than {MAX_MEMBERS}")
    for member in members:
        if problem := _member_problem(member):
            raise _refuse(path, f"its member {_show(member.orig_filename)} {problem}")
    _check_sizes(members, path)
    files = {member.filename: member for member in members if not member.is_dir()}
    seen: dict[str, str] = {}
    folders = {_fold(str(parent)) for name in files for parent in Path(name).parents}
    for name in files:
        # Two members of one name overwrite each other; on some disks "A" and "a" are one name.
        if _fold(name) in seen or _fold(name) in folders:
            raise _refuse(path, f"two of its members have the name {_show(name)}")
        seen[_fold(name)] = name
    if len(files) < sum(not member.is_dir() for member in members):
        raise _refuse(path, "two of its members have the same name")
    tops = {member.filename.partition("/")[0] for member in members}
    if len(tops) != 1 or not all("/" in member.filename for member in members):
        raise _refuse(path, "it does not hold exactly one folder, as an Argos package does")
    top = tops.pop()
    return top, {name.partition("/")[2]: member for name, member in files.items()}


def _member_problem(member: zipfile.ZipInfo) -> str:
    # orig_filename is what the archive says; zipfile cuts `filename` at a NUL and turns separators round.
    name = member.orig_filename
    if any(ord(character) < 32 or ord(character) == 127 for character in name) or name != member.filename:
        return "has control characters in its name"
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        return "has an absolute name"
    if "\\" in name or ":" in name:
        return "has a name that is not portable"
    parts = name.removesuffix("/").split("/")
    if ".." in parts:
        return "leads out of its folder"
    if any(part in ("", ".") or len(part.encode("utf-8", "replace")) > 255 for part in parts) or len(name) > 1_000:
        return "has a malformed name"
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link"
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a device or another special file"
    if (kind == stat.S_IFDIR) != name.endswith("/") and kind != 0:
        return "is a folder by one account and a file by another"
    if member.flag_bits & 0x1:
        return "is encrypted"
    if member.compress_type not in _METHODS:
        return "is packed by another method than Argos uses"
    return ""


def _check_sizes(members: list[zipfile.ZipInfo], path: Path) -> None:
    packed_size = path.stat().st_size
    total = sum(member.file_size for member in members)
    if total > MAX_SIZE:
        raise _refuse(path, f"it would unpack to {total / 1e9:.1f} GB, more than {MAX_SIZE / 1e9:.1f} GB")
    for member in members:
        if member.file_size > max(SMALL, MAX_RATIO * member.compress_size):
            raise _refuse(
                path, f"its member {_show(member.filename)} would unpack to over {MAX_RATIO} times its size"
            )
    if total > max(SMALL, MAX_RATIO * packed_size):
        raise _refuse(path, f"it would unpack to over {MAX_RATIO} times its size")
    if sum(member.compress_size for member in members) > packed_size:
        raise _refuse(path, "its members overlap")


def _package(archive: zipfile.ZipFile, top: str, members: dict[str, zipfile.ZipInfo], path: Path) -> Package:
    if "metadata.json" not in members:
        raise _refuse(path, "it has no metadata.json")
    if members["metadata.json"].file_size > MAX_METADATA:
        raise _refuse(path, "its metadata.json is far too long")
    try:
        # With a bound: what it really unpacks to may be far more than it declares.
        with archive.open(members["metadata.json"]) as file:
            package = parse_metadata(file.read(MAX_METADATA), path)
    except PackageError as error:
        raise _refuse(path, error.what) from error
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,31}", package.version):
        raise _refuse(path, "its metadata.json has no version as package_version")
    if problem := missing_part(members.__contains__):
        raise _refuse(path, problem)
    for name in (top, path.name):
        named = _named_pair(name)
        if named and named != (package.from_code, package.to_code):
            raise _refuse(
                path, f"it is named {'→'.join(named)} but its metadata says {package.from_code}→{package.to_code}"
            )
    return package


def _named_pair(name: str) -> tuple[str, str] | None:
    """The pair that a folder or file is named after: "translate-en_ru-1_9", or "en_uk" as in the old days."""
    match = re.match(r"translate-([a-z]{2,3})_([a-z]{2,3})(?![a-z])", name) or re.fullmatch(
        r"([a-z]{2})_([a-z]{2})", name.removesuffix(".argosmodel")
    )
    return (match[1], match[2]) if match else None


def _copy(reader: IO[bytes], writer: IO[bytes], member: zipfile.ZipInfo, path: Path) -> None:
    written = 0
    while chunk := reader.read(_CHUNK):
        written += len(chunk)
        if written > member.file_size:
            raise _refuse(path, f"its member {_show(member.filename)} is longer than it says")
        writer.write(chunk)
    if written != member.file_size:
        raise _refuse(path, f"its member {_show(member.filename)} is shorter than it says")
    writer.flush()
    os.fsync(writer.fileno())


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _show(name: str) -> str:
    return ascii(name if len(name) <= 80 else name[:77] + "...")


def _refuse(path: Path, why: str) -> PackageError:
    return PackageError(f"not installed: {why}", path=path)


def _no_space(folder: Path, needed: int) -> PackageError:
    return PackageError(f"not installed: the disk has no room for {needed / 1e6:.0f} MB", path=folder.parent)
