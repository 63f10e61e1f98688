"""The list of packages that Argos publishes, and its copy on this machine for when there is no network."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from l10n.errors import PackageError
from l10n.packages.connection import GoneError, fetch_bytes
from l10n.packages.location import index_copy, index_url
from l10n.packages.pins import write_whole
from l10n.packages.store import is_language_code, version_key
from l10n.packages.workplace import lock_folder

_LIMIT = 16 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One package that can be fetched.

    Attributes:
        from_code: Source language code.
        to_code: Target language code.
        version: The package's version.
        links: Its addresses, of any scheme.
    """

    from_code: str
    to_code: str
    version: str
    links: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.from_code}→{self.to_code} {self.version}"


@dataclass(frozen=True, slots=True)
class Index:
    """The list of packages.

    Attributes:
        entries: Its packages, newest version first for each pair.
        path: The copy on this machine.
        age: Seconds since the copy was fetched; 0.0 when it was fetched just now.
        problem: Why it could not be fetched now, "" when it was or nobody tried.
    """

    entries: tuple[Entry, ...]
    path: Path
    age: float = 0.0
    problem: str = ""

    def find(self, source: str, target: str) -> Entry | None:
        """The newest package of a pair."""
        return next((entry for entry in self.entries if (entry.from_code, entry.to_code) == (source, target)), None)


def fetch_index() -> Index:
    """The index as it is published now, or else the copy on this machine.

    Raises:
        PackageError: It cannot be fetched and there is no copy, or the copy cannot be saved.
    """
    url = index_url()
    path = index_copy()
    try:
        if not url.lower().startswith(("https://", "http://")):
            raise GoneError("it is no http(s) address")
        data = fetch_bytes(url, limit=_LIMIT)
        entries = parse_index(data)
    except (GoneError, ValueError) as error:
        copy = read_index()
        if copy is None:
            raise PackageError(
                f"the package index cannot be fetched ({error}), and there is no copy of it here",
                path=url,
                todo="go online, or get the .argosmodel file and run l10n models install FILE",
            ) from error
        return replace(copy, problem=f"{url} cannot be fetched ({error})")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock_folder(path.parent):
            write_whole(path, data)
    except OSError as error:
        raise PackageError(f"the copy of the index cannot be saved ({error.strerror})", path=path) from error
    return Index(entries, path)


def read_index() -> Index | None:
    """The copy of the index on this machine; None when there is none that can be read."""
    path = index_copy()
    try:
        # The clock may have been set back since.
        age = max(0.0, time.time() - path.stat().st_mtime)
        return Index(parse_index(path.read_bytes()), path, age)
    except (OSError, ValueError):
        return None


def parse_index(data: bytes) -> tuple[Entry, ...]:
    """The translation packages of an index, newest first for each pair; entries that make no sense are left out.

    Raises:
        ValueError: It is not a JSON list.
    """
    try:
        index: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not JSON") from error
    if not isinstance(index, list):
        raise ValueError("it is not a JSON list")
    entries = [entry for item in index if (entry := _entry(item)) is not None]
    return tuple(sorted(entries, key=lambda entry: version_key(entry.version), reverse=True))


def describe_age(seconds: float) -> str:
    """An age in words.

    >>> [describe_age(seconds) for seconds in (20, 3600, 7300, 3 * 86400, 400 * 86400)]
    ['less than a minute', '1 hour', '2 hours', '3 days', '400 days']
    """
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if (count := int(seconds // length)) >= 1:
            return f"{count} {unit}" + ("" if count == 1 else "s")
    return "less than a minute"


def _entry(item: Any) -> Entry | None:
    if not isinstance(item, dict) or item.get("type", "translate") != "translate":
        return None
    source, target, version = (
        text if isinstance(text := item.get(key), str) else ""
        for key in ("from_code", "to_code", "package_version")
    )
    links = item.get("links")
    if not (is_language_code(source) and is_language_code(target)) or source == target:
        return None
    if not isinstance(links, list) or not version_key(version)[0]:
        return None
    return Entry(source, target, version, tuple(link for link in links if isinstance(link, str)))
