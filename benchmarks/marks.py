"""Planted faults of marks that part or join words: hyphens, spaces, stops, capitals, brackets, quotation marks.

`PLANTS` has the same form as in `benchmarks/planted.py`, which measures them together with its own.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from damage import Plant, Sample, cut, pick, swap, tidy, words_of

__all__ = ["PLANTS"]

# What a desk writes with a hyphen: particles, prefixes, figures, parts of the world, compound adjectives.
_HYPHENED = re.compile(
    r"(?<![\w-])(?:[ИиЗз]з?(?=-(?:за|под|під|поміж)\b)|[Вв]ице|[Кк]ое|[Бб]удь(?!-ласка)|[Пп]о|[Вв]о?(?=-\w+ых,)|[Вв]с[её](?=-таки)"
    r"|\w+(?=-(?:то|либо|нибудь|небудь|таки)\b)|[Пп]ремьер|[Пп]рем[’']єр|[Пп]ресс|[Юю]го|[Сс]еверо|[Пп]івнічно|[Пп]івденно"
    r"|\d+(?=-\w{4})|[а-яіїєґ]{3,}(?:о|е|є)(?=-\w+(?:ый|ий|ая|ое|ого|ому|ой|ую|ых|ими|ым|им|ом|ої|ій|а|е|у)\b))-(?=[а-яёіїєґ])"
)


def hyphen_lost(sample: Sample, rng: random.Random) -> Sample | None:
    """A hyphen goes, and leaves a space or nothing."""
    match = pick(list(_HYPHENED.finditer(sample.target)), rng)
    return match and cut(sample, match.end() - 1, match.end(), rng.choice(["", " "]))


def space_after_stop(sample: Sample, rng: random.Random) -> Sample | None:
    return swap(r"(?<=[а-яіїєґ\d»)%]\.) (?=[А-ЯІЇЄҐ«])", "")(sample, rng)  # type: ignore[return-value]


def space_after_mark(sample: Sample, rng: random.Random) -> Sample | None:
    return swap(r"(?<=[»):;!?]) (?=[а-яіїєґА-ЯІЇЄҐ«])", "")(sample, rng)  # type: ignore[return-value]


def space_before_mark(sample: Sample, rng: random.Random) -> Sample | None:
    return swap(r"(?<=\w) (?=[«(]\w)", "")(sample, rng)  # type: ignore[return-value]


def small_after_any_end(sample: Sample, rng: random.Random) -> Sample | None:
    """A sentence begins small behind a figure, a quotation, a bracket, an acronym or Latin letters."""
    ends = r"(?<=[\d»)%A-ZА-ЯІЇЄa-z]\. )(?<!\b[A-Z]\. )[А-ЯІЇЄ](?=[а-яіїє])|(?<=[?!] )[А-ЯІЇЄ](?=[а-яіїє])"
    match = pick(list(re.finditer(ends, sample.target)), rng)
    both = match and re.search(r"[.?!][”\"’)]* [“\"(]?[A-Z]", sample.source)
    return cut(sample, *match.span(), match[0].lower()) if match and both else None


def exclamation_lost(sample: Sample, rng: random.Random) -> Sample | None:
    both = sample.target.endswith("!") and sample.source.endswith("!")
    return replace(sample, target=sample.target[:-1] + rng.choice([".", ""])) if both else None


def bracket_of_one_word(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    """A name in brackets on both sides, and then in none or nowhere."""
    word = pick([word for word in words_of(sample.target, 4) if word[0][0].isupper() and word.start()], rng)
    name = pick(list(re.finditer(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= [a-z])", sample.source)), rng)
    if not word or not name or re.search(r"[()]", sample.source + sample.target):
        return None
    source = f"{sample.source[: name.start()]}({name[0]}){sample.source[name.end() :]}"
    sound = replace(cut(sample, *word.span(), f"({word[0]})"), source=source)
    return sound, replace(tidy(cut(sample, *word.span(), rng.choice(["", word[0]]))), source=source)


def one_pair_lost(sample: Sample, rng: random.Random) -> Sample | None:
    """One of two or more quotations loses its marks."""
    pairs = list(re.finditer(r"«([^«»„“]+)»", sample.target))
    match = pick(pairs, rng)
    both = len(pairs) > 1 and len(re.findall(r"“[^”]+”|\"[^\"]+\"", sample.source)) == len(pairs)
    return cut(sample, *match.span(), match[1]) if both else None


def ukraine_of_place_and_motion(sample: Sample, rng: random.Random) -> Sample | None:
    """«в Україні», «у східній Україні» and «в Україну» get «на», wherever the sentence has them."""
    match = pick(list(re.finditer(r"(?<!\w)[ВвУу](?=[ \u00a0](?:\w+ій )?Україн[іу](?!\w))", sample.target)), rng)
    return match and cut(sample, *match.span(), "На" if match[0].isupper() else "на")


def doubled_over_comma(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick(list(re.finditer(r"(?<=[ \u00a0])[а-яёіїєґ’']{4,}(?=,)", sample.target)), rng)
    return match and cut(sample, match.end(), match.end(), f", {match[0]}")


def clause_again(sample: Sample, rng: random.Random) -> Sample | None:
    """The first clause comes again at the end, or the whole sentence does."""
    first = re.match(r"([^,.!?«»]+ [^,.!?«»]+ [^,.!?«»]{4,}), .+(?=\.$)", sample.target)
    if rng.random() < 0.5:
        return cut(sample, len(sample.target), len(sample.target), f" {sample.target}")
    return first and cut(sample, first.end(), first.end(), f", {first[1][0].lower()}{first[1][1:]}")


PLANTS: dict[str, tuple[Plant, ...]] = {
    "hyphen-missing": (hyphen_lost,),
    "word-doubled": (doubled_over_comma,),
    "phrase-repeated": (clause_again,),
    "space-missing": (space_after_stop, space_after_mark, space_before_mark),
    "capital-missing": (small_after_any_end,),
    "end-punctuation": (exclamation_lost,),
    "brackets-missing": (bracket_of_one_word,),
    "quotes-missing": (one_pair_lost,),
    "ukraine-preposition": (ukraine_of_place_and_motion,),
}
"""The ways to damage a pair, by the check that must find it."""
