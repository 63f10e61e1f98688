"""One training in several processes: each has batches of its own, and all make the same update.

On a CPU this beats threads, which wait for each other at every product: two processes with a thread each do nearly
twice the work of one, also while other programs take a part of a core.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import torch
import torch.distributed as group
from torch._utils import _flatten_dense_tensors, _unflatten_dense_tensors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor, nn


class Team:
    """The processes of one training; `rank` 0 is the one that measures and saves."""

    def __init__(self, rank: int = 0, size: int = 1, meeting: Path | None = None) -> None:
        """Wait until all `size` processes are there; they find each other by the file `meeting`."""
        self.rank, self.size = rank, size
        if size > 1 and meeting:
            # The machine's own name need not be known to it.
            os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
            group.init_process_group("gloo", init_method=f"file://{meeting.resolve()}", rank=rank, world_size=size)

    def mean(self, values: Sequence[float]) -> list[float]:
        """The mean of each value over the processes: the same number in all of them."""
        if self.size == 1:
            return list(values)
        shared = torch.tensor(values, dtype=torch.float64)
        group.all_reduce(shared)
        return (shared / self.size).tolist()

    def average_gradients(self, parameters: Sequence[nn.Parameter]) -> None:
        """Put the mean of all processes' gradients in the place of each one's own."""
        if self.size == 1:
            return
        gradients: list[Tensor] = [parameter.grad for parameter in parameters if parameter.grad is not None]
        flat = _flatten_dense_tensors(gradients)
        group.all_reduce(flat)
        flat /= self.size
        for gradient, mean in zip(gradients, _unflatten_dense_tensors(flat, gradients), strict=True):
            gradient.copy_(mean)

    def leave(self) -> None:
        """Take leave of the others; the last thing to do."""
        if self.size > 1:
            group.destroy_process_group()
