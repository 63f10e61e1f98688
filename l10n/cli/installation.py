"""What `l10n models install` does: files and languages in, packages and a report out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.cli.app import say
from l10n.config import Config
from l10n.errors import PackageError
from l10n.model import Package

if TYPE_CHECKING:
    from l10n.packages.install import Installed


class Report:
    """Says what `install` did, to the person and for the JSON document."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.document: list[dict[str, Any]] = []

    def say(self, message: str) -> None:
        """Tell the person, unless quiet."""
        if not self.quiet:
            say(message)

    def installed(self, done: Installed) -> None:
        """Tell of a package that was installed."""
        for note in done.notes:
            say(note)
        replaced = f", in place of {', '.join(map(str, done.replaced))}" if done.replaced else ""
        self.say(f"Installed {done.package}{replaced}: {done.package.path}")
        self._add(done.package, changed=True, replaced=done.replaced)

    def current(self, package: Package) -> None:
        """Tell of a package that is here already."""
        self.say(f"{package} is installed and whole, and the index has none newer.")
        self._add(package, changed=False)

    def _add(self, package: Package, *, changed: bool, replaced: Iterable[Package] = ()) -> None:
        self.document.append(
            {
                "package": str(package),
                "path": str(package.path),
                "changed": changed,
                "replaced": [str(old) for old in replaced],
            }
        )


def install_file(file: Path, config: Config, report: Report) -> None:
    """Install the package in a file.

    Raises:
        PackageError: It is refused, or of no use to the project.
    """
    from l10n.cli.trial import try_package
    from l10n.packages.archive import read_archive
    from l10n.packages.install import install_package

    package = read_archive(file)
    if package.from_code != config.source and package.to_code not in config.targets:
        raise PackageError(
            f"not installed: it translates {package.from_code}→{package.to_code}, and this project translates "
            f"{config.source}→{', '.join(config.targets)}",
            path=file,
            todo="add the language to targets in l10n.toml if you want it",
        )
    report.installed(install_package(file, try_package))


def install_pairs(pairs: Sequence[tuple[str, str]], report: Report) -> list[PackageError]:
    """Install the newest packages of the pairs from the index; gives back what went wrong with some of them.

    Raises:
        PackageError: There is no index.
    """
    from l10n.cli.trial import try_package
    from l10n.packages.index import describe_age, fetch_index
    from l10n.packages.install import check_current, install_entry
    from l10n.packages.store import choose_chain

    index = fetch_index()
    if index.problem:
        say(f"{index.problem}; using the copy here, its age: {describe_age(index.age)}.")
    offered = [Package(Path(), entry.from_code, entry.to_code, entry.version) for entry in index.entries]
    errors: list[PackageError] = []
    for source, target in pairs:
        chain = choose_chain(offered, source, target)
        if not chain:
            errors.append(PackageError(f"the index has no package {source}→{target}", todo="see l10n models list"))
        elif len(chain) > 1:
            report.say(f"The index has no package {source}→{target}: going by way of {by_way(chain)}.")
        for package in chain:
            entry = index.find(package.from_code, package.to_code)
            assert entry is not None  # The chain was made of the index's entries.
            try:
                if (current := check_current(entry)) is not None:
                    report.current(current)
                    continue
                report.say(f"Fetching {entry} ...")
                with _download_bar(enabled=not report.quiet) as progress:
                    done = install_entry(entry, try_package, progress)
                report.installed(done)
            except PackageError as error:
                errors.append(error)
                break
    return errors


@contextmanager
def _download_bar(*, enabled: bool) -> Iterator[Callable[[int, int, str], None] | None]:
    """A progress bar with size and speed on standard error, when that is a terminal."""
    if not (enabled and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total or None, description=name)

        yield advance


def by_way(chain: Sequence[Package]) -> str:
    """The languages that a chain of packages goes through."""
    return ", ".join(package.to_code for package in chain[:-1])
