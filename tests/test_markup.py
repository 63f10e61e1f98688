"""Inline markup from the file to the PO entry, past the engine and back: never lost, never unbalanced."""

import re
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalog import read_catalog
from l10n.checks import check_unit
from l10n.documents import compose_text, markdown, parse_document, parse_text, render_document, tags
from l10n.documents.blocks import load_parser
from l10n.errors import DocumentError
from l10n.languages import load_language
from l10n.markup import place_elements
from l10n.model import HouseStyle, Link, State, Unit
from l10n.sentences import split_sentences

# A source with short tags, its bare translation, the translation of the elements' words alone, the result.
PLACED = [
    ("He met <b>Mark Galeotti</b> in <a1>Moscow</a1>.", "Он встретил Марка Галеотти в Москве.",
     {"Mark Galeotti": "Марк Галеотти", "Moscow": "Москва"},
     "Он встретил <b>Марка Галеотти</b> в <a1>Москве</a1>."),
    ("In <a1>Moscow</a1> he met <b>Mark</b>.", "Марка он встретил в Москве.",
     {"Mark": "Марк", "Moscow": "Москва"}, "<b>Марка</b> он встретил в <a1>Москве</a1>."),
    ("Some <b>1,500</b> people came.", "Пришли 1500 человек.", {}, "Пришли <b>1500</b> человек."),
    ("He said “<i>no way</i>” twice.", "Он дважды сказал «ни за что».", {"no way": "ни за что"},
     "Он дважды сказал «<i>ни за что</i>»."),
    ("He said <i>“no way”</i> twice.", "Он дважды сказал «ни за что».", {"“no way”": "«ни за что»"},
     "Он дважды сказал <i>«ни за что»</i>."),
    ("See <a1>the <b>old</b> palace</a1>.", "См. старый дворец.",
     {"the old palace": "старый дворец", "old": "старый"}, "См. <a1><b>старый</b> дворец</a1>."),
    ("Run <code1>pip</code1> now.", "Запустите pip сейчас.", {}, "Запустите <code1>pip</code1> сейчас."),
    ("A drone<sup1/> fell.", "Упал дрон.", {"A drone": "дрон"}, "Упал дрон<sup1/>."),
    ("AT&T &lt;b> <b>won</b>", "AT&T <b> победила", {"won": "победила"}, "AT&T &lt;b> <b>победила</b>"),
    ("He left <b>quickly</b>.", "Он ушёл.", {"quickly": "быстро"}, "Он ушёл. <b>quickly</b>"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "own", "expected"), PLACED)
def test_elements_stand_around_the_translation_of_their_words(source, target, own, expected):
    marked = tags.parse_text(source)
    placement = place_elements(marked, marked.bare, target, (), own)
    spans = None if placement.unplaced else placement.spans
    assert compose_text(marked, target, spans, "a.html") == expected


def test_a_name_is_placed_by_its_lock_and_a_part_of_it_by_its_words():
    marked = tags.parse_text("So <a1>Vladimir <b>Putin</b></a1> said.")
    target = "Так сказал Владимир Путин."
    placement = place_elements(marked, marked.bare, target, [((3, 17), (11, 25))])
    assert compose_text(marked, target, placement.spans, "a.html") == ("Так сказал <a1>Владимир <b>Путин</b></a1>.")


def test_attention_places_what_nothing_else_does():
    marked = tags.parse_text("The <b>quick</b> fox.")
    links = (Link(4, 9, 0, 7, 0.9), Link(10, 13, 8, 12, 0.9))
    placement = place_elements(marked, marked.bare, "Быстрая лиса.", (), {}, links)
    assert compose_text(marked, "Быстрая лиса.", placement.spans, "a.html") == "<b>Быстрая</b> лиса."


WORDS = st.sampled_from(
    [
        "one",
        "Kyiv",
        "in",
        "the",
        "drones",
        "12",
        "«так»",
        "a*b",
        "x_y",
        "3 < 5",
        "AT&T",
        "[sic]",
        "`",
        "~~",
        "\\",
        "!",
    ]
)


