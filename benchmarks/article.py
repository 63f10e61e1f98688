"""Measure one article: what a run consists of, and against Argos Translate itself on the same packages and text.

    python -m benchmarks.article [--article FILE] [--runs 7] [--peer PYTHON]

`--peer` is the Python of an environment of its own with argostranslate 1.11 and everything it pulls in:

    python -m venv peer
    peer/bin/pip install torch                  (a CPU build is enough, and smaller)
    peer/bin/pip install argostranslate==1.11.0

The bundled packages are installed for it in a scratch folder. Both translate the whole article into Russian and
Ukrainian; l10n also finds and locks the names, checks the drafts and writes two PO files and a template. Cold is a
fresh process, from its start to its end. Warm is a process that has its models loaded and translates again; Argos
Translate's cache of the last text is emptied before each time, as are l10n's caches of what was proofread. Both
sides run in turns, after one round that does not count; figures are medians and, for the ratios, the medians of the
rounds' ratios. The figures are in benchmarks/README.md, "One article".
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAIRS = ("ru", "uk")

# What the parts of a cold run take, seen from inside it: argument 1 is the project.
PARTS = """
import sys, time
start = time.perf_counter()
import os, threading
os.chdir(sys.argv[1])
spent, beside = {}, {}
def timed(owner, name, part):
    call = getattr(owner, name)
    def run(*arguments, **options):
        begun = time.perf_counter()
        try:
            return call(*arguments, **options)
        finally:
            # The models are loaded in a thread of their own, while the main one reads.
            into = spent if threading.current_thread() is threading.main_thread() else beside
            into[part] = into.get(part, 0.0) + time.perf_counter() - begun
    setattr(owner, name, run)
import l10n.cli, l10n.pipeline.drafting, l10n.pipeline.desk
import l10n.engines.argos as argos
spent["import l10n"] = time.perf_counter() - start
begun = time.perf_counter()
import ctranslate2, sentencepiece
spent["import CTranslate2 and SentencePiece"] = time.perf_counter() - begun
timed(l10n.pipeline.desk, "read_article", "read, split and proofread the article")
timed(l10n.pipeline.desk, "open_desk", "read the glossaries and CLDR")
timed(argos.ArgosEngine, "load", "wait for the models")
timed(argos.ArgosEngine, "translate", "translate")
timed(l10n.pipeline.desk, "lock_names", "lock the names (translating left out)")
timed(l10n.pipeline.desk, "_write", "check, merge and write the files")
sys.argv = ["l10n", "translate", "article.txt", "--quiet"]
try:
    l10n.cli.main()
except SystemExit:
    pass
spent["lock the names (translating left out)"] -= spent["translate"]
total = time.perf_counter() - start
spent["the rest"] = total - sum(spent.values())
for part, seconds in spent.items():
    print(f"{part}\\t{seconds}")
print(f"all, after Python's own start\\t{total}")
for seconds in beside.values():
    print(f"(beside that, in a thread: load the models)\\t{seconds}")
"""

# A process that stays: it says "ready", then answers each line of its input with the seconds that it took.
OURS = """
import sys, time, tempfile, dataclasses, os
from pathlib import Path
os.chdir(sys.argv[1])
from l10n.config import load_config
from l10n.pipeline.desk import draft_window, open_desk, read_article
from l10n.pipeline.route import Wishes, open_route
import l10n.proofreading
import ctranslate2
wishes = Wishes(("ru", "uk"))
config = load_config(Path("."))
desks = [open_desk(open_route(config, code, wishes)) for code in wishes.languages]
known = sorted({name for desk in desks for term in desk.terms for name in (term.source, *term.aliases)})
engines = [desk.route.engine for desk in desks]
sources = [s.source for s in read_article("article.txt", Path("article.txt"), b"", known, "").document.segments]
# The bare minimum: CTranslate2 as it comes, the model and the search the same, one call.
models = []
for engine in engines:
    contents = engine._steps[0]._contents
    files = contents.read(*(name for name in contents.members if name.startswith("model/")))
    files = {name.removeprefix("model/"): data for name, data in files.items()}
    models.append(ctranslate2.Translator("bare", compute_type="int8", files=files))
