"""The command line: one file a verb; the only place that prints or exits, and the only import of typer and rich."""

from l10n.cli.app import main

__all__ = ["main"]
