"""The sample from draft to publication: a translator's edits in a text editor, the checks, the build."""

import json
import re
from pathlib import Path

import pytest
from conftest import SAMPLE

from l10n.documents import read_document
from l10n.sentences import split_sentences

REVIEWED = Path(__file__).parent / "reviewed"
LANGUAGES = ("ru", "uk")


def review(language, keep=0):
    """Put the reviewed sentences into the PO file as a text editor would, and clear their fuzzy flags.

    The last `keep` entries stay as the machine left them.
    """
    path = Path("locales", language, "LC_MESSAGES", "kremlin-drones.po")
    targets = iter((REVIEWED / f"kremlin-drones.{language}.txt").read_text(encoding="utf-8").splitlines())
    header, *entries = path.read_text(encoding="utf-8").split("\n\n")
    done = []
    for number, entry in enumerate(entries):
        if number < len(entries) - keep:
            target = next(targets).replace('"', '\\"')
            entry = re.sub(r"(?s)\nmsgstr .*", f'\nmsgstr "{target}"\n', entry.replace("#, fuzzy\n", ""))
        done.append(entry.strip("\n"))
    path.write_text("\n\n".join([header, *done]) + "\n", encoding="utf-8")


@pytest.fixture
def drafted(project, l10n):
    assert l10n("translate", SAMPLE, "--engine", "pseudo").code == 0
    return project


def test_a_professional_translation_of_the_sample_has_no_error_and_is_built(drafted, l10n):
    for language in LANGUAGES:
        review(language)
    assert [f for f in json.loads(l10n("check", "--json").out)["findings"] if f["severity"] != "info"] == []
    done = l10n("build", SAMPLE)
    assert done.code == 0, done.err
    for language in LANGUAGES:
        built = Path("build", language, "kremlin-drones.txt").read_bytes()
        source = Path(SAMPLE).read_bytes()
        assert (built.count(b"\n"), built.endswith(b"\n")) == (source.count(b"\n"), source.endswith(b"\n"))
        sentences = (REVIEWED / f"kremlin-drones.{language}.txt").read_text(encoding="utf-8").splitlines()
        assert built.decode().split("\n") == [*sentences[:5], " ".join(sentences[5:7]), *sentences[7:]]
    assert [c["ready"] for c in json.loads(l10n("status", "--json").out)["catalogs"]] == [True, True]


@pytest.mark.parametrize("keep", [1, 14])
def test_nothing_is_built_while_a_sentence_is_unreviewed(drafted, l10n, keep):
    for language in LANGUAGES:
        review(language, keep=keep)
    done = l10n("build", SAMPLE)
    assert done.code == 1
    assert not Path("build").exists()
    document = split_sentences(read_document(Path(SAMPLE)))
    for segment in document.segments[-keep:]:
        assert done.err.count(segment.source[:40]) + done.out.count(segment.source[:40]) >= 2


def test_a_reviewed_catalog_stays_as_it_is_when_the_article_is_drafted_again(drafted, l10n):
    review("uk")
    path = Path("locales/uk/LC_MESSAGES/kremlin-drones.po")
    before = path.read_bytes()
    assert l10n("translate", SAMPLE, "--engine", "pseudo", "--redraft").code == 0
    assert path.read_bytes() == before
