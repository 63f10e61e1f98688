"""Try a package's model in a process of its own: `python -m l10n.cli.trial FOLDER FROM TO VERSION PREFIX`.

A damaged model can take CTranslate2 down with the process, or ask for all the memory there is; here that ends the
trial and not the installation, which then says so and cleans up.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from l10n.engines import load_engine
from l10n.errors import L10nError, PackageError
from l10n.model import Package

SENTENCE = "The president spoke to reporters on Monday."
TIME_LIMIT = 300.0
"""Seconds; the largest packages load in a few."""


def try_package(package: Package) -> None:
    """Load a package's model and translate one sentence.

    Raises:
        PackageError: It cannot be loaded or cannot translate.
    """
    arguments = [str(package.path), package.from_code, package.to_code, package.version, package.target_prefix]
    # The trial runs the l10n that is running now, whatever lies in the current folder.
    search = os.pathsep.join(filter(None, [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "l10n.cli.trial", *arguments],
            env={**os.environ, "PYTHONPATH": search, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PackageError(f"its model does not load within {TIME_LIMIT:.0f} seconds", path=package.path) from error
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = lines[-1] if lines and done.returncode > 0 else f"the trial ended with status {done.returncode}"
        raise PackageError(f"its model cannot be used ({why})", path=package.path)


def main(arguments: list[str]) -> int:
    """Translate one sentence with the package; 0 when that works."""
    folder, from_code, to_code, version, prefix = arguments
    package = Package(Path(folder), from_code, to_code, version, target_prefix=prefix)
    try:
        load_engine("argos", [package], to_code).translate([SENTENCE])
    except L10nError as error:
        # The folder is a passing one: its path would only confuse.
        sys.stderr.write(error.what + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
