r"""Make the lists of words that exist in Russian or in Ukrainian only, for the check `language-wrong`.

A word is listed when it is written with letters both alphabets share, one language's dictionary knows it and the
other's does not, and it is no name: so its presence in the other language's text is a fault. The 60,000 most
frequent forms of each language are kept; they are 95 of 100 such words in news text.

    uv run --no-project --with wordfreq --with pymorphy3 --with pymorphy3-dicts-ru --with pymorphy3-dicts-uk \
        python training/exclusive_words.py

Sources: the dictionaries of pymorphy3-dicts-ru (OpenCorpora, CC BY-SA 3.0) and pymorphy3-dicts-uk (dict_uk, GPLv3),
the frequencies of wordfreq 3.1 (CC BY-SA 4.0). The lists are under the project's GPL-3.0-or-later, which all three
allow.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pymorphy3
import wordfreq

WORDS = 60_000
FOLDER = Path(__file__).parents[1] / "l10n" / "checks" / "words"
SHARED = re.compile(r"[абвгдежзийклмнопрстуфхцчшщьюя]{2,}")
NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
SHARE = 0.15
# Words of one letter are in no frequency list worth the name.
ONE_LETTER = {"ru": ("и", "с"), "uk": ("й", "з")}


def main() -> None:
    """Write both lists."""
    dictionaries = {code: pymorphy3.MorphAnalyzer(lang=code) for code in ("ru", "uk")}
    for code, other in (("ru", "uk"), ("uk", "ru")):
        chosen: list[str] = list(ONE_LETTER[code])
        for word in wordfreq.iter_wordlist(code, "large"):
            if len(chosen) == WORDS:
                break
            # A word that the other language's texts use as much is a new one its dictionary lacks («танцпол»).
            if wordfreq.word_frequency(word, other) > SHARE * wordfreq.word_frequency(word, code):
                continue
            known = SHARED.fullmatch(word) and dictionaries[code].word_is_known(word)
            if not known or dictionaries[other].word_is_known(word):
                continue
            if all(NAMES & set(parse.tag.grammemes) for parse in dictionaries[code].parse(word)):
                continue
            chosen.append(word)
        path = FOLDER / f"{code}.txt.gz"
        path.write_bytes(gzip.compress("\n".join(sorted(chosen)).encode(), compresslevel=9, mtime=0))
        print(path, len(chosen), "words", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
