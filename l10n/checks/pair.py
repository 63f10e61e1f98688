"""What every check looks at: a source and its target, cut into words once, and the check's own description."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from l10n.model import Finding, HouseStyle, Language, Lock, Marked, Severity, Unit

NBSP = "\u00a0"
SPACES = " \u00a0\u202f\u2009"

# URLs, e-mail addresses, handles, hashtags, tags, placeholders: carried over and never judged as prose.
PLACEABLE = re.compile(
    r"(?P<url>(?:https?://|ftp://|www\.)[^\s<>«»\"“”„]*[^\s<>«»\"“”„.,;:!?()\[\]'’…]"
    r"|\b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|gov|edu|int|mil|info|biz|app|dev|news|io|ru|ua|uk|eu"
    r"|de|fr|tv|me"
    r"|us|co|au|ca|nz|ie|nl|ch|at|se|no|fi|dk|it|es|pt|br|jp|cn|kr|pl|cz|kz|by|md|il|tr|gr)"
    r"\b(?:/[\w\-./?%&=#~+]*[\w/])?(?![@\w]))"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<handle>(?<![\w@/.])@\w+)"
    r"|(?P<hashtag>(?<![\w&#/])#\w*[^\W\d]\w*)"
    r"|(?P<tag></?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});)"
    r"|(?P<placeholder>⟦\d+⟧|\{\{?\w*\}?\}|%\(\w+\)[sd]|%(?:\d+\$)?[sd](?!\w)|\$\{\w+\})"
)

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W\d_]+)*")


class Word(NamedTuple):
    """One word of a text: letters, digits and inner apostrophes, without hyphens; `lower` is it in lower case."""

    text: str
    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Placeable:
    """A piece of a text that must be carried over: its kind, text and span."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit made ready for the checks; offsets in the masked texts are offsets in the texts.

    Attributes:
        unit: The unit itself.
        language: The target language.
        style: The house style.
        locks: What became of the glossary names in this target.
        source: The source text with every placeable blanked out.
        target: The target text with every placeable blanked out.
        source_words: The words of `source`.
        target_words: The words of `target`.
        source_placeables: What was blanked out of the source.
        target_placeables: What was blanked out of the target.
        untouched: Whether the target is exactly what the machine wrote.
        marked: Source and target taken apart, in formats with inline markup; then `unit` has the bare texts.
    """

    unit: Unit
    language: Language
    style: HouseStyle
    locks: Sequence[Lock]
    source: str
    target: str
    source_words: tuple[Word, ...]
    target_words: tuple[Word, ...]
    source_placeables: tuple[Placeable, ...]
    target_placeables: tuple[Placeable, ...]
    untouched: bool = False
    marked: tuple[Marked, Marked] | None = None

    @property
    def code(self) -> str:
        """The target language's code."""
        return self.language.code


Finder: TypeAlias = Callable[[Pair], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of texts in which the check finds something: shown in the README and run by a test.

    Attributes:
        source: The source.
        target: The target.
        language: The target's language.
        article: An article in whose format they are written.
    """

    source: str
    target: str
    language: str = "ru"
    article: str = "a.txt"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be wrong with a translation.

    Attributes:
        id: `noun-problem`, kebab case, never renamed: people write it into catalogs and configurations.
        name: What a person calls it.
        description: One sentence: when it speaks.
        severity: How serious it is unless the newsroom says otherwise.
        example: A pair that has this fault.
    """

    id: str
    name: str
    description: str
    severity: Severity
    example: Example

    def finding(self, message: str, start: int = -1, end: int = -1, fix: str | None = None) -> Finding:
        """A finding of this check at `[start:end]` of the target."""
        return Finding(self.id, self.severity, message, start, end, fix)


def prepare_pair(
    unit: Unit,
    language: Language,
    style: HouseStyle,
    locks: Sequence[Lock] = (),
    *,
    untouched: bool = False,
    marked: tuple[Marked, Marked] | None = None,
) -> Pair:
    """Cut a unit into what the checks look at."""
    source, source_placeables = _mask(unit.source)
    target, target_placeables = _mask(unit.target)
    return Pair(
        unit=unit,
        language=language,
        style=style,
        locks=locks,
        source=source,
        target=target,
        source_words=split_words(source),
        target_words=split_words(target),
        source_placeables=source_placeables,
        target_placeables=target_placeables,
        untouched=untouched,
        marked=marked,
    )


def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text with their spans."""
    return tuple(Word(match[0], *match.span(), match[0].lower()) for match in _WORD.finditer(text))


# A text without one of these has no placeable; looking for them is far cheaper than the pattern above.
_SIGNS = re.compile(r"[@#<&⟦{%$]|://|www\.|[a-z0-9]\.[a-z]")


def _mask(text: str) -> tuple[str, tuple[Placeable, ...]]:
    if not _SIGNS.search(text):
        return text, ()
    found = tuple(
        Placeable(match.lastgroup or "", match[0], match.start(), match.end()) for match in PLACEABLE.finditer(text)
    )
    for item in found:
        text = text[: item.start] + "\ufffc" * (item.end - item.start) + text[item.end :]
    return text, found
