"""`l10n build`: the reviewed article in each language."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from l10n.cli.app import NOT_READY, JsonOption, QuietOption, RootOption, VerboseOption, app, print_json, say
from l10n.config import Config, load_config
from l10n.project import find_articles

if TYPE_CHECKING:
    from l10n.pipeline.review import Build

_SHOWN = 60
_EXAMPLES = """

Examples:

    l10n build articles/kremlin-drones.txt

    l10n build articles/ --to uk --out site/

    l10n build articles/kremlin-drones.txt --unreviewed draft
"""


class Unreviewed(StrEnum):
    """What to do where nothing reviewed stands."""

    STOP = "stop"
    SOURCE = "source"
    DRAFT = "draft"


@app.command(
    epilog="Exit codes: 0 written (a preview too); 1 nothing written, the entries that are not ready are listed; "
    "2 it could not run.",
    help="Write the reviewed article in each language, as build/LANG/ARTICLE." + _EXAMPLES,
)
def build(
    articles: Annotated[list[Path], typer.Argument(metavar="ARTICLE...", help="Files or folders.")],
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="LANG", help="Only this language; may be repeated.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The folder to write to, instead of build/.")
    ] = None,
    unreviewed: Annotated[
        Unreviewed,
        typer.Option(
            help="What to do with a sentence that is not reviewed: stop, or for a preview put its source or draft."
        ),
    ] = Unreviewed.STOP,
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Build; see the help text above."""
    from l10n.pipeline.review import build_article, write_build

    config = load_config(root)
    builds = [
        build_article(config, article, language, out=out, unreviewed=unreviewed.value)
        for article in find_articles(config, articles)
        for language in dict.fromkeys(to or config.targets)
    ]
    obstacles = [obstacle for made in builds for obstacle in made.obstacles]
    stopped = bool(obstacles) and unreviewed is Unreviewed.STOP
    if obstacles and not stopped:
        count = sum(len({obstacle.source for obstacle in made.obstacles}) for made in builds)
        say(f"PREVIEW, not for publication: {_counted(count, 'sentence')} not ready, {unreviewed.value} in place")
    # Nothing is written unless everything that was asked for can be.
    written = [not stopped and write_build(made) for made in builds]
    if json:
        print_json(
            {
                "builds": [_document(config, made, done) for made, done in zip(builds, written, strict=True)],
                "ready": not obstacles,
            }
        )
    elif stopped:
        _list(builds)
    elif not quiet:
        for made, done in zip(builds, written, strict=True):
            size = f": {_counted(made.segments, 'sentence')} of {made.article}" if verbose else ""
            typer.echo(_shown(config, made.path) + size + ("" if done else " (unchanged)"))
    if stopped:
        raise typer.Exit(NOT_READY)


def _document(config: Config, made: Build, written: bool) -> dict[str, Any]:
    return {
        "article": made.article,
        "language": made.language,
        "file": _shown(config, made.path),
        "segments": made.segments,
        "ready": not made.obstacles,
        "written": written,
        "obstacles": [
            {
                "file": obstacle.path,
                "line": obstacle.line,
                "source": obstacle.source,
                "state": str(obstacle.state),
                "reason": obstacle.reason,
            }
            for obstacle in made.obstacles
        ],
    }


def _list(builds: Sequence[Build]) -> None:
    for made in builds:
        for obstacle in made.obstacles:
            source = obstacle.source if len(obstacle.source) <= _SHOWN else obstacle.source[: _SHOWN - 1] + "…"
            say(f"{obstacle.path}:{obstacle.line}: {obstacle.reason}: {source}")
    for made in builds:
        if made.obstacles:
            count = len({obstacle.source for obstacle in made.obstacles})
            say(
                f"l10n: {made.article} is not ready in {made.language}: {_counted(count, 'sentence')} of "
                f"{made.segments} to review; nothing was written"
            )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _shown(config: Config, path: Path) -> str:
    shown = Path(os.path.relpath(path, config.root))
    return (path if ".." in shown.parts else shown).as_posix()
