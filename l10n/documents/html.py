"""HTML, losslessly: a whole page or a CMS's fragment, never repaired; a PO entry shows short tags (`tags.py`).

The file is cut into tags, comments and text where they stand; nothing builds a tree, so what is not translated
keeps every byte, broken or not. Text between two block tags is one translatable block with its inline elements, and
in a menu, where all words are links, each link is one. Scripts, styles, code, vector graphics, `translate="no"` and
what stands between `<!-- l10n: off -->` and `<!-- l10n: on -->` are never looked into. No address in the file is
ever opened.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence

from l10n.documents import tags
from l10n.documents.assembly import Assembly, refuse_depth, write_marked
from l10n.documents.decoding import decode, encode, refuse_size
from l10n.documents.page import INLINE, KEPT, VOID, Token, cut_tokens, is_kept
from l10n.errors import DocumentError
from l10n.model import Document, Marked, Segment

LINGO = tags.LINGO
parse_text = tags.parse_text
escape_text = tags.escape_text
escape_label = tags.escape_label

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list-item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
}
_LABELS = ("alt", "title", "placeholder", "aria-label")
_DESCRIPTIONS = frozenset(
    (
        *("description", "og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description"),
        "twitter:image:alt",
    )
)
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]+;?|#\d+;?|[A-Za-z][A-Za-z0-9]*;?)")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_LONGEST_BLOCK = 400_000
_MOST_ELEMENTS = 20_000


def parse(data: bytes, name: str) -> Document:
    """Read an HTML page or fragment into literal text and blocks of text.

    Raises:
        DocumentError: As plain text; and a paragraph or a file is too large, or its markup too deep.
    """
    text, encoding = decode(data, name)
    refuse_size(text, name)
    declared = _CHARSET.search(data[:2048])
    if declared and text.isascii() and declared[1].lower().replace(b"-", b"") != b"utf8":
        # The page says that it is in another encoding: what does not fit ASCII is written as &#…; then.
        encoding = "ascii"
    parts: list[str | Segment] = []
    done = 0
    for start, end, segment in Reader(text, name).blocks(0, len(text)):
        if start > done:
            parts.append(text[done:start])
        parts.append(segment)
        done = end
    if not parts:
        raise DocumentError("there is no text to translate", path=name, todo="give an article with text in it")
    parts.append(text[done:])
    return Document(tuple(parts), path=name, encoding=encoding)


def render(document: Document, translate: Callable[[Segment], str]) -> bytes:
    """The file with every segment replaced; what does not fit the file's encoding is written as `&#…;`.

    Raises:
        DocumentError: A target holds half a surrogate pair, which no encoding can write.
    """

    def write(segment: Segment) -> str:
        target = translate(segment)
        return segment.source if target == segment.source else write_segment(segment, target)

    text = document.render(write)
    if not document.encoding.startswith("utf"):
        try:
            return text.encode(document.encoding, errors="xmlcharrefreplace")
        except UnicodeEncodeError:
            pass
    return encode(text, document)


def write_segment(segment: Segment, target: str) -> str:
    """The target as it stands in the file: characters escaped, the file's own tags around them."""
    marked = parse_text(target)
    if segment.kind.startswith("attribute"):
        return _write_label(marked.bare)
    assert segment.marked is not None
    return write_marked(segment.marked, marked, lambda text: html.escape(text, quote=False), _write_label)


def _write_label(text: str) -> str:
    return html.escape(re.sub(r"\s*[\r\n]+\s*", " ", text), quote=True)


# --- reading ---------------------------------------------------------------------------------------------------


