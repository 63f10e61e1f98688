"""`l10n status`: how far the review is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from l10n.cli.app import JsonOption, QuietOption, RootOption, VerboseOption, app, print_json
from l10n.config import Config, load_config
from l10n.model import Severity, State
from l10n.project import find_catalogs

if TYPE_CHECKING:
    from l10n.pipeline.review import Progress

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
    config = load_config(root)
    found = find_catalogs(config, paths or [])
    catalogs = _read(config, found) if found else []
    if json:
        print_json({"catalogs": [_document(catalog) for catalog in catalogs]})
    elif not quiet:
        _show(catalogs, verbose=verbose)


def _read(config: Config, found: Sequence[Path]) -> list[Progress]:
    # The checks take as long to import as everything else together.
    from l10n.pipeline.review import read_progress

    return read_progress(config, found)


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
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        # A file or a pipe has no width of its own; rich would fold paths at 80 columns.
        console = Console(highlight=False, markup=False, width=200)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("article", overflow="fold")
    table.add_column("to")
    table.add_column("review")
    for column in ("", "reviewed", "edited", "draft", "empty", "stale", "errors", "warnings"):
        table.add_column(column, justify="right")
    table.add_column("")
    if verbose:
        table.add_column("PO file", overflow="fold")
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
        table.add_row(
            "" if catalog.article == before else catalog.article,
            catalog.language,
            _bar(catalog),
            f"{share} %",
            *(
                Text(str(figure), look) if figure else Text("·", "dim")
                for figure, look in zip(figures, looks, strict=True)
            ),
            Text(*verdict),
            *([catalog.po] if verbose else ()),
        )
        before = catalog.article
    console.print(table)
    ready = sum(catalog.ready for catalog in catalogs)
    console.print(
        Text.assemble(
            *(part for state, mark, look in _LOOKS for part in ((mark * 2, look), f" {state}  ")),
            f"  {ready} of {len(catalogs)} ready",
        )
    )


def _bar(catalog: Progress) -> Any:
    """A line of `_BAR` characters, each state with its share; a state that occurs is always seen."""
    from rich.text import Text

    bar = Text()
    for (_, mark, look), width in zip(_LOOKS, _shares(catalog), strict=True):
        bar.append(mark * width, look)
    return bar


def _shares(catalog: Progress) -> list[int]:
    counts = [catalog.states[state] for state, _, _ in _LOOKS]
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    widths = [max(1, count * _BAR // total) if count else 0 for count in counts]
    # What rounding left over or took too much goes to or from the widest.
    widths[max(range(len(widths)), key=widths.__getitem__)] += _BAR - sum(widths)
    return widths
