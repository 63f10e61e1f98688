"""`l10n glossary`: list, check and extend the names, make their case forms, find names that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from l10n.cli.app import (
    NOT_READY,
    JsonOption,
    QuietOption,
    RootOption,
    VerboseOption,
    app,
    print_json,
    print_table,
    say,
)
from l10n.config import Config, load_config
from l10n.errors import GlossaryError
from l10n.model import Gender, Kind, Paradigm, Term

if TYPE_CHECKING:
    from l10n.glossary.forms import Plan
    from l10n.glossary.reading import Inspection

glossary = typer.Typer(
    no_args_is_help=True,
    help="The names that translations must keep: list, check, extend; their case forms; names that are missing.",
)
app.add_typer(glossary, name="glossary")

ToOption = Annotated[list[str] | None, typer.Option("--to", metavar="LANG", help="Only this language; repeatable.")]


def _languages(config: Config, wanted: Sequence[str] | None) -> tuple[str, ...]:
    for language in wanted or ():
        if language not in config.targets:
            todo = f"this project translates into {', '.join(config.targets)}"
            raise GlossaryError(f"the project has no language {language!r}", todo=todo)
    return tuple(dict.fromkeys(wanted)) if wanted else config.targets


def _relative(path: Path | str | None, config: Config) -> str:
    whole = Path(path or "")
    return whole.relative_to(config.root).as_posix() if whole.is_relative_to(config.root) else str(whole)


# --- list ----------------------------------------------------------------------------------------------------


@glossary.command(name="list", epilog="Example: `l10n glossary list --to uk --json`")
def list_names(
    to: ToOption = None,
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """List the names with their renderings; derived surnames are marked with the full name they come from.

    With --verbose all case forms of each, too.
    """
    from l10n.glossary import read_glossary

    config = load_config(root)
    languages = _languages(config, to)
    terms = {language: read_glossary(config.glossary, language) for language in languages}
    by_source: dict[str, dict[str, Term]] = {}
    for language, found in terms.items():
        for term in found:
            by_source.setdefault(term.source, {})[language] = term
    if json:
        print_json({"terms": [_describe(each) for each in by_source.values()]})
        return
    if not by_source:
        if not quiet:
            say(f"{_relative(config.glossary, config)} has no names yet; add one with l10n glossary add")
        return
    rows = []
    for source, each in by_source.items():
        first = next(iter(each.values()))
        note = f"surname of {first.surname_of}" if first.surname_of else str(first.kind)
        targets = [_written(each.get(language), verbose) for language in languages]
        rows.append([source, note, *targets, _state(each.values())])
    print_table(["name", "kind", *languages, "forms"], rows, left=3 + len(languages))


def _state(terms: Iterable[Term]) -> str:
    """Whether the case forms are confirmed, generated, or missing in one of the languages."""
    paradigms = [term.paradigm for term in terms]
    if any(len(paradigm.forms) < 2 for paradigm in paradigms):
        return "missing"
    return "confirmed" if all(paradigm.confirmed for paradigm in paradigms) else "generated"


def _written(term: Term | None, verbose: bool) -> str:
    """The rendering for the table: the citation form, or every form and every other rendering."""
    if term is None:
        return ""
    if not verbose:
        return term.paradigm.citation
    return "; ".join(", ".join(paradigm.all_forms()) for paradigm in (term.paradigm, *term.target_aliases))


def _describe(each: dict[str, Term]) -> dict[str, Any]:
    first = next(iter(each.values()))
    return {
        "source": first.source,
        "aliases": list(first.aliases),
        "kind": str(first.kind),
        "gender": str(first.gender),
        "surname_of": first.surname_of or None,
        "note": first.note,
        "targets": {
            language: {
                **_describe_forms(term.paradigm),
                "aliases": [_describe_forms(alias) for alias in term.target_aliases],
                "forbidden": list(term.forbidden),
            }
            for language, term in each.items()
        },
    }


def _describe_forms(paradigm: Paradigm) -> dict[str, Any]:
    return {
        "citation": paradigm.citation,
        "fixed": paradigm.fixed,
        "confirmed": paradigm.confirmed,
        "forms": {str(case): list(variants) for case, variants in paradigm.forms.items()},
    }


# --- check ---------------------------------------------------------------------------------------------------


@glossary.command(
    epilog="Example: `l10n glossary check --to uk`. Exit code 1: a row has an error, and nothing can be translated "
    "until it is mended."
)
def check(
    to: ToOption = None,
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Look for bad rows, clashes, wrong scripts, names that can be confused, missing and unsigned forms.

    Bad rows and clashes are errors. The rest is for a person to know: names too much alike are matched exactly
    only, a name without case forms is known in the nominative only, generated forms wait for a native reader.
    With --verbose every name that lacks forms or a reader is named, not just counted.
    """
    from l10n.glossary import find_confusable, inspect_glossary

    config = load_config(root)
    languages = _languages(config, to)
    found = {language: inspect_glossary(config.glossary, language) for language in languages}
    errors = _distinct([error for inspection in found.values() for error in inspection.errors])
    warnings = _distinct([warning for inspection in found.values() for warning in inspection.warnings])
    pairs = [
        (language, first, second)
        for language, inspection in found.items()
        for first, second in find_confusable(inspection.terms)
    ]
    if json:
        print_json(
            {
                "errors": [_problem(error, config) for error in errors],
                "warnings": [_problem(warning, config) for warning in warnings],
                "confusable": [
                    {"language": language, "sources": [a.source, b.source], "targets": _citations(a, b)}
                    for language, a, b in pairs
                ],
                "missing": _pending(found, "missing"),
                "unsigned": _pending(found, "unsigned"),
            }
        )
    else:
        for severity, problems in (("error", errors), ("warning", warnings)):
            for problem in problems:
                if severity == "error" or not quiet:
                    fact = _problem(problem, config)
                    todo = f"; {fact['todo']}" if fact["todo"] else ""
                    typer.echo(f"{fact['path']}:{fact['line']}: {severity}: {fact['message']}{todo}")
        if not quiet:
            _print_counts(pairs, found, verbose)
    if errors:
        raise typer.Exit(NOT_READY)


