"""Judge whether a target text, a machine's or a person's, has every glossary name of its source, and rightly."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from l10n.locking.assignment import Survey, survey
from l10n.locking.cues import Cue, read_cues
from l10n.locking.derivation import is_attributive
from l10n.locking.forbidden import find_forbidden, find_inflected
from l10n.locking.phonetics import distance, folded, is_latin, skeleton
from l10n.locking.renderings import Likeness
from l10n.locking.spans import Span
from l10n.locking.vocabulary import ENGLISH_PRONOUNS, PLACE_ADVERBS, PRONOUNS
from l10n.model import Case, Gender, Kind, Lock, Match, Status, Term, Use


def prove_locks(
    source: str, target: str, matches: Sequence[Match], terms: Sequence[Term], language: str
) -> tuple[Lock, ...]:
    """What became of each match of use `Use.LOCK` in `target`, in the order of the matches.

    A lock is exact (perhaps with `review`: an alias, other capitals, a surname for a full name, an adjective where
    English has one too, a pronoun for a second mention) or has a `problem`. Nothing is left out, so a name without
    a lock that is exact is one that a person is told of.

    Args:
        source: The source text the matches were found in.
        target: The text to judge; "" when there is none.
        matches: Where glossary names stand in the source.
        terms: The whole glossary: where another of its names stands, it is no misspelling of this one.
        language: Code of the target's language.
    """
    found = survey(source, target, matches, terms)
    locks = {
        index: _prove(source, match, found, index)
        for index, match in enumerate(matches)
        if match.use is Use.LOCK and match.term.language == language
    }
    locks = _excuse_twins(source, locks)
    locks = _excuse_shared_words(source, target, locks)
    locks = _excuse_pronouns(source, target, locks)
    locks = _note_elsewhere(target, locks)
    locks = _note_doubled(target, locks, found)
    locks = _note_strays(locks, found)
    locks = _note_swapped(source, locks)
    return tuple(_note_forbidden(target, locks))


def preferred_forms(term: Term) -> tuple[str, ...]:
    """The form we write in each case, without repeats, in the order of the cases."""
    return tuple(dict.fromkeys(variants[0] for variants in term.paradigm.forms.values() if variants))


def agreeing_case(cases: frozenset[Case], cues: Sequence[Cue]) -> Case | None:
    """The one case that the form and all cues that do not contradict it leave, if they leave one."""
    left = cases
    for cue in cues:
        left = left & cue.cases or left
    return next(iter(left)) if len(left) == 1 else None


def contradiction(cases: frozenset[Case], cues: Sequence[Cue]) -> Cue | None:
    """A certain cue that allows none of `cases`."""
    return next((cue for cue in cues if cue.certain and not cases & cue.cases), None)


def _prove(source: str, match: Match, found: Survey, index: int) -> Lock:
    span = found.chosen.get(index)
    term = match.term
    if span is None:
        return Lock(match, Status.MISSING, evidence="nothing stands for it", problem="missing",
                    candidates=preferred_forms(term))  # fmt: skip
    if span.likeness in (Likeness.LATIN, Likeness.NEAR, Likeness.PARTIAL):
        return _misspelt(source, found.target, match, span)
    if span.likeness == Likeness.DERIVED:
        return _derived(source, match, span)
    return _exact(source, found.target, match, span)


_REVIEWED = {
    Likeness.CAPITALS: "exact form with other capitals than the glossary",
    Likeness.ALIAS: "accepted alias",
    Likeness.SHORT: "surname alone where the source has the full name",
    Likeness.CONTRACTED: "contracted form that the glossary does not list",
}


def _exact(source: str, target: str, match: Match, span: Span) -> Lock:
    shorter = span.likeness in (Likeness.SHORT, Likeness.ALIAS)
    if shorter and (misspelt := _misspelt_beginning(target, match, span)) is not None:
        return misspelt
    cues = tuple(_in_company(cue, source, match) for cue in read_cues(target, span.start, span.end, match.term))
    lock = Lock(match, Status.EXACT, span.start, span.end, span.text, agreeing_case(span.cases, cues),
                _REVIEWED.get(span.likeness, "exact form"), review=span.likeness != Likeness.EXACT)  # fmt: skip
    against = contradiction(span.cases, cues)
    if against is None:
        agreeing = next((cue.why for cue in cues if span.cases & cue.cases), "")
        fixed = match.term.paradigm.fixed
        return replace(lock, evidence=f"{lock.evidence}, {agreeing}" if agreeing and not fixed else lock.evidence)
    paradigm = match.term.paradigm
    better = dict.fromkeys(v for case in Case if case in against.cases for v in paradigm.forms.get(case, ())[:1])
    wanted = " or ".join(case.value for case in Case if case in against.cases)
    return replace(lock, case=None, review=True, problem="case", candidates=tuple(better),
                   evidence=f"{lock.evidence}, but {against.why} takes {wanted}")  # fmt: skip


# «начать с Путина» is English "start with" too.
_WITH = re.compile(r"(?<!\w)(?!start|begin|began)([a-z]+\W+)with (?:the )?$", re.IGNORECASE)
_COMPANY = ("«с»", "«со»", "«з»", "«із»", "«зі»")


def _in_company(cue: Cue, source: str, match: Match) -> Cue:
    """«с» is "from" and "with"; where the English name stands after "with", only the instrumental is left."""
    alone = source.count(source[match.start : match.end]) == 1 and not match.possessive
    if alone and cue.certain and cue.why.endswith(_COMPANY) and _WITH.search(source[: match.start]):
        return replace(cue, cases=frozenset((Case.INS,)), why=f"{cue.why} for “with”")
    return cue


# Владимирович, Володимирівна: a father's name before a surname alone is no misspelt name.
_PATRONYMIC = re.compile(r"(?:[ое]вич|ич|[ое]вн|ївн|івн|йович)[а-яіїє]{0,3}\Z")
_WORDS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_GIVEN_ALIKE = 0.4
"""How far from the given name a word before the surname may sound to be that name misspelt."""


def _misspelt_beginning(target: str, match: Match, span: Span) -> Lock | None:
    """«Володемир Путін»: only the surname is right, and what stands before it sounds like the given name.

    «с Владимир Путиным» has both names, in different cases. It is the same with «Ввлика Британія» where «Британія»
    is an alias.
    """
    before = list(_WORDS.finditer(folded(target[: span.start])))
    tail = folded(span.text).lower().split()
    exact: tuple[int, bool] | None = None
    for form in _all_forms(match.term):
        words = folded(form).split()
        missing = len(words) - len(tail)
        if missing < 1 or len(before) < missing:
            continue
        written = before[-missing:]
        gaps = [*(word.end() for word in written)]
        starts = [*(word.start() for word in written[1:]), span.start]
        if any(target[a:b].strip(" \u00a0") for a, b in zip(gaps, starts, strict=True)):
            continue
        if all(_is_alike(word[0], wanted) for word, wanted in zip(written, words, strict=False)):
            same = all(word[0] == wanted for word, wanted in zip(written, words, strict=False))
            if exact is None or same:
                exact = (written[0].start(), same)
    if exact is None:
        return None
    start, same = exact
    text = target[start : span.end]
    if same:
        return Lock(match, Status.EXACT, start, span.end, text, review=True, problem="case",
                    evidence="its words stand in different cases",
                    candidates=preferred_forms(match.term))  # fmt: skip
    return Lock(match, Status.MISSING, start, span.end, evidence=f"misspelt: «{text}»", problem="misspelt",
                candidates=preferred_forms(match.term))  # fmt: skip


def _all_forms(term: Term) -> tuple[str, ...]:
    return tuple(form for paradigm in (term.paradigm, *term.target_aliases) for form in paradigm.all_forms())


def _is_alike(written: str, wanted: str) -> bool:
    """Whether a word before a surname is, or sounds like, a given name; a father's name is none."""
    if written[:1].isupper() != wanted[:1].isupper() or _PATRONYMIC.search(written):
        return False
    one, other = skeleton(written), skeleton(wanted)
    starts_alike = written[:1] == wanted[:1] or one[:1] == other[:1]
    return starts_alike and distance(one, other) <= _GIVEN_ALIKE


