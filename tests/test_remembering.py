"""What is remembered between runs: only what changed is looked at again, and nothing stale is told."""

import json
import os
from pathlib import Path

import pytest
from conftest import SAMPLE

from l10n.model import Finding, Severity, State
from l10n.pipeline import cache, desk, judging
from l10n.pipeline.judging import Checker
from l10n.pipeline.notebook import Notebook, pack_findings, read_notebook, unpack_findings, write_notebook

TEXT = "Putin left Kyiv in 2023.\n\nThe mayor said nothing.\n\nThe parade was cancelled.\n"
PO = Path("locales/uk/LC_MESSAGES/a.po")


@pytest.fixture
def drafted(project, l10n):
    """A project with one article in Ukrainian, drafted by the pseudo engine."""
    Path(SAMPLE).unlink()
    Path("articles/a.txt").write_text(TEXT, encoding="utf-8")
    Path("l10n.toml").write_text('targets = ["uk"]\n', encoding="utf-8")
    assert l10n("translate", "articles", "--engine", "pseudo").code == 0


@pytest.fixture
def judged(monkeypatch):
    """The sources of the units that were judged."""
    sources = []
    check_unit = judging.check_unit

    def spy(unit, *rest, **options):
        sources.append(unit.source)
        return check_unit(unit, *rest, **options)

    monkeypatch.setattr(judging, "check_unit", spy)
    return sources


def replace_in(path, old, new, *, last=False):
    """Change a file as an editor does, and leave its time and size alone where the texts are equally long."""
    there = Path(path).stat()
    text = Path(path).read_text(encoding="utf-8")
    before, found, after = text.rpartition(old) if last else text.partition(old)
    assert found
    Path(path).write_text(before + new + after, encoding="utf-8")
    os.utime(path, ns=(there.st_atime_ns, there.st_mtime_ns))


def fresh(l10n, *command):
    """What a command says without anything remembered."""
    shelved = Path(".l10n_cache").rename("shelved")
    try:
        return l10n(*command)
    finally:
        for path in sorted(Path(".l10n_cache").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        if Path(".l10n_cache").exists():
            Path(".l10n_cache").rmdir()
        shelved.rename(".l10n_cache")


def edit_target():
    replace_in(PO, "2023", "2024", last=True)


def clear_flag():
    replace_in(PO, "#, fuzzy\n", "")


def silence_check():
    replace_in(PO, "#. ", "# l10n: ignore\n#. ")


def change_form():
    replace_in("glossary/forms.uk.csv", ",Києва,", ",Кийова,")


def forbid_name():
    replace_in("glossary/names.csv", "Київ", "Кийов")


def change_severity():
    replace_in("l10n.toml", "\n", '\n[style.severity]\n"language-wrong" = "info"\n"number-changed" = "warning"\n')


def switch_off():
    replace_in("l10n.toml", "\n", '\n[style]\noff = ["language-wrong", "negation-lost"]\n')


def change_article():
    replace_in("articles/a.txt", "said nothing", "kept silent")


def remove_article():
    Path("articles/a.txt").unlink()


CHANGES = [
    edit_target,
    clear_flag,
    silence_check,
    change_form,
    forbid_name,
    change_severity,
    switch_off,
    change_article,
    remove_article,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("command", [("check", "--json"), ("status", "--json")], ids=lambda words: words[0])
def test_what_is_remembered_is_what_would_be_found_afresh(drafted, l10n, command, change):
    before = l10n(*command)
    assert l10n(*command) == before == fresh(l10n, *command)
    change()
    assert l10n(*command) == fresh(l10n, *command)
    assert l10n(*command) == fresh(l10n, *command)


def test_the_changes_of_the_table_matter(drafted, l10n):
    before = l10n("status", "--json"), l10n("check", "--json")
    for change in (edit_target, clear_flag, change_severity):
        change()
        now = l10n("status", "--json"), l10n("check", "--json")
        assert now != before
        before = now


def test_only_the_changed_entry_is_judged_again(drafted, l10n, judged):
    l10n("check")
    assert len(judged) == 3
    judged.clear()
    l10n("check")
    l10n("status")
    assert judged == []
    edit_target()
    l10n("check")
    l10n("status")
    l10n("build", "articles/a.txt")
    assert judged == ["Putin left Kyiv in 2023."]


def test_an_entry_that_moved_is_told_at_its_new_line(drafted, l10n, judged):
    first = json.loads(l10n("check", "--json").out)["findings"]
    judged.clear()
    PO.write_text("# Read by the night desk.\n" + PO.read_text(encoding="utf-8"), encoding="utf-8")
    again = json.loads(l10n("check", "--json").out)["findings"]
    assert judged == []
    assert again == [{**finding, "line": finding["line"] + 1} for finding in first]


def test_another_version_of_l10n_judges_everything_again(drafted, l10n, judged, monkeypatch):
    l10n("check")
    l10n("status")
    judged.clear()
    monkeypatch.setattr(cache, "read_program", lambda: "another")
    l10n("status")
    assert len(judged) == 3
    judged.clear()
    l10n("check")
    assert judged == []


def test_a_file_of_the_program_that_changes_makes_it_another_program(tmp_path, monkeypatch):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "list.txt").write_text("one")
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path)
    describe = cache.read_program.__wrapped__
    before = describe()
    assert describe() == before
    os.utime(tmp_path / "words" / "list.txt", ns=(1, 1))
    assert describe() != before


