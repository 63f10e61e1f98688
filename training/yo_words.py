r"""Make the list of words that have a ё in any text that writes the letter, for the check `yo-policy`.

A form is listed when the dictionary has it with ё and has no word that is written the same with е: «насчёт»,
«учёт», «четвёртым», never «всё» (all) beside «все» (everybody) or «берёт» (takes) beside «берет» (a beret). A form
with е that nobody uses («объем» of «объесть») is no such word; these are named below. A word is listed with all its
forms if one of them is at all frequent; together they are 96 of 100 such words in news text. Names begin with a
capital: «Пётр», «Соловьёв». Foreign surnames are left out, because editors differ about them («Мёрдок», «Мердок»).

    uv run --no-project --with wordfreq --with pymorphy3 --with pymorphy3-dicts-ru python training/yo_words.py

Sources: the dictionary of pymorphy3-dicts-ru (OpenCorpora, CC BY-SA 3.0), the frequencies of wordfreq 3.1 (CC BY-SA
4.0). The list is under the project's GPL-3.0-or-later, which both allow.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pymorphy3
import wordfreq

PATH = Path(__file__).parents[1] / "l10n" / "checks" / "words" / "yo.txt.gz"
# A word of which no form is this frequent is left out: about one in ten million.
OFTEN = 5e-8
NAMES = frozenset({"Name", "Patr", "Surn", "Geox"})
# Forms that the dictionary itself calls distorted, archaic or colloquial.
UNFIT = frozenset({"Arch", "Dist", "Erro", "Infr", "Litr"})
# The dictionary has a word with е as well, but one that no newspaper prints: a future of «объесть», a short form of
# «отменный», a variant that is long gone.
ADDED = """
    объём подъём съём разъём заём наём проём приём полёт полёте четвёртую паёк козёл шофёр шофёра шофёром
    шёлковый шёлкового шёлковые живёте берёте ревёт орёт силён осведомлён восхищён потрясён причинён сохранён
    окружён разделён отделён отменён наделён обрамлён неё чаёк стёр боёв чёрных варёной
"""
# Common words with е beside a name with ё: the capital tells them apart.
ADDED_NAMES = (
    "Пётр Королёв Артём Артёма Артёму Артёме Алёна Алёны Алёне Алёну Фёдор Фёдора Фёдору Фёдоре Серёжа Алёша"
)
# Words that dictionaries allow with either letter: «манёвр» and «маневр», «жёлчь» and «желчь».
EITHER = re.compile("манёвр|маркёр|блёк|белёс|жёлч")


def main() -> None:
    """Write the list."""
    analyzer = pymorphy3.MorphAnalyzer(lang="ru")
    known = {word for word in analyzer.dictionary.words.iterkeys() if re.fullmatch("[а-яё]+", word)}
    sure = [word for word in known if "ё" in word and plain(word) not in known]
    chosen = set(ADDED.split()) | set(ADDED_NAMES.split())
    parses = {word: [parse for parse in analyzer.parse(word) if parse.word == word] for word in sure}
    lemmas = {parse.normal_form for word in sure if is_used(word) for parse in parses[word]}
    for word in sure:
        readings = [parse.tag.grammemes for parse in parses[word] if parse.normal_form in lemmas]
        if not readings or all(reading & UNFIT for reading in readings):
            continue
        if not all(reading & NAMES for reading in readings):
            chosen.add(word)
        elif "ёв" in word or any("Surn" not in reading for reading in readings):
            chosen.add(word.capitalize())
    chosen = {word for word in chosen if not EITHER.match(word)}
    PATH.write_bytes(gzip.compress("\n".join(sorted(chosen)).encode(), compresslevel=9, mtime=0))
    print(PATH, len(chosen), "words", PATH.stat().st_size, "bytes")


def plain(word: str) -> str:
    """The word as a text without ё has it."""
    return word.replace("ё", "е")


def is_used(word: str) -> bool:
    """Whether anybody writes the form, with either letter."""
    return any(wordfreq.word_frequency(spelling, "ru") >= OFTEN for spelling in (word, plain(word)))


if __name__ == "__main__":
    main()
