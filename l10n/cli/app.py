"""The typer application, the options all commands share, and the one place where errors become exit codes."""

from __future__ import annotations

import json as json_module
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from l10n import __version__
from l10n.errors import L10nError

app = typer.Typer(
    name="l10n",
    no_args_is_help=True,
    rich_markup_mode="markdown",
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


def main() -> NoReturn:
    """Run the command line and exit; an `L10nError` is one sentence and exit code 2."""
    try:
        app()
    except L10nError as error:
        say(f"l10n: {error}")
        sys.exit(COULD_NOT_RUN)
    sys.exit(0)
