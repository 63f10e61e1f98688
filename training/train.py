r"""Train the joint English to Russian and Ukrainian model for so many minutes, on a GPU where there is one.

    python -m training.train --size cpu --minutes 110 --corpus build/training/corpus.tsv.xz \
        --vocabulary ../shared/starter/spm.model --resume ../shared/starter/checkpoint.pt --out build/training/run

Writes to --out: `last.pt` (all that --resume needs), `checkpoint.pt` (averaged weights in half precision) and
`curve.csv`, at each validation and at the end; so does a run that is told to stop (SIGINT, SIGTERM). The learning
rate falls to nought over the run. A training that is made in several runs tells each one which part it is:

    python -m training.train … --span 0 .33
    python -m training.train … --span .33 .67 --resume build/training/run/last.pt
    python -m training.train … --span .67 1 --resume build/training/run/last.pt

A checkpoint of a smaller size (fewer encoder layers, a narrower inner part) is taken up too: the model grows.

Time counts, not updates: a run that is held (SIGSTOP, SIGCONT) still ends on time, with its learning rate down.

On a CPU, `--processes 2` is nearly twice as fast where two cores are free (and makes batches twice as large), and
`--mixed` half as fast again where the processor has AMX or, as an AMD EPYC, AVX512-BF16 (`lscpu` tells).
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import os
import signal
import time
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from sentencepiece import SentencePieceProcessor
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.batches import Batch, Corpus, Encoder, split
from training.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from training.embeddings import start_from_alignments
from training.network import Translator
from training.pairs import read_pairs
from training.sets import read_rules
from training.settings import SIZES, Recipe
from training.team import Team

if TYPE_CHECKING:
    from collections.abc import Iterator

ALIGNMENT = 0.3
"""The weight of the guided alignment's loss."""
AVERAGED_EVERY = 4
SEEDS = 1_000_003
"""How far apart the processes' seeds are, so that no two draw the same pairs."""
RESERVE = 15.0
"""Seconds kept for the last save, besides what a validation takes; no more than a tenth of the run."""
AGAIN = 30
"""Updates until the full learning rate when the optimizer's state is there; the recipe says how many otherwise."""


@dataclass(slots=True)
class Clock:
    """How far the training is by the wall clock: this run ends at `end` and makes the part `span` of it."""

    start: float
    end: float
    span: tuple[float, float] = (0.0, 1.0)

    def progress(self) -> float:
        """The share of the whole training that is done, from 0 to 1."""
        done = (time.time() - self.start) / max(1.0, self.end - self.start)
        return self.span[0] + (self.span[1] - self.span[0]) * min(1.0, max(0.0, done))

    def over(self) -> bool:
        """Whether the run has to come to its end."""
        return time.time() >= self.end


class Stream(IterableDataset[Batch]):
    """The batches, for loader processes: each draws with a seed of its own."""

    def __init__(self, corpus: Corpus, encoder: Encoder, recipe: Recipe, seed: int, clock: Clock) -> None:
        self.parts = corpus, encoder, recipe, seed, clock

    def __iter__(self) -> Iterator[Batch]:
        corpus, encoder, recipe, seed, clock = self.parts
        worker = get_worker_info()
        return corpus.stream(encoder, recipe, seed + (worker.id if worker else 0), clock.progress)


