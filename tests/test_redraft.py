"""A person's text stays through edits of the article, the glossary and the models, through re-runs and other tools.

The state machine below takes `L10N_SEQUENCES` random sequences (60 by default):

    L10N_SEQUENCES=2000 pytest tests/test_redraft.py -k sequence
"""

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from l10n.catalog import merge_catalog, plan_drafts, read_catalog, update_catalog
from l10n.model import Document, Draft, Language, Segment, State

SEQUENCES = int(os.environ.get("L10N_SEQUENCES", "60"))
UKRAINIAN = Language("uk", "Ukrainian", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : 1);")


@dataclass
class Newsroom:
    """An article, a catalog on disk, and an engine whose output depends on its version and the glossary's."""

    path: Path
    paragraphs: list
    engine: str = "argos"
    glossary: int = 0

    def document(self):
        parts = []
        for number, sentences in enumerate(self.paragraphs, 1):
            for sentence in sentences:
                parts += [Segment(sentence, 2 * number - 1, number), " "]
            parts += ["\n\n"]
        return Document(tuple(parts), "articles/a.txt")

    def key(self, source):
        return f"{self.engine}-{self.glossary}-{len(source)}"

    def draft(self, source):
        text = f"[{self.engine}/{self.glossary}] {source}"
        return Draft(source, text, -0.3, key=self.key(source), origin=self.engine)

    def run(self, *, redraft=False):
        document = self.document()
        old = read_catalog(self.path) if self.path.exists() else None
        keys = {segment.source: self.key(segment.source) for segment in document.segments}
        drafts = {source: self.draft(source) for source in plan_drafts(old, document, keys, redraft=redraft)}
        return update_catalog(
            self.path,
            lambda there: merge_catalog(
                there,
                document,
                drafts,
                language=UKRAINIAN,
                created=f"2026-11-22 13:{len(self.paragraphs):02}+0000",
                engine=self.engine,
                redraft=redraft,
            ),
        )

    def edit(self, change):
        """Change the PO as a translator's editor does: another program reads it, and writes it anew."""
        file = polib.pofile(str(self.path))
        change({entry.msgid: entry for entry in file if not entry.obsolete})
        file.save()

    def units(self):
        return {unit.source: unit for unit in read_catalog(self.path).units if unit.state is not State.OBSOLETE}

    def states(self):
        return {source: (unit.target, unit.state) for source, unit in self.units().items()}


@pytest.fixture
def newsroom(tmp_path):
    room = Newsroom(tmp_path / "uk" / "LC_MESSAGES" / "a.po", [["Alpha speaks.", "Beta waits."], ["Gamma leaves."]])
    room.run()
    return room


def approve(entries, source, text=None):
    entries[source].msgstr = text or entries[source].msgstr
    entries[source].flags.remove("fuzzy")


# --- one rule at a time --------------------------------------------------------------------------------------


def test_untouched_drafts_follow_the_engine_and_the_glossary(newsroom):
    newsroom.glossary = 1
    newsroom.run()
    assert newsroom.states()["Gamma leaves."] == ("[argos/1] Gamma leaves.", State.DRAFT)
    newsroom.engine = "better"
    newsroom.run()
    assert newsroom.states()["Gamma leaves."] == ("[better/1] Gamma leaves.", State.DRAFT)


def test_a_persons_text_stays_when_engine_and_glossary_change(newsroom):
    def work(entries):
        approve(entries, "Alpha speaks.")
        approve(entries, "Beta waits.", "Бета чекає.")
        entries["Gamma leaves."].msgstr = "Гамма йде"

    newsroom.edit(work)
    newsroom.glossary, newsroom.engine = 1, "better"
    newsroom.run()
    assert newsroom.states() == {
        "Alpha speaks.": ("[argos/0] Alpha speaks.", State.REVIEWED),
        "Beta waits.": ("Бета чекає.", State.REVIEWED),
        "Gamma leaves.": ("Гамма йде", State.EDITED),
    }


def test_redraft_replaces_what_is_not_reviewed_and_keeps_the_text_in_a_comment(newsroom):
    def work(entries):
        approve(entries, "Alpha speaks.", "Альфа говорить.")
        entries["Gamma leaves."].msgstr = "Гамма йде"

    newsroom.edit(work)
    newsroom.run(redraft=True)
    units = newsroom.units()
    assert newsroom.states() == {
        "Alpha speaks.": ("Альфа говорить.", State.REVIEWED),
        "Beta waits.": ("[argos/0] Beta waits.", State.DRAFT),
        "Gamma leaves.": ("[argos/0] Gamma leaves.", State.DRAFT),
    }
    assert "replaced: Гамма йде" in units["Gamma leaves."].comments
    newsroom.glossary = 1
    newsroom.run()
    assert "replaced: Гамма йде" in newsroom.units()["Gamma leaves."].comments


