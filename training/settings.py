"""The sizes of the model and how each is trained."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of the model; it is kept with the weights, and between two runs it can only grow."""

    width: int
    inner: int
    heads: int
    encoder_layers: int
    decoder_layers: int

    def grows_into(self, other: Shape) -> bool:
        """Whether the weights of this size fit into a model of the other, as large or larger in layers or units."""
        return (
            self.inner <= other.inner
            and self.encoder_layers <= other.encoder_layers
            and other == replace(self, inner=other.inner, encoder_layers=other.encoder_layers)
        )


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is trained.

    `batch` counts tokens with padding, `longest` pieces of a sentence. `rate` is the peak of the learning rate.
    `average` is the weight of the old average after each update. `sampled` is the share of pairs cut into pieces at
    random, `reversed` the share turned round (it fades out until 70 % of the training). `agreement` weighs R-Drop,
    0 for none. `guided` is how many heads of the last decoder layer are held on the word alignments.
    """

    batch: int
    longest: int
    rate: float
    warmup: int
    average: float
    dropout: float
    sampled: float
    reversed: float
    agreement: float
    guided: int


SIZES: dict[str, tuple[Shape, Recipe]] = {
    "cpu": (
        Shape(width=256, inner=2048, heads=4, encoder_layers=6, decoder_layers=2),
        Recipe(
            batch=1600,
            longest=110,
            rate=1.2e-3,
            warmup=200,
            average=0.998,
            dropout=0.05,
            sampled=0.05,
            reversed=0.0,
            agreement=0.0,
            guided=4,
        ),
    ),
    "gpu": (
        Shape(width=512, inner=1536, heads=8, encoder_layers=6, decoder_layers=3),
        Recipe(
            batch=24000,
            longest=200,
            rate=1.2e-3,
            warmup=1500,
            average=0.9995,
            dropout=0.3,
            sampled=0.7,
            reversed=0.25,
            agreement=5.0,
            guided=2,
        ),
    ),
    "tiny": (
        Shape(width=64, inner=128, heads=2, encoder_layers=1, decoder_layers=1),
        Recipe(
            batch=800,
            longest=60,
            rate=3e-3,
            warmup=20,
            average=0.9,
            dropout=0.1,
            sampled=0.5,
            reversed=0.2,
            agreement=1.0,
            guided=1,
        ),
    ),
}
"""By name: `cpu` for two cores and hours, `gpu` for one GPU and tens of minutes, `tiny` to see the code run."""
