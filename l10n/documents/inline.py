"""Markdown's inline syntax with the places of everything: CommonMark 0.31's rules, strike-through and footnotes.

Other parsers give a tree without offsets, and offsets are what losslessness needs. `scan` gives flat, properly
nested nodes. Besides CommonMark's own it knows what static site generators put between words: `{{< shortcodes >}}`,
`{% tags %}`, `{#ids .classes}`, and addresses without angle brackets. No step looks at a character more often than
a fixed number of times (openers that found no partner are remembered), so hostile input takes no longer than any.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from l10n.documents.destination import normalize, parse_destination
from l10n.documents.emphasis import PUNCTUATION, Run, is_mark, pair_runs
from l10n.documents.page import KEPT, OFF, ON, VOID

_SPECIAL = re.compile(r"[\\`<&*_~!\[\]{\n]|(?:https?://|www\.)[^\s<\\\[\]`]|@(?=[\w-]+\.\w)")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>"
)
_ATTRIBUTE = r"""\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_TAG = re.compile(rf"<(?:(?P<end>/)(?P<closed>[A-Za-z][\w-]*)\s*|(?P<name>[A-Za-z][\w-]*)(?:{_ATTRIBUTE})*\s*(?P<alone>/?))>")  # fmt: skip # noqa: E501
_URL = re.compile(r"(?:https?://|www\.)[^\s<\\\[\]`]*[^\s<\\\[`?!.,:;*_~'\"”’»)\]]")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\w+")
_SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[:#.][^{}\n]*\}|\{[a-zA-Z:_-]+\}(?=`)", re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s\[]+)\]")
_LABEL = re.compile(r"\[(?P<label>(?:\\.|[^\[\]\\]){1,999})\]", re.DOTALL)
_LABELS = re.compile(r"""(\s(?:alt|title|placeholder|aria-label)=)(?:"[^"]*"|'[^']*')""")
_LONGEST_SHORTCODE = 2000


@dataclass(slots=True)
class Node:
    """One element of a text, or one character that stands for another.

    Attributes:
        kind: "em", "strong", "del", "code", "link", "image", "address", "html", "shortcode", "footnote", "break",
            or "character" for an escape or an entity.
        start: Where it begins; `start:inner` is the opening mark.
        inner: Where its words begin.
        outer: Where they end; `outer:end` is the closing mark.
        end: Where it ends. Without words `inner`, `outer` and `end` are one.
        name: What makes it the same element in source and target.
        bare: For "character" what it stands for, for "code" its words.
        labels: Translatable texts in its marks: start, end.
        fixed: Whether its words are carried over.
        reference: For a link or image by reference, its label.
        whole: Whether the reference is written in full, `[words][label]`.
    """

    kind: str
    start: int
    inner: int
    outer: int
    end: int
    name: str
    bare: str = ""
    labels: tuple[tuple[int, int], ...] = ()
    fixed: bool = False
    reference: str = ""
    whole: bool = True


@dataclass(slots=True)
class _Bracket:
    start: int
    image: bool
    active: bool = True
    runs: int = 0


_NAMES = {"del": "~~", "strong": "**", "em": "*"}


@dataclass(slots=True)
class _Scanner:
    text: str
    known: Callable[[str], bool]
    footnote: Callable[[str], bool]
    shortcut: bool
    nodes: list[Node] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    brackets: list[_Bracket] = field(default_factory=list)
    tags: list[Node] = field(default_factory=list)
    # Where the runs of backticks begin, by their length.
    ticks: dict[int, list[int]] = field(default_factory=dict)
    # Marks that were looked for and do not come again: "-->" ...
    absent: set[str] = field(default_factory=set)


def scan(
    text: str,
    known: Callable[[str], bool] = lambda label: True,
    footnote: Callable[[str], bool] = lambda label: True,
    *,
    shortcut: bool = False,
) -> list[Node]:
    """The nodes of a block's inline text, properly nested, in the order of their beginnings.

    Args:
        text: The text, with a line feed between its lines.
        known: Whether a link label (normalized) is defined.
        footnote: Whether a footnote label is defined.
        shortcut: Whether `[label]` and `[label][]` are references; in a PO entry only `[words][label]` is one.
    """
    scanner = _Scanner(text, known, footnote, shortcut)
    place = 0
    while found := _SPECIAL.search(text, place):
        place = _READERS.get(text[found.start()], _read_address)(scanner, found.start())
    _emphasize(scanner, 0)
    scanner.nodes += _pair_tags(scanner)
    scanner.nodes.sort(key=lambda node: (node.start, -node.end))
    return _nested(scanner.nodes)


def _nested(nodes: list[Node]) -> list[Node]:
    """Without those that cross another one (an HTML tag inside emphasis that is closed outside of it)."""
    kept: list[Node] = []
    stack: list[Node] = []
    for node in nodes:
        while stack and stack[-1].end <= node.start:
            stack.pop()
        if stack and (node.end > stack[-1].end or (node.end > stack[-1].outer and node.start < stack[-1].outer)):
            if node.kind == "html":
                node.outer = node.end = node.inner
            else:
                continue
        if stack and node.start < stack[-1].inner:
            continue
        kept.append(node)
        stack.append(node)
    return kept


def _read_backslash(scanner: _Scanner, at: int) -> int:
    text = scanner.text
    following = text[at + 1 : at + 2]
    if following == "\n":
        scanner.nodes.append(Node("break", at, at + 2, at + 2, at + 2, "<br>"))
    elif following and following in PUNCTUATION:
        scanner.nodes.append(Node("character", at, at, at + 2, at + 2, "", following))
    else:
        return at + 1
    return at + 2


def _read_code(scanner: _Scanner, at: int) -> int:
    text = scanner.text
    end = at
    while end < len(text) and text[end] == "`":
        end += 1
    if not scanner.ticks:
        for run in re.finditer("`+", text):
            scanner.ticks.setdefault(len(run[0]), []).append(run.start())
    # The next run of the same length closes it; escapes mean nothing in code.
    runs = scanner.ticks.get(end - at, [])
    following = bisect_left(runs, end)
    if following == len(runs):
        return end
    place = runs[following]
    stop = place + end - at
    inside = text[end:place].replace("\n", " ")
    if inside.startswith(" ") and inside.endswith(" ") and inside.strip():
        inside = inside[1:-1]
        end, place = end + 1, place - 1
    scanner.nodes.append(Node("code", at, end, place, stop, f"`{inside}`", inside, fixed=True))
    return stop


def _read_angle(scanner: _Scanner, at: int) -> int:
    text = scanner.text
    if found := _AUTOLINK.match(text, at):
        scanner.nodes.append(
            Node("address", at, at + 1, found.end() - 1, found.end(), found[0], text[at + 1 : found.end() - 1],
                 fixed=True)
        )  # fmt: skip
        return found.end()
    if tag := _TAG.match(text, at):
        scanner.tags.append(Node("html", at, tag.end(), tag.end(), tag.end(), _tag_name(tag), fixed=_is_kept(tag)))
        return tag.end()
    off = OFF.match(text, at)
    on = ON.search(text, off.end()) if off else None
    if off and on:
        inside = text[off.end() : on.start()]
        name = f"<!-- {inside} -->"
        scanner.nodes.append(Node("html", at, off.end(), on.start(), on.end(), name, inside, fixed=True))
        return on.end()
    for opening, closing in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")):
        if text.startswith(opening, at) and closing not in scanner.absent:
            end = text.find(closing, at + len(opening))
            if end < 0:
                scanner.absent.add(closing)
                continue
            end += len(closing)
            scanner.nodes.append(Node("html", at, end, end, end, text[at:end]))
            return end
    return at + 1


def _tag_name(tag: re.Match[str]) -> str:
    return "/" + tag["closed"].lower() if tag["end"] else _LABELS.sub(r"\1", tag[0])


def _is_kept(tag: re.Match[str]) -> bool:
    # A PO entry numbers the tags of HTML between paragraphs: <code1>, <x1>.
    return not tag["end"] and (
        tag["name"].lower().rstrip("0123456789") in (*KEPT, "x")
        or re.search(r"translate\s*=\s*[\"']?no\b", tag[0]) is not None
    )


def _pair_tags(scanner: _Scanner) -> list[Node]:
    """HTML elements of opening and closing tags; a tag without partner is an element of its own."""
    paired: list[Node] = []
    waiting: dict[str, list[int]] = {}
    order: list[Node] = []
    for tag in scanner.tags:
        order.append(tag)
        if tag.name.startswith("/"):
            partners = waiting.get(tag.name[1:], [])
            if partners:
                opening = order[partners.pop()]
                opening.outer, opening.end = tag.start, tag.end
                tag.name = ""
                continue
            tag.name = scanner.text[tag.start : tag.end]
        else:
            name = re.match(r"<([A-Za-z][\w-]*)", tag.name)
            if name and name[1].lower() not in VOID and not tag.name.endswith("/>"):
                waiting.setdefault(name[1].lower(), []).append(len(order) - 1)
        paired.append(tag)
    return paired


def _read_entity(scanner: _Scanner, at: int) -> int:
    found = _ENTITY.match(scanner.text, at)
    character = html.unescape(found[0]) if found else ""
    if found is None or character == found[0]:
        return at + 1
    scanner.nodes.append(Node("character", at, at, found.end(), found.end(), "", character))
    return found.end()


def _read_shortcode(scanner: _Scanner, at: int) -> int:
    found = _SHORTCODE.match(scanner.text, at, at + _LONGEST_SHORTCODE)
    if not found:
        return at + 1
    end = found.end()
    scanner.nodes.append(Node("shortcode", at, end, end, end, found[0]))
    return end


def _read_address(scanner: _Scanner, at: int) -> int:
    text = scanner.text
    if text[at] == "@":
        # What stands before the @ has been passed already, but it held nothing special.
        start = at
        while start and at - start < 64 and (text[start - 1].isalnum() or text[start - 1] in ".+-_"):
            start -= 1
        behind = max((node.end for node in scanner.nodes[-1:]), default=0)
        found = _EMAIL.match(text, start) if start >= behind else None
        at, after = start, at + 1
    else:
        found, after = _URL.match(text, at), at + 1
    if not found:
        return after
    end = found.end()
    # "(see https://kyiv.ua/a_(b))" keeps its own brackets and not the sentence's.
    while found[0].count("(") > text[at:end].count(")") and text[end : end + 1] == ")":
        end += 1
    node = Node("address", at, at, end, end, text[at:end], text[at:end], fixed=True)
    scanner.nodes.append(node)
    return end


def _read_line_end(scanner: _Scanner, at: int) -> int:
    start = at
    while start and scanner.text[start - 1] == " ":
        start -= 1
    if at - start >= 2:
        scanner.nodes.append(Node("break", start, at + 1, at + 1, at + 1, "<br>"))
    return at + 1


def _read_run(scanner: _Scanner, at: int) -> int:
    text, character = scanner.text, scanner.text[at]
    end = at
    while end < len(text) and text[end] == character:
        end += 1
    if character == "~" and end - at > 2:
        return end
    before = text[at - 1] if at else "\n"
    after = text[end] if end < len(text) else "\n"
    left = not after.isspace() and (not is_mark(after) or before.isspace() or is_mark(before))
    right = not before.isspace() and (not is_mark(before) or after.isspace() or is_mark(after))
    opens, closes = left, right
    if character == "_":
        opens, closes = left and (not right or is_mark(before)), right and (not left or is_mark(after))
    scanner.runs.append(Run(character, at, end - at, opens, closes, end - at))
    return end


def _emphasize(scanner: _Scanner, bottom: int) -> None:
    """Pair the runs from `bottom` on."""
    for kind, start, inner, outer, end in pair_runs(scanner.runs[bottom:]):
        scanner.nodes.append(Node(kind, start, inner, outer, end, _NAMES[kind]))
    del scanner.runs[bottom:]


def _read_opening(scanner: _Scanner, at: int) -> int:
    image = scanner.text[at] == "!"
    if image and scanner.text[at + 1 : at + 2] != "[":
        return at + 1
    note = None if image else _FOOTNOTE.match(scanner.text, at)
    if note and scanner.footnote(note["label"]):
        scanner.nodes.append(Node("footnote", at, note.end(), note.end(), note.end(), note[0]))
        return note.end()
    scanner.brackets.append(_Bracket(at, image, True, len(scanner.runs)))
    return at + 1 + image


def _read_closing(scanner: _Scanner, at: int) -> int:
    if not scanner.brackets:
        return at + 1
    bracket = scanner.brackets.pop()
    if not bracket.active:
        return at + 1
    node = _link(scanner, bracket, at)
    if node is None:
        return at + 1
    if bracket.image:
        # What stands in a picture's description is its label, not elements of the sentence.
        scanner.nodes = scanner.nodes[: _first_after(scanner.nodes, bracket.start)]
        scanner.tags = scanner.tags[: _first_after(scanner.tags, bracket.start)]
        del scanner.runs[bracket.runs :]
        if at > bracket.start + 2:
            node.labels = ((bracket.start + 2, at), *node.labels)
        node.inner = node.outer = node.end
    else:
        _emphasize(scanner, bracket.runs)
        for other in reversed(scanner.brackets):
            if not other.image:
                if not other.active:
                    break
                other.active = False
    scanner.nodes.append(node)
    return node.end


def _first_after(nodes: list[Node], start: int) -> int:
    index = len(nodes)
    while index and nodes[index - 1].start >= start:
        index -= 1
    return index


def _link(scanner: _Scanner, bracket: _Bracket, at: int) -> Node | None:
    text = scanner.text
    kind = "image" if bracket.image else "link"
    mark = "!" if bracket.image else ""
    inner = bracket.start + 1 + bracket.image
    inline = parse_destination(text, at + 1) if text[at + 1 : at + 2] == "(" else None
    if inline:
        address, title, end = inline
        labels = (title,) if title else ()
        return Node(kind, bracket.start, inner, at, end, f"{mark}[]({address})", labels=labels)
    label = _LABEL.match(text, at + 1)
    if label and scanner.known(normalize(label["label"])):
        name = f"{mark}[][{normalize(label['label'])}]"
        return Node(kind, bracket.start, inner, at, label.end(), name, reference=label["label"])
    if label or not scanner.shortcut:
        return None
    own = text[inner:at]
    if len(own) > 999 or not own.strip() or not scanner.known(normalize(own)):
        return None
    end = at + 3 if text.startswith("[]", at + 1) else at + 1
    name = f"{mark}[][{normalize(own)}]"
    return Node(kind, bracket.start, inner, at, end, name, reference=own.replace("\n", " "), whole=False)


_READERS: dict[str, Callable[[_Scanner, int], int]] = {
    "\\": _read_backslash,
    "`": _read_code,
    "<": _read_angle,
    "&": _read_entity,
    "*": _read_run,
    "_": _read_run,
    "~": _read_run,
    "!": _read_opening,
    "[": _read_opening,
    "]": _read_closing,
    "{": _read_shortcode,
    "\n": _read_line_end,
}