@st.composite
def marked_texts(draw, depth=0):
    """A sentence with short tags, nested up to three deep."""
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["words", "words", "element", "alone"]))
        if kind == "element" and depth < 3:
            name = draw(st.sampled_from(["b", "i", "a1", "a2", "code1"]))
            pieces.append(f"<{name}>{draw(marked_texts(depth + 1))}</{name}>")
        elif kind == "alone":
            pieces.append(draw(st.sampled_from(["<br/>", "<img1/>", '<img2 alt="A dog"/>'])))
        else:
            pieces.append(tags.escape_text(" ".join(draw(st.lists(WORDS, min_size=1, max_size=4)))))
    return draw(st.sampled_from(["", " "])).join(pieces)


def outline(marked):
    """The elements with the one that each lies in."""
    stack, found = [], []
    for element in marked.elements:
        while stack and stack[-1].closing[1] <= element.opening[0]:
            stack.pop()
        found.append((element.name, stack[-1].name if stack else ""))
        stack.append(element)
    return sorted(found)


@settings(max_examples=150, deadline=None)
@given(marked_texts(), st.lists(WORDS, max_size=8), st.randoms(use_true_random=False))
def test_whatever_the_translation_no_element_is_lost_or_unbalanced(text, words, chance):
    marked = tags.parse_text(text)
    assert not marked.faults
    target = " ".join(words)
    links = tuple(
        Link(s, s + 2, t, t + 2, chance.random())
        for s in range(0, max(0, len(marked.bare) - 2), 3)
        for t in range(0, max(0, len(target) - 2), 3)
        if chance.random() > 0.5
    )
    for hints in ((), links):
        placement = place_elements(marked, marked.bare, target, (), {}, hints)
        spans = None if placement.unplaced else placement.spans
        composed = compose_text(marked, target, spans, "a.html")
        assert composed is not None
        made = tags.parse_text(composed)
        assert made.faults == ()
        assert outline(made) == outline(marked)
        if spans is not None and not any(element.fixed for element in marked.elements):
            assert made.bare.replace(" ", "") == target.replace(" ", "")


MARKDOWN = re.findall(
    r"\S+",
    "** * _ ~~ ` [ ](u) ![ <b> </b> <!-- --> \\ &amp; {{< >}} [^1] https://a.b/c_d a@b.co word « » и | # -",
)
HTML = re.findall(
    r"\S+",
    "<b> </b> <a/href=x/title='Hi'> </a> <p> </p> <br> <img/alt='Ab'> <!-- --> &amp; &nbsp < > & word и"
    " <code> </code> <script> </script> <li> <![CDATA[ ]]> <sup><a>1</a></sup>",
)


def mixtures(pieces):
    """Texts of these pieces in any order, with spaces, line ends and ends of sentences between them."""
    return st.lists(st.sampled_from([*pieces, " ", " ", ". ", "\n", "  \n"]), max_size=25).map("".join)


@settings(max_examples=300, deadline=None)
@given(mixtures(MARKDOWN))
def test_any_markdown_comes_back_and_its_entries_read_as_what_they_are(text):
    try:
        document = split_sentences(parse_document(("Word. " + text).encode(), "a.md"))
    except DocumentError:
        return
    assert render_document(document, lambda segment: segment.source) == ("Word. " + text).encode()
    for segment in document.segments:
        if segment.kind.startswith("HTML "):
            continue
        read = parse_text(segment.source, "a.md")
        assert segment.marked is not None
        assert (read.bare, [e.name for e in read.elements]) == (
            segment.marked.bare,
            [e.name for e in segment.marked.elements],
        )


TITLES = st.text(alphabet="аb \"'()\\|&;#*_[]<>`!-", min_size=1, max_size=14).filter(lambda title: "b" in title)


@settings(max_examples=150, deadline=None)
@given(TITLES, st.sampled_from(['"Hi"', "'Hi'", "(Hi)", '"Hi\n  there"']), st.sampled_from(["", "> "]))
def test_whatever_the_title_of_a_link_definition_becomes_it_reads_as_that(title, quoted, quote):
    text = quote + f"See [a] there.\n\n[a]: <u v>\n  {quoted}\n".replace("\n", "\n" + quote)
    document = split_sentences(parse_document(text.encode(), "a.md"))
    assert [segment.source for segment in document.segments][1:] == [" ".join(quoted[1:-1].split())]
    assert render_document(document, lambda segment: segment.source) == text.encode()
    target = markdown.escape_text(title)
    built = render_document(document, lambda s: target if s.kind == "link title" else s.source).decode()
    environment: dict[str, dict[str, dict[str, str]]] = {}
    load_parser().parse(built, environment)
    assert environment["references"]["A"]["title"] == parse_text(target, "a.md").bare


