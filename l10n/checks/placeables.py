"""Placeables: addresses, tags and placeholders are carried over unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from l10n.checks.pair import Check, Example, Pair
from l10n.model import Finding, Severity

_MISSING = Check(
    "placeable-missing",
    "Address, tag or placeholder missing",
    "A URL, e-mail address, handle, tag or placeholder of the source is not in the target as it is.",
    Severity.ERROR,
    Example("Write to desk@example.org.", "Пишите на desk@exmaple.org."),
)
_ADDED = Check(
    "placeable-added",
    "Address, tag or placeholder added",
    "The target has a URL, e-mail address, handle, tag or placeholder that the source does not have.",
    Severity.ERROR,
    Example("He went home.", "Он пошёл ⟦1⟧."),
)
_HASHTAG = Check(
    "hashtag-missing",
    "Hashtag missing",
    "The target has fewer hashtags than the source; a translated hashtag counts.",
    Severity.WARNING,
    Example("Join us #Kyiv", "Присоединяйтесь"),
)
CHECKS = (_MISSING, _ADDED, _HASHTAG)

_WORDS = {"url": "address", "email": "e-mail address", "entity": "character entity"}


def find(pair: Pair) -> Iterator[Finding]:
    """Compare what must be carried over."""
    if not pair.source_placeables and not pair.target_placeables:
        return
    wanted = Counter((item.kind, item.text) for item in pair.source_placeables)
    found = Counter((item.kind, item.text) for item in pair.target_placeables)
    lost = wanted - found
    extra = found - wanted
    hashtags = sum(count for (kind, _), count in extra.items() if kind == "hashtag")
    for (kind, text), count in lost.items():
        if kind == "hashtag":
            if altered := _altered(text, extra):
                yield _MISSING.finding(f"the hashtag “{text}” became “{altered}”")
            elif hashtags < count:
                yield _HASHTAG.finding(f"the hashtag “{text}” is not in the target")
            hashtags -= count
        elif kind != "entity" or text not in pair.unit.target:
            name = text.partition(".")[0]
            if kind == "url" and "/" not in text and name[0].isupper() and name in pair.unit.target:
                continue  # "Amazon.com" is a company, too
            yield _MISSING.finding(f"the {_WORDS.get(kind, kind)} “{text}” is not in the target")
    for item in pair.target_placeables:
        if extra[item.kind, item.text] > 0 and item.kind not in ("hashtag", "entity"):
            extra[item.kind, item.text] -= 1
            if item.text in pair.unit.source:
                continue
            message = f"the {_WORDS.get(item.kind, item.kind)} “{item.text}” is not in the source"
            yield _ADDED.finding(message, item.start, item.end)


def _altered(hashtag: str, extra: Counter[tuple[str, str]]) -> str:
    """A hashtag of the target in the source's script that the source does not have; a translated one may stay."""
    return next(
        (
            text
            for (kind, text), count in extra.items()
            if kind == "hashtag" and count > 0 and _alike(hashtag, text)
        ),
        "",
    )


def _alike(one: str, other: str) -> bool:
    """Whether two hashtags share a script and most of their letters."""
    if one.isascii() != other.isascii():
        # One foreign letter in a word of the other script is a slip, not a translation.
        return sum(letter.isascii() for letter in other) > len(other) / 2
    return True
