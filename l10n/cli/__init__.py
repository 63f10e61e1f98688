"""The command line: one file a verb; the only place that prints or exits, and the only import of typer and rich."""

from __future__ import annotations

import sys
from typing import NoReturn

from l10n.cli.app import COULD_NOT_RUN, app, say
from l10n.errors import L10nError

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line and exit; an `L10nError` is one sentence on standard error and exit code 2."""
    from importlib import import_module

    for verb in ("translate", "check", "status", "build", "glossary", "models"):
        # TODO(lead): plain imports once every verb has landed.
        try:
            import_module(f"l10n.cli.{verb}")
        except ModuleNotFoundError as error:
            say(f"(not yet: {error})")
    try:
        app()
    except L10nError as error:
        say(f"l10n: {error}")
        sys.exit(COULD_NOT_RUN)
    sys.exit(0)
