"""Golden triples of the text formats: an article, its reviewed PO file, and the article built from the two.

A case is a folder `tests/golden/<format>/<case>/` with `article.<suffix>`, `<language>.po`, `built.<suffix>`.
"""

import shutil
from pathlib import Path

import pytest

from l10n.catalog import read_catalog
from l10n.config import Config
from l10n.documents import read_document, render_document
from l10n.pipeline.review import build_article
from l10n.sentences import split_sentences

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path for path in GOLDEN.glob("*/*/article.*") if path.is_file())


def test_there_are_a_dozen_cases_of_each_text_format():
    counts = {folder.name: len(list(folder.glob("*/article.*"))) for folder in GOLDEN.iterdir() if folder.is_dir()}
    assert counts["markdown"] >= 12
    assert counts["html"] >= 12


@pytest.mark.parametrize("article", CASES, ids=lambda path: "-".join(path.parent.parts[-2:]))
def test_an_article_and_its_reviewed_po_give_the_built_article(article, tmp_path):
    (po,) = article.parent.glob("*.po")
    language = po.stem
    here = tmp_path / "articles" / article.name
    there = tmp_path / "locales" / language / "LC_MESSAGES" / "article.po"
    for path, original in ((here, article), (there, po)):
        path.parent.mkdir(parents=True)
        shutil.copy(original, path)
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "names.csv").write_text("source,kind,ru,uk\n", encoding="utf-8")
    folders = {name: tmp_path / name for name in ("glossary", "locales", "build")}
    build = build_article(Config(tmp_path, **folders), here, language)
    assert [(obstacle.source, obstacle.reason) for obstacle in build.obstacles] == []
    assert build.data == article.with_stem("built").read_bytes()


@pytest.mark.parametrize("article", CASES, ids=lambda path: "-".join(path.parent.parts[-2:]))
def test_an_article_is_read_into_the_sentences_of_its_po_and_rendered_as_it_was(article):
    (po,) = article.parent.glob("*.po")
    document = split_sentences(read_document(article))
    sources = list(dict.fromkeys(segment.source for segment in document.segments))
    assert sources == [unit.source for unit in read_catalog(po).units]
    assert render_document(document, lambda segment: segment.source) == article.read_bytes()
