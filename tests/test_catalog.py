"""PO files: read, write, keep, refuse."""

import contextlib
import os
import shutil
import stat
import subprocess
import sys
import threading
from dataclasses import replace

import polib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.catalog import (
    ChangedError,
    add_findings,
    merge_catalog,
    plan_drafts,
    read_catalog,
    read_date,
    read_memory,
    update_catalog,
    write_catalog,
    write_template,
    write_whole,
)
from l10n.catalog.changes import describe_changes, rank_similar
from l10n.catalog.provenance import Provenance, digest, format_provenance, mark_of, parse_provenance, state_of
from l10n.catalog.reading import parse_catalog
from l10n.catalog.syntax import parse_po
from l10n.errors import CatalogError
from l10n.model import (
    Case,
    Catalog,
    Document,
    Draft,
    Finding,
    Language,
    Lock,
    Match,
    Paradigm,
    Segment,
    Severity,
    State,
    Status,
    Term,
    Unit,
    Use,
)

RUSSIAN = Language(
    "ru",
    "Russian",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
)
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

BROKEN = [
    ("", None, "is empty"),
    (" \n\n", None, "is empty"),
    ('msgid "a\nmsgstr "b"\n', 1, "not closed"),
    (HEADER + 'msgid "a"\nmsgstr "b\n', 5, "not closed"),
    (HEADER + 'msgid "a"\nmsgstr ""\n"b\n"c"\n', 6, "not closed"),
    (HEADER + 'msgid "a"b"\nmsgstr "c"\n', 4, "not quoted well"),
    (HEADER + 'msgid "a\\"\nmsgstr "c"\n', 4, "not closed"),
    (HEADER + 'msgid a\nmsgstr "c"\n', 4, "not quoted well"),
    (HEADER + 'msgid "a"\n', 4, "no msgstr"),
    ('msgstr "a"\n', 1, "without a msgid"),
    (HEADER + 'msgstr "a"\n', 4, "its msgid is missing"),
    (HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 7, "line 4"),
    (HEADER + 'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> other\n', 5, "merge conflict"),
    (HEADER + '"lost"\n', 4, "without a keyword"),
    (HEADER + 'msgid "a"\n#~ msgstr "b"\n', 5, "obsolete"),
    (HEADER + 'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 6, "second msgstr"),
    (HEADER + "Dear reader,\n", 4, "no PO"),
    ('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "\udce9"\n', 4, "UTF-8"),
]

# (msgstr, fuzzy, what the tool wrote by the entry, offered, what it wrote by the header) -> state
STATES = [
    ("", False, None, False, "", State.UNTRANSLATED),
    ("", True, "a", False, "", State.UNTRANSLATED),
    (" \n", False, "a", False, "", State.UNTRANSLATED),
    ("a", True, "a", False, "", State.DRAFT),
    ("a", True, "a", True, "", State.EDITED),
    ("b", True, "a", True, "", State.EDITED),
    ("b", True, "a", False, "", State.EDITED),
    ("b", True, "a", False, "b", State.EDITED),
    ("a", True, None, False, "", State.EDITED),
    ("a", True, None, False, "b", State.EDITED),
    ("a", True, None, False, "a", State.DRAFT),
    ("a", False, "a", False, "", State.REVIEWED),
    ("a", False, "a", True, "", State.REVIEWED),
    ("b", False, "a", False, "", State.REVIEWED),
    ("a", False, None, False, "", State.REVIEWED),
    ("a", False, None, False, "a", State.REVIEWED),
]

# Two versions of a source -> what a translator is told
CHANGES = [
    ("He came on wednesday.", "He came on Wednesday.", []),
    ("The minister left.", "A minister left.", []),
    ("The minister left.", "Minister Lavrov left.", ["name: none → Lavrov"]),
    ("Twelve were hurt.", "Two were hurt.", ["number: Twelve → Two"]),
    ("It cost $1,200.50.", "It cost $1,300.50.", ["number: 1,200.50 → 1,300.50"]),
    ("3 dead, 14 hurt.", "14 dead, 3 hurt.", ["number: 3, 14 → 14, 3"]),
    ("He didn’t say he left.", "He said he didn’t leave.", ["negation: not say → not leave"]),
    ("Nobody came.", "Everybody came.", ["name: none → Everybody", "negation: nobody came → none"]),
    ("Putin’s aide spoke.", "Biden's aide spoke.", ["name: Putin → Biden"]),
    ("NATO will meet.", "The EU will meet.", ["name: NATO → EU"]),
    ("A big raid.", "A large raid.", []),
    ("He cannot win.", "He can win.", ["negation: cannot win → none"]),
]


def document(*paragraphs, path="articles/a.txt"):
    """An article from paragraphs of sentences; a paragraph a line."""
    parts = []
    for line, sentences in enumerate(paragraphs, 1):
        for sentence in [sentences] if isinstance(sentences, str) else sentences:
            parts += [Segment(sentence, line, line), " "]
        parts[-1] = "\n"
    return Document(tuple(parts), path)


def draft(source, target=None, key="k1", **more):
    more = {"score": -0.5, "origin": "pseudo 1"} | more
    return Draft(source, target or f"<{source}>", key=key, **more)


def merged(article, old=None, key="k1", **more):
    """One run: what a merge with fresh drafts of everything planned gives."""
    sources = [segment.source for segment in article.segments]
    planned = plan_drafts(old, article, dict.fromkeys(sources, key), redraft=more.get("redraft", False))
    drafts = {source: draft(source, key=key) for source in planned}
    return merge_catalog(
        old,
        article,
        drafts,
        language=RUSSIAN,
        project="news",
        created="2026-11-22 13:04+0000",
        engine="pseudo 1",
        tool="l10n 0.1.0",
        **more,
    )


def written(path, catalog):
    write_catalog(path, catalog)
    return path.read_text(encoding="utf-8")


def without_lines(catalog):
    return replace(catalog, units=tuple(replace(unit, line=0) for unit in catalog.units))


# --- reading -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "line", "words"), BROKEN)
def test_a_broken_file_is_refused_with_its_line(tmp_path, text, line, words):
    path = tmp_path / "a.po"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(CatalogError, match=words) as caught:
        read_catalog(path)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{path}:{line}: " if line else f"{path}: ")


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(CatalogError, match="no such PO file"):
        read_catalog(tmp_path / "a.po")
    with pytest.raises(CatalogError, match="cannot be read"):
        read_catalog(tmp_path)


def test_a_cut_file_is_refused_or_complete_at_every_byte():
    text = written_text()
    whole = {unit.source: unit.target for unit in parse_catalog(text.encode(), "a.po").units}
    for end in range(1, len(text.encode())):
        try:
            units = parse_catalog(text.encode()[:end], "a.po").units
        except CatalogError:
            continue
        # Cut between two lines of one text it still is a PO: then the text is only shorter.
        assert [unit.target for unit in units[:-1]] == [whole[unit.source] for unit in units[:-1]]
        assert all(whole[unit.source].startswith(unit.target) for unit in units)


def written_text():
    from l10n.catalog.syntax import File
    from l10n.catalog.writing import render_catalog

    return render_catalog(merged(document(["One.", "Two."], "Three " * 40)), File())


def test_every_field_of_an_entry_is_read():
    text = HEADER + (
        "#  two spaces\n#\n# note\n#. said by the tool\n#: a.txt:3 ⁨my b.txt⁩:4\n#: c.txt\n#, fuzzy, c-format\n"
        '#| msgid ""\n#| "old "\n#| "text"\nmsgid "new" " text"\nmsgstr "\\x41\\102\\t\\\\n"\n'
    )
    assert parse_catalog(text.encode(), "a.po").units == (
        Unit(
            source="new text",
            target="AB\t\\n",
            state=State.EDITED,
            occurrences=(("a.txt", 3), ("my b.txt", 4), ("c.txt", 0)),
            notes=(" two spaces", "", "note"),
            comments=("said by the tool",),
            previous="old text",
            line=14,
            fuzzy=True,
        ),
    )


def test_another_charset_is_read_and_becomes_utf_8(tmp_path):
    path = tmp_path / "a.po"
    text = HEADER.replace("UTF-8", "KOI8-R") + '#: a.txt:1\nmsgid "Moscow"\nmsgstr "Москва"\n'
    path.write_bytes(text.encode("koi8-r"))
    catalog = merged(document("Moscow", path="a.txt"), read_catalog(path))
    assert "charset=UTF-8" in written(path, catalog)
    assert read_catalog(path).units[0].target == "Москва"


# --- states and provenance -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("target", "fuzzy", "wrote", "offered", "marked", "state"), STATES)
def test_the_state_follows_from_flag_and_hash(target, fuzzy, wrote, offered, marked, state):
    provenance = None if wrote is None else Provenance(digest(wrote), "k", offered)
    assert state_of(target, fuzzy, provenance, {mark_of(marked)}) is state


def test_the_provenance_line_is_found_however_it_was_wrapped():
    line = format_provenance(draft("a", key="77aa"), "b", "l10n 0.1.0")
    assert line == f"machine draft by pseudo 1, score -0.50 [l10n 0.1.0 text={digest('b')} key=77aa]"
    expected = Provenance(digest("b"), "77aa")
    assert parse_provenance(["context: x", line]) == expected
    assert parse_provenance(line.split(" ")) == expected
    assert parse_provenance([line.replace(" ", "   ").replace("=", " = ")]) == expected
    assert parse_provenance([line.replace("text", "words")]) is None
    assert parse_provenance([]) is None


@pytest.mark.parametrize(("old", "new", "told"), CHANGES)
def test_a_changed_name_number_or_negation_is_told(old, new, told):
    assert describe_changes(old, new) == told
    assert describe_changes(old, old) == []


def test_similar_sources_are_ranked():
    sources = ["The Kremlin said 12 drones fell.", "The Kremlin says 12 drones fell.", "Nothing alike here at all."]
    assert [text for _, text in rank_similar("The Kremlin said 14 drones fell.", sources)] == sources[:2]


# --- writing -------------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@settings(deadline=None)  # it writes and syncs files
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
@example([('a\u2028b\u2029c\x85d\x1ce 100 % \\ "q" “q” \\n %s\t\r\x0c\0', 'a\u2028b\x85c\x1c\\\\"\n\n%d\r\n')])
@example([("x" * 200, "слово " * 60), (" a ", "\n б")])
def test_any_text_survives_write_and_read(tmp_path_factory, pairs):
    path = tmp_path_factory.mktemp("po") / "a.po"
    units = tuple(
        Unit(source, target, State.EDITED, (("a b.txt", 1),), ("note",), ("said",), "old " + source, fuzzy=True)
        for source, target in pairs
    )
    catalog = Catalog("a b.txt", "ru", units, {"Language": "ru", "Content-Type": "text/plain; charset=UTF-8"})
    write_catalog(path, catalog)
    again = read_catalog(path)
    assert again.units == tuple(
        replace(unit, line=found.line) for unit, found in zip(units, again.units, strict=True)
    )
    if not any(letter in text for letter in "\0\a" for pair in pairs for text in pair):  # polib cannot read these
        assert [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(path))] == pairs


