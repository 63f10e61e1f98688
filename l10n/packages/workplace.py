"""Where packages are changed: one run at a time, things made ready and put in by renaming, leftovers removed.

Things are made ready in a folder of our own beside the packages' folder, on the same disk. Two folders of one name
cannot be swapped in one step, so the new one is put beside the old one as `NAME.new`, the old one is renamed away,
and `NAME.new` becomes `NAME`: at each moment at least one whole package is there, and each is the old one or the
new one. What a killed run leaves is put right by the next run.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from l10n.errors import PackageError
from l10n.packages.archive import sync_folder
from l10n.packages.location import packages_folder
from l10n.packages.store import OWN_FOLDER

_NEW = ".new"


class Place:
    """The packages' folder and the folder of our own things beside it.

    Argos Translate stops at any folder among its packages that has no metadata.json, so ours lies outside. Only
    where the packages' folder is a disk of its own (a container's volume) or its parent is read-only, it is inside
    them, with a metadata.json that makes Argos Translate pass over it.

    Attributes:
        packages: The folder of the packages, links resolved.
        own: Our folder.
        pins: The file of the pins in it.
        staging: Where a package is made ready; empty at first.
    """

    def __init__(self, packages: Path) -> None:
        self.packages = packages.resolve()
        self.own = self.packages.with_name(self.packages.name + ".l10n")
        self._inside = self.packages / OWN_FOLDER
        if self._inside.is_dir() or (self.packages.is_dir() and not self._fits_beside()):
            self.own = self._inside
        self.pins = self.own / "pins.json"
        self.staging = self.own / "staging"
        self._trash = self.own / "trash"

    def _fits_beside(self) -> bool:
        parent = self.packages.parent
        if self.own.is_dir():
            return os.access(self.own, os.W_OK) and self.own.stat().st_dev == self.packages.stat().st_dev
        return os.access(parent, os.W_OK) and parent.stat().st_dev == self.packages.stat().st_dev

    def prepare(self) -> None:
        """Create our folder and put right what a killed run left."""
        self.own.mkdir(exist_ok=True)
        stub = self.own / "metadata.json"
        if self.own == self._inside and not stub.exists():
            stub.write_text(json.dumps({"type": "l10n", "from_name": "", "to_name": ""}), encoding="utf-8")
        for new in sorted(self.packages.glob(f"translate-*{_NEW}")):
            final = new.with_name(new.name.removesuffix(_NEW))
            if os.path.lexists(final):
                self.throw_away(new)
            else:
                new.rename(final)
        for leftover in (self.staging, self._trash):
            _delete(leftover)
        self.staging.mkdir()

    def swap_in(self, staged: Path, name: str) -> None:
        """Put a folder in place under `name`; what stood there before is thrown away."""
        final = self.packages / name
        if not os.path.lexists(final):
            staged.rename(final)
        else:
            new = self.packages / (name + _NEW)
            staged.rename(new)
            sync_folder(self.packages)
            self.throw_away(final)
            new.rename(final)
        sync_folder(self.packages)

    def throw_away(self, path: Path) -> None:
        """Take something out of the packages' folder in one step, and then delete it."""
        self._trash.mkdir(exist_ok=True)
        bin_ = Path(tempfile.mkdtemp(dir=self._trash))
        path.rename(bin_ / path.name)
        sync_folder(self.packages)
        _delete(bin_)

    def clean(self) -> None:
        """Delete what only this run needed; without pins, our whole folder."""
        for leftover in (self.staging, self._trash, self.pins.with_name(f".{self.pins.name}.new")):
            _delete(leftover)
        if not self.pins.exists():
            _delete(self.own)


@contextmanager
def open_workplace() -> Iterator[Place]:
    """The workplace, ours alone while this lasts; folders that this created and left empty are removed again.

    Raises:
        PackageError: The folder cannot be written, or another run is at work there.
    """
    packages = packages_folder()
    created = [folder for folder in (packages, *packages.parents) if not folder.exists()]
    try:
        packages.mkdir(parents=True, exist_ok=True)
        with lock_folder(packages):
            place = Place(packages)
            place.prepare()
            try:
                yield place
            finally:
                place.clean()
    except OSError as error:
        raise PackageError(
            f"the packages cannot be changed ({error.strerror or error})",
            path=error.filename or packages,
            todo="make the folder writable, or set ARGOS_PACKAGES_DIR",
        ) from error
    finally:
        for folder in created:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep other runs of l10n out of a folder; the lock goes with the process, however that ends.

    Raises:
        PackageError: Another run has the lock.
    """
    try:
        import fcntl
    except ImportError:  # Windows: two installs at once are then the person's to avoid.
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PackageError(
                "another l10n models command is at work here", path=folder, todo="wait until it has finished"
            ) from None
        except OSError:
            pass  # A network disk without locks.
        yield
    finally:
        os.close(handle)


def _delete(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        for entry in path.iterdir():
            # Links are removed, never followed.
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        path.rmdir()
