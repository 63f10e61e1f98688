"""«В Украине» and «на Украине»: what a house's choice touches, and what it does not."""

from dataclasses import replace

import pytest

from l10n.checks import check_unit
from l10n.languages import load_language
from l10n.model import HouseStyle, Unit
from l10n.typography import polish

# Russian with "_" for the preposition: the house's own must be found nowhere, the other one everywhere.
HOUSE = [
    "Война _ Украине продолжается.",
    "_ Украине открылись школы.",
    "Бои идут _ восточной Украине.",
    "Он бывал _ нынешней независимой Украине.",
    "Они вернулись _ Украину.",
    "_ Украину отправили помощь.",
    "Деньги поступят _ Украину к осени.",
    "Деньги поступили _ Украину.",
    "Поставки оружия _ Украину приостановлены.",
    "США доставили _ Украину танки.",
    "Военная помощь _ Украину не дошла.",
    "Он едет _ восточную Украину.",
    "Вторжение _ Украину началось ночью.",
    "Он приехал работать _ Украину.",
    "Он сказал _ Украине правду.",
    "После нападения тысячи людей вернулись _ Украину.",
    "Поездка министра _ Украину отменена.",
    "Ночью _ Украину вошли войска.",
]
# Language, house, sound in that house although the preposition is the other one's.
ASKED_FOR = [
    ("ru", "в", "Нападение на Украину осудили все."),
    ("ru", "в", "Россия напала на Украину."),
    ("ru", "в", "Нападение России и Белоруссии на Украину."),
    ("ru", "в", "На Украину напала Россия."),
    ("ru", "в", "На Украину оказывают давление."),
    ("ru", "в", "Удар ракет на Украину."),
    ("ru", "в", "Обломки упали на Украину."),
    ("ru", "в", "Это влияет на Украину."),
    ("ru", "в", "Он возложил ответственность на Украину."),
    ("ru", "в", "Мир смотрит на Украину."),
    ("ru", "в", "Он надеется на Украину."),
    ("ru", "в", "Расходы на Украину выросли."),
    ("ru", "в", "Песня прогремела на всю Украину."),
    ("ru", "в", "Они сосредоточились на Украине."),
    ("ru", "в", "Это отразилось на Украине."),
    ("ru", "на", "Он верит в Украину."),
    ("ru", "на", "Инвестиции в Украину растут."),
    ("ru", "на", "Они вложили в Украину миллиарды."),
    ("ru", "", "Война на Украине и в Украине."),
    ("uk", "", "Напад на Україну засудили всі."),
    ("uk", "", "Росія напала на Україну."),
    ("uk", "", "Росія випустила на Україну 50 дронів."),
    ("uk", "", "Вплив на Україну слабшає."),
    ("uk", "", "Тиск на східну Україну зростає."),
    ("uk", "", "Він покладає надію на Україну."),
    ("uk", "", "Світ дивиться на Україну."),
    ("uk", "", "Пісня пролунала на всю Україну."),
    ("uk", "", "Вони зосередилися на Україні."),
]
UKRAINIAN = [
    "Війна на Україні триває.",
    "Бої точаться на східній Україні.",
    "Вони повернулися на Україну.",
    "На Україну надіслали допомогу.",
    "Гроші надійдуть на Україну до осені.",
    "Постачання зброї на Україну припинено.",
    "Він поїхав на західну Україну.",
    "Вторгнення на Україну почалося вночі.",
    "Після нападу він приїхав на Україну.",
]
# Language, house, text, the text as the house sets it; only what surely moves there is put right.
POLISHED = [
    ("ru", "в", "Они вернулись на Украину.", "Они вернулись в\u00a0Украину."),
    ("ru", "на", "Они вернулись в\u00a0Украину.", "Они вернулись на\u00a0Украину."),
    ("ru", "в", "Поставки оружия на Украину.", "Поставки оружия в\u00a0Украину."),
    ("ru", "в", "Бои на всей Украине.", "Бои во всей Украине."),
    ("ru", "на", "Бои во всей Украине.", "Бои на всей Украине."),
    ("ru", "в", "Бои на восточной Украине.", "Бои в\u00a0восточной Украине."),
    ("ru", "в", "Поступили жалобы на Украину.", "Поступили жалобы на Украину."),
    ("ru", "в", "Удар на Украину.", "Удар на Украину."),
    ("ru", "на", "Вера в\u00a0Украину.", "Вера в\u00a0Украину."),
    ("uk", "", "Вони приїхали на Україну.", "Вони приїхали в\u00a0Україну."),
    ("uk", "", "Напад на Україну.", "Напад на Україну."),
    ("uk", "", "Бої на східній Україні.", "Бої в\u00a0східній Україні."),
]


def find(language, target, house):
    """How many prepositions are found wrong."""
    style = replace(HouseStyle(), ukraine_ru=house)
    findings = check_unit(Unit("It is so.", target), load_language(language), style)
    return sum(finding.check == "ukraine-preposition" for finding in findings)


def put(text, preposition):
    """The text with this preposition."""
    return text.replace("_", preposition.capitalize() if text.startswith("_") else preposition)


@pytest.mark.parametrize("house", ["в", "на"])
@pytest.mark.parametrize("text", HOUSE)
def test_the_house_has_one_preposition_of_place_and_of_motion(text, house):
    other = {"в": "на", "на": "в"}[house]
    assert (find("ru", put(text, house), house), find("ru", put(text, other), house)) == (0, 1)


@pytest.mark.parametrize(("language", "house", "target"), ASKED_FOR)
def test_a_preposition_that_another_word_asks_for_is_sound_in_any_house(language, house, target):
    assert find(language, target, house) == 0


@pytest.mark.parametrize("target", UKRAINIAN)
def test_ukrainian_has_v_for_place_and_motion(target):
    assert find("uk", target, "") == 1


@pytest.mark.parametrize(("language", "house", "text", "polished"), POLISHED)
def test_polishing_changes_the_preposition_of_place_and_of_sure_motion(language, house, text, polished):
    style = replace(HouseStyle(), ukraine_ru=house)
    assert polish(text, load_language(language), style).replace("на\u00a0", "на ") == polished.replace(
        "на\u00a0", "на "
    )
