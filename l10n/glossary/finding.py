"""Glossary names in an English text: where they stand and whether they are a name there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.glossary import words
from l10n.glossary.terms import APOSTROPHES, HYPHENS, Spelling, Terms, first_word
from l10n.model import Gender, Kind, Match, Term, Use

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
_QUOTES = "'\"“”‘’„«»‹›`"
_BEFORE_MONTHS = frozenset(
    ("in", "of", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid")
)
_OPENING = "\"“„«‘'([{‹*_•–—-"
# Addresses, handles and hashtags are not prose: a name in them is not a name to translate.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w&])[@#]\w+"
    r"|(?<![\w.@-])(?:[\w-]+\.)+(?:com|org|net|gov|edu|mil|int|info|news|media|press|io|tv|fm|me|ru|ua|by|uk|eu|de|fr"
    r"|pl|us|рф|укр)(?![\w-]|\.\w)(?:/\S*)?"
)


def find_terms(text: str, terms: Terms) -> tuple[Match, ...]:
    """Every occurrence of a glossary name in an English text, in text order, without overlaps, longest first.

    Case counts, except that any word of a name may stand in capitals (KREMLIN, Vladimir PUTIN). Spaces may be
    no-break spaces, apostrophes and hyphens of any shape, and "the" before a name is never part of the match.
    Addresses, e-mails, handles and hashtags are skipped. `Use.LOCK` is for occurrences that a translation must
    render by a form of the term. The other uses are only recorded for the reviewer:

    - plural: "the Bidens", "two Koreas";
    - derived: a name in a compound or with an ending ("pro-Kremlin", "Russia-annexed", "Putinism", "Soviet");
    - ambiguous: a word that may be an ordinary word here ("May", "Will" at the start of a sentence, "WHO" in a
      headline in capitals), or a surname that stands for somebody else ("Jill Biden" where Biden is a man, a
      surname that several people of the glossary bear).

    A name right before a noun ("Kremlin residence", "Putin ally", "Kyiv regime") stays a lock, although Russian
    and Ukrainian often make an adjective of it: the form of the name in the genitive is always possible, and when a
    translation prefers an adjective, whoever judges the lock should see that rather than not look.

    Args:
        text: One sentence or paragraph.
        terms: The glossary of one language.
    """
    found = sorted(_candidates(text, terms), key=lambda match: (match.start - match.end, match.start))
    taken = bytearray(len(text))
    matches: list[Match] = []
    for match in found:
        if not any(taken[match.start : match.end]):
            taken[match.start : match.end] = b"\x01" * (match.end - match.start)
            matches.append(match)
    return tuple(sorted(matches, key=lambda match: match.start))


def _candidates(text: str, terms: Terms) -> Iterator[Match]:
    addresses: list[tuple[int, int]] | None = None
    for word in _WORD.finditer(text):
        if word.group() in terms.plain:
            continue
        start = word.start()
        for spelling, end, plural in _spellings_at(text, word, terms):
            if addresses is None:
                addresses = [found.span() for found in _ADDRESS.finditer(text)]
            # A name that is an address itself (Booking.com) covers all of it.
            if any(
                first < end and start < last and not (start <= first and last <= end) for first, last in addresses
            ):
                continue
            if not _bounded(text, start, end):
                continue
            use, possessive = _use(text, start, end, spelling, plural)
            if use is not None:
                yield Match(spelling.term, start, end, use, possessive)
                break
        else:
            term = _derived_from(word.group(), terms)
            if term is not None and _bounded(text, start, word.end()):
                if addresses is None:
                    addresses = [found.span() for found in _ADDRESS.finditer(text)]
                if not any(first < word.end() and start < last for first, last in addresses):
                    yield Match(
                        term, start, word.end(), Use.DERIVED, _possessive_end(text, word.end()) > word.end()
                    )
            elif term is None and not any(stem in terms.index for stem in _stems_of(word.group())):
                if len(terms.plain) >= _MOST_PLAIN:
                    terms.plain.clear()
                terms.plain.add(word.group())


def _spellings_at(text: str, word: re.Match[str], terms: Terms) -> Iterator[tuple[Spelling, int, bool]]:
    """The spellings that stand at a word, longest first: where they end, and whether with a plural ending."""
    plurals: list[tuple[Spelling, int, bool]] = []
    for stem in _stems_of(word.group()):
        for spelling in terms.index.get(stem, ()):
            found = _pattern(spelling.text).match(text, word.start())
            if found is None or not _is_cased(text, found, spelling):
                continue
            if found.group("plural"):
                plurals.append((spelling, found.end(), True))
            else:
                yield spelling, found.end(), False
    yield from plurals


def _stems_of(word: str) -> tuple[str, ...]:
    """The keys under which a spelling that begins with this word may be found; a plural's without its ending."""
    key = word.casefold()
    return (key, key[:-1], key[:-2]) if key.endswith("s") else (key,)


