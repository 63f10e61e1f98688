"""What is inside an Argos package, whether it is a folder or still an `.argosmodel` file (a zip).

The bundled packages are read straight from the file; nothing is unpacked to disk.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import EngineError

_TODO = "install the package again with l10n models install"
_BLOCKS = 16
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Contents:
    """An Argos package's files.

    Attributes:
        path: The folder or the `.argosmodel` file.
        identity: A hash that changes with the model, the vocabulary, the tokenizer or the metadata; made without
            reading the weights (a zip keeps checksums; of a file in a folder, its size and 16 sampled blocks).
        members: Name inside the package ("model/model.bin") to the zip's member, or to the path below the folder.
    """

    path: Path
    identity: str
    members: dict[str, str]

    @property
    def folder(self) -> Path | None:
        """The model's folder on disk; None when the package is a zip."""
        return self.path / "model" if self.path.is_dir() else None

    def read(self, *names: str) -> dict[str, bytes]:
        """The named files' bytes.

        Raises:
            EngineError: A file is missing or damaged.
        """
        for name in names:
            if name not in self.members:
                raise EngineError(f"the Argos package has no {name}", path=self.path, todo=_TODO)
        try:
            if self.folder is not None:
                return {name: (self.path / self.members[name]).read_bytes() for name in names}
            with zipfile.ZipFile(self.path) as archive:
                return {name: archive.read(self.members[name]) for name in names}
        except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
            raise EngineError(f"the Argos package is damaged ({error})", path=self.path, todo=_TODO) from error

    def read_metadata(self) -> dict[str, Any]:
        """The package's metadata.json.

        Raises:
            EngineError: It is missing, damaged or no JSON object.
        """
        try:
            metadata = json.loads(self.read("metadata.json")["metadata.json"])
        except ValueError as error:
            raise EngineError("the Argos package's metadata.json is no JSON", path=self.path, todo=_TODO) from error
        if not isinstance(metadata, dict):
            raise EngineError("the Argos package's metadata.json is no JSON object", path=self.path, todo=_TODO)
        return metadata


def read_contents(path: Path) -> Contents:
    """List the files that translating needs, and identify them, in a few milliseconds.

    Raises:
        EngineError: There is no package at `path`.
    """
    try:
        return _read_folder(path) if path.is_dir() else _read_zip(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise EngineError(f"this is no Argos package ({error})", path=path, todo=_TODO) from error


def _wanted(name: str) -> bool:
    return name.startswith("model/") or name in {"metadata.json", "sentencepiece.model", "bpe.model"}


def _read_zip(path: Path) -> Contents:
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
    tops = [info.filename.removesuffix("metadata.json") for info in infos if _is_metadata(info.filename)]
    if not tops:
        raise EngineError("the Argos package has no metadata.json", path=path, todo=_TODO)
    top = min(tops, key=len)
    members: dict[str, str] = {}
    marks: list[str] = []
    for info in infos:
        name = info.filename.removeprefix(top)
        if info.filename.startswith(top) and _wanted(name):
            members[name] = info.filename
            marks.append(f"{name} {info.file_size} {info.CRC}")
    return Contents(path, _hash(marks), members)


def _is_metadata(name: str) -> bool:
    return name.rpartition("/")[2] == "metadata.json" and name.count("/") <= 1


def _read_folder(path: Path) -> Contents:
    files = sorted((*path.glob("*"), *path.glob("model/*")))
    members = {file.relative_to(path).as_posix(): file for file in files if file.is_file()}
    members = {name: file for name, file in members.items() if _wanted(name)}
    if "metadata.json" not in members:
        raise EngineError("the Argos package has no metadata.json", path=path, todo=_TODO)
    marks = [f"{name} {_sample(file)}" for name, file in members.items()]
    return Contents(path, _hash(marks), {name: name for name in members})


def _sample(path: Path) -> str:
    # Weights that were trained anew differ everywhere, so evenly spaced blocks tell them apart.
    digest = hashlib.sha256()
    size = path.stat().st_size
    with path.open("rb") as file:
        for number in range(_BLOCKS if size > _BLOCKS * _BLOCK else 1):
            file.seek(number * (size - _BLOCK) // (_BLOCKS - 1) if size > _BLOCKS * _BLOCK else 0)
            digest.update(file.read(_BLOCK if size > _BLOCKS * _BLOCK else -1))
    return f"{size} {digest.hexdigest()}"


def _hash(marks: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(marks)).encode()).hexdigest()[:16]