def _derived(source: str, match: Match, span: Span) -> Lock:
    if is_attributive(source, match):
        return Lock(match, Status.EXACT, span.start, span.end, span.text, review=True,
                    evidence="adjective made from the name, as English uses it")  # fmt: skip
    return Lock(match, Status.MISSING, span.start, span.end, problem="missing",
                evidence=f"only an adjective made from the name stands there: «{span.text}»",
                candidates=preferred_forms(match.term))  # fmt: skip


def _misspelt(source: str, target: str, match: Match, span: Span) -> Lock:
    candidates = tuple(dict.fromkeys((*(form.text for form in span.forms), *preferred_forms(match.term))))
    if span.likeness == Likeness.LATIN:
        if _inside_foreign_name(source, target, match, span):
            return Lock(match, Status.EXACT, span.start, span.end, span.text, review=True,
                        evidence="part of a foreign name that keeps its Latin letters")  # fmt: skip
        why = f"left in Latin letters: «{span.text}»"
    elif span.likeness == Likeness.PARTIAL:
        why = f"one of its words is another one: «{span.text}»"
    elif _may_be_inflected(span.text, match.term):
        why = f"«{span.text}» may be a form of it; the glossary has no case forms of it yet"
        return Lock(match, Status.MISSING, span.start, span.end, evidence=why, candidates=candidates, review=True)
    else:
        why = f"misspelt: «{span.text}»"
    return Lock(
        match, Status.MISSING, span.start, span.end, evidence=why, problem="misspelt", candidates=candidates
    )


