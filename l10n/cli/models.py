"""`l10n models`: the Argos packages on this machine; `install` is the only command that uses the network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from l10n.cli.app import (
    COULD_NOT_RUN,
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
from l10n.cli.installation import Report, by_way, install_file, install_pairs
from l10n.config import Config, load_config
from l10n.errors import PackageError
from l10n.model import Package

# Fetching and unpacking bring a hundred modules along that no other command needs: imported by the commands below.
if TYPE_CHECKING:
    from l10n.packages.index import Index

models = typer.Typer(
    no_args_is_help=True,
    help="The Argos packages that translate: list, install, verify and remove them.",
    epilog="Only `l10n models install LANG` uses the network.",
)
app.add_typer(models, name="models")

_EXAMPLES = """

A package takes the place of older versions of the same pair. What cannot be trusted is refused and leaves
everything as it was; a download that was cut goes on where it stopped.

Examples:

    l10n models install uk

    l10n models install all

    l10n models install ~/Downloads/translate-en_ru-1_9.argosmodel
"""
_WHAT = "A language (uk), a pair (de_uk), an .argosmodel file, or all."


@models.command(name="list", epilog="Example: `l10n models list --json`")
def list_models(
    root: RootOption = None, json: JsonOption = False, quiet: QuietOption = False, verbose: VerboseOption = False
) -> None:
    """List the packages here, which of them serve each language, and what the offline copy of the index offers.

    With --verbose also what lies among the packages and cannot be used.
    """
    from l10n.packages.index import describe_age, read_index
    from l10n.packages.location import index_url, packages_folder
    from l10n.packages.store import choose_chain, read_inventory

    config = load_config(root)
    found = read_inventory()
    chains = {target: choose_chain(found.packages, config.source, target) for target in config.targets}
    index = read_index()
    if json:
        print_json(
            {
                "folder": str(packages_folder()),
                "packages": [_package(package, chains) for package in found.packages],
                "pairs": [
                    {
                        "from": config.source,
                        "to": target,
                        "chain": [str(package) for package in chain],
                        "pivot": [package.to_code for package in chain[:-1]],
                        "newer": _newer(index, config.source, target, chain),
                    }
                    for target, chain in chains.items()
                ],
                "strays": [{"path": str(stray.path), "problem": stray.problem} for stray in found.strays],
                "index": None
                if index is None
                else {
                    "url": index_url(),
                    "copy": str(index.path),
                    "age_seconds": int(index.age),
                    "packages": [
                        {"from": entry.from_code, "to": entry.to_code, "version": entry.version}
                        for entry in index.entries
                    ],
                },
            }
        )
        return
    serving = {package for chain in chains.values() for package in chain}
    rows = [
        (
            f"{package.from_code}→{package.to_code}",
            package.version,
            "starter" if package.bundled else "installed",
            "yes" if package in serving else "",
            str(package.path),
        )
        for package in found.packages
    ]
    print_table(("pair", "version", "kind", "in use", "where"), rows, left=5)
    if quiet:
        return
    for target, chain in chains.items():
        if not chain:
            say(f"Nothing translates {config.source}→{target} here: l10n models install {target}")
        elif len(chain) > 1:
            say(f"{config.source}→{target} goes by way of {by_way(chain)}, for want of a direct package.")
        if newer := _newer(index, config.source, target, chain):
            say(f"The index has {config.source}→{target} {newer}: l10n models install {target}")
    if index is None:
        say("There is no offline copy of the index yet; l10n models install fetches it.")
    else:
        age = describe_age(index.age)
        say(f"The offline copy of the index lists {len(index.entries)} packages; its age: {age}.")
    for stray in found.strays if verbose else ():
        say(f"Not used: {stray.path}: {stray.problem}")
    if found.strays and not verbose:
        say(f"Not usable among the packages: {len(found.strays)}; see l10n models list --verbose")


@models.command(
    help="Install packages from the Argos index, over the network, or from .argosmodel files." + _EXAMPLES,
    epilog="Exit codes: 0 everything is installed; 2 something could not be.",
)
def install(
    what: Annotated[list[str], typer.Argument(metavar="LANG|FILE|all...", help=_WHAT)],
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Install packages; see the help text above."""
    config = load_config(root)
    report = Report(quiet=quiet or json)
    errors: list[PackageError] = []
    pairs: list[tuple[str, str]] = []
    for word in dict.fromkeys(what):
        try:
            if word == "all":
                pairs += [(config.source, target) for target in config.targets]
            elif pair := _pair(word, config):
                pairs.append(pair)
            else:
                install_file(Path(word).expanduser(), config, report)
        except PackageError as error:
            errors.append(error)
    if pairs:
        try:
            errors += install_pairs(list(dict.fromkeys(pairs)), report)
        except PackageError as error:
            errors.append(error)
    if json:
        print_json({"installed": report.document, "errors": [str(problem) for problem in errors]})
    for problem in errors:
        say(f"l10n: {problem}")
    if errors:
        raise typer.Exit(COULD_NOT_RUN)


