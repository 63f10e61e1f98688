"""PO files that other programs saved keep their meaning.

`tests/editors/base.po` is a file of ours in the middle of a review. The other files are what the program in their
name made of it, recorded with that version (Debian 12; the editors on a virtual screen, OmegaT in console mode):

- Poedit, Gtranslator, Lokalize: opened; “ (14)” typed behind the first text; the last entry's fuzzy mark taken away
  with the editor's own command; saved.
- OmegaT: a project with one translation of its own (for the last entry), `--mode=console-translate`.
- gettext: `msgcat`; `msgattrib --no-obsolete`; `msgmerge --previous` with template.pot.
- translate-toolkit: `po2xliff` and `xliff2po`; `pot2po -t` with template.pot; one text set and its mark taken away
  through its Python library.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from l10n.catalog import merge_catalog, plan_drafts, read_catalog, update_catalog
from l10n.model import Document, Draft, Language, Segment, State

EDITORS = Path(__file__).parent / "editors"
RUSSIAN = Language(
    "ru",
    "Russian",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
)

OLD = "The Kremlin said on Tuesday that 12 drones were shot down over Moscow."
CHANGED = "The Kremlin said on Tuesday that 14 drones were shot down over Moscow."
APPROVED = "Nobody was hurt, a spokesman said: “Not one.”"
PARTIAL = "A 20% share\u00a0of it \\ remains."
DRAFT = "Still a draft."
GONE = "Gone for good."
REVIEWED_TEXT = "В Кремле заявили о 12 беспилотниках над Москвой."

BASE = {
    CHANGED: (REVIEWED_TEXT, State.EDITED, OLD),
    APPROVED: (f"Черновик: {APPROVED} «ещё»", State.REVIEWED, ""),
    PARTIAL: (f"Доля {PARTIAL} «ещё»", State.EDITED, ""),
    DRAFT: (f"Черновик: {DRAFT} «ещё»", State.DRAFT, ""),
}
KEPT = {OLD: REVIEWED_TEXT, GONE: f"Черновик: {GONE} «ещё»"}
EDITED = {
    CHANGED: (REVIEWED_TEXT + " (14)", State.REVIEWED, ""),
    DRAFT: (f"Черновик: {DRAFT} «ещё»", State.REVIEWED, ""),
}

# File -> what is different in it: active entries, texts of obsolete ones
FILES = {
    "base.po": ({}, KEPT),
    "gettext-0.21-msgcat.po": ({}, KEPT),
    "gettext-0.21-msgattrib.po": ({}, {}),
    "gettext-0.21-msgmerge.po": ({}, KEPT),
    "translate-toolkit-3.20.4-pofile.po": ({PARTIAL: ("Доля в 20 % остаётся.", State.REVIEWED, "")}, KEPT),
    "translate-toolkit-3.20.4-pot2po.po": ({}, KEPT),
    # XLIFF knows no previous source, and brings obsolete entries back to life: the merge sends them home.
    "translate-toolkit-3.20.4-xliff2po.po": ({CHANGED: (REVIEWED_TEXT, State.EDITED, "")}, KEPT),
    "poedit-3.2.2.po": (EDITED, KEPT),
    "gtranslator-42.0.po": (EDITED, KEPT),
    "lokalize-22.12.3.po": (EDITED, KEPT),
    # It drops every fuzzy mark, and the text with it: nothing looks reviewed that nobody reviewed.
    "omegat-3.6.0.po": (
        {
            CHANGED: ("", State.UNTRANSLATED, ""),
            PARTIAL: ("", State.UNTRANSLATED, ""),
            DRAFT: ("Всё ещё черновик.", State.REVIEWED, ""),
        },
        KEPT,
    ),
}


def article():
    sources = (CHANGED, APPROVED, PARTIAL, DRAFT)
    parts = [part for line, source in enumerate(sources, 1) for part in (Segment(source, line, line), "\n")]
    return Document(tuple(parts), "articles/my story.txt")


def active(catalog):
    return {
        unit.source: (unit.target, unit.state, unit.previous)
        for unit in catalog.units
        if unit.state is not State.OBSOLETE
    }


def run(path, key):
    def merge(old):
        keys = {segment.source: key for segment in article().segments}
        drafts = {
            source: Draft(source, f"{key}: {source}", key=key, origin="pseudo")
            for source in plan_drafts(old, article(), keys)
        }
        return merge_catalog(old, article(), drafts, language=RUSSIAN, created="2026-11-23 08:00+0000")

    return update_catalog(path, merge)


def test_every_recorded_file_is_tested():
    assert {path.name for path in EDITORS.glob("*.po")} == FILES.keys()


@pytest.mark.parametrize("name", FILES)
def test_a_file_saved_by_another_program_keeps_its_meaning(name):
    different, kept = FILES[name]
    catalog = read_catalog(EDITORS / name)
    assert (catalog.article, catalog.header["X-L10n-Engine"]) == ("articles/my story.txt", "pseudo en→ru 1")
    read = active(catalog)
    assert {source: read[source] for source in BASE} == BASE | different
    merged = merge_catalog(catalog, article(), {}, language=RUSSIAN)
    assert active(merged) == BASE | different
    assert {unit.source: unit.target for unit in merged.units if unit.state is State.OBSOLETE} == kept
    notes = {unit.source: unit.notes for unit in catalog.units}
    assert notes[APPROVED] == ("редактор: уточнить у автора",)


@pytest.mark.parametrize("name", FILES)
def test_a_run_after_another_program_touches_nothing_of_a_persons(tmp_path, name):
    path = tmp_path / "ru" / "LC_MESSAGES" / "a.po"
    path.parent.mkdir(parents=True)
    shutil.copy(EDITORS / name, path)
    before = BASE | FILES[name][0]
    run(path, "new")
    after = active(read_catalog(path))
    for source, was in before.items():
        if was[1] in (State.EDITED, State.REVIEWED):
            assert after[source] == was
        else:
            assert after[source] == (f"new: {source}", State.DRAFT, "")
    assert run(path, "new")[1] is False
    if shutil.which("msgfmt"):
        done = subprocess.run(
            ["msgfmt", "-c", "--check-header", "-o", "/dev/null", path], capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("command", "kept"),
    [
        (["msgcat", "base.po"], KEPT),
        (["msgcat", "--no-wrap", "base.po"], KEPT),
        (["msgcat", "--width=40", "--sort-output", "base.po"], KEPT),
        (["msgattrib", "--no-obsolete", "base.po"], {}),
        (["msgmerge", "-q", "--previous", "base.po", "template.pot"], KEPT),
        (["msgmerge", "-q", "--no-fuzzy-matching", "--previous", "base.po", "template.pot"], KEPT),
    ],
    ids=" ".join,
)
def test_the_installed_gettext_keeps_the_meaning(tmp_path, command, kept):
    if shutil.which(command[0]) is None:
        pytest.skip("gettext is not installed")
    path = tmp_path / "a.po"
    done = subprocess.run(command, cwd=EDITORS, capture_output=True, check=True)
    path.write_bytes(done.stdout)
    catalog = read_catalog(path)
    assert active(catalog) == BASE
    assert {unit.source: unit.target for unit in catalog.units if unit.state is State.OBSOLETE} == kept


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")
def test_we_write_as_gettext_writes():
    if (
        b" 0.21"
        not in subprocess.run(["msgcat", "--version"], capture_output=True, check=True).stdout.split(b"\n")[0]
    ):
        pytest.skip("another version wraps otherwise")
    done = subprocess.run(["msgcat", "base.po"], cwd=EDITORS, capture_output=True, check=True)
    assert done.stdout == (EDITORS / "base.po").read_bytes()