def test_a_cleared_text_is_drafted_again(newsroom):
    newsroom.edit(lambda entries: setattr(entries["Beta waits."], "msgstr", ""))
    assert newsroom.states()["Beta waits."] == ("", State.UNTRANSLATED)
    newsroom.run()
    assert newsroom.states()["Beta waits."] == ("[argos/0] Beta waits.", State.DRAFT)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [["Gamma leaves."], ["Alpha speaks.", "Beta waits."]],
        [["New one here."], ["Alpha speaks.", "Beta waits."], ["Gamma leaves."]],
        [["Alpha speaks."], ["Gamma leaves."], ["Beta waits.", "Alpha speaks."]],
    ],
)
def test_reviewed_text_survives_a_moved_inserted_or_repeated_paragraph(newsroom, paragraphs):
    newsroom.edit(lambda entries: [approve(entries, source, f"людина: {source}") for source in entries])
    before = newsroom.states()
    newsroom.paragraphs = paragraphs
    newsroom.run()
    after = newsroom.states()
    assert {source: after[source] for source in before} == before
    order = list(after)
    assert [source for source in order if source in before] == list(before)


def test_a_deleted_sentence_comes_back_with_its_text_state_and_comment(newsroom):
    def work(entries):
        approve(entries, "Gamma leaves.", "Гамма йде.")
        entries["Gamma leaves."].tcomment = "редактор: точно?"
        entries["Beta waits."].msgstr = "Бета чек"

    newsroom.edit(work)
    before = newsroom.units()
    newsroom.paragraphs = [["Alpha speaks."]]
    newsroom.run()
    obsolete = [unit for unit in read_catalog(newsroom.path).units if unit.state is State.OBSOLETE]
    assert [unit.target for unit in obsolete] == ["Бета чек", "Гамма йде."]
    newsroom.paragraphs = [["Gamma leaves.", "Beta waits."]]
    newsroom.run()
    after = newsroom.units()
    for source in ("Gamma leaves.", "Beta waits."):
        assert (after[source].target, after[source].state) == (before[source].target, before[source].state)
        assert after[source].notes == before[source].notes


def test_a_deleted_draft_is_still_known_as_the_tools_after_a_tool_dropped_its_comments(newsroom):
    newsroom.paragraphs = [["Alpha speaks."]]
    newsroom.run()
    newsroom.edit(lambda entries: None)  # polib drops #. of obsolete entries, as gettext does
    newsroom.paragraphs = [["Alpha speaks."], ["Gamma leaves."]]
    newsroom.glossary = 1
    newsroom.run()
    unit = newsroom.units()["Gamma leaves."]
    assert (unit.target, unit.state, unit.notes) == ("[argos/1] Gamma leaves.", State.DRAFT, ())


LONG = "The Kremlin said on Tuesday that 12 drones were shot down over Moscow."
LONGER = "The Kremlin said on Tuesday that 14 drones were not shot down over Kyiv."


def test_a_changed_sentence_is_offered_its_earlier_translation(newsroom):
    newsroom.paragraphs = [[LONG]]
    newsroom.run()
    newsroom.edit(lambda entries: approve(entries, LONG, "Дванадцять."))
    newsroom.paragraphs = [[LONGER]]
    newsroom.run()
    unit = newsroom.units()[LONGER]
    assert (unit.target, unit.state, unit.previous, unit.stale) == ("Дванадцять.", State.EDITED, LONG, True)
    assert unit.comments[:-1] == (
        "CHANGED name: Moscow → Kyiv",
        "CHANGED number: 12 → 14",
        "CHANGED negation: none → not shot",
        f"draft: [argos/0] {LONGER}",
    )
    assert newsroom.run()[1] is False
    # The draft in the comment follows the glossary; the person's text does not.
    newsroom.glossary = 1
    newsroom.run()
    unit = newsroom.units()[LONGER]
    assert (unit.target, unit.previous) == ("Дванадцять.", LONG)
    assert f"draft: [argos/1] {LONGER}" in unit.comments
    # The edit is taken back: so is the offer.
    newsroom.paragraphs = [[LONG]]
    newsroom.run()
    assert newsroom.states() == {LONG: ("Дванадцять.", State.REVIEWED)}
    assert [unit.source for unit in read_catalog(newsroom.path).units if unit.target == "Дванадцять."] == [LONG]