@models.command(epilog="Example: `l10n models verify`")
def verify(
    root: RootOption = None, json: JsonOption = False, quiet: QuietOption = False, verbose: VerboseOption = False
) -> None:
    """Hash the packages' files and compare them with what they were when they were installed or first verified.

    Exit codes: 0 nothing has changed; 1 something has.
    """
    from l10n.packages.install import verify_packages

    load_config(root)
    verdicts, lost = verify_packages()
    if json:
        print_json(
            {
                "packages": [
                    {
                        "package": str(verdict.package),
                        "path": str(verdict.package.path),
                        "problems": list(verdict.problems),
                        "pinned_now": verdict.pinned,
                    }
                    for verdict in verdicts
                ],
                "lost": [{"path": str(stray.path), "problem": stray.problem} for stray in lost],
            }
        )
    for verdict in verdicts:
        remedy = f"l10n models install {verdict.package.from_code}_{verdict.package.to_code}"
        for problem in verdict.problems:
            say(f"{verdict.package.path}: {problem}; get it again: {remedy}")
        if verdict.problems or quiet or json:
            continue
        typer.echo(
            f"{verdict.package}: seen for the first time, its hashes are recorded now"
            if verdict.pinned
            else f"{verdict.package}: unchanged"
        )
    for stray in lost:
        say(f"{stray.path}: {stray.problem}; it was whole once: install it again")
    if lost or any(verdict.problems for verdict in verdicts):
        raise typer.Exit(NOT_READY)


@models.command(epilog="Example: `l10n models remove uk`")
def remove(
    what: Annotated[list[str], typer.Argument(metavar="LANG...", help="A language (uk) or a pair (de_uk).")],
    root: RootOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Remove installed packages; the bundled starter packages stay."""
    from l10n.packages.install import remove_packages
    from l10n.packages.store import choose_chain, read_inventory

    config = load_config(root)
    pairs: list[tuple[str, str]] = []
    for word in dict.fromkeys(what):
        pair = _pair(word, config)
        if pair is None:
            raise PackageError(f"{word} is no language and no pair of languages", todo="give a language, as in: uk")
        pairs.append(pair)
    removed = [package for pair in pairs for package in remove_packages(*pair)]
    if json:
        print_json({"removed": [{"package": str(package), "path": str(package.path)} for package in removed]})
    elif not quiet:
        packages = read_inventory().packages
        for package in removed:
            typer.echo(f"Removed {package} from {package.path}")
        for source, target in pairs:
            chain = choose_chain(packages, source, target)
            now = " and ".join(map(str, chain)) if chain else "nothing"
            typer.echo(f"{source}→{target} is now served by {now}.")


@models.command(epilog="Example: `l10n models path`")
def path(
    root: RootOption = None, json: JsonOption = False, quiet: QuietOption = False, verbose: VerboseOption = False
) -> None:
    """Print the folder of the packages, which Argos Translate and LibreTranslate use too.

    It is $ARGOS_PACKAGES_DIR, or else argos-translate/packages in $XDG_DATA_HOME.
    """
    from l10n.packages.location import downloads_folder, index_copy, index_url, packages_folder

    if json:
        print_json(
            {
                "packages": str(packages_folder()),
                "index": index_url(),
                "index_copy": str(index_copy()),
                "downloads": str(downloads_folder()),
            }
        )
    else:
        typer.echo(str(packages_folder()))


def _pair(word: str, config: Config) -> tuple[str, str] | None:
    """The pair that a word on the command line means; None when it is rather a file."""
    from l10n.packages.store import is_language_code

    if match := re.fullmatch(r"([a-z]{2,3})(?:_|→|->)([a-z]{2,3})", word):
        return match[1], match[2]
    return (config.source, word) if is_language_code(word) else None


def _package(package: Package, chains: dict[str, tuple[Package, ...]]) -> dict[str, Any]:
    return {
        "from": package.from_code,
        "to": package.to_code,
        "version": package.version,
        "bundled": package.bundled,
        "path": str(package.path),
        "serves": [target for target, chain in chains.items() if package in chain],
    }


def _newer(index: Index | None, source: str, target: str, chain: Sequence[Package]) -> str:
    """The version that the index offers for a pair beyond what serves it; "" when there is none."""
    from l10n.packages.store import version_key

    entry = None if index is None else index.find(source, target)
    if entry is None:
        return ""
    if len(chain) == 1 and not chain[0].bundled and version_key(chain[0].version) >= version_key(entry.version):
        return ""
    return entry.version
