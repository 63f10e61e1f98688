"""Measure one very long article: a catalog of 20,000 entries, run again.

    python -m benchmarks.entries [--data ../shared/data] [--entries 20000]

News sentences are made distinct by a number; one language, no glossary, the `pseudo` engine: what is left is
reading, planning, merging, checking and writing. Seconds by the wall clock, of whole commands, and of the catalog's
own steps in this process. The figures are in benchmarks/README.md, "Long catalogs".
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.many import TEXTS, run
from l10n.catalog import merge_catalog, plan_drafts, read_catalog, write_catalog
from l10n.documents import read_document
from l10n.languages import load_language
from l10n.model import Draft
from l10n.sentences import split_sentences


def write_article(path: Path, data: Path, count: int) -> None:
    """An article of `count` distinct sentences, each a paragraph of its own."""
    texts = [
        line.strip().replace(". ", ", ").replace("? ", ", ").replace("! ", ", ")
        for name in TEXTS
        for line in (data / "parallel" / name / "src.en").read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    lines = [f"{texts[number % len(texts)][:120].rstrip('.!? ')} {number}." for number in range(count)]
    path.parent.mkdir(parents=True)
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--entries", type=int, default=20_000)
    chosen = parser.parse_args()
    rows: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        article = root / "articles" / "long.txt"
        write_article(article, chosen.data, chosen.entries)
        command = ["translate", "articles", "--engine", "pseudo", "--to", "uk", "--quiet"]
        rows.append(("`l10n translate`, the first time", run(root, *command)[0]))
        rows.append(("`l10n translate`, nothing changed", run(root, *command)[0]))
        text = article.read_text(encoding="utf-8")
        article.write_text("A new first sentence stands here.\n" + text, encoding="utf-8")
        rows.append(("`l10n translate`, one sentence new", run(root, *command)[0]))
        rows.append(("`l10n check`, the first time", run(root, "check", "--fail-on", "never", "--quiet")[0]))
        path = root / "locales" / "uk" / "LC_MESSAGES" / "long.po"

        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('\nmsgstr "[', '\nmsgstr "[А ', 1), encoding="utf-8")
        rows.append(("`l10n check`, one entry edited", run(root, "check", "--fail-on", "never", "--quiet")[0]))
        rows.append(("`l10n status`", run(root, "status", "--quiet")[0]))
        rows.append(("`l10n status`, nothing changed", run(root, "status", "--quiet")[0]))

        def step(what: str) -> None:
            nonlocal begun
            rows.append((what, time.perf_counter() - begun))
            begun = time.perf_counter()

        document = split_sentences(read_document(article, name="articles/long.txt"))
        begun = time.perf_counter()
        catalog = read_catalog(path)
        step("read the PO file")
        plan_drafts(catalog, document, {})
        step("plan the drafts")
        merged = merge_catalog(catalog, document, {}, language=load_language("uk"))
        step("merge, nothing new")
        write_catalog(path, merged)
        step("write, nothing new")
        drafts = {unit.source: Draft(unit.source, unit.target, key="x") for unit in catalog.units}
        begun = time.perf_counter()
        fresh = merge_catalog(None, document, drafts, language=load_language("uk"))
        step("merge, everything new")
        write_catalog(path.with_name("other.po"), fresh)
        step("write, everything new")
    print(f"| {chosen.entries} entries | s |")
    print("|---|---|")
    for what, seconds in rows:
        print(f"| {what} | {seconds:.2f} |")


if __name__ == "__main__":
    main()
