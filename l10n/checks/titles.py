"""The title that stands before a name: General Thompson is «генерал Томпсон», no «командир» a paragraph later."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from l10n.checks.forms import are_forms, fold_form, stem_form
from l10n.checks.pair import Word, split_words
from l10n.checks.sounds import count_unheard, english_sound, slavic_sound
from l10n.model import Lock

# Offices, ranks, professions and styles of address that stand before a name in English, with a capital or without.
_BEFORE_NAMES = (
    "president premier minister chancellor secretary mayor governor senator congressman congresswoman"
    " lawmaker representative deputy ambassador envoy consul commissioner councillor councilor alderman"
    " speaker leader spokesman spokeswoman spokesperson adviser advisor aide chief head chairman"
    " chairwoman chair director manager executive founder owner ombudsman prosecutor attorney lawyer"
    " solicitor judge justice magistrate general admiral marshal colonel major captain commander"
    " lieutenant sergeant corporal private officer soldier pilot sheriff inspector detective constable"
    " agent superintendent investigator professor doctor dr dean rector principal teacher lecturer"
    " scientist researcher historian economist physicist biologist analyst expert king queen prince"
    " princess emperor sultan emir sheikh lord lady sir duke duchess count baron baroness pope cardinal"
    " archbishop bishop priest pastor father brother rabbi imam ayatollah patriarch metropolitan coach"
    " trainer striker goalkeeper midfielder defender forward quarterback referee umpire champion singer"
    " actor actress producer writer author poet novelist composer conductor journalist reporter editor"
    " correspondent columnist activist campaigner businessman entrepreneur billionaire oligarch surgeon"
    " nurse physician astronaut cosmonaut engineer architect designer chef farmer"
)
_ENGLISH = frozenset(_BEFORE_NAMES.split())
# What Russian and Ukrainian call such people: beginnings of words, and how words for people end.
_TITLES = re.compile(
    r"(?:(?:вице|віце|экс|екс|обер|контр|унтер|пресс|прес|гос|держ|зам|спец|ген)-?)*"
    r"(?:президент|премьер|прем.?[єе]р|м[иі]н[иі]стр|глав|голов|председател|м[эе]р|градоначальн|губернатор|сенатор"
    r"|депутат|конгрес|парламентар|канцлер|посол|посл|посланн|посланец|консул|секретар|представ[ин]|речник|речниц"
    r"|сп[иі]кер|советник|радни[кц]|помощн|помічн|директор|руководит|кер[іи]вник|начальник|команд|ком[иі]сар|генерал"
    r"|адм[иі]рал|маршал|полковник|майор|кап[иі]тан|лейтенант|сержант|капрал|рядов|воена?чальник|воєначальник|оф[иі]цер"
    r"|солдат|шериф|[иі]нспектор|детектив|следоват|слідч|прокурор|адвокат|юрист|судь|судд|арб[иі]тр|реф?ери|рефері"
    r"|профессор|професор|преподават|викладач|доцент|ректор|декан|доктор|врач|лікар|уч[её]н|вчен|[еє]п[иі]скоп"
    r"|арх[иі][еє]п|митрополит|патр[иі]арх|влад[иы]к|священ|пастор|отец|отц|от[ец]ц|раввин|рабин|[иі]мам|корол|принц"
    r"|цар|[иі]мператор|герцог|граф|лорд|барон|тренер|наставник|менеджер|игро[кц]|грав[еє]?ц|акт[её]р|актор|реж[иі]с"
    r"|продюсер|член|л[иі]дер|вожд|аятол|шейх|султан|эмир|емір|уполномоч|уповноваж|омбудсмен|господ|пан|чемп[иі]он"
    r"|эксперт|експерт|х[иі]рург|монарх|государ|князь|княз|княг|хозя|владел|власник|основат|заснов|ф[иі]гур|звезд|зірк)"
    r"|[^\W\d_]{3,}(?:тел[ьяюі]|[нт][иі]к|ниц|щик|чик|ист|іст|лог|мен|ант|ент|[аоеиі]тор|[ое]р|арь|ар|ец|ець|ач|ир|ір)"
)


# Offices that are called one thing, whoever holds them; a president may be «президент» here, «председатель» there.
_HELD = "mayor governor senator ambassador sheriff bishop archbishop professor detective"
_OFFICES = frozenset(_HELD.split())


@dataclass(frozen=True, slots=True)
class Title:
    """A title beside a name in the source, and the words beside that name in the target.

    Attributes:
        names: What is called so, in small letters: the title with the name, an office alone too.
        shown: The title as the source writes it.
        words: The words before or after the name that may be its title, the last first.
    """

    names: tuple[str, ...]
    shown: str
    words: tuple[Word, ...]


# "Klitschko, the city's mayor, said"
_AFTER = re.compile(
    r"(?<![\w’'-])([A-Z][a-z]{2,}), (?:(?:the|a|an|his|her|their) )?((?:[\w’'-]+ ){0,3}?)([a-z]{3,})"
    r"(?= (?:of|for|to|in|at|from)\b|,|\.$)"
)
# "Secretary of State Antony Blinken", "Mayor Klitschko"
_NAMED = re.compile(
    r"(?<![\w’'-])([A-Za-z][a-z]+\.?) (?:of (?:the )?[A-Z][a-z]+ (?:and [A-Z][a-z]+ )?)?"
    r"((?:[A-Z][\w’'.-]+ ){0,2})([A-Z][a-z]{2,})(?:['’]s)?(?![\w-])"
)


def find_titled(source: str, target: str, locks: Sequence[Lock]) -> Iterator[Title]:
    """Every title beside a name in the source whose name stands in the target with a title beside it."""
    words = split_words(target)
    for title, start, surname, side in _named(source):
        place = _place(source, start, surname, words, locks)
        found = side(target, words, place) if place >= 0 else ()
        if found:
            names = (f"{title} {surname}".lower(), *_OFFICES & {title.lower()})
            yield Title(names, f"{title} {surname}", found)


_Side = Callable[[str, Sequence[Word], int], tuple[Word, ...]]


def _named(source: str) -> Iterator[tuple[str, int, str, _Side]]:
    """Title, offset of the surname, surname, and where the target has the title."""
    start = 0
    while (match := _NAMED.search(source, start)) is not None:
        start = match.end(1)
        if match[1].rstrip(".").lower() in _ENGLISH:
            yield match[1].rstrip("."), match.start(3), match[3], _before
    for match in _AFTER.finditer(source):
        if match[3] in _ENGLISH:
            yield match[3], match.start(1), match[1], _after


def _place(source: str, start: int, surname: str, words: Sequence[Word], locks: Sequence[Lock]) -> int:
    """The number of the target's word that is the surname; -1 where none is for sure."""
    for lock in locks:
        if lock.match.start <= start < lock.match.end:
            return next((n for n, word in enumerate(words) if lock.start <= word.start < lock.end), -1)
    sound = english_sound(surname)
    heard = [
        (count_unheard(sound, slavic_sound(word.text)), number)
        for number, word in enumerate(words)
        if word.text[0].isupper() and len(word.text) > 2
    ]
    nearest = min(heard, default=(9, -1))
    return nearest[1] if nearest[0] <= max(1, len(sound) // 2) else -1


def _before(target: str, words: Sequence[Word], place: int) -> tuple[Word, ...]:
    """At most three words before a name, the nearest first, of which one is a title; given names are passed."""
    found: list[Word] = []
    for number in range(place - 1, -1, -1):
        word = words[number]
        if len(found) == 3 or target[word.end : words[number + 1].start].strip(" \u00a0-«„“"):
            break
        if word.text[0].islower() or _is_title(word):
            found.append(word)
        elif found:
            break
    titled = [number for number, word in enumerate(found) if _is_title(word)]
    return tuple(found[: titled[-1] + 1]) if titled else ()


def _after(target: str, words: Sequence[Word], place: int) -> tuple[Word, ...]:
    """At most four words after a name and its comma, the last first, up to the first that is a title."""
    found: list[Word] = []
    for number in range(place + 1, min(place + 5, len(words))):
        between = target[words[number - 1].end : words[number].start].strip(" \u00a0-«„“")
        if between != ("" if found else ","):
            break
        found.insert(0, words[number])
        if _is_title(words[number]):
            return tuple(found)
    return ()


def _is_title(word: Word) -> bool:
    return len(word.text) > 2 and _TITLES.match(word.lower) is not None


def is_same_title(one: Sequence[str], other: Sequence[str], text: Sequence[str]) -> bool:
    """Whether two titles have a word in common, or the one stands elsewhere among the other's `text`."""
    return any(
        are_forms(word, against) or _part(word, against)
        for word in one
        if len(word) > 2
        for against in (*other, *text)
    )


def _part(one: str, other: str) -> bool:
    """«премьер» and «премьер-министр», «секретарь» and «госсекретарь»: a short form of the other."""
    shorter, longer = sorted((fold_form(one), fold_form(other)), key=len)
    stem = stem_form(shorter)
    return len(stem) > 4 and stem in longer
