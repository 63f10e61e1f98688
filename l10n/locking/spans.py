"""Find what stands for a glossary name in a target text: exact forms, other accepted ones, misspelt ones."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.locking.derivation import is_derived_adjective, is_derived_noun
from l10n.locking.phonetics import Folded, distance, fold, is_latin, skeleton, without_lookalikes
from l10n.locking.renderings import Form, Likeness, Renderings
from l10n.locking.vocabulary import OPENERS
from l10n.model import Case, Kind, Match, Term, Use

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
"""A word of a folded text; parts of a hyphenated word hang together."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the target that may stand for a name.

    Attributes:
        start: Offset in the target text.
        end: End offset.
        text: What stands there.
        likeness: How it renders the name.
        cost: 0.0 for an exact form, growing with doubt; comparable between names.
        forms: The accepted forms nearest to it, nearest first; all forms for Latin letters, which have no ending.
        cases: The cases its own shape allows; every case where it has no ending to go by.
    """

    start: int
    end: int
    text: str
    likeness: Likeness
    cost: float
    forms: tuple[Form, ...]
    cases: frozenset[Case]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A target text made ready for the search.

    Attributes:
        target: The text.
        fold: The text folded.
        lower: The folded text in lower case, letter by letter.
        words: Start and end of each word in the folded text; parts of hyphenated words follow the whole.
        capitals: Whether the text is written in capitals (a headline).
        explained: Skeletons of the source's words outside the names: what sounds like them stands for them.
    """

    target: str
    fold: Folded
    lower: str
    words: tuple[tuple[int, int], ...]
    capitals: bool
    explained: tuple[str, ...]


def read_sentence(source: str, target: str, matches: Sequence[Match]) -> Sentence:
    """Prepare `target` as a translation of `source` for the search."""
    fold_ = fold(target)
    lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in fold_.text)
    words: list[tuple[int, int]] = []
    for word in WORD.finditer(fold_.text):
        words.append(word.span())
        if "-" in word.group():
            words.extend(
                (word.start() + part.start(), word.start() + part.end())
                for part in re.finditer(r"[^-]+", word.group())
            )
    letters = [letter for letter in target if letter.isalpha()]
    uppers = sum(letter.isupper() for letter in letters)
    taken = {offset for match in matches for offset in range(match.start, match.end)}
    explained = {
        skeleton(word.group())
        for word in re.finditer(r"[^\W_]+(?:['’][^\W_]+)?", source)
        if word.start() not in taken and len(word.group()) >= 3
    }
    capitals = len(letters) > 3 and uppers > 0.6 * len(letters)
    return Sentence(target, fold_, lower, tuple(words), capitals, tuple(sorted(explained)))


def find_exact(sentence: Sentence, renderings: Renderings, *, capitals: bool = False) -> tuple[Span, ...]:
    """Accepted forms of the name in the text, longest first where they overlap, in text order.

    Args:
        sentence: The text.
        renderings: The name.
        capitals: Whether the source writes the name in capitals, so that the target may.
    """
    found: list[Span] = []
    for form in sorted(renderings.forms, key=lambda form: (form.likeness, -len(form.folded))):
        for start, end in _occurrences(sentence, form, renderings.term):
            piece = sentence.fold.text[start:end]
            likeness, cost = _judge_capitals(piece, form, capitals or sentence.capitals)
            origin = sentence.fold.origin(start, end)
            if likeness is None or any(span.start < origin[1] and origin[0] < span.end for span in found):
                continue
            found.append(Span(*origin, sentence.target[slice(*origin)], likeness, cost, (form,), form.cases))
    return tuple(sorted(found, key=lambda span: span.start))


_PATRONYMIC = r"(?: [^\W\d_]+(?:вич|вн|ич)[а-яіїє]*)?"
_COSTS = {Likeness.EXACT: 0.0, Likeness.ALIAS: 0.05, Likeness.SHORT: 0.08}


