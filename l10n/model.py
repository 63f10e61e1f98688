"""The nouns of l10n: frozen, typed, without I/O, standard library only.

Offsets count Unicode code points and are half-open, as Python slices are. A score is a mean log-probability per
target token, so 0.0 is certainty and more negative is worse. Lines count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

# --- the article ---------------------------------------------------------------------------------------------


_LINE_BREAK = re.compile(r"(?:[ \t]*(?:\r\n|[\n\r\v\u2028])[ \t\u00a0>]*)+")
_DASH_BEFORE = re.compile(r"\w(?P<dash>-|--|[–—])\Z")
_SUSPENDED = re.compile(r"(?:and|or|to)\b")


def unwrap(raw: str) -> tuple[str, tuple[int, ...]]:
    r"""Put a hard-wrapped text on one line.

    A line break with the spaces around it (and the "> " of quoted mail after it) becomes one space, and nothing
    where the line was broken after the hyphen of a compound or after a closed-up dash. No other character changes.

    Returns:
        The text on one line, and for each of its characters the offset at which it stands in `raw`.

    >>> unwrap("A Kremlin-\n  backed group\nsaid so")[0]
    'A Kremlin-backed group said so'
    """
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for found in _LINE_BREAK.finditer(raw):
        pieces.append(raw[done : found.start()])
        offsets.extend(range(done, found.start()))
        done = found.end()
        if not _closed_up(raw, found.start(), done):
            pieces.append(" ")
            offsets.append(found.start())
    pieces.append(raw[done:])
    offsets.extend(range(done, len(raw)))
    return "".join(pieces), tuple(offsets)


def _closed_up(raw: str, before: int, after: int) -> bool:
    dash = _DASH_BEFORE.search(raw[max(before - 3, 0) : before])
    following = raw[after : after + 4]
    if dash is None or not following[:1].isalnum():
        return False
    return dash["dash"] != "-" or (following[0].islower() and not _SUSPENDED.match(following))


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a hard-wrapped paragraph stands in its file, so that its translation can be wrapped in the same way.

    Attributes:
        width: The longest line the file allows itself, in characters, indentation included.
        newline: What begins a further line: the file's line end and the paragraph's indentation.
    """

    width: int
    newline: str = "\n"


