"""Consistency: one name and one sentence have one rendering within an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from l10n.checks.pair import Check, Example, split_words
from l10n.checks.sounds import count_edits, english_sound, slavic_sound, sounds_alike, sounds_near
from l10n.checks.terms import find_inconsistencies as find_inconsistent_terms
from l10n.model import Finding, Language, Lock, Severity, State, Unit

_SENTENCE = Check(
    "sentence-inconsistent",
    "Sentence rendered in two ways",
    "Two entries whose sources differ at most in case or punctuation have different translations.",
    Severity.WARNING,
    Example("Read more. / Read more!", "Читать далее. / Подробнее!"),
)
_NAME = Check(
    "name-inconsistent",
    "Name rendered in two ways",
    "A name that the source spells one way is spelled in two ways within the article.",
    Severity.WARNING,
    Example("Galeotti tweeted. / Galeotti argued.", "Галеотти написал. / Галиотти утверждал."),
)
_TITLE = Check(
    "title-inconsistent",
    "Title rendered in two ways",
    "A title before a name (Mayor, Spokesman) is rendered by another word than earlier in the article.",
    Severity.WARNING,
    Example(
        "Mayor Klitschko came. / Mayor Klitschko left.", "Приехал мэр Кличко. / Уехал городской голова Кличко."
    ),
)
CHECKS = (_SENTENCE, _NAME, _TITLE)

# A title, what Russian calls it and what Ukrainian calls it. Renderings are told apart by their stems; short forms
# that newspapers use beside the full one (премьер, госсекретарь) count as the same.
_TITLES = (
    (
        r"mayor",
        r"городск\w+ голов; мэр; градоначальник",
        r"міськ\w+ голов; мер(?!еж|ло)\w{0,3}(?!\w); градоначальник",
    ),
    (
        r"president",
        r"глав\w* государств; председател; президент",
        r"глав\w* держави; голов\w* держави; президент",
    ),
    (
        r"prime minister",
        r"глав\w* (?:правительств|кабмин); премьер",
        r"глав\w* уряду; прем['’ʼ]єр",
    ),
    (
        r"chancellor",
        r"министр\w* финансов; канцлер; ректор",
        r"міністр\w* фінансів; канцлер; ректор",
    ),
    (
        r"secretary of state",
        r"министр\w* иностранных; гос(?:ударственн\w+ )?секретар",
        r"міністр\w* закорд; держ(?:авн\w+ )?секретар",
    ),
    (
        r"foreign (?:minister|secretary)",
        r"глав\w* МИД; министр\w* иностранных",
        r"(?:глав|голов|очільни)\w* МЗС; міністр\w* закордонних",
    ),
    (
        r"defen[cs]e (?:minister|secretary)",
        r"глав\w* Минобороны; министр\w* обороны",
        r"(?:глав|голов|очільни)\w* Міноборони; міністр\w* оборони",
    ),
    (
        r"attorney general",
        r"ген(?:еральн\w+ )?прокурор; министр\w* юстиции",
        r"ген(?:еральн\w+ )?прокурор; міністр\w* юстиції",
    ),
    (
        r"(?:press secretary|spokes(?:man|woman|person))",
        r"пресс-секретар; спикер; (?:официальн\w+ )?представител",
        r"прес-?секретар; речни[кц]; спікер; представни[кц]",
    ),
    (
        r"chief of staff",
        r"глав\w* администрации; начальник\w* штаба; руководител\w* аппарата",
        r"(?:глав|голов)\w* (?:адміністрації|офісу); начальни[кц]\w* штабу; керівни[кц]\w* апарату",
    ),
    (
        r"speaker",
        r"председател; спикер",
        r"голов[аиоуі]\w*; спікер",
    ),
    (
        r"governor",
        r"глав\w* (?:области|региона|штата); губернатор",
        r"(?:глав|голов|очільни)\w* (?:області|регіону|штату|ОВА); губернатор",
    ),
    (
        r"chairm[ae]n",
        r"председател; глав; руководител",
        r"голов; глав; керівни",
    ),
    (
        r"commissioner",
        r"уполномоченн; комиссар; комиссионер",
        r"уповноважен; комісар; комісіонер",
    ),
    (
        r"ambassador",
        r"постоянн\w+ представител; посол; посл(?!е)",
        r"постійн\w+ представни; посол; посл",
    ),
    (
        r"(?:special )?envoy",
        r"спецпредставител; посланник; представител",
        r"спецпредставни; посланни; посланец; представни",
    ),
    (
        r"(?:national security )?advis[eo]r",
        r"советник; помощник; консультант",
        r"радни[кц]; помічни[кц]; консультант",
    ),
    (
        r"king",
        r"король|корол[яюие]; цар",
        r"корол; цар",
    ),
    (
        r"archbishop",
        r"архиепископ; митрополит",
        r"архієпископ; митрополит",
    ),
    (
        r"sheriff",
        r"шериф; начальник полиции",
        r"шериф; начальник поліції",
    ),
    (
        r"inspector",
        r"инспектор; следовател; детектив",
        r"інспектор; слідч; детектив",
    ),
    (
        r"justice",
        r"судь; юстици",
        r"судд; юстиці",
    ),
)


def find_inconsistencies(
    units: Sequence[Unit], language: Language, locks: Sequence[Sequence[Lock]] = ()
) -> list[list[Finding]]:
    """One list of findings a unit, in the order of the units."""
    found: list[list[Finding]] = [[] for _ in units]
    living = [
        place
        for place, unit in enumerate(units)
        if unit.state is not State.OBSOLETE and unit.target.strip() and unit.source.strip()
    ]
    _find_sentences(units, living, found)
    if language.code in ("ru", "uk"):
        shown = [locks[place] if place < len(locks) else () for place in living]
        for place, findings in zip(living, find_inconsistent_terms(shown), strict=True):
            found[place] += findings
        _find_names(units, living, locks, found)
        _find_titles(units, living, language.code, locks, found)
    return found


def _find_sentences(units: Sequence[Unit], living: Sequence[int], found: list[list[Finding]]) -> None:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place in living:
        if key := _bare(units[place].source):
            groups[key].append(place)
    for places in groups.values():
        first = units[places[0]]
        for place in places[1:]:
            if _bare(units[place].target) != _bare(first.target):
                found[place].append(_SENTENCE.finding(f"the same sentence was «{first.target}» before"))


def _bare(text: str) -> str:
    return " ".join(word.lower for word in split_words(text))


_NAME_WORD = re.compile(r"(?<![\w’'-])[A-Z][a-z]{3,}(?![\w-])(?:['’]s)?")
_CYRILLIC_NAME = re.compile(r"(?<![\w-])[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ]{2,}(?![\w-])")


def _find_names(
    units: Sequence[Unit], living: Sequence[int], locks: Sequence[Sequence[Lock]], found: list[list[Finding]]
) -> None:
    """A name outside the glossary, known by its sound, keeps its spelling: «Галеотти», never «Галиотти» too."""
    seen: dict[str, list[str]] = {}
    for place in living:
        unit = units[place]
        mine = locks[place] if place < len(locks) else ()
        locked = [(lock.match.start, lock.match.end) for lock in mine]
        candidates = [
            (word, slavic_sound(word[0]))
            for word in _CYRILLIC_NAME.finditer(unit.target)
            if not any(lock.start <= word.start() < lock.end for lock in mine if lock.start >= 0)
        ]
        names = [
            (re.sub(r"['’]s$", "", name[0]), english_sound(re.sub(r"['’]s$", "", name[0])))
            for name in _NAME_WORD.finditer(unit.source)
            if not any(start <= name.start() < end for start, end in locked)
        ]
        for spelled, sound in names:
            others = [heard for other, heard in names if other != spelled]
            near = [
                word
                for word, heard in candidates
                if sounds_near(sound, heard)
                and not any(count_edits(other, heard) < count_edits(sound, heard) for other in others)
            ]
            if spelled not in seen:
                if near:
                    seen[spelled] = [word[0] for word in near]
            elif latin := re.search(rf"(?<![\w.@/-])(?<![A-Za-z] ){spelled}(?![\w./-]| [A-Za-z])", unit.target):
                if before := next((one for one in seen[spelled] if sounds_alike(sound, slavic_sound(one))), ""):
                    message = f"“{spelled}” was «{before}» before"
                    found[place].append(_NAME.finding(message, latin.start(), latin.end()))
            elif changed := _respelled(seen[spelled], near):
                before, word = changed
                found[place].append(_NAME.finding(f"“{spelled}” was «{before}» before", word.start(), word.end()))


def _respelled(before: Sequence[str], now: Sequence[re.Match[str]]) -> tuple[str, re.Match[str]] | None:
    """A form that is nearly one of those before, where none is a case form of them."""
    pairs = [(one, word, _stem(one), _stem(word[0])) for one in before for word in now]
    if any(_one_spelling(one, other) for _, _, one, other in pairs):
        return None
    for one, word, stem, other in pairs:
        if min(len(stem), len(other)) > 3 and count_edits(stem, other) <= (2 if len(stem) > 6 else 1):
            return one, word
    return None


def _find_titles(
    units: Sequence[Unit],
    living: Sequence[int],
    code: str,
    locks: Sequence[Sequence[Lock]],
    found: list[list[Finding]],
) -> None:
    """«мэр Кличко» is no «городской голова Кличко» a paragraph later; glossary terms have their locks."""
    seen: dict[str, tuple[int, str]] = {}
    for place in living:
        unit = units[place]
        locked = [(lock.match.start, lock.match.end) for lock in (locks[place] if place < len(locks) else ())]
        for number, (title, renderings) in enumerate(_titles(code)):
            match = title.search(unit.source)
            if match is None or any(start <= match.start() < end for start, end in locked):
                continue
            used = [(kind, stem.search(unit.target)) for kind, stem in enumerate(renderings)]
            used = [(kind, rendering) for kind, rendering in used if rendering]
            if len(used) != 1 or not (rendering := used[0][1]):
                continue
            kind = used[0][0]
            before = seen.setdefault(str(number), (kind, rendering[0]))
            if before[0] != kind:
                message = f"“{match[0]}” was «{before[1]}» before"
                found[place].append(_TITLE.finding(message, rendering.start(), rendering.end()))


@cache
def _titles(code: str) -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """Each title before a name, and its renderings in one language."""
    read = []
    for english, russian, ukrainian in _TITLES:
        # "Prime Minister Starmer": the words in any case, the name with its capital.
        title = re.compile(rf"\b(?i:{english})(?= (?-i:[A-Z][\w’'.-]+ ){{0,2}}[A-Z][a-z])")
        stems = (russian if code == "ru" else ukrainian).split("; ")
        read.append((title, tuple(re.compile(rf"(?<![\w-])(?:{stem})\w*", re.IGNORECASE) for stem in stems)))
    return tuple(read)


def _stem(form: str) -> str:
    """The form without what the cases change, so that «Путина» and «Путиным» are one spelling."""
    folded = form.lower().replace("ё", "е")
    return re.sub(
        r"(?:[аеиоуыэюяіїєьй]|ом|ем|ым|им|ой|ей|ою|ею|ов[иі]|еві|ого|ому|ами|ями|ах|ях|ов|ев|ів)$", "", folded
    )


def _one_spelling(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) or (
        len(longer) - len(shorter) <= 2 and longer[:-2] == shorter[: len(longer) - 2]
    )
