"""The rules of each set of the corpus, from `sets.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("sets.toml")


@dataclass(frozen=True, slots=True)
class SetRule:
    """What may be done with the pairs of a set; `sets.toml` explains the fields."""

    licence: str
    draw: tuple[float, float] = (0.0, 0.0)
    most: int | None = None
    least: int = 1
    left_out: str = ""
    joined: bool = False

    def weight(self, progress: float) -> float:
        """How often one pair is drawn, relative to other sets, when this share of the training is done."""
        start, end = self.draw
        return start + (end - start) * progress


def read_rules(path: Path = TABLE) -> dict[str, SetRule]:
    """The rules by the start of the sets' names."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: SetRule(**table | {"draw": tuple(table.get("draw", (0.0, 0.0)))}) for key, table in tables.items()}


def find_rule(rules: dict[str, SetRule], name: str, language: str) -> SetRule:
    """The rule with the longest key that the set's "name-language" starts with.

    Raises:
        SystemExit: no rule serves the set; its licence must be looked up before anything is trained on it.
    """
    keys = [key for key in rules if f"{name}-{language}".startswith(key)]
    if not keys:
        raise SystemExit(f"no rule for the set {name}-{language}: add a table with its licence to {TABLE.name}")
    return rules[max(keys, key=len)]
