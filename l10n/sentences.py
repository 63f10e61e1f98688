"""Paragraphs to sentences: sentencex's opinion, and the newsroom's rules over it.

No character ever changes: a sentence is a slice of its paragraph, and the space between two sentences becomes
literal text of the document.

A *gap* is a place where a sentence may end: a full stop, question or exclamation mark or ellipsis, with the closing
quotation marks and brackets after it, followed by space. The rules in `_RULES` are asked in order, and the first
that has an opinion decides; where none has, sentencex does. It is asked about the text with its quotation marks
and brackets blanked out, because it never ends a sentence inside a pair of them, and an opening mark that is never
closed would swallow the rest of the paragraph.

Policy for quotations:

- A quotation and its attribution are one sentence, before or after: `“Who did this?” Putin asked.` So is the
  quotation with a "That is what he called it." after it.
- Several sentences inside one quotation are several sentences: `“We won.|They lost,” he said.` The opening mark stays
  with the first and the closing mark, with the attribution, with the last. They are what a translator expects to
  find one by one, and what an engine was trained on; a long quotation as one segment is translated badly.
- A quotation or bracket in the middle of a sentence that goes on after it does not cut that sentence, however many
  sentences it holds: `The slogan “Stop. Think.” was everywhere.`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from l10n.model import Document, Segment, unwrap

_OPENERS = "“‘«„\"'([{"
_CLOSERS = "”’»\"')]}"
_GAP = re.compile(
    rf"(?P<mark>\.(?:[  ]?\.)+|[.!?…]+)(?P<closers>[{re.escape(_CLOSERS)}]*[.!?]?)(?P<space>\s+)(?=\S)"
)
_BLANKED = re.compile(r"[“”«»„\"()\[\]{}]|(?<!\w)[‘']|[’'](?!\w)")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Lists after the AP, Reuters and Guardian style guides' abbreviation entries; case matters.
_TITLES = _words(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Rev Hon Fr Msgr Pres Gov Lt Sen Sens Rep Reps Amb Sec Supt Insp Det Atty"
    " Gen Col Maj Capt Cpt Cmdr Cdr Comdr Cpl Sgt Sgts Pvt Pfc Spc Adm Adml Vice-Adm Ens Brig Wg Sqn Flt Cllr Ald Dir Sr"
    " Lt-Gen Lt-Col Maj-Gen Brig-Gen Col-Gen Ofc Dep Del-elect Govs Profs Revs Gens Cols"
)
_ALWAYS_GOES_ON = _words("i.e e.g vs v cf viz ca Vs I.e E.g ie eg resp incl excl esp")
_MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
_MONTH_NAMES = _MONTHS | _words(
    "January February March April May June July August September October November December"
)
_WEEKDAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tues Tue Wed Thurs Thu Fri")
_ZONES = _words(
    "EDT EST ET CDT CST CT MDT MST MT PDT PST PT GMT UTC BST CET CEST EET EEST MSK AST ADT AKST HST IST JST WET AEST"
    " Eastern Central Pacific Mountain Greenwich Z Today Yesterday"
)
_NUMBERED = _words(
    "No Nos no nos vol vols Vol Vols p pp P Pp ch Ch chap Chap fig figs Fig Figs art Art arts para paras"
)
_NUMBERED |= _words("Para sec secs ed Ed pt Pt col l ll n nn op cit Ch approx Approx c r b d m f est born Op")
_STATES = _words(
    "Ala Alta Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Man Mass Md Mich Minn Miss Mo Mont Neb Nev Okla"
    " Ont Ore Pa Que Sask Tenn Tex Va Vt Wash Wis Wyo N.H N.J N.M N.Y N.C N.D R.I S.C S.D W.Va B.C N.S N.B D.C P.E.I"
)
_COUNTRIES = _words(
    "U.S U.N U.K E.U U.A.E U.S.A U.S.S.R D.C L.A N.Y P.R D.R.C P.R.C R.O.K D.P.R.K G.O.P Ph.D M.D B.A M.A"
)
_COMPANIES = _words("Inc Corp Co Cos Ltd Plc LLC Jr Assn Assoc Dept Univ Intl Natl Govt Mfg al")
_NAME_PARTS = _words("Bros St Ste Mt Ft Sts Mts")
_STREETS = _words("St Ave Blvd Rd Ln Dr Sq Pl Ct Hwy Pkwy Ter")
_EXCLAIMED_NAMES = _words(
    "Yahoo Jeopardy Yum Oklahoma Panic Wham Airplane E Ahoy Joomla Which Guess Go-Go ¡Mayday Mia Wow"
)
_ROLES = _words(
    "Chief CEO CFO COO CTO Chairman Chairwoman Chair President Vice Executive Director Founder Co-founder Co-Founder Senior"
    " General Managing Spokesman Spokeswoman Spokesperson Analyst Day Boulevard Avenue Street Drive High Inc. Ltd. LLC"
    " Corp. Co. Plc N.V. S.A. Ltd Inc LLC Corp Co"
)
_STARTERS = _words(
    "He She It They We You I This That These Those There Here The A An But And Or So Yet However Meanwhile Moreover Also"
    " Then Now Still Even In On At After Before During While When Where Whether If As Since Although Though Because For"
    " From With Without Within By To Of Under Over Between Among Until His Her Its Their Our My Your What Why How Who Whom"
    " Which Whose No Not Nor Neither Either Many Most Some Several All Both Each Every Few Other Others Another One Two Three"
    " Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Millions According Earlier Later Last Next Nearly About"
    " Almost Only Just Once Instead Despite Amid Asked Officials Police Authorities Experts Analysts Critics Residents"
    " Witnesses Investigators Lawmakers People Nobody Everyone Everybody Nothing Anyone Someone Such Perhaps Maybe Yes"
    " Let Don’t Don't It’s It's He’s He's She’s She's We’re We're I’m I'm That’s That's There’s There's"
)
_FUNCTION = _words(
    "and or the a an of in at for with from by to on as but nor between among de von van der al bin la le du di"
)
_SAYING = (
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|tweeted|posted|shouted|yelled|cried|exclaimed|replied|responded"
    r"|answered|continued|declared|demanded|insisted|warned|noted|explained|recalled|remarked|joked|quipped|mused"
    r"|wondered|thundered|screamed|chanted|urged|pleaded|whispered|murmured|muttered|sang|read|concluded|went on"
    r"|retorted|countered|snapped|inquired|enquired|argued|observed|commented|testified|pointed out|called out|boasted)"
)
# What follows the verb of a new statement, not of an attribution: "Putin said he did not know".
_OWN_OBJECT = (
    r"(?:that|whether|if|he|she|it|they|we|there|nothing|little|what|how|why|who|about|for|to|no|only|so)\b"
)
_NAME = r"(?:[A-Z][\w’'.-]*|al-[A-Z][\w’'-]*)"
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
    r"(?:That|This|Those|These|Such)(?:\s+(?:is|was|are|were)|[’']s)\s+(?:what|how|why|the\s+(?:\w+\s+)?(?:words?|phrase"
    r"|term|way|message|answer|slogan|verdict|description|expression))\b"
)
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z|(?:Ph|W\.Va|Lt|Vice)\.[A-Z]\Z")
_INITIAL = re.compile(r"[A-ZА-Я]\Z")
_EDITORIAL = re.compile(r"\[(?:sic|laugh|applause|cheer|pause|inaudible|crosstalk|\.\.\.|…)", re.IGNORECASE)


def split_sentences(document: Document) -> Document:
    """The document with each paragraph cut into its sentences; see the module's text for the policy.

    Rendering is unchanged: every character of the article is in a segment or in the literal text between two.
    """
    parts: list[str | Segment] = []
    for part in document.parts:
        if isinstance(part, str):
            parts.append(part)
        else:
            parts.extend(_split(part))
    return replace(document, parts=tuple(parts))


def _split(paragraph: Segment) -> Iterator[str | Segment]:
    source = paragraph.source
    cuts = sentence_ends(source)
    if not cuts:
        yield paragraph
        return
    raw = paragraph.raw or source
    offsets = (*unwrap(raw)[1], len(raw))
    spans = zip([0, *(after for _, after in cuts)], [*(before for before, _ in cuts), len(source)], strict=True)
    done = 0
    for start, end in spans:
        if start > done:
            yield raw[offsets[done] : offsets[start]]
        piece = raw[offsets[start] : offsets[end - 1] + 1]
        sentence = source[start:end]
        yield replace(
            paragraph,
            source=sentence,
            line=paragraph.line + len(re.findall(r"\r\n|\r|\n", raw[: offsets[start]])),
            raw=piece if piece != sentence else "",
        )
        done = end


def sentence_ends(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of one paragraph end: (end of a sentence, start of the next), as offsets.

    >>> sentence_ends("He left. She stayed.")
    ((8, 9),)
    """
    gaps = list(_GAP.finditer(text))
    if not gaps:
        return ()
    opinions = _opinions(text)
    kept = _embedded(text)
    ends: list[tuple[int, int]] = []
    start = 0
    for found in gaps:
        before, after = found.start("space"), found.end("space")
        gap = _Gap(text, start, found.start("mark"), before, after, found["mark"], found["closers"])
        if any(low < before < high for low, high in kept):
            continue
        if _is_end(gap, any(before - len(gap.closers) <= place <= after + 3 for place in opinions)):
            ends.append((before, after))
            start = after
    return tuple(ends)