@dataclass(slots=True)
class Run:
    """A model under training: the weights, their running average and the counts that go into the checkpoint."""

    model: Translator
    average: Translator
    optimizer: torch.optim.Optimizer
    recipe: Recipe
    warmup: int
    team: Team
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0
    first_step: int = 0
    first: float = field(default_factory=time.time)

    def update(self, batch: Batch, progress: float) -> tuple[Tensor, Tensor]:
        """One step of the optimizer; the two losses of this process's batch, which stay on the device."""
        rate = self.recipe.rate * min(1.0, (self.step - self.first_step + 1) / self.warmup)
        rate *= max(0.01, (1 - progress) ** 0.8)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        device = self.model.positions.device
        with torch.autocast("cuda", dtype=torch.bfloat16, enabled=device.type == "cuda"):
            losses = self.model.loss(to_tensors(batch, device), self.recipe)
        self.optimizer.zero_grad(set_to_none=True)
        (losses.translation + ALIGNMENT * losses.alignment).backward()
        parameters = list(self.model.parameters())
        self.team.average_gradients(parameters)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        self.optimizer.step()
        self.step += 1
        if self.step % AVERAGED_EVERY == 0:
            # The average of a new training must not remember its random start.
            kept = min(self.recipe.average, self.step / (self.step + 10)) ** AVERAGED_EVERY
            with torch.no_grad():
                torch._foreach_lerp_(list(self.average.parameters()), list(self.model.parameters()), 1 - kept)
        return losses.translation.detach(), losses.alignment.detach()

    def validate(self, sets: dict[str, list[Batch]]) -> dict[str, float]:
        """The mean cross-entropy per target piece of the averaged weights, in nats."""
        device = self.model.positions.device
        found = {}
        for name, batches in sets.items():
            totals = [self.average.validate(to_tensors(batch, device)) for batch in batches]
            found[name] = sum(total for total, _ in totals) / sum(count for _, count in totals)
        return found

    def save(self, out: Path) -> None:
        """Write both checkpoints."""
        checkpoint = Checkpoint(
            self.model.shape,
            self.model.embedding.num_embeddings,
            self.average.state_dict(),
            self.step,
            self.tokens,
            self.seconds + time.time() - self.first,
            self.model.state_dict(),
            self.optimizer.state_dict(),
        )
        write_checkpoint(out / "last.pt", checkpoint, publish=False)
        write_checkpoint(out / "checkpoint.pt", checkpoint, publish=True)


class Log:
    """`curve.csv`: step, tokens, minutes of training in all, what is measured, the value. Also printed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, run: Run, values: dict[str, float]) -> None:
        """One row for each value."""
        minutes = f"{(run.seconds + time.time() - run.first) / 60:.2f}"
        new = not self.path.exists()
        with self.path.open("a", encoding="utf-8", newline="") as table:
            rows = csv.writer(table)
            if new:
                rows.writerow(("step", "tokens", "minutes", "name", "value"))
            rows.writerows((run.step, run.tokens, minutes, name, f"{value:.5g}") for name, value in values.items())
        measured = ", ".join(f"{name} {value:.5g}" for name, value in values.items())
        print(f"step {run.step}, {run.tokens / 1e6:.2f} million tokens, minute {minutes}: {measured}", flush=True)


def to_tensors(batch: Batch, device: torch.device) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The batch on the device, pieces as the indices that an embedding takes."""
    source, given, wanted, aligned = (torch.from_numpy(part).to(device, non_blocking=True) for part in batch)
    return source.long(), given.long(), wanted.long(), aligned


def start_run(
    options: argparse.Namespace, corpus: Corpus, encoder: Encoder, device: torch.device, team: Team
) -> Run:
    """A new training, or the one of the checkpoint."""
    shape, recipe = SIZES[options.size]
    pieces = encoder.pieces.get_piece_size()
    checkpoint = read_checkpoint(options.resume) if options.resume else None
    if checkpoint and not (checkpoint.pieces == pieces and checkpoint.shape.grows_into(shape)):
        raise SystemExit(
            f"{options.resume} holds {checkpoint.shape} and {checkpoint.pieces} pieces, which does not fit into"
            f" {shape} and {pieces} pieces: choose the --size and --vocabulary that it was made with"
        )
    model = Translator(shape, pieces, recipe.dropout)
    if checkpoint:
        model.load(checkpoint.weights or checkpoint.average)
    else:
        start_from_alignments(model, corpus, encoder)
    average = deepcopy(model).eval()
    if checkpoint:
        average.load(checkpoint.average)
    if options.mixed:
        model.mix()
    model.to(device).train()
    parameters = list(model.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": [parameter for parameter in parameters if parameter.dim() > 1], "weight_decay": 0.01},
            {"params": [parameter for parameter in parameters if parameter.dim() < 2], "weight_decay": 0.0},
        ],
        lr=recipe.rate,
        betas=(0.9, 0.98),
        eps=1e-9,
        fused=True,
    )
    run = Run(model, average.to(device), optimizer, recipe, recipe.warmup, team)
    if checkpoint:
        run.step = run.first_step = checkpoint.step
        run.tokens, run.seconds = checkpoint.tokens, checkpoint.seconds
        if checkpoint.optimizer and checkpoint.shape == shape:
            optimizer.load_state_dict(checkpoint.optimizer)
            run.warmup = AGAIN
    return run


