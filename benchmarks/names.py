"""How well glossary names are found, judged and repaired, and what that costs.

    .venv/bin/python benchmarks/names.py --data ../shared/data [--part PART]...

systems      what real systems made of 46 names in news (names/wmt22.tsv.xz), through `lock_names`
people       false alarms on the human references there
misrendered  spans and repairs on names/misrendered.jsonl
stress       names damaged by 1 to 3 random edits, or left in Latin letters: what goes wrong without a word
cost         processor time of `lock_names` with the bundled packages, against translating alone
sample       every name of the sample article, in the bundled packages' translation

The forms come from `l10n.paradigms`; no figure here is used to choose anything at run time.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from l10n.engines import load_engine
from l10n.glossary import Terms, find_terms
from l10n.locking import lock_names, prove_locks
from l10n.locking.phonetics import folded
from l10n.model import Gender, Hypothesis, Kind, Lock, Match, Status, Term, Use
from l10n.packages import find_packages
from l10n.paradigms import generate_paradigm

LANGUAGES = ("ru", "uk")
ALPHABETS = {"ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
PARTS = ("systems", "people", "misrendered", "stress", "cost", "sample")


@dataclass(frozen=True)
class Row:
    """One line of wmt22.tsv.xz."""

    language: str
    system: str
    line: str
    source: str
    target: str


class Replay:
    """An engine that gives back texts it was told, and has no scores: the harder case for repairs."""

    placeholders = False

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def translate(self, sources: Sequence[str], *, hypotheses: int = 1) -> list[tuple[Hypothesis, ...]]:
        """What was told, "" for anything else."""
        return [(Hypothesis(self.texts.get(source, "")),) for source in sources]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """No score for any."""
        return [0.0] * len(pairs)


def read_rows(data: Path) -> list[Row]:
    """All lines of the table."""
    with lzma.open(data / "names" / "wmt22.tsv.xz", "rt", encoding="utf-8") as file:
        return [Row(*line.rstrip("\n").split("\t")) for line in file][1:]


def read_terms(data: Path, language: str) -> Terms:
    """The glossary of the 46 names with generated forms."""
    terms = []
    with (data / "names" / "wmt22.glossary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            how = row[f"{language}_kind"]
            kind, gender = _kind(how, row["source"])
            paradigm = generate_paradigm(row[language], language, kind, gender, how.startswith("fix"))
            terms.append(Term(row["source"], language, paradigm, kind, gender))
    return Terms(tuple(terms), language)


def _kind(how: str, source: str) -> tuple[Kind, Gender]:
    if how.startswith(("sur", "name")):
        return Kind.PERSON, Gender.FEMININE if how.endswith("f") or " f" in how else Gender.MASCULINE
    if how.startswith("geo"):
        return Kind.PLACE, Gender.UNKNOWN
    return (Kind.ACRONYM if source.isupper() else Kind.OTHER), Gender.UNKNOWN


def locks_of(row: Row, terms: Terms, matches: Sequence[Match]) -> tuple[Lock, ...]:
    """What the proof says of one line."""
    return prove_locks(row.source, row.target, matches, terms.terms, row.language)


def name_outcome(lock: Lock) -> str:
    """The column of the table that a lock belongs to."""
    if lock.problem:
        return "flagged: " + lock.problem
    if lock.status is Status.REPAIRED:
        return "repaired"
    if not lock.review:
        return "exact"
    for word in ("alias", "adjective", "surname alone", "pronoun", "capitals"):
        if word in lock.evidence:
            return {"adjective": "derived", "surname alone": "surname alone"}.get(word, word)
    return "to review"


def measure_systems(data: Path) -> None:
    """Print what became of each name in the output of real systems."""
    print("\n== names in the output of real systems (share of the occurrences that must be rendered)")
    rows = read_rows(data)
    for language in LANGUAGES:
        terms = read_terms(data, language)
        mine = [row for row in rows if row.language == language and not row.system.startswith("ref")]
        witnesses = _read_witnesses([row for row in rows if row.language == language], terms)
        counts: Counter[str] = Counter()
        for row in mine:
            matches = find_terms(row.source, terms)
            if not any(match.use is Use.LOCK for match in matches):
                continue
            (locked,) = lock_names([(row.source, matches)], Replay({row.source: row.target}), language, terms.terms)
            for lock in locked.locks:
                outcome = name_outcome(lock)
                if outcome == "repaired":
                    key = (row.line, lock.match.start, _word_before(locked.target, lock.start))
                    forms = witnesses.get(key)
                    outcome += "-unjudged" if not forms else "-right" if folded(lock.form) in forms else "-wrong"
                elif not lock.problem and lock.start >= 0 and not _is_rendered(lock):
                    outcome = "missed"
                counts[outcome] += 1
        total = sum(counts.values())
        print(f"{language}: {total} occurrences in {len(mine)} translations")
        for outcome, count in counts.most_common():
            print(f"   {outcome:24}{count:6}  {count / total:.2%}")


def _read_witnesses(rows: Sequence[Row], terms: Terms) -> dict[tuple[str, int, str], set[str]]:
    """What others have for the same name after the same word: the best judge of a repair's case there is."""
    found: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for row in rows:
        for lock in locks_of(row, terms, find_terms(row.source, terms)):
            if lock.status is Status.EXACT and not lock.review and not lock.problem:
                found[row.line, lock.match.start, _word_before(row.target, lock.start)].add(folded(lock.form))
    return found