@lru_cache(maxsize=20000)
def _pattern(spelling: str) -> re.Pattern[str]:
    """A spelling as it may stand in a text: each of its words as written or in capitals."""
    pieces: list[str] = []
    for position, piece in enumerate(re.split(r"([ '-])", spelling)):
        if piece == " ":
            pieces.append(r"[^\S\r]+")
        elif piece == "'":
            pieces.append(f"[{APOSTROPHES}]")
        elif piece == "-":
            pieces.append(f"[{HYPHENS}]")
        elif piece:
            ways = [piece, piece.upper()]
            if position == 0 and piece[0].islower():
                # "von der Leyen" begins a sentence: Von der Leyen.
                ways.append(piece[0].upper() + piece[1:])
            pieces.append("(?:" + "|".join(map(re.escape, dict.fromkeys(ways))) + ")")
    plural = r"(?P<plural>(?:(?<=[sxzhSXZH])(?:es|ES)|[sS])(?!\w))?" if spelling[-1].isalpha() else "(?P<plural>)"
    return re.compile("".join(pieces) + plural)


def _is_cased(text: str, found: re.Match[str], spelling: Spelling) -> bool:
    """Whether capitals that the glossary does not have are those of a headline or a dateline."""
    written = found.group()
    plural = found.group("plural") or ""
    if plural.isupper() and not written[: -len(plural)].isupper():
        return False
    name = written[: len(written) - len(plural)]
    if plural == "S" and spelling.text.isupper() and len(spelling.text) < 4:
        return False  # "USS", "ISS" are other acronyms, not plurals.
    if not name.isupper() or spelling.text.isupper():
        return True
    # XI and UN are more likely a numeral and an acronym than Xi and Un.
    return len([letter for letter in name if letter.isalpha()]) > 3 or _in_capitals(
        text, found.start(), found.end()
    )


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals: the whole text, or a run of three words with a long one."""
    if not any(letter.islower() for letter in text):
        return True
    run = 0
    longest = 0
    for found in _TOKEN.finditer(text):
        if found.group().isupper():
            run += 1
            longest = max(longest, len(found.group()))
            continue
        if found.start() >= end:
            break
        if found.end() <= start:
            run = longest = 0
    return run >= 3 and longest >= 5


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether the span is not a piece of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or (before in ("_", "@", "#", "$", "&") and before):
        return False
    if before and before in APOSTROPHES and text[start - 2 : start - 1].isalpha():
        return False
    if after.isalnum() or (after in ("_", "$", "&", "@") and after):
        return False
    if after and after in APOSTROPHES and text[end + 1 : end + 2].isalpha():
        return bool(re.match(r"(?:s|d|ll|re|ve|S|D|LL|RE|VE)(?!\w)", text[end + 1 : end + 4]))
    return True


def _possessive_end(text: str, end: int) -> int:
    """Where a possessive ending behind the name ends; `end` itself where there is none."""
    if text[end : end + 1] not in APOSTROPHES or not text[end : end + 1]:
        return end
    if text[end + 1 : end + 2] in ("s", "S") and not text[end + 2 : end + 3].isalnum():
        return end + 2
    if text[end - 1] not in "sSxXzZ" or text[end + 1 : end + 2].isalnum():
        return end
    # "the Bidens’ house" is possessive; in ‘a letter to Reuters’ the mark closes a quotation.
    opened = len(re.findall(r"(?<!\w)['‘](?=\w)", text[:end]))
    closed = len(re.findall(r"(?<=[\w.,!?])['’](?!\w)", text[:end]))
    return end if opened > closed else end + 1


# --- is it a name here? ----------------------------------------------------------------------------------------


def _use(text: str, start: int, end: int, spelling: Spelling, plural: bool) -> tuple[Use | None, bool]:
    """How the name is used at this span (None: not this name at all), and whether it is possessive."""
    possessive = _possessive_end(text, end) > end
    if _in_compound(text, start, end):
        return Use.DERIVED, possessive
    before = _word_before(text, start)
    if plural:
        # In "Julia Roberts" nobody is one of several Roberts.
        other = before[:1].isupper() and before.casefold() not in words.FUNCTION | {"both", "two", "three", "all"}
        return (None if other else Use.PLURAL), possessive
    if spelling.text.casefold() in words.MONTHS and _is_date(text, start, end, before):
        return None, possessive
    if before.casefold() in words.MODALS and is_initial(text, text.rfind(before, 0, start)):
        before = ""  # "Will Russia win?" asks; nobody is called so.
    if spelling.shared or _is_somebody_else(spelling.term, before) or _is_namesake(text, start, end, spelling):
        return Use.AMBIGUOUS, possessive
    if " " not in spelling.text and _is_ambiguous(text, start, end, spelling, before, possessive):
        return Use.AMBIGUOUS, possessive
    return Use.LOCK, possessive


def _in_compound(text: str, start: int, end: int) -> bool:
    """Whether a hyphen ties the name to another word: pro-Kremlin, Kremlin-backed, Moscow–Kyiv."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before in HYPHENS + "–" and re.search(r"[\w.]$", text[: start - 1]):
        return not re.search(r"(?<!\w)[aA]l$", text[: start - 1])
    if after and after in HYPHENS + "–":
        if text[end + 1 : end + 2].isalnum():
            return True
        return after in HYPHENS and bool(re.match(r",|\s+(?:and|or|to)\b", text[end + 1 : end + 8]))
    return False