def _may_be_inflected(text: str, term: Term) -> bool:
    """Whether a name that is known in the nominative only stands here with another ending."""
    if term.paradigm.fixed or len(term.paradigm.forms) > 1:
        return False
    words, citation = text.split(), term.paradigm.citation.split()
    return len(words) == len(citation) and all(
        word.startswith(known[: max(3, len(known) - 2)]) for word, known in zip(words, citation, strict=True)
    )


def _inside_foreign_name(source: str, target: str, match: Match, span: Span) -> bool:
    """Haryali London that stays Haryali London: the neighbour in Latin letters is the source's own."""
    pairs = (
        (r"([\w'’.-]+)[ \u00a0]+$", source[: match.start], target[: span.start]),
        (r"^[ \u00a0]+([\w'’.-]+)", source[match.end :], target[span.end :]),
    )
    for pattern, english, ours in pairs:
        one, other = re.search(pattern, english), re.search(pattern, ours)
        if (
            one
            and other
            and one.group(1).rstrip("'’.") == other.group(1).rstrip("'’.")
            and is_latin(one.group(1))
            and one.group(1)[0].isupper()
        ):
            return True
    return False


def _excuse_twins(source: str, locks: dict[int, Lock]) -> dict[int, Lock]:
    """The International Monetary Fund (IMF): one mention with its abbreviation, for which one form is enough."""
    order = sorted(locks, key=lambda index: locks[index].match.start)
    for first, second in itertools.pairwise(order):
        one, other = locks[first], locks[second]
        between = source[one.match.end : other.match.start]
        if one.match.term.source != other.match.term.source or not re.fullmatch(r"[ \u00a0,]*[(\[]", between):
            continue
        for index, lock, twin in ((first, one, other), (second, other, one)):
            if lock.problem == "missing" and twin.start >= 0 and twin.problem != "missing":
                locks[index] = replace(lock, problem="", review=True, evidence="said once with its abbreviation")
    return locks