def bare(tokenizer, model):
    pieces = [tokenizer.encode(source) for source in sources]
    found = model.translate_batch(
        pieces, beam_size=4, length_penalty=1, max_batch_size=2048, batch_type="tokens", return_scores=True
    )
    return [tokenizer.decode(result.hypotheses[0]) for result in found]
def run(what):
    if what == "bare":
        for engine, model in zip(engines, models):
            bare(engine._steps[0].tokenizer(), model)
    elif what == "engine":
        for engine in engines:
            engine.translate(sources)
    else:
        l10n.proofreading._in_text.cache_clear()
        with tempfile.TemporaryDirectory() as scratch:
            article = read_article("article.txt", Path("article.txt"), b"", known, "")
            for desk in desks:
                elsewhere = dataclasses.replace(config, locales=Path(scratch))
                desk.route = dataclasses.replace(desk.route, config=elsewhere)
                list(draft_window([article], desk, wishes))
print("ready", flush=True)
for line in sys.stdin:
    begun = time.perf_counter()
    run(line.strip())
    print(time.perf_counter() - begun, flush=True)
"""
PEER = """
import sys, time
import argostranslate.translate as translate
text = open(sys.argv[1], encoding="utf-8").read()
def run():
    for code in ("ru", "uk"):
        assert translate.translate(text, "en", code).strip()
if len(sys.argv) > 2:
    run()
    sys.exit()
print("ready", flush=True)
for line in sys.stdin:
    for code in ("ru", "uk"):
        translate.translate("Another text.", "en", code)
    begun = time.perf_counter()
    run()
    print(time.perf_counter() - begun, flush=True)
"""
INSTALL = "import argostranslate.package as p, sys; [p.install_from_path(path) for path in sys.argv[1:]]"


class Server:
    """A process that stays and times itself."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True, cwd=ROOT
        )
        assert self._read() == "ready"

    def ask(self, what: str) -> float:
        """The seconds that `what` took."""
        assert self._process.stdin is not None
        self._process.stdin.write(what + "\n")
        self._process.stdin.flush()
        return float(self._read())

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def time_command(command: Sequence[str], environment: Mapping[str, str], **options: object) -> float:
    """The seconds of a command, from its start to its end."""
    begun = time.perf_counter()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"{' '.join(command)[:200]} failed: {done.stderr.decode()[-500:]}")
    return time.perf_counter() - begun


