"""Fetch an archive to the last byte, taken up again where a cut or an earlier run left it."""

from __future__ import annotations

import http.client
import json
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from l10n.errors import PackageError
from l10n.packages.archive import MAX_SIZE, digest_file
from l10n.packages.connection import CutError, GoneError, RangeError, describe, length_of, open_url, retry
from l10n.packages.pins import Seal, write_whole

Progress = Callable[[int, int, str], None]
"""Called with the bytes that are here, the bytes there will be (0: unknown), and the name of the file."""

_CHUNK = 1 << 16


def fetch_file(
    links: Sequence[str], path: Path, name: str, *, seal: Seal | None = None, progress: Progress | None = None
) -> Seal:
    """Fetch a file from the first of its addresses that gives it, and give back its size and hash.

    What an earlier run left at `path` is taken up again. What is there afterwards has the size that the server said
    and, where `seal` is given, that size and hash. `delete_part` removes it.

    Args:
        links: Addresses of the file; those that are not http(s) are passed over.
        path: Where to put it.
        name: What to call it to the person.
        seal: What the file is known to be.
        progress: Told how far it is.

    Raises:
        PackageError: No address gives the file, or it is not the known one. Only a part that can be taken up again
            is kept.
    """
    problem = ""
    for link in links:
        if not link.lower().startswith(("https://", "http://")):
            continue
        try:
            return _Download(link, path, name, seal, progress).run()
        except GoneError as error:
            problem = f"{link}: {error}"
        except OSError as error:
            raise PackageError(f"{name} cannot be saved ({describe(error)})", path=path) from error
    if not problem:
        raise PackageError(f"the index has no http(s) address for {name}", todo="install it from a file")
    kept = f"; the first {path.stat().st_size / 1e6:.1f} MB are kept for the next try" if path.is_file() else ""
    raise PackageError(
        f"{name} cannot be fetched ({problem}){kept}",
        todo="try again later, or get the .argosmodel file and run l10n models install FILE",
    )


def delete_part(path: Path) -> None:
    """Remove a fetched or half fetched file and the note of where it came from."""
    path.unlink(missing_ok=True)
    _note_path(path).unlink(missing_ok=True)


class _Download:
    """One file from one address.

    Beside the unfinished file lies a note: the address, the validator (ETag or date) and the total size, so that a
    later run can ask for the rest of the very same file.
    """

    def __init__(self, url: str, path: Path, name: str, seal: Seal | None, progress: Progress | None) -> None:
        self._url = url
        self._path = path
        self._name = name
        self._seal = seal
        self._progress = progress or (lambda done, total, step: None)
        self._furthest = 0
        note_url, self._validator, self._total = _read_note(path)
        if note_url != url:
            self._validator = ""
        if seal is not None:
            self._total = seal.size
        # What is here can be the beginning of this file if it came from this address, or its hash will tell.
        if (note_url != url and seal is None) or (self._total and self._have > self._total):
            delete_part(path)

    @property
    def _have(self) -> int:
        return self._path.stat().st_size if self._path.is_file() else 0

    def run(self) -> Seal:
        """Fetch what is missing, and judge the whole; from the start again if what was here did not fit."""
        for again in (False, True):
            resumed = self._have > 0
            try:
                retry(self._fetch_rest)
            except RangeError as error:
                delete_part(self._path)
                if again or not resumed:
                    raise GoneError("the server contradicts itself about the file's length") from error
                continue
            size, sha256 = digest_file(self._path)
            if self._seal is None or (size, sha256) == (self._seal.size, self._seal.sha256):
                return Seal(size, sha256)
            delete_part(self._path)
            if not resumed:
                raise GoneError(f"not the known file: its SHA-256 is {sha256} instead of {self._seal.sha256}")
        raise GoneError("not the known file: its SHA-256 is another")

    def _fetch_rest(self) -> None:
        have = self._have
        if have and have == self._total:
            return
        headers = {}
        if have:
            headers["Range"] = f"bytes={have}-"
            # A weak ETag does not promise the same bytes (RFC 9110, 13.1.5).
            if self._validator and not self._validator.startswith("W/"):
                headers["If-Range"] = self._validator
        with open_url(self._url, headers) as response:
            if have and response.status == http.client.PARTIAL_CONTENT:
                begin, total = _content_range(response)
                if begin != have or (self._total and total and total != self._total):
                    delete_part(self._path)
                    raise CutError("the server sent another part of the file")
            else:
                have, total = 0, length_of(response)
                if self._seal is not None and total not in (0, self._seal.size):
                    raise GoneError(f"not the known file: it has {total} bytes instead of {self._seal.size}")
                self._begin(response, total)
            if self._total > MAX_SIZE:
                raise GoneError(f"it is longer than {MAX_SIZE / 1e9:.1f} GB")
            if self._total and shutil.disk_usage(self._path.parent).free < self._total - have:
                raise OSError(f"the disk has no room for {self._total / 1e6:.0f} MB")
            self._receive(response, have)

    def _begin(self, response: http.client.HTTPResponse, total: int) -> None:
        self._validator = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
        self._total = self._seal.size if self._seal is not None else total
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_bytes(b"")
        note = {"url": self._url, "validator": self._validator, "total": self._total}
        write_whole(_note_path(self._path), json.dumps(note).encode())

    def _receive(self, response: http.client.HTTPResponse, have: int) -> None:
        limit = self._total or MAX_SIZE
        with self._path.open("ab") as file:
            while True:
                try:
                    chunk = response.read1(_CHUNK)
                except (OSError, http.client.HTTPException) as error:
                    raise self._cut(describe(error), have) from error
                if not chunk:
                    break
                have += len(chunk)
                if have > limit:
                    break
                file.write(chunk)
                self._progress(have, self._total, self._name)
        if have > limit:
            delete_part(self._path)
            raise GoneError(f"it is longer than the {limit} bytes that the server said")
        if have < self._total:
            raise self._cut(f"the connection was cut after {have} of {self._total} bytes", have)

    def _cut(self, why: str, have: int) -> CutError:
        moved = have > self._furthest
        self._furthest = max(have, self._furthest)
        return CutError(why, moved=moved)


def _note_path(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _read_note(path: Path) -> tuple[str, str, int]:
    """The address, validator and total size of an unfinished file; "", "" and 0 when unknown."""
    try:
        note = json.loads(_note_path(path).read_text(encoding="utf-8"))
        return str(note["url"]), str(note["validator"]), int(note["total"])
    except (OSError, ValueError, TypeError, KeyError):
        return "", "", 0


def _content_range(response: http.client.HTTPResponse) -> tuple[int, int]:
    """Where the part begins and how long the whole file is (0: not said); (-1, 0) when it makes no sense."""
    match = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("Content-Range", "").strip(), re.ASCII)
    if match is None:
        return -1, 0
    return int(match[1]), 0 if match[2] == "*" else int(match[2])
