"""`l10n check`: what is doubtful in the translations, and what can be put right by itself."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from l10n.cli.app import NOT_READY, JsonOption, QuietOption, RootOption, VerboseOption, app, print_json, say
from l10n.config import Config, load_config
from l10n.model import Catalog, Finding, Severity, State, Unit
from l10n.project import find_catalogs, language_of

if TYPE_CHECKING:
    from l10n.pipeline.judging import Checked, Checker

_EXAMPLES = """

Examples:

    l10n check

    l10n check locales/uk --fail-on warning

    l10n check articles/kremlin-drones.txt --fix

A translator silences a check on one entry with the comment `# l10n: ignore number-changed`.
"""


class FailOn(StrEnum):
    """The least serious finding that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class Fix(StrEnum):
    """Whose text may be put right."""

    MACHINE = "machine"
    ALL = "all"


class _FixCommand(TyperCommand):
    """Lets `--fix` stand alone: it is `--fix=machine` then."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, ["--fix=machine" if a == "--fix" else a for a in args[:end]] + args[end:])


@app.command(
    cls=_FixCommand,
    epilog="Exit codes: 0 nothing as serious as --fail-on; 1 such a finding; 2 a PO file could not be read.",
    help="Judge the translations: names, numbers, dates, negations, typography, and what was left out." + _EXAMPLES,
)
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PO|FOLDER|ARTICLE]...", help="What to judge; all PO files by default."),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 when a finding is as serious as this.")
    ] = FailOn.ERROR,
    form: Annotated[Format, typer.Option("--format", help="How to print the findings.")] = Format.TEXT,
    fix: Annotated[
        Fix | None,
        typer.Option(
            metavar="[=all]",
            help="Put right what is certain, in machine text; with --fix=all in people's text too. Shows a diff.",
        ),
    ] = None,
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Check; see the help text above."""
    from l10n.pipeline.judging import Checker

    config = load_config(root)
    checker = Checker(config)
    catalogs = find_catalogs(config, paths or [])
    diffs: list[str] = []
    if fix:
        diffs = [line for path in catalogs for line in _mend(config, checker, path, fix)]
    checked = [checker.check(path) for path in catalogs]
    form = Format.JSON if json else form
    if form is Format.JSON:
        print_json(_document(config, checked))
    if diffs and not quiet:
        # Standard output belongs to the document or the annotations then.
        typer.echo("\n".join(diffs), err=form is not Format.TEXT)
    if form is Format.GITHUB:
        _annotate(config, checked, verbose=verbose)
    elif form is Format.TEXT:
        _print(checked, quiet=quiet, verbose=verbose)
    counts = _counts(checked)
    failing = counts[Severity.ERROR] + (counts[Severity.WARNING] if fail_on is FailOn.WARNING else 0)
    if failing and fail_on is not FailOn.NEVER:
        raise typer.Exit(NOT_READY)


def _counts(checked: Sequence[Checked]) -> Counter[Severity]:
    return Counter(
        {severity: sum(one.count(severity) for one in checked) for severity in Severity if severity is not None}
    )


def _units(checked: Sequence[Checked]) -> int:
    return sum(unit.state is not State.OBSOLETE for one in checked for unit in one.catalog.units)


def _document(config: Config, checked: Sequence[Checked]) -> dict[str, Any]:
    counts = _counts(checked)
    return {
        "findings": [
            {
                "po": _from_root(config, one.path),
                "line": finding.line,
                "language": one.catalog.language or language_of(one.path),
                "source": unit.source,
                "target": unit.target,
                "check": finding.check,
                "severity": str(finding.severity),
                "message": finding.message,
                "state": str(unit.state),
                "start": finding.start,
                "end": finding.end,
                "fix": finding.fix,
            }
            for one in checked
            for unit, findings in zip(one.catalog.units, one.findings, strict=True)
            for finding in findings
        ],
        "summary": {"units": _units(checked), **{str(severity): counts[severity] for severity in Severity}},
    }


def _from_root(config: Config, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), config.root)).as_posix()


