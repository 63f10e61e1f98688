"""Many articles, runs again, and runs that were stopped: nothing is done twice, nothing stale slips through."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE

import l10n.pipeline.desk
import l10n.pipeline.drafting
from l10n.catalog import read_catalog
from l10n.config import load_config
from l10n.engines import pseudo
from l10n.model import State
from l10n.pipeline.drafting import draft_articles
from l10n.pipeline.route import Drafted, Wishes

PO = Path("locales/uk/LC_MESSAGES")
FIRST = "Putin left Kyiv."


@pytest.fixture
def asked(monkeypatch):
    """The batches that the engine was asked for."""
    batches = []
    translate = pseudo.PseudoEngine.translate

    def spy(self, sources, *, hypotheses=1):
        batches.append(list(sources))
        return translate(self, sources, hypotheses=hypotheses)

    monkeypatch.setattr(pseudo.PseudoEngine, "translate", spy)
    return batches


@pytest.fixture
def read(monkeypatch):
    """The articles that were read."""
    names = []
    read_article = l10n.pipeline.desk.read_article

    def spy(name, *rest):
        names.append(name)
        return read_article(name, *rest)

    monkeypatch.setattr(l10n.pipeline.desk, "read_article", spy)
    return names


def write(name, *sentences):
    Path("articles", f"{name}.txt").write_text("".join(f"{line}\n" for line in sentences), encoding="utf-8")


def draft(*languages, **wishes):
    config = load_config()
    paths = sorted(Path("articles").glob("*.txt"))
    wishes = Wishes(languages or ("uk",), **{"engine": "pseudo", **wishes})
    return [event for event in draft_articles(config, paths, wishes) if isinstance(event, Drafted)]


def counts(events):
    return [(event.article, event.drafted, event.kept) for event in events]


def kept():
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(Path("locales").rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def three(project):
    Path(SAMPLE).unlink()
    write("a", FIRST, "Volodin stayed in Moscow.", "The mayor said nothing.")
    write("b", "Nobody was hurt.", "The mayor said nothing.")
    write("c", "Zelensky spoke on Monday.", "The mayor said nothing.")


def test_sentences_of_many_articles_share_a_batch_and_a_repeated_one_is_asked_for_once(three, asked):
    draft()
    assert len(asked[0]) == 5
    assert sum(batch.count("The mayor said nothing.") for batch in asked) == 1


def test_a_repeated_sentence_is_asked_for_once_though_the_articles_are_windows_apart(three, asked, monkeypatch):
    monkeypatch.setattr(l10n.pipeline.drafting, "_WINDOW", 1)
    draft()
    assert sum(batch.count("The mayor said nothing.") for batch in asked) == 1
    targets = {
        unit.target
        for path in PO.glob("*.po")
        for unit in read_catalog(path).units
        if unit.source == "The mayor said nothing."
    }
    assert len(targets) == 1


def test_windows_give_the_same_files_as_one_batch(three, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    draft()
    whole = {path: path.read_bytes() for path in PO.glob("*.po")}
    for path in whole:
        path.unlink()
    monkeypatch.setattr(l10n.pipeline.drafting, "_WINDOW", 1)
    draft()
    assert {path: path.read_bytes() for path in PO.glob("*.po")} == whole


def test_a_finished_article_is_on_disk_before_the_next_window_begins(three, monkeypatch):
    monkeypatch.setattr(l10n.pipeline.drafting, "_WINDOW", 1)
    events = draft_articles(load_config(), sorted(Path("articles").glob("*.txt")), Wishes(("uk",), "pseudo"))
    first = next(event for event in events if isinstance(event, Drafted))
    assert first.article == "articles/a.txt"
    assert [path.name for path in PO.glob("*.po")] == ["a.po"]
    events.close()
    # What was drafted before the run was stopped is not drafted again.
    assert counts(draft()) == [("articles/a.txt", 0, 3), ("articles/b.txt", 2, 0), ("articles/c.txt", 2, 0)]


def test_a_killed_run_goes_on_where_it_stopped(three, tmp_path):
    slow = (
        "import sys, time\nfrom l10n.engines import pseudo\nfrom l10n.pipeline import drafting\n"
        "drafting._WINDOW = 1\n"
        "translate = pseudo.PseudoEngine.translate\n"
        "def slow(self, sources, *, hypotheses=1):\n"
        "    if any('Zelensky' in source for source in sources):\n        time.sleep(60)\n"
        "    return translate(self, sources, hypotheses=hypotheses)\n"
        "pseudo.PseudoEngine.translate = slow\nfrom l10n.cli import main\nmain()\n"
    )
    command = [sys.executable, "-c", slow, "translate", "articles", "--engine", "pseudo", "--to", "uk"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    until = time.monotonic() + 30
    while not (PO / "b.po").exists():
        assert time.monotonic() < until
        time.sleep(0.02)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert sorted(path.name for path in PO.iterdir() if path.suffix == ".po") == ["a.po", "b.po"]
    assert counts(draft()) == [("articles/a.txt", 0, 3), ("articles/b.txt", 0, 2), ("articles/c.txt", 2, 0)]


def test_an_unchanged_article_is_not_even_read_and_is_told_as_before(three, read):
    first = draft("ru", "uk")
    before = kept()
    read.clear()
    again = draft("ru", "uk")
    assert read == []
    assert kept() == before
    assert sorted((e.article, e.language, e.po, e.segments, e.locks, e.review, e.kept) for e in again) == sorted(
        (e.article, e.language, e.po, e.segments, e.locks, e.review, e.segments) for e in first
    )


def test_findings_of_the_text_are_told_again_of_an_unchanged_article(project, l10n):
    first = json.loads(l10n("translate", SAMPLE, "--engine", "pseudo", "--json").out)
    again = json.loads(l10n("translate", SAMPLE, "--engine", "pseudo", "--json").out)
    assert first["source_findings"]
    assert again["source_findings"] == first["source_findings"]


def change_article():
    write("a", FIRST, "Volodin stayed in Kyiv.", "The mayor said nothing.")


def change_article_but_not_its_time_or_size():
    path = Path("articles/a.txt")
    there = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("left", "lost"), encoding="utf-8")
    os.utime(path, ns=(there.st_atime_ns, there.st_mtime_ns))


def change_name():
    path = Path("glossary/names.csv")
    text = path.read_text(encoding="utf-8")
    row = {"source": "Monday", "kind": "other", "fixed": "yes", "ru": "Понедельник", "uk": "Понеділок"}
    columns = text.split("\n", 1)[0].split(",")
    path.write_text(text + ",".join(row.get(column, "") for column in columns) + "\n", encoding="utf-8")


def change_form():
    path = Path("glossary/forms.uk.csv")
    path.write_text(path.read_text(encoding="utf-8").replace(",Володіна,", ",Володина,"), encoding="utf-8")


def change_style():
    Path("l10n.toml").write_text('[style]\napostrophe = "ʼ"\n', encoding="utf-8")


def edit_po():
    path = PO / "a.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("#, fuzzy\n", "", 1), encoding="utf-8")


def remove_po():
    (PO / "a.po").unlink()


def remove_template():
    Path("locales/a.pot").unlink()


@pytest.mark.parametrize(
    ("change", "looked_at", "drafted"),
    [
        (change_article, ["articles/a.txt"], 1),
        (change_article_but_not_its_time_or_size, ["articles/a.txt"], 1),
        (change_name, ["articles/a.txt", "articles/b.txt", "articles/c.txt"], 1),
        (change_form, ["articles/a.txt", "articles/b.txt", "articles/c.txt"], 1),
        (change_style, ["articles/a.txt", "articles/b.txt", "articles/c.txt"], 7),
        (edit_po, ["articles/a.txt"], 0),
        (remove_po, ["articles/a.txt"], 3),
        (remove_template, ["articles/a.txt"], 0),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_nothing_stale_slips_through(three, read, change, looked_at, drafted):
    draft()
    read.clear()
    change()
    events = draft()
    assert read == looked_at
    assert sum(event.drafted for event in events) == drafted
    assert (PO / "a.po").exists()
    assert Path("locales/a.pot").exists()
    read.clear()
    draft()
    assert read == []


def test_another_version_of_l10n_looks_at_everything_again(three, read, monkeypatch):
    draft()
    read.clear()
    monkeypatch.setattr(l10n.pipeline.route, "read_program", lambda: "another")
    draft()
    assert len(read) == 3


def test_another_engine_looks_at_everything_again(three, read, monkeypatch):
    draft()
    read.clear()
    monkeypatch.setattr(pseudo.PseudoEngine, "fingerprint", "another")
    assert sum(event.drafted for event in draft()) == 7
    assert len(read) == 3


def test_a_draft_that_comes_from_a_review_elsewhere_follows_that_review(three):
    draft()
    path = PO / "a.po"
    text = path.read_text(encoding="utf-8")
    head, entry, tail = text.partition(next(block for block in text.split("\n\n") if "The mayor" in block))
    target = next(u.target for u in read_catalog(path).units if u.source == "The mayor said nothing.")
    path.write_text(head + entry.replace("#, fuzzy\n", "").replace(target, "Мер мовчав.") + tail, encoding="utf-8")
    write("d", "The mayor said nothing.")
    draft()
    assert [unit.target for unit in read_catalog(PO / "d.po").units] == ["Мер мовчав."]
    path.write_text(path.read_text(encoding="utf-8").replace("Мер мовчав.", "Мер змовчав."), encoding="utf-8")
    draft()
    assert [unit.target for unit in read_catalog(PO / "d.po").units] == ["Мер змовчав."]


def test_redraft_looks_at_everything_and_changes_nothing_where_nothing_was_edited(three, read):
    draft()
    before = kept()
    read.clear()
    draft(redraft=True)
    assert len(read) == 3
    assert kept() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b'{"articles/a.txt\\nuk": 3}', b"[" * 100_000],
)
def test_a_damaged_ledger_costs_time_and_nothing_else(three, content):
    draft()
    before = kept()
    Path(".l10n_cache/drafts.json").write_bytes(content)
    assert [event.drafted for event in draft()] == [0, 0, 0]
    assert kept() == before


def test_an_entry_of_another_shape_costs_time_and_nothing_else(three, read):
    draft()
    path = Path(".l10n_cache/drafts.json")
    entries = json.loads(path.read_text(encoding="utf-8"))
    for entry in entries.values():
        entry["report"]["findings"] = [[1]]
    path.write_text(json.dumps(entries), encoding="utf-8")
    read.clear()
    assert [event.drafted for event in draft()] == [0, 0, 0]
    assert len(read) == 3


def test_a_dry_run_notes_nothing(three):
    assert [event.drafted for event in draft(dry_run=True)] == [3, 2, 2]
    assert not Path(".l10n_cache").exists()
    assert [event.drafted for event in draft()] == [3, 2, 2]


def test_the_ledger_forgets_articles_that_are_gone_and_is_no_part_of_the_project(three):
    draft()
    Path("articles/c.txt").unlink()
    change_article()
    draft()
    names = {key.split("\n")[0] for key in json.loads(Path(".l10n_cache/drafts.json").read_bytes())}
    assert names == {"articles/a.txt", "articles/b.txt"}
    assert Path(".l10n_cache/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_persons_edit_made_while_the_run_writes_is_seen_by_the_next_run(three, monkeypatch, read):
    write_template = l10n.pipeline.desk.write_template

    def edit_meanwhile(path, *rest, **options):
        written = write_template(path, *rest, **options)
        if path.name == "a.pot":
            edit_po()
        return written

    monkeypatch.setattr(l10n.pipeline.desk, "write_template", edit_meanwhile)
    draft()
    monkeypatch.setattr(l10n.pipeline.desk, "write_template", write_template)
    read.clear()
    draft()
    assert read == ["articles/a.txt"]
    states = [unit.state for unit in read_catalog(PO / "a.po").units]
    assert states == [State.REVIEWED, State.DRAFT, State.DRAFT]
