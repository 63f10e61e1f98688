"""What the checks tell a person about glossary names."""

import pytest
from test_locking import NAMES, paradigm, prove, term

from l10n.checks import CHECKS, check_unit, check_units
from l10n.glossary import Terms, find_terms
from l10n.languages import load_language
from l10n.locking import prove_locks
from l10n.model import HouseStyle, Kind, State, Unit

STYLE = HouseStyle()
ORGANISATION = ("Организация", "Организации", "Организации", "Организацию", "Организацией", "Организации")
DAYS = ("День", "Дня", "Дню", "День", "Днем", "Дні")
ROWS = [
    ("ru", "Volodin said it.", "Он сказал это.", "Volodin", "term-missing"),
    ("ru", "Volodin said it.", "Вулодин сказал это.", "Volodin", "term-misspelt"),
    ("ru", "It is from Volodin.", "Это от Володину.", "Volodin", "term-case"),
    ("ru", "It is in Belarus.", "Это в Белоруссии.", "Belarus", "term-forbidden"),
    ("uk", "Volodin said it.", "Він сказав це.", "Volodin", "term-missing"),
    ("uk", "Volodin said it.", "Володин сказав це.", "Volodin", "term-misspelt"),
    ("uk", "It is from Volodin.", "Це від Володіним.", "Volodin", "term-case"),
    ("uk", "It is in Belarus.", "Це в Білорусії.", "Belarus", "term-forbidden"),
]


@pytest.mark.parametrize("state", [State.DRAFT, State.EDITED, State.REVIEWED])
@pytest.mark.parametrize(("language", "source", "target", "name", "check"), ROWS)
def test_a_persons_text_and_a_machines_are_judged_alike(language, source, target, name, check, state):
    unit = Unit(source, target, state)
    locks = prove(language, source, target, name)
    findings = check_unit(unit, load_language(language), STYLE, locks=locks)
    (found,) = [finding for finding in findings if finding.check.startswith("term-")]
    assert (found.check, found.severity) == (check, CHECKS[check].severity)
    assert (found.start, found.end) == (locks[0].start, locks[0].end)
    assert name in found.message


@pytest.mark.parametrize(("language", "source", "target", "name"), [
    ("ru", "Volodin said it.", "Володин сказал это.", "Volodin"),
    ("ru", "the Kremlin residence", "кремлёвская резиденция", "Kremlin"),
    ("uk", "Volodin said it.", "Володін сказав це.", "Volodin"),
])  # fmt: skip
def test_a_name_as_the_glossary_has_it_gives_no_finding(language, source, target, name):
    locks = prove(language, source, target, name)
    findings = check_unit(Unit(source, target), load_language(language), STYLE, locks=locks)
    assert [finding.check for finding in findings if finding.check.startswith("term-")] == []


# Two sentences of an article -> whether one name is rendered in two ways
TWICE = [
    ("ru", "State Duma", "The State Duma sat.", "Государственная дума заседала.",
     "The State Duma voted.", "Госдума голосовала.", True),
    ("ru", "State Duma", "The State Duma sat.", "Государственная дума заседала.",
     "In the State Duma.", "В Государственной думе.", False),
    ("ru", "United Nations", "The United Nations sat.", "Организация Объединенных Наций заседала.",
     "The UN voted.", "ООН голосовала.", False),
    ("ru", "United Nations", "The UN sat.", "Организация Объединенных Наций заседала.",
     "The U.N. voted.", "ООН голосовала.", True),
    ("uk", "Independence Day", "It is Independence Day.", "Сьогодні День незалежності.",
     "On Independence Day.", "У День Незалежності.", True),
    ("uk", "Independence Day", "It is Independence Day.", "Сьогодні День незалежності.",
     "INDEPENDENCE DAY", "ДЕНЬ НЕЗАЛЕЖНОСТІ", False),
]  # fmt: skip
OWN = {
    "United Nations": term(
        "United Nations", "ru", "ООН", Kind.ORGANISATION, aliases=("UN", "U.N."),
        target_aliases=(paradigm("|".join(f"{word} Объединенных Наций" for word in ORGANISATION)),),
    ),
    "Independence Day": term("Independence Day", "uk", "|".join(f"{day} незалежності" for day in DAYS), Kind.EVENT,
                             target_aliases=(paradigm("|".join(f"{day} Незалежності" for day in DAYS)),)),
}  # fmt: skip


@pytest.mark.parametrize(("language", "name", "first", "one", "second", "other", "told"), TWICE)
def test_a_name_rendered_in_two_ways_in_an_article_is_pointed_at_once(
    language, name, first, one, second, other, told
):
    known = OWN.get(name) or NAMES[language][name]
    units = [Unit(first, one), Unit(second, other), Unit(first, one)]
    locks = [
        prove_locks(unit.source, unit.target, find_terms(unit.source, Terms((known,), language)), [known], language)
        for unit in units
    ]
    found = check_units(units, load_language(language), STYLE, locks=locks)
    ids = [[each.check for each in findings if each.check == "term-inconsistent"] for findings in found]
    assert ids == [[], ["term-inconsistent"] if told else [], []]


# One word before a surname that stands alone -> what is told of the full name
GIVEN_NAMES = [
    ("ru", "Владемир Путин уехал.", "Владемир Путин"),
    ("ru", "Встреча с Владимром Путиным.", "Владимром Путиным"),
    ("ru", "Володимир Путин уехал.", "Володимир Путин"),
    ("ru", "Путин уехал.", ""),
    ("ru", "Президент Путин уехал.", ""),
    ("ru", "Владимирович Путин уехал.", ""),
    ("ru", "Владимир Путин уехал.", ""),
    ("ru", "По его словам, Василий Путин уехал.", ""),
    ("uk", "В’ячислав Володін поїхав.", "В’ячислав Володін"),
    ("uk", "Зустріч із В’ячславом Володіним.", "В’ячславом Володіним"),
    ("uk", "Вячеслав Володін поїхав.", "Вячеслав Володін"),
    ("uk", "Володін поїхав.", ""),
    ("uk", "Президент Володін поїхав.", ""),
    ("uk", "В’ячеславович Володін поїхав.", ""),
    ("uk", "В’ячеслав Володін поїхав.", ""),
    ("uk", "За його словами, Василь Володін поїхав.", ""),
]


@pytest.mark.parametrize(("language", "target", "misspelt"), GIVEN_NAMES)
def test_a_misspelt_given_name_is_told_although_the_surname_is_right(language, target, misspelt):
    name = {"ru": "Vladimir Putin", "uk": "Vyacheslav Volodin"}[language]
    locks = prove(language, f"{name} left.", target, name)
    findings = check_unit(Unit(f"{name} left.", target), load_language(language), STYLE, locks=locks)
    told = [target[each.start : each.end] for each in findings if each.check == "term-misspelt"]
    assert told == ([misspelt] if misspelt else [])