def test_the_title_of_a_definition_that_no_link_uses_is_an_authors_note():
    document = parse_document(b'He left.\n\n[//]: # (Not for print)\n[b]: u "Old"\n', "a.md")
    assert [segment.source for segment in document.segments] == ["He left."]


FRONT = [
    ("title: One\n  two # three\n", [], 2),
    ("title: |2\n  One\n   two\n", [], 2),
    ("date: 1\ntitle:\n  en: One\n", [], 3),
    ("title:\n- One\n", [], 2),
    ('title: "One\n\n  two"\n', [], 2),
    ("title: &name One\n", [], 2),
    ("title:\n", [], 0),
    ("title: # nothing yet\n", [], 0),
    ("subtitle: >\n  One\n", [], 0),
    ("title: >-\n\n  One\n  two.\n\n  Three.\n\n", ["One two.", "Three."], 0),
    ("title: |\n  One *two*\n  three\n", ["One \\*two\\*", "three"], 0),
    ("title: 'One\n\n'\n", [], 2),
    ("title: 'It''s\n  one'\n", ["It's one"], 0),
    ("title: One\n  two\n", ["One two"], 0),
    ('title: "It\\u2019s\\ \\xabone\\xbb"\n', ["It’s «one»"], 0),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("front", "sources", "line"), FRONT)
def test_a_value_of_the_front_matter_on_several_lines_is_read_or_reported(front, sources, line, line_end):
    data = f"---\n{front}---\n\nHe left.\n".replace("\n", line_end).encode()
    document = split_sentences(parse_document(data, "a.md"))
    assert [segment.source for segment in document.segments] == [*sources, "He left."]
    assert [(found.check, found.line) for found in document.findings] == [("source-markup", line)] * bool(line)
    assert all("“title”" in found.message for found in document.findings)
    assert render_document(document, lambda segment: segment.source) == data


LINES = st.lists(
    st.sampled_from(["Some words", "# more", "- x: y", "*a", "", "   far", "https://a.b/c_d", "&", "1"])
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([">", "|", ">-", "|2+", "'", '"', "Plain"]), LINES, st.sampled_from(["  ", " ", "\t"]))
def test_any_front_matter_on_several_lines_comes_back_and_keeps_its_indentation(head, lines, indent):
    mark = head if head in "'\"" else ""
    text = "---\ntitle: " + "".join(f"{line}\n" for line in [head, *(indent + line for line in lines)])
    text = text.rstrip("\n") + f"{mark}\ndate: 1\n---\n\nHe left.\n"
    document = split_sentences(parse_document(text.encode(), "a.md"))
    assert render_document(document, lambda segment: segment.source) == text.encode()
    built = render_document(document, lambda segment: "Он: «ушёл»\n# - *и*\nвсё").decode()
    head_lines = built.split("---\n")[1].splitlines()
    assert [line.split(":")[0] for line in head_lines if line[:1].strip()] == ["title", "date"]


@settings(max_examples=200, deadline=None)
@given(mixtures(HTML))
def test_any_html_comes_back_and_its_entries_read_as_what_they_are(text):
    data = ("Word. " + text).encode()
    try:
        document = split_sentences(parse_document(data, "a.html"))
    except DocumentError:
        return
    assert render_document(document, lambda segment: segment.source) == data
    for segment in document.segments:
        read = parse_text(segment.source, "a.html")
        assert segment.marked is not None
        assert read.faults == ()
        assert (read.bare, [e.name for e in read.elements]) == (
            segment.marked.bare,
            [e.name for e in segment.marked.elements],
        )


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="аб *_`[]()<>&!#|\\~{}\n\"'1.-+=", max_size=30))
def test_whatever_a_person_writes_an_html_page_keeps_its_tags(target):
    page = b'<div><p>One <b>bold</b> word.</p><img alt="A dog"></div>'
    document = split_sentences(parse_document(page, "a.html"))
    built = render_document(document, lambda segment: target or segment.source).decode()
    assert re.findall(r"</?(?:div|p)\b", built) == ["<div", "<p", "</p", "</div"]
    assert re.sub(r"<[^<>]*>", "", built).count("<") == 0