def _print(checked: Sequence[Checked], *, quiet: bool, verbose: bool) -> None:
    for one in checked:
        shown = os.path.relpath(one.path)
        for finding in (finding for findings in one.findings for finding in findings):
            if finding.severity is not Severity.INFO or verbose:
                typer.echo(f"{shown}:{finding.line}: {finding.severity} {finding.check}: {finding.message}")
    if quiet:
        return
    if not checked:
        say("There are no PO files yet; run l10n translate ARTICLE.")
        return
    counts = _counts(checked)
    hint = "" if verbose or not counts[Severity.INFO] else "; --verbose shows the infos, --fix puts most right"
    say(
        f"{_units(checked)} entries in {len(checked)} PO files: {counts[Severity.ERROR]} errors, "
        f"{counts[Severity.WARNING]} warnings, {counts[Severity.INFO]} infos{hint}"
    )


def _annotate(config: Config, checked: Sequence[Checked], *, verbose: bool) -> None:
    """Print GitHub's workflow commands; see "Workflow commands for GitHub Actions" in its documentation."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    for one in checked:
        path = _property(_from_root(config, one.path))
        for finding in (finding for findings in one.findings for finding in findings):
            if finding.severity is Severity.INFO and not verbose:
                continue
            where = f"file={path},line={finding.line},title={_property(finding.check)}"
            typer.echo(f"::{kinds[finding.severity]} {where}::{_escaped(finding.message)}")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


# --- --fix ---------------------------------------------------------------------------------------------------


_ROUNDS = 5


def _mend(config: Config, checker: Checker, path: Path, fix: Fix) -> list[str]:
    """Put right what is certain in one PO file, and say what was changed as a diff."""
    from l10n.catalog import add_findings, is_untouched, rewrite_draft, update_catalog

    changes: list[tuple[Unit, str]] = []

    def mend(old: Catalog | None) -> Catalog:
        first = old or Catalog(article="", language="")
        catalog = replace(first, language=first.language or language_of(path))
        # One fix may show what another one hid: a doubled space, and then the no-break space that is missing.
        for _ in range(_ROUNDS):
            units = []
            for unit, findings in zip(catalog.units, checker.judge(catalog), strict=True):
                target = _mended(unit, findings, fix)
                if target != unit.target:
                    unit = rewrite_draft(unit, target) if is_untouched(unit) else replace(unit, target=target)
                units.append(unit)
            if tuple(units) == catalog.units:
                break
            catalog = replace(catalog, units=tuple(units))
        changes[:] = [
            (before, after.target)
            for before, after in zip(first.units, catalog.units, strict=True)
            if before.target != after.target
        ]
        if not changes:
            return first
        # What the comments of a draft said of the old text is said anew; the names have lines of their own.
        return add_findings(
            replace(catalog, language=first.language),
            {
                unit.source: [finding for finding in findings if not finding.check.startswith("term-")]
                for unit, findings in zip(catalog.units, checker.judge(catalog), strict=True)
                if any(unit.source == changed.source for changed, _ in changes)
            },
        )

    update_catalog(path, mend)
    shown = os.path.relpath(path)
    return [line for unit, target in changes for line in _diff(f"{shown}:{unit.line}", unit.target, target)]


def _mended(unit: Unit, findings: Sequence[Finding], fix: Fix) -> str:
    """The unit's text with every certain fix in place."""
    if unit.state is State.OBSOLETE or (fix is Fix.MACHINE and not _is_machines(unit)):
        return unit.target
    from l10n.checks import apply_fixes

    return apply_fixes(unit.target, findings)


def _is_machines(unit: Unit) -> bool:
    from l10n.catalog import is_untouched

    return unit.state is State.DRAFT or (unit.fuzzy and is_untouched(unit))


def _diff(where: str, old: str, new: str) -> list[str]:
    import difflib  # slow to import

    lines = difflib.unified_diff([_visible(old)], [_visible(new)], where, where, lineterm="")
    return [line for line in lines if not line.startswith("@@")]


def _visible(text: str) -> str:
    """The text with its no-break spaces shown, or the diff would show two equal lines."""
    return text.replace("\u00a0", "⍽").replace("\n", "⏎")
