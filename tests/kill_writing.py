"""Kill a run before each of its file operations and look at what is left: `kill_writing.py FOLDER`.

A process of its own, because it forks: no other thread may be there. Prints the number of moments, or what was
wrong on standard error, and exit code 1.
"""

import os
import signal
import sys
from pathlib import Path

from l10n.catalog import merge_catalog, plan_drafts, read_catalog, update_catalog, write_template
from l10n.model import Document, Draft, Language, Segment, State

FOLDER = Path(sys.argv[1])
PO = FOLDER / "locales" / "ru" / "LC_MESSAGES" / "a.po"
POT = FOLDER / "locales" / "a.pot"
MOMENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.chmod", "os.chown", "os.truncate", "test.fsync")
RUSSIAN = Language("ru", "Russian", "nplurals=3; plural=0;")


def document(count):
    parts = [part for n in range(count) for part in (Segment(f"Sentence {n} of the article.", n + 1, n + 1), "\n")]
    return Document(tuple(parts), "articles/a.txt")


def run(count):
    article = document(count)

    def merge(old):
        keys = {segment.source: "k" for segment in article.segments}
        drafts = {source: Draft(source, f"<{source}>", key="k") for source in plan_drafts(old, article, keys)}
        return merge_catalog(old, article, drafts, language=RUSSIAN, created="2026-11-22 13:04+0000")

    update_catalog(PO, merge)
    write_template(POT, article, created="2026-11-22 13:04+0000")


def run_and_die(count, moment):
    """In a child: run, and be killed before the file operation of that number. Whether it was."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    seen = 0

    def watch(event, arguments):
        nonlocal seen
        if event in MOMENTS and (event == "test.fsync" or str(FOLDER) in repr(arguments)):
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sync = os.fsync
    os.fsync = lambda descriptor: (sys.audit("test.fsync"), sync(descriptor))
    sys.addaudithook(watch)
    run(count)
    os._exit(0)


def complain(what):
    sys.exit(what)


def main():
    run(2)
    PO.write_bytes(PO.read_bytes().replace(b"#, fuzzy\n", b"", 1))
    before = {path: path.read_bytes() for path in (PO, POT)}
    run(3)
    after = {path: path.read_bytes() for path in (PO, POT)}
    moment = 0
    for fresh in (False, True):
        killed = True
        moment_here = 0
        while killed:
            moment_here += 1
            for path, data in before.items():
                path.unlink() if fresh else path.write_bytes(data)
            killed = run_and_die(3, moment_here)
            for path in (PO, POT):
                if path.exists() and path.read_bytes() not in (before[path], after[path]) and not fresh:
                    complain(f"moment {moment_here}: {path.name} is neither the old file nor the new one")
                if path.exists():
                    read_catalog(path)
                elif not fresh:
                    complain(f"moment {moment_here}: {path.name} is gone")
            if not fresh and read_catalog(PO).units[0].state is not State.REVIEWED:
                complain(f"moment {moment_here}: a review is lost")
            run(3)
            if not fresh and {path: path.read_bytes() for path in (PO, POT)} != after:
                complain(f"moment {moment_here}: the next run did not finish the job")
            left = {path for path in FOLDER.rglob("*") if path.is_file()} - {PO, POT}
            if left:
                complain(f"moment {moment_here}: left behind: {sorted(left)}")
        moment += moment_here - 1
    sys.stdout.write(str(moment))


main()