def _occurrences(sentence: Sentence, form: Form, term: Term) -> Iterator[tuple[int, int]]:
    words = form.folded.lower().split()
    if not all(word in sentence.lower for word in words):
        return  # most forms of most names: no pattern need be compiled for them
    gap = _PATRONYMIC + " +" if term.kind is Kind.PERSON else " +"
    pattern = gap.join(map(re.escape, words))
    for hit in re.finditer(pattern, sentence.lower):
        if _stands_alone(sentence.lower, hit.start(), hit.end(), sentence.fold.text):
            yield hit.span()


_PARTICLES = re.compile(r"(?:то|таки|ка|либо|нибудь|же|небудь|таки|старш|младш|молодш)")


def _stands_alone(lower: str, start: int, end: int, text: str) -> bool:
    before, after = lower[:start][-2:], lower[end:]
    if before[-1:].isalnum() or (before[-1:] in "'_" and before[:1].isalnum()):
        return False
    if after[:1].isalnum() or (after[:1] in "'_" and after[1:2].isalnum()):
        return False
    # «про-Путин», «экс-Кремль», «НАТО-вский» are other words; «Россия-Украина» and «Путин-то» are not.
    if before[-1:] == "-" and before[:1].isalnum():
        joined = re.search(r"[^\W_]+-$", text[:start])
        if joined is not None and joined.group()[0].islower():
            return False
    if after[:1] == "-" and after[1:2].isalpha():
        return text[end + 1].isupper() or _PARTICLES.match(after, 1) is not None
    return True


def _judge_capitals(piece: str, form: Form, capitals: bool) -> tuple[Likeness | None, float]:
    """How the letters' size fits: a headline's capitals and a sentence's first letter are no difference."""
    words, wanted = piece.split(), form.folded.split()
    if len(words) > len(wanted):  # a patronymic stands between
        words = [words[0], *words[-(len(wanted) - 1) :]]
    piece = " ".join(words)
    if piece in (form.folded, form.folded[:1].upper() + form.folded[1:]) or (capitals and piece.isupper()):
        return form.likeness, _COSTS[form.likeness]
    if piece[:1].isupper():
        return (Likeness.CAPITALS if form.likeness == Likeness.EXACT else form.likeness), 0.02 + _COSTS[
            form.likeness
        ]
    # An ordinary word may be spelt like a short name («вена», «мир»): only longer ones are taken for the name.
    if " " in form.folded or len(form.folded) >= 5:
        return Likeness.NEAR, 0.1 + _COSTS[form.likeness]
    return None, 1.0


def find_near(sentence: Sentence, renderings: Renderings, matches: Sequence[Match]) -> tuple[Span, ...]:
    """Pieces of the text that may be the name, misspelt, left in Latin letters, contracted or made an adjective.

    Args:
        sentence: The text.
        renderings: The name.
        matches: Where the source has it; the spellings there are what Latin letters are compared with. When one
            of them is a plural or a derived word, a misspelling may stand for that: nothing near is taken.
    """
    fuzzy = all(match.use is Use.LOCK for match in matches)
    spans: list[Span] = []
    for start, end in _windows(sentence, renderings):
        piece = sentence.fold.text[start:end]
        judged = _judge(sentence, piece, start, renderings, fuzzy)
        if judged is not None:
            likeness, cost, forms, cases = judged
            origin = sentence.fold.origin(start, end)
            spans.append(Span(*origin, sentence.target[slice(*origin)], likeness, cost, forms, cases))
    return tuple(sorted(spans, key=lambda span: (span.cost, span.start)))


