r"""Make the two Argos packages of a checkpoint.

    python -m training.convert --checkpoint build/training/run/checkpoint.pt \
        --vocabulary ../shared/starter/spm.model --version 0.2 --out build/training/packages

Both packages have the same weights, in int8; they differ in the decoder's start token. Before anything is written,
PyTorch and CTranslate2 must give the same log-probabilities.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import ctranslate2
import torch
from ctranslate2.converters import opennmt_py
from ctranslate2.specs import TransformerSpec, common_spec
from sentencepiece import SentencePieceProcessor
from torch import Tensor, nn

from training.checkpoint import read_checkpoint
from training.network import Translator
from training.packaging import NAMES, metadata_text, notes, package_name, write_package
from training.sets import read_rules
from training.splitter import write_splitter
from training.vocabulary import language_piece

TOLERANCE = 1e-3
"""How far the log-probabilities of PyTorch and CTranslate2, both in 32 bits, may be apart."""

_ENGLISH = "The president said that ⟦1⟧ will not go."
_TARGETS = {"ru": "Президент сказал, что ⟦1⟧ не пойдёт.", "uk": "Президент сказав, що ⟦1⟧ не піде."}


def convert(model: Translator, pieces: list[str], language: str, folder: Path, quantization: str | None) -> None:
    """Write the CTranslate2 model that translates into the language."""
    shape = model.shape
    specification = TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=True,
        activation=common_spec.Activation.RELU,
        # The first head was held on the word alignments: what CTranslate2 calls attention comes from it alone.
        alignment_layer=-1,
        alignment_heads=1,
    )
    opennmt_py.set_transformer_spec(specification, _name_weights(model))
    specification.register_source_vocabulary(pieces)
    specification.register_target_vocabulary(pieces)
    specification.config.decoder_start_token = language_piece(language)
    specification.validate()
    specification.optimize(quantization=quantization)
    folder.mkdir(parents=True, exist_ok=True)
    specification.save(str(folder))


def difference(model: Translator, pieces: SentencePieceProcessor, language: str, folder: Path) -> float:
    """The largest difference of log-probability between PyTorch and the CTranslate2 model in the folder."""
    source, target = pieces.encode(_ENGLISH), pieces.encode(_TARGETS[language])
    with torch.no_grad():
        given = torch.tensor([[pieces.piece_to_id(language_piece(language)), *target]])
        states, _ = model.decode(given, *model.encode(torch.tensor([source])))
        expected = model.logits(states).log_softmax(-1)[0]
    wanted = [expected[place, piece].item() for place, piece in enumerate([*target, pieces.eos_id()])]
    converted = ctranslate2.Translator(str(folder), device="cpu", compute_type="float32", intra_threads=1)
    texts = [[pieces.id_to_piece(piece) for piece in side] for side in (source, target)]
    found = converted.score_batch([texts[0]], [texts[1]])[0].log_probs
    return max(abs(one - other) for one, other in zip(wanted, found, strict=True))


def _name_weights(model: Translator) -> dict[str, Tensor]:
    """The weights under the names that CTranslate2's reader of OpenNMT-py models looks for.

    All are copies, for quantizing works on them in place.
    """
    named: dict[str, Tensor] = {}

    def put(name: str, module: nn.Module) -> None:
        named[f"{name}.weight"], named[f"{name}.bias"] = (
            module.weight.detach().clone(),
            module.bias.detach().clone(),
        )

    def split(name: str, module: nn.Linear, parts: tuple[str, ...]) -> None:
        weights, biases = module.weight.detach().chunk(len(parts)), module.bias.detach().chunk(len(parts))
        for part, weight, bias in zip(parts, weights, biases, strict=True):
            named[f"{name}.linear_{part}.weight"], named[f"{name}.linear_{part}.bias"] = (
                weight.clone(),
                bias.clone(),
            )

    def put_layer(name: str, layer: nn.Module, norm: str) -> None:
        put(f"{name}.{norm}", layer.self_norm)
        split(f"{name}.self_attn", layer.self_attention.query_key_value, ("query", "keys", "values"))
        put(f"{name}.self_attn.final_linear", layer.self_attention.out)
        put(f"{name}.feed_forward.layer_norm", layer.feed_forward.norm)
        put(f"{name}.feed_forward.w_1", layer.feed_forward.inner)
        put(f"{name}.feed_forward.w_2", layer.feed_forward.outer)

    for number, layer in enumerate(model.encoder):
        put_layer(f"encoder.transformer.{number}", layer, "layer_norm")
    for number, layer in enumerate(model.decoder):
        name = f"decoder.transformer_layers.{number}"
        put_layer(name, layer, "layer_norm_1")
        put(f"{name}.layer_norm_2", layer.cross_norm)
        split(f"{name}.context_attn", layer.cross_attention.query, ("query",))
        split(f"{name}.context_attn", layer.cross_attention.key_value, ("keys", "values"))
        put(f"{name}.context_attn.final_linear", layer.cross_attention.out)
    put("encoder.layer_norm", model.encoder_norm)
    put("decoder.layer_norm", model.decoder_norm)
    embedding = model.embedding.weight.detach()
    named["generator.weight"], named["generator.bias"] = embedding.clone(), model.output_bias.detach().clone()
    for side in ("encoder", "decoder"):
        named[f"{side}.embeddings.make_embedding.emb_luts.0.weight"] = embedding.clone()
        named[f"{side}.embeddings.make_embedding.pe.pe"] = model.positions[:, None].clone()
    return named


def make_packages(checkpoint: Path, vocabulary: Path, version: str, out: Path) -> list[Path]:
    """Convert, compare, pack.

    Raises:
        SystemExit: the vocabulary is not the checkpoint's, or the conversion changed the model.
    """
    model = read_checkpoint(checkpoint).model()
    pieces = SentencePieceProcessor(model_file=str(vocabulary))
    names = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    if len(names) != model.embedding.num_embeddings:
        raise SystemExit(f"{vocabulary} has {len(names)} pieces, {checkpoint} {model.embedding.num_embeddings}")
    out.mkdir(parents=True, exist_ok=True)
    rules = read_rules()
    written = []
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        write_splitter(work / "en.onnx")
        for language in NAMES:
            convert(model, names, language, work / f"{language}-exact", None)
            apart = difference(model, pieces, language, work / f"{language}-exact")
            if apart > TOLERANCE:
                raise SystemExit(f"en-{language}: log-probabilities differ by {apart:.4f} after the conversion")
            convert(model, names, language, work / language, "int8")
            files = {f"model/{file.name}": file for file in (work / language).iterdir()}
            files |= {"sentencepiece.model": vocabulary, "minisbd/en.onnx": work / "en.onnx"}
            texts = {
                "metadata.json": metadata_text(language, version),
                "README.md": notes(language, version, rules),
            }
            path = out / f"{package_name(language, version)}.argosmodel"
            write_package(path, files, texts)
            written.append(path)
            print(f"{path}: {path.stat().st_size:,} bytes; log-probabilities differ by {apart:.6f}")
    return written


def main(arguments: list[str] | None = None) -> None:
    """Make the packages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, default=Path("build/training/run/checkpoint.pt"))
    parser.add_argument("--vocabulary", type=Path, default=Path("build/training/spm.model"))
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, default=Path("build/training/packages"))
    options = parser.parse_args(arguments)
    make_packages(options.checkpoint, options.vocabulary, options.version, options.out)


if __name__ == "__main__":
    main()