def _opinions(text: str) -> list[int]:
    """Where sentencex would cut the text if it had no quotation marks and brackets."""
    import sentencex

    blanked = _BLANKED.sub(" ", text)
    return [int(boundary["start_index"]) for boundary in sentencex.get_sentence_boundaries("en", blanked)[1:]]


def _embedded(text: str) -> list[tuple[int, int]]:
    """The quotations and brackets in the middle of a sentence that goes on after them."""
    spans: list[tuple[int, int]] = []
    for pair in ("“”", "«»", "()", "[]", '""'):
        for found in re.finditer(rf"{re.escape(pair[0])}[^{re.escape(pair)}]*{re.escape(pair[1])}", text):
            before = text[: found.start()].rstrip(" \t\u00a0" + _OPENERS)
            goes_on = re.match(r",?\s+[a-z]|,?\s+[—–-]|[,;:]", text[found.end() :])
            if not before or before[-1] in '.!?…:,”"':
                continue
            if goes_on or (pair in "()[]" and not re.search(rf"[.!?…]['\"’”]*\Z", found[0][:-1])):
                spans.append((found.start(), found.end()))
    return spans


@dataclass(frozen=True)
class _Gap:
    """A place where a sentence may end; `text[start:before]` is the sentence if it does."""

    text: str
    start: int
    mark_at: int
    before: int
    after: int
    mark: str
    closers: str

    @cached_property
    def token(self) -> str:
        """The word the mark stands at, without opening marks: "Jan", "U.S", "R-S.C"."""
        left = self.text[self.start : self.mark_at]
        word = left.split()[-1] if left.split() and not left[-1:].isspace() else ""
        word = re.split(r"[—–]|--", word)[-1].lstrip(_OPENERS)
        # A headline in capitals abbreviates as any other: "GEN. MILLEY", "NO. 10".
        return word.capitalize() if word.isupper() and len(word) > 1 and word.isalpha() else word

    @cached_property
    def previous(self) -> str:
        """The word before the token."""
        words = self.text[self.start : self.mark_at].split()
        return words[-2] if len(words) > 1 else ""

    @cached_property
    def right(self) -> str:
        """What follows, without the marks and brackets that open it."""
        return self.text[self.after :].lstrip(_OPENERS)

    @cached_property
    def word(self) -> str:
        """The next word, without the marks after it."""
        words = self.right.split(maxsplit=1)
        return words[0].rstrip(".,;:!?…" + _CLOSERS) if words else ""

    @property
    def starter(self) -> bool:
        """Whether the next word is one that begins sentences and no names."""
        return self.word in _STARTERS and not _initial_ahead(self.right)

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


