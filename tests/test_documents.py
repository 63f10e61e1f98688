import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import pack, read_folder

from l10n.documents import FORMATS, parse_document, read_document, render_document
from l10n.errors import DocumentError
from l10n.model import Document, Segment, unwrap
from l10n.sentences import split_sentences

SHARED = Path(__file__).parents[2] / "shared"

# (bytes, encoding, segments' sources)
ENCODINGS = [
    ("“Уes”\n".encode(), "utf-8", ["“Уes”"]),
    ("\ufeffOne.\nTwo.".encode(), "utf-8", ["One.", "Two."]),
    ("\ufeffKyiv’s\r\n".encode("utf-16-le"), "utf-16-le", ["Kyiv’s"]),
    ("\ufeffKyiv’s\r\n".encode("utf-16-be"), "utf-16-be", ["Kyiv’s"]),
    ("Putin said no.\r\n".encode("utf-16-le"), "utf-16-le", ["Putin said no."]),
    ("Putin said no.\r\n".encode("utf-16-be"), "utf-16-be", ["Putin said no."]),
    ("\ufeffKyiv’s\n".encode("utf-32-le"), "utf-32-le", ["Kyiv’s"]),
    ("“It’s over” – ‘now’ — said Zoë.\r\n".encode("cp1252"), "cp1252", ["“It’s over” – ‘now’ — said Zoë."]),
    (b"Plain ASCII.", "utf-8", ["Plain ASCII."]),
]

# (bytes, message)
UNREADABLE = [
    (b"", "a.txt: the file is empty; give an article with text in it"),
    (b"\xef\xbb\xbf\r\n", "a.txt: the file is empty; give an article with text in it"),
    (b" \n\t\x0c\n", "a.txt: the file is empty; give an article with text in it"),
    ("\u00a0\n\u2028".encode(), "a.txt: the file is empty; give an article with text in it"),
    (b"* * *\n2014\n", "a.txt: there is no text to translate; give an article with text in it"),
    (b"%PDF-1.4\n\x00\x01\x02\xff\xfe", "a.txt: this is not a text file; give the article as plain text"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt: this is not a text file; give the article as plain text"),
    (b"PK\x03\x04\x14\x00\x06\x00", "a.txt: this is not a text file; give the article as plain text"),
    (
        b"Good line.\nBad\x08 line." + b" x" * 99,
        "a.txt:2: the control character U+0008 stands in the text; delete it",
    ),
    (
        "Путин сказал нет.\n".encode("cp1251"),
        "a.txt:1: the encoding is neither UTF-8, UTF-16 nor Windows-1252; save it as plain text in UTF-8",
    ),
    (
        b"Yes.\nA \x81 byte.\n",
        "a.txt:2: the encoding is neither UTF-8, UTF-16 nor Windows-1252; save it as plain text in UTF-8",
    ),
    (
        "“One”\n“Two”".encode() + b"\xe2\x80 three",
        "a.txt:2: this is UTF-8 with a damaged character; save it as plain text in UTF-8",
    ),
    (b"\xff\xfea\x00b", "a.txt:1: this is not valid UTF-16-LE; save it as plain text in UTF-8"),
]

BODY = (
    "The Kremlin has revealed it intercepted a pair of drones believed to have been sent by Ukraine to strike "
    "President Vladimir Putin at his official residence early Wednesday. Nobody was hurt, it said. The building "
    "was not damaged, either.",
    "Reacting to the Kremlin claims, State Duma speaker Vyacheslav Volodin called for the Ukrainian government to "
    "be destroyed, and for weapons capable of stopping it.",
    "“We will demand the use of weapons,” Volodin said on Tuesday in Moscow, where deputies met for the first time "
    "since Victory Day on May 9.",
)

# (file, the paragraphs it holds)
PARAGRAPHS = {
    "one newline": ("One paragraph.\nAnother one.\nA third", ["One paragraph.", "Another one.", "A third"]),
    "short lines that start in lower case": (
        "two eggs\none cup of flour\na pinch of salt\n",
        ["two eggs", "one cup of flour", "a pinch of salt"],
    ),
    "one long line that starts in lower case": (
        f"{BODY[0]}\niPhone sales fell.\n{BODY[1]}\n",
        [BODY[0], "iPhone sales fell.", BODY[1]],
    ),
    "headlines without a full stop": (
        "Kremlin says it shot down two Ukrainian drones\nZelensky denies Kyiv was behind the attack\nOil falls\n",
        [
            "Kremlin says it shot down two Ukrainian drones",
            "Zelensky denies Kyiv was behind the attack",
            "Oil falls",
        ],
    ),
    "bullets": ("Read more:\n- The war\n* The peace\n1. A list\n2) B list\n", None),
    "a wrapped line that begins with a number": (
        "The parade on Red Square, at which foreign guests are expected, will be on May\n9. It will be smaller "
        "than it was in the year before, the Kremlin said, but will\nnot be cancelled.\n",
        [
            "The parade on Red Square, at which foreign guests are expected, will be on May 9. It will be smaller "
            "than it was in the year before, the Kremlin said, but will not be cancelled."
        ],
    ),
}


def sources(document: Document) -> list[str]:
    return [segment.source for segment in document.segments]


def same(document: Document) -> bytes:
    return render_document(document, lambda segment: segment.source)


@pytest.mark.parametrize(("data", "encoding", "expected"), ENCODINGS)
def test_an_encoding_is_told_and_given_back(data, encoding, expected):
    document = parse_document(data, "a.txt")
    assert (document.encoding, sources(document), same(document)) == (encoding, expected, data)


@pytest.mark.parametrize(("data", "message"), UNREADABLE)
def test_what_is_no_article_is_refused_in_one_sentence(data, message):
    with pytest.raises(DocumentError) as caught:
        parse_document(data, "a.txt")
    assert str(caught.value) == message


def test_a_missing_file_a_folder_and_an_unknown_format_are_refused(tmp_path):
    (tmp_path / "a.pages").write_bytes(b"text")
    for name, words in (("none.txt", "no such file"), (".", "a folder"), ("a.pages", "no reader for .pages")):
        with pytest.raises(DocumentError, match=words):
            read_document(tmp_path / name)


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match=r"a\.txt: cannot be read \(Permission denied\); check its permissions"):
        read_document(tmp_path / "a.txt")


