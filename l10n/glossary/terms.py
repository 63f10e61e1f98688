"""The glossary of one language, ready for searching."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from l10n.model import Kind, Match, Paradigm, Term

APOSTROPHES = "'\u2019\u2018\u02bc\u0060\u00b4"
HYPHENS = "-\u2010\u2011"
SPACES = " \u00a0\u202f\u2009\t\n"
# Words of a name that are written small and belong to the surname: Ursula von der Leyen.
PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "di",
        "da",
        "del",
        "du",
        "dos",
        "bin",
        "ibn",
        "ben",
        "al",
        "el",
        "фон",
        "ван",
        "дер",
        "ден",
        "де",
        "ля",
        "ла",
        "ле",
        "ди",
        "да",
        "дель",
        "дю",
        "ду",
        "дос",
        "бин",
        "ибн",
        "бен",
        "аль",
        "эль",
        "бін",
        "ібн",
        "ель",
        "ді",
    ]
)
_FOLD = str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-"), **dict.fromkeys(SPACES, " ")}
)
_WORD = re.compile(r"\w+")


def fold(name: str) -> str:
    """The name as we compare it: plain apostrophes, hyphens and single spaces, no leading "the"."""
    plain = " ".join(name.translate(_FOLD).split())
    return plain[4:] if plain[:4] in ("the ", "The ") and len(plain) > 4 else plain


def first_word(name: str) -> str:
    """The key under which a spelling is looked up: its first run of letters and digits, without case."""
    found = _WORD.search(name)
    return found.group().casefold() if found else ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a term in English.

    Attributes:
        text: The folded spelling.
        term: The term.
        shared: Whether several people of the glossary bear this surname, so that it names none of them for sure.
    """

    text: str
    term: Term
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """All names of the glossary for one target language, with an index for `find_terms`.

    Attributes:
        terms: The names of the rows in the order of names.csv, then the surnames derived from full names.
        language: The target language's code.
        shared: Derived surnames that several people with different forms bear.
        index: The spellings by their first word.
        plain: Words that no spelling begins with and none is made of, remembered as texts are searched.
    """

    terms: tuple[Term, ...] = ()
    language: str = ""
    shared: frozenset[str] = frozenset()
    index: Mapping[str, tuple[Spelling, ...]] = field(init=False, repr=False, compare=False)
    plain: set[str] = field(init=False, repr=False, compare=False, default_factory=set)

    def __post_init__(self) -> None:
        index: dict[str, list[Spelling]] = {}
        for term in self.terms:
            for text in dict.fromkeys(fold(name) for name in (term.source, *term.aliases)):
                entry = Spelling(text, term, bool(term.surname_of) and term.source in self.shared)
                index.setdefault(first_word(text), []).append(entry)
        index.pop("", None)
        longest = {word: tuple(sorted(found, key=lambda s: -len(s.text))) for word, found in index.items()}
        object.__setattr__(self, "index", longest)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def named(self, name: str) -> Term | None:
        """The term that is written exactly so, as its source or an alias."""
        text = fold(name)
        return next((s.term for s in self.index.get(first_word(text), ()) if s.text == text), None)


def derive_surname(term: Term) -> Term | None:
    """The surname alone of a person's full name, with the last words of its forms; None where there is none."""
    if term.kind is not Kind.PERSON:
        return None
    surname, target = _surname(term.source), _surname(term.paradigm.citation)
    if not surname or not target:
        return None
    size = len(target.split())
    spellings = [name for alias in term.aliases if (name := _surname(alias) or _same_surname(alias, surname))]
    for name in (surname, *spellings):
        # al-Assad is as often written Assad.
        head, _, rest = name.partition("-")
        if rest and head in ("al", "el", "Al", "El"):
            spellings.append(rest)
    return Term(
        source=surname,
        language=term.language,
        paradigm=_last_words(term.paradigm, size),
        kind=term.kind,
        gender=term.gender,
        aliases=tuple(name for name in dict.fromkeys(spellings) if name != surname),
        target_aliases=tuple(
            _last_words(alias, len(last.split()))
            for alias in term.target_aliases
            if (last := _surname(alias.citation)) and last != target
        ),
        forbidden=tuple(dict.fromkeys(_surname(form) or form for form in term.forbidden)),
        note=term.note,
        surname_of=term.source,
        elsewhere=tuple(name for form in term.elsewhere if (name := _surname(form))),
    )


def _surname(name: str) -> str:
    words = name.split()
    if len(words) < 2 or words[-1].rstrip(".").casefold() in ("jr", "sr", "ii", "iii", "iv"):
        return ""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    surname = " ".join(words[start:])
    return surname if len(surname) > 2 else ""


def _same_surname(alias: str, surname: str) -> str:
    # "Zelenskyy" among the aliases of "Volodymyr Zelensky" is the surname, not the whole name.
    return alias if " " not in alias and alias[:3].casefold() == surname[:3].casefold() else ""


def _last_words(paradigm: Paradigm, size: int) -> Paradigm:
    forms = {
        case: tuple(dict.fromkeys(" ".join(form.split()[-size:]) for form in variants))
        for case, variants in paradigm.forms.items()
    }
    # «Марк Галеотти» declines, «Галеотти» does not.
    fixed = paradigm.fixed or (len(forms) > 1 and len({form for found in forms.values() for form in found}) == 1)
    return Paradigm(forms, fixed=fixed, confirmed=paradigm.confirmed)


def fingerprint_terms(matches: Iterable[Match]) -> str:
    """A short hash of all that a draft takes from the glossary for these matches.

    It changes when a name's rendering, forms, aliases, forbidden renderings or note change, or when a name is found
    elsewhere or used differently, and only then: other rows of the glossary do not touch it.
    """
    parts = [(match.start, match.end, str(match.use), match.possessive, _facts(match.term)) for match in matches]
    return hashlib.sha256(repr(parts).encode("utf-8")).hexdigest()[:16]


def _facts(term: Term) -> tuple[object, ...]:
    paradigms = tuple(
        (tuple((str(case), forms) for case, forms in sorted(paradigm.forms.items())), paradigm.fixed)
        for paradigm in (term.paradigm, *term.target_aliases)
    )
    return (term.source, term.language, str(term.kind), str(term.gender), paradigms, term.forbidden, term.note)