def test_an_approved_offer_is_reviewed_and_no_longer_stale(newsroom):
    newsroom.paragraphs = [[LONG]]
    newsroom.run()
    newsroom.edit(lambda entries: approve(entries, LONG, "Дванадцять."))
    newsroom.paragraphs = [[LONGER]]
    newsroom.run()
    newsroom.edit(lambda entries: approve(entries, LONGER))
    unit = newsroom.units()[LONGER]
    assert (unit.target, unit.state, unit.stale) == ("Дванадцять.", State.REVIEWED, False)
    newsroom.glossary = 1
    assert newsroom.run()[1] is False


def test_two_edits_in_a_row_still_offer_the_text_for_the_source_it_was_written_for(newsroom):
    newsroom.paragraphs = [[LONG]]
    newsroom.run()
    newsroom.edit(lambda entries: approve(entries, LONG, "Дванадцять."))
    for number in ("13", "14", "15"):
        newsroom.paragraphs = [[LONG.replace("12", number)]]
        newsroom.run()
        assert len(newsroom.units()) == 1
    unit = newsroom.units()[LONG.replace("12", "15")]
    assert (unit.target, unit.previous) == ("Дванадцять.", LONG)
    mine = [found.source for found in read_catalog(newsroom.path).units if found.target == unit.target]
    assert mine == [unit.source, LONG]


def test_a_comment_on_an_offer_survives_the_offer(newsroom):
    newsroom.paragraphs = [[LONG]]
    newsroom.run()
    newsroom.edit(lambda entries: approve(entries, LONG, "Дванадцять."))
    newsroom.paragraphs = [[LONGER]]
    newsroom.run()
    newsroom.edit(lambda entries: setattr(entries[LONGER], "tcomment", "чотирнадцять?"))
    newsroom.paragraphs = [["Quite another thing."]]
    newsroom.run()
    notes = {unit.source: unit.notes[:1] for unit in read_catalog(newsroom.path).units}
    assert notes[LONGER] == ("чотирнадцять?",)
    newsroom.paragraphs = [[LONGER]]
    newsroom.run()
    unit = newsroom.units()[LONGER]
    assert (unit.target, unit.state, unit.previous) == ("Дванадцять.", State.EDITED, LONG)
    assert unit.notes == ("чотирнадцять?",)


def test_of_two_obsolete_texts_the_reviewed_one_comes_back_and_the_other_stays(newsroom):
    with newsroom.path.open("a", encoding="utf-8") as stream:
        for flag, text in (("#, fuzzy\n", "чернетка"), ("", "готово"), ("", "готово")):
            stream.write(f'\n{flag}#~ msgid "Delta."\n#~ msgstr "{text}"\n')
    newsroom.paragraphs.append(["Delta."])
    newsroom.run()
    assert newsroom.states()["Delta."] == ("готово", State.REVIEWED)
    obsolete = [unit.target for unit in read_catalog(newsroom.path).units if unit.state is State.OBSOLETE]
    assert obsolete == ["чернетка"]
    assert newsroom.run()[1] is False


def test_a_machines_text_is_never_offered_as_a_translation(newsroom):
    newsroom.paragraphs = [[LONG]]
    newsroom.run()
    newsroom.paragraphs = [[LONGER]]
    newsroom.run()
    assert newsroom.states() == {LONGER: (f"[argos/0] {LONGER}", State.DRAFT)}


def test_a_draft_without_its_provenance_line_is_known_by_the_header(newsroom):
    newsroom.edit(lambda entries: setattr(entries["Alpha speaks."], "msgstr", "Альфа говорить"))
    text = newsroom.path.read_text(encoding="utf-8")
    newsroom.path.write_text("".join(line for line in text.splitlines(True) if not line.startswith("#.")), "utf-8")
    newsroom.glossary = 1
    newsroom.run()
    assert newsroom.states()["Beta waits."] == ("[argos/1] Beta waits.", State.DRAFT)
    assert newsroom.states()["Alpha speaks."] == ("Альфа говорить", State.EDITED)


def test_a_text_without_any_provenance_counts_as_a_persons(newsroom):
    text = newsroom.path.read_text(encoding="utf-8")
    newsroom.path.write_text(re.sub(r'#\. .*\n|"X-L10n-Drafts.*\n', "", text), "utf-8")
    newsroom.glossary = 1
    newsroom.run()
    assert newsroom.states()["Beta waits."] == ("[argos/0] Beta waits.", State.EDITED)
    newsroom.run(redraft=True)
    assert newsroom.states()["Beta waits."] == ("[argos/1] Beta waits.", State.DRAFT)