def test_half_a_character_is_refused_and_nothing_written(tmp_path):
    catalog = Catalog("a.txt", "ru", (Unit("a", "\ud800", State.EDITED, fuzzy=True),), {})
    with pytest.raises(CatalogError, match="half a character"):
        write_catalog(tmp_path / "a.po", catalog)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_msgfmt_has_nothing_to_say(tmp_path):
    article = document(["A 20% share.", "“Quoted”, %s and \\n."], "\u00a0Odd\u2028one.", path="articles/my a.txt")
    drafts = {
        "A 20% share.": draft("A 20% share.", "\n20 %\n"),
        "\u00a0Odd\u2028one.": draft("\u00a0Odd\u2028one."),
    }
    catalog = merge_catalog(None, article, drafts, language=RUSSIAN, created="2026-11-22 13:04+0000", engine="e")
    write_catalog(tmp_path / "a.po", catalog)
    write_catalog(tmp_path / "a.po", merged(document("B."), read_catalog(tmp_path / "a.po")))
    write_template(tmp_path / "a.pot", article, created="2026-11-22 13:04+0000")
    for name in ("a.po", "a.pot"):
        done = subprocess.run(
            ["msgfmt", "-c", "--check-header", "-o", os.devnull, name],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_whole_file_reads_as_a_translator_expects(tmp_path):
    term = Term("Kremlin", "ru", Paradigm({Case.NOM: ("Кремль",), Case.GEN: ("Кремля",)}), note="the seat of power")
    tass = Term("TASS", "ru", Paradigm({Case.NOM: ("ТАСС",)}, fixed=True))
    source = "The Kremlin beleived TASS."
    proposal = Draft(
        source,
        "Близ Кремля поверили.",
        -0.424,
        locks=(
            Lock(Match(term, 4, 11), Status.REPAIRED, 5, 11, "Кремля", Case.GEN, "preposition «близ»"),
            Lock(Match(tass, 21, 25), Status.MISSING, candidates=("ТАСС",)),
        ),
        mentions=(Match(term, 4, 11, Use.DERIVED),),
        doubts=("decoded again",),
        sent="The Kremlin believed TASS.",
        key="77aa12cd",
        origin="argos en→ru 1.9",
    )
    article = document([source, "He left."])
    catalog = merge_catalog(
        None,
        article,
        {source: proposal},
        language=RUSSIAN,
        project="news",
        created="2026-11-22 13:04+0000",
        engine="argos en→ru 1.9",
        tool="l10n 0.1.0",
        remarks={source: ["article: “beleived” may be misspelt"]},
    )
    catalog = add_findings(catalog, {source: [Finding("term-missing", Severity.ERROR, "TASS is missing.")]})
    assert written(tmp_path / "a.po", catalog) == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: news\\n"\n'
        '"POT-Creation-Date: 2026-11-22 13:04+0000\\n"\n'
        '"PO-Revision-Date: 2026-11-22 13:04+0000\\n"\n'
        '"Last-Translator: l10n (machine drafts, unreviewed)\\n"\n'
        '"Language-Team: Russian\\n"\n'
        '"Language: ru\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "\n'
        '"n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"\n'
        '"X-Generator: l10n 0.1.0\\n"\n'
        '"X-L10n-Article: articles/a.txt\\n"\n'
        '"X-L10n-Engine: argos en→ru 1.9\\n"\n'
        f'"X-L10n-Drafts: {mark_of("Близ Кремля поверили.")}\\n"\n'
        "\n"
        "#. context: […] He left.\n"
        "#. article: “beleived” may be misspelt\n"
        "#. name: Kremlin → Кремля (genitive), repaired: preposition «близ» · the seat of power\n"
        "#. name: TASS → ТАСС — not found in the draft; use ТАСС\n"
        "#. glossary: Kremlin → Кремль (derived word)\n"
        "#. doubt: the machine was given “believed” for “beleived”\n"
        "#. doubt: decoded again\n"
        "#. check term-missing (error): TASS is missing.\n"
        f"#. machine draft by argos en→ru 1.9, score -0.42 [l10n 0.1.0 text={digest('Близ Кремля поверили.')}"
        " key=77aa12cd]\n"
        "#: articles/a.txt:1\n"
        "#, fuzzy\n"
        'msgid "The Kremlin beleived TASS."\n'
        'msgstr "Близ Кремля поверили."\n'
        "\n"
        "#. context: The Kremlin beleived TASS. […]\n"
        "#: articles/a.txt:1\n"
        'msgid "He left."\n'
        'msgstr ""\n'
    )


