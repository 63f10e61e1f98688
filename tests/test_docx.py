"""Word documents: what is read, what is written, what is refused."""

import io
import re
import shutil
import zipfile
from pathlib import Path
from xml.dom import minidom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import convert, pack, places, read_folder, unpack, words_of

from l10n.catalog import read_catalog
from l10n.documents import docx, flow
from l10n.errors import DocumentError
from l10n.sentences import split_sentences

CASES = sorted((Path(__file__).parent / "golden" / "docx").iterdir())
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
EXTERNAL = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def document(body, head=""):
    return (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    )


def word(body, **more):
    return pack({"word/document.xml": document(body), **more}, ".docx")


def run(text, look="", tag='w:t xml:space="preserve"'):
    return f"<w:r>{look and f'<w:rPr>{look}</w:rPr>'}<{tag}>{text}</{tag.split()[0]}></w:r>"


def plain(text, look=""):
    return run(text, look, "w:t")


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def read(data):
    return split_sentences(docx.parse(data, "story.docx"))


def sources(data):
    return [segment.source for segment in read(data).segments]


def build(data, targets):
    """The document's body with these sentences replaced."""
    document = read(data)
    built = docx.render(document, lambda segment: targets.get(segment.source, segment.source))
    text = unpack(built)["word/document.xml"].decode()
    return text[text.index("<w:body>") + 8 : text.index("</w:body>")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_built_as_it_should_be(case):
    (po,) = case.glob("*.po")
    units = read_catalog(po).units
    targets = {unit.source: unit.target for unit in units}
    data = pack(read_folder(case / "article"), ".docx")
    article = read(data)
    assert list(dict.fromkeys(segment.source for segment in article.segments)) == list(targets)
    assert docx.render(article, lambda segment: segment.source) == data
    built = docx.render(article, lambda segment: targets[segment.source])
    assert unpack(built) == {**unpack(data), **read_folder(case / "built")}


def test_there_are_enough_cases():
    assert len(CASES) >= 12


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_built(tmp_path):
    files = [tmp_path / f"{case.name}.docx" for case in CASES]
    for case, file in zip(CASES, files, strict=True):
        file.write_bytes(pack({**read_folder(case / "article"), **read_folder(case / "built")}, ".docx"))
    for case, path in zip(CASES, convert(files, tmp_path, "fodt"), strict=True):
        (po,) = case.glob("*.po")
        words = words_of(path)
        # LibreOffice has no place for a note that nothing refers to, nor for headers of no section.
        targets = [unit.target for unit in read_catalog(po).units if "<" not in unit.target]
        assert [target for target in targets if target in words], case.name
    assert all(path.stat().st_size > 1000 for path in convert(files[:1], tmp_path, "pdf"))


# --- what is read -------------------------------------------------------------------------------------------------

READ = [
    ("runs of one look are one text", run("Mos") + run("cow") + run(" waits."), ["Moscow waits."]),
    (
        "a language or the checker's mark is no look",
        run("Mos", '<w:lang w:val="ru-RU"/>') + '<w:proofErr w:type="spellEnd"/>' + run("cow."),
        ["Moscow."],
    ),
    ("a bold sentence is bare", run("One.", "<w:b/>") + run(" Two."), ["One.", "Two."]),
    ("bold words are an element", run("One ", "<w:b/>") + run("two."), ["<b>One </b>two."]),
    ("bold switched off", run("One", '<w:b w:val="0"/>') + run(" two."), ["<g1>One</g1> two."]),
    ("numbers only", run("12 345"), None),
    ("an escaped tag", run("a &lt;b&gt; c &amp;lt; d &#60; e"), ["a &lt;b> c &amp;lt; d < e"]),
    ("spaces that do not count", run("  One ", tag="w:t") + run("two."), ["Onetwo."]),
    ("hidden text", run("One ") + run("secret ", "<w:vanish/>") + run("two."), ["One <x1/>two."]),
    ("a page number behind a tab", run("Intro") + "<w:r><w:tab/></w:r>" + run("7"), ["Intro"]),
    ("words behind a tab", run("Date:") + "<w:r><w:tab/></w:r>" + run("May"), ["Date:<tab/>May"]),
    (
        "a field that another paragraph ends",
        mark("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + mark("separate") + run("One."),
        ["One."],
    ),
    (
        "fields in fields",
        run("See ") + mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + mark("begin")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + mark("separate") + run("4") + mark("end")
        + mark("separate") + run("p. 4") + mark("end") + run("."),
        ["See <x1>p. 4</x1>."],
    ),
    (
        "a comment that begins inside a link and ends outside",
        f'<w:hyperlink r:id="rId5"><w:commentRangeStart w:id="1"/>{run("One")}</w:hyperlink>{run(" two")}'
        f'<w:commentRangeEnd w:id="1"/>{run(" three.")}',
        ["<a1><x1/>One</a1> two<x2/> three."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "expected"), READ, ids=[row[0] for row in READ])
def test_what_a_translator_sees(what, body, expected):
    data = word(f"<w:p>{body}</w:p><w:p>{run('End.')}</w:p>")
    assert sources(data) == [*(expected or []), "End."]


def test_a_paragraph_in_a_code_style_is_none():
    styles = f'<w:styles xmlns:w="{W}"><w:style w:styleId="Q"><w:name w:val="Source Code"/></w:style></w:styles>'
    body = f'<w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr>{run("x = one")}</w:p><w:p>{run("One.")}</w:p>'
    assert sources(word(body, **{"word/styles.xml": styles})) == ["One."]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("tracked-changes", {(1, "source-tracked"), (2, "source-tracked")}),
        ("contents-fields", {(5, "source-field"), (6, "source-field")}),
        ("newswire", set()),
    ],
)
def test_what_cannot_be_translated_safely_is_said(case, expected):
    folder = Path(__file__).parent / "golden" / "docx" / case / "article"
    found = docx.parse(pack(read_folder(folder), ".docx"), "story.docx").findings
    assert {(finding.line, finding.check) for finding in found} == expected


def test_kinds_of_paragraphs_are_told():
    folder = Path(__file__).parent / "golden" / "docx"
    kinds = {
        segment.kind
        for case in CASES
        for segment in docx.parse(pack(read_folder(folder / case.name / "article"), ".docx"), "a.docx").segments
    }
    assert kinds == {
        "heading", "paragraph", "list-item", "cell", "caption", "alt", "header", "footer", "footnote", "endnote",
        "title",
    }  # fmt: skip


def test_words_elsewhere_and_a_signature_are_said():
    more = {"word/charts/chart1.xml": "<c/>", "_xmlsignatures/sig1.xml": "<s/>"}
    found = docx.parse(word(f"<w:p>{run('One.')}</w:p>", **more), "story.docx").findings
    assert [(finding.check, finding.message) for finding in found] == [
        ("source-apart", "the words of a chart or drawing stay as they are: translate them in the built file"),
        ("source-signed", "the document is signed, and the signature does not hold for a translation"),
    ]


# --- what is written ----------------------------------------------------------------------------------------------

BOLD = run("One", "<w:b/>") + run(" two ") + run("three", "<w:i/>") + run(".")
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
LINK = f'<w:hyperlink r:id="rId5">{run("One ")}{run("two", "<w:b/>")}</w:hyperlink>{run(" three.")}'
DATE = f'<w:fldSimple w:instr="DATE">{run("May 9")}</w:fldSimple>'
WRITTEN = [
    ("in the source's order", BOLD, "<b>Раз</b> два <i>три</i>.",
     plain("Раз", "<w:b/>") + run(" два ") + plain("три", "<w:i/>") + plain(".")),
    ("in another order", BOLD, "<i>Три</i>, <b>раз</b>",
     plain("Три", "<w:i/>") + run(", ") + plain("раз", "<w:b/>")),
    ("a look that got lost", BOLD, "Раз два <i>три</i>.",
     run("Раз два ") + plain("три", "<w:i/>") + plain(".")),
    ("what the source does not have", BOLD, "<u>Раз</u> <b>два <a1>три</a1></b><i></i>",
     run("Раз ") + plain("два три", "<w:b/>")),
    ("characters that XML has a use for", run("One."), "Раз & <два> \"три\".",
     run("Раз &amp; &lt;два&gt; \"три\".")),
    ("a mark that must not get lost", run("One") + NOTE + run("."), "Раз", run("Раз") + NOTE),
    ("a mark that is there twice", run("One") + NOTE + run("."), "Раз<x1/><x1/>", run("Раз") + NOTE),
    ("a tab inside a run", "<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r>", "Раз<tab/>два",
     "<w:r><w:t>Раз</w:t><w:tab/><w:t>два</w:t></w:r>"),
    ("elements out of their nesting", LINK, "<b>два <a1>раз</a1></b> три.",
     run("два ", "<w:b/>") + f'<w:hyperlink r:id="rId5">{plain("раз")}</w:hyperlink>' + run(" три.")),
    ("a field's words stay", run("On ") + DATE + run("."), "<x1>9 мая</x1>.", DATE + plain(".")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "target", "expected"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_what_is_written(what, body, target, expected):
    data = word(f"<w:p>{body}</w:p>")
    (source,) = sources(data)
    assert build(data, {source: target}) == f"<w:p>{expected}</w:p>"


def test_a_sentence_that_stays_keeps_its_runs():
    kept = run("Mos", '<w:lang w:val="en-GB"/>') + run("cow waits. ")
    body = f"<w:p>{run('One. ')}{kept}{run('Two', tag='w:t')}{run('.')}</w:p>"
    expected = f"<w:p>{run('Раз. ')}{kept}{run('Два.', tag='w:t')}</w:p>"
    assert build(word(body), {"One.": "Раз.", "Two.": "Два."}) == expected


def test_the_value_of_an_attribute_keeps_its_quotation_marks():
    table = "<w:tbl><w:tblPr><w:tblCaption w:val='Killed &amp; wounded'/></w:tblPr></w:tbl>"
    expected = table.replace("Killed &amp; wounded", '&lt;Убитые&gt; "&amp;" &apos;раненые&apos;')
    assert build(word(table), {"Killed & wounded": "<Убитые> \"&\" 'раненые'"}) == expected


def test_parts_that_do_not_change_keep_their_bytes_dates_and_order():
    body = f"<w:p>{run('One.')}</w:p>"
    data = word(
        body, **{"word/comments.xml": f'<w:comments xmlns:w="{W}"/>', "word/media/a.png": bytes(range(256)) * 9}
    )
    built = docx.render(read(data), lambda segment: "Раз.")
    before, after = places(data), places(built)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert before["word/document.xml"][0] == after["word/document.xml"][0]


def test_a_zip_with_sizes_behind_the_parts_and_a_comment_is_written_soundly():
    file = io.BytesIO()

    class Stream(io.RawIOBase):
        def writable(self):
            return True

        def write(self, data):
            file.write(data)
            return len(data)

    with zipfile.ZipFile(Stream(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"a comment"
        for name, data in unpack(word(f"<w:p>{run('One.')}</w:p>")).items():
            archive.writestr(name, data)
    built = docx.render(read(file.getvalue()), lambda segment: "Раз.")
    with zipfile.ZipFile(io.BytesIO(built)) as archive:
        assert archive.comment == b"a comment"
        assert archive.testzip() is None
        assert "Раз." in archive.read("word/document.xml").decode()
    assert sources(built) == ["Раз."]


def test_a_translation_with_a_character_that_xml_cannot_hold_is_refused():
    with pytest.raises(DocumentError, match="which is no character; correct the PO file"):
        build(word(f"<w:p>{run('One.')}</w:p>"), {"One.": "Раз\x0b."})


LOOKS = ["", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>']
PIECES = st.one_of(
    st.tuples(st.sampled_from(["One ", "two", " three. ", "Four", " & ", ". "]), st.sampled_from(LOOKS)).map(
        lambda piece: run(piece[0].replace("&", "&amp;"), piece[1])
    ),
    st.sampled_from(
        [
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            "<w:r><w:t>a</w:t><w:tab/><w:t>b. C</w:t></w:r>",
            f'<w:hyperlink r:id="rId5">{run("link. And")}{run(" bold", "<w:b/>")}</w:hyperlink>',
            f'<w:ins w:id="3">{run("new")}</w:ins>',
            '<w:del w:id="4"><w:r><w:delText>old</w:delText></w:r></w:del>',
            '<w:commentRangeStart w:id="7"/>',
            '<w:commentRangeEnd w:id="7"/>',
            mark("begin"),
            mark("separate"),
            mark("end"),
            '<w:proofErr w:type="spellStart"/>',
        ]
    ),
)


def shape(node):
    """Every element but those of runs' looks, as (name, parent) pairs."""
    return sorted(
        (inner.nodeName, inner.getAttribute("w:id"))
        for inner in node.getElementsByTagName("*")
        if inner.nodeName.startswith(("w:foot", "w:ins", "w:del", "w:comment", "w:fld"))
    )


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, min_size=1, max_size=9), data=st.data())
def test_nothing_is_lost_or_unbalanced_whatever_a_translation_does(pieces, data):
    file = word(f"<w:p>{''.join(pieces)}</w:p><w:p>{run('End.')}</w:p>")
    article = read(file)
    assert docx.render(article, lambda segment: segment.source) == file

    def translate(segment):
        cut = re.findall(r"<[^>]*>|[^<]+", segment.source)
        return "".join(data.draw(st.permutations([*cut, "ж "])))

    built = docx.render(article, translate)
    before, after = (minidom.parseString(unpack(kind)["word/document.xml"]) for kind in (file, built))
    assert shape(before) == shape(after)
    for text in after.getElementsByTagName("w:t"):
        assert text.parentNode.nodeName == "w:r"
    for inner in after.getElementsByTagName("w:r"):
        assert inner.parentNode.nodeName in ("w:p", "w:hyperlink", "w:ins", "w:del")


def test_words_own_file_of_an_open_document_is_no_article(project, l10n):
    (project / "articles" / "~$story.docx").write_bytes(b"\x04Desk" + bytes(157))
    (project / "articles" / "story.docx").write_bytes(word(f"<w:p>{run('One.')}</w:p>"))
    drafted = l10n("translate", "articles", "--to", "uk", "--engine", "pseudo")
    assert drafted.code == 0, drafted.err
    assert sorted(path.name for path in project.rglob("*.pot")) == ["kremlin-drones.pot", "story.pot"]


def test_the_whole_way_from_translate_to_build(project, l10n):
    body = f"<w:p>{run('The ')}{run('Kremlin', '<w:b/>')}{run(' denied it. ')}</w:p>"
    data = word(body)
    (project / "articles" / "story.docx").write_bytes(data)
    drafted = l10n("translate", "articles/story.docx", "--to", "uk", "--engine", "pseudo")
    assert drafted.code == 0, drafted.err
    (unit,) = read_catalog(project / "locales/uk/LC_MESSAGES/story.po").units
    assert unit.source == "The <b>Kremlin</b> denied it."
    assert unit.target.count("<b>") == unit.target.count("</b>") == 1
    assert l10n("build", "articles/story.docx", "--to", "uk", "--unreviewed", "source").code == 0
    assert (project / "build/uk/story.docx").read_bytes() == data
    assert l10n("build", "articles/story.docx", "--to", "uk", "--unreviewed", "draft").code == 0
    before, after = unpack(data), unpack((project / "build/uk/story.docx").read_bytes())
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert sources((project / "build/uk/story.docx").read_bytes()) == [unit.target]


# --- what is refused ----------------------------------------------------------------------------------------------


def encrypted():
    data = bytearray(word(f"<w:p>{run('One.')}</w:p>"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark)
        data[place + at] |= 1
    return bytes(data)


def steep():
    return word(f"<w:p>{run('One.')}</w:p>", **{"word/media/a.bin": bytes(50_000_000)})


def twice():
    file = io.BytesIO(word(f"<w:p>{run('One.')}</w:p>"))
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    return file.getvalue()


def part(text):
    return pack({"word/document.xml": text}, ".docx")


def types(word_types):
    return word(f"<w:p>{run('One.')}</w:p>", **{"[Content_Types].xml": word_types})


GOOD = word(f"<w:p>{run('One.')}</w:p>")
REFUSED = [
    ("nothing", b"", "not a whole zip file"),
    ("no zip", b"PK\x03\x04 and no more", "not a whole zip file"),
    ("a cut file", GOOD[:-40], "not a whole zip file"),
    ("something before it", b"MZ" * 50 + GOOD, "do not stand where it says"),
    ("a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "protected by a password"),
    ("encryption", encrypted(), "it is encrypted"),
    ("a bomb", steep(), "would grow beyond measure"),
    ("a name that climbs", word("", **{"../../evil.xml": "x"}), "points outside the file"),
    ("an absolute name", word("", **{"/etc/evil": "x"}), "points outside the file"),
    ("a drive", word("", **{"C:\\evil": "x"}), "points outside the file"),
    ("a part twice", twice(), "two parts"),
    ("macros", word(f"<w:p>{run('One.')}</w:p>", **{"word/vbaProject.bin": b"x"}), "holds macros"),
    ("macros by its type", types(f'<Types><Default ContentType="{MACROS}"/></Types>'), "holds macros"),
    ("entities", part(document(run("&c;"), BOMB)), "a document type"),
    ("an entity of a file", part(document(run("&a;"), EXTERNAL)), "a document type"),
    ("deep nesting", word("<w:x>" * 5000 + "</w:x>" * 5000), "nested more than 256 deep"),
    ("no XML", part("<w:document>"), "not well-formed"),
    ("no text", word("<w:p/>"), "no text to translate"),
    ("no Word document", pack({"_rels/.rels": "<x/>"}, ".docx"), "no Word document"),
    ("no encoding", part('<?xml version="1.0" encoding="klingon"?><x/>'), "encoding"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_no_sound_document_is_refused_in_one_sentence(what, data, reason):
    with pytest.raises(DocumentError, match=reason) as refused:
        read(data)
    assert str(refused.value).startswith("story.docx: ")
    assert "\n" not in str(refused.value)


def test_a_damaged_part_is_refused():
    data = bytearray(GOOD)
    place = data.index(b"word/document.xml") + 40
    data[place : place + 8] = b"\xff" * 8
    with pytest.raises(DocumentError, match=r"word/document\.xml"):
        read(bytes(data))


def test_a_paragraph_longer_than_any_is_refused(monkeypatch):
    monkeypatch.setattr(flow, "LONGEST", 1000)
    with pytest.raises(DocumentError, match="paragraph 1 has more than 1,000 characters; divide it"):
        read(word(f"<w:p>{run('word ' * 300)}</w:p>"))


def test_a_paragraph_of_thousands_of_looks_is_read_and_written():
    body = "".join(run(f"word{n}. ", f'<w:sz w:val="{n}"/>') for n in range(1000))
    data = word(f"<w:p>{body}</w:p>")
    article = read(data)
    assert docx.render(article, lambda segment: segment.source) == data
    built = docx.render(article, lambda segment: segment.source.replace("word", "слово"))
    assert sources(built)[:2] == [source.replace("word", "слово") for source in sources(data)[:2]]


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252", "koi8-r"])
def test_other_encodings_are_read_and_written(encoding):
    text = document(f"<w:p>{run('One.')}</w:p>").replace("?>", f' encoding="{encoding}"?>', 1)
    data = pack({"word/document.xml": text.encode(encoding)}, ".docx")
    assert docx.render(read(data), lambda segment: segment.source) == data
    built = docx.render(read(data), lambda segment: "Раз.")
    written = unpack(built)["word/document.xml"]
    assert written == text.replace("One.", "Раз.").encode(encoding, "xmlcharrefreplace")
    assert sources(built) == ["Раз."]