def test_status_of_what_has_not_changed_imports_no_checks(drafted, l10n, monkeypatch):
    first = l10n("status")

    def refuse(config):
        raise AssertionError("judged again")

    monkeypatch.setattr(judging, "Checker", refuse)
    assert l10n("status") == first


def test_only_the_changed_sentence_is_proofread_again(drafted, l10n, monkeypatch):
    texts = []
    find_slips = desk.find_slips

    def spy(text, known):
        texts.append(text)
        return find_slips(text, known)

    monkeypatch.setattr(desk, "find_slips", spy)
    replace_in("articles/a.txt", "said nothing", "said noting at all and recieved nobody")
    found = json.loads(l10n("translate", "articles", "--engine", "pseudo", "--json").out)["source_findings"]
    assert texts == ["The mayor said noting at all and recieved nobody."]
    assert [(finding["line"], finding["check"]) for finding in found] == [(3, "source-spelling")]


@pytest.mark.parametrize("damage", [b"", b"\xff", b"{}", b"0" * 64 + b"\n{}"])
def test_a_damaged_notebook_costs_time_and_nothing_else(drafted, l10n, judged, damage):
    first = l10n("check", "--json")
    judged.clear()
    for path in Path(".l10n_cache").glob("*/*.json"):
        path.write_bytes(damage)
    assert l10n("check", "--json") == first
    assert len(judged) == 3


def test_a_notebook_that_was_cut_off_or_changed_is_not_believed(drafted, l10n, judged):
    first = l10n("check", "--json")
    judged.clear()
    [path] = Path(".l10n_cache/findings").iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    assert l10n("check", "--json") == first
    path.write_bytes(path.read_bytes().replace(b"error", b"info "))
    assert l10n("check", "--json") == first
    assert len(judged) == 6


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"locales/uk/LC_MESSAGES/a.po\\narticles/a.txt": 3}', b"[" * 100_000]
)
def test_a_damaged_ledger_of_the_review_costs_time_and_nothing_else(drafted, l10n, content):
    first = l10n("status", "--json")
    Path(".l10n_cache/progress.json").write_bytes(content)
    assert l10n("status", "--json") == first


def test_a_report_of_another_shape_is_worked_out_again(drafted, l10n):
    first = l10n("status", "--json")
    path = Path(".l10n_cache/progress.json")
    entries = json.loads(path.read_text(encoding="utf-8"))
    for entry in entries.values():
        entry["report"] = {"states": {"unheard-of": 1}}
    path.write_text(json.dumps(entries), encoding="utf-8")
    assert l10n("status", "--json") == first


def test_a_cache_that_cannot_be_written_is_no_error(drafted, l10n):
    first = l10n("check", "--json")
    for path in sorted(Path(".l10n_cache").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    Path(".l10n_cache").rmdir()
    Path(".l10n_cache").write_text("a file stands here", encoding="utf-8")
    assert l10n("check", "--json") == first
    assert l10n("status", "--json").code == 0


def test_a_person_who_saves_while_the_review_is_counted_is_counted_the_next_time(drafted, l10n, monkeypatch):
    judge = Checker.judge

    def save_meanwhile(self, catalog, path=None):
        found = judge(self, catalog, path)
        clear_flag()
        return found

    monkeypatch.setattr(Checker, "judge", save_meanwhile)
    l10n("status")
    monkeypatch.setattr(Checker, "judge", judge)
    assert json.loads(l10n("status", "--json").out)["catalogs"][0][State.REVIEWED.value] == 1


def test_an_unknown_check_in_the_style_is_told_although_everything_is_remembered(drafted, l10n):
    l10n("status")
    replace_in("l10n.toml", "\n", '\n[style]\noff = ["no-such-check"]\n')
    result = l10n("status")
    assert result.code == 2
    assert "no-such-check" in result.err


def test_the_same_text_in_two_places_is_worked_out_once():
    notebook = Notebook()
    worked = []
    for text in (["a", "b"], ["a", "b"], ["ab", ""]):
        notebook.find(text, worked.append, text)
    assert worked == [["a", "b"], ["ab", ""]]


def test_findings_come_back_as_they_were_kept():
    findings = (
        Finding("number-changed", Severity.ERROR, "«12»", 3, 5, None, 7),
        Finding("space-double", Severity.INFO, "", 0, 2, " "),
    )
    assert unpack_findings(json.loads(json.dumps(pack_findings(findings)))) == findings


def test_what_was_not_asked_for_in_a_run_is_forgotten(tmp_path):
    first = read_notebook(tmp_path, "kind", "name", "facts")
    assert [first.find([text], len, text) for text in ("one", "three")] == [3, 5]
    write_notebook(tmp_path, first)
    second = read_notebook(tmp_path, "kind", "name", "facts")
    assert second.find(["one"], pytest.fail) == 3
    write_notebook(tmp_path, second)
    third = read_notebook(tmp_path, "kind", "name", "facts")
    assert [third.find(["one"], pytest.fail), third.find(["three"], lambda: "anew")] == [3, "anew"]
    for name, facts in (("another name", "facts"), ("name", "other facts")):
        assert read_notebook(tmp_path, "kind", name, facts).find(["one"], lambda: "anew") == "anew"
