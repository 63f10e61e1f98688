"""HTML as it stands in the file: tags, comments and text, cut and never repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""HTML elements that have no closing tag."""
KEPT = frozenset(("code", "kbd", "samp", "var", "tt", "pre", "script", "style"))
"""HTML elements whose words are carried over."""
OFF = re.compile(r"<!--\s*l10n:\s*off\s*-->")
ON = re.compile(r"<!--\s*l10n:\s*on\s*-->")
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em"),
        *("font",),
        *("i", "img", "ins", "kbd", "label", "link", "mark", "math", "meta", "nobr", "noindex", "q", "rp", "rt"),
        *("ruby", "s", "samp", "script", "small", "span", "strike", "strong", "style", "sub", "sup", "svg", "time"),
        *("tt", "u", "var", "wbr"),
    )
)
"""Elements that stand within a sentence; all others end it."""

_OPAQUE = frozenset(("script", "style", "pre", "svg", "math", "textarea", "iframe", "object", "canvas", "xmp"))
_RAW = frozenset(("script", "style", "textarea", "iframe", "xmp"))
_MARK = re.compile(
    r"<(?:(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<other>[!?])|(?P<end>/)?(?P<name>[A-Za-z][^\s/>]*))"
)
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<key>[^\s"'<>/=][^\s>/=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"']+)))?"""
)
_TAG_END = re.compile(r"[\s/]*>")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the file.

    Attributes:
        kind: "text", "open", "close", "alone" (a comment, a script, anything that is not looked into), "kept"
            (between l10n: off and on).
        start: Where it begins in the file.
        end: Where it ends.
        name: The tag's name in lower case; the comment's mark.
        attributes: For an opening tag: key in lower case, the span of its value, whether it is quoted.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    attributes: tuple[tuple[str, int, int, bool], ...] = ()


def cut_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tags, comments and texts of `text[start:end]`, in order and without a gap."""
    place = done = start
    absent: set[str] = set()
    while found := _MARK.search(text, place, end):
        token = _token(text, found, end, absent)
        if token is None:
            place = found.start() + 1
            continue
        if found.start() > done:
            yield Token("text", done, found.start())
        yield token
        place = done = token.end
    if done < end:
        yield Token("text", done, end)


def _token(text: str, found: re.Match[str], end: int, absent: set[str]) -> Token | None:
    start = found.start()
    if found["comment"] or found["cdata"] or found["other"]:
        if (off := OFF.match(text, start, end)) and (on := ON.search(text, off.end(), end)):
            return Token("kept", start, on.end(), "x", (("", off.end(), on.start(), True),))
        if off:
            return Token("alone", start, end, "block")
        closing = "-->" if found["comment"] else "]]>" if found["cdata"] else ">"
        at = text.find(closing, found.end(), end) if closing not in absent else -1
        if at < 0:
            absent.add(closing)
            return None
        return Token("alone", start, at + len(closing), "comment" if found["comment"] else "e")
    name = found["name"].lower()
    attributes: list[tuple[str, int, int, bool]] = []
    place = found.end()
    while not (stop := _TAG_END.match(text, place, end)):
        attribute = _ATTRIBUTE.match(text, place, end)
        if not attribute or attribute.end() == place or place - start > 100_000:
            return None
        group = next((group for group in ("double", "single", "bare") if attribute[group] is not None), "")
        if group:
            attributes.append((attribute["key"].lower(), *attribute.span(group), group != "bare"))
        place = attribute.end()
    if found["end"]:
        return Token("close", start, stop.end(), name)
    token = Token("open", start, stop.end(), name, tuple(attributes))
    alone = name in VOID or stop[0].endswith("/>")
    if name in _OPAQUE or (not alone and name not in KEPT and is_kept(text, token) and name not in INLINE):
        inner = name if name in ("script", "style", "svg", "math") else "block"
        return Token("alone", start, stop.end() if alone else _end_of(text, token, end), inner)
    return token


def _end_of(text: str, token: Token, end: int) -> int:
    """Where the element ends that begins with this tag; the end of all where it is not closed."""
    depth = 0
    for found in re.compile(rf"<(/?){re.escape(token.name)}(?=[\s/>])[^>]*>", re.IGNORECASE).finditer(
        text, token.start, end
    ):
        if found[1]:
            depth -= 1
        elif token.name not in _RAW or not depth:
            depth += not found[0].endswith("/>")
        if depth <= 0:
            return found.end()
    return end


def is_kept(text: str, token: Token) -> bool:
    """Whether the tag says that its words are not to be translated."""
    for key, start, end, _ in token.attributes:
        value = text[start:end].lower()
        if (key == "translate" and value == "no") or (key == "class" and "notranslate" in value.split()):
            return True
    return False


def find_switched_off(text: str) -> list[tuple[int, int]]:
    """The spans from each l10n: off to its l10n: on, or to the end."""
    spans: list[tuple[int, int]] = []
    place = 0
    while off := OFF.search(text, place):
        on = ON.search(text, off.end())
        place = on.end() if on else len(text)
        spans.append((off.start(), place))
    return spans
