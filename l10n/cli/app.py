"""The typer application, the options all commands share, and the one place where errors become exit codes."""

from __future__ import annotations

import json as json_module
import os
import sys
import time
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from l10n import __version__

app = typer.Typer(
    name="l10n",
    no_args_is_help=True,
    # Plain help: with rich it takes twice as long as everything else at the start (benchmarks/startup.py).
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

RootOption = Annotated[
    Path | None,
    typer.Option("--root", help="The project's folder, when it is not this one or one above it.", metavar="DIR"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Say more about what is done.")]

NOT_READY = 1
COULD_NOT_RUN = 2


def print_json(value: Any) -> None:
    """Print the command's one JSON document on standard output."""
    typer.echo(json_module.dumps(value, ensure_ascii=False, indent=2))


def say(message: str) -> None:
    """Print a message for the person on standard error."""
    typer.echo(message, err=True)


Piece: TypeAlias = tuple[str, str]
"""A text and its look: a colour, "bold", "dim", or words of these together; "" for plain."""


def styled(*pieces: Piece) -> str:
    """The pieces one after the other, with the escapes that a terminal shows as their looks."""
    return "".join(_style(text, set(look.split())) if look else text for text, look in pieces)


def _style(text: str, words: set[str]) -> str:
    colour = next(iter(words - {"bold", "dim"}), None)
    return typer.style(text, fg=colour, bold="bold" in words or None, dim="dim" in words or None)


def echo(text: str) -> None:
    """Print a styled text on standard output; without its escapes where that is no terminal or has NO_COLOR set."""
    typer.echo(text, color=False if "NO_COLOR" in os.environ else None)


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[str | Sequence[Piece]]], *, left: Container[int] | int = 1
) -> None:
    """Print a table on standard output; the columns `left`, or the first so many, are text, the others figures.

    By hand, because rich takes as long to import as all of l10n does to start (benchmarks/startup.py).
    """
    texts = range(left) if isinstance(left, int) else left
    cells = [[[(cell, "")] if isinstance(cell, str) else list(cell) for cell in row] for row in rows]
    lengths = [[sum(len(text) for text, _ in cell) for cell in row] for row in cells]
    widths = [max((len(name), *(row[number] for row in lengths))) for number, name in enumerate(columns)]

    def line(row: Sequence[Sequence[Piece]]) -> str:
        parts = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - sum(len(text) for text, _ in cell))
            parts.append(styled(*cell) + space if number in texts else space + styled(*cell))
        return "  ".join(parts).rstrip()

    echo(line([[(name, "bold")] for name in columns]))
    echo("─" * (sum(widths) + 2 * (len(widths) - 1)))
    for row in cells:
        echo(line(row))


Progress: TypeAlias = Callable[[int, int, str], None]
"""Called with what is done, what there is to do, and a word on the step."""


@contextmanager
def progress_bar(title: str, *, enabled: bool = True) -> Iterator[Progress]:
    """A progress bar on standard error, shown on a terminal once the work has taken a second."""
    if not (enabled and sys.stderr.isatty()):
        yield lambda done, total, step: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(title)
    begun = time.monotonic()
    shown = False

    def advance(done: int, total: int, step: str) -> None:
        nonlocal shown
        if not shown and time.monotonic() - begun > 1.0:
            bar.start()
            shown = True
        bar.update(task, completed=done, total=total, description=step)

    try:
        yield advance
    finally:
        bar.stop()


def print_version(wanted: bool) -> None:
    """Print the version and stop, when `--version` was given."""
    if wanted:
        typer.echo(f"l10n {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=print_version, is_eager=True)
    ] = False,
) -> None:
    """English articles into publishable Russian and Ukrainian, offline.

    Exit codes: 0 done and ready; 1 it ran, but what it judged is not ready; 2 it could not run.
    """