@pytest.mark.parametrize(
    ("target", "built"),
    [
        ("Он <b>ушёл</b>", "<p>Он &lt;b&gt;ушёл&lt;/b&gt;</p>".replace("&lt;b&gt;", "").replace("&lt;/b&gt;", "")),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ('«Да»\u00a0"нет"', '<p>«Да»\u00a0"нет"</p>'),
    ],
)
def test_characters_of_a_target_are_escaped(target, built):
    document = split_sentences(parse_document(b"<p>He left.</p>", "a.html"))
    assert render_document(document, lambda segment: target).decode() == built


def test_a_page_in_another_encoding_stays_in_it():
    page = b'<meta charset="iso-8859-1"><p>He left.</p>'
    document = split_sentences(parse_document(page, "a.html"))
    built = render_document(document, lambda segment: "Ушёл")
    assert built == b'<meta charset="iso-8859-1"><p>&#1059;&#1096;&#1105;&#1083;</p>'


FINDINGS = [
    ("a.md", "See **this** [page](u).", "См. **эту** [страницу](u).", []),
    ("a.md", "See **this** [page](u).", "См. эту [страницу](u).", ["markup-missing"]),
    ("a.md", "See [page](u).", "См. [страницу](w).", ["markup-missing", "markup-added"]),
    ("a.md", "Run `pip`.", "Запустите `пип`.", ["markup-missing", "markup-added"]),
    ("a.md", "He left.", "Он *ушёл*.", ["markup-added"]),
    ("a.html", "See <a1>the <b>big</b> one</a1>.", "См. <a1>самый <b>большой</b></a1>.", []),
    ("a.html", "See <a1>the <b>big</b> one</a1>.", "См. <a1>самый</a1> <b>большой</b>.", ["markup-order"]),
    ("a.html", "See <b>the</b> <i>one</i>.", "См. <i>тот</i>, <b>один</b>.", []),
    ("a.html", "See <b>the one</b>.", "См. <b>того.", ["markup-order"]),
    ("a.txt", "See <b>it</b> and *that*.", "См. <b>это</b> и то.", []),
]


@pytest.mark.parametrize(("article", "source", "target", "expected"), FINDINGS)
def test_the_checks_compare_the_elements(article, source, target, expected):
    unit = Unit(source, target, State.REVIEWED)
    marked = (parse_text(source, article), parse_text(target, article))
    found = check_unit(unit, load_language("ru"), HouseStyle(), marked=marked)
    assert [finding.check for finding in found if finding.check.startswith("markup-")] == expected


def test_other_checks_see_the_bare_text_and_point_into_the_marked_one():
    source, target = "He **left** on [May 9](u).", "Он **ушёл** [10 мая](u)."
    unit = Unit(source, target, State.REVIEWED)
    marked = (parse_text(source, "a.md"), parse_text(target, "a.md"))
    found = check_unit(unit, load_language("ru"), HouseStyle(), marked=marked)
    assert {target[f.start : f.end] for f in found if f.check in ("number-changed", "date-changed")} <= {
        "10", "10 мая", "9 мая"}  # fmt: skip
    assert any(finding.check in ("number-changed", "date-changed", "number-missing") for finding in found)


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_an_article_goes_through_the_whole_of_l10n(project, l10n, suffix):
    text = {
        "md": "---\ntitle: On Putin\n---\n\nHe met **Mark Galeotti** in [the Kremlin](u). It was *late*.\n",
        "html": "<title>On Putin</title><p>He met <b>Mark Galeotti</b> in <a href=u>the Kremlin</a>. It was late.",
    }[suffix]
    Path(f"articles/wire.{suffix}").write_text(text, encoding="utf-8")
    assert l10n("translate", f"articles/wire.{suffix}", "--engine", "pseudo", "--to", "ru").code == 0
    po = Path("locales/ru/LC_MESSAGES/wire.po")
    drafts = {unit.source: unit.target for unit in read_catalog(po).units}
    assert len(drafts) == 3
    for source, target in drafts.items():
        article = f"wire.{suffix}"
        assert outline(parse_text(target, article)) == outline(parse_text(source, article))
    before = po.read_bytes()
    assert l10n("translate", f"articles/wire.{suffix}", "--engine", "pseudo", "--to", "ru").code == 0
    assert po.read_bytes() == before
    assert l10n("build", f"articles/wire.{suffix}", "--to", "ru", "--unreviewed", "draft").code in (0, 1)
    built = Path(f"build/ru/wire.{suffix}").read_text(encoding="utf-8")
    marks = r"\*\*|\]\(u\)|</?\w+"
    assert sorted(re.findall(marks, built)) == sorted(re.findall(marks, text))