@dataclass(frozen=True, slots=True)
class Element:
    """An inline element of a text: bold words, a link, code, a picture, a footnote's mark.

    Source and target of a unit have the same elements, each on its own words, nested as in the source.

    Attributes:
        name: What it is called in this text, "b", "a1", "strong", "[](https://kyiv.ua)": the target's element of
            the same name (of several, the one in the same order) is its counterpart.
        start: Where its words begin in `Marked.bare`.
        end: Where they end; `start` for one without words (a picture, a line break).
        opening: The span of its opening mark in `Marked.text`; of the whole of it where it has no words.
        closing: The span of its closing mark there; an empty span where it has none.
        labels: Texts of its own that are translated (alt, title), and where each stands in `Marked.text`.
        fixed: Whether its words are carried over as they are (code, an address, translate="no").
        stem: Its name without the number, "a", where elements are numbered within a sentence; else "".
        file: Its opening mark as the file has it, cut where the labels stand; the whole of it where its words are
            carried over and the reader of the format says so; () in a text that is of no file.
        file_end: Its closing mark as the file has it.
    """

    name: str
    start: int
    end: int
    opening: tuple[int, int]
    closing: tuple[int, int]
    labels: tuple[tuple[int, int, str], ...] = ()
    fixed: bool = False
    stem: str = ""
    file: tuple[str, ...] = ()
    file_end: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with inline markup, taken apart: what a reader reads, and the elements around it.

    Attributes:
        text: The text as a translator sees it, markup and all: the PO entry's.
        bare: The text without markup: what the engine is given, where names are found and checks look.
        spans: For each character of `bare`, where it stands in `text` (an escaped one is longer there).
        elements: In the order of their opening marks, so an outer one comes before those within it.
        faults: What is not well-formed, as short English phrases: "<b> is not closed".
        places: For each offset in `text` and its end, the offset in the file's raw text; () where it is of no file.
    """

    text: str
    bare: str
    spans: tuple[tuple[int, int], ...]
    elements: tuple[Element, ...] = ()
    faults: tuple[str, ...] = ()
    places: tuple[int, ...] = ()

    @property
    def masked(self) -> str:
        """`bare` with U+FFFC for every character that is carried over as it is: code, addresses."""
        masked = self.bare
        for element in self.elements:
            if element.fixed:
                masked = masked[: element.start] + "\ufffc" * (element.end - element.start) + masked[element.end :]
        return masked

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Where `bare[start:end]` stands in `text`, with the marks inside it and without those around it."""
        if start >= len(self.spans):
            return len(self.text), len(self.text)
        return self.spans[start][0], self.spans[end - 1][1] if end > start else self.spans[start][0]


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable piece of an article: a paragraph as it is read, a sentence once it is split.

    Attributes:
        source: The text a translator sees; its identity. Line breaks of a hard-wrapped paragraph are single
            spaces here.
        line: The line of the article on which the segment begins.
        paragraph: The number of the paragraph it belongs to, from 1.
        kind: The block kind: "paragraph", "heading", "list-item", "cell", "caption" ...
        raw: The exact text in the file where it differs from `source` (a hard-wrapped paragraph), else "".
            `unwrap(raw)[0]` is `source` in plain text; with `marked`, the reader of the format knows how it
            stands there.
        wrap: How its paragraph is hard-wrapped, None where a paragraph is one line.
        marked: `source` taken apart, in the formats that have inline markup; None in plain text.
    """

    source: str
    line: int = 1
    paragraph: int = 1
    kind: str = "paragraph"
    raw: str = ""
    wrap: Wrap | None = None
    marked: Marked | None = None

    @property
    def bare(self) -> str:
        """The source without markup."""
        return self.source if self.marked is None else self.marked.bare


@dataclass(frozen=True, slots=True)
class Document:
    """A whole article, losslessly: literal text and segments in the order of the file.

    A byte order mark, line ends, indentation and blank lines are literal text in `parts`.

    Attributes:
        parts: Literal strings and segments, in order.
        path: The article as the project names it (relative to the root, with forward slashes).
        encoding: The codec that gives back the file's bytes.
        format: The name of the format in `documents.FORMATS`.
        container: The file itself, where it is a package of parts (DOCX, ODT) of which `parts` are only some.
        findings: What an editor should know before it is translated: tracked changes, fields.
    """

    parts: tuple[str | Segment, ...]
    path: str = ""
    encoding: str = "utf-8"
    format: str = "text"
    container: bytes = field(default=b"", repr=False)
    findings: tuple[Finding, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The translatable pieces, in order; the same sentence may stand there twice."""
        return tuple(part for part in self.parts if isinstance(part, Segment))

    def render(self, translate: Callable[[Segment], str]) -> str:
        """The article's text with every segment replaced by `translate(segment)`.

        `render(lambda segment: segment.source)` is the original text exactly: a segment whose target equals its
        source is written as it stood in the file, line breaks included. A hard-wrapped paragraph of which any
        sentence changed is wrapped again at the file's width.
        """
        pieces: list[str] = []
        done = 0
        while done < len(self.parts):
            part = self.parts[done]
            if isinstance(part, str):
                pieces.append(part)
                done += 1
                continue
            end = self._paragraph_end(done) if part.wrap else done + 1
            run = self.parts[done:end]
            targets = [piece if isinstance(piece, str) else translate(piece) for piece in run]
            changed = any(
                isinstance(piece, Segment) and target != piece.source
                for piece, target in zip(run, targets, strict=True)
            )
            if changed and part.wrap:
                pieces.append(_wrapped("".join(targets), part.wrap, _column("".join(pieces[-2:]))))
            elif changed:
                pieces.extend(targets)
            else:
                pieces.extend(piece if isinstance(piece, str) else piece.raw or piece.source for piece in run)
            done = end
        return "".join(pieces)

    def _paragraph_end(self, start: int) -> int:
        """The index after the last segment of the paragraph whose first segment is `parts[start]`."""
        first = self.parts[start]
        end = start + 1
        for index in range(start + 1, len(self.parts)):
            part = self.parts[index]
            if isinstance(part, str):
                continue
            if not isinstance(first, Segment) or part.paragraph != first.paragraph:
                break
            end = index + 1
        return end


