"""The pseudo engine: needs no model, writes the source's words in the target's letters, and can damage names.

It renders every text by one rule, so a test sees at once what went through the engine: lower-case words are
transliterated and accented, capitalised words only transliterated; numbers, addresses, ⟦1⟧-style placeholders,
punctuation, spaces and the order of words stay. Names whose forms it is told are rendered in the case that the
English word before them asks for. Told to, it damages them as real engines do; the same seed does the same damage.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from l10n.errors import EngineError
from l10n.model import Case, Hypothesis, Link, Package

DAMAGES = ("latin", "misspelt", "dropped", "doubled", "swapped", "case", "adjective", "mixed")
"""What `PseudoEngine(damage=...)` takes: left in Latin script, misspelt, left out, said twice, exchanged with the
next name of the sentence, in a wrong case, turned into an adjective; or one of these (or none) for each name."""

_VERSION = 1
_CASES = tuple(Case)
_ACCENTS = "\u0301\u0300\u0302\u0308\u0304\u0306\u030a\u030c"
# English word before a name: what stands for it in Russian and Ukrainian (None: nothing, the case says it), and
# the case it asks for in each.
_PREPOSITIONS: dict[str, tuple[str, Case, str, Case]] = {
    "of": ("", Case.GEN, "", Case.GEN),
    "by": ("", Case.INS, "", Case.INS),
    "to": ("к", Case.DAT, "до", Case.GEN),
    "with": ("с", Case.INS, "з", Case.INS),
    "in": ("в", Case.LOC, "в", Case.LOC),
    "on": ("на", Case.LOC, "на", Case.LOC),
    "about": ("о", Case.LOC, "про", Case.ACC),
    "from": ("от", Case.GEN, "від", Case.GEN),
    "for": ("для", Case.GEN, "для", Case.GEN),
    "without": ("без", Case.GEN, "без", Case.GEN),
    "against": ("против", Case.GEN, "проти", Case.GEN),
    "between": ("между", Case.INS, "між", Case.INS),
}
_COMMON = dict(zip("abcdefghiklmnopqrstuvwyz", "абкдефгхиклмнопкрстуввыз", strict=True))
_COMMON |= zip(("ch", "ck", "ee", "kh", "oo", "ph", "sh", "th", "ts", "zh", "sch"), "чкихуфштцжщ", strict=True)
_COMMON |= {"x": "кс", "j": "дж", "qu": "кв", "yu": "ю", "ya": "я", "ay": "ай", "ey": "ей", "oy": "ой", "shch": "щ"}
_LETTERS = {
    "ru": _COMMON | {"yo": "ё"},
    "uk": _COMMON | {"i": "і", "ee": "і", "y": "и", "ye": "є", "yi": "ї"},
}
_VOWELS = "аеёиоуыэюяієїaeiouy"
_PIECES = re.compile(
    r"(?P<keep>⟦\d+⟧|(?:https?://|www\.)\S*\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[^\W_]*\d[^\W_]*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
)
_PLACEHOLDER = re.compile(r"⟦(\d+)⟧")
_WORD = re.compile(r"⟦\d+⟧|[^\W_]+(?:\u0301|[^\W_])*|[^\w\s]")


def load(packages: Sequence[Package], language: str) -> PseudoEngine:
    """The honest engine for the language; packages are not used."""
    return PseudoEngine(language)


class PseudoEngine:
    """An engine without a model; see the module.

    Args:
        language: The target language; Russian and Ukrainian are written in Cyrillic, others accented in Latin.
        names: English name to its forms in the order of `Case` (nominative, genitive, dative, accusative,
            instrumental, locative, vocative); a name with one form has it in every case.
        damage: "" for none, or one of `DAMAGES`.
        damaged: The English names that are damaged; all of `names` when it is not given.
        heals_at: The number of the hypothesis (from 1) from which on names are right; 0 for never.
        placeholders: Whether ⟦1⟧ is carried through; else it comes out as "[1]".
        drops_placeholders: Whether it leaves placeholders out although it says that it carries them.
        seed: Decides what a misspelling looks like, which wrong case is taken, and the choices of "mixed".

    Raises:
        EngineError: There is no such damage.
    """

    def __init__(
        self,
        language: str,
        names: Mapping[str, Sequence[str]] | None = None,
        damage: str = "",
        *,
        damaged: Sequence[str] | None = None,
        heals_at: int = 0,
        placeholders: bool = True,
        drops_placeholders: bool = False,
        seed: int = 0,
    ) -> None:
        if damage and damage not in DAMAGES:
            raise EngineError(f"there is no damage {damage!r}", todo=f"use one of {', '.join(DAMAGES)}")
        self._language = language
        self._names = {name: tuple(forms) for name, forms in (names or {}).items()}
        self._damage = damage
        self._damaged = frozenset(self._names if damaged is None else damaged)
        self._heals_at = heals_at
        self._placeholders = placeholders
        self._drops_placeholders = drops_placeholders
        self._seed = seed
        spellings = {spelling: name for name in self._names for spelling in (name, name.upper())}
        longest = sorted(map(re.escape, spellings), key=len, reverse=True)
        self._spellings = spellings
        self._finder = re.compile(rf"(?<![\w-])({'|'.join(longest)})(?![\w-])(['’]s\b)?") if longest else None

    @property
    def signature(self) -> str:
        """The kind and the language: "pseudo ru"."""
        return f"pseudo {self._language}" + (f" ({self._damage})" if self._damage else "")

    @property
    def fingerprint(self) -> str:
        """A short hash of everything that decides the output."""
        facts = (
            *(_VERSION, self._language, sorted(self._names.items()), self._damage, sorted(self._damaged)),
            *(self._heals_at, self._placeholders, self._drops_placeholders, self._seed),
        )
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]

    @property
    def placeholders(self) -> bool:
        """Whether it says that ⟦1⟧ is carried through."""
        return self._placeholders

    def load(self) -> None:
        """There is nothing to load."""

    def translate(self, sources: Sequence[str], *, hypotheses: int = 1) -> list[tuple[Hypothesis, ...]]:
        """Each source in the target's letters; later hypotheses accent the words differently."""
        if hypotheses < 1:
            raise ValueError("hypotheses must be at least 1")
        return [self._proposals(source, hypotheses) for source in sources]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """How far each target is from the undamaged rendering: a right word costs 0.2, a wrong form 2 to 12."""
        return [self._score(source, target) for source, target in pairs]

    @property
    def attends(self) -> bool:
        """It looks nowhere."""
        return False

    def attend(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[Link, ...]]:
        """It looks nowhere."""
        return [()] * len(pairs)

    def _proposals(self, source: str, hypotheses: int) -> tuple[Hypothesis, ...]:
        texts = dict.fromkeys(self._render(source, rank, self._is_damaged(rank)) for rank in range(hypotheses))
        return tuple(Hypothesis(text, round(-0.3 - 0.05 * rank, 2)) for rank, text in enumerate(texts))

    def _is_damaged(self, rank: int) -> bool:
        return bool(self._damage) and not (self._heals_at and rank + 1 >= self._heals_at)

    def _render(self, source: str, rank: int, damaged: bool) -> str:
        found = list(self._finder.finditer(source)) if self._finder else []
        cases = [self._case(source[: match.start()], match[2]) for match in found]
        chosen = [self._form(match[1], case) for match, case in zip(found, cases, strict=True)]
        if damaged:
            chosen = self._damage_names(source, [match[1] for match in found], chosen)
        rendered: list[str] = []
        end = 0
        for match, form in zip(found, chosen, strict=True):
            rendered.append(self._render_words(source[end : match.start()], rank, before_name=True))
            end = match.end()
            if not form and rendered[-1].endswith(" "):
                # A name that was left out takes one of the two spaces around it with it.
                rendered[-1] = rendered[-1][:-1]
            rendered.append(form)
        rendered.append(self._render_words(source[end:], rank))
        return "".join(rendered)

    def _case(self, before: str, possessive: str | None) -> Case:
        words = before.split()
        if possessive:
            return Case.GEN
        if not words or before.rstrip()[-1] in '.,:;!?—–“”"«»()':
            return Case.NOM
        rule = _PREPOSITIONS.get(words[-1].lower())
        if rule:
            return rule[3] if self._language == "uk" else rule[1]
        # After the first word of a sentence there is a verb somewhere: "He praised Putin".
        return Case.ACC if len(words) > 1 and words[-1].endswith(("ed", "es", "s")) else Case.NOM

    def _form(self, spelling: str, case: Case) -> str:
        name = self._spellings[spelling]
        forms = self._names[name]
        index = _CASES.index(case)
        form = forms[index] if index < len(forms) else forms[0]
        return form.upper() if spelling != name else form

    def _render_words(self, text: str, rank: int, *, before_name: bool = False) -> str:
        pieces = list(_PIECES.finditer(text))
        rendered: list[str] = []
        end = 0
        for number, piece in enumerate(pieces):
            rendered.append(text[end : piece.start()])
            end = piece.end()
            last = before_name and number == len(pieces) - 1 and text[end:].isspace()
            if piece["word"]:
                rendered.append(self._render_word(piece["word"], rank, number, last))
            else:
                rendered.append(self._render_kept(piece["keep"]))
            if last and not rendered[-1]:
                end = len(text)
        return "".join((*rendered, text[end:]))

    def _render_kept(self, text: str) -> str:
        mark = _PLACEHOLDER.fullmatch(text)
        if mark and self._drops_placeholders:
            return ""
        return f"[{mark[1]}]" if mark and not self._placeholders else text

    def _render_word(self, word: str, rank: int, number: int, before_name: bool) -> str:
        if before_name and word.lower() in _PREPOSITIONS and self._language in _LETTERS:
            rule = _PREPOSITIONS[word.lower()]
            rendered = rule[2] if self._language == "uk" else rule[0]
            rendered = rendered.upper() if word.isupper() else rendered
        else:
            rendered = self._spell(word)
        if not word.islower() or (before_name and word.lower() in _PREPOSITIONS):
            return rendered
        # The hypothesis of each rank differs from the one before in the accents of its words.
        accent = _ACCENTS[(rank + (number if rank else 0)) % len(_ACCENTS)]
        place = next((place for place, letter in enumerate(rendered) if letter in _VOWELS), -1)
        return rendered[: place + 1] + accent + rendered[place + 1 :] if place >= 0 else rendered

    def _spell(self, word: str) -> str:
        letters = _LETTERS.get(self._language)
        if letters is None:
            return word
        lower = word.lower()
        spelled: list[str] = []
        place = 0
        while place < len(lower):
            size = next((size for size in (4, 3, 2) if lower[place : place + size] in letters), 1)
            letter = lower[place : place + size]
            target = letters.get(letter, letter if letter not in "'’" else "")
            spelled.append(target.capitalize() if word[place].isupper() else target)
            place += size
        text = "".join(spelled)
        return text.upper() if word.isupper() and len(word) > 1 else text

    def _damage_names(self, source: str, names: Sequence[str], forms: Sequence[str]) -> list[str]:
        damaged = list(forms)
        chance = random.Random(f"{self._seed} {source}")
        for number, (spelling, form) in enumerate(zip(names, forms, strict=True)):
            name = self._spellings[spelling]
            # Every choice is drawn whether it is used or not, so that damages can be compared name by name.
            pick, size = chance.randrange(len(DAMAGES)), chance.random()
            if name not in self._damaged:
                continue
            kind = ("", *DAMAGES[:-1])[pick] if self._damage == "mixed" else self._damage
            if kind == "swapped":
                if number + 1 < len(names) and damaged[number] == form:
                    damaged[number], damaged[number + 1] = damaged[number + 1], damaged[number]
            else:
                damaged[number] = self._damage_form(kind, spelling, form, size)
        return damaged

    def _damage_form(self, kind: str, spelling: str, form: str, size: float) -> str:
        if kind == "latin":
            return spelling
        if kind == "dropped":
            return ""
        if kind == "doubled":
            return f"{form} {form}"
        if kind == "misspelt":
            return _misspell(form, size)
        if kind == "adjective":
            return _adjective(self._names[self._spellings[spelling]][0], self._language)
        if kind == "case":
            forms = dict.fromkeys(self._names[self._spellings[spelling]])
            wrong = [other for other in forms if other.lower() != form.lower()]
            return wrong[int(size * len(wrong))] if wrong else form
        return form

    def _score(self, source: str, target: str) -> float:
        expected = _WORD.findall(self._render(source, 0, damaged=False))
        actual = _WORD.findall(target)
        total = -0.05
        for kind, start, end, first, last in SequenceMatcher(None, expected, actual, autojunk=False).get_opcodes():
            if kind == "equal":
                total -= 0.2 * (end - start)
                continue
            theirs, ours = expected[start:end], actual[first:last]
            for left, right in zip(theirs, ours, strict=False):
                total -= 2 + 10 * (1 - SequenceMatcher(None, left, right, autojunk=False).ratio())
            total -= 8 * max(0, len(theirs) - len(ours)) + 6 * max(0, len(ours) - len(theirs))
        return round(total, 4)


def _misspell(form: str, size: float) -> str:
    """One slip in the form's longest word, behind its first letter and before its ending."""
    words = form.split(" ")
    longest = max(range(len(words)), key=lambda number: len(words[number]))
    word = words[longest]
    place = 1 + int(size * max(1, len(word) - 4))
    letter = word[place : place + 1]
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + letter * 2 + word[place + 1 :],
        word[:place] + ("о" if letter != "о" else "а") + word[place + 1 :],
    )
    words[longest] = slips[int(size * 997) % 3] if len(word) > 3 else word + letter
    return " ".join(words)


def _adjective(citation: str, language: str) -> str:
    stem = citation.split(" ")[-1].lower().rstrip("аеёийоуыьэюяіїє")
    return stem + ("ський" if language == "uk" else "ский")
