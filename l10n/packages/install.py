"""Install, remove and verify packages: whole or not at all, also when the machine stops in between."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.errors import L10nError, PackageError
from l10n.model import Package
from l10n.packages.archive import digest_file, find_damage, unpack_archive
from l10n.packages.download import Progress, delete_part, fetch_file
from l10n.packages.index import Entry
from l10n.packages.interchange import check_interchange
from l10n.packages.location import downloads_folder, packages_folder
from l10n.packages.pins import Pins, Seal, compare_files, read_files, read_pins, write_pins
from l10n.packages.store import STARTER, Stray, read_folder, version_key
from l10n.packages.workplace import Place, lock_folder, open_workplace

Trial = Callable[[Package], None]
"""Loads a package's model and translates with it; raises an L10nError when that does not work."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What an installation did.

    Attributes:
        package: The package, where it now lies.
        replaced: The packages that it took the place of.
        notes: What the person should know, one sentence each.
    """

    package: Package
    replaced: tuple[Package, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a look at one package's files showed.

    Attributes:
        package: The package.
        problems: How its files differ from what was pinned; () when they do not.
        pinned: Whether its files were pinned only now, because l10n had never seen them.
    """

    package: Package
    problems: tuple[str, ...] = ()
    pinned: bool = False


def install_entry(entry: Entry, trial: Trial, progress: Progress | None = None) -> Installed:
    """Fetch a package of the index and install it, in place of all older versions of the same pair.

    Raises:
        PackageError: It cannot be fetched or is refused; what was installed before is untouched.
    """
    folder = downloads_folder()
    path = folder / f"{folder_name(entry)}.argosmodel"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PackageError(f"cannot be made ({error.strerror})", path=folder, todo="set XDG_CACHE_HOME") from error
    with lock_folder(folder):
        seal = load_pins().archive(entry.from_code, entry.to_code, entry.version)
        fetch_file(entry.links, path, str(entry), seal=seal, progress=progress)
        try:
            return install_package(path, trial, entry=entry)
        finally:
            # Installed, it is not needed again; refused, it must not be taken up again.
            delete_part(path)


def install_package(path: Path, trial: Trial, *, entry: Entry | None = None) -> Installed:
    """Install the package in an archive, in place of all older versions of the same pair.

    Args:
        path: The `.argosmodel` file.
        trial: Tries the unpacked package before it is put in place.
        entry: What the index says it is, where it comes from there; its hash is then pinned.

    Raises:
        PackageError: It is refused; what was installed before is untouched and nothing is left behind.
    """
    with open_workplace() as place:
        staged = unpack_archive(path, place.staging / "package")
        if entry is not None and _pair(entry) != _pair(staged):
            raise PackageError(
                f"not installed: it translates {staged.from_code}→{staged.to_code}, not {entry}", path=path
            )
        others = [package for package in read_folder(place.packages).packages if _pair(package) == _pair(staged)]
        for package in others:
            if version_key(package.version) > version_key(staged.version):
                raise PackageError(
                    f"not installed: {package} is installed and newer than {staged.version}",
                    path=path,
                    todo=f"remove that one first: l10n models remove {package.from_code}_{package.to_code}",
                )
        try:
            trial(staged)
            check_interchange(staged)
        except L10nError as error:
            raise PackageError(f"not installed: {error.what}", path=path) from error
        seal = Seal(*digest_file(path))
        name = folder_name(staged)
        pins = read_pins(place.pins)
        notes: tuple[str, ...] = ()
        known = pins.archive(staged.from_code, staged.to_code, staged.version)
        if entry is not None:
            pins = pins.with_archive(entry.from_code, entry.to_code, entry.version, seal)
            if version_key(entry.version) != version_key(staged.version):
                notes = (f"The index calls this package {entry}, the package itself {staged}.",)
        elif known is not None and known != seal:
            notes = (f"This file is not the {staged} of the index: its SHA-256 is {seal.sha256}.",)
        contents = read_files(staged.path)
        # Both contents are allowed until the swap is done.
        write_pins(place.pins, pins.with_folder(name, (*pins.folders.get(name, ()), contents)))
        place.swap_in(staged.path, name)
        pins = pins.with_folder(name, (contents,))
        for package in others:
            if package.path.name != name:
                place.throw_away(package.path)
                pins = pins.with_folder(package.path.name, ())
        write_pins(place.pins, pins)
        return Installed(replace(staged, path=place.packages / name), tuple(others), notes)


