"""OpenDocument texts: what is read, what is written, what is refused."""

import re
import shutil
from pathlib import Path
from xml.dom import minidom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import ODF, ODT_STYLES, convert, pack, places, read_folder, unpack, words_of

from l10n.catalog import read_catalog
from l10n.documents import odt
from l10n.errors import DocumentError
from l10n.sentences import split_sentences

CASES = sorted((Path(__file__).parent / "golden" / "odt").iterdir())
NAMES = ("office:1.0", "style:1.0", "text:1.0", "table:1.0", "drawing:1.0", "svg-compatible:1.0", "manifest:1.0")
SPACES = " ".join(
    [f'xmlns:{re.split("[:-]", name)[0]}="{ODF}{name}"' for name in NAMES if not name.startswith("drawing")]
    + [
        f'xmlns:draw="{ODF}drawing:1.0"',
        f'xmlns:fo="{ODF}xsl-fo-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:officeooo="http://openoffice.org/2009/office"',
    ]
)
LOOKS = {
    "T0": 'officeooo:rsid="001"',
    "T1": 'fo:language="en" fo:country="GB"',
    "B": 'fo:font-weight="bold" style:font-weight-asian="bold"',
    "I": 'fo:font-style="italic"',
    "R": 'fo:color="#ff0000"',
}
BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def content(body, head=""):
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in LOOKS.items()
    )
    return (
        f'<?xml version="1.0"?>{head}<office:document-content {SPACES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def text(body, **more):
    return pack({"content.xml": content(body), **more}, ".odt")


def span(look, words):
    return f'<text:span text:style-name="{look}">{words}</text:span>'


def read(data):
    return split_sentences(odt.parse(data, "story.odt"))


def sources(data):
    return [segment.source for segment in read(data).segments]


def build(data, targets):
    """The text's body with these sentences replaced."""
    built = odt.render(read(data), lambda segment: targets.get(segment.source, segment.source))
    written = unpack(built)["content.xml"].decode()
    return written[written.index("<office:text>") + 13 : written.index("</office:text>")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_built_as_it_should_be(case):
    (po,) = case.glob("*.po")
    targets = {unit.source: unit.target for unit in read_catalog(po).units}
    data = pack(read_folder(case / "article"), ".odt")
    article = read(data)
    assert list(dict.fromkeys(segment.source for segment in article.segments)) == list(targets)
    assert odt.render(article, lambda segment: segment.source) == data
    built = odt.render(article, lambda segment: targets[segment.source])
    assert unpack(built) == {**unpack(data), **read_folder(case / "built")}


def test_there_are_enough_cases():
    assert len(CASES) >= 12


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_built(tmp_path):
    files = [tmp_path / f"{case.name}.odt" for case in CASES]
    for case, file in zip(CASES, files, strict=True):
        file.write_bytes(pack({**read_folder(case / "article"), **read_folder(case / "built")}, ".odt"))
    for case, path in zip(CASES, convert(files, tmp_path, "fodt"), strict=True):
        (po,) = case.glob("*.po")
        words = words_of(path)
        targets = [unit.target for unit in read_catalog(po).units if "<" not in unit.target]
        assert [target for target in targets if target.replace("\xad", "") not in words.replace("\xad", "")] == []
    assert all(path.stat().st_size > 1000 for path in convert(files[:1], tmp_path, "pdf"))


# --- what is read -------------------------------------------------------------------------------------------------

RUBY = "<text:ruby><text:ruby-base>two</text:ruby-base><text:ruby-text>2</text:ruby-text></text:ruby>"
COMMENT = "<office:annotation><text:p>Why?</text:p></office:annotation>"
READ = [
    ("a session's number is no look", f"Mos{span('T0', 'cow')}.", ["Moscow."]),
    ("a language is no look", f"Moscow {span('T1', 'waits')}.", ["Moscow waits."]),
    ("bold and other words", f"One {span('B', 'two')} {span('R', 'three')}.", ["One <b>two</b> <g1>three</g1>."]),
    ("bold within italics", f"One {span('I', 'two ' + span('B', 'three'))}.", ["One <i>two <b>three</b></i>."]),
    (
        "every word in some span",
        span("R", "One ") + span("B", "two") + span("R", " three."),
        ["One <b>two</b> three."],
    ),
    ("spaces of the file", "  One\n    two. <text:s/>Three.\n", ["One two.", "Three."]),
    ("spaces of the text", 'One<text:s text:c="3"/>two.', ["One   two."]),
    ("an unknown style", f"One {span('Nobody', 'two')}.", ["One <g1>two</g1>."]),
    ("an empty link", 'One <text:a xlink:href="x"/>two.', ["One <x1/>two."]),
    ("a comment without an end", f"One {COMMENT}two.", ["One <x1/>two."]),
    ("a ruby text", f"One {RUBY}.", ["One <x1>two2</x1>."]),
    ("a number behind a tab", "Intro<text:tab/>7", ["Intro"]),
    ("numbers only", "12 345", []),
]


@pytest.mark.parametrize(("what", "body", "expected"), READ, ids=[row[0] for row in READ])
def test_what_a_translator_sees(what, body, expected):
    assert sources(text(f"<text:p>{body}</text:p><text:p>End.</text:p>")) == [*expected, "End."]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("tracked-changes", {(1, "source-tracked")}),
        ("fields", {(1, "source-field")}),
        ("newswire", set()),
    ],
)
def test_what_cannot_be_translated_safely_is_said(case, expected):
    folder = Path(__file__).parent / "golden" / "odt" / case / "article"
    found = odt.parse(pack(read_folder(folder), ".odt"), "story.odt").findings
    assert {(finding.line, finding.check) for finding in found} == expected


