"""The blocks of a Markdown file: markdown-it, taught footnotes and directives, without its inline rules."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^([^\]\s\[]+)\]:")


@cache
def load_parser() -> MarkdownIt:
    """markdown-it for blocks alone: CommonMark with tables, footnotes and directives."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.block.ruler.before("reference", "footnote", _read_footnote, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("fence", "directive", _read_directive, {"alt": ["paragraph", "blockquote", "list"]})
    parser.core.ruler.disable(["inline", "text_join"])
    parser.core.ruler.push("cells", _mark_cells)
    return parser


def _mark_cells(state: object) -> None:
    tokens: list[Token] = state.tokens  # type: ignore[attr-defined]
    for before, token in pairwise(tokens):
        if before.type in ("th_open", "td_open") and token.type == "inline":
            token.meta["cell"] = True


def _read_directive(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """A line of `:::` (MyST, Docusaurus, Pandoc), or one that is a template's tag and nothing else."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    words = state.src[start:end].strip()
    if not words.startswith(":::") and not re.fullmatch(r"\{%[^%]*%\}|\{\{[<%].*[>%]\}\}", words):
        return False
    if not silent:
        token = state.push("directive", "", 0)
        token.map = [line, line + 1]
        state.line = line + 1
    return True


def _read_footnote(state: StateBlock, line: int, last: int, silent: bool) -> bool:
    """`[^label]: text`, and what is indented below it."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    found = _FOOTNOTE.match(state.src, start, end)
    if not found or state.is_code_block(line):
        return False
    if silent:
        return True
    token = state.push("footnote_open", "", 1)
    token.info = found[1]
    kept = state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent, state.parentType
    text = found.end()
    while text < end and state.src[text] in " \t":
        text += 1
    state.bMarks[line], state.tShift[line] = found.end(), text - found.end()
    state.blkIndent += 4
    state.sCount[line] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, line, last)
    state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent, state.parentType = kept
    state.push("footnote_close", "", -1)
    return True