class Reader:
    """Finds the blocks of text in a stretch of HTML."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._line = 1
        self._counted = 0
        self._paragraph = 0

    def blocks(self, start: int, end: int) -> Iterator[tuple[int, int, Segment]]:
        """(start, end, segment) of each translatable block in `text[start:end]`, in order."""
        run: list[Token] = []
        kind = "paragraph"
        for token in cut_tokens(self._text, start, end):
            if token.kind == "text" or token.name in INLINE or token.kind in ("alone", "kept"):
                if token.kind == "alone" and token.name in ("pre", "block"):
                    yield from self._flush(run, kind)
                    run.clear()
                else:
                    run.append(token)
                continue
            yield from self._flush(run, kind)
            run.clear()
            if token.kind == "open":
                # A paragraph in a list item or a cell is that item or cell.
                kind = _KINDS.get(token.name, kind if token.name in ("p", "div") else "paragraph")
                yield from self._attributes(token)
            elif token.name in _KINDS or token.name in ("ul", "ol", "dl", "table"):
                kind = "paragraph"
        yield from self._flush(run, kind)

    def _attributes(self, token: Token) -> Iterator[tuple[int, int, Segment]]:
        """A segment for each attribute of the tag that readers see."""
        values = {key: self._text[start:end].lower() for key, start, end, _ in token.attributes}
        for key, start, end, quoted in token.attributes:
            value = html.unescape(self._text[start:end])
            wanted = key in _LABELS or (
                key == "content"
                and token.name == "meta"
                and (values.get("name") or values.get("property")) in _DESCRIPTIONS
            )
            wanted = wanted or (
                key == "value" and token.name == "input" and values.get("type") in ("submit", "button", "reset")
            )
            if wanted and quoted and any(map(str.isalpha, value)) and not is_kept(self._text, token):
                shown = escape_text(" ".join(value.split()))
                self._paragraph += 1
                yield start, end, Segment(
                    shown, self._line_of(start), self._paragraph, f"attribute: {key}", self._text[start:end],
                    marked=parse_text(shown),
                )  # fmt: skip

    def _line_of(self, offset: int) -> int:
        self._line += len(re.findall(r"\r\n|\r|\n", self._text[self._counted : offset]))
        self._counted = max(self._counted, offset)
        return self._line

    def _flush(self, tokens: Sequence[Token], kind: str) -> Iterator[tuple[int, int, Segment]]:
        run = list(tokens)
        for edge in (0, -1):
            while run and run[edge].kind == "text" and self._text[run[edge].start : run[edge].end].isspace():
                run.pop(edge)
        if not run:
            return
        if menu := self._menu(run):
            for item in menu:
                yield from self._flush(item, kind)
            return
        words = any(
            token.kind == "text" and any(map(str.isalpha, self._text[token.start : token.end])) for token in run
        )
        marked = self._marked(run) if words else None
        if marked is None or not any(map(str.isalpha, marked.masked)):
            for token in run:
                if token.kind == "open":
                    yield from self._attributes(token)
            return
        start, end = run[0].start, run[-1].end
        line = self._line_of(start)
        if end - start > _LONGEST_BLOCK or len(marked.elements) > _MOST_ELEMENTS:
            what = f"a paragraph of {end - start:,} characters and {len(marked.elements):,} elements"
            raise DocumentError(what, path=self._name, line=line, todo="divide it")
        refuse_depth(marked, self._name, line)
        self._paragraph += 1
        raw = self._text[start:end]
        yield start, end, Segment(marked.text, line, self._paragraph, kind, raw, marked=marked)

    def _menu(self, run: Sequence[Token]) -> list[list[Token]]:
        """What stands in each link, where there are several and no words outside of them."""
        items: list[list[Token]] = []
        depth = 0
        for token in run:
            if token.name == "a" and token.kind == "open" and not depth:
                items.append([token])
                depth = 1
            elif depth:
                items[-1].append(token)
                if token.name == "a":
                    depth += {"open": 1, "close": -1}.get(token.kind, 0)
            elif token.kind == "text" and any(map(str.isalpha, self._text[token.start : token.end])):
                return []
        return items if len(items) > 1 else []

    # --- one block ---------------------------------------------------------------------------------------------

    def _marked(self, run: Sequence[Token]) -> Marked:
        run = self._without_notes(run)
        partners = self._partners(run)
        block = Assembly()
        numbers: dict[str, int] = {}
        inside_kept = -1
        for index, token in enumerate(run):
            raw = self._text[token.start : token.end]
            if inside_kept >= 0:
                # Nothing is an element within what is carried over.
                if index == inside_kept:
                    block.close(f"</{block.open_names[-1]}>", raw)
                    inside_kept = -1
                elif token.kind == "text":
                    self._add_text(block, raw)
                else:
                    block.skip(raw)
                continue
            if token.kind == "text":
                self._add_text(block, raw)
            elif token.kind == "close" and index in partners:
                block.close(f"</{block.open_names[-1]}>", raw)
            else:
                fixed = token.kind == "kept" or (
                    token.kind == "open" and (token.name in KEPT or is_kept(self._text, token))
                )
                whole = self._text[token.start : run[partners[index]].end] if fixed and index in partners else ""
                self._open(block, token, index in partners, fixed, numbers, whole)
                if fixed and index in partners:
                    inside_kept = partners[index]
        return block.marked()

    def _without_notes(self, run: Sequence[Token]) -> list[Token]:
        """The run with each footnote's number, a raised link, as one mark without words."""
        result: list[Token] = []
        index = 0
        while index < len(run):
            token = run[index]
            if token.kind == "open" and token.name == "sup":
                end = next((i for i in range(index, min(index + 12, len(run))) if run[i].kind == "close"
                            and run[i].name == "sup"), index)  # fmt: skip
                inside = run[index + 1 : end]
                words = "".join(self._text[t.start : t.end] for t in inside if t.kind == "text")
                if any(t.name == "a" for t in inside) and len(words.strip()) <= 5:
                    token = Token("alone", token.start, run[end].end, "sup")
                    index = end
            result.append(token)
            index += 1
        return result

    def _partners(self, run: Sequence[Token]) -> dict[int, int]:
        """Opening and closing tags that belong together, both ways; those that cross others belong to nobody."""
        partners: dict[int, int] = {}
        stack: list[int] = []
        for index, token in enumerate(run):
            if token.kind == "open" and token.name not in VOID:
                stack.append(index)
            elif token.kind == "close":
                at = next((i for i in range(len(stack) - 1, max(len(stack) - 80, -1), -1)
                           if run[stack[i]].name == token.name), -1)  # fmt: skip
                if at >= 0:
                    partners[stack[at]], partners[index] = index, stack[at]
                    del stack[at:]
        return partners

    def _open(
        self, block: Assembly, token: Token, paired: bool, fixed: bool, numbers: dict[str, int], whole: str
    ) -> None:
        raw = self._text[token.start : token.end]
        stem = token.name if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", token.name) else "e"
        if token.kind == "kept" or (fixed and token.name not in KEPT):
            stem = "x"
        numbered = stem != tags.BREAK and (fixed or token.kind != "open" or bool(token.attributes) or not paired)
        name = stem
        if numbered:
            numbers[stem] = numbers.get(stem, 0) + 1
            name = f"{stem}{numbers[stem]}"
        if token.kind == "kept":
            (_, low, high, _) = token.attributes[0]
            block.open(name, f"<{name}>", self._text[token.start : low], fixed=True, stem=stem, file=(raw,))
            for piece in re.split(r"(<[^<>]*>)", self._text[low:high]):
                if piece.startswith("<"):
                    block.skip(piece)
                else:
                    self._add_text(block, piece)
            block.close(f"</{name}>", self._text[high : token.end])
            return
        if stem == tags.BREAK:
            tags.add_break(block)
        labels = [] if fixed else self._labels(token)
        shown = f"<{name}"
        spans: list[tuple[int, int, str]] = []
        file: list[str] = []
        done = token.start
        for key, low, high in labels:
            value = html.unescape(self._text[low:high])
            value = " ".join(value.split())
            shown += f' {key}="'
            written = escape_label(value)
            spans.append((len(shown), len(shown) + len(written), value))
            shown += f'{written}"'
            file.append(self._text[done:low])
            done = high
        shown += ">" if paired else "/>"
        file = [whole] if whole else [*file, self._text[done : token.end]]
        block.open(name, shown, raw, labels=spans, fixed=fixed, stem=stem if numbered else "", file=file)
        if not paired:
            block.close()

    def _labels(self, token: Token) -> list[tuple[str, int, int]]:
        if token.kind != "open":
            return []
        return [
            (key, low, high)
            for key, low, high, quoted in token.attributes
            if key in _LABELS and quoted and any(map(str.isalpha, html.unescape(self._text[low:high])))
        ]

    def _add_text(self, block: Assembly, raw: str) -> None:
        done = 0
        for found in re.finditer(rf"{_ENTITY.pattern}|{_SPACE.pattern}|<(?=/?[a-z])", raw):
            block.add(raw[done : found.start()])
            done = found.end()
            token = found[0]
            if token == "<":
                block.add("<", "&lt;", token)
            elif token[0] != "&":
                block.add(" ", " ", token)
            else:
                self._add_entity(block, token, raw[done : done + 5])
        block.add(raw[done:])

    def _add_entity(self, block: Assembly, token: str, following: str) -> None:
        characters = html.unescape(token)
        if characters == token:
            block.add(token)
        elif characters == "<":
            block.add("<", "&lt;" if re.match(r"/?[a-z]", following) else "<", token)
        elif characters == "&":
            block.add("&", "&amp;" if re.match(r"(?:lt|gt|amp|quot);", following) else "&", token)
        else:
            block.add(characters, characters, token)
