"""Planted faults: a sound pair damaged in one way, for `benchmarks/checks.py`.

Each function of `PLANTS` takes a pair and a random generator and gives the damaged pair, or None where the sentence
has nothing to damage. None of them asks the checks what they can find.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

import marks
import moments
import slips
from damage import (
    DAYS,
    LETTERS,
    LOOKALIKES,
    MONTHS,
    Plant,
    Sample,
    analyzer,
    cut,
    pick,
    swap,
    tidy,
    words_of,
)

__all__ = ["PLANTS", "Plant", "Sample"]


def untranslated(sample: Sample, rng: random.Random) -> Sample | None:
    return replace(sample, target=sample.source) if len(sample.source.split()) > 3 else None


def latin_left(sample: Sample, rng: random.Random) -> Sample | None:
    english = pick(re.findall(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])", sample.source), rng)
    word = pick(words_of(sample.target, 4), rng)
    return cut(sample, *word.span(), english) if english and word else None


def script_wrong(sample: Sample, rng: random.Random) -> Sample | None:
    table = {"ru": {"и": "і", "е": "є", "й": "ї"}, "uk": {"и": "ы", "е": "э"}}[sample.language]
    match = pick(list(re.finditer("|".join(table), sample.target)), rng)
    return match and cut(sample, *match.span(), table[match[0]])


def script_mixed(sample: Sample, rng: random.Random) -> Sample | None:
    word = pick([w for w in words_of(sample.target) if set(w[0]) & LOOKALIKES.keys()], rng)
    if not word:
        return None
    place = word.start() + rng.choice([i for i, letter in enumerate(word[0]) if letter in LOOKALIKES])
    return cut(sample, place, place + 1, LOOKALIKES[sample.target[place]])


def language_wrong(sample: Sample, rng: random.Random) -> Sample | None:
    """A word of the other reference that this language's dictionary lacks and the other one has."""
    other = "uk" if sample.language == "ru" else "ru"
    alien = "ыэёъ" if other == "ru" else "іїєґ"
    foreign = [
        word[0]
        for word in words_of(sample.other)
        if word[0].islower()
        and not set(word[0]) & set(alien)
        and analyzer(other).word_is_known(word[0])
        and not analyzer(sample.language).word_is_known(word[0])
    ]
    chosen = pick(foreign, rng)
    word = pick([w for w in words_of(sample.target) if w[0].islower()], rng)
    return cut(sample, *word.span(), chosen) if chosen and word else None


FIGURE = r"(?<![\d.,:/\w])\d[\d\u00a0 ]*\d?(?:[.,]\d+)?(?![\d:/])"


def number_changed(sample: Sample, rng: random.Random) -> Sample | None:
    if not re.search(r"\d", sample.source):
        return None
    digit = pick(list(re.finditer(r"\d", sample.target)), rng)
    if not digit:
        return None
    return cut(sample, *digit.span(), rng.choice([figure for figure in "123456789" if figure != digit[0]]))


def magnitude_changed(sample: Sample, rng: random.Random) -> Sample | None:
    table = {
        "млн": "млрд",
        "миллионов": "миллиардов",
        "миллиарда": "миллиона",
        "мільйонів": "мільярдів",
        "тысяч": "миллионов",
    }
    table |= {"тисяч": "мільйонів", "миллиардов": "миллионов", "мільярдів": "мільйонів", "млрд": "млн"}
    match = pick(list(re.finditer(r"(?<=\d[ \u00a0])(?:" + "|".join(table) + r")(?!\w)", sample.target)), rng)
    return match and cut(sample, *match.span(), table[match[0]])


def number_missing(sample: Sample, rng: random.Random) -> Sample | None:
    figures = [m for m in re.finditer(FIGURE, sample.target) if m[0].strip() in sample.source.split()]
    match = pick(figures, rng)
    if not match or sample.target.count(match[0].strip()) > 1:
        return None
    return tidy(cut(sample, *match.span(), " "))


def number_added(sample: Sample, rng: random.Random) -> Sample | None:
    word = pick(words_of(sample.target)[1:], rng)
    return word and cut(sample, word.start(), word.start(), f"{rng.choice([7, 14, 23, 38, 120, 1500])} ")


def date_changed(sample: Sample, rng: random.Random) -> Sample | None:
    for table in (MONTHS[sample.language], DAYS[sample.language]):
        match = pick(list(re.finditer(r"(?<!\w)(?:" + "|".join(table) + r")(?!\w)", sample.target)), rng)
        if match:
            return cut(sample, *match.span(), rng.choice([name for name in table if name != match[0]]))
    return None


