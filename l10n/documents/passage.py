"""The text of a block of Markdown with the nodes that `inline.py` finds in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.documents.assembly import Assembly
from l10n.documents.inline import Node
from l10n.model import Marked

SPECIAL = re.compile(r"([\\`*_\[\]<>{}~&|])")
"""Characters that may be markup."""


def assemble(content: str, nodes: Sequence[Node], joints: Sequence[str] | None, *, escape: bool = False) -> Marked:
    """The text of a block with these nodes; `joints` are what stands in the file for its line ends.

    With `escape` every character is escaped that may be markup and is not.
    """
    block = Assembly()
    rest = iter(joints or ())

    def shown(start: int, end: int) -> tuple[str, str]:
        words = content[start:end]
        if "\n" not in words:
            return words, words
        lines = words.split("\n")
        raw = lines[0] + "".join(next(rest, "\n") + line for line in lines[1:])
        return words.replace("\n", " "), raw

    def characters(start: int, end: int) -> None:
        for number, line in enumerate(content[start:end].split("\n")):
            if number:
                block.add(" ", " ", next(rest, "\n"))
            if not escape:
                block.add(line)
                continue
            for piece in SPECIAL.split(line):
                block.add(piece, "\\" + piece if SPECIAL.fullmatch(piece) else piece, piece)

    ends: list[Node] = []
    done = 0

    def close(upto: int) -> int:
        nonlocal done
        while ends and ends[-1].end <= upto:
            node = ends.pop()
            fixed = node.fixed
            if fixed:
                words, raw = shown(done, node.outer)
                block.add(words, words, raw)
            else:
                characters(done, node.outer)
            words, raw = shown(node.outer, node.end)
            if node.reference and not node.whole:
                words = f"][{node.reference}]"
            block.close(words, raw, labels=_labels(content, node, node.outer, node.end))
            done = node.end
        return done

    for node in nodes:
        close(node.start)
        if ends and ends[-1].fixed:
            continue
        characters(done, node.start)
        words, raw = shown(node.start, node.inner if node.kind != "character" else node.end)
        done = node.inner
        if node.kind == "character":
            block.add(node.bare, words, raw)
            done = node.end
        elif node.kind == "break":
            if block.last and not block.last.isspace():
                block.add(" ", "", "")
            block.open("<br>", "<br>", raw)
            block.close()
        else:
            if node.kind == "html" and re.match(r"<br\b", words) and block.last and not block.last.isspace():
                block.add(" ", "", "")
            if node.kind == "image" and node.reference and not node.whole:
                words = f"![{node.reference}][{node.reference}]"
            labels = _labels(content, node, node.start, node.inner)
            block.open(node.name.replace("\n", " "), words, raw, fixed=node.fixed, labels=labels)
            if node.end == node.inner:
                block.close()
            else:
                ends.append(node)
    close(len(content))
    characters(done, len(content))
    return block.marked(of_file=joints is not None)


def _labels(content: str, node: Node, start: int, end: int) -> list[tuple[int, int, str]]:
    return [
        (low - start, high - start, re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", content[low:high]).replace("\n", " "))
        for low, high in node.labels
        if start <= low and high <= end and any(map(str.isalpha, content[low:high]))
    ]