MESSY = (
    '# Our newsroom\'s file.\n#\nmsgid ""\nmsgstr ""\n'
    '"Last-Translator: Translator <translator@example.org>\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"X-Poedit-Basepath: .\\n"\n"Project-Id-Version: ours\\n"\n'
    '"POT-Creation-Date: 2020-01-01 00:00+0200\\n"\n"PO-Revision-Date: 2020-01-02 00:00+0200\\n"\n'
    '"Language-Team: ours\\n"\n"Language: ru\\n"\n"MIME-Version: 1.0\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=3; plural=0;\\n"\n"X-Generator: Poedit 3.2\\n"\n"X-L10n-Article: articles/a.txt\\n"\n'
    "\n\n\n"
    "#  Translator: is this right?  \n#: articles/a.txt:2\n"
    'msgid "Two."\nmsgstr "" \n  "Д"\n"ва."\n'
    "\n"
    'msgctxt "menu"\nmsgid "Two."\nmsgstr "чужое"\n'
    "\n"
    'msgid "one file"\nmsgid_plural "files"\nmsgstr[0] "файл"\nmsgstr[1] "файла"\nmsgstr[2] "файлов"\n'
    "\n"
    '#: articles/a.txt:1\n#, no-wrap, fuzzy\n#| msgid "One?"\n'
    'msgid "One."\nmsgstr "Раз."\n'
    "\n"
    '# gone, but kept\n#, fuzzy\n#~| msgid "Old?"\n#~ msgid "Old."\n#~ msgstr ""\n#~ "Ста"\n#~ "рый."\n'
    "# the end, no line end"
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_untouched_lines_stay_byte_for_byte(tmp_path, newline, bom):
    path = tmp_path / "a.po"
    path.write_bytes((bom + MESSY).replace("\n", newline).encode())
    before = path.stat()
    article = document("One.", "Two.")
    catalog, wrote = update_catalog(path, lambda old: merged(article, old))
    assert not wrote
    assert path.stat() == before
    assert [unit.state for unit in catalog.units] == [State.REVIEWED, State.EDITED, State.OBSOLETE]

    # Moved paragraphs change their #: lines and, because of them, the creation date; a new one its own lines.
    _, wrote = update_catalog(path, lambda old: merged(document("Two.", "New.", "One."), old))
    assert wrote
    expected = (
        MESSY.replace("2020-01-01 00:00+0200", "2026-11-22 13:04+0000")
        .replace("#: articles/a.txt:1", "#: articles/a.txt:3")
        .replace("#: articles/a.txt:2", "#: articles/a.txt:1")
    )
    at = expected.index("#: articles/a.txt:3")
    new = (
        f"#. machine draft by pseudo 1, score -0.50 [l10n 0.1.0 text={digest('<New.>')} key=k1]\n"
        '#: articles/a.txt:2\n#, fuzzy\nmsgid "New."\nmsgstr "<New.>"\n\n'
    )
    head, body = (expected[:at] + new + expected[at:]).split("\n\n\n", 1)
    there = path.read_bytes().decode()
    assert there.split(newline * 3, 1)[1] == body.replace("\n", newline)
    assert 'Translator <translator@example.org>\\n"' in there
    assert there.startswith(bom + head.split("msgstr")[0].replace("\n", newline))


def test_a_sentence_that_leaves_and_returns_keeps_its_wrapping(tmp_path):
    path = tmp_path / "a.po"
    path.write_text(MESSY + "\n", encoding="utf-8")
    update_catalog(path, lambda old: merged(document("One.", "Old."), old))
    gone = path.read_text(encoding="utf-8")
    assert '#  Translator: is this right?  \n#~ msgid "Two."\n#~ msgstr "" \n#~ "Д"\n#~ "ва."\n' in gone
    assert (
        '# gone, but kept\n#: articles/a.txt:2\n#, fuzzy\n#| msgid "Old?"\nmsgid "Old."\nmsgstr ""\n"Ста"\n"рый."\n'
        in gone
    )
    update_catalog(path, lambda old: merged(document("One.", "Two."), old))
    back = path.read_text(encoding="utf-8")
    assert '#  Translator: is this right?  \n#: articles/a.txt:2\nmsgid "Two."\nmsgstr "" \n"Д"\n"ва."\n' in back
    assert (
        '# gone, but kept\n#, fuzzy\n#~| msgid "Old?"\n#~ msgid "Old."\n#~ msgstr ""\n#~ "Ста"\n#~ "рый."\n' in back
    )


def test_the_same_input_gives_the_same_bytes_and_a_second_run_none(tmp_path):
    article = document(["One.", "Two."], "One.")
    first = written(tmp_path / "a.po", merged(article))
    assert first == written(tmp_path / "b.po", merged(article))
    assert "#: articles/a.txt:1 articles/a.txt:2\n" in first
    before = (tmp_path / "a.po").stat()
    _, wrote = update_catalog(tmp_path / "a.po", lambda old: merged(article, old))
    assert not wrote
    assert (tmp_path / "a.po").stat() == before


def test_a_template_changes_with_its_sentences_and_not_with_its_date(tmp_path):
    path = tmp_path / "a.pot"
    assert write_template(path, document("One."), created="2026-01-01 00:00+0000")
    assert not write_template(path, document("One."), created="2026-02-02 00:00+0000")
    assert write_template(path, document("Two."), created="2026-03-03 00:00+0000")
    assert "2026-03-03" in path.read_text(encoding="utf-8")
    path.write_text("rubbish", encoding="utf-8")
    assert write_template(path, document("Two."), created="2026-03-03 00:00+0000")


def test_the_date_is_the_articles_or_the_builds(tmp_path, monkeypatch):
    article = tmp_path / "a.txt"
    article.write_text("x", encoding="utf-8")
    os.utime(article, (1_700_000_000, 1_700_000_000))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert read_date(article) == "2023-11-14 22:13+0000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert read_date(article) == read_date(None) == "1970-01-01 00:00+0000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(CatalogError, match="SOURCE_DATE_EPOCH"):
        read_date(article)


# --- saving --------------------------------------------------------------------------------------------------


def test_permissions_and_links_stay(tmp_path):
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link = tmp_path / "link.po"
    link.symlink_to("a.po")
    assert write_whole(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_a_killed_run_left_is_removed_even_when_nothing_is_written(tmp_path):
    path = tmp_path / "a[1].po"
    path.write_bytes(b"same")
    (tmp_path / ".a[1].po.123.l10n-tmp").write_bytes(b"half")
    (tmp_path / ".b.po.123.l10n-tmp").write_bytes(b"another's")
    assert not write_whole(path, b"same")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".b.po.123.l10n-tmp", "a[1].po"]


def test_a_file_saved_by_an_editor_meanwhile_is_merged_again(tmp_path):
    path = tmp_path / "a.po"
    article = document("One.")
    write_catalog(path, merged(article))
    calls = []

    def merge(old):
        calls.append(old)
        if len(calls) == 1:  # the editor saves while we work
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("#, fuzzy\n", "").replace("<One.>", "Раз."), encoding="utf-8")
        return merged(document("One.", "Two."), old)

    catalog, wrote = update_catalog(path, merge)
    assert (len(calls), wrote) == (2, True)
    assert [(unit.target, unit.state) for unit in catalog.units] == [
        ("Раз.", State.REVIEWED),
        ("<Two.>", State.DRAFT),
    ]
    assert without_lines(read_catalog(path)) == without_lines(catalog)