def _word_before(text: str, start: int) -> str:
    """The word right before, without the full stop of an abbreviation; "" where punctuation stands between."""
    found = re.search(r"([\w'’-]+)(\.?)[^\S\r]+$", text[max(0, start - 40) : start])
    if found is None:
        return ""
    word = found.group(1)
    if found.group(2) and not (word.casefold() in words.TITLES or (len(word) == 1 and word.isupper())):
        return ""
    return word


def _is_somebody_else(term: Term, before: str) -> bool:
    """Whether the word before says that the bearer is not the glossary's: a place as a surname, another gender."""
    word = before.casefold()
    if not before[:1].isupper() or not word:
        return False
    if term.kind is Kind.PLACE:
        return word in words.MALE_NAMES | words.FEMALE_NAMES and " " not in term.source
    if term.kind is not Kind.PERSON or word in term.source.casefold().split():
        return False
    if term.gender is Gender.MASCULINE:
        return word in words.FEMALE_TITLES or word in words.FEMALE_NAMES - words.MALE_NAMES
    if term.gender is Gender.FEMININE:
        return (
            word in ("mr", "sir", "lord", "spokesman", "chairman") or word in words.MALE_NAMES - words.FEMALE_NAMES
        )
    return False


def _is_namesake(text: str, start: int, end: int, spelling: Spelling) -> bool:
    """Whether what stands around makes it another's name: Austin Tice, Donald Trump Jr., Atlanta, Georgia."""
    name = spelling.text.casefold()
    if name in words.STATES:
        city = re.search(r"([^\W\d_]+),[^\S\r]+$", text[:start])
        if (city and city.group(1).casefold() in words.STATES[name]) or text[:start].endswith("tate of "):
            return True
    after = re.match(r",?[^\S\r]+([^\W\d_]+)", text[end:])
    if after is None:
        return False
    following = after.group(1)
    if spelling.term.kind is Kind.PERSON and following in ("Jr", "Sr", "Junior", "Senior"):
        return True
    if not following.istitle() or after.group().startswith(",") or following.casefold() in words.FUNCTION:
        return False
    if spelling.term.kind is Kind.PERSON:
        return name in words.MALE_NAMES | words.FEMALE_NAMES
    return (
        spelling.term.kind is Kind.PLACE and name in words.PLACE_NAMES and following.casefold() not in words.PUBLIC
    )