def _print_counts(pairs: list[tuple[str, Term, Term]], found: dict[str, Inspection], verbose: bool) -> None:
    for language, first, second in pairs:
        left, right = _citations(first, second)
        typer.echo(f"{language}: info: {left} ({first.source}) and {right} ({second.source}) are easily confused")
    for language, inspection in found.items():
        if inspection.missing:
            names = _some(inspection.missing, None if verbose else 5)
            typer.echo(f"{language}: warning: no case forms for {names}; run l10n glossary forms")
        if inspection.unsigned:
            count = len(inspection.unsigned)
            typer.echo(
                f"{language}: info: {count} rows of case forms are generated and wait for a person to confirm"
                + (f": {_some(inspection.unsigned, None)}" if verbose else "")
            )
        typer.echo(f"{language}: {len(inspection.names)} names, {len(inspection.errors)} errors")


def _some(renderings: Sequence[tuple[str, str]], limit: int | None) -> str:
    names = ", ".join(target for _, target in renderings[:limit])
    return f"{names} and {len(renderings) - limit} more" if limit and len(renderings) > limit else names


def _distinct(problems: list[GlossaryError]) -> list[GlossaryError]:
    return list({str(problem): problem for problem in problems}.values())


def _problem(problem: GlossaryError, config: Config) -> dict[str, Any]:
    path = _relative(problem.path, config)
    return {"path": path, "line": problem.line or 0, "message": problem.what, "todo": problem.todo}


def _citations(first: Term, second: Term) -> list[str]:
    return [first.paradigm.citation, second.paradigm.citation]


def _pending(found: dict[str, Inspection], kind: str) -> dict[str, list[dict[str, str]]]:
    return {
        language: [{"source": source, "target": target} for source, target in getattr(inspection, kind)]
        for language, inspection in found.items()
    }


# --- forms ---------------------------------------------------------------------------------------------------