def _windows(sentence: Sentence, renderings: Renderings) -> Iterator[tuple[int, int]]:
    lengths = {len(form.folded.split()) for form in renderings.forms}
    lengths |= {len(source.split()) for source in (renderings.term.source, *renderings.term.aliases)}
    lengths.add(1)  # a name of two words may be contracted or made an adjective
    for spelling in renderings.spellings:
        if "." in spelling:  # U.S. is no word, nor several
            for hit in re.finditer(rf"(?<![\w.]){re.escape(spelling)}(?![\w.])", sentence.lower):
                yield hit.span()
    whole = [word for word in sentence.words if not _is_part(sentence, word)]
    for length in sorted(lengths):
        if length == 1:
            yield from sentence.words
            continue
        for first in range(len(whole) - length + 1):
            chosen = whole[first : first + length]
            gaps = (sentence.fold.text[a[1] : b[0]] for a, b in itertools.pairwise(chosen))
            if all(not gap.strip() for gap in gaps):
                yield chosen[0][0], chosen[-1][1]


def _is_part(sentence: Sentence, word: tuple[int, int]) -> bool:
    text = sentence.fold.text
    return (word[0] > 1 and text[word[0] - 1] == "-" and text[word[0] - 2].isalnum()) or (
        text[word[1] : word[1] + 1] == "-" and text[word[1] + 1 : word[1] + 2].isalnum()
    )


_Judged = tuple[Likeness, float, tuple[Form, ...], frozenset[Case]]
_ALL = frozenset(Case)


def _judge(sentence: Sentence, piece: str, start: int, renderings: Renderings, fuzzy: bool) -> _Judged | None:
    if is_latin(piece):
        return _judge_latin(piece, renderings, fuzzy)
    words = piece.split()
    if len(words) == 1 and is_derived_adjective(piece, renderings):
        return None if piece.lower() in renderings.written else (Likeness.DERIVED, 0.45, (), frozenset())
    small = len(words) > 1 and renderings.term.paradigm.citation[:1].islower()  # холодная война
    if not (piece[:1].isupper() or small) or not fuzzy or piece.lower() in renderings.rivals:
        return None
    if len(words) == 1:
        contracted = _contracted(piece, renderings)
        if contracted is not None:
            return contracted
        if is_derived_noun(piece, renderings) or (_opens(sentence, start) and piece.lower() in OPENERS):
            return None
    return _judge_sound(sentence, piece, renderings)


def _judge_latin(piece: str, renderings: Renderings, fuzzy: bool) -> _Judged | None:
    lower = piece.lower()
    if lower in renderings.written:
        return None  # the glossary itself keeps Latin letters
    if lower in renderings.spellings:
        if is_latin(renderings.term.paradigm.citation):
            return Likeness.ALIAS, 0.05, _exact_forms(renderings), _ALL  # AP, where Associated Press is written
        return Likeness.LATIN, 0.1, _exact_forms(renderings), _ALL
    sound = skeleton(piece)
    if not fuzzy or not piece[:1].isupper() or len(sound) < 4:
        return None
    size = piece.count(" ")
    apart = min((distance(sound, skeleton(s)) for s in renderings.spellings if s.count(" ") == size), default=1.0)
    return (Likeness.LATIN, 0.12 + apart, _exact_forms(renderings), _ALL) if apart <= 0.25 else None


def _exact_forms(renderings: Renderings) -> tuple[Form, ...]:
    return tuple(form for form in renderings.forms if form.likeness == Likeness.EXACT)


def _contracted(piece: str, renderings: Renderings) -> _Judged | None:
    """«Госдума», «Держдума»: the beginning of the first word grown together with the last one."""
    lower = piece.lower()
    for form in renderings.forms:
        words = form.folded.lower().split()
        if len(words) != 2 or renderings.term.kind is Kind.PERSON or not lower.endswith(words[1]):
            continue
        head = lower[: -len(words[1])]
        if len(head) >= 3 and len(words[1]) >= 4 and words[0].startswith(head):
            return Likeness.CONTRACTED, 0.3, (form,), form.cases
    return None