def _is_ambiguous(text: str, start: int, end: int, spelling: Spelling, before: str, possessive: bool) -> bool:
    """Whether a one-word name may be an ordinary word at this place."""
    word = spelling.text.casefold()
    if word not in words.ORDINARY:
        return False
    written = text[start:end]
    if written.isupper() and _in_capitals(text, start, end):
        return True
    if spelling.text.isupper():
        return False  # US, WHO as such, in a text that is not all capitals.
    titled = before.casefold() in words.TITLES and before[:1].isupper()
    given = before[:1].isupper() and (
        before.casefold() in words.MALE_NAMES | words.FEMALE_NAMES or (len(before) == 1 and before != "I")
    )
    if spelling.term.kind is Kind.PERSON and (titled or given):
        return False
    after = re.match(r"[^\S\r]+([\w'’-]+)", text[end:])
    following = after.group(1) if after else ""
    said = following.casefold() in words.SPEECH and following.islower()
    if word in words.MONTHS:
        dated = before.casefold() in _BEFORE_MONTHS
        return spelling.term.kind is not Kind.PERSON or dated or not (possessive or said)
    initial = is_initial(text, start)
    if initial and re.match(r"[^\S\r]+and[^\S\r]+[^\W\d_a-z]", text[end:]) and not is_title_case(text):
        return False  # "Bush and Brown met": what it is joined with is a name.
    if initial and spelling.term.kind is Kind.PLACE and _LIKE_A_COUNTRY.match(text[end:]):
        return False
    if initial:
        return not said and not (possessive and spelling.term.kind is not Kind.OTHER)
    # Not "Mark Zuckerberg" or "Basmati Rice": a neighbour in capitals makes it part of another name.
    article = before.casefold() in words.FUNCTION or before in words.DEMONYMS
    return is_title_case(text) or following[:1].isupper() or (before[:1].isupper() and not article and not titled)


# "Turkey is preparing", "Turkey is surrounded by seas": what a country does or is, and no ordinary word.
_LIKE_A_COUNTRY = re.compile(
    r"[^\S\r]+(?:will|would|plans|wants|hopes|seeks|intends|borders|joined|faces|insists|supports|opposes"
    r"|(?:is|was|has been) (?:[a-z]+ing|surrounded|encircled|bordered|located|situated|governed|ruled|home to"
    r"|(?:an?|the) (?:[a-z-]+ ){0,2}(?:member|country|nation|state|ally|republic))) "
)


def _is_date(text: str, start: int, end: int, before: str) -> bool:
    """Whether a month's day or year stands next to it: 9 May, the 9th of May, May 9, May 2023."""
    day = before[:1].isdigit() or bool(re.search(r"\d(?:st|nd|rd|th) of $", text[:start]))
    return day or bool(re.match(r"[^\S\r]+\d", text[end:]))


def is_initial(text: str, start: int) -> bool:
    """Whether a sentence may begin here, so that the capital proves nothing."""
    head = text[:start].rstrip().rstrip(_OPENING).rstrip()
    return not head or head[-1] in ".!?…:;\n" or head[-1] in _QUOTES or text[:start].rstrip()[-1] in "“„«‘([{•"


def is_title_case(text: str) -> bool:
    """Whether a text is a headline in which nearly every word has a capital."""
    found = [token.group() for token in _TOKEN.finditer(text)]
    small = [word for word in found if word[0].islower() and word not in words.FUNCTION]
    return len(found) > 2 and not small


# --- derived words ---------------------------------------------------------------------------------------------


def _derived_from(word: str, terms: Terms) -> Term | None:
    """The one-word name that a word without a hyphen is made of: Putinism, Kremlinologist, Russians, Soviet."""
    if len(word) < 4 or not word[0].isupper():
        return None
    for form in (word, word[:-1]) if word.endswith("s") else (word,):
        for name in words.DEMONYMS.get(form, ()):
            if (term := terms.named(name)) is not None:
                return term
        for endings, kinds in _ENDINGS:
            for ending in endings:
                if not form.endswith(ending) or len(form) - len(ending) < 3:
                    continue
                stem = form[: len(form) - len(ending)]
                for name in _stems(stem, ending):
                    term = _plain(name, terms)
                    if term is not None and term.kind in kinds:
                        return term
    return None


# Memory for plain words ends somewhere, like the articles' vocabulary does not.
_MOST_PLAIN = 10_000
_ENDINGS = (
    (words.NAME_ENDINGS, (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)),
    (words.PLACE_ENDINGS, (Kind.PLACE,)),
)


def _stems(stem: str, ending: str) -> tuple[str, ...]:
    if ending == "":
        return (stem + "y",)  # German, from Germany.
    if ending == "n":
        return (stem,) if stem.endswith("a") else ()
    if ending in ("i", "er", "ish"):
        return (stem,)
    return (stem, stem + "a", stem + "e", stem + "y")


def _plain(name: str, terms: Terms) -> Term | None:
    return next((s.term for s in terms.index.get(first_word(name), ()) if s.text == name), None)
