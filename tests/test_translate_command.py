import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SAMPLE

from l10n.catalog import read_catalog
from l10n.model import State
from l10n.packages.location import packages_folder

LANGUAGES = ("ru", "uk")


def po(language, article="kremlin-drones"):
    return Path("locales", language, "LC_MESSAGES", f"{article}.po")


def files(folder="locales"):
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path(folder).rglob("*") if path.is_file()
    }


def test_the_sample_becomes_two_catalogs_of_fourteen_fuzzy_entries(project, l10n):
    done = l10n("translate", SAMPLE, "--json")
    assert done.code == 0, done.err
    for language in LANGUAGES:
        catalog = read_catalog(po(language))
        assert [unit.state for unit in catalog.units] == [State.DRAFT] * 14
        assert all(unit.fuzzy and unit.target.strip() for unit in catalog.units)
    drafts = json.loads(done.out)["drafts"]
    assert [(d["article"], d["language"], d["po"], d["segments"], d["drafted"], d["kept"]) for d in drafts] == [
        (SAMPLE, language, po(language).as_posix(), 14, 14, 0) for language in LANGUAGES
    ]
    assert all(set(d["locks"]) == {"exact", "repaired", "placed", "missing"} for d in drafts)
    assert all(set(d["seconds"]) == {"load", "translate", "total"} for d in drafts)
    assert all(d["engine"].startswith("argos en→") for d in drafts)


def test_every_name_of_the_sample_is_accounted_for(project, l10n):
    # 39 occurrences of glossary names must be rendered in the sample (counted by hand, Kyiv regime included).
    done = l10n("translate", SAMPLE, "--json")
    for draft in json.loads(done.out)["drafts"]:
        assert sum(draft["locks"].values()) == len(draft["names"]) == 39, draft
        for name in draft["names"]:
            assert name["review"] or (name["form"] and name["evidence"]), name
            assert (name["status"] == "missing") == (not name["form"]), name
    # What is told of names that were drafted before is the same.
    again = json.loads(l10n("translate", SAMPLE, "--json").out)["drafts"]
    assert [d["names"] for d in again] == [d["names"] for d in json.loads(done.out)["drafts"]]


def test_source_findings_tell_the_editor_what_to_mend(project, l10n):
    found = json.loads(l10n("translate", SAMPLE, "--engine", "pseudo", "--json").out)["source_findings"]
    assert [(f["line"], f["check"]) for f in found] == [
        (1, "source-spelling"),
        (1, "source-spelling"),
        (13, "source-quotes"),
    ]
    assert all(set(f) == {"article", "line", "check", "severity", "message"} for f in found)


def test_a_second_run_changes_no_byte_and_loads_no_model(project, l10n):
    assert l10n("translate", SAMPLE).code == 0
    before = files()
    probe = (
        "import sys\nfrom l10n.cli import main\n"
        f"sys.argv = ['l10n', 'translate', {SAMPLE!r}, '--json']\n"
        "try:\n    main()\nexcept SystemExit as stopped:\n    print(stopped.code, file=sys.stderr)\n"
        "print([n for n in ('ctranslate2', 'sentencepiece', 'numpy') if n in sys.modules], file=sys.stderr)\n"
    )
    again = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert again.stderr.splitlines()[-2:] == ["0", "[]"]
    assert [(d["drafted"], d["kept"]) for d in json.loads(again.stdout)["drafts"]] == [(0, 14), (0, 14)]
    assert files() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_msgfmt_has_nothing_to_say(project, l10n, language):
    if shutil.which("msgfmt") is None:
        pytest.skip("gettext is not installed")
    assert l10n("translate", SAMPLE).code == 0
    # Fuzzy entries are left out by msgfmt unless it is told to judge them too.
    command = ["msgfmt", "-c", "--check-header", "--use-fuzzy", "-o", "/dev/null", str(po(language))]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


def test_a_dry_run_writes_nothing(project, l10n):
    done = l10n("translate", SAMPLE, "--dry-run", "--json")
    assert (done.code, [d["drafted"] for d in json.loads(done.out)["drafts"]]) == (0, [14, 14])
    assert not Path("locales").exists()


