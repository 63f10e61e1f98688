"""Which files of the project a command means: articles, their catalogs, and where each one lies."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import CatalogError, DocumentError


def name_article(config: Config, path: Path) -> str:
    """How the project names an article: its path from the root, with forward slashes."""
    return Path(os.path.relpath(path.resolve(), config.root)).as_posix()


def domain_of(article: str) -> str:
    """The catalog name of an article: its path without the first folder and without the suffix.

    >>> domain_of("articles/kremlin-drones.txt"), domain_of("articles/2026/may.md"), domain_of("../wire.txt")
    ('kremlin-drones', '2026/may', 'wire')
    """
    path = PurePosixPath(article)
    folders = path.parts[1:-1] if ".." not in path.parts and not path.is_absolute() else ()
    return str(PurePosixPath(*folders, path.stem))


def template_path(config: Config, article: str) -> Path:
    """The `.pot` file of an article."""
    return config.locales / f"{domain_of(article)}.pot"


def catalog_path(config: Config, article: str, language: str) -> Path:
    """The `.po` file of an article in a language."""
    return config.locales / language / "LC_MESSAGES" / f"{domain_of(article)}.po"


def build_path(config: Config, article: str, language: str, out: Path | None = None) -> Path:
    """The file that `build` makes of an article in a language."""
    name = PurePosixPath(domain_of(article))
    return (out or config.build) / language / name.parent / PurePosixPath(article).name


def language_of(path: Path) -> str:
    """The language of a `.po` file by the folder it lies in: locales/LANG/LC_MESSAGES/x.po.

    Raises:
        CatalogError: The file does not lie below a folder LC_MESSAGES.
    """
    for folder in path.resolve().parents:
        if folder.name == "LC_MESSAGES":
            return folder.parent.name
    raise CatalogError(
        "this PO file does not lie in a folder LANGUAGE/LC_MESSAGES",
        path=path,
        todo="keep the PO files where l10n translate writes them",
    )


def find_articles(config: Config, arguments: Iterable[Path]) -> list[Path]:
    """The articles that files and folders on the command line stand for, in order, each one once.

    A folder stands for all articles below it whose suffix is that of a known format; hidden files and folders, and
    the project's own folders (locales, build, glossary), are left out. A file stands for itself, whatever its
    suffix.

    Raises:
        DocumentError: A path does not exist, or a folder holds no article.
    """
    from l10n.documents import FORMATS  # slow to import

    found: dict[Path, None] = {}
    own = [folder.resolve() for folder in (config.locales, config.build, config.glossary)]
    for argument in arguments:
        path = _beside_root(config, argument)
        if path.is_dir():
            inside = [
                file
                for file in sorted(path.rglob("*"))
                if file.suffix.lower() in FORMATS
                and file.is_file()
                # "~$story.docx" is Word's note that somebody has story.docx open.
                and not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
                and not any(file.resolve().is_relative_to(folder) for folder in own)
            ]
            if not inside:
                raise DocumentError(
                    "no article in this folder", path=argument, todo=f"articles end in {', '.join(sorted(FORMATS))}"
                )
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise DocumentError("no such file or folder", path=argument, todo="check the spelling of the path")
    return list(found)


def find_catalogs(config: Config, arguments: Sequence[Path], languages: Sequence[str] = ()) -> list[Path]:
    """The PO files that PO files, folders and articles on the command line stand for; all of `locales` by default.

    Raises:
        CatalogError: A path does not exist, or there is no PO file for it.
    """
    if not arguments:
        return sorted(config.locales.glob("*/LC_MESSAGES/**/*.po"))
    found: dict[Path, None] = {}
    for argument in arguments:
        path = _beside_root(config, argument)
        if path.suffix == ".po" and path.is_file():
            found[path] = None
        elif path.is_dir():
            inside = sorted(path.rglob("*.po"))
            found.update(
                dict.fromkeys(inside or _catalogs_of_articles(config, find_articles(config, [path]), languages))
            )
        elif path.is_file():
            catalogs = _catalogs_of_articles(config, [path], languages)
            if not catalogs:
                raise CatalogError(
                    "there is no PO file for this article",
                    path=argument,
                    todo=f"run l10n translate {argument} first",
                )
            found.update(dict.fromkeys(catalogs))
        else:
            raise CatalogError("no such file or folder", path=argument, todo="check the spelling of the path")
    return list(found)


def _catalogs_of_articles(config: Config, articles: Iterable[Path], languages: Sequence[str]) -> list[Path]:
    paths = [
        catalog_path(config, name_article(config, article), language)
        for article in articles
        for language in languages or _languages_on_disk(config)
    ]
    return [path for path in paths if path.is_file()]


def _languages_on_disk(config: Config) -> list[str]:
    return sorted(folder.parent.name for folder in config.locales.glob("*/LC_MESSAGES"))


def _beside_root(config: Config, path: Path) -> Path:
    # A path is taken from the current folder, as the shell completes it; or else from the project's root, so that
    # the commands in the README work with --root as well.
    return path if path.exists() or path.is_absolute() else config.root / path
