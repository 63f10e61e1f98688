"""XML as it stands in the file: a tree of offsets, from which nothing is ever serialised again.

expat judges whether the text is well-formed; a document type, and with it every entity of one's own, is refused,
and nothing outside the text is ever loaded. The tree knows for each element where its tags begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from l10n.errors import DocumentError

DEEPEST = 256
"""Elements within elements; a table in a text box in a table has some thirty."""
MOST = 1_500_000
"""Tags and texts of a part; a book of a thousand pages has fewer."""
TEXT, CDATA, OTHER = "#text", "#cdata", "#other"
"""Names of the nodes that are no elements; OTHER is a comment or a processing instruction."""

_PIECE = re.compile(
    r"""<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>|[^<]+""", re.DOTALL
)
_NAME = re.compile(r"</?([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""([^\s=<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DECLARED = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot|apos));")
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


@dataclass(slots=True)
class Node:
    """An element, or a stretch of text.

    Attributes:
        name: Its name with the prefix we know its namespace by, "w:p"; `TEXT`, `CDATA` or `OTHER`.
        start: Where its start tag begins.
        inner: Where its content begins.
        outer: Where its content ends.
        end: Where its end tag ends; an element that is one tag has `inner == outer == end`.
        prefixes: What each prefix means here.
        children: What it holds, in order.
    """

    name: str
    start: int
    inner: int
    outer: int
    end: int
    prefixes: Mapping[str, str]
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """The element and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def find(self, name: str) -> Node | None:
        """The first child of this name."""
        return next((child for child in self.children if child.name == name), None)


@dataclass(frozen=True, slots=True)
class Scan:
    """An XML text and its tree."""

    text: str = field(repr=False)
    root: Node = field(repr=False)
    encoding: str = "utf-8"

    def raw(self, node: Node) -> str:
        """The element as it stands in the file."""
        return self.text[node.start : node.end]

    def opening(self, node: Node) -> str:
        """Its start tag."""
        return self.text[node.start : node.inner]

    def closing(self, node: Node) -> str:
        """Its end tag, "" where it is one tag."""
        return self.text[node.outer : node.end]

    def spans(self, node: Node) -> dict[str, tuple[int, int]]:
        """Where the values of its attributes stand, by name."""
        spans: dict[str, tuple[int, int]] = {}
        for found in _ATTRIBUTE.finditer(self.text, node.start + 1, node.inner):
            prefix, colon, local = found[1].rpartition(":")
            name = f"{node.prefixes.get(prefix, prefix)}:{local}" if colon else local
            spans[name] = found.span(2) if found[2] is not None else found.span(3)
        return spans

    def get(self, node: Node, name: str) -> str:
        """The value of an attribute, "" when it has none."""
        low, high = self.spans(node).get(name, (0, 0))
        return unescape(self.text[low:high])


def unescape(raw: str) -> str:
    """The characters that a text of the file stands for."""
    return ENTITY.sub(lambda found: character(found), raw)


def character(entity: re.Match[str]) -> str:
    """What an entity stands for."""
    if entity[3]:
        return _CHARACTERS[entity[3]]
    return chr(int(entity[1], 16) if entity[1] else int(entity[2]))


def scan(data: bytes, namespaces: Mapping[str, str], name: str, part: str) -> Scan:
    """Read an XML text.

    Args:
        data: Its bytes, UTF-8 or UTF-16.
        namespaces: Namespace to the prefix by which the caller names it.
        name: The article, for messages.
        part: The part of the article, for messages.

    Raises:
        DocumentError: It is not well-formed, has a document type, or is nested beyond measure.
    """
    _judge(data, name, part)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise DocumentError(f"its part {part} is not in {encoding}", path=name, todo=_SAVE_AGAIN) from error
    return Scan(text, _tree(text, namespaces, name, part), encoding)


_SAVE_AGAIN = "open it in its program and save it again"


def _judge(data: bytes, name: str, part: str) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        what = f"its part {part} declares a document type, which can hide harm"
        raise DocumentError(what, path=name, todo=_SAVE_AGAIN)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        what = f"its part {part} is not well-formed XML ({reason}, line {error.lineno})"
        raise DocumentError(what, path=name, todo=_SAVE_AGAIN) from error
    except (ValueError, LookupError) as error:
        raise DocumentError(f"its part {part} is in an unknown encoding", path=name, todo=_SAVE_AGAIN) from error


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"<\x00")):
        return "utf-16-le"
    if data.startswith((b"\xfe\xff", b"\x00<")):
        return "utf-16-be"
    declared = _DECLARED.match(data)
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def _tree(text: str, namespaces: Mapping[str, str], name: str, part: str) -> Node:
    known: dict[str, str] = {}
    root = Node("#root", 0, 0, len(text), len(text), known)
    stack = [root]
    for number, found in enumerate(_PIECE.finditer(text)):
        if number > MOST:
            raise DocumentError(
                f"its part {part} has more than {MOST:,} tags", path=name, todo="divide the document"
            )
        start, end = found.span()
        parent = stack[-1]
        if text[start] != "<":
            parent.children.append(Node(TEXT, start, start, end, end, parent.prefixes))
        elif text.startswith(("<!", "<?"), start):
            kind = CDATA if text.startswith("<![", start) else OTHER
            parent.children.append(Node(kind, start, start, end, end, parent.prefixes))
        elif text[start + 1] == "/":
            parent.outer, parent.end = start, end
            stack.pop()
        else:
            prefixes = parent.prefixes
            if text.find("xmlns", start, end) >= 0:
                prefixes = _declared(text[start:end], prefixes, namespaces)
            node = Node(_called(text, start, prefixes), start, end, end, end, prefixes)
            parent.children.append(node)
            if text[end - 2] != "/":
                stack.append(node)
                if len(stack) > DEEPEST:
                    what = f"its part {part} is nested more than {DEEPEST} deep"
                    raise DocumentError(what, path=name, todo=_SAVE_AGAIN)
    return root


def _declared(tag: str, prefixes: Mapping[str, str], namespaces: Mapping[str, str]) -> Mapping[str, str]:
    changed = dict(prefixes)
    for found in _ATTRIBUTE.finditer(tag):
        prefix, _, local = found[1].partition(":")
        if prefix == "xmlns":
            uri = unescape(found[2] if found[2] is not None else found[3])
            # A namespace we do not know keeps a name that none of ours has.
            changed[local] = namespaces.get(uri, f"?{local}")
    return changed


def _called(text: str, start: int, prefixes: Mapping[str, str]) -> str:
    found = _NAME.match(text, start)
    assert found is not None
    prefix, _, local = found[1].rpartition(":")
    return f"{prefixes.get(prefix, '?')}:{local}"
