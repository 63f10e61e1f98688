"""Where Argos Translate keeps its packages, its copy of the index and its downloads: ours lie in the same places.

The rules are those of `argostranslate.settings` 1.11, written out again because importing that module creates its
folders, reads the environment once for the whole process and costs every command 40 ms; a test compares the two.
Every function reads the environment when it is called.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

DEFAULT_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"


def data_folder() -> Path:
    """Argos Translate's data folder, `$XDG_DATA_HOME/argos-translate`."""
    return _xdg("XDG_DATA_HOME", ".local", "share")


def packages_folder() -> Path:
    """The folder that packages are installed in: `$ARGOS_PACKAGES_DIR`, or `packages` in the data folder."""
    return Path(_setting("ARGOS_PACKAGES_DIR") or data_folder() / "packages")


def package_folders() -> tuple[Path, ...]:
    """Every folder that Argos Translate looks for packages in, the one that we install in first."""
    folders = [packages_folder()]
    if snap := os.environ.get("SNAP"):
        folders.append(Path(snap) / "snap_custom" / "packages")
        shared = Path(snap) / "snap_custom" / "content_snap_packages"
        if shared.is_dir():
            folders.extend(sorted(folder for folder in shared.iterdir() if folder.is_dir()))
    return tuple(folders)


def index_url() -> str:
    """The address of the package index: `index.json` below `$ARGOS_PACKAGE_INDEX`."""
    base = _setting("ARGOS_PACKAGE_INDEX") or DEFAULT_INDEX
    if base.endswith(".json"):
        return base
    return base + ("" if base.endswith("/") else "/") + "index.json"


def index_copy() -> Path:
    """The copy of the index that is used offline, the same file that Argos Translate uses."""
    return data_folder() / "index.json"


def downloads_folder() -> Path:
    """Where unfinished downloads wait to be taken up again."""
    return _xdg("XDG_CACHE_HOME", ".local", "cache") / "downloads"


def _home() -> Path:
    return (
        Path(os.environ["SNAP_USER_DATA"])
        if "SNAP" in os.environ and "SNAP_USER_DATA" in os.environ
        else Path.home()
    )


def _xdg(variable: str, *default: str) -> Path:
    # An empty variable counts as unset (XDG Base Directory Specification 0.8).
    return Path(os.environ.get(variable) or _home().joinpath(*default)) / "argos-translate"


def _setting(name: str) -> str:
    """A setting from the environment, or else from Argos Translate's settings.json."""
    if value := os.environ.get(name):
        return value
    path = _xdg("XDG_CONFIG_HOME", ".config") / "settings.json"
    try:
        settings: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""  # Absent or broken: Argos Translate carries on with its defaults too.
    value = settings.get(name) if isinstance(settings, dict) else None
    return value if isinstance(value, str) else ""