def test_two_articles_of_one_name_do_not_share_a_catalog(project, l10n):
    Path("articles/wire.md").write_text("He left.\n", encoding="utf-8")
    Path("articles/wire.txt").write_text("He came.\n", encoding="utf-8")
    done = l10n("translate", "articles/wire.md", "articles/wire.txt", "--engine", "pseudo", "--to", "ru")
    assert done.code == 2
    assert "would share its PO files" in done.err


# --- texts that we did not write -------------------------------------------------------------------------------

FOUND = {
    "md": ["/usr/share/doc", "/usr/lib/node_modules", "/usr/local/share/doc"],
    "html": ["/usr/share/doc", "/usr/share/gtk-doc", "/usr/lib/node_modules"],
}
LARGEST = 30_000


def found_files(suffix):
    """(name, bytes) of files of this kind on the machine, of installed packages' metadata too."""
    here = Path(pytest.__file__).parents[1]
    for root in (*map(Path, FOUND[suffix]), here):
        for path in sorted(root.rglob(f"*.{suffix}")) if root.is_dir() else ():
            if path.is_file() and 0 < path.stat().st_size < LARGEST:
                yield path.name, path.read_bytes()
    for path in sorted(here.glob("*.dist-info/METADATA")) if suffix == "md" else ():
        head, _, body = path.read_bytes().partition(b"\n\n")
        if b"text/markdown" in head and body.strip():
            yield f"{path.parent.name}.md", body[:LARGEST]


@pytest.mark.parametrize(("suffix", "wanted"), [("md", 220), ("html", 120)])
def test_files_that_others_wrote_come_back_byte_for_byte(suffix, wanted):
    good = refused = 0
    for name, data in islice(found_files(suffix), wanted):
        try:
            document = split_sentences(parse_document(data, name))
        except DocumentError:
            refused += 1
            continue
        assert render_document(document, lambda segment: segment.source) == data, name
        good += 1
    if good + refused < 20:
        pytest.skip(f"only {good + refused} {suffix} files on this machine")
    assert refused <= 0.1 * (good + refused)


# --- hostile input ---------------------------------------------------------------------------------------------

HOSTILE = {
    "deep-quotes.md": b"> " * 20_000 + b"Word.\n",
    "deep-emphasis.md": b"*a " * 5_000 + b"b* " * 5_000,
    "deep-brackets.md": b"[" * 50_000 + b"Word" + b"]" * 50_000,
    "links.md": b"[a](" * 8_000,
    "ticks.md": b" ".join(b"`" * n for n in range(1, 600)),
    "comments.md": b"Word <!-- " * 20_000,
    "shortcodes.md": b"Word {{ " * 8_000,
    "lists.md": b"".join(b" " * n + b"- a\n" for n in range(500)),
    "long-word.md": b"a" * 300_000,
    "long-paragraph.md": b"Some words and more. " * 40_000,
    "front-matter.md": b"---\n" + b"title: [a]\n" * 9_000 + b"title: >\n" + b"  a\n\n" * 9_000 + b"---\nWord.\n",
    "titles.md": b"[a]\n\n[a]: <u " + b'"b ' * 20_000 + b"> 'c " + b' "b' * 20_000 + b"'\n",
    "huge.md": b"Some words and more. " * 2_500_000,
    "deep-bold.html": b"<b>" * 5_000 + b"Word" + b"</b>" * 5_000,
    "deep-divs.html": b"<div>" * 50_000 + b"Word",
    "unclosed.html": b"<a href='" * 20_000 + b"Word",
    "comments.html": b"Word <!-- " * 20_000,
    "attributes.html": b"<p " + b"a=b " * 20_000 + b">Word</p>",
    "bomb.html": b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>Word &b;</p>',
    "outside.html": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>Word &a;</p>',
    "long-paragraph.html": b"<p>" + b"Some words and more. " * 40_000,
    "huge.html": b"<p>" + b"Some words and more. " * 2_500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_survived_or_refused_with_one_sentence(name):
    data = HOSTILE[name]
    refused = ""
    try:
        document = split_sentences(parse_document(data, name))
    except DocumentError as error:
        refused = str(error)
    if refused:
        assert refused.startswith(name)
        assert len(refused.splitlines()) == 1
        return
    assert render_document(document, lambda segment: segment.source) == data
    assert all(b"passwd" not in segment.source.encode() for segment in document.segments)
