"""The command line: one file a verb; the only place that prints or exits, and the only import of typer and rich."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

# Each import registers its verb, in the order of the help.
# isort: off
from l10n.cli import translate, check, status, build, glossary, models

# isort: on
from l10n.cli.app import COULD_NOT_RUN, app, say
from l10n.errors import L10nError

__all__ = ["build", "check", "glossary", "main", "models", "status", "translate"]


def main() -> NoReturn:
    """Run the command line and exit; an `L10nError` is one sentence on standard error and exit code 2."""
    # A long catalog is a million small objects that live to the end: looking for cycles among them again and again
    # takes a tenth of the run.
    gc.set_threshold(50_000)
    try:
        app()
    except L10nError as error:
        say(f"l10n: {error}")
        sys.exit(COULD_NOT_RUN)
    sys.exit(0)