def test_a_file_saved_again_and_again_ends_in_one_sentence(tmp_path):
    path = tmp_path / "a.po"

    def merge(old):
        catalog = merged(document(f"One {len(old.units) if old else 0}."), old)
        path.write_bytes(path.read_bytes() + b"\n# typing\n" if path.exists() else HEADER.encode())
        return catalog

    with pytest.raises(ChangedError, match="saved by another program"):
        update_catalog(path, merge)
    assert path.read_bytes().endswith(b"# typing\n")
    with pytest.raises(ChangedError):
        write_catalog(path, merged(document("One.")))


def test_two_runs_at_once_both_arrive(tmp_path):
    path = tmp_path / "a.po"
    failures = []

    def run(number):
        try:
            for turn in range(10):
                write_whole(path, f"{number} {turn} ".encode() * 1000)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    words = path.read_bytes().split()
    assert not failures
    assert len(words) == 2000
    assert len(set(words)) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "locales").write_bytes(b"a file")
    with pytest.raises(CatalogError, match="cannot be written"):
        write_whole(tmp_path / "locales" / "ru" / "a.po", b"x")


def test_a_full_disk_is_one_sentence_and_leaves_the_old_file(tmp_path):
    pytest.importorskip("resource")
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    script = (
        "import resource, sys\nfrom pathlib import Path\nfrom l10n.catalog import write_whole\n"
        "from l10n.errors import CatalogError\nresource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "try:\n    write_whole(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except CatalogError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{path}: cannot be written (File too large); nothing was changed")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]


# --- translation memory --------------------------------------------------------------------------------------


def test_reviewed_sentences_of_other_articles_are_remembered(tmp_path):
    folder = tmp_path / "ru" / "LC_MESSAGES"

    def put(name, *entries):
        text = HEADER + "\n".join(
            f'#: articles/{name}.txt:1\n{flag}msgid "{source}"\nmsgstr "{target}"\n'
            for source, target, flag in entries
        )
        write_whole(folder / f"{name}.po", text.encode())

    put("a", ("One.", "Раз.", ""), ("Two.", "Два.", "#, fuzzy\n"))
    put("b", ("One.", "Один.", ""), ("“Quoted.", "«Цитата.", ""))
    put("2026/c", ("One.", "Один.", ""))
    put("me", ("Three.", "Три.", ""))
    (folder / "broken.po").write_bytes(b'msgid "One.')
    wanted = ["One.", "Two.", "Three.", "“Quoted."]
    memory = read_memory(tmp_path, "ru", wanted, besides=folder / "me.po")
    assert {source: (found.target, found.origin) for source, found in memory.items()} == {
        "One.": ("Один.", "memory: articles/2026/c.txt"),
        "“Quoted.": ("«Цитата.", "memory: articles/b.txt"),
    }
    assert len({found.key for found in memory.values()}) == 2
    assert read_memory(tmp_path, "uk", wanted, besides=folder / "me.po") == {}
    catalog = merge_catalog(None, document("One."), memory, language=RUSSIAN, created="2026-11-22 13:04+0000")
    assert catalog.units[0].fuzzy
    assert catalog.units[0].comments[-1].startswith("memory: articles/2026/c.txt, reviewed there [l10n text=")


def test_parsing_never_ends_in_another_error():
    for text in (
        "#~ ",
        "#~|",
        "#|",
        "#, ",
        "#.",
        "#:",
        "msgid",
        'msgid "\\',
        '#| msgid "a',
        '#~ # x\n#~ msgid "a"',
    ):
        with contextlib.suppress(CatalogError):
            parse_po(text, "a.po")