def test_words_elsewhere_and_a_signature_are_said():
    more = {"Object 1/content.xml": "<c/>", "META-INF/documentsignatures.xml": "<s/>"}
    found = odt.parse(text("<text:p>One.</text:p>", **more), "story.odt").findings
    assert [(finding.check, finding.message) for finding in found] == [
        ("source-apart", "the words of a chart or drawing stay as they are: translate them in the built file"),
        ("source-signed", "the document is signed, and the signature does not hold for a translation"),
    ]


# --- what is written ----------------------------------------------------------------------------------------------

BOLD = f"{span('B', 'One')} two {span('I', 'three')}."
MARK = '<text:bookmark text:name="a"/>'
DATE = "<text:date>May 9</text:date>"
WRITTEN = [
    ("in the source's order", BOLD, "<b>Раз</b> два <i>три</i>.", f"{span('B', 'Раз')} два {span('I', 'три')}."),
    ("in another order", BOLD, "<i>Три</i>, <b>раз</b>", f"{span('I', 'Три')}, {span('B', 'раз')}"),
    ("a look that got lost", BOLD, "Раз два <i>три</i>.", f"Раз два {span('I', 'три')}."),
    ("what the source does not have", BOLD, "<u>Раз</u> <b>два <a1>три</a1></b>", f"Раз {span('B', 'два три')}"),
    ("characters that XML has a use for", "One.", "Раз & <два>.", "Раз &amp; &lt;два&gt;."),
    ("several spaces and a tab", "One.", "Раз   два\tтри.", 'Раз <text:s text:c="2"/>два<text:tab/>три.'),
    ("a mark that must not get lost", f"One{MARK} two.", "Раз.", f"Раз.{MARK}"),
    ("a mark within words that stay", f"One {DATE}{MARK} two.", "Раз <x1><x2/></x1>.", f"Раз {DATE}.{MARK}"),
    ("a look around others", span("R", f"One {span('B', 'two')}") + span("I", " three"),
     "<b>Два</b> раз<i> три</i>",
     span("R", f"{span('B', 'Два')} раз") + span("I", " три")),
    ("a look beside others", span("R", "One four ") + span("B", "two"), "<b>Два</b> раз",
     span("B", "Два") + span("R", " раз")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "target", "expected"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_what_is_written(what, body, target, expected):
    data = text(f"<text:p>{body}</text:p>")
    (source,) = sources(data)
    assert build(data, {source: target}) == f"<text:p>{expected}</text:p>"


def test_a_sentence_that_stays_keeps_its_spans():
    kept = f"Mos{span('T0', 'cow')} waits."
    data = text(f"<text:p>One. {kept} {span('T1', 'Two')}.</text:p>")
    assert build(data, {"One.": "Раз.", "Two.": "Два."}) == f"<text:p>Раз. {kept} {span('T1', 'Два.')}</text:p>"


def test_the_type_stays_first_and_unpacked_and_other_parts_keep_their_bytes():
    data = text("<text:p>One.</text:p>", **{"Pictures/a.png": bytes(range(256)) * 9})
    built = odt.render(read(data), lambda segment: "Раз.")
    before, after = places(data), places(built)
    assert list(before) == list(after)
    assert built[30:85] == data[30:85] == b"mimetypeapplication/vnd.oasis.opendocument.text" + built[77:85]
    assert {name for name in before if before[name] != after[name]} == {"content.xml"}


PIECES = st.one_of(
    st.tuples(
        st.sampled_from(["One ", "two", " three. ", "Four", " &amp; ", ". "]), st.sampled_from(["", *LOOKS])
    ).map(lambda piece: span(piece[1], piece[0]) if piece[1] else piece[0]),
    st.sampled_from(
        [
            '<text:note text:id="n"><text:note-body><text:p>A note. Two.</text:p></text:note-body></text:note>',
            span("T0", f"a. B {span('B', 'c. D')} e"),
            f'<text:a xlink:href="x">link. And {span("I", "more")}</text:a>',
            '<text:change-start text:change-id="c"/>',
            '<text:change-end text:change-id="c"/>',
            '<office:annotation office:name="a"/>',
            '<office:annotation-end office:name="a"/>',
            '<text:date text:fixed="true">May 9</text:date>',
            "<text:tab/>",
            "<text:s/>",
        ]
    ),
)
KEPT = (
    "text:note",
    "text:change-start",
    "text:change-end",
    "office:annotation",
    "office:annotation-end",
    "text:date",
)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, min_size=1, max_size=9), data=st.data())
def test_nothing_is_lost_or_unbalanced_whatever_a_translation_does(pieces, data):
    file = text(f"<text:p>{''.join(pieces)}</text:p><text:p>End.</text:p>")
    article = read(file)
    assert odt.render(article, lambda segment: segment.source) == file

    def translate(segment):
        cut = re.findall(r"<[^>]*>|[^<]+", segment.source)
        return "".join(data.draw(st.permutations([*cut, "ж "])))

    built = odt.render(article, translate)
    before, after = (minidom.parseString(unpack(kind)["content.xml"]) for kind in (file, built))
    for name in KEPT:
        assert len(before.getElementsByTagName(name)) == len(after.getElementsByTagName(name)), name


