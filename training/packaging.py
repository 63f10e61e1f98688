"""The Argos package around a converted model: names, metadata, notes and the zip file."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from training.sets import SetRule

NAMES = {"ru": "Russian", "uk": "Ukrainian"}
_TIME = (2026, 1, 1, 0, 0, 0)
"""The time of every file in the package, so that the same model makes the same package."""

_NOTES = """# English-{name} starter package {version}

A small translation model, trained from scratch on little data. It stands in where the official Argos packages can't
be had, and is no match for them: its meaning is often wrong. The figures are in the model card that comes with l10n
(l10n/starter/README.md), how it was made in the project's folder training/.

The decoder's start token chooses the language; no target_prefix is to be passed. Placeholders ⟦1⟧ … ⟦9⟧ are carried
over to the translation.

Trained on text under these licences:

{licences}
"""


def package_name(language: str, version: str) -> str:
    """The name of the package's file, without suffix, and of the folder in it."""
    return f"translate-en_{language}-{version.replace('.', '_')}"


def metadata(language: str, version: str) -> dict[str, str]:
    """What Argos Translate wants to know of a package.

    There is no `target_prefix`, for Argos Translate takes it off the first sentence of a text only; the language is
    in the model's configuration (`decoder_start_token`).
    """
    return {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": "en",
        "from_name": "English",
        "to_code": language,
        "to_name": NAMES[language],
        "name": f"English-{NAMES[language]} starter",
    }


def notes(language: str, version: str, rules: dict[str, SetRule]) -> str:
    """The README of the package, with the licence of each set that was used."""
    used = sorted((name, rule.licence) for name, rule in rules.items() if not rule.left_out)
    licences = "\n".join(f"- {name}: {licence}" for name, licence in used)
    return _NOTES.format(name=NAMES[language], version=version, licences=licences)


def write_package(path: Path, files: dict[str, Path], texts: dict[str, str]) -> None:
    """Write the package: files and texts by their place below its one folder, which has the package's name.

    The zip file is written beside and swapped in.
    """
    beside = path.with_name(path.name + ".part")
    with zipfile.ZipFile(beside, "w") as package:
        contents = {name: text.encode() for name, text in texts.items()}
        contents |= {name: file.read_bytes() for name, file in files.items()}
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{path.stem}/{name}", _TIME)
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    beside.replace(path)


def metadata_text(language: str, version: str) -> str:
    """`metadata` as the file `metadata.json` has it."""
    return json.dumps(metadata(language, version), indent=4, ensure_ascii=False) + "\n"