def _column(text: str) -> int:
    """How many characters stand on the last line of `text`."""
    return len(re.split(r"[\n\r\v\f\x85\u2028\u2029]", text)[-1].lstrip("\ufeff"))


def _wrapped(text: str, wrap: Wrap, column: int) -> str:
    """`text` with a line end in place of a space wherever the next word would stand beyond the width."""
    words = [word for word in re.split(r"[ \t\n\r\v\u2028]+", unwrap(text)[0]) if word]
    pieces: list[str] = []
    indent = len(wrap.newline.lstrip("\r\n"))
    for word in words:
        if not pieces:
            pieces.append(word)
            column += len(word)
        elif column + 1 + len(word) <= wrap.width:
            pieces.append(" " + word)
            column += 1 + len(word)
        else:
            pieces.append(wrap.newline + word)
            column = indent + len(word)
    return "".join(pieces)


# --- languages and house style -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Language:
    """What checks, typography and PO headers need to know of a language (from CLDR).

    Attributes:
        code: ISO 639-1, "ru".
        name: English name, "Russian".
        plural_forms: The gettext Plural-Forms header value.
        decimal: Decimal separator.
        group: Separator between groups of three digits.
        months: For each month, January first, its forms in lower case (genitive "мая" first, then nominative,
            then abbreviations).
        weekdays: For each day, Monday first, its forms in lower case.
    """

    code: str
    name: str
    plural_forms: str
    decimal: str = ","
    group: str = "\u00a0"
    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()


class Severity(StrEnum):
    """How serious a finding is; only errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What a newsroom decides for itself, per language where that matters.

    Attributes:
        ukraine_ru: The preposition of «на/в Украине» in Russian: "в", "на", or "" for either.
        yo: Russian ё on output: "е" (write е), "ё" (keep), or "" for either.
        apostrophe: The Ukrainian apostrophe on output, U+2019 by default.
        inner_quotes_uk: The nested quotation marks of Ukrainian, „“ or “”.
        off: Ids of the checks that are switched off.
        severities: Check id to the severity the newsroom gives it.
        forbidden: Language code to forbidden word to its replacement ("" where there is none). The word is in its
            dictionary form and meant with all forms; "=word" is this form only, "word*" what begins so.
        latin: Words that may stay in Latin script besides the glossary's.
    """

    ukraine_ru: str = ""
    yo: str = ""
    apostrophe: str = "\u2019"
    inner_quotes_uk: str = "„“"
    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    forbidden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    latin: frozenset[str] = frozenset()


# --- the glossary --------------------------------------------------------------------------------------------


class Case(StrEnum):
    """Grammatical cases of Russian and Ukrainian; the values are the columns of `forms.*.csv`."""

    NOM = "nom"
    GEN = "gen"
    DAT = "dat"
    ACC = "acc"
    INS = "ins"
    LOC = "loc"
    VOC = "voc"


