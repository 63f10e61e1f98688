"""Write a file whole or not at all, and never over a change that somebody else made meanwhile."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from l10n.catalog.reading import read_bytes, version_of
from l10n.errors import CatalogError

_MARK = ".l10n-tmp"


class ChangedError(CatalogError):
    """The file is not the one that was read: somebody saved it meanwhile."""


def write_whole(path: Path, data: bytes, *, version: str | None = None) -> bool:
    """Put `data` at `path`: beside it first, synced, then swapped in; nothing at all when it stands there already.

    Permissions stay as they are, a symbolic link stays a link, and what a killed run left beside the file is
    removed. Two runs at once wait for each other.

    Args:
        path: The file. Its folder is made when it is missing.
        data: What it shall hold.
        version: What `version_of` gave for the bytes the caller has read; None when it does not matter.

    Returns:
        Whether anything was written.

    Raises:
        ChangedError: The file's bytes are not those of `version`; nothing was written.
        CatalogError: It cannot be written (no permission, no space, a folder stands there).
    """
    real = Path(os.path.realpath(path))
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with _locked(real.parent):
            _clear(real)
            there = read_bytes(real)
            refuse_change(path, there, version)
            if there == data:
                return False
            _swap(real, data, path, version)
    except OSError as error:
        raise CatalogError(
            f"cannot be written ({error.strerror or error})",
            path=path,
            todo="nothing was changed; make room or check the permissions, then run again",
        ) from error
    return True


def refuse_change(path: Path, there: bytes | None, version: str | None) -> None:
    """Raise `ChangedError` where the bytes that are there are not those of `version`."""
    if version is not None and version_of(there) != version:
        raise ChangedError(
            "was saved by another program while l10n worked on it",
            path=path,
            todo="nothing was overwritten; save it in your editor and run l10n again",
        )


def _swap(real: Path, data: bytes, path: Path, version: str | None) -> None:
    beside = real.with_name(f".{real.name}.{os.getpid()}{_MARK}")
    try:
        with beside.open("xb") as stream:
            if real.exists():
                _keep_owner(stream.fileno(), real)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # Everything slow is done: look once more, in the last moment, for an editor that saved.
        refuse_change(path, read_bytes(real), version)
        beside.replace(real)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(real.parent)


def _keep_owner(descriptor: int, real: Path) -> None:
    there = real.stat()
    if hasattr(os, "fchown"):
        with contextlib.suppress(PermissionError):
            os.fchown(descriptor, there.st_uid, there.st_gid)
        os.fchmod(descriptor, there.st_mode & 0o7777)


def _clear(real: Path) -> None:
    # Under the lock nobody else is writing here: whatever lies beside the file is a killed run's.
    for left in real.parent.glob(f".{_escape_glob(real.name)}.*{_MARK}"):
        left.unlink(missing_ok=True)


def _escape_glob(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system lets go of it when the process ends, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows: the last look before the swap has to do.
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
