"""More planted faults, written before the checks were read: slips of the kinds that a desk remembers.

`PLANTS` has the same form as in `benchmarks/planted.py`, which measures them together with its own.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from damage import LETTERS, Plant, Sample, cut, pick, split, words_of

__all__ = ["PLANTS"]

_CURRENCIES = {
    "ru": {"долларов": "евро", "доллара": "евро", "рублей": "долларов", "юаней": "иен", "$": "€", "£": "$"},
    "uk": {"доларів": "євро", "долара": "євро", "рублів": "доларів", "гривень": "рублів", "$": "€", "£": "$"},
}
_MONEY = re.compile(r"[$£€]|dollar|euro|rouble|ruble|yuan|hryvn", re.IGNORECASE)
_UNITS = {
    "ru": {
        "километров": "миль", "км": "миль", "миль": "километров", "метров": "футов", "футов": "метров",
        "тонн": "килограммов", "кг": "г", "м": "км", "часов": "минут", "минут": "часов", "месяцев": "лет",
        "дней": "недель", "недель": "дней", "процентов": "процентных пунктов",
    },
    "uk": {
        "кілометрів": "миль", "км": "миль", "миль": "кілометрів", "метрів": "футів", "футів": "метрів",
        "тонн": "кілограмів", "кг": "г", "м": "км", "годин": "хвилин", "хвилин": "годин", "місяців": "років",
        "днів": "тижнів", "тижнів": "днів", "відсотків": "відсоткових пунктів",
    },
}  # fmt: skip
_ORDINALS = {
    "ru": split(
        "первый второй третий четвёртый первая вторая третья четвёртая первого второго третьего первой второй"
    ),
    "uk": split("перший другий третій четвертий перша друга третя четверта першого другого третього першої другої"),
}
_NATIONS = {
    "ru": "американск|российск|украинск|британск|китайск|французск|немецк|японск|итальянск|испанск|польск|турецк",
    "uk": "американськ|російськ|українськ|британськ|китайськ|французьк|німецьк|японськ|італійськ|іспанськ|польськ",
}
_EVERYDAY = {
    "ru": split(
        "также якщо тільки навіть після можуть щоб який сьогодні минулого вже зараз близько понад жінки дітей"
    ),
    "uk": split(
        "если только даже сейчас после могут чтобы который правительство прошлого более этого потому нужно"
    ),
}


def currency(sample: Sample, rng: random.Random) -> Sample | None:
    table = _CURRENCIES[sample.language]
    names = "|".join(re.escape(name) for name in table)
    match = pick(list(re.finditer(rf"(?<!\w)(?:{names})(?!\w)", sample.target)), rng)
    return match and cut(sample, *match.span(), table[match[0]]) if _MONEY.search(sample.source) else None


def unit(sample: Sample, rng: random.Random) -> Sample | None:
    table = _UNITS[sample.language]
    match = pick(list(re.finditer(rf"(?<=\d[ \u00a0])(?:{'|'.join(table)})(?![\w./])", sample.target)), rng)
    return match and cut(sample, *match.span(), table[match[0]])


def ordinal(sample: Sample, rng: random.Random) -> Sample | None:
    table = _ORDINALS[sample.language]
    match = pick([word for word in words_of(sample.target) if word[0] in table], rng)
    if not match or not re.search(r"\b(?:first|second|third|fourth)\b", sample.source):
        return None
    place = table.index(match[0])
    return cut(sample, *match.span(), table[place - 1 if place % 4 else (place + 1) % 12])


def name_doubled(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick([w for w in words_of(sample.target)[1:] if w[0][0].isupper() and w[0][1:].islower()], rng)
    return match and cut(sample, match.end(), match.end(), f" {match[0]}")


def nation_capital(sample: Sample, rng: random.Random) -> Sample | None:
    stems = _NATIONS[sample.language]
    match = pick(list(re.finditer(rf"(?<=[а-яіїє] )(?:{stems})[а-яіїє]+(?= [а-яіїє])", sample.target)), rng)
    return match and cut(sample, match.start(), match.start() + 1, match[0][0].upper())


def everyday_word(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick([word for word in words_of(sample.target, 4)[1:] if word[0].islower()], rng)
    alien = set("ыэёъ" if sample.language == "uk" else "іїєґ")
    words = [word for word in _EVERYDAY[sample.language] if not alien & set(word)]
    words = [word for word in words if word not in ("также", "могут")] if sample.language == "ru" else words
    return match and cut(sample, *match.span(), rng.choice(words))


def letter_alone(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick(list(re.finditer(r"(?<= )[асоуі](?= )", sample.target)), rng)
    return match and cut(sample, *match.span(), {"а": "a", "с": "c", "о": "o", "у": "y", "і": "i"}[match[0]])


def hashtag_damaged(sample: Sample, rng: random.Random) -> Sample | None:
    tag = rng.choice(["#Bakhmut", "#StandWithUkraine", "#Kremlin"])
    place = rng.randrange(2, len(tag) - 1)
    return replace(
        sample, source=f"{sample.source} {tag}", target=f"{sample.target} {tag[:place]}{tag[place + 1 :]}"
    )


def end_colon(sample: Sample, rng: random.Random) -> Sample | None:
    both = sample.target.endswith(".") and sample.source.endswith(".")
    return replace(sample, target=sample.target[:-1] + rng.choice(":;,")) if both else None


def apostrophe_wrong(sample: Sample, rng: random.Random) -> Sample | None:
    match = pick(list(re.finditer(rf"(?<=[{LETTERS}])[’'](?=[яюєї])", sample.target)), rng)
    return match and cut(sample, *match.span(), rng.choice('*"')) if sample.language == "uk" else None


PLANTS: dict[str, tuple[Plant, ...]] = {
    "currency-changed": (currency,),
    "unit-changed": (unit,),
    "number-changed": (ordinal,),
    "word-doubled": (name_doubled,),
    "capital-english": (nation_capital,),
    "language-wrong": (everyday_word,),
    "script-mixed": (letter_alone,),
    "placeable-missing": (hashtag_damaged,),
    "end-punctuation": (end_colon,),
    "apostrophe-missing": (apostrophe_wrong,),
}
