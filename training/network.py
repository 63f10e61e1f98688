"""The model: a pre-norm transformer with one embedding for source, target and output.

It is what CTranslate2's `TransformerSpec` runs (ReLU, sinusoidal positions, layer norm before each part and at the
end), so that `convert` only has to rename the weights. One model serves all target languages: the decoder's first
token says which.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import PADDING
from training.mixed import Linear, linear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.settings import Recipe, Shape

POSITIONS = 512
"""No sentence may have more pieces."""
SMOOTHING = 0.1
_NEVER = -1e4
_ADDED = re.compile(r"\.(out|outer)\.")
"""The weights whose product is added to the states."""


class Losses(NamedTuple):
    """Mean cross-entropy per target piece in nats, with R-Drop's share if any; the guided alignment's loss."""

    translation: Tensor
    alignment: Tensor


class SelfAttention(nn.Module):
    """Attention of a text to itself; a decoder sees only what came before."""

    def __init__(self, shape: Shape, causal: bool) -> None:
        super().__init__()
        self.heads, self.causal = shape.heads, causal
        self.query_key_value = Linear(shape.width, 3 * shape.width)
        self.out = Linear(shape.width, shape.width)

    def forward(self, states: Tensor, visible: Tensor | None) -> Tensor:
        """States of (sentences, pieces, width); `visible` is true where a piece is no padding."""
        query, key, value = (_heads(part, self.heads) for part in self.query_key_value(states).chunk(3, -1))
        mask = None if self.causal else visible
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=self.causal)
        return self.out(_merge(found))


class CrossAttention(nn.Module):
    """Attention of the decoder to the source."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = Linear(shape.width, shape.width)
        self.key_value = Linear(shape.width, 2 * shape.width)
        self.out = Linear(shape.width, shape.width)

    def forward(self, states: Tensor, source: Tensor, visible: Tensor, guided: int) -> tuple[Tensor, Tensor]:
        """The new states, and the first `guided` heads' scores of the source pieces before the softmax."""
        query = _heads(self.query(states), self.heads)
        key, value = (_heads(part, self.heads) for part in self.key_value(source).chunk(2, -1))
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=visible)
        scores = query[:, :guided] @ key[:, :guided].transpose(2, 3)
        return self.out(_merge(found)), scores.float() * query.size(-1) ** -0.5


class FeedForward(nn.Module):
    """The part of a layer that looks at each piece alone."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.inner = Linear(shape.width, shape.inner)
        self.outer = Linear(shape.inner, shape.width)

    def forward(self, states: Tensor) -> Tensor:
        """What is to be added to the states."""
        return self.outer(functional.relu(self.inner(self.norm(states))))


class EncoderLayer(nn.Module):
    """Self-attention and feed-forward, each with a norm before and a residual around it."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.self_norm = nn.LayerNorm(shape.width)
        self.self_attention = SelfAttention(shape, causal=False)
        self.feed_forward = FeedForward(shape)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, visible: Tensor) -> Tensor:
        """The states after the layer."""
        states = states + self.drop(self.self_attention(self.self_norm(states), visible))
        return states + self.drop(self.feed_forward(states))


class DecoderLayer(nn.Module):
    """As an encoder layer, with attention to the source in between."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.self_norm = nn.LayerNorm(shape.width)
        self.self_attention = SelfAttention(shape, causal=True)
        self.feed_forward = FeedForward(shape)
        self.cross_norm = nn.LayerNorm(shape.width)
        self.cross_attention = CrossAttention(shape)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, source: Tensor, visible: Tensor, guided: int) -> tuple[Tensor, Tensor]:
        """The states after the layer, and the guided heads' scores."""
        states = states + self.drop(self.self_attention(self.self_norm(states), None))
        found, scores = self.cross_attention(self.cross_norm(states), source, visible, guided)
        states = states + self.drop(found)
        return states + self.drop(self.feed_forward(states)), scores