def _excuse_shared_words(source: str, target: str, locks: dict[int, Lock]) -> dict[int, Lock]:
    """«Чёрное и Каспийское моря», «Первой и Второй мировых войн»: a word that two names share is said once."""
    text = folded(target)
    for index, lock in locks.items():
        name = source[lock.match.start : lock.match.end].split()
        wanted = folded(lock.match.term.paradigm.citation).split()
        if lock.problem not in ("missing", "misspelt") or len(name) < 2 or len(wanted) < 2 or len(wanted[0]) < 5:
            continue
        rest = source[: lock.match.start] + source[lock.match.end :]
        shared = any(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", rest) for word in name if word[0].isupper())
        said = re.search(rf"(?<![\w-]){re.escape(wanted[0][:-2])}[а-яіїє]{{1,4}}(?!\w)", text)
        # «Чёрное и Каспийское моря»: «Каспийское моря» is the other name's, no misspelling of this one.
        if shared and said is not None and not lock.start <= said.start() < lock.end:
            locks[index] = replace(lock, start=-1, end=-1, problem="", review=True,
                                   evidence="another name may share a word with it")  # fmt: skip
    return locks


def _note_elsewhere(target: str, locks: dict[int, Lock]) -> dict[int, Lock]:
    """«Германия» in a Ukrainian text: the name as another language of the glossary has it."""
    taken: set[tuple[int, int]] = set()
    for index, lock in locks.items():
        if lock.problem and (lock.problem != "missing" or lock.start >= 0):
            continue
        for start, end in find_inflected(target, lock.match.term, lock.match.term.elsewhere):
            # «Николай Патрушев» in a Ukrainian text, where the surname alone is right.
            longer = start <= lock.start and lock.end <= end and end - start > lock.end - lock.start
            if (start, end) not in taken and (lock.problem or longer):
                taken.add((start, end))
                text = target[start:end]
                locks[index] = replace(
                    lock, status=Status.MISSING, start=start, end=end, form="", case=None, review=False,
                    problem="misspelt", evidence=f"spelt as in another language: «{text}»",
                    candidates=preferred_forms(lock.match.term),
                )  # fmt: skip
                break
    return locks


def _excuse_pronouns(source: str, target: str, locks: dict[int, Lock]) -> dict[int, Lock]:
    """A second mention may be a pronoun, if the target has more pronouns than the source gives it reason for."""
    missing = [index for index, lock in locks.items() if lock.problem == "missing" and lock.start < 0]
    if not missing:
        return locks
    spare = 0
    reasons = sum(word.lower() in ENGLISH_PRONOUNS for word in re.findall(r"[^\W\d_]+", source))
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", folded(target))]
    for index in missing:
        term = locks[index].match.term
        if not any(lock.start >= 0 and not lock.problem and _same_bearer(lock.match.term, term)
                   for lock in locks.values()):  # fmt: skip
            continue
        genders = [term.gender.value] if term.gender is not Gender.UNKNOWN else ["m", "f", "n", "pl"]
        pronouns = {word for gender in genders for word in PRONOUNS.get((term.language, gender), "").split()}
        if term.kind is Kind.PLACE:
            pronouns |= set(PLACE_ADVERBS.get(term.language, "").split())
        extra = sum(word in pronouns for word in words) - reasons - spare
        if extra > 0:
            spare += 1
            locks[index] = replace(locks[index], problem="", review=True, candidates=preferred_forms(term),
                                   evidence="a pronoun may stand for this mention")  # fmt: skip
    return locks


def _same_bearer(one: Term, other: Term) -> bool:
    if one.source == other.source or one.surname_of == other.source or other.surname_of == one.source:
        return True
    return one.paradigm.citation.split()[-1] == other.paradigm.citation.split()[-1]


def _note_doubled(target: str, locks: dict[int, Lock], found: Survey) -> dict[int, Lock]:
    for index, lock in locks.items():
        for spare in found.spare.get(lock.match.term.source, ()):
            between = target[min(lock.end, spare.end) : max(lock.start, spare.start)]
            if lock.status is Status.EXACT and not lock.problem and not between.strip(" \u00a0"):
                locks[index] = replace(lock, review=True, evidence=f"{lock.evidence}, but it stands there twice")
                break
    return locks


def _note_strays(locks: dict[int, Lock], found: Survey) -> dict[int, Lock]:
    """The name stands there as often as it must, and once more misspelt or in Latin letters."""
    for name, strays in found.strays.items():
        for index, lock in locks.items():
            if lock.match.term.source == name and not lock.problem and strays:
                why = f"{lock.evidence}, but «{strays[0].text}» may be the same name again"
                locks[index] = replace(lock, review=True, evidence=why)
                break
    return locks


def _note_swapped(source: str, locks: dict[int, Lock]) -> dict[int, Lock]:
    """Peskov told Putin → «Путин сказал Пескову»: the source's subject is an object, another name the subject."""
    persons = [(i, lock) for i, lock in locks.items() if lock.match.term.kind is Kind.PERSON and lock.start >= 0]
    for index, lock in persons:
        if source[: lock.match.start].strip(" “\"'«„") or lock.problem or lock.match.possessive:
            continue
        mine = _cases(lock)
        for other, rival in persons:
            if rival.match.start > lock.match.start and rival.start < lock.start and not rival.problem:
                theirs = _cases(rival)
                if Case.NOM in theirs and mine and Case.NOM not in mine:
                    why = "but the names may have changed places"
                    for which, each in ((index, lock), (other, rival)):
                        locks[which] = replace(each, review=True, evidence=f"{each.evidence}, {why}")
                    return locks
    return locks


def _cases(lock: Lock) -> frozenset[Case]:
    form = folded(lock.form)
    return frozenset(
        case
        for paradigm in (lock.match.term.paradigm, *lock.match.term.target_aliases)
        for case, variants in paradigm.forms.items()
        if form in {folded(variant) for variant in variants}
    )


def _note_forbidden(target: str, locks: dict[int, Lock]) -> list[Lock]:
    """Forbidden renderings, each reported once, on the lock it stands for or on the name's first one."""
    taken: set[tuple[int, int]] = set()
    for index, lock in locks.items():
        for start, end in find_forbidden(target, lock.match.term):
            if (start, end) in taken:
                continue
            if lock.problem == "misspelt" and not (lock.start < end and start < lock.end):
                continue
            taken.add((start, end))
            locks[index] = replace(
                lock, status=Status.MISSING if lock.problem in ("missing", "misspelt") else lock.status,
                start=start, end=end, form="", case=None, review=True, problem="forbidden",
                evidence=f"forbidden rendering «{target[start:end]}»", candidates=preferred_forms(lock.match.term),
            )  # fmt: skip
            break
    return list(locks.values())
