"""The project's configuration: `l10n.toml`, or `[tool.l10n]` in `pyproject.toml`, or the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from l10n.errors import ConfigError
from l10n.model import HouseStyle, Severity


@dataclass(frozen=True, slots=True)
class Config:
    """Where things lie in a project and what its newsroom has decided.

    Attributes:
        root: The project's folder, absolute.
        targets: Codes of the languages that `translate` and `build` make.
        source: The code of the language that articles are written in.
        glossary: The folder of names.csv and the forms, absolute.
        locales: The folder of the PO files, absolute.
        build: The folder that `build` writes to, absolute.
        engine: The engine `translate` uses.
        project: Project-Id-Version of the PO files.
        style: House style.
        front_matter: The keys of a Markdown file's front matter whose values are translated.
    """

    root: Path
    targets: tuple[str, ...] = ("ru", "uk")
    source: str = "en"
    glossary: Path = Path("glossary")
    locales: Path = Path("locales")
    build: Path = Path("build")
    engine: str = "argos"
    project: str = "articles"
    style: HouseStyle = field(default_factory=HouseStyle)
    front_matter: tuple[str, ...] = ("title", "description")


def find_root(start: Path) -> Path:
    """The nearest folder upward from `start` that configures l10n, else `start` itself."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "l10n.toml").is_file() or "l10n" in _tool_table(folder / "pyproject.toml"):
            return folder
    return start


def load_config(root: Path | None = None) -> Config:
    """Read the configuration of the project at `root`, or of the one the current folder lies in.

    Raises:
        ConfigError: The file does not parse, has an unknown setting or a value of the wrong kind.
    """
    if root is not None and not root.is_dir():
        raise ConfigError("this is not a folder", path=root, todo="give --root the project's folder")
    folder = root.resolve() if root is not None else find_root(Path.cwd())
    own = folder / "l10n.toml"
    path = own if own.is_file() else folder / "pyproject.toml"
    table = _parse(path) if own.is_file() else _tool_table(path).get("l10n", {})
    return _config(folder, table, path)


def _parse(path: Path) -> dict[str, Any]:
    import tomllib  # slow to import, and most often there is nothing to read

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot be read as TOML ({error})", path=path, todo="correct the file") from error


def _tool_table(pyproject: Path) -> Mapping[str, Any]:
    if not pyproject.is_file():
        return {}
    import tomllib

    # Another project's broken pyproject.toml further up is not ours to complain about.
    try:
        table = tomllib.loads(pyproject.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}
    return table if isinstance(table, dict) else {}


def _config(root: Path, table: Mapping[str, Any], path: Path) -> Config:
    settings = _Settings(table, path)
    config = Config(
        root=root,
        targets=tuple(settings.strings("targets", ("ru", "uk"))),
        source=settings.string("source", "en"),
        glossary=root / settings.string("glossary", "glossary"),
        locales=root / settings.string("locales", "locales"),
        build=root / settings.string("build", "build"),
        engine=settings.string("engine", "argos"),
        project=settings.string("project", root.name or "articles"),
        style=_style(settings.table("style"), path),
        front_matter=tuple(settings.strings("front_matter", ("title", "description"))),
    )
    settings.finish()
    return config


def _style(table: Mapping[str, Any], path: Path) -> HouseStyle:
    settings = _Settings(table, path, "style.")
    severities = {
        check: settings.one_of(f"severity.{check}", str(value), tuple(Severity))
        for check, value in settings.table("severity").items()
    }
    forbidden = {
        language: {str(word): str(better) for word, better in words.items()}
        for language, words in settings.table("forbidden").items()
        if isinstance(words, dict)
    }
    style = HouseStyle(
        ukraine_ru=settings.one_of("ukraine_ru", settings.string("ukraine_ru", ""), ("", "в", "на")),
        yo=settings.one_of("yo", settings.string("yo", ""), ("", "е", "ё")),
        apostrophe=settings.one_of(
            "apostrophe", settings.string("apostrophe", "\u2019"), ("\u2019", "\u02bc", "'")
        ),
        inner_quotes_uk=settings.one_of("inner_quotes_uk", settings.string("inner_quotes_uk", "„“"), ("„“", "“”")),
        off=frozenset(settings.strings("off", ())),
        severities={check: Severity(value) for check, value in severities.items()},
        forbidden=forbidden,
        latin=frozenset(settings.strings("latin", ())),
    )
    settings.finish()
    return style


class _Settings:
    """One TOML table, read setting by setting; what nobody asked for is an unknown setting."""

    def __init__(self, table: Mapping[str, Any], path: Path, prefix: str = "") -> None:
        self._table = table
        self._path = path
        self._prefix = prefix
        self._seen: set[str] = set()

    def _get(self, name: str, kind: type, default: Any, words: str) -> Any:
        self._seen.add(name)
        value = self._table.get(name, default)
        if not isinstance(value, kind):
            raise ConfigError(f"the setting {self._prefix}{name} must be {words}", path=self._path)
        return value

    def string(self, name: str, default: str) -> str:
        return str(self._get(name, str, default, "a text in quotation marks"))

    def strings(self, name: str, default: tuple[str, ...]) -> list[str]:
        values = self._get(name, list, list(default), "a list of texts")
        if not all(isinstance(value, str) for value in values):
            raise ConfigError(f"the setting {self._prefix}{name} must be a list of texts", path=self._path)
        return list(values)

    def table(self, name: str) -> dict[str, Any]:
        return dict(self._get(name, dict, {}, "a table"))

    def one_of(self, name: str, value: str, allowed: tuple[str, ...]) -> str:
        if value not in allowed:
            words = ", ".join(repr(str(choice)) for choice in allowed)
            raise ConfigError(
                f"the setting {self._prefix}{name} is {value!r}", path=self._path, todo=f"use one of {words}"
            )
        return value

    def finish(self) -> None:
        unknown = sorted(set(self._table) - self._seen)
        if unknown:
            known = ", ".join(sorted(self._seen))
            raise ConfigError(
                f"unknown setting {self._prefix}{unknown[0]}", path=self._path, todo=f"known here: {known}"
            )