class Translator(nn.Module):
    """The whole model."""

    def __init__(self, shape: Shape, pieces: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.mixed = False
        self.embedding = nn.Embedding(pieces, shape.width)
        self.encoder = nn.ModuleList(EncoderLayer(shape, dropout) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(DecoderLayer(shape, dropout) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.output_bias = nn.Parameter(torch.zeros(pieces))
        self.drop = nn.Dropout(dropout)
        self.register_buffer("positions", _positions(shape.width), persistent=False)
        self._initialise()

    def mix(self) -> None:
        """From now on take the products in bfloat16."""
        self.mixed = True
        for module in self.modules():
            if isinstance(module, Linear):
                module.mixed = True

    def load(self, weights: Mapping[str, Tensor]) -> None:
        """Take over weights, also those of a size that grows into this one (`Shape.grows_into`).

        What they do not fill adds nothing to the states until it has learnt something: the larger model starts out
        translating as the smaller one did.
        """
        for name, own in self.state_dict().items():
            # Only whole layers of the encoder may be missing.
            given = weights.get(name) if name.startswith("encoder.") else weights[name]
            if _ADDED.search(name):
                own.zero_()
            if given is not None:
                own[tuple(map(slice, given.shape))] = given.float()

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """The source's states, and where it has no padding."""
        visible = (source != PADDING)[:, None, None, :]
        states = self._embed(source)
        for layer in self.encoder:
            states = layer(states, visible)
        return self.encoder_norm(states), visible

    def decode(self, given: Tensor, source: Tensor, visible: Tensor, guided: int = 0) -> tuple[Tensor, Tensor]:
        """The states after the target so far, and the last layer's guided scores."""
        states = self._embed(given)
        for layer in self.decoder:
            states, scores = layer(states, source, visible, guided)
        return self.decoder_norm(states), scores

    def logits(self, states: Tensor) -> Tensor:
        """How likely each piece comes next, before the softmax."""
        return linear(states, self.embedding.weight, self.output_bias, self.mixed).float()

    def loss(self, batch: tuple[Tensor, Tensor, Tensor, Tensor], recipe: Recipe) -> Losses:
        """What training brings down. With R-Drop two passes with different dropout have to agree."""
        if recipe.agreement:
            batch = tuple(torch.cat([part, part]) for part in batch)  # type: ignore[assignment]
        source, given, wanted, aligned = batch
        encoded, visible = self.encode(source)
        states, scores = self.decode(given, encoded, visible, recipe.guided)
        kept = (wanted != PADDING).flatten().nonzero().squeeze(1)
        logits = self.logits(states.flatten(0, 1).index_select(0, kept))
        translation = functional.cross_entropy(
            logits, wanted.flatten().index_select(0, kept), label_smoothing=SMOOTHING
        )
        if recipe.agreement:
            first, second = logits.log_softmax(-1).chunk(2)
            disagreement = ((first.exp() - second.exp()) * (first - second)).sum(-1).mean()
            translation = translation + recipe.agreement / 2 * disagreement
        # The attention on all aligned source pieces together must be near 1.
        attention = scores.masked_fill(~visible, _NEVER).log_softmax(-1)
        missed = -attention.masked_fill(~aligned[:, None], _NEVER).logsumexp(-1).transpose(1, 2)[aligned.any(-1)]
        return Losses(translation, missed.mean() if missed.numel() else translation * 0)

    @torch.no_grad()
    def validate(self, batch: tuple[Tensor, Tensor, Tensor, Tensor]) -> tuple[float, int]:
        """The cross-entropy of the target, in nats, summed over its pieces, and how many these are."""
        source, given, wanted, _ = batch
        states, _ = self.decode(given, *self.encode(source))
        logits = self.logits(states).flatten(0, 1)
        total = functional.cross_entropy(logits, wanted.flatten(), ignore_index=PADDING, reduction="sum")
        return total.item(), int((wanted != PADDING).sum())

    def _embed(self, pieces: Tensor) -> Tensor:
        scaled = self.embedding(pieces) * math.sqrt(self.shape.width)
        return self.drop(scaled + self.positions[: pieces.size(1)])

    def _initialise(self) -> None:
        nn.init.normal_(self.embedding.weight, std=self.shape.width**-0.5)
        for name, parameter in self.named_parameters():
            if name.endswith("bias") and parameter.dim() == 1:
                nn.init.zeros_(parameter)
            elif parameter.dim() == 2 and not name.startswith("embedding"):
                layers = self.shape.encoder_layers if name.startswith("encoder") else self.shape.decoder_layers
                # What is added to the residual starts the smaller the more layers add to it.
                last = _ADDED.search(name)
                nn.init.xavier_uniform_(parameter, gain=(2 * layers) ** -0.5 if last else 1.0)


def rename_kit_weights(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a checkpoint of the first training kit, which used shorter names."""
    renamed = {}
    for name, weight in weights.items():
        for short, long in _KIT_NAMES:
            name = re.sub(short, long, name)
        renamed[name] = weight
    return renamed


_KIT_NAMES = (
    (r"^bias$", "output_bias"),
    (r"^emb\.", "embedding."),
    (r"^enc(?=[._])", "encoder"),
    (r"^dec(?=[._])", "decoder"),
    (r"\.n1\.", ".self_norm."),
    (r"\.n2\.", ".cross_norm."),
    (r"\.self_att\.q\.", ".self_attention.query_key_value."),
    (r"\.cross_att\.q\.", ".cross_attention.query."),
    (r"\.kv\.", ".key_value."),
    (r"_att\.", "_attention."),
    (r"\.o\.", ".out."),
    (r"\.ff\.n\.", ".feed_forward.norm."),
    (r"\.ff\.a\.", ".feed_forward.inner."),
    (r"\.ff\.b\.", ".feed_forward.outer."),
)


def _positions(width: int) -> Tensor:
    place = torch.arange(POSITIONS)[:, None].float()
    step = torch.exp(torch.arange(0, width, 2).float() * -(math.log(10000.0) / width))
    positions = torch.zeros(POSITIONS, width)
    positions[:, 0::2] = torch.sin(place * step)
    positions[:, 1::2] = torch.cos(place * step)
    return positions


def _heads(states: Tensor, heads: int) -> Tensor:
    return states.view(states.size(0), -1, heads, states.size(-1) // heads).transpose(1, 2)


def _merge(states: Tensor) -> Tensor:
    return states.transpose(1, 2).flatten(2)
