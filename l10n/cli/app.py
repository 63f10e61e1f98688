"""The typer application, the options all commands share, and the one place where errors become exit codes."""

from __future__ import annotations

import json as json_module
import sys
import time
from collections.abc import Callable, Iterator, Sequence
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


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 1) -> None:
    """Print a table on standard output; the first `left` columns are text, the others figures."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number < left else "right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    # A file or a pipe has no width of its own; rich would fold paths at 80 columns.
    console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 200)
    console.print(table)


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