def _is_end(gap: _Gap, opinion: bool) -> bool:
    for rule in _RULES:
        verdict = rule(gap)
        if verdict is not None:
            return verdict
    return opinion


def _goes_on_in_lower_case(gap: _Gap) -> bool | None:
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


def _attribution(gap: _Gap) -> bool | None:
    if not gap.quoted:
        return None
    if _TOPIC.match(gap.right) and gap.text[gap.start] in _OPENERS and gap.before - gap.start < 80:
        return False
    if gap.mark == ".":
        return None
    found = _ATTRIBUTION.match(gap.right)
    if found is None or (gap.starter and gap.word != "I"):
        return True if gap.starter else None
    return bool(re.match(rf"\s+{_OWN_OBJECT}", found["rest"]))


def _ellipsis(gap: _Gap) -> bool | None:
    if "…" not in gap.mark and gap.mark.count(".") < 2:
        return None
    left = gap.text[gap.start : gap.mark_at]
    if not gap.closers and (not left.strip() or (left[-1:].isspace() and left.rstrip()[-1:] not in ".!?")):
        # It stands for words left out in the middle, or at the beginning.
        return False
    return gap.closers != "" or gap.word not in ("I", "I’m", "I'm", "I’ve", "I've", gap.token.capitalize())


def _exclaimed_name(gap: _Gap) -> bool | None:
    if gap.mark not in "!?" or gap.closers or not gap.token[:1].isupper():
        return None
    if gap.token in _EXCLAIMED_NAMES or gap.word in ("Inc", "Corp", "Co", "Ltd", "Brands", "Group"):
        return gap.starter
    return None