def interleave(runs: int, calls: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """The seconds of each call in each round, after one round that does not count."""
    figures: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(runs + 1):
        for name, call in calls.items():
            seconds = call()
            if number:
                figures[name].append(seconds)
    return figures


def print_parts(project: Path, environment: Mapping[str, str], runs: int) -> None:
    """The table of a cold run's parts."""
    rounds: list[dict[str, float]] = []
    for _ in range(runs + 1):
        clean(project)
        done = subprocess.run(
            [sys.executable, "-c", PARTS, str(project)],
            env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        lines = (line.split("\t") for line in done.stdout.splitlines())
        rounds.append({part: float(seconds) for part, seconds in lines})
    print("| part of a cold run, both languages | ms |")
    print("|---|---|")
    for part in rounds[0]:
        print(f"| {part} | {1000 * statistics.median(figures[part] for figures in rounds[1:]):.0f} |")


def clean(project: Path) -> None:
    """Take away what a run has written."""
    for folder in ("locales", ".l10n_cache"):
        shutil.rmtree(project / folder, ignore_errors=True)


def ratio(figures: Mapping[str, list[float]], over: str, under: str) -> str:
    """The median of the rounds' ratios, with the least and the greatest."""
    ratios = [a / b for a, b in zip(figures[over], figures[under], strict=True)]
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def measure(project: Path, peer: str, runs: int, home: Path) -> None:
    """Print everything."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # No packages but the bundled ones, on both sides.
    ours = {**kept, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(home / "none")}
    ours.pop("ARGOS_PACKAGES_DIR", None)
    text = project / "article.txt"
    l10n = [sys.executable, "-m", "l10n", "translate", "article.txt", "--quiet"]

    def cold() -> float:
        clean(project)
        return time_command(l10n, ours, cwd=project)

    print_parts(project, ours, runs)
    cold_calls: dict[str, Callable[[], float]] = {
        "Python": lambda: time_command([sys.executable, "-c", "pass"], ours),
        "again": lambda: time_command(l10n, ours, cwd=project),
        "cold": cold,
    }
    # In this order "again" finds what "cold" has written a round before.
    server = Server([sys.executable, "-c", OURS, str(project)], ours)
    warm_calls: dict[str, Callable[[], float]] = {
        "bare": lambda: server.ask("bare"),
        "engine": lambda: server.ask("engine"),
        "warm": lambda: server.ask("all"),
    }
    if peer:
        theirs = {name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
        theirs = {**kept, **theirs}
        packages = [str(path) for path in sorted((ROOT / "l10n" / "starter").glob("*.argosmodel"))]
        time_command([peer, "-c", INSTALL, *packages], theirs)
        program = str(Path(peer).with_name("argos-translate"))
        script = [peer, "-c", PEER, str(text)]
        cold_calls["peer cold"] = lambda: time_command([*script, "once"], theirs)
        cold_calls["peer command"] = lambda: sum(
            time_command([program, "-f", "en", "-t", code], theirs, stdin=text.open("rb")) for code in PAIRS
        )
        other = Server(script, theirs)
        warm_calls["peer warm"] = lambda: other.ask("all")
    warm = interleave(runs, warm_calls)
    server.close()
    if peer:
        other.close()
    clean(project)
    time_command(l10n, ours, cwd=project)
    figures = {**interleave(runs, cold_calls), **warm}
    print("\n| both languages | median s | least | greatest |")
    print("|---|---|---|---|")
    names = {
        "Python": "Python's own start (`python -c pass`)",
        "cold": "`l10n translate`, cold",
        "again": "`l10n translate` with nothing changed",
        "peer cold": "Argos Translate's Python API, cold",
        "peer command": "`argos-translate` once a language, cold",
        "warm": "l10n warm: read, draft, lock, check, write",
        "engine": "l10n's engine alone, warm",
        "bare": "one bare `translate_batch` a language, warm",
        "peer warm": "Argos Translate's Python API, warm",
    }
    for name, words in names.items():
        if name in figures:
            times = figures[name]
            print(f"| {words} | {statistics.median(times):.3f} | {min(times):.3f} | {max(times):.3f} |")
    print("\n| ratio | median (least-greatest) |")
    print("|---|---|")
    rows = [("bare call / engine", "bare", "engine")]
    if peer:
        rows = [
            ("cold: Argos Translate's API / `l10n translate`", "peer cold", "cold"),
            ("cold: `argos-translate` / `l10n translate`", "peer command", "cold"),
            ("warm: Argos Translate / all of l10n", "peer warm", "warm"),
            ("warm: Argos Translate / l10n's engine", "peer warm", "engine"),
            *rows,
        ]
    for words, over, under in rows:
        print(f"| {words} | {ratio(figures, over, under)} |")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article", type=Path, default=ROOT / "articles" / "kremlin-drones.txt")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peer", default="", help="the Python of an environment with argostranslate 1.11")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch) / "project"
        project.mkdir()
        shutil.copy(chosen.article, project / "article.txt")
        shutil.copytree(ROOT / "glossary", project / "glossary")
        (project / "l10n.toml").write_text("", encoding="utf-8")
        measure(project, chosen.peer, chosen.runs, Path(scratch))


if __name__ == "__main__":
    main()