def hours_changed(sample: Sample, rng: random.Random) -> Sample | None:
    table = {"утра": "вечера", "вечера": "утра", "ранку": "вечора", "вечора": "ранку"}
    pattern = rf"\d(?:-[а-яії]{{1,3}})?[ \u00a0](?:час\w*[ \u00a0]|годин\w*[ \u00a0])?({'|'.join(table)})(?!\w)"
    match = pick(list(re.finditer(pattern, sample.target)), rng)
    return match and cut(sample, *match.span(1), table[match[1]])


def date_missing(sample: Sample, rng: random.Random) -> Sample | None:
    names = "|".join((*MONTHS[sample.language], *DAYS[sample.language]))
    match = pick(list(re.finditer(rf"(?:(?<!\w)[ВвУу]о? )?(?<!\w)(?:{names})(?!\w)", sample.target)), rng)
    return match and tidy(cut(sample, *match.span(), ""))


def date_added(sample: Sample, rng: random.Random) -> Sample | None:
    word = pick(words_of(sample.target)[1:], rng)
    phrase = {"ru": ("во вторник", "в августе", "в пятницу"), "uk": ("у вівторок", "у серпні", "у п’ятницю")}
    return word and cut(sample, word.start(), word.start(), rng.choice(phrase[sample.language]) + " ")