def _list_number(gap: _Gap) -> bool | None:
    return (
        False
        if gap.mark == "." and gap.start == 0 and re.fullmatch(r"\W*\d{1,2}", gap.text[: gap.mark_at])
        else None
    )


def _bracketed(gap: _Gap) -> bool | None:
    """A remark in brackets that ends with a mark: an abbreviation's full stop does not end the sentence around it."""
    if not gap.closers.endswith((")", "]")) or gap.starter:
        return None
    opening = gap.text.rfind("(" if gap.closers.endswith(")") else "[", gap.start, gap.mark_at)
    if opening <= gap.start or gap.text[opening - 2 : opening - 1] in ".!?":
        return None
    if gap.mark != ".":
        return gap.clause
    return gap.clause if _abbreviated(gap.token) else True


def _abbreviated(token: str) -> bool:
    tail = token.rsplit("-", 1)[-1]
    known = _TITLES | _MONTHS | _STATES | _COUNTRIES | _COMPANIES | _NAME_PARTS | _NUMBERED | _ALWAYS_GOES_ON
    return token in known or tail in _STATES or _ACRONYM.match(token) is not None or token.lower() in ("ret", "sic")


def _nothing_said_yet(gap: _Gap) -> bool | None:
    """An abbreviation does not end a sentence that is only names and small words so far: "Russia and the U.S."."""
    if gap.mark != "." or gap.closers or not _abbreviated(gap.token) or gap.token in _NUMBERED:
        return None
    words = re.findall(r"[^\W\d_][\w’'.-]*", gap.text[gap.start : gap.mark_at])
    if all(word in _FUNCTION or word[0].isupper() for word in words):
        return False
    return None


def _numbered(gap: _Gap) -> bool | None:
    if gap.mark != "." or gap.closers:
        return None
    number = gap.right[:1].isdigit() or gap.right[:1] in "#$€£"
    if gap.token in _NUMBERED:
        if number or re.match(r"(?:[IVXLC]+|[A-Z])\b(?![’'])", gap.right) and gap.word != "I":
            return False
        return False if gap.token in "bdcr" and gap.word in _MONTH_NAMES else None
    if gap.token in _WEEKDAYS and (number or gap.word in _MONTH_NAMES):
        return False
    if gap.token in _MONTHS:
        return not number and (gap.starter or gap.clause)
    return None