def test_the_name_in_the_project_is_the_documents_path(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Text.")
    assert read_document(tmp_path / "a.txt", name="articles/a.txt").path == "articles/a.txt"
    assert parse_document(b"Text.", "St. Petersburg").path == "St. Petersburg"


def test_every_format_has_a_reader_and_a_writer():
    assert {suffix: suffix[0] for suffix in FORMATS} == dict.fromkeys(FORMATS, ".")
    for suffix in FORMATS:
        data = b"Text.\n"
        if suffix in (".docx", ".odt"):
            case = next((Path(__file__).parent / "golden" / suffix[1:]).iterdir())
            data = pack(read_folder(case / "article"), suffix)
        assert same(parse_document(data, "a" + suffix)) == data


def test_lines_blank_lines_indentation_and_bullets_are_literal_text():
    data = (
        "\ufeff\r\n  Title here\r\n\r\n\tHe left.  \n\x0cShe stayed.\r> - Quoted\n***\n\u00a0\u2029The end".encode()
    )
    assert parse_document(data, "a.txt").parts == (
        "\ufeff\r\n  ",
        Segment("Title here", line=2, paragraph=1, kind="heading"),
        "\r\n\r\n\t",
        Segment("He left.", line=4, paragraph=2),
        "  \n\x0c",
        Segment("She stayed.", line=5, paragraph=3),
        "\r> - ",
        Segment("Quoted", line=6, paragraph=4, kind="list-item"),
        "\n***\n\u00a0\u2029",
        Segment("The end", line=8, paragraph=5),
    )


@pytest.mark.parametrize("name", [name for name, (_, expected) in PARAGRAPHS.items() if expected])
def test_a_file_is_cut_into_its_paragraphs(name):
    text, expected = PARAGRAPHS[name]
    assert sources(parse_document(text.encode(), "a.txt")) == expected


def test_bullets_and_numbers_of_a_list_are_no_text():
    document = parse_document(PARAGRAPHS["bullets"][0].encode(), "a.txt")
    assert [(segment.source, segment.kind) for segment in document.segments] == [
        ("Read more:", "paragraph"),
        ("The war", "list-item"),
        ("The peace", "list-item"),
        ("A list", "list-item"),
        ("B list", "list-item"),
    ]


def wire(width: int, end: str, first: str = "", rest: str = "", between: str = "\n\n") -> str:
    """A story as an agency sends it: wrapped paragraphs below a headline and a byline, a list and a signature."""
    paragraphs = [
        textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
        for text in BODY
    ]
    top = "Kremlin says drones shot down\nBy Jane Doe and John Roe\nMOSCOW\n\n"
    bottom = "\n\nAlso today:\n- Oil falls\n- Ruble rises\n\nJane Doe\nMoscow bureau\n+7 495 000 00 00\n"
    return (top + between.join(paragraphs) + bottom).replace("\n", end)


WIRES = [
    (width, end, first, rest, between)
    for width in (58, 65, 72, 80, 100)
    for end in ("\n", "\r\n", "\r")
    for first, rest, between in (("", "", "\n\n"), ("    ", "", "\n"), ("  ", "  ", "\n\n"), ("> ", "> ", "\n>\n"))
]


@pytest.mark.parametrize(("width", "end", "first", "rest", "between"), WIRES)
def test_a_hard_wrapped_paragraph_is_one_segment_and_its_surroundings_are_not_glued(
    width, end, first, rest, between
):
    data = wire(width, end, first, rest, between).encode()
    document = parse_document(data, "wire.txt")
    top = ["Kremlin says drones shot down", "By Jane Doe and John Roe", "MOSCOW"]
    bottom = ["Also today:", "Oil falls", "Ruble rises", "Jane Doe", "Moscow bureau"]
    assert sources(document) == [*top, *BODY, *bottom]
    assert same(document) == same(split_sentences(document)) == data


@pytest.mark.parametrize(("width", "end", "first", "rest", "between"), WIRES[:8])
def test_a_translated_wrapped_paragraph_is_wrapped_like_its_source(width, end, first, rest, between):
    document = split_sentences(parse_document(wire(width, end, first, rest, between).encode(), "wire.txt"))
    built = render_document(document, lambda s: s.source.replace("Kremlin", "очень московский Кремль")).decode()
    lines = built.split(end)
    assert max(map(len, lines)) <= width
    again = split_sentences(parse_document(built.encode(), "wire.txt"))
    assert sources(again) == [s.replace("Kremlin", "очень московский Кремль") for s in sources(document)]


def test_words_that_are_broken_after_a_hyphen_or_a_dash_are_closed_up():
    raw = "a Kremlin-\nbacked group—\nwhich\n  is short-\nand long-term –\r\n> new"
    assert unwrap(raw)[0] == "a Kremlin-backed group—which is short- and long-term – new"
    assert all(raw[at] in (char, "\n") or char == " " for char, at in zip(*unwrap(raw), strict=True))


def test_a_line_separator_inside_a_paragraph_is_a_space_to_the_translator():
    data = "He left\u2028the room. She\x0bstayed.".encode()
    document = split_sentences(parse_document(data, "a.txt"))
    assert document.parts == (
        Segment("He left the room.", raw="He left\u2028the room."),
        " ",
        Segment("She stayed.", raw="She\x0bstayed."),
    )
    assert same(document) == data


def test_a_target_that_does_not_fit_the_encoding_is_written_in_utf_8():
    document = parse_document("He said ‘no’.\r\n".encode("cp1252"), "a.txt")
    assert render_document(document, lambda segment: "He said ‘yes’.") == "He said ‘yes’.\r\n".encode("cp1252")
    assert render_document(document, lambda segment: "Он сказал «нет».") == "Он сказал «нет».\r\n".encode()


def test_a_target_that_is_no_text_is_refused():
    with pytest.raises(DocumentError, match="which is no character"):
        render_document(parse_document(b"No.", "a.txt"), lambda segment: "\ud800")


def test_an_unchanged_paragraph_keeps_its_own_wrapping():
    document = parse_document(wire(72, "\n").encode(), "a.txt")
    built = render_document(document, lambda s: "Да." if s.source == BODY[1] else s.source).decode()
    assert built == wire(72, "\n").replace(textwrap.fill(BODY[1], 72, break_on_hyphens=False), "Да.")


def test_the_sample_article_has_13_paragraphs_of_one_line():
    path = SHARED / "articles" / "kremlin-drones.txt"
    if not path.exists():
        pytest.skip("the shared folder is not here")
    document = read_document(path)
    assert [(s.line, s.paragraph, s.kind, s.raw, s.wrap) for s in document.segments] == [
        (number, number, "paragraph", "", None) for number in range(1, 14)
    ]
    assert (document.encoding, same(document)) == ("utf-8", path.read_bytes())


@pytest.mark.parametrize("width", [60, 72, 90])
def test_the_sample_article_wrapped_at_any_width_is_the_same_article(width):
    path = SHARED / "articles" / "kremlin-drones.txt"
    if not path.exists():
        pytest.skip("the shared folder is not here")
    article = split_sentences(read_document(path))
    text = "\n\n".join(textwrap.fill(line, width) for line in path.read_text(encoding="utf-8").split("\n"))
    wrapped = split_sentences(parse_document(text.encode(), "a.txt"))
    assert sources(wrapped) == sources(article)


PIECES = st.sampled_from(
    [
        *(
            "He left.",
            "She",
            "the",
            "“Why?” he asked.",
            "U.S.",
            "a wrapped line that is long enough to be full of words",
        ),
        *("- ", "1. ", "> ", "  ", "…", "-", "—", "(", "”", "%s", "9", "\r\n", "\n\n"),
        *"\t\n\r\x0c\x0b\u00a0\u2028\u2029\x85\ufeff\u200b\\",
    ]
)
TEXTS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=40).map("".join)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "cp1252", "utf-32-le"]), st.booleans())
def test_any_text_survives_reading_splitting_and_rendering_byte_for_byte(text, encoding, mark):
    data = (("\ufeff" if mark else "") + text).encode(encoding, errors="ignore")
    try:
        document = split_sentences(parse_document(data, "a.txt"))
    except DocumentError:
        return
    assert same(document) == data
    assert all(segment.source.strip() for segment in document.segments)
    assert all(unwrap(segment.raw or segment.source)[0] == segment.source for segment in document.segments)
    assert all(part for part in document.parts)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_every_text_with_a_letter_is_read_as_utf_8(text):
    data = ("Text " + text).encode()
    assert same(split_sentences(parse_document(data, "a.txt"))) == data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_literal_text_stays_when_every_segment_is_translated(text):
    document = split_sentences(parse_document(("A" + text).encode(), "a.txt"))
    literal = [part for part in document.parts if isinstance(part, str)]
    built = document.render(lambda segment: "\x00")
    assert [part for part in built.split("\x00") if part] == literal
