"""The project's cache: what was worked out before, and the stamps by which it is known to be still true.

Everything in it can be worked out again. Without it, or with a damaged file in it, a run takes longer and does the
same. Stamps are made of contents, never of times; only l10n's own files are known by their times and sizes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from l10n import __version__
from l10n.config import Config
from l10n.model import HouseStyle

_FOLDER = ".l10n_cache"
_PACKAGE = Path(__file__).parents[1]


def read_cached(root: Path, name: str) -> bytes:
    """The content of a cached file of the project, b"" where there is none."""
    try:
        return (root / _FOLDER / name).read_bytes()
    except OSError:
        return b""


def write_cached(root: Path, name: str, content: bytes) -> None:
    """Put a file into the cache, whole; a project is not dirtied by it.

    A folder that cannot be written is no error: then the next run is no faster.
    """
    folder = root / _FOLDER
    path = folder / name
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def read_stamp(facts: str, files: Iterable[Path]) -> str:
    """A hash of `facts` and of the files' contents; a file that is not there, or cannot be read, counts as such."""
    digest = hashlib.sha256(facts.encode("utf-8", "surrogatepass"))
    for path in files:
        try:
            content = hashlib.sha256(path.read_bytes()).digest()
        except OSError:
            content = b""
        digest.update(b"%d" % len(content) + content)
    return digest.hexdigest()[:32]


def describe_style(style: HouseStyle) -> str:
    """Everything that the house style says, in one order."""
    return repr(
        (
            [getattr(style, name) for name in ("ukraine_ru", "yo", "apostrophe", "inner_quotes_uk")],
            [sorted(style.off), sorted(style.severities.items()), sorted(style.latin)],
            sorted((code, sorted(words.items())) for code, words in style.forbidden.items()),
        )
    )


def read_facts(config: Config) -> str:
    """A hash of everything but the texts and their language that decides what judging them finds."""
    facts = (read_program(), describe_style(config.style), config.front_matter)
    return read_stamp(repr(facts), sorted(config.glossary.glob("*.csv")))


@cache
def read_program() -> str:
    """The version of l10n, and the times and sizes of its files: another l10n may find something else."""
    files = sorted((entry.path, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in _scan(str(_PACKAGE)))
    return __version__ + hashlib.sha256(repr(files).encode("utf-8", "surrogatepass")).hexdigest()


def _scan(folder: str) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                yield entry
            elif entry.name != "__pycache__":
                yield from _scan(entry.path)
