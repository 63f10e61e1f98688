"""What the packages' files hashed to when they were first used: pinned then, compared ever after.

Argos' index has neither sizes nor hashes, so the first download is taken on trust (over https) and every later one
has to be the same file. The pins are one small JSON file beside the packages.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from l10n.errors import PackageError
from l10n.packages.archive import digest_file, sync_folder


@dataclass(frozen=True, slots=True)
class Seal:
    """The size in bytes and the SHA-256 of a file."""

    size: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.size} {self.sha256}"


# Sizes and hashes of published packages that have been compared with the publisher's file; others are pinned on
# first use. Keys are (from, to, version).
KNOWN: Mapping[tuple[str, str, str], Seal] = MappingProxyType(
    {("en", "ru", "1.9"): Seal(195_746_693, "591d743ae103752b88ffc38785c50421320f4eff93c8967e0d3d2e14d4e27811")}
)

Files = Mapping[str, Seal]
"""Each file of a package's folder, by its path there with forward slashes."""


@dataclass(frozen=True, slots=True)
class Pins:
    """What is pinned.

    Attributes:
        archives: Seals of downloaded archives, by "en_ru-1.9".
        folders: For each installed folder's name the contents it may have. There are two only while a package is
            swapped for another of the same name, so that a kill in between is no false alarm.
    """

    archives: Mapping[str, Seal] = field(default_factory=dict)
    folders: Mapping[str, tuple[Files, ...]] = field(default_factory=dict)

    def archive(self, from_code: str, to_code: str, version: str) -> Seal | None:
        """The seal that the archive of a package has to have; None when it has never been seen."""
        known = KNOWN.get((from_code, to_code, version))
        return known or self.archives.get(f"{from_code}_{to_code}-{version}")

    def with_archive(self, from_code: str, to_code: str, version: str, seal: Seal) -> Pins:
        """With the archive of a package pinned."""
        return replace(self, archives={**self.archives, f"{from_code}_{to_code}-{version}": seal})

    def with_folder(self, name: str, contents: Iterable[Files]) -> Pins:
        """With the contents that the folder `name` may have; without the folder when there are none."""
        others = {key: value for key, value in self.folders.items() if key != name}
        allowed = tuple(contents)
        return replace(self, folders={**others, name: allowed} if allowed else others)


def read_pins(path: Path) -> Pins:
    """The pins in a file; none when there is no such file yet.

    Raises:
        PackageError: The file is broken.
    """
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        return Pins(
            archives={key: _seal(value) for key, value in data["archives"].items()},
            folders={
                name: tuple({file: _seal(value) for file, value in files.items()} for files in contents)
                for name, contents in data["folders"].items()
            },
        )
    except FileNotFoundError:
        return Pins()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise PackageError(
            f"the record of package hashes cannot be read ({error})", path=path, todo="delete it to start a new one"
        ) from error


def write_pins(path: Path, pins: Pins) -> None:
    """Write the pins beside and swap them in, so that a kill leaves the old file or the new one."""
    if pins == Pins():
        path.unlink(missing_ok=True)
        return
    data = {
        "archives": {key: str(seal) for key, seal in sorted(pins.archives.items())},
        "folders": {
            name: [{file: str(seal) for file, seal in sorted(files.items())} for files in contents]
            for name, contents in sorted(pins.folders.items())
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (json.dumps(data, indent=1) + "\n").encode())


def write_whole(path: Path, data: bytes) -> None:
    """Put a small file in place whole: written beside, on the disk, swapped in.

    The file beside always has the same name, so the next run takes what a killed one left; the caller keeps
    other runs out.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def read_files(folder: Path) -> Files:
    """The seal of every file below a package's folder.

    Raises:
        PackageError: A file cannot be read.
    """
    try:
        return {
            entry.relative_to(folder).as_posix(): Seal(*digest_file(entry))
            for entry in sorted(folder.rglob("*"))
            if entry.is_file()
        }
    except OSError as error:
        raise PackageError(f"a file of the package cannot be read ({error})", path=folder) from error


def compare_files(now: Files, pinned: Iterable[Files]) -> tuple[str, ...]:
    """How a folder's files differ from the contents it may have: "model/model.bin has changed" ...; () if not.

    Of several allowed contents the last one is what the differences are told from.
    """
    differences: tuple[str, ...] = ()
    for files in pinned:
        differences = (
            *(f"{name} is missing" for name in files if name not in now),
            *(f"{name} has changed" for name in files if name in now and now[name] != files[name]),
            *(f"{name} has been added" for name in now if name not in files),
        )
        if not differences:
            break
    return differences


def _seal(text: str) -> Seal:
    size, sha256 = text.split()
    return Seal(int(size), sha256)