NEGATED = re.compile(r"\b(?:not|never|no|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)


def negation_lost(sample: Sample, rng: random.Random) -> Sample | None:
    """One «не» goes, where source and target have one negation each."""
    marks = list(re.finditer(r"(?<![\w-])[Нн]е (?=\w)", sample.target))
    if len(NEGATED.findall(sample.source)) != 1 or len(marks) != 1:
        return None
    return cut(sample, *marks[0].span(), "")


def negation_added(sample: Sample, rng: random.Random) -> Sample | None:
    """«не» before a verb of a sentence that has no negation in either language."""
    if NEGATED.search(sample.source) or re.search(r"(?<!\w)(?:не|ні|нет|без|немає)(?!\w)", sample.target.lower()):
        return None
    verbs = [
        word
        for word in words_of(sample.target, 4)
        if any(parse.tag.POS == "VERB" for parse in analyzer(sample.language).parse(word[0])[:1])
    ]
    verb = pick(verbs, rng)
    return verb and cut(sample, verb.start(), verb.start(), "не ")


def word_doubled(sample: Sample, rng: random.Random) -> Sample | None:
    word = pick([w for w in words_of(sample.target, 1) if w[0].islower()], rng)
    return word and cut(sample, word.end(), word.end(), f" {word[0]}")


def phrase_repeated(sample: Sample, rng: random.Random) -> Sample | None:
    size = rng.choice([2, 3, 4])
    runs = list(re.finditer(rf"(?<![\w’'-])[{LETTERS}]+(?: [{LETTERS}]+){{{size - 1}}}(?![\w’'-])", sample.target))
    run = pick(runs, rng)
    return run and cut(sample, run.end(), run.end(), f" {run[0]}")


def length_short(sample: Sample, rng: random.Random) -> Sample | None:
    words = sample.target.split()
    if len(words) < 10:
        return None
    return replace(sample, target=" ".join(words[: len(words) * 2 // 5]).rstrip(",;:") + ".")


def length_long(sample: Sample, rng: random.Random) -> Sample | None:
    if len(sample.target.split()) < 6:
        return None
    return replace(sample, target=f"{sample.target} " + " ".join(reversed(sample.target.split())))


PLACEABLES = (
    "https://example.org/news/2023-05-03", "desk@example.org", "@kremlin_desk", "www.example.com/a?b=1", "<b>",
    "{name}",
)  # fmt: skip


def placeable_missing(sample: Sample, rng: random.Random) -> Sample | None:
    text = rng.choice(PLACEABLES)
    sound = replace(sample, source=f"{sample.source} {text}", target=f"{sample.target} {text}")
    how = rng.choice(["drop", "change"])
    wrong = "" if how == "drop" else f" {text[:3]}x{text[4:]}" if len(text) > 4 else ""
    return replace(sound, target=sample.target + wrong)


def placeable_added(sample: Sample, rng: random.Random) -> Sample | None:
    word = pick(words_of(sample.target), rng)
    text = rng.choice(["⟦1⟧", "⟦2⟧", "https://example.org/x", "{0}", "%s"])
    return word and cut(sample, word.end(), word.end(), f" {text}")


def hashtag_missing(sample: Sample, rng: random.Random) -> Sample | None:
    return replace(sample, source=f"{sample.source} #Kyiv")


def quotes_style(sample: Sample, rng: random.Random) -> Sample | None:
    if "«" not in sample.target:
        return None
    one, two = rng.choice(['""', "“”", "„“"])
    return replace(sample, target=sample.target.replace("«", one).replace("»", two))


def quotes_unbalanced(sample: Sample, rng: random.Random) -> Sample | None:
    if sample.target.count("«") != sample.target.count("»"):
        return None
    return swap("[«»]", "")(sample, rng)  # type: ignore[return-value]


def quotes_missing(sample: Sample, rng: random.Random) -> Sample | None:
    if "«" not in sample.target or not re.search('["“]', sample.source):
        return None
    return replace(sample, target=re.sub("[«»]", "", sample.target))


def quotes_nested(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick(list(re.finditer(r"«[^«»]{20,}»", sample.target)), rng)
    word = match and pick(words_of(match[0], 4)[1:], rng)
    if not word:
        return None
    start, end = match.start() + word.start(), match.start() + word.end()
    return cut(sample, start, end, f"«{word[0]}»")


def brackets_sound(sample: Sample, rng: random.Random) -> Sample | None:
    """The sample with an insertion in brackets on both sides."""
    word, mine = (
        pick(words_of(sample.target, 4), rng),
        pick(list(re.finditer(r"\b[a-z]{4,}\b", sample.source)), rng),
    )
    if not word or not mine or re.search(r"[()\[\]]", sample.target + sample.source):
        return None
    one, two = rng.choice(["()", "[]"])
    source = f"{sample.source[: mine.start()]}{one}{mine[0]}{two}{sample.source[mine.end() :]}"
    return replace(cut(sample, *word.span(), f"{one}{word[0]}{two}"), source=source)


def brackets_unbalanced(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    sound = brackets_sound(sample, rng)
    return (sound, swap(r"[()\[\]]", "")(sound, rng)) if sound else None  # type: ignore[return-value]


def brackets_missing(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    sound = brackets_sound(sample, rng)
    return (sound, replace(sound, target=re.sub(r"[()\[\]]", "", sound.target))) if sound else None


def brackets_added(sample: Sample, rng: random.Random) -> Sample | None:
    word = pick(words_of(sample.target, 4), rng)
    return word and cut(sample, *word.span(), f"[{word[0]}]") if "[" not in sample.source else None


def hyphen_missing(sample: Sample, rng: random.Random) -> Sample | None:
    pattern = (
        r"(?<=[Ии]з)-(?=за\b|под\b)|(?<=[Бб]удь)-(?=як|хто|що)|(?<=[Вв][иі]це)-(?=\w)"
        r"|(?<=ремьер)-(?=\w)|(?<=рем[’']єр)-(?=\w)"
    )
    return swap(pattern, " ")(sample, rng)  # type: ignore[return-value]


def end_punctuation(sample: Sample, rng: random.Random) -> Sample | None:
    if sample.target.endswith("?") and sample.source.endswith("?"):
        return replace(sample, target=sample.target[:-1] + rng.choice([".", ""]))
    if sample.target.endswith(".") and sample.source.endswith("."):
        return replace(sample, target=sample.target[:-1] + rng.choice(["", ",", "?"]))
    return None


def end_added(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    """A heading gets a full stop; a sentence without its own is one, too."""
    if sample.source.endswith(".") and re.search(rf"[{LETTERS}]\.$", sample.target):
        sample = replace(sample, source=sample.source[:-1], target=sample.target[:-1])
    if not sample.source[-1:].isalpha() or not re.search(rf"[{LETTERS}]$", sample.target):
        return None
    return sample, replace(sample, target=sample.target + ".")


def capital_start(sample: Sample, rng: random.Random) -> Sample | None:
    if not sample.target[:1].isupper() or not sample.source[:1].isupper() or sample.target[1:2].isupper():
        return None
    return replace(sample, target=sample.target[0].lower() + sample.target[1:])


def capital_missing(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick(list(re.finditer(rf"(?<=[{LETTERS}]{{4}}\. )[А-ЯІЇЄ](?=[а-яіїє])", sample.target)), rng)
    return match and cut(sample, *match.span(), match[0].lower())


def capital_english(sample: Sample, rng: random.Random) -> Sample | None:
    names = [*MONTHS[sample.language], *DAYS[sample.language]]
    match = pick(list(re.finditer(r"(?<=\w[ \u00a0])(?:" + "|".join(names) + r")(?!\w)", sample.target)), rng)
    return match and cut(sample, *match.span(), match[0].capitalize())


def ukraine_preposition(sample: Sample, rng: random.Random) -> tuple[Sample, Sample] | None:
    word = pick(words_of(sample.target)[1:], rng)
    if sample.language != "uk" or not word:
        return None
    one, two = (
        cut(sample, word.start(), word.start(), "в Україні "),
        cut(sample, word.start(), word.start(), "на Україні "),
    )
    return one, two


def space_edge(sample: Sample, rng: random.Random) -> Sample | None:
    return replace(sample, target=rng.choice([f" {sample.target}", f"{sample.target} "]))


def number_format(sample: Sample, rng: random.Random) -> Sample | None:
    """The English figure as it stands in the source, in place of the Russian or Ukrainian one."""
    for figure in re.finditer(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,.])", sample.source):
        written = re.search(r"[ \u00a0]?".join(figure[0].split(",")), sample.target)
        if written:
            return cut(sample, *written.span(), figure[0])
    return None


PLANTS: dict[str, tuple[Plant, ...]] = {
    "untranslated": (untranslated,),
    "latin-left": (latin_left,),
    "script-wrong": (script_wrong,),
    "script-mixed": (script_mixed,),
    "language-wrong": (language_wrong,),
    "number-changed": (number_changed, magnitude_changed),
    "number-missing": (number_missing,),
    "number-added": (number_added,),
    "number-format": (number_format,),
    "date-changed": (date_changed, hours_changed),
    "date-missing": (date_missing,),
    "date-added": (date_added,),
    "negation-lost": (negation_lost,),
    "negation-added": (negation_added,),
    "word-doubled": (word_doubled,),
    "phrase-repeated": (phrase_repeated,),
    "length-short": (length_short,),
    "length-long": (length_long,),
    "placeable-missing": (placeable_missing,),
    "placeable-added": (placeable_added,),
    "hashtag-missing": (hashtag_missing,),
    "quotes-style": (quotes_style,),
    "quotes-nested": (quotes_nested,),
    "quotes-unbalanced": (quotes_unbalanced,),
    "quotes-missing": (quotes_missing,),
    "quotes-punctuation": (swap(r"»([,.])", r"\1»"),),
    "brackets-unbalanced": (brackets_unbalanced,),
    "brackets-missing": (brackets_missing,),
    "brackets-added": (brackets_added,),
    "dash-hyphen": (swap(r"[ \u00a0][—–] ", " - "),),
    "dash-style": (swap(r"[ \u00a0]— ", " – "),),
    "dash-spaces": (swap(r"(?<=\w)[ \u00a0][—–] (?=\w)", "—"),),
    "hyphen-missing": (hyphen_missing,),
    "ellipsis-dots": (swap(r"…|(?<=\w)\.$", "..."),),
    "end-punctuation": (end_punctuation,),
    "end-added": (end_added,),
    "punctuation-doubled": (swap(r"[,;:]", r"\g<0>\g<0>"),),
    "capital-start": (capital_start,),
    "capital-missing": (capital_missing,),
    "capital-english": (capital_english,),
    "apostrophe-style": (swap(rf"(?<=[{LETTERS}])[’'](?=[{LETTERS}])", "`"),),
    "apostrophe-missing": (swap(rf"(?<=[{LETTERS}])[’'](?=[яюєї])", ""),),
    "ukraine-preposition": (ukraine_preposition,),
    "space-double": (swap(r"(?<=\w) (?=\w)", "  "),),
    "space-before": (swap(r"(?<=\w)[,;:!?](?= )", r" \g<0>"),),
    "space-missing": (swap(rf"(?<=[а-яіїє]), (?=[{LETTERS}])", ","),),
    "space-edge": (space_edge,),
    "newline-mismatch": (lambda sample, rng: replace(sample, target=sample.target + "\n"),),
    "nbsp-missing": (swap(r"(?<=[ («][вксоуиіа])\u00a0(?=\w)|(?<=\d)\u00a0(?=\w)", " "),),
}
for _check, _plants in (*slips.PLANTS.items(), *moments.PLANTS.items(), *marks.PLANTS.items()):
    PLANTS[_check] = (*PLANTS.get(_check, ()), *_plants)
"""The ways to damage a pair, by the check that must find it."""
