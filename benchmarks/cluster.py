"""Measure a cluster on this machine: a Dask scheduler and its workers on loopback, against no cluster.

    python -m benchmarks.cluster [--data ../shared/data] [--articles 40] [--workers 1 2] [--engine argos]

The articles are those of benchmarks/many.py. Every worker is a process with one thread that has a core to itself
where there are as many: ARGOS_INTER_THREADS and ARGOS_INTRA_THREADS are 1 for all of them, and in the run without a
cluster neither is set. The figures are in benchmarks/README.md, "Many machines".
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.many import ROOT, run, write_articles

SCHEDULER = """
import asyncio
from distributed import Scheduler
async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()
asyncio.run(main())
"""
WORKER = """
import asyncio, sys
from distributed import Worker
async def main():
    async with Worker(sys.argv[1], nthreads=1, dashboard=False) as worker:
        print(worker.address, flush=True)
        await worker.finished()
asyncio.run(main())
"""


def start(code: str, *arguments: str) -> tuple[subprocess.Popen[str], str]:
    """A process and the line that it says first."""
    single = {"ARGOS_INTER_THREADS": "1", "ARGOS_INTRA_THREADS": "1", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, **single},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def main() -> None:
    """Print one line a number of workers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--engine", default="argos")
    chosen = parser.parse_args()
    print(f"| workers | {chosen.articles} articles, both languages: s | caller's MB |")
    print("|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        write_articles(root / "articles", chosen.data, chosen.articles)
        shutil.copytree(ROOT / "glossary", root / "glossary")
        arguments = ["translate", "articles", "--engine", chosen.engine, "--quiet"]
        for workers in (0, *chosen.workers):
            shutil.rmtree(root / "locales", ignore_errors=True)
            shutil.rmtree(root / ".l10n_cache", ignore_errors=True)
            processes = []
            try:
                more: list[str] = []
                if workers:
                    scheduler, address = start(SCHEDULER)
                    processes = [scheduler, *(start(WORKER, address)[0] for _ in range(workers))]
                    more = ["--cluster", address]
                    time.sleep(1)
                seconds, megabytes = run(root, *arguments, *more)
            finally:
                for process in processes:
                    process.kill()
                    process.wait()
            print(f"| {workers or 'no cluster'} | {seconds:.1f} | {megabytes:.0f} |", flush=True)


if __name__ == "__main__":
    main()
