"""The Argos engine: a chain of Argos packages run directly on CTranslate2, a whole run in one batch.

What it adds to the model: nothing is truncated silently (`cutting.py`), and what does not look like a translation
(`faults.py`) is decoded again with other settings, the whole bad set in one batch. What stays doubtful is said in
`Hypothesis.doubts`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.engines.contents import read_contents
from l10n.engines.cutting import cut_text, join_pieces
from l10n.engines.faults import CUT_OFF, SEVERITY, find_fault
from l10n.engines.step import Decoding, Output, PositionsError, Settings, Step, load_settings
from l10n.errors import EngineError
from l10n.model import Hypothesis, Link, Package

# Measured by benchmarks/decoding.py: see benchmarks/README.md, "Decoding".
DECODING = Decoding()
# For what came out bad: first dear to repeat; then in a wider beam that must not say three pieces twice (it breaks
# a name's second mention, so never at first); at last without a beam, which loops elsewhere if at all.
AGAIN = (
    Decoding(repetition_penalty=1.2, disable_unk=True),
    Decoding(beam_size=8, repetition_penalty=1.2, no_repeat_ngram_size=3, replace_unknowns=True),
    Decoding(beam_size=1, repetition_penalty=1.3, no_repeat_ngram_size=2, replace_unknowns=True),
)
# Part of the fingerprint: to be raised when the code around the model changes what comes out.
_VERSION = 1
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")


def load(packages: Sequence[Package], language: str) -> ArgosEngine:
    """The engine for a chain of packages that ends in `language`; reads settings and checksums, no model.

    Raises:
        EngineError: The chain is empty or broken, a package is missing, an ARGOS_* setting cannot be used.
    """
    if not packages:
        raise EngineError(f"the argos engine has no package for {language}", todo="l10n models install LANG")
    for first, second in pairwise(packages):
        if first.to_code != second.from_code:
            raise EngineError(f"the packages {first} and {second} make no chain")
    if packages[-1].to_code != language:
        raise EngineError(f"the package {packages[-1]} does not translate into {language}")
    settings = load_settings()
    contents = [read_contents(package.path) for package in packages]
    identities = " ".join(
        f"{package} {inside.identity}" for package, inside in zip(packages, contents, strict=True)
    )
    facts = f"{_VERSION} {DECODING} {AGAIN} {settings} {identities}"
    return ArgosEngine(
        signature="argos " + " + ".join(map(str, packages)),
        fingerprint=hashlib.sha256(facts.encode()).hexdigest()[:16],
        steps=[Step(package, inside, settings) for package, inside in zip(packages, contents, strict=True)],
        settings=settings,
    )


class ArgosEngine:
    """Argos packages in a chain: one for most pairs, two through a third language. Safe to share between threads.

    The fingerprint covers the packages' contents, the decoding settings, the device and the compute type; not
    CTranslate2's version nor the processor, whose rounding can tip a close decision.
    """

    def __init__(self, signature: str, fingerprint: str, steps: Sequence[Step], settings: Settings) -> None:
        self._signature = signature
        self._fingerprint = fingerprint
        self._steps = tuple(steps)
        self._settings = settings

    @property
    def signature(self) -> str:
        """The packages' pair, version and kind: "argos en→ru 1.9"."""
        return self._signature

    @property
    def fingerprint(self) -> str:
        """A short hash of everything that decides the output."""
        return self._fingerprint

    @property
    def placeholders(self) -> bool:
        """Whether every package of the chain has ⟦1⟧ … ⟦9⟧ as whole pieces; loads the tokenizers, no model."""
        return all(step.placeholders for step in self._steps)

    @property
    def prefers_placeholders(self) -> bool:
        """Whether names come out better as placeholders: so it is where a model was trained on them."""
        return self.placeholders

    def load(self) -> None:
        """Load tokenizers and models now, not with the first text."""
        for step in self._steps:
            step.load()

    def translate(self, sources: Sequence[str], *, hypotheses: int = 1) -> list[tuple[Hypothesis, ...]]:
        """Translate the texts of a run in one batch per package; the same text is translated once.

        A text without a letter, or that is only an address (URL, e-mail), comes back as it is. The score of a chain
        is the sum of its steps' scores; that of a text that was decoded again has the search's penalties in it.
        More hypotheses than the beam is wide widen the beam.

        Raises:
            EngineError: The model cannot be loaded or run.
        """
        if hypotheses < 1:
            raise ValueError("hypotheses must be at least 1")
        wanted = {source: _clean(source) for source in sources}
        texts = list(dict.fromkeys(text for text in wanted.values() if _translatable(text)))
        drafts = dict(zip(texts, self._chain(texts, hypotheses), strict=True)) if texts else {}
        return [_frame(source, drafts.get(wanted[source], (Hypothesis(source.strip()),))) for source in sources]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The total log-probability of each forced target, its end included, in one batch.

        In a chain the target is forced on the last package, from the best translation of the steps before.

        Raises:
            EngineError: The model cannot be loaded or run.
        """
        if not pairs:
            return []
        sources = [_clean(source) for source, _ in pairs]
        if len(self._steps) > 1:
            texts = list(dict.fromkeys(sources))
            drafts = dict(zip(texts, self._chain(texts, 1, self._steps[:-1]), strict=True))
            sources = [drafts[source][0].text for source in sources]
        forced = [(source, _clean(target)) for source, (_, target) in zip(sources, pairs, strict=True)]
        return self._steps[-1].score(forced)

    @property
    def attends(self) -> bool:
        """Whether it is one package: a chain cannot tell which source word a target word comes from."""
        return len(self._steps) == 1

    def attend(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        """Where the decoder looks while it writes each target."""
        if not pairs or not self.attends:
            return [()] * len(pairs)
        try:
            return self._steps[0].attend(pairs)
        except PositionsError:
            return self._steps[0].attend(pairs)

    def _chain(
        self, texts: Sequence[str], hypotheses: int, steps: Sequence[Step] = ()
    ) -> list[tuple[Hypothesis, ...]]:
        *pivots, last = steps or self._steps
        found = [Hypothesis(text) for text in texts]
        for step in pivots:
            found = [
                _follow(before, after, f"in {step.language}: ")[0]
                for before, after in zip(found, _draft(step, [draft.text for draft in found], 1), strict=True)
            ]
        results = _draft(last, [draft.text for draft in found], hypotheses)
        return [_follow(before, after) for before, after in zip(found, results, strict=True)]


def _clean(text: str) -> str:
    """The text as a model may see it: all kinds of space and line end are one space, invisible marks go."""
    return " ".join(text.translate(_INVISIBLE).split())


def _translatable(text: str) -> bool:
    return any(map(str.isalpha, text)) and not _ADDRESS.fullmatch(text)


def _frame(source: str, drafts: tuple[Hypothesis, ...]) -> tuple[Hypothesis, ...]:
    """Put the whitespace around the source back around its drafts."""
    core = source.strip()
    if core == source:
        return drafts
    before, _, after = source.partition(core) if core else (source, "", "")
    return tuple(replace(draft, text=before + draft.text + after) for draft in drafts)


def _follow(before: Hypothesis, drafts: tuple[Hypothesis, ...], where: str = "") -> tuple[Hypothesis, ...]:
    return tuple(
        Hypothesis(
            draft.text,
            before.score + draft.score,
            before.doubts + tuple(where + doubt for doubt in draft.doubts),
        )
        for draft in drafts
    )


def _draft(step: Step, texts: Sequence[str], hypotheses: int) -> list[tuple[Hypothesis, ...]]:
    """Each text through one package: cut where it must be, decoded, decoded again where it is bad, joined."""
    try:
        cuts = [cut_text(text, step.fits) for text in texts]
        pieces = list(dict.fromkeys(piece for cut in cuts for piece in cut))
        drafts = dict(zip(pieces, _decode(step, pieces, hypotheses), strict=True))
    except PositionsError:
        # The model has fewer positions than we assumed; now the step knows, and cuts shorter.
        return _draft(step, texts, hypotheses)
    return [_join(cut, [drafts[piece] for piece in cut]) for cut in cuts]


def _decode(step: Step, texts: Sequence[str], hypotheses: int) -> list[tuple[Hypothesis, ...]]:
    outputs = step.translate(texts, DECODING, hypotheses)
    drafts = [_distinct(found) for found in outputs]
    faults = [_fault(text, found[0], step) for text, found in zip(texts, outputs, strict=True)]
    first = list(faults)
    for decoding in AGAIN:
        bad = [number for number, fault in enumerate(faults) if fault]
        if not bad:
            break
        # The whole beam is looked through, however many are wanted, so that the best of one is the best of four.
        again = step.translate([texts[number] for number in bad], decoding, decoding.beam_size)
        for number, found in zip(bad, again, strict=True):
            judged = [(SEVERITY.index(_fault(texts[number], output, step)), output) for output in found]
            worst = min(severity for severity, _ in judged)
            if worst < SEVERITY.index(faults[number]):
                faults[number] = SEVERITY[worst]
                drafts[number] = _distinct([output for severity, output in judged if severity == worst])
    return [
        tuple(replace(draft, doubts=_doubts(before, after)) for draft in found[:hypotheses])
        for found, before, after in zip(drafts, first, faults, strict=True)
    ]


def _fault(text: str, output: Output, step: Step) -> str:
    return find_fault(text, output.text, step.language) or (CUT_OFF if output.cut_off else "")


def _doubts(before: str, after: str) -> tuple[str, ...]:
    if not before:
        return ()
    return (after,) if after else (f"decoded again: the first attempt {_PAST.get(before, before)}",)


_PAST = {
    "repeats itself": "repeated itself",
    "wrong script": "was in the wrong script",
    "has unknown characters": "had unknown characters",
    "far too short": "was far too short",
    "far too long": "was far too long",
    "cut off at the model's length limit": "ran to the model's length limit",
}


def _distinct(outputs: Sequence[Output]) -> tuple[Hypothesis, ...]:
    texts: dict[str, float] = {}
    for output in outputs:
        texts.setdefault(output.text, output.score)
    return tuple(Hypothesis(text, score) for text, score in texts.items())


def _join(pieces: Sequence[str], drafts: Sequence[tuple[Hypothesis, ...]]) -> tuple[Hypothesis, ...]:
    """The proposals for a text from those for its pieces: the best of each, then the second of each ..."""
    if len(pieces) == 1:
        return drafts[0]
    doubt = f"cut into {len(pieces)} pieces: too long for the model"
    joined: dict[str, Hypothesis] = {}
    for rank in range(max(map(len, drafts))):
        chosen = [found[min(rank, len(found) - 1)] for found in drafts]
        text = join_pieces(pieces, [draft.text for draft in chosen])
        score = sum(draft.score for draft in chosen) / len(chosen)
        doubts = tuple(dict.fromkeys((doubt, *(said for draft in chosen for said in draft.doubts))))
        joined.setdefault(text, Hypothesis(text, score, doubts))
    return tuple(sorted(joined.values(), key=lambda draft: -draft.score))