def remove_packages(source: str, target: str) -> tuple[Package, ...]:
    """Remove every installed package of a pair, and give back what they were.

    Raises:
        PackageError: None is installed.
    """
    with open_workplace() as place:
        packages = [
            package for package in read_folder(place.packages).packages if _pair(package) == (source, target)
        ]
        if not packages:
            raise PackageError(
                f"no package {source}→{target} is installed", todo="see what is installed: l10n models list"
            )
        pins = read_pins(place.pins)
        for package in packages:
            place.throw_away(package.path)
            pins = pins.with_folder(package.path.name, ())
        write_pins(place.pins, pins)
        return tuple(packages)


def verify_packages() -> tuple[tuple[Verdict, ...], tuple[Stray, ...]]:
    """Hash every installed package's files and compare them with what is pinned; pin what never was.

    Bundled packages are judged by the checksums in their archives.

    Returns:
        A verdict for each package, and what was a package when it was pinned and is none any more.

    Raises:
        PackageError: The record of hashes is broken, or a file cannot be read.
    """
    found = read_folder(packages_folder())
    pins = old = load_pins()
    verdicts = []
    for package in found.packages:
        now = read_files(package.path)
        allowed = pins.folders.get(package.path.name)
        if allowed is None:
            pins = pins.with_folder(package.path.name, (now,))
        verdicts.append(Verdict(package, compare_files(now, allowed or (now,)), pinned=allowed is None))
    verdicts += [
        Verdict(package, find_damage(package.path)) for package in read_folder(STARTER, bundled=True).packages
    ]
    lost = tuple(stray for stray in found.strays if stray.path.name in pins.folders)
    names = {package.path.name for package in found.packages} | {stray.path.name for stray in lost}
    for name in set(pins.folders) - names:
        pins = pins.with_folder(name, ())  # Removed by hand or by Argos Translate.
    if pins != old:
        with open_workplace() as place:
            write_pins(place.pins, pins)
    return tuple(verdicts), lost


def check_current(entry: Entry) -> Package | None:
    """The installed package that makes an entry of the index superfluous: at least as new, and unchanged.

    Older versions of the pair that a killed run has left are removed.

    Raises:
        PackageError: The packages' folder cannot be written or read.
    """
    pair = entry.from_code, entry.to_code
    packages = [package for package in read_folder(packages_folder()).packages if _pair(package) == pair]
    if not packages or version_key(packages[0].version) < version_key(entry.version):
        return None
    newest, *older = packages
    if compare_files(read_files(newest.path), load_pins().folders.get(newest.path.name, ())):
        return None
    if older:
        with open_workplace() as place:
            for package in older:
                place.throw_away(package.path)
    return newest


def load_pins() -> Pins:
    """What is pinned beside the packages.

    Raises:
        PackageError: The record is broken.
    """
    return read_pins(Place(packages_folder()).pins)


def folder_name(package: Package | Entry) -> str:
    """The folder that a package is installed in, named as Argos Translate's own packages are.

    >>> folder_name(Package(Path(), "en", "ru", "1.9"))
    'translate-en_ru-1_9'
    """
    version = re.sub(r"[^0-9A-Za-z]+", "_", package.version)
    return f"translate-{package.from_code}_{package.to_code}-{version}"


def _pair(package: Package | Entry) -> tuple[str, str]:
    return package.from_code, package.to_code
