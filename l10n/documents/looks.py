"""How the runs of a Word document look, and what the elements for words of another look are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from l10n.documents.scanner import Node, Scan

# What makes no difference to how a Latin or Cyrillic letter looks.
_INVISIBLE = frozenset(
    ("w:lang", "w:noProof", "w:rPrChange", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:webHidden", "w:bCs",
     "w:iCs", "w:szCs", "w:rtl", "w:cs", "w:specVanish", "w:eastAsianLayout", "w:kern")
)  # fmt: skip
_NAMES = {
    frozenset(("w:b",)): "b",
    frozenset(("w:i",)): "i",
    frozenset(("w:b", "w:i")): "bi",
    frozenset(("w:u",)): "u",
    frozenset(("w:strike",)): "s",
}
_STYLES = {"strong": "b", "emphasis": "i"}
_CODE = re.compile(
    r"(?:html (?:code|sample|typewriter|keyboard|variable)|verbatim char|source ?(?:code ?char|text)|teletype)\Z",
    re.I,
)
_OFF = re.compile(r'\bval\s*=\s*["\'](?:0|false|off|none)["\']')
_MANY = 40  # so many looks of one paragraph are compared with each other


@dataclass(frozen=True, slots=True)
class Style:
    """What we need to know of a paragraph or character style.

    Attributes:
        name: Its name, in English whatever Word's language is.
        outlined: Whether it has a level in the outline.
        listed: Whether it numbers its paragraphs.
        based: The id of the style it is based on.
    """

    name: str = ""
    outlined: bool = False
    listed: bool = False
    based: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: its properties as (name, raw), without those that make no difference."""

    properties: frozenset[tuple[str, str]] = frozenset()
    code: bool = False


def is_hidden(scan: Scan, run: Node) -> bool:
    """Whether nobody sees the words of a run."""
    properties = run.find("w:rPr")
    vanish = properties.find("w:vanish") if properties else None
    return vanish is not None and not _OFF.search(scan.raw(vanish))


def look_at(scan: Scan, run: Node, styles: Mapping[str, Style]) -> Look:
    """How a run looks."""
    properties = run.find("w:rPr")
    if properties is None:
        return Look()
    style = properties.find("w:rStyle")
    name = styles.get(scan.get(style, "w:val"), Style()).name if style else ""
    seen = frozenset(
        (child.name, scan.raw(child))
        for child in properties.children
        if child.name not in _INVISIBLE and not child.name.startswith("#")
    )
    return Look(seen, code=_CODE.match(name) is not None)


def choose_base(looks: Mapping[Look, int], outer: Look) -> Look:
    """The look that makes no element: the one that others add something to, or that of the words around these.

    Args:
        looks: How many characters there are of each look.
        outer: The look of the words around these.
    """
    if not looks or (outer in looks and outer.properties):
        return outer

    def shared(look: Look) -> tuple[int, int]:
        adding = (count for other, count in looks.items() if look.properties <= other.properties)
        return sum(adding), looks[look]

    return max(looks, key=shared if len(looks) <= _MANY else lambda look: looks[look])


def name_look(look: Look, base: Look, styles: Mapping[str, Style]) -> tuple[str, str]:
    """Name and stem of the element for words that look otherwise than those around them."""
    if look.code:
        return "code", ""
    added, removed = dict(look.properties - base.properties), base.properties - look.properties
    name = ""
    if not removed and not any(_OFF.search(raw) for raw in added.values()):
        name = _NAMES.get(frozenset(added), "")
        if set(added) == {"w:vertAlign"}:
            name = "sup" if "superscript" in added["w:vertAlign"] else "sub"
        elif set(added) == {"w:rStyle"}:
            style = re.search(r'val\s*=\s*["\']([^"\']*)', added["w:rStyle"])
            name = _STYLES.get(styles.get(style[1], Style()).name.lower(), "") if style else ""
    return (name, "") if name else ("", "g")
