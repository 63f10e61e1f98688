"""Which case forms are missing, and the rows that hold them; who makes the forms is not this module's matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import GlossaryError
from l10n.glossary.reading import CASES, Name, read_forms_table, read_names
from l10n.glossary.table import Row, Table, append_rows, parse_table, read_table, write_table
from l10n.glossary.terms import fold
from l10n.model import Case, Paradigm

NAME_COLUMNS = (
    *("source", "aliases", "kind", "gender", "fixed", "ru", "uk"),
    *("ru_aliases", "uk_aliases", "ru_forbidden", "uk_forbidden", "note"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What `l10n glossary forms` has to do for one language.

    Attributes:
        table: The forms file as it stands.
        missing: The renderings without forms, each with its name.
        stale: Lines of generated rows that no longer fit names.csv, by line with the name.
        kept: How many rows stay as they are.
    """

    table: Table
    missing: tuple[tuple[Name, str], ...]
    stale: Mapping[int, str]
    kept: int


def read_plan(folder: Path, language: str) -> Plan:
    """Compare the forms file with names.csv.

    A generated row that no longer fits (the rendering changed, the name is gone) is the tool's own and is made anew
    or dropped. A confirmed row is a person's.

    Raises:
        GlossaryError: A row of names.csv cannot be used, or a confirmed row no longer fits.
    """
    names, errors = read_names(folder, language)
    table = read_forms_table(folder, language)
    errors = [*errors, *table.problems]
    if errors:
        raise errors[0]
    known = {name.source: name for name in names}
    have: set[tuple[str, str]] = set()
    stale: dict[int, str] = {}
    for row in table.rows:
        key = (row["source"], fold(row["nom"].partition("|")[0]))
        if _fits(row, known.get(row["source"]), CASES.get(language, (Case.NOM,))) and key not in have:
            have.add(key)
        elif row["status"] == "confirmed":
            what = f"the confirmed forms of {row['source']!r} do not fit names.csv"
            todo = "correct them or names.csv, or remove the row"
            raise GlossaryError(what, path=table.path, line=row.line, todo=todo)
        else:
            stale[row.line] = row["source"]
    missing = tuple(
        (name, target) for name in names for target in name.targets if (name.source, fold(target)) not in have
    )
    return Plan(table, missing, stale, len(have))


def _fits(row: Row, name: Name | None, cases: Sequence[Case]) -> bool:
    if name is None or not all(row.values(str(case)) for case in cases):
        return False
    every = {form for case in cases for form in row.values(str(case))}
    return fold(row.values("nom")[0]) in map(fold, name.targets) and not (name.fixed and len(every) > 1)


def write_forms(plan: Plan, language: str, forms: Sequence[Paradigm]) -> bool:
    """Write the missing rows, `forms` in the order of `plan.missing`, as generated; False when nothing changed.

    What stands in the file already keeps its bytes.

    Raises:
        GlossaryError: The file cannot be written.
    """
    cases = CASES.get(language, (Case.NOM,))
    rows = [
        {
            "source": name.source,
            **{str(case): "|".join(paradigm.forms[case]) for case in cases},
            "status": "generated",
        }
        for (name, _), paradigm in zip(plan.missing, forms, strict=True)
    ]
    table = plan.table
    if not table.text:
        columns = ("source", *map(str, cases), "status")
        table = Table(table.path, columns, mark=table.mark)
    text = append_rows(table, rows, drop=plan.stale) if rows or plan.stale else table.text
    return write_table(table, text)


def write_name(folder: Path, row: Mapping[str, str], languages: Sequence[str]) -> None:
    """Add one row to names.csv, after checking it as `read_glossary` would.

    Raises:
        GlossaryError: The glossary has an error already, or the new row has one or clashes with another.
    """
    path = folder / "names.csv"
    for language in languages if path.exists() else ():
        _, errors = read_names(folder, language)
        if errors:
            raise errors[0]
    table = read_table(path, ("source",))
    if not table.text:
        table = Table(path, tuple(dict.fromkeys((*NAME_COLUMNS, *row))))
    unknown = [column for column, value in row.items() if value and column not in table.columns]
    if unknown:
        todo = f"add the column {unknown[0]} to its header"
        raise GlossaryError(f"has no column for {unknown[0]!r}", path=path, line=1, todo=todo)
    text = append_rows(table, [row])
    checked = parse_table(text, path, ("source",))
    for language in languages:
        _, errors = read_names(folder, language, table=checked)
        if errors:
            error = errors[-1]
            raise GlossaryError(f"not added: {error.what}", todo=error.todo)
    write_table(table, text)