def _abbreviation(gap: _Gap) -> bool | None:
    if gap.mark != "." or gap.quoted:
        return None
    token = gap.token
    if token in _ALWAYS_GOES_ON or (token in _TITLES and not (token == "Dr" and _in_address(gap))):
        return False
    if token.lower() in ("a.m", "p.m", "am", "pm", "a.m", "p.m"):
        return _after_time(gap)
    if token == "etc":
        return True
    if token in _STREETS and _in_address(gap):
        return not re.match(r"(?:N|S|E|W|NW|NE|SW|SE|N\.W|S\.W|N\.E|S\.E)\b", gap.right)
    return gap.starter if token in _NAME_PARTS else None


def _in_address(gap: _Gap) -> bool:
    """Whether a house number stands before "Downing St": "St. Petersburg" and "Dr. Ivanov" have none."""
    words = gap.text[gap.start : gap.mark_at].split()[:-1]
    if not words or not words[-1][0].isupper():
        return False
    return gap.token not in ("St", "Dr") or any(word[0].isdigit() for word in words[-3:])


def _after_time(gap: _Gap) -> bool:
    words = gap.right.split()[:4]
    if gap.word in _ZONES or gap.word in _WEEKDAYS:
        return False
    if gap.word in _MONTH_NAMES or gap.text[gap.after] == "(":
        return False
    if gap.right[0].isdigit():
        return not (len(words) > 1 and words[1].rstrip(",.") in _MONTH_NAMES)
    return not any(word.rstrip(",.;").lower() == "time" for word in words[1:])


def _dotted(gap: _Gap) -> bool | None:
    """U.S., U.N., D.C., Calif., Inc., Jr.: a full stop that is part of a word and may end the sentence as well."""
    if gap.mark != "." or (gap.quoted and gap.text.count(" ", gap.start, gap.before) > 3):
        return None
    token = gap.token.rsplit("-", 1)[-1] if gap.token.rsplit("-", 1)[-1] in _STATES else gap.token
    spelt_state = token in _STATES and "." not in token
    if spelt_state and not (gap.previous.endswith(",") or "-" in gap.token):
        return None
    if not (spelt_state or token in _STATES | _COUNTRIES | _COMPANIES or _ACRONYM.match(token)):
        return None
    if gap.text[gap.after] == "(" or gap.word in _ROLES:
        return False
    if token == "Co" and re.match(r"[A-Z]\b(?!\.)", gap.right):
        return False
    if gap.word in _WEEKDAYS and token not in _COMPANIES:
        return False
    if gap.starter:
        return True
    if gap.right[0].isdigit():
        return re.match(r"\d+(?:st|nd|rd|th)\b", gap.right) is None
    if token in _COUNTRIES - _STATES and not _standing_alone(gap):
        return False
    return gap.clause and not (_ACRONYM.match(token) and token not in _STATES | _COUNTRIES)


def _standing_alone(gap: _Gap) -> bool:
    """Whether "U.S." is a noun here ("aid to the U.S. Ukraine said ...") and no adjective to the next word."""
    words = gap.text[gap.start : gap.mark_at].split()[:-1]
    if words and words[-1].lower() == "the":
        words.pop()
    body = r"(?:President|Congress|Senate|Secretary|Ambassador|Army|Navy|Air|State|Department|House|Security|General|Court)"
    placed = bool(words) and words[-1].lower() in _words(
        "in to from by with of for at between and against outside into"
    )
    return (
        placed and re.match(rf"{body}\b|(?:Supreme|Special|Vice|Defen[cs]e|Treasury|Justice)\b", gap.right) is None
    )


def _initial(gap: _Gap) -> bool | None:
    if gap.mark != "." or gap.closers or not _INITIAL.match(gap.token):
        return None
    if gap.token in "IVX" and (gap.previous in ("War", "Part", "Article", "Phase") or gap.previous[:1].islower()):
        return True
    return gap.starter


def _whole_answer(gap: _Gap) -> bool | None:
    """ "No." before anything but a number is an answer; "no." ends a sentence."""
    return True if gap.mark == "." and gap.token in ("No", "no", "Nos") else None


_RULES: tuple[Callable[[_Gap], bool | None], ...] = (
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
    _whole_answer,
)
