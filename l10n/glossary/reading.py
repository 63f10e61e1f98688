"""names.csv and the forms files, row by row, into terms; every row that cannot be used is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.errors import GlossaryError
from l10n.glossary.scripts import find_script_problem
from l10n.glossary.table import Row, Table, read_table
from l10n.glossary.terms import Terms, derive_surname, fold
from l10n.model import Case, Gender, Kind, Paradigm, Term

CASES: Mapping[str, tuple[Case, ...]] = {"ru": tuple(Case)[:6], "uk": tuple(Case)}
STATUSES = ("generated", "confirmed")


@dataclass(frozen=True, slots=True)
class Name:
    """One row of names.csv for one target language, before its forms are known.

    Attributes:
        source: The English name.
        aliases: Other English spellings.
        kind: What it names.
        gender: Its gender in the target language.
        fixed: Whether it has one form for all cases.
        target: The citation form that we write.
        target_aliases: Citation forms of other accepted renderings.
        forbidden: Renderings the newsroom rules out.
        note: For the reviewer.
        elsewhere: The renderings in the other languages, as far as this one has none like them.
        line: The row's line in names.csv.
    """

    source: str
    aliases: tuple[str, ...]
    kind: Kind
    gender: Gender
    fixed: bool
    target: str
    target_aliases: tuple[str, ...]
    forbidden: tuple[str, ...]
    note: str
    elsewhere: tuple[str, ...]
    line: int

    @property
    def targets(self) -> tuple[str, ...]:
        """The rendering that we write, then the other accepted ones."""
        return (self.target, *self.target_aliases)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What reading the glossary for one language showed.

    Attributes:
        names: The usable rows.
        terms: The terms of those rows; complete only when `errors` is empty.
        errors: Rows that cannot be used; any of them stops `read_glossary`.
        warnings: What can be used but should be looked at.
        missing: (source, citation form) of the renderings that have no case forms yet.
        unsigned: (source, citation form) of the renderings whose forms no person has signed.
    """

    names: tuple[Name, ...]
    terms: Terms
    errors: tuple[GlossaryError, ...] = ()
    warnings: tuple[GlossaryError, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    unsigned: tuple[tuple[str, str], ...] = ()


def read_glossary(folder: Path, language: str) -> Terms:
    """Read the glossary for one target language.

    A folder without names.csv is an empty glossary: a project may have no names yet. A name without case forms is
    known by its citation form only, which `l10n glossary check` reports. A surname has a term of its own when a
    person's full name has a row and the surname has none.

    Raises:
        GlossaryError: A row cannot be used; the error names the file, the line and the fix.
    """
    inspection = inspect_glossary(folder, language)
    if inspection.errors:
        raise inspection.errors[0]
    return inspection.terms


def inspect_glossary(folder: Path, language: str) -> Inspection:
    """Read the glossary as `read_glossary` does, and list every problem instead of stopping at the first.

    Raises:
        GlossaryError: A file cannot be read as a table at all.
    """
    path = folder / "names.csv"
    if not folder.is_dir() and folder.exists():
        raise GlossaryError("is not a folder", path=folder, todo="name the glossary's folder in the configuration")
    names, errors = read_names(folder, language)
    forms, found = _read_forms(folder, language, names)
    errors += found
    terms = [_term(name, language, forms) for name in names]
    derived, shared, warnings = _derive_surnames(terms, names, path)
    missing: list[tuple[str, str]] = []
    unsigned: list[tuple[str, str]] = []
    for name in names:
        for target in name.targets:
            paradigm = forms.get((name.source, fold(target)))
            if paradigm is None:
                if not name.fixed:
                    missing.append((name.source, target))
            elif not paradigm.confirmed:
                unsigned.append((name.source, target))
        if name.kind is Kind.PERSON and name.gender is Gender.UNKNOWN:
            what = f"{name.source!r} is a person without a gender"
            warnings.append(
                GlossaryError(what, path=path, line=name.line, todo="write m or f in the gender column")
            )
    return Inspection(
        names=tuple(names),
        terms=Terms((*terms, *derived), language, shared),
        errors=tuple(errors),
        warnings=tuple(warnings),
        missing=tuple(missing),
        unsigned=tuple(unsigned),
    )


def _term(name: Name, language: str, forms: Mapping[tuple[str, str], Paradigm]) -> Term:
    def paradigm(target: str) -> Paradigm:
        if name.fixed:
            signed = forms.get((name.source, fold(target)))
            cases = CASES.get(language, tuple(Case))
            return Paradigm(dict.fromkeys(cases, (target,)), True, signed is not None and signed.confirmed)
        return forms.get((name.source, fold(target))) or Paradigm({Case.NOM: (target,)})

    return Term(
        source=name.source,
        language=language,
        paradigm=paradigm(name.target),
        kind=name.kind,
        gender=name.gender,
        aliases=name.aliases,
        target_aliases=tuple(paradigm(target) for target in name.target_aliases),
        forbidden=name.forbidden,
        note=name.note,
        elsewhere=name.elsewhere,
    )


def _derive_surnames(
    terms: Sequence[Term], names: Sequence[Name], path: Path
) -> tuple[list[Term], frozenset[str], list[GlossaryError]]:
    taken = {fold(spelling) for term in terms for spelling in (term.source, *term.aliases)}
    derived: dict[str, Term] = {}
    spelt: dict[str, str] = {}
    shared: set[str] = set()
    warnings: list[GlossaryError] = []
    for term, name in zip(terms, names, strict=True):
        surname = derive_surname(term)
        if surname is None or fold(surname.source) in taken:
            continue
        other = derived.get(spelt.get(fold(surname.source), ""))
        if other is not None:
            if other.paradigm != surname.paradigm and other.source not in shared:
                shared.add(other.source)
                what = f"{surname.source!r} alone may be {other.surname_of!r} or {term.source!r}"
                todo = f"give {surname.source!r} a row of its own for the one you mean"
                warnings.append(GlossaryError(what, path=path, line=name.line, todo=todo))
            continue
        aliases = tuple(alias for alias in surname.aliases if fold(alias) not in taken and fold(alias) not in spelt)
        derived[surname.source] = replace(surname, aliases=aliases)
        spelt.update(dict.fromkeys((fold(text) for text in (surname.source, *aliases)), surname.source))
    return list(derived.values()), frozenset(shared), warnings


# --- names.csv -----------------------------------------------------------------------------------------------


def read_names(
    folder: Path, language: str, *, table: Table | None = None
) -> tuple[list[Name], list[GlossaryError]]:
    """The usable rows of names.csv for one language, and what is wrong with the others.

    Args:
        folder: The glossary's folder.
        language: The target language's code.
        table: The rows to judge in place of the file's.

    Raises:
        GlossaryError: The file cannot be read as a table at all, or has no column for the language.
    """
    if table is None:
        table = read_table(folder / "names.csv", ("source", language))
    names: list[Name] = []
    problems = list(table.problems)
    lines: dict[str, tuple[int, str]] = {}
    for row in table.rows:
        found = list(_row_problems(row, language)) or list(_clashes(row, lines))
        problems += [GlossaryError(what, path=table.path, line=row.line, todo=todo) for what, todo in found]
        if not found:
            names.append(_name(row, language))
    problems.sort(key=lambda problem: problem.line or 0)
    return names, problems


def _name(row: Row, language: str) -> Name:
    others = {fold(name): name for name in reversed(row.values(f"{language}_aliases"))}
    others.pop(fold(row[language]), None)
    return Name(
        source=row["source"],
        aliases=row.values("aliases"),
        kind=Kind(row["kind"] or "other"),
        gender=Gender(row[f"{language}_gender"] or row["gender"]),
        fixed=bool({"yes", language} & set(row.values("fixed"))),
        target=row[language],
        target_aliases=tuple(reversed(others.values())),
        forbidden=row.values(f"{language}_forbidden"),
        note=row["note"],
        elsewhere=_elsewhere(row, language),
        line=row.line,
    )


def _elsewhere(row: Row, language: str) -> tuple[str, ...]:
    mine = {fold(name) for name in (row[language], *row.values(f"{language}_aliases"))}
    others = [column for column in _languages(row) if column != language]
    names = (name for column in others for name in (*row.values(column), *row.values(f"{column}_aliases")))
    return tuple(name for name in dict.fromkeys(names) if fold(name) not in mine)


def _languages(row: Row) -> list[str]:
    return [column for column in row.cells if 2 <= len(column) <= 3]


def _row_problems(row: Row, language: str) -> Iterator[tuple[str, str]]:
    source, target = row["source"], row[language]
    if not source:
        yield "the row has no source", "write the English name, or remove the row"
        return
    if "|" in source:
        yield f"the source {source!r} holds more than one name", "put the other spellings into the aliases column"
    for name in (source, *row.values("aliases")):
        if not any(letter.isalnum() for letter in name):
            yield f"{name!r} is not a name", "write the English name"
        if any("\u0400" <= letter <= "\u04ff" for letter in name):
            yield f"the English name {name!r} holds Cyrillic letters", "type it again in Latin letters"
    if not target:
        yield f"{source!r} has no {language} rendering", f"fill in the column {language}"
    if "|" in target:
        yield f"{source!r} has two {language} renderings", f"keep one and move the others to {language}_aliases"
    kinds = [str(kind) for kind in Kind]
    if row["kind"] and row["kind"] not in kinds:
        yield f"{source!r} is of an unknown kind {row['kind']!r}", f"use one of {', '.join(kinds)}"
    for column in ("gender", f"{language}_gender"):
        if row[column] not in [str(gender) for gender in Gender]:
            yield f"{source!r} is of an unknown gender {row[column]!r}", "use m, f, n, pl, or leave it empty"
    languages = _languages(row)
    unknown = [value for value in row.values("fixed") if value not in ("yes", "no", *languages)]
    if unknown:
        todo = f"use yes, {', '.join(languages)}, or leave it empty"
        yield f"{source!r} has an unknown value {unknown[0]!r} in fixed", todo
    latin = " ".join((source, *row.values("aliases")))
    for name in (target.partition("|")[0], *row.values(f"{language}_aliases")):
        if name and (problem := find_script_problem(name, language, latin)):
            yield f"the {language} rendering {name!r} {problem}", "type it again with the right keyboard layout"
    renderings = {fold(target), *map(fold, row.values(f"{language}_aliases"))}
    for name in row.values(f"{language}_forbidden"):
        if fold(name) in renderings:
            yield f"{name!r} is both accepted and forbidden for {source!r}", "keep it in one of the columns"


def _clashes(row: Row, lines: dict[str, tuple[int, str]]) -> Iterator[tuple[str, str]]:
    spellings = {fold(name): name for name in (*row.values("aliases"), row["source"])}
    # In a headline "KYIV" is Kyiv; only short ones (US, Us) are told apart by their capitals.
    spellings |= {text.upper(): name for text, name in spellings.items() if len(text) > 3}
    for text, name in spellings.items():
        if text in lines:
            line, other = lines[text]
            where = f"line {line}" if other == row["source"] else f"{other!r} on line {line}"
            what = f"{name!r} is already a name or alias of {where}"
            yield what, "keep one of the rows, or remove the alias"
            return
    lines.update(dict.fromkeys(spellings, (row.line, row["source"])))


# --- forms.*.csv ---------------------------------------------------------------------------------------------


def read_forms_table(folder: Path, language: str) -> Table:
    """The forms file of one language as a table; without rows where there is none yet."""
    cases = CASES.get(language, (Case.NOM,))
    return read_table(folder / f"forms.{language}.csv", ("source", *map(str, cases), "status"))


def _read_forms(
    folder: Path, language: str, names: Sequence[Name]
) -> tuple[dict[tuple[str, str], Paradigm], list[GlossaryError]]:
    table = read_forms_table(folder, language)
    cases = [case for case in CASES.get(language, tuple(Case)) if str(case) in table.columns]
    known = {name.source: name for name in names}
    forms: dict[tuple[str, str], Paradigm] = {}
    problems = list(table.problems)
    for row in table.rows:
        found = next(iter(_forms_problems(row, language, cases, known)), None)
        name, citation = known.get(row["source"]), fold(row["nom"].partition("|")[0])
        if found is None and (row["source"], citation) in forms:
            found = f"{row['source']!r} has two rows of forms for {row['nom']!r}", "keep one of them"
        if found is not None or name is None:
            what, todo = found or ("", "")
            problems.append(GlossaryError(what, path=table.path, line=row.line, todo=todo))
            continue
        variants = {case: row.values(case) for case in cases}
        # The citation form as names.csv writes it, should the apostrophes differ.
        target = next(target for target in name.targets if fold(target) == citation)
        variants[Case.NOM] = (target, *row.values("nom")[1:])
        confirmed = row["status"] == "confirmed"
        forms[row["source"], citation] = Paradigm(variants, fixed=name.fixed, confirmed=confirmed)
    problems.sort(key=lambda problem: problem.line or 0)
    return forms, problems


def _forms_problems(
    row: Row, language: str, cases: Sequence[Case], known: Mapping[str, Name]
) -> Iterator[tuple[str, str]]:
    source = row["source"]
    name = known.get(source)
    if name is None:
        yield (
            f"there are forms for {source!r}, which names.csv does not have or has with an error",
            "add or mend the name in names.csv, or remove this row",
        )
        return
    empty = [str(case) for case in cases if not row.values(case)]
    if empty:
        todo = "fill it in, or remove the row and run l10n glossary forms"
        yield f"{source!r} has no form in the column {empty[0]}", todo
        return
    if fold(row.values("nom")[0]) not in map(fold, name.targets):
        what = f"the forms of {source!r} begin with {row.values('nom')[0]!r}, but names.csv has {name.target!r}"
        yield what, "run l10n glossary forms after removing this row, or correct one of the two files"
    if row["status"] not in STATUSES:
        yield f"{source!r} has the unknown status {row['status']!r}", f"use {' or '.join(STATUSES)}"
    every = {form for case in cases for form in row.values(case)}
    if name.fixed and len(every) > 1:
        what = f"{source!r} is fixed in names.csv but has several forms here"
        yield what, "remove this row, or take back fixed in names.csv"
    latin = " ".join((source, *name.aliases))
    for form in sorted(every):
        if problem := find_script_problem(form, language, latin):
            yield f"the form {form!r} of {source!r} {problem}", "type it again with the right keyboard layout"
