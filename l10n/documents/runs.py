"""One paragraph of a Word document, as the items that `flow` makes a text of.

Word writes a paragraph as runs, each with its look; a link, a comment or a tracked insertion is around some. Here
runs of one look become one text, and what differs from the look of most words becomes an element.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from l10n.documents.flow import Act, Block, Frame, Item, has_letters, trim
from l10n.documents.looks import Look, Style, choose_base, is_hidden, look_at, name_look
from l10n.documents.scanner import TEXT, Node, Scan, unescape

_PAIRS = {"w:bookmarkStart": "w:bookmarkEnd", "w:commentRangeStart": "w:commentRangeEnd"}
_WRAPPERS = {
    "w:hyperlink": ("a", False),
    "w:ins": ("ins", True),
    "w:moveTo": ("ins", True),
    "w:smartTag": ("g", True),
    "w:customXml": ("g", True),
    "w:bdo": ("g", True),
    "w:dir": ("g", True),
}
_CHOSEN = ("w:date", "w:dropDownList", "w:comboBox", "w:docPartList", "w:picture", "w:equation")
_SILENT = (
    "w:pPr",
    "w:rPr",
    "w:proofErr",
    "w:lastRenderedPageBreak",
    "w:softHyphen",
    "w:smartTagPr",
    "w:customXmlPr",
)
_TRACKED = (
    "source-tracked",
    "this paragraph has tracked changes, which stay as they are: better accept or reject them before translating",
)


class Runs:
    """A paragraph; `notes` are (check, message) of what cannot be translated safely."""

    def __init__(self, scan: Scan, node: Node, styles: Mapping[str, Style]) -> None:
        self._scan, self._node, self.styles = scan, node, styles
        self._items: list[Item] = []
        self._ignored: set[str] = set()
        self.notes: dict[tuple[str, str], None] = {}
        properties = node.find("w:pPr")
        style = properties.find("w:pStyle") if properties else None
        self.style = styles.get(scan.get(style, "w:val"), Style()) if style else Style()
        self.listed = properties is not None and properties.find("w:numPr") is not None
        self._start = properties.end if properties else node.inner

    def block(self, kind: str) -> Block | None:
        """The paragraph as a block, None when there is nothing to translate."""
        self._items.clear()
        self._sequence(self._node.children, Look())
        items, start, end = trim(self._scan, self._items, self._start, self._node.outer)
        return Block(start, end, tuple(items), kind) if has_letters(self._scan, items) else None

    # --- siblings ---

    def _sequence(self, nodes: Sequence[Node], outer: Look) -> None:
        """Runs and what is around them; `outer` is the look of the words around these."""
        base = self._base(nodes, outer)
        open_look: Look | None = None
        after = (0, 0)

        def close() -> None:
            nonlocal open_look
            if open_look is not None:
                self._items.insert(after[0], Item(Act.FINISH, after[1], after[1]))
                open_look = None

        index = 0
        while index < len(nodes):
            node = nodes[index]
            if node.name != "w:r" or self._marks(node):
                before = len(self._items)
                index = self._other(nodes, index, base)
                if any(item.act is not Act.ATOM for item in self._items[before:]):
                    added = self._items[before:]
                    del self._items[before:]
                    close()
                    self._items += added
                continue
            index += 1
            words = self._words(node)
            if not words or is_hidden(self._scan, node):
                self._atom_run(node)
                continue
            look = look_at(self._scan, node, self.styles)
            if not words.isspace() and look != open_look:
                close()
                if look != base:
                    name, stem = name_look(look, base, self.styles)
                    self._items.append(
                        Item(Act.BEGIN, node.start, node.start, name, stem, fixed=look.code, keep=look.code)
                    )
                    open_look = look
            self._text_run(node, look)
            if look == open_look:
                after = (len(self._items), node.end)
        close()

    def _other(self, nodes: Sequence[Node], index: int, base: Look) -> int:
        """Whatever is no plain run; the index of what follows it."""
        node = nodes[index]
        if node.name == "w:r":
            return self._field(nodes, index, base)
        if node.name in _PAIRS:
            return self._range(nodes, index, base)
        if node.name in _WRAPPERS:
            stem, keep = _WRAPPERS[node.name]
            if stem == "ins":
                self.notes[_TRACKED] = None
            self._wrap((node.start, node.inner), node.children, (node.outer, node.end), stem, base, keep)
        elif node.name == "w:sdt":
            self._control(node, base)
        elif node.name == "w:fldSimple":
            self._simple_field(node, base)
        elif node.name == "w:bookmarkEnd" and self._scan.get(node, "w:id") in self._ignored:
            pass
        elif node.name not in _SILENT and not node.name.startswith("#"):
            if node.name in ("w:del", "w:moveFrom"):
                self.notes[_TRACKED] = None
            self._atom(node.start, node.end)
        return index + 1

    def _wrap(
        self,
        begin: tuple[int, int],
        inner: Sequence[Node],
        finish: tuple[int, int],
        stem: str,
        base: Look,
        keep: bool,
    ) -> None:
        """An element around siblings; without words of their own it is an atom."""
        if not any(self._words(run).strip() for node in inner for run in _runs(node)):
            self._atom(begin[0], finish[1])
            return
        self._items.append(Item(Act.BEGIN, *begin, stem=stem, keep=keep))
        self._sequence(inner, base)
        self._items.append(Item(Act.FINISH, *finish))

    def _range(self, nodes: Sequence[Node], index: int, base: Look) -> int:
        """What a bookmark or a comment is about, where it begins and ends among the same siblings."""
        node = nodes[index]
        mark = self._scan.get(node, "w:id")
        if self._scan.get(node, "w:name") == "_GoBack":
            # Where the cursor was.
            self._ignored.add(mark)
            return index + 1
        ends = (
            later
            for later in range(index + 1, len(nodes))
            if nodes[later].name == _PAIRS[node.name] and self._scan.get(nodes[later], "w:id") == mark
        )
        last = next(ends, None)
        inner = nodes[index + 1 : last]
        if last is None or not any(self._words(run).strip() for other in inner for run in _runs(other)):
            self._atom(node.start, node.end)
            return index + 1
        end = last
        if node.name == "w:commentRangeStart":
            following = next((at for at in range(last + 1, len(nodes)) if nodes[at].name == "w:r"), last)
            if nodes[following].find("w:commentReference"):
                end = following
        self._wrap((node.start, node.end), inner, (nodes[last].start, nodes[end].end), "m", base, keep=True)
        return end + 1

    def _control(self, node: Node, base: Look) -> None:
        """A content control: its text is translated unless it is chosen from a list or only a prompt."""
        content, properties = node.find("w:sdtContent"), node.find("w:sdtPr")
        if content is None or (properties and properties.find("w:showingPlcHdr")):
            self._atom(node.start, node.end)
        elif properties and any(properties.find(name) for name in _CHOSEN):
            self._fixed(node.start, node.end, [node])
        else:
            self._wrap(
                (node.start, content.inner), content.children, (content.outer, node.end), "g", base, keep=True
            )

    # --- fields ---

    def _marks(self, run: Node) -> list[str]:
        """The field marks of a run: begin, separate, end; "text" for a piece of an instruction."""
        return [
            self._scan.get(child, "w:fldCharType") if child.name == "w:fldChar" else "text"
            for child in run.children
            if child.name in ("w:fldChar", "w:instrText", "w:delInstrText")
        ]

    def _field(self, nodes: Sequence[Node], index: int, base: Look) -> int:
        """A field whose begin, instruction, result and end are runs; a part of a longer one is an atom."""
        depth = 0
        middle = -1
        for at in range(index, len(nodes)):
            for mark in self._marks(nodes[at]) if nodes[at].name == "w:r" else ():
                depth += {"begin": 1, "end": -1}.get(mark, 0)
                if mark == "separate" and depth == 1 and middle < 0:
                    middle = at
                if depth <= 0:
                    break
            if depth <= 0:
                break
        else:
            at = -1
        if at < index or depth < 0 or (at == index and "begin" not in self._marks(nodes[index])):
            self._atom(nodes[index].start, nodes[index].end)
            return index + 1
        first, last = nodes[index], nodes[at]
        head = nodes[index : middle + 1]
        plain = middle > index and not any(self._words(run) for node in (*head, last) for run in _runs(node))
        if plain and at > middle + 1 and self._is_link("".join(map(self._instruction, head))):
            self._wrap(
                (first.start, nodes[middle].end), nodes[middle + 1 : at], (last.start, last.end), "a", base, False
            )
        else:
            self._fixed(first.start, last.end, nodes[max(middle, index) : at + 1] if middle >= 0 else [])
        return at + 1

    def _simple_field(self, node: Node, base: Look) -> None:
        if self._is_link(self._scan.get(node, "w:instr")):
            self._wrap((node.start, node.inner), node.children, (node.outer, node.end), "a", base, keep=False)
        else:
            self._fixed(node.start, node.end, node.children)

    def _instruction(self, run: Node) -> str:
        return "".join(
            self._scan.text[child.inner : child.outer] for child in run.children if child.name == "w:instrText"
        )

    def _is_link(self, instruction: str) -> bool:
        return instruction.strip().upper().startswith("HYPERLINK")

    def _fixed(self, start: int, end: int, shown: Sequence[Node]) -> None:
        """Something whose words the reader sees and nobody translates."""
        texts = [text for node in shown for run in _runs(node) for text in self._texts(run)]
        words = "".join(unescape(self._scan.text[low:high]) for low, high in texts)
        if not words.strip():
            self._atom(start, end)
            return
        if any(map(str.isalpha, words)):
            shortened = words if len(words) <= 40 else words[:40] + "…"
            self.notes["source-field", f"the field “{shortened}” is carried over as it is"] = None
        self._items.append(Item(Act.BEGIN, start, texts[0][0], stem="x", fixed=True, keep=True))
        self._items.extend(Item(Act.TEXT, low, high) for low, high in texts)
        self._items.append(Item(Act.FINISH, texts[-1][1], end))

    # --- one run ---

    def _texts(self, run: Node) -> Iterator[tuple[int, int]]:
        for child in run.children:
            if child.name == "w:t":
                for piece in child.children:
                    if piece.name == TEXT:
                        yield self._trimmed(child, piece)

    def _trimmed(self, node: Node, piece: Node) -> tuple[int, int]:
        """A text without the spaces at its ends that do not count."""
        low, high = piece.start, piece.end
        if self._scan.get(node, "xml:space") != "preserve":
            raw = self._scan.text[low:high]
            low += len(raw) - len(raw.lstrip(" \t\r\n")) if piece is node.children[0] else 0
            high -= len(raw) - len(raw.rstrip(" \t\r\n")) if piece is node.children[-1] else 0
        return min(low, high), high

    def _words(self, run: Node) -> str:
        text = "".join(self._scan.text[low:high] for low, high in self._texts(run))
        return text + "-" * sum(child.name == "w:noBreakHyphen" for child in run.children)

    def _text_run(self, node: Node, look: Look) -> None:
        properties = node.find("w:rPr")
        inner = properties.end if properties else node.inner
        frame = Frame(self._scan.text[node.start : inner], self._scan.closing(node), look)
        self._items.append(Item(Act.PUSH, node.start, inner, frame=frame))
        for child in node.children:
            if child.name == "w:t" and child.inner < child.outer:
                self._text(child)
            elif child.name == "w:noBreakHyphen":
                self._items.append(Item(Act.TEXT, child.start, child.end, bare="\u2011"))
            elif child.name not in _SILENT and not child.name.startswith("#") and child.name != "w:t":
                self._atom(child.start, child.end, self._breaking(child), depth=1)
        self._items.append(Item(Act.POP, node.outer, node.end))

    def _text(self, node: Node) -> None:
        # Whether its spaces count is said when all of it is there.
        frame = Frame(
            re.split(r"[\s>]", self._scan.opening(node), maxsplit=1)[0] + ">", self._scan.closing(node), "t"
        )
        self._items.append(Item(Act.PUSH, node.start, node.inner, frame=frame))
        for piece in node.children:
            if piece.name == TEXT:
                low, high = self._trimmed(node, piece)
                if low < high:
                    self._items.append(Item(Act.TEXT, low, high))
            else:
                self._atom(piece.start, piece.end, depth=2)
        self._items.append(Item(Act.POP, node.outer, node.end))

    def _atom_run(self, node: Node) -> None:
        """A run without words that are read."""
        content = [child for child in node.children if child.name not in _SILENT and child.name[0] != "#"]
        if content and not (len(content) == 1 and content[0].name == "w:t" and not content[0].children):
            self._atom(node.start, node.end, self._breaking(content[0]) if len(content) == 1 else "")

    def _breaking(self, node: Node) -> str:
        """What parts two words, "br" or "tab"; for all else nothing."""
        if node.name == "w:br":
            return "br" if self._scan.get(node, "w:type") in ("", "textWrapping") else ""
        return {"w:cr": "br", "w:tab": "tab"}.get(node.name, "")

    def _atom(self, start: int, end: int, name: str = "", depth: int = 0) -> None:
        self._items.append(Item(Act.ATOM, start, end, name, "" if name else "x", keep=not name, depth=depth))

    def _base(self, nodes: Sequence[Node], outer: Look) -> Look:
        """The look that makes no element among these siblings."""
        looks: Counter[Look] = Counter()
        for node in nodes:
            words = self._words(node) if node.name == "w:r" and not is_hidden(self._scan, node) else ""
            if any(map(str.isalpha, words)) and not (look := look_at(self._scan, node, self.styles)).code:
                looks[look] += len(words)
        return choose_base(looks, outer)


def _runs(node: Node) -> Iterator[Node]:
    """The runs in a node whose words are the paragraph's own."""
    if node.name == "w:r":
        yield node
    elif node.name not in ("w:del", "w:moveFrom", "w:pPr", "w:sdtPr"):
        for child in node.children:
            yield from _runs(child)
