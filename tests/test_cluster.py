"""A real scheduler and real workers on loopback, some of which are killed."""

import importlib.util
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from l10n.catalog import read_catalog
from l10n.cli.app import COULD_NOT_RUN

pytestmark = pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="needs l10n[cluster]")

ROOT = Path(__file__).parents[1]
SCHEDULER = """
import asyncio, sys
from distributed import Scheduler

async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()

asyncio.run(main())
"""
WORKER = """
import asyncio, os, sys
from distributed import Worker
from pathlib import Path

if len(sys.argv) > 2:
    # It shall be seen at work, and does not get done with it.
    import time
    import l10n.pipeline.desk

    def work(self, requests):
        Path(sys.argv[2]).write_text(str(os.getpid()))
        time.sleep(60)

    l10n.pipeline.desk.Bench.work = work

async def main():
    async with Worker(sys.argv[1], nthreads=1, dashboard=False) as worker:
        print(worker.address, flush=True)
        await worker.finished()

asyncio.run(main())
"""


@pytest.fixture
def start(tmp_path):
    """Start a Python process and give it with the first line it prints."""
    running = []
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"}

    def run(code, *arguments):
        process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
            cwd=tmp_path,
        )
        running.append(process)
        return process, process.stdout.readline().strip()

    yield run
    for process in running:
        process.kill()
        process.communicate()


def translate(address, *more, **options):
    command = [sys.executable, "-m", "l10n", "translate", "articles", "--engine", "pseudo", "--cluster", address]
    return subprocess.Popen(
        [*command, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        **options,
    )


def wait_for(condition, seconds=30):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def written():
    return {path: path.read_bytes() for path in sorted(Path("locales").rglob("*.po*"))}


def write_more(count):
    for number in range(count):
        text = "".join(f"Putin saw drone {number}-{line} over Kyiv.\n" for line in range(60))
        Path(f"articles/more{number}.txt").write_text(text, encoding="utf-8")


def test_a_cluster_writes_what_one_machine_writes_though_a_worker_is_killed(
    project, l10n, start, tmp_path, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    write_more(2)
    mark = tmp_path / "busy"
    _, address = start(SCHEDULER)
    doomed, _ = start(WORKER, address, mark)
    run = translate(address, "--quiet")
    wait_for(mark.exists)
    start(WORKER, address)
    doomed.send_signal(signal.SIGKILL)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, said.count("l10n: ")) == (0, 0), said
    together = written()
    assert len(together) == 9
    for path in together:
        path.unlink()
    assert l10n("translate", "articles", "--engine", "pseudo").code == 0
    assert written() == together


def test_a_killed_scheduler_is_one_sentence_and_what_was_finished_stays(project, start, tmp_path, l10n):
    assert l10n("translate", "articles", "--engine", "pseudo").code == 0
    before = written()
    write_more(1)
    mark = tmp_path / "busy"
    scheduler, address = start(SCHEDULER)
    start(WORKER, address, mark)
    run = translate(address)
    wait_for(mark.exists)
    scheduler.send_signal(signal.SIGKILL)
    shown, said = run.communicate(timeout=90)
    complaints = [line for line in said.splitlines() if line.startswith("l10n: ")]
    assert (run.returncode, len(complaints)) == (COULD_NOT_RUN, 1), said
    assert f"the cluster at {address} has gone" in complaints[0]
    assert "Traceback" not in said
    assert written() == before
    assert "kremlin-drones.po" in shown
    # Without the cluster the run goes on where it stopped.
    assert l10n("translate", "articles", "--engine", "pseudo").code == 0
    assert len(read_catalog(Path("locales/uk/LC_MESSAGES/more0.po")).units) == 60


def test_a_scheduler_that_is_not_there_is_one_sentence(project, l10n, monkeypatch):
    monkeypatch.setattr("l10n.cluster._PATIENCE", 0.5)
    done = l10n("translate", "articles", "--engine", "pseudo", "--cluster", "tcp://127.0.0.1:9")
    assert done.code == COULD_NOT_RUN
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in done.err
    assert not Path("locales").exists()


def test_a_scheduler_without_workers_is_one_sentence(project, l10n, monkeypatch, start):
    monkeypatch.setattr("l10n.cluster._PATIENCE", 0.5)
    _, address = start(SCHEDULER)
    done = l10n("translate", "articles", "--engine", "pseudo", "--cluster", address)
    assert (done.code, "has no workers" in done.err) == (COULD_NOT_RUN, True), done.err


def test_when_the_last_worker_is_killed_the_run_ends_in_one_sentence(project, l10n, monkeypatch, start, tmp_path):
    monkeypatch.setattr("l10n.cluster._PATIENCE", 5.0)
    monkeypatch.setattr("l10n.cluster._LOOK", 0.5)
    mark = tmp_path / "busy"
    _, address = start(SCHEDULER)
    doomed, _ = start(WORKER, address, mark)

    def kill():
        wait_for(mark.exists)
        doomed.send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    done = l10n("translate", "articles", "--engine", "pseudo", "--cluster", address)
    killer.join()
    assert done.code == COULD_NOT_RUN
    assert f"all workers of the scheduler at {address} have gone" in done.err
