"""`l10n translate`: draft articles into PO files."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from l10n.cli.app import (
    COULD_NOT_RUN,
    JsonOption,
    QuietOption,
    RootOption,
    VerboseOption,
    app,
    print_json,
    print_table,
    progress_bar,
    say,
)
from l10n.config import load_config
from l10n.errors import DocumentError
from l10n.model import Finding, Status

if TYPE_CHECKING:
    from l10n.pipeline.route import Drafted

_EXAMPLES = """

Examples:

    l10n translate articles/kremlin-drones.txt

    l10n translate articles/ --to uk

    l10n translate articles/ --cluster tcp://desk-1:8786

    cat wire.txt | l10n translate - --name wire.txt
"""


@app.command(
    epilog="Exit codes: 0 every language was drafted (names to review are in the PO); 2 one could not be.",
    help="Draft each article into each language, as PO files for review." + _EXAMPLES,
)
def translate(
    articles: Annotated[
        list[Path], typer.Argument(metavar="ARTICLE...", help="Files, folders, or - for standard input.")
    ],
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="LANG", help="Only this language; may be repeated.")
    ] = None,
    engine: Annotated[
        str | None, typer.Option("--engine", help="argos, or pseudo, which needs no model.", metavar="NAME")
    ] = None,
    name: Annotated[
        str, typer.Option("--name", help="What to call the article from standard input.", metavar="NAME")
    ] = "",
    redraft: Annotated[
        bool, typer.Option("--redraft", help="Draft edited entries anew too; reviewed ones never.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be drafted; load no model, write nothing.")
    ] = False,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="Translate on the workers of this Dask scheduler (tcp://host:8786); needs l10n[cluster].",
        ),
    ] = "",
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Draft articles; see the help text above."""
    from l10n.pipeline.drafting import draft_articles
    from l10n.pipeline.route import Article, Drafted, Failed, Wishes
    from l10n.project import find_articles

    config = load_config(root)
    stdin = None
    if Path("-") in articles:
        if not name:
            raise DocumentError(
                "the article on standard input has no name", todo="give it one with --name wire.txt"
            )
        stdin = (name, sys.stdin.buffer.read())
    paths = find_articles(config, [path for path in articles if path != Path("-")])
    wishes = Wishes(
        languages=tuple(dict.fromkeys(to or config.targets)),
        engine=engine or config.engine,
        redraft=redraft,
        dry_run=dry_run,
        cluster=cluster,
    )
    drafts: list[Drafted] = []
    # Not the articles themselves: a run of many holds no more than a window of them.
    findings: list[tuple[str, Finding]] = []
    failed = False
    with progress_bar("translate", enabled=not (quiet or json)) as progress:
        for event in draft_articles(config, paths, wishes, stdin=stdin, progress=progress):
            match event:
                case Drafted():
                    # Only the JSON tells each name; a run of many articles need not hold them all.
                    drafts.append(event if json else replace(event, names=()))
                case Article():
                    findings += [(event.name, finding) for finding in event.findings]
                case Failed():
                    failed = True
                    say(f"l10n: {event.error}")
    if json:
        print_json(_document(drafts, findings))
    elif not quiet:
        _show(drafts, findings, dry_run=dry_run, verbose=verbose)
    if failed:
        raise typer.Exit(COULD_NOT_RUN)


def _document(drafts: Iterable[Drafted], findings: Iterable[tuple[str, Finding]]) -> dict[str, Any]:
    return {
        "drafts": [
            {
                "article": done.article,
                "language": done.language,
                "po": done.po,
                "engine": done.engine,
                "segments": done.segments,
                "drafted": done.drafted,
                "kept": done.kept,
                "locks": {str(status): done.locks.get(status, 0) for status in Status},
                "names": list(done.names),
                "seconds": {
                    "load": round(done.load, 3),
                    "translate": round(done.translate, 3),
                    "total": round(done.total, 3),
                },
            }
            for done in drafts
        ],
        "source_findings": [
            {
                "article": article,
                "line": finding.line,
                "check": finding.check,
                "severity": str(finding.severity),
                "message": finding.message,
            }
            for article, finding in findings
        ],
    }


def _show(
    drafts: Sequence[Drafted], findings: Iterable[tuple[str, Finding]], *, dry_run: bool, verbose: bool
) -> None:
    for article, finding in findings:
        say(f"{article}:{finding.line}: {finding.severity} {finding.check}: {finding.message}")
    if not drafts:
        return
    rows = [
        (
            done.po if verbose or len(drafts) <= 40 else done.article,
            done.language,
            str(done.segments),
            str(done.drafted),
            str(done.kept),
            str(sum(done.locks.values()) - done.locks.get(Status.MISSING, 0)),
            str(done.review),
            f"{done.total:.1f}",
        )
        for done in drafts
    ]
    columns = (
        "PO file",
        "to",
        "segments",
        "would draft" if dry_run else "drafted",
        "kept",
        "names locked",
        "to review",
        "s",
    )
    print_table(columns, rows, left=2)
    engines = Counter(done.engine for done in drafts)
    say("Engine: " + ", ".join(engines))
    for language, via in dict.fromkeys((done.language, done.via) for done in drafts if done.via):
        say(f"No package translates into {language} directly: it goes by way of {', '.join(via)}.")
    if any(done.starter and done.drafted for done in drafts):
        languages = " ".join(sorted({done.language for done in drafts if done.starter}))
        say(
            "These are l10n's small starter packages: good for a first look, not for publishing. "
            f"Get the full ones with: l10n models install {languages}"
        )
