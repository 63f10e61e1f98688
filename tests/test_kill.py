"""`kill -9` at any moment leaves whole files, and the next run finishes the job.

`L10N_KILLS` sets how many random moments are tried (2 by default):

    L10N_KILLS=200 pytest tests/test_kill.py
"""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import SAMPLE

from l10n.catalog import read_catalog
from l10n.model import State

KILLS = int(os.environ.get("L10N_KILLS", "2"))
ARTICLES = 4

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def test_a_run_killed_before_any_file_operation_leaves_whole_files(tmp_path):
    script = Path(__file__).with_name("kill_writing.py")
    done = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) >= 20


def approve_every_third(text):
    """What a translator does in a text editor: an own text and no fuzzy mark, for every third entry."""
    head, *entries = text.split("\n\n")
    for number in range(0, len(entries), 3):
        entry = entries[number].replace("#, fuzzy\n", "")
        entries[number] = re.sub(r'msgstr (?:"(?:[^"\\]|\\.)*"\n?)+$', f'msgstr "человек {number}"', entry).rstrip(
            "\n"
        )
    return "\n\n".join([head, *entries]) + "\n"


def reviewed(folder):
    return {
        (path.name, path.parts[-3], unit.source, unit.target)
        for path in folder.rglob("*.po")
        for unit in read_catalog(path).units
        if unit.state is State.REVIEWED
    }


def test_a_run_killed_at_a_random_moment_is_finished_by_the_next(project):
    command = [sys.executable, "-m", "l10n", "translate", "articles", "--engine", "pseudo", "--quiet"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}

    def run():
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish():
        process = run()
        out, err = process.communicate()
        assert process.returncode == 0, out + err

    def write_articles(turn):
        for number in range(ARTICLES):
            lines = [f"Minister {number} saw {count} drones over Kyiv." for count in range(6)]
            lines[turn % 6] += f" He counted {turn} times."
            Path(f"articles/{number}.txt").write_text("\n".join(lines), encoding="utf-8")

    Path(SAMPLE).unlink()
    write_articles(0)
    finish()
    for path in Path("locales").rglob("*.po"):
        path.write_text(approve_every_third(path.read_text(encoding="utf-8")), encoding="utf-8")
    persons = reviewed(Path("locales"))
    assert len(persons) >= 2 * ARTICLES * 2
    write_articles(1)
    begun = time.perf_counter()
    finish()
    whole = time.perf_counter() - begun

    chance = random.Random(20261122)
    killed = 0
    for turn in range(2, KILLS + 2):
        write_articles(turn)
        process = run()
        time.sleep(chance.uniform(0.2, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        process.communicate()
        texts = {unit.target for path in Path("locales").rglob("*.po") for unit in read_catalog(path).units}
        assert {target for *_, target in persons} <= texts
        for path in Path("locales").glob("*.pot"):
            read_catalog(path)
        finish()
        assert [
            path for path in Path("locales").rglob("*") if path.is_file() and path.suffix not in (".po", ".pot")
        ] == []
        for path in Path("locales").rglob("*.po"):
            article = Path(f"articles/{path.stem}.txt").read_text(encoding="utf-8")
            here = {unit.source for unit in read_catalog(path).units if unit.state is not State.OBSOLETE}
            assert all(source in article for source in here)
            assert f"He counted {turn} times." in here
        # What was reviewed and stands in the article unchanged is still reviewed.
        now = reviewed(Path("locales"))
        for name, language, source, target in persons:
            if source in Path("articles", name).with_suffix(".txt").read_text(encoding="utf-8").split("\n"):
                assert (name, language, source, target) in now
    assert killed >= KILLS // 2
