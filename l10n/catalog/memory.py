"""The translation memory: what people reviewed in other articles, for sentences that are exactly the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from l10n.catalog.provenance import MEMORY, digest
from l10n.catalog.reading import parse_catalog, read_bytes
from l10n.catalog.syntax import escape
from l10n.errors import CatalogError
from l10n.model import Draft, State

_FUZZY = re.compile(rb"^#,.*\bfuzzy\b", re.MULTILINE)


def read_memory(locales: Path, language: str, sources: Collection[str], *, besides: Path) -> dict[str, Draft]:
    """For each of `sources` that a person reviewed in another article, that translation as a draft.

    Where articles differ the most frequent translation is taken, then the first in the order of the file names.
    The draft's key changes when that translation does. A PO file that cannot be read is passed over: it is not the
    one this run is about, and `l10n check` tells what is wrong with it.

    Args:
        locales: The folder of the PO files.
        language: The target language's code.
        sources: What is wanted.
        besides: The PO file that is not asked: the article's own.
    """
    wanted = set(sources)
    quoted = [f'"{escape(source)}"'.encode() for source in wanted]
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    folder = locales / language / "LC_MESSAGES"
    for path in sorted(folder.rglob("*.po")) if wanted else ():
        if path == besides:
            continue
        try:
            data = read_bytes(path)
            if data is None or not _may_be_reviewed(data) or not _may_hold(data, quoted):
                continue
            catalog = parse_catalog(data, str(path), language=language)
        except CatalogError:
            continue
        for unit in catalog.units:
            if unit.state is State.REVIEWED and unit.source in wanted:
                found[unit.source].append((unit.target, catalog.article or path.stem))
    return {source: _draft(source, hits) for source, hits in found.items()}


def _may_hold(data: bytes, quoted: Iterable[bytes]) -> bool:
    """Whether reading the file can be worth it: reading is slow, looking for bytes is not."""
    if b"charset=utf-8" not in data[:5000].lower():
        return True
    unwrapped = re.sub(rb'"[ \t]*\r?\n[ \t]*"', b"", data)
    return any(source in unwrapped for source in quoted)


def _may_be_reviewed(data: bytes) -> bool:
    """Whether an entry may be without the fuzzy flag; in doubt, yes. Files of fresh drafts are passed over."""
    entries = data.partition(b'msgid ""')[2]  # behind the header, which may be fuzzy itself
    return entries.count(b"msgid") > len(_FUZZY.findall(entries))


def _draft(source: str, hits: list[tuple[str, str]]) -> Draft:
    counts = Counter(target for target, _ in hits)
    target, article = max(hits, key=lambda hit: counts[hit[0]])
    return Draft(source, target, key=f"memory-{digest(article + chr(0) + target)}", origin=MEMORY + article)
