"""Consistency: one name, title and sentence has one rendering within an article.

Each unit is looked at by itself for what it renders and how; then the renderings of all units are compared, which
is quick. So a unit that has not changed need not be looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from l10n.checks.pair import Check, Example, split_words
from l10n.checks.sounds import count_edits, english_sound, slavic_sound, sounds_alike, sounds_near
from l10n.checks.terms import INCONSISTENT, named, renderings
from l10n.model import Finding, Language, Lock, Marked, Severity, State, Unit

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


_BY_ID = {check.id: check for check in (_SENTENCE, INCONSISTENT, _NAME, _TITLE)}

Form = tuple[str, int, int]
"""A text of the target and its offsets there, -1 for all of it."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """How one unit renders one thing.

    Attributes:
        check: The id of the check that compares it.
        name: What is rendered, the same for all units.
        shown: What is rendered, in this source's words.
        sorts: The ways of rendering it that are found here, by any name; the likeliest first.
        forms: What may be meant in the target.
    """

    check: str
    name: str
    shown: str
    sorts: Sequence[str]
    forms: Sequence[Form]


def find_renderings(
    unit: Unit, language: Language, locks: Sequence[Lock] = (), marked: tuple[Marked, Marked] | None = None
) -> tuple[Rendering, ...]:
    """What a unit renders and how; nothing for an obsolete or untranslated one.

    Args:
        unit: The unit.
        language: The target language; names and titles are told for Russian and Ukrainian only.
        locks: What became of the glossary names in its target.
        marked: The unit taken apart, in formats with inline markup; the locks' offsets are those of the bare text.
    """
    source, target = (text.masked for text in marked) if marked else (unit.source, unit.target)
    if unit.state is State.OBSOLETE or not target.strip() or not source.strip():
        return ()
    found: list[Rendering] = []
    if key := _bare(source):
        found.append(Rendering(_SENTENCE.id, key, "the same sentence", (_bare(target),), ((target, -1, -1),)))
    if language.code in ("ru", "uk"):
        found += _terms(source, locks)
        found += _names(source, target, locks)
        found += _find_titles(source, target, language.code, locks)
    if marked:
        found = [_in_text(rendering, marked[1]) for rendering in found]
    return tuple(found)


def _in_text(rendering: Rendering, target: Marked) -> Rendering:
    forms = [(text, *(target.locate(start, end) if start >= 0 else (start, end)))
             for text, start, end in rendering.forms]  # fmt: skip
    return replace(rendering, forms=tuple(forms))


def compare_renderings(units: Sequence[Sequence[Rendering]]) -> list[list[Finding]]:
    """One list of findings a unit, in the order of the units: what is not rendered as it was before."""
    first: dict[tuple[str, str], Rendering] = {}
    found: list[list[Finding]] = []
    for mine in units:
        findings = []
        for rendering in mine:
            before = first.get((rendering.check, rendering.name))
            if before is None:
                if rendering.sorts:
                    first[rendering.check, rendering.name] = rendering
                continue
            changed = (_respelled if rendering.check == _NAME.id else _replaced)(before, rendering)
            if changed is not None:
                old, (_, start, end) = changed
                message = f"{rendering.shown} was «{old}» before"
                findings.append(_BY_ID[rendering.check].finding(message, start, end))
        found.append(findings)
    return found


def _replaced(before: Rendering, now: Rendering) -> tuple[str, Form] | None:
    """The form before and the one now, where they are of two sorts."""
    return None if before.sorts[0] in now.sorts else (before.forms[0][0], now.forms[0])


def _respelled(before: Rendering, now: Rendering) -> tuple[str, Form] | None:
    """A name in Latin letters now, or a form that is nearly one before where none is a case form of one before."""
    latin = next((form for form in now.forms if form[0].isascii()), None)
    if latin is not None:
        sound = english_sound(now.name)
        old = next((one for one in before.sorts if sounds_alike(sound, slavic_sound(one))), "")
        return (old, latin) if old else None
    pairs = [(one, form, _stem(one), _stem(form[0])) for one in before.sorts for form in now.forms]
    if any(_one_spelling(one, other) for _, _, one, other in pairs):
        return None
    for one, form, stem, other in pairs:
        if min(len(stem), len(other)) > 3 and count_edits(stem, other) <= (2 if len(stem) > 6 else 1):
            return one, form
    return None


def _bare(text: str) -> str:
    return " ".join(word.lower for word in split_words(text))


def _terms(source: str, locks: Sequence[Lock]) -> Iterator[Rendering]:
    for lock in locks:
        if sorts := renderings(lock):
            shown = f"“{lock.match.term.source}”"
            yield Rendering(
                INCONSISTENT.id, named(lock, source), shown, sorts, ((lock.form, lock.start, lock.end),)
            )


_NAME_WORD = re.compile(r"(?<![\w’'-])[A-Z][a-z]{3,}(?![\w-])(?:['’]s)?")
_CYRILLIC_NAME = re.compile(r"(?<![\w-])[А-ЯЁІЇЄҐ][а-яёіїєґ’'ʼ]{2,}(?![\w-])")


def _names(source: str, target: str, locks: Sequence[Lock]) -> Iterator[Rendering]:
    """A name outside the glossary, known by its sound, keeps its spelling: «Галеотти», never «Галиотти» too."""
    candidates = [
        (word, slavic_sound(word[0]))
        for word in _CYRILLIC_NAME.finditer(target)
        if not any(lock.start <= word.start() < lock.end for lock in locks if lock.start >= 0)
    ]
    names = [
        (spelled, english_sound(spelled))
        for name in _NAME_WORD.finditer(source)
        if not any(lock.match.start <= name.start() < lock.match.end for lock in locks)
        for spelled in [re.sub(r"['’]s$", "", name[0])]
    ]
    for spelled, sound in names:
        others = [heard for other, heard in names if other != spelled]
        near = [
            (word[0], word.start(), word.end())
            for word, heard in candidates
            if sounds_near(sound, heard)
            and not any(count_edits(other, heard) < count_edits(sound, heard) for other in others)
        ]
        latin = re.search(rf"(?<![\w.@/-])(?<![A-Za-z] ){spelled}(?![\w./-]| [A-Za-z])", target)
        left = [(latin[0], latin.start(), latin.end())] if latin else []
        if near or left:
            sorts = tuple(word for word, _, _ in near)
            yield Rendering(_NAME.id, spelled, f"“{spelled}”", sorts, (*near, *left))


def _find_titles(source: str, target: str, code: str, locks: Sequence[Lock]) -> Iterator[Rendering]:
    """«мэр Кличко» is no «городской голова Кличко» a paragraph later; glossary terms have their locks."""
    for number, (title, ways) in enumerate(_titles(code)):
        match = title.search(source)
        if match is None or any(lock.match.start <= match.start() < lock.match.end for lock in locks):
            continue
        used = [(kind, found) for kind, stem in enumerate(ways) if (found := stem.search(target))]
        if len(used) == 1:
            [(kind, found)] = used
            form = (found[0], found.start(), found.end())
            yield Rendering(_TITLE.id, str(number), f"“{match[0]}”", (str(kind),), (form,))


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
