r"""Make the lists of words that exist in Russian or in Ukrainian only, for the check `language-wrong`.

A word is listed when it is written with letters both alphabets share, one language's dictionary knows it and the
other's does not, and it is no name: so its presence in the other language's text is a fault. The 60,000 most
frequent forms of each language are kept; they are 95 of 100 such words in news text. With them go the 15,000 most
frequent forms with a letter of their own («навіть», «поэтому»): a letter alone may be a slip of the keyboard.

    uv run --no-project --with wordfreq --with pymorphy3 --with pymorphy3-dicts-ru --with pymorphy3-dicts-uk \
        python training/exclusive_words.py

Sources: the dictionaries of pymorphy3-dicts-ru (OpenCorpora, CC BY-SA 3.0) and pymorphy3-dicts-uk (dict_uk, GPLv3),
the frequencies of wordfreq 3.1 (CC BY-SA 4.0). The lists are under the project's GPL-3.0-or-later, which all three
allow.
"""

from __future__ import annotations

import gzip
import itertools
import re
from pathlib import Path

import pymorphy3
import wordfreq

WORDS = 60_000
FOLDER = Path(__file__).parents[1] / "l10n" / "checks" / "words"
OWN_WORDS = 15_000
OWN = {"ru": re.compile(r"(?=.*[ыэёъ])[а-яё]{3,}"), "uk": re.compile(r"(?=.*[іїєґ])[а-щьюяіїєґ]{3,}")}
SHARED = re.compile(r"[абвгдежзийклмнопрстуфхцчшщьюя]{2,}")
NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
SHARE = 0.15
RARE = 3e-6
# A word that the other dictionary knows only as a name («война» in Ukrainian is a surname) is none of its words,
# where its texts hardly have it.
LOOSE = frozenset({"Surn", "Name", "Patr"})
# Words of one letter, and frequent words that the other dictionary knows only as rare, old or loose ones.
ADDED = {
    "ru": "и с сейчас только даже надо после вот потому однако конечно хотя сказать найти получить понять взять"
    " вернуться убить остаться брать сюда женщина женщины женщине женщину женщин ребенок ребенка мальчик"
    " мальчика парень парня почти который которая которого которую которой которому удалось помню нашли"
    " нужна пойду пришла пришли хорошая получили получила получилось поняла поняли спать бороться писать"
    " думать ждать вернуть показать оставить оставаться добиться добавить продать подумать признать"
    " доказать передать установить узнать поговорить пить смогу вряд начать области областью"
    " он его но во против около результате мире мира меня ему много часть части тот пока власти оно районе мне"
    " городе сезоне риск лучше воздуха воздух множество жизнь ходе составе новости начал настоящий"
    " недвижимости добраться мужчина тоже государства государств государством государство состав августа услуг"
    " услуги виде фоне дать границе марта сайте первого первую первая чаще дальше дронов улице столице"
    " позволило проблемам секторе сутки обе новую новая речи острове реальности признали помимо научиться"
    " знаний получать зданий самая плане позволить сможем осталось заключить",
    "uk": "й з зараз але або вони вона треба була яка яку яким яке лише ось аби трохи усе кожен кожна кожного"
    " кожному стати колись значно напевно церква перемоги перемогу початок початку почали почала"
    " державного державна державному хочете чудово серед перший перша першу першим гарно гарна фактично"
    " практично автоматично тис шоб"
    " як ми чи коли буде ще мене вже тим метою особливо мали годин уряд справ перш рух влада перше додав"
    " закликала увесь нема",
}

# Particles of foreign names and words that are names in the other language's texts.
DROPPED = frozenset({"фейк", "фейки", "фейком", "ма", "лас", "лос", "дель", "ван", "дер", "таун", "ньюз"})


def main() -> None:
    """Write both lists."""
    dictionaries = {code: pymorphy3.MorphAnalyzer(lang=code) for code in ("ru", "uk")}
    for code, other in (("ru", "uk"), ("uk", "ru")):
        chosen: list[str] = ADDED[code].split()
        for word in wordfreq.iter_wordlist(code, "large"):
            if len(chosen) >= WORDS:
                break
            # A rare word that the other language's texts use as much is a new one its dictionary lacks («танцпол»);
            # a frequent one is a word of Russian quoted in Ukrainian texts («сейчас»).
            often = wordfreq.word_frequency(word, code)
            if often < RARE and wordfreq.word_frequency(word, other) > SHARE * often:
                continue
            if word in DROPPED:
                continue
            known = SHARED.fullmatch(word) and dictionaries[code].word_is_known(word)
            if not known or _is_word(dictionaries[other], word):
                continue
            if dictionaries[other].word_is_known(word) and wordfreq.word_frequency(word, other) > SHARE * often:
                continue
            if all(NAMES & set(parse.tag.grammemes) for parse in dictionaries[code].parse(word)):
                continue
            chosen.append(word)
        chosen += own_words(code, dictionaries[code])
        path = FOLDER / f"{code}.txt.gz"
        path.write_bytes(gzip.compress("\n".join(sorted(set(chosen))).encode(), compresslevel=9, mtime=0))
        print(path, len(chosen), "words", path.stat().st_size, "bytes")


def own_words(code: str, dictionary: pymorphy3.MorphAnalyzer) -> list[str]:
    """The most frequent forms with a letter that the other language does not have."""
    words = (
        word
        for word in wordfreq.iter_wordlist(code, "large")
        if OWN[code].fullmatch(word)
        and dictionary.word_is_known(word)
        and not all(NAMES & set(parse.tag.grammemes) for parse in dictionary.parse(word))
    )
    return list(itertools.islice(words, OWN_WORDS))


def _is_word(dictionary: pymorphy3.MorphAnalyzer, word: str) -> bool:
    """Whether the dictionary has the word as more than a name."""
    return dictionary.word_is_known(word) and any(
        not LOOSE & set(parse.tag.grammemes) for parse in dictionary.parse(word)
    )


if __name__ == "__main__":
    main()