class Kind(StrEnum):
    """What a glossary name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    ACRONYM = "acronym"
    EVENT = "event"
    OTHER = "other"


class Gender(StrEnum):
    """The grammatical gender of a name, or its number where it is plural; UNKNOWN is an empty cell."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"
    PLURAL = "pl"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The forms of one rendering of a name, per case; the first variant of a case is the one we write.

    Attributes:
        forms: Case to its accepted variants, preferred first. A fixed name has its one form in every case.
        fixed: Whether the name has one form for all cases (ТАСС, Галеотти).
        confirmed: Whether a person has signed these forms.
    """

    forms: Mapping[Case, tuple[str, ...]]
    fixed: bool = False
    confirmed: bool = False

    @property
    def citation(self) -> str:
        """The form of the dictionary: the nominative."""
        return self.forms[Case.NOM][0]

    def cases_of(self, form: str) -> tuple[Case, ...]:
        """Every case in which `form` is an accepted variant."""
        return tuple(case for case, variants in self.forms.items() if form in variants)

    def all_forms(self) -> tuple[str, ...]:
        """Every distinct variant, in the order of the cases."""
        return tuple(dict.fromkeys(form for variants in self.forms.values() for form in variants))


@dataclass(frozen=True, slots=True)
class Term:
    """One glossary name for one target language.

    Attributes:
        source: The English name.
        language: The target language's code.
        paradigm: The forms of the rendering that we write.
        kind: What it names.
        gender: Its gender in the target language.
        aliases: Other English spellings of the same name.
        target_aliases: Other accepted renderings, each with its forms.
        forbidden: Renderings a newsroom rules out (citation forms or any form).
        note: The glossary's note for the reviewer.
        surname_of: The full name this surname was derived from, if it has no row of its own.
        elsewhere: What the glossary's other languages call it, where this one has no such rendering.
    """

    source: str
    language: str
    paradigm: Paradigm
    kind: Kind = Kind.OTHER
    gender: Gender = Gender.UNKNOWN
    aliases: tuple[str, ...] = ()
    target_aliases: tuple[Paradigm, ...] = ()
    forbidden: tuple[str, ...] = ()
    note: str = ""
    surname_of: str = ""
    elsewhere: tuple[str, ...] = ()


class Use(StrEnum):
    """How a term is used where it was found in a source text."""

    LOCK = "lock"
    PLURAL = "plural"
    DERIVED = "derived"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in one source text.

    Attributes:
        term: The term.
        start: Offset of the name in the source text.
        end: End offset, without a possessive ending.
        use: Only `Use.LOCK` must be rendered by a form of the term; the others are shown to the reviewer.
        possessive: Whether the name carries 's or ’ in the source.
    """

    term: Term
    start: int
    end: int
    use: Use = Use.LOCK
    possessive: bool = False


class Status(StrEnum):
    """What became of a name in the target text."""

    EXACT = "exact"
    REPAIRED = "repaired"
    PLACED = "placed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Lock:
    """What became of one match in the target, and why we believe it.

    Attributes:
        match: The occurrence in the source text.
        status: exact, repaired, placed or missing.
        start: Offset of the form in the target; -1 when missing.
        end: End offset in the target; -1 when missing.
        form: The form that stands in the target; "" when missing.
        case: The case we take the form to be in, None when unknown or missing.
        evidence: Why: "exact form", "preposition «к» + score margin 3.1" ... One short English phrase.
        candidates: Forms offered to the reviewer when the status is missing or doubtful.
        review: Whether a person should look at it although it is not missing (its preposition contradicts the
            case, an alias or a pronoun stands there ...); the reason is in `evidence`.
        problem: What is wrong, as the suffix of the check that reports it: "missing", "misspelt", "case",
            "forbidden", "inconsistent"; "" when nothing is. A misspelt name has status MISSING and the span of
            the misspelling.
    """

    match: Match
    status: Status
    start: int = -1
    end: int = -1
    form: str = ""
    case: Case | None = None
    evidence: str = ""
    candidates: tuple[str, ...] = ()
    review: bool = False
    problem: str = ""


