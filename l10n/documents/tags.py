"""Short tags: how a PO entry of an HTML page, a DOCX or an ODT shows inline elements.

`<b>…</b>` is an element that needs no more to be known of, `<a1>…</a1>` the first link of the sentence, `<br/>` and
`<img1 alt="A drone"/>` stand for themselves; a label (alt, title) is translated in its place. All other characters
are themselves: only a `<` that would begin a tag is written `&lt;`, and an `&` that would begin `&lt;`, `&gt;`,
`&amp;` or `&quot;` is written `&amp;`.
"""

from __future__ import annotations

import re

from l10n.documents.assembly import Assembly
from l10n.model import Marked

LINGO = "tags"
FIXED = frozenset(("code", "kbd", "samp", "var", "tt", "x"))
"""Elements whose words are carried over; `x` is anything marked as not to be translated."""
BREAK = "br"
PARTING = frozenset((BREAK, "tab"))
"""Elements without words that part two words."""

_LABELS = r'(?: [a-z-]+="[^"<>]*")*'
_TAG = re.compile(
    rf"<(?P<close>/)?(?P<stem>[a-z]+(?:-[a-z]+)*)(?P<number>\d*)(?P<labels>{_LABELS}) ?(?P<alone>/)?>"
)
_LABEL = re.compile(r' [a-z-]+="(?P<value>[^"<>]*)"')
_ENTITY = re.compile(r"&(lt|gt|amp|quot);")
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def parse_text(text: str) -> Marked:
    """What stands in a PO entry, taken apart; what is not well-formed is told in `faults`."""
    block = Assembly()
    done = 0
    for found in _TAG.finditer(text):
        _add_characters(block, text[done : found.start()])
        done = found.end()
        name = found["stem"] + found["number"]
        if found["close"]:
            _close(block, name, found[0])
            continue
        if name in PARTING:
            add_break(block)
        labels = [
            (found.start("labels") - found.start() + label.start("value"),
             found.start("labels") - found.start() + label.end("value"), unescape(label["value"]))
            for label in _LABEL.finditer(found["labels"])
        ]  # fmt: skip
        block.open(name, found[0], labels=labels, fixed=found["stem"] in FIXED, stem=stem_of(found))
        if found["alone"]:
            block.close()
    _add_characters(block, text[done:])
    for name in block.open_names:
        block.fault(f"<{name}> is not closed")
    return block.marked(of_file=False)


def stem_of(tag: re.Match[str]) -> str:
    """The name without its number, "" for a tag that has none."""
    return tag["stem"] if tag["number"] else ""


def add_break(block: Assembly) -> None:
    """A line break parts two words, for those who read only the bare text."""
    if block.last and not block.last.isspace():
        block.add(" ", "", "")


def escape_text(bare: str) -> str:
    """Characters as a PO entry has them.

    >>> escape_text("AT&T: 3 < 5, but <b> and &lt;")
    'AT&T: 3 < 5, but &lt;b> and &amp;lt;'
    """
    return re.sub(r"<(?=/?[a-z])", "&lt;", re.sub(r"&(?=(?:lt|gt|amp|quot);)", "&amp;", bare))


def escape_label(label: str) -> str:
    """A label as it stands between quotation marks in a tag."""
    escaped = re.sub(r"&(?=(?:lt|gt|amp|quot);)", "&amp;", label)
    return escaped.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """The characters that a PO entry writes as entities."""
    return _ENTITY.sub(lambda found: _CHARACTERS[found[1]], text)


def _close(block: Assembly, name: str, shown: str) -> None:
    names = block.open_names
    if name not in names:
        block.fault(f"</{name}> closes nothing")
        block.add("", shown)
        return
    while block.open_names[-1] != name:
        block.fault(f"<{block.open_names[-1]}> is not closed before </{name}>")
        block.close()
    block.close(shown)


def _add_characters(block: Assembly, text: str) -> None:
    done = 0
    for found in _ENTITY.finditer(text):
        block.add(text[done : found.start()])
        block.add(_CHARACTERS[found[1]], found[0])
        done = found.end()
    block.add(text[done:])
