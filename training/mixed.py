"""Matrix products in bfloat16 on a CPU that has instructions for them; everything else stays in single precision.

`torch.autocast` hands its half-precision results on to the norms, softmaxes and residuals, which cost a CPU about
as much as the products gain. Here each product rounds what goes in, and gives back single precision.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional


class Linear(nn.Linear):
    """A linear layer, its products in bfloat16 once `mixed` is set."""

    mixed = False

    def forward(self, states: Tensor) -> Tensor:
        """The states of (..., inputs) as (..., outputs)."""
        return linear(states, self.weight, self.bias, self.mixed)


def linear(states: Tensor, weight: Tensor, bias: Tensor, mixed: bool) -> Tensor:
    """`torch.nn.functional.linear`; with `mixed` its three products, gradients included, are in bfloat16."""
    return _Product.apply(states, weight, bias) if mixed else functional.linear(states, weight, bias)


class _Product(torch.autograd.Function):
    @staticmethod
    def forward(context: Any, states: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        rows, columns = states.flatten(0, -2).bfloat16(), weight.bfloat16()
        context.save_for_backward(rows, columns)
        context.shape = states.shape
        return (rows @ columns.t()).float().add_(bias).view(*states.shape[:-1], -1)

    @staticmethod
    def backward(context: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        rows, columns = context.saved_tensors
        gradient = gradients[0].flatten(0, -2)
        rounded = gradient.bfloat16()
        return (
            (rounded @ columns).float().view(context.shape),
            (rounded.t() @ rows).float(),
            gradient.sum(0),
        )