def test_standard_input_needs_a_name_and_then_works(project, l10n, monkeypatch):
    text = b"Putin left Kyiv.\nVolodin stayed.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert l10n("translate", "-", "--engine", "pseudo").code == 2
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert l10n("translate", "-", "--name", "wire.txt", "--engine", "pseudo").code == 0
    assert [unit.source for unit in read_catalog(po("uk", "wire")).units] == ["Putin left Kyiv.", "Volodin stayed."]


def test_a_folder_stands_for_its_articles_and_a_broken_one_stops_no_other(project, l10n):
    Path("articles/binary.txt").write_bytes(b"\x00\x01\x02")
    Path("articles/2026").mkdir()
    Path("articles/2026/may.txt").write_text("Putin left Kyiv.\n", encoding="utf-8")
    done = l10n("translate", "articles", "--engine", "pseudo", "--to", "uk", "--json")
    assert done.code == 2
    assert "articles/binary.txt" in done.err
    assert [d["po"] for d in json.loads(done.out)["drafts"]] == [
        "locales/uk/LC_MESSAGES/2026/may.po",
        "locales/uk/LC_MESSAGES/kremlin-drones.po",
    ]


def break_po():
    po("ru").parent.mkdir(parents=True)
    po("ru").write_text('msgid ""\nmsgstr ""\n\nmsgid "a\nmsgstr "b"\n', encoding="utf-8")


def break_locales():
    Path("locales").write_text("a file where the folder should be", encoding="utf-8")


def empty():
    Path("articles/empty.txt").write_bytes(b"")


@pytest.mark.parametrize(
    ("arguments", "prepare", "words"),
    [
        (["articles/none.txt"], None, "articles/none.txt"),
        (["articles/empty.txt"], empty, "articles/empty.txt"),
        ([SAMPLE, "--to", "xx"], None, "unknown language 'xx'"),
        ([SAMPLE, "--to", "de"], None, "l10n models install de"),
        ([SAMPLE, "--engine", "deep"], None, "there is no engine 'deep'"),
        ([SAMPLE, "--to", "ru"], break_po, "kremlin-drones.po:4"),
        ([SAMPLE, "--to", "ru"], break_locales, "locales"),
        ([SAMPLE, "--root", "nowhere"], None, "nowhere"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(project, l10n, arguments, prepare, words):
    if prepare:
        prepare()
    before = files(".")
    done = (
        l10n("translate", "--engine", "pseudo", *arguments)
        if "--to" not in arguments
        else l10n("translate", *arguments)
    )
    complaints = [line for line in done.err.splitlines() if line.startswith("l10n: ")]
    assert (done.code, len(complaints)) == (2, 1), done.err
    assert words in complaints[0]
    assert "Traceback" not in done.err
    assert files(".") == before


def test_a_name_without_case_forms_is_never_called_proven(project, l10n):
    for path in Path("glossary").glob("forms.*.csv"):
        path.unlink()
    Path("articles/a.txt").write_text("Volodin spoke about Kyiv.\n", encoding="utf-8")
    assert l10n("translate", "articles/a.txt", "--engine", "pseudo").code == 0
    for language in LANGUAGES:
        names = [line for line in read_catalog(po(language, "a")).units[0].comments if line.startswith("name: ")]
        assert len(names) == 2
        assert all("please check" in line or "not found" in line for line in names), names


def test_the_way_through_another_language_is_said(project, l10n):
    from tiny_package import make_folder

    Path("l10n.toml").write_text('source = "de"\n', encoding="utf-8")
    make_folder(packages_folder() / "de_en", source="de", target="en")
    done = l10n("translate", SAMPLE, "--to", "uk", "--dry-run")
    assert done.code == 0, done.err
    assert "No package translates into uk directly: it goes by way of en." in done.err
    assert "argos de→en 1.4 + en→uk" in done.err


def test_a_configuration_that_names_an_unknown_check_is_told_with_its_file(project, l10n):
    assert l10n("translate", SAMPLE, "--engine", "pseudo", "--to", "uk").code == 0
    Path("l10n.toml").write_text('[style]\noff = ["number-chnged"]\n', encoding="utf-8")
    done = l10n("check")
    assert (done.code, "l10n.toml" in done.err, "'number-chnged'" in done.err) == (2, True, True)