def _judge_sound(sentence: Sentence, piece: str, renderings: Renderings) -> _Judged | None:
    words = piece.split()
    same_length = [form for form in renderings.forms if len(form.folded.split()) == len(words)]
    if not same_length:
        return None
    plain = without_lookalikes(piece)
    if plain != piece:
        exact = [form for form in same_length if form.folded == plain]
        if exact:
            return Likeness.NEAR, 0.03, tuple(exact), exact[0].cases
    sounds = [skeleton(word) for word in words]
    ranked = sorted((_apart(words, sounds, form, renderings), order) for order, form in enumerate(same_length))
    best = ranked[0][0]
    nearest = tuple(same_length[order] for apart, order in ranked if apart <= best + 0.001)
    likeness, cost = Likeness.NEAR, 0.1 + best
    if len(words) == 1:
        if best > _allowed(max(len(sounds[0]), len(skeleton(nearest[0].text)))):
            return None
        if _explained(sounds[0], best, sentence):
            return None
    elif best > 0.3 or any(_explained(sound, best, sentence) for sound in sounds):
        hinge = _hinge(words, sounds, same_length, sentence)
        if hinge is None:
            return None
        likeness, cost, nearest = Likeness.PARTIAL, 0.6, hinge
    nearest = tuple(sorted(nearest, key=lambda form: form.likeness))
    if nearest[0].likeness == Likeness.SHORT:
        cost += 0.1
    cases = frozenset(case for form in nearest for case in form.cases)
    return likeness, cost, nearest, cases


def _allowed(length: int) -> float:
    """How far a misspelling may be from a form whose skeleton has this many letters."""
    return {0: 0.0, 1: 0.0, 2: 0.0, 3: 0.0, 4: 0.26, 5: 0.34, 6: 0.34, 7: 0.36}.get(length, 0.38)


def _apart(words: Sequence[str], sounds: Sequence[str], form: Form, renderings: Renderings) -> float:
    wanted = [skeleton(word) for word in form.folded.split()]
    if len(words) == 1:
        # A letter lost beside its like is lost twice in a skeleton: «Сиию» for «Сирию».
        apart = min(distance(sounds[0], wanted[0]), distance(words[0].lower(), form.folded.lower()))
        stem = renderings.stem
        # «Шойгом», «Кремлин»: the whole stem with an ending that the name does not have.
        if len(stem) >= 4 and sounds[0].startswith(stem) and len(sounds[0]) - len(stem) <= 3:
            apart = min(apart, 0.2 + apart / 4)
        if sounds[0][:1] != wanted[0][:1] and apart > 0.25:
            return 1.0
        return apart
    far = [distance(sound, want) for sound, want in zip(sounds, wanted, strict=True)]
    if max(far) > 0.5:
        return 1.0
    return sum(far) / len(far)


def _hinge(
    words: Sequence[str], sounds: Sequence[str], forms: Sequence[Form], sentence: Sentence
) -> tuple[Form, ...] | None:
    """Forms of which one word stands there exactly while the other is another word: «Красную Сквер»."""
    if not words[0][:1].isupper() or any(_explained(sound, 0.2, sentence) for sound in sounds):
        return None
    hits = []
    for form in forms:
        wanted = form.folded.split()
        same = [
            word.lower() == want.lower() and (word[:1].isupper() or not want[:1].isupper())
            for word, want in zip(words, wanted, strict=True)
        ]
        others = [word for word, equal in zip(words, same, strict=True) if not equal]
        if any(same) and others and (words[0] in others or all(word[:1].isupper() for word in others)):
            hits.append(form)
    return tuple(hits) or None


def _explained(sound: str, cost: float, sentence: Sentence) -> bool:
    """Whether a source word outside the names sounds at least as much like it: Iraq, where Iran is sought."""
    for word in sentence.explained:
        apart = distance(sound, word)
        if len(word) >= 4 and 0 < len(sound) - len(word) <= 3:  # the target's case ending
            apart = min(apart, distance(sound[: len(word)], word))
        if apart <= min(cost, 0.25):
            return True
    return False


def _opens(sentence: Sentence, start: int) -> bool:
    before = sentence.fold.text[:start].rstrip(" «»„“”\"'(—–-")
    return not before or before[-1] in ".!?…:"