def test_status_without_drafts_shows_what_the_edit_means(newsroom):
    newsroom.paragraphs = [[LONG], ["Beta waits."]]
    newsroom.run()
    newsroom.edit(lambda entries: approve(entries, LONG, "Дванадцять."))
    newsroom.paragraphs = [[LONGER], ["Quite another thing happened."]]
    preview = merge_catalog(read_catalog(newsroom.path), newsroom.document(), {}, language=UKRAINIAN)
    assert [(unit.source, unit.state, unit.stale) for unit in preview.units[:2]] == [
        (LONGER, State.EDITED, True),
        ("Quite another thing happened.", State.UNTRANSLATED, False),
    ]


# --- random sequences ----------------------------------------------------------------------------------------

BASES = (
    "The Kremlin said {} drones were shot down over {} on Tuesday.",
    "{} people did not reach {} before the parade began, officials said.",
    "“We saw {} aircraft near {},” the mayor told reporters.",
    "Nobody from the {} delegations in {} would comment.",
    "Short {} {}.",
)
SENTENCES = st.builds(
    lambda base, number, name: base.format(number, name),
    st.sampled_from(BASES),
    st.sampled_from(["12", "14", "two"]),
    st.sampled_from(["Moscow", "Kyiv"]),
)
INDEX = st.integers(0, 1000)


