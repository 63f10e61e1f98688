"""Argos packages of some twenty kilobytes that CTranslate2 really loads: a transformer of random weights."""

import io
import json
import zipfile
from functools import cache
from pathlib import Path

SENTENCES = ["The president spoke to reporters on Monday.", "Two drones were shot down near the river."] * 4


@cache
def tiny_files():
    """The files of a package without its metadata, by name."""
    import tempfile

    import ctranslate2
    import numpy
    import sentencepiece

    writer = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=writer,
        vocab_size=32,
        minloglevel=2,
        normalization_rule_name="identity",
    )
    pieces = sentencepiece.SentencePieceProcessor(model_proto=writer.getvalue())
    vocabulary = [pieces.id_to_piece(number) for number in range(len(pieces))]

    random = numpy.random.default_rng(1)
    size, inner = 8, 16
    spec = ctranslate2.specs.TransformerSpec.from_config(num_layers=1, num_heads=2)

    def fill(part, **shapes):
        for name, shape in shapes.items():
            setattr(part, name, random.normal(0, 0.1, shape).astype(numpy.float32))

    def norm(part):
        fill(part, gamma=size, beta=size)

    def feed(layer):
        norm(layer.ffn.layer_norm)
        fill(layer.ffn.linear_0, weight=(inner, size), bias=inner)
        fill(layer.ffn.linear_1, weight=(size, inner), bias=size)

    def attend(part, *widths):
        norm(part.layer_norm)
        for linear, width in zip(part.linear, widths, strict=True):
            fill(linear, weight=(width, size), bias=width)

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        fill(embeddings, weight=(len(vocabulary), size))
        fill(side.position_encodings, encodings=(64, size))
        norm(side.layer_norm)
        for layer in side.layer:
            attend(layer.self_attention, 3 * size, size)
            feed(layer)
    for layer in spec.decoder.layer:
        attend(layer.attention, size, 2 * size, size)
    fill(spec.decoder.projection, weight=(len(vocabulary), size), bias=len(vocabulary))
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    with tempfile.TemporaryDirectory() as folder:
        spec.save(folder)
        files = {f"model/{path.name}": path.read_bytes() for path in Path(folder).iterdir()}
    return {**files, "sentencepiece.model": writer.getvalue()}


def metadata(source="en", target="uk", version="1.4", **more):
    """The bytes of a metadata.json."""
    fields = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
    }
    return json.dumps({**fields, **more}).encode()


def package_files(source="en", target="uk", version="1.4", extra=None, without=()):
    """All files of a package by name; `extra` adds or replaces, `without` leaves out."""
    files = {"metadata.json": metadata(source, target, version), **tiny_files(), **(extra or {})}
    return {name: data for name, data in files.items() if name not in without}


def make_package(path, source="en", target="uk", version="1.4", *, top=None, extra=None, without=()):
    """Write a package's archive and give back its path."""
    top = top or f"translate-{source}_{target}-{version.replace('.', '_')}"
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package_files(source, target, version, extra, without).items():
            archive.writestr(f"{top}/{name}", data)
    return path


def make_folder(folder, source="en", target="uk", version="1.4", *, extra=None, without=()):
    """Write a package's folder, as Argos Translate unpacks it, and give back its path."""
    for name, data in package_files(source, target, version, extra, without).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder
