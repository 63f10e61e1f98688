"""`l10n status` and `l10n build`: how far the review is, and the article once it is done."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from conftest import SAMPLE

from l10n.cli.status import _shares
from l10n.model import State
from l10n.pipeline.progress import Progress

SHORT = b"\xef\xbb\xbfThe Kremlin denied it.\r\n\r\n  Kyiv said nothing. Kyiv waits.\r\n\r\n\r\nThe end"
REVIEWED = {
    "ru": {
        "The Kremlin denied it.": "Кремль это опроверг.",
        "Kyiv said nothing.": "Киев ничего не сказал.",
        "Kyiv waits.": "Киев ждёт.",
        "The end": "Конец",
    },
    "uk": {
        "The Kremlin denied it.": "Кремль це спростував.",
        "Kyiv said nothing.": "Київ нічого не сказав.",
        "Kyiv waits.": "Київ чекає.",
        "The end": "Кінець",
    },
}
# Widths of the bar: (reviewed, edited, draft, untranslated) -> characters
BARS = [
    ((0, 0, 14, 0), [0, 0, 24, 0]),
    ((14, 0, 0, 0), [24, 0, 0, 0]),
    ((1, 0, 999, 0), [1, 0, 23, 0]),
    ((1, 1, 1, 1), [6, 6, 6, 6]),
    ((0, 0, 0, 0), [0, 0, 0, 0]),
]


def po(language, article="short"):
    return Path("locales", language, "LC_MESSAGES", f"{article}.po")


def edit(path, targets, *, fuzzy=False):
    """Write texts into a PO file as a person does in a text editor, and take the fuzzy mark away."""
    entries = path.read_text(encoding="utf-8").split("\n\n")
    for number, entry in enumerate(entries):
        for source, target in targets.items():
            if f'\nmsgid "{source}"\n' in entry:
                entry = entry if fuzzy else entry.replace("#, fuzzy\n", "")
                entries[number] = re.sub(r'(?s)msgstr ".*$', lambda _, t=target: f'msgstr "{t}"', entry)
    path.write_text("\n\n".join(entries).rstrip("\n") + "\n", encoding="utf-8")


@pytest.fixture
def short(project, l10n):
    """A project with one short article, drafted by the pseudo engine."""
    Path(SAMPLE).unlink()
    Path("articles/short.txt").write_bytes(SHORT)
    assert l10n("translate", "articles/short.txt", "--engine", "pseudo").code == 0
    return project


def counts(l10n, *arguments):
    done = l10n("status", "--json", *arguments)
    assert done.code == 0
    return json.loads(done.out)["catalogs"]


def test_status_counts_as_a_script_relies_on(short, l10n):
    edit(po("ru"), {"Kyiv waits.": "Киев ждёт."})
    edit(po("ru"), {"The end": "Конец"}, fuzzy=True)
    russian, ukrainian = counts(l10n)
    findings = russian.pop("findings")
    assert set(findings) == {"error", "warning"}
    assert russian == {
        "article": "articles/short.txt",
        "po": "locales/ru/LC_MESSAGES/short.po",
        "language": "ru",
        "segments": 4,
        "untranslated": 0,
        "draft": 2,
        "edited": 1,
        "reviewed": 1,
        "obsolete": 0,
        "stale": 0,
        "ready": False,
    }
    assert (ukrainian["language"], ukrainian["draft"]) == ("uk", 4)
    assert counts(l10n, "articles/short.txt") == counts(l10n) == counts(l10n, "locales")
    assert [catalog["language"] for catalog in counts(l10n, po("uk"))] == ["uk"]


def test_status_sees_an_edit_of_the_article_at_once(short, l10n):
    edit(po("ru"), REVIEWED["ru"])
    assert counts(l10n, po("ru"))[0]["ready"] is True
    before = po("ru").read_bytes()
    text = SHORT.decode("utf-8-sig").replace("said nothing", "said no thing")
    Path("articles/short.txt").write_text(text + "\n\nA new one.", encoding="utf-8")
    found = counts(l10n, po("ru"))[0]
    names = ("segments", "reviewed", "edited", "untranslated", "stale", "ready")
    assert [found[name] for name in names] == [5, 3, 1, 1, 1, False]
    assert po("ru").read_bytes() == before
    Path("articles/short.txt").unlink()
    found = counts(l10n, po("ru"))[0]
    assert (found["reviewed"], found["ready"]) == (4, False)


def test_status_prints_a_table_with_a_bar(short, l10n):
    edit(po("ru"), REVIEWED["ru"])
    done = l10n("status")
    assert done.code == 0
    lines = done.out.splitlines()
    assert any(re.search(r"articles/short\.txt +ru +━{24} +100 %.* ready *$", line) for line in lines)
    assert any(re.search(r" uk +╍{24} +0 %", line) for line in lines)
    assert lines[-1].endswith("1 of 2 ready")
    shutil.rmtree("locales")
    assert "no PO files yet" in l10n("status").out


@pytest.mark.parametrize(("figures", "widths"), BARS)
def test_a_bar_shows_every_state_that_occurs(figures, widths):
    states = (State.REVIEWED, State.EDITED, State.DRAFT, State.UNTRANSLATED)
    progress = Progress("a", "a.po", "ru", Counter(dict(zip(states, figures, strict=True))), 0, Counter())
    assert _shares(progress) == widths


def test_build_refuses_and_lists_what_is_not_ready(short, l10n):
    edit(po("ru"), REVIEWED["ru"])
    edit(po("uk"), {"The end": "Кіне"}, fuzzy=True)
    edit(po("uk"), {source: target for source, target in REVIEWED["uk"].items() if source != "The end"})
    edit(po("uk"), {"Kyiv waits.": "Киев чекає."})
    Path("articles/short.txt").write_bytes(SHORT + b"\n\nNew.")
    done = l10n("build", "articles/short.txt")
    assert (done.code, done.out) == (1, "")
    assert not Path("build").exists()
    lines = done.err.splitlines()
    entry = po("uk").read_text(encoding="utf-8").split("\n").index('msgid "Kyiv waits."') + 1
    assert any(line.startswith(f"{po('uk')}:{entry}: term-") for line in lines), lines
    missing = "articles/short.txt:8: not in the PO file; run l10n translate: New."
    assert lines.count(missing) == 2
    assert (
        lines[-1] == "l10n: articles/short.txt is not ready in uk: 3 sentences of 5 to review; nothing was written"
    )
    # One language that is ready can be built by itself.
    Path("articles/short.txt").write_bytes(SHORT)
    assert l10n("build", "articles/short.txt", "--to", "ru").code == 0
    assert l10n("build", "articles/short.txt").code == 1
    assert not Path("build/uk").exists()


def test_build_keeps_the_structure_of_the_source(short, l10n):
    for language, targets in REVIEWED.items():
        edit(po(language), targets)
    done = l10n("build", "articles/short.txt")
    assert (done.code, done.out) == (0, "build/ru/short.txt\nbuild/uk/short.txt\n")
    russian = Path("build/ru/short.txt")
    assert russian.read_bytes() == (
        "\ufeffКремль это опроверг.\r\n\r\n  Киев ничего не сказал. Киев ждёт.\r\n\r\n\r\nКонец".encode()
    )
    before = russian.stat().st_mtime_ns
    again = l10n("build", "articles/short.txt", "--json")
    assert russian.stat().st_mtime_ns == before
    assert json.loads(again.out) == {
        "builds": [
            {
                "article": "articles/short.txt",
                "language": language,
                "file": f"build/{language}/short.txt",
                "segments": 4,
                "ready": True,
                "written": False,
                "obstacles": [],
            }
            for language in ("ru", "uk")
        ],
        "ready": True,
    }
    done = l10n("build", "articles/short.txt", "--out", "site", "--to", "uk", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert Path("site/uk/short.txt").read_bytes() == Path("build/uk/short.txt").read_bytes()


@pytest.mark.parametrize(("how", "last"), [("source", "The end"), ("draft", "Кон")])
def test_a_preview_says_so_first(short, l10n, how, last):
    edit(po("ru"), {source: target for source, target in REVIEWED["ru"].items() if source != "The end"})
    edit(po("ru"), {"The end": "Кон"}, fuzzy=True)
    done = l10n("build", "articles/short.txt", "--to", "ru", "--unreviewed", how)
    assert done.code == 0
    assert done.err.splitlines()[0] == f"PREVIEW, not for publication: 1 sentence not ready, {how} in place"
    assert Path("build/ru/short.txt").read_text(encoding="utf-8").endswith("Киев ждёт.\n\n\n" + last)


def test_build_says_in_one_sentence_what_is_missing(short, l10n):
    for arguments, words in (
        (["articles/none.txt"], "no such file"),
        (["articles/short.txt", "--to", "be"], "run l10n translate articles/short.txt"),
    ):
        done = l10n("build", *arguments)
        assert done.code == 2
        assert words in done.err
        assert len(done.err.splitlines()) == 1
    Path("build").write_bytes(b"a file")
    for language, targets in REVIEWED.items():
        edit(po(language), targets)
    done = l10n("build", "articles/short.txt")
    assert done.code == 2
    assert "cannot be written" in done.err
    assert len(done.err.splitlines()) == 1
