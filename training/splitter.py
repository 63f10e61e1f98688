"""A sentence splitter for Argos Translate that needs no download: rules, written as an ONNX graph.

Argos Translate reads `minisbd/en.onnx` of a package and asks it, for each character, how likely a sentence ends
there. This one knows end marks, closing quotes, initials, titles and months. `l10n` has rules of its own and
never reads it.
"""

from __future__ import annotations

import json
import string
from typing import TYPE_CHECKING, Any

import onnx
from onnx import TensorProto, helper

if TYPE_CHECKING:
    from pathlib import Path

_END, _CLOSE, _GAP = tuple(".!?…"), tuple("\"'”’»)]"), ("<PAD>", " ")
_CAPITALS, _SMALL = tuple(string.ascii_uppercase), tuple(string.ascii_lowercase)
_CHARACTERS = ("<PAD>", "<UNK>", " ", *_END, *_CLOSE, *_CAPITALS, *_SMALL)
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Gov", "Rep", "Col", "Lt", "Sgt", "Capt", "Prof", "Rev")
_ABBREVIATIONS = (*_TITLES, "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "vs")
_REACH = 7
"""How many characters the rules look back and ahead."""
_NO_LIMIT = 2**62


class _Graph:
    """Nodes and constants of the graph under construction; each call gives the name of a new value."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._places: dict[int, str] = {}
        self._tables: dict[tuple[str, ...], str] = {}
        self._one = self.constant(TensorProto.INT64, [1])
        edges = self.constant(TensorProto.INT64, [0, _REACH, 0, _REACH])
        self._padded = self.operate("Pad", "units", edges, self.constant(TensorProto.INT64, [0], []))

    def operate(self, kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, kind: int, values: list[Any], shape: list[int] | None = None) -> str:
        name = f"constant{len(self.constants)}"
        dimensions = [len(values)] if shape is None else shape
        self.constants.append(helper.make_tensor(name, kind, dimensions, values))
        return name

    def is_in(self, characters: tuple[str, ...], place: int) -> str:
        """Whether the character `place` places on is one of these."""
        if place not in self._places:
            start = self.constant(TensorProto.INT64, [_REACH + place])
            end = self.constant(TensorProto.INT64, [place - _REACH if place < _REACH else _NO_LIMIT])
            self._places[place] = self.operate("Slice", self._padded, start, end, self._one)
        if characters not in self._tables:
            table = [character in characters for character in _CHARACTERS]
            self._tables[characters] = self.constant(TensorProto.BOOL, table)
        return self.operate("Gather", self._tables[characters], self._places[place])

    def both(self, first: str, *more: str) -> str:
        for other in more:
            first = self.operate("And", first, other)
        return first

    def either(self, first: str, *more: str) -> str:
        for other in more:
            first = self.operate("Or", first, other)
        return first


def write_splitter(path: Path) -> None:
    """Write the graph with the metadata that minisbd looks for."""
    graph = _Graph()
    point = graph.is_in((".",), 0)
    plain = graph.both(graph.is_in(_END, 0), graph.is_in(_GAP, 1))
    quoted = graph.both(graph.is_in(_CLOSE, 0), graph.is_in(_END, -1), graph.is_in(_GAP, 1))
    before = graph.either(graph.is_in(_GAP, -2), graph.is_in((".",), -2))
    initial = graph.both(point, graph.is_in(_CAPITALS, -1), before)
    abbreviations = [
        graph.both(
            point,
            graph.is_in(_GAP, -len(word) - 1),
            *(graph.is_in((letter,), place - len(word)) for place, letter in enumerate(word)),
        )
        for word in _ABBREVIATIONS
    ]
    continued = graph.is_in(_SMALL, 2)
    inside = graph.operate("Not", graph.either(initial, *abbreviations, continued))
    ends = graph.operate("Cast", graph.both(graph.either(plain, quoted), inside), to=TensorProto.FLOAT)
    # Five classes for each character; the third is the end of a sentence, the first none.
    last = graph.constant(TensorProto.INT64, [2])
    chosen = graph.constant(TensorProto.FLOAT, [0, 0, 1, 0, 0], [1, 1, 5])
    scores = graph.operate("Mul", graph.operate("Unsqueeze", ends, last), chosen)
    otherwise = graph.constant(TensorProto.FLOAT, [0.5, 0, 0, -1, -1], [1, 1, 5])
    # minisbd gives features of each character as well; the graph has to take them.
    ignored = graph.operate("ReduceSum", "features", last, keepdims=1)
    ignored = graph.operate("Mul", ignored, graph.constant(TensorProto.FLOAT, [0], [1, 1, 1]))
    graph.nodes.append(helper.make_node("Add", [graph.operate("Add", scores, ignored), otherwise], ["logits"]))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "sentences",
            [
                helper.make_tensor_value_info("units", TensorProto.INT64, ["B", "N"]),
                helper.make_tensor_value_info("features", TensorProto.FLOAT, ["B", "N", "F"]),
            ],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["B", "N", 5])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", 17)],
    )
    model.ir_version = 8
    for key, value in _metadata().items():
        model.metadata_props.add(key=key, value=value)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def _metadata() -> dict[str, str]:
    features = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
    config = {"skip_newline": False, "max_seqlen": 1000, "no_ssplit": False, "batch_size": 8}
    config |= {"use_dictionary": False, "num_dict_feat": 0, "feat_funcs": features}
    units = {character: number for number, character in enumerate(_CHARACTERS)}
    vocabulary = {"lang": "en", "idx": 0, "cutoff": 0, "lower": False, "_id2unit": _CHARACTERS, "_unit2id": units}
    return {
        "lang_code": "en",
        "lexicon": "null",
        "config": json.dumps(config),
        "vocab": json.dumps(vocabulary),
    }
