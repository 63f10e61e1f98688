"""What Argos Translate itself makes of a package: the only import of argostranslate."""

from __future__ import annotations

from l10n.errors import PackageError
from l10n.model import Package


def check_interchange(package: Package) -> None:
    """Make sure that Argos Translate reads a package's folder as the same package that we read.

    Raises:
        PackageError: Argos Translate cannot list this folder, and would then list no package at all.
    """
    try:
        # Reads its settings and creates its folders at import: never on the way of `l10n translate`.
        from argostranslate.package import Package as ArgosPackage
    except (ImportError, OSError, AssertionError, KeyError, ValueError):
        # Argos Translate cannot run here at all (broken settings.json, no home): not the package's fault.
        return
    try:
        seen = ArgosPackage(package.path)
    except Exception as error:  # Whatever it raises would stop Argos Translate's own listing too.
        raise PackageError(f"Argos Translate could not read it ({error})", path=package.path) from error
    if (seen.from_code, seen.to_code) != (package.from_code, package.to_code):
        raise PackageError(f"Argos Translate takes it for {seen.from_code}→{seen.to_code}", path=package.path)