def train(options: argparse.Namespace, rank: int = 0) -> Run:
    """Train until the time is up or a signal comes, as one of `options.processes`."""
    start = time.time()
    stopped: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: stopped.append(number))
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    team = Team(rank, options.processes, options.out / "meeting")
    recipe = SIZES[options.size][1]
    encoder = Encoder(SentencePieceProcessor(model_file=str(options.vocabulary)), recipe.longest)
    corpus = Corpus(list(read_pairs(options.corpus)), read_rules())
    run = start_run(options, corpus, encoder, device, team)
    validation = {
        name: encoder.batches(encoder.encode([(pair.language, split(pair)) for pair in pairs]), 4000)
        for name, pairs in corpus.validation.items()
    }
    end = start + options.minutes * 60 - min(RESERVE, options.minutes * 6)
    clock = Clock(time.time(), end, tuple(options.span))
    # The same first weights in all processes, but pairs and dropout of each one's own.
    seed = options.seed * 1000 + run.step + SEEDS * rank
    torch.manual_seed(seed)
    batches = load_batches(Stream(corpus, encoder, recipe, seed, clock), device)
    log = Log(options.out / "curve.csv")
    parameters = sum(parameter.numel() for parameter in run.model.parameters())
    print(f"{options.size}: {parameters:,} parameters on {device}, from step {run.step}, {recipe}", flush=True)
    every = options.minutes * 60 / 15
    due, seen, since, losses = time.time() + every, run.tokens, time.time(), []
    while True:
        batch = next(batches)
        ended, progress, pieces = team.mean(
            (bool(clock.over() or stopped), clock.progress(), int((batch.wanted != 0).sum()))
        )
        if ended:
            break
        losses.append(run.update(batch, progress))
        run.tokens += round(pieces * team.size)
        if rank:
            losses.clear()
            continue
        if run.step % 100 == 0:
            translation, alignment = torch.stack([torch.stack(pair) for pair in losses]).mean(0).tolist()
            if not translation < float("inf"):
                raise SystemExit(
                    f"the loss is {translation} at step {run.step}: go on from last.pt at a lower rate"
                )
            speed = (run.tokens - seen) / (time.time() - since)
            rate = run.optimizer.param_groups[0]["lr"]
            log.write(run, {"loss": translation, "alignment": alignment, "rate": rate, "tokens per second": speed})
            seen, since, losses = run.tokens, time.time(), []
        if time.time() > due:
            due, before = time.time() + every, time.time()
            log.write(run, run.validate(validation))
            run.save(options.out)
            # The last validation takes as long as this one, and the time of the run is all there is.
            clock.end = end - (time.time() - before)
    hours = sum(team.mean((time.process_time() / 3600,))) * team.size
    if rank == 0:
        log.write(run, run.validate(validation) | {"processor hours": hours})
        run.save(options.out)
    team.leave()
    return run


def load_batches(stream: Stream, device: torch.device) -> Iterator[Batch]:
    """The batches, made in this process for a CPU and on the other cores for a GPU."""
    if device.type != "cuda":
        return iter(stream)
    settings: dict[str, Any] = {"prefetch_factor": 8, "multiprocessing_context": "fork"}
    workers = max(1, (os.cpu_count() or 2) - 2)
    # Arrays go through a pipe as they are: as tensors they would fill /dev/shm, which is small in many containers.
    return iter(
        DataLoader(stream, batch_size=None, collate_fn=lambda batch: batch, num_workers=workers, **settings)
    )


def main(arguments: list[str] | None = None) -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="cpu")
    parser.add_argument("--minutes", type=float, required=True, help="wall clock, loading and saving included")
    parser.add_argument("--corpus", type=Path, default=Path("build/training/corpus.tsv.xz"))
    parser.add_argument("--vocabulary", type=Path, default=Path("build/training/spm.model"))
    parser.add_argument("--out", type=Path, default=Path("build/training/run"))
    parser.add_argument("--resume", type=Path, help="last.pt or checkpoint.pt of this or a smaller size")
    parser.add_argument("--span", type=float, nargs=2, default=(0.0, 1.0), metavar=("FROM", "TO"))
    parser.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1, help="each with --threads threads; for a CPU")
    parser.add_argument("--mixed", action="store_true", help="products in bfloat16, for a CPU that is fast at them")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "meeting").unlink(missing_ok=True)
    others = [
        multiprocessing.get_context("spawn").Process(target=train, args=(options, rank), daemon=True)
        for rank in range(1, options.processes)
    ]
    for other in others:
        other.start()
    run = train(options)
    for other in others:
        other.join()
    print(f"done: step {run.step}, {run.tokens:,} tokens, {(time.time() - run.first) / 60:.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
