"""What a training run leaves behind: weights in half precision to use, and all that is needed to go on."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import torch

from training.network import Translator, rename_kit_weights
from training.settings import Shape

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

KIT_SECONDS = 82 * 60
"""How long the first kit's checkpoint had been trained; it does not say so itself."""


@dataclass(slots=True)
class Checkpoint:
    """A state of the training.

    `average` are the weights to translate with. `weights` and `optimizer`, which are empty in a published
    checkpoint, are what the next update starts from. `tokens` counts target pieces, `seconds` wall-clock time.
    """

    shape: Shape
    pieces: int
    average: dict[str, Tensor]
    step: int = 0
    tokens: int = 0
    seconds: float = 0.0
    weights: dict[str, Tensor] = field(default_factory=dict)
    optimizer: dict[str, Any] = field(default_factory=dict)

    def model(self) -> Translator:
        """The model with the averaged weights, ready to translate."""
        model = Translator(self.shape, self.pieces)
        model.load(self.average)
        return model.eval()


def write_checkpoint(path: Path, checkpoint: Checkpoint, *, publish: bool) -> None:
    """Write it beside and swap it in. To `publish` means half precision and nothing but the average."""
    state: dict[str, Any] = {name: getattr(checkpoint, name) for name in ("pieces", "step", "tokens", "seconds")}
    state["shape"] = asdict(checkpoint.shape)
    if publish:
        state["average"] = {name: weight.half() for name, weight in checkpoint.average.items()}
    else:
        state |= {name: getattr(checkpoint, name) for name in ("average", "weights", "optimizer")}
    beside = path.with_name(path.name + ".part")
    torch.save(state, beside)
    beside.replace(path)


def read_checkpoint(path: Path) -> Checkpoint:
    """What `write_checkpoint` wrote, or a checkpoint of the first training kit."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    if "config" in state:
        config = state["config"]
        return Checkpoint(
            Shape(config["d"], config["ff"], config["heads"], config["enc"], config["dec"]),
            state["vocab"],
            rename_kit_weights(state["ema"]),
            state["step"],
            state["tokens"],
            KIT_SECONDS,
            rename_kit_weights(state.get("model", {})),
            state.get("opt", {}),
        )
    return Checkpoint(**state | {"shape": Shape(**state["shape"])})