class Review(RuleBasedStateMachine):
    """An editor, a translator and the tool at work on one article, and what must hold after each run.

    Attributes:
        texts: Every text a person wrote or approved and did not take back themselves.
        ever: Every text a person ever wrote or approved.
        reviewed: Source to the text that a person approved for it.
        edited: Source to the text that a person wrote for it without approving it.
        notes: (source, comment) for each comment of a person's.
    """

    @initialize(paragraphs=st.lists(st.lists(SENTENCES, min_size=1, max_size=3), min_size=1, max_size=4))
    def begin(self, paragraphs):
        self.folder = tempfile.TemporaryDirectory()
        self.room = Newsroom(Path(self.folder.name) / "uk" / "LC_MESSAGES" / "a.po", paragraphs)
        self.texts, self.ever, self.reviewed, self.edited, self.notes = set(), set(), {}, {}, set()
        self.count = 0
        self.ran = False
        self.run()

    def teardown(self):
        if hasattr(self, "folder"):
            self.folder.cleanup()

    # the editor of the article

    @rule(at=INDEX, sentences=st.lists(SENTENCES, min_size=1, max_size=3))
    def insert(self, at, sentences):
        self.room.paragraphs.insert(at % (len(self.room.paragraphs) + 1), sentences)
        self.ran = False

    @precondition(lambda self: len(self.room.paragraphs) > 1)
    @rule(at=INDEX)
    def delete(self, at):
        del self.room.paragraphs[at % len(self.room.paragraphs)]
        self.ran = False

    @rule(at=INDEX, to=INDEX)
    def move(self, at, to):
        paragraph = self.room.paragraphs.pop(at % len(self.room.paragraphs))
        self.room.paragraphs.insert(to % (len(self.room.paragraphs) + 1), paragraph)
        self.ran = False

    @rule(at=INDEX)
    def duplicate(self, at):
        self.room.paragraphs.append(list(self.room.paragraphs[at % len(self.room.paragraphs)]))
        self.ran = False

    @rule(at=INDEX, which=INDEX, new=SENTENCES)
    def change(self, at, which, new):
        paragraph = self.room.paragraphs[at % len(self.room.paragraphs)]
        paragraph[which % len(paragraph)] = new
        self.ran = False

    @rule(at=INDEX, which=INDEX)
    def touch_up(self, at, which):
        paragraph = self.room.paragraphs[at % len(self.room.paragraphs)]
        sentence = paragraph[which % len(paragraph)]
        swaps = (("12", "14"), ("14", "two"), ("two", "12"))
        old, new = next((swap for swap in swaps if swap[0] in sentence), ("", ""))
        paragraph[which % len(paragraph)] = sentence.replace(old, new) if old else sentence + " Again."
        self.ran = False

    # the translator, on the file as it is

    def work(self, at, change):
        def on(entries):
            source = sorted(entries)[at % len(entries)]
            change(source, entries[source])

        self.room.edit(on)
        self.ran = False

    @rule(at=INDEX, done=st.booleans())
    def write(self, at, done):
        self.count += 1

        def change(source, entry):
            self.forget(source)
            entry.msgstr = f"людина {self.count} “{source}”\\ 100 %"
            if "fuzzy" not in entry.flags and not done:
                entry.flags.append("fuzzy")
            elif "fuzzy" in entry.flags and done:
                entry.flags.remove("fuzzy")
            (self.reviewed if done else self.edited)[source] = entry.msgstr
            self.keep(entry.msgstr)

        self.work(at, change)

    @rule(at=INDEX)
    def add_to(self, at):
        def change(source, entry):
            if entry.msgstr and "fuzzy" in entry.flags:
                self.forget(source)
                entry.msgstr += " і ще"
                self.edited[source] = entry.msgstr
                self.keep(entry.msgstr)

        self.work(at, change)

    @rule(at=INDEX)
    def approve(self, at):
        def change(source, entry):
            if entry.msgstr and "fuzzy" in entry.flags:
                entry.flags.remove("fuzzy")
                self.forget(source)
                self.reviewed[source] = entry.msgstr
                self.keep(entry.msgstr)

        self.work(at, change)

    @rule(at=INDEX)
    def clear(self, at):
        def change(source, entry):
            self.forget(source)
            entry.msgstr = ""

        self.work(at, change)

    @rule(at=INDEX)
    def comment(self, at):
        self.count += 1
        note = f"редактор {self.count}"

        def change(source, entry):
            entry.tcomment = "\n".join(filter(None, [entry.tcomment, note]))
            self.notes.add((source, note))

        self.work(at, change)

    def keep(self, text):
        self.texts.add(text)
        self.ever.add(text)

    def forget(self, source):
        """A person replaced or cleared their own text there."""
        text = self.reviewed.pop(source, None) or self.edited.pop(source, None)
        if text is not None and text not in (*self.reviewed.values(), *self.edited.values()):
            self.texts.discard(text)

    # other hands

    @rule()
    def windows(self):
        data = self.room.path.read_bytes().replace(b"\r\n", b"\n")
        self.room.path.write_bytes(data.replace(b"\n", b"\r\n"))

    @rule()
    def new_glossary(self):
        self.room.glossary += 1
        self.ran = False

    @rule(engine=st.sampled_from(["argos", "better"]))
    def new_engine(self, engine):
        self.room.engine = engine
        self.ran = False

    @rule()
    def rerun(self):
        self.run()

    @rule()
    def rerun_with_redraft(self):
        here = {segment.source for segment in self.room.document().segments}
        units = self.room.units()
        self.run(redraft=True)
        comments = "\n".join("\n".join(unit.comments) for unit in self.room.units().values())
        for source in [source for source in self.edited if source in here]:
            if source in units:
                assert f"replaced: {self.edited[source]}" in comments
        after = self.room.states()
        for source in [source for source in self.edited if source in after]:
            if after[source] == (self.room.draft(source).target, State.DRAFT):
                self.forget(source)

    def run(self, *, redraft=False):
        self.room.run(redraft=redraft)
        self.ran = True

    # what must hold

    @invariant()
    def holds(self):
        if not getattr(self, "ran", False):
            return
        catalog = read_catalog(self.room.path)
        active = {unit.source: unit for unit in catalog.units if unit.state is not State.OBSOLETE}
        assert active.keys() == {segment.source for segment in self.room.document().segments}

        assert self.texts <= {unit.target for unit in catalog.units}, "a person's text is lost"
        told = {(unit.source, note) for unit in catalog.units for note in unit.notes}
        assert self.notes <= told, "a person's comment is lost"
        for source, text in self.reviewed.items():
            if source in active:
                assert (active[source].target, active[source].state) == (text, State.REVIEWED), "un-reviewed"
        for source, text in self.edited.items():
            if source in active:
                assert (active[source].target, active[source].state) == (text, State.EDITED), "overwritten"
        for source, unit in active.items():
            if unit.state is State.REVIEWED:
                assert self.reviewed.get(source) == unit.target, "machine text is marked reviewed"
            elif unit.state is State.DRAFT:
                assert unit.target == self.room.draft(source).target, "an old draft stayed"
            else:
                assert unit.target in self.ever, "a text of nobody's"
        before = self.room.path.stat()
        assert self.room.run()[1] is False, "a second run wrote"
        assert self.room.path.stat() == before


@pytest.fixture(autouse=True, scope="module")
def _no_waiting_for_the_disk():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield


TestReviewSequences = Review.TestCase
TestReviewSequences.settings = settings(
    max_examples=SEQUENCES,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