def test_the_whole_way_from_translate_to_build(project, l10n):
    data = text(f"<text:p>The {span('B', 'Kremlin')} denied it. <text:soft-page-break/></text:p>")
    (project / "articles" / "story.odt").write_bytes(data)
    drafted = l10n("translate", "articles/story.odt", "--to", "uk", "--engine", "pseudo")
    assert drafted.code == 0, drafted.err
    (unit,) = read_catalog(project / "locales/uk/LC_MESSAGES/story.po").units
    assert unit.source == "The <b>Kremlin</b> denied it."
    assert unit.target.count("<b>") == unit.target.count("</b>") == 1
    assert l10n("build", "articles/story.odt", "--to", "uk", "--unreviewed", "source").code == 0
    assert (project / "build/uk/story.odt").read_bytes() == data
    assert l10n("build", "articles/story.odt", "--to", "uk", "--unreviewed", "draft").code == 0
    before, after = unpack(data), unpack((project / "build/uk/story.odt").read_bytes())
    assert {name for name in before if before[name] != after[name]} == {"content.xml"}
    assert sources((project / "build/uk/story.odt").read_bytes()) == [unit.target]


# --- what is refused ----------------------------------------------------------------------------------------------

GOOD = text("<text:p>One.</text:p>")
LOCKED = (
    f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0"><manifest:file-entry manifest:full-path="content.xml">'
    "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)
REFUSED = [
    ("nothing", b"", "not a whole zip file"),
    ("a spreadsheet", text("", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "no OpenDocument text"),
    ("a password", text("<text:p>One.</text:p>", **{"META-INF/manifest.xml": LOCKED}), "protected by a password"),
    ("macros", text("<text:p>One.</text:p>", **{"Basic/Standard/Module1.xml": "<x/>"}), "holds macros"),
    ("scripts", text("<text:p>One.</text:p>", **{"Scripts/python/a.py": "x"}), "holds macros"),
    ("entities", pack({"content.xml": content("<text:p>&b;</text:p>", BOMB)}, ".odt"), "a document type"),
    ("entities in the styles", text("<text:p>One.</text:p>", **{"styles.xml": BOMB + "<x/>"}), "a document type"),
    ("deep nesting", text("<text:section>" * 5000 + "</text:section>" * 5000), "nested more than 256 deep"),
    ("a name that climbs", text("", **{"../../evil.xml": "x"}), "points outside the file"),
    ("no text", text("<text:p/>"), "no text to translate"),
]


@pytest.mark.parametrize(("what", "data", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_no_sound_document_is_refused_in_one_sentence(what, data, reason):
    with pytest.raises(DocumentError, match=reason) as refused:
        read(data)
    assert str(refused.value).startswith("story.odt: ")
    assert "\n" not in str(refused.value)


def test_styles_are_those_of_the_part_they_stand_in():
    styles = ODT_STYLES.replace(
        "</office:styles>",
        f"""</office:styles><office:master-styles
        xmlns:text="{ODF}text:1.0"><style:master-page><style:header><text:p>One <text:span
        text:style-name="Emphasis">two</text:span>.</text:p></style:header></style:master-page></office:master-styles>""",
    )
    data = text("<text:p>Text.</text:p>", **{"styles.xml": styles})
    assert [(segment.source, segment.kind) for segment in read(data).segments] == [
        ("Text.", "paragraph"),
        ("One <i>two</i>.", "header"),
    ]
