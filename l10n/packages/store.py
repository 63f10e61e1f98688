"""The packages on this machine, and which of them serve a pair of languages.

This is on the path of every `l10n translate`: it lists folders and reads small JSON files, nothing more.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import PackageError
from l10n.model import Package
from l10n.packages.location import package_folders

STARTER = Path(__file__).parents[1] / "starter"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
OWN_FOLDER = ".l10n"
"""Our own folder, where it has to lie among the packages (see `workplace`)."""
MAX_METADATA = 1 << 20
"""A metadata.json is some hundred bytes; more than this many is not one."""

_PRE_RELEASE = re.compile(r"(dev|a|alpha|b|beta|c|rc|pre|preview)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that lies among the packages and is none that we can use.

    Attributes:
        path: The folder or file.
        problem: Why it is left out, one short phrase.
    """

    path: Path
    problem: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """What lies on this machine: the packages, best first for each pair, and what was left out."""

    packages: tuple[Package, ...]
    strays: tuple[Stray, ...] = ()


def find_packages(source: str, target: str) -> tuple[Package, ...]:
    """The chain of packages that translates `source` into `target`: one package, or several when pivoting.

    A direct package is preferred to a chain through other languages, an installed one to a bundled one, a newer
    version to an older. Of the chains the shortest is taken, preferring English in the middle.

    Raises:
        PackageError: No chain of packages leads from `source` to `target`.
    """
    chain = choose_chain(read_inventory().packages, source, target)
    if not chain:
        raise PackageError(
            f"no Argos package here translates {source}→{target}",
            todo=f"install one: l10n models install {target if source == 'en' else f'{source}_{target}'}",
        )
    return chain


def choose_chain(packages: Iterable[Package], source: str, target: str) -> tuple[Package, ...]:
    """The chain of `find_packages` out of `packages`, which are ordered best first for each pair; () if none."""
    best: dict[tuple[str, str], Package] = {}
    for package in packages:
        best.setdefault((package.from_code, package.to_code), package)
    # Breadth first: all the shortest chains, each language entered at its smallest depth only.
    chains: list[tuple[Package, ...]] = [()]
    entered = {source}
    while chains:
        longer = [
            (*chain, package)
            for chain in chains
            for package in best.values()
            if package.from_code == (chain[-1].to_code if chain else source) and package.to_code not in entered
        ]
        if arrived := [chain for chain in longer if chain[-1].to_code == target]:
            return min(arrived, key=_chain_rank)
        entered.update(chain[-1].to_code for chain in longer)
        chains = longer
    return ()


def _chain_rank(chain: Sequence[Package]) -> tuple[int, int, list[str]]:
    middle = [package.to_code for package in chain[:-1]]
    return -middle.count("en"), sum(package.bundled for package in chain), middle


def read_inventory() -> Inventory:
    """Every package on this machine, installed before bundled, newest version first, and what was left out.

    A stray folder, half a package or broken metadata is never an error here: it is a `Stray`.
    """
    packages: list[Package] = []
    strays: list[Stray] = []
    for folder, bundled in (*((folder, False) for folder in package_folders()), (STARTER, True)):
        found = read_folder(folder, bundled=bundled)
        packages += found.packages
        strays += found.strays
    return Inventory(tuple(packages), tuple(strays))


def read_folder(folder: Path, *, bundled: bool = False) -> Inventory:
    """The packages in a folder, newest version first: its subfolders or, when bundled, its `.argosmodel` files."""
    packages: list[Package] = []
    strays: list[Stray] = []
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        return Inventory(())
    except OSError as error:
        return Inventory((), (Stray(folder, f"cannot be listed ({error.strerror})"),))
    for entry in entries:
        if entry.name == OWN_FOLDER:
            continue
        if bundled:
            if entry.suffix != ".argosmodel":
                continue
        elif not os.path.isdir(entry):  # noqa: PTH112  (False, not an error, where it cannot be looked at)
            if entry.suffix == ".argosmodel":
                strays.append(Stray(entry, f"not unpacked: l10n models install {entry}"))
            continue
        try:
            packages.append(read_package(entry, bundled=bundled))
        except PackageError as error:
            strays.append(Stray(entry, error.what))
    packages.sort(key=lambda package: version_key(package.version), reverse=True)
    return Inventory(tuple(packages), tuple(strays))


