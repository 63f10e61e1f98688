"""The Moses tokenisation that packages with a `bpe.model` were trained on: normalise, split, put together again.

The rules are those of the Moses scripts (normalize-punctuation, tokenizer, detokenizer; Koehn et al. 2007), as far
as English and other alphabetic languages need them; `tests/test_engines.py` has cases with the scripts' output.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# English abbreviations after which a full stop does not end a sentence and stays with its word.
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\S+",
        "Adj Adm Adv Asst Bart Bldg Brig Bros Capt Cmdr Col Comdr Con Corp Cpl DR Dr Drs Ens Gen Gov Hon Hr "
        "Hosp Insp Lt MM MR MRS MS Maj Messrs Mlle Mme Mr Mrs Ms Msgr Op Ord Pfc Ph Prof Pvt Rep Reps Res Rev "
        "Rt Sen Sens Sfc Sgt Sr St Supt Surg v vs i.e rev e.g Rs No Nos Art Nr pp Jan Feb Mar Apr Jun Jul Aug "
        "Sep Oct Nov Dec",
    )
)
_SLAVIC_ABBREVIATIONS = frozenset(
    re.findall(r"\S+", "г гг вв д им кв ст стр с т тыс тис ул вул р рр м обл о ч см напр др ін")
)
_BEFORE_NUMBERS = frozenset(("No", "Art", "pp"))
_ESCAPES = (
    *(("&", "&amp;"), ("|", "&#124;"), ("<", "&lt;"), (">", "&gt;")),
    *(("'", "&apos;"), ('"', "&quot;"), ("[", "&#91;"), ("]", "&#93;")),
)
_LETTER = r"[^\W\d_]"

_NORMALISED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\r", ""),
        (r" *\( *", " ("),
        (r" *\) *", ") "),
        (r"\) ([.!:?;,])", r")\1"),
        (r"(\d) %", r"\1%"),
        (r" ([:;])", r"\1"),
        (r"`", "'"),
        (r"''", ' " '),
        (r"[„“”]", '"'),
        (r"[´‘’‚]", "'"),
        (r"''", '"'),
        (r"–", "-"),
        (r" *— *", " - "),
        (r"…", "..."),
        (r"\u00a0?[«»]\u00a0?", '"'),
        (r"\u00a0(?=[%:?!;])", ""),
        (r",\u00a0", ", "),
        (r"(\d)\u00a0(\d)", r"\1.\2"),
        (r" {2,}", " "),
    )
)


def normalise(text: str, language: str) -> str:
    """The text with plain quotation marks, dashes and spaces; in English commas and stops go inside the quotes."""
    for pattern, replacement in _NORMALISED:
        text = pattern.sub(replacement, text)
    if language == "en":
        text = re.sub(r'"([,.]+)', r'\1"', text)
    return text.strip()


_SPECIAL = re.compile(r"([^\w\s.'`,-]|_)")
_DOTS = re.compile(r"(\.{2,})")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
# In English an apostrophe goes with what follows it ("Putin 's", "don 't") unless no letter precedes it.
_ENGLISH_APOSTROPHES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"((?!{_LETTER}).)'(?!{_LETTER})(?=.)", r"\1 ' "),
        (rf"((?![^\W_]).)'(?={_LETTER})", r"\1 ' "),
        (rf"({_LETTER})'(?!{_LETTER})(?=.)", r"\1 ' "),
        (rf"({_LETTER})'(?={_LETTER})", r"\1 '"),
        (r"(\d)'(?=s)", r"\1 '"),
    )
)


def tokenise(text: str, language: str) -> list[str]:
    """The Moses tokens of a normalised text, with the characters that Moses escapes escaped."""
    text = _SPECIAL.sub(r" \1 ", " ".join(text.split()))
    text = _DOTS.sub(r" \1 ", text)
    text = _COMMA.sub(" , ", text)
    if language == "en":
        for pattern, replacement in _ENGLISH_APOSTROPHES:
            text = pattern.sub(replacement, text)
    else:
        text = text.replace("'", " ' ")
    text = " ".join(_split_stops(text.split(), language))
    text = re.sub(r"\.' ?$", " . ' ", text)
    for plain, escaped in _ESCAPES:
        text = text.replace(plain, escaped)
    return text.split()


def _split_stops(words: list[str], language: str) -> list[str]:
    abbreviations = _ABBREVIATIONS if language == "en" else _SLAVIC_ABBREVIATIONS
    split: list[str] = []
    for word, after in zip(words, (*words[1:], ""), strict=True):
        stem = word[:-1]
        keep = (
            not stem
            or not word.endswith(".")
            or not stem.strip(".")
            or ("." in stem and any(map(str.isalpha, stem)))
            or (len(stem) == 1 and stem.isupper())
            or (stem in abbreviations and stem not in _BEFORE_NUMBERS)
            or after[:1].islower()
            or (stem in _BEFORE_NUMBERS and after[:1].isdigit())
        )
        split.extend((word,) if keep else (stem, "."))
    return split


_OPENING = re.compile(r"[\[({¿¡$€£¥₴₽¢]+")
_CLOSING = re.compile(r"[,.?!:;\\%})\]]+")
_QUOTES = re.compile(r"[\"'„“`]+")
_CONTRACTION = re.compile(rf"'{_LETTER}")


def detokenise(tokens: Sequence[str], language: str) -> str:
    """The text of Moses tokens: punctuation goes to its word, quotation marks to theirs in turn."""
    text = " ".join(tokens).replace(" @-@ ", "-")
    for plain, escaped in reversed(_ESCAPES):
        text = text.replace(escaped, plain)
    words = text.split()
    joined: list[str] = []
    space = ""
    opened: set[str] = set()
    for number, word in enumerate(words):
        before, space_after = space, " "
        if _OPENING.fullmatch(word):
            space_after = ""
        elif _CLOSING.fullmatch(word) or (language == "en" and number and _CONTRACTION.match(word)):
            before = ""
        elif _QUOTES.fullmatch(word):
            kind = '"' if word[0] in "„“" else word
            possessive = language == "en" and word == "'" and words[number - 1][-1:] == "s" and number
            if kind in opened:
                opened.remove(kind)
                before = ""
            elif possessive:
                before = ""
            else:
                opened.add(kind)
                space_after = ""
        joined.append(before + word)
        space = space_after
    return "".join(joined).strip()
