"""The newsroom's rules: whether a sentence ends in a gap, asked one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from l10n.sentences import abbreviations

# How far the rules look back and ahead, in characters: a name with its office between commas, and its verb.
_AROUND = 240
OPENERS = "“‘«„\"'([{"
CLOSERS = "”’»\"')]}"
_SAYING = (
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|tweeted|posted|shouted|yelled|cried|exclaimed|replied|responded"
    r"|answered|continued|declared|demanded|insisted|warned|noted|explained|recalled|remarked|joked|quipped|mused"
    r"|wondered|thundered|screamed|chanted|urged|pleaded|whispered|murmured|muttered|sang|read|concluded|went on"
    r"|retorted|countered|snapped|inquired|enquired|argued|observed|commented|testified|boasted)"
)
# What follows the verb of a new statement, not of an attribution: "Putin said he did not know".
_OWN_OBJECT = (
    r"(?:that|whether|if|he|she|it|they|we|there|nothing|little|what|how|why|who|about|for|to|no|only|so)\b"
)
# Any capital letter: whatever is a letter and not a lower-case ASCII one.
_NAME = r"(?:al-)?[^\W\d_a-z][\w’'.-]*"
_NAMES = rf"{_NAME}(?:\s+(?:(?:of|de|von|van|der|bin|the|and)\s+)*{_NAME}){{0,5}}"
_ATTRIBUTION = re.compile(
    rf"{_NAMES}(?:,[^.!?“”\"]{{2,80}},)?\s+(?:\w+ly\s+|then\s+|also\s+|once\s+)?{_SAYING}\b(?P<rest>.*)", re.DOTALL
)
_VERB = re.compile(
    rf"{_NAMES}(?:,[^.!?]{{2,80}},)?\s+(?:also\s+|then\s+|later\s+|\w+ly\s+)?(?:{_SAYING[3:-1]}|is|are|was|were|be|has|have|had|does|do|did"
    r"|will|would|can|could|may|might|must|shall|should|rose|fell|won|lost|took|made|met|gave|left|held|began|came|went|saw"
    r"|hit|sent|got|kept|led|paid|put|ran|set|shot|spoke|stood|struck|grew|knew|thought|denies|calls|plans|wants|won’t"
    r"|didn’t|isn’t|wasn’t|hasn’t|\w{2,}ed)\b"
)
_TOPIC = re.compile(
    r"(?:That|This|Those|These|Such)(?:\s+(?:is|was|are|were)|[’']s)\s+(?:what|how|why|the\s+(?:\w+\s+)?(?:words?|(?:nick|code)?name|phrase"
    r"|term|way|message|answer|slogan|label|title|motto|verdict|description|expression))\b"
)
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z|(?:Ph|W\.Va|Lt|Vice)\.[A-Z]\Z")
_ABBREVIATIONS = (
    abbreviations.TITLES
    | abbreviations.MONTHS
    | abbreviations.STATES
    | abbreviations.COUNTRIES
    | abbreviations.COMPANIES
    | abbreviations.NAME_PARTS
    | abbreviations.NUMBERED
    | abbreviations.ALWAYS_GOES_ON
)
# What "U.S." is an adjective to, though a preposition stands before it: "in the U.S. Congress".
_INSTITUTION = re.compile(
    r"(?:President|Congress|Senate|Secretary|Ambassador|Army|Navy|Air|State|Department|House|Security|General|Court"
    r"|Supreme|Special|Vice|Defen[cs]e|Treasury|Justice)\b"
)
_PREPOSITIONS = frozenset(
    ["in", "to", "from", "by", "with", "of", "for", "at", "between", "and", "against", "outside", "into"]
)
_INITIAL = re.compile(r"[A-Z]\Z")
_EDITORIAL = re.compile(r"\[(?:sic|laugh|applause|cheer|pause|inaudible|crosstalk|\.\.\.|…)", re.IGNORECASE)


@dataclass(frozen=True)
class Gap:
    """A place where a sentence may end; `text[start:before]` is the sentence if it does."""

    text: str
    start: int
    mark_at: int
    before: int
    after: int
    mark: str
    closers: str

    @cached_property
    def left(self) -> str:
        """The end of what the sentence would be, up to the mark."""
        return self.text[max(self.start, self.mark_at - _AROUND) : self.mark_at]

    @cached_property
    def token(self) -> str:
        """The word the mark stands at, without opening marks: "Jan", "U.S", "R-S.C"."""
        left = self.left
        word = left.split()[-1] if left.split() and not left[-1:].isspace() else ""
        word = re.split(r"[—–]|--", word)[-1].lstrip(OPENERS)
        # A headline in capitals abbreviates as any other: "GEN. MILLEY", "NO. 10".
        return word.capitalize() if word.isupper() and len(word) > 1 and word.isalpha() else word

    @cached_property
    def previous(self) -> str:
        """The word before the token."""
        words = self.left.split()
        return words[-2] if len(words) > 1 else ""

    @cached_property
    def right(self) -> str:
        """The beginning of what follows, without the marks and brackets that open it."""
        return self.text[self.after : self.after + _AROUND].lstrip(OPENERS)

    @cached_property
    def word(self) -> str:
        """The next word, without the marks after it."""
        words = self.right.split(maxsplit=1)
        return words[0].rstrip(".,;:!?…" + CLOSERS) if words else ""

    @property
    def starter(self) -> bool:
        """Whether the next word is one that begins sentences and no names."""
        return self.word in abbreviations.STARTERS and not _initial_ahead(self.right)

    @property
    def clause(self) -> bool:
        """Whether a name and a verb follow, as at the beginning of a sentence."""
        return _VERB.match(self.right) is not None

    @property
    def quoted(self) -> bool:
        """Whether a quotation closes here."""
        return any(mark in "”’»\"'" for mark in self.closers)


def _initial_ahead(right: str) -> bool:
    return re.match(r"[A-Z]\.(?!\S*[”\"])", right) is not None


def is_end(gap: Gap, opinion: bool) -> bool:
    """Whether a sentence ends in this gap; `opinion` is what sentencex thinks."""
    for rule in RULES:
        verdict = rule(gap)
        if verdict is not None:
            return verdict
    return opinion


def _goes_on_in_lower_case(gap: Gap) -> bool | None:
    following = gap.right[:1]
    opened = gap.text[gap.after]
    if opened == "[" and gap.mark == "." and following.islower() and not _EDITORIAL.match(gap.text, gap.after):
        return None
    if not following or following.islower():
        # "iPhone" and "eBay" begin a sentence as they are.
        return None if re.match(r"[a-z]{1,2}[A-Z]", gap.right) else False
    if opened in ".,;:!?…—–-&/" or _EDITORIAL.match(gap.text, gap.after):
        return False
    return None


def _attribution(gap: Gap) -> bool | None:
    if not gap.quoted:
        return None
    if _TOPIC.match(gap.right) and gap.text[gap.start] in OPENERS and gap.before - gap.start < 80:
        return False
    if gap.mark == ".":
        return None
    found = _ATTRIBUTION.match(gap.right)
    if found is None or (gap.starter and gap.word != "I"):
        return True if gap.starter else None
    return bool(re.match(rf"\s+{_OWN_OBJECT}", found["rest"]))


def _ellipsis(gap: Gap) -> bool | None:
    if "…" not in gap.mark and gap.mark.count(".") < 2:
        return None
    left = gap.left
    if not gap.closers and (not left.strip() or (left[-1:].isspace() and left.rstrip()[-1:] not in ".!?")):
        # It stands for words left out in the middle, or at the beginning.
        return False
    return gap.closers != "" or gap.word not in ("I", "I’m", "I'm", "I’ve", "I've", gap.token.capitalize())


def _exclaimed_name(gap: Gap) -> bool | None:
    if gap.mark not in "!?" or gap.closers or not gap.token[:1].isupper():
        return None
    if gap.token in abbreviations.EXCLAIMED_NAMES or gap.word in ("Inc", "Corp", "Co", "Ltd", "Brands", "Group"):
        return gap.starter
    return None


def _list_number(gap: Gap) -> bool | None:
    """The "1." or "Q." that a paragraph begins with."""
    label = gap.start == 0 and re.fullmatch(r"\W*(?:\d{1,2}|[A-Za-z])", gap.left)
    return False if gap.mark == "." and label else None


def _bracketed(gap: Gap) -> bool | None:
    """A remark in brackets: the full stop of an abbreviation in it does not end the sentence around it."""
    if not gap.closers.endswith((")", "]")) or gap.starter:
        return None
    opening = gap.text.rfind(
        "(" if gap.closers.endswith(")") else "[", max(gap.start, gap.mark_at - _AROUND), gap.mark_at
    )
    if opening <= gap.start or gap.text[opening - 2 : opening - 1] in ".!?":
        return None
    if gap.mark != ".":
        return gap.clause
    return gap.clause if _abbreviated(gap.token) else True


def _abbreviated(token: str) -> bool:
    tail = token.rsplit("-", 1)[-1]
    return (
        token in _ABBREVIATIONS
        or tail in abbreviations.STATES
        or _ACRONYM.match(token) is not None
        or token.lower() in ("ret", "sic", "a.m", "p.m")
    )


def _nothing_said_yet(gap: Gap) -> bool | None:
    """An abbreviation does not end a sentence that is only names and small words so far: "Russia and the U.S."."""
    if gap.mark != "." or gap.closers or not _abbreviated(gap.token) or gap.token in abbreviations.NUMBERED:
        return None
    words = re.findall(r"[^\W\d_][\w’'.-]*", gap.left.removesuffix(gap.token))
    if all(word in abbreviations.FUNCTION or word[0].isupper() for word in words):
        return False
    return None


def _numbered(gap: Gap) -> bool | None:
    if gap.mark != "." or gap.closers:
        return None
    number = gap.right[:1].isdigit() or gap.right[:1] in "#$€£"
    if gap.token in abbreviations.NUMBERED:
        if number or (re.match(r"(?:[IVXLC]+|[A-Z])\b(?![’'])", gap.right) and gap.word != "I"):
            return False
        return False if gap.token in "bdcr" and gap.word in abbreviations.MONTH_NAMES else None
    if gap.token in abbreviations.WEEKDAYS and (number or gap.word in abbreviations.MONTH_NAMES):
        return False
    if gap.token in abbreviations.MONTHS:
        dated = gap.previous[:1].isdigit()
        return not number and (dated or gap.starter or gap.clause)
    return None


def _abbreviation(gap: Gap) -> bool | None:
    if gap.mark != "." or gap.quoted:
        return None
    token = gap.token
    if token in abbreviations.ALWAYS_GOES_ON or (
        token in abbreviations.TITLES and not (token == "Dr" and _in_address(gap))
    ):
        return False
    if token.lower() in ("a.m", "p.m", "am", "pm", "a.m", "p.m"):
        return _after_time(gap)
    if token == "etc":
        return True
    if token in abbreviations.STREETS and _in_address(gap):
        return not re.match(r"(?:N|S|E|W|NW|NE|SW|SE|N\.W|S\.W|N\.E|S\.E)\b", gap.right)
    return gap.starter if token in abbreviations.NAME_PARTS else None


def _in_address(gap: Gap) -> bool:
    """Whether a house number stands before "Downing St": "St. Petersburg" and "Dr. Ivanov" have none."""
    words = gap.left.split()[:-1]
    if not words or not words[-1][0].isupper():
        return False
    return gap.token not in ("St", "Dr") or any(word[0].isdigit() for word in words[-3:])


def _after_time(gap: Gap) -> bool:
    words = gap.right.split()[:4]
    if gap.word.split("/")[0] in abbreviations.ZONES or gap.word in abbreviations.WEEKDAYS:
        return False
    if gap.word in abbreviations.MONTH_NAMES or gap.text[gap.after] == "(":
        return False
    if gap.right[0].isdigit():
        return not (len(words) > 1 and words[1].rstrip(",.") in abbreviations.MONTH_NAMES)
    return not any(word.rstrip(",.;").lower() == "time" for word in words[1:])


def _dotted(gap: Gap) -> bool | None:
    """U.S., U.N., D.C., Calif., Inc., Jr.: a full stop that is part of a word and may end the sentence as well."""
    if gap.mark != "." or (gap.quoted and gap.left.count(" ") > 3):
        return None
    token = gap.token.rsplit("-", 1)[-1] if gap.token.rsplit("-", 1)[-1] in abbreviations.STATES else gap.token
    spelt_state = token in abbreviations.STATES and "." not in token
    if spelt_state and not (gap.previous.endswith(",") or "-" in gap.token):
        return None
    if not (
        spelt_state
        or token in abbreviations.STATES | abbreviations.COUNTRIES | abbreviations.COMPANIES
        or _ACRONYM.match(token)
    ):
        return None
    if gap.text[gap.after] == "(" or gap.word in abbreviations.ROLES:
        return False
    if token == "Co" and re.match(r"[A-Z]\b(?!\.)", gap.right):
        return False
    if gap.word in abbreviations.WEEKDAYS and token not in abbreviations.COMPANIES:
        return False
    if gap.starter:
        return True
    if gap.right[0].isdigit():
        return token != "A.D" and re.match(r"\d+(?:st|nd|rd|th)\b", gap.right) is None
    if token in abbreviations.COUNTRIES - abbreviations.STATES and not _standing_alone(gap):
        return False
    return gap.clause and not (
        _ACRONYM.match(token) and token not in abbreviations.STATES | abbreviations.COUNTRIES
    )


def _standing_alone(gap: Gap) -> bool:
    """Whether "U.S." is a noun here ("aid to the U.S. Ukraine said ...") and no adjective to the next word."""
    left = gap.left.split()[:-1]
    if left and left[-1].lower() == "the":
        left.pop()
    return bool(left) and left[-1].lower() in _PREPOSITIONS and _INSTITUTION.match(gap.right) is None


def _initial(gap: Gap) -> bool | None:
    if gap.mark != "." or gap.closers or not _INITIAL.match(gap.token):
        return None
    if gap.token in "IVX" and (gap.previous in ("War", "Part", "Article", "Phase") or gap.previous[:1].islower()):
        return True
    return gap.starter


def _plain_word(gap: Gap) -> bool | None:
    """A full stop after a word that is no abbreviation; "No." before anything but a number is an answer."""
    if gap.mark != ".":
        return None
    token = gap.token
    if token in ("No", "no", "Nos"):
        return True
    plain = len(token) > 2 and token.isalpha() and token.islower() and not _abbreviated(token)
    return True if plain else None


RULES: tuple[Callable[[Gap], bool | None], ...] = (
    _goes_on_in_lower_case,
    _attribution,
    _ellipsis,
    _exclaimed_name,
    _list_number,
    _bracketed,
    _nothing_said_yet,
    _numbered,
    _abbreviation,
    _dotted,
    _initial,
    _plain_word,
)
