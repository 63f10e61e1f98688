"""Packages with a `bpe.model`: Moses tokens, split by byte-pair merges."""

from __future__ import annotations

from l10n.engines.contents import Contents
from l10n.engines.step import Tokenizer
from l10n.errors import EngineError


def load_bpe(contents: Contents, from_code: str, to_code: str) -> Tokenizer:
    """The tokenizer of a BPE package.

    Raises:
        EngineError: The package's bpe.model is damaged.
    """
    raise EngineError(f"BPE packages ({from_code}→{to_code}) cannot be run yet", path=contents.path)
