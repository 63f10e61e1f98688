"""See packages work in Argos Translate itself, with no network.

    python -m training.argos build/training/packages/*.argosmodel

Needs the whole of Argos Translate (`pip install argostranslate==1.11.0` in an environment of its own: its tree has
PyTorch, stanza and spaCy and is not among this project's dependencies). The packages are installed into a folder
that is gone afterwards; the user's own are not touched.
"""

from __future__ import annotations

import argparse
import os
import socket
import tempfile
from pathlib import Path
from typing import Any, NoReturn

TEXT = "Mr. Smith met J. Brown on Jan. 6. “It is over.” He said that ⟦1⟧ won! Was it 3.5 percent?\nThank you!"


def main(arguments: list[str] | None = None) -> None:
    """Install, split, translate, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        # Argos Translate reads these when it is imported.
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = str(Path(folder, variable))
        socket.socket.connect = _refuse  # type: ignore[assignment,method-assign]
        socket.getaddrinfo = _refuse
        import argostranslate.package
        import argostranslate.sbd
        import argostranslate.translate

        for path in options.packages:
            argostranslate.package.install_from_path(path)
        for package in argostranslate.package.get_installed_packages():
            print(f"installed: {package} {package.package_version}")
            splitter = argostranslate.sbd.MiniSBDSentencizer(package)
            print("sentences:", splitter.split_sentences(TEXT.splitlines()[0]))
            print("translated:", argostranslate.translate.translate(TEXT, package.from_code, package.to_code))


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise OSError("a package must work without network")


if __name__ == "__main__":
    main()
