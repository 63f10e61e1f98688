"""`l10n status`: how far the review is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from l10n.cli.app import (
    JsonOption,
    Piece,
    QuietOption,
    RootOption,
    VerboseOption,
    app,
    echo,
    print_json,
    print_table,
    styled,
)
from l10n.config import load_config
from l10n.model import Severity, State
from l10n.project import find_catalogs

if TYPE_CHECKING:
    from l10n.pipeline.progress import Progress

_BAR = 24
_LOOKS = (
    (State.REVIEWED, "━", "green"),
    (State.EDITED, "━", "yellow"),
    (State.DRAFT, "╍", "blue"),
    (State.UNTRANSLATED, "┄", "red"),
)
_EXAMPLES = """

Examples:

    l10n status

    l10n status articles/kremlin-drones.txt --json
"""


@app.command(
    epilog="Exit codes: 0 it was counted, ready or not; 2 a PO file could not be read.",
    help="Show how far the review is, per article and language." + _EXAMPLES,
)
def status(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[ARTICLE|PO|FOLDER]...", help="What to look at; all PO files by default."),
    ] = None,
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Count; see the help text above."""
    from l10n.pipeline.progress import read_progress

    config = load_config(root)
    catalogs = read_progress(config, find_catalogs(config, paths or []))
    if json:
        print_json({"catalogs": [_document(catalog) for catalog in catalogs]})
    elif not quiet:
        _show(catalogs, verbose=verbose)


def _document(catalog: Progress) -> dict[str, Any]:
    return {
        "article": catalog.article,
        "po": catalog.po,
        "language": catalog.language,
        "segments": catalog.segments,
        **{str(state): catalog.states[state] for state in State},
        "stale": catalog.stale,
        "findings": {str(severity): catalog.findings[severity] for severity in (Severity.ERROR, Severity.WARNING)},
        "ready": catalog.ready,
    }


def _show(catalogs: Sequence[Progress], *, verbose: bool) -> None:
    if not catalogs:
        typer.echo("There are no PO files yet; run l10n translate ARTICLE.")
        return
    columns = [
        "article",
        "to",
        "review",
        "",
        "reviewed",
        "edited",
        "draft",
        "empty",
        "stale",
        "errors",
        "warnings",
        "",
    ]
    rows: list[list[str | Sequence[Piece]]] = []
    before = ""
    for catalog in catalogs:
        counts = [catalog.states[state] for state, _, _ in _LOOKS]
        figures = [*counts, catalog.stale, catalog.findings[Severity.ERROR], catalog.findings[Severity.WARNING]]
        looks = [look for _, _, look in _LOOKS] + ["magenta", "red", "yellow"]
        share = catalog.states[State.REVIEWED] * 100 // max(1, catalog.segments)
        verdict = (
            ("article missing", "red")
            if catalog.missing
            else ("ready", "bold green")
            if catalog.ready
            else ("", "")
        )
        rows.append(
            [
                "" if catalog.article == before else catalog.article,
                catalog.language,
                _bar(catalog),
                f"{share} %",
                *(
                    [(str(figure), look) if figure else ("·", "dim")]
                    for figure, look in zip(figures, looks, strict=True)
                ),
                [verdict],
                *([catalog.po] if verbose else ()),
            ]
        )
        before = catalog.article
    print_table(columns, rows, left=(0, 1, 2, 11, 12))
    ready = sum(catalog.ready for catalog in catalogs)
    legend = [part for state, mark, look in _LOOKS for part in ((mark * 2, look), (f" {state}  ", ""))]
    echo("\n" + styled(*legend, (f"  {ready} of {len(catalogs)} ready", "")))


def _bar(catalog: Progress) -> list[Piece]:
    """A line of `_BAR` characters, each state with its share; a state that occurs is always seen."""
    return [(mark * width, look) for (_, mark, look), width in zip(_LOOKS, _shares(catalog), strict=True)]


def _shares(catalog: Progress) -> list[int]:
    counts = [catalog.states[state] for state, _, _ in _LOOKS]
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    widths = [max(1, count * _BAR // total) if count else 0 for count in counts]
    # What rounding left over or took too much goes to or from the widest.
    widths[max(range(len(widths)), key=widths.__getitem__)] += _BAR - sum(widths)
    return widths