# --- engines and drafts --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Package:
    """One Argos package on this machine, unpacked in a folder or still in its `.argosmodel` file.

    Attributes:
        path: Its folder, or its `.argosmodel` file (the bundled ones are read from the file).
        from_code: Source language code.
        to_code: Target language code.
        version: The package's own version, "1.9".
        bundled: Whether it is one of the small packages that come with l10n.
        target_prefix: A token the target must begin with, "" for most packages.
    """

    path: Path
    from_code: str
    to_code: str
    version: str
    bundled: bool = False
    target_prefix: str = ""

    def __str__(self) -> str:
        return f"{self.from_code}→{self.to_code} {self.version}" + (" starter" if self.bundled else "")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation an engine proposes.

    Attributes:
        text: The target text.
        score: Mean log-probability per target token; 0.0 for engines that have none.
        doubts: What the engine doubts about it, as short English phrases for the reviewer: "cut into 3 pieces
            (too long for the model)", "repeats itself", "decoded again".
    """

    text: str
    score: float = 0.0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Where an engine looks in the source while it writes a piece of the target.

    Attributes:
        start: Where the piece of the source begins.
        end: Where it ends.
        target_start: Where the piece of the target begins.
        target_end: Where it ends.
        weight: How much of its attention it gives, 0 to 1.
    """

    start: int
    end: int
    target_start: int
    target_end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Draft:
    """What the machine proposes for one segment.

    Attributes:
        source: The segment's source text.
        target: The proposed text, typography applied.
        score: Mean log-probability per target token of the hypothesis it came from.
        locks: One for each match of use `Use.LOCK`.
        mentions: The other matches (plural, derived, ambiguous), for the reviewer.
        doubts: What the reviewer should know, as short English phrases.
        sent: The text the engine was given where it differs from `source` (a corrected typo), else "".
        key: A short hash of everything the draft was made from (source, names and forms, engine signature);
            the same key means that drafting again would change nothing.
        origin: The engine's signature, or "memory: ARTICLE" for a translation-memory match.
    """

    source: str
    target: str
    score: float = 0.0
    locks: tuple[Lock, ...] = ()
    mentions: tuple[Match, ...] = ()
    doubts: tuple[str, ...] = ()
    sent: str = ""
    key: str = ""
    origin: str = ""


# --- the catalog ---------------------------------------------------------------------------------------------


class State(StrEnum):
    """How far a unit is."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    EDITED = "edited"
    REVIEWED = "reviewed"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class Finding:
    """A complaint about a text; never an exception.

    Attributes:
        check: The check's id, kebab case, never renamed.
        severity: error, warning or info.
        message: One sentence for the translator.
        start: Offset in the judged text (the target, or the source for source findings); -1 for the whole.
        end: End offset; -1 for the whole.
        fix: The text to put in place of `[start:end]` where the fix is certain; None where it is not.
        line: The line in the article or PO file, 0 when unknown.
    """

    check: str
    severity: Severity
    message: str
    start: int = -1
    end: int = -1
    fix: str | None = None
    line: int = 0


Occurrence: TypeAlias = tuple[str, int]
"""An article's path in the project and a line in it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One PO entry in our words.

    Attributes:
        source: The source text.
        target: The target text, "" when untranslated.
        state: How far it is.
        occurrences: Where the source stands, in order.
        notes: The translator's own comments, one string per line.
        comments: What the tool says to the translator, one string per line, the provenance line included.
        previous: The old source text that the target was written for, "" when there is none.
        line: The line of the entry in the PO file, 0 when it has not been written yet.
        fuzzy: Whether the entry carries the fuzzy flag.
    """

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    occurrences: tuple[Occurrence, ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    previous: str = ""
    line: int = 0
    fuzzy: bool = False

    @property
    def stale(self) -> bool:
        """Whether a person's text stands here whose source has changed since it was written."""
        return bool(self.previous) and self.state in (State.EDITED, State.REVIEWED)


@dataclass(frozen=True, slots=True)
class Catalog:
    """One language of one article.

    Attributes:
        article: The article's path in the project.
        language: The target language's code.
        units: The entries in the order of the file, obsolete ones last.
        header: The PO header fields, in order.
        version: A hash of the file it was read from, "" when it was not; by it a write notices another's save.
    """

    article: str
    language: str
    units: tuple[Unit, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    version: str = field(default="", compare=False)