def read_package(path: Path, *, bundled: bool = False) -> Package:
    """The package in a folder, or in an `.argosmodel` file.

    Raises:
        PackageError: There is no whole package at `path`.
    """
    try:
        metadata = _read_file_metadata(path) if bundled else _read_folder_metadata(path)
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise PackageError(f"cannot be read ({error})", path=path) from error
    return parse_metadata(metadata, path, bundled=bundled)


def parse_metadata(data: bytes, path: Path, *, bundled: bool = False) -> Package:
    """A package from the bytes of its `metadata.json`.

    Raises:
        PackageError: The metadata does not parse, or does not describe a translation package of one pair.
    """
    try:
        metadata: Any = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise PackageError("its metadata.json is not JSON", path=path) from error
    if not isinstance(metadata, dict):
        raise PackageError("its metadata.json is not a JSON object", path=path)
    kind = metadata.get("type", "translate")
    if kind != "translate":
        raise PackageError(f"it is a package of type {kind!r}, not for translation", path=path)
    values = {
        name: metadata.get(name, default)
        for name, default in (("from_code", ""), ("to_code", ""), ("package_version", ""), ("target_prefix", ""))
    }
    for name, value in values.items():
        if not isinstance(value, str):
            raise PackageError(f"its metadata.json has no text as {name}", path=path)
    for name in ("from_code", "to_code"):
        if not is_language_code(values[name]):
            raise PackageError(f"its metadata.json has no language code as {name}", path=path)
    if values["from_code"] == values["to_code"]:
        raise PackageError("its metadata.json names the same language twice", path=path)
    return Package(
        path=path,
        from_code=values["from_code"],
        to_code=values["to_code"],
        version=values["package_version"],
        bundled=bundled,
        target_prefix=values["target_prefix"],
    )


def is_language_code(text: str) -> bool:
    """Whether a text can be a language code: "uk", "pt-BR", "zh_Hant"; it is safe in a file name."""
    return re.fullmatch(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*", text) is not None


def version_key(version: str) -> tuple[tuple[int, ...], int, str]:
    """What to sort versions by: 1.10 is newer than 1.9, 1.9.0 the same, 2.0rc1 older than 2.0; no number is oldest.

    >>> sorted(["1.10", "1.9", "2.0", "2.0rc1", "", "0.1"], key=version_key)
    ['', '0.1', '1.9', '1.10', '2.0rc1', '2.0']
    >>> version_key("1.9") == version_key("v1.9.0")
    True
    """
    match = re.match(r"\s*v?(\d+(?:\.\d+)*)", version, re.ASCII)
    if match is None:
        return (), 0, version
    numbers = [int(number[:18]) for number in match[1].split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    rest = version[match.end() :].strip(" .-_").lower()
    return tuple(numbers), 0 if _PRE_RELEASE.match(rest) else 1, rest


def _read_folder_metadata(folder: Path) -> bytes:
    path = folder / "metadata.json"
    try:
        with path.open("rb") as file:
            metadata = file.read(MAX_METADATA + 1)
    except FileNotFoundError:
        raise PackageError("it has no metadata.json", path=folder) from None
    if len(metadata) > MAX_METADATA:
        raise PackageError("its metadata.json is far too long", path=folder)
    if problem := missing_part(lambda name: (folder / name).is_file()):
        # A package of another type has no model, and saying so would mislead.
        parse_metadata(metadata, folder)
        raise PackageError(problem, path=folder)
    return metadata


def _read_file_metadata(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        members = set(archive.namelist())
        names = [name for name in members if name.count("/") == 1 and name.endswith("/metadata.json")]
        if len(names) != 1:
            raise PackageError("it does not hold one folder with a metadata.json", path=path)
        top = names[0].partition("/")[0]
        if problem := missing_part(lambda name: f"{top}/{name}" in members):
            raise PackageError(problem, path=path)
        if archive.getinfo(names[0]).file_size > MAX_METADATA:
            raise PackageError("its metadata.json is far too long", path=path)
        with archive.open(names[0]) as file:
            return file.read(MAX_METADATA)


def missing_part(has: Callable[[str], bool]) -> str:
    """What a package lacks to be whole, as a phrase; "" when nothing. `has(name)` says whether a file is there."""
    if not has("model/model.bin"):
        return "half a package: it has no model/model.bin"
    if not any(has(name) for name in TOKENIZERS):
        return f"half a package: it has neither {' nor '.join(TOKENIZERS)}"
    return ""