@glossary.command(epilog="Example: `l10n glossary forms --to ru`")
def forms(
    to: ToOption = None,
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Generate the case forms that are missing, for a person to read and to mark `confirmed`.

    Rows that are there stay as they are, byte for byte; generated rows that no longer fit names.csv are made anew.
    With --verbose every row written is shown. Needs `pip install 'l10n[forms]'`; translating does not.
    """
    from l10n.glossary.forms import read_plan

    config = load_config(root)
    plans = {language: read_plan(config.glossary, language) for language in _languages(config, to)}
    report = [_make_forms(language, plan, config) for language, plan in plans.items()]
    if json:
        print_json({"forms": report})
    elif not quiet:
        for entry in report:
            written, stale = entry["written"], entry["replaced"]
            changed = f", {len(stale)} outdated removed" if stale else ""
            typer.echo(f"{entry['path']}: {len(written)} written{changed}, {entry['kept']} kept")
            if verbose:
                _print_forms(entry)


def _print_forms(entry: dict[str, Any]) -> None:
    for row in entry["written"]:
        typer.echo(f"  {row['source']}: {', '.join('|'.join(found) for found in row['forms'].values())}")


def _make_forms(language: str, plan: Plan, config: Config) -> dict[str, Any]:
    from l10n.glossary.forms import write_forms

    made: list[Paradigm] = []
    if plan.missing:
        from l10n.paradigms import generate_paradigm

        made = [generate_paradigm(target, language, n.kind, n.gender, n.fixed) for n, target in plan.missing]
    write_forms(plan, language, made)
    return {
        "language": language,
        "path": _relative(plan.table.path, config),
        "written": [
            {
                "source": name.source,
                "target": target,
                "forms": {str(case): list(variants) for case, variants in paradigm.forms.items()},
            }
            for (name, target), paradigm in zip(plan.missing, made, strict=True)
        ],
        "replaced": sorted(set(plan.stale.values())),
        "kept": plan.kept,
    }


# --- add -----------------------------------------------------------------------------------------------------


@glossary.command(
    epilog="Example: `l10n glossary add 'Jane Doe' --ru 'Джейн Доу' --uk 'Джейн Доу' --kind person --gender f`"
)
def add(
    name: Annotated[str, typer.Argument(help="The English name.", metavar="NAME")],
    ru: Annotated[str, typer.Option("--ru", help="The Russian rendering, in the nominative.")] = "",
    uk: Annotated[str, typer.Option("--uk", help="The Ukrainian rendering, in the nominative.")] = "",
    kind: Annotated[Kind, typer.Option("--kind", help="What it names.")] = Kind.OTHER,
    gender: Annotated[
        Gender, typer.Option("--gender", help="Its gender in the translation, or pl.")
    ] = Gender.UNKNOWN,
    fixed: Annotated[str, typer.Option("--fixed", help="yes, ru or uk: one form for all cases.")] = "",
    alias: Annotated[
        list[str] | None, typer.Option("--alias", help="Another English spelling; repeatable.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="A note for the reviewer.")] = "",
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Add a name to names.csv, and its case forms where their libraries are installed.

    A name or an alias that the glossary has already is refused. With --verbose its case forms are shown.
    """
    from l10n.glossary.forms import read_plan, write_name

    config = load_config(root)
    given = {"source": name, "aliases": "|".join(alias or ()), "kind": str(kind), "gender": str(gender)}
    given |= {"fixed": fixed, "ru": ru, "uk": uk, "note": note}
    row = {column: " ".join(value.split()) for column, value in given.items()}
    write_name(config.glossary, row, config.targets)
    made: list[dict[str, Any]] = []
    try:
        for language in config.targets:
            made.append(_make_forms(language, read_plan(config.glossary, language), config))
    except GlossaryError as error:
        say(f"{row['source']} has no case forms yet: {error}")
    if json:
        print_json({"added": row, "forms": made})
    elif not quiet:
        typer.echo(f"added {row['source']} to {_relative(config.glossary / 'names.csv', config)}")
        for entry in made:
            typer.echo(f"{entry['path']}: {len(entry['written'])} rows written; please read them")
            if verbose:
                _print_forms(entry)


# --- find ----------------------------------------------------------------------------------------------------


@glossary.command(epilog="Example: `l10n glossary find articles/kremlin-drones.txt`")
def find(
    article: Annotated[Path, typer.Argument(help="The article.", metavar="ARTICLE")],
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """List capitalised names of an article that the glossary lacks, the most frequent first.

    The Cyrillic beside each is a transliteration by rule, a proposal only: look the name up before adding it.
    With --verbose the sentences it stands in are printed below.
    """
    from l10n.documents import read_document
    from l10n.glossary import find_candidates, read_glossary
    from l10n.sentences import split_sentences
    from l10n.transliteration import transliterate

    config = load_config(root)
    terms = read_glossary(config.glossary, config.targets[0])
    document = split_sentences(read_document(article))
    found = find_candidates([(segment.bare, segment.line) for segment in document.segments], terms)
    if json:
        names = [
            {
                "name": candidate.name,
                "count": candidate.count,
                "lines": list(candidate.lines),
                "proposals": {language: transliterate(candidate.name, language) for language in config.targets},
            }
            for candidate in found
        ]
        print_json({"article": article.as_posix(), "names": names})
        return
    if not found:
        if not quiet:
            say(f"{article}: the glossary has every name")
        return
    rows = [
        [
            candidate.name,
            *(transliterate(candidate.name, language) + "?" for language in config.targets),
            str(candidate.count),
            ", ".join(map(str, candidate.lines)),
        ]
        for candidate in found
    ]
    columns = ["name", *(f"{language} (proposal)" for language in config.targets), "times", "lines"]
    print_table(columns, rows, left=1 + len(config.targets))
    if verbose:
        for candidate in found:
            typer.echo(candidate.name)
            for segment in document.segments:
                if candidate.name in segment.bare:
                    typer.echo(f"  {article}:{segment.line}: {segment.source}")
    if not quiet:
        say("The renderings are proposals by rule; look each name up before l10n glossary add.")
