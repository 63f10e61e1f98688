"""The PO header: complete for gettext, the person's fields left alone, and no date that changes by itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from l10n.catalog.provenance import mark_of
from l10n.catalog.reading import ARTICLE, DRAFTS, marks_of
from l10n.errors import CatalogError
from l10n.model import Catalog, Language, State

ENGINE = "X-L10n-Engine"
"""The header field that names the engine of the drafts."""

_CREATED = "POT-Creation-Date"


def read_date(article: Path | None) -> str:
    """The date for the header of what is made from this article: the same article, the same date.

    It is `SOURCE_DATE_EPOCH` where that is set (reproducible-builds.org), else the article's last change, else,
    for an article that is no file, now. In UTC, as a PO header writes it.

    Raises:
        CatalogError: `SOURCE_DATE_EPOCH` is no number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if epoch:
            moment = datetime.fromtimestamp(int(epoch), UTC)
        elif article is not None and article.is_file():
            moment = datetime.fromtimestamp(article.stat().st_mtime, UTC)
        else:
            moment = datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise CatalogError(
            f"SOURCE_DATE_EPOCH is {epoch!r}", todo="set it to a number of seconds since 1970, or unset it"
        ) from error
    return moment.strftime("%Y-%m-%d %H:%M+0000")


def article_header(
    old: Catalog | None, merged: Catalog, language: Language, project: str, created: str, engine: str, tool: str
) -> dict[str, str]:
    """The header of a merged catalog: fields that are there stay, what is missing is added.

    POT-Creation-Date changes only when the article's sentences did; PO-Revision-Date is the translator's editor's
    business once it is there.
    """
    defaults = {
        "Project-Id-Version": project or "articles",
        _CREATED: created,
        "PO-Revision-Date": created,
        "Last-Translator": "l10n (machine drafts, unreviewed)",
        "Language-Team": language.name,
        "Language": language.code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": language.plural_forms,
        "X-Generator": tool,
        ARTICLE: merged.article,
    }
    header = dict(old.header) if old else {}
    before = header.get(_CREATED, "")
    for name, value in defaults.items():
        if value and not header.get(name):
            header[name] = value
    header[ARTICLE] = merged.article
    if "charset=utf-8" not in header["Content-Type"].lower():
        header["Content-Type"] = defaults["Content-Type"]
    if header["Language"].replace("_", "-").split("-")[0] != language.code:
        header["Language"] = language.code  # pot2po takes it from the template
    drafts = [unit.target for unit in merged.units if unit.state is State.DRAFT]
    if drafts and engine:
        header[ENGINE] = engine
    if not marks_of(header).issuperset(map(mark_of, drafts)):
        header[DRAFTS] = " ".join(sorted(set(map(mark_of, drafts))))
    if before and created and _places(old) != _places(merged):
        header[_CREATED] = created
    return header


def template_header(project: str, created: str, article: str, tool: str) -> dict[str, str]:
    """The header of a template (.pot): complete, so that msgfmt has nothing to say about it either."""
    return {
        "Project-Id-Version": project or "articles",
        _CREATED: created,
        "PO-Revision-Date": created,
        "Last-Translator": "l10n (template)",
        "Language-Team": "none",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": tool,
        ARTICLE: article,
    }


def format_header(header: Mapping[str, str]) -> str:
    """The msgstr of the header entry."""
    return "".join(f"{name}: {value}".rstrip(" ") + "\n" for name, value in header.items())


def _places(catalog: Catalog | None) -> list[tuple[str, object]]:
    if catalog is None:
        return []
    return [(unit.source, unit.occurrences) for unit in catalog.units if unit.state is not State.OBSOLETE]