def _word_before(text: str, start: int) -> str:
    return folded(text[:start]).lower().split()[-1] if text[:start].split() else ""


def _is_rendered(lock: Lock) -> bool:
    forms = [form for p in (lock.match.term.paradigm, *lock.match.term.target_aliases) for form in p.all_forms()]
    plain = folded(lock.form).lower()
    return lock.review or any(folded(form).lower() == plain for form in forms)


def measure_people(data: Path) -> None:
    """Print what the proof holds against human references."""
    print("\n== false alarms on human references")
    for language in LANGUAGES:
        terms = read_terms(data, language)
        counts: Counter[str] = Counter()
        for row in read_rows(data):
            if row.language != language or not row.system.startswith("ref"):
                continue
            for lock in locks_of(row, terms, find_terms(row.source, terms)):
                counts[name_outcome(lock)] += 1
                if lock.problem:
                    print(f"   {lock.match.term.source}: {lock.evidence} | {row.target[:110]}")
        total = sum(counts.values())
        alarms = sum(count for outcome, count in counts.items() if outcome.startswith("flagged"))
        print(f"{language}: {alarms} of {total} = {alarms / total:.2%}; {dict(counts)}")


def measure_misrendered(data: Path) -> None:
    """Print span precision and recall, and what the ladder makes of each."""
    print("\n== misrendered names: spans, and repairs without a model's score")
    kinds = {}
    for language in LANGUAGES:
        with (data / "paradigms" / f"{language}.csv").open(encoding="utf-8", newline="") as file:
            kinds.update({(language, row["citation"]): row["kind"] for row in csv.DictReader(file)})
    counts: Counter[str] = Counter()
    with (data / "names" / "misrendered.jsonl").open(encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            language = item["language"]
            how = kinds.get((language, item["term"]), "sur m")
            kind, gender = _kind(how, item["name"])
            paradigm = generate_paradigm(item["term"], language, kind, gender, "fix" in how)
            term = Term(item["name"], language, paradigm, kind, gender)
            start = item["source"].index(item["name"])
            match = Match(term, start, start + len(item["name"]))
            (lock,) = prove_locks(item["source"], item["target"], [match], [term], language)
            found = item["target"][lock.start : lock.end] if lock.start >= 0 else None
            counts["gold"] += item["span"] is not None
            counts["found"] += found is not None
            counts["both"] += found is not None and found == item["span"]
            if found != item["span"]:
                print(f"   {item['target']} | wanted {item['span']}, found {found}")
            engine = Replay({item["source"]: item["target"]})
            (locked,) = lock_names([(item["source"], [match])], engine, language, [term])
            (after,) = locked.locks
            if item["form"] is None:
                counts["nothing there: " + ("flagged" if after.problem else "silent")] += 1
            elif after.problem or after.review:
                counts["flagged"] += 1
            else:
                right = folded(after.form) == folded(item["form"])
                counts["right" if right else "silently wrong"] += 1
                if not right:
                    print(f"   silently wrong: {locked.target} | {after.evidence}, wanted {item['form']}")
    print(f"precision {counts['both'] / counts['found']:.3f}, recall {counts['both'] / counts['gold']:.3f}")
    print({key: count for key, count in counts.items() if key not in ("gold", "found", "both")})


def measure_stress(data: Path, items: int, verbose: bool) -> None:
    """Print what the ladder makes of randomly damaged names."""
    print("\n== stress: damaged names, without a model's score")
    chance = random.Random(1)
    for language in LANGUAGES:
        terms = read_terms(data, language)
        texts = list(_sound_texts(read_rows(data), terms, language))
        table: dict[str, Counter[str]] = defaultdict(Counter)
        for number in range(items):
            kind = ("1 edit", "2 edits", "3 edits", "Latin")[number % 4]
            row, matches, which, lock = chance.choice(texts)
            damaged = _damage(lock, kind, chance, language)
            if damaged == "":
                table[kind]["became another form"] += 1
                continue
            target = row.target[: lock.start] + damaged + row.target[lock.end :]
            (locked,) = lock_names([(row.source, matches)], Replay({row.source: target}), language, terms.terms)
            outcome = _stressed(locked.locks[which], lock)
            table[kind][outcome] += 1
            if outcome == "silently wrong" and verbose:
                after = locked.locks[which]
                print(f"   {kind}: {damaged} → {after.form}, wanted {lock.form}: {after.evidence} | {target}")
        print(language, f"({len(texts)} texts)")
        for kind, counts in sorted(table.items()):
            total = sum(counts.values())
            silent = counts["silently wrong"]
            print(f"   {kind:8}{total:6}  silently wrong {silent / total:.3%}  {dict(counts)}")


def _sound_texts(rows: Sequence[Row], terms: Terms, language: str) -> Iterator[tuple[Row, list[Match], int, Lock]]:
    for row in rows:
        if row.language != language:
            continue
        matches = list(find_terms(row.source, terms))
        locks = locks_of(row, terms, matches)
        for which, lock in enumerate(locks):
            if lock.status is Status.EXACT and not lock.review and not lock.problem:
                yield row, matches, which, lock


def _damage(lock: Lock, kind: str, chance: random.Random, language: str) -> str:
    """The damaged name; "" when it is another right form of it now."""
    if kind == "Latin":
        return lock.match.term.source
    letters = list(lock.form)
    for _ in range(int(kind[0])):
        places = [place for place, letter in enumerate(letters) if letter.isalpha()]
        place = chance.choice(places)
        letter = chance.choice(ALPHABETS[language])
        letter = letter.upper() if letters[place].isupper() else letter
        edit = chance.randrange(4)
        if edit == 0:
            letters[place] = letter
        elif edit == 1 and len(places) > 3:
            del letters[place]
        elif edit == 2:
            letters.insert(place + 1, letter.lower())
        elif place + 1 < len(letters) and letters[place + 1].isalpha():
            swapped = letters[place + 1] + letters[place]
            letters[place : place + 2] = swapped.capitalize() if letters[place].isupper() else swapped
    damaged = "".join(letters)
    forms = {folded(form).lower() for form in lock.match.term.paradigm.all_forms()}
    return "" if folded(damaged).lower() in forms else damaged


def _stressed(lock: Lock, before: Lock) -> str:
    if lock.problem or lock.review:
        return "flagged"
    if abs(lock.start - before.start) > 12:
        return "another mention taken"
    # Ukrainian has two good forms in some cases: Путіну and Путінові.
    paradigm = lock.match.term.paradigm
    cases = {folded(form) for case in paradigm.cases_of(before.form) for form in paradigm.forms[case]}
    return "repaired rightly" if folded(lock.form) in cases | {folded(before.form)} else "silently wrong"


def measure_cost(data: Path, root: Path) -> None:
    """Print processor times, and where the names come from in either order."""
    print("\n== cost with the bundled packages, and where names come from")
    from l10n.documents import read_document
    from l10n.glossary import read_glossary
    from l10n.sentences import split_sentences

    article = [s.source for s in split_sentences(read_document(root / "articles" / "kremlin-drones.txt")).segments]
    news = (data / "parallel" / "newstest2020-enru" / "src.en").read_text(encoding="utf-8").splitlines()[:400]
    for language in LANGUAGES:
        terms = read_glossary(root / "glossary", language)
        named = [line for line in news if any(m.use is Use.LOCK for m in find_terms(line, terms))][:60]
        engine = load_engine("argos", find_packages("en", language), language)
        engine.translate(["Warm up."])
        for label, sources in (("sample article", article), ("60 paragraphs of newstest2020 with names", named)):
            requests = [(source, find_terms(source, terms)) for source in sources]
            plain = min(_seconds(partial(engine.translate, sources)) for _ in range(3))
            print(f"{language}, {label}: translating alone {plain:.2f} s of processor time")
            for order in ("as the engine prefers", "plain first"):
                chosen = engine if order != "plain first" else _Indifferent(engine)
                results = lock_names(requests, chosen, language, terms.terms)
                spent = min(
                    _seconds(partial(lock_names, requests, chosen, language, terms.terms))
                    for _ in range(3 if order != "plain first" else 1)
                )
                counts = Counter(
                    f"{lock.status}{'' if not lock.review or lock.problem else ', to review'}"
                    for result in results
                    for lock in result.locks
                )
                print(f"   {order:24}{spent:6.2f} s  {spent / plain - 1:+.0%}  {dict(counts)}")


def print_sample(root: Path) -> None:
    """Every occurrence of a glossary name in the sample article: nothing is unaccounted for."""
    from l10n.documents import read_document
    from l10n.glossary import read_glossary
    from l10n.sentences import split_sentences

    segments = split_sentences(read_document(root / "articles" / "kremlin-drones.txt")).segments
    for language in LANGUAGES:
        print(f"\n== {language}: names of the sample article")
        terms = read_glossary(root / "glossary", language)
        requests = [(segment.source, find_terms(segment.source, terms)) for segment in segments]
        engine = load_engine("argos", find_packages("en", language), language)
        for segment, locked in zip(segments, lock_names(requests, engine, language, terms.terms), strict=True):
            for lock in locked.locks:
                state = f"{lock.status}{' (' + lock.problem + ')' if lock.problem else ' ?' if lock.review else ''}"
                case = lock.case or "-"
                name = lock.match.term.source
                print(f"{segment.line:3} {name:20}{state:20}{lock.form or '-':24}{case:5}{lock.evidence}")
                if lock.problem or lock.review:
                    print(f"{'':69}candidates: {', '.join(lock.candidates)}")


class _Indifferent:
    """The engine without its preference, to compare the two orders."""

    def __init__(self, engine: object) -> None:
        self.translate = engine.translate  # type: ignore[attr-defined]
        self.score = engine.score  # type: ignore[attr-defined]
        self.placeholders = engine.placeholders  # type: ignore[attr-defined]


def _seconds(run: object) -> float:
    begun = time.process_time()
    run()  # type: ignore[operator]
    return time.process_time() - begun


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--items", type=int, default=12000, help="stress items for each language")
    parser.add_argument("--verbose", action="store_true", help="print every silent error of the stress")
    options = parser.parse_args()
    parts = options.part or PARTS
    if "systems" in parts:
        measure_systems(options.data)
    if "people" in parts:
        measure_people(options.data)
    if "misrendered" in parts:
        measure_misrendered(options.data)
    if "stress" in parts:
        measure_stress(options.data, options.items, options.verbose)
    if "cost" in parts:
        measure_cost(options.data, Path(__file__).parents[1])
    if "sample" in parts:
        print_sample(Path(__file__).parents[1])


if __name__ == "__main__":
    main()
